/* SPDX-License-Identifier: MIT
 *
 * progress.h - a line on the terminal that says how far the work has come: bytes, articles, rate, time left.
 */
#ifndef STET_CLI_PROGRESS_H
#define STET_CLI_PROGRESS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

struct progress {
    bool on;
    bool shown;                /* the line is on the terminal */
    atomic_uint_fast64_t read; /* bytes that were read, packed ones where they are packed */
    uint64_t size;             /* bytes there are to read; 0: unknown */
    double begun, painted;     /* when */
};

void progress_begin(struct progress *progress, bool on, uint64_t size);

/* Shows the line anew, a few times a second. */
void progress_show(struct progress *progress, uint64_t articles);

/* Takes the line away: before anything else is printed, and at the end. */
void progress_hide(struct progress *progress);

#endif
