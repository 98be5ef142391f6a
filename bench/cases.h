/* SPDX-License-Identifier: MIT
 *
 * cases.h - the table of stet's cases, as its two files share it. See perf_cases.h for what a case is.
 */
#ifndef STET_BENCH_CASES_H
#define STET_BENCH_CASES_H

#include "articles.h"
#include "perf_cases.h"
#include "stet.h"

enum { CASES_MAX = 64, CASE_NAME_MAX = 48 };

/* What a case parses, and how. */
typedef struct case_work {
    const articles *set;
    stet_options options;
} case_work;

typedef struct case_list {
    size_t count;
    perf_case cases[CASES_MAX];
    case_work works[CASES_MAX];
    char names[CASES_MAX][CASE_NAME_MAX];
} case_list;

/* Adds a case "stage/detail" that has the articles of the set as its units, and returns it for run and digest to be
 * set. The list must have room. */
perf_case *cases_add(case_list *list, const char *stage, const char *detail, const articles *set);

/* Adds what can only be reached through the library's internal headers: stage 1 of one kernel. In a file of
 * its own, so that a library with other internals can be measured without it. */
void cases_add_inner(case_list *list, const articles *set, stet_kernel kernel);

#endif
