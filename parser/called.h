/* SPDX-License-Identifier: MIT
 *
 * called.h - what the words around a quotation call it: a word spoken of, a name, a work.
 */
#ifndef STET_CALLED_H
#define STET_CALLED_H

#include "term.h"

/* What the words around call a quotation that nobody is said to have spoken; UNKNOWN where they don't. */
STET_INTERNAL stet_quotation_kind stet_kind_called(const stet_kind_facts *facts, const stet_content *content);

/* The same of one that a cue is found for. guessed: set to whether the capitals alone tell. */
STET_INTERNAL stet_quotation_kind stet_kind_called_in_speech(const stet_kind_facts *facts, const stet_content *content,
                                                             bool *guessed);

/* Robert “Bobby” Quill */
STET_INTERNAL bool stet_is_nickname(const stet_kind_facts *facts, const stet_content *content);

/* A title, or a name where it has one word only; what stands beside it tells more: the “Mary Ellen”, aboard “Hope”,
 * Quill's “Mudlark”. Of words with capitals. */
STET_INTERNAL stet_quotation_kind stet_name_or_title(const stet_kind_facts *facts, const stet_content *content);

#endif
