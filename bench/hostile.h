/* SPDX-License-Identifier: MIT
 *
 * hostile.h - inputs made of what is costly, over and over.
 */
#ifndef STET_BENCH_HOSTILE_H
#define STET_BENCH_HOSTILE_H

#include <stddef.h>

typedef struct hostile {
    const char *name, *pattern;
    int huge; /* one that is timed at its largest size too */
} hostile;

extern const hostile hostiles[];
extern const size_t hostile_count;

#endif
