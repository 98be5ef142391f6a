/* SPDX-License-Identifier: MIT
 *
 * caps.c - whatever arrays, caps and wants the caller gives, the records that are written are those of the full answer.
 */
#include "oracle.h"
#include "run.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* Takes from the full answer what an answer to `want` has not: whole arrays, and what the other records say of them. */
static void drop_unwanted(run *whole, uint32_t want)
{
    const uint16_t of_marks = STET_BLOCK_FLAG_DAMAGED_MARKS | STET_BLOCK_FLAG_STRAY_MARK;
    if ((want & STET_WANT_QUOTATIONS) == 0) whole->article.flags &= ~STET_ARTICLE_FLAG_DAMAGED_MARKS;
    if ((want & STET_WANT_BLOCKS) == 0) whole->article.block_count = 0;
    if ((want & STET_WANT_SENTENCES) == 0) whole->article.sentence_count = 0;
    if ((want & STET_WANT_QUOTATIONS) == 0) whole->article.quotation_count = 0;
    for (size_t i = 0; i < whole->article.block_count; i++) {
        stet_block *block = &whole->article.blocks[i];
        if ((want & STET_WANT_SENTENCES) == 0) block->first_sentence = block->sentence_count = 0;
        if ((want & STET_WANT_QUOTATIONS) != 0) continue;
        block->first_quotation = block->quotation_count = 0;
        block->flags &= (uint16_t)~of_marks;
    }
}

/* Likewise attributions or references. */
static void drop_unwanted_attributions(run *whole, uint32_t want)
{
    const stet_span absent = {0, 0};
    for (uint32_t i = 0; i < whole->article.quotation_count; i++) {
        stet_quotation *q = &whole->article.quotations[i];
        if ((want & STET_WANT_REFERENCES) == 0) q->refers_to = absent;
        if ((want & STET_WANT_ATTRIBUTIONS) != 0) continue;
        q->cue = q->speaker = absent;
        q->kind = STET_QUOTATION_UNKNOWN;
        q->speaker_form = STET_FORM_NONE;
        q->rule = STET_RULE_NONE;
        q->utterance = i;
        q->next_part = STET_NONE;
    }
}

/* The answer to `want` is the full one without what is not wanted. */
static void check_want(const char *text, size_t len, const run *whole, uint32_t want)
{
    stet_options options = STET_OPTIONS_INIT;
    options.want = want;
    if ((want & STET_WANT_REFERENCES) != 0) want |= STET_WANT_ATTRIBUTIONS; /* a bit brings what it rests on */
    if ((want & STET_WANT_ATTRIBUTIONS) != 0) want |= STET_WANT_QUOTATIONS;
    run part = run_parse(text, len, options, RUN_ALL, run_counts(whole)), expected = run_copy(whole);
    const char *broken = oracle_check(text, len, &part.options, &part.article);
    if (broken != NULL) run_expect(0, broken);
    drop_unwanted(&expected, want);
    drop_unwanted_attributions(&expected, want);
    run_expect_same(&part, &expected, "records depend on what is wanted");
    run_free(&part);
    run_free(&expected);
}

/* With want 0 an array left NULL is not wanted; the others are as they are with it. */
static void check_given(const char *text, size_t len, const run *whole, uint32_t given)
{
    run part = run_parse(text, len, whole->options, given, run_counts(whole)), expected = run_copy(whole);
    drop_unwanted(&expected, given);
    run_expect_same(&part, &expected, "records depend on which arrays are given");
    run_free(&part);
    run_free(&expected);
}

/* Wanted and NULL: counted. */
static void check_counting(const char *text, size_t len, const run *whole)
{
    stet_options options = STET_OPTIONS_INIT;
    run_caps none = {0, 0, 0}, counts = run_counts(whole);
    options.want = RUN_ALL | STET_WANT_ATTRIBUTIONS | STET_WANT_REFERENCES;
    run counted = run_parse(text, len, options, 0, none);
    run_caps found = run_counts(&counted);
    run_expect(memcmp(&found, &counts, sizeof found) == 0, "counts without arrays differ");
    run_free(&counted);
}

/* A newer caller's strides: the records are the same, and what is not known of them is zero. */
static void check_strides(const char *text, size_t len, const run *whole)
{
    struct {
        stet_block known;
        uint32_t newer;
    } *blocks = malloc((whole->article.block_count + 1) * sizeof *blocks);
    stet_article article = STET_ARTICLE_INIT;
    run_expect(blocks != NULL, "no memory for the blocks");
    memset(blocks, 0xA5, whole->article.block_count * sizeof *blocks);
    article.blocks = &blocks->known;
    article.block_size = sizeof *blocks;
    article.block_cap = whole->article.block_count;
    stet_options options = STET_OPTIONS_INIT;
    options.want = STET_WANT_STANDARD;
    run_expect(stet_parse(text, len, &options, &article) != STET_E_ARGUMENT, "a larger distance is refused");
    for (size_t i = 0; i < whole->article.block_count; i++) {
        run_expect(memcmp(&blocks[i].known, &whole->article.blocks[i], sizeof(stet_block)) == 0 && blocks[i].newer == 0,
                   "records depend on their distance");
    }
    free(blocks);
}

/* A cap too small for `count`: none, half, or one too few. */
static size_t small_cap(size_t count, unsigned way)
{
    if (way == 0 || count == 0) return 0;
    return way == 1 ? count / 2 : count - 1;
}

/* Small caps for all arrays alike and for each alone. */
static void check_caps(const char *text, size_t len, const run *whole)
{
    run_caps full = run_counts(whole);
    for (unsigned way = 0; way < 3; way++) {
        run_caps caps = {small_cap(full.blocks, way), small_cap(full.sentences, way), small_cap(full.quotations, way)};
        run_caps mixed[] = {caps,
                            {caps.blocks, full.sentences, full.quotations},
                            {full.blocks, caps.sentences, full.quotations},
                            {full.blocks, full.sentences, caps.quotations}};
        for (size_t i = 0; i < sizeof mixed / sizeof mixed[0]; i++) {
            run part = run_parse(text, len, whole->options, RUN_ALL, mixed[i]);
            run_expect_first_of(&part, whole, "records depend on the caps");
            run_free(&part);
        }
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const uint32_t wants[] = {
        STET_WANT_BLOCKS | STET_WANT_QUOTATIONS,
        STET_WANT_BLOCKS | STET_WANT_SENTENCES | STET_WANT_QUOTATIONS,
        STET_WANT_QUOTATIONS | STET_WANT_ATTRIBUTIONS,
        STET_WANT_BLOCKS | STET_WANT_ATTRIBUTIONS,
        STET_WANT_REFERENCES,
        STET_WANT_SENTENCES,
    };
    stet_options options = STET_OPTIONS_INIT;
    char *text = run_copy_text(data, size);
    run whole = run_parse_whole(text, size, options, RUN_ALL);
    check_caps(text, size, &whole);
    check_counting(text, size, &whole);
    check_strides(text, size, &whole);
    for (uint32_t given = 0; given < RUN_ALL; given++)
        check_given(text, size, &whole, given);
    for (size_t i = 0; i < sizeof wants / sizeof wants[0]; i++)
        check_want(text, size, &whole, wants[i]);
    run_free(&whole);
    run_free_text(text);
    return 0;
}
