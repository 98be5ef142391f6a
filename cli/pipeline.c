/* SPDX-License-Identifier: MIT */
#include "pipeline.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>

/* Batches beside those that the workers have in hand: one that is filled, one after it, one that is delivered, and one
 * that waits for each worker. */
#define BATCHES(workers) (2 * (workers) + 3)

enum state { STATE_EMPTY, STATE_FILLED, STATE_DONE };

struct slot {
    struct batch batch;
    enum state state;
    uint64_t number;
    struct pipeline *pipeline;
};

/* All counts are of batches since the beginning; a batch's slot is its number modulo the number of slots. */
struct pipeline {
    pthread_mutex_t lock;
    pthread_cond_t emptied, filled, done, turn;
    struct slot *slots;
    unsigned slot_count, worker_count;
    uint64_t given, submitted, taken, delivered;
    bool ended;   /* no more are submitted */
    bool stopped; /* no more are wanted */
    const struct work *work;
    const struct deliverer *deliverer;
    pthread_t *threads; /* the workers, then the deliverer */
    unsigned started;
};

static struct slot *slot_of(struct pipeline *p, uint64_t number)
{
    return &p->slots[number % p->slot_count];
}

/* ---- Workers ----------------------------------------------------------------------------------------------------- */

/* The next batch to work on, or NULL at the end. */
static struct slot *take(struct pipeline *p)
{
    struct slot *slot = NULL;
    pthread_mutex_lock(&p->lock);
    while (p->taken == p->submitted && !p->ended && !p->stopped)
        pthread_cond_wait(&p->filled, &p->lock);
    if (p->taken < p->submitted && !p->stopped) {
        slot = slot_of(p, p->taken);
        slot->number = p->taken++;
    }
    pthread_mutex_unlock(&p->lock);
    return slot;
}

/* Waits for the batch's turn. The batches before are in the hands of other workers, or done, so it comes. */
static void spill(void *context, struct output *out)
{
    struct slot *slot = context;
    struct pipeline *p = slot->pipeline;
    pthread_mutex_lock(&p->lock);
    while (p->delivered != slot->number && !p->stopped)
        pthread_cond_wait(&p->turn, &p->lock);
    bool stopped = p->stopped;
    pthread_mutex_unlock(&p->lock);
    if (!stopped) p->deliverer->spill(p->deliverer->context, &slot->batch, out);
    out->used = 0;
}

static void put_down(struct pipeline *p, struct slot *slot)
{
    pthread_mutex_lock(&p->lock);
    slot->state = STATE_DONE;
    pthread_cond_signal(&p->done);
    pthread_mutex_unlock(&p->lock);
}

static void *work(void *context)
{
    struct pipeline *p = context;
    struct worker worker;
    struct slot *slot;
    worker_begin(&worker, p->work);
    while ((slot = take(p)) != NULL) {
        slot->batch.out.spill = spill;
        slot->batch.out.context = slot;
        worker_run(&worker, &slot->batch);
        put_down(p, slot);
    }
    worker_end(&worker);
    return NULL;
}

/* ---- The deliverer ----------------------------------------------------------------------------------------------- */

/* The next batch in order, when it is done, or NULL at the end. */
static struct slot *await(struct pipeline *p)
{
    pthread_mutex_lock(&p->lock);
    struct slot *slot = slot_of(p, p->delivered);
    while (slot->state != STATE_DONE && !(p->ended && p->delivered == p->submitted))
        pthread_cond_wait(&p->done, &p->lock);
    bool done = slot->state == STATE_DONE;
    pthread_mutex_unlock(&p->lock);
    return done ? slot : NULL;
}

static void give_back(struct pipeline *p, struct slot *slot, bool on)
{
    batch_reset(&slot->batch);
    pthread_mutex_lock(&p->lock);
    slot->state = STATE_EMPTY;
    p->delivered++;
    if (!on) {
        p->stopped = true;
        pthread_cond_broadcast(&p->filled);
    }
    pthread_cond_signal(&p->emptied);
    pthread_cond_broadcast(&p->turn);
    pthread_mutex_unlock(&p->lock);
}

