/* SPDX-License-Identifier: MIT */
#include "feeding.h"

#include <stdlib.h>
#include <string.h>

#include "run.h"

/* ---- Batches ----------------------------------------------------------------------------------------------------- */

static struct batch *fresh(void *context)
{
    (void)context;
    struct batch *batch = malloc(sizeof *batch);
    run_expect(batch != NULL, "no memory for a batch");
    batch_begin(batch);
    return batch;
}

static void submit(void *context, struct batch *full)
{
    struct feeding *feeding = context;
    feeding->batches = realloc(feeding->batches, (feeding->count + 1) * sizeof(struct batch *));
    run_expect(feeding->batches != NULL, "no memory for batches");
    feeding->batches[feeding->count++] = full;
}

static bool stopped(void *context)
{
    (void)context;
    return false;
}

static void read_from_mark(struct feed *feed, struct stream *stream, reader *read)
{
    if (read == NULL) {
        read_any(feed, stream, NULL);
        return;
    }
    run_expect(stream_skip(stream, feed->now.offset), "a mark behind the end");
    read(feed, stream);
    stream_close(stream);
}

struct feeding feeding_run(reader *read, struct stream *stream, const struct progress_mark *mark, size_t article_max)
{
    struct feeding feeding = {0};
    struct feed feed = {.fresh = fresh, .submit = submit, .stopped = stopped, .context = &feeding};
    feed.article_max = article_max;
    feed.id_header = "WARC-Target-URI";
    feed_begin(&feed);
    feed.now = feed.mark = *mark;
    feed_title(&feed, "input");
    read_from_mark(&feed, stream, read);
    feed_end_file(&feed);
    feed_end(&feed);
    if (feed.spare != NULL) {
        batch_free(feed.spare);
        free(feed.spare);
    }
    return feeding;
}

void feeding_free(struct feeding *feeding)
{
    for (size_t i = 0; i < feeding->count; i++) {
        batch_free(feeding->batches[i]);
        free(feeding->batches[i]);
    }
    free(feeding->batches);
}

/* ---- Streams ----------------------------------------------------------------------------------------------------- */

struct slow {
    size_t step;
};

static ssize_t read_slowly(struct stream *stream, char *bytes, size_t size)
{
    const struct slow *slow = stream->state;
    ssize_t got = stream_read(stream->below, bytes, size < slow->step ? size : slow->step);
    return got < 0 ? stream_fail(stream, stream->below->trouble) : got;
}

static bool never_ready(struct stream *stream)
{
    (void)stream;
    return false;
}

static void close_slow(struct stream *stream)
{
    free(stream->state);
}

static const struct stream_kind slow_kind = {.read = read_slowly, .ready = never_ready, .close = close_slow};

struct stream *feeding_stream(const char *bytes, size_t size, size_t step)
{
    struct slow *slow = malloc(sizeof *slow);
    run_expect(slow != NULL, "no memory for a stream");
    slow->step = step;
    struct stream *below = stream_of_memory(bytes, size), *stream = stream_new(&slow_kind, below, slow);
    run_expect(below != NULL && stream != NULL, "no memory for a stream");
    return stream;
}
