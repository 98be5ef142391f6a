/* SPDX-License-Identifier: MIT
 *
 * people.h - who speaks in an article, and what earlier mentions there are to refer to.
 */
#ifndef STET_GENERATOR_PEOPLE_H
#define STET_GENERATOR_PEOPLE_H

#include "grammar.h"

enum { PEOPLE_MAX = 6, WORD_BYTES = 96, NOBODY = -1 };

typedef struct person {
    bool woman;
    char words[BOUND_WORDS][WORD_BYTES];
    stet_span fullest; /* the mention that later ones refer to; absent: not yet mentioned */
} person;

typedef struct people {
    person all[PEOPLE_MAX];
    int count;
    int speaker; /* of the unit in hand */
    int named;   /* whom a pronoun stands for without doubt, or NOBODY */
    int written; /* whose words are being written */
} people;

#endif
