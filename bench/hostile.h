/* SPDX-License-Identifier: MIT
 *
 * hostile.h - inputs made of what is costly: a pattern over and over, or its characters in an order that is drawn, the
 * same in each run.
 */
#ifndef STET_BENCH_HOSTILE_H
#define STET_BENCH_HOSTILE_H

#include "texts.h"

typedef struct hostile {
    const char *name, *pattern;
    int huge;  /* one that is timed at its largest size too */
    int drawn; /* its characters in an order that does not repeat soon */
} hostile;

extern const hostile hostiles[];
extern const size_t hostile_count;

/* Adds `len` bytes of it. */
void hostile_add(texts *set, const hostile *h, size_t len);

#endif
