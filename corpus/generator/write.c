/* SPDX-License-Identifier: MIT
 *
 * write.c - one article: draws alternatives, gives the output what they are made of, and knows who speaks.
 */
#include "draw.h"
#include "output.h"
#include "people.h"

#include <string.h>

enum { PARTS_MAX = 4, SPEAKER_STAYS = 45, PRONOUN = 60 /* percent */ };

typedef struct writer {
    const generator *g;
    chance chance;
    output out;
    people people;
    size_t part_start[PARTS_MAX]; /* of the parts begun and not ended */
    uint32_t part_kind[PARTS_MAX];
    uint32_t part_count;
} writer;

static void expand(writer *w, uint32_t rule_index);

static bool by_chance(writer *w, uint32_t percent)
{
    return draw(&w->chance, 100) < percent;
}

/* ---- People ------------------------------------------------------------------------------------------------------ */

/* What a rule makes, as a string. */
static void expand_into(writer *w, uint32_t rule_index, char *bytes, size_t size)
{
    output kept = w->out;
    stet_article nothing = STET_ARTICLE_INIT;
    memset(&w->out, 0, sizeof w->out);
    w->out.text = bytes;
    w->out.room = size - 1;
    w->out.truth = &nothing;
    w->out.marks = kept.marks;
    expand(w, rule_index);
    bytes[w->out.len] = '\0';
    w->out = kept;
}

static bool is_name_taken(const people *p, const char *last)
{
    for (int i = 0; i < p->count; i++)
        if (strcmp(p->all[i].words[BOUND_LAST], last) == 0) return true;
    return false;
}

static void add_person(writer *w)
{
    static const known_rule rules[2][BOUND_WORDS] = {
        {RULE_FIRST_M, RULE_LAST, RULE_TITLE_M, RULE_ROLE_M, RULE_HE_M},
        {RULE_FIRST_F, RULE_LAST, RULE_TITLE_F, RULE_ROLE_F, RULE_HE_F},
    };
    people *p = &w->people;
    person *added = &p->all[p->count];
    memset(added, 0, sizeof *added);
    added->woman = by_chance(w, 45);
    for (int i = 0; i < BOUND_WORDS; i++)
        expand_into(w, w->g->known[rules[added->woman][i]], added->words[i], WORD_BYTES);
    if (!is_name_taken(p, added->words[BOUND_LAST])) p->count++;
}

static void cast_people(writer *w)
{
    int wanted = 2 + (int)draw(&w->chance, PEOPLE_MAX - 1);
    memset(&w->people, 0, sizeof w->people);
    for (int tries = 0; w->people.count < wanted && tries < 4 * PEOPLE_MAX; tries++)
        add_person(w);
    w->people.speaker = (int)draw(&w->chance, (uint32_t)w->people.count);
    w->people.named = NOBODY;
}

static void next_unit(writer *w)
{
    output_unit(&w->out);
    if (!by_chance(w, SPEAKER_STAYS)) w->people.speaker = (int)draw(&w->chance, (uint32_t)w->people.count);
    w->people.written = w->people.speaker;
}

/* ---- Speakers ---------------------------------------------------------------------------------------------------- */

/* `depth` 0 is the outer quotation's, 1 the inner one's. */
static void set_speaker(writer *w, uint32_t depth, size_t start, stet_speaker_form form)
{
    attribution *said = &w->out.said[depth];
    said->speaker.start = (uint32_t)start;
    said->speaker.end = (uint32_t)w->out.len;
    said->form = (uint8_t)form;
}

/* Where the next text starts: what lies between blocks and sentences is written first. */
static size_t next_offset(writer *w)
{
    output_begin(&w->out);
    return w->out.len;
}

/* A person, by the words of a rule. */
static stet_span write_person(writer *w, int who, known_rule form)
{
    stet_span span;
    size_t start = next_offset(w);
    w->people.written = who;
    expand(w, w->g->known[form]);
    span.start = (uint32_t)start;
    span.end = (uint32_t)w->out.len;
    return span;
}

