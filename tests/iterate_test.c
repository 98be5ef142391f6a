/* SPDX-License-Identifier: MIT
 *
 * iterate_test.c - the walks over records, on articles made by hand.
 */
#include "records.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { QUOTATIONS = 10, SENTENCES = 6 };

static stet_quotation quotations[QUOTATIONS];
static stet_sentence sentences[SENTENCES];
static stet_block blocks[3];

static void set(uint32_t i, uint32_t block, uint32_t parent, uint8_t depth, uint32_t utterance)
{
    quotations[i].next_part = STET_NONE;
    for (uint32_t before = i; before-- > 0;) {
        if (quotations[before].utterance != utterance || quotations[before].next_part != STET_NONE) continue;
        quotations[before].next_part = i;
        break;
    }
    quotations[i].span = (stet_span){10 * i, 10 * i + 9};
    for (uint32_t around = parent; around != STET_NONE; around = quotations[around].parent) {
        if (quotations[around].span.end < 10 * i + 9) quotations[around].span.end = 10 * i + 9;
    }
    quotations[i].block = block;
    quotations[i].parent = parent;
    quotations[i].depth = depth;
    quotations[i].utterance = utterance;
    quotations[i].kind = STET_QUOTATION_DIRECT;
}

/* Blocks 0 to 9; quotation 0 holds 1, 3 and 4, 1 holds 2; 0, 5, 6 and 7 are one utterance. */
static stet_article made_by_hand(void)
{
    stet_article article = STET_ARTICLE_INIT;
    memset(quotations, 0, sizeof quotations);
    set(0, 0, STET_NONE, 1, 0);
    set(1, 0, 0, 2, 1);
    set(2, 0, 1, 3, 2);
    set(3, 0, 0, 2, 3);
    set(4, 0, 0, 2, 4);
    set(5, 0, STET_NONE, 1, 0);
    set(6, 4, STET_NONE, 1, 0);
    set(7, 9, STET_NONE, 1, 0);
    set(8, 9, 7, 2, 8);
    set(9, 9, 8, 3, 9);
    blocks[0] = (stet_block){.first_sentence = 0, .sentence_count = 2, .first_quotation = 0, .quotation_count = 6};
    blocks[1] = (stet_block){.first_sentence = 2, .sentence_count = 0, .first_quotation = 6, .quotation_count = 1};
    blocks[2] = (stet_block){.first_sentence = 2, .sentence_count = 4, .first_quotation = 7, .quotation_count = 3};
    article.blocks = blocks;
    article.block_cap = article.block_count = 3;
    article.sentences = sentences;
    article.sentence_cap = article.sentence_count = SENTENCES;
    article.quotations = quotations;
    article.quotation_cap = article.quotation_count = QUOTATIONS;
    return article;
}

Test(iterate, sentences_of_a_block)
{
    stet_article article = made_by_hand();
    cr_expect_eq(stet_block_sentence(&article, &blocks[0], 0), &sentences[0]);
    cr_expect_eq(stet_block_sentence(&article, &blocks[0], 1), &sentences[1]);
    cr_expect_null(stet_block_sentence(&article, &blocks[0], 2));
    cr_expect_null(stet_block_sentence(&article, &blocks[0], SIZE_MAX));
    cr_expect_null(stet_block_sentence(&article, &blocks[1], 0));
    cr_expect_eq(stet_block_sentence(&article, &blocks[2], 3), &sentences[5]);
    cr_expect_null(stet_block_sentence(&article, &blocks[2], 4));
    article.sentence_cap = 3;
    cr_expect_eq(stet_block_sentence(&article, &blocks[2], 0), &sentences[2]);
    cr_expect_null(stet_block_sentence(&article, &blocks[2], 1));
    article.sentence_cap = 2;
    cr_expect_null(stet_block_sentence(&article, &blocks[2], 0));
    article.sentence_cap = 1;
    cr_expect_null(stet_block_sentence(&article, &blocks[2], 0));
    article.sentence_cap = SENTENCES;
    article.sentence_count = 4;
    cr_expect_null(stet_block_sentence(&article, &blocks[2], 2));
    article.sentences = NULL;
    cr_expect_null(stet_block_sentence(&article, &blocks[0], 1));
}

