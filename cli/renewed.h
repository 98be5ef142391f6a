/* SPDX-License-Identifier: MIT
 *
 * renewed.h - room in an array whose contents nobody needs any more.
 */
#ifndef STET_CLI_RENEWED_H
#define STET_CLI_RENEWED_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/* The array, or a new one in its place, with room for `count` members of `size` bytes, and *room set to how many it
 * holds; NULL and 0 where there is no memory. */
static inline void *renewed(void *array, size_t *room, size_t count, size_t size)
{
    if (array != NULL && count <= *room) return array;
    free(array);
    array = count <= SIZE_MAX / size ? malloc(count > 0 ? count * size : 1) : NULL;
    *room = array == NULL ? 0 : count;
    return array;
}

#endif
