/* SPDX-License-Identifier: MIT
 *
 * plain.h - what one would write by hand in an afternoon, one byte at a time: paragraphs and quotations, and sentences.
 *
 * It is here to be compared with: no vectors, one table of a bit a byte, nothing learnt of what a text is like. It
 * trims paragraphs, pairs straight and curly marks and guillemets, nests, and tells apostrophes from marks by the
 * letters beside them; sentences end at a stop before a blank and a capital, but not after an initial or a short title.
 */
#ifndef STET_BENCH_PLAIN_H
#define STET_BENCH_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct plain_span {
    uint32_t start, end;
} plain_span;

typedef struct plain_found {
    plain_span *paragraphs, *quotations, *sentences; /* the caller's, of these caps */
    size_t paragraph_cap, quotation_cap, sentence_cap;
    size_t paragraph_count, quotation_count, sentence_count; /* all, also where fewer fitted */
} plain_found;

void plain_scan(const char *text, size_t len, bool sentences, plain_found *found);

#endif
