/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "readers.h"

/* A byte order mark before the first line is no part of it. */
static void drop_mark(struct feed *feed, struct stream *stream)
{
    size_t size = strlen(BYTE_ORDER_MARK);
    if (feed->now.offset > 0 || feed_fill(feed, stream, size) < (ssize_t)size) return;
    if (memcmp(feed_window(feed), BYTE_ORDER_MARK, size) == 0) feed_drop(feed, size);
}

/* Takes the line that is the window's first `len` bytes, line end included. */
static void take_line(struct feed *feed, size_t len)
{
    feed_record(feed);
    if (len <= feed->article_max) {
        feed_take(feed, ITEM_LINE, len, NULL, 0);
    } else {
        feed_too_large(feed, "line");
        feed_drop(feed, len);
    }
    feed_between(feed);
}

/* Takes all lines that are in the window whole; where the last one goes on it has no line end in its first `seen`
 * bytes. Returns these for the next call. */
static size_t take_lines(struct feed *feed, size_t seen)
{
    while (feed_goes_on(feed)) {
        const char *window = feed_window(feed);
        size_t size = feed_window_size(feed);
        const char *end = size == seen ? NULL : memchr(window + seen, '\n', size - seen);
        if (end == NULL) return size;
        take_line(feed, (size_t)(end - window) + 1);
        seen = 0;
    }
    return 0;
}

/* Drops the line that has grown too large, up to its end. Returns as feed_read. */
static ssize_t drop_line(struct feed *feed, struct stream *stream)
{
    ssize_t got;
    feed_record(feed);
    feed_too_large(feed, "line");
    do {
        feed_drop(feed, feed_window_size(feed));
        got = feed_read(feed, stream);
        const char *end = got <= 0 ? NULL : memchr(feed_window(feed), '\n', feed_window_size(feed));
        if (end != NULL) {
            feed_drop(feed, (size_t)(end - feed_window(feed)) + 1);
            break;
        }
    } while (got > 0);
    feed_between(feed);
    return got;
}

void read_jsonl(struct feed *feed, struct stream *stream)
{
    ssize_t got;
    size_t seen = 0;
    feed->lines = true;
    drop_mark(feed, stream);
    do {
        seen = take_lines(feed, seen);
        if (!feed_goes_on(feed)) return;
        bool large = seen > feed->article_max;
        got = large ? drop_line(feed, stream) : feed_read(feed, stream);
        if (large) seen = 0;
    } while (got > 0);
    if (got < 0) {
        feed_stream_trouble(feed, stream);
    } else if (feed_window_size(feed) > 0) {
        take_line(feed, feed_window_size(feed));
    }
}
