/* SPDX-License-Identifier: MIT */
#include "delivery.h"

#include <errno.h>
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
    if (delivery->writer->begin != NULL) delivery->writer->begin(&delivery->pen);
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
    message(NULL, 0, "%s", strerror(batch->out.error));
    delivery->troubles++;
    delivery->halted = true;
    return false;
}

static bool put_articles(struct delivery *delivery, const struct batch *batch)
{
    struct output *out = &delivery->pen.out;
    if (batch->tally.articles == 0) return true;
    if (delivery->total.articles > 0) put(out, delivery->writer->between);
    put_bytes(out, batch->out.bytes, batch->out.used);
    return output_flush(out) == 0;
}

/* What a halted batch leaves is no state to go on from: its trouble is to be met again. */
static bool keep_state(struct delivery *delivery, const struct batch *batch)
{
    struct resume *resume = delivery->resume;
    if (resume == NULL || delivery->halted) return true;
    resume->mark = batch->mark;
    resume->output_bytes += batch->tally.articles > 0 ? batch->out.used : 0;
    resume->tally = delivery->total;
    resume->troubles = delivery->troubles;
    return resume_save(resume, false);
}

bool delivery_take(void *context, struct batch *batch)
{
    struct delivery *delivery = context;
    print_notes(delivery, &batch->notes);
    if (!is_whole(delivery, batch) || !put_articles(delivery, batch)) return false;
    tally_join(&delivery->total, &batch->tally);
    delivery->troubles += batch->troubles;
    delivery->halted = batch->halt;
    if (!keep_state(delivery, batch)) delivery->halted = true;
    progress_show(delivery->progress, delivery->total.articles);
    return !delivery->halted;
}

int delivery_end(struct delivery *delivery)
{
    progress_hide(delivery->progress);
    if (delivery->writer->end != NULL) delivery->writer->end(&delivery->pen, &delivery->total);
    int error = output_end(&delivery->pen.out);
    if (error == 0 && delivery->resume != NULL && !resume_save(delivery->resume, true)) delivery->halted = true;
    pen_end(&delivery->pen);
    return error;
}
