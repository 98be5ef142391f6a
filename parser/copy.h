/* SPDX-License-Identifier: MIT
 *
 * copy.h - copies of a text's last bytes, for the kernels that read some dozen at a time.
 */
#ifndef STET_COPY_H
#define STET_COPY_H

#include "scan.h"
#include "swar.h"

#if STET_HAS_SSE2 || STET_HAS_AVX2

/* Copies n bytes, which are seldom more than 64. */
static inline void stet_copy(uint8_t *to, const uint8_t *from, size_t n)
{
    if (n <= 64)
        stet_copy_short(to, from, n);
    else
        memcpy(to, from, n);
}

/* Copies the first 64 of n bytes, or all where they are fewer; behind them are zeros, one at least. */
static inline void stet_copy_ended(uint8_t copy[65], const uint8_t *from, size_t n)
{
    memset(copy, 0, 65);
    stet_copy_short(copy, from, n < 64 ? n : 64);
}

#endif

#endif
