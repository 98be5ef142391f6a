/* SPDX-License-Identifier: MIT
 *
 * joined.c - two articles joined. Where more than the learning window comes first, and paragraphs that hold no
 * quotation and no name stand before, between and after them, each is found as it is where the other is missing:
 *
 * - of the first, all records: nothing that comes later is heard of;
 * - of the second, blocks, sentences and the marks of quotations, moved by the bytes put in before it. Whose words they
 *   are and what kind, where the first holds no quotation: what was put in marks is remembered. Not refers_to: names
 *   are remembered over the whole text.
 */
#include "mutate.h"
#include "shared.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int mutate_keeps_long = 1; /* the target joins it to another, past the learning window */

/* Parts two articles: more blocks than any rule looks over. Without names, pronouns and marks. */
static const char parting[] = "The gates open at six in the morning and close in the evening after the last shift.\n\n"
                              "Nothing is known of the price of the cloth that the looms are to make this year.\n\n"
                              "Water stood in the yard after the storm, and the road to the river was under sand.\n\n"
                              "Most of the bread in the town is baked at night, and the ovens are cold by noon.\n\n"
                              "Rain fell on the roofs for a week, and the fields behind the hill turned to mud.\n\n"
                              "Wood for the winter lies along the wall, dry and cut to the length of an arm.\n\n"
                              "Snow is rare in the valley, and the bridge has stood longer than the oldest house.\n\n";

enum { PARTING = sizeof parting - 1, OPENING = (STET_LEARN_BYTES / PARTING + 1) * PARTING };

typedef struct joined {
    char *text;
    size_t len;
} joined;

static void add(joined *j, const char *bytes, size_t size)
{
    if (size > 0) memcpy(j->text + j->len, bytes, size);
    j->len += size;
}

static void add_article(joined *j, const char *article, size_t size)
{
    add(j, article, size);
    add(j, "\n\n", 2);
    add(j, parting, PARTING);
}

/* What is learnt from, then room for articles of so many bytes. */
static joined begin(size_t room)
{
    joined j = {malloc(OPENING + room + 2 * (2 + PARTING)), 0};
    run_expect(j.text != NULL, "no memory for the text");
    while (j.len < OPENING)
        add(&j, parting, PARTING);
    return j;
}

/* ---- Records, moved ---------------------------------------------------------------------------------------------- */

/* By how much records of the second article move: bytes, and places in the three lists. */
typedef struct step {
    uint32_t bytes, blocks, sentences, quotations;
} step;

static void move(stet_span *span, uint32_t bytes)
{
    if (span->end < OPENING) return; /* absent, or of what stands before both */
    span->start += bytes;
    span->end += bytes;
}

static stet_block moved_block(stet_block block, const step *by)
{
    move(&block.span, by->bytes);
    move(&block.dateline, by->bytes);
    move(&block.label, by->bytes);
    block.first_sentence += by->sentences;
    block.first_quotation += by->quotations;
    return block;
}

static stet_quotation moved_quotation(stet_quotation q, const step *by)
{
    uint32_t *const places[] = {&q.parent, &q.continues, &q.next_part};
    move(&q.span, by->bytes);
    move(&q.cue, by->bytes);
    move(&q.speaker, by->bytes);
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        if (*places[i] != STET_NONE) *places[i] += by->quotations;
    }
    q.block += by->blocks;
    q.utterance += by->quotations;
    return q;
}

/* Leaves what the marks alone tell. */
static stet_quotation bare(stet_quotation q)
{
    const stet_span none = {0, 0};
    q.cue = q.speaker = none;
    q.utterance = 0;
    q.next_part = STET_NONE;
    q.kind = q.speaker_form = q.rule = 0;
    return q;
}

static stet_quotation without_reference(stet_quotation q)
{
    const stet_span none = {0, 0};
    q.refers_to = none;
    return q;
}

/* The first block that does not begin before a place. */
static size_t block_at(const stet_article *a, size_t place)
{
    size_t i = 0;
    while (i < a->block_count && a->blocks[i].span.start < place)
        i++;
    return i;
}

/* ---- Checks ------------------------------------------------------------------------------------------------------ */

static void expect_moved_blocks(const stet_article *alone, const stet_article *both, size_t first, size_t end,
                                const step *by)
{
    run_expect(both->block_count >= end + by->blocks, "a first article takes blocks away");
    for (size_t i = first; i < end; i++) {
        stet_block moved = moved_block(alone->blocks[i], by);
        run_expect(memcmp(&moved, &both->blocks[i + by->blocks], sizeof moved) == 0,
                   "a first article changes the second one's blocks");
    }
    for (size_t i = run_sentences_before(alone, first); i < run_sentences_before(alone, end); i++) {
        stet_sentence moved = alone->sentences[i];
        move(&moved.span, by->bytes);
        run_expect(memcmp(&moved, &both->sentences[i + by->sentences], sizeof moved) == 0,
                   "a first article changes the second one's sentences");
    }
}

static void expect_moved_quotations(const stet_article *alone, const stet_article *both, size_t first, size_t end,
                                    const step *by)
{
    for (size_t i = first; i < end; i++) {
        stet_quotation moved = without_reference(moved_quotation(alone->quotations[i], by)),
                       found = without_reference(both->quotations[i + by->quotations]);
        stet_quotation marks = bare(moved), found_marks = bare(found);
        run_expect(memcmp(&marks, &found_marks, sizeof marks) == 0,
                   "a first article changes the marks of the second one's quotations");
        if (by->quotations > 0) continue;
        run_expect(memcmp(&moved, &found, sizeof moved) == 0,
                   "a first article without quotations changes whose the second one's are");
    }
}

static void expect_second(const stet_article *alone, const stet_article *both, size_t article, uint32_t bytes)
{
    size_t first = block_at(alone, OPENING), end = block_at(alone, OPENING + article);
    size_t first_of_both = block_at(both, OPENING + bytes);
    step by = {bytes, (uint32_t)(first_of_both - first),
               (uint32_t)(run_sentences_before(both, first_of_both) - run_sentences_before(alone, first)),
               (uint32_t)(run_quotations_before(both, first_of_both) - run_quotations_before(alone, first))};
    expect_moved_blocks(alone, both, first, end, &by);
    expect_moved_quotations(alone, both, run_quotations_before(alone, first), run_quotations_before(alone, end), &by);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const char *text = (const char *)data;
    size_t half = size / 2;
    if (size == 0) return 0;
    joined second = begin(size), both = begin(size);
    add_article(&both, text, half);
    size_t first = both.len;
    add_article(&second, text + half, size - half);
    add_article(&both, text + half, size - half);
    run one = shared_parse(0, both.text, first, shared_options(0));
    run other = shared_parse(1, second.text, second.len, shared_options(0));
    run together = shared_parse(2, both.text, both.len, shared_options(0));
    size_t end = block_at(&one.article, OPENING + half);
    run_expect(together.article.block_count >= end, "a second article takes blocks away");
    run_expect_kept(&one.article, &together.article, end, "a second article changes the first one's");
    expect_second(&other.article, &together.article, size - half, (uint32_t)(first - OPENING));
    free(second.text);
    free(both.text);
    return 0;
}
