/* SPDX-License-Identifier: MIT
 *
 * The kernel for AVX2: 32 bytes at a time, byte classes by shuffles of nibble tables.
 */
#include "copy.h"

#if STET_HAS_AVX2
#include <immintrin.h>

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,popcnt,bmi"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,popcnt,bmi")
#endif

STET_INLINE __m256i load_avx2(const uint8_t *at)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)at);
}

STET_INLINE __m256i splat_avx2(unsigned byte)
{
    return _mm256_set1_epi8((char)byte);
}

STET_INLINE __m256i high_nibbles_avx2(__m256i v)
{
    return _mm256_and_si256(_mm256_srli_epi16(v, 4), splat_avx2(0x0F));
}

STET_INLINE __m256i low_nibbles_avx2(__m256i v)
{
    return _mm256_and_si256(v, splat_avx2(0x0F));
}

STET_INLINE __m256i look_up_avx2(const uint8_t table[16], __m256i index)
{
    __m128i row = _mm_loadu_si128((const __m128i *)(const void *)table);
    return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(row), index);
}

/* ---- Candidates ---- */

/* Candidates of one byte, each at its low nibble; 80 where there is none. */
static const uint8_t singles_avx2[16] = {0x60, 0x21, 0x22, 0x80, 0x80, 0x80, 0x26, 0x27,
                                         0x80, 0x80, 0x0A, 0x80, 0x3C, 0x0D, 0x2E, 0x3F};
/* The same without stops. */
static const uint8_t fewer_singles_avx2[16] = {0x60, 0x80, 0x22, 0x80, 0x80, 0x80, 0x26, 0x27,
                                               0x80, 0x80, 0x0A, 0x80, 0x3C, 0x0D, 0x80, 0x80};
/* First bytes of candidates of two, likewise, as they are after a suitable byte is laid over them: C2 and E2, C3 and
 * E3, comma, EF. */
static const uint8_t firsts_avx2[16] = {0, 0, 0xE2, 0xE3, 0, 0, 0, 0, 0, 0, 0, 0, 0x2C, 0, 0, 0xEF};
/* What is laid over them, by the low nibble of the next byte: bit 4 fits none of them; bit 6 none but the lead bytes,
 * which have it; bit 5 makes E2 of C2. */
static const uint8_t overlays_avx2[16] = {0x60, 0x10, 0x60, 0x10, 0x60, 0x10, 0x10, 0x10,
                                          0x10, 0x10, 0x10, 0x60, 0x20, 0x60, 0x10, 0x10};

/* Bits of the suspects among 32 bytes: all candidates, and few bytes more.
 *
 *     single = v == singles[v & F]                                    not where v >= 80: the shuffle gives 0
 *     pair   = v | overlays[next & F] == firsts[v & F]
 */
STET_INLINE uint64_t suspects_avx2(const uint8_t *at, const uint8_t singles[16])
{
    __m256i v = load_avx2(at), next = load_avx2(at + 1);
    __m256i single = _mm256_cmpeq_epi8(v, look_up_avx2(singles, v));
    __m256i laid_over = _mm256_or_si256(v, look_up_avx2(overlays_avx2, low_nibbles_avx2(next)));
    __m256i pair = _mm256_cmpeq_epi8(laid_over, look_up_avx2(firsts_avx2, low_nibbles_avx2(v)));
    return (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(single, pair));
}

/* Five positions; volatile, as gcc would gather them in a vector first. */
STET_INLINE uint64_t put_five_avx2(uint16_t *list, uint64_t bits, uint32_t base)
{
    for (int i = 0; i < 5; i++, bits = _blsr_u64(bits))
        ((volatile uint16_t *)list)[i] = (uint16_t)(base + (uint32_t)_tzcnt_u64(bits));
    return bits;
}

/* Appends the positions of a block's bits: five always, so that blocks of few do not mislead the branch predictor, and
 * the rest where there are more. */
STET_INLINE uint16_t *append_avx2(uint16_t *list, uint64_t bits, uint32_t base)
{
    uint16_t *end = list + _mm_popcnt_u64(bits);
    bits = put_five_avx2(list, bits, base);
    for (list += 5; __builtin_expect(list < end, 0); list += 5)
        bits = put_five_avx2(list, bits, base);
    return end;
}

