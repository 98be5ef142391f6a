/* SPDX-License-Identifier: MIT
 *
 * delivery.h - what the workers made goes out: messages to standard error, articles to standard output, in order.
 */
#ifndef STET_CLI_DELIVERY_H
#define STET_CLI_DELIVERY_H

#include "pipeline.h"
#include "progress.h"
#include "resume.h"

struct delivery {
    const struct writer *writer;
    struct pen pen; /* to the output */
    struct tally total;
    uint64_t troubles;
    struct progress *progress;
    struct resume *resume; /* or NULL */
    bool halted;           /* at the first trouble, or by one of its own */
};

/* Puts what stands before all articles. */
void delivery_begin(struct delivery *delivery, const struct settings *settings, int descriptor);

/* A deliverer's deliver and spill. */
bool delivery_take(void *context, struct batch *batch);
void delivery_spill(void *context, struct batch *batch, struct output *out);

/* Puts what stands behind all articles, and closes the output. Returns an errno, or 0. */
int delivery_end(struct delivery *delivery);

#endif
