/* SPDX-License-Identifier: MIT */
#include "report.h"

#include "escape.h"
#include "oracle.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Columns of a long line that are shown before and after the caret. */
#define BEFORE 60
#define AFTER  50

typedef struct lines {
    const char **start; /* count + 1 of them */
    size_t count;
} lines;

static lines split(const char *text)
{
    size_t count = 0, i = 0;
    for (const char *at = text; *at != '\0'; at++)
        count += *at == '\n' || at[1] == '\0';
    lines all = {buffer_alloc(count + 1, sizeof all.start[0]), count};
    for (const char *at = text; i < count; i++) {
        all.start[i] = at;
        const char *end = strchr(at, '\n');
        at = end != NULL ? end + 1 : at + strlen(at);
    }
    all.start[count] = text + strlen(text);
    return all;
}

static size_t length(const lines *all, size_t i)
{
    size_t len = (size_t)(all->start[i + 1] - all->start[i]);
    return len > 0 && all->start[i][len - 1] == '\n' ? len - 1 : len;
}

static bool same_line(const lines *a, size_t i, const lines *b, size_t j)
{
    size_t len = length(a, i);
    return len == length(b, j) && memcmp(a->start[i], b->start[j], len) == 0;
}

static void add_line(buffer *out, const char *mark, const lines *all, size_t i)
{
    buffer_text(out, mark);
    buffer_add(out, all->start[i], length(all, i));
    buffer_text(out, "\n");
}

/* common[i * (b->count + 1) + j]: length of the longest common row of lines of a from i on and b from j on. */
static unsigned *common_lines(const lines *a, const lines *b)
{
    size_t width = b->count + 1;
    unsigned *common = buffer_alloc((a->count + 1) * width, sizeof common[0]);
    for (size_t i = a->count; i-- > 0;) {
        for (size_t j = b->count; j-- > 0;) {
            unsigned down = common[(i + 1) * width + j], right = common[i * width + j + 1];
            unsigned both = common[(i + 1) * width + j + 1] + 1;
            common[i * width + j] = same_line(a, i, b, j) ? both : down > right ? down : right;
        }
    }
    return common;
}

bool report_diff(buffer *out, const char *expected, const char *actual)
{
    if (strcmp(expected, actual) == 0) return true;
    lines a = split(expected), b = split(actual);
    unsigned *common = common_lines(&a, &b);
    size_t width = b.count + 1, i = 0, j = 0;
    while (i < a.count || j < b.count) {
        if (i < a.count && j < b.count && same_line(&a, i, &b, j)) {
            add_line(out, "      ", &a, i++);
            j++;
        } else if (j == b.count || (i < a.count && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
            add_line(out, "    - ", &a, i++);
        } else {
            add_line(out, "    + ", &b, j++);
        }
    }
    free(common);
    free(a.start);
    free(b.start);
    return false;
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* Columns that a terminal needs for escaped text: two for the wide characters of East Asia. */
static size_t columns(const buffer *escaped)
{
    size_t sum = 0;
    uint32_t code;
    for (size_t i = 0; i < escaped->len; sum++) {
        i += oracle_piece(escaped->data, escaped->len, i, &code);
        sum += (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xD7A3) ||
               (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFF01 && code <= 0xFF60);
    }
    return sum;
}

static size_t forward(const char *text, size_t len, size_t at)
{
    while (at < len && (text[at] & 0xC0) == 0x80)
        at++;
    return at;
}

void report_caret(buffer *out, const char *what, const char *text, size_t len, size_t at)
{
    size_t start = at, end = at, line = 1;
    buffer before = {0};
    for (size_t i = 0; i < at; i++)
        line += text[i] == '\n' || (text[i] == '\r' && (i + 1 == len || text[i + 1] != '\n'));
    while (start > 0 && !is_line_end(text[start - 1]))
        start--;
    while (end < len && !is_line_end(text[end]))
        end++;
    if (at - start > BEFORE) start = forward(text, at, at - BEFORE);
    if (end - at > AFTER) end = forward(text, len, at + AFTER);
    escape_to(&before, text + start, at - start);
    buffer_print(out, "    %s: byte %zu, line %zu\n      %s", what, at, line, buffer_string(&before));
    escape_to(out, text + at, end - at);
    buffer_print(out, "\n      %*s^\n", (int)columns(&before), "");
    buffer_free(&before);
}

static size_t first_difference(const lines *a, const lines *b)
{
    size_t i = 0;
    while (i < a->count && i < b->count && same_line(a, i, b, i))
        i++;
    return i;
}

bool report_rendering(buffer *out, const char *text, size_t len, const char *expected, const rendering *actual)
{
    if (report_diff(out, expected, buffer_string(&actual->text))) return true;
    lines a = split(expected), b = split(buffer_string(&actual->text));
    size_t i = first_difference(&a, &b), at = SIZE_MAX;
    if (i < a.count) at = render_locate(text, len, a.start[i], length(&a, i));
    if (at != SIZE_MAX && i < actual->lines && actual->at[i] == at) {
        report_caret(out, "both", text, len, at);
    } else {
        if (at != SIZE_MAX) report_caret(out, "expected", text, len, at);
        if (i < actual->lines) report_caret(out, "actual", text, len, actual->at[i]);
    }
    free(a.start);
    free(b.start);
    return false;
}

void report_failure(const char *where, const char *what, const buffer *details)
{
    fprintf(stderr, "%s: %s\n%s", where, what, details != NULL ? buffer_string(details) : "");
    fflush(stderr);
}
