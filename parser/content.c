/* SPDX-License-Identifier: MIT */
#include "content.h"

static bool is_upper(const stet_word *word)
{
    return stet_word_is_capital(word) || word->shape == STET_SHAPE_NUMBER || word->shape == STET_SHAPE_CASELESS;
}

static bool has_dot_between(const uint8_t *text, uint32_t from, uint32_t to)
{
    while (from < to && text[from] != '.')
        from++;
    return from < to;
}

/* Whether a word has so small a meaning that titles give it no capital. */
static bool is_small(const stet_word *word)
{
    const uint64_t small = STET_LEX_DETERMINER | STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION | STET_LEX_NAME_PARTICLE;
    return (word->classes & small) != 0;
}

/* Counts the words from pos on, until there are enough in all; of what begins with a small letter, the first long word
 * with a capital as well. */
static void count_rest(stet_word_reader *r, uint32_t pos, uint32_t enough, stet_content *c)
{
    stet_word word;
    bool look = !c->begins_upper && c->capitals == 0;
    if (!look) r->lang = STET_LANG_NONE;
    for (; c->words < enough; c->words++) {
        c->words += stet_word_pass_plain(r, &pos, look);
        if (c->words >= enough) break;
        stet_word_read(r, pos, &word);
        if (stet_word_is_absent(&word)) return;
        pos = word.span.end;
        if (!look || !is_upper(&word) || is_small(&word)) continue;
        c->capitals++;
        c->long_words++;
        look = false;
    }
    c->words = enough;
}

/* Nearly all quotations show by a long word without a capital that they are no title; from there on words are only
 * counted, and few of them looked up. */
static void look_at_words(stet_grid *grid, stet_span span, unsigned lang, uint32_t enough, stet_content *c)
{
    stet_word_reader r;
    stet_word word;
    stet_word_reader_on(&r, grid, span.start, span.end, lang);
    for (uint32_t pos = span.start; c->words < STET_CONTENT_WORDS_MAX; pos = word.span.end) {
        stet_word_read(&r, pos, &word);
        if (stet_word_is_absent(&word)) return;
        if (c->words++ == 0)
            c->begins_upper = is_upper(&word);
        else
            c->holds_stop |= has_dot_between(grid->text, pos, word.span.start);
        c->shouted += word.shape == STET_SHAPE_UPPER;
        bool is_long = !is_small(&word);
        c->long_words += is_long;
        c->capitals += is_long && is_upper(&word);
        if (c->capitals < c->long_words) {
            count_rest(&r, word.span.end, enough, c);
            return;
        }
    }
}

/* Without a branch: no answer is likelier than the other. */
static bool has_title_capitals(const stet_content *c)
{
    bool sign = (c->words > 2) & (c->shouted == c->words);
    return (c->long_words > 0) & (c->capitals == c->long_words) & c->begins_upper & !c->holds_stop & !sign;
}

STET_INTERNAL stet_content stet_content_of(stet_grid *grid, stet_span span, unsigned lang, uint32_t enough)
{
    const uint8_t *text = grid->text;
    stet_content c;
    memset(&c, 0, sizeof c);
    look_at_words(grid, span, lang, enough, &c);
    uint32_t end = stet_skip_blanks_back(text, span.start, span.end);
    stet_class last = stet_class_before(text, span.start, end);
    c.ends_stop = last == STET_CLASS_STOP;
    c.ends_comma = last == STET_CLASS_COMMA;
    c.title_capitals = has_title_capitals(&c);
    return c;
}

STET_INTERNAL bool stet_is_in_title_case(const stet_content *c)
{
    return stet_has_title_capitals(c) && c->words < STET_CONTENT_WORDS_MAX - 1;
}
