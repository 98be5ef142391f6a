/* SPDX-License-Identifier: MIT
 *
 * reference.c - the parser against a deliberately naive one, written from the specification: lines are blocks, marks
 * pair as brackets do, and a sentence ends with its stop before a blank and a capital. That is right for plain texts
 * only, so the input's bytes choose pieces of which such a text is made: paragraphs of a line, with blank lines between
 * them or without, words without abbreviations and apostrophes, one style of double marks, each closed, at most
 * MARKS_MAX of them in a paragraph (the specification bounds how far a closing mark is looked for), no stop inside
 * them; straight ones do not nest, since nothing tells an inner one that opens from one that closes. What kind a block
 * or quotation is of, and who speaks, the naive parser does not know: generated.c has these.
 */
#include "shared.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* A text over a megabyte is made of a large input alone. No record has fewer bytes than a word and what ends it. */
enum { TEXT_MAX = 1280 * 1024, RECORDS_MAX = TEXT_MAX / 7, MARKS_MAX = 20, STYLES = 5 };

/* Opening and closing mark of each style. */
static const char *const styles[STYLES][2] = {{"\xE2\x80\x9C", "\xE2\x80\x9D"},
                                              {"\xC2\xAB", "\xC2\xBB"},
                                              {"\xE2\x80\x9E", "\xE2\x80\x9C"},
                                              {"\xE3\x80\x8C", "\xE3\x80\x8D"},
                                              {"\"", "\""}};

/* What the first byte tells besides the style. */
enum { CRLF = 0x20, MARK_BEFORE = 0x40, SINGLE_LINES = 0x80 };

/* ---- A plain text ------------------------------------------------------------------------------------------------ */

typedef struct writer {
    char text[TEXT_MAX];
    size_t len;
    const char *const *style;
    const char *line_end;
    int blank_lines;
    unsigned depth, marks; /* open quotations; marks of this paragraph */
    int after_word, after_open, capital;
} writer;

static void put(writer *w, const char *piece)
{
    memcpy(w->text + w->len, piece, strlen(piece));
    w->len += strlen(piece);
}

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static int begins_line(const writer *w)
{
    return w->len == 0 || w->text[w->len - 1] == '\n' || w->text[w->len - 1] == BYTE_ORDER_MARK[2];
}

/* A blank, but not at a line's start nor behind an opening mark. */
static void part(writer *w)
{
    if (!begins_line(w) && !w->after_open) put(w, " ");
}

static void put_word(writer *w, unsigned choice)
{
    static const char *const words[] = {"stream", "window", "garden", "silver", "market", "bridge",
                                        "yellow", "winter", "weaver", "timber", "kettle", "meadow"};
    part(w);
    put(w, words[choice % (sizeof words / sizeof words[0])]);
    if (w->capital) w->text[w->len - 6] = (char)(w->text[w->len - 6] - 'a' + 'A');
    w->capital = w->after_open = 0;
    w->after_word = 1;
}

static int is_straight(const writer *w)
{
    return w->style[0][0] == '"';
}

static void put_opening(writer *w)
{
    if (w->depth == (is_straight(w) ? 1 : STET_DEPTH_MAX) || w->after_open || w->marks + w->depth + 2 > MARKS_MAX)
        return;
    part(w);
    put(w, w->style[0]);
    w->depth++;
    w->marks++;
    w->after_open = 1;
    w->after_word = 0;
}

static void put_closing(writer *w)
{
    if (w->depth == 0 || !w->after_word) return;
    put(w, w->style[1]);
    w->depth--;
    w->marks++;
    w->after_word = w->depth > 0; /* a word stands before the next mark of depth 1, and before a stop */
}

static void put_stop(writer *w, unsigned choice)
{
    static const char *const stops[] = {".", "!", "?"};
    if (w->depth > 0 || !w->after_word) return;
    put(w, stops[choice % 3]);
    w->after_word = 0;
    w->capital = 1;
}

static void end_paragraph(writer *w)
{
    if (w->after_open) put_word(w, 0);
    while (w->depth > 0)
        put_closing(w);
    if (!w->after_word && !w->capital) put_word(w, 1);
    put_stop(w, 0);
    put(w, w->line_end);
    if (w->blank_lines) put(w, w->line_end);
    w->marks = 0;
}

static void begin_text(writer *w, unsigned choice)
{
    w->len = w->depth = w->marks = 0;
    w->style = styles[choice % 32 % STYLES];
    w->line_end = choice & CRLF ? "\r\n" : "\n";
    w->blank_lines = !(choice & SINGLE_LINES);
    w->after_word = w->after_open = 0;
    w->capital = 1;
    if (choice & MARK_BEFORE) put(w, BYTE_ORDER_MARK);
}