/* The suspects among the last bytes of a piece, 1 to 64, which cannot all be read together with the one behind them. */
static uint64_t last_suspects_avx2(const uint8_t *at, size_t rest, size_t avail, const uint8_t singles[16])
{
    uint64_t within = rest < 64 ? (UINT64_C(1) << rest) - 1 : ~UINT64_C(0);
    uint8_t copy[65];
    stet_copy_ended(copy, at, avail);
    return (suspects_avx2(copy, singles) | suspects_avx2(copy + 32, singles) << 32) & within;
}

STET_INTERNAL size_t stet_scan_avx2(const uint8_t *piece, size_t len, size_t avail, stet_candidates *out)
{
    const uint8_t *singles = out->lists_stops ? singles_avx2 : fewer_singles_avx2;
    uint16_t suspects[STET_SUSPECTS_MAX], *list = suspects;
    size_t i = 0;
    out->mark_count = out->stop_count = out->end_count = 0;
    while (i < len && !stet_lists_are_full(out->mark_count, out->stop_count, out->end_count)) {
        size_t stop = len - i < STET_SCAN_STEP ? len : i + STET_SCAN_STEP;
        for (; stop - i >= 64 && avail - i > 64; i += 64)
            list = append_avx2(list, suspects_avx2(piece + i, singles) | suspects_avx2(piece + i + 32, singles) << 32,
                               (uint32_t)i);
        if (i < stop) {
            list = append_avx2(list, last_suspects_avx2(piece + i, stop - i, avail - i, singles), (uint32_t)i);
            i = stop;
        }
        if (i < len && stet_suspects_are_few((size_t)(list - suspects), out)) continue;
        stet_sort_suspects(piece, avail, suspects, (size_t)(list - suspects), out);
        list = suspects;
    }
    return i;
}

/* ---- UTF-8 and control bytes ---- */

/* Errors of two bytes side by side, by the nibbles of the first and the high nibble of the second; an error is there
 * where all three tables have its bit (J. Keiser, D. Lemire: Validating UTF-8 in less than one instruction per byte,
 * 2020). CONTINUED is no error where a sequence of three or four bytes asks for it. */
#define SHORT     0x01 /* a lead byte before a byte that continues nothing */
#define LONE      0x02 /* a continuation after an ASCII byte */
#define OVER3     0x04 /* E0 before 80 to 9F */
#define LARGE     0x08 /* F4 before 90 and up; F5 and up */
#define SURROGATE 0x10 /* ED before A0 and up */
#define OVER2     0x20 /* C0, C1 */
#define LARGE5    0x40 /* F5 and up before 80 to 8F; the same bit: F0 before 80 to 8F */
#define CONTINUED 0x80 /* a continuation after a continuation */
#define ANY       (SHORT | LONE | CONTINUED)
#define LARGES    (ANY | LARGE | LARGE5)
#define FOLLOWS   (LONE | OVER2 | CONTINUED)
static const uint8_t error_high_avx2[16] = {LONE,
                                            LONE,
                                            LONE,
                                            LONE,
                                            LONE,
                                            LONE,
                                            LONE,
                                            LONE,
                                            CONTINUED,
                                            CONTINUED,
                                            CONTINUED,
                                            CONTINUED,
                                            SHORT | OVER2,
                                            SHORT,
                                            SHORT | OVER3 | SURROGATE,
                                            SHORT | LARGE | LARGE5};
static const uint8_t error_low_avx2[16] = {ANY | OVER3 | OVER2 | LARGE5,
                                           ANY | OVER2,
                                           ANY,
                                           ANY,
                                           ANY | LARGE,
                                           LARGES,
                                           LARGES,
                                           LARGES,
                                           LARGES,
                                           LARGES,
                                           LARGES,
                                           LARGES,
                                           LARGES,
                                           LARGES | SURROGATE,
                                           LARGES,
                                           LARGES};
static const uint8_t error_second_avx2[16] = {SHORT,
                                              SHORT,
                                              SHORT,
                                              SHORT,
                                              SHORT,
                                              SHORT,
                                              SHORT,
                                              SHORT,
                                              FOLLOWS | OVER3 | LARGE5,
                                              FOLLOWS | OVER3 | LARGE,
                                              FOLLOWS | SURROGATE | LARGE,
                                              FOLLOWS | SURROGATE | LARGE,
                                              SHORT,
                                              SHORT,
                                              SHORT,
                                              SHORT};
#undef SHORT
#undef LONE
#undef OVER3
#undef LARGE
#undef SURROGATE
#undef OVER2
#undef LARGE5
#undef CONTINUED
#undef ANY
#undef LARGES
#undef FOLLOWS

