/* SPDX-License-Identifier: MIT
 *
 * unpack_zstd.c - zstd, of as many frames as there are.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "stream.h"

#ifdef STET_WITH_ZSTD
#include <zstd.h>

#define PACKED_BYTES ((size_t)1 << 17)

/* Of a block. */
#define HEADER_BYTES 3

struct zstd {
    ZSTD_DStream *z;
    ZSTD_inBuffer in;
    size_t there; /* bytes in packed; in.size is how many of them are given */
    size_t hint;  /* bytes that z asks for */
    bool inside;  /* a frame */
    bool more;    /* z may hold bytes that did not fit */
    char packed[PACKED_BYTES];
};

static ssize_t fail_at(struct stream *stream, const char *what)
{
    const struct zstd *zstd = stream->state;
    char trouble[STREAM_TROUBLE_BYTES];
    uint64_t at = stream->below->offset - (zstd->there - zstd->in.pos);
    snprintf(trouble, sizeof trouble, "%s (at byte %llu of the packed file)", what, (unsigned long long)at);
    return stream_fail(stream, trouble);
}

/* More packed bytes, where none are left. Returns 1, 0 at the end, -1 after trouble. */
static int refill(struct stream *stream)
{
    struct zstd *zstd = stream->state;
    if (zstd->more || zstd->in.pos < zstd->there) return 1;
    ssize_t got = stream_read(stream->below, zstd->packed, sizeof zstd->packed);
    if (got < 0) return (int)stream_fail(stream, stream->below->trouble);
    zstd->in = (ZSTD_inBuffer){zstd->packed, 0, 0};
    zstd->there = (size_t)got;
    return got > 0;
}

/* Gives z no more than one header or block, as a call that fails gives nothing of what it has unpacked. What z asks for
 * counts the header of the next block in. */
static void give_some(struct zstd *zstd)
{
    size_t left = zstd->there - zstd->in.pos, size = zstd->hint;
    if (size > HEADER_BYTES) size -= HEADER_BYTES;
    if (size == 0) size = 1;
    zstd->in.size = zstd->in.pos + (zstd->more ? 0 : size < left ? size : left);
}

static ssize_t read_zstd(struct stream *stream, char *bytes, size_t size)
{
    struct zstd *zstd = stream->state;
    ZSTD_outBuffer out = {bytes, size, 0};
    while (out.pos == 0) {
        int more = refill(stream);
        if (more < 0) return -1;
        if (more == 0) return zstd->inside ? fail_at(stream, "zstd data ends too early") : 0;
        give_some(zstd);
        size_t left = ZSTD_decompressStream(zstd->z, &out, &zstd->in);
        if (ZSTD_isError(left)) return fail_at(stream, ZSTD_getErrorName(left));
        zstd->hint = left;
        zstd->inside = left != 0;
        zstd->more = out.pos == out.size && left != 0;
    }
    return (ssize_t)out.pos;
}

static bool zstd_ready(struct stream *stream)
{
    struct zstd *zstd = stream->state;
    return zstd->more || zstd->in.pos < zstd->there || stream_ready(stream->below);
}

static void close_zstd(struct stream *stream)
{
    struct zstd *zstd = stream->state;
    ZSTD_freeDStream(zstd->z);
    free(zstd);
}

static const struct stream_kind zstd_kind = {.read = read_zstd, .ready = zstd_ready, .close = close_zstd};

struct stream *stream_of_zstd(struct stream *stream)
{
    struct zstd *zstd = calloc(1, sizeof *zstd);
    struct stream *unpacked = zstd == NULL ? NULL : stream_new(&zstd_kind, stream, zstd);
    if (unpacked != NULL && (zstd->z = ZSTD_createDStream()) != NULL) return unpacked;
    free(zstd);
    free(unpacked);
    stream_fail(stream, "no memory to unpack zstd");
    return NULL;
}

#else

struct stream *stream_of_zstd(struct stream *stream)
{
    stream_fail(stream, "packed with zstd, for which this stet was built without libzstd");
    return NULL;
}

#endif
