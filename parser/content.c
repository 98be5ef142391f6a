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

/* Words that titles capitalise, of a number of them, and those that have a capital. Of words that begin with one, few
 * need to be looked up: the first long word without a capital makes them no title, and no more is counted. */
static void count_capitals(const uint8_t *text, uint32_t end, unsigned lang, const stet_word *words, stet_content *c)
{
    const uint64_t small = STET_LEX_DETERMINER | STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION | STET_LEX_NAME_PARTICLE;
    for (uint32_t i = 0; i < c->words && !(c->begins_upper && c->capitals < c->long_words); i++) {
        bool is_long = !(stet_word_classes(text, end, &words[i], lang) & small);
        c->long_words += is_long;
        c->capitals += is_long && is_upper(&words[i]);
    }
}

static void look_at_words(const uint8_t *text, stet_span span, unsigned lang, stet_content *c)
{
    stet_word words[STET_CONTENT_WORDS_MAX];
    c->words = stet_words_of(text, span, STET_LANG_NONE, words, STET_CONTENT_WORDS_MAX);
    for (uint32_t i = 0; i < c->words; i++) {
        c->shouted += words[i].shape == STET_SHAPE_UPPER;
        if (i > 0) c->holds_stop |= has_dot_between(text, words[i - 1].span.end, words[i].span.start);
    }
    c->begins_upper = c->words > 0 && is_upper(&words[0]);
    count_capitals(text, span.end, lang, words, c);
}

STET_INTERNAL stet_content stet_content_of(const uint8_t *text, stet_span span, unsigned lang)
{
    stet_content c;
    memset(&c, 0, sizeof c);
    look_at_words(text, span, lang, &c);
    uint32_t end = stet_skip_blanks_back(text, span.start, span.end);
    stet_class last = stet_class_before(text, span.start, end);
    c.ends_stop = last == STET_CLASS_STOP;
    c.ends_comma = last == STET_CLASS_COMMA;
    return c;
}

STET_INTERNAL bool stet_has_title_capitals(const stet_content *c)
{
    bool sign = c->words > 2 && c->shouted == c->words;
    return c->long_words > 0 && c->capitals == c->long_words && c->begins_upper && !c->holds_stop && !sign;
}

STET_INTERNAL bool stet_is_in_title_case(const stet_content *c)
{
    return stet_has_title_capitals(c) && c->words < STET_CONTENT_WORDS_MAX - 1;
}
