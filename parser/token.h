/* SPDX-License-Identifier: MIT
 *
 * token.h - the quote marks of a block, one after another, with what their neighbours say. What is no mark by itself
 * (an apostrophe in a word, inches, the marks of a tag's attributes) is left out.
 */
#ifndef STET_TOKEN_H
#define STET_TOKEN_H

#include "style.h"

/* A mark of the block. */
typedef struct stet_token {
    uint32_t pos;
    uint8_t glyph, length, damaged;
    uint8_t context;    /* stet_context */
    uint8_t beside;     /* nothing but blanks stand between the mark before and this one */
    uint8_t clipped;    /* it begins a word that has lost its first letters, or a decade */
    uint8_t opens;      /* it looks like an opening mark where nothing is open */
    uint8_t word;       /* it has one bar and may end a word */
    stet_glyphs closes; /* what opened what it may close, as far as it and its neighbours say */
} stet_token;

#define STET_TOKENS_MAX 64u

/* How many marks ahead are looked at to tell what a mark does. It bounds the work for each mark, so that time stays
 * linear; two quotations nested to the full depth have their marks within it. */
#define STET_LOOK_AHEAD 24u

typedef struct stet_reader {
    const uint8_t *text;
    stet_tape *tape;
    stet_style style;
    stet_span block;
    uint32_t flags;      /* stet_block_flags found */
    uint32_t scanned;    /* marks are taken in up to here */
    uint32_t last_end;   /* of the last mark taken in */
    uint32_t tag_end;    /* marks before it stand inside a tag */
    uint32_t tag_sought; /* no tag that began before ends before here */
    stet_row row;        /* the one that was found last */
    uint32_t at, count;  /* the mark at hand, and how many are in the buffer */
    stet_token tokens[STET_TOKENS_MAX];
} stet_reader;

STET_INTERNAL void stet_reader_begin(stet_reader *reader, stet_span block);

/* Takes in marks until the buffer is full or the block ends. */
STET_INTERNAL void stet_reader_read_on(stet_reader *reader);

/* Takes in marks, so that the one at hand and the look-ahead after it are there or the block's last mark is; false when
 * there is no mark at hand. */
static inline bool stet_reader_fill(stet_reader *reader)
{
    if (reader->scanned < reader->block.end && reader->count - reader->at <= STET_LOOK_AHEAD + 1)
        stet_reader_read_on(reader);
    return reader->at < reader->count;
}

/* Makes two one-bar marks of the mark at hand, which stands for a pair of them. */
STET_INTERNAL void stet_reader_split(stet_reader *reader);

static inline uint32_t stet_token_end(const stet_token *token)
{
    return token->pos + token->length;
}

#endif
