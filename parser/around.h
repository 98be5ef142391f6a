/* SPDX-License-Identifier: MIT
 *
 * around.h - the words right before and after a quotation in its row.
 */
#ifndef STET_AROUND_H
#define STET_AROUND_H

#include "noun.h"

/* What the layers below know of a quotation. */
typedef struct stet_kind_facts {
    const uint8_t *text;
    stet_grid *grid; /* of the text */
    unsigned lang;
    const stet_clause *clause; /* the row it stands in */
    uint32_t item;             /* its place there */
    bool woven;                /* a word stands right before that, with no mark between */
    uint64_t before;           /* ... and these are its classes; else 0 */
    stet_span content;         /* without its marks */
    stet_span block;           /* that it stands in */
    uint8_t block_kind;        /* stet_block_kind */
    uint8_t rule;              /* stet_rule that attributed it, or STET_RULE_NONE */
    const uint8_t *counts;     /* how many of the words in marks that are remembered were called a kind, by kind */
    uint8_t kind_before;       /* of the quotation before it in the row, or UNKNOWN */
    bool other_story;          /* in the headline of another story */
    bool introduced;           /* by a cue right beside it, with comma or colon */
    bool part;                 /* of a speech of several parts */
} stet_kind_facts;

/* The classes of the word `back` places before the quotation, where only words stand between; a comma right before the
 * quotation may be passed over. */
STET_INTERNAL uint64_t stet_classes_back(const stet_kind_facts *facts, uint32_t back, bool past_comma);

static inline uint64_t stet_classes_before(const stet_kind_facts *facts, uint32_t back, bool past_comma)
{
    return back == 1 && !past_comma ? facts->before : stet_classes_back(facts, back, past_comma);
}

/* Whether one of the last `reach` words before it, as above, is of one of the classes. */
STET_INTERNAL bool stet_follows_one_of(const stet_kind_facts *facts, uint64_t classes, uint32_t reach, bool past_comma);

/* Where the text goes on behind the quotation's mark; the block's end where it is not closed. */
STET_INTERNAL uint32_t stet_after_mark(const stet_kind_facts *facts);

/* Puts the facts of the row to the item; that it is in the row is said for the compiler and cppcheck. */
static inline void stet_stand_at(stet_kind_facts *facts, uint32_t item)
{
    const stet_clause *c = facts->clause;
    facts->item = item;
    facts->woven = item > 0 && item < STET_CLAUSE_ITEMS_MAX && !stet_is_quote(c, item - 1) && !c->items[item].gap;
    facts->before = facts->woven ? c->items[item - 1].word.classes : 0;
}

/* Whether a word stands right before the quotation, with no mark between: asked again and again. */
static inline bool stet_is_woven_in(const stet_kind_facts *facts)
{
    return facts->woven;
}

/* “...” and “...”; “...”, “...”: whether the quotation before it in the row, which there is, is joined to it as in a
 * list. */
STET_INTERNAL bool stet_is_joined(const stet_kind_facts *facts);

/* the “...” ratings: whether a noun follows that the quoted words stand before */
STET_INTERNAL bool stet_runs_on(const stet_kind_facts *facts);

/* to “embrace” his plan: a verb, which a noun with its article follows */
STET_INTERNAL bool stet_leads_as_infinitive(const stet_kind_facts *facts);

/* The item after the last word before the quotation and its article. */
STET_INTERNAL uint32_t stet_before_article(const stet_kind_facts *facts);

/* The classes of the quotation's first word. */
STET_INTERNAL uint64_t stet_first_classes(const stet_kind_facts *facts);

#endif
