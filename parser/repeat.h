/* SPDX-License-Identifier: MIT
 *
 * repeat.h - text that repeats itself every few bytes, as rows of marks, ornaments and damaged input do.
 *
 * What a reader makes of a place depends on its state and on the bytes around the place. Where the text repeats itself
 * and the reader is in the same state a period later, it will be so at every period until the repeating ends: it can go
 * on near there at once, and whoever sends a megabyte of quote marks costs no more than the scan of it.
 */
#ifndef STET_REPEAT_H
#define STET_REPEAT_H

#include "swar.h"

/* A multiple of the periods that are noticed: 1, 2, 3, 4, 6 and 12 bytes. */
#define STET_PERIOD 12u

/* How far before and behind a mark its reading looks: eight damaged marks of twelve bytes, rows of commas. */
#define STET_REPEAT_BEFORE 128u

/* ... and the marks that are looked at ahead, of which a period holds one at least. */
#define STET_REPEAT_AHEAD (STET_REPEAT_BEFORE + 26u * STET_PERIOD)

/* A reader's last place in text that seems to repeat itself. */
typedef struct stet_repeat {
    uint32_t pos;
    bool known; /* there is such a place, and nothing has changed the reader's state since */
} stet_repeat;

/* How many bytes can be passed over at pos, some times those since the place remembered: from STET_REPEAT_BEFORE bytes
 * before that to STET_REPEAT_AHEAD bytes after where reading goes on, the text repeats itself. 0 where there are none;
 * pos may be remembered then. Call it at each place, and clear `known` when the state changes. */
STET_INTERNAL uint32_t stet_repeat_rest(stet_repeat *repeat, const uint8_t *text, uint32_t start, uint32_t pos,
                                        uint32_t end);

/* The same, quickly where the text does not repeat itself, as nearly everywhere. */
static inline uint32_t stet_repeat_skip(stet_repeat *repeat, const uint8_t *text, uint32_t start, uint32_t pos,
                                        uint32_t end)
{
    bool near_edge = pos - start < STET_REPEAT_BEFORE + STET_PERIOD || end - pos < STET_REPEAT_AHEAD + STET_PERIOD;
    if (near_edge || stet_load64(text + pos) != stet_load64(text + pos + STET_PERIOD)) {
        repeat->known = false;
        return 0;
    }
    return stet_repeat_rest(repeat, text, start, pos, end);
}

#endif
