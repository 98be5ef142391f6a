/* SPDX-License-Identifier: MIT
 *
 * declare.c - stet.h under STET_SHARED and STET_BUILDING: its declarations alone.
 */
#include <stet.h>

stet_options standard_options(void);

stet_options standard_options(void)
{
    stet_options options = STET_OPTIONS_INIT;
    return options;
}
