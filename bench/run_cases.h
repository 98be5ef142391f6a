/* SPDX-License-Identifier: MIT
 *
 * run_cases.h - the table of cases as benchmarks.
 */
#ifndef STET_BENCH_RUN_CASES_H
#define STET_BENCH_RUN_CASES_H

#include <stddef.h>

/* Registers all cases, as "cases/NAME". Returns NULL, or why there are none. */
const char *run_cases_add(const char *data);

/* Number of cases whose answers are wrong: not the same twice, or not those of the portable kernel. Says which. */
size_t run_cases_check(void);

#endif
