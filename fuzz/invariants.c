/* SPDX-License-Identifier: MIT
 *
 * invariants.c - any bytes, with each set of options that matters: every promise of stet.h holds, and all kernels
 * give the same answer.
 */
#include "oracle.h"
#include "run.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void expect_kept_promises(const char *text, size_t len, const run *r)
{
    const char *broken = oracle_check(text, len, &r->options, &r->article);
    if (broken != NULL) run_expect(0, broken);
}

static void check_kernels(const char *text, size_t len, const run *whole)
{
    for (uint32_t kernel = STET_KERNEL_PORTABLE; kernel <= STET_KERNEL_NEON; kernel++) {
        stet_options options = whole->options;
        options.kernel = kernel;
        run r = run_parse(text, len, options, RUN_ALL, run_counts(whole));
        if (stet_kernel_available(kernel)) {
            run_expect_same(&r, whole, stet_kernel_name(kernel));
        } else {
            run_expect(r.status == STET_E_KERNEL, "a kernel that is not available ran");
        }
        run_free(&r);
    }
}

/* STET_OPTION_STRICT_UTF8: refused where a byte is no UTF-8, else as without it. */
static void check_strict(const char *text, size_t len, const run *whole)
{
    stet_options options = whole->options;
    options.flags |= STET_OPTION_STRICT_UTF8;
    run r = run_parse(text, len, options, RUN_ALL, run_counts(whole));
    if (whole->article.error_offset == len) {
        run_expect_same(&r, whole, "strict parsing differs on what is UTF-8");
    } else {
        run_expect(r.status == STET_E_UTF8, "strict parsing lets pass what is no UTF-8");
        run_expect(r.article.error_offset == whole->article.error_offset, "error_offset differs in strict parsing");
        run_expect(r.article.block_count == 0 && r.article.sentence_count == 0 && r.article.quotation_count == 0,
                   "an error with records");
    }
    run_free(&r);
}

/* Words of any language may be looked for, whatever the text's. */
static void check_languages(const char *text, size_t len)
{
    for (uint32_t language = STET_LANGUAGE_ENGLISH; language <= STET_LANGUAGE_CHINESE; language++) {
        stet_options options = STET_OPTIONS_INIT;
        options.language = language;
        run whole = run_parse_whole(text, len, options, RUN_ALL);
        expect_kept_promises(text, len, &whole);
        run_free(&whole);
    }
}

/* The same answer is given twice: nothing of the parse before remains. */
static void check_again(const char *text, size_t len, const run *whole)
{
    run r = run_parse(text, len, whole->options, RUN_ALL, run_counts(whole));
    run_expect_same(&r, whole, "a second parse differs");
    run_free(&r);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const uint32_t flags[] = {0, STET_OPTION_WHOLE_QUOTATIONS, STET_OPTION_PAIR_DAMAGED_MARKS,
                                     STET_OPTION_WHOLE_QUOTATIONS | STET_OPTION_PAIR_DAMAGED_MARKS};
    char *text = run_copy_text(data, size);
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        stet_options options = STET_OPTIONS_INIT;
        options.flags = flags[i];
        run whole = run_parse_whole(text, size, options, RUN_ALL);
        expect_kept_promises(text, size, &whole);
        if (i == 0) {
            check_strict(text, size, &whole);
            check_again(text, size, &whole);
            check_languages(text, size);
            check_kernels(text, size, &whole);
        }
        run_free(&whole);
    }
    run_free_text(text);
    return 0;
}