typedef struct found_avx2 {
    __m256i errors;  /* a byte that is not 0: not UTF-8 */
    __m256i lowest;  /* of the bytes: control bytes are there if below 9 */
    __m256i nearest; /* of the bytes' distances upwards from 0E: if below 12 */
    __m256i highest; /* of the bytes below 80: if 7F */
} found_avx2;

/* Looks at 32 bytes, given them and the bytes one, two and three places before each.
 *
 *     pair    = error_high[back1 >> 4] & error_low[back1 & F] & error_second[v >> 4]
 *     needed  = 80 where back2 >= E0 or back3 >= F0        the byte must be a second or third continuation
 *     errors |= pair ^ needed
 */
STET_INLINE found_avx2 check_block_avx2(__m256i v, __m256i back1, __m256i back2, __m256i back3, found_avx2 found)
{
    __m256i pair = _mm256_and_si256(look_up_avx2(error_high_avx2, high_nibbles_avx2(back1)),
                                    look_up_avx2(error_low_avx2, low_nibbles_avx2(back1)));
    pair = _mm256_and_si256(pair, look_up_avx2(error_second_avx2, high_nibbles_avx2(v)));
    __m256i needed = _mm256_or_si256(_mm256_subs_epu8(back2, splat_avx2(0xE0 - 0x80)),
                                     _mm256_subs_epu8(back3, splat_avx2(0xF0 - 0x80)));
    __m256i wrong = _mm256_xor_si256(pair, _mm256_and_si256(needed, splat_avx2(0x80)));
    found.errors = _mm256_or_si256(found.errors, wrong);
    found.lowest = _mm256_min_epu8(found.lowest, v);
    found.nearest = _mm256_min_epu8(found.nearest, _mm256_sub_epi8(v, splat_avx2(0x0E)));
    found.highest = _mm256_max_epi8(found.highest, v);
    return found;
}

/* The empty asm keeps gcc from loading again what it uses more than once. */
STET_INLINE found_avx2 check_at_avx2(const uint8_t *at, found_avx2 found)
{
    __m256i v = load_avx2(at), back1 = load_avx2(at - 1);
    __asm__("" : "+x"(v), "+x"(back1));
    return check_block_avx2(v, back1, load_avx2(at - 2), load_avx2(at - 3), found);
}

/* The text's first 32 bytes, with blanks before them. */
STET_INLINE found_avx2 check_first_avx2(const uint8_t *text, found_avx2 found)
{
    __m256i v = load_avx2(text), before = _mm256_permute2x128_si256(splat_avx2(' '), v, 0x20);
    return check_block_avx2(v, _mm256_alignr_epi8(v, before, 15), _mm256_alignr_epi8(v, before, 14),
                            _mm256_alignr_epi8(v, before, 13), found);
}

/* A text of less than 64 bytes, by a copy with blanks around. */
STET_INLINE found_avx2 check_short_avx2(const uint8_t *text, size_t len, found_avx2 found)
{
    uint8_t copy[96];
    memset(copy, ' ', sizeof copy);
    stet_copy_short(copy + 32, text, len);
    return check_at_avx2(copy + 64, check_at_avx2(copy + 32, found));
}

STET_INLINE bool is_cut_avx2(const uint8_t *end)
{
    return end[-1] >= 0xC0 || end[-2] >= 0xE0 || end[-3] >= 0xF0;
}

STET_INLINE bool has_errors_avx2(const found_avx2 *found)
{
    return !_mm256_testz_si256(found->errors, found->errors);
}

STET_INLINE bool has_controls_avx2(const found_avx2 *found)
{
    __m256i low = _mm256_cmpeq_epi8(_mm256_min_epu8(found->lowest, splat_avx2(8)), found->lowest);
    __m256i near = _mm256_cmpeq_epi8(_mm256_min_epu8(found->nearest, splat_avx2(0x11)), found->nearest);
    __m256i high = _mm256_cmpeq_epi8(found->highest, splat_avx2(0x7F));
    return _mm256_movemask_epi8(_mm256_or_si256(_mm256_or_si256(low, near), high)) != 0;
}

/* Bytes between two looks at what was found: errors end the search for them. */
#define RUN_AVX2 4096u

