/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "document.h"
#include "identity.h"
#include "message.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct reading {
    const char *title;
    size_t line;
    const struct sink *sink;
    bool good; /* nothing was reported so far */
    bool stopped;
};

static bool is_empty(const char *line, size_t len)
{
    return strspn(line, " \t\r\n") >= len;
}

/* Whether no number can be inside. */
static bool is_numberless(const json_t *value)
{
    return value == NULL || json_is_string(value) || json_is_boolean(value) || json_is_null(value);
}

/* JSON numbers have no limit, but those of the library do. A number that is too large for it matters only in an id,
 * which has to come out unchanged; elsewhere in the line (a hash, say) it is none of our business. */
static json_t *parse_large_numbers(const char *line, size_t len)
{
    json_t *value = json_loadb(line, len, JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, NULL);
    if (is_numberless(json_object_get(value, "id"))) return value;
    json_decref(value);
    return NULL;
}

static json_t *parse_line(const char *line, size_t len, const struct reading *reading)
{
    json_error_t error;
    json_t *value = json_loadb(line, len, JSON_ALLOW_NUL, &error);
    if (value == NULL && json_error_code(&error) == json_error_numeric_overflow) value = parse_large_numbers(line, len);
    if (value == NULL) {
        message(reading->title, reading->line, "broken JSON: %s (at byte %d of the line)", error.text, error.position);
    }
    return value;
}

/* An article without an id is still told from the others, by where it stands. */
static char *identity_by_place(const struct reading *reading)
{
    char *place, *id = NULL;
    if (asprintf(&place, "%s:%zu", reading->title, reading->line) < 0) return NULL;
    id = identity_of_name(place);
    free(place);
    return id;
}

static void hand_on(struct reading *reading, const json_t *id, const json_t *text)
{
    char *identity = id == NULL ? identity_by_place(reading) : identity_of_value(id);
    if (identity == NULL) {
        message(reading->title, reading->line, "%s", strerror(ENOMEM));
        reading->good = false;
        return;
    }
    bool plain = json_is_string(id);
    const char *label = id == NULL ? "" : plain ? json_string_value(id) : identity;
    struct document document = {.text = json_string_value(text),
                                .len = json_string_length(text),
                                .file = reading->title,
                                .line = reading->line,
                                .id = identity,
                                .label = label,
                                .label_len = plain ? json_string_length(id) : strlen(label)};
    reading->stopped = !reading->sink->take(reading->sink->context, &document);
    free(identity);
}

static void read_line(struct reading *reading, const char *line, size_t len)
{
    json_t *value = parse_line(line, len, reading);
    if (value == NULL) {
        reading->good = false;
        return;
    }
    const json_t *text = json_object_get(value, "text");
    if (json_is_string(text)) {
        hand_on(reading, json_object_get(value, "id"), text);
    } else {
        const char *trouble = !json_is_object(value) ? "not a JSON object"
                              : text == NULL         ? "the object has no \"text\""
                                                     : "\"text\" is not a string";
        message(reading->title, reading->line, "%s", trouble);
        reading->good = false;
    }
    json_decref(value);
}

/* A byte order mark before the first line is no part of it. */
static size_t mark_length(const char *line, size_t len)
{
    size_t size = strlen(BYTE_ORDER_MARK);
    return len >= size && memcmp(line, BYTE_ORDER_MARK, size) == 0 ? size : 0;
}

static void read_lines(struct reading *reading, FILE *file)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t got;
    while (!reading->stopped && (got = getline(&line, &room, file)) >= 0) {
        reading->line++;
        size_t skipped = reading->line == 1 ? mark_length(line, (size_t)got) : 0;
        size_t len = (size_t)got - skipped;
        if (!is_empty(line + skipped, len)) read_line(reading, line + skipped, len);
    }
    if (!reading->stopped && !feof(file)) {
        message(reading->title, 0, "%s", strerror(errno));
        reading->good = false;
    }
    free(line);
}

bool read_jsonl(const char *name, const struct sink *sink)
{
    struct reading reading = {.title = file_title(name), .sink = sink, .good = true};
    bool standard = strcmp(name, STANDARD_INPUT) == 0;
    FILE *file = standard ? stdin : fopen(name, "rbe");
    if (file == NULL) {
        message(name, 0, "%s", strerror(errno));
        return false;
    }
    read_lines(&reading, file);
    if (standard) {
        clearerr(file);
    } else {
        fclose(file);
    }
    return reading.good;
}
