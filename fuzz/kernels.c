/* SPDX-License-Identifier: MIT
 *
 * kernels.c - every kernel that runs here gives the portable kernel's answer, bit for bit; one that does not run is
 * refused, and so is a number that is no kernel's. Which one is the best stays what it was at first, whatever is asked
 * for. The text stands aligned for some and not for others.
 */
#include "shared.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* Bytes before the text in its heap block: the end stays exact. */
enum { SHIFT = 3 };

/* The process's first answer; 0 before it. */
static uint32_t best;

static void check_best(void)
{
    if (best == 0) best = stet_kernel_best();
    run_expect(stet_kernel_best() == best, "the best kernel is no longer the one it was");
    run_expect(best != STET_KERNEL_AUTO && stet_kernel_available(best), "the best kernel is none that runs");
}

static void check_kernel(uint32_t kernel, const char *text, size_t len, const run *whole)
{
    stet_options options = shared_options(0);
    options.kernel = kernel;
    run r = shared_parse(1, text, len, options);
    if (stet_kernel_available(kernel)) {
        run_expect(kernel <= best, "a kernel runs that is better than the best");
        run_expect_same(&r, whole, stet_kernel_name(kernel));
    } else {
        run_expect(r.status == STET_E_KERNEL, "a kernel that is not available ran");
    }
    check_best();
}

static void expect_refused(uint32_t number, const char *text, size_t len)
{
    stet_options options = shared_options(0);
    options.kernel = number;
    run r = shared_parse(2, text, len, options);
    run_expect(!stet_kernel_available(number), "a number that is no kernel's is available");
    run_expect(r.status == STET_E_KERNEL, "a number that is no kernel's ran");
    run_expect(r.article.block_count == 0 && r.article.sentence_count == 0 && r.article.quotation_count == 0,
               "an error with records");
}

/* Numbers that are no kernel's: each kernel's with a bit more, which the text's length chooses; those past the last. */
static void check_refused(const char *text, size_t len)
{
    for (uint32_t kernel = STET_KERNEL_AUTO; kernel <= STET_KERNEL_NEON; kernel++)
        expect_refused(kernel + (UINT32_C(8) << len % 29), text, len);
    expect_refused(STET_KERNEL_NEON + 1, text, len);
    expect_refused(UINT32_MAX, text, len);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    check_best();
    stet_options portable = shared_options(0);
    char *text = run_copy_text(data, size), *shifted = malloc(size + SHIFT);
    run_expect(shifted != NULL, "no memory for the text");
    if (size > 0) memcpy(shifted + SHIFT, data, size);
    portable.kernel = STET_KERNEL_PORTABLE;
    run whole = shared_parse_checked(0, text, size, portable);
    for (uint32_t kernel = STET_KERNEL_AUTO; kernel <= STET_KERNEL_NEON; kernel++)
        check_kernel(kernel, kernel % 2 == 0 ? text : shifted + SHIFT, size, &whole);
    check_refused(text, size);
    free(shifted);
    run_free_text(text);
    return 0;
}
