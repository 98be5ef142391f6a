/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L

#include "texts.h"

#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void fail(const char *path, const char *what)
{
    fprintf(stderr, "stet-bench: %s: %s\n", path, what);
    exit(2);
}

static void *allocate(void *old, size_t size)
{
    void *memory = realloc(old, size > 0 ? size : 1);
    if (memory == NULL) fail("memory", "there is no more");
    return memory;
}

/* Takes the bytes, which must be from malloc. */
static void add(texts *set, char *bytes, size_t len)
{
    if (set->count == set->room) {
        set->room = set->room == 0 ? 64 : set->room * 2;
        set->items = allocate(set->items, set->room * sizeof *set->items);
    }
    set->items[set->count].bytes = bytes;
    set->items[set->count].len = len;
    set->count++;
    set->bytes += len;
}

static void add_file(texts *set, const char *path)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    size_t len = 0, room = 0, got;
    if (file == NULL) fail(path, "cannot open");
    do {
        if (len == room) {
            room = room == 0 ? 16384 : room * 2;
            bytes = allocate(bytes, room);
        }
        got = fread(bytes + len, 1, room - len, file);
        len += got;
    } while (got > 0);
    if (ferror(file)) fail(path, "cannot read");
    fclose(file);
    add(set, bytes, len);
}

static void add_json_line(texts *set, const char *path, const char *line, size_t len)
{
    json_error_t error;
    json_t *object = json_loadb(line, len, JSON_ALLOW_NUL, &error);
    json_t *value = object != NULL ? json_object_get(object, "text") : NULL;
    if (!json_is_string(value)) fail(path, "a line has no \"text\"");
    size_t size = json_string_length(value);
    char *bytes = allocate(NULL, size);
    memcpy(bytes, json_string_value(value), size);
    add(set, bytes, size);
    json_decref(object);
}

static void add_jsonl(texts *set, const char *path)
{
    FILE *file = fopen(path, "rb");
    char *line = NULL;
    size_t room = 0;
    ssize_t len;
    if (file == NULL) fail(path, "cannot open");
    while ((len = getline(&line, &room, file)) > 0)
        add_json_line(set, path, line, (size_t)len);
    if (ferror(file)) fail(path, "cannot read");
    free(line);
    fclose(file);
}

static int ends_with(const char *name, const char *end)
{
    size_t len = strlen(name), n = strlen(end);
    return len >= n && strcmp(name + len - n, end) == 0;
}

static void add_file_or_jsonl(texts *set, const char *path)
{
    if (ends_with(path, ".jsonl")) {
        add_jsonl(set, path);
    } else {
        add_file(set, path);
    }
}

static void add_directory(texts *set, const char *path)
{
    struct dirent **entries;
    int count = scandir(path, &entries, NULL, alphasort);
    if (count < 0) fail(path, "cannot list");
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        if (ends_with(name, ".txt") || ends_with(name, ".jsonl")) {
            char inner[4096];
            snprintf(inner, sizeof inner, "%s/%s", path, name);
            add_file_or_jsonl(set, inner);
        }
        free(entries[i]);
    }
    free(entries);
}

void texts_add_path(texts *set, const char *path)
{
    struct stat about;
    if (stat(path, &about) != 0) fail(path, "not found");
    if (S_ISDIR(about.st_mode)) {
        add_directory(set, path);
    } else {
        add_file_or_jsonl(set, path);
    }
}

void texts_add_bytes(texts *set, const char *bytes, size_t len)
{
    char *copy = allocate(NULL, len);
    memcpy(copy, bytes, len);
    add(set, copy, len);
}

void texts_add_pattern(texts *set, const char *pattern, size_t len)
{
    char *bytes = allocate(NULL, len);
    size_t period = strlen(pattern);
    for (size_t at = 0; at < len; at += period)
        memcpy(bytes + at, pattern, len - at < period ? len - at : period);
    add(set, bytes, len);
}

void texts_free(texts *set)
{
    for (size_t i = 0; i < set->count; i++)
        free(set->items[i].bytes);
    free(set->items);
    memset(set, 0, sizeof *set);
}
