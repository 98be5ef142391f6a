/* SPDX-License-Identifier: MIT */
#include "measure.h"

#include "clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLICE_BYTES = 4 << 20, WARM_ROUNDS = 1 };

static volatile uint64_t ignored;

/* The next texts from `first` on, until there are enough or all of them. */
static size_t slice_from(const texts *set, size_t first, size_t *bytes)
{
    size_t count = 0;
    *bytes = 0;
    while (first + count < set->count && *bytes < SLICE_BYTES)
        *bytes += set->items[first + count++].len;
    return count;
}

/* Fisher and Yates, by a fixed sequence: the order of a round is nobody's choice, and the same again. */
static void shuffle(size_t *order, size_t count, uint32_t *state)
{
    for (size_t i = count; i > 1; i--) {
        *state = *state * 1664525u + 1013904223u;
        size_t j = (*state >> 8) % i, kept = order[i - 1];
        order[i - 1] = order[j];
        order[j] = kept;
    }
}

static void run_round(const peer_list *list, const size_t *order, const text *items, size_t count, size_t bytes,
                      double *speeds, unsigned rounds)
{
    for (size_t i = 0; i < list->count; i++) {
        const peer *p = &list->items[order[i]];
        double start = clock_seconds();
        ignored = p->run(p, items, count);
        double seconds = clock_seconds() - start;
        speeds[order[i] * rounds] = (double)bytes * 1e-9 / (seconds > 0 ? seconds : 1e-9);
    }
}

void measure_all(const peer_list *list, const texts *set, unsigned rounds, results *found)
{
    size_t order[PEERS_MAX], first = 0, bytes;
    uint32_t state = 20240424;
    found->peers = list->count;
    found->rounds = rounds;
    found->speeds = calloc(list->count * rounds, sizeof(double));
    found->sorted = calloc(rounds, sizeof(double));
    if (found->speeds == NULL || found->sorted == NULL) abort();
    for (size_t i = 0; i < list->count; i++)
        order[i] = i;
    for (unsigned round = 0; round < rounds + WARM_ROUNDS; round++) {
        size_t count = slice_from(set, first, &bytes);
        shuffle(order, list->count, &state);
        /* the warm rounds' speeds are written over */
        run_round(list, order, set->items + first, count, bytes,
                  found->speeds + (round < WARM_ROUNDS ? 0 : round - WARM_ROUNDS), rounds);
        first = first + count < set->count ? first + count : 0;
    }
}

double results_speed(const results *found, size_t of, double share)
{
    memcpy(found->sorted, found->speeds + of * found->rounds, found->rounds * sizeof(double));
    return clock_quantile(found->sorted, found->rounds, share);
}

double results_ratio(const results *found, size_t of, size_t to)
{
    for (unsigned i = 0; i < found->rounds; i++)
        found->sorted[i] = found->speeds[of * found->rounds + i] / found->speeds[to * found->rounds + i];
    return clock_quantile(found->sorted, found->rounds, 0.5);
}

void results_free(results *found)
{
    free(found->speeds);
    free(found->sorted);
}
