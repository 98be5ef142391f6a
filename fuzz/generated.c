/* SPDX-License-Identifier: MIT
 *
 * generated.c - articles made by a grammar, whose structure is known: headline, byline, dateline, paragraphs,
 * sentences, quotations, and who says them must come back. Each article is written with curly marks and with straight
 * ones, which the specification takes alike.
 *
 * The input is a row of records of RECORD bytes, one a paragraph; the mutator and the cross-over below keep it so.
 */
#include "shared.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);
size_t LLVMFuzzerCustomMutator(unsigned char *data, size_t size, size_t max_size, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const unsigned char *one, size_t one_size, const unsigned char *other,
                                 size_t other_size, unsigned char *out, size_t out_size, unsigned seed);

/* Paragraphs have 100 bytes or so: more than a megabyte of a large input. PARAGRAPH_BYTES: more than any has. */
enum { RECORD = 4, PARAGRAPHS_MAX = 12000, PARAGRAPH_BYTES = 1024, QUOTATIONS_MAX = 2 * PARAGRAPHS_MAX };
enum { TEXT_MAX = 1536 * 1024 };

/* What is known of a quotation. */
typedef struct said {
    stet_span span, cue, speaker;
    uint32_t block, utterance;
    stet_ending ending;
    int inner;
} said;

typedef struct article {
    char text[TEXT_MAX];
    uint32_t len;
    int straight;
    stet_span blocks[PARAGRAPHS_MAX + 3], dateline;
    stet_block_kind kinds[PARAGRAPHS_MAX + 3];
    uint32_t block_count, sentence_count, quotation_count;
    stet_span sentences[6 * PARAGRAPHS_MAX];
    said quotations[QUOTATIONS_MAX];
} article;

/* ---- Words ------------------------------------------------------------------------------------------------------- */

static const char *const names[] = {"Ann Lee",     "Mara Quill",   "Olu Bakare",
                                    "Ines Duarte", "Jonas Brandt", "Lin Daoming"};
static const char *const facts[] = {"The mill in Kesterby reopened on Monday", "Forty people went back to work",
                                    "The gates open at six in the morning",    "The flood had closed the hall",
                                    "Half of the looms have been replaced",    "Nobody was sent away from the mill"};
static const char *const claims[] = {"We have waited for this day", "The looms are new and the hall is old",
                                     "Nobody will be sent away again", "It was time to open the gates",
                                     "We will stay in the valley"};
static const char *const inner[] = {"No entry for anybody", "Danger of death", "Open from six"};

#define CHOOSE(array, choice) (array)[(choice) % (sizeof(array) / sizeof((array)[0]))]

/* ---- Writing, and what is known of it ---------------------------------------------------------------------------- */

static stet_span put(article *a, const char *piece)
{
    stet_span span = {a->len, a->len + (uint32_t)strlen(piece)};
    memcpy(a->text + a->len, piece, strlen(piece));
    a->len = span.end;
    return span;
}

static void begin_block(article *a, stet_block_kind kind)
{
    if (a->len > 0) put(a, "\n\n");
    a->kinds[a->block_count] = kind;
    a->blocks[a->block_count].start = a->len;
}

static void end_block(article *a)
{
    a->blocks[a->block_count++].end = a->len;
}

static void begin_sentence(article *a)
{
    if (a->blocks[a->block_count].start != a->len && a->text[a->len - 1] != ' ') put(a, " ");
    a->sentences[a->sentence_count].start = a->len;
}

static void end_sentence(article *a)
{
    a->sentences[a->sentence_count++].end = a->len;
}

static said *open_quotation(article *a, int is_inner)
{
    said *q = &a->quotations[a->quotation_count];
    memset(q, 0, sizeof *q);
    q->inner = is_inner;
    q->block = a->block_count;
    q->utterance = a->quotation_count++;
    q->span.start = a->len;
    put(a, is_inner ? (a->straight ? "'" : "\xE2\x80\x98") : (a->straight ? "\"" : "\xE2\x80\x9C"));
    return q;
}

static void close_quotation(article *a, said *q)
{
    put(a, q->inner ? (a->straight ? "'" : "\xE2\x80\x99") : (a->straight ? "\"" : "\xE2\x80\x9D"));
    q->span.end = a->len;
    q->ending = STET_ENDING_CLOSED;
}

/* ---- Paragraphs -------------------------------------------------------------------------------------------------- */

static void plain_sentence(article *a, unsigned choice)
{
    begin_sentence(a);
    put(a, CHOOSE(facts, choice));
    put(a, ".");
    end_sentence(a);
}

/* The end of “...,” Ann Lee said. */
static void name_said(article *a, said *q, unsigned name)
{
    close_quotation(a, q);
    put(a, " ");
    q->speaker = put(a, CHOOSE(names, name));
    put(a, " ");
    q->cue = put(a, "said");
    put(a, ".");
    end_sentence(a);
}

