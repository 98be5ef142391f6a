/* SPDX-License-Identifier: MIT
 *
 * random_test.c - made-up bytes, always the same: every kernel gives one answer, and the answer holds what stet.h
 * promises (fuzz/oracle.h).
 */
#include "any_text.h"
#include "draw.h"
#include "numbers.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define SOUPS     8
#define TEXT_MOST 400 /* bytes, about */
/* Of each soup; fewer where AddressSanitizer makes each of them twenty times as slow. */
#ifdef __SANITIZE_ADDRESS__
#define TEXTS 200
#else
#define TEXTS 600
#endif

static const char *const marks[] = {
    "\"",           "'",
    "\xE2\x80\x9C", "\xE2\x80\x9D",
    "\xE2\x80\x98", "\xE2\x80\x99",
    "\xE2\x80\x9E", "\xE2\x80\x9A",
    "\xC2\xAB",     "\xC2\xBB",
    "\xE2\x80\xB9", "\xE2\x80\xBA",
    "\xE3\x80\x8C", "\xE3\x80\x8D",
    "\xE3\x80\x8E", "\xE3\x80\x8F",
    "\xEF\xBD\xA2", "\xEF\xBD\xA3",
    "\xE3\x80\x9D", "\xE3\x80\x9F",
    "\xE3\x80\x8A", "\xE3\x80\x8B",
    "``",           "''",
    ",,",           "\"\"",
    "\xC2\xB4",     "\xE2\x80\xB3",
    "\xE2\x80\x9F", "&quot;",
    "&ldquo;",      "\xC3\xA2\xE2\x82\xAC\xC5\x93",
};
static const char *const words[] = {
    "said",
    "Lee",
    "Wang said",
    "he",
    "the ministry",
    "according to",
    "told",
    "U.S.",
    "Mr.",
    "Jan. 3",
    "3.5",
    "don't",
    "'80s",
    "rock 'n' roll",
    "5'11\"",
    "so-called",
    "a",
    "B",
    "\xE6\x97\xA5",
    "\xE3\x80\x82",
    "\xC3\xA9t\xC3\xA9",
    "Q:",
    "By Ann Lee",
    "BEIJING, April 24 (Reuters) -",
    "Advertisement",
    "(Reporting by A; editing by B)",
    "* * *",
};
static const char *const gaps[] = {
    " ",  " ",  " ",   "\n",       "\n\n",         "\r\n",         "\r",           ", ", ". ", "? ", "! ",
    ": ", "; ", " - ", "\xC2\xA0", "\xE2\x80\x94", "\xE2\x80\xA8", "\xE2\x80\x8B", "\t", "",   "",   "\n    "};
static const char *const damage[] = {"\x80",         "\xC3",    "\xE2\x80", "\xF0\x9F\x98", "\xFF",
                                     "\xED\xA0\x80", "\x1B",    "\x7F",     "\xEF\xBF\xBD", "\xEF\xBB\xBF",
                                     "\xC2\xAD",     "<a b=\"", "\">",      "[8]"};

typedef struct bag {
    const char *const *pieces;
    size_t count;
} bag;

#define BAG(array) {array, sizeof(array) / sizeof((array)[0])}
static const bag bags[] = {BAG(words), BAG(gaps), BAG(marks), BAG(damage)};

/* How often, in sixteen draws, a piece comes from each bag; what is left are random bytes. */
static const unsigned shares[SOUPS][4] = {
    {6, 6, 3, 1}, {4, 8, 4, 0}, {0, 2, 14, 0}, {8, 8, 0, 0}, {4, 4, 4, 4}, {1, 1, 2, 2}, {0, 0, 0, 0}, {0, 8, 8, 0},
};

static void add_piece(buffer *text, const unsigned share[4], uint64_t *state)
{
    uint64_t draw = draw_number(state) % 16;
    for (size_t i = 0; i < 4; i++) {
        if (draw < share[i]) {
            buffer_text(text, bags[i].pieces[draw_number(state) % bags[i].count]);
            return;
        }
        draw -= share[i];
    }
    unsigned char byte = (unsigned char)draw_number(state);
    buffer_add(text, &byte, 1);
}

/* Without CR at half of them, so that CR and CRLF can be put for LF. */
static void make_text(buffer *text, int soup, int number, uint64_t *state)
{
    size_t len = draw_number(state) % TEXT_MOST;
    buffer_clear(text);
    while (text->len < len)
        add_piece(text, shares[soup], state);
    for (size_t i = 0; number % 2 != 0 && i < text->len; i++) {
        if (text->data[i] == '\r') text->data[i] = '\n';
    }
}

static const uint32_t option_flags[] = {0, STET_OPTION_WHOLE_QUOTATIONS, STET_OPTION_PAIR_DAMAGED_MARKS,
                                        STET_OPTION_WHOLE_QUOTATIONS | STET_OPTION_PAIR_DAMAGED_MARKS};

ParameterizedTestParameters(random, soups)
{
    return numbers_below(SOUPS);
}

ParameterizedTest(int *soup, random, soups)
{
    uint64_t state = (uint64_t)*soup + 1;
    buffer text = {0};
    size_t faults = 0;
    for (int i = 0; i < TEXTS && faults < 20; i++) {
        char where[40];
        make_text(&text, *soup, i, &state);
        snprintf(where, sizeof where, "soup %d, text %d", *soup, i);
        subject s = {where, buffer_string(&text), text.len, STET_OPTIONS_INIT};
        s.options.flags = option_flags[i / 2 % 4];
        faults += any_text_check(&s, i % 8 == 0 ? ANY_TEXT_CAPS | ANY_TEXT_CRLF : ANY_TEXT_CRLF);
    }
    cr_expect_eq(faults, 0, "soup %d: %zu faults", *soup, faults);
    buffer_free(&text);
}
