/* SPDX-License-Identifier: MIT */
#include "variants.h"

#include "guard.h"
#include "report.h"

#include <stdlib.h>
#include <string.h>

static void reference(parsed *p, const subject *s)
{
    parsed_whole(p, s->text, s->len, &s->options);
}

/* Reports what was added to why, if anything; returns the number of faults, 0 or 1. */
static size_t finish(const subject *s, const char *what, buffer *why)
{
    size_t faults = why->len > 0 ? 1 : 0;
    if (faults > 0) report_failure(s->where, what, why);
    buffer_free(why);
    return faults;
}

/* ---- Caps ---- */

static stet_status status_with(const parsed *whole, const size_t caps[RECORDS_ARRAYS])
{
    for (int i = 0; i < RECORDS_ARRAYS; i++) {
        if (records_found(&whole->article, (records_array)i) > caps[i]) return STET_E_CAPACITY;
    }
    return whole->status;
}

static void compare_capped(buffer *why, const parsed *whole, const parsed *p, const size_t caps[RECORDS_ARRAYS])
{
    stet_status expected = status_with(whole, caps);
    if (p->status != expected) {
        buffer_print(why, "    status: expected %s, actual %s\n", stet_status_name(expected),
                     stet_status_name(p->status));
    }
    for (int i = 0; i < RECORDS_ARRAYS; i++) {
        records_array array = (records_array)i;
        size_t found = records_found(&p->article, array), all = records_found(&whole->article, array);
        if (found != all) buffer_print(why, "    %ss: expected %zu, actual %zu\n", records_name(array), all, found);
        parsed_same_records(why, &whole->article, &p->article, array, all < caps[i] ? all : caps[i]);
        if (!parsed_untouched(p, array, caps[i]))
            buffer_print(why, "    wrote past the %ss' cap\n", records_name(array));
    }
}

static size_t check_caps(const subject *s, const parsed *whole, const size_t caps[RECORDS_ARRAYS])
{
    parsed p;
    buffer why = {0}, what = {0};
    parsed_begin(&p, caps, s->len);
    parsed_run(&p, s->text, s->len, &s->options);
    compare_capped(&why, whole, &p, caps);
    parsed_free(&p);
    buffer_print(&what, "with room for %zu blocks, %zu sentences, %zu quotations", caps[0], caps[1], caps[2]);
    size_t faults = finish(s, what.data, &why);
    buffer_free(&what);
    return faults;
}

size_t variants_caps(const subject *s)
{
    parsed whole;
    size_t faults = 0, most = 0, enough[RECORDS_ARRAYS];
    reference(&whole, s);
    for (int i = 0; i < RECORDS_ARRAYS; i++) {
        enough[i] = records_found(&whole.article, (records_array)i) + 1;
        if (most < enough[i]) most = enough[i];
    }
    for (int i = 0; i < RECORDS_ARRAYS; i++) {
        for (size_t cap = 0; cap <= enough[i]; cap++) {
            size_t caps[RECORDS_ARRAYS] = {enough[0], enough[1], enough[2]};
            caps[i] = cap;
            faults += check_caps(s, &whole, caps);
        }
    }
    for (size_t cap = 0; cap <= most; cap++) {
        const size_t caps[RECORDS_ARRAYS] = {cap, cap, cap};
        faults += check_caps(s, &whole, caps);
    }
    parsed_free(&whole);
    return faults;
}

/* ---- Arrays ---- */

/* What a block says of quotations, where these are not wanted. */
static void drop_quotations(stet_block *block)
{
    block->first_quotation = block->quotation_count = 0;
    block->flags &= STET_BLOCK_FLAG_INVALID_UTF8 | STET_BLOCK_FLAG_CONTROL;
}

/* Changes an article into what it is where an array is not wanted. */
static void drop(parsed *p, records_array array)
{
    stet_article *article = &p->article;
    size_t blocks = records_count(article, RECORDS_BLOCKS);
    for (size_t i = 0; i < blocks; i++) {
        stet_block *block = records_block(article, i);
        if (array == RECORDS_SENTENCES) block->first_sentence = block->sentence_count = 0;
        if (array == RECORDS_QUOTATIONS) drop_quotations(block);
    }
    if (array == RECORDS_QUOTATIONS) article->flags &= ~STET_ARTICLE_FLAG_DAMAGED_MARKS;
    records_set_found(article, array, 0);
}

enum { IMPLICIT, EXPLICIT, COUNTED, WAYS };

/* Sets up a parse that has the arrays of the bits in `kept` only: by NULL, by want, or with all wanted and some NULL.
 */