/* “...,” Ann Lee said. */
static void speech_before_name(article *a, unsigned name, unsigned claim)
{
    begin_sentence(a);
    said *q = open_quotation(a, 0);
    put(a, CHOOSE(claims, claim));
    put(a, ",");
    name_said(a, q, name);
}

/* Ann Lee said: “....” */
static void speech_after_name(article *a, unsigned name, unsigned claim)
{
    begin_sentence(a);
    stet_span speaker = put(a, CHOOSE(names, name));
    put(a, " ");
    stet_span cue = put(a, "said");
    put(a, ": ");
    said *q = open_quotation(a, 0);
    q->speaker = speaker;
    q->cue = cue;
    put(a, CHOOSE(claims, claim));
    put(a, ".");
    close_quotation(a, q);
    end_sentence(a);
}

/* “...,” said Ann Lee. “....” */
static void split_speech(article *a, unsigned name, unsigned claim)
{
    uint32_t utterance = a->quotation_count;
    begin_sentence(a);
    said *q = open_quotation(a, 0);
    put(a, CHOOSE(claims, claim));
    put(a, ",");
    close_quotation(a, q);
    put(a, " ");
    q->cue = put(a, "said");
    put(a, " ");
    q->speaker = put(a, CHOOSE(names, name));
    put(a, ".");
    end_sentence(a);
    begin_sentence(a);
    said *second = open_quotation(a, 0);
    second->cue = q->cue;
    second->speaker = q->speaker;
    second->utterance = utterance;
    put(a, CHOOSE(claims, claim + 1));
    put(a, ".");
    close_quotation(a, second);
    end_sentence(a);
}

/* “The sign said ‘...’ for years,” Ann Lee said. */
static void nested_speech(article *a, unsigned name, unsigned sign)
{
    begin_sentence(a);
    said *q = open_quotation(a, 0);
    put(a, "The old sign had ");
    said *in = open_quotation(a, 1);
    put(a, CHOOSE(inner, sign));
    close_quotation(a, in);
    put(a, " on it for ten years,");
    name_said(a, q, name);
}

/* “.... / “...,” Ann Lee said. */
static void continued_speech(article *a, unsigned name, unsigned claim)
{
    uint32_t first = a->quotation_count;
    begin_sentence(a);
    said *q = open_quotation(a, 0);
    put(a, CHOOSE(claims, claim));
    put(a, ".");
    q->ending = STET_ENDING_CONTINUED;
    q->span.end = a->len;
    end_sentence(a);
    end_block(a);
    begin_block(a, STET_BLOCK_PARAGRAPH);
    speech_before_name(a, name, claim + 1);
    said *last = &a->quotations[first + 1];
    last->utterance = first;
    q->cue = last->cue;
    q->speaker = last->speaker;
}

static void paragraph(article *a, const unsigned char *record)
{
    begin_block(a, STET_BLOCK_PARAGRAPH);
    if (record[0] / 8 % 2 != 0) plain_sentence(a, record[3]);
    switch (record[0] % 6) {
    case 0: speech_before_name(a, record[1], record[2]); break;
    case 1: speech_after_name(a, record[1], record[2]); break;
    case 2: split_speech(a, record[1], record[2]); break;
    case 3: nested_speech(a, record[1], record[2]); break;
    case 4: continued_speech(a, record[1], record[2]); break;
    default: plain_sentence(a, record[1]);
    }
    if (record[0] / 16 % 2 != 0) plain_sentence(a, record[2] + 1u);
    end_block(a);
}

static void line(article *a, stet_block_kind kind, const char *words)
{
    begin_block(a, kind);
    begin_sentence(a);
    put(a, words);
    end_sentence(a);
    end_block(a);
}

static int has_room(const article *a)
{
    return a->block_count + 2 < PARAGRAPHS_MAX && a->len + PARAGRAPH_BYTES < TEXT_MAX;
}

/* The first record tells of the article's head. */
static void write_article(article *a, const unsigned char *data, size_t size, int straight)
{
    const stet_span none = {0, 0};
    a->len = a->block_count = a->sentence_count = a->quotation_count = 0;
    a->dateline = none;
    a->straight = straight;
    line(a, STET_BLOCK_HEADLINE, "Kesterby mill reopens ten years after flood");
    if (data[0] % 2 != 0)
        line(a, STET_BLOCK_BYLINE, data[0] / 2 % 2 != 0 ? "By Tom Reed" : "By Tom Reed, Staff Writer");
    begin_block(a, STET_BLOCK_PARAGRAPH);
    begin_sentence(a);
    if (data[0] / 4 % 2 != 0) {
        a->dateline = put(a, data[1] % 2 != 0 ? "KESTERBY, May 3" : "KESTERBY");
        put(a, " - ");
    }
    put(a, CHOOSE(facts, data[2]));
    put(a, ".");
    end_sentence(a);
    end_block(a);
    for (size_t at = RECORD; at + RECORD <= size && has_room(a); at += RECORD)
        paragraph(a, data + at);
    put(a, "\n");
}

