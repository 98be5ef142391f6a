/* SPDX-License-Identifier: MIT
 *
 * parse.c - how long stet_parse takes.
 *
 *     stet-bench [--golden DIRECTORY] [--corpus PATH]... [--check] [--benchmark_...]
 *
 * cases/... are the table of cases that ci/perf-check times too (cases.c), over articles made of the golden ones.
 * golden/... and corpus/... parse every article of a set in turn, one iteration being all of them: the golden articles,
 * and with --corpus a file, a directory or a .jsonl of one's own. tiny/... is the cost of a call. hostile/... are
 * inputs made of what is costly, in three sizes, with the order that fits their times.
 *
 * Before a benchmark is timed its answer is checked: the digest of all records is the same each time and with every
 * kernel. --check does that alone, and sees to it that the time of hostile inputs grows no faster than their size.
 *
 * Bias: the golden articles are few, so that the processor learns their branches by heart; take cases/..., or --corpus
 * with some thousands of articles, for figures that mean anything. The times include one call of bench_next for each
 * iteration.
 */
#include "run_cases.h"
#include "shim.h"
#include "stet.h"
#include "texts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- What is measured -------------------------------------------------------------------------------------------- */

typedef struct level {
    const char *name;
    uint32_t want;
} level;

static const level levels[] = {
    {"quotations", STET_WANT_BLOCKS | STET_WANT_QUOTATIONS},
    {"sentences", STET_WANT_BLOCKS | STET_WANT_QUOTATIONS | STET_WANT_SENTENCES},
    {"everything",
     STET_WANT_BLOCKS | STET_WANT_QUOTATIONS | STET_WANT_SENTENCES | STET_WANT_ATTRIBUTIONS | STET_WANT_REFERENCES},
};

typedef struct hostile {
    const char *name, *pattern;
} hostile;

static const hostile hostiles[] = {
    {"straight-marks", "\""},
    {"opening-marks", "“"},
    {"pairs", "“”"},
    {"nested-marks", "“‘"},
    {"apostrophes", "'"},
    {"curly-apostrophes", "’"},
    {"guillemets", "« "},
    {"newlines", "\n"},
    {"marks-and-newlines", "\"\n\n"},
    {"blanks", " "},
    {"stops", ". "},
    {"one-paragraph", "The mill in Beach Haven reopened on Monday after a year of repairs and delays, said nobody. "},
    {"unclosed-speech", "\n\n“We are back and the mill runs,"},
    {"names", "Ann Lee said Bo Day told Cy Fox. "},
    {"entities", "&quot;"},
    {"japanese", "「工場は月曜日に再開した」と市長は述べた。"},
    {"cyrillic", "Завод возобновил работу в понедельник, сообщил мэр. "},
    {"speech", "\n\n“We are back,” said Ann Lee, the mayor. “At last,” she added."},
    {"related-lines", "\n\n“We are back\n\nMayor calls mill ‘madness’\n\n* * *"},
    {"short-lines", "Mill\n"},
    {"indented-lines", "\n   a"},
    {"labels", "\nQ: a\nANN LEE: b"},
    {"capitals", "Ann Lee "},
    {"lower-case", "a "},
    {"one-word", "a"},
    {"commas", ", "},
    {"low-commas", ",,"},
    {"single-pairs", "''"},
    {"brackets", "("},
    {"tags", "<a b=\""},
    {"ampersands", "&"},
    {"dashes", "— "},
    {"abbreviations", "U.S. "},
    {"digits", "5'11\" "},
    {"invalid", "\xFF\xE2\x80"},
    {"continuation-bytes", "\x80"},
};

static const int64_t hostile_sizes[] = {16384, 131072, 1048576};

/* One benchmark: a set of texts, parsed with these options into arrays that suffice. */
typedef struct workload {
    char name[128];
    const texts *set;
    stet_options options;
    const struct workload *smaller; /* the same with less of it, or NULL */
    double seconds;                 /* what check_time measured */
    const char *wrong;              /* what a check found */
} workload;

static workload *workloads[512];
static size_t workload_count;

/* ---- Parsing ----------------------------------------------------------------------------------------------------- */

/* Arrays that suffice for every text of a set. */
static stet_article allocate_article(const workload *w)
{
    stet_article most = STET_ARTICLE_INIT, counted = STET_ARTICLE_INIT;
    for (size_t i = 0; i < w->set->count; i++) {
        stet_parse(w->set->items[i].bytes, w->set->items[i].len, &w->options, &counted);
        if (counted.block_count > most.block_cap) most.block_cap = counted.block_count;
        if (counted.sentence_count > most.sentence_cap) most.sentence_cap = counted.sentence_count;
        if (counted.quotation_count > most.quotation_cap) most.quotation_cap = counted.quotation_count;
    }
    most.blocks = malloc((most.block_cap + 1) * sizeof(stet_block));
    most.sentences = malloc((most.sentence_cap + 1) * sizeof(stet_sentence));
    most.quotations = malloc((most.quotation_cap + 1) * sizeof(stet_quotation));
    if (most.blocks == NULL || most.sentences == NULL || most.quotations == NULL) {
        fprintf(stderr, "stet-bench: no memory for the records\n");
        exit(2);
    }
    return most;
}

