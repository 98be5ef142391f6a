/* SPDX-License-Identifier: MIT */
#include "plain.h"

#include <string.h>

enum { DEPTH_MAX = 8 };

/* What can be open: a pair of marks each. */
typedef enum pair { PAIR_STRAIGHT, PAIR_SINGLE, PAIR_CURLY, PAIR_CURLY_SINGLE, PAIR_GUILLEMETS } pair;

typedef struct scanner {
    const unsigned char *text;
    size_t len;
    plain_found *found;
    size_t paragraph, sentence; /* where those in hand start */
    int depth;
    uint8_t pairs[DEPTH_MAX];
    uint32_t records[DEPTH_MAX];
} scanner;

static void put(plain_span *spans, size_t cap, size_t *count, size_t start, size_t end)
{
    if (*count < cap) {
        spans[*count].start = (uint32_t)start;
        spans[*count].end = (uint32_t)end;
    }
    ++*count;
}

static bool is_letter(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC3;
}

static bool is_word_around(const scanner *s, size_t start, size_t end)
{
    return start > 0 && end < s->len && is_letter(s->text[start - 1]) && is_letter(s->text[end]);
}

static bool is_blank_before(const scanner *s, size_t at)
{
    return at == 0 || s->text[at - 1] == ' ' || s->text[at - 1] == '\n' || s->text[at - 1] == '(' ||
           s->text[at - 1] == '"';
}

/* ---- Quotations -------------------------------------------------------------------------------------------------- */

static void open_mark(scanner *s, pair which, size_t at)
{
    plain_found *f = s->found;
    if (s->depth == DEPTH_MAX) return;
    s->pairs[s->depth] = (uint8_t)which;
    s->records[s->depth++] = (uint32_t)f->quotation_count;
    put(f->quotations, f->quotation_cap, &f->quotation_count, at, at);
}

static void close_mark(scanner *s, pair which, size_t end)
{
    plain_found *f = s->found;
    int depth = s->depth;
    while (depth > 0 && s->pairs[depth - 1] != which)
        depth--;
    if (depth == 0) return;
    s->depth = depth - 1;
    uint32_t index = s->records[s->depth];
    if (index < f->quotation_cap) f->quotations[index].end = (uint32_t)end;
}

static void straight_mark(scanner *s, pair which, size_t at)
{
    if (s->depth > 0 && s->pairs[s->depth - 1] == which && !is_blank_before(s, at)) {
        close_mark(s, which, at + 1);
    } else if (is_blank_before(s, at)) {
        open_mark(s, which, at);
    }
}

/* A byte E2 80 xx or C2 xx. Returns the bytes it took. */
static size_t curly_mark(scanner *s, size_t at)
{
    const unsigned char *t = s->text + at;
    if (t[0] == 0xC2 && at + 1 < s->len) {
        if (t[1] == 0xAB) open_mark(s, PAIR_GUILLEMETS, at);
        if (t[1] == 0xBB) close_mark(s, PAIR_GUILLEMETS, at + 2);
        return 2;
    }
    if (at + 2 >= s->len || t[1] != 0x80) return 1;
    switch (t[2]) {
    case 0x9C: open_mark(s, PAIR_CURLY, at); break;
    case 0x9D: close_mark(s, PAIR_CURLY, at + 3); break;
    case 0x98: open_mark(s, PAIR_CURLY_SINGLE, at); break;
    case 0x99:
        if (!is_word_around(s, at, at + 3)) close_mark(s, PAIR_CURLY_SINGLE, at + 3);
        break;
    case 0x9E: open_mark(s, PAIR_CURLY, at); break;
    default: break;
    }
    return 3;
}

/* ---- Sentences --------------------------------------------------------------------------------------------------- */

/* "Mr.", "J.", "U.S." */
static bool is_short(const scanner *s, size_t at)
{
    size_t start = at;
    while (start > s->paragraph && is_letter(s->text[start - 1]) && at - start < 4)
        start--;
    size_t len = at - start;
    const unsigned char *word = s->text + start;
    if (len == 1) return word[0] < 'a';
    return (len == 2 && (memcmp(word, "Mr", 2) == 0 || memcmp(word, "Ms", 2) == 0 || memcmp(word, "Dr", 2) == 0 ||
                         memcmp(word, "St", 2) == 0)) ||
           (len == 3 && (memcmp(word, "Mrs", 3) == 0 || memcmp(word, "Sen", 3) == 0 || memcmp(word, "Gov", 3) == 0));
}

static void stop(scanner *s, size_t at)
{
    size_t end = at + 1;
    while (end < s->len && (s->text[end] == '"' || s->text[end] == '\'' || s->text[end] == ')'))
        end++;
    if (end + 2 < s->len && s->text[end] == 0xE2 && s->text[end + 1] == 0x80 && s->text[end + 2] == 0x9D) end += 3;
    if (end + 1 >= s->len || s->text[end] != ' ') return;
    unsigned char next = s->text[end + 1];
    if ((next >= 'a' && next <= 'z') || next == ' ' || (s->text[at] == '.' && is_short(s, at))) return;
    put(s->found->sentences, s->found->sentence_cap, &s->found->sentence_count, s->sentence, end);
    s->sentence = end + 1;
}

/* ---- Paragraphs -------------------------------------------------------------------------------------------------- */

static bool is_blank(unsigned char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* [start, end) is a line; s->sentence is where its last sentence starts. */
static void end_paragraph(scanner *s, size_t end, bool sentences)
{
    plain_found *f = s->found;
    while (end > s->paragraph && is_blank(s->text[end - 1]))
        end--;
    if (s->paragraph < end) {
        put(f->paragraphs, f->paragraph_cap, &f->paragraph_count, s->paragraph, end);
        if (sentences && s->sentence < end) put(f->sentences, f->sentence_cap, &f->sentence_count, s->sentence, end);
    }
    while (s->depth > 0) { /* what is open ends here */
        uint32_t index = s->records[--s->depth];
        if (index < f->quotation_cap) f->quotations[index].end = (uint32_t)end;
    }
}

static void begin_paragraph(scanner *s, size_t at)
{
    while (at < s->len && is_blank(s->text[at]))
        at++;
    s->paragraph = s->sentence = at;
}

/* What a byte may be. */
static const bool special[256] = {
    ['\n'] = true, ['"'] = true, ['\''] = true, ['.'] = true, ['!'] = true, ['?'] = true, [0xC2] = true, [0xE2] = true,
};

void plain_scan(const char *text, size_t len, bool sentences, plain_found *found)
{
    scanner s = {.text = (const unsigned char *)text, .len = len, .found = found};
    found->paragraph_count = found->quotation_count = found->sentence_count = 0;
    begin_paragraph(&s, 0);
    for (size_t at = s.paragraph; at < len;) {
        unsigned char c = s.text[at];
        size_t step = 1;
        if (!special[c]) {
            at++;
            continue;
        }
        if (c == '\n') {
            end_paragraph(&s, at, sentences);
            begin_paragraph(&s, at);
            step = s.paragraph - at;
        } else if (c == '"') {
            straight_mark(&s, PAIR_STRAIGHT, at);
        } else if (c == '\'') {
            if (!is_word_around(&s, at, at + 1)) straight_mark(&s, PAIR_SINGLE, at);
        } else if (c == 0xE2 || c == 0xC2) {
            step = curly_mark(&s, at);
        } else if (sentences) {
            stop(&s, at);
        }
        at += step;
    }
    end_paragraph(&s, len, sentences);
}
