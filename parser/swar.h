/* SPDX-License-Identifier: MIT
 *
 * swar.h - eight bytes of text at once in a number, the first one lowest.
 */
#ifndef STET_SWAR_H
#define STET_SWAR_H

#include "bits.h"

#define STET_ALL_BYTES(b) (0x0101010101010101u * (uint64_t)(b))
#define STET_HIGH_BITS    STET_ALL_BYTES(0x80)

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
static inline uint64_t stet_load32(const uint8_t *p)
{
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24;
}

static inline uint64_t stet_load64(const uint8_t *p)
{
    return stet_load32(p) | stet_load32(p + 4) << 32;
}
#else
static inline uint64_t stet_load32(const uint8_t *p)
{
    uint32_t x;
    memcpy(&x, p, sizeof x);
    return x;
}

static inline uint64_t stet_load64(const uint8_t *p)
{
    uint64_t x;
    /* NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): short words come without bytes, and need none */
    memcpy(&x, p, sizeof x);
    return x;
}
#endif

/* The high bit of each byte that is an ASCII letter. Without their high bits, a sum's high bit says that the byte is at
 * least 'a' (after 'z'). */
static inline uint64_t stet_letters8(uint64_t x)
{
    uint64_t low = (x | STET_ALL_BYTES(0x20)) & STET_ALL_BYTES(0x7F);
    uint64_t from_a = low + STET_ALL_BYTES(0x80 - 'a'), after_z = low + STET_ALL_BYTES(0x80 - 'z' - 1);
    return from_a & ~after_z & ~x & STET_HIGH_BITS;
}

/* Of those, the capital ones. */
static inline uint64_t stet_capitals8(uint64_t x, uint64_t letters)
{
    return letters & ~(x << 2);
}

/* ASCII letters to lower case. */
static inline uint64_t stet_fold8(uint64_t x)
{
    return x | stet_capitals8(x, stet_letters8(x)) >> 2;
}

static inline bool stet_is_ascii8(uint64_t x)
{
    return (x & STET_HIGH_BITS) == 0;
}

/* The high bit of each byte that is 0; of those after the first such one it may be wrong. */
static inline uint64_t stet_zeros8(uint64_t x)
{
    return (x - STET_ALL_BYTES(1)) & ~x & STET_HIGH_BITS;
}

/* The high bit of each byte that is not 0. */
static inline uint64_t stet_nonzeros8(uint64_t x)
{
    uint64_t low = STET_ALL_BYTES(0x7F);
    return (((x & low) + low) | x) & STET_HIGH_BITS;
}

/* All bits of the bytes before the first one whose high bit is set; of all eight where none is. */
static inline uint64_t stet_before8(uint64_t high_bits)
{
    return ((high_bits & (~high_bits + 1)) >> 7) - 1;
}

/* Copies 0 to 64 bytes, in pieces that overlap: most texts and lines that are copied at all are short, and a call takes
 * longer. */
static inline void stet_copy_short(uint8_t *to, const uint8_t *from, size_t n)
{
    if (n >= 32) {
        memcpy(to, from, 32);
        memcpy(to + n - 32, from + n - 32, 32);
    } else if (n >= 16) {
        memcpy(to, from, 16);
        memcpy(to + n - 16, from + n - 16, 16);
    } else if (n >= 8) {
        memcpy(to, from, 8);
        memcpy(to + n - 8, from + n - 8, 8);
    } else if (n >= 4) {
        memcpy(to, from, 4);
        memcpy(to + n - 4, from + n - 4, 4);
    } else if (n > 0) {
        to[0] = from[0];
        to[n / 2] = from[n / 2];
        to[n - 1] = from[n - 1];
    }
}

/* Which bytes of a number belong to a word of n bytes, 0 to 16: of its first eight, and of the next. A table, since a
 * branch on a word's length mispredicts. */
static inline const uint8_t *stet_ones_and_zeros(void)
{
    static const uint8_t bytes[32] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                      0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    return bytes;
}

static inline uint64_t stet_first_of16(size_t n)
{
    return stet_load64(stet_ones_and_zeros() + 16 - n);
}

static inline uint64_t stet_second_of16(size_t n)
{
    return stet_load64(stet_ones_and_zeros() + 24 - n);
}

/* 16 bytes from pos on, zeros for those from `end` on. Where they are fewer, the 16 before `end` hold them. */
static inline void stet_load16(const uint8_t *text, uint32_t pos, uint32_t end, uint64_t *first, uint64_t *second)
{
    uint32_t left = end - pos;
    if (left >= 16) {
        *first = stet_load64(text + pos);
        *second = stet_load64(text + pos + 8);
        return;
    }
    uint8_t copy[16] = {0};
    const uint8_t *last = text + end - 16;
    if (end < 16) {
        memcpy(copy + 16 - end, text, end);
        last = copy;
    }
    uint64_t low = stet_load64(last), high = stet_load64(last + 8);
    uint32_t shift = 8 * (16 - left) % 64; /* bits */
    *first = left > 8 ? low >> shift | high << (64 - shift) : left > 0 ? high >> shift : 0;
    *second = left > 8 ? high >> shift : 0;
}

/* How many bytes are all ones, the others being 0. */
static inline uint32_t stet_count8(uint64_t bytes)
{
    return (uint32_t)(((bytes & STET_ALL_BYTES(1)) * STET_ALL_BYTES(1)) >> 56);
}

/* The place, 0 to 7, of the first byte whose high bit is set; there is one. */
static inline uint32_t stet_first8(uint64_t high_bits)
{
    return stet_lowest_bit(high_bits) / 8;
}

#endif
