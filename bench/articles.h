/* SPDX-License-Identifier: MIT
 *
 * articles.h - many articles made of few: some hundred distinct ones, made of the golden articles' paragraphs.
 *
 * A processor learns the branches that sixty articles take, and then a time says little about news it never saw. So
 * each article here keeps the head of one golden article and draws its other paragraphs from all that are laid out
 * alike and in the same language; and one long word in four gives way to another one of the same case, which shifts all
 * that follows. The draw is seeded: the same golden articles give the same bytes everywhere. What makes no sense to a
 * reader makes sense to a parser: marks, cues, names, stops and lines are as they were.
 */
#ifndef STET_BENCH_ARTICLES_H
#define STET_BENCH_ARTICLES_H

#include <stddef.h>

typedef struct article {
    const char *bytes;
    size_t len;
} article;

typedef struct articles {
    article *items;
    size_t count;
    size_t bytes; /* of all together */
} articles;

/* Makes articles of the .txt files of a directory until there are `bytes` of them. Returns NULL, or what went wrong. */
const char *articles_make(articles *set, const char *directory, size_t bytes);

/* `size` bytes, 0, at an address that is the same modulo 2 MiB each time, in large pages where the system has them:
 * where small pages lie in memory changes from process to process, and the caches' luck with it. NULL: no memory. */
void *articles_allocate(size_t size);

#endif