static void *deliver(void *context)
{
    struct pipeline *p = context;
    struct slot *slot;
    bool on = true;
    while (on && (slot = await(p)) != NULL) {
        on = p->deliverer->deliver(p->deliverer->context, &slot->batch);
        give_back(p, slot, on);
    }
    return NULL;
}

/* ---- The reader -------------------------------------------------------------------------------------------------- */

struct batch *pipeline_fresh(struct pipeline *p)
{
    struct slot *slot = NULL;
    pthread_mutex_lock(&p->lock);
    while (p->given - p->delivered == p->slot_count && !p->stopped)
        pthread_cond_wait(&p->emptied, &p->lock);
    if (!p->stopped) slot = slot_of(p, p->given++);
    pthread_mutex_unlock(&p->lock);
    return slot == NULL ? NULL : &slot->batch;
}

void pipeline_submit(struct pipeline *p)
{
    pthread_mutex_lock(&p->lock);
    slot_of(p, p->submitted)->state = STATE_FILLED;
    p->submitted++;
    pthread_cond_signal(&p->filled);
    pthread_mutex_unlock(&p->lock);
}

bool pipeline_stopped(struct pipeline *p)
{
    pthread_mutex_lock(&p->lock);
    bool stopped = p->stopped;
    pthread_mutex_unlock(&p->lock);
    return stopped;
}

/* ---- Beginning and end ------------------------------------------------------------------------------------------- */

static bool allocate(struct pipeline *p, unsigned workers)
{
    p->worker_count = workers;
    p->slot_count = BATCHES(workers);
    p->slots = calloc(p->slot_count, sizeof *p->slots);
    p->threads = calloc((size_t)workers + 1, sizeof *p->threads);
    if (p->slots == NULL || p->threads == NULL) return false;
    for (unsigned i = 0; i < p->slot_count; i++) {
        batch_begin(&p->slots[i].batch);
        p->slots[i].pipeline = p;
    }
    return true;
}

static void release(struct pipeline *p)
{
    for (unsigned i = 0; p->slots != NULL && i < p->slot_count; i++)
        batch_free(&p->slots[i].batch);
    free(p->slots);
    free(p->threads);
    pthread_cond_destroy(&p->emptied);
    pthread_cond_destroy(&p->filled);
    pthread_cond_destroy(&p->done);
    pthread_cond_destroy(&p->turn);
    pthread_mutex_destroy(&p->lock);
    free(p);
}

/* Signals are for the thread that reads: it is the one that may wait for somebody. But for SIGPIPE, which is for the
 * one that writes. */
static int start_threads(struct pipeline *p)
{
    sigset_t all, before;
    int error = 0;
    sigfillset(&all);
    sigdelset(&all, SIGPIPE);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (error == 0 && p->started <= p->worker_count) {
        error = pthread_create(&p->threads[p->started], NULL, p->started < p->worker_count ? work : deliver, p);
        p->started += error == 0;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return error;
}

struct pipeline *pipeline_begin(const struct work *work_asked, unsigned workers, const struct deliverer *deliverer)
{
    struct pipeline *p = calloc(1, sizeof *p);
    if (p == NULL) return NULL;
    p->work = work_asked;
    p->deliverer = deliverer;
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->emptied, NULL);
    pthread_cond_init(&p->filled, NULL);
    pthread_cond_init(&p->done, NULL);
    pthread_cond_init(&p->turn, NULL);
    int error = allocate(p, workers) ? start_threads(p) : ENOMEM;
    if (error == 0) return p;
    p->stopped = true;
    pipeline_end(p);
    errno = error;
    return NULL;
}

void pipeline_end(struct pipeline *p)
{
    pthread_mutex_lock(&p->lock);
    p->ended = true;
    pthread_cond_broadcast(&p->filled);
    pthread_cond_broadcast(&p->done);
    pthread_mutex_unlock(&p->lock);
    for (unsigned i = 0; i < p->started; i++)
        pthread_join(p->threads[i], NULL);
    release(p);
}
