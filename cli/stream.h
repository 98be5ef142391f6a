/* SPDX-License-Identifier: MIT
 *
 * stream.h - bytes that come one after another: out of a file, out of what is packed in it, out of a part of that.
 */
#ifndef STET_CLI_STREAM_H
#define STET_CLI_STREAM_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Bytes that can be looked at before they are read: a tar header and its magic fit. */
#define STREAM_AHEAD 512

#define STREAM_TROUBLE_BYTES 256

struct stream;

struct stream_kind {
    /* Reads up to size bytes, size > 0. Returns how many, 0 at the end, or -1 after stream_trouble. */
    ssize_t (*read)(struct stream *stream, char *bytes, size_t size);
    /* Whether reading would not wait for somebody. NULL: as what lies below. */
    bool (*ready)(struct stream *stream);
    void (*close)(struct stream *stream);
};

struct stream {
    const struct stream_kind *kind;
    struct stream *below; /* owned, or NULL */
    void *state;          /* of the kind */
    uint64_t offset;      /* bytes that were read from it so far */
    size_t ahead_start, ahead_end;
    char ahead[STREAM_AHEAD];
    char trouble[STREAM_TROUBLE_BYTES]; /* what went wrong, after -1; empty: the user interrupted */
};

/* A stream of that kind over another one, which it takes over; NULL, and below is as it was, where memory is short. */
struct stream *stream_new(const struct stream_kind *kind, struct stream *below, void *state);

/* As kind->read. Only for a stream that a call with -1 has not ended. */
ssize_t stream_read(struct stream *stream, char *bytes, size_t size);

/* Looks at bytes that will be read next, at least `size` (up to STREAM_AHEAD) where the stream does not end before.
 * Only before anything was read. Returns how many are in `ahead`, or -1. */
ssize_t stream_look(struct stream *stream, size_t size);

/* Goes past `size` bytes. Returns false where the stream ends or fails before; trouble is empty where it just ends. */
bool stream_skip(struct stream *stream, uint64_t size);

bool stream_ready(struct stream *stream);

/* Sets what went wrong; returns -1. */
ssize_t stream_fail(struct stream *stream, const char *trouble);

/* Closes it and all that lies below. NULL: nothing. */
void stream_close(struct stream *stream);

/* ---- Kinds of streams -------------------------------------------------------------------------------------------- */

/* A file, or standard input for "-"; errno says why it is NULL. What is read from it is added to *count. The descriptor
 * comes out for those who need more of it. */
struct stream *stream_of_file(const char *name, atomic_uint_fast64_t *count, int *descriptor);

/* Bytes in memory, which stay the caller's. */
struct stream *stream_of_memory(const char *bytes, size_t size);

/* What is packed in the stream, told by its first bytes: gzip or zstd, or the stream itself. NULL where that fails:
 * then the stream is as it was, and its trouble says why. */
struct stream *stream_unpacked(struct stream *stream);

/* These are not in every build: NULL, with trouble set, where they are not. */
struct stream *stream_of_gzip(struct stream *stream);
struct stream *stream_of_zstd(struct stream *stream);

#endif
