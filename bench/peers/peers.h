/* SPDX-License-Identifier: MIT
 *
 * peers.h - what stet is measured beside. One file each; it alone knows the library that it is about.
 */
#ifndef STET_BENCH_PEERS_H
#define STET_BENCH_PEERS_H

#include "texts.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { PEERS_MAX = 64, PEER_NAME_MAX = 64 };

typedef struct peer {
    char name[PEER_NAME_MAX];
    char kernel[16]; /* "" where there are none */
    /* Does its work on `count` texts. Returns a number that depends on what was found, so that work must be done, and
     * that is the same each time. */
    uint64_t (*run)(const struct peer *p, const text *items, size_t count);
    const char *wrong;                    /* why its answers are not to be trusted, or NULL; set when it is added */
    uint32_t want, kernel_number, option; /* of whoever added it */
} peer;

typedef struct peer_list {
    peer items[PEERS_MAX];
    size_t count;
} peer_list;

/* A new one at the end; ends the process where there are too many. */
peer *peers_add(peer_list *list, const char *name, const char *kernel);

/* Each checks its answers on all texts of the set. */
void peers_add_stet(peer_list *list, const texts *set);   /* every kernel: (i), (ii), (iii) */
void peers_add_plain(peer_list *list, const texts *set);  /* our scanner of one byte at a time */
void peers_add_memory(peer_list *list, const texts *set); /* memcpy, memchr */

/* Those below are there where their libraries are. */
void peers_add_md4c(peer_list *list, const texts *set);
void peers_add_cmark(peer_list *list, const texts *set);
void peers_add_icu(peer_list *list, const texts *set);
void peers_add_simdjson(peer_list *list, const texts *set);

#ifdef __cplusplus
}
#endif

#endif
