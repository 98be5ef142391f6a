/* SPDX-License-Identifier: MIT
 *
 * The kernel for AVX-512 with VBMI and VBMI2: 64 bytes at a time, byte classes by permutation, lists by compression.
 */
#include "scan.h"

#if STET_HAS_AVX512
#include <immintrin.h>

#if defined(__clang__)
#pragma clang attribute push(                                                                                          \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,popcnt,bmi,bmi2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,popcnt,bmi,bmi2")
#endif

STET_INLINE __m512i splat_avx512(unsigned byte)
{
    return _mm512_set1_epi8((char)byte);
}

/* Bits 0 to n - 1, n <= 64. */
STET_INLINE __mmask64 first_bits_avx512(size_t n)
{
    return _cvtu64_mask64(_bzhi_u64(~UINT64_C(0), (unsigned)n));
}

/* gcc's headers give intrinsics that have no mask an undefined vector, and gcc 12 warns of it in C++; with zeros and a
 * mask of all ones they are the same instruction. */
STET_INLINE __m512i look_up_avx512(const uint8_t table[64], __m512i index)
{
    return _mm512_maskz_permutexvar_epi8(~(__mmask64)0, index, _mm512_loadu_si512(table));
}

STET_INLINE __m256i half_avx512(__m512i v, bool high)
{
    return high ? _mm512_maskz_extracti64x4_epi64((__mmask8)-1, v, 1)
                : _mm512_maskz_extracti64x4_epi64((__mmask8)-1, v, 0);
}

/* ---- Candidates ---- */

/* What speaks against a byte, by its low seven bits, as far as it depends on the next byte's G (below) too:
 * bit 0..4  it needs a next byte of this group: 0 comma, 1 angle or acute, 2 a-circumflex, 3 80, 4 full-width
 * bit 5     it is no stop; always in G
 * bit 6     it is no mark; in G unless the next byte is BD, with which EF is one
 * bit 7     its own bit 7: what stands here is only meant for that half of the byte values
 * A byte that is nothing (N) lacks everything; marks and stops lack only being the other. */
#define N 0x7F
#define M 0x20
#define S 0x47
/* clang-format off */
static const uint8_t lacks_avx512[128] = {
    N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N,
    N, S, M, N, N, N, M, M, N, N, N, N, 0x21, N, S, N, N, N, N, N, N, N, N, N, N, N, N, N, M, N, N, S,
    N, N, 0xA2, 0xA4, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N,
    M, N, 0x88, 0x88, N, N, N, N, N, N, N, N, N, N, N, 0xD0, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N,
};
/* G: what a next byte does not give, by its low six bits. */
static const uint8_t gives_not_avx512[64] = {
    0xF7, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    0xFF, 0xFF, 0xFB, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFD, 0xFE, 0xFF, 0xFF, 0xFF,
    0xFF, 0xFF, 0xFF, 0xFF, 0xFD, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFD, 0xEF, 0xAF, 0xFF, 0xFF,
};
static const uint8_t iota_avx512[64] = {
     0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
    32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
};
/* clang-format on */
#undef N
#undef M
#undef S
#define MARK_LACKS_AVX512 0xCFu /* what a mark may not lack */
#define STOP_LACKS_AVX512 0xB8u

/* Appends the positions of a block's bits to a list.
 *
 *     bytes = compress(0 1 2 ... 63 by bits)
 *     list += widen(bytes) + base           the first 16 always, the rest where there are more
 *
 * Most blocks have few, and what is stored crosses cache lines as often as not: so little is stored. */
STET_INLINE uint16_t *append_avx512(uint16_t *list, __mmask64 bits, __m512i base)
{
    uint32_t count = (uint32_t)_mm_popcnt_u64(_cvtmask64_u64(bits));
    __m512i bytes = _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(iota_avx512));
    __m256i low = _mm256_cvtepu8_epi16(_mm256_castsi256_si128(half_avx512(bytes, false)));
    _mm256_storeu_si256((__m256i *)(void *)list, _mm256_add_epi16(low, half_avx512(base, false)));
    if (__builtin_expect(count > 16, 0)) {
        _mm512_storeu_si512(list, _mm512_add_epi16(_mm512_cvtepu8_epi16(half_avx512(bytes, false)), base));
        _mm512_storeu_si512(list + 32, _mm512_add_epi16(_mm512_cvtepu8_epi16(half_avx512(bytes, true)), base));
    }
    return list + count;
}

typedef struct lists_avx512 {
    uint16_t *marks, *stops, *ends;
} lists_avx512;