Test(iterate, quotations_of_a_block)
{
    stet_article article = made_by_hand();
    cr_expect_eq(stet_block_quotation(&article, &blocks[0], 5), &quotations[5]);
    cr_expect_null(stet_block_quotation(&article, &blocks[0], 6));
    cr_expect_eq(stet_block_quotation(&article, &blocks[1], 0), &quotations[6]);
    cr_expect_null(stet_block_quotation(&article, &blocks[1], 1));
    cr_expect_eq(stet_block_quotation(&article, &blocks[2], 2), &quotations[9]);
    article.quotation_cap = 8;
    cr_expect_eq(stet_block_quotation(&article, &blocks[2], 0), &quotations[7]);
    cr_expect_null(stet_block_quotation(&article, &blocks[2], 1));
    article.quotation_cap = 7;
    cr_expect_null(stet_block_quotation(&article, &blocks[2], 0));
    article.quotation_cap = 6;
    cr_expect_null(stet_block_quotation(&article, &blocks[2], 0));
    article.quotation_cap = 0;
    cr_expect_null(stet_block_quotation(&article, &blocks[0], 0));
    article.quotation_cap = QUOTATIONS;
    article.quotation_count = 9;
    cr_expect_null(stet_block_quotation(&article, &blocks[2], 2));
    article.quotations = NULL;
    cr_expect_null(stet_block_quotation(&article, &blocks[0], 1));
}

Test(iterate, parts_of_an_utterance)
{
    stet_article article = made_by_hand();
    cr_expect_eq(stet_quotation_next_part(&article, 0), 5);
    cr_expect_eq(stet_quotation_next_part(&article, 5), 6);
    cr_expect_eq(stet_quotation_next_part(&article, 6), 7);
    cr_expect_eq(stet_quotation_next_part(&article, 7), STET_NONE);
    cr_expect_eq(stet_quotation_next_part(&article, 1), STET_NONE);
    cr_expect_eq(stet_quotation_next_part(&article, 9), STET_NONE);
    cr_expect_eq(stet_quotation_next_part(&article, 10), STET_NONE);
    cr_expect_eq(stet_quotation_next_part(&article, STET_NONE), STET_NONE);
    /* The record says 6, which lies beyond the cap, then beyond the count. */
    article.quotation_cap = 6;
    cr_expect_eq(quotations[5].next_part, 6);
    cr_expect_eq(stet_quotation_next_part(&article, 0), 5);
    cr_expect_eq(stet_quotation_next_part(&article, 5), STET_NONE);
    cr_expect_eq(stet_quotation_next_part(&article, 6), STET_NONE);
    article.quotation_cap = QUOTATIONS;
    article.quotation_count = 6;
    cr_expect_eq(stet_quotation_next_part(&article, 5), STET_NONE);
    article.quotations = NULL;
    cr_expect_eq(stet_quotation_next_part(&article, 0), STET_NONE);
}

Test(iterate, inner_quotations)
{
    static const uint32_t inner[QUOTATIONS] = {1,         2,         STET_NONE, STET_NONE, STET_NONE,
                                               STET_NONE, STET_NONE, 8,         9,         STET_NONE};
    static const uint32_t sibling[QUOTATIONS] = {5, 3, STET_NONE, 4, STET_NONE, 6, 7, STET_NONE, STET_NONE, STET_NONE};
    stet_article article = made_by_hand();
    for (uint32_t i = 0; i < QUOTATIONS; i++) {
        cr_expect_eq(stet_quotation_first_inner(&article, i), inner[i], "inner of %u", i);
        cr_expect_eq(stet_quotation_next_sibling(&article, i), sibling[i], "sibling of %u", i);
    }
    cr_expect_eq(stet_quotation_first_inner(&article, QUOTATIONS), STET_NONE);
    cr_expect_eq(stet_quotation_next_sibling(&article, QUOTATIONS), STET_NONE);
    cr_expect_eq(stet_quotation_first_inner(&article, STET_NONE), STET_NONE);
    cr_expect_eq(stet_quotation_next_sibling(&article, STET_NONE), STET_NONE);
    article.quotation_count = 3;
    cr_expect_eq(stet_quotation_next_sibling(&article, 1), STET_NONE);
    article.quotation_cap = 1;
    cr_expect_eq(stet_quotation_first_inner(&article, 0), STET_NONE);
    article.quotations = NULL;
    cr_expect_eq(stet_quotation_first_inner(&article, 0), STET_NONE);
    cr_expect_eq(stet_quotation_next_sibling(&article, 0), STET_NONE);
}

