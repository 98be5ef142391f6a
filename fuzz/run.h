/* SPDX-License-Identifier: MIT
 *
 * run.h - one parse into arrays of exactly the caps given, each in a heap block of its own, so that AddressSanitizer
 * sees a record written past them; and the ways two answers are to be alike.
 */
#ifndef STET_FUZZ_RUN_H
#define STET_FUZZ_RUN_H

#include "stet.h"

/* Rooms of the three arrays, or counts of their records. */
typedef struct run_caps {
    size_t blocks, sentences, quotations;
} run_caps;

typedef struct run {
    stet_options options;
    stet_status status;
    stet_article article;
} run;

/* Says what was expected, and ends the process: a finding. */
void run_expect(int holds, const char *what);

/* A copy of the input of exactly its size, for sanitizers to see what is read beyond; run_free_text frees it. */
char *run_copy_text(const unsigned char *data, size_t size);
void run_free_text(char *text);

/* Parses into arrays of these caps; an array whose bit is not in `given` (STET_WANT_BLOCKS, ..._SENTENCES,
 * ..._QUOTATIONS) is NULL. run_free frees them. */
run run_parse(const char *text, size_t len, stet_options options, uint32_t given, run_caps caps);
void run_free(run *r);

/* A copy with arrays of its own. */
run run_copy(const run *r);

/* Parses twice: into arrays without room, which must give the counts, then into arrays that just suffice. */
run run_parse_whole(const char *text, size_t len, stet_options options, uint32_t given);

run_caps run_counts(const run *r);

/* All arrays. */
#define RUN_ALL (STET_WANT_BLOCKS | STET_WANT_SENTENCES | STET_WANT_QUOTATIONS)

/* `part` has the counts of `whole`, and the first records of it as far as its caps reach. */
void run_expect_first_of(const run *part, const run *whole, const char *what);

/* Both have the same answer, status included. */
void run_expect_same(const run *r, const run *other, const char *what);

/* How many sentences, quotations stand before a block; where there is no such block, all. */
size_t run_sentences_before(const stet_article *a, size_t block);
size_t run_quotations_before(const stet_article *a, size_t block);

/* The first `blocks` blocks, with their sentences and quotations, are the same in another answer, bit for bit. */
void run_expect_kept(const stet_article *a, const stet_article *other, size_t blocks, const char *what);

#endif
