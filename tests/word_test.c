/* SPDX-License-Identifier: MIT
 *
 * word_test.c - words read by masks of 64 bytes are those read byte by byte, wherever in these they stand.
 */
#include "word.h"

#include "draw.h"
#include "kernel.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Longer than a word can be, at any place in 64 bytes, with another word behind it. */
enum { TEXT_MAX = 400, TEXTS_DRAWN = 20000 };

static bool are_same(const stet_word *a, const stet_word *b)
{
    return a->span.start == b->span.start && a->span.end == b->span.end && a->classes == b->classes &&
           a->shape == b->shape && a->dot == b->dot;
}

/* The words of [pos, end) by a reader that stands there. */
static void check_reader(stet_word_reader *reader, const char *how, uint32_t pos)
{
    for (bool more = true; more;) {
        stet_word expected = stet_word_next(reader->text, pos, reader->end, reader->lang), found;
        stet_word_read(reader, pos, &found);
        more = !stet_word_is_absent(&expected);
        if (!more) expected.shape = expected.dot = 0;
        if (!are_same(&found, &expected))
            cr_assert_fail("%s, from %u: a word at %u to %u of shape %u, not %u to %u of %u, in:\n%.*s", how, pos,
                           found.span.start, found.span.end, found.shape, expected.span.start, expected.span.end,
                           expected.shape, (int)reader->end, (const char *)reader->text);
        pos = expected.span.end;
    }
}

/* As many words are passed at once as there are before the place where that ends, and all of them are of letters. */
static void check_passing(const stet_word_reader *reader, const char *how, uint32_t pos)
{
    if (pos >= reader->end) return; /* no masks are there */
    uint32_t at = pos, stop = pos, count = stet_word_pass_plain(reader, &stop, false);
    for (uint32_t i = 0; i < count; i++) {
        stet_word word = stet_word_next(reader->text, at, reader->end, reader->lang);
        bool plain = !stet_word_is_absent(&word) && word.shape <= STET_SHAPE_UPPER;
        if (!plain || word.span.end > stop)
            cr_assert_fail("%s, from %u: %u words passed up to %u, but the one at %u to %u in:\n%.*s", how, pos, count,
                           stop, word.span.start, word.span.end, (int)reader->end, (const char *)reader->text);
        at = word.span.end;
    }
    cr_assert_eq(at, stop, "%s, from %u: %u words passed up to %u, which end at %u, in:\n%.*s", how, pos, count, stop,
                 at, (int)reader->end, (const char *)reader->text);
}

/* All readers on [pos, end) of a text, in a copy of exactly its size. */
static void check_text(const char *bytes, uint32_t len, uint32_t pos, uint32_t end, unsigned lang)
{
    uint8_t *exact = malloc(len > 0 ? len : 1);
    cr_assert_not_null(exact);
    memcpy(exact, bytes, len);
    stet_word_reader reader;
    stet_word_reader_begin(&reader, exact, pos, end, lang);
    check_passing(&reader, "no grid", pos);
    check_reader(&reader, "no grid", pos);
    for (uint32_t kernel = STET_KERNEL_PORTABLE; kernel <= STET_KERNEL_NEON; kernel++) {
        if (!stet_kernel_available(kernel)) continue;
        stet_kernel_functions functions = stet_kernel_find(kernel);
        stet_text text = {exact, NULL, &functions, len};
        stet_grid grid;
        stet_grid_open(&grid, text);
        stet_word_reader_on(&reader, &grid, pos, end, lang);
        check_passing(&reader, stet_kernel_name(kernel), pos);
        check_reader(&reader, stet_kernel_name(kernel), pos);
    }
    free(exact);
}

static uint32_t add(char *text, uint32_t len, const char *piece, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        memcpy(text + len, piece, strlen(piece));
        len += (uint32_t)strlen(piece);
    }
    return len;
}

/* Letters, a joint, letters, and another word, at a place of the text. */
static void check_joined(uint32_t place, uint32_t before, const char *joint, uint32_t behind)
{
    char text[TEXT_MAX];
    uint32_t len = add(text, 0, " ", place);
    len = add(text, len, "G", 1);
    len = add(text, len, "i", before - 1);
    len = add(text, len, joint, 1);
    len = add(text, len, "a", behind);
    len = add(text, len, " Lee", 1);
    check_text(text, len, 0, len, STET_LANG_EN);
}

Test(word, of_any_length_with_any_joint_at_any_place)
{
    static const char *const joints[] = {"", "-", "'", "\xE2\x80\x99", ".", "4", "\xC3\xA9", "\xE2\x80\x94"};
    static const uint32_t places[] = {0, 1, 2, 31, 61, 62, 63, 64}, behind[] = {0, 1, 3, 64};
    for (size_t j = 0; j < sizeof joints / sizeof *joints; j++) {
        for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
            for (size_t b = 0; b < sizeof behind / sizeof *behind; b++) {
                for (uint32_t before = 1; before <= STET_WORD_BYTES_MAX + 2; before++)
                    check_joined(places[p], before, joints[j], behind[b]);
            }
        }
    }
}

Test(word, of_many_joints_at_any_place)
{
    char text[TEXT_MAX];
    for (uint32_t place = 0; place <= 64; place++) {
        uint32_t len = add(text, 0, " ", place);
        len = add(text, len, "Gii-", 20);
        len = add(text, len, "ii Lee", 1);
        check_text(text, len, 0, len, STET_LANG_EN);
    }
}

Test(word, drawn)
{
    static const char *const pieces[] = {"a",
                                         "i",
                                         "B",
                                         "said",
                                         "Mr",
                                         " ",
                                         " ",
                                         "-",
                                         "'",
                                         "\xE2\x80\x99",
                                         ".",
                                         ",",
                                         "7",
                                         "\xC3\xA9",
                                         "\xE2\x80\x94",
                                         "\n",
                                         "\xE2\x80\xA8",
                                         "\xFF",
                                         "aaaaaaaaaaaaaaaa"};
    uint64_t state = 1;
    char text[TEXT_MAX];
    for (int n = 0; n < TEXTS_DRAWN; n++) {
        uint32_t len = 0, most = (uint32_t)(draw_number(&state) % (TEXT_MAX - 20));
        while (len < most)
            len = add(text, len, pieces[draw_number(&state) % (sizeof pieces / sizeof *pieces)], 1);
        /* A reader may end inside a word, with bytes behind it that are not its own. */
        uint32_t pos = (uint32_t)(draw_number(&state) % (len + 1)),
                 end = len - (uint32_t)(draw_number(&state) % (n % 3 ? 4 : 24));
        if (end > len || end < pos) end = len;
        check_text(text, len, pos, end, n % 2 ? STET_LANG_EN : STET_LANG_DE);
    }
}