/* Indirect speech may start inside a quotation; it has no parent, and stands in nobody's way. */
Test(iterate, indirect_speech_does_not_hide_inner_quotations)
{
    stet_article article = made_by_hand();
    set(2, 0, STET_NONE, 1, 2);
    quotations[2].kind = STET_QUOTATION_INDIRECT;
    set(1, 0, STET_NONE, 1, 1);
    quotations[1].kind = STET_QUOTATION_INDIRECT;
    cr_expect_eq(stet_quotation_first_inner(&article, 0), 3);
    cr_expect_eq(stet_quotation_first_inner(&article, 1), STET_NONE);
    set(1, 0, 0, 2, 1);
    cr_expect_eq(stet_quotation_next_sibling(&article, 1), 3);
}

/* Of many in a row none looks at more than the next one: the time of the whole walk is linear. */
Test(iterate, walks_over_indirect_speech_are_linear, .timeout = 20)
{
    enum { MANY = 300000 };
    stet_quotation *row = calloc(MANY, sizeof *row);
    stet_article article = STET_ARTICLE_INIT;
    article.quotations = row;
    article.quotation_cap = article.quotation_count = MANY;
    for (uint32_t i = 0; i < MANY; i++)
        row[i] = (stet_quotation){
            .span = {2 * i, 2 * i + 1}, .parent = STET_NONE, .depth = 1, .kind = STET_QUOTATION_INDIRECT};
    for (uint32_t i = 0; i < MANY; i++) {
        cr_assert_eq(stet_quotation_first_inner(&article, i), STET_NONE);
        cr_assert_eq(stet_quotation_next_sibling(&article, i), i + 1 < MANY ? i + 1 : STET_NONE);
    }
    free(row);
}

Test(iterate, records_stand_as_far_apart_as_the_article_says)
{
    struct {
        stet_quotation quotation;
        uint32_t later[3];
    } wide[QUOTATIONS];
    struct {
        stet_sentence sentence;
        uint32_t later;
    } long_sentences[SENTENCES];
    stet_article article = made_by_hand();
    memset(wide, 0xFF, sizeof wide);
    for (size_t i = 0; i < QUOTATIONS; i++)
        wide[i].quotation = quotations[i];
    article.quotations = &wide[0].quotation;
    article.quotation_size = (uint16_t)sizeof wide[0];
    article.sentences = &long_sentences[0].sentence;
    article.sentence_size = (uint16_t)sizeof long_sentences[0];
    cr_expect_eq(stet_quotation_next_part(&article, 0), 5);
    cr_expect_eq(stet_quotation_first_inner(&article, 7), 8);
    cr_expect_eq(stet_quotation_next_sibling(&article, 1), 3);
    cr_expect_eq(stet_block_quotation(&article, &blocks[2], 1), &wide[8].quotation);
    cr_expect_eq(stet_block_sentence(&article, &blocks[2], 1), &long_sentences[3].sentence);
}

Test(iterate, content)
{
    stet_quotation quotation = {.span = {10, 20}, .open_length = 3, .close_length = 1};
    stet_span content = stet_quotation_content(&quotation);
    cr_expect_eq(content.start, 13);
    cr_expect_eq(content.end, 19);
}
