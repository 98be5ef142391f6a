/* SPDX-License-Identifier: MIT
 *
 * generator_test.c - articles made up by a grammar: that the parser finds their truth, and that the truth is sound.
 */
#include "generator.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 1 << 16, RECORDS = ROOM / 16, FAULTS = 5 /* shown of each test */ };

/* How many articles are tried, and how many of the speeches must have the right cue, speaker, form and kind, in
 * percent. The grammars are plain to a reader. What the parser misses: of English the cue after ", who ...,", of German
 * "sprach am Montag von", of French "a qualifié X de", of Japanese a speaker between と and the verb, and that a
 * surname before a title is a name. */
static const struct {
    uint32_t language, articles, speeches;
} floors[] = {
    {STET_LANGUAGE_ENGLISH, 500, 98}, {STET_LANGUAGE_GERMAN, 150, 97},   {STET_LANGUAGE_FRENCH, 150, 94},
    {STET_LANGUAGE_RUSSIAN, 150, 98}, {STET_LANGUAGE_JAPANESE, 150, 12},
};

typedef struct made {
    char text[ROOM];
    size_t len;
    stet_article truth, found;
} made;

typedef struct tally {
    size_t wrong_articles, speeches, right_speeches, given_references, right_references, shown;
} tally;

static void allocate(stet_article *a)
{
    const stet_article init = STET_ARTICLE_INIT;
    *a = init;
    a->block_cap = a->sentence_cap = a->quotation_cap = RECORDS;
    a->blocks = malloc(RECORDS * sizeof(stet_block));
    a->sentences = malloc(RECORDS * sizeof(stet_sentence));
    a->quotations = malloc(RECORDS * sizeof(stet_quotation));
    cr_assert(a->blocks != NULL && a->sentences != NULL && a->quotations != NULL);
}

static void release(stet_article *a)
{
    free(a->blocks);
    free(a->sentences);
    free(a->quotations);
}

static bool same_span(stet_span a, stet_span b)
{
    return a.start == b.start && a.end == b.end;
}

/* ---- The truth found --------------------------------------------------------------------------------------------- */

/* NULL, or what differs first, with its offset. */
static const char *compare_blocks(const made *m, size_t *at)
{
    const stet_article *t = &m->truth, *f = &m->found;
    for (size_t i = 0; i < t->block_count && i < f->block_count; i++) {
        const stet_block *a = &t->blocks[i], *b = &f->blocks[i];
        *at = a->span.start;
        if (!same_span(a->span, b->span)) return "a block's span";
        if (a->kind != b->kind || a->role != b->role) return "a block's kind";
        if (!same_span(a->dateline, b->dateline) || !same_span(a->label, b->label)) return "a dateline or label";
        if (a->first_sentence != b->first_sentence || a->sentence_count != b->sentence_count) return "its sentences";
        if (a->first_quotation != b->first_quotation || a->quotation_count != b->quotation_count)
            return "its quotations";
    }
    return t->block_count == f->block_count ? NULL : "the number of blocks";
}

static const char *compare_sentences(const made *m, size_t *at)
{
    for (size_t i = 0; i < m->truth.sentence_count && i < m->found.sentence_count; i++) {
        *at = m->truth.sentences[i].span.start;
        if (!same_span(m->truth.sentences[i].span, m->found.sentences[i].span)) return "a sentence";
    }
    return m->truth.sentence_count == m->found.sentence_count ? NULL : "the number of sentences";
}

static const char *compare_marks(const made *m, size_t *at)
{
    for (size_t i = 0; i < m->truth.quotation_count && i < m->found.quotation_count; i++) {
        const stet_quotation *a = &m->truth.quotations[i], *b = &m->found.quotations[i];
        *at = a->span.start;
        if (!same_span(a->span, b->span)) return "a quotation's span";
        if (a->depth != b->depth || a->parent != b->parent || a->block != b->block) return "its place";
        if (a->ending != b->ending || a->continues != b->continues) return "its ending";
        if (a->open_length != b->open_length || a->close_length != b->close_length) return "its marks";
    }
    return m->truth.quotation_count == m->found.quotation_count ? NULL : "the number of quotations";
}

