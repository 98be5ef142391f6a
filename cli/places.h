/* SPDX-License-Identifier: MIT
 *
 * places.h - the offsets of an article in another unit than bytes.
 *
 * One pass over the text counts what stands before every 64th byte; from there each offset is found in constant time,
 * in whatever order they are asked for.
 */
#ifndef STET_CLI_PLACES_H
#define STET_CLI_PLACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum unit { UNIT_BYTES, UNIT_CODE_POINTS, UNIT_UTF16 };

struct places {
    const char *text;
    size_t len;
    enum unit unit;
    bool same;        /* no offset differs from its number of bytes */
    uint32_t *counts; /* owned: units before each 64th byte */
    size_t room;      /* of counts */
};

void places_begin(struct places *places);
void places_end(struct places *places);

/* From here on of this text, which stays the caller's, in this unit. Returns false where memory is short: afterwards
 * offsets are to be in bytes. */
bool places_set(struct places *places, const char *text, size_t len, enum unit unit);

/* The units before this byte, which may be the text's end. */
uint32_t place_of(const struct places *places, size_t offset);

#endif
