/* SPDX-License-Identifier: MIT
 *
 * safe_text.h - text that others wrote, made fit for a terminal: measured in columns, cut where a character ends, and
 * without a byte that could command the terminal.
 *
 * Each run of blanks and line ends becomes one space. A control character becomes its picture (U+241B for escape), what
 * is no UTF-8 and the C1 controls become U+FFFD, and invisible characters that turn the direction of what follows them
 * are left out, since the line they turn would be ours.
 */
#ifndef STET_CLI_SAFE_TEXT_H
#define STET_CLI_SAFE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Before anything else here: makes the C library's table of character widths speak Unicode, whatever the user's locale,
 * so that the outline of an article looks the same everywhere. */
void safe_text_setup(void);

#define GLYPH_BYTES 4

/* One character as it may be printed. */
struct glyph {
    char bytes[GLYPH_BYTES];
    size_t size;
    unsigned width; /* columns: 0, 1 or 2 */
};

/* Where a walk through a text stands. */
struct glyphs {
    const char *text;
    size_t len, pos;
    unsigned marks;   /* characters without a width since the last one that has one */
    bool after_blank; /* so that one blank comes out of a run of them */
};

struct glyphs glyphs_of(const char *text, size_t len);

/* The next glyph, or false at the end. Afterwards walk->pos is the offset behind it. */
bool glyphs_next(struct glyphs *walk, struct glyph *glyph);

/* Columns that the text takes, or any number above limit where it takes more than limit. */
unsigned safe_width(const char *text, size_t len, unsigned limit);

/* Bytes from the start of the text that fit into `columns`, cut at a blank where one is near. */
size_t safe_head(const char *text, size_t len, unsigned columns);

/* The same from the end: the offset from which the rest fits into `columns`. */
size_t safe_tail(const char *text, size_t len, unsigned columns);

#endif