/* Bits of the bytes that end a line, given the bytes and those one and two places after each. */
STET_INLINE __mmask64 line_ends_avx512(__m512i v, __m512i next, __m512i third, __mmask64 within)
{
    __mmask64 lead = _mm512_mask_cmpeq_epi8_mask(within, v, splat_avx512(0xE2));
    lead = _mm512_mask_cmpeq_epi8_mask(lead, _mm512_or_si512(third, splat_avx512(1)), splat_avx512(0xA9));
    lead = _mm512_mask_cmpeq_epi8_mask(lead, next, splat_avx512(0x80));
    __mmask64 feed = _mm512_mask_cmpeq_epi8_mask(within, v, splat_avx512('\n'));
    return _kor_mask64(_kor_mask64(feed, lead), _mm512_mask_cmpeq_epi8_mask(within, v, splat_avx512('\r')));
}

/* Candidates among 64 bytes, given them and the bytes one and two places after each.
 *
 *     lack  = lacks[v & 7F] ^ (v & 80)
 *     lack &= gives_not[next & 3F]
 *     marks = (lack & MARK_LACKS) == 0
 *     stops = (lack & STOP_LACKS) == 0
 */
STET_INLINE lists_avx512 scan_block_avx512(__m512i v, __m512i next, __m512i third, __mmask64 within, __m512i base,
                                           bool stops, lists_avx512 lists)
{
    __m512i lack = _mm512_permutex2var_epi8(_mm512_loadu_si512(lacks_avx512), v, _mm512_loadu_si512(lacks_avx512 + 64));
    lack = _mm512_ternarylogic_epi32(lack, v, splat_avx512(0x80), 0x78); /* a ^ (b & c) */
    lack = _mm512_and_si512(lack, look_up_avx512(gives_not_avx512, next));
    lists.marks =
        append_avx512(lists.marks, _mm512_mask_testn_epi8_mask(within, lack, splat_avx512(MARK_LACKS_AVX512)), base);
    if (stops)
        lists.stops = append_avx512(lists.stops,
                                    _mm512_mask_testn_epi8_mask(within, lack, splat_avx512(STOP_LACKS_AVX512)), base);
    lists.ends = append_avx512(lists.ends, line_ends_avx512(v, next, third, within), base);
    return lists;
}

/* The same for the 64 bytes at piece + i, of which `rest` count, with `avail` bytes readable. */
STET_INLINE lists_avx512 scan_at_avx512(const uint8_t *at, size_t rest, size_t avail, __m512i base, bool stops,
                                        lists_avx512 lists)
{
    if (__builtin_expect(rest >= 64 && avail >= 66, 1))
        return scan_block_avx512(_mm512_loadu_si512(at), _mm512_loadu_si512(at + 1), _mm512_loadu_si512(at + 2),
                                 _cvtu64_mask64(~UINT64_C(0)), base, stops, lists);
    __mmask64 within = first_bits_avx512(rest < 64 ? rest : 64);
    size_t after = avail - 1, third = avail < 2 ? 0 : avail - 2;
    return scan_block_avx512(_mm512_maskz_loadu_epi8(within, at),
                             _mm512_maskz_loadu_epi8(first_bits_avx512(after < 64 ? after : 64), at + 1),
                             _mm512_maskz_loadu_epi8(first_bits_avx512(third < 64 ? third : 64), at + (third ? 2 : 0)),
                             within, base, stops, lists);
}

/* ---- UTF-8 and control bytes ---- */

/* Errors of two bytes side by side, by the nibbles of the first and the high nibble of the second; an error is there
 * where all three tables have its bit (J. Keiser, D. Lemire: Validating UTF-8 in less than one instruction per byte,
 * 2020). CONTINUED is no error where a sequence of three or four bytes asks for it. */
#define SHORT        0x01 /* a lead byte before a byte that continues nothing */
#define LONE         0x02 /* a continuation after an ASCII byte */
#define OVER3        0x04 /* E0 before 80 to 9F */
#define LARGE        0x08 /* F4 before 90 and up; F5 and up */
#define SURROGATE    0x10 /* ED before A0 and up */
#define OVER2        0x20 /* C0, C1 */
#define LARGE5       0x40 /* F5 and up before 80 to 8F; the same bit: F0 before 80 to 8F */
#define CONTINUED    0x80 /* a continuation after a continuation */
#define ANY          (SHORT | LONE | CONTINUED)
#define FOLLOWS      (LONE | OVER2 | CONTINUED)
#define REPEAT4(...) __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__
static const uint8_t first_high_avx512[64] = {REPEAT4(LONE, LONE, LONE, LONE, LONE, LONE, LONE, LONE, CONTINUED,
                                                      CONTINUED, CONTINUED, CONTINUED, SHORT | OVER2, SHORT,
                                                      SHORT | OVER3 | SURROGATE, SHORT | LARGE | LARGE5)};
