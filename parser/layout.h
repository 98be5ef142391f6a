/* SPDX-License-Identifier: MIT
 *
 * layout.h - how the text parts its blocks, and the blocks that this gives, before anyone says what they are.
 */
#ifndef STET_LAYOUT_H
#define STET_LAYOUT_H

#include "line.h"

typedef struct stet_layout_info {
    stet_layout layout;
    uint32_t width, width_bytes; /* of wrapped lines, in columns; of the longest one, in bytes */
    uint32_t margin;             /* columns that all of them are indented by */
    bool blank_lines;            /* a sentence's end with its line and an indent part no blocks: blank lines do */
} stet_layout_info;

/* Learns the layout from the first STET_LEARN_BYTES after `start`. */
STET_INTERNAL stet_layout_info stet_learn_layout(stet_text text, uint32_t start);

/* A block without its kind. */
typedef struct stet_raw_block {
    stet_span span; /* empty: no more blocks */
    uint32_t next;  /* where the search for the next one begins */
    bool parted;    /* a blank line stands before it */
    bool multiline; /* made of several wrapped lines */
} stet_raw_block;

STET_INTERNAL stet_raw_block stet_next_raw_block(stet_text text, stet_layout_info info, uint32_t pos);

/* Whether a line begins with a bullet or an item's number; returns its length with the blanks after it, else 0. */
STET_INTERNAL uint32_t stet_bullet_length(const uint8_t *text, stet_span span);

#endif
