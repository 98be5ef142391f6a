/* SPDX-License-Identifier: MIT
 *
 * hostile_mode.h - hostile inputs: stet against the plain scanner, and time against size.
 */
#ifndef STET_BENCH_HOSTILE_MODE_H
#define STET_BENCH_HOSTILE_MODE_H

#include <stddef.h>

/* Prints a table with a line for each input. Sizes of up to `largest` bytes are timed. Returns 0, or 1 where stet (i)
 * has less than half the plain scanner's speed somewhere or a time is not proportional to the size. */
int hostile_mode(unsigned rounds, size_t largest);

#endif