static const uint8_t first_low_avx512[64] = {REPEAT4(
    ANY | OVER3 | OVER2 | LARGE5, ANY | OVER2, ANY, ANY, ANY | LARGE, ANY | LARGE | LARGE5, ANY | LARGE | LARGE5,
    ANY | LARGE | LARGE5, ANY | LARGE | LARGE5, ANY | LARGE | LARGE5, ANY | LARGE | LARGE5, ANY | LARGE | LARGE5,
    ANY | LARGE | LARGE5, ANY | LARGE | LARGE5 | SURROGATE, ANY | LARGE | LARGE5, ANY | LARGE | LARGE5)};
static const uint8_t second_high_avx512[64] = {
    REPEAT4(SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, FOLLOWS | OVER3 | LARGE5, FOLLOWS | OVER3 | LARGE,
            FOLLOWS | SURROGATE | LARGE, FOLLOWS | SURROGATE | LARGE, SHORT, SHORT, SHORT, SHORT)};
#undef SHORT
#undef LONE
#undef OVER3
#undef LARGE
#undef SURROGATE
#undef OVER2
#undef LARGE5
#undef CONTINUED
#undef ANY
#undef FOLLOWS
#undef REPEAT4

/* A control byte where its low six bits lead to it, else a byte of other low six bits. */
/* clang-format off */
static const uint8_t controls_avx512[64] = {
    0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x0E, 0x0F,
    0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x7F,
};
/* clang-format on */

typedef struct found_avx512 {
    __m512i errors;   /* a byte that is not 0: not UTF-8 */
    __m512i controls; /* a byte that is 0: a control byte */
} found_avx512;

static found_avx512 nothing_avx512(void)
{
    found_avx512 found;
    found.errors = _mm512_setzero_si512();
    found.controls = splat_avx512(0xFF);
    return found;
}

/* Looks at 64 bytes, given them and the bytes one, two and three places before each.
 *
 *     pair    = first_high[back1 >> 4] & first_low[back1 & F] & second_high[v >> 4]
 *     needed  = 80 where back2 >= E0 or back3 >= F0        the byte must be a second or third continuation
 *     errors |= pair ^ needed
 *     controls = min(controls, v ^ controls_table[v & 3F])
 */
STET_INLINE found_avx512 check_block_avx512(__m512i v, __m512i back1, __m512i back2, __m512i back3, found_avx512 found)
{
    const __m512i low = splat_avx512(0x0F);
    __m512i first_high =
        _mm512_shuffle_epi8(_mm512_loadu_si512(first_high_avx512), _mm512_and_si512(_mm512_srli_epi16(back1, 4), low));
    __m512i first_low = _mm512_shuffle_epi8(_mm512_loadu_si512(first_low_avx512), _mm512_and_si512(back1, low));
    __m512i second_high =
        _mm512_shuffle_epi8(_mm512_loadu_si512(second_high_avx512), _mm512_and_si512(_mm512_srli_epi16(v, 4), low));
    __m512i pair = _mm512_ternarylogic_epi32(first_high, first_low, second_high, 0x80); /* a & b & c */
    __m512i needed = _mm512_or_si512(_mm512_subs_epu8(back2, splat_avx512(0xE0 - 0x80)),
                                     _mm512_subs_epu8(back3, splat_avx512(0xF0 - 0x80)));
    __m512i wrong = _mm512_ternarylogic_epi32(pair, needed, splat_avx512(0x80), 0x78); /* a ^ (b & c) */
    found.errors = _mm512_or_si512(found.errors, wrong);
    __m512i other = _mm512_xor_si512(v, look_up_avx512(controls_avx512, v));
    found.controls = _mm512_min_epu8(found.controls, other);
    return found;
}

/* The bytes `back` places before those of the text's first block; nothing before the text. */
STET_INLINE __m512i shift_avx512(__m512i v, unsigned back)
{
    __m512i from = _mm512_sub_epi8(_mm512_loadu_si512(iota_avx512), splat_avx512(back));
    return _mm512_maskz_permutexvar_epi8(_cvtu64_mask64(~UINT64_C(0) << back), from, v);
}

