/* SPDX-License-Identifier: MIT
 *
 * Web Annotations (W3C Recommendation, 23 February 2017): a line a record, each a JSON-LD document of its own, whose
 * target names the record's place in three ways that stand for the same text.
 */
#include "each_record.h"
#include "iri.h"
#include "json_text.h"
#include "selection.h"
#include "writers.h"

/* Characters before and behind a quoted text that tell it from its like, and the most bytes looked at for them. */
#define CONTEXT_CHARACTERS 32
#define CONTEXT_BYTES      (CONTEXT_CHARACTERS * 4)

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The bytes before `start` that are its context. They begin where no character can have begun before: a byte that
 * continues none. */
static size_t prefix_length(const char *text, size_t start)
{
    size_t length = 0, good = 0;
    for (unsigned characters = 0; length < start && length < CONTEXT_BYTES && characters < CONTEXT_CHARACTERS;) {
        length++;
        if (is_continuation(text[start - length])) continue;
        good = length;
        characters++;
    }
    return good;
}

/* Likewise of `len` bytes that follow. */
static size_t suffix_length(const char *text, size_t len)
{
    size_t length = 0, good = 0;
    for (unsigned characters = 0; length < len && length < CONTEXT_BYTES && characters < CONTEXT_CHARACTERS;) {
        do
            length++;
        while (length < len && is_continuation(text[length]));
        if (length > CONTEXT_BYTES) break;
        good = length;
        characters++;
    }
    return good;
}

static void put_key_text(const struct job *job, const char *key, stet_span span)
{
    put(job->out, key);
    put_json_text(job->out, job->document->text + span.start, span.end - span.start);
}

static void put_positions(const struct job *job, const char *type, size_t start, size_t end)
{
    put(job->out, "{\"type\": \"");
    put(job->out, type);
    put(job->out, "\", \"start\": ");
    put_number(job->out, start);
    put(job->out, ", \"end\": ");
    put_number(job->out, end);
    put(job->out, "}, ");
}

/* The source and the three selectors, as members. */
static void put_place(const struct job *job, stet_span span)
{
    const char *text = job->document->text;
    uint32_t prefix = (uint32_t)prefix_length(text, span.start);
    uint32_t suffix = (uint32_t)suffix_length(text + span.end, job->document->len - span.end);
    put(job->out, "\"source\": \"");
    put_iri(job->out, job->id->at, job->id->used);
    put(job->out, "\", \"selector\": [");
    put_positions(job, "TextPositionSelector", place_of(job->places, span.start), place_of(job->places, span.end));
    put_positions(job, "DataPositionSelector", span.start, span.end);
    put_key_text(job, "{\"type\": \"TextQuoteSelector\", \"exact\": ", span);
    put_key_text(job, ", \"prefix\": ", (stet_span){span.start - prefix, span.start});
    put_key_text(job, ", \"suffix\": ", (stet_span){span.end, span.end + suffix});
    put(job->out, "}]");
}

static void put_body_begin(const struct job *job, const char *purpose)
{
    put(job->out, "{\"type\": \"TextualBody\", \"purpose\": \"");
    put(job->out, purpose);
    put(job->out, "\", \"value\": ");
}

static void put_kind(const struct job *job, const char *kind)
{
    put_body_begin(job, "classifying");
    put_byte(job->out, '"');
    put(job->out, kind);
    put(job->out, "\"}");
}

/* Who said it, by the fullest name; the cue; and where the speaker stands. */
static void put_attribution(const struct job *job, const stet_quotation *quotation)
{
    if (quotation->speaker.end > 0) {
        put(job->out, ", ");
        put_body_begin(job, "identifying");
        put_key_text(job, "", quotation->refers_to.end > 0 ? quotation->refers_to : quotation->speaker);
        put(job->out, "}");
    }
    if (quotation->cue.end > 0) {
        put(job->out, ", ");
        put_body_begin(job, "describing");
        put_key_text(job, "", quotation->cue);
        put(job->out, "}");
    }
    if (quotation->speaker.end > 0) {
        put(job->out, ", {\"type\": \"SpecificResource\", \"purpose\": \"linking\", ");
        put_place(job, quotation->speaker);
        put(job->out, "}");
    }
}

static void put_record(const struct job *job, const struct record *record)
{
    put(job->out, "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"");
    bool fragment = put_iri(job->out, job->id->at, job->id->used);
    put_byte(job->out, fragment ? '/' : '#');
    put(job->out, record->sort);
    put_byte(job->out, '-');
    put_number(job->out, record->index);
    put(job->out, "\", \"type\": \"Annotation\", \"motivation\": \"classifying\", \"body\": [");
    put_kind(job, record->kind);
    if (record->quotation != NULL) put_attribution(job, record->quotation);
    put(job->out, "], \"target\": {\"type\": \"SpecificResource\", ");
    put_place(job, record->span);
    put(job->out, "}}\n");
}

static void write_article(struct pen *pen, const struct document *document, const stet_article *article)
{
    put_each_record(pen, document, article, put_record);
}

const struct writer writer_annotations = {
    .name = "annotations",
    .uses = USES_ONLY,
    .unit = UNIT_CODE_POINTS,
    .selection = SELECT_BLOCKS | SELECT_QUOTATIONS,
    .article = write_article,
    .between = "",
};
