/* SPDX-License-Identifier: MIT */
#include "readers.h"

/* Reads on to the end, but no more than a byte too many. Returns as feed_fill. */
static ssize_t fill(struct feed *feed, struct stream *stream)
{
    return feed_fill(feed, stream, feed->article_max < SIZE_MAX ? feed->article_max + 1 : SIZE_MAX);
}

void read_text(struct feed *feed, struct stream *stream)
{
    ssize_t size = fill(feed, stream);
    if (size < 0) {
        feed_stream_trouble(feed, stream);
    } else if ((size_t)size > feed->article_max) {
        feed_too_large(feed, "article");
    } else {
        feed_take(feed, ITEM_TEXT, (size_t)size, NULL, 0);
    }
}
