/* SPDX-License-Identifier: MIT
 *
 * sentence.h - parts a block into sentences.
 */
#ifndef STET_SENTENCE_H
#define STET_SENTENCE_H

#include "quote.h"

typedef struct stet_splitter {
    const uint8_t *text;
    stet_tape *tape;
    stet_out *out;
    unsigned lang;
    bool whole_quotations; /* no sentence ends inside one */
    stet_span block;
    uint32_t start; /* of the sentence at hand */
    uint32_t pos;   /* where the search for its end goes on */
} stet_splitter;

/* Begins a block; no sentence ends before body. */
STET_INTERNAL void stet_sentence_begin(stet_splitter *splitter, stet_span block, uint32_t body);

/* Writes the sentences that end before `until`; the block's last one when that is the block's end. `quotes`, used for
 * whole quotations only, lists those that begin before `until`. */
STET_INTERNAL void stet_sentence_step(stet_splitter *splitter, uint32_t until, const stet_quotes *quotes);

/* If a sentence that began at start ends with the stop at pos: where it ends, closing marks included; else 0. *resume
 * is where to look for the next stop. */
STET_INTERNAL uint32_t stet_sentence_end(const uint8_t *text, stet_span block, uint32_t start, uint32_t pos,
                                         unsigned lang, uint32_t *resume);

#endif