static void free_article(stet_article *article)
{
    free(article->blocks);
    free(article->sentences);
    free(article->quotations);
}

/* FNV-1a. */
static uint64_t digest_bytes(uint64_t digest, const void *memory, size_t size)
{
    const unsigned char *bytes = memory;
    for (size_t i = 0; i < size; i++)
        digest = (digest ^ bytes[i]) * 1099511628211u;
    return digest;
}

static uint64_t digest_article(uint64_t digest, const stet_article *article)
{
    size_t numbers[] = {article->block_count,  article->sentence_count, article->quotation_count,
                        article->error_offset, article->layout,         article->flags};
    digest = digest_bytes(digest, numbers, sizeof numbers);
    digest = digest_bytes(digest, article->blocks, article->block_count * sizeof(stet_block));
    digest = digest_bytes(digest, article->sentences, article->sentence_count * sizeof(stet_sentence));
    return digest_bytes(digest, article->quotations, article->quotation_count * sizeof(stet_quotation));
}

typedef struct answer {
    stet_status status;
    uint64_t digest;
    size_t blocks, sentences, quotations;
} answer;

static answer answer_of(const workload *w, uint32_t kernel, stet_article *article)
{
    answer a = {STET_OK, 14695981039346656037u, 0, 0, 0};
    stet_options options = w->options;
    options.kernel = kernel;
    for (size_t i = 0; i < w->set->count && a.status == STET_OK; i++) {
        a.status = stet_parse(w->set->items[i].bytes, w->set->items[i].len, &options, article);
        if (a.status != STET_OK) break;
        a.digest = digest_article(a.digest, article);
        a.blocks += article->block_count;
        a.sentences += article->sentence_count;
        a.quotations += article->quotation_count;
    }
    return a;
}

/* NULL where the answer is right: as that of the portable kernel, and the same a second time. */
static const char *check_answer(const workload *w, stet_article *article, answer *a)
{
    *a = answer_of(w, w->options.kernel, article);
    answer again = answer_of(w, w->options.kernel, article);
    answer portable = answer_of(w, STET_KERNEL_PORTABLE, article);
    if (a->status != STET_OK) return stet_status_message(a->status);
    if (portable.status != STET_OK) return stet_status_message(portable.status);
    if (a->digest != again.digest) return "the answer differs from one time to the next";
    if (a->digest != portable.digest) return "the answer differs from the portable kernel's";
    return NULL;
}

static void run_workload(bench_state *state, void *context)
{
    const workload *w = context;
    const texts *set = w->set;
    answer a;
    stet_article article = allocate_article(w);
    const char *wrong = check_answer(w, &article, &a);
    if (wrong != NULL) {
        bench_fail(state, wrong);
        free_article(&article);
        return;
    }
    while (bench_next(state)) {
        for (size_t i = 0; i < set->count; i++) {
            stet_parse(set->items[i].bytes, set->items[i].len, &w->options, &article);
            bench_keep(&article);
        }
    }
    bench_set_bytes(state, bench_iterations(state) * (int64_t)set->bytes);
    bench_set_items(state, bench_iterations(state) * (int64_t)set->count);
    bench_set_size(state, (int64_t)set->bytes);
    bench_set_counter(state, "blocks", (double)a.blocks, BENCH_COUNTER_PLAIN);
    bench_set_counter(state, "quotations", (double)a.quotations, BENCH_COUNTER_PLAIN);
    bench_set_counter(state, "sentences", (double)a.sentences, BENCH_COUNTER_PLAIN);
    free_article(&article);
}

/* ---- Registration ------------------------------------------------------------------------------------------------ */

static workload *new_workload(const texts *set, uint32_t want, uint32_t kernel)
{
    workload *w = calloc(1, sizeof *w);
    if (w == NULL || workload_count == sizeof workloads / sizeof workloads[0]) {
        fprintf(stderr, "stet-bench: too many benchmarks\n");
        exit(2);
    }
    const stet_options init = STET_OPTIONS_INIT;
    w->set = set;
    w->options = init;
    w->options.want = want;
    w->options.kernel = kernel;
    workloads[workload_count++] = w;
    return w;
}

static void add_levels(const char *name, const texts *set)
{
    if (set->count == 0) return;
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
        for (uint32_t kernel = STET_KERNEL_PORTABLE; kernel <= STET_KERNEL_NEON; kernel++) {
            if (!stet_kernel_available(kernel)) continue;
            workload *w = new_workload(set, levels[i].want, kernel);
            snprintf(w->name, sizeof w->name, "%s/%s/%s", name, levels[i].name, stet_kernel_name(kernel));
            bench_register(w->name, run_workload, w);
        }
    }
}

