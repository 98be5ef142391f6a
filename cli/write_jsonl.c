/* SPDX-License-Identifier: MIT */
#include "writers.h"

/* The keys, their order and the blanks are those of the examples in the documentation, so that outputs can be compared
 * as text. Names and numbers need no escaping; the one string of others', the id, comes as JSON from the reader. */

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

/* The key is given with what stands around it, `, "start": `: one copy instead of three. */
static void put_key_number(struct output *out, const char *key, uint64_t number)
{
    put(out, key);
    put_number(out, number);
}

static void put_key_name(struct output *out, const char *key, const char *name)
{
    put(out, key);
    put(out, "\"");
    put(out, name);
    put(out, "\"");
}

static void put_key_index(struct output *out, const char *key, uint32_t index)
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
    return span.start == 0 && span.end == 0;
}

static void put_span(struct output *out, stet_span span)
{
    put_key_number(out, "[", span.start);
    put_key_number(out, ", ", span.end);
    put(out, "]");
}

static void put_key_span(struct output *out, const char *key, stet_span span)
{
    put(out, key);
    if (is_absent(span)) {
        put(out, "null");
    } else {
        put_span(out, span);
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

static void put_block(struct output *out, const stet_article *article, const stet_block *block)
{
    put_key_name(out, "{\"kind\": ", stet_block_kind_name(block->kind));
    put_key_number(out, ", \"start\": ", block->span.start);
    put_key_number(out, ", \"end\": ", block->span.end);
    if (!is_absent(block->dateline)) put_key_span(out, ", \"dateline\": ", block->dateline);
    if (!is_absent(block->label)) put_key_span(out, ", \"label\": ", block->label);
    if (block->role != STET_ROLE_NONE) {
        put_key_name(out, ", \"role\": ", stet_subhead_role_name(block->role));
    }
    put(out, ", \"sentences\": [");
    const stet_sentence *sentence;
    for (size_t i = 0; (sentence = stet_block_sentence(article, block, i)) != NULL; i++) {
        if (i > 0) put(out, ", ");
        put_span(out, sentence->span);
    }
    put(out, "]");
    put_flags(out, block->flags, block_flags);
    put(out, "}");
}

static void put_attribution(struct output *out, const stet_quotation *quotation)
{
    put_key_span(out, ", \"cue\": ", quotation->cue);
    put_key_span(out, ", \"speaker\": ", quotation->speaker);
    put(out, ", \"speaker_form\": ");
    if (quotation->speaker_form == STET_FORM_NONE) {
        put(out, "null");
    } else {
        put_key_name(out, "", stet_speaker_form_name(quotation->speaker_form));
    }
    put_key_span(out, ", \"refers_to\": ", quotation->refers_to);
}

static void put_quotation(struct output *out, const stet_quotation *quotation)
{
    put_key_number(out, "{\"start\": ", quotation->span.start);
    put_key_number(out, ", \"end\": ", quotation->span.end);
    put_key_number(out, ", \"depth\": ", quotation->depth);
    put_key_index(out, ", \"parent\": ", quotation->parent);
    put_key_name(out, ", \"ending\": ", stet_ending_name(quotation->ending));
    put_key_index(out, ", \"continues\": ", quotation->continues);
    put_key_number(out, ", \"utterance\": ", quotation->utterance);
    put_key_name(out, ", \"kind\": ", stet_quotation_kind_name(quotation->kind));
    put_attribution(out, quotation);
    put_key_number(out, ", \"block\": ", quotation->block);
    put(out, ", \"rule\": ");
    if (quotation->rule == STET_RULE_NONE) {
        put(out, "null");
    } else {
        put_key_name(out, "", stet_rule_name(quotation->rule));
    }
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

static void write_article(struct pen *pen, const struct document *document, const stet_article *article)
{
    struct output *out = &pen->out;
    put(out, "{\"stet\": \"");
    put(out, stet_output_version());
    put(out, "\", \"id\": ");
    put(out, document->id);
    put_key_number(out, ", \"bytes\": ", document->len);
    put_language(out, article->language);
    put_flags(out, article->flags, article_flags);
    if (article->flags & STET_ARTICLE_FLAG_INVALID_UTF8)
        put_key_number(out, ", \"error_offset\": ", article->error_offset);
    put(out, ", \"blocks\": [");
    for (size_t i = 0; i < article->block_count; i++) {
        if (i > 0) put(out, ", ");
        put_block(out, article, &article->blocks[i]);
    }
    put(out, "], \"quotations\": [");
    for (size_t i = 0; i < article->quotation_count; i++) {
        if (i > 0) put(out, ", ");
        put_quotation(out, &article->quotations[i]);
    }
    put(out, "]}\n");
}

const struct writer writer_jsonl = {.name = "jsonl", .lines = true, .article = write_article, .between = ""};
