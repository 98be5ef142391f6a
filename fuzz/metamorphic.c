/* SPDX-License-Identifier: MIT
 *
 * metamorphic.c - changes of the bytes that the specification says mean nothing: other line ends, a byte order mark,
 * blank lines around the text. Every offset of the answer is the old one, moved by exactly the bytes put in before it.
 */
#include "shared.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* The longest text whose line ends are made longer. Where a limit in bytes counted line ends, a record would change at
 * that length: no such limit is known any more, and longer texts cost a parse each for little that is new. */
enum { SHORT_TEXT = 1024 };

/* Of a little text, the longest first word and the most behind it. */
enum { WORD_MAX = 4, LITTLE_MAX = 24 };

/* A text made of another one. */
typedef struct changed {
    char *text;
    size_t len;
    uint32_t *map; /* of each offset of the old text, its end included, the one in the new text */
} changed;

/* `before` and `after` stand around the text, and `line_end` in each LF's place. */
static changed change(const char *text, size_t len, const char *before, const char *line_end, const char *after)
{
    changed c = {malloc(strlen(before) + len * strlen(line_end) + len + strlen(after)), 0, NULL};
    c.map = malloc((len + 1) * sizeof *c.map);
    run_expect(c.text != NULL && c.map != NULL, "no memory for a changed text");
    memcpy(c.text, before, strlen(before));
    c.len = strlen(before);
    for (size_t at = 0; at < len; at++) {
        c.map[at] = (uint32_t)c.len;
        if (text[at] == '\n') {
            memcpy(c.text + c.len, line_end, strlen(line_end));
            c.len += strlen(line_end);
        } else {
            c.text[c.len++] = text[at];
        }
    }
    c.map[len] = (uint32_t)c.len;
    memcpy(c.text + c.len, after, strlen(after));
    c.len += strlen(after);
    return c;
}

/* The text in a copy of exactly its size. */
static void make_exact(changed *c)
{
    char *exact = run_copy_text((const unsigned char *)c->text, c->len);
    free(c->text);
    c->text = exact;
}

static void free_changed(changed *c)
{
    run_free_text(c->text);
    free(c->map);
}

static void move(const changed *c, stet_span *span)
{
    if (span->end == 0) return;
    span->start = c->map[span->start];
    span->end = c->map[span->end];
}

static void move_all(const changed *c, stet_article *a)
{
    for (size_t i = 0; i < a->block_count; i++) {
        move(c, &a->blocks[i].span);
        move(c, &a->blocks[i].dateline);
        move(c, &a->blocks[i].label);
    }
    for (size_t i = 0; i < a->sentence_count; i++)
        move(c, &a->sentences[i].span);
    for (size_t i = 0; i < a->quotation_count; i++) {
        move(c, &a->quotations[i].span);
        move(c, &a->quotations[i].cue);
        move(c, &a->quotations[i].speaker);
        move(c, &a->quotations[i].refers_to);
    }
}

/* The answer to the changed text is that to the text, moved. */
static void check_change(const char *text, size_t len, changed c, uint32_t flags_added, const char *what)
{
    make_exact(&c);
    run old = shared_parse(0, text, len, shared_options(0)), new = shared_parse(1, c.text, c.len, shared_options(0));
    move_all(&c, &old.article);
    old.article.flags |= flags_added;
    size_t invalid = old.article.error_offset;
    old.article.error_offset = invalid == len ? c.len : c.map[invalid];
    run_expect_same(&new, &old, what);
    free_changed(&c);
}

static void check_line_ends(const char *text, size_t len)
{
    if (memchr(text, '\r', len) != NULL || memchr(text, '\n', len) == NULL) return;
    check_change(text, len, change(text, len, "", "\r", ""), 0, "CR for LF changes the records");
    if (len > SHORT_TEXT) return;
    check_change(text, len, change(text, len, "", "\r\n", ""), 0, "CRLF for LF changes the records");
    check_change(text, len, change(text, len, "", "\xE2\x80\xA8", ""), 0, "U+2028 for LF changes the records");
}

static int begins_with_mark(const char *text, size_t len)
{
    return len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0;
}

/* Of a text that does not begin with one. */
static void check_mark_before(const char *text, size_t len)
{
    check_change(text, len, change(text, len, "\xEF\xBB\xBF", "\n", ""), STET_ARTICLE_FLAG_BOM,
                 "a byte order mark changes the records");
}

/* A text that begins with the mark would lose what is special about it. */
static void check_before(const char *text, size_t len)
{
    if (begins_with_mark(text, len)) return;
    check_mark_before(text, len);
    check_change(text, len, change(text, len, "\n\n", "\n", ""), 0, "blank lines before the text change the records");
}

/* Little of the text, behind a word of another language or a mark that may open or close: what is learnt from so little
 * turns on what it begins with. */
static void check_little(const char *text, size_t len)
{
    static const char *const words[] = {"der ", "\"", "'", "\xE2\x80\x99"};
    enum { COUNT = sizeof words / sizeof words[0] };
    char little[WORD_MAX + LITTLE_MAX];
    for (size_t n = 0; n < COUNT; n++) {
        size_t at = len * n / COUNT, word = strlen(words[n]), rest = len % LITTLE_MAX;
        if (rest > len - at) rest = len - at;
        memcpy(little, words[n], word);
        memcpy(little + word, text + at, rest);
        check_mark_before(little, word + rest);
    }
}

static void check_after(const char *text, size_t len)
{
    check_change(text, len, change(text, len, "", "\n", "\n"), 0, "a line end after the text changes the records");
    check_change(text, len, change(text, len, "", "\n", "\n\n\n"), 0, "blank lines after the text change the records");
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    char *text = run_copy_text(data, size);
    check_line_ends(text, size);
    check_before(text, size);
    check_little(text, size);
    if (size == 0 || text[size - 1] != '\r') check_after(text, size);
    run_free_text(text);
    return 0;
}
