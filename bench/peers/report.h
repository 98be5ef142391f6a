/* SPDX-License-Identifier: MIT
 *
 * report.h - what was measured, as a table to read and as JSON.
 */
#ifndef STET_BENCH_REPORT_H
#define STET_BENCH_REPORT_H

#include "measure.h"

#include <stdio.h>

void report_table(FILE *out, const char *corpus, const texts *set, const peer_list *list, const results *found);

/* {"machine": ..., "rows": [ ... ]} with rows of one corpus after another. */
void report_json_head(FILE *out);
void report_json_rows(FILE *out, const char *corpus, const peer_list *list, const results *found, int first);
void report_json_tail(FILE *out);

#endif
