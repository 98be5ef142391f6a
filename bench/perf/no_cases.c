/* SPDX-License-Identifier: MIT
 *
 * no_cases.c - an empty table, for ci/perf-selftest: a check of nothing must not pass.
 */
#include "perf_cases.h"

const perf_table *perf_cases(const char *data)
{
    static const perf_table table = {PERF_CASES_VERSION, (uint32_t)sizeof(perf_case), 0, NULL, NULL};
    (void)data;
    return &table;
}
