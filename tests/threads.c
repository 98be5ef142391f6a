/* SPDX-License-Identifier: MIT
 *
 * threads.c - parses four texts in many threads at once, from the process's first call on: every thread must find what
 * one alone finds. What they could race for is the cached number of the kernel. Run under ThreadSanitizer by
 * ci/sanitizers, and by ctest; not by ci/coverage, whose counters threads would race for.
 */
#define _POSIX_C_SOURCE 200809L

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "stet.h"

enum { THREADS = 8, ROUNDS = 200, ROOM = 16 };

/* What each finds first differs: the style of the marks, the language, the layout, the kinds of the blocks. */
static const struct {
    const char *text;
    size_t blocks, quotations;
} stories[] = {
    {"Mill reopens\n\nBEACH HAVEN, May 3 - \"We are back,\" Ann Lee, the mayor, said. It rained.\n\n"
     "\"We are glad,\" Lee said, \"and so is 'everybody' here.\"\n",
     3, 4},
    {"Other \xC2\xABtext\xC2\xBB.\nWith lines.\n\xE2\x80\x9EUnd Zeichen\xE2\x80\x9C", 3, 2},
    {"By Ann Lee\n\n'I see,' he said.", 2, 1},
    {"* * *\n\nQ: Why? A \"thing\".", 2, 1},
};
enum { STORIES = sizeof stories / sizeof stories[0] };

/* What a thread found; zero where padding could be. */
typedef struct found {
    stet_block blocks[ROOM];
    stet_sentence sentences[ROOM];
    stet_quotation quotations[ROOM];
    size_t counts[3];
    stet_status status;
} found;

static pthread_barrier_t start;

static void parse(const char *text, found *f)
{
    stet_article article = STET_ARTICLE_INIT;
    memset(f, 0, sizeof *f);
    article.blocks = f->blocks;
    article.sentences = f->sentences;
    article.quotations = f->quotations;
    article.block_cap = article.sentence_cap = article.quotation_cap = ROOM;
    f->status = stet_parse(text, strlen(text), NULL, &article);
    f->counts[0] = article.block_count;
    f->counts[1] = article.sentence_count;
    f->counts[2] = article.quotation_count;
}

/* What a thread parses, and what it found at first; whether it found the same each time. */
typedef struct worker {
    const char *text;
    found first;
    uint32_t best; /* kernel, asked for before all else */
    bool same;
} worker;

static void *run(void *context)
{
    worker *w = context;
    found again;
    pthread_barrier_wait(&start);
    w->best = stet_kernel_best();
    parse(w->text, &w->first);
    w->same = true;
    for (int round = 1; round < ROUNDS; round++) {
        parse(w->text, &again);
        w->same &= memcmp(&w->first, &again, sizeof again) == 0;
    }
    return NULL;
}

/* Whether what the threads found in a story is what is found alone, and what stands there. */
static bool is_right(size_t story, const worker *workers)
{
    found alone;
    parse(stories[story].text, &alone);
    bool right = alone.status == STET_OK && alone.counts[0] == stories[story].blocks &&
                 alone.counts[2] == stories[story].quotations;
    for (size_t i = story; i < THREADS; i += STORIES)
        right &= workers[i].best == stet_kernel_best() && workers[i].same &&
                 memcmp(&workers[i].first, &alone, sizeof alone) == 0;
    return right;
}

int main(void)
{
    static worker workers[THREADS];
    pthread_t threads[THREADS];
    pthread_barrier_init(&start, NULL, THREADS);
    for (size_t i = 0; i < THREADS; i++) {
        workers[i].text = stories[i % STORIES].text;
        if (pthread_create(&threads[i], NULL, run, &workers[i]) != 0) return perror("threads"), 2;
    }
    for (size_t i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    int failed = 0;
    for (size_t story = 0; story < STORIES; story++) {
        bool right = is_right(story, workers);
        printf("story %zu, %d threads, %d parses each: %s\n", story, THREADS / STORIES, ROUNDS,
               right ? "the same" : "FAILED");
        failed |= !right;
    }
    return failed;
}
