/* SPDX-License-Identifier: MIT */
#include "run_cases.h"

#include "perf_cases.h"
#include "shim.h"

#include <stdio.h>
#include <string.h>

static const perf_table *table;

static void run_case(bench_state *state, void *context)
{
    const perf_case *c = context;
    const char *wrong = c->set_up != NULL ? c->set_up(c) : NULL;
    if (wrong != NULL) {
        bench_fail(state, wrong);
        return;
    }
    while (bench_next(state))
        c->run(c, 0, c->units);
    bench_set_bytes(state, bench_iterations(state) * (int64_t)c->bytes);
    bench_set_items(state, bench_iterations(state) * (int64_t)c->units);
}

const char *run_cases_add(const char *data)
{
    table = perf_cases(data);
    if (table->error != NULL) return table->error;
    for (size_t i = 0; i < table->count; i++) {
        char name[96];
        snprintf(name, sizeof name, "cases/%s", table->cases[i].name);
        /* The shim's contexts are not const; this one is only read. */
        bench_register(name, run_case, (void *)(uintptr_t)&table->cases[i]);
    }
    return NULL;
}

/* The first case of the same stage, which is the portable kernel's. */
static const perf_case *first_of_stage(const perf_case *c)
{
    size_t stage = strcspn(c->name, "/") + 1;
    const perf_case *first = table->cases;
    while (strncmp(first->name, c->name, stage) != 0)
        first++;
    return first;
}

static int names_kernel(const perf_case *c)
{
    return strncmp(c->name, "only/", 5) != 0 && strncmp(c->name, "call/", 5) != 0;
}

size_t run_cases_check(void)
{
    size_t wrong_count = 0;
    for (size_t i = 0; table != NULL && i < table->count; i++) {
        const perf_case *c = &table->cases[i];
        uint64_t digest = c->digest(c);
        if (digest == c->digest(c) && (!names_kernel(c) || digest == first_of_stage(c)->digest(first_of_stage(c))))
            continue;
        fprintf(stderr, "stet-bench: cases/%s: the answer differs from the portable kernel's, or each time\n", c->name);
        wrong_count++;
    }
    return wrong_count;
}
