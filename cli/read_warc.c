/* SPDX-License-Identifier: MIT
 *
 * read_warc.c - WARC 1.x: records of header lines and a block of bytes. Taken are those whose block is plain text: of
 * conversions (all that WET files have), resources, and responses of a server that say so.
 */
#include <string.h>

#include "header_lines.h"
#include "readers.h"

/* The largest header lines of a record, and of the HTTP response in it. */
#define HEADER_BYTES_MAX ((size_t)1 << 16)

#define VERSION "WARC/"

/* What a record is found by after a broken one. */
#define RECORD_START "\nWARC/1."

/* What a record's header lines say. */
struct record {
    size_t header; /* bytes of the header lines */
    uint64_t length;
    bool text;     /* its block is plain text */
    bool response; /* its block is an HTTP response */
};

/* ---- Header lines ------------------------------------------------------------------------------------------------ */

static bool is_plain(const char *header, size_t size)
{
    struct header type = header_named(header, size, "Content-Type");
    return header_is(&type, "text/plain");
}

/* Why the window does not begin with a record, or NULL. */
static const char *read_header(const struct feed *feed, struct record *record)
{
    const char *window = feed_window(feed);
    size_t size = feed_window_size(feed);
    if (size > HEADER_BYTES_MAX) size = HEADER_BYTES_MAX;
    if (size < strlen(VERSION) || memcmp(window, VERSION, strlen(VERSION)) != 0) return "no WARC record";
    *record = (struct record){.header = header_size(window, size)};
    if (record->header == 0) return "the header lines of a WARC record have no end";
    struct header length = header_named(window, record->header, "Content-Length");
    if (!header_number(&length, &record->length)) return "a WARC record without a good Content-Length";
    struct header type = header_named(window, record->header, "WARC-Type");
    record->response = header_is(&type, "response");
    record->text = (header_is(&type, "conversion") || header_is(&type, "resource")) && is_plain(window, record->header);
    return NULL;
}

/* Fills the window up to the end of the header lines, where there is one. */
static ssize_t fill_header(struct feed *feed, struct stream *stream)
{
    ssize_t got = 1;
    while (got > 0 && feed_window_size(feed) < HEADER_BYTES_MAX) {
        if (feed_window_size(feed) > 0 && header_size(feed_window(feed), feed_window_size(feed)) > 0) return 1;
        got = feed_read(feed, stream);
    }
    return got;
}

/* ---- Blocks ------------------------------------------------------------------------------------------------------ */

/* Bytes before the text in an HTTP response, or 0 where it is no plain text as it stands. */
static size_t response_header(const char *block, size_t len)
{
    size_t size = header_size(block, len);
    struct header packed = header_named(block, size, "Content-Encoding");
    struct header chunked = header_named(block, size, "Transfer-Encoding");
    if (size == 0 || !is_plain(block, size)) return 0;
    if (packed.at != NULL && !header_is(&packed, "identity")) return 0;
    return chunked.at != NULL && !header_is(&chunked, "identity") ? 0 : size;
}

/* What an article is called by: its address, else the record's own name. */
static bool keep_id(const struct feed *feed, const struct record *record, struct bytes *id)
{
    const char *window = feed_window(feed);
    struct header header = header_named(window, record->header, feed->id_header);
    if (header.at == NULL) header = header_named(window, record->header, "WARC-Record-ID");
    id->used = 0;
    return header.at != NULL && bytes_add(id, header.at, header.len);
}

/* The stream ends inside of the record: says so. */
static void cut_short(struct feed *feed, const struct stream *stream)
{
    if (!feed_goes_on(feed)) return;
    if (stream->trouble[0] != '\0') {
        feed_stream_trouble(feed, stream);
    } else {
        feed_trouble(feed, "the file ends inside of a WARC record");
    }
}

