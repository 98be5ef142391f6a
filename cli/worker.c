/* SPDX-License-Identifier: MIT */
#include "worker.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "identity.h"
#include "origin.h"

#define WHERE_BYTES 32

/* One item on its way. */
struct task {
    struct worker *worker;
    struct batch *batch;
    const struct item *item;
    struct origin origin;
    const char *bytes; /* the article as it was read, then as it is in UTF-8 */
    size_t len;
    struct document document;
};

void worker_begin(struct worker *worker, const struct work *work)
{
    *worker = (struct worker){.work = work, .json = {.keys = work->keys}};
    records_begin(&worker->records);
    pen_begin(&worker->pen, work->settings);
    converter_begin(&worker->converter, work->encoding);
}

void worker_end(struct worker *worker)
{
    json_reader_end(&worker->json);
    converter_end(&worker->converter);
    records_end(&worker->records);
    pen_end(&worker->pen);
}

static bool no_memory(struct task *task)
{
    origin_note(&task->batch->notes, &task->origin, "%s", strerror(ENOMEM));
    return false;
}

/* ---- The text ---------------------------------------------------------------------------------------------------- */

/* To UTF-8, where it is in another encoding. iconv knows it, as the caller tried: a worker that got no converter is
 * short of memory. */
static bool convert(struct task *task)
{
    struct converter *converter = &task->worker->converter;
    if (task->worker->work->encoding == NULL) return true;
    if (converter->handle == NULL || !converter_run(converter, task->bytes, task->len)) return no_memory(task);
    if (converter->damaged > 0) {
        origin_note(&task->batch->notes, &task->origin,
                    "warning: %zu byte%s not in %s, the first at byte %zu; now U+FFFD", converter->damaged,
                    converter->damaged == 1 ? "" : "s", task->worker->work->encoding, converter->first_damaged);
    }
    task->bytes = converter->text.at;
    task->len = converter->text.used;
    return true;
}

static bool parse(struct task *task, stet_status *status)
{
    const struct document *document = &task->document;
    if (records_parse(&task->worker->records, document->text, document->len, task->worker->work->parse, status))
        return true;
    return no_memory(task);
}

/* The place of a byte of the text: in a file that is one article its line is known. */
static void note_at(const struct task *task, size_t offset, const char *what)
{
    const struct document *document = &task->document;
    stet_position position = STET_POSITION_INIT;
    char where[WHERE_BYTES];
    if (task->origin.record > 0 || stet_position_move(document->text, document->len, offset, &position) != STET_OK) {
        origin_note(&task->batch->notes, &task->origin, "%s", what);
        return;
    }
    snprintf(where, sizeof where, ":%zu", position.line + 1);
    message_put(&task->batch->notes, task->origin.file, where, what);
}

/* Says what is wrong with the article, if anything. Returns whether there is something to write. */
static bool check(const struct task *task, stet_status status)
{
    const stet_article *article = &task->worker->records.article;
    char what[WHERE_BYTES * 4];
    if (status == STET_OK && (article->flags & STET_ARTICLE_FLAG_INVALID_UTF8)) {
        snprintf(what, sizeof what, "warning: invalid UTF-8 at byte %zu", article->error_offset);
        note_at(task, article->error_offset, what);
    } else if (status == STET_E_UTF8) {
        snprintf(what, sizeof what, "invalid UTF-8 at byte %zu; left out", article->error_offset);
        note_at(task, article->error_offset, what);
    } else if (status != STET_OK) {
        origin_note(&task->batch->notes, &task->origin, "%s", stet_status_message(status));
    }
    return status == STET_OK;
}

/* ---- Kinds of items ---------------------------------------------------------------------------------------------- */

/* The quick scan leaves it to the parser to see whether the text of a line is UTF-8, without which it is no JSON. */
static bool is_bad_line(const struct task *task, stet_status status)
{
    return task->worker->json.quick &&
           (status == STET_E_UTF8 || (task->worker->records.article.flags & STET_ARTICLE_FLAG_INVALID_UTF8));
}

static bool do_line(struct task *task, bool *blank)
{
    struct json_reader *json = &task->worker->json;
    struct output *notes = &task->batch->notes;
    stet_status status;
    enum json_outcome outcome = json_line_read(json, task->bytes, task->len, &task->origin, &task->document, notes);
    *blank = outcome == JSON_BLANK;
    if (outcome != JSON_DOCUMENT || !parse(task, &status)) return false;
    if (is_bad_line(task, status)) {
        outcome = json_line_read_slowly(json, task->bytes, task->len, &task->origin, &task->document, notes);
        if (outcome != JSON_DOCUMENT || !parse(task, &status)) return false;
    }
    return check(task, status);
}

static bool do_text(struct task *task, char **id)
{
    const char *name = task->item->id_len > 0 ? task->batch->names.at + task->item->id : task->origin.name;
    stet_status status;
    *id = identity_of_name(name);
    if (*id == NULL) return no_memory(task);
    task->document.text = task->bytes;
    task->document.len = task->len;
    task->document.id = *id;
    task->document.label = task->item->id_len > 0 ? name : task->origin.file;
    task->document.label_len = strlen(task->document.label);
    return parse(task, &status) && check(task, status);
}

static void write_article(struct task *task)
{
    const struct work *work = task->worker->work;
    struct pen *pen = &task->worker->pen;
    const stet_article *article = &task->worker->records.article;
    uint64_t number = task->batch->first + (uint64_t)(task->item - task->batch->items) + 1;
    if (task->batch->tally.articles > 0) put(&pen->out, work->writer->between);
    pen_write(pen, work->writer, number, &task->document, article);
    tally_add(&task->batch->tally, article, task->document.len);
}

/* Returns whether nothing was wrong. */
static bool do_item(struct task *task)
{
    const struct item *item = task->item;
    char *id = NULL;
    bool blank = false, good;
    if (item->kind == ITEM_TROUBLE) {
        origin_note(&task->batch->notes, &task->origin, "%s", task->batch->names.at + item->start);
        return false;
    }
    good = convert(task) && (item->kind == ITEM_LINE ? do_line(task, &blank) : do_text(task, &id));
    if (good) write_article(task);
    free(id);
    return good || blank;
}

static void begin_task(struct task *task, struct worker *worker, struct batch *batch, size_t i)
{
    const struct item *item = &batch->items[i];
    const char *name = batch->names.at + item->title;
    *task = (struct task){.worker = worker, .batch = batch, .item = item};
    task->origin = (struct origin){name, file_title(name), item->record, item->offset, item->lines};
    task->document.file = task->origin.file;
    task->document.line = item->lines ? (size_t)item->record : 0;
    task->document.encoding = worker->work->encoding;
    if (item->kind == ITEM_TROUBLE) return;
    task->bytes = batch->bytes.at + item->start;
    task->len = item->len;
}

void worker_run(struct worker *worker, struct batch *batch)
{
    struct task task;
    worker->pen.out = batch->out;
    for (size_t i = 0; i < batch->count && !batch->halt; i++) {
        begin_task(&task, worker, batch, i);
        if (do_item(&task)) continue;
        batch->troubles++;
        batch->halt = worker->work->halt;
    }
    batch->out = worker->pen.out;
    output_to_memory(&worker->pen.out);
}
