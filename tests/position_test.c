/* SPDX-License-Identifier: MIT
 *
 * position_test.c - stet_position_move against counting from the start, character by character.
 */
#include "guard.h"
#include "oracle.h"

#include <criterion/criterion.h>
#include <stet.h>
#include <string.h>

/* Bytes of the line end at `at`, or 0; the CR of a CRLF is none, the LF is. */
static size_t line_end(const char *text, size_t len, size_t at)
{
    if (text[at] == '\n') return 1;
    if (text[at] == '\r') return at + 1 < len && text[at + 1] == '\n' ? 0 : 1;
    if (len - at < 3) return 0;
    return memcmp(text + at, "\xE2\x80\xA8", 3) == 0 || memcmp(text + at, "\xE2\x80\xA9", 3) == 0 ? 3 : 0;
}

/* What stet.h promises, word by word. */
static stet_position count_to(const char *text, size_t len, size_t offset)
{
    stet_position p = STET_POSITION_INIT;
    uint32_t code;
    p.offset = offset;
    for (size_t at = 0, length; at < offset; at += length) {
        length = oracle_piece(text, len, at, &code);
        p.code_point++;
        p.utf16 += code != ORACLE_INVALID && code > 0xFFFF ? 2 : 1;
        if (line_end(text, len, at) == 0 || at + length > offset) continue;
        p.line++;
        p.line_offset = at + length;
        p.line_code_point = p.code_point;
        p.line_utf16 = p.utf16;
    }
    return p;
}

static bool same(const stet_position *a, const stet_position *b)
{
    return a->offset == b->offset && a->code_point == b->code_point && a->utf16 == b->utf16 && a->line == b->line &&
           a->line_offset == b->line_offset && a->line_code_point == b->line_code_point &&
           a->line_utf16 == b->line_utf16;
}

static bool moves_right(const char *text, size_t len, size_t from, size_t to)
{
    stet_position p = STET_POSITION_INIT, expected = count_to(text, len, to);
    if (stet_position_move(text, len, from, &p) != STET_OK) return false;
    if (stet_position_move(text, len, to, &p) != STET_OK) return false;
    return same(&p, &expected);
}

/* From every offset to every other, back as well, against unreadable memory on either side. */
static void check(const char *text, size_t len)
{
    static guard g;
    if (g.pages == NULL) guard_begin(&g, 4096);
    for (size_t from = 0; from <= len; from++) {
        for (size_t to = 0; to <= len; to++) {
            bool right = moves_right(guard_at_end(&g, text, len), len, from, to) &&
                         moves_right(guard_at_start(&g, text, len), len, from, to);
            cr_assert(right, "from %zu to %zu of \"%.*s\"", from, to, (int)len, text);
        }
    }
}

#define CHECK(text) check(text, sizeof(text) - 1)

Test(position, every_way_through_hand_cases)
{
    CHECK("");
    CHECK("plain words, longer than a word of eight bytes");
    CHECK("lines\nof\n\nall\rkinds\r\nand\n\r\r\n\n");
    CHECK("\r");
    CHECK("a\xE2\x80\xA8"
          "b\xE2\x80\xA9"
          "c\xE2\x80\xA7"
          "d\xE2\x80\xAA");
    CHECK("\xC3\xA9t\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80!");
    CHECK("\xEF\xBB\xBF"
          "bom\nline");
    CHECK("\x80\xBF\xC0\xAF\xC1\xBF\xF5\x80\xFF\xFE");
    CHECK("\xE2\x80|\xF0\x9F\x98|\xF0\x9F|\xE2|\xC3");
    CHECK("\xE0\x80\x80\xE0\x9F\xBF\xED\xA0\x80\xF0\x80\x80\x80\xF4\x90\x80\x80");
    CHECK("\xF0\x9F\x98\x80\x80\x80\xF0\x9F\x98\xF0\x9F\x98\x80");
    CHECK("ends cut \xE2\x80");
    CHECK("ends cut \xF0\x9F\x98");
    CHECK("nul \0 within\n\0");
    CHECK("12345678\n12345678\r12345678\r\n");
}

