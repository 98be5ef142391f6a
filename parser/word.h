/* SPDX-License-Identifier: MIT
 *
 * word.h - words of the text with their shape and their classes in the lexicon.
 */
#ifndef STET_WORD_H
#define STET_WORD_H

#include "chars.h"
#include "lexicon.h"
#include "masks.h"
#include "swar.h"

typedef enum stet_shape {
    STET_SHAPE_LOWER = 0,
    STET_SHAPE_CAPITAL = 1, /* first letter is one */
    STET_SHAPE_UPPER = 2,   /* all letters are, two at least, or one with a dot */
    STET_SHAPE_CASELESS,
    STET_SHAPE_NUMBER /* begins with a digit */
} stet_shape;

typedef struct stet_word {
    stet_span span;
    uint64_t classes; /* STET_LEX_... */
    uint8_t shape;    /* stet_shape */
    uint8_t dot;      /* a dot follows at once */
} stet_word;

/* The first word at or after pos; its span is empty, at end, where there is none. Words hold inner apostrophes, hyphens
 * and dots: don't, vice-president, U.S (the last dot is not in it). Longer ones than STET_WORD_BYTES_MAX are cut there.
 */
STET_INTERNAL stet_word stet_word_next(const uint8_t *text, uint32_t pos, uint32_t end, unsigned lang);

#define STET_WORD_BYTES_MAX 96u

/* Reads one word after another, as stet_word_next does, but 64 bytes at once. */
typedef struct stet_word_reader {
    const uint8_t *text;
    stet_grid *grid;   /* the text's, or NULL */
    uint32_t end, len; /* of the span, and of what may be read */
    unsigned lang;
    uint32_t base; /* the masks are of 64 bytes from here on */
    stet_masks masks;
} stet_word_reader;

STET_INTERNAL void stet_word_reader_begin(stet_word_reader *reader, const uint8_t *text, uint32_t pos, uint32_t end,
                                          unsigned lang);

/* The same for a text whose masks a grid has, or will. */
STET_INTERNAL void stet_word_reader_on(stet_word_reader *reader, stet_grid *grid, uint32_t pos, uint32_t end,
                                       unsigned lang);

/* Moves the masks to where they tell of pos, which is before the end. */
STET_INTERNAL void stet_word_reader_look(stet_word_reader *reader, uint32_t pos);

/* The letters of the word that begins at a bit of the masks, where it is nothing but ASCII letters and the masks show
 * that; else 0. */
static inline uint32_t stet_word_letters_at(const stet_word_reader *r, uint32_t bit)
{
    uint32_t count = stet_lowest_bit(~(r->masks.letters >> bit) | (uint64_t)1 << 63), stop = bit + count;
    return stop < 64 && !((r->masks.goes_on | r->masks.letters) >> stop & 1) ? count : 0; /* 64 letters go on */
}

/* The letters of the first word at or after pos, and its start, where it is nothing but ASCII letters and the masks
 * show that, as of nearly all words; else 0. */
static inline uint32_t stet_word_letters(const stet_word_reader *r, uint32_t pos, uint32_t *start)
{
    uint32_t bit = pos - r->base;
    if (bit >= 64 || r->masks.starts >> bit == 0) return 0;
    bit += stet_lowest_bit(r->masks.starts >> bit);
    *start = r->base + bit;
    return stet_word_letters_at(r, bit);
}

/* How many such words follow one another from *pos on, as far as the masks show; it moves to the end of the last one.
 * Where capitals stop it, those with a capital are not passed. */
static inline uint32_t stet_word_pass_plain(const stet_word_reader *r, uint32_t *pos, bool capitals_stop)
{
    uint32_t bit = *pos - r->base;
    if (bit >= 64) return 0;
    uint64_t letters = r->masks.letters >> bit, behind = letters << 1;
    uint64_t others = (r->masks.starts >> bit & ~letters) | (r->masks.goes_on >> bit & behind);
    if (capitals_stop) others |= r->masks.capitals >> bit & letters & ~behind;
    uint64_t seen = ((others & (0 - others)) - 1) & UINT64_MAX >> bit; /* what is before the first of the others */
    uint64_t ends = ~letters & behind & seen;
    if (ends == 0) return 0;
    *pos += stet_highest_bit(ends);
    return stet_count_bits(ends);
}

