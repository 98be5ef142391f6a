/* SPDX-License-Identifier: MIT
 *
 * sight_test.c - what a line shows at first sight rules nothing out that a slow rule finds in it.
 */
#include "sight.h"

#include "date.h"
#include "dateline.h"
#include "draw.h"
#include "kernel.h"
#include "layout.h"
#include "lead.h"
#include "spec.h"
#include "title.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#define FAULTS 10 /* shown of each test */

static size_t faults, found[12];

/* ---- One line ---- */

static bool has_label(const uint8_t *text, stet_span line, unsigned lang)
{
    return stet_find_label(text, line, lang).grade != STET_LABEL_NONE;
}

/* What the slow rules say: STET_MAY_... */
static unsigned what_it_is(const uint8_t *text, stet_span line, unsigned lang)
{
    unsigned is = 0;
    if (stet_is_separator(text, line)) is |= STET_MAY_SEPARATOR;
    if (stet_is_credit(text, line, lang)) is |= STET_MAY_CREDIT;
    if (stet_is_caption(text, line, lang)) is |= STET_MAY_CAPTION;
    if (stet_is_date(text, line, lang)) is |= STET_MAY_DATE;
    if (stet_is_related(text, line, lang)) is |= STET_MAY_RELATED;
    if (stet_is_furniture(text, line, lang)) is |= STET_MAY_FURNITURE;
    if (stet_is_byline(text, line, lang)) is |= STET_MAY_BYLINE;
    if (stet_is_bare_name(text, line, lang)) is |= STET_MAY_NAME;
    if (!stet_is_absent(stet_find_dateline(text, line, lang))) is |= STET_MAY_DATELINE;
    if (has_label(text, line, lang)) is |= STET_MAY_LABEL;
    if (stet_bullet_length(text, line)) is |= STET_MAY_ITEM;
    if (stet_is_title(text, line, lang)) is |= STET_MAY_TITLE;
    return is;
}

static uint32_t length_of_lines(const uint8_t *text, stet_span line)
{
    uint32_t length = 0;
    for (uint32_t i = line.start; i < line.end; i++)
        length += text[i] != '\n' && text[i] != '\r';
    return length;
}

static void check_line(const char *bytes, size_t len, unsigned lang)
{
    stet_text text = {(const uint8_t *)bytes, NULL, NULL, (uint32_t)len};
    stet_span line = stet_trim(text.bytes, 0, text.len);
    if (stet_is_absent(line)) return;
    unsigned is = what_it_is(text.bytes, line, lang);
    for (unsigned bit = 0; bit < 12; bit++)
        found[bit] += is >> bit & 1;
    for (uint32_t kernel = STET_KERNEL_PORTABLE; kernel <= STET_KERNEL_NEON; kernel++) {
        if (!stet_kernel_available(kernel)) continue;
        stet_kernel_functions functions = stet_kernel_find(kernel);
        text.kernel = &functions;
        stet_sight sight;
        stet_sight_of(&sight, &text, line, length_of_lines(text.bytes, line), lang);
        bool right = (is & ~(unsigned)sight.may) == 0 && sight.ending == stet_how_line_ends(text.bytes, line);
        if (right || ++faults > FAULTS) continue;
        fprintf(stderr, "%s, language %u: is %03x, may be %03x, ends %u: %.*s\n", stet_kernel_name(kernel), lang, is,
                (unsigned)sight.may, (unsigned)sight.ending, (int)(len < 200 ? len : 200), bytes);
    }
}

/* A line of the text as a block of many lines, each a word. */
static void check_wrapped(const char *bytes, size_t len, unsigned lang)
{
    char wrapped[800];
    size_t n = 0;
    if (len > sizeof wrapped / 2) return;
    for (size_t i = 0; i < len; i++) {
        if (bytes[i] == ' ') wrapped[n++] = '\r';
        wrapped[n++] = bytes[i] == ' ' ? '\n' : bytes[i];
    }
    check_line(wrapped, n, lang);
}

static void check_lines(const char *bytes, size_t len)
{
    for (size_t at = 0; at < len;) {
        const char *end = memchr(bytes + at, '\n', len - at);
        size_t n = end ? (size_t)(end - bytes) - at : len - at;
        for (unsigned lang = 0; lang < STET_LANG_COUNT; lang++) {
            check_line(bytes + at, n, lang);
            check_wrapped(bytes + at, n, lang);
        }
        at += n + 1;
    }
}

/* ---- Lines ---- */

Test(sight, lines_of_the_specification)
{
    char **pages = spec_names("spec", ".md");
    memset(found, 0, sizeof found);
    for (size_t i = 0; pages[i]; i++) {
        spec_page page;
        cr_assert(spec_read_page(&page, pages[i]));
        for (size_t n = 0; n < page.count; n++)
            check_lines(page.examples[n].text.data, page.examples[n].text.len);
        spec_free_page(&page);
    }
    spec_free_names(pages);
    cr_expect_eq(faults, 0);
    for (unsigned bit = 0; bit < 12; bit++)
        cr_expect_gt(found[bit], 0, "no line shows what bit %u is about", bit);
}

Test(sight, lines_of_the_golden_articles)
{
    char **names = spec_names("golden", ".txt");
    for (size_t i = 0; names[i]; i++) {
        buffer text = {0};
        cr_assert(spec_read_file(&text, "golden", names[i]));
        check_lines(text.data, text.len);
        buffer_free(&text);
    }
    spec_free_names(names);
    cr_expect_eq(faults, 0);
}

/* ---- Lines made of what the rules look for ---- */

static uint64_t state = 7;

