/* SPDX-License-Identifier: MIT
 *
 * lead.h - the label of a turn that a paragraph can begin with.
 */
#ifndef STET_LEAD_H
#define STET_LEAD_H

#include "word.h"

typedef enum stet_label_grade {
    STET_LABEL_NONE,
    STET_LABEL_WEAK,  /* one only where turns stand around it: Lee: It was cold. */
    STET_LABEL_STRONG /* Q:, ANN LEE:, 10:15 a.m.: */
} stet_label_grade;

/* The label that a block begins with, colon included. */
typedef struct stet_label {
    stet_span span;
    stet_label_grade grade;
} stet_label;

STET_INTERNAL stet_label stet_find_label(const uint8_t *text, stet_span block, unsigned lang);

/* Where the words begin: after the dateline's dash or the label, or at the block's start. */
STET_INTERNAL uint32_t stet_find_body(const uint8_t *text, stet_span block, stet_span dateline, stet_span label);

#endif
