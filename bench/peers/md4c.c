/* SPDX-License-Identifier: MIT
 *
 * md4c.c - the fastest parser of CommonMark in C, with callbacks that only count.
 */
#include "peers.h"

#include <md4c.h>

static int count_block(MD_BLOCKTYPE type, void *detail, void *count)
{
    (void)type, (void)detail;
    ++*(uint64_t *)count;
    return 0;
}

static int count_span(MD_SPANTYPE type, void *detail, void *count)
{
    (void)type, (void)detail;
    ++*(uint64_t *)count;
    return 0;
}

static int ignore_block(MD_BLOCKTYPE type, void *detail, void *count)
{
    (void)type, (void)detail, (void)count;
    return 0;
}

static int ignore_span(MD_SPANTYPE type, void *detail, void *count)
{
    (void)type, (void)detail, (void)count;
    return 0;
}

static int ignore_text(MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE size, void *count)
{
    (void)type, (void)bytes, (void)size, (void)count;
    return 0;
}

static const MD_PARSER parser = {
    .enter_block = count_block,
    .leave_block = ignore_block,
    .enter_span = count_span,
    .leave_span = ignore_span,
    .text = ignore_text,
};

static uint64_t run_md4c(const peer *p, const text *items, size_t count)
{
    uint64_t found = 0;
    (void)p;
    for (size_t i = 0; i < count; i++)
        md_parse(items[i].bytes, (MD_SIZE)items[i].len, &parser, &found);
    return found;
}

void peers_add_md4c(peer_list *list, const texts *set)
{
    uint64_t found = 0;
    peer *p = peers_add(list, "md4c", "");
    p->run = run_md4c;
    for (size_t i = 0; i < set->count; i++)
        if (md_parse(set->items[i].bytes, (MD_SIZE)set->items[i].len, &parser, &found) != 0) p->wrong = "it fails";
    if (found < 2 * set->count) p->wrong = "it finds no paragraphs";
}
