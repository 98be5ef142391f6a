/* SPDX-License-Identifier: MIT
 *
 * tape_test.c - where lines end, by the tape and by a look at every byte: in long lines, with line ends and what is
 * like them at the edges of the tape's pieces, asked for from anywhere.
 */
#include "kernel.h"
#include "tape.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define LEN    40000u
#define FAULTS 10

static const char *const fillings[] = {"a", "“", "é", "日", "\"", "©", "\xE2", "\x80"};
static const char *const ends[] = {"\n",           "\r",       "\r\n",         "\xE2\x80\xA8",
                                   "\xE2\x80\xA9", "\x80\xA8", "\xE2\x80\xAA", "\xE2\x80"};
/* Near the ends of pieces of the largest size and of dense ones. */
static const uint32_t edges[] = {0, 8, 256, 512, 768, 1024, 4096, STET_SCAN_BYTES, 2 * STET_SCAN_BYTES};
#define COUNT(array) (sizeof(array) / sizeof *(array))

static size_t faults;

static uint32_t line_end(const uint8_t *text, uint32_t pos)
{
    for (; pos < LEN; pos++) {
        if (text[pos] == '\n' || text[pos] == '\r') return pos;
        if (LEN - pos > 2 && text[pos] == 0xE2 && text[pos + 1] == 0x80 && (text[pos + 2] | 1) == 0xA9) return pos;
    }
    return LEN;
}

static void check(stet_tape *tape, const uint8_t *bytes, uint32_t pos)
{
    uint32_t found = stet_tape_line_end(tape, pos), end = line_end(bytes, pos);
    if (found == end || ++faults > FAULTS) return;
    fprintf(stderr, "the line at %u ends at %u, not %u\n", pos, end, found);
}

/* From places before and behind the edge, to and fro. */
static void check_around(const uint8_t *bytes, uint32_t edge)
{
    stet_kernel_functions functions = stet_kernel_find(STET_KERNEL_AUTO);
    stet_text text = {bytes, NULL, &functions, LEN};
    stet_tape tape;
    stet_tape_open(&tape, text, functions.scan, true);
    check(&tape, bytes, 0);
    for (uint32_t back = 40; back > 0; back -= 8) {
        if (edge >= back) check(&tape, bytes, edge - back);
        check(&tape, bytes, edge + back);
    }
    stet_tape_mark(&tape, edge, LEN);
    check(&tape, bytes, edge + 16);
    check(&tape, bytes, LEN - 1);
    check(&tape, bytes, edge);
}

Test(tape, lines_end_where_they_do)
{
    static uint8_t plain[LEN], bytes[LEN];
    for (size_t f = 0; f < COUNT(fillings); f++) {
        for (uint32_t i = 0; i < LEN; i++)
            plain[i] = (uint8_t)fillings[f][i % strlen(fillings[f])];
        for (size_t e = 0; e < COUNT(ends); e++) {
            for (size_t n = 0; n < COUNT(edges) * 8; n++) {
                uint32_t edge = edges[n / 8], pos = edge + (uint32_t)(n % 8);
                memcpy(bytes, plain, LEN);
                memcpy(bytes + (pos < 4 ? pos : pos - 4), ends[e], strlen(ends[e]));
                check_around(bytes, edge);
            }
        }
    }
    cr_assert(faults == 0);
}
