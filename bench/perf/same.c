/* SPDX-License-Identifier: MIT
 *
 * same.c - three slowdowns that leave the number of instructions alone, for ci/perf-selftest: with SLOWER a branch is
 * predicted less often, memory is gone through in longer steps, a result is waited for. Each is a small part of its
 * case, so that it is worth some percent. Built without CMake; see same.json.
 */
#include "perf_cases.h"

#ifdef SLOWER
enum { IS_SLOWER = 1 };
#else
enum { IS_SLOWER = 0 };
#endif

enum {
    UNITS = 64,
    FLAGS = 4096,     /* of one unit */
    SHUFFLED = 40,    /* flags at random places; as many are set either way. Of ten some processors foresee too many */
    MEMORY = 1 << 18, /* bytes: more than a first-level cache, less than a second-level one */
    STEPS = 40,       /* lines touched */
    LINE = 64,
    CHAINED = 150,
    NEUTRAL = 2000,
};

static uint8_t flags[UNITS][FLAGS];
static uint8_t memory[MEMORY];
static volatile uint64_t ignored;

/* Work that both sides do. */
static uint64_t neutral(uint64_t x)
{
    for (int i = 0; i < NEUTRAL; i++) {
        x = x * UINT64_C(6364136223846793005) + 1;
        __asm__ volatile("" : "+r"(x));
    }
    return x;
}

/* As many flags are set in either half; the branch on them is foreseen in all but the shuffled places. */
static const char *set_flags(const perf_case *c)
{
    uint64_t random = 1;
    (void)c;
    for (int unit = 0; unit < UNITS; unit++) {
        for (int i = 0; i < FLAGS; i++)
            flags[unit][i] = i < FLAGS / 2;
        for (int i = 0; i < SHUFFLED; i++) {
            random = random * UINT64_C(6364136223846793005) + 1442695040888963407u;
            size_t a = (size_t)(random >> 40) % (FLAGS / 2), b = FLAGS / 2 + (size_t)(random >> 20) % (FLAGS / 2);
            flags[unit][a] = IS_SLOWER ? 0 : 1;
            flags[unit][b] = IS_SLOWER ? 1 : 0;
        }
    }
    return NULL;
}

static void run_branches(const perf_case *c, size_t first, size_t count)
{
    for (size_t n = 0; n < count; n++) {
        const uint8_t *f = flags[(first + n) % c->units];
        uint64_t x = 1;
        for (int i = 0; i < FLAGS; i++) {
            uint64_t flag = f[i];
            __asm__ volatile("" : "+r"(flag));
            if (flag != 0) __asm__ volatile("" : "+r"(x)); /* a jump over nothing */
        }
        ignored = neutral(x);
    }
}

/* Written to, every page is one of its own, and not the one of zeros that they all begin as. */
static const char *touch_memory(const perf_case *c)
{
    volatile uint8_t *m = memory;
    (void)c;
    for (size_t i = 0; i < MEMORY; i += LINE)
        m[i] = 0;
    return NULL;
}

static void run_steps(const perf_case *c, size_t first, size_t count)
{
    const size_t step = IS_SLOWER ? 4096 : LINE; /* 4096: all in one set of a first-level cache */
    (void)c;
    for (size_t n = 0; n < count; n++) {
        size_t at = (first + n) * LINE;
        for (int i = 0; i < STEPS; i++) {
            at += step + memory[at % MEMORY]; /* which is 0: the next one waits for this one */
            __asm__ volatile("" : "+r"(at));
        }
        ignored = neutral(at);
    }
}

static void run_chain(const perf_case *c, size_t first, size_t count)
{
    (void)c;
    for (size_t n = 0; n < count; n++) {
        uint64_t x = first, y = n;
        for (int i = 0; i < CHAINED; i++) {
            x = x * 3;
            __asm__ volatile("" : "+r"(x), "+r"(y));
            if (IS_SLOWER) {
                x = x * 5;
            } else {
                y = y * 5;
            }
            __asm__ volatile("" : "+r"(x), "+r"(y));
        }
        ignored = neutral(x + y);
    }
}

const perf_table *perf_cases(const char *data)
{
    static const perf_case cases[] = {
        {"branches", NULL, UNITS, 0, set_flags, run_branches, NULL},
        {"steps", NULL, UNITS, 0, touch_memory, run_steps, NULL},
        {"chain", NULL, UNITS, 0, NULL, run_chain, NULL},
    };
    static const perf_table table = {PERF_CASES_VERSION, (uint32_t)sizeof(perf_case), sizeof cases / sizeof cases[0],
                                     cases, NULL};
    (void)data;
    return &table;
}
