/* SPDX-License-Identifier: MIT
 *
 * The kernel for NEON of AArch64, which every such processor has: 16 bytes at a time, byte classes by table look-ups.
 */
#include "scan.h"

#if STET_HAS_NEON
#include <arm_neon.h>

STET_INLINE uint8x16_t low_nibbles_neon(uint8x16_t v)
{
    return vandq_u8(v, vdupq_n_u8(0x0F));
}

STET_INLINE uint8x16_t look_up_neon(const uint8_t table[16], uint8x16_t index)
{
    return vqtbl1q_u8(vld1q_u8(table), index);
}

/* A bit for each of 64 bytes that are FF or 0.
 *
 *     keep bit i % 8 of byte i; add neighbours three times: eight bytes become one
 */
STET_INLINE uint64_t bits_neon(const uint8x16_t v[4])
{
    static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    const uint8x16_t weight = vld1q_u8(weights);
    uint8x16_t low = vpaddq_u8(vandq_u8(v[0], weight), vandq_u8(v[1], weight));
    uint8x16_t high = vpaddq_u8(vandq_u8(v[2], weight), vandq_u8(v[3], weight));
    uint8x16_t sums = vpaddq_u8(low, high);
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sums, sums)), 0);
}

/* ---- Candidates ---- */

/* Candidates of one byte, each at its low nibble; a byte of another low nibble where there is none. */
static const uint8_t singles_neon[16] = {0x60, 0x21, 0x22, 0, 0, 0, 0x26, 0x27, 0, 0, 0x0A, 0, 0x3C, 0x0D, 0x2E, 0x3F};
/* First bytes of candidates of two, likewise, as they are after a suitable byte is laid over them: C2 and E2, C3 and
 * E3, comma, EF. */
static const uint8_t firsts_neon[16] = {0, 0, 0xE2, 0xE3, 0, 0, 0, 0, 0, 0, 0, 0, 0x2C, 0, 0, 0xEF};
/* What is laid over them, by the low nibble of the next byte: bit 4 fits none of them; bit 6 none but the lead bytes,
 * which have it; bit 5 makes E2 of C2. */
static const uint8_t overlays_neon[16] = {0x60, 0x10, 0x60, 0x10, 0x60, 0x10, 0x10, 0x10,
                                          0x10, 0x10, 0x10, 0x60, 0x20, 0x60, 0x10, 0x10};

/* FF for the suspects among 16 bytes: all candidates, and few bytes more.
 *
 *     single = v == singles[v & F]
 *     pair   = v | overlays[next & F] == firsts[v & F]
 */
STET_INLINE uint8x16_t suspects_neon(const uint8_t *at)
{
    uint8x16_t v = vld1q_u8(at), low = low_nibbles_neon(v);
    uint8x16_t overlay = look_up_neon(overlays_neon, low_nibbles_neon(vld1q_u8(at + 1)));
    uint8x16_t single = vceqq_u8(v, look_up_neon(singles_neon, low));
    return vorrq_u8(single, vceqq_u8(vorrq_u8(v, overlay), look_up_neon(firsts_neon, low)));
}

STET_INLINE uint64_t put_four_neon(uint16_t *list, uint64_t bits, uint32_t base)
{
    for (int i = 0; i < 4; i++, bits &= bits - 1)
        list[i] = (uint16_t)(base + (uint32_t)__builtin_ctzll(bits | UINT64_C(1) << 63));
    return bits;
}

/* Appends the positions of a block's bits: four always, so that blocks of few do not mislead the branch predictor, and
 * the rest where there are more. Past the last bit they are 63. */
STET_INLINE uint16_t *append_neon(uint16_t *list, uint64_t bits, uint32_t base)
{
    uint16_t *end = list + vaddv_u8(vcnt_u8(vcreate_u8(bits)));
    bits = put_four_neon(list, bits, base);
    for (list += 4; __builtin_expect(list < end, 0); list += 4)
        bits = put_four_neon(list, bits, base);
    return end;
}

