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

STET_INTERNAL stet_style stet_learn_style(stet_tape *tape, stet_text text, uint32_t start, bool damaged);

/* What may close a quotation that `glyph` opened; and which of these are usual. */
STET_INTERNAL stet_glyphs stet_closers(stet_glyph glyph);
STET_INTERNAL stet_glyphs stet_usual_closers(stet_glyph glyph);

#endif
