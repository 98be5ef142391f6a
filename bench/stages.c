/* SPDX-License-Identifier: MIT
 *
 * stages.c - the stages of cases_inner.c over texts of any kind.
 */
#include "stages.h"

#include "cases.h"
#include "shim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static case_list list;

/* The first of the same stage, which is the portable kernel's. */
static const perf_case *first_of_stage(const perf_case *c)
{
    size_t stage = strcspn(c->name, "/") + 1;
    const perf_case *first = list.cases;
    while (strncmp(first->name, c->name, stage) != 0)
        first++;
    return first;
}

static void run_stage(bench_state *state, void *context)
{
    const perf_case *c = context;
    if (c->digest(c) != first_of_stage(c)->digest(first_of_stage(c))) {
        bench_fail(state, "the answer differs from the portable kernel's");
        return;
    }
    while (bench_next(state))
        c->run(c, 0, c->units);
    bench_set_bytes(state, bench_iterations(state) * (int64_t)c->bytes);
    bench_set_items(state, bench_iterations(state) * (int64_t)c->units);
}

/* The set as cases have it. */
static const articles *view(const texts *set)
{
    static articles seen;
    seen.items = calloc(set->count, sizeof *seen.items);
    if (seen.items == NULL) abort();
    for (size_t i = 0; i < set->count; i++) {
        seen.items[i].bytes = set->items[i].bytes;
        seen.items[i].len = set->items[i].len;
    }
    seen.count = set->count;
    seen.bytes = set->bytes;
    return &seen;
}

void stages_add(const char *name, const texts *set)
{
#ifdef STET_CASES_INNER
    const articles *seen = view(set);
    for (int kernel = STET_KERNEL_PORTABLE; kernel <= STET_KERNEL_NEON; kernel++)
        if (stet_kernel_available((uint32_t)kernel)) cases_add_inner(&list, seen, (stet_kernel)kernel);
    for (size_t i = 0; i < list.count; i++) {
        char full[128];
        snprintf(full, sizeof full, "%s/%s", name, list.cases[i].name);
        bench_register(full, run_stage, &list.cases[i]);
    }
#else
    (void)name, (void)set, (void)view, (void)run_stage; /* hidden functions of a shared library */
#endif
}
