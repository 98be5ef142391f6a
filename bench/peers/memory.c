/* SPDX-License-Identifier: MIT
 *
 * memory.c - what reading and copying alone takes.
 */
#include "peers.h"

#include <stdlib.h>
#include <string.h>

enum { ABSENT = 0x01 };

static char *copy;

static uint64_t run_memcpy(const peer *p, const text *items, size_t count)
{
    uint64_t sum = 0;
    (void)p;
    for (size_t i = 0; i < count; i++) {
        memcpy(copy, items[i].bytes, items[i].len);
        sum += (unsigned char)copy[items[i].len / 2];
    }
    return sum;
}

static uint64_t run_memchr(const peer *p, const text *items, size_t count)
{
    uint64_t found = 0;
    (void)p;
    for (size_t i = 0; i < count; i++)
        found += memchr(items[i].bytes, ABSENT, items[i].len) != NULL;
    return found;
}

void peers_add_memory(peer_list *list, const texts *set)
{
    size_t longest = 1;
    for (size_t i = 0; i < set->count; i++)
        if (set->items[i].len > longest) longest = set->items[i].len;
    char *larger = realloc(copy, longest);
    if (larger == NULL) abort();
    copy = larger;
    peers_add(list, "memcpy", "")->run = run_memcpy;
    peer *p = peers_add(list, "memchr", "");
    p->run = run_memchr;
    if (run_memchr(p, set->items, set->count) > set->count / 100) p->wrong = "the byte sought is in the texts";
}
