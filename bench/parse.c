/* SPDX-License-Identifier: MIT
 *
 * parse.c - how long stet_parse takes, and its stages.
 *
 *     stet-bench [--corpus PATH]... [--bytes N] [--golden DIRECTORY] [--check] [--benchmark_...]
 *
 *     made/STAGE/KERNEL        stage 1 by itself, over more than 20,000 articles made up by corpus/generator
 *     made/only-RECORDS        a parse that wants one kind of record, with the best kernel
 *     made/LEVEL/KERNEL        quotations (i), sentences (ii), everything (iii)
 *     made-LANGUAGE/LEVEL/...  likewise, a few megabytes of other languages
 *     corpus/LEVEL/KERNEL      likewise, of files, folders and .jsonl of one's own
 *     cases/...                the table of cases that ci/perf-check times (cases.c)
 *     tiny/...                 the cost of a call: an empty text, one of 16 bytes
 *     size/...                 one article, and one paragraph, of 1 KB to 100 MB, with the order that fits
 *     hostile/...              inputs made of what is costly, in three sizes, with the order that fits
 *
 * One iteration of a set is all its texts in turn, one call each. Before a benchmark is timed its answer is checked:
 * the digest of all records is that of the portable kernel. --check does that alone, and sees to it that the time of
 * hostile inputs grows no faster than their size.
 *
 * Bias: an article is in memory, most of it in a cache, and its records go to the same arrays each time; made-up
 * articles are alike, and easier for a processor to foresee than those of many newsrooms: --corpus with some thousands
 * of articles of your own tells more. The times include one call of bench_next for each iteration.
 */
#include "clock.h"
#include "hostile.h"
#include "made.h"
#include "run_cases.h"
#include "shim.h"
#include "stages.h"
#include "workload.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WANT_QUOTATIONS ((uint32_t)(STET_WANT_BLOCKS | STET_WANT_QUOTATIONS))
#define WANT_SENTENCES  (WANT_QUOTATIONS | STET_WANT_SENTENCES)
#define WANT_EVERYTHING (WANT_SENTENCES | STET_WANT_ATTRIBUTIONS | STET_WANT_REFERENCES)

enum { OTHER_BYTES = 8 << 20, SIZES_MAX = 8 };

typedef struct level {
    const char *name;
    uint32_t want;
} level;

static const level levels[] = {
    {"quotations", WANT_QUOTATIONS},
    {"sentences", WANT_SENTENCES},
    {"everything", WANT_EVERYTHING},
};

static const level records[] = {
    {"only-blocks", STET_WANT_BLOCKS},
    {"only-sentences", STET_WANT_SENTENCES},
    {"only-quotations", STET_WANT_QUOTATIONS},
    {"only-attributions", STET_WANT_QUOTATIONS | STET_WANT_ATTRIBUTIONS},
};

/* One text in several sizes: a benchmark with a run for each. */
typedef struct sizes {
    size_t count;
    texts sets[SIZES_MAX];
    const int64_t *bytes;
    void (*prepare)(void); /* makes the texts, or NULL */
} sizes;

typedef struct sized_run {
    const sizes *of;
    workload *each[SIZES_MAX];
} sized_run;

static void *allocate(size_t size)
{
    void *memory = calloc(1, size);
    if (memory != NULL) return memory;
    fprintf(stderr, "stet-bench: no memory\n");
    exit(2);
}

/* ---- Sets of texts ----------------------------------------------------------------------------------------------- */

static void add_workload(const char *name, const texts *set, uint32_t want, uint32_t kernel)
{
    workload *w = workload_new(set, want, kernel);
    snprintf(w->name, sizeof w->name, "%s", name);
    bench_register(w->name, workload_run, w);
}

typedef enum kernels { KERNELS_ALL, KERNELS_BEST_AND_PORTABLE } kernels;

static int is_asked_for(uint32_t kernel, kernels which)
{
    if (!stet_kernel_available(kernel)) return 0;
    return which == KERNELS_ALL || kernel == STET_KERNEL_PORTABLE || kernel == stet_kernel_best();
}

