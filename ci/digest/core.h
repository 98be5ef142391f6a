/* SPDX-License-Identifier: MIT
 *
 * core.h - a digest of all that is found in the texts of a pack (pack.py), the same on every platform. It needs no more
 * of libc than the library does.
 */
#ifndef STET_CI_DIGEST_CORE_H
#define STET_CI_DIGEST_CORE_H

#include <stet.h>

/* FNV-1a, 64 bits. */
typedef struct digest {
    uint64_t hash;
    uint64_t records;
} digest;

/* Arrays for the longest text. */
typedef struct digest_room {
    stet_block *blocks;
    stet_sentence *sentences;
    stet_quotation *quotations;
    size_t block_cap, sentence_cap, quotation_cap;
} digest_room;

/* The number of texts in a pack and the longest one's length; 0 where the pack is damaged. */
size_t digest_survey(const unsigned char *pack, size_t pack_len, size_t *longest);

/* The digest of a pack that is whole, on a kernel that is available. */
digest digest_pack(const unsigned char *pack, size_t pack_len, uint32_t kernel, const digest_room *room);

#endif
