/* SPDX-License-Identifier: MIT */
#include "made.h"

#include "generator.h"

#include <stdio.h>
#include <stdlib.h>

enum { LONGEST = 1 << 18 };

void made_add(texts *set, uint32_t language, size_t bytes)
{
    generator_options options = GENERATOR_OPTIONS_INIT;
    generator *g = generator_builtin(language);
    char *article = malloc(LONGEST);
    if (g == NULL || article == NULL) {
        fprintf(stderr, "stet-bench: no grammar for this language, or no memory\n");
        exit(2);
    }
    size_t goal = set->bytes + bytes;
    while (set->bytes < goal) {
        options.seed++;
        size_t len = generator_write(g, &options, article, LONGEST, NULL);
        texts_add_bytes(set, article, len);
    }
    free(article);
    generator_free(g);
}
