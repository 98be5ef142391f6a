/* SPDX-License-Identifier: MIT
 *
 * linekind.h - lines that show by themselves what they are: bylines, captions, credits, furniture, ...
 */
#ifndef STET_LINEKIND_H
#define STET_LINEKIND_H

#include "word.h"

/* What a line is taken for by itself, and whether it could also be body text. */
STET_INTERNAL bool stet_is_separator(const uint8_t *text, stet_span line);
STET_INTERNAL bool stet_is_furniture(const uint8_t *text, stet_span line, unsigned lang);

/* "Read more: Harbour pool to close": leads into the headline of another story. */
STET_INTERNAL bool stet_is_related(const uint8_t *text, stet_span line, unsigned lang);

/* "More on this story": heads the headlines of other stories. */
STET_INTERNAL bool stet_heads_links(const uint8_t *text, stet_span line, unsigned lang);

/* Holds an address or number at which someone is reached, and little else. */
STET_INTERNAL bool stet_is_contact(const uint8_t *text, stet_span line);

STET_INTERNAL bool stet_is_caption(const uint8_t *text, stet_span line, unsigned lang);
STET_INTERNAL bool stet_is_credit(const uint8_t *text, stet_span line, unsigned lang);
STET_INTERNAL bool stet_is_byline(const uint8_t *text, stet_span line, unsigned lang);

/* A line of nothing but a name, as bylines are between a headline and the text. */
STET_INTERNAL bool stet_is_bare_name(const uint8_t *text, stet_span line, unsigned lang);

/* What a writer is, or for whom, as it stands under his name: Staff Writer, Special to The Courier, Reuters. */
STET_INTERNAL bool stet_is_post(const uint8_t *text, stet_span line, unsigned lang);

/* Whether a line of five bytes or more may end with an address or a telephone's number: the last byte but for a full
 * stop is a digit, or the last two or three letters stand after a dot. */
static inline bool stet_may_end_with_address(const uint8_t *text, stet_span line)
{
    const uint8_t *end = text + line.end - (text[line.end - 1] == '.');
    if (end[-3] == '.' || end[-4] == '.') return (uint8_t)(end[-1] - 'a') < 26 && (uint8_t)(end[-2] - 'a') < 26;
    return (uint8_t)(end[-1] - '0') < 10;
}

/* How a line ends. */
typedef enum stet_line_ending {
    STET_LINE_OPEN,     /* without punctuation, as headlines do */
    STET_LINE_STOP,     /* with a full stop or the like, quotes and brackets after it aside */
    STET_LINE_QUESTION, /* with ? or ! */
    STET_LINE_COLON,    /* with a colon */
    STET_LINE_RUNS_ON   /* with a comma, semicolon or dash */
} stet_line_ending;

STET_INTERNAL stet_line_ending stet_how_line_ends(const uint8_t *text, stet_span line);

/* What a byte of ASCII at a line's end tells of it; STET_LINE_ASK: nothing. */
#define STET_LINE_ASK 0xFFu
extern const uint8_t stet_ascii_ending[128];

/* The same, quickly where the last byte tells it, or the one before a double mark; the line is not empty. */
static inline stet_line_ending stet_line_ending_of(const uint8_t *text, stet_span line)
{
    uint32_t end = line.end, length = end - line.start;
    bool wide = length > 3 && text[end - 1] == 0x9D && text[end - 2] == 0x80 && text[end - 3] == 0xE2;
    uint32_t mark = wide ? 3 : length > 1 && text[end - 1] == '"';
    uint8_t last = text[end - 1 - mark];
    uint8_t ending = last < 0x80 ? stet_ascii_ending[last] : STET_LINE_ASK;
    return ending == STET_LINE_ASK ? stet_how_line_ends(text, line) : (stet_line_ending)ending;
}

#endif
