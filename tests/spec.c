/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* strdup, dirent */

#include "spec.h"

#include "escape.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEPARATOR "====="

const char *spec_corpus(void)
{
    const char *corpus = getenv("STET_CORPUS");
    return corpus != NULL ? corpus : STET_CORPUS_DIR;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool ends_with(const char *name, const char *ending)
{
    size_t len = strlen(name), tail = strlen(ending);
    return len > tail && strcmp(name + len - tail, ending) == 0;
}

char **spec_names(const char *folder, const char *ending)
{
    buffer path = {0};
    size_t count = 0;
    char **names = buffer_alloc(1, sizeof names[0]);
    buffer_print(&path, "%s/%s", spec_corpus(), folder);
    DIR *dir = opendir(path.data);
    for (struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;) {
        if (!ends_with(entry->d_name, ending)) continue;
        names = buffer_grow(names, count + 2, sizeof names[0]);
        names[count++] = strdup(entry->d_name);
        names[count] = NULL;
    }
    if (dir != NULL) closedir(dir);
    qsort(names, count, sizeof names[0], by_name);
    buffer_free(&path);
    return names;
}

size_t spec_count_names(char *const *names)
{
    size_t count = 0;
    while (names[count] != NULL)
        count++;
    return count;
}

void spec_free_names(char **names)
{
    for (size_t i = 0; names[i] != NULL; i++)
        free(names[i]);
    free(names);
}

bool spec_read_file(buffer *to, const char *folder, const char *name)
{
    buffer path = {0};
    buffer_print(&path, "%s/%s/%s", spec_corpus(), folder, name);
    bool whole = buffer_file(to, path.data);
    buffer_free(&path);
    return whole;
}

/* ---- The words after "example" ---- */

static void fault(example *ex, const char *what, const char *word)
{
    if (ex->fault.len == 0) buffer_print(&ex->fault, "    %s%s%s\n", what, word[0] != '\0' ? ": " : "", word);
}

static bool take_option(example *ex, const char *word)
{
    static const struct {
        const char *name;
        uint32_t flag;
    } options[] = {{"whole-quotations", STET_OPTION_WHOLE_QUOTATIONS},
                   {"damaged-marks", STET_OPTION_PAIR_DAMAGED_MARKS},
                   {"strict", STET_OPTION_STRICT_UTF8}};
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        if (strcmp(word, options[i].name) != 0) continue;
        ex->flags |= options[i].flag;
        return true;
    }
    return false;
}

static void take_status(example *ex, const char *name)
{
    for (uint32_t status = STET_OK; status <= STET_E_KERNEL; status++) {
        if (name == NULL || strcmp(name, stet_status_name(status)) != 0) continue;
        ex->status = (stet_status)status;
        return;
    }
    fault(ex, "unknown status", name != NULL ? name : "");
}

static void take_offset(example *ex, const char *figures)
{
    char *end = NULL;
    ex->has_offset = true;
    ex->error_offset = figures != NULL ? (size_t)strtoul(figures, &end, 10) : 0;
    if (end == NULL || end == figures || *end != '\0') fault(ex, "offset without a number", "");
}

static void take_words(example *ex, char *info)
{
    char *rest = NULL, *word = strtok_r(info, " \t", &rest);
    if (word == NULL || strcmp(word, "example") != 0) fault(ex, "the first word is not 'example'", word);
    while ((word = strtok_r(NULL, " \t", &rest)) != NULL) {
        unsigned aspect = render_aspect_bit(word);
        ex->aspects |= aspect;
        if (aspect != 0 || take_option(ex, word)) continue;
        if (strcmp(word, "status") == 0) {
            take_status(ex, strtok_r(NULL, " \t", &rest));
        } else if (strcmp(word, "offset") == 0) {
            take_offset(ex, strtok_r(NULL, " \t", &rest));
        } else {
            fault(ex, "unknown word", word);
        }
    }
    if (ex->aspects == 0 && ex->status == STET_OK) fault(ex, "no aspect", "");
    if ((ex->aspects & RENDER_RULES) != 0 && (ex->aspects & RENDER_ATTRIBUTIONS) == 0) {
        fault(ex, "rules without attributions", "");
    }
}

/* ---- Pages ---- */

typedef struct reader {
    spec_page *page;
    const char *at, *end;
    size_t line; /* number of the line last taken */
} reader;

static bool take_line(reader *r, const char **line, size_t *len)
{
    if (r->at == r->end) return false;
    const char *feed = memchr(r->at, '\n', (size_t)(r->end - r->at));
    *line = r->at;
    *len = (size_t)((feed != NULL ? feed : r->end) - r->at);
    r->at = feed != NULL ? feed + 1 : r->end;
    r->line++;
    return true;
}

