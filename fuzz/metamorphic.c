/* SPDX-License-Identifier: MIT
 *
 * metamorphic.c - changes of the bytes that the specification says mean nothing: other line ends, a byte order mark,
 * blank lines around the text, curly double marks for straight ones. Every offset of the answer is the old one, moved
 * by exactly the bytes put in before it.
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

/* The bytes of a quotation's marks, before the quotation is moved. */
static void move_marks(const changed *c, stet_quotation *q)
{
    const uint32_t *map = c->map;
    uint32_t start = q->span.start, end = q->span.end;
    q->open_length = (uint8_t)(map[start + q->open_length] - map[start]);
    q->close_length = (uint8_t)(map[end] - map[end - q->close_length]);
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
        move_marks(c, &a->quotations[i]);
        move(c, &a->quotations[i].span);
        move(c, &a->quotations[i].cue);
        move(c, &a->quotations[i].speaker);
        move(c, &a->quotations[i].refers_to);
    }
}

/* The answer to the changed text is that to the text, moved. */
static void expect_moved(const changed *c, run *old, size_t len, const run *new, const char *what)
{
    move_all(c, &old->article);
    size_t invalid = old->article.error_offset;
    old->article.error_offset = invalid == len ? c->len : c->map[invalid];
    run_expect_same(new, old, what);
}

static void check_change(const char *text, size_t len, changed c, uint32_t flags_added, const char *what)
{
    make_exact(&c);
    run old = shared_parse(0, text, len, shared_options(0)), new = shared_parse(1, c.text, c.len, shared_options(0));
    old.article.flags |= flags_added;
    expect_moved(&c, &old, len, &new, what);
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

/* ---- Curly marks for straight ones -------------------------------------------------------------------------------
 *
 * The specification takes them alike where what stands beside a mark tells which way it points. Of the text one is made
 * whose marks are all of that sort, and it is parsed with straight ones and with curly ones.
 */

/* The longest text whose marks are exchanged. */
enum { MARKED_TEXT = 1024 };

/* What stands before a text and behind it. */
enum { EDGE = -1 };

static int is_among(int byte, const char *set)
{
    return byte > 0 && strchr(set, byte) != NULL;
}

static int is_letter_or_digit(int byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/* C3 leads the letters that Western Europe has besides. */
static int opens_between(int before, int behind)
{
    return (before == EDGE || is_among(before, " \t\n(")) && (is_letter_or_digit(behind) || behind == 0xC3);
}

static int closes_between(int before, int behind)
{
    return (is_letter_or_digit(before) || is_among(before, ".,!?:;)")) &&
           (behind == EDGE || is_among(behind, " \t\n.,;:!?)-"));
}

/* Bytes of what may be a double mark or stand for one: a glyph, two single ones, what leads an entity or a tag; of the
 * brackets of the East, and of a footnote, which a mark is no part of. 0: something else. */
static size_t mark_length(const unsigned char *text, size_t left)
{
    static const char *const marks[] = {
        "\"",
        "`",
        "<",
        "&",
        "[",
        "]",
        "''",
        ",,",
        "\xC2\xAB",
        "\xC2\xB4",
        "\xC2\xBB",
        "\xC3\xA2",
        "\xE2\x80\x9C",
        "\xE2\x80\x9D",
        "\xE2\x80\x9E",
        "\xE2\x80\x9F",
        "\xE2\x80\xB3",
        "\xE2\x80\x98\xE2\x80\x98",
        "\xE2\x80\x99\xE2\x80\x99",
    };
    static const char *const east[] = {"\xE3\x80", "\xEF\xBD"}; /* what begins with these has three */
    for (size_t i = 0; i < 2 && left >= 3; i++) {
        if (memcmp(text, east[i], 2) == 0) return 3;
    }
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i]);
        if (length <= left && memcmp(text, marks[i], length) == 0) return length;
    }
    return 0;
}

/* Puts straight marks in the place of those that pair, at most one being open, and of the last of a paragraph that
 * opens: what it holds may go on in the next one. Each other mark becomes a blank. Returns the new length, which is not
 * greater. */
static size_t straighten(unsigned char *text, size_t len)
{
    size_t out = 0;
    int open = 0, before = EDGE;
    for (size_t at = 0; at < len; before = text[out - 1]) {
        size_t mark = mark_length(text + at, len - at);
        if (text[at] == '\n' && before == '\n') open = 0;
        if (mark == 0) {
            text[out++] = text[at++];
            continue;
        }
        at += mark;
        int behind = at == len ? EDGE : mark_length(text + at, len - at) > 0 ? ' ' : text[at];
        int fits = open ? closes_between(before, behind) : opens_between(before, behind);
        text[out++] = fits ? '"' : ' ';
        open ^= fits;
    }
    return out;
}

static changed curl(const unsigned char *text, size_t len)
{
    changed c = {malloc(3 * len), 0, malloc((len + 1) * sizeof *c.map)};
    run_expect(c.text != NULL && c.map != NULL, "no memory for a changed text");
    for (size_t at = 0; at < len; at++) {
        c.map[at] = (uint32_t)c.len;
        if (text[at] == '"') {
            int opens = opens_between(at > 0 ? text[at - 1] : EDGE, at + 1 < len ? text[at + 1] : EDGE);
            memcpy(c.text + c.len, opens ? "\xE2\x80\x9C" : "\xE2\x80\x9D", 3);
            c.len += 3;
        } else {
            c.text[c.len++] = (char)text[at];
        }
    }
    c.map[len] = (uint32_t)c.len;
    return c;
}