STET_INTERNAL size_t stet_scan_neon(const uint8_t *piece, size_t len, size_t avail, stet_candidates *out)
{
    uint16_t suspects[STET_SUSPECTS_MAX], *list = suspects;
    size_t i = 0;
    out->mark_count = out->stop_count = out->end_count = 0;
    while (i < len && !stet_lists_are_full(out->mark_count, out->stop_count, out->end_count)) {
        size_t stop = len - i < STET_SCAN_STEP ? len : i + STET_SCAN_STEP;
        for (; stop - i >= 64 && avail - i > 64; i += 64) {
            uint8x16_t found[4];
            for (int k = 0; k < 4; k++)
                found[k] = suspects_neon(piece + i + 16 * k);
            list = append_neon(list, bits_neon(found), (uint32_t)i);
        }
        for (; i < stop; i++)
            *list++ = (uint16_t)i;
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
/* clang-format off */
static const uint8_t error_high_neon[16] = {
    LONE, LONE, LONE, LONE, LONE, LONE, LONE, LONE, CONTINUED, CONTINUED, CONTINUED, CONTINUED,
    SHORT | OVER2, SHORT, SHORT | OVER3 | SURROGATE, SHORT | LARGE | LARGE5};
static const uint8_t error_low_neon[16] = {
    ANY | OVER3 | OVER2 | LARGE5, ANY | OVER2, ANY, ANY, ANY | LARGE, LARGES, LARGES, LARGES,
    LARGES, LARGES, LARGES, LARGES, LARGES, LARGES | SURROGATE, LARGES, LARGES};
static const uint8_t error_second_neon[16] = {
    SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT,
    FOLLOWS | OVER3 | LARGE5, FOLLOWS | OVER3 | LARGE, FOLLOWS | SURROGATE | LARGE, FOLLOWS | SURROGATE | LARGE,
    SHORT, SHORT, SHORT, SHORT};
/* clang-format on */
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

typedef struct found_neon {
    uint8x16_t errors;   /* a byte that is not 0: not UTF-8 */
    uint8x16_t controls; /* a byte that is not 0: a control byte */
} found_neon;

/* Looks at 16 bytes, three bytes after the text's start at least.
 *
 *     pair      = error_high[back1 >> 4] & error_low[back1 & F] & error_second[v >> 4]
 *     needed    = 80 where back2 >= E0 or back3 >= F0      the byte must be a second or third continuation
 *     errors   |= pair ^ needed
 *     controls |= v < 20 and not 9 <= v <= D, or v == 7F
 */
STET_INLINE found_neon check_at_neon(const uint8_t *at, found_neon found)
{
    uint8x16_t v = vld1q_u8(at), back1 = vld1q_u8(at - 1);
    uint8x16_t pair = vandq_u8(look_up_neon(error_high_neon, vshrq_n_u8(back1, 4)),
                               look_up_neon(error_low_neon, low_nibbles_neon(back1)));
    pair = vandq_u8(pair, look_up_neon(error_second_neon, vshrq_n_u8(v, 4)));
    uint8x16_t needed = vorrq_u8(vqsubq_u8(vld1q_u8(at - 2), vdupq_n_u8(0xE0 - 0x80)),
                                 vqsubq_u8(vld1q_u8(at - 3), vdupq_n_u8(0xF0 - 0x80)));
    found.errors = vorrq_u8(found.errors, veorq_u8(pair, vandq_u8(needed, vdupq_n_u8(0x80))));
    uint8x16_t blank = vcleq_u8(vsubq_u8(v, vdupq_n_u8(0x09)), vdupq_n_u8(0x0D - 0x09));
    uint8x16_t control = vorrq_u8(vbicq_u8(vcltq_u8(v, vdupq_n_u8(0x20)), blank), vceqq_u8(v, vdupq_n_u8(0x7F)));
    found.controls = vorrq_u8(found.controls, control);
    return found;
}

STET_INLINE found_neon check_block_neon(const uint8_t *at, found_neon found)
{
    for (int k = 0; k < 64; k += 16)
        found = check_at_neon(at + k, found);
    return found;
}

/* Looks at `rest` <= 64 bytes by a copy with blanks around, before which the last `before` bytes count too. */
static found_neon check_copy_neon(const uint8_t *at, size_t rest, size_t before, found_neon found)
{
    uint8_t copy[80];
    memset(copy, ' ', sizeof copy);
    memcpy(copy + 16 - before, at - before, before + rest);
    return check_block_neon(copy + 16, found);
}

/* Bytes between two looks at what was found: errors end the search for them. */
#define RUN_NEON 4096u

STET_INTERNAL stet_bytes stet_check_neon(const uint8_t *text, size_t len)
{
    stet_bytes bytes;
    found_neon found;
    found.errors = found.controls = vdupq_n_u8(0);
    bytes.invalid = len;
    bytes.control = false;
    if (len == 0) return bytes;
    size_t i = len < 64 ? len : 64, start = 0;
    found = check_copy_neon(text, i, 0, found);
    for (bool more = len >= 64;;) {
        if (bytes.invalid == len && vmaxvq_u8(found.errors)) bytes.invalid = stet_find_invalid(text, start, len);
        if (!more) break;
        start = i;
        size_t stop = len - i < RUN_NEON ? len - (len - i) % 64 : i + RUN_NEON;
        for (; i < stop; i += 64)
            found = check_block_neon(text + i, found);
        more = len - i >= 64;
        if (!more) found = check_copy_neon(text + i, len - i, 3, found);
    }
    bytes.control = vmaxvq_u8(found.controls) != 0;
    return bytes;
}

/* ---- A look at a line's start ---- */

/* For each flag, a vector that is not 0 where some byte has it. */
typedef struct look_neon {
    uint8x16_t colon, dash, digit, stop, blank;
} look_neon;

/* FF for each byte of 16 that is an ASCII letter or digit. */
STET_INLINE uint8x16_t words_neon(uint8x16_t v)
{
    uint8x16_t letter = vcltq_u8(vsubq_u8(vorrq_u8(v, vdupq_n_u8(0x20)), vdupq_n_u8('a')), vdupq_n_u8(26));
    return vorrq_u8(letter, vcltq_u8(vsubq_u8(v, vdupq_n_u8('0')), vdupq_n_u8(10)));
}

/* Looks at 16 bytes, of which those count where `within` is FF; at digits and stops where that is asked for. */
STET_INLINE look_neon look_block_neon(const uint8_t *at, uint8x16_t within, bool further, look_neon look)
{
    uint8x16_t v = vandq_u8(vld1q_u8(at), within), next = vld1q_u8(at + 1);
    uint8x16_t graph = vcgtq_s8(vreinterpretq_s8_u8(next), vdupq_n_s8(' '));
    uint8x16_t hyphen = vorrq_u8(vceqq_u8(v, vdupq_n_u8('-')), vceqq_u8(v, vdupq_n_u8('_')));
    uint8x16_t fits = vbicq_u8(hyphen, vbicq_u8(graph, vceqq_u8(next, vdupq_n_u8('-'))));
    uint8x16_t third = vceqq_u8(vandq_u8(vld1q_u8(at + 2), vdupq_n_u8(0xF8)), vdupq_n_u8(0x90));
    uint8x16_t wide = vandq_u8(vceqq_u8(v, vdupq_n_u8(0xE2)), third);
    look.colon = vorrq_u8(look.colon, vbicq_u8(vceqq_u8(v, vdupq_n_u8(':')), graph));
    look.dash = vorrq_u8(look.dash, vorrq_u8(fits, wide));
    look.blank = vorrq_u8(look.blank, vceqq_u8(v, vdupq_n_u8(' ')));
    if (!further) return look;
    uint8x16_t digit = vcleq_u8(vsubq_u8(v, vdupq_n_u8('0')), vdupq_n_u8(9));
    uint8x16_t stop = vorrq_u8(vceqq_u8(v, vdupq_n_u8('.')), vceqq_u8(v, vdupq_n_u8('!')));
    stop = vorrq_u8(stop, vceqq_u8(v, vdupq_n_u8('?')));
    look.digit = vorrq_u8(look.digit, vorrq_u8(digit, vceqq_u8(v, vdupq_n_u8(0xEF))));
    look.stop = vorrq_u8(look.stop, vandq_u8(stop, vceqq_u8(next, vdupq_n_u8(' '))));
    return look;
}

STET_INLINE uint32_t flag_neon(uint32_t flag, uint8x16_t bytes)
{
    return vmaxvq_u8(bytes) ? flag : 0;
}

/* As many bytes as the loops below read can be read. `further` is known where this becomes part of one of them. */
STET_INLINE stet_sighted look_through_neon(const uint8_t *line, size_t len, bool further)
{
    static const uint8_t edge[32] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                     0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    look_neon look;
    look.colon = look.dash = look.digit = look.stop = look.blank = vdupq_n_u8(0);
    stet_sighted sighted;
    uint8x16_t words[4] = {vdupq_n_u8(0), vdupq_n_u8(0), vdupq_n_u8(0), vdupq_n_u8(0)};
    for (size_t i = 0; i < len; i += 16) {
        uint8x16_t within = vld1q_u8(edge + (len - i < 16 ? 16 - (len - i) : 0));
        look = look_block_neon(line + i, within, further, look);
        if (i < 64) words[i / 16] = words_neon(vandq_u8(vld1q_u8(line + i), within));
    }
    sighted.gaps = ~bits_neon(words);
    sighted.holds = flag_neon(STET_LOOK_COLON, look.colon) | flag_neon(STET_LOOK_DASH, look.dash) |
                    flag_neon(STET_LOOK_DIGIT, look.digit) | flag_neon(STET_LOOK_STOP, look.stop) |
                    flag_neon(STET_LOOK_BLANK, look.blank);
    return sighted;
}

STET_INTERNAL stet_sighted stet_look_neon(const uint8_t *line, size_t len, size_t avail)
{
    uint8_t copy[STET_LOOK_BYTES + 18];
    if (avail < sizeof copy) {
        memset(copy, 0, sizeof copy);
        memcpy(copy, line, avail);
        line = copy;
    }
    return len < STET_LOOK_BYTES ? look_through_neon(line, len, true) : look_through_neon(line, STET_LOOK_BYTES, false);
}
#endif
