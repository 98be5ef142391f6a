/* SPDX-License-Identifier: MIT
 *
 * subject.h - the subjects of a verb: beside it, parted from it by commas, or shared with the clause before.
 */
#ifndef STET_SUBJECT_H
#define STET_SUBJECT_H

#include "noun.h"

/* Items [first, last]; first > last: none. */
typedef struct stet_subject {
    uint32_t first, last;
} stet_subject;

static inline bool stet_has_subject(const stet_subject *subject)
{
    return subject->first <= subject->last;
}

/* Wang said; Wang, the spokesman, said; Wang on Monday said: the subject of the verb group that begins at item `verb`.
 */
STET_INTERNAL bool stet_subject_before(const stet_clause *clause, uint32_t verb, stet_subject *subject);

/* Whom the relative pronoun at item `relative` stands for: Wang, the spokesman, | who. */
STET_INTERNAL bool stet_antecedent(const stet_clause *clause, uint32_t relative, stet_subject *subject);

/* The noun right before item `verb`, which a word stands before, with no comma between: with Wang | saying; the
 * minister who | said. */
STET_INTERNAL bool stet_subject_beside(const stet_clause *clause, uint32_t verb, stet_subject *subject);

/* Whether a preposition stands before the subject, so that it may be none: at a rally in Rome | calls. */
STET_INTERNAL bool stet_follows_preposition(const stet_clause *clause, const stet_subject *subject);

/* “...,” Wang, a clerk | said; “...,” chairman and owner Wang | said: begins the subject, which stands before its verb,
 * right behind the quotation before it where all between is one noun with it. */
STET_INTERNAL void stet_begin_behind_quote(const stet_clause *clause, stet_subject *subject);

/* said Wang, a spokesman for the ministry: the subject after the verb at item `verb`. */
STET_INTERNAL bool stet_subject_after(const stet_clause *clause, uint32_t verb, stet_subject *subject);

/* The subject of the clause that begins at item `from`, before item `verb`. */
STET_INTERNAL bool stet_subject_of_clause(const stet_clause *clause, uint32_t from, uint32_t verb,
                                          stet_subject *subject);

/* The subject of the last clause of items [from, verb) whose subject opens it, or the part between commas that it
 * stands in, and shows itself as one: When he came, | she laughed and | said. */
STET_INTERNAL bool stet_subject_of_last_clause(const stet_clause *clause, uint32_t from, uint32_t verb,
                                               stet_subject *subject);

/* Takes in what explains the subject, between commas, up to item `end`. */
STET_INTERNAL void stet_add_appositives(const stet_clause *clause, uint32_t end, stet_subject *subject);

#endif
