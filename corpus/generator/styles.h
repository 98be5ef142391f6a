/* SPDX-License-Identifier: MIT
 *
 * styles.h - quote marks and the apostrophe of each style.
 */
#ifndef STET_GENERATOR_STYLES_H
#define STET_GENERATOR_STYLES_H

#include "generator.h"

typedef struct style_marks {
    const char *name;
    const char *open[2], *close[2]; /* outer, inner; deeper ones in turn */
    const char *pad;                /* between an outer mark and what it encloses */
    const char *apostrophe;
} style_marks;

/* Of one style, not of a set. */
const style_marks *style_marks_of(uint32_t style);

#endif
