/* SPDX-License-Identifier: MIT
 *
 * draw.h - numbers by chance that are the same in each run. Source: Knuth's MMIX generator, its upper half.
 */
#ifndef STET_TESTS_DRAW_H
#define STET_TESTS_DRAW_H

#include <stdint.h>

static inline uint64_t draw_number(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

#endif
