/* SPDX-License-Identifier: MIT
 *
 * line.h - lines: LF, CR, CRLF, U+2028 and U+2029 end them.
 */
#ifndef STET_LINE_H
#define STET_LINE_H

#include "chars.h"
#include "tape.h"

typedef struct stet_line {
    stet_span span; /* without blanks at its edges; empty for a blank line */
    uint32_t start; /* where it starts, blanks included */
    uint32_t next;  /* where the next one starts; the text's end after the last */
} stet_line;

/* Bytes of the line end at pos. */
static inline uint32_t stet_line_end_length(stet_text text, uint32_t pos)
{
    const uint8_t *t = text.bytes + pos;
    if (t[0] == '\n') return 1;
    if (t[0] == '\r') return text.len - pos > 1 && t[1] == '\n' ? 2 : 1;
    return 3;
}

/* The line that starts at pos, pos < text.len. */
static inline stet_line stet_line_at(stet_text text, uint32_t pos)
{
    stet_line line;
    uint32_t end = stet_tape_line_end(text.tape, pos);
    line.start = pos;
    line.next = end + (end < text.len ? stet_line_end_length(text, end) : 0);
    line.span = stet_trim(text.bytes, pos, end);
    return line;
}

static inline bool stet_line_is_blank(const stet_line *line)
{
    return line->span.start == line->span.end;
}

/* Columns before the line's first character, a tab counting eight. */
STET_INTERNAL uint32_t stet_line_indent(stet_text text, const stet_line *line);

#endif
