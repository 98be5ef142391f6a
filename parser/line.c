/* SPDX-License-Identifier: MIT */
#include "line.h"

#include "chars.h"
#include "tape.h"

/* Bytes of the line end at pos. */
static uint32_t line_end_length(stet_text text, uint32_t pos)
{
    const uint8_t *t = text.bytes + pos;
    if (t[0] == '\n') return 1;
    if (t[0] == '\r') return text.len - pos > 1 && t[1] == '\n' ? 2 : 1;
    return 3;
}

STET_INTERNAL stet_line stet_line_at(stet_text text, uint32_t pos)
{
    stet_line line;
    uint32_t end = stet_tape_line_end(text.tape, pos);
    STET_STEP(1);
    line.start = pos;
    line.next = end + (end < text.len ? line_end_length(text, end) : 0);
    line.span = stet_trim(text.bytes, pos, end);
    return line;
}

STET_INTERNAL uint32_t stet_line_indent(stet_text text, const stet_line *line)
{
    uint32_t columns = 0;
    for (uint32_t i = line->start; i < line->span.start;) {
        columns += text.bytes[i] == '\t' ? 8 : 1;
        i += stet_rune_at(text.bytes, i, line->span.start).length;
    }
    return columns;
}
