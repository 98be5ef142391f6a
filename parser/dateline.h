/* SPDX-License-Identifier: MIT
 *
 * dateline.h - where and when a story was written, as its first paragraph begins with.
 */
#ifndef STET_DATELINE_H
#define STET_DATELINE_H

#include "word.h"

/* Bytes of the dash at pos that can end a dateline: one dash or underscore, or two hyphens; 0 where there is none. */
STET_INTERNAL uint32_t stet_dash_length(const uint8_t *text, uint32_t pos, uint32_t end);

/* The dateline that a block begins with, up to but not with its dash; absent where there is none. */
STET_INTERNAL stet_span stet_find_dateline(const uint8_t *text, stet_span block, unsigned lang);

#endif
