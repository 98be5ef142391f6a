/* SPDX-License-Identifier: MIT */
#include "parsed.h"

#include <stdlib.h>
#include <string.h>

#define CANARY 0xA5
/* Records of spare room after each array. */
#define SPARE 2

void parsed_begin(parsed *p, const size_t caps[RECORDS_ARRAYS], size_t len)
{
    const size_t enough[RECORDS_ARRAYS] = {stet_bound_blocks(len), stet_bound_sentences(len),
                                           stet_bound_quotations(len)};
    *p = (parsed){.article = STET_ARTICLE_INIT};
    for (int i = 0; i < RECORDS_ARRAYS; i++) {
        records_array array = (records_array)i;
        size_t cap = caps != NULL ? caps[i] : enough[i];
        p->room_size[i] = (cap + SPARE) * records_known_size(array);
        p->room[i] = buffer_alloc(p->room_size[i], 1);
        memset(p->room[i], CANARY, p->room_size[i]);
        records_set(&p->article, array, p->room[i], cap);
    }
}

void parsed_without(parsed *p, records_array array)
{
    records_set(&p->article, array, NULL, 0);
}

void parsed_run(parsed *p, const char *text, size_t len, const stet_options *options)
{
    p->status = stet_parse(text, len, options, &p->article);
}

void parsed_free(parsed *p)
{
    for (int i = 0; i < RECORDS_ARRAYS; i++)
        free(p->room[i]);
    *p = (parsed){0};
}

bool parsed_untouched(const parsed *p, records_array array, size_t from)
{
    for (size_t i = from * records_known_size(array); i < p->room_size[array]; i++) {
        if (p->room[array][i] != CANARY) return false;
    }
    return true;
}

void parsed_whole(parsed *p, const char *text, size_t len, const stet_options *options)
{
    parsed_begin(p, NULL, len);
    parsed_run(p, text, len, options);
}

void parsed_copy(parsed *to, const parsed *from)
{
    *to = *from;
    for (int i = 0; i < RECORDS_ARRAYS; i++) {
        records_array array = (records_array)i;
        to->room[i] = buffer_alloc(from->room_size[i], 1);
        memcpy(to->room[i], from->room[i], from->room_size[i]);
        if (records_base(&from->article, array) == NULL) continue;
        records_set(&to->article, array, to->room[i], records_cap(&from->article, array));
    }
}

bool parsed_same_records(buffer *why, const stet_article *expected, const stet_article *actual, records_array array,
                         size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const void *a = records_at(expected, array, i), *b = records_at(actual, array, i);
        if (memcmp(a, b, records_known_size(array)) == 0) continue;
        buffer_text(why, "    expected ");
        records_print(why, expected, array, i);
        buffer_text(why, "\n    actual   ");
        records_print(why, actual, array, i);
        buffer_text(why, "\n");
        return false;
    }
    return true;
}

static bool same_number(buffer *why, const char *name, size_t expected, size_t actual)
{
    if (expected == actual) return true;
    buffer_print(why, "    %s: expected %zu, actual %zu\n", name, expected, actual);
    return false;
}

bool parsed_same(buffer *why, const parsed *expected, const parsed *actual)
{
    const stet_article *a = &expected->article, *b = &actual->article;
    bool same = same_number(why, "status", (size_t)expected->status, (size_t)actual->status);
    same &= same_number(why, "layout", a->layout, b->layout);
    same &= same_number(why, "flags", a->flags, b->flags);
    same &= same_number(why, "language", a->language, b->language);
    same &= same_number(why, "error_offset", a->error_offset, b->error_offset);
    for (int i = 0; i < RECORDS_ARRAYS; i++) {
        records_array array = (records_array)i;
        size_t count = records_count(a, array), other = records_count(b, array);
        same &= same_number(why, records_name(array), records_found(a, array), records_found(b, array));
        same &= parsed_same_records(why, a, b, array, count < other ? count : other);
    }
    return same;
}

bool parsed_next_kernel(uint32_t *kernel)
{
    const char *only = getenv("STET_KERNEL");
    for (uint32_t k = *kernel + 1; k <= STET_KERNEL_NEON; k++) {
        if (!stet_kernel_available(k)) continue;
        if (only != NULL && strcmp(only, stet_kernel_name(k)) != 0) continue;
        *kernel = k;
        return true;
    }
    return false;
}
