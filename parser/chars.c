/* SPDX-License-Identifier: MIT */
#include "chars.h"

/* clang-format off */
#define O STET_CLASS_OTHER
#define B STET_CLASS_BLANK
#define L STET_CLASS_LOWER
#define U STET_CLASS_UPPER
#define D STET_CLASS_DIGIT
#define P STET_CLASS_OPEN
#define C STET_CLASS_CLOSE
#define S STET_CLASS_STOP
#define M STET_CLASS_COMMA
#define Q STET_CLASS_QUOTE
#define H STET_CLASS_DASH
const uint8_t stet_ascii_class[128] = {
    O, O, O, O, O, O, O, O, O, B, B, B, B, B, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O,
    B, S, Q, O, O, O, O, Q, P, C, O, O, M, H, S, O, D, D, D, D, D, D, D, D, D, D, M, M, O, O, O, S,
    O, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, P, O, C, O, O,
    Q, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, P, O, C, O, O,
};
#undef O
#undef B
#undef L
#undef U
#undef D
#undef P
#undef C
#undef S
#undef M
#undef Q
#undef H
/* clang-format on */

static bool is_tail(uint8_t byte)
{
    return (byte & 0xC0) == 0x80;
}

static stet_rune make_rune(uint32_t code, uint32_t length)
{
    stet_rune rune;
    rune.code = code;
    rune.length = length;
    return rune;
}

/* Bytes of a sequence by its lead byte, and the range of its second byte; 0 for bytes that lead nothing. */
static uint32_t sequence(uint8_t lead, uint8_t *low, uint8_t *high)
{
    *low = 0x80;
    *high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) {
        if (lead == 0xE0) *low = 0xA0;
        if (lead == 0xED) *high = 0x9F;
        return 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (lead == 0xF0) *low = 0x90;
        if (lead == 0xF4) *high = 0x8F;
        return 4;
    }
    return 0;
}

STET_INTERNAL stet_rune stet_rune_at(const uint8_t *text, uint32_t pos, uint32_t end)
{
    uint8_t lead = text[pos], low, high;
    if (lead < 0x80) return make_rune(lead, 1);
    uint32_t n = sequence(lead, &low, &high);
    if (n == 0 || end - pos < 2 || text[pos + 1] < low || text[pos + 1] > high) return make_rune(STET_RUNE_INVALID, 1);
    uint32_t code = ((uint32_t)lead & (0xFFu >> (n + 1))) << 6 | (text[pos + 1] & 0x3Fu);
    for (uint32_t i = 2; i < n; i++) {
        if (end - pos <= i || !is_tail(text[pos + i])) return make_rune(STET_RUNE_INVALID, i);
        code = code << 6 | (text[pos + i] & 0x3Fu);
    }
    return make_rune(code, n);
}

STET_INTERNAL stet_rune stet_rune_before(const uint8_t *text, uint32_t start, uint32_t pos)
{
    if (text[pos - 1] < 0x80) return make_rune(text[pos - 1], 1);
    for (uint32_t back = 1; back <= 4 && back <= pos - start; back++) {
        if (is_tail(text[pos - back])) continue;
        stet_rune rune = stet_rune_at(text, pos - back, pos);
        if (rune.length == back) return rune;
        break;
    }
    return make_rune(STET_RUNE_INVALID, 1);
}

static bool in(uint32_t code, uint32_t low, uint32_t high)
{
    return code - low <= high - low;
}

static stet_class latin_class(uint32_t code)
{
    if (code == 0xA0 || code == 0x85) return STET_CLASS_BLANK;
    if (code == 0xAB || code == 0xBB || code == 0xB4) return STET_CLASS_QUOTE;
    if (code == 0xA1 || code == 0xBF) return STET_CLASS_OPEN; /* inverted marks lead into a sentence */
    if (code == 0xAA || code == 0xBA || code == 0xB5) return STET_CLASS_LOWER;
    if (code < 0xC0 || code == 0xD7 || code == 0xF7) return STET_CLASS_OTHER;
    if (code <= 0xDE) return STET_CLASS_UPPER;
    if (code <= 0xFF) return STET_CLASS_LOWER;
    if (in(code, 0x139, 0x148) || in(code, 0x179, 0x17E)) return code & 1 ? STET_CLASS_UPPER : STET_CLASS_LOWER;
    if (code == 0x178) return STET_CLASS_UPPER;
    if (code <= 0x17F || in(code, 0x1DE, 0x24F)) return code & 1 ? STET_CLASS_LOWER : STET_CLASS_UPPER;
    return STET_CLASS_LOWER;
}

static stet_class greek_cyrillic_class(uint32_t code)
{
    if (in(code, 0x386, 0x38F) || in(code, 0x391, 0x3AB)) return code == 0x387 ? STET_CLASS_COMMA : STET_CLASS_UPPER;
    if (code < 0x400) return STET_CLASS_LOWER;
    if (code <= 0x42F) return STET_CLASS_UPPER;
    if (code <= 0x45F) return STET_CLASS_LOWER;
    return code & 1 ? STET_CLASS_LOWER : STET_CLASS_UPPER;
}