static void add_levels(const char *name, const texts *set, kernels which)
{
    char full[128];
    if (set->count == 0) return;
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
        for (uint32_t kernel = STET_KERNEL_PORTABLE; kernel <= STET_KERNEL_NEON; kernel++) {
            if (!is_asked_for(kernel, which)) continue;
            snprintf(full, sizeof full, "%s/%s/%s", name, levels[i].name, stet_kernel_name(kernel));
            add_workload(full, set, levels[i].want, kernel);
        }
    }
}

static void add_records(const char *name, const texts *set)
{
    char full[128];
    for (size_t i = 0; i < sizeof records / sizeof records[0]; i++) {
        snprintf(full, sizeof full, "%s/%s", name, records[i].name);
        add_workload(full, set, records[i].want, STET_KERNEL_AUTO);
    }
}

static void add_made(size_t bytes)
{
    static const uint32_t others[] = {STET_LANGUAGE_GERMAN, STET_LANGUAGE_FRENCH, STET_LANGUAGE_RUSSIAN,
                                      STET_LANGUAGE_JAPANESE};
    static texts english, other[sizeof others / sizeof others[0]];
    char name[32];
    made_add(&english, STET_LANGUAGE_ENGLISH, bytes);
    stages_add("made", &english);
    add_records("made", &english);
    add_levels("made", &english, KERNELS_ALL);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        made_add(&other[i], others[i], bytes < OTHER_BYTES ? bytes : OTHER_BYTES);
        snprintf(name, sizeof name, "made-%s", stet_language_name(others[i]));
        add_levels(name, &other[i], KERNELS_BEST_AND_PORTABLE);
    }
}

/* ---- Sizes ------------------------------------------------------------------------------------------------------- */

static void run_sized(bench_state *state, void *context)
{
    const sized_run *r = context;
    size_t i = 0;
    while (r->of->bytes[i] != bench_arg(state, 0))
        i++;
    workload_run(state, r->each[i]);
}

/* One entry with a run for each size, so that an order can be fitted. */
static void add_sizes(const char *prefix, const char *detail, const sizes *of, uint32_t want, uint32_t kernel)
{
    char name[96];
    sized_run *r = allocate(sizeof *r);
    r->of = of;
    snprintf(name, sizeof name, "%s/%s/%s", prefix, detail, stet_kernel_name(kernel));
    bench_entry *entry = bench_register(name, run_sized, r);
    for (size_t i = 0; i < of->count; i++) {
        workload *w = workload_new(&of->sets[i], want, kernel);
        snprintf(w->name, sizeof w->name, "%s/%lld", name, (long long)of->bytes[i]);
        w->prepare = of->prepare;
        if (i > 0) w->smaller = r->each[i - 1];
        r->each[i] = w;
        bench_add_args(entry, &of->bytes[i], 1);
    }
    bench_fit_order(entry, BENCH_ORDER_LINEAR);
}

static void add_hostile(const hostile *h)
{
    static const int64_t bytes[] = {16384, 131072, 1048576};
    sizes *of = allocate(sizeof *of);
    of->bytes = bytes;
    of->count = sizeof bytes / sizeof bytes[0];
    for (size_t i = 0; i < of->count; i++)
        hostile_add(&of->sets[i], h, (size_t)bytes[i]);
    add_sizes("hostile", h->name, of, WANT_EVERYTHING, STET_KERNEL_PORTABLE);
    if (stet_kernel_best() != STET_KERNEL_PORTABLE)
        add_sizes("hostile", h->name, of, WANT_EVERYTHING, stet_kernel_best());
}

/* Texts of 1 KB to 100 MB: beginnings of a long one. They are made when the first of them is wanted. */
enum { LONG_TEXTS = 2, LONG_SIZES = 6 };

static const int64_t long_sizes[LONG_SIZES] = {1000, 10000, 100000, 1000000, 10000000, 100000000};
static text beginnings[LONG_TEXTS][LONG_SIZES];
static size_t longest;

