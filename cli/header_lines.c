/* SPDX-License-Identifier: MIT */
#include "header_lines.h"

#include <string.h>
#include <strings.h>

/* Digits of numbers that are below UINT64_MAX, whatever they are. */
#define DIGITS_MAX 19

size_t header_size(const char *text, size_t len)
{
    const char *end;
    for (size_t at = 0; (end = memchr(text + at, '\n', len - at)) != NULL; at = (size_t)(end - text) + 1) {
        size_t behind = (size_t)(end - text) + 1;
        if (behind < len && text[behind] == '\r') behind++;
        if (behind < len && text[behind] == '\n') return behind + 1;
    }
    return 0;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static struct header trimmed(const char *at, const char *end)
{
    while (at < end && is_blank(*at))
        at++;
    while (at < end && is_blank(end[-1]))
        end--;
    return (struct header){at, (size_t)(end - at)};
}

struct header header_named(const char *text, size_t len, const char *name)
{
    size_t size = strlen(name);
    const char *end = text + len;
    for (const char *line = text; (line = memchr(line, '\n', (size_t)(end - line))) != NULL;) {
        line++;
        const char *line_end = memchr(line, '\n', (size_t)(end - line));
        if (line_end == NULL) line_end = end;
        if ((size_t)(line_end - line) > size && line[size] == ':' && strncasecmp(line, name, size) == 0) {
            return trimmed(line + size + 1, line_end);
        }
    }
    return (struct header){NULL, 0};
}

bool header_is(const struct header *value, const char *word)
{
    size_t size = strlen(word);
    if (value->at == NULL || value->len < size || strncasecmp(value->at, word, size) != 0) return false;
    return value->len == size || value->at[size] == ';' || is_blank(value->at[size]);
}

bool header_number(const struct header *value, uint64_t *number)
{
    *number = 0;
    if (value->at == NULL || value->len == 0 || value->len > DIGITS_MAX) return false;
    for (size_t i = 0; i < value->len; i++) {
        if (value->at[i] < '0' || value->at[i] > '9') return false;
        *number = *number * 10 + (uint64_t)(value->at[i] - '0');
    }
    return true;
}
