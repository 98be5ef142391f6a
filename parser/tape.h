/* SPDX-License-Identifier: MIT
 *
 * tape.h - the candidates of the text as lists that can be read from any place on, scanned piece by piece.
 *
 * Each list has a place where reading stands. Reading on from there is what it is made for, and costs a comparison or
 * two; going back within the piece costs a step an entry, going back before it a scan. A scan begins where it was asked
 * for, so that who is some blocks ahead of the others and who comes after are soon in the same piece again.
 */
#ifndef STET_TAPE_H
#define STET_TAPE_H

#include "scan.h"

typedef struct stet_tape {
    const uint8_t *text;
    uint32_t len;
    stet_scan_fn *scan;
    uint32_t base, limit;     /* the piece scanned: [base, limit) */
    uint32_t mark, stop, end; /* where reading stands in the lists */
    stet_candidates lists;    /* each with an entry after its last one that is larger than all */
} stet_tape;

STET_INTERNAL void stet_tape_open(stet_tape *tape, stet_text text, stet_scan_fn *scan);

typedef enum stet_tape_list { STET_TAPE_MARKS, STET_TAPE_STOPS, STET_TAPE_ENDS } stet_tape_list;

/* What the functions below do where the piece at hand or the place in the list does not serve. */
STET_INTERNAL uint32_t stet_tape_seek(stet_tape *tape, stet_tape_list list, uint32_t pos, uint32_t end);

/* First entry at or after pos of a list of the piece, where reading stands at *at or later; STET_NONE where the piece
 * does not tell. */
static inline uint32_t stet_tape_read(const stet_tape *tape, const uint16_t *list, uint32_t count, uint32_t *at,
                                      uint32_t pos)
{
    uint32_t offset = pos - tape->base, i = *at;
    if (offset >= tape->limit - tape->base || (i > 0 && list[i - 1] >= offset)) return STET_NONE;
    while (list[i] < offset)
        i++;
    *at = i;
    return i < count ? tape->base + list[i] : STET_NONE;
}

/* First mark candidate at or after pos, or end where none is before end. */
static inline uint32_t stet_tape_mark(stet_tape *tape, uint32_t pos, uint32_t end)
{
    uint32_t found = stet_tape_read(tape, tape->lists.marks, tape->lists.mark_count, &tape->mark, pos);
    if (found == STET_NONE) return stet_tape_seek(tape, STET_TAPE_MARKS, pos, end);
    return found < end ? found : end;
}

/* Likewise for sentence ends. */
static inline uint32_t stet_tape_stop(stet_tape *tape, uint32_t pos, uint32_t end)
{
    uint32_t found = stet_tape_read(tape, tape->lists.stops, tape->lists.stop_count, &tape->stop, pos);
    if (found == STET_NONE) return stet_tape_seek(tape, STET_TAPE_STOPS, pos, end);
    return found < end ? found : end;
}

/* Where the line at pos ends: its end's first byte, or the text's end. */
static inline uint32_t stet_tape_line_end(stet_tape *tape, uint32_t pos)
{
    uint32_t found = stet_tape_read(tape, tape->lists.ends, tape->lists.end_count, &tape->end, pos);
    return found == STET_NONE ? stet_tape_seek(tape, STET_TAPE_ENDS, pos, tape->len) : found;
}

#endif
