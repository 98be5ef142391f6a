/* SPDX-License-Identifier: MIT
 *
 * apostrophe.h - one-bar marks that are none: what stands for letters left out, told from the letters around it.
 */
#ifndef STET_APOSTROPHE_H
#define STET_APOSTROPHE_H

#include "chars.h"

/* Whether a one-bar mark stands between letters or digits. */
STET_INTERNAL bool stet_is_inside_word(const uint8_t *text, stet_span block, uint32_t pos, uint32_t length);

/* Whether what follows a one-bar mark, from `after` on, is a word that has lost its beginning ('em, 'tis, 'n') or a
 * decade ('80s). A closing mark right behind it speaks against that: 'cause' is a word in marks. */
STET_INTERNAL bool stet_is_clipped(const uint8_t *text, uint32_t after, uint32_t end);

/* Whether a one-bar mark may be the apostrophe of a plural (the boys' house), of a word that has lost its end (goin'
 * home) or the mark of feet and minutes (6' tall): what such words end in before it, a blank after it. */
STET_INTERNAL bool stet_may_end_word(const uint8_t *text, stet_span block, uint32_t pos, uint32_t length);

/* What the word before pos ends in, as such words do. */
STET_INTERNAL bool stet_ends_like_clipped(const uint8_t *text, stet_span block, uint32_t pos);

#endif
