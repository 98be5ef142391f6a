/* SPDX-License-Identifier: MIT
 *
 * noun.h - the noun phrases of a row, as far as words that can't stand in one tell.
 */
#ifndef STET_NOUN_H
#define STET_NOUN_H

#include "clause.h"

/* The noun phrase that begins at item i; returns its last item, or STET_NONE where none begins. */
STET_INTERNAL uint32_t stet_noun_forward(const stet_clause *clause, uint32_t i);

/* The same for one beside a noun that it explains, which can go on longer: a professor of law at the college in Rome.
 */
STET_INTERNAL uint32_t stet_appositive_forward(const stet_clause *clause, uint32_t i);

/* The noun phrase that ends at item i; returns its first item, or STET_NONE. */
STET_INTERNAL uint32_t stet_noun_backward(const stet_clause *clause, uint32_t i);

/* The form of a speaker's span of items. */
STET_INTERNAL stet_speaker_form stet_form_of(const stet_clause *clause, uint32_t first, uint32_t last);

/* A capitalised word that is a name rather than a sentence's first word. */
STET_INTERNAL bool stet_is_name(const stet_clause *clause, uint32_t i);

/* who, which: an English relative pronoun that can be a subject; "that", which joins clauses too, is none. */
STET_INTERNAL bool stet_is_relative(const stet_clause *clause, uint32_t i);

/* he's, they've: a pronoun and an auxiliary in one word; and where its pronoun ends. */
STET_INTERNAL bool stet_is_contraction(const stet_clause *clause, uint32_t i);
STET_INTERNAL uint32_t stet_end_of_pronoun(const stet_clause *clause, uint32_t i);

/* Robert “Bobby” Quill: whether item i, a quotation, is a nickname inside a name. */
STET_INTERNAL bool stet_is_inside_name(const stet_clause *clause, uint32_t i);

/* Wang's */
STET_INTERNAL bool stet_is_possessive(const stet_clause *clause, uint32_t i);

/* Whether a word of one of the classes is among items [first, end); one in lower case. */
STET_INTERNAL bool stet_holds(const stet_clause *clause, uint32_t first, uint32_t end, uint64_t classes);
STET_INTERNAL bool stet_holds_lower(const stet_clause *clause, uint32_t first, uint32_t end, uint64_t classes);

/* Whether word i, of three bytes at least, ends in these two; of the first one any will do where it is 0. */
static inline bool stet_ends_with(const stet_clause *clause, uint32_t i, uint8_t first, uint8_t second)
{
    const stet_span w = clause->items[i].word.span;
    const uint8_t *end = clause->text + w.end;
    return w.end - w.start > 2 && end[-1] == second && (first == 0 || end[-2] == first);
}

/* called, linked: an English verb of the past or participle, as far as its end tells */
static inline bool stet_has_past_ending(const stet_clause *clause, uint32_t i)
{
    return stet_is_lower(clause, i) && stet_ends_with(clause, i, 'e', 'd');
}

/* "a" or "an" */
static inline bool stet_is_indefinite(const stet_clause *clause, uint32_t i)
{
    return stet_item_is(clause, i, "a") || stet_item_is(clause, i, "an");
}

/* Whether a title or an office is among items [first, end), in German also at the end of a word: Vereinsvorsitzende. */
STET_INTERNAL bool stet_has_office(const stet_clause *clause, uint32_t first, uint32_t end);

#endif
