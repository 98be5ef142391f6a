/* SPDX-License-Identifier: MIT
 *
 * caps.c - however small the arrays are, the records that are written are the first of the full answer, and the counts
 * are those of it. Each array has a heap block of exactly its cap.
 */
#include "run.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

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

/* A number that the text's bytes draw. */
static size_t drawn(const char *text, size_t len)
{
    uint32_t number = 0;
    for (size_t i = 0; i < len; i++)
        number = (number * 31 + (unsigned char)text[i]) % 1000003;
    return number;
}

/* A cap too small for `count`: none, half, one too few, or any. */
static size_t small_cap(size_t count, unsigned way, size_t any)
{
    if (way == 0 || count == 0) return 0;
    if (way == 1) return count / 2;
    return way == 2 ? count - 1 : any % count;
}

/* Small caps for all arrays alike and for each alone. */
static void check_caps(const char *text, size_t len, const run *whole)
{
    run_caps full = run_counts(whole);
    size_t any = drawn(text, len);
    for (unsigned way = 0; way < 4; way++) {
        run_caps caps = {small_cap(full.blocks, way, any), small_cap(full.sentences, way, any / 7),
                         small_cap(full.quotations, way, any / 49)};
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

/* A length whose low 32 bits are those of a text: nothing is parsed or written. */
static void check_too_large(const char *text, size_t len)
{
    static const uint64_t lengths[] = {(uint64_t)1 << 32, (uint64_t)1 << 63, (uint64_t)STET_LEN_MAX + 1};
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        uint64_t length = lengths[i] + len;
        if (length > SIZE_MAX) continue;
        stet_article article = STET_ARTICLE_INIT;
        run_expect(stet_parse(text, (size_t)length, NULL, &article) == STET_E_TOO_LARGE, "a text too long is parsed");
        run_expect(article.block_count == 0 && article.sentence_count == 0 && article.quotation_count == 0,
                   "a text too long has records");
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const stet_options options = STET_OPTIONS_INIT;
    char *text = run_copy_text(data, size);
    run whole = run_parse_whole(text, size, options, RUN_ALL);
    check_caps(text, size, &whole);
    check_counting(text, size, &whole);
    check_strides(text, size, &whole);
    check_too_large(text, size);
    run_free(&whole);
    run_free_text(text);
    return 0;
}
