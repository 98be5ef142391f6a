/* SPDX-License-Identifier: MIT
 *
 * cases.c - what of stet is timed: stages and whole parses, over articles made of the golden ones.
 *
 *     scan/KERNEL, check/KERNEL,     stage 1 alone, by its own functions: candidates, UTF-8 and control bytes,
 *     look/KERNEL                    a look at a line's start
 *     kinds/KERNEL                   what 64 bytes are: letters, capitals and the like
 *     quotations/KERNEL              (i)   blocks and quotations
 *     sentences/KERNEL               (ii)  ... and sentences
 *     everything/KERNEL              (iii) ... and attributions and references
 *     only/STAGE                     a parse that wants no more than one kind of record, with the best kernel
 *     call/16-bytes, call/empty      what a call costs
 */
#include "cases.h"

#include <stdio.h>
#include <string.h>

enum {
    CORPUS_BYTES = 5 << 18, /* more than the branch predictors learn and than a second-level cache of 1 MiB holds */
    TINY_UNITS = 1024,
};

#define WANT_QUOTATIONS ((uint32_t)(STET_WANT_BLOCKS | STET_WANT_QUOTATIONS))
#define WANT_SENTENCES  (WANT_QUOTATIONS | STET_WANT_SENTENCES)
#define WANT_EVERYTHING (WANT_SENTENCES | STET_WANT_ATTRIBUTIONS | STET_WANT_REFERENCES)

typedef struct level {
    const char *name;
    uint32_t want;
} level;

static const level levels[] = {
    {"quotations", WANT_QUOTATIONS},
    {"sentences", WANT_SENTENCES},
    {"everything", WANT_EVERYTHING},
};

static const level stages[] = {
    {"blocks", STET_WANT_BLOCKS},
    {"quotations", STET_WANT_QUOTATIONS},
    {"sentences", STET_WANT_SENTENCES},
    {"attributions", STET_WANT_QUOTATIONS | STET_WANT_ATTRIBUTIONS},
};

/* All cases write their records here: one of them runs at a time. */
static stet_article records = STET_ARTICLE_INIT;

/* ---- Parses ------------------------------------------------------------------------------------------------------ */

static stet_status parse_unit(const perf_case *c, size_t unit)
{
    const case_work *work = c->context;
    const article *a = &work->set->items[unit];
    return stet_parse(a->bytes, a->len, &work->options, &records);
}

static void run_parse(const perf_case *c, size_t first, size_t count)
{
    for (size_t unit = first % c->units; count > 0; count--) {
        parse_unit(c, unit);
        if (++unit == c->units) unit = 0;
    }
}

static uint64_t digest_records(uint64_t digest, const stet_article *a)
{
    size_t numbers[] = {a->block_count, a->sentence_count, a->quotation_count, a->error_offset, a->layout, a->flags};
    digest = perf_digest(digest, numbers, sizeof numbers);
    digest = perf_digest(digest, a->blocks, a->block_count * sizeof(stet_block));
    digest = perf_digest(digest, a->sentences, a->sentence_count * sizeof(stet_sentence));
    return perf_digest(digest, a->quotations, a->quotation_count * sizeof(stet_quotation));
}

static uint64_t digest_parse(const perf_case *c)
{
    uint64_t digest = PERF_DIGEST_START;
    for (size_t unit = 0; unit < c->units; unit++) {
        stet_status status = parse_unit(c, unit);
        digest = perf_digest(digest, &status, sizeof status);
        digest = digest_records(digest, &records);
    }
    return digest;
}

static void add_parse(case_list *list, const char *stage, const char *detail, const articles *set, uint32_t want,
                      stet_kernel kernel)
{
    const stet_options init = STET_OPTIONS_INIT;
    case_work *work = &list->works[list->count];
    perf_case *c = cases_add(list, stage, detail, set);
    work->options = init;
    work->options.want = want;
    work->options.kernel = (uint32_t)kernel;
    c->run = run_parse;
    c->digest = digest_parse;
}

