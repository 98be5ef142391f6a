/* SPDX-License-Identifier: MIT
 *
 * parsed.h - a parse with arrays of its own, which notices what is written where nothing may be.
 */
#ifndef STET_TESTS_PARSED_H
#define STET_TESTS_PARSED_H

#include "records.h"

#include <stdint.h>

/* Every array stands in front of spare room; both are filled with one byte before a parse. */
typedef struct parsed {
    stet_status status;
    stet_article article;
    unsigned char *room[RECORDS_ARRAYS];
    size_t room_size[RECORDS_ARRAYS];
} parsed;

/* Makes arrays with these caps; with caps NULL, those that stet_bound_... has for a text of len bytes. */
void parsed_begin(parsed *p, const size_t caps[RECORDS_ARRAYS], size_t len);

/* Leaves an array NULL for the parser; its room stays, to be checked. */
void parsed_without(parsed *p, records_array array);

void parsed_run(parsed *p, const char *text, size_t len, const stet_options *options);
void parsed_free(parsed *p);

/* Whether nothing was written to the array's room from record `from` on. */
bool parsed_untouched(const parsed *p, records_array array, size_t from);

/* begin and run, with room for everything. */
void parsed_whole(parsed *p, const char *text, size_t len, const stet_options *options);

/* A copy of another parse's article, with arrays of its own, to be changed into what is expected. */
void parsed_copy(parsed *to, const parsed *from);

/* Adds how the first `count` records of an array differ from those expected; returns whether they are equal. */
bool parsed_same_records(buffer *why, const stet_article *expected, const stet_article *actual, records_array array,
                         size_t count);

/* Likewise for whole articles: counts, every record, layout, flags, language and error offset. */
bool parsed_same(buffer *why, const parsed *expected, const parsed *actual);

/* Kernels that are here: each from STET_KERNEL_PORTABLE on, or the one that the environment's STET_KERNEL names.
 * Begin with STET_KERNEL_AUTO; returns false after the last. */
bool parsed_next_kernel(uint32_t *kernel);

#endif