STET_INTERNAL stet_bytes stet_check_avx2(const uint8_t *text, size_t len)
{
    stet_bytes bytes;
    found_avx2 found;
    found.errors = _mm256_setzero_si256();
    found.lowest = found.nearest = splat_avx2(0xFF);
    found.highest = splat_avx2(0x80);
    bytes.invalid = len;
    bytes.control = false;
    if (len == 0) return bytes;
    if (len < 64) {
        found = check_short_avx2(text, len, found);
        if (has_errors_avx2(&found)) bytes.invalid = stet_find_invalid(text, 0, len);
        bytes.control = has_controls_avx2(&found);
        return bytes;
    }
    found = check_first_avx2(text, found);
    for (size_t i = 32, start = 0; i < len; start = i) {
        size_t stop = len - i < RUN_AVX2 ? len - 31 : i + RUN_AVX2;
        for (; i < stop; i += 32) {
            stet_read_ahead(text + i);
            found = check_at_avx2(text + i, found);
        }
        bool cut = false;
        if (len - i < 32) { /* the last 32 bytes, some for the second time */
            found = check_at_avx2(text + len - 32, found);
            cut = is_cut_avx2(text + len);
            i = len;
        }
        if (bytes.invalid == len && (cut || has_errors_avx2(&found)))
            bytes.invalid = stet_find_invalid(text, start, len);
    }
    bytes.control = has_controls_avx2(&found);
    return bytes;
}

/* ---- A look at a line's start ---- */

/* For each flag, a vector that is not 0 where some byte has it. */
typedef struct look_avx2 {
    __m256i colon, dash, digit, stop, blank;
} look_avx2;

/* Bits of the bytes among 32 that are ASCII letters or digits. */
STET_INLINE uint64_t words_avx2(__m256i v)
{
    __m256i letter = _mm256_sub_epi8(_mm256_or_si256(v, splat_avx2(0x20)), splat_avx2('a'));
    __m256i digit = _mm256_sub_epi8(v, splat_avx2('0'));
    letter = _mm256_cmpeq_epi8(_mm256_min_epu8(letter, splat_avx2(25)), letter);
    digit = _mm256_cmpeq_epi8(_mm256_min_epu8(digit, splat_avx2(9)), digit);
    return (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(letter, digit));
}

/* Looks at 32 bytes, given them (zeros where none count) and where they and what follows them stand. */
STET_INLINE look_avx2 look_block_avx2(const uint8_t *at, __m256i v, look_avx2 look)
{
    __m256i next = load_avx2(at + 1);
    __m256i graph = _mm256_cmpgt_epi8(next, splat_avx2(' '));
    __m256i hyphen = _mm256_or_si256(_mm256_cmpeq_epi8(v, splat_avx2('-')), _mm256_cmpeq_epi8(v, splat_avx2('_')));
    __m256i fits = _mm256_andnot_si256(_mm256_andnot_si256(_mm256_cmpeq_epi8(next, splat_avx2('-')), graph), hyphen);
    __m256i third = _mm256_cmpeq_epi8(_mm256_and_si256(load_avx2(at + 2), splat_avx2(0xF8)), splat_avx2(0x90));
    __m256i wide = _mm256_and_si256(_mm256_cmpeq_epi8(v, splat_avx2(0xE2)), third);
    look.colon = _mm256_or_si256(look.colon, _mm256_andnot_si256(graph, _mm256_cmpeq_epi8(v, splat_avx2(':'))));
    look.dash = _mm256_or_si256(look.dash, _mm256_or_si256(fits, wide));
    look.blank = _mm256_or_si256(look.blank, _mm256_cmpeq_epi8(v, splat_avx2(' ')));
    return look;
}

/* The same for digits and stops. */
STET_INLINE look_avx2 look_further_avx2(const uint8_t *at, __m256i v, look_avx2 look)
{
    __m256i number = _mm256_sub_epi8(v, splat_avx2('0'));
    __m256i digit = _mm256_cmpeq_epi8(_mm256_min_epu8(number, splat_avx2(9)), number);
    __m256i stop = _mm256_or_si256(_mm256_cmpeq_epi8(v, splat_avx2('.')), _mm256_cmpeq_epi8(v, splat_avx2('!')));
    stop = _mm256_or_si256(stop, _mm256_cmpeq_epi8(v, splat_avx2('?')));
    look.digit = _mm256_or_si256(look.digit, _mm256_or_si256(digit, _mm256_cmpeq_epi8(v, splat_avx2(0xEF))));
    look.stop =
        _mm256_or_si256(look.stop, _mm256_and_si256(stop, _mm256_cmpeq_epi8(load_avx2(at + 1), splat_avx2(' '))));
    return look;
}

