/* SPDX-License-Identifier: MIT
 *
 * invariants.c - any bytes: every promise of stet.h holds. The lean one: one parse, for as many texts a second as can
 * be. The sets of options are the matter of options.c.
 */
#include "shared.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    char *text = run_copy_text(data, size);
    shared_parse_checked(0, text, size, shared_options(0));
    run_free_text(text);
    return 0;
}
