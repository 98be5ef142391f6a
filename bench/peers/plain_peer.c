/* SPDX-License-Identifier: MIT */
#include "peers.h"
#include "plain.h"

#include <stdlib.h>

static plain_found found;

static uint64_t run_plain(const peer *p, const text *items, size_t count)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        plain_scan(items[i].bytes, items[i].len, p->option != 0, &found);
        sum += found.paragraph_count + found.quotation_count + found.sentence_count;
    }
    return sum;
}

static plain_span *resize(plain_span *spans, size_t count)
{
    plain_span *larger = realloc(spans, (count + 1) * sizeof *spans);
    if (larger == NULL) abort();
    return larger;
}

static void raise_to(size_t *cap, size_t count)
{
    if (count > *cap) *cap = count;
}

static void make_room(const texts *set)
{
    plain_found counts = {.paragraph_cap = 0};
    for (size_t i = 0; i < set->count; i++) {
        plain_scan(set->items[i].bytes, set->items[i].len, true, &counts);
        raise_to(&found.paragraph_cap, counts.paragraph_count);
        raise_to(&found.quotation_cap, counts.quotation_count);
        raise_to(&found.sentence_cap, counts.sentence_count);
    }
    found.paragraphs = resize(found.paragraphs, found.paragraph_cap);
    found.quotations = resize(found.quotations, found.quotation_cap);
    found.sentences = resize(found.sentences, found.sentence_cap);
}

void peers_add_plain(peer_list *list, const texts *set)
{
    static const char *const names[] = {"plain C", "plain C + sentences"};
    make_room(set);
    for (uint32_t i = 0; i < 2; i++) {
        peer *p = peers_add(list, names[i], "");
        p->run = run_plain;
        p->option = i;
        if (run_plain(p, set->items, set->count) < set->count) p->wrong = "it finds nothing";
    }
}
