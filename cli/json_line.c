/* SPDX-License-Identifier: MIT */
#include "json_line.h"

#include <errno.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "identity.h"
#include "json_string.h"

/* Bytes of "-9007199254740993": integers up to here come out of any library as they went in. */
#define PLAIN_INTEGER_BYTES 17

#define QUOTES 2

static bool is_blank(const char *line, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r' && line[i] != '\n') return false;
    }
    return true;
}

/* ---- Identities -------------------------------------------------------------------------------------------------- */

static bool set_string(struct bytes *bytes, const char *text, size_t len)
{
    bytes->used = 0;
    return bytes_add(bytes, text, len) && bytes_add(bytes, "", 1);
}

static void point_to_id(const struct json_reader *reader, struct document *document)
{
    document->id = reader->id.at;
    document->label = reader->label.at;
    document->label_len = reader->label.used - 1;
}

/* Takes over a string that identity.h made; without a label it is its own. */
static bool take_id(struct json_reader *reader, char *id, const char *label, size_t label_len)
{
    if (id == NULL) return false;
    size_t len = strlen(id);
    bool good = set_string(&reader->id, id, len) &&
                (label != NULL ? set_string(&reader->label, label, label_len) : set_string(&reader->label, id, len));
    free(id);
    return good;
}

static bool id_of_value(struct json_reader *reader, const json_t *value)
{
    return take_id(reader, identity_of_value(value), json_string_value(value), json_string_length(value));
}

/* An article without an id is still told from the others, by where it stands. */
static bool id_of_origin(struct json_reader *reader, const struct origin *origin)
{
    char *text;
    if (asprintf(&text, "%s:%" PRIu64, origin->file, origin->record) < 0) return false;
    bool good = take_id(reader, identity_of_name(text), "", 0);
    free(text);
    return good;
}

/* ---- By jansson -------------------------------------------------------------------------------------------------- */

/* Whether no number can be inside. */
static bool is_numberless(const json_t *value)
{
    return value == NULL || json_is_string(value) || json_is_boolean(value) || json_is_null(value);
}

static const json_t *member(const json_t *object, const char *key)
{
    return json_object_get(object, key);
}

/* JSON numbers have no limit, but those of the library do. A number that is too large for it matters only in an id,
 * which has to come out unchanged; elsewhere in the line (a hash, say) it is none of our business. */
static json_t *parse_large_numbers(const struct json_reader *reader, const char *line, size_t len)
{
    json_t *value = json_loadb(line, len, JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, NULL);
    if (is_numberless(member(value, reader->keys.id))) return value;
    json_decref(value);
    return NULL;
}

static json_t *parse_line(const struct json_reader *reader, const char *line, size_t len, const struct origin *origin,
                          struct output *notes)
{
    json_error_t error;
    json_t *value = json_loadb(line, len, JSON_ALLOW_NUL, &error);
    if (value == NULL && json_error_code(&error) == json_error_numeric_overflow)
        value = parse_large_numbers(reader, line, len);
    if (value == NULL) {
        origin_note(notes, origin, "broken JSON: %s (at byte %d of the line)", error.text, error.position);
    }
    return value;
}

static bool has_text(const struct json_reader *reader, const json_t *value, const struct origin *origin,
                     struct output *notes)
{
    const json_t *text = member(value, reader->keys.text);
    if (!json_is_object(value)) {
        origin_note(notes, origin, "not a JSON object");
    } else if (text == NULL) {
        origin_note(notes, origin, "the object has no \"%s\"", reader->keys.text);
    } else if (!json_is_string(text)) {
        origin_note(notes, origin, "\"%s\" is not a string", reader->keys.text);
    }
    return json_is_string(text);
}

static bool copy_value(struct json_reader *reader, const json_t *value, const struct origin *origin,
                       struct document *document)
{
    const json_t *text = member(value, reader->keys.text), *id = member(value, reader->keys.id);
    if (!set_string(&reader->text, json_string_value(text), json_string_length(text))) return false;
    if (!(id == NULL ? id_of_origin(reader, origin) : id_of_value(reader, id))) return false;
    document->text = reader->text.at;
    document->len = reader->text.used - 1;
    point_to_id(reader, document);
    return true;
}

