/* SPDX-License-Identifier: MIT
 *
 * quote.h - pairs the marks of a block: nesting, endings, and continuation from block to block.
 */
#ifndef STET_QUOTE_H
#define STET_QUOTE_H

#include "emit.h"
#include "pair.h"

/* A quotation as the layers above see it. */
typedef struct stet_quote {
    stet_span span;
    uint32_t index;     /* its record */
    uint32_t continues; /* the record it continues, or STET_NONE */
    uint8_t depth, ending, open_length, close_length;
    uint8_t glyph; /* stet_glyph that opened it */
} stet_quote;

#define STET_QUOTES_MAX 48u

/* The quotations of a block, or of a part of one that holds very many, in order of start. What does not fit stands
 * inside others, and is written as words woven into them, without a speaker. */
typedef struct stet_quotes {
    uint32_t count;
    uint32_t end; /* of the text that it is about: the block's, or the next list's first mark */
    stet_quote items[STET_QUOTES_MAX];
} stet_quotes;

/* What a paragraph left open, until the next one shows whether it goes on. */
typedef struct stet_left_open {
    uint32_t count;        /* levels; 0: nothing */
    uint32_t other_blocks; /* seen since, that are no paragraphs */
    stet_open levels[STET_DEPTH_MAX];
} stet_left_open;

typedef struct stet_quoter {
    stet_out *out;
    stet_left_open left_open;
    bool plain_curly; /* “ opens and ” closes in this text */
    /* what stood last inside a quotation in other marks of its style: */
    uint8_t held, holder; /* the stet_glyph that opened it, and the one around it */
    uint32_t held_block;  /* its block's index */
    /* the block at hand */
    stet_reader reader;
    uint32_t block_index;
    uint32_t body;       /* where its text begins, after a dateline or label */
    uint32_t flags;      /* stet_block_flags found */
    uint32_t reopened;   /* levels of left_open that this block has reopened so far */
    uint32_t row_start;  /* the marks from here on have nothing between them but blanks */
    uint32_t row_opened; /* quotations that they have opened */
    uint32_t last_end;   /* of the mark before the one at hand; the block's start where there is none */
    uint32_t next;       /* where the text goes on behind the block; 0: not looked at yet */
    bool may_reopen;
    stet_opens opens;
} stet_quoter;

/* The style of its reader was learnt. */
STET_INTERNAL void stet_quote_init(stet_quoter *quoter, stet_text text, stet_tape *tape, stet_out *out);

/* Whether nothing is to be done about a block: nothing is left open before it and no mark stands in it. */
static inline bool stet_quote_passes(stet_quoter *quoter, stet_span block)
{
    if (quoter->left_open.count) return false;
    quoter->flags = 0;
    return stet_tape_mark(quoter->reader.tape, block.start, block.end) >= block.end;
}

/* Begins a block; body is where its text begins. Only paragraphs continue what was left open. */
STET_INTERNAL void stet_quote_begin(stet_quoter *quoter, stet_span block, uint32_t body, uint32_t block_index,
                                    bool paragraph);

/* Writes quotations of the block and lists them; false when there are no more, the list then being the last one. Lists
 * are cut between quotations of depth 1 only. */
STET_INTERNAL bool stet_quote_step(stet_quoter *quoter, stet_quotes *list);

#endif
