/* SPDX-License-Identifier: MIT
 *
 * word.h - words of the text with their shape and their classes in the lexicon.
 */
#ifndef STET_WORD_H
#define STET_WORD_H

#include "chars.h"
#include "lexicon.h"
#include "masks.h"

typedef enum stet_shape {
    STET_SHAPE_LOWER,
    STET_SHAPE_CAPITAL, /* first letter is one */
    STET_SHAPE_UPPER,   /* all letters are, two at least, or one with a dot */
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
    uint32_t end;
    unsigned lang;
    uint32_t base; /* the masks are of 64 bytes from here on */
    stet_masks masks;
    uint64_t starts;  /* what begins words, and what may */
    uint64_t goes_on; /* what may go on with a word behind its ASCII letters */
} stet_word_reader;

STET_INTERNAL void stet_word_reader_begin(stet_word_reader *reader, const uint8_t *text, uint32_t pos, uint32_t end,
                                          unsigned lang);

/* Moves the masks to pos, which is before the end. */
STET_INTERNAL void stet_word_reader_look(stet_word_reader *reader, uint32_t pos);

/* The first word at or after pos, which never falls; its span is empty, at the end, where there is none. */
STET_INTERNAL void stet_word_read(stet_word_reader *reader, uint32_t pos, stet_word *word);

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
