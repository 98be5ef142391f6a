/* SPDX-License-Identifier: MIT */
#include "batch.h"

#include <stdlib.h>

/* Memory that a batch keeps for the next articles. */
#define KEPT_BYTES (2 * BATCH_BYTES)
#define KEPT_OUT   (4 * BATCH_BYTES)

static void reset_output(struct output *out)
{
    if (out->room > KEPT_OUT) output_end(out);
    out->used = 0;
    out->error = 0;
}

void batch_begin(struct batch *batch)
{
    *batch = (struct batch){0};
    output_to_memory(&batch->out);
    output_to_memory(&batch->notes);
}

void batch_reset(struct batch *batch)
{
    bytes_reset(&batch->bytes, KEPT_BYTES);
    bytes_reset(&batch->names, KEPT_BYTES);
    reset_output(&batch->out);
    reset_output(&batch->notes);
    batch->count = 0;
    batch->tally = (struct tally){0};
    batch->troubles = 0;
    batch->spilled = batch->halt = false;
}

void batch_free(struct batch *batch)
{
    bytes_free(&batch->bytes);
    bytes_free(&batch->names);
    free(batch->items);
    output_end(&batch->out);
    output_end(&batch->notes);
}

struct item *batch_add(struct batch *batch)
{
    if (batch->count == batch->room) {
        size_t room = batch->room == 0 ? 64 : batch->room * 2;
        struct item *items = realloc(batch->items, room * sizeof *items);
        if (items == NULL) return NULL;
        batch->items = items;
        batch->room = room;
    }
    batch->items[batch->count] = (struct item){0};
    return &batch->items[batch->count++];
}

size_t batch_name(struct batch *batch, const char *name, size_t len)
{
    size_t at = batch->names.used;
    if (!bytes_add(&batch->names, name, len) || !bytes_add(&batch->names, "", 1)) return SIZE_MAX;
    return at;
}
