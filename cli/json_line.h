/* SPDX-License-Identifier: MIT
 *
 * json_line.h - a line of JSONL as a document: {"id": any, "text": string}.
 */
#ifndef STET_CLI_JSON_LINE_H
#define STET_CLI_JSON_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "bytes.h"
#include "document.h"
#include "json_scan.h"
#include "origin.h"

/* What one thread reads lines with; all zero but for the keys at first. What a document points to lies in here, and
 * lasts until the next line is read. */
struct json_reader {
    struct json_keys keys;
    struct bytes text, id, label, scratch;
    bool quick; /* whether the last line was one for the quick scan, which leaves UTF-8 of the text to others */
};

enum json_outcome { JSON_DOCUMENT, JSON_BLANK, JSON_TROUBLE };

/* Reads a line into *document, whose place is set by the caller before. What is wrong with a line goes to notes. */
enum json_outcome json_line_read(struct json_reader *reader, const char *line, size_t len, const struct origin *origin,
                                 struct document *document, struct output *notes);

/* The same by jansson alone, which is slow, but sees all that is wrong. */
enum json_outcome json_line_read_slowly(struct json_reader *reader, const char *line, size_t len,
                                        const struct origin *origin, struct document *document, struct output *notes);

void json_reader_end(struct json_reader *reader);

#endif