static void write_pronoun(writer *w, int who)
{
    const person *p = &w->people.all[who];
    const char *he = p->words[BOUND_HE];
    size_t start = next_offset(w);
    output_text(&w->out, he, strlen(he));
    set_speaker(w, 0, start, STET_FORM_PRONOUN);
    w->out.said[0].refers_to = p->fullest;
}

static void write_speaker(writer *w, uint32_t place)
{
    people *all = &w->people;
    int who = all->speaker;
    person *p = &all->all[who];
    bool known = p->fullest.end != 0;
    bool has_pronoun = p->words[BOUND_HE][0] != '\0';
    if (known && has_pronoun && place == SPEAKER_ANY && all->named == who && by_chance(w, PRONOUN)) {
        write_pronoun(w, who);
        return;
    }
    stet_span span = write_person(w, who,
                                  known                     ? RULE_SPEAKER_KNOWN
                                  : place == SPEAKER_AT_END ? RULE_SPEAKER_NEW_END
                                                            : RULE_SPEAKER_NEW);
    set_speaker(w, 0, span.start, STET_FORM_NAME);
    if (known) w->out.said[0].refers_to = p->fullest;
    if (!known) p->fullest = span;
    all->named = who;
}

/* Somebody whom the reporter speaks of; mostly not the one who was quoted last. */
static void write_mention(writer *w)
{
    people *all = &w->people;
    int who = (int)draw(&w->chance, (uint32_t)all->count);
    person *p = &all->all[who];
    bool known = p->fullest.end != 0;
    stet_span span = write_person(w, who, known ? RULE_SPEAKER_KNOWN : RULE_SPEAKER_NEW);
    if (!known) p->fullest = span;
    all->named = who;
}

/* ---- Parts: cues, datelines, ... --------------------------------------------------------------------------------- */

static void begin_part(writer *w, uint32_t kind)
{
    if (w->part_count == PARTS_MAX) return;
    w->part_start[w->part_count] = next_offset(w);
    w->part_kind[w->part_count++] = kind;
}

static void end_part(writer *w)
{
    output *o = &w->out;
    stet_span span;
    if (w->part_count == 0) return;
    span.start = (uint32_t)w->part_start[--w->part_count];
    span.end = (uint32_t)o->len;
    switch (w->part_kind[w->part_count]) {
    case PART_CUE: o->said[0].cue = span; break;
    case PART_NAME: set_speaker(w, 0, span.start, STET_FORM_NAME); break;
    case PART_NOUN:
        set_speaker(w, 0, span.start, STET_FORM_NOUN);
        w->people.named = NOBODY;
        break;
    case PART_INNER_CUE: o->said[1].cue = span; break;
    case PART_INNER_NOUN: set_speaker(w, 1, span.start, STET_FORM_NOUN); break;
    case PART_DATELINE: o->block.dateline = span; break;
    default: o->block.label = span; break;
    }
}

/* ---- Expansion --------------------------------------------------------------------------------------------------- */

static void write_bound(writer *w, uint32_t word)
{
    const char *bytes = w->people.all[w->people.written].words[word];
    output_text(&w->out, bytes, strlen(bytes));
}

static void write_token(writer *w, const token *t)
{
    switch ((token_kind)t->kind) {
    case TOKEN_TEXT: output_text(&w->out, t->text, t->len); break;
    case TOKEN_APOSTROPHE: output_apostrophe(&w->out); break;
    case TOKEN_CAPITAL: w->out.capital = true; break;
    case TOKEN_INDEFINITE: w->out.indefinite = true; break;
    case TOKEN_RULE: expand(w, t->arg); break;
    case TOKEN_BOUND: write_bound(w, t->arg); break;
    case TOKEN_SPEAKER: write_speaker(w, t->arg); break;
    case TOKEN_MENTION: write_mention(w); break;
    case TOKEN_SENTENCE: output_sentence(&w->out); break;
    case TOKEN_BLOCK: output_block(&w->out); break;
    case TOKEN_KIND: w->out.block.kind = (uint8_t)t->arg; break;
    case TOKEN_ROLE: w->out.block.role = (uint8_t)t->arg; break;
    case TOKEN_OPEN: output_open(&w->out, t->arg); break;
    case TOKEN_CLOSE: output_close(&w->out, t->arg); break;
    case TOKEN_BEGIN: begin_part(w, t->arg); break;
    case TOKEN_END: end_part(w); break;
    case TOKEN_UNIT: next_unit(w); break;
    }
}