STET_INLINE found_avx512 check_first_avx512(const uint8_t *text, size_t len, found_avx512 found)
{
    __m512i v = _mm512_mask_loadu_epi8(splat_avx512(' '), first_bits_avx512(len < 64 ? len : 64), text);
    return check_block_avx512(v, shift_avx512(v, 1), shift_avx512(v, 2), shift_avx512(v, 3), found);
}

/* The empty asm keeps gcc from loading again what it uses twice: loads that cross cache lines are what limits the loop.
 */
STET_INLINE found_avx512 check_whole_avx512(const uint8_t *at, found_avx512 found)
{
    __m512i v = _mm512_loadu_si512(at), back1 = _mm512_loadu_si512(at - 1);
    __asm__("" : "+v"(v), "+v"(back1));
    return check_block_avx512(v, back1, _mm512_loadu_si512(at - 2), _mm512_loadu_si512(at - 3), found);
}

/* The last block, of 0 to 63 bytes: blanks follow it, so that a sequence cut short by the end shows. */
STET_INLINE found_avx512 check_last_avx512(const uint8_t *at, size_t rest, found_avx512 found)
{
    const __m512i blanks = splat_avx512(' ');
    return check_block_avx512(_mm512_mask_loadu_epi8(blanks, first_bits_avx512(rest), at),
                              _mm512_mask_loadu_epi8(blanks, first_bits_avx512(rest + 1), at - 1),
                              _mm512_mask_loadu_epi8(blanks, first_bits_avx512(rest + 2 < 64 ? rest + 2 : 64), at - 2),
                              _mm512_mask_loadu_epi8(blanks, first_bits_avx512(rest + 3 < 64 ? rest + 3 : 64), at - 3),
                              found);
}

/* A run of blocks between two looks at what was found: errors end the search for them. */
#define RUN_AVX512 4096u

STET_INTERNAL stet_bytes stet_check_avx512(const uint8_t *text, size_t len)
{
    stet_bytes bytes;
    found_avx512 found = nothing_avx512();
    bytes.invalid = len;
    bytes.control = false;
    if (len == 0) return bytes;
    found = check_first_avx512(text, len, found);
    bool valid = len >= 64 || _mm512_test_epi8_mask(found.errors, found.errors) == 0;
    if (!valid) bytes.invalid = stet_find_invalid(text, 0, len);
    for (size_t i = 64, start = 0; len >= 64 && i <= len; start = i) {
        size_t stop = len - i < RUN_AVX512 ? len - (len - i) % 64 : i + RUN_AVX512;
        for (; i < stop; i += 64) {
            stet_read_ahead(text + i);
            found = check_whole_avx512(text + i, found);
        }
        if (len - i < 64) {
            found = check_last_avx512(text + i, len - i, found);
            i = len + 1;
        }
        if (valid && _mm512_test_epi8_mask(found.errors, found.errors) != 0) {
            bytes.invalid = stet_find_invalid(text, start, len);
            valid = false;
        }
    }
    bytes.control = _mm512_testn_epi8_mask(found.controls, found.controls) != 0;
    return bytes;
}

/* ---- Scans ---- */

static bool is_clean_avx512(const found_avx512 *found)
{
    return _mm512_test_epi8_mask(found->errors, found->errors) == 0 &&
           _mm512_testn_epi8_mask(found->controls, found->controls) == 0;
}

/* The candidates of whole blocks of the piece from `from` to `stop`, with a check of the bytes two places on: the same
 * four loads serve both. Returns where the blocks end. */
STET_INLINE size_t scan_blocks_avx512(const uint8_t *piece, size_t from, size_t stop, size_t avail, bool stops,
                                      lists_avx512 *lists, found_avx512 *found)
{
    size_t i = from;
    for (; stop - i >= 64 && avail - i >= 66; i += 64) {
        __m512i v = _mm512_loadu_si512(piece + i), next = _mm512_loadu_si512(piece + i + 1);
        __m512i third = _mm512_loadu_si512(piece + i + 2);
        __m512i before = i ? _mm512_loadu_si512(piece + i - 1) : shift_avx512(v, 1);
        stet_read_ahead(piece + i);
        __asm__("" : "+v"(v), "+v"(next), "+v"(third)); /* lest gcc loads them again */
        *lists =
            scan_block_avx512(v, next, third, _cvtu64_mask64(~UINT64_C(0)), _mm512_set1_epi16((short)i), stops, *lists);
        *found = check_block_avx512(third, next, v, before, *found);
    }
    return i;
}

