/* SPDX-License-Identifier: MIT
 *
 * texts.h - the articles that are measured.
 */
#ifndef STET_BENCH_TEXTS_H
#define STET_BENCH_TEXTS_H

#include <stddef.h>

typedef struct text {
    char *bytes;
    size_t len;
} text;

typedef struct texts {
    text *items;
    size_t count, room;
    size_t bytes; /* of all together */
} texts;

/* Adds a .jsonl file's "text" members, any other file as one article, or a directory's .txt and .jsonl files in the
 * order of their names. Ends the process with a message where that fails. */
void texts_add_path(texts *set, const char *path);

/* Adds a copy of these bytes. */
void texts_add_bytes(texts *set, const char *bytes, size_t len);

/* Adds `len` bytes of `pattern`, over and over. */
void texts_add_pattern(texts *set, const char *pattern, size_t len);

void texts_free(texts *set);

#endif
