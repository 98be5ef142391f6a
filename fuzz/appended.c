/* SPDX-License-Identifier: MIT
 *
 * appended.c - layout and style are learnt from the first STET_LEARN_BYTES alone: a paragraph appended past them leaves
 * the records before it as they were, but for the last blocks, whose kind looks ahead.
 */
#include "mutate.h"
#include "shared.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int mutate_keeps_long = 1; /* the target lengthens it past the learning window */

/* Blocks at the end that may change by what follows them. */
enum { LOOKING_AHEAD = 8 };

static const char paragraph[] = "\n\n\xE2\x80\x9EThe gates \xC2\xBBwere\xC2\xAB opened at six.\n\nThe mill is old.\n";

/* The input, repeated until it is longer than what is learnt from; and the paragraph. */
static char *make_text(const unsigned char *data, size_t size, size_t *len)
{
    size_t times = STET_LEARN_BYTES / size + 2;
    char *text = malloc(times * size + sizeof paragraph);
    run_expect(text != NULL, "no memory for the text");
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * size, data, size);
    memcpy(text + times * size, paragraph, sizeof paragraph - 1);
    *len = times * size;
    return text;
}

/* The blocks that keep their records: not the last ones, nor those of a speech that goes on into them, whose first
 * parts are given the attribution that is found there. */
static size_t kept_blocks(const stet_article *a)
{
    size_t last = a->block_count - LOOKING_AHEAD, kept = last;
    for (size_t i = a->quotation_count; i > 0 && a->quotations[i - 1].block >= last; i--) {
        const stet_quotation *first = &a->quotations[a->quotations[i - 1].utterance];
        if (first->block < kept) kept = first->block;
    }
    return kept;
}

/* The first records of `longer` are those of `shorter`. */
static void expect_kept(const stet_article *shorter, const stet_article *longer)
{
    if (shorter->block_count <= LOOKING_AHEAD) return;
    run_expect(longer->block_count >= shorter->block_count, "what is appended takes blocks away");
    run_expect(longer->layout == shorter->layout, "what is appended changes the layout");
    run_expect_kept(shorter, longer, kept_blocks(shorter), "what is appended changes");
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    size_t len;
    if (size == 0) return 0;
    char *text = make_text(data, size, &len);
    run shorter = shared_parse(0, text, len, shared_options(0));
    run longer = shared_parse(1, text, len + sizeof paragraph - 1, shared_options(0));
    expect_kept(&shorter.article, &longer.article);
    free(text);
    return 0;
}