static const char *const pieces[] = {
    "Ann Lee",
    "BEACH HAVEN",
    "Osceola, Iowa",
    "May 3",
    "2019",
    "3",
    "10:15",
    "p.m.",
    "Monday",
    "By",
    "Von",
    "Photo:",
    "file photo",
    "Reporting by",
    "(Reuters)",
    "(AP Photo/",
    "Getty Images",
    "contributed to this report",
    "Contributed",
    "Read more",
    "Lire aussi",
    "Advertisement",
    "Sign up",
    "4 min read",
    "lee@mill.org",
    "(@lee)",
    "Q:",
    "A",
    "Question",
    "Bo Day, mayor",
    ":",
    " - ",
    "\xE2\x80\x94",
    "--",
    "_",
    "*",
    "###",
    "-30-",
    "\xE2\x80\xA2",
    "1.",
    "2)",
    "(",
    ")",
    "[",
    "]",
    "/",
    "\xE2\x80\x9C",
    "\xE2\x80\x9D",
    "'",
    "\xE2\x80\x99",
    ".",
    ". ",
    "?",
    "!",
    ",",
    ";",
    " ",
    " ",
    " ",
    " ",
    "\xC2\xA0",
    "\xE3\x80\x80",
    "the mill said",
    "The Mill",
    "of the",
    "runs",
    "mill",
    "\xC3\x89t\xC3\xA9",
    "\xE6\x9C\x88",
    "\xE6\x97\xA5",
    "\xE9\x9B\xBB",
    "\xEF\xBC\x93",
    "\xE3\x80\x82",
    "\xEF\xBC\x9A",
    "\xD0\x9C\xD0\xB8\xD0\xBB",
    "\xFF",
    "Has the Mill Reopened",
    "mexico city, march 18",
};

static size_t make_line(char *line, size_t most)
{
    size_t len = 0, count = 1 + draw_number(&state) % 14;
    for (size_t i = 0; i < count; i++) {
        const char *piece = pieces[draw_number(&state) % (sizeof pieces / sizeof pieces[0])];
        size_t n = strlen(piece);
        if (len + n + 1 > most) break;
        memcpy(line + len, piece, n);
        len += n;
        if (draw_number(&state) % 2) line[len++] = ' ';
    }
    return len;
}

Test(sight, made_up_lines)
{
    for (size_t i = 0; i < 100000; i++) {
        char line[600], *exact;
        size_t len = make_line(line, sizeof line);
        exact = malloc(len + 1);
        cr_assert_not_null(exact);
        memcpy(exact, line, len);
        check_line(exact, len, (unsigned)(draw_number(&state) % STET_LANG_COUNT));
        free(exact);
    }
    cr_expect_eq(faults, 0);
}

/* ---- What the slow rules rest on ---- */

/* In texts of any length, and nothing is read outside of them. */
Test(sight, letters_are_found_wherever_they_stand)
{
    for (uint32_t len = 3; len <= 60; len++) {
        uint8_t *text = malloc(len);
        cr_assert_not_null(text);
        for (uint32_t at = 0; at + 3 <= len; at++) {
            memset(text, 'x', len);
            cr_expect_not(stet_may_hold_ibu(text, 0, len), "%u bytes without them", len);
            memcpy(text + at, "IbU", 3);
            for (uint32_t pos = 0; pos <= at; pos++)
                cr_expect(stet_may_hold_ibu(text, pos, len), "%u of %u bytes, from %u on", at, len, pos);
        }
        free(text);
    }
}

/* Whether what a picture's source begins with stands at a place, or a slash that is not the last byte. */
static bool may_begin_source(const uint8_t *text, uint32_t at, uint32_t len)
{
    static const char *const openings[] = {"get", "pho", "ima", "ap ", "(ap", "(ph", "(cr"};
    if (text[at] == '/') return at + 1 < len;
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        if (stet_begins_with(text, at, len, openings[i])) return true;
    }
    return false;
}

/* No place is passed over, in texts of any length; of bytes of no source none is found. */
Test(sight, sources_are_found_wherever_they_stand)
{
    static const char *const parts[] = {"x", "A", "(", "/", "Get", "PHO", "ima", "ap ", "Ap", "(cr", "/afp)", " "};
    for (uint32_t round = 0; round < 4000; round++) {
        uint32_t len = 0, limit = round % 60 + 1;
        uint8_t *text = malloc(limit);
        cr_assert_not_null(text);
        while (len < limit) {
            const char *part = parts[draw_number(&state) % (round % 2 ? 2 : sizeof parts / sizeof *parts)];
            for (size_t i = 0; part[i] && len < limit; i++)
                text[len++] = (uint8_t)part[i];
        }
        for (uint32_t pos = 0; pos <= len; pos++) {
            uint32_t place = pos, first = stet_find_source(text, pos, len);
            while (place < len && !may_begin_source(text, place, len))
                place++;
            cr_expect(first >= pos && first <= place, "%.*s: %u from %u on, not %u", (int)len, (const char *)text,
                      place, pos, first);
            if (round % 2) cr_expect_eq(first, len);
        }
        free(text);
    }
}

/* The parser asks it of lines alone that end as sentences do. */
Test(sight, first_titles_end_as_sentences_do)
{
    static const struct {
        const char *line;
        bool is;
    } lines[] = {
        {"Mill reopens after two years.", true}, {"Is the mill open?", true},   {"The mill is open.", false},
        {"Ann Lee to the mill:", false},         {"Mill reopens after", false}, {"Mill reopens,", false},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        const uint8_t *text = (const uint8_t *)lines[i].line;
        stet_span line = stet_make_span(0, (uint32_t)strlen(lines[i].line));
        cr_expect_eq(stet_is_first_title(text, line, STET_LANG_EN), lines[i].is, "%s", lines[i].line);
    }
}
