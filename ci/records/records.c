/* SPDX-License-Identifier: MIT
 *
 * records: reads paths from standard input and prints what stet finds in each file, a line a record with all that it
 * says and the text it spans; then, for each of some other options, the same where it is not the answer without them.
 * For ci/diff, which builds it with the parsers of two commits: it uses no more than what the first release's records
 * have.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stet.h"

/* Bytes of a span that are printed; of a longer one, its two ends. */
enum { SHOWN = 60 };

static void fail(const char *what, const char *path)
{
    fprintf(stderr, "records: %s %s\n", what, path);
    exit(2);
}

static void *room(size_t count, size_t size)
{
    void *array = calloc(count + 1, size);
    if (array == NULL) fail("no memory for", "records");
    return array;
}

static void put_bytes(FILE *out, const char *text, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte < 0x20 || byte == 0x7F || byte == '\\')
            fprintf(out, "\\x%02X", byte);
        else
            putc(byte, out);
    }
}

static void put_span(FILE *out, const char *text, const char *name, stet_span span)
{
    if (span.end == 0) return;
    fprintf(out, " %s [%u,%u) ", name, (unsigned)span.start, (unsigned)span.end);
    if (span.end - span.start <= SHOWN) {
        put_bytes(out, text, span.start, span.end);
    } else {
        put_bytes(out, text, span.start, span.start + SHOWN / 2);
        fputs(" ... ", out);
        put_bytes(out, text, span.end - SHOWN / 2, span.end);
    }
}

static void put_index(FILE *out, const char *name, uint32_t index)
{
    if (index != STET_NONE) fprintf(out, " %s %u", name, (unsigned)index);
}

static void put_quotation(FILE *out, const char *text, size_t index, const stet_quotation *q)
{
    fprintf(out, "quotation %zu: block %u kind %u ending %u depth %u marks %u+%u form %u rule %u flags %u", index,
            (unsigned)q->block, q->kind, q->ending, q->depth, q->open_length, q->close_length, q->speaker_form, q->rule,
            (unsigned)q->flags);
    put_index(out, "parent", q->parent);
    put_index(out, "continues", q->continues);
    put_index(out, "utterance", q->utterance);
    put_index(out, "next", q->next_part);
    put_span(out, text, "span", q->span);
    put_span(out, text, "cue", q->cue);
    put_span(out, text, "speaker", q->speaker);
    put_span(out, text, "refers_to", q->refers_to);
    putc('\n', out);
}

static void put_block(FILE *out, const char *text, size_t index, const stet_block *b)
{
    fprintf(out, "block %zu: kind %u role %u flags %u sentences %u+%u quotations %u+%u", index, b->kind, b->role,
            b->flags, (unsigned)b->first_sentence, (unsigned)b->sentence_count, (unsigned)b->first_quotation,
            (unsigned)b->quotation_count);
    put_span(out, text, "span", b->span);
    put_span(out, text, "dateline", b->dateline);
    put_span(out, text, "label", b->label);
    putc('\n', out);
}

static void put_article(FILE *out, const char *text, const stet_article *a, stet_status status)
{
    fprintf(out, "article: status %d layout %u flags %u language %u error at %zu\n", (int)status, a->layout, a->flags,
            (unsigned)a->language, (size_t)a->error_offset);
    for (size_t i = 0; i < a->block_count; i++)
        put_block(out, text, i, &a->blocks[i]);
    for (size_t i = 0; i < a->sentence_count; i++) {
        fprintf(out, "sentence %zu:", i);
        put_span(out, text, "span", a->sentences[i].span);
        putc('\n', out);
    }
    for (size_t i = 0; i < a->quotation_count; i++)
        put_quotation(out, text, i, &a->quotations[i]);
}

/* What is found with these options, as lines; the caller frees them. */
static char *lines_of(const char *text, size_t len, const stet_options *options)
{
    stet_article a = STET_ARTICLE_INIT;
    char *lines = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&lines, &size);
    if (out == NULL) fail("no memory for", "lines");
    a.block_cap = stet_bound_blocks(len);
    a.sentence_cap = stet_bound_sentences(len);
    a.quotation_cap = stet_bound_quotations(len);
    a.blocks = room(a.block_cap, sizeof *a.blocks);
    a.sentences = room(a.sentence_cap, sizeof *a.sentences);
    a.quotations = room(a.quotation_cap, sizeof *a.quotations);
    stet_status status = stet_parse(text, len, options, &a);
    put_article(out, text, &a, status);
    free(a.blocks);
    free(a.sentences);
    free(a.quotations);
    if (fclose(out) != 0) fail("no memory for", "lines");
    return lines;
}

typedef struct asked {
    const char *name;
    uint32_t want, flags, language;
} asked;

/* One set for each option at least. What only a part of the records is asked for gives is what all of them give
 * (fuzz/wants.c), but for sentences that need quotations. */
static const asked sets[] = {
    {"whole quotations", STET_WANT_STANDARD, STET_OPTION_WHOLE_QUOTATIONS, 0},
    {"damaged marks", STET_WANT_STANDARD, STET_OPTION_PAIR_DAMAGED_MARKS, 0},
    {"strict UTF-8", STET_WANT_STANDARD, STET_OPTION_STRICT_UTF8, 0},
    {"whole quotations, sentences alone", STET_WANT_SENTENCES, STET_OPTION_WHOLE_QUOTATIONS, 0},
    {"as German", STET_WANT_STANDARD, 0, STET_LANGUAGE_GERMAN},
};

static void parse(const char *text, size_t len)
{
    stet_options options = STET_OPTIONS_INIT;
    options.want = STET_WANT_STANDARD;
    char *plain = lines_of(text, len, &options);
    fputs(plain, stdout);
    for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) {
        options.want = sets[i].want;
        options.flags = sets[i].flags;
        options.language = sets[i].language;
        char *lines = lines_of(text, len, &options);
        if (strcmp(lines, plain) != 0) printf("with %s:\n%s", sets[i].name, lines);
        free(lines);
    }
    free(plain);
}

static void read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) fail("can't read", path);
    size_t len = (size_t)ftell(file);
    char *text = room(len, 1);
    rewind(file);
    if (fread(text, 1, len, file) != len) fail("can't read", path);
    fclose(file);
    printf("== %s\n", path);
    parse(text, len);
    free(text);
}

int main(void)
{
    char path[4096];
    while (fgets(path, sizeof path, stdin) != NULL) {
        path[strcspn(path, "\n")] = '\0';
        read_file(path);
    }
    return fflush(stdout) != 0;
}
