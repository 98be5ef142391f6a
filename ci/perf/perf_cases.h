/* SPDX-License-Identifier: MIT
 *
 * perf_cases.h - what a table of cases looks like to those who run it: the benchmarks, duel.c and once.c.
 *
 * A table is one function of a shared object. ci/perf-check builds that object twice, with the library as it was and as
 * it is and the same table in both, and runs them against each other. Nothing here knows what is measured, so that any
 * project can write a table; examples/perf-check is a small one.
 *
 * The rules of a table:
 *
 * Work       is cut into units of about a microsecond to a millisecond. A run does some of them, and takes the same
 *            way through its data whichever side it stands on.
 * Data       should be large and varied: a processor learns the branches of a few kilobytes by heart, and then the
 *            times mean nothing.
 * Digest     is of the answers of all units: it shows that both sides did the same work.
 * Names      are the same on both sides. A case that only one side has is not compared.
 */
#ifndef PERF_CASES_H
#define PERF_CASES_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define PERF_EXPORT __attribute__((visibility("default")))
#else
#define PERF_EXPORT
#endif

/* Raised by any change of the types below. */
#define PERF_CASES_VERSION 1u

typedef struct perf_case perf_case;
struct perf_case {
    const char *name; /* no blanks */
    const void *context;
    size_t units;   /* pieces of work there are; at least 1 */
    uint64_t bytes; /* of all units together; 0 where bytes mean nothing */
    /* Before the first run. Returns NULL, or what went wrong. May be NULL. */
    const char *(*set_up)(const perf_case *self);
    /* Does units first, first + 1, ..., count of them, and goes on with unit 0 after the last one. */
    void (*run)(const perf_case *self, size_t first, size_t count);
    /* A digest of the answers of all units. May be NULL: then answers are not compared. */
    uint64_t (*digest)(const perf_case *self);
};

typedef struct perf_table {
    uint32_t version;   /* PERF_CASES_VERSION */
    uint32_t case_size; /* sizeof(perf_case) */
    size_t count;
    const perf_case *cases;
    const char *error; /* NULL, or why there are no cases */
} perf_table;

/* The table. `data` is the directory that the caller was given for the texts and such, or NULL. Never NULL; the same
 * table each time. */
PERF_EXPORT const perf_table *perf_cases(const char *data);

typedef const perf_table *perf_cases_fn(const char *data);

/* FNV-1a, for digests: begin with PERF_DIGEST_START. */
#define PERF_DIGEST_START UINT64_C(14695981039346656037)

static inline uint64_t perf_digest(uint64_t digest, const void *memory, size_t size)
{
    const unsigned char *bytes = (const unsigned char *)memory;
    for (size_t i = 0; i < size; i++)
        digest = (digest ^ bytes[i]) * UINT64_C(1099511628211);
    return digest;
}

#ifdef __cplusplus
}
#endif

#endif
