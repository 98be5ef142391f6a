/* SPDX-License-Identifier: MIT
 *
 * The kernel for SSE2, which every x86-64 has: 16 bytes at a time. Without a shuffle of bytes it only tells suspects
 * from the rest; tables decide about them.
 */
#include "copy.h"

#if STET_HAS_SSE2
#include <emmintrin.h>

STET_INLINE __m128i load_sse2(const uint8_t *at)
{
    return _mm_loadu_si128((const __m128i *)(const void *)at);
}

STET_INLINE __m128i splat_sse2(unsigned byte)
{
    return _mm_set1_epi8((char)byte);
}

STET_INLINE uint64_t top_bits_sse2(__m128i v)
{
    return (uint64_t)(uint32_t)_mm_movemask_epi8(v);
}

/* FF for each byte of `from` to `to`. */
STET_INLINE __m128i in_range_sse2(__m128i v, unsigned from, unsigned to)
{
    __m128i distance = _mm_sub_epi8(v, splat_sse2(from));
    return _mm_cmpeq_epi8(_mm_min_epu8(distance, splat_sse2(to - from)), distance);
}

/* ---- Candidates ---- */

/* Bits of the suspects among 16 bytes: all candidates, and some bytes more.
 *
 *     21 <= v <= 2F  or  08 <= v <= 0F  or  v == 60  or  3C <= v <= 3F
 *     or v in C2, C3, E2, E3, EF
 *     but not ',' unless the next byte is the same
 */
STET_INLINE uint64_t suspects_sse2(const uint8_t *at)
{
    __m128i v = load_sse2(at), odd = _mm_or_si128(v, splat_sse2(0x01));
    __m128i found = in_range_sse2(v, 0x21, 0x2F);
    __m128i comma = _mm_cmpeq_epi8(v, splat_sse2(','));
    __m128i repeats = _mm_cmpeq_epi8(_mm_and_si128(load_sse2(at + 1), splat_sse2(0x3F)), splat_sse2(',' & 0x3F));
    found = _mm_andnot_si128(_mm_andnot_si128(repeats, comma), found);
    found = _mm_or_si128(found, _mm_cmpeq_epi8(_mm_and_si128(v, splat_sse2(0xF8)), splat_sse2(0x08)));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(v, splat_sse2('`')));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(_mm_or_si128(v, splat_sse2(0x03)), splat_sse2(0x3F)));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(odd, splat_sse2(0xC3)));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(odd, splat_sse2(0xE3)));
    return top_bits_sse2(_mm_or_si128(found, _mm_cmpeq_epi8(v, splat_sse2(0xEF))));
}

/* Four positions; past the last one 63, so that the index of no bit is not asked for. */
STET_INLINE uint64_t put_four_sse2(uint16_t *list, uint64_t bits, uint32_t base)
{
    for (int i = 0; i < 4; i++, bits &= bits - 1)
        list[i] = (uint16_t)(base + (uint32_t)__builtin_ctzll(bits | UINT64_C(1) << 63));
    return bits;
}

/* Appends the positions of a block's bits: four always, so that blocks of few do not mislead the branch predictor, and
 * the rest where there are more. */
STET_INLINE uint16_t *append_sse2(uint16_t *list, uint64_t bits, uint32_t base)
{
    uint16_t *end = list + stet_count_bits(bits);
    bits = put_four_sse2(list, bits, base);
    for (list += 4; __builtin_expect(list < end, 0); list += 4)
        bits = put_four_sse2(list, bits, base);
    return end;
}

/* The suspects among 64 bytes, which one more follows. */
STET_INLINE uint64_t block_suspects_sse2(const uint8_t *at)
{
    uint64_t low = suspects_sse2(at) | suspects_sse2(at + 16) << 16;
    uint64_t high = suspects_sse2(at + 32) | suspects_sse2(at + 48) << 16;
    return low | high << 32;
}

/* The suspects among the last bytes of a piece, 1 to 64, which cannot all be read together with the one behind them. */
static uint64_t last_suspects_sse2(const uint8_t *at, size_t rest, size_t avail)
{
    uint64_t within = rest < 64 ? (UINT64_C(1) << rest) - 1 : ~UINT64_C(0);
    uint8_t copy[65];
    stet_copy_ended(copy, at, avail);
    return block_suspects_sse2(copy) & within;
}

