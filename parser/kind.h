/* SPDX-License-Identifier: MIT
 *
 * kind.h - what kind of quotation a quotation is.
 */
#ifndef STET_KIND_H
#define STET_KIND_H

#include "noun.h"

/* What the layers below know of a quotation. */
typedef struct stet_kind_facts {
    const uint8_t *text;
    unsigned lang;
    const stet_clause *clause; /* the row it stands in, or NULL */
    uint32_t item;             /* its place there */
    stet_span content;         /* without its marks */
    stet_span block;           /* that it stands in */
    uint8_t block_kind;        /* stet_block_kind */
    uint8_t rule;              /* stet_rule that attributed it, or STET_RULE_NONE */
    bool other_story;          /* in the headline of another story */
    bool introduced;           /* by a cue right beside it, with comma or colon */
    bool part;                 /* of a speech of several parts */
} stet_kind_facts;

STET_INTERNAL stet_quotation_kind stet_kind_of(const stet_kind_facts *facts);

#endif
