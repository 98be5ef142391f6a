/* SPDX-License-Identifier: MIT
 *
 * feeding.h - runs one of the command's readers over bytes, without its threads and files.
 */
#ifndef STET_FUZZ_FEEDING_H
#define STET_FUZZ_FEEDING_H

#include "readers.h"

/* The batches that came of some bytes, in order. */
struct feeding {
    struct batch **batches;
    size_t count;
};

/* Runs the reader (NULL: read_any, by content) over a stream, which it closes, from the mark on. article_max as for the
 * command. */
struct feeding feeding_run(reader *read, struct stream *stream, const struct progress_mark *mark, size_t article_max);
void feeding_free(struct feeding *feeding);

/* A stream that gives only `step` bytes at once and always seems to make its reader wait, so that batches are small. */
struct stream *feeding_stream(const char *bytes, size_t size, size_t step);

#endif
