/* SPDX-License-Identifier: MIT
 *
 * worker.h - what is done to articles: each is read, parsed and written into its batch's output.
 */
#ifndef STET_CLI_WORKER_H
#define STET_CLI_WORKER_H

#include "batch.h"
#include "convert.h"
#include "json_line.h"
#include "records.h"
#include "writers.h"

/* What is asked of all workers. */
struct work {
    const struct writer *writer;
    const struct settings *settings;
    const stet_options *parse;
    struct json_keys keys;
    const char *encoding; /* or NULL */
    bool halt;            /* the first trouble is to be the last thing */
};

/* What one thread works with. */
struct worker {
    const struct work *work;
    struct json_reader json;
    struct converter converter;
    struct records records;
    struct pen pen;
};

/* The caller has tried the encoding. A worker that gets no converter all the same says so of each article. */
void worker_begin(struct worker *worker, const struct work *work);
void worker_end(struct worker *worker);

/* Works on all items of the batch. */
void worker_run(struct worker *worker, struct batch *batch);

#endif
