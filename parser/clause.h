/* SPDX-License-Identifier: MIT
 *
 * clause.h - the reporter's sentence around quotations, as a row of words in which each quotation is one item.
 */
#ifndef STET_CLAUSE_H
#define STET_CLAUSE_H

#include "quote.h"
#include "word.h"

/* What stands between an item and the one before it. */
enum stet_gap {
    STET_GAP_COMMA = 1 << 0,
    STET_GAP_COLON = 1 << 1,
    STET_GAP_SEMICOLON = 1 << 2,
    STET_GAP_DASH = 1 << 3,
    STET_GAP_BRACKET = 1 << 4, /* a bracket, or words in brackets, which are left out */
    STET_GAP_STOP = 1 << 5,    /* . ! ? that ends no sentence, an abbreviation's dot aside */
    STET_GAP_CUT = 1 << 6,     /* words were left out: the sentence is longer than the row */
    STET_GAP_START = 1 << 7    /* the first item */
};
#define STET_GAP_BREAKS                                                                                                \
    (STET_GAP_COMMA | STET_GAP_COLON | STET_GAP_SEMICOLON | STET_GAP_DASH | STET_GAP_STOP | STET_GAP_CUT |             \
     STET_GAP_START)

#define STET_NO_QUOTE 0xFF

typedef struct stet_item {
    stet_word word; /* of a quotation its span only; it is caseless */
    uint8_t gap;    /* stet_gap bits */
    uint8_t quote;  /* its place in the list of quotations, or STET_NO_QUOTE */
} stet_item;

/* A row holds this many items; a gap between quotations gives at most STET_CLAUSE_GAP_WORDS from each of its ends. */
#define STET_CLAUSE_ITEMS_MAX 64u
#define STET_CLAUSE_GAP_WORDS 24u

typedef struct stet_clause {
    const uint8_t *text;
    stet_grid *grid; /* of the text; set before the first row is built */
    unsigned lang;
    stet_span span;                  /* of the sentence, as far as it was looked at */
    uint32_t first_quote, end_quote; /* the quotations in it are among [first, end) of the list */
    uint32_t left_at, left_words;    /* where a row stopped that has enough, and how many more words it may have */
    uint8_t places[STET_QUOTES_MAX]; /* their items: those beside the first have one each */
    uint32_t count;
    stet_item items[STET_CLAUSE_ITEMS_MAX];
} stet_clause;

/* Builds with sanitizers stop at an item that the row doesn't have: what lies behind its end is memory of its own, and
 * nothing else would tell. */
static inline void stet_expect_item(const stet_clause *c, uint32_t i)
{
#ifdef STET_CHECKED
    if (i >= c->count) __builtin_trap();
#else
    (void)c, (void)i;
#endif
}

static inline bool stet_is_quote(const stet_clause *c, uint32_t i)
{
    stet_expect_item(c, i);
    return c->items[i].quote != STET_NO_QUOTE;
}

/* Whether word i is of one of the classes; a quotation is of none. */
static inline bool stet_has(const stet_clause *c, uint32_t i, uint64_t classes)
{
    stet_expect_item(c, i);
    return (c->items[i].word.classes & classes) != 0;
}

/* Whether a comma or the like parts item i from the one before. */
static inline bool stet_breaks(const stet_clause *c, uint32_t i)
{
    stet_expect_item(c, i);
    return (c->items[i].gap & STET_GAP_BREAKS) != 0;
}

/* Whether one of the gaps before items first to last holds one of these. */
static inline bool stet_holds_gap(const stet_clause *c, uint32_t first, uint32_t last, uint32_t gaps)
{
    for (uint32_t i = first; i <= last; i++) {
        stet_expect_item(c, i);
        if (c->items[i].gap & gaps) return true;
    }
    return false;
}

/* 40; forty */
static inline bool stet_is_number(const stet_clause *c, uint32_t i)
{
    return stet_has(c, i, STET_LEX_NUMBER_WORD) || c->items[i].word.shape == STET_SHAPE_NUMBER;
}

static inline bool stet_is_capital(const stet_clause *c, uint32_t i)
{
    stet_expect_item(c, i);
    return stet_word_is_capital(&c->items[i].word);
}

