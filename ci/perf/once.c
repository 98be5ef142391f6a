/* SPDX-License-Identifier: MIT
 *
 * once.c - each case once, for callgrind to count its instructions.
 *
 *     once [--data DIRECTORY] [--units N] [--case PATTERN]... CASES
 *
 * Runs N units (64) of every case inside perf_once_region, the function to toggle collection with:
 *
 *     valgrind --tool=callgrind --collect-atstart=no --toggle-collect=perf_once_region \
 *              --dump-after=perf_once_region once CASES
 *
 * writes one profile for each case, in the order of the lines "case INDEX NAME BYTES" printed here, where the n-th case
 * has the n-th profile. A run of some units before the region warms up what is done once.
 */
#include "perf_cases.h"

#include <dlfcn.h>
#include <fnmatch.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHOSEN_MAX = 256 };

void perf_once_region(const perf_case *c, size_t units);

__attribute__((noinline)) void perf_once_region(const perf_case *c, size_t units)
{
    c->run(c, 0, units);
    __asm__ volatile("" ::: "memory"); /* no tail call, which would leave the region early */
}

static const perf_table *open_table(const char *path, const char *data)
{
    perf_cases_fn *entry;
    void *object = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    void *symbol = object != NULL ? dlsym(object, "perf_cases") : NULL;
    if (symbol == NULL) {
        fprintf(stderr, "once: %s\n", dlerror());
        exit(2);
    }
    memcpy(&entry, &symbol, sizeof entry); /* a pointer to data is no pointer to a function in C */
    const perf_table *table = entry(data);
    if (table->version != PERF_CASES_VERSION || table->case_size != sizeof(perf_case) || table->error != NULL) {
        fprintf(stderr, "once: %s: %s\n", path, table->error != NULL ? table->error : "another interface");
        exit(2);
    }
    return table;
}

static void run_once(const perf_case *c, size_t index, size_t units)
{
    const char *wrong = c->set_up != NULL ? c->set_up(c) : NULL;
    if (wrong != NULL) {
        fprintf(stderr, "once: %s: %s\n", c->name, wrong);
        exit(2);
    }
    if (units > c->units) units = c->units;
    c->run(c, 0, units < 8 ? units : 8);
    perf_once_region(c, units);
    printf("case\t%zu\t%s\t%" PRIu64 "\n", index, c->name, c->bytes);
}

int main(int argc, char **argv)
{
    const char *data = NULL, *path = NULL, *chosen[CHOSEN_MAX];
    size_t units = 64, chosen_count = 0, index = 0;
    for (int i = 1; i < argc; i++) {
        if (i + 1 < argc && strcmp(argv[i], "--data") == 0) {
            data = argv[++i];
        } else if (i + 1 < argc && strcmp(argv[i], "--units") == 0) {
            units = strtoull(argv[++i], NULL, 10);
        } else if (i + 1 < argc && strcmp(argv[i], "--case") == 0 && chosen_count < CHOSEN_MAX) {
            chosen[chosen_count++] = argv[++i];
        } else {
            path = argv[i];
        }
    }
    if (path == NULL || units == 0) {
        fprintf(stderr, "usage: once [--data DIRECTORY] [--units N] [--case PATTERN]... CASES\n");
        return 2;
    }
    const perf_table *table = open_table(path, data);
    for (size_t i = 0; i < table->count; i++) {
        size_t n = 0;
        while (n < chosen_count && fnmatch(chosen[n], table->cases[i].name, 0) != 0)
            n++;
        if (chosen_count == 0 || n < chosen_count) run_once(&table->cases[i], ++index, units);
    }
    printf("end\t%zu\n", index);
    return 0;
}
