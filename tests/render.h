/* SPDX-License-Identifier: MIT
 *
 * render.h - an article's records as the text that the specification's examples are written in (corpus/spec/README.md).
 */
#ifndef STET_TESTS_RENDER_H
#define STET_TESTS_RENDER_H

#include "buffer.h"

#include <stet.h>

enum render_aspect {
    RENDER_BLOCKS = 1 << 0,
    RENDER_SENTENCES = 1 << 1,
    RENDER_QUOTATIONS = 1 << 2,
    RENDER_ATTRIBUTIONS = 1 << 3, /* quotations too */
    RENDER_RULES = 1 << 4,
    RENDER_FLAGS = 1 << 5,
    RENDER_ALL = (1 << 6) - 1
};

/* The bit of an aspect by its name, or 0. */
unsigned render_aspect_bit(const char *name);

/* Begin with {0}. at[i] is the byte of the text where the record of line i begins. */
typedef struct rendering {
    buffer text;
    size_t *at;
    size_t lines;
} rendering;

void render(rendering *out, const char *text, size_t len, const stet_article *article, unsigned aspects);
void rendering_clear(rendering *out);
void rendering_free(rendering *out);

/* How many times the bytes [start, end) stand in the text up to there, themselves included: n of "#n". */
size_t render_occurrence(const char *text, size_t start, size_t end);

/* Where a line of a rendering says that its record begins: the n-th place of the text after its first ": ", or SIZE_MAX
 * where that is nowhere. */
size_t render_locate(const char *text, size_t len, const char *line, size_t line_len);

#endif
