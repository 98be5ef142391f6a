/* SPDX-License-Identifier: MIT
 *
 * bytes.h - a run of bytes that grows.
 */
#ifndef STET_CLI_BYTES_H
#define STET_CLI_BYTES_H

#include <stdbool.h>
#include <stddef.h>

/* All zero is an empty one. */
struct bytes {
    char *at; /* owned */
    size_t used, room;
};

/* Room for `size` bytes behind those used. Returns false where memory is short. */
bool bytes_reserve(struct bytes *bytes, size_t size);

bool bytes_add(struct bytes *bytes, const void *more, size_t size);

/* Empties it, and gives memory above `keep` back: one large article shall not cost its size for ever. */
void bytes_reset(struct bytes *bytes, size_t keep);

void bytes_free(struct bytes *bytes);

#endif