/* `stops` and whether `clean` is NULL are known where this becomes part of other functions. */
STET_INLINE size_t scan_avx512(const uint8_t *piece, size_t len, size_t avail, bool stops, stet_candidates *out,
                               size_t *clean)
{
    lists_avx512 lists = {out->marks, out->stops, out->ends};
    found_avx512 found = nothing_avx512();
    size_t i = 0, checked = 0;
    bool full = false;
    while (i < len && !full) {
        size_t stop = len - i < STET_SCAN_STEP ? len : i + STET_SCAN_STEP;
        if (clean && checked == i) checked = i = scan_blocks_avx512(piece, i, stop, avail, stops, &lists, &found);
        for (; i < stop; i += 64)
            lists = scan_at_avx512(piece + i, len - i, avail - i, _mm512_set1_epi16((short)i), stops, lists);
        full = stet_lists_are_full((size_t)(lists.marks - out->marks), (size_t)(lists.stops - out->stops),
                                   (size_t)(lists.ends - out->ends));
    }
    out->mark_count = (uint32_t)(lists.marks - out->marks);
    out->stop_count = (uint32_t)(lists.stops - out->stops);
    out->end_count = (uint32_t)(lists.ends - out->ends);
    if (clean && checked) found = check_first_avx512(piece, 64, found); /* for its first two bytes */
    if (clean) *clean = checked && is_clean_avx512(&found) ? checked + 2 : 0;
    return i < len ? i : len;
}

STET_INTERNAL size_t stet_scan_avx512(const uint8_t *piece, size_t len, size_t avail, stet_candidates *out)
{
    return out->lists_stops ? scan_avx512(piece, len, avail, true, out, NULL)
                            : scan_avx512(piece, len, avail, false, out, NULL);
}

STET_INTERNAL size_t stet_scan_checked_avx512(const uint8_t *piece, size_t len, size_t avail, stet_candidates *out,
                                              size_t *clean)
{
    return out->lists_stops ? scan_avx512(piece, len, avail, true, out, clean)
                            : scan_avx512(piece, len, avail, false, out, clean);
}

/* ---- A look at a line's start ---- */

/* For each flag the bytes that have it. */
typedef struct look_avx512 {
    __mmask64 colon, dash, digit, stop, blank;
} look_avx512;

STET_INLINE __mmask64 in_range_avx512(__m512i v, unsigned from, unsigned count)
{
    return _mm512_cmplt_epu8_mask(_mm512_sub_epi8(v, splat_avx512(from)), splat_avx512(count));
}

/* Looks at 64 bytes, given them and the bytes one and two places after each; at digits and stops where that is asked
 * for. */
STET_INLINE look_avx512 look_block_avx512(__m512i v, __m512i next, __m512i third, bool further)
{
    look_avx512 look;
    __mmask64 graph = _mm512_cmpgt_epi8_mask(next, splat_avx512(' '));
    __mmask64 hyphen =
        _kor_mask64(_mm512_cmpeq_epi8_mask(v, splat_avx512('-')), _mm512_cmpeq_epi8_mask(v, splat_avx512('_')));
    __mmask64 follows = _kor_mask64(_knot_mask64(graph), _mm512_cmpeq_epi8_mask(next, splat_avx512('-')));
    __mmask64 wide = _mm512_mask_cmpeq_epi8_mask(_mm512_cmpeq_epi8_mask(v, splat_avx512(0xE2)),
                                                 _mm512_and_si512(third, splat_avx512(0xF8)), splat_avx512(0x90));
    look.colon = _kandn_mask64(graph, _mm512_cmpeq_epi8_mask(v, splat_avx512(':')));
    look.dash = _kor_mask64(_kand_mask64(hyphen, follows), wide);
    look.blank = _mm512_cmpeq_epi8_mask(v, splat_avx512(' '));
    look.digit = look.stop = 0;
    if (!further) return look;
    __mmask64 stop =
        _kor_mask64(_mm512_cmpeq_epi8_mask(v, splat_avx512('.')), _mm512_cmpeq_epi8_mask(v, splat_avx512('!')));
    stop = _kor_mask64(stop, _mm512_cmpeq_epi8_mask(v, splat_avx512('?')));
    look.digit = _kor_mask64(in_range_avx512(v, '0', 10), _mm512_cmpeq_epi8_mask(v, splat_avx512(0xEF)));
    look.stop = _mm512_mask_cmpeq_epi8_mask(stop, next, splat_avx512(' '));
    return look;
}

