/* SPDX-License-Identifier: MIT
 *
 * cases.c - the example's table of cases, over texts that it makes up: a megabyte of them, so that the processor cannot
 * learn them by heart.
 */
#include "perf_cases.h"
#include "words.h"

enum { UNITS = 512, UNIT_BYTES = 2048 };

static char texts[UNITS][UNIT_BYTES];
static volatile size_t ignored;

static void make_texts(void)
{
    uint64_t random = 1;
    for (size_t i = 0; i < sizeof texts; i++) {
        random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        unsigned drawn = (unsigned)(random >> 40) % 32;
        texts[i / UNIT_BYTES][i % UNIT_BYTES] = drawn < 26 ? (char)('a' + drawn) : ' ';
    }
}

typedef size_t words_fn(const char *text, size_t len);

static words_fn *const functions[] = {words_count, words_longest};

static words_fn *function_of(const perf_case *c)
{
    return functions[*(const int *)c->context];
}

static void run(const perf_case *c, size_t first, size_t count)
{
    words_fn *function = function_of(c);
    for (size_t n = 0; n < count; n++)
        ignored = function(texts[(first + n) % c->units], UNIT_BYTES);
}

static uint64_t digest(const perf_case *c)
{
    uint64_t found = PERF_DIGEST_START;
    for (size_t unit = 0; unit < c->units; unit++) {
        size_t number = function_of(c)(texts[unit], UNIT_BYTES);
        found = perf_digest(found, &number, sizeof number);
    }
    return found;
}

const perf_table *perf_cases(const char *data)
{
    static const int indexes[] = {0, 1};
    static const perf_case cases[] = {
        {"words/count", &indexes[0], UNITS, sizeof texts, NULL, run, digest},
        {"words/longest", &indexes[1], UNITS, sizeof texts, NULL, run, digest},
    };
    static const perf_table table = {PERF_CASES_VERSION, sizeof(perf_case), sizeof cases / sizeof cases[0], cases,
                                     NULL};
    (void)data; /* the directory that perf.json names; this table needs no files */
    make_texts();
    return &table;
}
