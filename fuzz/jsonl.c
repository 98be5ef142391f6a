/* SPDX-License-Identifier: MIT
 *
 * jsonl.c - the command's reader of JSONL. Any bytes: each line that is not blank gives one document or one message,
 * in order; none is lost. The quick scan of a line and jansson find the same in it. And any text, written as a line of
 * JSON, comes back as it was.
 */
#include "oracle.h"
#include "run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "feeding.h"
#include "json_line.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

#define ARTICLE_MAX ((size_t)1 << 24)

/* What the lines gave. */
typedef struct heard {
    size_t documents, troubles;
    const char *expected; /* the only document's text, where not NULL */
    size_t expected_len;
} heard;

static const struct json_keys keys = {"text", "id", 4, 2};

/* One line as two readers have it, each with its notes. */
typedef struct reading {
    struct json_reader reader;
    struct document document;
    struct output notes;
    enum json_outcome outcome;
} reading;

typedef enum json_outcome read_line(struct json_reader *reader, const char *line, size_t len,
                                    const struct origin *origin, struct document *document, struct output *notes);

static reading read_with(read_line *read, const char *line, size_t len, const struct origin *origin)
{
    reading r = {.reader = {.keys = keys}};
    output_to_memory(&r.notes);
    r.outcome = read(&r.reader, line, len, origin, &r.document, &r.notes);
    run_expect((r.outcome == JSON_TROUBLE) == (r.notes.used > 0), "no message for trouble, or one without");
    return r;
}

static void reading_free(reading *r)
{
    json_reader_end(&r->reader);
    output_end(&r->notes);
}

static void expect_same_document(const struct document *one, const struct document *two)
{
    run_expect(one->len == two->len && memcmp(one->text, two->text, one->len) == 0, "two texts of one line");
    run_expect(strcmp(one->id, two->id) == 0, "two ids of one line");
    run_expect(one->label_len == two->label_len && memcmp(one->label, two->label, one->label_len) == 0,
               "two labels of one line");
}

static void check_document(const struct document *document, const heard *h)
{
    run_expect(document->id != NULL && document->id[0] != '\0', "a document without an id");
    if (h->expected == NULL) return;
    run_expect(document->len == h->expected_len && memcmp(document->text, h->expected, h->expected_len) == 0,
               "a text does not come back as it was");
}

/* The quick scan leaves it to the parser to find bytes that are no UTF-8; what it took must be good otherwise. */
static void check_line(const char *line, size_t len, const struct origin *origin, heard *h)
{
    reading any = read_with(json_line_read, line, len, origin);
    if (any.outcome != JSON_BLANK) {
        reading slow = read_with(json_line_read_slowly, line, len, origin);
        bool utf8 = slow.outcome == JSON_DOCUMENT ||
                    (any.outcome == JSON_DOCUMENT &&
                     oracle_first_invalid(any.document.text, any.document.len) == any.document.len);
        if (utf8) {
            run_expect(any.outcome == slow.outcome, "one reader takes a line that the other does not");
            expect_same_document(&any.document, &slow.document);
            check_document(&slow.document, h);
        }
        h->documents += slow.outcome == JSON_DOCUMENT;
        h->troubles += slow.outcome == JSON_TROUBLE;
        reading_free(&slow);
    }
    reading_free(&any);
}

static heard read_bytes(const char *bytes, size_t size, const char *expected, size_t expected_len)
{
    heard h = {.expected = expected, .expected_len = expected_len};
    static const struct progress_mark start;
    struct feeding feeding = feeding_run(read_jsonl, feeding_stream(bytes, size, size / 3 + 1), &start, ARTICLE_MAX);
    for (size_t i = 0; i < feeding.count; i++) {
        const struct batch *batch = feeding.batches[i];
        for (size_t n = 0; n < batch->count; n++) {
            const struct item *item = &batch->items[n];
            struct origin origin = {"-", "standard input", item->record, item->offset, item->lines};
            run_expect(item->kind == ITEM_LINE && item->lines, "no line");
            /* A copy of just its size, so that reading past it is seen. */
            char *line = run_copy_text((const unsigned char *)batch->bytes.at + item->start, item->len);
            check_line(line, item->len, &origin, &h);
            run_free_text(line);
        }
    }
    feeding_free(&feeding);
    return h;
}

static int is_blank_line(const char *line, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (strchr(" \t\r\n", line[i]) == NULL || line[i] == '\0') return 0;
    }
    return 1;
}

/* Lines that are not blank; a byte order mark before the first is no part of it. */
static size_t count_lines(const char *bytes, size_t size)
{
    size_t count = 0, at = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < size) {
        const char *end = memchr(bytes + at, '\n', size - at);
        size_t next = end == NULL ? size : (size_t)(end - bytes) + 1;
        count += !is_blank_line(bytes + at, next - at);
        at = next;
    }
    return count;
}

static void check_lines(const unsigned char *data, size_t size)
{
    char *bytes = run_copy_text(data, size);
    heard h = read_bytes(bytes, size, NULL, 0);
    run_expect(h.documents + h.troubles == count_lines(bytes, size), "a line is lost, or counted twice");
    run_free_text(bytes);
}

/* Every byte of a text as JSON takes it: every other code point that may be is escaped, by its place. */
static size_t write_string(char *out, const char *text, size_t len)
{
    size_t used = 0;
    for (size_t at = 0; at < len;) {
        uint32_t code;
        size_t length = oracle_piece(text, len, at, &code);
        if (code < 0x20 || code == '"' || code == '\\' || (at % 2 == 0 && code < 0x10000)) {
            used += (size_t)sprintf(out + used, "\\u%04X", (unsigned)code);
        } else {
            memcpy(out + used, text + at, length);
            used += length;
        }
        at += length;
    }
    return used;
}

static void check_round_trip(const unsigned char *data, size_t size)
{
    static const char before[] = "{\"id\": [1, \"a\"], \"text\": \"", after[] = "\"}\n";
    char *text = run_copy_text(data, size);
    if (oracle_first_invalid(text, size) == size) {
        char *line = malloc(sizeof before + 6 * size + sizeof after);
        run_expect(line != NULL, "no memory for the line");
        size_t len = (size_t)sprintf(line, "%s", before);
        len += write_string(line + len, text, size);
        len += (size_t)sprintf(line + len, "%s", after);
        heard h = read_bytes(line, len, text, size);
        run_expect(h.documents == 1, "a line of JSON gives no document");
        free(line);
    }
    run_free_text(text);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    check_lines(data, size);
    check_round_trip(data, size);
    return 0;
}