STET_INLINE uint32_t flag_avx2(uint32_t flag, __m256i bytes)
{
    return _mm256_testz_si256(bytes, bytes) ? 0 : flag;
}

STET_INLINE uint32_t flags_avx2(look_avx2 look)
{
    return flag_avx2(STET_LOOK_COLON, look.colon) | flag_avx2(STET_LOOK_DASH, look.dash) |
           flag_avx2(STET_LOOK_DIGIT, look.digit) | flag_avx2(STET_LOOK_STOP, look.stop) |
           flag_avx2(STET_LOOK_BLANK, look.blank);
}

/* Of a line that is shorter, or near the text's end. */
static stet_sighted look_at_end_avx2(const uint8_t *line, size_t len, size_t avail, look_avx2 look)
{
    static const uint8_t edge[64] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                     0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                     0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    uint8_t copy[STET_LOOK_BYTES + 34];
    if (avail < (len + 31) / 32 * 32 + 2) { /* as much is read */
        memset(copy, 0, sizeof copy);
        stet_copy(copy, line, avail);
        line = copy;
    }
    stet_sighted sighted = {~UINT64_C(0), 0};
    for (size_t i = 0; i < len; i += 32) {
        __m256i within = load_avx2(edge + (len - i < 32 ? 32 - (len - i) : 0));
        __m256i v = _mm256_and_si256(load_avx2(line + i), within);
        look = look_further_avx2(line + i, v, look_block_avx2(line + i, v, look));
        if (i < 64) sighted.gaps ^= words_avx2(v) << i;
    }
    sighted.holds = flags_avx2(look) & stet_look_told(len);
    return sighted;
}

STET_INTERNAL stet_sighted stet_look_avx2(const uint8_t *line, size_t len, size_t avail)
{
    look_avx2 look;
    stet_sighted sighted;
    look.colon = look.dash = look.digit = look.stop = look.blank = _mm256_setzero_si256();
    if (len < STET_LOOK_BYTES || avail < STET_LOOK_BYTES + 34) return look_at_end_avx2(line, len, avail, look);
    for (unsigned i = 0; i < STET_LOOK_BYTES; i += 32)
        look = look_block_avx2(line + i, load_avx2(line + i), look);
    sighted.gaps = ~(words_avx2(load_avx2(line)) | words_avx2(load_avx2(line + 32)) << 32);
    sighted.holds = flags_avx2(look);
    return sighted;
}

/* Bytes from `low` to `high`: high is moved to 127, the largest signed number. */
STET_INLINE __m256i between_avx2(__m256i v, unsigned low, unsigned high)
{
    __m256i moved = _mm256_add_epi8(v, _mm256_set1_epi8((char)(127 - (int)high)));
    return _mm256_cmpgt_epi8(moved, _mm256_set1_epi8((char)(126 - (int)(high - low))));
}

STET_INLINE uint64_t bits_avx2(__m256i v, unsigned half)
{
    return (uint64_t)(uint32_t)_mm256_movemask_epi8(v) << (32 * half);
}

STET_INTERNAL void stet_kinds_avx2(const uint8_t *text, stet_kinds *kinds)
{
    stet_kinds found = {0, 0, 0, 0, 0, 0};
    for (unsigned half = 0; half < 2; half++) {
        __m256i v = load_avx2(text + (size_t)32 * half);
        __m256i joints = _mm256_or_si256(between_avx2(v, '&', '\''), between_avx2(v, '-', '.'));
        joints = _mm256_or_si256(joints, _mm256_cmpeq_epi8(v, _mm256_set1_epi8('_')));
        joints = _mm256_or_si256(joints, _mm256_cmpeq_epi8(v, _mm256_set1_epi8('@')));
        __m256i folded = _mm256_or_si256(v, _mm256_set1_epi8(0x20));
        found.letters |= bits_avx2(between_avx2(folded, 'a', 'z'), half);
        found.capitals |= bits_avx2(between_avx2(v, 'A', 'Z'), half);
        found.digits |= bits_avx2(between_avx2(v, '0', '9'), half);
        found.joints |= bits_avx2(joints, half);
        found.high |= bits_avx2(v, half);
        found.leads |= bits_avx2(between_avx2(v, 0xC3, 0xD0), half);
    }
    *kinds = found;
}

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#endif
