/* SPDX-License-Identifier: MIT */
#include "peers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

peer *peers_add(peer_list *list, const char *name, const char *kernel)
{
    if (list->count == PEERS_MAX) {
        fprintf(stderr, "stet-peers: too many to measure\n");
        exit(2);
    }
    peer *p = &list->items[list->count++];
    memset(p, 0, sizeof *p);
    snprintf(p->name, sizeof p->name, "%s", name);
    snprintf(p->kernel, sizeof p->kernel, "%s", kernel);
    return p;
}
