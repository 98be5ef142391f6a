/* SPDX-License-Identifier: MIT
 *
 * output.h - buffered writing to a file descriptor that remembers its first error.
 *
 * The writers print millions of small pieces; none of them checks for errors, since after the first one nothing more is
 * written and output_flush says what it was.
 */
#ifndef STET_CLI_OUTPUT_H
#define STET_CLI_OUTPUT_H

#include <stddef.h>
#include <stdint.h>

struct output {
    int fd;
    int error; /* errno of the first write that failed, or 0 */
    size_t used;
    char buffer[1 << 16];
};

void output_begin(struct output *out, int fd);
void put_bytes(struct output *out, const char *bytes, size_t size);
void put(struct output *out, const char *string);
void put_number(struct output *out, uint64_t number);
void put_spaces(struct output *out, unsigned count);

/* Hands on what is buffered. Returns the errno of the first error so far, or 0. */
int output_flush(struct output *out);

/* Flushes and closes: some file systems tell only then that the disk is full. */
int output_end(struct output *out);

#endif
