/* SPDX-License-Identifier: MIT
 *
 * tape.h - the candidates of the text as lists that can be read from any place on, scanned piece by piece.
 *
 * What is no mark or stop at first sight is left out.
 *
 * Each list has a place where reading stands. Reading on from there is what it is made for, and costs a comparison or
 * two; going back within the piece costs a step an entry, going back before it a scan. A scan begins where it was asked
 * for, so that who is some blocks ahead of the others and who comes after are soon in the same piece again.
 */
#ifndef STET_TAPE_H
#define STET_TAPE_H

#include "kernel.h"
#include "sift.h"

typedef struct stet_tape {
    const uint8_t *text;
    uint32_t len;
    stet_scan_fn *scan;
    uint32_t base, limit;              /* the piece scanned: [base, limit) */
    uint32_t marks_limit, stops_limit; /* limit where that list is sifted, base where nothing was read of it yet */
    uint32_t mark, stop, end;          /* where reading stands in the lists */
    uint32_t line, line_end;           /* no line ends in [line, line_end), which goes past a piece */
    stet_candidates lists;             /* each with an entry after its last one that is larger than all */
    uint8_t plain[STET_LIST_MAX];      /* stet_plain of each mark */
} stet_tape;

/* `stops`: whether the list of stops will be read. */
STET_INTERNAL void stet_tape_open(stet_tape *tape, stet_text text, stet_scan_fn *scan, bool stops);

/* What the bytes from `start` on are, offsets counted from the text's first one. The piece at `start`, from which the
 * layout will be learnt first, is scanned by the way where the kernel can do both at once. */
STET_INTERNAL stet_bytes stet_tape_check(stet_tape *tape, uint32_t start, const stet_kernel_functions *kernel);

/* Back to where the piece at hand begins, before who reads it all once more. */
static inline void stet_tape_rewind(stet_tape *tape)
{
    tape->mark = tape->stop = tape->end = 0;
}

typedef enum stet_tape_list { STET_TAPE_MARKS, STET_TAPE_STOPS } stet_tape_list;

/* What the functions below do where the piece at hand or the place in the list does not serve. */
STET_INTERNAL uint32_t stet_tape_seek(stet_tape *tape, stet_tape_list list, uint32_t pos, uint32_t end);

/* The same for the end of the line at pos. Where it is not in the piece that pos is in, it is looked for without a
 * scan, and remembered: a long line is read once for its end, whoever asks. */
STET_INTERNAL uint32_t stet_tape_seek_line_end(stet_tape *tape, uint32_t pos);

/* Moves a list's place to its first entry at or after pos. False where the piece does not hold pos, or the place is
 * behind it. */
static inline bool stet_tape_move(const stet_tape *tape, uint32_t limit, const uint16_t *list, uint32_t *at,
                                  uint32_t pos)
{
    uint32_t offset = pos - tape->base, i = *at;
    if (offset >= limit - tape->base || (i > 0 && list[i - 1] >= offset)) return false;
    while (list[i] < offset)
        i++;
    *at = i;
    return true;
}

/* The entry of the list at its place, or `end` where none is before it; STET_NONE where the piece does not tell. */
static inline uint32_t stet_tape_entry(const stet_tape *tape, const uint16_t *list, uint32_t count, uint32_t at,
                                       uint32_t end)
{
    uint32_t found = tape->base + list[at];
    if (at >= count) return end <= tape->limit ? end : STET_NONE;
    return found < end ? found : end;
}

/* First mark candidate at or after pos, or end where none is before end. */
static inline uint32_t stet_tape_mark(stet_tape *tape, uint32_t pos, uint32_t end)
{
    const stet_candidates *lists = &tape->lists;
    uint32_t found = STET_NONE;
    if (stet_tape_move(tape, tape->marks_limit, lists->marks, &tape->mark, pos))
        found = stet_tape_entry(tape, lists->marks, lists->mark_count, tape->mark, end);
    return found == STET_NONE ? stet_tape_seek(tape, STET_TAPE_MARKS, pos, end) : found;
}

/* What the mark candidate is that stet_tape_mark has just found, before end. */
static inline stet_plain stet_tape_plain(const stet_tape *tape)
{
    return (stet_plain)tape->plain[tape->mark];
}

/* The candidate after that one and what it is; STET_NONE where the piece does not tell. */
static inline uint32_t stet_tape_next_mark(const stet_tape *tape, stet_plain *plain)
{
    uint32_t i = tape->mark + 1;
    if (i >= tape->lists.mark_count) return STET_NONE;
    *plain = (stet_plain)tape->plain[i];
    return tape->base + tape->lists.marks[i];
}

/* Passes so many marks from the one on that stet_tape_mark has just found, which are known to be there. */
static inline void stet_tape_pass_marks(stet_tape *tape, uint32_t count)
{
    tape->mark += count;
}

/* Likewise for sentence ends. */
static inline uint32_t stet_tape_stop(stet_tape *tape, uint32_t pos, uint32_t end)
{
    const stet_candidates *lists = &tape->lists;
    uint32_t found = STET_NONE;
    if (stet_tape_move(tape, tape->stops_limit, lists->stops, &tape->stop, pos))
        found = stet_tape_entry(tape, lists->stops, lists->stop_count, tape->stop, end);
    return found == STET_NONE ? stet_tape_seek(tape, STET_TAPE_STOPS, pos, end) : found;
}

/* Where the line at pos ends: its end's first byte, or the text's end. */
static inline uint32_t stet_tape_line_end(stet_tape *tape, uint32_t pos)
{
    const stet_candidates *lists = &tape->lists;
    uint32_t found = STET_NONE;
    if (stet_tape_move(tape, tape->limit, lists->ends, &tape->end, pos))
        found = stet_tape_entry(tape, lists->ends, lists->end_count, tape->end, tape->len);
    return found == STET_NONE ? stet_tape_seek_line_end(tape, pos) : found;
}

#endif