/* Curly marks have more bytes, and what a line is, or begins with, may turn on whether it is longer than a title may
 * be, or than the next line. */
static int has_same_lines(const stet_article *a, const stet_article *other)
{
    if (a->layout == STET_LAYOUT_WRAPPED || other->layout == STET_LAYOUT_WRAPPED) return 0;
    if (a->block_count != other->block_count) return 0;
    for (size_t i = 0; i < a->block_count; i++) {
        const stet_block *one = &a->blocks[i], *two = &other->blocks[i];
        if (one->kind != two->kind || one->role != two->role) return 0;
        if ((one->label.end == one->label.start) != (two->label.end == two->label.start)) return 0;
    }
    return 1;
}

static int holds_mark(const char *text, stet_span span)
{
    for (uint32_t at = span.start; at < span.end; at++) {
        if (text[at] == '"' || (at + 3 <= span.end && memcmp(text + at, "\xE2\x80\x9C", 3) == 0)) return 1;
        if (at + 3 <= span.end && memcmp(text + at, "\xE2\x80\x9D", 3) == 0) return 1;
    }
    return 0;
}

/* Which of somebody's mentions is the fullest its bytes tell, so that one that holds a mark may become it. */
static void leave_out_marked(const char *text, stet_article *a, const char *curled, stet_article *other)
{
    const stet_span none = {0, 0};
    for (size_t i = 0; i < a->quotation_count && i < other->quotation_count; i++) {
        stet_span *one = &a->quotations[i].refers_to, *two = &other->quotations[i].refers_to;
        if (one->end > 0 && two->end > 0 && !holds_mark(text, *one) && !holds_mark(curled, *two)) continue;
        *one = *two = none;
    }
}

/* Whether a quotation has at most so many bytes with straight marks, and may have more with curly ones. */
static int has_length_near(const stet_article *a, uint32_t limit)
{
    enum { GROWTH = 4 };
    for (size_t i = 0; i < a->quotation_count; i++) {
        uint32_t length = a->quotations[i].span.end - a->quotations[i].span.start;
        if (length <= limit && length + GROWTH >= limit) return 1;
    }
    return 0;
}

/* Whether the parser may tell by a length or distance in bytes who speaks, or what kind a quotation is: of longer
 * texts, of brackets, of quotations near some lengths. */
static int may_count_bytes(const char *text, size_t len, const stet_article *a)
{
    enum { DISTANCE_MIN = 180 };
    return len > DISTANCE_MIN || memchr(text, '(', len) != NULL || has_length_near(a, 30) || has_length_near(a, 40) ||
           has_length_near(a, 50);
}

/* Leaves the blocks, the sentences and where quotations stand. */
static void leave_out_attributions(stet_article *a)
{
    const stet_span none = {0, 0};
    for (size_t i = 0; i < a->quotation_count; i++) {
        stet_quotation *q = &a->quotations[i];
        q->cue = q->speaker = q->refers_to = none;
        q->kind = q->speaker_form = q->rule = 0;
        q->utterance = q->next_part = 0;
    }
}

/* Where lines are others, or a nickname of 24 bytes may be none, the rest is not compared. */
static void check_curled(const char *text, size_t len, changed c)
{
    make_exact(&c);
    run old = shared_parse(0, text, len, shared_options(0)), new = shared_parse(1, c.text, c.len, shared_options(0));
    leave_out_marked(text, &old.article, c.text, &new.article);
    if (may_count_bytes(text, len, &old.article)) {
        leave_out_attributions(&old.article);
        leave_out_attributions(&new.article);
    }
    if (has_same_lines(&old.article, &new.article) && !has_length_near(&old.article, 24))
        expect_moved(&c, &old, len, &new, "curly marks for straight ones change the records");
    free_changed(&c);
}

/* Whether letters or digits of ASCII stand close together: what is sought behind a stop is sought some bytes far. */
static int has_words(const unsigned char *text, size_t len)
{
    enum { GAP_MAX = 32 };
    size_t gap = 0;
    for (size_t at = 0; at < len && gap <= GAP_MAX; at++)
        gap = is_letter_or_digit(text[at]) ? 0 : gap + 1;
    return gap <= GAP_MAX;
}

static void check_marks(const unsigned char *data, size_t size)
{
    if (size > MARKED_TEXT || size == 0) return;
    unsigned char *made = malloc(size);
    run_expect(made != NULL, "no memory for a changed text");
    memcpy(made, data, size);
    size_t len = straighten(made, size);
    if (memchr(made, '"', len) != NULL && has_words(made, len)) {
        char *text = run_copy_text(made, len);
        check_curled(text, len, curl(made, len));
        run_free_text(text);
    }
    free(made);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    check_marks(data, size);
    char *text = run_copy_text(data, size);
    check_line_ends(text, size);
    check_before(text, size);
    check_little(text, size);
    if (size == 0 || text[size - 1] != '\r') check_after(text, size);
    run_free_text(text);
    return 0;
}
