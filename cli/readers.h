/* SPDX-License-Identifier: MIT
 *
 * readers.h - the forms in which articles come in.
 *
 * A reader takes every article out of a stream. What it can't read it reports through the feed, and goes on where
 * possible. Between two records the stream's and the feed's offset tell where to go on.
 */
#ifndef STET_CLI_READERS_H
#define STET_CLI_READERS_H

#include "feed.h"
#include "stream.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

typedef void reader(struct feed *feed, struct stream *stream);

/* The whole stream is one article. */
reader read_text;

/* Each line is an article, which json_line.h reads. */
reader read_jsonl;

/* WARC, and WET, which is WARC: each record of plain text is an article. */
reader read_warc;

/* What the first bytes of a stream look like; stream_look was called. */
reader *reader_of_content(const struct stream *stream);

/* Whether the stream is a tar archive; stream_look was called. */
bool is_tar(const struct stream *stream);

/* Calls `each` for each file of a tar archive, with its name and contents; it closes these. Counts the files in the
 * feed, and passes over those that were counted before. Says so where the build has no libarchive. */
void read_tar(struct feed *feed, struct stream *stream,
              void (*each)(void *context, const char *name, struct stream *contents), void *context);

/* Unpacks the stream, tells what is in it and reads that, from the feed's place on; the files of an archive each as the
 * stream would be. as: the reader asked for, or NULL. Closes the stream. */
void read_any(struct feed *feed, struct stream *stream, reader *as);

#endif
