/* SPDX-License-Identifier: MIT
 *
 * builtin.c - the grammars that are built in; embed.cmake makes sources of them.
 */
#include "generator.h"

#include <stdio.h>

extern const unsigned char generator_grammar_english[], generator_grammar_german[], generator_grammar_french[],
    generator_grammar_japanese[], generator_grammar_russian[];
extern const size_t generator_grammar_english_len, generator_grammar_german_len, generator_grammar_french_len,
    generator_grammar_japanese_len, generator_grammar_russian_len;

generator *generator_builtin(uint32_t language)
{
    char error[200];
    const unsigned char *bytes;
    size_t len;
    switch (language) {
    case STET_LANGUAGE_ENGLISH:
        bytes = generator_grammar_english;
        len = generator_grammar_english_len;
        break;
    case STET_LANGUAGE_GERMAN:
        bytes = generator_grammar_german;
        len = generator_grammar_german_len;
        break;
    case STET_LANGUAGE_FRENCH:
        bytes = generator_grammar_french;
        len = generator_grammar_french_len;
        break;
    case STET_LANGUAGE_JAPANESE:
        bytes = generator_grammar_japanese;
        len = generator_grammar_japanese_len;
        break;
    case STET_LANGUAGE_RUSSIAN:
        bytes = generator_grammar_russian;
        len = generator_grammar_russian_len;
        break;
    default: return NULL;
    }
    generator *g = generator_read((const char *)bytes, len, error, sizeof error);
    if (g == NULL) fprintf(stderr, "%s grammar: %s\n", stet_language_name(language), error);
    return g;
}
