/* SPDX-License-Identifier: MIT
 *
 * threads.c - parses in many threads at once, from the process's first call on: every thread must find the same. What
 * they could race for is the cached number of the kernel. Run under ThreadSanitizer by ci/sanitizers, and by ctest.
 */
#define _POSIX_C_SOURCE 200809L

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "stet.h"

enum { THREADS = 8, ROUNDS = 200, ROOM = 16 };

static const char story[] =
    "Mill reopens\n\nBEACH HAVEN, May 3 - \"We are back,\" Ann Lee, the mayor, said. It rained.\n\n"
    "\"We are glad,\" Lee said, \"and so is 'everybody' here.\"\n";

/* What a thread found; zero where padding could be. */
typedef struct found {
    stet_block blocks[ROOM];
    stet_sentence sentences[ROOM];
    stet_quotation quotations[ROOM];
    size_t counts[3];
    stet_status status;
} found;

static pthread_barrier_t start;

static void parse(found *f)
{
    stet_article article = STET_ARTICLE_INIT;
    memset(f, 0, sizeof *f);
    article.blocks = f->blocks;
    article.sentences = f->sentences;
    article.quotations = f->quotations;
    article.block_cap = article.sentence_cap = article.quotation_cap = ROOM;
    f->status = stet_parse(story, sizeof story - 1, NULL, &article);
    f->counts[0] = article.block_count;
    f->counts[1] = article.sentence_count;
    f->counts[2] = article.quotation_count;
}

static void *run(void *context)
{
    static const found nothing;
    found *first = context, again = nothing;
    pthread_barrier_wait(&start);
    parse(first);
    for (int round = 1; round < ROUNDS; round++) {
        parse(&again);
        if (memcmp(first, &again, sizeof again) != 0) return NULL;
    }
    return first;
}

int main(void)
{
    static found results[THREADS];
    pthread_t threads[THREADS];
    pthread_barrier_init(&start, NULL, THREADS);
    for (int i = 0; i < THREADS; i++) {
        if (pthread_create(&threads[i], NULL, run, &results[i]) != 0) return perror("threads"), 2;
    }
    int failed = 0;
    for (int i = 0; i < THREADS; i++) {
        void *returned = NULL;
        pthread_join(threads[i], &returned);
        failed |= returned == NULL || memcmp(&results[0], &results[i], sizeof results[i]) != 0;
    }
    failed |= results[0].status != STET_OK || results[0].counts[0] != 3 || results[0].counts[2] != 4;
    printf("%d threads, %d parses each: %s\n", THREADS, ROUNDS, failed ? "FAILED" : "the same");
    return failed;
}
