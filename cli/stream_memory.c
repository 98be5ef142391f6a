/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "stream.h"

struct memory {
    const char *at;
    size_t left;
};

static ssize_t read_memory(struct stream *stream, char *bytes, size_t size)
{
    struct memory *memory = stream->state;
    if (size > memory->left) size = memory->left;
    if (size > 0) memcpy(bytes, memory->at, size);
    memory->at += size;
    memory->left -= size;
    return (ssize_t)size;
}

static void close_memory(struct stream *stream)
{
    free(stream->state);
}

static const struct stream_kind memory_kind = {.read = read_memory, .close = close_memory};

struct stream *stream_of_memory(const char *bytes, size_t size)
{
    struct memory *memory = malloc(sizeof *memory);
    struct stream *stream = memory == NULL ? NULL : stream_new(&memory_kind, NULL, memory);
    if (stream == NULL) {
        free(memory);
        return NULL;
    }
    *memory = (struct memory){bytes, size};
    return stream;
}