STET_INLINE uint32_t flag_avx512(uint32_t flag, __mmask64 one, __mmask64 other)
{
    return _cvtmask64_u64(_kor_mask64(one, other)) ? flag : 0;
}

/* What 64 bytes and the 64 after them show, as far as both were looked at. */
STET_INLINE stet_sighted sum_up_avx512(__m512i v, look_avx512 low, look_avx512 high)
{
    stet_sighted sighted;
    __mmask64 letter = in_range_avx512(_mm512_or_si512(v, splat_avx512(0x20)), 'a', 26);
    sighted.gaps = ~_cvtmask64_u64(_kor_mask64(letter, in_range_avx512(v, '0', 10)));
    sighted.holds =
        flag_avx512(STET_LOOK_COLON, low.colon, high.colon) | flag_avx512(STET_LOOK_DASH, low.dash, high.dash) |
        flag_avx512(STET_LOOK_DIGIT, low.digit, high.digit) | flag_avx512(STET_LOOK_STOP, low.stop, high.stop) |
        flag_avx512(STET_LOOK_BLANK, low.blank, high.blank);
    return sighted;
}

/* Of a line that is shorter, or near the text's end. */
static stet_sighted look_at_end_avx512(const uint8_t *line, size_t len, size_t avail)
{
    look_avx512 low, high = {0, 0, 0, 0, 0};
    size_t rest = len < 64 ? 0 : len - 64, after = avail < 130 ? avail : 130;
    __m512i v = _mm512_maskz_loadu_epi8(first_bits_avx512(len < 64 ? len : 64), line);
    if (len > 64) {
        __m512i wide = _mm512_maskz_loadu_epi8(first_bits_avx512(rest), line + 64);
        size_t next = after - 65, third = after < 66 ? 0 : after - 66; /* the line is in what may be read */
        high = look_block_avx512(
            wide, _mm512_maskz_loadu_epi8(first_bits_avx512(next < 64 ? next : 64), line + (next ? 65 : 0)),
            _mm512_maskz_loadu_epi8(first_bits_avx512(third < 64 ? third : 64), line + (third ? 66 : 0)), true);
    }
    size_t next = after - 1 < 64 ? after - 1 : 64, third = after < 2 ? 0 : after - 2 < 64 ? after - 2 : 64;
    low = look_block_avx512(v, _mm512_maskz_loadu_epi8(first_bits_avx512(next), line + 1),
                            _mm512_maskz_loadu_epi8(first_bits_avx512(third), line + (third ? 2 : 0)), true);
    stet_sighted sighted = sum_up_avx512(v, low, high);
    sighted.holds &= stet_look_told(len);
    return sighted;
}

STET_INTERNAL stet_sighted stet_look_avx512(const uint8_t *line, size_t len, size_t avail)
{
    if (len < 128 || avail < 130) return look_at_end_avx512(line, len, avail);
    __m512i v = _mm512_loadu_si512(line), wide = _mm512_loadu_si512(line + 64);
    look_avx512 low = look_block_avx512(v, _mm512_loadu_si512(line + 1), _mm512_loadu_si512(line + 2), false);
    look_avx512 high = look_block_avx512(wide, _mm512_loadu_si512(line + 65), _mm512_loadu_si512(line + 66), false);
    return sum_up_avx512(v, low, high);
}

STET_INTERNAL void stet_kinds_avx512(const uint8_t *text, stet_kinds *kinds)
{
    __m512i v = _mm512_loadu_si512(text);
    __mmask64 joints = _kor_mask64(in_range_avx512(v, '&', 2), in_range_avx512(v, '-', 2)); /* & ' and - . */
    joints = _kor_mask64(joints, _mm512_cmpeq_epi8_mask(v, splat_avx512('_')));
    joints = _kor_mask64(joints, _mm512_cmpeq_epi8_mask(v, splat_avx512('@')));
    kinds->letters = _cvtmask64_u64(in_range_avx512(_mm512_or_si512(v, splat_avx512(0x20)), 'a', 26));
    kinds->capitals = _cvtmask64_u64(in_range_avx512(v, 'A', 26));
    kinds->digits = _cvtmask64_u64(in_range_avx512(v, '0', 10));
    kinds->joints = _cvtmask64_u64(joints);
    kinds->high = _cvtmask64_u64(_mm512_movepi8_mask(v));
    kinds->leads = _cvtmask64_u64(in_range_avx512(v, 0xC3, 14));
}

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#endif
