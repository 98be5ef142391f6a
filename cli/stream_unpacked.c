/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "stream.h"

#define GZIP_MAGIC "\x1F\x8B"
#define ZSTD_MAGIC "\x28\xB5\x2F\xFD"

/* Of a frame that zstd skips: bytes 1 to 3; the first is 50 to 5F. Files that pzstd made begin with one. */
#define ZSTD_SKIPPABLE      "\x2A\x4D\x18"
#define ZSTD_SKIPPABLE_HIGH 0x50
#define ZSTD_SKIPPABLE_MASK 0xF0

static bool begins(const struct stream *stream, const char *magic, size_t at)
{
    size_t size = strlen(magic);
    return stream->ahead_end >= at + size && memcmp(stream->ahead + at, magic, size) == 0;
}

static bool is_zstd(const struct stream *stream)
{
    return begins(stream, ZSTD_MAGIC, 0) ||
           (begins(stream, ZSTD_SKIPPABLE, 1) &&
            ((unsigned char)stream->ahead[0] & ZSTD_SKIPPABLE_MASK) == ZSTD_SKIPPABLE_HIGH);
}

struct stream *stream_unpacked(struct stream *stream)
{
    if (stream_look(stream, strlen(ZSTD_MAGIC)) < 0) return NULL;
    if (begins(stream, GZIP_MAGIC, 0)) return stream_of_gzip(stream);
    if (is_zstd(stream)) return stream_of_zstd(stream);
    return stream;
}
