/* SPDX-License-Identifier: MIT
 *
 * block.h - the blocks of the article, each with its kind.
 */
#ifndef STET_BLOCKS_H
#define STET_BLOCKS_H

#include "layout.h"
#include "lead.h"
#include "sight.h"

/* Blocks that are seen beside the one at hand. */
#define STET_BLOCKS_AHEAD 3u
#define STET_QUEUE        (STET_BLOCKS_AHEAD + 1u) /* a power of two */

/* A block that is yet to come, or the one at hand. */
typedef struct stet_queued_block {
    stet_span span;
    uint32_t length; /* bytes of it that end no line */
    stet_sight sight;
} stet_queued_block;

typedef struct stet_blocker {
    stet_text text;
    stet_layout_info layout;
    unsigned lang;
    uint32_t pos;    /* where the search for raw blocks goes on */
    uint32_t first;  /* the place of the block at hand in the queue, which is a ring */
    uint32_t queued; /* blocks in the queue; fewer than it holds only at the text's end */
    stet_queued_block queue[STET_QUEUE];
    bool headline, body; /* seen already */
    uint8_t last_kind;
    uint8_t turns;    /* paragraphs after one with a label within which weak labels count */
    uint8_t contacts; /* lines after a release's "Contact:" that may belong to it */
    bool links;       /* only headlines of other stories since a heading over such */
} stet_blocker;

STET_INTERNAL void stet_block_init(stet_blocker *blocker, stet_text text, uint32_t start, stet_layout_info layout,
                                   unsigned lang);

/* The next block: span, kind, role, dateline and label; false at the end. */
STET_INTERNAL bool stet_block_next(stet_blocker *blocker, stet_block *block);

#endif
