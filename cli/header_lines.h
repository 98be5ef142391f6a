/* SPDX-License-Identifier: MIT
 *
 * header_lines.h - lines of "Name: value", as WARC and HTTP have them before their contents.
 */
#ifndef STET_CLI_HEADER_LINES_H
#define STET_CLI_HEADER_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A value without the blanks around it; at is NULL where there is none. */
struct header {
    const char *at;
    size_t len;
};

/* Bytes up to and with the empty line that ends the header lines, or 0 where there is none. */
size_t header_size(const char *text, size_t len);

/* The value of the first line of that name, in any case. The first line of the text has none. */
struct header header_named(const char *text, size_t len, const char *name);

/* Whether the value is the word, in any case, alone or before a blank or ';'. */
bool header_is(const struct header *value, const char *word);

/* Reads a value of nothing but digits. */
bool header_number(const struct header *value, uint64_t *number);

#endif
