/* SPDX-License-Identifier: MIT
 *
 * stet.c - stet itself: each kernel, with what is wanted growing.
 */
#include "stet.h"

#include "peers.h"

#include <stdio.h>
#include <stdlib.h>

#define WANT_I   ((uint32_t)(STET_WANT_BLOCKS | STET_WANT_QUOTATIONS))
#define WANT_II  (WANT_I | STET_WANT_SENTENCES)
#define WANT_III (WANT_II | STET_WANT_ATTRIBUTIONS | STET_WANT_REFERENCES)

static stet_article records = STET_ARTICLE_INIT;

static stet_options options_of(const peer *p)
{
    stet_options options = STET_OPTIONS_INIT;
    options.want = p->want;
    options.kernel = p->kernel_number;
    return options;
}

static uint64_t run_stet(const peer *p, const text *items, size_t count)
{
    stet_options options = options_of(p);
    uint64_t found = 0;
    for (size_t i = 0; i < count; i++) {
        stet_parse(items[i].bytes, items[i].len, &options, &records);
        found += records.block_count + records.sentence_count + records.quotation_count;
    }
    return found;
}

static void *resize(void *memory, size_t count, size_t size)
{
    void *larger = realloc(memory, (count + 1) * size);
    if (larger == NULL) abort();
    return larger;
}

/* Arrays that suffice for every text. */
static void make_room(const texts *set)
{
    stet_options options = STET_OPTIONS_INIT;
    stet_article counts = STET_ARTICLE_INIT;
    options.want = WANT_III;
    for (size_t i = 0; i < set->count; i++) {
        stet_parse(set->items[i].bytes, set->items[i].len, &options, &counts);
        if (counts.block_count > records.block_cap) records.block_cap = counts.block_count;
        if (counts.sentence_count > records.sentence_cap) records.sentence_cap = counts.sentence_count;
        if (counts.quotation_count > records.quotation_cap) records.quotation_cap = counts.quotation_count;
    }
    records.blocks = resize(records.blocks, records.block_cap, sizeof(stet_block));
    records.sentences = resize(records.sentences, records.sentence_cap, sizeof(stet_sentence));
    records.quotations = resize(records.quotations, records.quotation_cap, sizeof(stet_quotation));
}

static uint64_t digest(uint64_t sum, const void *memory, size_t size)
{
    const unsigned char *bytes = memory;
    for (size_t i = 0; i < size; i++)
        sum = (sum ^ bytes[i]) * 1099511628211u;
    return sum;
}

/* Of all records of all texts. */
static uint64_t digest_all(const peer *p, const texts *set)
{
    stet_options options = options_of(p);
    uint64_t sum = 14695981039346656037u;
    for (size_t i = 0; i < set->count; i++) {
        if (stet_parse(set->items[i].bytes, set->items[i].len, &options, &records) != STET_OK) return 0;
        sum = digest(sum, records.blocks, records.block_count * sizeof(stet_block));
        sum = digest(sum, records.sentences, records.sentence_count * sizeof(stet_sentence));
        sum = digest(sum, records.quotations, records.quotation_count * sizeof(stet_quotation));
    }
    return sum;
}

void peers_add_stet(peer_list *list, const texts *set)
{
    static const struct {
        const char *name;
        uint32_t want;
    } levels[] = {{"stet (i)", WANT_I}, {"stet (ii)", WANT_II}, {"stet (iii)", WANT_III}};
    uint64_t expected[3] = {0, 0, 0};
    make_room(set);
    for (uint32_t kernel = STET_KERNEL_NEON; kernel >= STET_KERNEL_PORTABLE; kernel--) {
        if (!stet_kernel_available(kernel)) continue;
        for (size_t i = 0; i < 3; i++) {
            peer *p = peers_add(list, levels[i].name, stet_kernel_name(kernel));
            p->run = run_stet;
            p->want = levels[i].want;
            p->kernel_number = kernel;
            uint64_t found = digest_all(p, set);
            if (expected[i] == 0) expected[i] = found;
            if (found == 0) p->wrong = "a parse fails";
            if (found != expected[i]) p->wrong = "its records are not those of another kernel";
        }
    }
}
