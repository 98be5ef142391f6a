/* SPDX-License-Identifier: MIT */
#include "run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What fills arrays and the outputs of stet_article beforehand, so that a value left unset shows. */
enum { RUN_FILL = 0xA5 };

void run_expect(int holds, const char *what)
{
    if (holds) return;
    fprintf(stderr, "FINDING: %s\n", what);
    abort();
}

static void *exact_array(size_t count, size_t size)
{
    void *array = malloc(count * size);
    run_expect(array != NULL || count * size == 0, "no memory for an array");
    if (array == NULL) return malloc(1);
    memset(array, RUN_FILL, count * size);
    return array;
}

/* ---- Texts ------------------------------------------------------------------------------------------------------- */

#if defined(__SANITIZE_ADDRESS__)
#define RUN_ROOMS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define RUN_ROOMS 1
#endif
#endif

#if defined(RUN_ROOMS)
#include <sanitizer/asan_interface.h>

/* Rooms in which AddressSanitizer lets only the text be touched: as exact as a heap block, at a tenth of its price.
 * What is longer, or more than there are rooms, has a heap block. */
enum { ROOMS = 4, ROOM_BYTES = 2048, ROOM_EDGE = 64 };

static struct room {
    _Alignas(16) char edge[ROOM_EDGE], bytes[ROOM_BYTES], end[ROOM_EDGE];
} rooms[ROOMS];
static char *taken[ROOMS];

static char *take_room(size_t size)
{
    if (size > ROOM_BYTES) return NULL;
    for (size_t i = 0; i < ROOMS; i++) {
        if (taken[i] != NULL) continue;
        taken[i] = rooms[i].bytes;
        ASAN_POISON_MEMORY_REGION(&rooms[i], sizeof rooms[i]);
        ASAN_UNPOISON_MEMORY_REGION(rooms[i].bytes, size);
        return rooms[i].bytes;
    }
    return NULL;
}

/* Whether the text stood in a room, which is closed then. */
static int leave_room(const char *text)
{
    for (size_t i = 0; i < ROOMS; i++) {
        if (taken[i] != text || text == NULL) continue;
        ASAN_POISON_MEMORY_REGION(&rooms[i], sizeof rooms[i]);
        taken[i] = NULL;
        return 1;
    }
    return 0;
}
#else
static char *take_room(size_t size)
{
    (void)size;
    return NULL;
}

static int leave_room(const char *text)
{
    (void)text;
    return 0;
}
#endif

char *run_copy_text(const unsigned char *data, size_t size)
{
    char *text = take_room(size);
    if (text == NULL) text = malloc(size);
    run_expect(text != NULL || size == 0, "no memory for the text");
    if (size > 0) memcpy(text, data, size);
    return text;
}

void run_free_text(char *text)
{
    if (!leave_room(text)) free(text);
}

/* ---- Parses ------------------------------------------------------------------------------------------------------ */

static void fill_outputs(stet_article *article)
{
    memset(&article->layout, RUN_FILL, sizeof article->layout);
    memset(&article->flags, RUN_FILL, sizeof article->flags);
    memset(&article->language, RUN_FILL, sizeof article->language);
    article->block_cap = article->sentence_cap = article->quotation_cap = RUN_FILL; /* not read without an array */
    memset(&article->block_count, RUN_FILL, sizeof article->block_count);
    memset(&article->sentence_count, RUN_FILL, sizeof article->sentence_count);
    memset(&article->quotation_count, RUN_FILL, sizeof article->quotation_count);
    memset(&article->error_offset, RUN_FILL, sizeof article->error_offset);
}

run run_parse(const char *text, size_t len, stet_options options, uint32_t given, run_caps caps)
{
    run r = {options, STET_OK, STET_ARTICLE_INIT};
    fill_outputs(&r.article);
    if ((given & STET_WANT_BLOCKS) != 0) {
        r.article.blocks = exact_array(caps.blocks, sizeof(stet_block));
        r.article.block_cap = caps.blocks;
    }
    if ((given & STET_WANT_SENTENCES) != 0) {
        r.article.sentences = exact_array(caps.sentences, sizeof(stet_sentence));
        r.article.sentence_cap = caps.sentences;
    }
    if ((given & STET_WANT_QUOTATIONS) != 0) {
        r.article.quotations = exact_array(caps.quotations, sizeof(stet_quotation));
        r.article.quotation_cap = caps.quotations;
    }
    r.status = stet_parse(text, len, &r.options, &r.article);
    return r;
}

