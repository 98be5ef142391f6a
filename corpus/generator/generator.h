/* SPDX-License-Identifier: MIT
 *
 * generator.h - articles made up by a grammar, with their truth.
 *
 *     generator *g = generator_builtin(STET_LANGUAGE_ENGLISH);
 *     generator_options options = GENERATOR_OPTIONS_INIT;
 *     options.seed = 7;
 *     size_t len = generator_write(g, &options, text, sizeof text, &truth);
 *
 * An article depends on the grammar and the options only: the same ones give the same bytes everywhere. The truth has
 * the records that stet_parse should find. It comes from what the grammar says of its own sentences and never from a
 * parse; README.md says what is left open in it.
 */
#ifndef STET_GENERATOR_H
#define STET_GENERATOR_H

#include "stet.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A grammar that has been read. Not changed after that, so that threads may share it. */
typedef struct generator generator;

/* Which quote marks, outer and inner. A value is a bit, and options hold a set, of which each article draws one. */
typedef enum generator_style {
    GENERATOR_STYLE_CURLY = 1 << 0,          /* “ ” ‘ ’ */
    GENERATOR_STYLE_STRAIGHT = 1 << 1,       /* " " ' ' */
    GENERATOR_STYLE_BRITISH = 1 << 2,        /* ‘ ’ “ ” */
    GENERATOR_STYLE_LOW = 1 << 3,            /* „ “ ‚ ‘ */
    GENERATOR_STYLE_INWARD = 1 << 4,         /* » « › ‹ */
    GENERATOR_STYLE_GUILLEMETS = 1 << 5,     /* « » “ ” */
    GENERATOR_STYLE_SPACED = 1 << 6,         /* « with NBSP inside », “ ” */
    GENERATOR_STYLE_RIGHT_ONLY = 1 << 7,     /* ” ” ’ ’ */
    GENERATOR_STYLE_CORNERS = 1 << 8,        /* 「 」 『 』 */
    GENERATOR_STYLE_LOW_GUILLEMETS = 1 << 9, /* « » „ “ */
    GENERATOR_STYLES = 10
} generator_style;

typedef struct generator_options {
    uint64_t seed;
    size_t bytes;     /* about as long as this; 0: a length drawn as those of real articles are */
    uint32_t styles;  /* a set of generator_style; 0: as the grammar's weights say */
    uint32_t layouts; /* a set of 1 << stet_layout; 0: as the grammar's weights say */
} generator_options;

#define GENERATOR_OPTIONS_INIT {0u, 0u, 0u, 0u}

/* A built-in grammar; NULL where there is none for the language. The caller frees it. */
generator *generator_builtin(uint32_t language);

/* Reads a grammar, which must stay where it is until generator_free. NULL and a message with its line where it is
 * wrong, or there is no memory. */
generator *generator_read(const char *grammar, size_t len, char *error, size_t error_size);

void generator_free(generator *g);

uint32_t generator_language(const generator *g);

/* Writes one article, at most `room` bytes, and returns how many. The article ends early where the text or one of the
 * truth's arrays would overflow, so that what is there is always whole and true. truth may be NULL, and so may its
 * arrays; else it was set up as for stet_parse. */
size_t generator_write(const generator *g, const generator_options *options, char *text, size_t room,
                       stet_article *truth);

/* "curly", "straight", ...; the style of that name, or 0. */
const char *generator_style_name(uint32_t style);
uint32_t generator_style_find(const char *name);

/* The style that an article with these options is written in. */
uint32_t generator_style_of(const generator *g, const generator_options *options);

#ifdef __cplusplus
}
#endif

#endif
