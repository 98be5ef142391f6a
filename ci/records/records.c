/* SPDX-License-Identifier: MIT
 *
 * records: reads paths from standard input and prints what stet finds in each file, a line a record with all that it
 * says and the text it spans. For ci/diff, which builds it with the parsers of two commits: it uses no more than what
 * the first release's records have.
 */
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

static void put_bytes(const char *text, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte < 0x20 || byte == 0x7F || byte == '\\')
            printf("\\x%02X", byte);
        else
            putchar(byte);
    }
}

static void put_span(const char *text, const char *name, stet_span span)
{
    if (span.end == 0) return;
    printf(" %s [%u,%u) ", name, (unsigned)span.start, (unsigned)span.end);
    if (span.end - span.start <= SHOWN) {
        put_bytes(text, span.start, span.end);
    } else {
        put_bytes(text, span.start, span.start + SHOWN / 2);
        fputs(" ... ", stdout);
        put_bytes(text, span.end - SHOWN / 2, span.end);
    }
}

static void put_index(const char *name, uint32_t index)
{
    if (index != STET_NONE) printf(" %s %u", name, (unsigned)index);
}

static void put_quotation(const char *text, size_t index, const stet_quotation *q)
{
    printf("quotation %zu: block %u kind %u ending %u depth %u marks %u+%u form %u rule %u flags %u", index,
           (unsigned)q->block, q->kind, q->ending, q->depth, q->open_length, q->close_length, q->speaker_form, q->rule,
           (unsigned)q->flags);
    put_index("parent", q->parent);
    put_index("continues", q->continues);
    put_index("utterance", q->utterance);
    put_index("next", q->next_part);
    put_span(text, "span", q->span);
    put_span(text, "cue", q->cue);
    put_span(text, "speaker", q->speaker);
    put_span(text, "refers_to", q->refers_to);
    putchar('\n');
}

static void put_block(const char *text, size_t index, const stet_block *b)
{
    printf("block %zu: kind %u role %u flags %u sentences %u+%u quotations %u+%u", index, b->kind, b->role, b->flags,
           (unsigned)b->first_sentence, (unsigned)b->sentence_count, (unsigned)b->first_quotation,
           (unsigned)b->quotation_count);
    put_span(text, "span", b->span);
    put_span(text, "dateline", b->dateline);
    put_span(text, "label", b->label);
    putchar('\n');
}

static void put_article(const char *text, const stet_article *a, stet_status status)
{
    printf("article: status %d layout %u flags %u language %u error at %zu\n", (int)status, a->layout, a->flags,
           (unsigned)a->language, (size_t)a->error_offset);
    for (size_t i = 0; i < a->block_count; i++)
        put_block(text, i, &a->blocks[i]);
    for (size_t i = 0; i < a->sentence_count; i++) {
        printf("sentence %zu:", i);
        put_span(text, "span", a->sentences[i].span);
        putchar('\n');
    }
    for (size_t i = 0; i < a->quotation_count; i++)
        put_quotation(text, i, &a->quotations[i]);
}

static void parse(const char *text, size_t len)
{
    stet_options options = STET_OPTIONS_INIT;
    stet_article a = STET_ARTICLE_INIT;
    options.want = STET_WANT_STANDARD;
    a.block_cap = stet_bound_blocks(len);
    a.sentence_cap = stet_bound_sentences(len);
    a.quotation_cap = stet_bound_quotations(len);
    a.blocks = room(a.block_cap, sizeof *a.blocks);
    a.sentences = room(a.sentence_cap, sizeof *a.sentences);
    a.quotations = room(a.quotation_cap, sizeof *a.quotations);
    stet_status status = stet_parse(text, len, &options, &a);
    put_article(text, &a, status);
    free(a.blocks);
    free(a.sentences);
    free(a.quotations);
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
