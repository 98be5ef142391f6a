/* SPDX-License-Identifier: MIT
 *
 * options.c - any bytes, with every set of flags and every language: the promises of stet.h hold, strict parsing
 * refuses exactly what is no UTF-8, and a second parse gives the same answer.
 */
#include "shared.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* Refused where a byte is no UTF-8, else as without STET_OPTION_STRICT_UTF8. */
static void check_strict(const char *text, size_t len, const run *whole)
{
    run r = shared_parse(1, text, len, shared_options(STET_OPTION_STRICT_UTF8));
    if (whole->article.error_offset == len) {
        run_expect_same(&r, whole, "strict parsing differs on what is UTF-8");
        return;
    }
    run_expect(r.status == STET_E_UTF8, "strict parsing lets pass what is no UTF-8");
    run_expect(r.article.error_offset == whole->article.error_offset, "error_offset differs in strict parsing");
    run_expect(r.article.block_count == 0 && r.article.sentence_count == 0 && r.article.quotation_count == 0,
               "an error with records");
}

/* Words of any language may be looked for, whatever the text's. */
static void check_languages(const char *text, size_t len)
{
    for (uint32_t language = STET_LANGUAGE_ENGLISH; language <= STET_LANGUAGE_CHINESE; language++) {
        stet_options options = shared_options(0);
        options.language = language;
        shared_parse_checked(1, text, len, options);
    }
}

/* The language that was learnt, given as an option, changes nothing. */
static void check_learnt(const char *text, size_t len, const run *whole)
{
    stet_options options = shared_options(0);
    options.language = whole->article.language;
    run r = shared_parse(1, text, len, options);
    run_expect_same(&r, whole, "the language learnt gives another answer where it is asked for");
}

/* Nothing of the parses before remains. */
static void check_again(const char *text, size_t len, const run *whole)
{
    run r = shared_parse(1, text, len, shared_options(0));
    run_expect_same(&r, whole, "a second parse differs");
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const uint32_t flags[] = {STET_OPTION_WHOLE_QUOTATIONS, STET_OPTION_PAIR_DAMAGED_MARKS,
                                     STET_OPTION_WHOLE_QUOTATIONS | STET_OPTION_PAIR_DAMAGED_MARKS};
    char *text = run_copy_text(data, size);
    run whole = shared_parse_checked(0, text, size, shared_options(0));
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++)
        shared_parse_checked(1, text, size, shared_options(flags[i]));
    check_languages(text, size);
    check_learnt(text, size, &whole);
    check_strict(text, size, &whole);
    check_again(text, size, &whole);
    run_free_text(text);
    return 0;
}