static void show(const made *m, const char *what, size_t at, uint64_t seed, tally *t)
{
    if (t->shown++ >= FAULTS) return;
    size_t rest = m->len - at < 160 ? m->len - at : 160;
    fprintf(stderr, "%s, seed %llu, byte %zu: %s\n    %.*s\n", stet_language_name(m->truth.language),
            (unsigned long long)seed, at, what, (int)rest, m->text + at);
}

static void count_speech(const stet_quotation *truth, const stet_quotation *found, tally *t)
{
    t->speeches++;
    t->right_speeches += same_span(truth->cue, found->cue) && same_span(truth->speaker, found->speaker) &&
                         truth->speaker_form == found->speaker_form && truth->kind == found->kind &&
                         truth->utterance == found->utterance && truth->next_part == found->next_part;
    if (found->refers_to.end == 0) return;
    t->given_references++;
    t->right_references += same_span(truth->refers_to, found->refers_to);
}

static void try_article(const generator *g, uint64_t seed, made *m, tally *t)
{
    size_t at = 0;
    generator_options options = GENERATOR_OPTIONS_INIT;
    options.seed = seed;
    m->len = generator_write(g, &options, m->text, ROOM, &m->truth);
    cr_assert(m->len > 200, "seed %llu gives %zu bytes", (unsigned long long)seed, m->len);
    cr_assert_eq(stet_parse(m->text, m->len, NULL, &m->found), STET_OK);
    const char *wrong = compare_blocks(m, &at);
    if (wrong == NULL) wrong = compare_sentences(m, &at);
    if (wrong == NULL) wrong = compare_marks(m, &at);
    if (wrong == NULL && (m->truth.layout != m->found.layout || m->truth.language != m->found.language))
        wrong = "layout or language";
    t->wrong_articles += wrong != NULL;
    if (wrong != NULL) {
        show(m, wrong, at, seed, t);
        return;
    }
    for (size_t i = 0; i < m->truth.quotation_count; i++)
        if (m->truth.quotations[i].speaker.end != 0) count_speech(&m->truth.quotations[i], &m->found.quotations[i], t);
}

/* Structure and marks always; attributions as the table says; no reference but a few may be another than the truth's.
 */
Test(generator, truth_is_found)
{
    static made m;
    bool good = true;
    allocate(&m.truth);
    allocate(&m.found);
    for (size_t i = 0; i < sizeof floors / sizeof floors[0]; i++) {
        tally t = {0};
        generator *g = generator_builtin(floors[i].language);
        cr_assert_not_null(g);
        for (uint64_t seed = 1; seed <= floors[i].articles; seed++)
            try_article(g, seed, &m, &t);
        good = good && t.wrong_articles == 0 && t.right_speeches * 100 >= t.speeches * floors[i].speeches &&
               t.right_references * 100 >= t.given_references * 95;
        fprintf(
            stderr,
            "%s: %u articles, %zu with other structure or marks; %zu of %zu speeches right; %zu of %zu references\n",
            stet_language_name(floors[i].language), floors[i].articles, t.wrong_articles, t.right_speeches, t.speeches,
            t.right_references, t.given_references);
        cr_expect(t.speeches > floors[i].articles, "hardly any speech is made");
        generator_free(g);
    }
    release(&m.truth);
    release(&m.found);
    cr_assert(good, "the parser finds less of the truth than it must; see above");
}

/* ---- What the generator promises --------------------------------------------------------------------------------- */

