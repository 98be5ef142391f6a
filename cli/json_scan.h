/* SPDX-License-Identifier: MIT
 *
 * json_scan.h - finds the values of two keys in a line of JSON, and builds no values.
 *
 * It is there for speed: jansson takes longer to make values of a line than the library to parse the article in it. It
 * knows only lines as programs write them; of any other it says so, and jansson, which decides what JSON is, has the
 * word. fuzz/jsonl.c holds the two against each other.
 */
#ifndef STET_CLI_JSON_SCAN_H
#define STET_CLI_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "bytes.h"

/* A value in the line: its first byte, and its bytes, quotes included; at is NULL where there is none. */
struct json_value {
    const char *at;
    size_t len;
};

/* The keys of which the values are wanted; not UTF-8: none matches. */
struct json_keys {
    const char *text, *id;
    size_t text_len, id_len;
};

struct json_found {
    struct json_value text; /* a string, whose bytes need not be UTF-8; everything else in the line is good JSON */
    struct json_value id;   /* or absent */
};

/* Scans a line. False where it is unusual: not an object with a string of that key, not JSON, or hard to tell. scratch
 * is for its own use, for one line after another. */
bool json_scan(const char *line, size_t len, const struct json_keys *keys, struct bytes *scratch,
               struct json_found *found);

#endif