static stet_class punctuation_class(uint32_t code)
{
    if (in(code, 0x2000, 0x200B) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
        code == 0x2060)
        return STET_CLASS_BLANK;
    if (in(code, 0x2010, 0x2015)) return STET_CLASS_DASH;
    if (in(code, 0x2018, 0x201F) || code == 0x2039 || code == 0x203A || code == 0x2033) return STET_CLASS_QUOTE;
    if (code == 0x2026 || code == 0x203C || code == 0x203D || in(code, 0x2047, 0x2049)) return STET_CLASS_STOP;
    if (code == 0x2045) return STET_CLASS_OPEN;
    if (code == 0x2046) return STET_CLASS_CLOSE;
    return STET_CLASS_OTHER;
}

static stet_class cjk_punctuation_class(uint32_t code)
{
    if (code == 0x3000) return STET_CLASS_BLANK;
    if (code == 0x3001) return STET_CLASS_COMMA;
    if (code == 0x3002) return STET_CLASS_STOP;
    if (in(code, 0x300A, 0x300F) || in(code, 0x301D, 0x301F)) return STET_CLASS_QUOTE;
    if (in(code, 0x3008, 0x3009) || in(code, 0x3010, 0x301B)) return code & 1 ? STET_CLASS_CLOSE : STET_CLASS_OPEN;
    if (in(code, 0x3005, 0x3007)) return STET_CLASS_LETTER;
    return STET_CLASS_OTHER;
}

static stet_class full_width_class(uint32_t code)
{
    if (code == 0xFEFF) return STET_CLASS_BLANK;
    if (code == 0xFF01 || code == 0xFF0E || code == 0xFF1F || code == 0xFF61) return STET_CLASS_STOP;
    if (code == 0xFF0C || code == 0xFF1A || code == 0xFF1B || code == 0xFF64) return STET_CLASS_COMMA;
    if (code == 0xFF08 || code == 0xFF3B) return STET_CLASS_OPEN;
    if (code == 0xFF09 || code == 0xFF3D) return STET_CLASS_CLOSE;
    if (code == 0xFF62 || code == 0xFF63) return STET_CLASS_QUOTE;
    if (in(code, 0xFF10, 0xFF19)) return STET_CLASS_DIGIT;
    if (in(code, 0xFF21, 0xFF3A)) return STET_CLASS_UPPER;
    if (in(code, 0xFF41, 0xFF5A)) return STET_CLASS_LOWER;
    if (in(code, 0xFF66, 0xFFDC)) return STET_CLASS_LETTER;
    return STET_CLASS_OTHER;
}

STET_INTERNAL stet_class stet_class_of(uint32_t code)
{
    if (code < 0x80) return (stet_class)stet_ascii_class[code];
    if (code - 0x2000 < 0x70) return punctuation_class(code); /* most are that */
    if (code < 0x250) return latin_class(code);
    if (code < 0x300) return STET_CLASS_LOWER;
    if (code < 0x370) return STET_CLASS_LOWER; /* combining marks go with their letter */
    if (code < 0x530) return greek_cyrillic_class(code);
    if (code == 0x1680) return STET_CLASS_BLANK;
    if (in(code, 0x1E00, 0x1EFF)) return code & 1 ? STET_CLASS_LOWER : STET_CLASS_UPPER;
    if (in(code, 0x0660, 0x0669) || in(code, 0x06F0, 0x06F9) || in(code, 0x0966, 0x096F)) return STET_CLASS_DIGIT;
    if (code == 0x0964 || code == 0x0965 || code == 0x06D4 || code == 0x061F) return STET_CLASS_STOP;
    if (code == 0x060C || code == 0x061B) return STET_CLASS_COMMA;
    if (code < 0x2000) return STET_CLASS_LETTER;
    if (code < 0x2C00) return STET_CLASS_OTHER;
    if (in(code, 0x2E80, 0x2FFF)) return STET_CLASS_LETTER;
    if (in(code, 0x3000, 0x303F)) return cjk_punctuation_class(code);
    if (code < 0xE000) return STET_CLASS_LETTER;
    if (in(code, 0xF900, 0xFDFF)) return STET_CLASS_LETTER;
    if (in(code, 0xFE00, 0xFFEF)) return full_width_class(code);
    if (in(code, 0x20000, 0x3FFFF)) return STET_CLASS_LETTER;
    return STET_CLASS_OTHER;
}

STET_INTERNAL uint32_t stet_skip_blanks(const uint8_t *text, uint32_t pos, uint32_t end)
{
    while (pos < end) {
        uint8_t byte = text[pos];
        if (byte < 0x80) {
            if (stet_ascii_class[byte] != STET_CLASS_BLANK) break;
            pos++;
            continue;
        }
        stet_rune rune = stet_rune_at(text, pos, end);
        if (stet_class_of(rune.code) != STET_CLASS_BLANK) break;
        pos += rune.length;
    }
    return pos;
}

STET_INTERNAL uint32_t stet_skip_blanks_back(const uint8_t *text, uint32_t start, uint32_t pos)
{
    while (pos > start) {
        uint8_t byte = text[pos - 1];
        if (byte < 0x80) {
            if (stet_ascii_class[byte] != STET_CLASS_BLANK) break;
            pos--;
            continue;
        }
        stet_rune rune = stet_rune_before(text, start, pos);
        if (stet_class_of(rune.code) != STET_CLASS_BLANK) break;
        pos -= rune.length;
    }
    return pos;
}

STET_INTERNAL bool stet_begins_with(const uint8_t *text, uint32_t pos, uint32_t end, const char *lower)
{
    for (; *lower; lower++, pos++) {
        if (pos >= end || stet_fold_ascii(text[pos]) != (uint8_t)*lower) return false;
    }
    return true;
}