static bool no_memory(const struct origin *origin, struct output *notes)
{
    origin_note(notes, origin, "%s", strerror(ENOMEM));
    return false;
}

enum json_outcome json_line_read_slowly(struct json_reader *reader, const char *line, size_t len,
                                        const struct origin *origin, struct document *document, struct output *notes)
{
    reader->quick = false;
    json_t *value = parse_line(reader, line, len, origin, notes);
    bool good = value != NULL && has_text(reader, value, origin, notes);
    if (good && !copy_value(reader, value, origin, document)) good = no_memory(origin, notes);
    json_decref(value);
    return good ? JSON_DOCUMENT : JSON_TROUBLE;
}

/* ---- By the quick scan ------------------------------------------------------------------------------------------- */

/* Characters that JSON leaves alone, but identity.h does not: all of them begin with these bytes, or with these. */
static bool is_plain_string(const struct json_value *value)
{
    return memchr(value->at, '\\', value->len) == NULL && memmem(value->at, value->len, "\xE2\x80", 2) == NULL &&
           memchr(value->at, '\xC2', value->len) == NULL;
}

static bool is_plain_integer(const struct json_value *value)
{
    bool negative = value->at[0] == '-';
    if (value->len > PLAIN_INTEGER_BYTES || (negative && value->at[1] == '0')) return false;
    for (size_t i = negative; i < value->len; i++) {
        if (value->at[i] < '0' || value->at[i] > '9') return false;
    }
    return true;
}

/* Ids that are written as they were read. */
static bool quick_id(struct json_reader *reader, const struct json_value *value, bool *good)
{
    if (value->at[0] == '"') {
        if (!is_plain_string(value)) return false;
        *good = set_string(&reader->id, value->at, value->len) &&
                set_string(&reader->label, value->at + 1, value->len - QUOTES);
        return true;
    }
    if (!is_plain_integer(value)) return false;
    *good = set_string(&reader->id, value->at, value->len) && set_string(&reader->label, value->at, value->len);
    return true;
}

static bool read_id(struct json_reader *reader, const struct json_value *found, const struct origin *origin)
{
    bool good;
    if (found->at == NULL) return id_of_origin(reader, origin);
    if (quick_id(reader, found, &good)) return good;
    json_t *value = json_loadb(found->at, found->len, JSON_ALLOW_NUL | JSON_DECODE_ANY, NULL);
    good = value != NULL && id_of_value(reader, value);
    json_decref(value);
    return good;
}

/* Whether the scan was enough. */
static bool read_quickly(struct json_reader *reader, const char *line, size_t len, const struct origin *origin,
                         struct document *document)
{
    struct json_found found;
    if (!json_scan(line, len, &reader->keys, &reader->scratch, &found)) return false;
    reader->text.used = 0;
    if (!bytes_reserve(&reader->text, found.text.len)) return false;
    size_t written = json_string_write(reader->text.at, found.text.at + 1, found.text.len - QUOTES);
    if (written == JSON_STRING_UNUSUAL || !read_id(reader, &found.id, origin)) return false;
    document->text = reader->text.at;
    document->len = written;
    point_to_id(reader, document);
    return true;
}

enum json_outcome json_line_read(struct json_reader *reader, const char *line, size_t len, const struct origin *origin,
                                 struct document *document, struct output *notes)
{
    if (is_blank(line, len)) return JSON_BLANK;
    reader->quick = read_quickly(reader, line, len, origin, document);
    if (reader->quick) return JSON_DOCUMENT;
    return json_line_read_slowly(reader, line, len, origin, document, notes);
}

void json_reader_end(struct json_reader *reader)
{
    bytes_free(&reader->text);
    bytes_free(&reader->id);
    bytes_free(&reader->label);
    bytes_free(&reader->scratch);
}
