/* SPDX-License-Identifier: MIT
 *
 * wants.c - whatever is wanted and whichever arrays are given, the records that are written are those of the full
 * answer.
 */
#include "oracle.h"
#include "run.h"

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
    const stet_options options = STET_OPTIONS_INIT;
    char *text = run_copy_text(data, size);
    run whole = run_parse_whole(text, size, options, RUN_ALL);
    for (uint32_t given = 0; given < RUN_ALL; given++)
        check_given(text, size, &whole, given);
    for (size_t i = 0; i < sizeof wants / sizeof wants[0]; i++)
        check_want(text, size, &whole, wants[i]);
    run_free(&whole);
    run_free_text(text);
    return 0;
}
