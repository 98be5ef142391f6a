/* SPDX-License-Identifier: MIT */
#include "delivery.h"

#include <stdio.h>
#include <string.h>

void delivery_begin(struct delivery *delivery, const struct settings *settings, int descriptor)
{
    pen_begin(&delivery->pen, settings);
    output_to_descriptor(&delivery->pen.out, descriptor);
    if (delivery->resume != NULL) {
        delivery->total = delivery->resume->tally;
        delivery->troubles = delivery->resume->troubles;
    }
    if (delivery->resume != NULL && delivery->resume->begun) return;
    if (delivery->writer->begin != NULL) delivery->writer->begin(&delivery->pen);
    if (delivery->resume != NULL) delivery->resume->begun = 1;
}

static void print_notes(struct delivery *delivery, const struct output *notes)
{
    if (notes->used == 0) return;
    progress_hide(delivery->progress);
    /* Nothing can be done about a standard error that takes no output. */
    fwrite(notes->bytes, 1, notes->used, stderr);
}

/* Articles of which a part is missing are not for anybody. */
static bool is_whole(struct delivery *delivery, const struct batch *batch)
{
    if (batch->out.error == 0) return true;
    progress_hide(delivery->progress);
    message(NULL, "%s", strerror(batch->out.error));
    delivery->troubles++;
    delivery->halted = true;
    return false;
}

/* What stands between two articles stands before the batch's first, too. */
static void put_articles(struct delivery *delivery, struct batch *batch, const struct output *articles)
{
    struct output *out = &delivery->pen.out;
    if (articles->used == 0) return;
    if (delivery->total.articles > 0 && !batch->spilled) put(out, delivery->writer->between);
    put_bytes(out, articles->bytes, articles->used);
}

void delivery_spill(void *context, struct batch *batch, struct output *out)
{
    struct delivery *delivery = context;
    put_articles(delivery, batch, out);
    batch->spilled = true;
}

/* What a halted batch leaves is no state to go on from: its trouble is to be met again. */
static bool keep_state(struct delivery *delivery, const struct batch *batch)
{
    struct resume *resume = delivery->resume;
    if (resume == NULL || delivery->halted) return true;
    resume->mark = batch->mark;
    resume->tally = delivery->total;
    resume->troubles = delivery->troubles;
    return resume_save(resume, false);
}

bool delivery_take(void *context, struct batch *batch)
{
    struct delivery *delivery = context;
    print_notes(delivery, &batch->notes);
    if (!is_whole(delivery, batch)) return false;
    put_articles(delivery, batch, &batch->out);
    if (output_flush(&delivery->pen.out) != 0) return false;
    tally_join(&delivery->total, &batch->tally);
    delivery->troubles += batch->troubles;
    delivery->halted = batch->halt;
    if (!keep_state(delivery, batch)) delivery->halted = true;
    progress_show(delivery->progress, delivery->total.articles);
    return !delivery->halted;
}

/* The state is that before the end, which another run writes anew behind what it adds. */
int delivery_end(struct delivery *delivery)
{
    struct output *out = &delivery->pen.out;
    progress_hide(delivery->progress);
    bool keep = delivery->resume != NULL && !delivery->halted;
    if (output_flush(out) == 0 && keep && !resume_save(delivery->resume, true)) delivery->halted = true;
    if (delivery->writer->end != NULL) delivery->writer->end(&delivery->pen, &delivery->total);
    int error = output_end(out);
    pen_end(&delivery->pen);
    return error;
}