/* Length of the row of backticks that the line begins with, where it is a fence; else 0. */
static size_t fence(const char *line, size_t len)
{
    size_t ticks = 0;
    while (ticks < len && line[ticks] == '`')
        ticks++;
    return ticks >= 3 && memchr(line + ticks, '`', len - ticks) == NULL ? ticks : 0;
}

static bool closes(const char *line, size_t len, size_t opening)
{
    size_t ticks = fence(line, len);
    while (len > 0 && line[len - 1] == ' ')
        len--;
    return ticks >= opening && ticks == len;
}

static void take_text_line(example *ex, const char *line, size_t len, bool first)
{
    size_t bad;
    if (!first) buffer_text(&ex->text, "\n");
    if (!escape_undo(&ex->text, line, len, &bad)) fault(ex, "unknown escape in the article's line", line + bad);
}

/* Undone and made again, so that an author may escape what needs none. */
static void take_expected_line(example *ex, const char *line, size_t len)
{
    size_t bad;
    buffer plain = {0};
    if (!escape_undo(&plain, line, len, &bad)) fault(ex, "unknown escape in the expected line", line + bad);
    escape_to(&ex->expected, buffer_string(&plain), plain.len);
    buffer_text(&ex->expected, "\n");
    buffer_free(&plain);
}

/* From the line after the fence to the closing one. */
static void take_body(reader *r, example *ex, size_t opening)
{
    const char *line;
    size_t len, taken = 0;
    bool parted = false, closed = false;
    while (!closed && take_line(r, &line, &len)) {
        char *copy = buffer_alloc(len + 1, 1); /* with a NUL, for messages */
        memcpy(copy, line, len);
        closed = closes(copy, len, opening);
        if (closed) {
            ex->end = r->line;
        } else if (parted) {
            take_expected_line(ex, copy, len);
        } else if (strcmp(copy, SEPARATOR) == 0) {
            parted = true;
        } else {
            take_text_line(ex, copy, len, taken++ == 0);
        }
        free(copy);
    }
    if (!closed) fault(ex, "the fence is not closed", "");
    if (!parted) fault(ex, "no line " SEPARATOR, "");
}

static void take_example(reader *r, const char *info, size_t len, size_t opening)
{
    spec_page *page = r->page;
    page->examples = buffer_grow(page->examples, page->count + 1, sizeof page->examples[0]);
    example *ex = &page->examples[page->count++];
    *ex = (example){.line = r->line, .end = r->line};
    snprintf(ex->where, sizeof ex->where, "corpus/spec/%s:%zu", page->name, r->line);
    char *words = buffer_alloc(len + 1, 1);
    memcpy(words, info, len);
    take_words(ex, words);
    free(words);
    take_body(r, ex, opening);
}

static bool begins(const char *line, size_t len, const char *with)
{
    return len >= strlen(with) && memcmp(line, with, strlen(with)) == 0;
}

static void skip_fenced(reader *r, size_t opening)
{
    const char *line;
    size_t len;
    while (take_line(r, &line, &len) && !closes(line, len, opening))
        continue;
}

void spec_read_text(spec_page *page, const char *name, const char *text, size_t len)
{
    reader r = {page, text, text + len, 0};
    const char *line;
    size_t line_len;
    *page = (spec_page){0};
    snprintf(page->name, sizeof page->name, "%s", name);
    while (take_line(&r, &line, &line_len)) {
        size_t indent = 0;
        while (indent < line_len && line[indent] == ' ')
            indent++;
        size_t ticks = fence(line + indent, line_len - indent), from = indent + ticks;
        if (ticks == 0) continue;
        while (from < line_len && line[from] == ' ')
            from++;
        if (!begins(line + from, line_len - from, "example")) {
            skip_fenced(&r, ticks);
            continue;
        }
        take_example(&r, line + from, line_len - from, ticks);
        if (indent > 0) fault(&page->examples[page->count - 1], "the fence is indented", "");
    }
}

bool spec_read_page(spec_page *page, const char *name)
{
    buffer text = {0};
    bool whole = spec_read_file(&text, "spec", name);
    spec_read_text(page, name, buffer_string(&text), text.len);
    buffer_free(&text);
    return whole;
}

void spec_free_page(spec_page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        buffer_free(&page->examples[i].fault);
        buffer_free(&page->examples[i].text);
        buffer_free(&page->examples[i].expected);
    }
    free(page->examples);
    *page = (spec_page){0};
}
