/* SPDX-License-Identifier: MIT
 *
 * buffer.h - bytes that grow. Where memory runs out the program ends: these are tests.
 */
#ifndef STET_TESTS_BUFFER_H
#define STET_TESTS_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

/* Begin with {0}. data is NULL as long as nothing was added, and otherwise ends with a NUL that len does not count. */
typedef struct buffer {
    char *data;
    size_t len, room;
} buffer;

void buffer_add(buffer *to, const void *bytes, size_t count);
void buffer_text(buffer *to, const char *text);
void buffer_times(buffer *to, const char *text, size_t times);
void buffer_print(buffer *to, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_clear(buffer *to);
void buffer_free(buffer *to);

/* data, or "" where nothing was added. */
const char *buffer_string(const buffer *from);

/* Adds a whole file; false, with nothing added, where it can't be read. */
bool buffer_file(buffer *to, const char *path);

/* calloc and realloc that end the program instead of failing. */
void *buffer_alloc(size_t count, size_t size);
void *buffer_grow(void *memory, size_t count, size_t size);

#endif