void run_free(run *r)
{
    free(r->article.blocks);
    free(r->article.sentences);
    free(r->article.quotations);
}

static void *copy_array(const void *array, size_t size)
{
    if (array == NULL) return NULL;
    void *copy = exact_array(1, size);
    if (size > 0) memcpy(copy, array, size);
    return copy;
}

run run_copy(const run *r)
{
    run copy = *r;
    copy.article.blocks = copy_array(r->article.blocks, r->article.block_cap * sizeof(stet_block));
    copy.article.sentences = copy_array(r->article.sentences, r->article.sentence_cap * sizeof(stet_sentence));
    copy.article.quotations = copy_array(r->article.quotations, r->article.quotation_cap * sizeof(stet_quotation));
    return copy;
}

run_caps run_counts(const run *r)
{
    run_caps counts = {r->article.block_count, r->article.sentence_count, r->article.quotation_count};
    return counts;
}

static size_t least(size_t x, size_t y)
{
    return x < y ? x : y;
}

void run_expect_first_of(const run *part, const run *whole, const char *what)
{
    const stet_article *p = &part->article, *w = &whole->article;
    int fits = 1, same = p->block_count == w->block_count && p->sentence_count == w->sentence_count &&
                         p->quotation_count == w->quotation_count;
    run_expect(same, what);
    if (p->blocks != NULL) {
        size_t bytes = least(p->block_cap, p->block_count) * sizeof(stet_block);
        same = same && memcmp(p->blocks, w->blocks, bytes) == 0;
        fits = fits && p->block_cap >= p->block_count;
    }
    if (p->sentences != NULL) {
        size_t bytes = least(p->sentence_cap, p->sentence_count) * sizeof(stet_sentence);
        same = same && memcmp(p->sentences, w->sentences, bytes) == 0;
        fits = fits && p->sentence_cap >= p->sentence_count;
    }
    if (p->quotations != NULL) {
        size_t bytes = least(p->quotation_cap, p->quotation_count) * sizeof(stet_quotation);
        same = same && memcmp(p->quotations, w->quotations, bytes) == 0;
        fits = fits && p->quotation_cap >= p->quotation_count;
    }
    run_expect(same, what);
    run_expect(part->status == (fits ? STET_OK : STET_E_CAPACITY), "the status does not match the caps");
    run_expect(p->layout == w->layout && p->flags == w->flags && p->language == w->language &&
                   p->error_offset == w->error_offset,
               what);
}

void run_expect_same(const run *r, const run *other, const char *what)
{
    run_expect(r->status == other->status, what);
    run_expect_first_of(r, other, what);
}

run run_parse_whole(const char *text, size_t len, stet_options options, uint32_t given)
{
    run_caps none = {0, 0, 0};
    run counted = run_parse(text, len, options, given, none);
    run whole = run_parse(text, len, options, given, run_counts(&counted));
    run_expect(whole.status == STET_OK, "caps that suffice do not suffice");
    run_expect_first_of(&counted, &whole, "arrays without room change the counts");
    run_free(&counted);
    return whole;
}

/* ---- A beginning that stays ----------------------------------------------------------------------------------------
 */

size_t run_sentences_before(const stet_article *a, size_t block)
{
    return block < a->block_count ? a->blocks[block].first_sentence : a->sentence_count;
}

size_t run_quotations_before(const stet_article *a, size_t block)
{
    return block < a->block_count ? a->blocks[block].first_quotation : a->quotation_count;
}

static void expect_equal(const void *one, const void *other, size_t size, const char *what, const char *records)
{
    char message[200];
    if (memcmp(one, other, size) == 0) return;
    snprintf(message, sizeof message, "%s %s", what, records);
    run_expect(0, message);
}

void run_expect_kept(const stet_article *a, const stet_article *other, size_t blocks, const char *what)
{
    size_t sentences = run_sentences_before(a, blocks), quotations = run_quotations_before(a, blocks);
    expect_equal(a->blocks, other->blocks, blocks * sizeof *a->blocks, what, "blocks");
    expect_equal(a->sentences, other->sentences, sentences * sizeof *a->sentences, what, "sentences");
    expect_equal(a->quotations, other->quotations, quotations * sizeof *a->quotations, what, "quotations");
}