static void make_long_texts(void)
{
    static texts whole;
    if (whole.count > 0) return;
    made_add_long(&whole, STET_LANGUAGE_ENGLISH, longest);
    texts_add_pattern(&whole, "The mill in Beach Haven reopened on Monday after a year of repairs, said nobody. ",
                      longest);
    for (size_t t = 0; t < LONG_TEXTS; t++)
        for (size_t i = 0; i < LONG_SIZES; i++)
            beginnings[t][i].bytes = whole.items[t].bytes;
}

static void add_long(const char *detail, text *each)
{
    sizes *of = allocate(sizeof *of);
    of->bytes = long_sizes;
    of->prepare = make_long_texts;
    for (size_t i = 0; i < LONG_SIZES && (size_t)long_sizes[i] <= longest; i++) {
        each[i].len = of->sets[i].bytes = (size_t)long_sizes[i];
        of->sets[i].items = &each[i];
        of->sets[i].count = 1;
        of->count++;
    }
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
        char name[64];
        snprintf(name, sizeof name, "%s/%s", detail, levels[i].name);
        add_sizes("size", name, of, levels[i].want, STET_KERNEL_PORTABLE);
        if (stet_kernel_best() != STET_KERNEL_PORTABLE) add_sizes("size", name, of, levels[i].want, stet_kernel_best());
    }
}

static void add_all_sizes(size_t up_to)
{
    longest = up_to;
    add_long("article", beginnings[0]);
    add_long("paragraph", beginnings[1]);
}

/* ---- All --------------------------------------------------------------------------------------------------------- */

static void add_tiny(void)
{
    static texts empty, sixteen;
    texts_add_pattern(&empty, "", 0);
    texts_add_pattern(&sixteen, "\"Hi,\" Ann said.\n", 16);
    add_levels("tiny/empty", &empty, KERNELS_BEST_AND_PORTABLE);
    add_levels("tiny/16-bytes", &sixteen, KERNELS_BEST_AND_PORTABLE);
}

static int check_all(void)
{
    size_t wrong = run_cases_check();
    for (size_t i = 0; i < workload_count; i++) {
        workload_check(workloads[i]);
        if (workloads[i]->wrong == NULL) continue;
        fprintf(stderr, "stet-bench: %s: %s\n", workloads[i]->name, workloads[i]->wrong);
        wrong++;
    }
    printf("%zu benchmarks checked, %zu wrong\n", workload_count, wrong);
    return wrong == 0 ? 0 : 1;
}

typedef struct request {
    const char *golden;
    texts corpus;
    size_t bytes;
    int check;
} request;

/* Takes our arguments out of argv; returns how many are left. */
static int read_arguments(request *r, int argc, char **argv)
{
    int rest = 1;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--check") == 0) {
            r->check = 1;
        } else if (strcmp(argv[i], "--golden") == 0 && i + 1 < argc) {
            r->golden = argv[++i];
        } else if (strcmp(argv[i], "--corpus") == 0 && i + 1 < argc) {
            texts_add_path(&r->corpus, argv[++i]);
        } else if (strcmp(argv[i], "--bytes") == 0 && i + 1 < argc) {
            r->bytes = strtoul(argv[++i], NULL, 10);
        } else {
            argv[rest++] = argv[i];
        }
    }
    argv[rest] = NULL;
    return rest;
}

int main(int argc, char **argv)
{
    static request r = {.bytes = MADE_BYTES};
    int rest = read_arguments(&r, argc, argv);
    const char *wrong = r.golden != NULL ? run_cases_add(r.golden) : NULL;
    if (wrong != NULL) {
        fprintf(stderr, "stet-bench: the table of cases: %s\n", wrong);
        return 2;
    }
    add_made(r.bytes);
    add_levels("corpus", &r.corpus, KERNELS_ALL);
    add_tiny();
    add_all_sizes(r.check ? 1000000 : 100000000);
    for (size_t i = 0; i < hostile_count; i++)
        add_hostile(&hostiles[i]);
    bench_describe("stet", stet_version());
    bench_describe("kernel", stet_kernel_name(stet_kernel_best()));
    bench_describe("machine", clock_machine());
    return r.check ? check_all() : bench_run(rest, argv);
}
