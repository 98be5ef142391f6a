/* SPDX-License-Identifier: MIT
 *
 * stet-read - only reads articles and unescapes them, as the command does before it parses: what ci/scale-check holds
 * the command's speed against. Prints the bytes of the texts.
 */
#include <inttypes.h>
#include <stdio.h>

#include "inputs.h"
#include "json_line.h"

struct reading {
    struct batch batches[2]; /* one is filled while the other is worked on */
    uint64_t given;
    struct json_reader json;
    uint64_t articles, bytes, troubles;
};

static struct batch *fresh(void *context)
{
    struct reading *reading = context;
    struct batch *batch = &reading->batches[reading->given++ % 2];
    batch_reset(batch);
    return batch;
}

static void submit(void *context, struct batch *batch)
{
    struct reading *reading = context;
    struct document document;
    for (size_t i = 0; i < batch->count; i++) {
        const struct item *item = &batch->items[i];
        const char *title = batch->names.at + item->title;
        struct origin origin = {title, title, item->record, item->offset, item->lines};
        if (item->kind == ITEM_TROUBLE) fprintf(stderr, "%s: %s\n", title, batch->names.at + item->start);
        if (item->kind != ITEM_LINE || json_line_read(&reading->json, batch->bytes.at + item->start, item->len, &origin,
                                                      &document, &batch->notes) != JSON_DOCUMENT) {
            reading->troubles++;
        } else {
            reading->articles++;
            reading->bytes += document.len;
        }
    }
}

static bool stopped(void *context)
{
    (void)context;
    return false;
}

int main(int argc, char **argv)
{
    (void)argc;
    static struct reading reading = {.json = {.keys = {"text", "id", 4, 2}}};
    atomic_uint_fast64_t count = 0;
    struct feed feed = {.fresh = fresh, .submit = submit, .stopped = stopped, .context = &reading};
    struct inputs inputs = {.feed = &feed, .reader = read_jsonl, .output = -1, .count = &count};
    feed.article_max = SIZE_MAX;
    feed.id_header = "";
    batch_begin(&reading.batches[0]);
    batch_begin(&reading.batches[1]);
    feed_begin(&feed);
    inputs_read(&inputs, argv + 1);
    feed_end(&feed);
    printf("%" PRIu64 " articles, %" PRIu64 " bytes\n", reading.articles, reading.bytes);
    return reading.troubles > 0;
}
