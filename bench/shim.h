/* SPDX-License-Identifier: MIT
 *
 * shim.h - Google Benchmark for C. shim.cc is the only C++ of the project and the only file that knows the library.
 *
 *     static void run(bench_state *state, void *context)
 *     {
 *         while (bench_next(state))
 *             work(context);
 *         bench_set_bytes(state, bench_iterations(state) * bytes_of(context));
 *     }
 *     ...
 *     bench_register("work", run, context);
 *     return bench_run(argc, argv);
 *
 * A call of bench_next costs about a nanosecond, which is in every time reported.
 */
#ifndef STET_BENCH_SHIM_H
#define STET_BENCH_SHIM_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct bench_state bench_state; /* one run of a benchmark */
typedef struct bench_entry bench_entry; /* a benchmark registered */
typedef void bench_fn(bench_state *state, void *context);

/* The context is the caller's and must outlive bench_run. */
bench_entry *bench_register(const char *name, bench_fn *fn, void *context);

/* Runs the benchmark once more with these arguments, which bench_arg gives. */
void bench_add_args(bench_entry *entry, const int64_t *values, size_t count);

typedef enum bench_order {
    BENCH_ORDER_FOUND = 0, /* whichever fits best */
    BENCH_ORDER_LINEAR = 1
} bench_order;

/* Fits the times of an entry's runs against what each says by bench_set_size, and reports the factor and how far the
 * times are from the fit (root mean square, in percent of the mean). */
void bench_fit_order(bench_entry *entry, bench_order order);

/* Takes our arguments' rest (argv[0] stays). Returns the exit code: not 0 where an argument is unknown or a benchmark
 * skipped with an error. */
int bench_run(int argc, char **argv);

/* A line of the report's head. Before bench_run. */
void bench_describe(const char *key, const char *value);

/* ---- Inside a benchmark ------------------------------------------------------------------------------------------ */

int bench_next(bench_state *state); /* 1: go round once more */
int64_t bench_arg(const bench_state *state, size_t index);
int64_t bench_iterations(const bench_state *state);

/* Of all iterations together. */
void bench_set_bytes(bench_state *state, int64_t bytes);
void bench_set_items(bench_state *state, int64_t items);

/* The N of the order that is fitted. */
void bench_set_size(bench_state *state, int64_t size);

void bench_set_label(bench_state *state, const char *label);

typedef enum bench_counter_kind {
    BENCH_COUNTER_PLAIN = 0,
    BENCH_COUNTER_RATE = 1,         /* divided by the seconds */
    BENCH_COUNTER_PER_ITERATION = 2 /* divided by the iterations */
} bench_counter_kind;

void bench_set_counter(bench_state *state, const char *name, double value, bench_counter_kind kind);

/* The answer is wrong: the benchmark is not timed, and bench_run fails. Return after it. */
void bench_fail(bench_state *state, const char *message);

/* The compiler must take it that this memory is read. */
void bench_keep(const void *memory);

#ifdef __cplusplus
}
#endif

#endif
