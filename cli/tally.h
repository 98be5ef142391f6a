/* SPDX-License-Identifier: MIT
 *
 * tally.h - how much was found, in one article or in many.
 */
#ifndef STET_CLI_TALLY_H
#define STET_CLI_TALLY_H

#include <stdint.h>

#include "stet.h"

#define TALLY_BLOCK_KINDS     (STET_BLOCK_FURNITURE + 1)
#define TALLY_QUOTATION_KINDS (STET_QUOTATION_INDIRECT + 1)

struct tally {
    uint64_t articles, bytes, blocks, sentences, quotations;
    uint64_t attributed; /* quotations that have a speaker */
    uint64_t block_kinds[TALLY_BLOCK_KINDS];
    uint64_t quotation_kinds[TALLY_QUOTATION_KINDS];
};

void tally_add(struct tally *tally, const stet_article *article, size_t len);

/* Adds what another tally holds. */
void tally_join(struct tally *tally, const struct tally *other);

#endif
