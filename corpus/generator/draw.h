/* SPDX-License-Identifier: MIT
 *
 * draw.h - numbers by chance, the same everywhere: splitmix64.
 */
#ifndef STET_GENERATOR_DRAW_H
#define STET_GENERATOR_DRAW_H

#include <stdint.h>

typedef struct chance {
    uint64_t state;
} chance;

static inline uint64_t draw_bits(chance *c)
{
    uint64_t z = c->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* 0 to below - 1; below is not 0. The bias of the product is below one in 2^32 / below. */
static inline uint32_t draw(chance *c, uint32_t below)
{
    return (uint32_t)(((draw_bits(c) >> 32) * below) >> 32);
}

#endif
