/* SPDX-License-Identifier: MIT
 *
 * jsonl.c - the command's reader of JSONL. Any bytes: each line that is not blank gives one document or one message,
 * in order; none is lost. And any text, written as a line of JSON, comes back as it was.
 */
#include "oracle.h"
#include "run.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "document.h"
#include "message.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* What the reader did. */
typedef struct heard {
    size_t documents, messages, line;
    const char *expected; /* the only document's text, where not NULL */
    size_t expected_len;
} heard;

static heard now;

/* In place of the command's: it counts. */
void message(const char *file, size_t line, const char *format, ...)
{
    char text[4096];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    run_expect(file != NULL && line > now.line, "a message without its line, or about one that had a document");
    now.line = line;
    now.messages++;
}

static bool take(void *context, const struct document *document)
{
    heard *h = context;
    run_expect(document->line > h->line, "two documents of one line");
    run_expect(oracle_first_invalid(document->text, document->len) == document->len, "a text that is no UTF-8");
    run_expect(document->id != NULL && document->id[0] != '\0', "a document without an id");
    if (h->expected != NULL) {
        run_expect(document->len == h->expected_len && memcmp(document->text, h->expected, h->expected_len) == 0,
                   "a text does not come back as it was");
    }
    h->line = document->line;
    h->documents++;
    return true;
}

static bool read_bytes(char *bytes, size_t size)
{
    struct sink sink = {take, &now};
    FILE *file = fmemopen(bytes, size, "r"), *standard = stdin;
    run_expect(file != NULL, "fmemopen fails");
    stdin = file;
    bool good = read_jsonl(STANDARD_INPUT, &sink);
    stdin = standard;
    fclose(file);
    return good;
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
    memset(&now, 0, sizeof now);
    bool good = size == 0 || read_bytes(bytes, size);
    run_expect(now.documents + now.messages == count_lines(bytes, size), "a line is lost, or counted twice");
    run_expect(good == (now.messages == 0), "the reader's result does not match its messages");
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
        memset(&now, 0, sizeof now);
        now.expected = text;
        now.expected_len = size;
        run_expect(read_bytes(line, len) && now.documents == 1, "a line of JSON gives no document");
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
