/* SPDX-License-Identifier: MIT
 *
 * masks.h - which of 64 bytes are letters and the like: a bit each, the first byte's the lowest.
 */
#ifndef STET_MASKS_H
#define STET_MASKS_H

#include "bits.h"

typedef struct stet_masks {
    uint64_t letters;  /* of ASCII */
    uint64_t capitals; /* those of them that are */
    uint64_t digits;
    uint64_t joints; /* ' - . & _ @, which stand inside words too */
    uint64_t high;   /* 0x80 and more */
    uint64_t leads;  /* 0xC3 to 0xD0, which lead all capitals that are not ASCII and few other letters */
} stet_masks;

/* Of the 64 bytes from pos on; those from `end` on count as zeros. pos < end. */
STET_INTERNAL void stet_masks_at(stet_masks *masks, const uint8_t *text, uint32_t pos, uint32_t end);

typedef struct stet_letters {
    uint64_t letters; /* of ASCII */
    uint64_t high;    /* 0x80 and more */
} stet_letters;

/* Of 64 bytes that may all be read: fewer questions, and cheaper. */
STET_INTERNAL stet_letters stet_letters_at(const uint8_t *text);

/* Whether a slash, or what a picture's source begins with, may stand in [pos, end): "get", "pho", "ima" or "ap " in
 * either case, or a bracket. A slash in the last byte does not count. */
STET_INTERNAL bool stet_may_hold_source(const uint8_t *text, uint32_t pos, uint32_t end);

/* The first place in [pos, end) where a mark that ends sentences may stand: . ! ? or a byte that may lead another one.
 * `end` where there is none. */
STET_INTERNAL uint32_t stet_find_stop(const uint8_t *text, uint32_t pos, uint32_t end);

#endif
