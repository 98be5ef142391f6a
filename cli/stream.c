/* SPDX-License-Identifier: MIT */
#include "stream.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Bytes that are read to be thrown away, at once. */
#define SKIP_BYTES ((size_t)1 << 14)

struct stream *stream_new(const struct stream_kind *kind, struct stream *below, void *state)
{
    struct stream *stream = calloc(1, sizeof *stream);
    if (stream == NULL) return NULL;
    stream->kind = kind;
    stream->below = below;
    stream->state = state;
    return stream;
}

static size_t take_ahead(struct stream *stream, char *bytes, size_t size)
{
    size_t there = stream->ahead_end - stream->ahead_start;
    if (size > there) size = there;
    memcpy(bytes, stream->ahead + stream->ahead_start, size);
    stream->ahead_start += size;
    return size;
}

ssize_t stream_read(struct stream *stream, char *bytes, size_t size)
{
    bool ahead = stream->ahead_start < stream->ahead_end;
    ssize_t got = ahead ? (ssize_t)take_ahead(stream, bytes, size) : stream->kind->read(stream, bytes, size);
    if (got > 0) stream->offset += (uint64_t)got;
    return got;
}

ssize_t stream_look(struct stream *stream, size_t size)
{
    while (stream->ahead_end < size) {
        ssize_t got =
            stream->kind->read(stream, stream->ahead + stream->ahead_end, sizeof stream->ahead - stream->ahead_end);
        if (got < 0) return got;
        if (got == 0) break;
        stream->ahead_end += (size_t)got;
    }
    return (ssize_t)stream->ahead_end;
}

bool stream_skip(struct stream *stream, uint64_t size)
{
    char nowhere[SKIP_BYTES];
    while (size > 0) {
        ssize_t got = stream_read(stream, nowhere, size < sizeof nowhere ? (size_t)size : sizeof nowhere);
        if (got <= 0) return false;
        size -= (uint64_t)got;
    }
    return true;
}

bool stream_ready(struct stream *stream)
{
    while (stream->kind->ready == NULL && stream->below != NULL)
        stream = stream->below;
    return stream->kind->ready == NULL || stream->kind->ready(stream);
}

ssize_t stream_fail(struct stream *stream, const char *trouble)
{
    snprintf(stream->trouble, sizeof stream->trouble, "%s", trouble);
    return -1;
}

void stream_close(struct stream *stream)
{
    while (stream != NULL) {
        struct stream *below = stream->below;
        if (stream->kind->close != NULL) stream->kind->close(stream);
        free(stream);
        stream = below;
    }
}
