/* SPDX-License-Identifier: MIT
 *
 * sift.h - what mark candidates are by the bytes beside them, for all of a piece at once and without a branch.
 */
#ifndef STET_SIFT_H
#define STET_SIFT_H

#include "scan.h"

/* Nearly all candidates are plain: an apostrophe between letters and a dash are no marks; “ or " between a blank and a
 * letter or digit opens, and looks like it; ” or " between a letter or a stop and a blank closes. The rest is for
 * style.h, token.h and mark.h to tell. No block's edge stands between a plain mark and its neighbours but a blank's. */
typedef enum stet_plain {
    STET_PLAIN_NOT,
    STET_PLAIN_LEFT,   /* “ */
    STET_PLAIN_RIGHT,  /* ” */
    STET_PLAIN_OPENS,  /* " */
    STET_PLAIN_CLOSES, /* " */
    STET_PLAIN_COUNT
} stet_plain;

/* Takes what is no mark out of a list of candidates, and says of the others what they are. Entries count from `base`,
 * of a text of `len` bytes. Returns how many are left. */
STET_INTERNAL uint32_t stet_sift_marks(const uint8_t *text, uint32_t len, uint32_t base, uint16_t *marks,
                                       uint32_t count, uint8_t *plain);

/* Takes out of a list of candidates for sentence ends those that are none: a stop right before a letter or digit, and
 * the quote marks and dashes that begin as the ellipsis does. */
STET_INTERNAL uint32_t stet_sift_stops(const uint8_t *text, uint32_t len, uint32_t base, uint16_t *stops,
                                       uint32_t count);

#endif