/* The example of the standard, table 3-8: each line is one replacement character. */
Test(position, pieces_of_the_standard)
{
    static const char text[] = "\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64";
    static const size_t starts[] = {0, 1, 4, 6, 7, 8, 9, 10, 11, 12};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        stet_position p = STET_POSITION_INIT;
        cr_assert_eq(stet_position_move(text, sizeof text - 1, starts[i], &p), STET_OK);
        cr_assert_eq(p.code_point, i);
        cr_assert_eq(p.utf16, i);
    }
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

Test(position, every_way_through_random_bytes)
{
    static const unsigned char bytes[] = {'a',  'b',  '\n', '\r', 0x80, 0xA8, 0xA9, 0xBF, 0xC2, 0xC3,
                                          0xE0, 0xE2, 0xE2, 0xED, 0xF0, 0x9F, 0xF4, 0x8F, 0xFF, 0x98};
    uint32_t state = 1;
    char text[24];
    for (int round = 0; round < 3000; round++) {
        size_t len = next_random(&state) % (sizeof text + 1);
        for (size_t i = 0; i < len; i++)
            text[i] = (char)bytes[next_random(&state) % sizeof bytes];
        check(text, len);
    }
}

/* The eight-byte steps start and end at every distance from what they must stop at. */
Test(position, plain_runs_around_every_mark)
{
    static const char *const marks[] = {"\n", "\r", "\r\n", "\xE2\x80\xA8", "\xF0\x9F\x98\x80", "\x80", "\x0B", "\x0E"};
    char text[64];
    for (size_t m = 0; m < sizeof marks / sizeof marks[0]; m++) {
        for (size_t at = 0; at < 20; at++) {
            size_t mark = strlen(marks[m]);
            memset(text, 'x', 40);
            memcpy(text + at, marks[m], mark);
            memcpy(text + at + mark, marks[m], mark);
            check(text, 40);
        }
    }
}

Test(position, wrong_arguments_leave_it_alone)
{
    stet_position p = {1, 2, 3, 4, 5, 6, 7}, before = p;
    cr_expect_eq(stet_position_move("abc", 3, 4, &p), STET_E_ARGUMENT);
    cr_expect_eq(stet_position_move(NULL, 3, 1, &p), STET_E_ARGUMENT);
    cr_expect_eq(stet_position_move("abc", 3, 1, NULL), STET_E_ARGUMENT);
    cr_expect(same(&p, &before));
}

/* One that was moved in another, longer text is of no use, but harms nothing. */
Test(position, foreign_position_starts_again)
{
    stet_position p = {100, 90, 95, 4, 50, 40, 45}, expected = count_to("a\nb", 3, 3);
    cr_expect_eq(stet_position_move("a\nb", 3, 3, &p), STET_OK);
    cr_expect(same(&p, &expected));
}

Test(position, no_text)
{
    stet_position p = STET_POSITION_INIT, before = p;
    cr_expect_eq(stet_position_move(NULL, 0, 0, &p), STET_OK);
    cr_expect(same(&p, &before));
    cr_expect_eq(stet_position_move(NULL, 0, 1, &p), STET_E_ARGUMENT);
    p.offset = 3;
    cr_expect_eq(stet_position_move(NULL, 0, 0, &p), STET_OK);
    cr_expect(same(&p, &before));
}

Test(position, a_byte_order_mark_is_a_code_point)
{
    stet_position p = STET_POSITION_INIT;
    cr_expect_eq(stet_position_move("\xEF\xBB\xBFMill", 7, 3, &p), STET_OK);
    cr_expect_eq(p.code_point, 1);
    cr_expect_eq(p.utf16, 1);
    cr_expect_eq(p.line_offset, 0);
}

/* One that goes back to the copy ends where one that went there directly does. */
Test(position, copies_are_places_to_go_on_from)
{
    static const char text[] = "Mill\r\n\xC3\xA9t\xC3\xA9 \xF0\x9F\x98\x80\n\xE2\x80\xA9lines";
    for (size_t from = 0; from < sizeof text; from++) {
        stet_position kept = STET_POSITION_INIT, p;
        stet_position_move(text, sizeof text - 1, from, &kept);
        for (size_t to = from; to < sizeof text; to++) {
            stet_position expected = count_to(text, sizeof text - 1, to);
            p = kept;
            cr_assert_eq(stet_position_move(text, sizeof text - 1, to, &p), STET_OK);
            cr_assert(same(&p, &expected), "from a copy at %zu to %zu", from, to);
        }
    }
}
