/* SPDX-License-Identifier: MIT */
#include "outline.h"
#include "safe_text.h"

#define ELLIPSIS "…"

static const char *const style_codes[] = {"",         "\033[1m",  "\033[2m",    "\033[36m",
                                          "\033[32m", "\033[35m", "\033[1;33m", "\033[33m"};

void style_begin(const struct outline *outline, enum style wanted)
{
    if (outline->color && wanted != STYLE_NONE) put(outline->out, style_codes[wanted]);
}

void style_end(const struct outline *outline, enum style wanted)
{
    if (outline->color && wanted != STYLE_NONE) put(outline->out, "\033[0m");
}

void put_styled(const struct outline *outline, enum style wanted, const char *string)
{
    style_begin(outline, wanted);
    put(outline->out, string);
    style_end(outline, wanted);
}

static void put_safe(const struct outline *outline, struct piece piece)
{
    struct glyphs walk = glyphs_of(piece.text, piece.len);
    struct glyph glyph;
    while (glyphs_next(&walk, &glyph))
        put_bytes(outline->out, glyph.bytes, glyph.size);
}

unsigned put_head(const struct outline *outline, struct piece piece, unsigned columns)
{
    unsigned width = safe_width(piece.text, piece.len, columns);
    if (width <= columns) {
        put_safe(outline, piece);
        return width;
    }
    struct piece head = {piece.text, safe_head(piece.text, piece.len, columns - 1)};
    put_safe(outline, head);
    put(outline->out, ELLIPSIS);
    return safe_width(head.text, head.len, columns) + 1;
}

unsigned put_both_ends(const struct outline *outline, struct piece piece, unsigned columns)
{
    unsigned width = safe_width(piece.text, piece.len, columns);
    if (width <= columns) return put_head(outline, piece, columns);
    unsigned tail_columns = columns / 3;
    size_t tail_start = safe_tail(piece.text, piece.len, tail_columns);
    struct piece head = {piece.text, safe_head(piece.text, piece.len, columns - tail_columns - 3)};
    struct piece tail = {piece.text + tail_start, piece.len - tail_start};
    put_safe(outline, head);
    put(outline->out, " " ELLIPSIS " ");
    put_safe(outline, tail);
    return safe_width(head.text, head.len, columns) + 3 + safe_width(tail.text, tail.len, columns);
}