/* The classes of a word of ASCII letters. */
static inline uint64_t stet_word_letters_classes(const stet_word_reader *r, uint32_t start, uint32_t count)
{
    uint64_t first, second;
    if (r->lang >= STET_LANG_COUNT) return 0;
    if (count > 16) return stet_lexicon_find_at(r->lang, r->text, r->end, start, start + count);
    stet_load16(r->text, start, r->len, &first, &second);
    first = (first | STET_ALL_BYTES(0x20)) & stet_first_of16(count);
    second = (second | STET_ALL_BYTES(0x20)) & stet_second_of16(count);
    return stet_lexicon_find_short(r->lang, first, second, count);
}

/* A word of 1 to 63 ASCII letters, which the masks tell of, but for its classes. Branches on its length or case would
 * mispredict, so its shape is a sum: whether its first letter is a capital, and whether all of several are. */
static inline void stet_word_shape_letters(const stet_word_reader *r, uint32_t start, uint32_t count, stet_word *word)
{
    uint64_t capitals = r->masks.capitals >> (start - r->base), own = ((uint64_t)1 << count) - 1;
    uint32_t end = start + count;
    unsigned dot = end < r->end && r->text[end] == '.', all = (capitals & own) == own;
    word->span = stet_make_span(start, end);
    word->dot = (uint8_t)dot;
    word->shape = (uint8_t)((unsigned)(capitals & 1) + (all & (dot | (count > 1))));
}

static inline void stet_word_of_letters(const stet_word_reader *r, uint32_t start, uint32_t count, stet_word *word)
{
    stet_word_shape_letters(r, start, count, word);
    word->classes = stet_word_letters_classes(r, start, count);
}

/* Whether the masks show that no word is left at or after pos. */
static inline bool stet_word_is_last(const stet_word_reader *r, uint32_t pos)
{
    uint32_t bit = pos - r->base;
    return r->end - r->base <= 64 && (pos >= r->end || (bit < 64 && r->masks.starts >> bit == 0));
}

/* What stet_word_read does of any word. */
STET_INTERNAL void stet_word_read_any(stet_word_reader *reader, uint32_t pos, stet_word *word);

/* The first word at or after pos, which never falls; its span is empty, at the end, where there is none. */
static inline void stet_word_read(stet_word_reader *r, uint32_t pos, stet_word *word)
{
    uint32_t start, count = stet_word_letters(r, pos, &start);
    if (count > 0) {
        stet_word_of_letters(r, start, count, word);
    } else if (stet_word_is_last(r, pos)) {
        word->span = stet_make_span(r->end, r->end);
        word->classes = word->shape = word->dot = 0;
    } else {
        stet_word_read_any(r, pos, word);
    }
}

/* The classes of a word that was read without them, as of STET_LANG_NONE; `end` as there. */
STET_INTERNAL uint64_t stet_word_classes(const uint8_t *text, uint32_t end, const stet_word *word, unsigned lang);

/* Fills an array with the words of a span; returns how many, at most cap. */
STET_INTERNAL uint32_t stet_words_of(const uint8_t *text, stet_span span, unsigned lang, stet_word *words,
                                     uint32_t cap);

static inline bool stet_word_is_absent(const stet_word *word)
{
    return word->span.start == word->span.end;
}

static inline bool stet_word_is_capital(const stet_word *word)
{
    return word->shape == STET_SHAPE_CAPITAL || word->shape == STET_SHAPE_UPPER;
}

/* Whether a word is an ASCII one, given in lower case. */
STET_INTERNAL bool stet_word_is(const uint8_t *text, const stet_word *word, const char *lower);

#endif