Test(generator, same_seed_same_article)
{
    static char first[ROOM], second[ROOM];
    generator *g = generator_builtin(STET_LANGUAGE_ENGLISH), *again = generator_builtin(STET_LANGUAGE_ENGLISH);
    generator_options options = GENERATOR_OPTIONS_INIT;
    options.seed = 77;
    size_t len = generator_write(g, &options, first, ROOM, NULL);
    cr_assert_eq(generator_write(again, &options, second, ROOM, NULL), len);
    cr_assert_arr_eq(first, second, len);
    options.seed = 78;
    cr_assert(generator_write(g, &options, second, ROOM, NULL) != len || memcmp(first, second, len) != 0);
    generator_free(g);
    generator_free(again);
}

/* Nothing is written past the room, and what was written is whole: every span lies in the text, no speech is open. */
static void check_whole(const stet_article *truth, const char *text, size_t len)
{
    for (size_t i = 0; i < truth->block_count; i++)
        cr_assert(truth->blocks[i].span.start < truth->blocks[i].span.end && truth->blocks[i].span.end <= len);
    for (size_t i = 0; i < truth->quotation_count; i++) {
        const stet_quotation *q = &truth->quotations[i];
        cr_assert(q->span.start < q->span.end && q->span.end <= len && q->block < truth->block_count);
    }
    if (len > 0) cr_assert_eq(truth->blocks[truth->block_count - 1].span.end, len);
    for (size_t i = len; i < len + 64; i++)
        cr_assert_eq(text[i], '#', "byte %zu of a text of %zu was written", i, len);
}

Test(generator, any_room)
{
    static char text[4096 + 64];
    stet_article truth;
    generator *g = generator_builtin(STET_LANGUAGE_ENGLISH);
    generator_options options = GENERATOR_OPTIONS_INIT;
    allocate(&truth);
    for (size_t room = 0; room <= 4096; room += room < 300 ? 1 : 37) {
        memset(text, '#', sizeof text);
        options.seed = room;
        truth.quotation_cap = room % 7;
        size_t len = generator_write(g, &options, text, room, &truth);
        cr_assert(len <= room && truth.quotation_count <= truth.quotation_cap);
        memset(text + len, '#', room - len); /* what was tried and taken back */
        check_whole(&truth, text, len);
    }
    release(&truth);
    generator_free(g);
}

Test(generator, styles_and_layouts_asked_for)
{
    static made m;
    generator *g = generator_builtin(STET_LANGUAGE_ENGLISH);
    generator_options options = GENERATOR_OPTIONS_INIT;
    allocate(&m.truth);
    for (uint32_t layout = 0; layout < 4; layout++) {
        options.seed = layout;
        options.layouts = 1u << layout;
        options.styles = GENERATOR_STYLE_CURLY;
        options.bytes = 9000;
        m.len = generator_write(g, &options, m.text, ROOM, &m.truth);
        cr_assert(m.len > 8000 && m.len < 12000, "%zu bytes", m.len);
        cr_assert_eq(m.truth.layout, layout);
        cr_assert_eq(generator_style_of(g, &options), (uint32_t)GENERATOR_STYLE_CURLY);
        cr_assert_null(memchr(m.text, '"', m.len));
    }
    release(&m.truth);
    generator_free(g);
}

Test(generator, wrong_grammars)
{
    static const char *const wrong[][2] = {
        {"[head]\n$nothing\n", "there is no rule [passage]"},
        {"[head]\na\n[head]\nb\n", "a second rule of this name"},
        {"[a]\n$b\n[b]\n$a\n", "there is no rule"},
        {"[head]\n<q x>\n", "the letter of a kind"},
        {"language xx\n", "no such language"},
        {"curly\n", "a setting is"},
        {"[head]\n{z x}\n", "the letter of a part"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char error[200] = "";
        cr_assert_null(generator_read(wrong[i][0], strlen(wrong[i][0]), error, sizeof error));
        cr_assert(strncmp(error, "line ", 5) == 0 && strstr(error, wrong[i][1]) != NULL, "%s", error);
    }
    cr_assert_null(generator_builtin(STET_LANGUAGE_FINNISH));
}
