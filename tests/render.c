/* SPDX-License-Identifier: MIT */
#include "render.h"

#include "escape.h"
#include "records.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What every function here works on. */
typedef struct renderer {
    rendering *out;
    const char *text;
    size_t len;
    const stet_article *article;
    unsigned aspects;
} renderer;

/* By bit; with hyphens, as the words of an example. */
static const char *const block_flags[] = {"invalid-utf8", "damaged-marks", "stray-mark", "control", NULL};
static const char *const quotation_flags[] = {"mixed-marks", "damaged-marks", "depth-limit", NULL};
static const char *const article_flags[] = {"invalid-utf8", "damaged-marks", "bom", NULL};

unsigned render_aspect_bit(const char *name)
{
    static const char *const names[] = {"blocks", "sentences", "quotations", "attributions", "rules", "flags"};
    for (unsigned i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(name, names[i]) == 0) return 1u << i;
    }
    return 0;
}

size_t render_occurrence(const char *text, size_t start, size_t end)
{
    size_t n = 1;
    for (size_t i = 0; i < start; i++) {
        if (memcmp(text + i, text + start, end - start) == 0) n++;
    }
    return n;
}

static void end_line(const renderer *r, size_t at)
{
    rendering *out = r->out;
    buffer_text(&out->text, "\n");
    out->at = buffer_grow(out->at, out->lines + 1, sizeof out->at[0]);
    out->at[out->lines++] = at;
}

static bool is_absent(stet_span span)
{
    return span.start == 0 && span.end == 0;
}

/* The bytes of a span and the end of its line; a span that can't be right is shown as numbers. */
static void add_span(const renderer *r, stet_span span, bool numbered)
{
    buffer *out = &r->out->text;
    if (span.start >= span.end || span.end > r->len) {
        buffer_print(out, "[%lu, %lu) is no span of the text", (unsigned long)span.start, (unsigned long)span.end);
        end_line(r, span.start < r->len ? span.start : r->len);
        return;
    }
    escape_to(out, r->text + span.start, span.end - span.start);
    size_t n = numbered ? render_occurrence(r->text, span.start, span.end) : 1;
    if (n > 1) buffer_print(out, " #%zu", n);
    end_line(r, span.start);
}

static void add_part(const renderer *r, const char *name, stet_span span)
{
    if (is_absent(span)) return;
    buffer_print(&r->out->text, "  %s: ", name);
    add_span(r, span, true);
}

/* " name name" for the bits set; a bit without a name is shown as its number. */
static void add_flag_names(buffer *out, uint32_t flags, const char *const *names)
{
    for (unsigned i = 0; i < 32; i++) {
        const char *name = *names;
        if (name != NULL) names++;
        if ((flags >> i & 1) == 0) continue;
        if (name != NULL) {
            buffer_print(out, " %s", name);
        } else {
            buffer_print(out, " unknown_bit_%u", i);
        }
    }
}

static void add_flags(const renderer *r, const char *indent, uint32_t flags, const char *const *names, size_t at)
{
    if ((r->aspects & RENDER_FLAGS) == 0 || flags == 0) return;
    buffer_print(&r->out->text, "%sflags:", indent);
    add_flag_names(&r->out->text, flags, names);
    end_line(r, at);
}

static void add_sentences(const renderer *r, size_t first, size_t count)
{
    size_t end = records_count(r->article, RECORDS_SENTENCES);
    const char *indent = (r->aspects & RENDER_BLOCKS) != 0 ? "  " : "";
    if ((r->aspects & RENDER_SENTENCES) == 0) return;
    for (size_t i = first; i < end && i - first < count; i++) {
        buffer_print(&r->out->text, "%ssentence: ", indent);
        add_span(r, records_sentence(r->article, i)->span, false);
    }
}

static void add_block(const renderer *r, const stet_block *block)
{
    buffer *out = &r->out->text;
    buffer_print(out, "%s: ", stet_block_kind_name(block->kind));
    add_span(r, block->span, false);
    add_part(r, "dateline", block->dateline);
    add_part(r, "label", block->label);
    if (block->role != STET_ROLE_NONE) {
        buffer_print(out, "  role: %s", stet_subhead_role_name(block->role));
        end_line(r, block->span.start);
    }
    add_flags(r, "  ", block->flags, block_flags, block->span.start);
    add_sentences(r, block->first_sentence, block->sentence_count);
}