static stet_options keep(parsed *p, const subject *s, unsigned kept, int way)
{
    stet_options options = s->options;
    for (int i = 0; i < RECORDS_ARRAYS; i++) {
        if (way != EXPLICIT && (kept >> i & 1) == 0) parsed_without(p, (records_array)i);
    }
    if (way == EXPLICIT) options.want = kept | ((kept & STET_WANT_QUOTATIONS) != 0 ? STET_WANT_REFERENCES : 0);
    if (way == COUNTED) options.want = STET_WANT_STANDARD;
    return options;
}

static size_t check_arrays(const subject *s, const parsed *whole, unsigned kept, int way)
{
    static const char *const names[] = {"those not NULL", "those wanted", "those not NULL, all wanted"};
    parsed p, expected;
    buffer why = {0}, what = {0};
    parsed_begin(&p, NULL, s->len);
    parsed_copy(&expected, whole);
    stet_options options = keep(&p, s, kept, way);
    parsed_run(&p, s->text, s->len, &options);
    for (int i = 0; i < RECORDS_ARRAYS; i++) {
        records_array array = (records_array)i;
        if ((kept >> i & 1) != 0) continue;
        if (way == COUNTED) records_set(&expected.article, array, NULL, 0);
        if (way != COUNTED) drop(&expected, array);
        if (!parsed_untouched(&p, array, 0)) buffer_print(&why, "    wrote %ss\n", records_name(array));
    }
    parsed_same(&why, &expected, &p);
    buffer_print(&what, "with arrays%s%s%s, %s", (kept & STET_WANT_BLOCKS) != 0 ? " blocks" : "",
                 (kept & STET_WANT_SENTENCES) != 0 ? " sentences" : "",
                 (kept & STET_WANT_QUOTATIONS) != 0 ? " quotations" : "", names[way]);
    parsed_free(&p);
    parsed_free(&expected);
    size_t faults = finish(s, what.data, &why);
    buffer_free(&what);
    return faults;
}

size_t variants_arrays(const subject *s)
{
    parsed whole;
    size_t faults = 0;
    reference(&whole, s);
    for (int way = IMPLICIT; way < WAYS; way++) {
        /* An explicit want of nothing is want 0, which stands for all. */
        for (unsigned kept = way == EXPLICIT ? 1 : 0; kept < 1u << RECORDS_ARRAYS; kept++)
            faults += check_arrays(s, &whole, kept, way);
    }
    parsed_free(&whole);
    return faults;
}

/* ---- Steps of want ---- */

static void drop_details(parsed *p, uint32_t want)
{
    size_t count = records_count(&p->article, RECORDS_QUOTATIONS);
    for (size_t i = 0; i < count; i++) {
        stet_quotation *quotation = records_quotation(&p->article, i);
        if ((want & STET_WANT_REFERENCES) == 0) quotation->refers_to = (stet_span){0, 0};
        if ((want & STET_WANT_ATTRIBUTIONS) != 0) continue;
        quotation->cue = quotation->speaker = (stet_span){0, 0};
        quotation->kind = STET_QUOTATION_UNKNOWN;
        quotation->speaker_form = STET_FORM_NONE;
        quotation->rule = STET_RULE_NONE;
        quotation->utterance = (uint32_t)i;
        quotation->next_part = STET_NONE;
    }
}

size_t variants_wants(const subject *s)
{
    static const struct {
        const char *name;
        uint32_t want;
        uint32_t complete; /* of the bits that tell of quotations */
    } steps[] = {{"without attributions", STET_WANT_QUOTATIONS, STET_WANT_QUOTATIONS},
                 {"without references", STET_WANT_QUOTATIONS | STET_WANT_ATTRIBUTIONS, STET_WANT_ATTRIBUTIONS},
                 {"with all of it", STET_WANT_STANDARD, STET_WANT_ATTRIBUTIONS | STET_WANT_REFERENCES},
                 {"with attributions, which bring quotations", STET_WANT_ATTRIBUTIONS, STET_WANT_ATTRIBUTIONS},
                 {"with references, which bring attributions", STET_WANT_REFERENCES,
                  STET_WANT_ATTRIBUTIONS | STET_WANT_REFERENCES}};
    parsed whole;
    size_t faults = 0;
    reference(&whole, s);
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        parsed p, expected;
        buffer why = {0};
        stet_options options = s->options;
        options.want = steps[i].want | STET_WANT_BLOCKS | STET_WANT_SENTENCES;
        parsed_whole(&p, s->text, s->len, &options);
        parsed_copy(&expected, &whole);
        drop_details(&expected, steps[i].complete);
        parsed_same(&why, &expected, &p);
        parsed_free(&p);
        parsed_free(&expected);
        faults += finish(s, steps[i].name, &why);
    }
    parsed_free(&whole);
    return faults;
}

/* ---- Other bytes ---- */

/* A text that means the same, and where each of the first text's offsets is in it. */
typedef struct rewrite {
    buffer text;
    size_t *map;
} rewrite;

