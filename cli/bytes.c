/* SPDX-License-Identifier: MIT */
#include "bytes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Bytes to begin with. */
#define ROOM_MIN ((size_t)1 << 8)

bool bytes_reserve(struct bytes *bytes, size_t size)
{
    if (size <= bytes->room - bytes->used) return true;
    if (size > SIZE_MAX / 2 - bytes->used) return false;
    size_t wanted = bytes->used + size, room = bytes->room > ROOM_MIN ? bytes->room : ROOM_MIN;
    while (room < wanted)
        room *= 2;
    char *at = realloc(bytes->at, room);
    if (at == NULL) return false;
    bytes->at = at;
    bytes->room = room;
    return true;
}

bool bytes_add(struct bytes *bytes, const void *more, size_t size)
{
    if (!bytes_reserve(bytes, size)) return false;
    if (size > 0) memcpy(bytes->at + bytes->used, more, size);
    bytes->used += size;
    return true;
}

void bytes_reset(struct bytes *bytes, size_t keep)
{
    bytes->used = 0;
    if (bytes->room > keep) bytes_free(bytes);
}

void bytes_free(struct bytes *bytes)
{
    free(bytes->at);
    *bytes = (struct bytes){0};
}
