/* SPDX-License-Identifier: MIT
 *
 * invariants.c - any bytes: every promise of stet.h holds. The lean one: as many texts a second as can be, so it parses
 * twice only, with all options off and with all on that change what is found. options.c has the other sets.
 */
#include "shared.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    char *text = run_copy_text(data, size);
    stet_options options = shared_options(STET_OPTION_WHOLE_QUOTATIONS | STET_OPTION_PAIR_DAMAGED_MARKS);
    shared_parse_checked(0, text, size, shared_options(0));
    options.want = RUN_ALL; /* attributions cost the most, and the flags are not theirs */
    shared_parse_checked(0, text, size, options);
    run_free_text(text);
    return 0;
}
