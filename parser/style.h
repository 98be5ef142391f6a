/* SPDX-License-Identifier: MIT
 *
 * style.h - which marks open and which close in this text, learnt from the text itself.
 */
#ifndef STET_STYLE_H
#define STET_STYLE_H

#include "chars.h"
#include "mark.h"
#include "tape.h"

/* What a mark looks like from its neighbours. */
typedef enum stet_context {
    STET_CONTEXT_OPENING, /* blank before, none after */
    STET_CONTEXT_CLOSING, /* none before, blank or punctuation after (a bracket too where a stop stands before); or a
                             blank before and a comma after */
    STET_CONTEXT_MIDDLE,  /* no blank on either side */
    STET_CONTEXT_ALONE    /* blanks on both */
} stet_context;

/* Other marks beside it are looked through; damaged ones too, where `damaged` says that they count. */
STET_INTERNAL stet_context stet_mark_context(const uint8_t *text, stet_span block, uint32_t pos, uint32_t length,
                                             bool damaged);

/* A row of quote marks with nothing between: bytes [from, to) are of its marks. */
typedef struct stet_row {
    uint32_t from, to;
} stet_row;

/* Marks in a row that have so many bytes of it on either side have quote marks for neighbours as far as anyone looks,
 * so that they open or close nothing by themselves: STET_CONTEXT_MIDDLE. Eight marks, and three of a triple. */
#define STET_ROW_EDGE 27u

/* Finds where the row that pos is in ends, its start being pos or before. */
STET_INTERNAL void stet_row_find(stet_row *row, const uint8_t *text, uint32_t pos, uint32_t end);

/* Whether the mark at pos stands deep in a row, `last_end` being where the mark before ends. */
static inline bool stet_row_holds(stet_row *row, const uint8_t *text, uint32_t pos, uint32_t last_end, uint32_t end)
{
    if (pos != last_end) return false;
    if (pos >= row->to) stet_row_find(row, text, pos, end);
    return pos - row->from >= STET_ROW_EDGE && row->to - pos >= STET_ROW_EDGE + 3;
}

/* What a glyph does by itself in this text. */
typedef enum stet_polarity {
    STET_POLARITY_NONE,
    STET_POLARITY_OPENS,
    STET_POLARITY_CLOSES,
    STET_POLARITY_EITHER /* its neighbours tell */
} stet_polarity;

typedef struct stet_style {
    uint8_t polarity[STET_GLYPH_COUNT]; /* stet_polarity */
    bool single_main;                   /* speech stands in single marks */
    bool csv;                           /* "" stands for " */
    bool two_singles;                   /* '' stands for " */
    bool damaged;                       /* entities and mojibake count */
} stet_style;

STET_INTERNAL void stet_learn_style(stet_style *style, stet_tape *tape, stet_text text, uint32_t start, bool damaged);

/* What may close a quotation that a glyph opened: the usual marks, and others. */
typedef struct stet_closing {
    stet_glyphs usual, also;
} stet_closing;

extern STET_INTERNAL const stet_closing stet_closing_marks[STET_GLYPH_COUNT];

static inline stet_glyphs stet_closers(stet_glyph glyph)
{
    return stet_closing_marks[glyph].usual | stet_closing_marks[glyph].also;
}

static inline stet_glyphs stet_usual_closers(stet_glyph glyph)
{
    return stet_closing_marks[glyph].usual;
}

/* Which glyphs have opened what a mark may close, as far as it and its neighbours say. */
STET_INTERNAL stet_glyphs stet_closed_by(const stet_style *style, unsigned glyph, unsigned context);

#endif