static void write_text(writer *w, const unsigned char *data, size_t size)
{
    begin_text(w, size > 0 ? data[0] : 0);
    for (size_t i = 1; i < size && w->len < TEXT_MAX - 256; i++) {
        unsigned choice = data[i] / 8u;
        switch (data[i] % 8u) {
        case 4: put_opening(w); break;
        case 5: put_closing(w); break;
        case 6: put_stop(w, choice); break;
        case 7:
            if (!begins_line(w)) end_paragraph(w);
            break;
        default: put_word(w, choice);
        }
    }
    if (!begins_line(w)) end_paragraph(w);
}

/* ---- The naive parser -------------------------------------------------------------------------------------------- */

typedef struct naive_quotation {
    stet_span span;
    uint32_t parent, depth, block;
} naive_quotation;

typedef struct naive {
    const writer *source;
    stet_span blocks[RECORDS_MAX], sentences[RECORDS_MAX];
    naive_quotation quotations[RECORDS_MAX];
    uint32_t block_count, sentence_count, quotation_count;
    uint32_t open; /* the innermost open quotation, or STET_NONE */
} naive;

static int stands_at(const writer *w, uint32_t at, const char *piece)
{
    return at + strlen(piece) <= w->len && memcmp(w->text + at, piece, strlen(piece)) == 0;
}

static int ends_sentence(const writer *w, uint32_t at, uint32_t end)
{
    return strchr(".!?", w->text[at]) != NULL && (at + 1 == end || w->text[at + 1] == ' ');
}

static void read_mark(naive *n, uint32_t at)
{
    int closes = is_straight(n->source) && n->open != STET_NONE;
    if (!closes && stands_at(n->source, at, n->source->style[0])) {
        naive_quotation *q = &n->quotations[n->quotation_count];
        q->span.start = at;
        q->parent = n->open;
        q->depth = n->open == STET_NONE ? 1 : n->quotations[n->open].depth + 1;
        q->block = n->block_count;
        n->open = n->quotation_count++;
    } else if (stands_at(n->source, at, n->source->style[1])) {
        n->quotations[n->open].span.end = at + (uint32_t)strlen(n->source->style[1]);
        n->open = n->quotations[n->open].parent;
    }
}

static void read_line(naive *n, uint32_t start, uint32_t end)
{
    uint32_t sentence = start;
    for (uint32_t at = start; at < end; at++) {
        read_mark(n, at);
        if (!ends_sentence(n->source, at, end)) continue;
        n->sentences[n->sentence_count].start = sentence;
        n->sentences[n->sentence_count++].end = at + 1;
        sentence = at + 2;
    }
    n->blocks[n->block_count].start = start;
    n->blocks[n->block_count++].end = end;
}

static void read_text(naive *n, const writer *w)
{
    n->source = w;
    n->block_count = n->sentence_count = n->quotation_count = 0;
    n->open = STET_NONE;
    for (uint32_t start = stands_at(w, 0, BYTE_ORDER_MARK) ? 3 : 0; start < w->len;) {
        const char *found = memchr(w->text + start, '\n', w->len - start);
        uint32_t next = (uint32_t)(found - w->text) + 1, end = next - (uint32_t)strlen(w->line_end);
        if (end > start) read_line(n, start, end);
        start = next;
    }
}

/* ---- Comparing --------------------------------------------------------------------------------------------------- */

static int is_same(stet_span x, stet_span y)
{
    return x.start == y.start && x.end == y.end;
}

static void compare_quotations(const naive *n, const stet_article *a)
{
    run_expect(a->quotation_count == n->quotation_count, "the naive parser finds another number of quotations");
    for (uint32_t i = 0; i < n->quotation_count; i++) {
        const stet_quotation *q = &a->quotations[i];
        run_expect(is_same(q->span, n->quotations[i].span), "the naive parser finds another quotation");
        run_expect(q->parent == n->quotations[i].parent && q->depth == n->quotations[i].depth,
                   "the naive parser nests a quotation otherwise");
        run_expect(q->block == n->quotations[i].block, "the naive parser finds a quotation in another block");
        run_expect(q->ending == STET_ENDING_CLOSED, "a quotation that is closed is not");
    }
}

static void compare(const naive *n, const stet_article *a)
{
    run_expect(a->block_count == n->block_count, "the naive parser finds another number of blocks");
    for (uint32_t i = 0; i < n->block_count; i++)
        run_expect(is_same(a->blocks[i].span, n->blocks[i]), "the naive parser finds another block");
    run_expect(a->sentence_count == n->sentence_count, "the naive parser finds another number of sentences");
    for (uint32_t i = 0; i < n->sentence_count; i++)
        run_expect(is_same(a->sentences[i].span, n->sentences[i]), "the naive parser finds another sentence");
    compare_quotations(n, a);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static writer w;
    static naive n;
    write_text(&w, data, size);
    char *text = run_copy_text((const unsigned char *)w.text, w.len);
    run r = shared_parse_checked(0, text, w.len, shared_options(0));
    read_text(&n, &w);
    compare(&n, &r.article);
    run_free_text(text);
    return 0;
}
