/* SPDX-License-Identifier: MIT
 *
 * title.h - lines that are titles, not sentences of the story: headlines, crossheads, headlines of other stories.
 */
#ifndef STET_TITLE_H
#define STET_TITLE_H

#include "word.h"

/* Longer lines are no titles. */
#define STET_TITLE_BYTES_MAX 220u

/* A title between paragraphs. */
STET_INTERNAL bool stet_is_title(const uint8_t *text, stet_span line, unsigned lang);

/* A title at the head of the story, where less will do, of a line that stet_is_title does not call one. */
STET_INTERNAL bool stet_is_first_title(const uint8_t *text, stet_span line, unsigned lang);

/* Nearly all words of some length begin with a capital, as in headlines of the American manner. */
STET_INTERNAL bool stet_is_title_case(const uint8_t *text, stet_span line, unsigned lang);

/* Whether a line begins with a small letter, as no title does but those on iPods. */
STET_INTERNAL bool stet_begins_small(const uint8_t *text, stet_span line);

#endif
