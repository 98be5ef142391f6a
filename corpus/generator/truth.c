/* SPDX-License-Identifier: MIT */
#include "truth.h"

static void put_string(FILE *out, const char *text, size_t len)
{
    putc('"', out);
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '\n') {
            fputs("\\n", out);
        } else if (text[i] == '"' || text[i] == '\\') {
            putc('\\', out);
            putc(text[i], out);
        } else {
            putc(text[i], out);
        }
    }
    putc('"', out);
}

static void put_span(FILE *out, const char *key, stet_span span)
{
    if (span.end == 0) {
        fprintf(out, "%snull", key);
    } else {
        fprintf(out, "%s[%u, %u]", key, (unsigned)span.start, (unsigned)span.end);
    }
}

static void put_index(FILE *out, const char *key, uint32_t index)
{
    if (index == STET_NONE) {
        fprintf(out, "%snull", key);
    } else {
        fprintf(out, "%s%u", key, (unsigned)index);
    }
}

static void put_block(FILE *out, const stet_article *truth, const stet_block *b)
{
    fprintf(out, "{\"kind\": \"%s\", \"start\": %u, \"end\": %u", stet_block_kind_name(b->kind),
            (unsigned)b->span.start, (unsigned)b->span.end);
    if (b->dateline.end != 0) put_span(out, ", \"dateline\": ", b->dateline);
    if (b->label.end != 0) put_span(out, ", \"label\": ", b->label);
    if (b->role != STET_ROLE_NONE) fprintf(out, ", \"role\": \"%s\"", stet_subhead_role_name(b->role));
    fputs(", \"sentences\": [", out);
    for (uint32_t i = 0; i < b->sentence_count; i++)
        put_span(out, i > 0 ? ", " : "", truth->sentences[b->first_sentence + i].span);
    fputs("]}", out);
}

static void put_quotation(FILE *out, const stet_quotation *q)
{
    fprintf(out, "{\"start\": %u, \"end\": %u, \"depth\": %u", (unsigned)q->span.start, (unsigned)q->span.end,
            q->depth);
    put_index(out, ", \"parent\": ", q->parent);
    fprintf(out, ", \"ending\": \"%s\"", stet_ending_name(q->ending));
    put_index(out, ", \"continues\": ", q->continues);
    fprintf(out, ", \"utterance\": %u, \"kind\": \"%s\"", (unsigned)q->utterance, stet_quotation_kind_name(q->kind));
    put_span(out, ", \"cue\": ", q->cue);
    put_span(out, ", \"speaker\": ", q->speaker);
    if (q->speaker_form == STET_FORM_NONE) {
        fputs(", \"speaker_form\": null", out);
    } else {
        fprintf(out, ", \"speaker_form\": \"%s\"", stet_speaker_form_name(q->speaker_form));
    }
    put_span(out, ", \"refers_to\": ", q->refers_to);
    fprintf(out, ", \"block\": %u}", (unsigned)q->block);
}

void truth_write(FILE *out, const char *id, const char *style, const char *text, size_t len, const stet_article *truth)
{
    fprintf(out, "{\"id\": \"%s\"", id);
    if (truth != NULL) {
        fprintf(out,
                ", \"split\": \"made\", \"manner\": \"%s\", \"language\": \"%s\", \"layout\": \"%s\", \"bytes\": %zu",
                style, stet_language_name(truth->language), stet_layout_name(truth->layout), len);
    }
    fputs(", \"text\": ", out);
    put_string(out, text, len);
    if (truth != NULL) {
        fputs(", \"blocks\": [", out);
        for (size_t i = 0; i < truth->block_count; i++) {
            fputs(i > 0 ? ", " : "", out);
            put_block(out, truth, &truth->blocks[i]);
        }
        fputs("], \"quotations\": [", out);
        for (size_t i = 0; i < truth->quotation_count; i++) {
            fputs(i > 0 ? ", " : "", out);
            put_quotation(out, &truth->quotations[i]);
        }
        fputs("]", out);
    }
    fputs("}\n", out);
}
