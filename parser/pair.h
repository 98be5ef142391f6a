/* SPDX-License-Identifier: MIT
 *
 * pair.h - what a mark does where it stands: close an open quotation, open one, or neither.
 */
#ifndef STET_PAIR_H
#define STET_PAIR_H

#include "token.h"

/* Quotations nest STET_DEPTH_MAX deep. As many more are followed without a record, so that the marks which close them
 * close nothing else; what would be deeper still is left out. */
#define STET_OPEN_MAX (2u * STET_DEPTH_MAX)

/* An open quotation. */
typedef struct stet_open {
    uint32_t index; /* its record, or STET_NONE below the depth limit */
    uint32_t start;
    uint32_t item; /* its place in the list, or STET_NONE where the list was full */
    uint8_t glyph, length, flags;
    uint8_t inner; /* the stet_glyph of the last one right inside; STET_GLYPH_NONE: there was none */
} stet_open;

typedef struct stet_opens {
    uint32_t depth;
    stet_open levels[STET_OPEN_MAX];
} stet_opens;

/* The depth, from 1, of the quotation that the mark at hand closes; 0 where it closes none. */
STET_INTERNAL uint32_t stet_pair_closes(const stet_reader *reader, const stet_opens *opens);

/* Whether the mark at hand, which closes nothing, opens a quotation. `again`: it takes up one that the paragraph before
 * left open. */
STET_INTERNAL bool stet_pair_opens(const stet_reader *reader, const stet_opens *opens, bool again);

/* The mark at hand would open a quotation: whether nothing but marks and blanks would stand in that. *partner is the
 * mark that would end it and ends nothing else, or STET_NONE. */
STET_INTERNAL bool stet_pair_is_empty(const stet_reader *reader, const stet_opens *opens, uint32_t *partner);

/* The mark at hand opens as the innermost quotation did: whether both are closed, so that one stands in the other. */
STET_INTERNAL bool stet_pair_nests(const stet_reader *reader, const stet_opens *opens);

/* Whether no mark after the one at hand is of the usual kind to close what a glyph has opened. */
STET_INTERNAL bool stet_pair_is_lost(const stet_reader *reader, unsigned glyph);

/* Whether the mark at hand, a pair of one-bar marks, is two marks. */
STET_INTERNAL bool stet_pair_splits(const stet_reader *reader, const stet_opens *opens);

/* Whether two glyphs may open one speech, as typists mix them: " and U+201C. */
STET_INTERNAL bool stet_pair_alike(unsigned a, unsigned b);

#endif
