/* SPDX-License-Identifier: MIT */
#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *must(void *memory)
{
    if (memory == NULL) {
        fputs("out of memory\n", stderr);
        abort();
    }
    return memory;
}

void *buffer_alloc(size_t count, size_t size)
{
    return must(calloc(count > 0 ? count : 1, size));
}

void *buffer_grow(void *memory, size_t count, size_t size)
{
    return must(realloc(memory, (count > 0 ? count : 1) * size));
}

static void reserve(buffer *to, size_t more)
{
    size_t need = to->len + more + 1;
    if (need <= to->room) return;
    to->room = need > 2 * to->room ? need : 2 * to->room;
    to->data = buffer_grow(to->data, to->room, 1);
}

void buffer_add(buffer *to, const void *bytes, size_t count)
{
    reserve(to, count);
    if (count > 0) memcpy(to->data + to->len, bytes, count);
    to->len += count;
    to->data[to->len] = '\0';
}

void buffer_text(buffer *to, const char *text)
{
    buffer_add(to, text, strlen(text));
}

void buffer_times(buffer *to, const char *text, size_t times)
{
    for (size_t i = 0; i < times; i++)
        buffer_text(to, text);
}

void buffer_print(buffer *to, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int need = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (need < 0) return;
    reserve(to, (size_t)need);
    va_start(args, format);
    vsnprintf(to->data + to->len, (size_t)need + 1, format, args);
    va_end(args);
    to->len += (size_t)need;
}

void buffer_clear(buffer *to)
{
    to->len = 0;
    if (to->data != NULL) to->data[0] = '\0';
}

void buffer_free(buffer *to)
{
    free(to->data);
    *to = (buffer){0};
}

const char *buffer_string(const buffer *from)
{
    return from->data != NULL ? from->data : "";
}

bool buffer_file(buffer *to, const char *path)
{
    char chunk[16384];
    size_t before = to->len, got;
    FILE *file = fopen(path, "rb");
    if (file == NULL) return false;
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0)
        buffer_add(to, chunk, got);
    bool whole = !ferror(file);
    fclose(file);
    if (!whole) to->len = before;
    return whole;
}