static void add_quotation_words(const renderer *r, const stet_quotation *quotation, size_t index)
{
    buffer *out = &r->out->text;
    buffer_print(out, "quote %zu", index);
    if ((r->aspects & RENDER_ATTRIBUTIONS) != 0) {
        buffer_print(out, " %s", stet_quotation_kind_name(quotation->kind));
    }
    if (quotation->ending != STET_ENDING_CLOSED) {
        buffer_print(out, " %s", stet_ending_name(quotation->ending));
    }
    if (quotation->parent != STET_NONE) buffer_print(out, " in %lu", (unsigned long)quotation->parent);
    if (quotation->continues != STET_NONE) buffer_print(out, " continues %lu", (unsigned long)quotation->continues);
    if (quotation->utterance != index) buffer_print(out, " utterance %lu", (unsigned long)quotation->utterance);
    buffer_text(out, ": ");
}

static void add_attribution(const renderer *r, const stet_quotation *quotation)
{
    buffer *out = &r->out->text;
    add_part(r, "cue", quotation->cue);
    if (!is_absent(quotation->speaker)) {
        buffer_print(out, "  speaker %s: ", stet_speaker_form_name(quotation->speaker_form));
        add_span(r, quotation->speaker, true);
    }
    add_part(r, "refers_to", quotation->refers_to);
    if ((r->aspects & RENDER_RULES) != 0 && quotation->rule != STET_RULE_NONE) {
        buffer_print(out, "  rule: %s", stet_rule_name(quotation->rule));
        end_line(r, quotation->span.start);
    }
}

static void add_quotations(const renderer *r)
{
    size_t count = records_count(r->article, RECORDS_QUOTATIONS);
    for (size_t i = 0; i < count; i++) {
        const stet_quotation *quotation = records_quotation(r->article, i);
        add_quotation_words(r, quotation, i);
        add_span(r, quotation->span, true);
        if ((r->aspects & RENDER_ATTRIBUTIONS) != 0) add_attribution(r, quotation);
        add_flags(r, "  ", quotation->flags, quotation_flags, quotation->span.start);
    }
}

void render(rendering *out, const char *text, size_t len, const stet_article *article, unsigned aspects)
{
    renderer r = {out, text, len, article, aspects};
    if ((aspects & RENDER_BLOCKS) != 0) {
        size_t count = records_count(article, RECORDS_BLOCKS);
        for (size_t i = 0; i < count; i++)
            add_block(&r, records_block(article, i));
    } else {
        add_sentences(&r, 0, SIZE_MAX);
    }
    if ((aspects & (RENDER_QUOTATIONS | RENDER_ATTRIBUTIONS)) != 0) add_quotations(&r);
    if ((aspects & RENDER_FLAGS) == 0) return;
    add_flags(&r, "article ", article->flags, article_flags, 0);
    buffer_print(&out->text, "layout: %s", stet_layout_name(article->layout));
    end_line(&r, 0);
}

void rendering_clear(rendering *out)
{
    buffer_clear(&out->text);
    out->lines = 0;
}

void rendering_free(rendering *out)
{
    buffer_free(&out->text);
    free(out->at);
    *out = (rendering){0};
}

/* Takes " #n" off the end of a line; returns n, or 1. */
static size_t take_number(const char *line, size_t *len)
{
    size_t n = 0, scale = 1, i = *len;
    while (i > 0 && line[i - 1] >= '0' && line[i - 1] <= '9' && scale <= 100000) {
        n += scale * (size_t)(line[--i] - '0');
        scale *= 10;
    }
    if (scale == 1 || i < 2 || line[i - 1] != '#' || line[i - 2] != ' ') return 1;
    *len = i - 2;
    return n;
}

size_t render_locate(const char *text, size_t len, const char *line, size_t line_len)
{
    size_t from = 0, found = SIZE_MAX, bad;
    buffer words = {0};
    while (from + 1 < line_len && (line[from] != ':' || line[from + 1] != ' '))
        from++;
    if (from + 2 >= line_len) return SIZE_MAX;
    size_t n = take_number(line, &line_len);
    if (from + 2 < line_len && escape_undo(&words, line + from + 2, line_len - from - 2, &bad)) {
        for (size_t i = 0; n > 0 && i + words.len <= len; i++) {
            if (memcmp(text + i, words.data, words.len) == 0 && --n == 0) found = i;
        }
    }
    buffer_free(&words);
    return found;
}
