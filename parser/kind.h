/* SPDX-License-Identifier: MIT
 *
 * kind.h - what kind of quotation a quotation is.
 */
#ifndef STET_KIND_H
#define STET_KIND_H

#include "around.h"

/* called: set to whether the words around the quotation call it what it is. */
STET_INTERNAL stet_quotation_kind stet_kind_of(const stet_kind_facts *facts, bool *called);

/* Words in marks whose kind is remembered; the oldest is forgotten for a new one. */
#define STET_KINDS_KEPT_MAX 16u

/* What marked words were called before: they stay what they are where nothing is said of them. */
typedef struct stet_kinds_kept {
    uint32_t count, next;
    uint32_t hashes[STET_KINDS_KEPT_MAX];
    uint8_t kinds[STET_KINDS_KEPT_MAX];
    uint8_t counts[STET_QUOTATION_NAME + 1]; /* of them, by kind: what the article is about */
} stet_kinds_kept;

/* The same kind, or what its words were called before. */
STET_INTERNAL stet_quotation_kind stet_kind_kept(stet_kinds_kept *kept, const stet_kind_facts *facts,
                                                 stet_quotation_kind kind, bool called);

#endif
