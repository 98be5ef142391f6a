/* SPDX-License-Identifier: MIT */
#include "line.h"

#include "chars.h"

STET_INTERNAL uint32_t stet_line_indent(stet_text text, const stet_line *line)
{
    uint32_t columns = 0;
    for (uint32_t i = line->start; i < line->span.start;) {
        columns += text.bytes[i] == '\t' ? 8 : 1;
        i += stet_rune_at(text.bytes, i, line->span.start).length;
    }
    return columns;
}
