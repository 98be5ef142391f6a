/* SPDX-License-Identifier: MIT
 *
 * outline.h - what the outline is painted with.
 */
#ifndef STET_CLI_OUTLINE_H
#define STET_CLI_OUTLINE_H

#include "writers.h"

/* Where the outline goes, and how it looks there. */
struct outline {
    struct output *out;
    bool color;
    unsigned width; /* columns */
};

enum style { STYLE_NONE, STYLE_TITLE, STYLE_FAINT, STYLE_BLOCK, STYLE_SPEECH, STYLE_OTHER, STYLE_SPEAKER, STYLE_CUE };

void style_begin(const struct outline *outline, enum style wanted);
void style_end(const struct outline *outline, enum style wanted);
void put_styled(const struct outline *outline, enum style wanted, const char *string);

/* Text that others wrote; see safe_text.h for what becomes of it. */
struct piece {
    const char *text;
    size_t len;
};

/* Prints the piece's beginning in at most `columns`. Returns the columns that it took. */
unsigned put_head(const struct outline *outline, struct piece piece, unsigned columns);

/* The same with beginning and end: of a quotation both marks are of interest. */
unsigned put_both_ends(const struct outline *outline, struct piece piece, unsigned columns);

/* The sentence of counts under an article, and under all of them. */
void put_counts(const struct outline *outline, const struct tally *tally);

#endif
