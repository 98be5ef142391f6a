/* SPDX-License-Identifier: MIT */
#include "json_text.h"
#include "selection.h"
#include "writers.h"

/* The keys, their order and the blanks are those of the examples in the documentation, so that outputs can be compared
 * as text. Names and numbers need no escaping, and the
 * id comes as JSON from the reader. */

struct flag_name {
    uint32_t bit;
    const char *name;
};

static const struct flag_name article_flags[] = {
    {STET_ARTICLE_FLAG_INVALID_UTF8, "invalid_utf8"},
    {STET_ARTICLE_FLAG_DAMAGED_MARKS, "damaged_marks"},
    {STET_ARTICLE_FLAG_BOM, "bom"},
    {0, NULL},
};

static const struct flag_name block_flags[] = {
    {STET_BLOCK_FLAG_INVALID_UTF8, "invalid_utf8"},
    {STET_BLOCK_FLAG_DAMAGED_MARKS, "damaged_marks"},
    {STET_BLOCK_FLAG_STRAY_MARK, "stray_mark"},
    {STET_BLOCK_FLAG_CONTROL, "control"},
    {0, NULL},
};

static const struct flag_name quotation_flags[] = {
    {STET_QUOTATION_FLAG_MIXED_MARKS, "mixed_marks"},
    {STET_QUOTATION_FLAG_DAMAGED_MARKS, "damaged_marks"},
    {STET_QUOTATION_FLAG_DEPTH_LIMIT, "depth_limit"},
    {0, NULL},
};

/* An article on its way out. */
struct job {
    struct output *out;
    const struct pen *pen;
    const struct document *document;
    const stet_article *article;
    uint32_t selection;
};

/* The key is given with what stands around it, `, "start": `: one copy instead of three. Inline, so that the compiler
 * knows its length. */
static inline void put_key_number(struct output *out, const char *key, uint64_t number)
{
    put(out, key);
    put_number(out, number);
}

static inline void put_key_name(struct output *out, const char *key, const char *name)
{
    put(out, key);
    put_byte(out, '"');
    put(out, name);
    put_byte(out, '"');
}

static inline void put_key_index(struct output *out, const char *key, uint32_t index)
{
    put(out, key);
    if (index == STET_NONE) {
        put(out, "null");
    } else {
        put_number(out, index);
    }
}

static bool is_absent(stet_span span)
{
    return span.end == 0;
}

static void put_place(const struct job *job, uint32_t offset)
{
    put_number(job->out, place_of(&job->pen->places, offset));
}

static void put_span(const struct job *job, stet_span span)
{
    put_byte(job->out, '[');
    put_place(job, span.start);
    put(job->out, ", ");
    put_place(job, span.end);
    put_byte(job->out, ']');
}

static inline void put_key_span(const struct job *job, const char *key, stet_span span)
{
    put(job->out, key);
    if (is_absent(span)) {
        put(job->out, "null");
    } else {
        put_span(job, span);
    }
}

/* Start and end as members. */
static void put_edges(const struct job *job, stet_span span)
{
    put(job->out, "\"start\": ");
    put_place(job, span.start);
    put(job->out, ", \"end\": ");
    put_place(job, span.end);
}

/* The text of a span, where texts are wanted; null where the span is absent. */
static inline void put_key_text(const struct job *job, const char *key, stet_span span)
{
    if (!job->pen->settings->with_text) return;
    put(job->out, key);
    if (is_absent(span)) {
        put(job->out, "null");
    } else {
        put_json_text(job->out, job->document->text + span.start, span.end - span.start);
    }
}

static void put_flags(struct output *out, uint32_t flags, const struct flag_name *names)
{
    if (flags == 0) return;
    const char *key = ", \"flags\": [";
    for (; names->name != NULL; names++) {
        if ((flags & names->bit) == 0) continue;
        put_key_name(out, key, names->name);
        key = ", ";
    }
    put(out, "]");
}

static void put_sentence(const struct job *job, const stet_sentence *sentence)
{
    if (!job->pen->settings->with_text) {
        put_span(job, sentence->span);
        return;
    }
    put(job->out, "{");
    put_edges(job, sentence->span);
    put_key_text(job, ", \"text\": ", sentence->span);
    put(job->out, "}");
}

static void put_sentences(const struct job *job, const stet_sentence *sentences, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0) put(job->out, ", ");
        put_sentence(job, &sentences[i]);
    }
    put(job->out, "]");
}

/* Where blocks are left out, each says which of the article's it is: quotations count all. */
static void put_block(const struct job *job, size_t index)
{
    struct output *out = job->out;
    const stet_block *block = &job->article->blocks[index];
    put(out, "{");
    if ((job->selection & SELECT_BLOCKS) != SELECT_BLOCKS) {
        put_key_number(out, "\"index\": ", index);
        put(out, ", ");
    }
    put_key_name(out, "\"kind\": ", stet_block_kind_name(block->kind));
    put(out, ", ");
    put_edges(job, block->span);
    put_key_text(job, ", \"text\": ", block->span);
    if (!is_absent(block->dateline)) {
        put_key_span(job, ", \"dateline\": ", block->dateline);
        put_key_text(job, ", \"dateline_text\": ", block->dateline);
    }
    if (!is_absent(block->label)) {
        put_key_span(job, ", \"label\": ", block->label);
        put_key_text(job, ", \"label_text\": ", block->label);
    }
    if (block->role != STET_ROLE_NONE) put_key_name(out, ", \"role\": ", stet_subhead_role_name(block->role));
    if (job->selection & SELECT_SENTENCES) {
        put(out, ", \"sentences\": [");
        put_sentences(job, job->article->sentences + block->first_sentence, block->sentence_count);
    }
    put_flags(out, block->flags, block_flags);
    put(out, "}");
}