/* Fills the window with that many bytes of the record; false where the stream ends before. */
static bool fill_record(struct feed *feed, struct stream *stream, size_t size)
{
    ssize_t there = feed_fill(feed, stream, size);
    if (there >= 0 && (size_t)there >= size) return true;
    cut_short(feed, stream);
    return false;
}

static bool pass_over(struct feed *feed, struct stream *stream, const struct record *record)
{
    if (feed_skip(feed, stream, record->header + record->length)) return true;
    cut_short(feed, stream);
    return false;
}

/* Takes the text that is in the record behind its first `before` bytes. */
static bool take_text(struct feed *feed, struct stream *stream, const struct record *record, size_t before,
                      struct bytes *id)
{
    uint64_t len = record->header + record->length - before;
    if (len > feed->article_max) {
        feed_too_large(feed, "article");
        return pass_over(feed, stream, record);
    }
    if (!fill_record(feed, stream, before + (size_t)len)) return false;
    bool named = keep_id(feed, record, id);
    feed_drop(feed, before);
    feed_take(feed, ITEM_TEXT, (size_t)len, named ? id->at : NULL, id->used);
    return true;
}

/* The record at the window's start, whose header lines are there. Returns false where the stream ends or fails. */
static bool read_record(struct feed *feed, struct stream *stream, const struct record *record, struct bytes *id)
{
    if (record->text) return take_text(feed, stream, record, record->header, id);
    if (!record->response) return pass_over(feed, stream, record);
    size_t start = record->length < HEADER_BYTES_MAX ? (size_t)record->length : HEADER_BYTES_MAX;
    if (!fill_record(feed, stream, record->header + start)) return false;
    size_t before = response_header(feed_window(feed) + record->header, start);
    if (before == 0) return pass_over(feed, stream, record);
    return take_text(feed, stream, record, record->header + before, id);
}

/* ---- Records ----------------------------------------------------------------------------------------------------- */

/* Drops the line ends that stand between records. Returns as feed_read. */
static ssize_t drop_line_ends(struct feed *feed, struct stream *stream)
{
    for (;;) {
        size_t size = feed_window_size(feed), at = 0;
        while (at < size && (feed_window(feed)[at] == '\r' || feed_window(feed)[at] == '\n'))
            at++;
        if (at > 0) feed_drop(feed, at);
        if (at < size) return 1;
        ssize_t got = feed_read(feed, stream);
        if (got <= 0) return got;
    }
}

/* Goes to where the next record begins. Returns as feed_read. */
static ssize_t find_record(struct feed *feed, struct stream *stream)
{
    size_t overlap = strlen(RECORD_START) - 1;
    for (;;) {
        size_t size = feed_window_size(feed);
        const char *window = feed_window(feed), *found = memmem(window, size, RECORD_START, overlap + 1);
        if (found != NULL) {
            feed_drop(feed, (size_t)(found - window) + 1);
            return 1;
        }
        if (size > overlap) feed_drop(feed, size - overlap);
        ssize_t got = feed_read(feed, stream);
        if (got <= 0) return got;
    }
}

/* Returns as feed_read; 1 where a record was read, or passed over. */
static ssize_t next_record(struct feed *feed, struct stream *stream, struct bytes *id)
{
    struct record record;
    ssize_t got = drop_line_ends(feed, stream);
    if (got <= 0) return got;
    feed_record(feed);
    got = fill_header(feed, stream);
    if (got < 0) return got;
    const char *trouble = read_header(feed, &record);
    if (trouble == NULL) return read_record(feed, stream, &record, id);
    feed_trouble(feed, "%s", trouble);
    return find_record(feed, stream);
}

void read_warc(struct feed *feed, struct stream *stream)
{
    struct bytes id = {0};
    ssize_t got = 1;
    while (got > 0 && feed_goes_on(feed)) {
        got = next_record(feed, stream, &id);
        if (got < 0) feed_stream_trouble(feed, stream);
        if (got > 0) feed_between(feed);
    }
    bytes_free(&id);
}
