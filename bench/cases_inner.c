/* SPDX-License-Identifier: MIT
 *
 * cases_inner.c - stage 1 alone, which no public function runs. Sees the library's internal headers, and links with the
 * static library only, whose hidden symbols are still there to link with.
 */
#include "cases.h"
#include "kernel.h"

/* Results that nobody needs, where the compiler cannot know that. */
static volatile size_t ignored;
static stet_candidates candidates = {.lists_stops = true};

static stet_kernel_functions functions_of(const perf_case *c)
{
    const case_work *work = c->context;
    return stet_kernel_find(work->options.kernel);
}

static const article *unit_of(const perf_case *c, size_t unit)
{
    const case_work *work = c->context;
    return &work->set->items[unit];
}

static size_t piece_length(const article *a, size_t at)
{
    return a->len - at < STET_SCAN_BYTES ? a->len - at : STET_SCAN_BYTES;
}

/* ---- Scan -------------------------------------------------------------------------------------------------------- */

static void run_scan(const perf_case *c, size_t first, size_t count)
{
    stet_scan_fn *scan = functions_of(c).scan;
    for (size_t unit = first % c->units; count > 0; count--) {
        const article *a = unit_of(c, unit);
        for (size_t at = 0; at < a->len;)
            at += scan((const uint8_t *)a->bytes + at, piece_length(a, at), a->len - at, &candidates);
        if (++unit == c->units) unit = 0;
    }
    ignored = candidates.mark_count;
}

static uint64_t digest_scan(const perf_case *c)
{
    uint64_t digest = PERF_DIGEST_START;
    stet_scan_fn *scan = functions_of(c).scan;
    for (size_t unit = 0; unit < c->units; unit++) {
        const article *a = unit_of(c, unit);
        for (size_t at = 0; at < a->len;) {
            at += scan((const uint8_t *)a->bytes + at, piece_length(a, at), a->len - at, &candidates);
            digest = perf_digest(digest, candidates.marks, candidates.mark_count * sizeof candidates.marks[0]);
            digest = perf_digest(digest, candidates.stops, candidates.stop_count * sizeof candidates.stops[0]);
            digest = perf_digest(digest, candidates.ends, candidates.end_count * sizeof candidates.ends[0]);
        }
    }
    return digest;
}

/* ---- Check: UTF-8 and control bytes ------------------------------------------------------------------------------ */

static void run_check(const perf_case *c, size_t first, size_t count)
{
    stet_check_fn *check = functions_of(c).check;
    size_t sum = 0;
    for (size_t unit = first % c->units; count > 0; count--) {
        const article *a = unit_of(c, unit);
        sum += check((const uint8_t *)a->bytes, a->len).invalid;
        if (++unit == c->units) unit = 0;
    }
    ignored = sum;
}

static uint64_t digest_check(const perf_case *c)
{
    uint64_t digest = PERF_DIGEST_START;
    for (size_t unit = 0; unit < c->units; unit++) {
        const article *a = unit_of(c, unit);
        stet_bytes found = functions_of(c).check((const uint8_t *)a->bytes, a->len);
        size_t numbers[] = {found.invalid, found.control};
        digest = perf_digest(digest, numbers, sizeof numbers);
    }
    return digest;
}

/* ---- A look at a line's start, as often as lines begin ----------------------------------------------------------- */

enum { LINE_BYTES = 200 };

static size_t look_length(const article *a, size_t at)
{
    return a->len - at < STET_LOOK_BYTES ? a->len - at : STET_LOOK_BYTES;
}

static void run_look(const perf_case *c, size_t first, size_t count)
{
    stet_look_fn *look = functions_of(c).look;
    size_t sum = 0;
    for (size_t unit = first % c->units; count > 0; count--) {
        const article *a = unit_of(c, unit);
        for (size_t at = 0; at < a->len; at += LINE_BYTES)
            sum += look((const uint8_t *)a->bytes + at, look_length(a, at), a->len - at).holds;
        if (++unit == c->units) unit = 0;
    }
    ignored = sum;
}

static uint64_t digest_look(const perf_case *c)
{
    uint64_t digest = PERF_DIGEST_START;
    for (size_t unit = 0; unit < c->units; unit++) {
        const article *a = unit_of(c, unit);
        for (size_t at = 0; at < a->len; at += LINE_BYTES) {
            stet_sighted seen = functions_of(c).look((const uint8_t *)a->bytes + at, look_length(a, at), a->len - at);
            digest = perf_digest(digest, &seen.holds, sizeof seen.holds);
            digest = perf_digest(digest, &seen.gaps, sizeof seen.gaps);
        }
    }
    return digest;
}

/* ---- What 64 bytes are, of each whole 64 ------------------------------------------------------------------------- */

static void run_kinds(const perf_case *c, size_t first, size_t count)
{
    stet_kinds_fn *kinds_of = functions_of(c).kinds;
    uint64_t sum = 0;
    for (size_t unit = first % c->units; count > 0; count--) {
        const article *a = unit_of(c, unit);
        stet_kinds kinds;
        for (size_t at = 0; at + 64 <= a->len; at += 64) {
            kinds_of((const uint8_t *)a->bytes + at, &kinds);
            sum += kinds.letters ^ kinds.leads;
        }
        if (++unit == c->units) unit = 0;
    }
    ignored = (size_t)sum;
}

static uint64_t digest_kinds(const perf_case *c)
{
    uint64_t digest = PERF_DIGEST_START;
    for (size_t unit = 0; unit < c->units; unit++) {
        const article *a = unit_of(c, unit);
        stet_kinds kinds;
        for (size_t at = 0; at + 64 <= a->len; at += 64) {
            functions_of(c).kinds((const uint8_t *)a->bytes + at, &kinds);
            digest = perf_digest(digest, &kinds, sizeof kinds);
        }
    }
    return digest;
}

typedef struct stage {
    const char *name;
    void (*run)(const perf_case *c, size_t first, size_t count);
    uint64_t (*digest)(const perf_case *c);
} stage;

void cases_add_inner(case_list *list, const articles *set, stet_kernel kernel)
{
    static const stage stages[] = {{"scan", run_scan, digest_scan},
                                   {"check", run_check, digest_check},
                                   {"look", run_look, digest_look},
                                   {"kinds", run_kinds, digest_kinds}};
    for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++) {
        perf_case *c = cases_add(list, stages[i].name, stet_kernel_name(kernel), set);
        list->works[list->count - 1].options.kernel = (uint32_t)kernel;
        c->run = stages[i].run;
        c->digest = stages[i].digest;
    }
}