/* ---- Comparing --------------------------------------------------------------------------------------------------- */

static void expect_span(stet_span found, stet_span known, const char *what)
{
    run_expect(found.start == known.start && found.end == known.end, what);
}

static void compare_blocks(const article *known, const stet_article *found)
{
    run_expect(found->block_count == known->block_count, "another number of blocks than were written");
    for (uint32_t i = 0; i < known->block_count; i++) {
        expect_span(found->blocks[i].span, known->blocks[i], "a block's span is not as it was written");
        run_expect(found->blocks[i].kind == known->kinds[i], "a block's kind is not as it was written");
        int lead = known->dateline.end > 0 && known->dateline.start == known->blocks[i].start;
        const stet_span none = {0, 0};
        expect_span(found->blocks[i].dateline, lead ? known->dateline : none, "a dateline is not as it was written");
    }
    run_expect(found->sentence_count == known->sentence_count, "another number of sentences than were written");
    for (uint32_t i = 0; i < known->sentence_count; i++)
        expect_span(found->sentences[i].span, known->sentences[i], "a sentence's span is not as it was written");
}

static void compare_quotations(const article *known, const stet_article *found)
{
    run_expect(found->quotation_count == known->quotation_count, "another number of quotations than were written");
    for (uint32_t i = 0; i < known->quotation_count; i++) {
        const stet_quotation *q = &found->quotations[i];
        const said *s = &known->quotations[i];
        expect_span(q->span, s->span, "a quotation's span is not as it was written");
        run_expect(q->block == s->block && q->depth == (s->inner ? 2 : 1), "a quotation's place is not as written");
        if (s->inner) continue; /* whose words a sign's are, the text does not say */
        run_expect(q->ending == s->ending, "a quotation's ending is not as it was written");
        run_expect(q->kind == STET_QUOTATION_DIRECT, "a speech is not direct");
        expect_span(q->speaker, s->speaker, "a speaker is not as it was written");
        expect_span(q->cue, s->cue, "a cue is not as it was written");
        run_expect(q->speaker_form == STET_FORM_NAME, "a name is not told to be one");
        run_expect(q->utterance == s->utterance, "an utterance is not as it was written");
    }
}

static void check(const unsigned char *data, size_t size, int straight)
{
    static article known;
    write_article(&known, data, size, straight);
    char *text = run_copy_text((const unsigned char *)known.text, known.len);
    run r = shared_parse_checked(0, text, known.len, shared_options(0));
    if (getenv("STET_SHOW") != NULL) fwrite(text, 1, known.len, stderr);
    compare_blocks(&known, &r.article);
    compare_quotations(&known, &r.article);
    run_free_text(text);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size < RECORD) return 0;
    check(data, size, 0);
    check(data, size, 1);
    return 0;
}

/* ---- Mutating ---------------------------------------------------------------------------------------------------- */

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16;
}

/* A record more, less, twice, exchanged with another, or with another byte. */
size_t LLVMFuzzerCustomMutator(unsigned char *data, size_t size, size_t max_size, unsigned seed)
{
    size_t records = size / RECORD;
    if (records == 0) {
        if (max_size < RECORD) return size;
        memset(data, 0, RECORD);
        return RECORD;
    }
    unsigned char *one = data + next_random(&seed) % records * RECORD,
                  *other = data + next_random(&seed) % records * RECORD;
    size_t after = (size_t)(data + records * RECORD - one), used = records * RECORD;
    unsigned way = next_random(&seed) % 5;
    if (way == 0 && used + RECORD <= max_size) {
        memmove(one + RECORD, one, after);
        return used + RECORD;
    }
    if (way == 1 && records > 1) {
        memmove(one, one + RECORD, after - RECORD);
        return used - RECORD;
    }
    if (way == 2) {
        unsigned char kept[RECORD];
        memcpy(kept, one, RECORD);
        memcpy(one, other, RECORD);
        memcpy(other, kept, RECORD);
        return used;
    }
    one[next_random(&seed) % RECORD] = (unsigned char)next_random(&seed);
    return used;
}

/* The first records of one, then the last of the other. */
size_t LLVMFuzzerCustomCrossOver(const unsigned char *one, size_t one_size, const unsigned char *other,
                                 size_t other_size, unsigned char *out, size_t out_size, unsigned seed)
{
    size_t head = next_random(&seed) % (one_size / RECORD + 1) * RECORD;
    size_t skipped = next_random(&seed) % (other_size / RECORD + 1) * RECORD, tail = other_size - skipped;
    if (head > out_size) head = out_size;
    if (tail > out_size - head) tail = out_size - head;
    memcpy(out, one, head);
    memcpy(out + head, other + skipped, tail);
    return head + tail;
}
