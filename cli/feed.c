/* SPDX-License-Identifier: MIT */
#include "feed.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Bytes to read at once: the least, and the most of an article that is larger than a batch. */
#define READ_BYTES_MIN ((size_t)1 << 16)
#define READ_BYTES_MAX ((size_t)1 << 20)

#define TROUBLE_BYTES 1024

static void use(struct feed *feed, struct batch *batch)
{
    feed->batch = batch;
    feed->window = 0;
    feed->title_at = SIZE_MAX;
}

/* Hands on the batch in hand; the window moves to the next one. Without items, or memory for the window, it stays in
 * hand. */
static void exchange(struct feed *feed)
{
    struct batch *full = feed->batch;
    if (full->count == 0) return;
    if (feed->spare == NULL) feed->spare = feed->fresh(feed->context);
    if (feed->spare != NULL && !bytes_add(&feed->spare->bytes, feed_window(feed), feed_window_size(feed))) return;
    full->bytes.used = feed->window;
    full->mark = feed->mark;
    feed->submit(feed->context, full);
    use(feed, feed->spare);
    feed->spare = NULL;
}

void feed_begin(struct feed *feed)
{
    use(feed, feed->fresh(feed->context));
}

/* The last batch has no window, and may have no items: it is handed on for its mark. */
void feed_end(struct feed *feed)
{
    if (feed->batch == NULL) return;
    feed->batch->bytes.used = feed->window;
    feed->batch->mark = feed->mark;
    feed->submit(feed->context, feed->batch);
    feed->batch = NULL;
}

bool feed_goes_on(const struct feed *feed)
{
    return feed->batch != NULL && !feed->stopped(feed->context);
}

/* ---- The window -------------------------------------------------------------------------------------------------- */

static size_t bytes_to_read(const struct feed *feed)
{
    size_t used = feed->batch->bytes.used, size = feed_window_size(feed);
    if (used + READ_BYTES_MIN < BATCH_BYTES) return BATCH_BYTES - used;
    return size < READ_BYTES_MIN ? READ_BYTES_MIN : size > READ_BYTES_MAX ? READ_BYTES_MAX : size;
}

ssize_t feed_read(struct feed *feed, struct stream *stream)
{
    size_t size = bytes_to_read(feed);
    /* Not after a message of the record that is still read: the mark, from which a later run goes on, is before it. */
    bool between = feed->mark.items == feed->now.items;
    if (feed->batch->count > 0 && between && !stream_ready(stream)) exchange(feed);
    if (!feed_goes_on(feed)) return stream_fail(stream, "");
    if (!bytes_reserve(&feed->batch->bytes, size)) return stream_fail(stream, strerror(ENOMEM));
    ssize_t got = stream_read(stream, feed->batch->bytes.at + feed->batch->bytes.used, size);
    if (got > 0) feed->batch->bytes.used += (size_t)got;
    return got;
}

ssize_t feed_fill(struct feed *feed, struct stream *stream, size_t size)
{
    while (feed_window_size(feed) < size) {
        ssize_t got = feed_read(feed, stream);
        if (got < 0) return got;
        if (got == 0) break;
    }
    return (ssize_t)feed_window_size(feed);
}

void feed_drop(struct feed *feed, size_t len)
{
    if (len == feed_window_size(feed)) {
        feed->batch->bytes.used = feed->window;
    } else {
        feed->window += len;
    }
    feed->now.offset += len;
}

bool feed_skip(struct feed *feed, struct stream *stream, uint64_t size)
{
    size_t there = feed_window_size(feed);
    if (size <= there) {
        feed_drop(feed, (size_t)size);
        return true;
    }
    feed_drop(feed, there);
    size -= there;
    uint64_t before = stream->offset;
    bool whole = stream_skip(stream, size);
    feed->now.offset += stream->offset - before;
    return whole;
}

/* ---- Records ----------------------------------------------------------------------------------------------------- */

static size_t title_in_batch(struct feed *feed)
{
    if (feed->title_at == SIZE_MAX) feed->title_at = batch_name(feed->batch, feed->title, strlen(feed->title));
    return feed->title_at;
}

/* A new item of the record, or NULL where memory is short: that is worth a message, if there is memory for one. */
static struct item *add_item(struct feed *feed, enum item_kind kind)
{
    if (feed->batch == NULL) return NULL;
    size_t title = title_in_batch(feed);
    struct item *item = title == SIZE_MAX ? NULL : batch_add(feed->batch);
    if (item == NULL) {
        message(feed->title, "%s", strerror(ENOMEM));
        feed->batch->troubles++;
        return NULL;
    }
    if (feed->batch->count == 1) feed->batch->first = feed->now.items;
    feed->now.items++;
    item->kind = kind;
    item->lines = feed->lines;
    item->title = title;
    item->record = feed->now.records;
    item->offset = feed->record_offset;
    return item;
}

void feed_take(struct feed *feed, enum item_kind kind, size_t len, const char *id, size_t id_len)
{
    struct item *item = add_item(feed, kind);
    if (item != NULL) {
        item->start = feed->window;
        item->len = len;
        size_t at = id == NULL ? SIZE_MAX : batch_name(feed->batch, id, id_len);
        item->id = at;
        item->id_len = at == SIZE_MAX ? 0 : (uint32_t)id_len;
    }
    feed->window += len;
    feed->now.offset += len;
}

void feed_between(struct feed *feed)
{
    feed->mark = feed->now;
    feed->record_offset = feed->now.offset;
    if (feed->batch == NULL) return;
    if (feed->window >= BATCH_BYTES || feed->batch->count >= BATCH_ITEMS) exchange(feed);
}

void feed_trouble(struct feed *feed, const char *format, ...)
{
    char text[TROUBLE_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    struct item *item = add_item(feed, ITEM_TROUBLE);
    if (item == NULL) return;
    size_t at = batch_name(feed->batch, text, strlen(text));
    item->start = at == SIZE_MAX ? item->title : at;
}

void feed_too_large(struct feed *feed, const char *what)
{
    feed_trouble(feed, "larger than %zu bytes, the largest %s that --max-article allows", feed->article_max, what);
}

void feed_stream_trouble(struct feed *feed, const struct stream *stream)
{
    if (stream->trouble[0] != '\0') feed_trouble(feed, "%s", stream->trouble);
}

/* ---- Files ------------------------------------------------------------------------------------------------------- */

void feed_title(struct feed *feed, const char *title)
{
    feed->title = title;
    feed->title_at = SIZE_MAX;
    feed->record_offset = feed->now.offset;
}

static void end_records(struct feed *feed)
{
    if (feed->batch == NULL) return;
    feed->batch->bytes.used = feed->window;
    feed->now.records = feed->now.offset = 0;
    feed->lines = false;
}

void feed_end_entry(struct feed *feed)
{
    end_records(feed);
    feed->now.entries++;
    feed_between(feed);
}

void feed_end_file(struct feed *feed)
{
    end_records(feed);
    feed->now.files++;
    feed->now.entries = 0;
    feed_between(feed);
}
