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

/* Most marks are “ between a blank and a letter, which looks like an opening one, and ” between a letter or a stop and
 * a blank, which looks like a closing one: such a mark's glyph, told by few bytes; else STET_GLYPH_NONE. */
static inline stet_glyph stet_plain_mark(const uint8_t *text, stet_span block, uint32_t pos)
{
    if (block.end - pos < 3 || text[pos] != 0xE2 || text[pos + 1] != 0x80) return STET_GLYPH_NONE;
    uint8_t before = pos > block.start ? text[pos - 1] : ' ', after = pos + 3 < block.end ? text[pos + 3] : ' ';
    if (text[pos + 2] == 0x9C)
        return (before == ' ' || before == '\n') && stet_is_ascii_word(after) ? STET_GLYPH_LEFT : STET_GLYPH_NONE;
    if (text[pos + 2] != 0x9D || (after != ' ' && after != '\n')) return STET_GLYPH_NONE;
    bool ends = stet_is_ascii_letter(before) || before == ',' || before == '.' || before == '?' || before == '!';
    return ends ? STET_GLYPH_RIGHT : STET_GLYPH_NONE;
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

STET_INTERNAL stet_style stet_learn_style(stet_tape *tape, stet_text text, uint32_t start, bool damaged);

/* What may close a quotation that `glyph` opened; and which of these are usual. */
STET_INTERNAL stet_glyphs stet_closers(stet_glyph glyph);
STET_INTERNAL stet_glyphs stet_usual_closers(stet_glyph glyph);

#endif
