/* SPDX-License-Identifier: MIT
 *
 * unpack_gzip.c - gzip, of as many members as there are: files of web crawls have one for each record.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "stream.h"

#ifdef STET_WITH_ZLIB
#include <zlib.h>

#define PACKED_BYTES ((size_t)1 << 16)

/* What inflateInit2 takes for the largest window and a gzip header, and nothing else. */
#define GZIP_WINDOW (15 + 16)

struct gzip {
    z_stream z;
    bool inside; /* a member */
    bool first;  /* no member has ended so far */
    bool broken; /* the stream's trouble says how */
    unsigned char packed[PACKED_BYTES];
};

static ssize_t fail_at(struct stream *stream, const char *what)
{
    const struct gzip *gzip = stream->state;
    char trouble[STREAM_TROUBLE_BYTES];
    uint64_t at = stream->below->offset - gzip->z.avail_in;
    snprintf(trouble, sizeof trouble, "%s (at byte %llu of the packed file)", what, (unsigned long long)at);
    return stream_fail(stream, trouble);
}

/* More packed bytes, where none are left. Returns 1, 0 at the end, -1 after trouble. */
static int refill(struct stream *stream)
{
    struct gzip *gzip = stream->state;
    if (gzip->z.avail_in > 0) return 1;
    ssize_t got = stream_read(stream->below, (char *)gzip->packed, sizeof gzip->packed);
    if (got < 0) return (int)stream_fail(stream, stream->below->trouble);
    gzip->z.next_in = gzip->packed;
    gzip->z.avail_in = (uInt)got;
    return got > 0;
}

/* Behind a member zeros may fill a block of a tape; everything else is another member. Returns as refill. */
static int begin_member(struct stream *stream)
{
    struct gzip *gzip = stream->state;
    int more;
    while ((more = refill(stream)) > 0 && !gzip->first && *gzip->z.next_in == 0) {
        gzip->z.next_in++;
        gzip->z.avail_in--;
    }
    if (more > 0) {
        inflateReset(&gzip->z);
        gzip->inside = true;
    }
    return more;
}

/* One step of inflation. Returns false after trouble. */
static bool inflate_some(struct stream *stream)
{
    struct gzip *gzip = stream->state;
    int status = inflate(&gzip->z, Z_NO_FLUSH);
    if (status == Z_STREAM_END) {
        gzip->inside = gzip->first = false;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
        fail_at(stream, gzip->z.msg != NULL ? gzip->z.msg : "broken gzip data");
        return false;
    }
    return true;
}

static ssize_t read_gzip(struct stream *stream, char *bytes, size_t size)
{
    struct gzip *gzip = stream->state;
    gzip->z.next_out = (unsigned char *)bytes;
    gzip->z.avail_out = size < UINT32_MAX ? (uInt)size : UINT32_MAX;
    uInt room = gzip->z.avail_out;
    while (!gzip->broken && gzip->z.avail_out == room) {
        int more = gzip->inside ? refill(stream) : begin_member(stream);
        if (more < 0) return -1;
        if (more == 0) return gzip->inside ? fail_at(stream, "gzip data ends too early") : 0;
        gzip->broken = !inflate_some(stream);
    }
    /* What came before the damage is given first. */
    size_t got = room - gzip->z.avail_out;
    return gzip->broken && got == 0 ? -1 : (ssize_t)got;
}

static bool gzip_ready(struct stream *stream)
{
    struct gzip *gzip = stream->state;
    return gzip->z.avail_in > 0 || stream_ready(stream->below);
}

static void close_gzip(struct stream *stream)
{
    struct gzip *gzip = stream->state;
    inflateEnd(&gzip->z);
    free(gzip);
}

static const struct stream_kind gzip_kind = {.read = read_gzip, .ready = gzip_ready, .close = close_gzip};

struct stream *stream_of_gzip(struct stream *stream)
{
    struct gzip *gzip = calloc(1, sizeof *gzip);
    struct stream *unpacked = gzip == NULL ? NULL : stream_new(&gzip_kind, stream, gzip);
    if (unpacked != NULL && inflateInit2(&gzip->z, GZIP_WINDOW) == Z_OK) {
        gzip->first = true;
        return unpacked;
    }
    free(gzip);
    free(unpacked);
    stream_fail(stream, "no memory to unpack gzip");
    return NULL;
}

#else

struct stream *stream_of_gzip(struct stream *stream)
{
    stream_fail(stream, "packed with gzip, for which this stet was built without zlib");
    return NULL;
}

#endif
