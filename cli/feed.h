/* SPDX-License-Identifier: MIT
 *
 * feed.h - what readers put articles into: it cuts them into batches and hands these on.
 *
 * A reader works on a window: bytes that were read and are not yet part of an article. It reads on at the window's end,
 * and takes articles from its start. The window lies in the batch in hand, so that what is read is not copied.
 */
#ifndef STET_CLI_FEED_H
#define STET_CLI_FEED_H

#include "batch.h"
#include "message.h"
#include "stream.h"

struct feed {
    /* Set by the user of the feed; the rest is all zero at first. */
    struct batch *(*fresh)(void *context); /* gives an empty batch; NULL where nobody wants more */
    void (*submit)(void *context, struct batch *full);
    bool (*stopped)(void *context); /* whether nobody wants more */
    void *context;
    size_t article_max;    /* bytes of the largest article taken */
    const char *id_header; /* of WARC records, with the article's id */

    struct batch *batch;       /* in hand; NULL where nobody wants more */
    struct batch *spare;       /* the next one, where it is here already */
    size_t window;             /* where the window starts in the batch's bytes */
    const char *title;         /* of the file that is read */
    size_t title_at;           /* of the title in the batch's names, or SIZE_MAX */
    bool lines;                /* the file's records are lines */
    uint64_t record_offset;    /* of the record counted last, or behind it where it is at its end */
    struct progress_mark now;  /* of the window's start */
    struct progress_mark mark; /* the same between two records: everything before is in a batch */
};

/* Gets the first batch. */
void feed_begin(struct feed *feed);

/* Hands on the last batch. */
void feed_end(struct feed *feed);

/* Whether to read on. */
bool feed_goes_on(const struct feed *feed);

/* ---- The window -------------------------------------------------------------------------------------------------- */

/* Reads more of the stream into the window; hands on what is there where that would wait for somebody. Returns as
 * stream_read; after -1, which is also for memory that is short, feed_stream_trouble says why. */
ssize_t feed_read(struct feed *feed, struct stream *stream);

/* Reads until the window has that many bytes or the stream ends. Returns -1 where it fails, else the window's bytes. */
ssize_t feed_fill(struct feed *feed, struct stream *stream, size_t size);

static inline const char *feed_window(const struct feed *feed)
{
    return feed->batch->bytes.at == NULL ? "" : feed->batch->bytes.at + feed->window;
}

static inline size_t feed_window_size(const struct feed *feed)
{
    return feed->batch->bytes.used - feed->window;
}

/* Drops the first len bytes of the window. Where that is all of it, their room is free again. */
void feed_drop(struct feed *feed, size_t len);

/* Drops so many bytes of the window and of the stream behind it. Returns as stream_skip. */
bool feed_skip(struct feed *feed, struct stream *stream, uint64_t size);

/* ---- Records ----------------------------------------------------------------------------------------------------- */

/* A record begins at the window's start, of which the following is. */
static inline void feed_record(struct feed *feed)
{
    feed->now.records++;
    feed->record_offset = feed->now.offset;
}

/* Takes the first len bytes of the window for an article of the record. id: any bytes, or NULL. */
void feed_take(struct feed *feed, enum item_kind kind, size_t len, const char *id, size_t id_len);

/* The record is at its end: hands the batch on where it is full. */
void feed_between(struct feed *feed);

/* Says, in its turn, what is wrong with the record, or with the file where none has begun. Counts as an article that
 * came to nothing. */
void feed_trouble(struct feed *feed, const char *format, ...) LIKE_PRINTF(2, 3);

/* Says that there is more of the `what` than --max-article allows. */
void feed_too_large(struct feed *feed, const char *what);

/* Says why a stream failed; nothing where the user interrupted. */
void feed_stream_trouble(struct feed *feed, const struct stream *stream);

/* ---- Files ------------------------------------------------------------------------------------------------------- */

/* A file begins, or a part of an archive. The title lasts until the next begins. */
void feed_title(struct feed *feed, const char *title);

/* A file, or an entry of an archive, has ended: drops the window and begins to count anew. */
void feed_end_file(struct feed *feed);
void feed_end_entry(struct feed *feed);

#endif