static void put_attribution(const struct job *job, const stet_quotation *quotation)
{
    put_key_number(job->out, ", \"utterance\": ", quotation->utterance);
    put_key_name(job->out, ", \"kind\": ", stet_quotation_kind_name(quotation->kind));
    put_key_span(job, ", \"cue\": ", quotation->cue);
    put_key_text(job, ", \"cue_text\": ", quotation->cue);
    put_key_span(job, ", \"speaker\": ", quotation->speaker);
    put_key_text(job, ", \"speaker_text\": ", quotation->speaker);
    put(job->out, ", \"speaker_form\": ");
    if (quotation->speaker_form == STET_FORM_NONE) {
        put(job->out, "null");
    } else {
        put_key_name(job->out, "", stet_speaker_form_name(quotation->speaker_form));
    }
    put_key_span(job, ", \"refers_to\": ", quotation->refers_to);
    put_key_text(job, ", \"refers_to_text\": ", quotation->refers_to);
}

static void put_rule(struct output *out, uint32_t rule)
{
    put(out, ", \"rule\": ");
    if (rule == STET_RULE_NONE) {
        put(out, "null");
    } else {
        put_key_name(out, "", stet_rule_name(rule));
    }
}

static void put_quotation(const struct job *job, const stet_quotation *quotation)
{
    struct output *out = job->out;
    put(out, "{");
    put_edges(job, quotation->span);
    put_key_text(job, ", \"text\": ", quotation->span);
    put_key_number(out, ", \"depth\": ", quotation->depth);
    put_key_index(out, ", \"parent\": ", quotation->parent);
    put_key_name(out, ", \"ending\": ", stet_ending_name(quotation->ending));
    put_key_index(out, ", \"continues\": ", quotation->continues);
    if (selects_attributions(job->selection)) put_attribution(job, quotation);
    put_key_number(out, ", \"block\": ", quotation->block);
    if (selects_attributions(job->selection)) put_rule(out, quotation->rule);
    put_flags(out, quotation->flags, quotation_flags);
    put(out, "}");
}

/* A text without words has none. */
static void put_language(struct output *out, uint32_t language)
{
    if (language == STET_LANGUAGE_NONE) {
        put(out, ", \"language\": null");
    } else {
        put_key_name(out, ", \"language\": ", stet_language_name(language));
    }
}

/* What all offsets count, where it is not bytes, and how many of them the text has. */
static void put_unit(const struct job *job)
{
    enum unit unit = job->pen->settings->unit;
    if (unit == UNIT_BYTES) return;
    put_key_name(job->out, ", \"offsets\": ", unit_names[unit]);
    put(job->out, ", \"length\": ");
    put_number(job->out, place_of(&job->pen->places, job->document->len));
}

static void put_blocks(const struct job *job)
{
    const char *before = "";
    put(job->out, ", \"blocks\": [");
    for (size_t i = 0; i < job->article->block_count; i++) {
        if (!selects_block(job->selection, job->article->blocks[i].kind)) continue;
        put(job->out, before);
        put_block(job, i);
        before = ", ";
    }
    put(job->out, "]");
}

static void put_quotations(const struct job *job)
{
    put(job->out, ", \"quotations\": [");
    for (size_t i = 0; i < job->article->quotation_count; i++) {
        if (i > 0) put(job->out, ", ");
        put_quotation(job, &job->article->quotations[i]);
    }
    put(job->out, "]");
}

static void put_article(const struct job *job)
{
    struct output *out = job->out;
    const stet_article *article = job->article;
    put(out, "{\"stet\": \"");
    put(out, stet_output_version());
    put(out, "\", \"id\": ");
    put(out, job->document->id);
    put_key_number(out, ", \"bytes\": ", job->document->len);
    if (job->document->encoding != NULL) {
        put(out, ", \"converted_from\": ");
        put_json_text(out, job->document->encoding, strlen(job->document->encoding));
    }
    put_unit(job);
    put_language(out, article->language);
    put_flags(out, article->flags, article_flags);
    if (article->flags & STET_ARTICLE_FLAG_INVALID_UTF8) {
        put(out, ", \"error_offset\": ");
        put_number(out, place_of(&job->pen->places, article->error_offset));
    }
    if (job->selection & SELECT_BLOCKS) {
        put_blocks(job);
    } else if (job->selection & SELECT_SENTENCES) {
        put(out, ", \"sentences\": [");
        put_sentences(job, article->sentences, article->sentence_count);
    }
    if (selects_quotations(job->selection)) put_quotations(job);
    put(out, "}");
}

static void write_article(struct pen *pen, const struct document *document, const stet_article *article)
{
    struct job job = {&pen->out, pen, document, article, pen->settings->selection};
    put_article(&job);
}

static void write_line(struct pen *pen, const struct document *document, const stet_article *article)
{
    write_article(pen, document, article);
    put_byte(&pen->out, '\n');
}

static void begin_document(struct pen *pen)
{
    put(&pen->out, "{\"stet\": \"");
    put(&pen->out, stet_output_version());
    put(&pen->out, "\", \"articles\": [\n");
}

static void end_document(struct pen *pen, const struct tally *total)
{
    put(&pen->out, total->articles > 0 ? "\n]}\n" : "]}\n");
}

const struct writer writer_jsonl = {
    .name = "jsonl",
    .uses = USES_OFFSETS | USES_ONLY | USES_TEXT,
    .selection = SELECT_ALL,
    .article = write_line,
    .between = "",
};

const struct writer writer_json = {
    .name = "json",
    .uses = USES_OFFSETS | USES_ONLY | USES_TEXT,
    .selection = SELECT_ALL,
    .begin = begin_document,
    .article = write_article,
    .between = ",\n",
    .end = end_document,
};