STET_INTERNAL size_t stet_scan_sse2(const uint8_t *piece, size_t len, size_t avail, stet_candidates *out)
{
    uint16_t suspects[STET_SUSPECTS_MAX], *list = suspects;
    size_t i = 0;
    out->mark_count = out->stop_count = out->end_count = 0;
    while (i < len && !stet_lists_are_full(out->mark_count, out->stop_count, out->end_count)) {
        size_t stop = len - i < STET_SCAN_STEP ? len : i + STET_SCAN_STEP;
        for (; stop - i >= 64 && avail - i > 64; i += 64)
            list = append_sse2(list, block_suspects_sse2(piece + i), (uint32_t)i);
        if (i < stop) {
            list = append_sse2(list, last_suspects_sse2(piece + i, stop - i, avail - i), (uint32_t)i);
            i = stop;
        }
        if (i < len && stet_suspects_are_few((size_t)(list - suspects), out)) continue;
        stet_sort_suspects(piece, avail, suspects, (size_t)(list - suspects), out);
        list = suspects;
    }
    return i;
}

/* ---- UTF-8 and control bytes ---- */

typedef struct found_sse2 {
    __m128i errors;  /* a byte of 80 and up: not UTF-8 */
    __m128i lowest;  /* of the bytes: control bytes are there if below 9 */
    __m128i nearest; /* of the bytes' distances upwards from 0E: if below 12 */
    __m128i deletes; /* a byte that is not 0: 7F */
} found_sse2;

/* Looks at 16 bytes that need not be ASCII, and at the three before. All tests are made in bit 7 of each byte; bits of
 * v come there by shifts to the left.
 *
 *     needed    = back1 >= C0 or back2 >= E0 or back3 >= F0
 *     continues = v >= 80 and not v & 40
 *     errors   |= needed ^ continues
 *     errors   |= v is C0, C1 or F5 and up
 *     errors   |= back1 is E0 and not v & 20, or ED and v & 20, or F0 and not v & 30, or F4 and v & 30
 */
STET_INLINE __m128i errors_sse2(__m128i v, const uint8_t *at)
{
    __m128i back1 = load_sse2(at - 1), bit6 = _mm_add_epi8(v, v), bit5 = _mm_add_epi8(bit6, bit6);
    __m128i bits54 = _mm_or_si128(bit5, _mm_add_epi8(bit5, bit5));
    __m128i needed = _mm_or_si128(_mm_subs_epu8(load_sse2(at - 2), splat_sse2(0xE0 - 0x80)),
                                  _mm_subs_epu8(load_sse2(at - 3), splat_sse2(0xF0 - 0x80)));
    needed = _mm_or_si128(needed, _mm_subs_epu8(back1, splat_sse2(0xC0 - 0x80)));
    __m128i errors = _mm_xor_si128(needed, _mm_andnot_si128(bit6, v));
    errors = _mm_or_si128(errors, _mm_cmpeq_epi8(_mm_and_si128(v, splat_sse2(0xFE)), splat_sse2(0xC0)));
    errors = _mm_or_si128(errors, _mm_cmpeq_epi8(_mm_max_epu8(v, splat_sse2(0xF5)), v));
    errors = _mm_or_si128(errors, _mm_andnot_si128(bit5, _mm_cmpeq_epi8(back1, splat_sse2(0xE0))));
    errors = _mm_or_si128(errors, _mm_and_si128(bit5, _mm_cmpeq_epi8(back1, splat_sse2(0xED))));
    errors = _mm_or_si128(errors, _mm_andnot_si128(bits54, _mm_cmpeq_epi8(back1, splat_sse2(0xF0))));
    return _mm_or_si128(errors, _mm_and_si128(bits54, _mm_cmpeq_epi8(back1, splat_sse2(0xF4))));
}

