/* SPDX-License-Identifier: MIT
 *
 * choice.h - which cue of a sentence is a quotation's.
 */
#ifndef STET_CHOICE_H
#define STET_CHOICE_H

#include "cue.h"

/* A quotation in its row. */
typedef struct stet_place {
    uint32_t item;
    uint32_t previous, next; /* items of the quotations beside; STET_NONE and the row's count where there is none */
    bool leads_on;           /* its last mark, or what follows it, shows that its sentence goes on: “...,” */
} stet_place;

typedef struct stet_choice {
    int score; /* 0: no cue */
    uint32_t cue;
    uint8_t rule; /* stet_rule */
} stet_choice;

STET_INTERNAL stet_choice stet_choose_cue(const stet_clause *clause, const stet_cue *cues, uint32_t count,
                                          const stet_place *place);

#endif
