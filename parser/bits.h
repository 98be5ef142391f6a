/* SPDX-License-Identifier: MIT
 *
 * bits.h - bits of 64-bit words.
 */
#ifndef STET_BITS_H
#define STET_BITS_H

#include "base.h"

/* Index of the lowest bit that is set. Not all processors have an instruction for it, and compilers then call a
 * function that may not be there; a multiplication brings a different pattern of six bits to the top for each. */
static inline unsigned stet_lowest_bit(uint64_t bits)
{
#if defined(__GNUC__) && (defined(__x86_64__) || defined(__i386__) || defined(__aarch64__) || defined(__powerpc64__))
    return (unsigned)__builtin_ctzll(bits);
#else
    static const uint8_t index[64] = {0,  1,  2,  53, 3,  7,  54, 27, 4,  38, 41, 8,  34, 55, 48, 28,
                                      62, 5,  39, 46, 44, 42, 22, 9,  24, 35, 59, 56, 49, 18, 29, 11,
                                      63, 52, 6,  26, 37, 40, 33, 47, 61, 45, 43, 21, 23, 58, 17, 10,
                                      51, 25, 36, 32, 60, 20, 57, 16, 50, 31, 19, 15, 30, 14, 13, 12};
    return index[((bits & (0 - bits)) * UINT64_C(0x022FDD63CC95386D)) >> 58];
#endif
}

/* Index of the highest one. */
static inline unsigned stet_highest_bit(uint64_t bits)
{
#if defined(__GNUC__) && (defined(__x86_64__) || defined(__i386__) || defined(__aarch64__) || defined(__powerpc64__))
    return 63 - (unsigned)__builtin_clzll(bits);
#else
    for (unsigned i = 1; i < 64; i *= 2)
        bits |= bits >> i;
    return stet_lowest_bit(bits ^ bits >> 1);
#endif
}

/* Bits that are set; not all processors have an instruction for it, and compilers then call a function. */
static inline uint32_t stet_count_bits(uint64_t bits)
{
    bits -= (bits >> 1) & UINT64_C(0x5555555555555555);
    bits = (bits & UINT64_C(0x3333333333333333)) + ((bits >> 2) & UINT64_C(0x3333333333333333));
    bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (uint32_t)((bits * UINT64_C(0x0101010101010101)) >> 56);
}

#endif