STET_INLINE found_sse2 note_controls_sse2(__m128i v, found_sse2 found)
{
    found.lowest = _mm_min_epu8(found.lowest, v);
    found.nearest = _mm_min_epu8(found.nearest, _mm_sub_epi8(v, splat_sse2(0x0E)));
    found.deletes = _mm_or_si128(found.deletes, _mm_cmpeq_epi8(v, splat_sse2(0x7F)));
    return found;
}

/* Looks at 64 bytes, three bytes after the text's start at least. ASCII that follows ASCII is good. */
STET_INLINE found_sse2 check_block_sse2(const uint8_t *at, found_sse2 found)
{
    __m128i any = load_sse2(at - 3), errors = _mm_setzero_si128();
    for (int i = 0; i < 64; i += 16) {
        __m128i v = load_sse2(at + i);
        any = _mm_or_si128(any, v);
        found = note_controls_sse2(v, found);
    }
    if (top_bits_sse2(any) == 0) return found;
    for (int i = 0; i < 64; i += 16)
        errors = _mm_or_si128(errors, errors_sse2(load_sse2(at + i), at + i));
    found.errors = _mm_or_si128(found.errors, errors);
    return found;
}

/* Looks at `rest` <= 64 bytes by a copy with blanks around, before which the last `before` bytes count too. */
STET_INLINE found_sse2 check_copy_sse2(const uint8_t *at, size_t rest, size_t before, found_sse2 found)
{
    uint8_t copy[80];
    memset(copy, ' ', sizeof copy);
    if (before == 0)
        stet_copy_short(copy + 16, at, rest);
    else
        memcpy(copy + 16 - before, at - before, before + rest);
    return check_block_sse2(copy + 16, found);
}

STET_INLINE bool has_controls_sse2(const found_sse2 *found)
{
    __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(found->lowest, splat_sse2(8)), found->lowest);
    __m128i near = _mm_cmpeq_epi8(_mm_min_epu8(found->nearest, splat_sse2(0x11)), found->nearest);
    return top_bits_sse2(_mm_or_si128(_mm_or_si128(low, near), found->deletes)) != 0;
}

/* Bytes between two looks at what was found: errors end the search for them. */
#define RUN_SSE2 4096u

STET_INTERNAL stet_bytes stet_check_sse2(const uint8_t *text, size_t len)
{
    stet_bytes bytes;
    found_sse2 found;
    found.errors = found.deletes = _mm_setzero_si128();
    found.lowest = found.nearest = splat_sse2(0xFF);
    bytes.invalid = len;
    bytes.control = false;
    if (len == 0) return bytes;
    size_t i = len < 64 ? len : 64, start = 0;
    found = check_copy_sse2(text, i, 0, found);
    for (bool more = len >= 64;;) {
        if (bytes.invalid == len && top_bits_sse2(found.errors)) bytes.invalid = stet_find_invalid(text, start, len);
        if (!more) break;
        start = i;
        size_t stop = len - i < RUN_SSE2 ? len - (len - i) % 64 : i + RUN_SSE2;
        for (; i < stop; i += 64)
            found = check_block_sse2(text + i, found);
        more = len - i >= 64;
        if (!more) found = check_copy_sse2(text + i, len - i, 3, found);
    }
    bytes.control = has_controls_sse2(&found);
    return bytes;
}

/* ---- A look at a line's start ---- */

/* For each flag, a vector that is not 0 where some byte has it. */
typedef struct look_sse2 {
    __m128i colon, dash, digit, stop, blank;
} look_sse2;

/* Bits of the bytes among 16 that are ASCII letters or digits, where `within` is FF. */
STET_INLINE uint64_t words_sse2(const uint8_t *at, __m128i within)
{
    __m128i v = _mm_and_si128(load_sse2(at), within);
    __m128i letter = _mm_sub_epi8(_mm_or_si128(v, splat_sse2(0x20)), splat_sse2('a'));
    __m128i digit = _mm_sub_epi8(v, splat_sse2('0'));
    letter = _mm_cmpeq_epi8(_mm_min_epu8(letter, splat_sse2(25)), letter);
    digit = _mm_cmpeq_epi8(_mm_min_epu8(digit, splat_sse2(9)), digit);
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(letter, digit));
}

