/* SPDX-License-Identifier: MIT
 *
 * emit.h - the only writer of the caller's arrays. Records past a cap are counted and go nowhere.
 */
#ifndef STET_EMIT_H
#define STET_EMIT_H

#include "base.h"

/* Utterances whose last part is remembered. From a part to the next, a list of quotations (STET_QUOTES_MAX, two of them
 * an utterance) and a continued speech at every depth can come between; this many suffice for that. */
#define STET_PARTS_MAX 40u

/* The utterances written last, the latest one first, and their last parts. */
typedef struct stet_parts {
    uint32_t count;
    struct {
        uint32_t utterance, last;
    } items[STET_PARTS_MAX];
} stet_parts;

typedef struct stet_out {
    stet_article *article;
    uint32_t want; /* stet_want bits, resolved */
    uint32_t block_count, sentence_count, quotation_count;
    bool aside;             /* the block is one that speech continues over; set before its quotations come */
    stet_parts parts[2];    /* of other blocks; of these */
    stet_quotation nowhere; /* takes what is written to a record that does not fit; never read */
} stet_out;

static inline bool stet_wants(const stet_out *out, uint32_t bits)
{
    return (out->want & bits) != 0;
}

static inline void stet_emit_init(stet_out *out, stet_article *article, uint32_t want)
{
    out->article = article;
    out->want = want;
    out->block_count = out->sentence_count = out->quotation_count = 0;
    out->aside = false;
    out->parts[0].count = out->parts[1].count = 0;
}

STET_INTERNAL void stet_emit_block(stet_out *out, const stet_block *block);
STET_INTERNAL void stet_emit_sentence(stet_out *out, uint32_t start, uint32_t end);

/* Adds a quotation with everything absent and returns its index. */
STET_INTERNAL uint32_t stet_emit_quotation(stet_out *out);

/* Adds a quotation of depth 1 that is closed, its marks being of one length. Returns where it is written, as below. */
STET_INTERNAL stet_quotation *stet_emit_whole(stet_out *out, uint32_t block, stet_span span, uint32_t mark_length);

/* Where quotation `index` is written: the caller's record, or nowhere. To write only: nothing may depend on the caps.
 */
STET_INTERNAL stet_quotation *stet_emit_slot(stet_out *out, uint32_t index);

/* Makes quotation `index` a part of an utterance, given by its first part, and ties it to the part before. Parts come
 * in order; the first one need not be given. */
STET_INTERNAL void stet_emit_part(stet_out *out, uint32_t index, uint32_t utterance);

/* Sets the counts and says whether all fitted. */
STET_INTERNAL stet_status stet_emit_finish(stet_out *out);

#endif
