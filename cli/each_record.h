/* SPDX-License-Identifier: MIT
 *
 * each_record.h - one record after another, for writers that make a line of each.
 */
#ifndef STET_CLI_EACH_RECORD_H
#define STET_CLI_EACH_RECORD_H

#include "writers.h"

/* The article that the records are of. */
struct job {
    struct output *out;
    const struct places *places;
    const struct document *document;
    const struct bytes *id; /* as people read it */
};

/* The index-th record of its sort. */
struct record {
    const char *sort, *kind;
    size_t index;
    stet_span span;
    const stet_quotation *quotation; /* or NULL */
};

typedef void record_writer(const struct job *job, const struct record *record);

/* Has those written that are selected: blocks, then sentences, then quotations. */
void put_each_record(struct pen *pen, const struct document *document, const stet_article *article,
                     record_writer *put_record);

#endif
