/* SPDX-License-Identifier: MIT
 *
 * main.c - the command stet-generate: articles as JSONL.
 */
#include "generator.h"
#include "truth.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: stet-generate [OPTION]...\n"
    "Writes made-up news articles as JSONL, each with its truth in the form of `stet --format=jsonl`.\n"
    "  --number N        articles (10)\n"
    "  --seed N          of the first article; the next one has the next number (1)\n"
    "  --bytes N         about as long as this each (as real articles are)\n"
    "  --language L,...  en, de, fr, ja, ru; an article takes the next one of the list (en)\n"
    "  --style S,...     curly, straight, british, low, inward, guillemets, spaced, right-only, corners,\n"
    "                    low-guillemets; an article draws one (as the language's grammar weighs them)\n"
    "  --layout L,...    parted, lines, loose, wrapped; an article draws one (as the grammar weighs them)\n"
    "  --grammar FILE    a grammar of your own, in place of the languages\n"
    "  --no-truth        id and text only\n"
    "  --text            one article after another as plain text\n";

enum { LANGUAGES_MAX = 8, ROOM = 1 << 24 };

typedef struct request {
    generator *grammars[LANGUAGES_MAX];
    size_t grammar_count;
    generator_options options;
    uint64_t number;
    int truth, plain;
} request;

static void fail(const char *what, const char *which)
{
    fprintf(stderr, "stet-generate: %s%s\n", what, which);
    exit(2);
}

static uint64_t read_number(const char *value)
{
    char *end;
    unsigned long long number = strtoull(value, &end, 10);
    if (*value == '\0' || *end != '\0') fail("not a number: ", value);
    return number;
}

static void add_grammar(request *r, generator *g, const char *name)
{
    if (g == NULL) fail("no grammar for ", name);
    if (r->grammar_count == LANGUAGES_MAX) fail("too many languages", "");
    r->grammars[r->grammar_count++] = g;
}

static void add_language(request *r, const char *name)
{
    uint32_t language = STET_LANGUAGE_CHINESE;
    while (language > 0 && strcmp(stet_language_name(language), name) != 0)
        language--;
    add_grammar(r, generator_builtin(language), name);
}

static void add_style(request *r, const char *name)
{
    uint32_t style = generator_style_find(name);
    if (style == 0) fail("no such style: ", name);
    r->options.styles |= style;
}

static void add_layout(request *r, const char *name)
{
    uint32_t layout = 0;
    while (layout < 4 && strcmp(stet_layout_name(layout), name) != 0)
        layout++;
    if (layout == 4) fail("no such layout: ", name);
    r->options.layouts |= 1u << layout;
}

/* Each name of a list with commas. */
static void for_each_name(request *r, const char *list, void (*take)(request *, const char *))
{
    char name[32];
    while (*list != '\0') {
        size_t len = strcspn(list, ",");
        if (len >= sizeof name) fail("no such name: ", list);
        memcpy(name, list, len);
        name[len] = '\0';
        take(r, name);
        list += len + (list[len] == ',' ? 1 : 0);
    }
}

static void read_grammar(request *r, const char *path)
{
    char error[200];
    static char bytes[1 << 20]; /* stays: the grammar points into it */
    FILE *file = fopen(path, "rb");
    if (file == NULL) fail("cannot open ", path);
    size_t len = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    generator *g = generator_read(bytes, len, error, sizeof error);
    if (g == NULL) fail("the grammar is wrong: ", error);
    add_grammar(r, g, path);
}

/* Whether there is an option of this name that has a value, which then was taken. */
static int take_value(request *r, const char *name, const char *value)
{
    if (strcmp(name, "--number") == 0) {
        r->number = read_number(value);
    } else if (strcmp(name, "--seed") == 0) {
        r->options.seed = read_number(value);
    } else if (strcmp(name, "--bytes") == 0) {
        r->options.bytes = (size_t)read_number(value);
    } else if (strcmp(name, "--language") == 0) {
        for_each_name(r, value, add_language);
    } else if (strcmp(name, "--style") == 0) {
        for_each_name(r, value, add_style);
    } else if (strcmp(name, "--layout") == 0) {
        for_each_name(r, value, add_layout);
    } else if (strcmp(name, "--grammar") == 0) {
        read_grammar(r, value);
    } else {
        return 0;
    }
    return 1;
}

static void read_arguments(request *r, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (i + 1 < argc && take_value(r, argv[i], argv[i + 1])) {
            i++;
        } else if (strcmp(argv[i], "--no-truth") == 0) {
            r->truth = 0;
        } else if (strcmp(argv[i], "--text") == 0) {
            r->plain = 1;
        } else {
            int asked = strcmp(argv[i], "--help") == 0;
            fputs(usage, asked ? stdout : stderr);
            exit(asked ? 0 : 2);
        }
    }
    if (r->grammar_count == 0) add_language(r, "en");
}

static stet_article allocate_truth(void)
{
    stet_article truth = STET_ARTICLE_INIT;
    truth.block_cap = truth.quotation_cap = truth.sentence_cap = ROOM / 16;
    truth.blocks = malloc(truth.block_cap * sizeof(stet_block));
    truth.sentences = malloc(truth.sentence_cap * sizeof(stet_sentence));
    truth.quotations = malloc(truth.quotation_cap * sizeof(stet_quotation));
    if (truth.blocks == NULL || truth.sentences == NULL || truth.quotations == NULL) fail("no memory", "");
    return truth;
}

static void write_article(const request *r, uint64_t i, char *text, stet_article *truth)
{
    char id[64];
    generator_options options = r->options;
    const generator *g = r->grammars[i % r->grammar_count];
    options.seed += i;
    size_t len = generator_write(g, &options, text, ROOM, truth);
    snprintf(id, sizeof id, "%s-%llu", stet_language_name(generator_language(g)), (unsigned long long)options.seed);
    if (r->plain) {
        printf("%.*s\n\n", (int)len, text);
    } else {
        truth_write(stdout, id, generator_style_name(generator_style_of(g, &options)), text, len,
                    r->truth ? truth : NULL);
    }
}

int main(int argc, char **argv)
{
    request r = {.options = GENERATOR_OPTIONS_INIT, .number = 10, .truth = 1};
    r.options.seed = 1;
    read_arguments(&r, argc, argv);
    stet_article truth = allocate_truth();
    char *text = malloc(ROOM);
    if (text == NULL) fail("no memory", "");
    for (uint64_t i = 0; i < r.number; i++)
        write_article(&r, i, text, &truth);
    free(text);
    free(truth.blocks);
    free(truth.sentences);
    free(truth.quotations);
    for (size_t i = 0; i < r.grammar_count; i++)
        generator_free(r.grammars[i]);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
