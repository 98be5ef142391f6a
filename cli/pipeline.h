/* SPDX-License-Identifier: MIT
 *
 * pipeline.h - a reader, workers and a deliverer at the same time, on batches that go round in a ring.
 *
 * The caller of pipeline_fresh and pipeline_submit is the reader. Workers take batches as they come. The deliverer gets
 * them in the order in which they were submitted, one at a time. There are only so many batches: a reader that is ahead
 * of the workers, or workers ahead of the deliverer, wait. So memory does not depend on how much there is to read.
 */
#ifndef STET_CLI_PIPELINE_H
#define STET_CLI_PIPELINE_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "batch.h"
#include "worker.h"

struct deliverer {
    /* Takes a batch that is done. Returns false where no other is wanted. */
    bool (*deliver)(void *context, struct batch *batch);
    /* Takes what is in the batch's output before it is done, since that is much: memory is bounded whatever comes of an
     * article. In the batch's turn, too, but by the worker. */
    void (*spill)(void *context, struct batch *batch, struct output *out);
    void *context;
};

struct pipeline;

/* Starts the threads. NULL where there are none to be had; errno says why. */
struct pipeline *pipeline_begin(const struct work *work, unsigned workers, const struct deliverer *deliverer);

/* An empty batch; waits for one. NULL where nobody wants more. */
struct batch *pipeline_fresh(struct pipeline *pipeline);

/* Submits the oldest batch that was given and not yet submitted. */
void pipeline_submit(struct pipeline *pipeline);

/* Whether nobody wants more. */
bool pipeline_stopped(struct pipeline *pipeline);

/* Waits until all that was submitted is delivered, or no longer wanted. */
void pipeline_end(struct pipeline *pipeline);

#endif
