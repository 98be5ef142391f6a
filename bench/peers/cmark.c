/* SPDX-License-Identifier: MIT
 *
 * cmark.c - the reference parser of CommonMark, which builds a tree.
 */
#include "peers.h"

#include <cmark.h>

static uint64_t run_cmark(const peer *p, const text *items, size_t count)
{
    uint64_t found = 0;
    (void)p;
    for (size_t i = 0; i < count; i++) {
        cmark_node *document = cmark_parse_document(items[i].bytes, items[i].len, CMARK_OPT_DEFAULT);
        found += document != NULL && cmark_node_first_child(document) != NULL;
        cmark_node_free(document);
    }
    return found;
}

void peers_add_cmark(peer_list *list, const texts *set)
{
    peer *p = peers_add(list, "cmark", "");
    p->run = run_cmark;
    if (run_cmark(p, set->items, set->count) < set->count / 2) p->wrong = "it finds no paragraphs";
}