/* Puts line_end for every LF, between what comes before and after. */
static void rewrite_begin(rewrite *r, const subject *s, const char *before, const char *line_end, const char *after)
{
    *r = (rewrite){.map = buffer_alloc(s->len + 1, sizeof r->map[0])};
    buffer_text(&r->text, before);
    for (size_t i = 0; i < s->len; i++) {
        r->map[i] = r->text.len;
        if (s->text[i] == '\n') {
            buffer_text(&r->text, line_end);
        } else {
            buffer_add(&r->text, s->text + i, 1);
        }
    }
    r->map[s->len] = r->text.len;
    buffer_text(&r->text, after);
}

static void map_span(stet_span *span, const size_t *map)
{
    if (span->start == 0 && span->end == 0) return;
    span->start = (uint32_t)map[span->start];
    span->end = (uint32_t)map[span->end];
}

static void map_article(stet_article *article, const rewrite *r, size_t len)
{
    for (size_t i = 0; i < records_count(article, RECORDS_BLOCKS); i++) {
        stet_block *block = records_block(article, i);
        map_span(&block->span, r->map);
        map_span(&block->dateline, r->map);
        map_span(&block->label, r->map);
    }
    for (size_t i = 0; i < records_count(article, RECORDS_SENTENCES); i++)
        map_span(&records_sentence(article, i)->span, r->map);
    for (size_t i = 0; i < records_count(article, RECORDS_QUOTATIONS); i++) {
        stet_quotation *quotation = records_quotation(article, i);
        map_span(&quotation->span, r->map);
        map_span(&quotation->cue, r->map);
        map_span(&quotation->speaker, r->map);
        map_span(&quotation->refers_to, r->map);
    }
    article->error_offset = article->error_offset < len ? r->map[article->error_offset] : r->text.len;
}

static size_t check_rewrite(const subject *s, const char *what, rewrite *r, uint32_t more_flags)
{
    parsed expected, actual;
    buffer why = {0};
    reference(&expected, s);
    map_article(&expected.article, r, s->len);
    expected.article.flags |= expected.status == STET_OK ? more_flags : 0;
    parsed_whole(&actual, buffer_string(&r->text), r->text.len, &s->options);
    /* What is learnt, is learnt from the first bytes: a longer text shifts others out of these. */
    if (r->text.len <= STET_LEARN_BYTES) parsed_same(&why, &expected, &actual);
    parsed_free(&expected);
    parsed_free(&actual);
    buffer_free(&r->text);
    free(r->map);
    return finish(s, what, &why);
}

static bool has_cr(const subject *s)
{
    return memchr(s->text, '\r', s->len) != NULL;
}

size_t variants_bytes(const subject *s)
{
    rewrite r;
    size_t faults = 0;
    bool has_bom = s->len >= 3 && memcmp(s->text, "\xEF\xBB\xBF", 3) == 0;
    if (!has_cr(s)) {
        rewrite_begin(&r, s, "", "\r", "");
        faults += check_rewrite(s, "with CR for LF", &r, 0);
    }
    rewrite_begin(&r, s, "", "\n", "\n");
    faults += check_rewrite(s, "with one more line feed at the end", &r, 0);
    if (!has_bom) {
        rewrite_begin(&r, s, "\xEF\xBB\xBF", "\n", "");
        faults += check_rewrite(s, "with a byte order mark", &r, STET_ARTICLE_FLAG_BOM);
    }
    return faults;
}

size_t variants_crlf(const subject *s)
{
    rewrite r;
    if (has_cr(s)) return 0;
    rewrite_begin(&r, s, "", "\r\n", "");
    return check_rewrite(s, "with CRLF for LF", &r, 0);
}

/* ---- Memory and kernels ---- */

static size_t check_guarded(const subject *s, const parsed *whole, const char *text, uint32_t kernel, const char *side)
{
    parsed p;
    buffer why = {0}, what = {0};
    stet_options options = s->options;
    options.kernel = kernel;
    parsed_begin(&p, NULL, s->len);
    if (guard_run(&p, text, s->len, &options)) {
        parsed_same(&why, whole, &p);
    } else {
        buffer_text(&why, "    touched memory outside the text\n");
    }
    parsed_free(&p);
    buffer_print(&what, "on kernel %s, %s unreadable memory", stet_kernel_name(kernel), side);
    size_t faults = finish(s, what.data, &why);
    buffer_free(&what);
    return faults;
}

size_t variants_guarded(const subject *s)
{
    parsed whole;
    guard g;
    size_t faults = 0;
    reference(&whole, s);
    guard_begin(&g, s->len);
    for (uint32_t kernel = STET_KERNEL_AUTO; parsed_next_kernel(&kernel);) {
        faults += check_guarded(s, &whole, guard_at_end(&g, s->text, s->len), kernel, "before");
        faults += check_guarded(s, &whole, guard_at_start(&g, s->text, s->len), kernel, "after");
    }
    guard_end(&g);
    parsed_free(&whole);
    return faults;
}