/* Looks at 16 bytes, of which those count where `within` is FF; at digits and stops where that is asked for. */
STET_INLINE look_sse2 look_block_sse2(const uint8_t *at, __m128i within, bool further, look_sse2 look)
{
    __m128i v = _mm_and_si128(load_sse2(at), within), next = load_sse2(at + 1);
    __m128i graph = _mm_cmpgt_epi8(next, splat_sse2(' '));
    __m128i hyphen = _mm_or_si128(_mm_cmpeq_epi8(v, splat_sse2('-')), _mm_cmpeq_epi8(v, splat_sse2('_')));
    __m128i fits = _mm_andnot_si128(_mm_andnot_si128(_mm_cmpeq_epi8(next, splat_sse2('-')), graph), hyphen);
    __m128i third = _mm_cmpeq_epi8(_mm_and_si128(load_sse2(at + 2), splat_sse2(0xF8)), splat_sse2(0x90));
    __m128i wide = _mm_and_si128(_mm_cmpeq_epi8(v, splat_sse2(0xE2)), third);
    look.colon = _mm_or_si128(look.colon, _mm_andnot_si128(graph, _mm_cmpeq_epi8(v, splat_sse2(':'))));
    look.dash = _mm_or_si128(look.dash, _mm_or_si128(fits, wide));
    look.blank = _mm_or_si128(look.blank, _mm_cmpeq_epi8(v, splat_sse2(' ')));
    if (!further) return look;
    __m128i number = _mm_sub_epi8(v, splat_sse2('0'));
    __m128i digit = _mm_cmpeq_epi8(_mm_min_epu8(number, splat_sse2(9)), number);
    __m128i stop = _mm_or_si128(_mm_cmpeq_epi8(v, splat_sse2('.')), _mm_cmpeq_epi8(v, splat_sse2('!')));
    stop = _mm_or_si128(stop, _mm_cmpeq_epi8(v, splat_sse2('?')));
    look.digit = _mm_or_si128(look.digit, _mm_or_si128(digit, _mm_cmpeq_epi8(v, splat_sse2(0xEF))));
    look.stop = _mm_or_si128(look.stop, _mm_and_si128(stop, _mm_cmpeq_epi8(next, splat_sse2(' '))));
    return look;
}

STET_INLINE uint32_t flag_sse2(uint32_t flag, __m128i bytes)
{
    return top_bits_sse2(bytes) ? flag : 0;
}

/* As many bytes as the loops below read can be read. `further` is known where this becomes part of one of them. */
STET_INLINE stet_sighted look_through_sse2(const uint8_t *line, size_t len, bool further)
{
    static const uint8_t edge[32] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                     0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    look_sse2 look;
    look.colon = look.dash = look.digit = look.stop = look.blank = _mm_setzero_si128();
    stet_sighted sighted = {~UINT64_C(0), 0};
    for (size_t i = 0; i < len; i += 16) {
        __m128i within = load_sse2(edge + (len - i < 16 ? 16 - (len - i) : 0));
        look = look_block_sse2(line + i, within, further, look);
        if (i < 64) sighted.gaps ^= words_sse2(line + i, within) << i;
    }
    sighted.holds = flag_sse2(STET_LOOK_COLON, look.colon) | flag_sse2(STET_LOOK_DASH, look.dash) |
                    flag_sse2(STET_LOOK_DIGIT, look.digit) | flag_sse2(STET_LOOK_STOP, look.stop) |
                    flag_sse2(STET_LOOK_BLANK, look.blank);
    return sighted;
}

STET_INTERNAL stet_sighted stet_look_sse2(const uint8_t *line, size_t len, size_t avail)
{
    uint8_t copy[STET_LOOK_BYTES + 18];
    if (avail < (len + 15) / 16 * 16 + 2) { /* as much is read */
        memset(copy, 0, sizeof copy);
        stet_copy(copy, line, avail);
        line = copy;
    }
    return len < STET_LOOK_BYTES ? look_through_sse2(line, len, true) : look_through_sse2(line, STET_LOOK_BYTES, false);
}
#endif
