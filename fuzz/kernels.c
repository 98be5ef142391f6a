/* SPDX-License-Identifier: MIT
 *
 * kernels.c - every kernel that runs here gives the portable kernel's answer, bit for bit; one that does not run is
 * refused. The text stands aligned for some and not for others.
 */
#include "shared.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* Bytes before the text in its heap block: the end stays exact. */
enum { SHIFT = 3 };

static void check_kernel(uint32_t kernel, const char *text, size_t len, const run *whole)
{
    stet_options options = shared_options(0);
    options.kernel = kernel;
    run r = shared_parse(1, text, len, options);
    if (stet_kernel_available(kernel)) {
        run_expect_same(&r, whole, stet_kernel_name(kernel));
    } else {
        run_expect(r.status == STET_E_KERNEL, "a kernel that is not available ran");
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    stet_options portable = shared_options(0);
    char *text = run_copy_text(data, size), *shifted = malloc(size + SHIFT);
    run_expect(shifted != NULL, "no memory for the text");
    if (size > 0) memcpy(shifted + SHIFT, data, size);
    portable.kernel = STET_KERNEL_PORTABLE;
    run whole = shared_parse_checked(0, text, size, portable);
    for (uint32_t kernel = STET_KERNEL_AUTO; kernel <= STET_KERNEL_NEON; kernel++)
        check_kernel(kernel, kernel % 2 == 0 ? text : shifted + SHIFT, size, &whole);
    free(shifted);
    run_free_text(text);
    return 0;
}
