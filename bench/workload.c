/* SPDX-License-Identifier: MIT */
#include "workload.h"

#include "clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

workload *workloads[WORKLOADS_MAX];
size_t workload_count;

workload *workload_new(const texts *set, uint32_t want, uint32_t kernel)
{
    const stet_options init = STET_OPTIONS_INIT;
    workload *w = calloc(1, sizeof *w);
    if (w == NULL || workload_count == WORKLOADS_MAX) {
        fprintf(stderr, "stet-bench: too many benchmarks\n");
        exit(2);
    }
    w->set = set;
    w->options = init;
    w->options.want = want;
    w->options.kernel = kernel;
    w->portable = w;
    for (size_t i = 0; i < workload_count && kernel != STET_KERNEL_PORTABLE; i++)
        if (workloads[i]->set == set && workloads[i]->options.want == want) w->portable = workloads[i]->portable;
    workloads[workload_count++] = w;
    return w;
}

/* ---- Arrays ------------------------------------------------------------------------------------------------------ */

static void raise_to(size_t *cap, size_t count)
{
    if (count > *cap) *cap = count;
}

static void count_records(workload *w)
{
    stet_article counted = STET_ARTICLE_INIT;
    if (w->counted) return;
    w->counted = 1;
    if (w->prepare != NULL) w->prepare();
    for (size_t i = 0; i < w->set->count; i++) {
        stet_parse(w->set->items[i].bytes, w->set->items[i].len, &w->options, &counted);
        w->blocks += counted.block_count;
        w->sentences += counted.sentence_count;
        w->quotations += counted.quotation_count;
        raise_to(&w->caps[0], counted.block_count);
        raise_to(&w->caps[1], counted.sentence_count);
        raise_to(&w->caps[2], counted.quotation_count);
    }
}

/* Arrays that suffice for every text of the set. */
static stet_article allocate_article(workload *w)
{
    stet_article article = STET_ARTICLE_INIT;
    count_records(w);
    article.block_cap = w->caps[0];
    article.sentence_cap = w->caps[1];
    article.quotation_cap = w->caps[2];
    article.blocks = malloc((article.block_cap + 1) * sizeof(stet_block));
    article.sentences = malloc((article.sentence_cap + 1) * sizeof(stet_sentence));
    article.quotations = malloc((article.quotation_cap + 1) * sizeof(stet_quotation));
    if (article.blocks != NULL && article.sentences != NULL && article.quotations != NULL) return article;
    fprintf(stderr, "stet-bench: no memory for the records\n");
    exit(2);
}

static void free_article(stet_article *article)
{
    free(article->blocks);
    free(article->sentences);
    free(article->quotations);
}

/* ---- Answers ----------------------------------------------------------------------------------------------------- */

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

static uint64_t digest_of(workload *w)
{
    if (w->digested) return w->digest;
    stet_article article = allocate_article(w);
    uint64_t digest = 14695981039346656037u;
    for (size_t i = 0; i < w->set->count && digest != 0; i++) {
        stet_status status = stet_parse(w->set->items[i].bytes, w->set->items[i].len, &w->options, &article);
        digest = status == STET_OK ? digest_article(digest, &article) : 0;
    }
    free_article(&article);
    w->digested = 1;
    w->digest = digest;
    return digest;
}

static void check_answer(workload *w)
{
    if (w->checked) return;
    w->checked = 1;
    if (digest_of(w) == 0) {
        w->wrong = "a parse fails";
    } else if (digest_of(w) != digest_of(w->portable)) {
        w->wrong = "the answer differs from the portable kernel's";
    }
}

void workload_run(bench_state *state, void *context)
{
    workload *w = context;
    const texts *set = w->set;
    check_answer(w);
    if (w->wrong != NULL) {
        bench_fail(state, w->wrong);
        return;
    }
    stet_article article = allocate_article(w);
    while (bench_next(state)) {
        for (size_t i = 0; i < set->count; i++) {
            stet_parse(set->items[i].bytes, set->items[i].len, &w->options, &article);
            bench_keep(&article);
        }
    }
    bench_set_bytes(state, bench_iterations(state) * (int64_t)set->bytes);
    bench_set_items(state, bench_iterations(state) * (int64_t)set->count);
    bench_set_size(state, (int64_t)set->bytes);
    if (w->options.kernel == STET_KERNEL_AUTO) bench_set_label(state, stet_kernel_name(stet_kernel_best()));
    bench_set_counter(state, "blocks", (double)w->blocks, BENCH_COUNTER_PLAIN);
    bench_set_counter(state, "quotations", (double)w->quotations, BENCH_COUNTER_PLAIN);
    bench_set_counter(state, "sentences", (double)w->sentences, BENCH_COUNTER_PLAIN);
    free_article(&article);
}

/* ---- Time -------------------------------------------------------------------------------------------------------- */

/* Processor time of one parse of the whole set: the least of three. */
static double measure(workload *w)
{
    double least = 0;
    stet_article article = allocate_article(w);
    for (int round = 0; round < 3; round++) {
        double start = clock_seconds();
        for (size_t i = 0; i < w->set->count; i++)
            stet_parse(w->set->items[i].bytes, w->set->items[i].len, &w->options, &article);
        double seconds = clock_seconds() - start;
        if (round == 0 || seconds < least) least = seconds;
    }
    free_article(&article);
    return least;
}

/* Eight times the input may take three times eight times as long: noise does not reach that, and quadratic work does.
 * Below some milliseconds nothing is said. */
static void check_time(workload *w)
{
    const double slack = 3, negligible = 0.004;
    w->seconds = measure(w);
    if (w->smaller == NULL || w->seconds < negligible) return;
    double growth = (double)w->set->bytes / (double)w->smaller->set->bytes;
    if (w->seconds > slack * growth * w->smaller->seconds) w->wrong = "the time grows faster than the input";
}

void workload_check(workload *w)
{
    if (w->smaller != NULL && w->smaller->wrong != NULL) {
        w->wrong = "was not tried, as the smaller one is wrong";
        return;
    }
    check_answer(w);
    if (w->wrong == NULL) check_time(w);
}
