/* SPDX-License-Identifier: MIT
 *
 * output.h - the text of one article and its truth as they are written. Knows blocks, sentences and quotations, and
 * nothing of grammars or people. What does not fit sets `full`; the caller then goes back to the mark it took.
 */
#ifndef STET_GENERATOR_OUTPUT_H
#define STET_GENERATOR_OUTPUT_H

#include "styles.h"

#include <stdbool.h>

enum { UNIT_PARTS_MAX = 16, SAID_DEPTHS = 2 };

/* Who says what: shared by the quotations of one utterance. */
typedef struct attribution {
    stet_span cue, speaker, refers_to;
    uint8_t form; /* stet_speaker_form */
} attribution;

typedef struct output {
    char *text;
    size_t len, room;
    stet_article *truth; /* never NULL */
    const style_marks *marks;
    uint32_t layout;
    uint32_t loose_turn; /* of STET_LAYOUT_LOOSE: blocks since the last blank line */
    bool joined;
    bool capital;    /* the next letter is one */
    bool indefinite; /* "a " or "an " comes before it */
    bool full;
    /* what is open */
    size_t block_start, sentence_start;
    stet_block block;
    uint32_t depth;
    uint32_t inner[STET_DEPTH_MAX]; /* the quotations that are open */
    uint32_t continued;             /* a quotation that the next one continues, or STET_NONE */
    /* of the utterance in hand, and of the one inside it */
    attribution said[SAID_DEPTHS];
    uint32_t parts[SAID_DEPTHS][UNIT_PARTS_MAX];
    uint32_t part_count[SAID_DEPTHS];
} output;

/* Writes what lies between the text so far and a next byte, where that begins a block or sentence. */
void output_begin(output *o);

void output_text(output *o, const char *bytes, size_t len);
void output_apostrophe(output *o);

/* Ends the sentence in hand; a blank follows where the language has one. */
void output_sentence(output *o);

/* Ends the block in hand with its last sentence. The next one begins with the next text. */
void output_block(output *o);

void output_open(output *o, uint32_t kind);
void output_close(output *o, uint32_t ending);

/* Gives all speech since the last call its attribution. */
void output_unit(output *o);

#endif
