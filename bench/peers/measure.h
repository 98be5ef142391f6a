/* SPDX-License-Identifier: MIT
 *
 * measure.h - rounds in which all peers take the same texts.
 */
#ifndef STET_BENCH_MEASURE_H
#define STET_BENCH_MEASURE_H

#include "peers.h"

typedef struct results {
    size_t peers;
    unsigned rounds;
    double *speeds; /* GB/s: of peer p in round r at [p * rounds + r] */
    double *sorted; /* room for one row */
} results;

void measure_all(const peer_list *list, const texts *set, unsigned rounds, results *found);

/* Quantile of a peer's speeds. */
double results_speed(const results *found, size_t of, double share);

/* Median of the ratio of two peers in the same round. */
double results_ratio(const results *found, size_t of, size_t to);

void results_free(results *found);

#endif
