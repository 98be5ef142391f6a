/* SPDX-License-Identifier: MIT
 *
 * cue.h - the cues of a sentence with their speakers.
 */
#ifndef STET_CUE_H
#define STET_CUE_H

#include "subject.h"

typedef enum stet_cue_form {
    STET_CUE_AFTER_SUBJECT,  /* Wang said */
    STET_CUE_BEFORE_SUBJECT, /* said Wang */
    STET_CUE_ACCORDING,      /* according to Wang */
    STET_CUE_SHARED_SUBJECT  /* ..., adding: the subject is that of the clause before */
} stet_cue_form;

#define STET_NO_CUE 0xFF

typedef struct stet_cue {
    uint32_t first, last; /* items of the verb group */
    stet_subject subject;
    stet_span cue, speaker;
    stet_span antecedent; /* whom a pronoun stands for that is the speaker, where the sentence tells, else absent */
    uint8_t form;         /* stet_cue_form */
    uint8_t speaker_form; /* stet_speaker_form */
    uint8_t outer;        /* the cue that this one is part of the words of (Wang said that Li thinks), or STET_NO_CUE */
    bool weak;            /* a verb that introduces speech only where all else fits */
    bool participle;
} stet_cue;

/* Nothing found yet; a row of no items is [1, 0]. */
static inline stet_cue stet_empty_cue(void)
{
    stet_cue cue;
    memset(&cue, 0, sizeof cue);
    cue.subject.first = 1;
    return cue;
}

#define STET_CUES_MAX 12u

/* The cues of a row, in order; returns how many. */
STET_INTERNAL uint32_t stet_find_cues(const stet_clause *clause, stet_cue *cues);

/* The end of a bracket of plain words that follows a name's end at once, (D-Vt.), or that end. */
STET_INTERNAL uint32_t stet_end_with_bracket(const stet_clause *clause, uint32_t end);

#endif
