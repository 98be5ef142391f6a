/* SPDX-License-Identifier: MIT
 *
 * repeat_test.c - a row that repeats itself is passed over at once: a longer one, which is, gives the records of a
 * shorter one, which is not, and what stands behind it is found as much later.
 */
#include "buffer.h"
#include "parsed.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* A short row is too short to be passed over, and longer than any look ahead; the rest is a multiple of every period's
 * length, and of two of them, since marks can take each other two by two. */
#define SHORT_BYTES 312u
#define MORE_BYTES  4800u
#define TEXT_MAX    8192u
#define FAULTS      10

static const char *const units[] = {
    "\"",     "'",     "“",  "”",  "‘",       "’",    "“”",  "“‘", "« ",  "\"“”‘",
    "&quot;", "\" ' ", "&",  ",,", "5'11\" ", "’ ”’", "'\"", "<",  "« »", "\xE2\x80\xFF",
    "``''",   "— ",    "„ ", "” ", "」",      "\x80", "()",  ". ", "''’"};
static const char *const before[] = {"", "Mill: ", "“We ", "He said, \"", "the 'old ", "« Oui, ", "d’", "<b ", "‘‘So "};
static const char *const behind[] = {"",           " back.” He left.",  " he said, \"no.\"", "' mill \"x\"",
                                     " » dit-il.", "\n\n“On,” he said."};
#define COUNT(array) (sizeof(array) / sizeof *(array))

static size_t make(char *text, const char *head, const char *unit, size_t row, const char *tail)
{
    size_t len = strlen(head), end = len + row;
    memcpy(text, head, len);
    while (len < end) {
        size_t left = end - len, n = strlen(unit) < left ? strlen(unit) : left;
        memcpy(text + len, unit, n);
        len += n;
    }
    memcpy(text + len, tail, strlen(tail));
    return len + strlen(tail);
}

/* Moves what stands in the row's second half or behind it. */
static void move(stet_span *span, uint32_t from)
{
    if (span->start > from) span->start += MORE_BYTES;
    if (span->end > from) span->end += MORE_BYTES;
}

static void move_all(stet_article *a, uint32_t from)
{
    for (size_t i = 0; i < a->block_count; i++)
        move(&a->blocks[i].span, from);
    for (size_t i = 0; i < a->quotation_count; i++)
        move(&a->quotations[i].span, from);
    if (a->error_offset > from) a->error_offset += MORE_BYTES;
}

/* Returns whether both rows give the same. */
static bool check(const char *head, const char *unit, const char *tail)
{
    static char text[2][TEXT_MAX];
    parsed p[2];
    buffer why = {NULL, 0, 0};
    stet_options options = STET_OPTIONS_INIT;
    options.language = STET_LANGUAGE_ENGLISH; /* the words of a longer row may be another one's */
    options.want = STET_WANT_BLOCKS | STET_WANT_QUOTATIONS;
    for (size_t i = 0; i < 2; i++) {
        size_t len = make(text[i], head, unit, SHORT_BYTES + i * MORE_BYTES, tail);
        parsed_whole(&p[i], text[i], len, &options);
    }
    move_all(&p[0].article, (uint32_t)(strlen(head) + SHORT_BYTES / 2));
    bool same = parsed_same(&why, &p[0], &p[1]);
    if (!same) fprintf(stderr, "[%s] [%s]... [%s]: %s\n", head, unit, tail, buffer_string(&why));
    parsed_free(&p[0]);
    parsed_free(&p[1]);
    buffer_free(&why);
    return same;
}

Test(repeat, longer_rows_give_the_same)
{
    size_t faults = 0;
    for (size_t u = 0; u < COUNT(units); u++)
        for (size_t h = 0; h < COUNT(before); h++)
            for (size_t t = 0; t < COUNT(behind) && faults < FAULTS; t++)
                faults += !check(before[h], units[u], behind[t]);
    cr_assert(faults == 0);
}
