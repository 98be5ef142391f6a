/* SPDX-License-Identifier: MIT */
#include "tape.h"

STET_INTERNAL void stet_tape_open(stet_tape *tape, stet_text text, stet_scan_fn *scan)
{
    tape->text = text.bytes;
    tape->len = text.len;
    tape->scan = scan;
    tape->base = tape->limit = 0;
    tape->mark = tape->stop = 0;
    tape->lists.mark_count = tape->lists.stop_count = 0;
}

static void load(stet_tape *tape, uint32_t base)
{
    uint32_t rest = tape->len - base;
    uint32_t len = rest < STET_SCAN_BYTES ? rest : STET_SCAN_BYTES;
    STET_STEP(len / 16 + 1);
    tape->scan(tape->text + base, len, rest, &tape->lists);
    tape->base = base;
    tape->limit = base + len;
    tape->mark = tape->stop = 0;
}

/* Index of the first entry at or after pos; the hint is where reading stands. */
static uint32_t seek(const uint16_t *list, uint32_t count, uint32_t hint, uint32_t offset)
{
    uint32_t i = hint;
    while (i > 0 && list[i - 1] >= offset) {
        STET_STEP(1);
        i--;
    }
    while (i < count && list[i] < offset) {
        STET_STEP(1);
        i++;
    }
    return i;
}

STET_INTERNAL uint32_t stet_tape_mark(stet_tape *tape, uint32_t pos, uint32_t end)
{
    while (pos < end) {
        if (pos < tape->base || pos >= tape->limit) load(tape, pos);
        tape->mark = seek(tape->lists.marks, tape->lists.mark_count, tape->mark, pos - tape->base);
        if (tape->mark < tape->lists.mark_count) {
            uint32_t found = tape->base + tape->lists.marks[tape->mark];
            return found < end ? found : end;
        }
        pos = tape->limit;
    }
    return end;
}

STET_INTERNAL uint32_t stet_tape_stop(stet_tape *tape, uint32_t pos, uint32_t end)
{
    while (pos < end) {
        if (pos < tape->base || pos >= tape->limit) load(tape, pos);
        tape->stop = seek(tape->lists.stops, tape->lists.stop_count, tape->stop, pos - tape->base);
        if (tape->stop < tape->lists.stop_count) {
            uint32_t found = tape->base + tape->lists.stops[tape->stop];
            return found < end ? found : end;
        }
        pos = tape->limit;
    }
    return end;
}
