/* SPDX-License-Identifier: MIT */
#include "tape.h"

#include "masks.h"

/* No position in a piece is as large. */
#define SENTINEL UINT16_MAX

/* Of shorter texts a scan checks too few bytes to be worth while. */
#define CHECKED_MIN 192u

static void end_lists(stet_tape *tape)
{
    tape->lists.marks[tape->lists.mark_count] = SENTINEL;
    tape->lists.stops[tape->lists.stop_count] = SENTINEL;
    tape->lists.ends[tape->lists.end_count] = SENTINEL;
    tape->mark = tape->stop = tape->end = 0;
}

STET_INTERNAL void stet_tape_open(stet_tape *tape, stet_text text, stet_scan_fn *scan, bool stops)
{
    tape->text = text.bytes;
    tape->len = text.len;
    tape->scan = scan;
    tape->lists.lists_stops = stops;
    tape->base = tape->limit = tape->marks_limit = tape->stops_limit = 0;
    tape->line = tape->line_end = 0;
    tape->lists.mark_count = tape->lists.stop_count = tape->lists.end_count = 0;
    end_lists(tape);
}

static uint32_t piece_length(const stet_tape *tape, uint32_t base)
{
    uint32_t rest = tape->len - base;
    return rest < STET_SCAN_BYTES ? rest : STET_SCAN_BYTES;
}

static void begin_piece(stet_tape *tape, uint32_t base, uint32_t scanned)
{
    tape->base = tape->marks_limit = tape->stops_limit = base;
    tape->limit = base + scanned;
    end_lists(tape);
}

static void load(stet_tape *tape, uint32_t base)
{
    size_t scanned = tape->scan(tape->text + base, piece_length(tape, base), tape->len - base, &tape->lists);
    begin_piece(tape, base, (uint32_t)scanned);
}

/* The place of the character that the last byte before `pos` is of, or pos where another one begins there: what is
 * before, which is more than a character, has been checked but for the end of that character. */
static uint32_t last_character(const uint8_t *text, uint32_t pos)
{
    uint32_t back = 1;
    while (back < 3 && (text[pos - back] & 0xC0) == 0x80)
        back++;
    return text[pos - back] >= 0xC0 ? pos - back : pos;
}

/* Returns how far nothing is wrong, `start` where that is not known. */
static uint32_t load_checked(stet_tape *tape, uint32_t start, stet_scan_checked_fn *scan)
{
    const uint8_t *piece = tape->text + start;
    size_t clean;
    size_t scanned = scan(piece, piece_length(tape, start), tape->len - start, &tape->lists, &clean);
    begin_piece(tape, start, (uint32_t)scanned);
    return clean ? last_character(tape->text, start + (uint32_t)clean) : start;
}

STET_INTERNAL stet_bytes stet_tape_check(stet_tape *tape, uint32_t start, const stet_kernel_functions *kernel)
{
    stet_bytes bytes = {tape->len, false};
    if (start >= tape->len) return bytes;
    if (kernel->scan_checked && tape->len - start >= CHECKED_MIN)
        start = load_checked(tape, start, kernel->scan_checked);
    bytes = kernel->check(tape->text + start, tape->len - start);
    bytes.invalid += start;
    return bytes;
}

/* A list is sifted when the first of its entries is asked for: the end of a long paragraph is looked for before its
 * marks are, by then in another piece. */
static void sift(stet_tape *tape, stet_tape_list list)
{
    stet_candidates *lists = &tape->lists;
    if (list == STET_TAPE_MARKS && tape->marks_limit != tape->limit) {
        lists->mark_count =
            stet_sift_marks(tape->text, tape->len, tape->base, lists->marks, lists->mark_count, tape->plain);
        lists->marks[lists->mark_count] = SENTINEL;
        tape->marks_limit = tape->limit;
    }
    if (list == STET_TAPE_STOPS && tape->stops_limit != tape->limit) {
        lists->stop_count = stet_sift_stops(tape->text, tape->len, tape->base, lists->stops, lists->stop_count);
        lists->stops[lists->stop_count] = SENTINEL;
        tape->stops_limit = tape->limit;
    }
}

/* Index of the first entry at or after an offset; the hint is where reading stands. */
static uint32_t find(const uint16_t *list, uint32_t hint, uint32_t offset)
{
    uint32_t i = hint;
    while (i > 0 && list[i - 1] >= offset)
        i--;
    while (list[i] < offset)
        i++;
    return i;
}

STET_INTERNAL uint32_t stet_tape_seek(stet_tape *tape, stet_tape_list list, uint32_t pos, uint32_t end)
{
    const stet_candidates *lists = &tape->lists;
    const uint16_t *entries = list == STET_TAPE_MARKS ? lists->marks : lists->stops;
    uint32_t *at = list == STET_TAPE_MARKS ? &tape->mark : &tape->stop;
    while (pos < end) {
        if (pos < tape->base || pos >= tape->limit) load(tape, pos);
        sift(tape, list);
        *at = find(entries, *at, pos - tape->base);
        if (entries[*at] != SENTINEL) {
            uint32_t found = tape->base + entries[*at];
            return found < end ? found : end;
        }
        pos = tape->limit;
    }
    return end;
}

STET_INTERNAL uint32_t stet_tape_seek_line_end(stet_tape *tape, uint32_t pos)
{
    if (pos >= tape->line && pos < tape->line_end) return tape->line_end;
    if (pos < tape->base || pos >= tape->limit) load(tape, pos);
    tape->end = find(tape->lists.ends, tape->end, pos - tape->base);
    if (tape->lists.ends[tape->end] != SENTINEL) return tape->base + tape->lists.ends[tape->end];
    tape->line = pos;
    tape->line_end = stet_find_line_end(tape->text, tape->limit, tape->len);
    return tape->line_end;
}
