/* SPDX-License-Identifier: MIT
 *
 * cjk.h - who said a quotation in Japanese and Chinese, which put no blanks between words.
 */
#ifndef STET_CJK_H
#define STET_CJK_H

#include "base.h"

typedef struct stet_cjk_attribution {
    stet_span cue, speaker;
    bool found;  /* the quotation is speech: it has a cue or a speaker */
    bool before; /* the cue stands before the quotation */
} stet_cjk_attribution;

/* Attributes the quotation `span` of a block. `from` is the end of the quotation before it, or the block's start;
 * `until` the start of the next one, or the block's end. Looks at most 160 bytes to each side. */
STET_INTERNAL stet_cjk_attribution stet_cjk_attribute(const uint8_t *text, stet_span span, uint32_t from,
                                                      uint32_t until, unsigned lang);

#endif
