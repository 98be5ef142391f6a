/* SPDX-License-Identifier: MIT
 *
 * german.h - German cues: the verb comes second or last, its subject on either side of it, and its pieces apart.
 */
#ifndef STET_GERMAN_H
#define STET_GERMAN_H

#include "cue.h"

/* Reads the cue at item i. True with no subject: the verb shares that of another. */
STET_INTERNAL bool stet_read_german(const stet_clause *clause, uint32_t i, stet_cue *cue);

/* The subject that a verb without one shares: the first noun before it that can be one. */
STET_INTERNAL bool stet_german_subject_shared(const stet_clause *clause, uint32_t verb, stet_subject *subject);

#endif
