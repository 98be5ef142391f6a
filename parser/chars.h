/* SPDX-License-Identifier: MIT
 *
 * chars.h - code points and their classes, as far as the parser tells them apart.
 */
#ifndef STET_CHARS_H
#define STET_CHARS_H

#include "base.h"

/* Class of a code point. Exact for ASCII; for the rest, by ranges that hold for the scripts that news is written in. */
typedef enum stet_class {
    STET_CLASS_OTHER, /* symbols, control bytes, invalid bytes */
    STET_CLASS_EDGE,  /* no code point: the block's edge */
    STET_CLASS_BLANK,
    STET_CLASS_LOWER,
    STET_CLASS_UPPER,
    STET_CLASS_LETTER, /* of a script without case */
    STET_CLASS_DIGIT,
    STET_CLASS_OPEN,  /* ( [ { and the like */
    STET_CLASS_CLOSE, /* ) ] } */
    STET_CLASS_DASH,
    STET_CLASS_STOP,  /* . ! ? and the like, the ellipsis too */
    STET_CLASS_COMMA, /* , ; : and the like */
    STET_CLASS_QUOTE  /* a quote mark, whichever */
} stet_class;

typedef struct stet_rune {
    uint32_t code;   /* U+FFFD where the bytes are no UTF-8 */
    uint32_t length; /* bytes; at least 1 */
} stet_rune;

#define STET_RUNE_INVALID 0xFFFDu

/* The code point at pos, pos < end. Invalid bytes: one maximal piece (Unicode 15, table 3-8). */
STET_INTERNAL stet_rune stet_rune_at(const uint8_t *text, uint32_t pos, uint32_t end);

/* The code point that ends at pos, start < pos. */
STET_INTERNAL stet_rune stet_rune_before(const uint8_t *text, uint32_t start, uint32_t pos);

STET_INTERNAL stet_class stet_class_of(uint32_t code);

extern const uint8_t stet_ascii_class[128];

/* Class of what stands at pos (before pos); STET_CLASS_EDGE at the end (the start). */
static inline stet_class stet_class_at(const uint8_t *text, uint32_t pos, uint32_t end)
{
    if (pos >= end) return STET_CLASS_EDGE;
    if (text[pos] < 0x80) return (stet_class)stet_ascii_class[text[pos]];
    return stet_class_of(stet_rune_at(text, pos, end).code);
}

static inline stet_class stet_class_before(const uint8_t *text, uint32_t start, uint32_t pos)
{
    if (pos <= start) return STET_CLASS_EDGE;
    if (text[pos - 1] < 0x80) return (stet_class)stet_ascii_class[text[pos - 1]];
    return stet_class_of(stet_rune_before(text, start, pos).code);
}

static inline bool stet_is_blank_class(stet_class c)
{
    return c == STET_CLASS_BLANK || c == STET_CLASS_EDGE;
}

static inline bool stet_is_letter_class(stet_class c)
{
    return c == STET_CLASS_LOWER || c == STET_CLASS_UPPER || c == STET_CLASS_LETTER;
}

static inline bool stet_is_word_class(stet_class c)
{
    return stet_is_letter_class(c) || c == STET_CLASS_DIGIT;
}

/* The byte at pos; 0 at the end and past it. */
static inline uint8_t stet_byte_at(const uint8_t *text, uint32_t pos, uint32_t end)
{
    return pos < end ? text[pos] : 0;
}

/* Moves pos past blanks (Unicode's, and line ends) to the right, not beyond end; and to the left. */
STET_INTERNAL uint32_t stet_skip_blanks(const uint8_t *text, uint32_t pos, uint32_t end);
STET_INTERNAL uint32_t stet_skip_blanks_back(const uint8_t *text, uint32_t start, uint32_t pos);

static inline bool stet_is_graph(uint8_t c)
{
    return c > 0x20 && c < 0x7F;
}

/* Whether one of the marks U+2018 to U+201F stands at pos; told without decoding, since nearly all quote marks are. */
static inline bool stet_is_curly_at(const uint8_t *text, uint32_t pos, uint32_t end)
{
    return end - pos >= 3 && text[pos] == 0xE2 && text[pos + 1] == 0x80 && (text[pos + 2] & 0xF8) == 0x98;
}

/* Whether one ends at pos. */
static inline bool stet_is_curly_before(const uint8_t *text, uint32_t start, uint32_t pos)
{
    return pos - start >= 3 && stet_is_curly_at(text, pos - 3, pos);
}

/* Whether a byte is a graph of ASCII or the last byte of a quote mark, and so of no blank. */
static inline bool stet_ends_graph(uint8_t last)
{
    return stet_is_graph(last) || (last >= 0x98 && last <= 0x9E);
}

/* Whether a graph of ASCII or a quote mark stands at pos, or what begins like one; pos < end. */
static inline bool stet_begins_graph(const uint8_t *text, uint32_t pos, uint32_t end)
{
    return stet_is_graph(text[pos]) ||
           (text[pos] == 0xE2 && end - pos > 2 && text[pos + 2] >= 0x98 && text[pos + 2] <= 0x9E);
}

/* Nearly all lines have no blanks at their edges. */
static inline stet_span stet_trim(const uint8_t *text, uint32_t start, uint32_t end)
{
    if (start < end && stet_begins_graph(text, start, end) && stet_ends_graph(text[end - 1]))
        return stet_make_span(start, end);
    uint32_t s = stet_skip_blanks(text, start, end);
    return stet_make_span(s, stet_skip_blanks_back(text, s, end));
}

static inline bool stet_is_ascii_letter(uint8_t c)
{
    return (uint8_t)((c | 0x20) - 'a') < 26;
}

static inline bool stet_is_ascii_word(uint8_t c)
{
    return stet_is_ascii_letter(c) || (uint8_t)(c - '0') < 10;
}

static inline uint8_t stet_fold_ascii(uint8_t c)
{
    return (uint8_t)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* Whether the text at pos, with end after it, begins with an ASCII word in lower case, whatever case it has there. */
STET_INTERNAL bool stet_begins_with(const uint8_t *text, uint32_t pos, uint32_t end, const char *lower);

#endif