static void run_hostile(bench_state *state, void *context)
{
    workload **by_size = context;
    size_t i = 0;
    while (hostile_sizes[i] != bench_arg(state, 0))
        i++;
    run_workload(state, by_size[i]);
}

/* One entry with a run for each size, so that an order can be fitted. */
static void add_hostile(const hostile *h, uint32_t kernel)
{
    enum { SIZES = sizeof hostile_sizes / sizeof hostile_sizes[0] };
    static texts sets[SIZES * sizeof hostiles / sizeof hostiles[0]];
    texts *of_pattern = sets + (size_t)(h - hostiles) * SIZES;
    workload **by_size = calloc(SIZES, sizeof(workload *));
    char name[96];
    if (by_size == NULL) exit(2);
    snprintf(name, sizeof name, "hostile/%s/%s", h->name, stet_kernel_name(kernel));
    bench_entry *entry = bench_register(name, run_hostile, by_size);
    for (size_t i = 0; i < SIZES; i++) {
        if (of_pattern[i].count == 0) texts_add_pattern(&of_pattern[i], h->pattern, (size_t)hostile_sizes[i]);
        by_size[i] = new_workload(&of_pattern[i], levels[2].want, kernel);
        if (i > 0) by_size[i]->smaller = by_size[i - 1];
        snprintf(by_size[i]->name, sizeof by_size[i]->name, "%s/%lld", name, (long long)hostile_sizes[i]);
        bench_add_args(entry, &hostile_sizes[i], 1);
    }
    bench_fit_order(entry);
}

static void add_all(const texts *golden, const texts *corpus)
{
    static texts empty, sixteen;
    texts_add_pattern(&empty, "", 0);
    texts_add_pattern(&sixteen, "\"Hi,\" Ann said.\n", 16);
    add_levels("golden", golden);
    add_levels("corpus", corpus);
    add_levels("tiny/empty", &empty);
    add_levels("tiny/16-bytes", &sixteen);
    for (size_t i = 0; i < sizeof hostiles / sizeof hostiles[0]; i++) {
        add_hostile(&hostiles[i], STET_KERNEL_PORTABLE);
        if (stet_kernel_best() != STET_KERNEL_PORTABLE) add_hostile(&hostiles[i], stet_kernel_best());
    }
}

/* ---- Checking alone ---------------------------------------------------------------------------------------------- */

/* Processor time of one parse of the whole set: the least of three. */
static double measure(const workload *w, stet_article *article)
{
    double least = 0;
    for (int round = 0; round < 3; round++) {
        clock_t start = clock();
        for (size_t i = 0; i < w->set->count; i++)
            stet_parse(w->set->items[i].bytes, w->set->items[i].len, &w->options, article);
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        if (round == 0 || seconds < least) least = seconds;
    }
    return least;
}

/* NULL where eight times the input takes no more than three times eight times as long: noise does not reach that, and
 * quadratic work does. Below some milliseconds nothing is said. */
static const char *check_time(workload *w, stet_article *article)
{
    const double slack = 3, negligible = 0.004;
    w->seconds = measure(w, article);
    if (w->smaller == NULL || w->seconds < negligible) return NULL;
    double growth = (double)w->set->bytes / (double)w->smaller->set->bytes;
    return w->seconds <= slack * growth * w->smaller->seconds ? NULL : "the time grows faster than the input";
}

static const char *check_workload(workload *w)
{
    answer a;
    if (w->smaller != NULL && w->smaller->wrong != NULL) return "was not tried, as the smaller one is wrong";
    stet_article article = allocate_article(w);
    const char *wrong = check_time(w, &article);
    if (wrong == NULL) wrong = check_answer(w, &article, &a);
    free_article(&article);
    return wrong;
}

static int check_all(void)
{
    size_t wrong = run_cases_check();
    for (size_t i = 0; i < workload_count; i++) {
        workload *w = workloads[i];
        w->wrong = check_workload(w);
        if (w->wrong == NULL) continue;
        fprintf(stderr, "stet-bench: %s: %s\n", w->name, w->wrong);
        wrong++;
    }
    printf("%zu benchmarks checked, %zu wrong\n", workload_count, wrong);
    return wrong == 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
    static texts golden, corpus;
    int check = 0, rest = 1;
    const char *wrong = NULL;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--check") == 0) {
            check = 1;
        } else if (strcmp(argv[i], "--golden") == 0 && i + 1 < argc) {
            texts_add_path(&golden, argv[++i]);
            wrong = run_cases_add(argv[i]);
        } else if (strcmp(argv[i], "--corpus") == 0 && i + 1 < argc) {
            texts_add_path(&corpus, argv[++i]);
        } else {
            argv[rest++] = argv[i];
        }
    }
    argv[rest] = NULL;
    if (wrong != NULL) {
        fprintf(stderr, "stet-bench: the table of cases: %s\n", wrong);
        return 2;
    }
    add_all(&golden, &corpus);
    bench_describe("stet", stet_version());
    bench_describe("kernel", stet_kernel_name(stet_kernel_best()));
    return check ? check_all() : bench_run(rest, argv);
}
