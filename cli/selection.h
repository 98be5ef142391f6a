/* SPDX-License-Identifier: MIT
 *
 * selection.h - which records come out, as --only names them.
 */
#ifndef STET_CLI_SELECTION_H
#define STET_CLI_SELECTION_H

#include <stdbool.h>
#include <stdint.h>

#include "stet.h"

/* A bit for each kind of block, 1 << kind, and: */
#define SELECT_MARKS      UINT32_C(1) /* quotations as their marks show them, unless SELECT_QUOTATIONS asks for more */
#define SELECT_SENTENCES  (UINT32_C(1) << 30)
#define SELECT_QUOTATIONS (UINT32_C(1) << 31)
#define SELECT_BLOCKS     (SELECT_SENTENCES - 2) /* all kinds, those to come too */
#define SELECT_ALL        (SELECT_BLOCKS | SELECT_SENTENCES | SELECT_QUOTATIONS)

static inline bool selects_block(uint32_t selection, uint32_t kind)
{
    return kind < 30 && (selection >> kind & 1) != 0;
}

static inline bool selects_quotations(uint32_t selection)
{
    return (selection & (SELECT_QUOTATIONS | SELECT_MARKS)) != 0;
}

/* Whether quotations have kinds, cues and speakers. */
static inline bool selects_attributions(uint32_t selection)
{
    return (selection & SELECT_QUOTATIONS) != 0;
}

/* Reads names parted by commas. Returns false after a message where one is not known. */
bool selection_read(uint32_t *selection, const char *value);

/* What the library is to find for it: STET_WANT_ bits, 0 for all. */
uint32_t selection_wants(uint32_t selection);

#endif
