/* SPDX-License-Identifier: MIT
 *
 * workload.h - a set of texts parsed with given options: checked, then timed.
 */
#ifndef STET_BENCH_WORKLOAD_H
#define STET_BENCH_WORKLOAD_H

#include "shim.h"
#include "stet.h"
#include "texts.h"

typedef struct workload {
    char name[128];
    const texts *set;
    stet_options options;
    struct workload *portable;            /* the same with the portable kernel; itself, where that is its own */
    void (*prepare)(void);                /* makes the texts where they are not there yet, or NULL */
    const struct workload *smaller;       /* the same with less of it, or NULL */
    double seconds;                       /* what a check of time measured */
    int counted, digested, checked;       /* which of the following are known */
    size_t blocks, sentences, quotations; /* of all texts */
    size_t caps[3];                       /* that suffice for every text: blocks, sentences, quotations */
    uint64_t digest;                      /* of all records; 0 where a parse failed */
    const char *wrong;                    /* what is wrong with its answer, or NULL */
} workload;

enum { WORKLOADS_MAX = 1024 };

/* All of them, in the order of workload_new. */
extern workload *workloads[WORKLOADS_MAX];
extern size_t workload_count;

/* `set` must outlive it. Ends the process where there are too many. */
workload *workload_new(const texts *set, uint32_t want, uint32_t kernel);

/* The body of a benchmark, whose context is a workload: checks its answer, the first time, and times it. */
void workload_run(bench_state *state, void *context);

/* Whether the answer is the portable kernel's, and whether more input takes no longer than it should; `wrong` then says
 * what is the matter. */
void workload_check(workload *w);

#endif