/* ---- The table --------------------------------------------------------------------------------------------------- */

perf_case *cases_add(case_list *list, const char *stage, const char *detail, const articles *set)
{
    size_t i = list->count++;
    perf_case *c = &list->cases[i];
    snprintf(list->names[i], sizeof list->names[i], "%s/%s", stage, detail);
    list->works[i].set = set;
    c->name = list->names[i];
    c->context = &list->works[i];
    c->units = set->count;
    c->bytes = set->bytes;
    return c;
}

static void add_kernel(case_list *list, const articles *set, stet_kernel kernel)
{
    const char *name = stet_kernel_name(kernel);
#ifdef STET_CASES_INNER
    cases_add_inner(list, set, kernel);
#endif
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++)
        add_parse(list, levels[i].name, name, set, levels[i].want, kernel);
}

/* The same few bytes many times over: here the branches are meant to be learnt, it is the call that is timed. */
static void add_tiny(case_list *list, const char *name, const char *bytes)
{
    static article items[2][TINY_UNITS];
    static articles sets[2];
    static size_t used;
    articles *set = &sets[used];
    set->items = items[used++];
    for (set->count = 0; set->count < TINY_UNITS; set->count++) {
        set->items[set->count].bytes = bytes;
        set->items[set->count].len = strlen(bytes);
        set->bytes += strlen(bytes);
    }
    add_parse(list, "call", name, set, WANT_EVERYTHING, STET_KERNEL_AUTO);
}

/* Room for the records of every article of the set: they are counted first. */
static const char *allocate_records(const articles *set)
{
    enum { LINE = 64 };
    stet_options options = STET_OPTIONS_INIT;
    size_t most[3] = {1, 1, 1};
    options.want = WANT_EVERYTHING;
    for (size_t i = 0; i < set->count; i++) {
        if (stet_parse(set->items[i].bytes, set->items[i].len, &options, &records) != STET_OK) return "a parse failed";
        if (records.block_count > most[0]) most[0] = records.block_count;
        if (records.sentence_count > most[1]) most[1] = records.sentence_count;
        if (records.quotation_count > most[2]) most[2] = records.quotation_count;
    }
    size_t blocks = (most[0] * sizeof(stet_block) + LINE - 1) / LINE * LINE;
    size_t sentences = (most[1] * sizeof(stet_sentence) + LINE - 1) / LINE * LINE;
    char *memory = articles_allocate(blocks + sentences + most[2] * sizeof(stet_quotation));
    if (memory == NULL) return "no memory for the records";
    records.blocks = (stet_block *)(void *)memory;
    records.block_cap = most[0];
    records.sentences = (stet_sentence *)(void *)(memory + blocks);
    records.sentence_cap = most[1];
    records.quotations = (stet_quotation *)(void *)(memory + blocks + sentences);
    records.quotation_cap = most[2];
    return NULL;
}

static void add_all(case_list *list, const articles *set)
{
    for (int kernel = STET_KERNEL_PORTABLE; kernel <= STET_KERNEL_NEON; kernel++) {
        if (stet_kernel_available((stet_kernel)kernel)) add_kernel(list, set, (stet_kernel)kernel);
    }
    for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++)
        add_parse(list, "only", stages[i].name, set, stages[i].want, STET_KERNEL_AUTO);
    add_tiny(list, "16-bytes", "\"Hi,\" Ann said.\n");
    add_tiny(list, "empty", "");
}

const perf_table *perf_cases(const char *data)
{
    static perf_table table = {PERF_CASES_VERSION, (uint32_t)sizeof(perf_case), 0, NULL, NULL};
    static case_list list;
    static articles set;
    if (table.cases != NULL || table.error != NULL) return &table;
    table.error = articles_make(&set, data, CORPUS_BYTES);
    if (table.error == NULL) table.error = allocate_records(&set);
    if (table.error != NULL) return &table;
    add_all(&list, &set);
    table.cases = list.cases;
    table.count = list.count;
    return &table;
}
