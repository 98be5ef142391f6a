/* SPDX-License-Identifier: MIT
 *
 * line.h - lines: LF, CR, CRLF, U+2028 and U+2029 end them.
 */
#ifndef STET_LINE_H
#define STET_LINE_H

#include "base.h"

typedef struct stet_line {
    stet_span span; /* without blanks at its edges; empty for a blank line */
    uint32_t start; /* where it starts, blanks included */
    uint32_t next;  /* where the next one starts; the text's end after the last */
} stet_line;

/* The line that starts at pos, pos < text.len. */
STET_INTERNAL stet_line stet_line_at(stet_text text, uint32_t pos);

static inline bool stet_line_is_blank(const stet_line *line)
{
    return line->span.start == line->span.end;
}

/* Columns before the line's first character, a tab counting eight. */
STET_INTERNAL uint32_t stet_line_indent(stet_text text, const stet_line *line);

#endif
