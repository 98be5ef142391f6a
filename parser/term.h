/* SPDX-License-Identifier: MIT
 *
 * term.h - whether the words around a quotation tell that it is a word spoken of.
 */
#ifndef STET_TERM_H
#define STET_TERM_H

#include "around.h"
#include "content.h"

/* Fewer words that nobody is said to have spoken are scare quotes. */
#define STET_SCARE_WORDS_MAX 2u

/* Words between a verb that names things and what it gives as a name. */
#define STET_NAMING_ITEMS 5u

/* Whether a verb that names things stands at item i. */
STET_INTERNAL bool stet_is_naming_verb(const stet_clause *clause, uint32_t i);

/* word, phrase: no verb that names things. */
STET_INTERNAL bool stet_is_term_noun(uint64_t classes);

/* the word “...”, the word was “...” */
STET_INTERNAL bool stet_follows_term_noun(const stet_kind_facts *facts, const stet_content *content);

/* “...” means; marked “...”; between “...” and “...”: what tells that it is a term with no noun for one before it. */
STET_INTERNAL bool stet_is_told_to_be_term(const stet_kind_facts *facts, const stet_content *content);

/* filed as “...”: a term even where somebody says so. */
STET_INTERNAL bool stet_is_inscribed(const stet_kind_facts *facts, const stet_content *content);

/* What is a “...”? The company calls this “...” */
STET_INTERNAL bool stet_is_shown(const stet_kind_facts *facts, const stet_content *content);

/* the “chatter,” a low croak */
STET_INTERNAL bool stet_is_explained(const stet_kind_facts *facts, const stet_content *content);

/* changed the wording to “may”; by “soon” the bank means */
STET_INTERNAL bool stet_is_new_wording(const stet_kind_facts *facts, const stet_content *content);

#endif
