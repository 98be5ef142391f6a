/* SPDX-License-Identifier: MIT */
#include "made.h"

#include "generator.h"

#include <stdio.h>
#include <stdlib.h>

enum { LONGEST = 1 << 18 };

static generator *open_grammar(uint32_t language)
{
    generator *g = generator_builtin(language);
    if (g != NULL) return g;
    fprintf(stderr, "stet-bench: no grammar for this language\n");
    exit(2);
}

static char *allocate(size_t size)
{
    char *memory = malloc(size);
    if (memory != NULL) return memory;
    fprintf(stderr, "stet-bench: no memory for made-up articles\n");
    exit(2);
}

void made_add(texts *set, uint32_t language, size_t bytes)
{
    generator_options options = GENERATOR_OPTIONS_INIT;
    generator *g = open_grammar(language);
    char *article = allocate(LONGEST);
    size_t goal = set->bytes + bytes;
    while (set->bytes < goal) {
        options.seed++;
        size_t len = generator_write(g, &options, article, LONGEST, NULL);
        texts_add_bytes(set, article, len);
    }
    free(article);
    generator_free(g);
}

void made_add_long(texts *set, uint32_t language, size_t bytes)
{
    generator_options options = GENERATOR_OPTIONS_INIT;
    generator *g = open_grammar(language);
    char *article = allocate(bytes + LONGEST);
    options.bytes = bytes;
    options.styles = GENERATOR_STYLE_CURLY;
    options.layouts = 1u << STET_LAYOUT_PARTED;
    texts_add_bytes(set, article, generator_write(g, &options, article, bytes + LONGEST, NULL));
    free(article);
    generator_free(g);
}
