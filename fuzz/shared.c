/* SPDX-License-Identifier: MIT */
#include "shared.h"

#include "oracle.h"

#include <stdlib.h>
#include <string.h>

/* What stands in records that were not written. */
enum { FILL = 0xA5 };

/* All of it but the first `used` records is FILL. */
typedef struct array {
    unsigned char *records;
    size_t cap, used;
} array;

typedef struct slot {
    array blocks, sentences, quotations;
} slot;

static slot slots[SHARED_SLOTS];

/* Room for `cap` records and one more, none of them written. */
static void *clear_array(array *a, size_t cap, size_t size)
{
    if (a->cap < cap || a->records == NULL) {
        free(a->records);
        a->records = malloc((cap + 1) * size);
        run_expect(a->records != NULL, "no memory for shared records");
        a->cap = cap;
        a->used = cap + 1;
    }
    memset(a->records, FILL, a->used * size);
    a->used = 0;
    return a->records;
}

static void expect_unwritten(array *a, size_t count, size_t size)
{
    static const unsigned char filled[] = {FILL, FILL, FILL, FILL};
    run_expect(count <= a->cap, "more records than stet_bound_... says");
    const unsigned char *next = a->records + count * size;
    run_expect(memcmp(next, filled, sizeof filled) == 0, "a record past the count was written");
    a->used = count;
}

run shared_parse(unsigned slot_index, const char *text, size_t len, stet_options options)
{
    slot *s = &slots[slot_index];
    run r = {options, STET_OK, STET_ARTICLE_INIT};
    stet_article *a = &r.article;
    a->block_cap = stet_bound_blocks(len);
    a->sentence_cap = stet_bound_sentences(len);
    a->quotation_cap = stet_bound_quotations(len);
    a->blocks = clear_array(&s->blocks, a->block_cap, sizeof *a->blocks);
    a->sentences = clear_array(&s->sentences, a->sentence_cap, sizeof *a->sentences);
    a->quotations = clear_array(&s->quotations, a->quotation_cap, sizeof *a->quotations);
    r.status = stet_parse(text, len, &r.options, a);
    expect_unwritten(&s->blocks, a->block_count, sizeof *a->blocks);
    expect_unwritten(&s->sentences, a->sentence_count, sizeof *a->sentences);
    expect_unwritten(&s->quotations, a->quotation_count, sizeof *a->quotations);
    return r;
}

run shared_parse_checked(unsigned slot_index, const char *text, size_t len, stet_options options)
{
    run r = shared_parse(slot_index, text, len, options);
    run_expect(r.status == STET_OK, "a text is refused");
    const char *broken = oracle_check(text, len, &r.options, &r.article);
    if (broken != NULL) run_expect(0, broken);
    return r;
}

stet_options shared_options(uint32_t flags)
{
    stet_options options = STET_OPTIONS_INIT;
    options.want = STET_WANT_STANDARD;
    options.flags = flags;
    return options;
}