/* As deep as rules are nested, which generator_read has bounded. */
static void expand(writer *w, uint32_t rule_index)
{
    const generator *g = w->g;
    const rule *r = &g->rules[rule_index];
    const alternative *a = &g->alternatives[r->first];
    uint32_t drawn = draw(&w->chance, a[r->count - 1].below);
    uint32_t low = 0, high = r->count - 1;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (drawn < a[middle].below) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    const token *tokens = &g->tokens[a[low].first];
    for (uint32_t i = 0; i < a[low].count && !w->out.full; i++)
        write_token(w, &tokens[i]);
}

/* ---- The article ------------------------------------------------------------------------------------------------- */

/* One of the bits set in `among`, where each has the weight given; 0 stands for all that have one. */
static uint32_t draw_bit(chance *c, const uint32_t *weights, uint32_t count, uint32_t among)
{
    uint32_t total = 0, drawn;
    for (uint32_t i = 0; i < count; i++)
        total += among == 0 ? weights[i] : among >> i & 1;
    if (total == 0) return 0;
    drawn = draw(c, total);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t weight = among == 0 ? weights[i] : among >> i & 1;
        if (drawn < weight) return i;
        drawn -= weight;
    }
    return 0;
}

/* Bytes of an article, as real ones have them: straight lines between the deciles measured (README.md). */
static size_t draw_length(chance *c)
{
    static const uint32_t deciles[] = {500, 1130, 1430, 1770, 2050, 2340, 2840, 3450, 4350, 6090, 14000};
    uint32_t i = draw(c, 10);
    return deciles[i] + draw(c, deciles[i + 1] - deciles[i]);
}

/* All of a rule or nothing. Returns whether it fitted. */
static bool write_whole(writer *w, known_rule what)
{
    writer kept = *w;
    stet_article truth = *w->out.truth;
    expand(w, w->g->known[what]);
    output_block(&w->out);
    next_unit(w);
    if (!w->out.full) return true;
    stet_article *place = w->out.truth;
    kept.chance = w->chance;
    *w = kept;
    *place = truth;
    return false;
}

static void begin_article(writer *w, const generator_options *options, char *text, size_t room, stet_article *truth)
{
    output *o = &w->out;
    w->chance.state = options->seed;
    o->marks = style_marks_of(1u << draw_bit(&w->chance, w->g->style_weights, GENERATOR_STYLES, options->styles));
    o->layout = draw_bit(&w->chance, w->g->layout_weights, 4, options->layouts);
    o->text = text;
    o->room = room;
    o->truth = truth;
    o->joined = w->g->joined;
    o->block_start = o->sentence_start = SIZE_MAX;
    o->continued = STET_NONE;
    truth->block_count = truth->sentence_count = truth->quotation_count = 0;
    truth->layout = (uint16_t)o->layout;
    truth->language = w->g->language;
    truth->flags = 0;
    cast_people(w);
}

size_t generator_write(const generator *g, const generator_options *options, char *text, size_t room,
                       stet_article *truth)
{
    stet_article counts = STET_ARTICLE_INIT;
    writer w = {.g = g};
    if (truth == NULL) truth = &counts;
    if (room > STET_LEN_MAX) room = STET_LEN_MAX;
    begin_article(&w, options, text, room, truth);
    size_t wanted = options->bytes != 0 ? options->bytes : draw_length(&w.chance);
    write_whole(&w, RULE_HEAD);
    while (w.out.len < wanted && write_whole(&w, RULE_PASSAGE))
        continue;
    write_whole(&w, RULE_TAIL);
    truth->error_offset = w.out.len;
    return w.out.len;
}

uint32_t generator_style_of(const generator *g, const generator_options *options)
{
    chance c = {options->seed};
    return 1u << draw_bit(&c, g->style_weights, GENERATOR_STYLES, options->styles);
}
