/* SPDX-License-Identifier: MIT
 *
 * hash.h - FNV-1a, by which a run that is resumed knows its command and its files again.
 * http://www.isthe.com/chongo/tech/comp/fnv/
 */
#ifndef STET_CLI_HASH_H
#define STET_CLI_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define HASH_BEGIN UINT64_C(0xCBF29CE484222325)

static inline uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ at[i]) * UINT64_C(0x00000100000001B3);
    return hash;
}

/* Its NUL too, so that two strings are not the same as one. */
static inline uint64_t hash_string(uint64_t hash, const char *string)
{
    return hash_bytes(hash, string, strlen(string) + 1);
}

#endif
