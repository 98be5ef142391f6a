/* SPDX-License-Identifier: MIT
 *
 * masks.h - which of 64 bytes are letters and the like: a bit each, the first byte's the lowest.
 */
#ifndef STET_MASKS_H
#define STET_MASKS_H

#include "bits.h"
#include "scan.h"

typedef struct stet_masks {
    uint64_t letters;  /* of ASCII */
    uint64_t capitals; /* those of them that are */
    uint64_t starts;   /* what begins words, and what may: letters, digits, 0x80 and more */
    uint64_t goes_on;  /* what may go on with a word behind its ASCII letters */
    uint64_t places;   /* where words may begin with a capital: of ASCII, but not inside words of it; or 0xC3 to 0xD0,
                          which lead all other capitals and few other letters */
} stet_masks;

/* Of the 64 bytes from pos on; those from `end` on count as zeros. pos < end. */
STET_INTERNAL void stet_masks_at(stet_masks *masks, const uint8_t *text, uint32_t pos, uint32_t end);

typedef struct stet_letters {
    uint64_t letters; /* of ASCII */
    uint64_t high;    /* 0x80 and more */
} stet_letters;

/* Of 64 bytes that may all be read: fewer questions, and cheaper. */
STET_INTERNAL stet_letters stet_letters_at(const uint8_t *text);

/* Whether "ibu", as of "contributed", may stand in [pos, end), in either case. */
STET_INTERNAL bool stet_may_hold_ibu(const uint8_t *text, uint32_t pos, uint32_t end);

/* The first place in [pos, end) where a slash stands or a picture's source may begin: "get", "pho", "ima" or "ap " in
 * either case, or a bracket; `end` where there is none. A slash in the last byte does not count. */
STET_INTERNAL uint32_t stet_find_source(const uint8_t *text, uint32_t pos, uint32_t end);

/* How many times 64 bytes a grid remembers. */
#define STET_GRID_BLOCKS 32u

/* The masks of a text's bytes, 64 from each multiple of 64 on, which are found once however many stages read the words
 * there. The place of 64 bytes in it is that of their number's lowest bits. */
typedef struct stet_grid {
    const uint8_t *text;
    stet_kinds_fn *kinds;
    uint32_t len;
    uint32_t known[STET_GRID_BLOCKS]; /* the number, plus one, of the bytes whose masks are there */
    stet_masks masks[STET_GRID_BLOCKS];
} stet_grid;

STET_INTERNAL void stet_grid_open(stet_grid *grid, stet_text text);

/* Finds masks that are not there. */
STET_INTERNAL const stet_masks *stet_grid_load(stet_grid *grid, uint32_t number);

/* The masks of the 64 bytes that pos is among, pos < the text's length; they stay until others are asked for. */
static inline const stet_masks *stet_grid_at(stet_grid *grid, uint32_t pos)
{
    uint32_t number = pos / 64, place = number % STET_GRID_BLOCKS;
    return grid->known[place] == number + 1 ? &grid->masks[place] : stet_grid_load(grid, number);
}

/* The first place in [pos, end) where a mark that ends sentences may stand: . ! ? or a byte that may lead another one.
 * `end` where there is none. */
STET_INTERNAL uint32_t stet_find_stop(const uint8_t *text, uint32_t pos, uint32_t end);

/* Whether a line end that begins at or after `from` has its last byte at pos. */
static inline bool stet_ends_line(const uint8_t *text, uint32_t from, uint32_t pos)
{
    if (text[pos] == '\n' || text[pos] == '\r') return true;
    return (text[pos] | 1) == 0xA9 && pos - from >= 2 && text[pos - 1] == 0x80 && text[pos - 2] == 0xE2;
}

/* The place after the last line end in [from, pos), or from. */
STET_INTERNAL uint32_t stet_find_line_start(const uint8_t *text, uint32_t from, uint32_t pos);

/* The first line end in [from, end), where U+2028 and U+2029 have to stand as a whole; `end` where there is none. */
STET_INTERNAL uint32_t stet_find_line_end(const uint8_t *text, uint32_t from, uint32_t end);

/* The place in a span behind `most` bytes that end no line; the span's end where it does not hold more. No limit may
 * hang on line ends, which are one to three bytes. */
STET_INTERNAL uint32_t stet_reach(const uint8_t *text, stet_span span, uint32_t most);

/* Whether a span holds more than so many bytes that end no line. */
static inline bool stet_is_longer(const uint8_t *text, stet_span span, uint32_t most)
{
    return span.end - span.start > most && stet_reach(text, span, most) < span.end;
}

#endif
