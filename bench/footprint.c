/* SPDX-License-Identifier: MIT
 *
 * footprint.c - the memory that stet_parse uses, measured: how deep its stack goes, and that it allocates nothing.
 *
 *     stet-footprint --limit BYTES [--corpus PATH]...
 *
 * Parses made-up articles of all languages, hostile inputs, random bytes and the texts named, with every kernel, on a
 * thread whose stack was filled with a pattern: what is no longer the pattern was used. Calls of malloc and its kin are
 * counted while a parse runs, whoever calls them. Fails where the stack goes deeper than the limit, or with any call.
 */
#define _GNU_SOURCE

#include "hostile.h"
#include "made.h"
#include "stet.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { STACK_BYTES = 1 << 20, PATTERN = 0xA5, MARGIN = 4096, MADE = 1 << 20, HOSTILE = 1 << 18, RANDOM = 1 << 18 };

/* ---- Heap -------------------------------------------------------------------------------------------------------- */

static volatile int parsing;
static volatile unsigned long heap_calls;

#ifdef __GLIBC__
#define HEAP_IS_COUNTED 1
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *memory);

void *malloc(size_t size)
{
    heap_calls += (unsigned long)parsing;
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    heap_calls += (unsigned long)parsing;
    return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    heap_calls += (unsigned long)parsing;
    return __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    heap_calls += (unsigned long)parsing;
    return __libc_memalign(alignment, size);
}

void free(void *memory)
{
    heap_calls += (unsigned long)parsing;
    __libc_free(memory);
}
#else
#define HEAP_IS_COUNTED 0
#endif

/* ---- Stack ------------------------------------------------------------------------------------------------------- */

typedef struct task {
    const text *parsed;
    uint32_t kernel;
    stet_article *article;
    unsigned char *stack;
    size_t used;
} task;

/* From the bottom of the stack up to a bit below the caller's frame. */
static __attribute__((noinline)) size_t paint(unsigned char *stack, const unsigned char *frame)
{
    size_t free_bytes = (size_t)(frame - stack) - MARGIN;
    memset(stack, PATTERN, free_bytes);
    return free_bytes;
}

static void *parse_on_thread(void *argument)
{
    task *t = argument;
    unsigned char here = 0;
    stet_options options = STET_OPTIONS_INIT;
    options.want = STET_WANT_BLOCKS | STET_WANT_SENTENCES | STET_WANT_REFERENCES;
    options.kernel = t->kernel;
    size_t painted = paint(t->stack, &here), untouched = 0;
    parsing = 1;
    stet_status status = stet_parse(t->parsed->bytes, t->parsed->len, &options, t->article);
    parsing = 0;
    while (untouched < painted && t->stack[untouched] == PATTERN)
        untouched++;
    /* within the margin nothing is known, so that much counts as used */
    t->used = status == STET_OK || status == STET_E_CAPACITY ? (size_t)(&here - t->stack) - untouched : SIZE_MAX;
    return NULL;
}

static size_t stack_of(const text *parsed, uint32_t kernel, stet_article *article, unsigned char *stack)
{
    pthread_attr_t attributes;
    pthread_t thread;
    task t = {parsed, kernel, article, stack, 0};
    pthread_attr_init(&attributes);
    if (pthread_attr_setstack(&attributes, stack, STACK_BYTES) != 0 ||
        pthread_create(&thread, &attributes, parse_on_thread, &t) != 0) {
        fprintf(stderr, "stet-footprint: no thread\n");
        exit(2);
    }
    pthread_join(thread, NULL);
    pthread_attr_destroy(&attributes);
    return t.used;
}

/* ---- Inputs ------------------------------------------------------------------------------------------------------ */

static void add_random(texts *set)
{
    uint32_t state = 1;
    char *bytes = malloc(RANDOM);
    if (bytes == NULL) abort();
    for (size_t i = 0; i < RANDOM; i++) {
        state = state * 1664525u + 1013904223u;
        bytes[i] = (char)(state >> 24);
    }
    texts_add_bytes(set, bytes, RANDOM);
    free(bytes);
}

static void add_inputs(texts *set)
{
    static const uint32_t languages[] = {STET_LANGUAGE_ENGLISH, STET_LANGUAGE_GERMAN, STET_LANGUAGE_FRENCH,
                                         STET_LANGUAGE_RUSSIAN, STET_LANGUAGE_JAPANESE};
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++)
        made_add(set, languages[i], MADE);
    for (size_t i = 0; i < hostile_count; i++)
        hostile_add(set, &hostiles[i], HOSTILE);
    add_random(set);
}

/* Room for some records; that there are more is no matter. */
static stet_article allocate_article(void)
{
    enum { RECORDS = 10000 };
    stet_article article = STET_ARTICLE_INIT;
    article.block_cap = article.sentence_cap = article.quotation_cap = RECORDS;
    article.blocks = malloc(RECORDS * sizeof(stet_block));
    article.sentences = malloc(RECORDS * sizeof(stet_sentence));
    article.quotations = malloc(RECORDS * sizeof(stet_quotation));
    if (article.blocks == NULL || article.sentences == NULL || article.quotations == NULL) abort();
    return article;
}

static int measure(const texts *set, uint32_t kernel, stet_article *article, unsigned char *stack, size_t limit)
{
    size_t most = 0, which = 0;
    heap_calls = 0;
    for (size_t i = 0; i < set->count; i++) {
        size_t used = stack_of(&set->items[i], kernel, article, stack);
        if (used > most) {
            most = used;
            which = i;
        }
    }
    size_t line = strcspn(set->items[which].bytes, "\n");
    printf("%-9s stack at most %zu bytes (%.*s), %s%lu calls of malloc and its kin, in %zu parses\n",
           stet_kernel_name(kernel), most, line < 40 ? (int)line : 40, set->items[which].bytes,
           HEAP_IS_COUNTED ? "" : "uncounted: ", heap_calls, set->count);
    return most <= limit && heap_calls == 0;
}

int main(int argc, char **argv)
{
    texts set = {NULL, 0, 0, 0};
    size_t limit = 0;
    int good = 1;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--limit") == 0) limit = strtoul(argv[i + 1], NULL, 10);
        if (strcmp(argv[i], "--corpus") == 0) texts_add_path(&set, argv[i + 1]);
    }
    if (limit == 0 || argc % 2 == 0) {
        fprintf(stderr, "usage: stet-footprint --limit BYTES [--corpus PATH]...\n");
        return 2;
    }
    add_inputs(&set);
    stet_article article = allocate_article();
    void *stack = mmap(NULL, STACK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED) return 2;
    for (uint32_t kernel = STET_KERNEL_PORTABLE; kernel <= STET_KERNEL_NEON; kernel++)
        if (stet_kernel_available(kernel)) good &= measure(&set, kernel, &article, stack, limit);
    return good ? 0 : 1;
}
