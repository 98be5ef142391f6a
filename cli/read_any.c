/* SPDX-License-Identifier: MIT
 *
 * read_any.c - a stream is unpacked, told by its content and read; so is each file of an archive.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "readers.h"

/* The feed that is read into, and the reader asked for, or NULL: by content. */
struct any {
    struct feed *feed;
    reader *reader;
};

/* Whether what is ahead tells its form for good: a form that begins with a line, and that line whole. Before its end it
 * may still be the name of an archive's first file. */
static bool is_told(const struct stream *stream)
{
    return reader_of_content(stream) != read_text && memchr(stream->ahead, '\n', stream->ahead_end) != NULL;
}

/* Looks at as much as it takes to tell the content. False where that fails. */
static bool look(struct stream *stream)
{
    ssize_t there = 0, before = -1;
    while (there > before && (size_t)there < STREAM_AHEAD && !is_told(stream)) {
        before = there;
        there = stream_look(stream, (size_t)there + 1);
    }
    return there >= 0;
}

/* Goes to where an earlier run has been, if there was one. */
static bool go_on(struct feed *feed, struct stream *stream)
{
    if (stream_skip(stream, feed->now.offset)) return true;
    if (stream->trouble[0] != '\0') {
        feed_stream_trouble(feed, stream);
    } else if (feed_goes_on(feed)) {
        feed_trouble(feed, "the file is shorter than when it was read before");
    }
    return false;
}

/* What a stream holds, unpacked, with as much ahead as tells its form; it is closed with that. NULL where that fails,
 * which is said; then the stream is closed. */
static struct stream *unpacked_of(struct feed *feed, struct stream *stream)
{
    struct stream *unpacked = stream_unpacked(stream), *last = unpacked == NULL ? stream : unpacked;
    if (unpacked != NULL && look(unpacked)) return unpacked;
    feed_stream_trouble(feed, last);
    stream_close(last);
    return NULL;
}

static void read_contents(const struct any *any, struct stream *stream)
{
    reader *read = any->reader != NULL ? any->reader : reader_of_content(stream);
    if (go_on(any->feed, stream)) read(any->feed, stream);
}

static void read_entry(void *context, const char *name, struct stream *stream)
{
    const struct any *any = context;
    struct feed *feed = any->feed;
    const char *archive = feed->title;
    char *title;
    if (asprintf(&title, "%s/%s", archive, name) < 0) {
        feed_trouble(feed, "%s", strerror(ENOMEM));
        stream_close(stream);
        return;
    }
    feed_title(feed, title);
    struct stream *unpacked = unpacked_of(feed, stream);
    if (unpacked != NULL) {
        read_contents(any, unpacked);
        stream_close(unpacked);
    }
    if (feed_goes_on(feed)) feed_end_entry(feed);
    feed_title(feed, archive);
    free(title);
}

void read_any(struct feed *feed, struct stream *stream, reader *as)
{
    struct any any = {feed, as};
    struct stream *unpacked = unpacked_of(feed, stream);
    if (unpacked == NULL) return;
    if (!is_told(unpacked) && is_tar(unpacked)) {
        read_tar(feed, unpacked, read_entry, &any);
    } else {
        read_contents(&any, unpacked);
    }
    stream_close(unpacked);
}