static inline bool stet_is_lower(const stet_clause *c, uint32_t i)
{
    stet_expect_item(c, i);
    return c->items[i].word.shape == STET_SHAPE_LOWER;
}

/* Whether words run into the quotation at an item without a mark between: a “great” day. */
static inline bool stet_is_woven(const stet_clause *c, uint32_t item)
{
    return item > 0 && !stet_is_quote(c, item - 1) && !stet_breaks(c, item);
}

/* Up to eight bytes as a number; a constant where they are one. */
static inline uint64_t stet_number_of(const char *bytes, size_t count)
{
    const size_t end = count < 8 ? count : 8;
    uint64_t number = 0;
    for (size_t i = 0; i < end; i++)
        number |= (uint64_t)(uint8_t)bytes[i] << (8 * i);
    return number;
}

/* Whether item i is an ASCII word, a literal in lower case. All its bytes are compared at once, since its first one is
 * the right one too often; where all are ASCII one bit folds them, since no control byte is in a word. */
#define stet_item_is(c, i, lower) stet_item_is_of(c, i, lower, sizeof("" lower) - 1)

static inline bool stet_item_is_of(const stet_clause *c, uint32_t i, const char *lower, size_t count)
{
    stet_expect_item(c, i);
    const stet_word *word = &c->items[i].word;
    if (count > 8 || c->grid->len - word->span.start < 8)
        return !stet_is_quote(c, i) && stet_word_is(c->text, word, lower);
    uint64_t wanted = stet_number_of(lower, count), own = UINT64_MAX >> (64 - 8 * count);
    uint64_t bytes = stet_load64(c->text + word->span.start);
    bytes = (stet_is_ascii8(wanted) ? bytes | STET_ALL_BYTES(0x20) : stet_fold8(bytes)) & own;
    return bytes == wanted && word->span.end - word->span.start == count && !stet_is_quote(c, i);
}

/* The next quotation of the list that is as deep as quotation i, inside the same one; where there is none, the place
 * where the search ended. */
STET_INTERNAL uint32_t stet_next_beside(const stet_quotes *quotes, uint32_t i);

/* Where what stands behind a quotation of the list ends: at the one beside it, whose place `next` is, or else with the
 * text around, whose end is given, as far as the list is about it. */
STET_INTERNAL uint32_t stet_end_behind(const stet_quotes *quotes, const stet_quote *q, uint32_t next, uint32_t end);

/* Builds the row of the sentence that holds quotation `first` of the list, and those beside it. `block` is what they
 * stand in, a block or a quotation's content; `from` is the end of what was looked at before in it. */
STET_INTERNAL void stet_clause_build(stet_clause *clause, const uint8_t *text, stet_span block, uint32_t from,
                                     const stet_quotes *quotes, uint32_t first, unsigned lang);

/* Builds the row of a span without quotations. Words after the first one that begins at `enough` may be left out, until
 * the caller asks for them. */
STET_INTERNAL void stet_clause_of_span(stet_clause *clause, const uint8_t *text, stet_span span, uint32_t enough,
                                       unsigned lang);

/* Whether one of the marks, each of one byte, is among the last bytes of the quotation at an item: “...,” with its own
 * marks and blanks behind it. */
STET_INTERNAL bool stet_ends_in_mark(const stet_clause *clause, uint32_t item, const char *marks);

/* Adds what that left out. */
STET_INTERNAL void stet_clause_go_on(stet_clause *clause);

/* The end of the first sentence that ends in [pos, end), a sentence beginning at start; 0 where none ends. */
STET_INTERNAL uint32_t stet_first_sentence_end(const uint8_t *text, stet_span block, uint32_t start, uint32_t pos,
                                               uint32_t end, unsigned lang);

/* Where the last sentence of [start, end) begins. */
STET_INTERNAL uint32_t stet_last_sentence(const uint8_t *text, stet_span block, uint32_t start, uint32_t end,
                                          unsigned lang);

/* “...,” | May said: whether a modal verb with a capital is a name, since a verb of the past follows. Not beside
 * stet_is_name, which compilers would put it into: words are asked that too often for it to grow. */
STET_INTERNAL bool stet_is_modal_name(const stet_clause *clause, uint32_t i);

#endif
