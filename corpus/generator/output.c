/* SPDX-License-Identifier: MIT */
#include "output.h"

#include <string.h>

enum { WRAP_COLUMNS = 72, LOOSE_BLOCKS = 3 };

static void put(output *o, const char *bytes, size_t len)
{
    if (o->full || o->room - o->len < len) {
        o->full = true;
        return;
    }
    memcpy(o->text + o->len, bytes, len);
    o->len += len;
}

/* ---- Text -------------------------------------------------------------------------------------------------------- */

/* Turns the letter at the start of `letter` into a capital; of the alphabets that the grammars use. */
static void capitalise(unsigned char *letter)
{
    unsigned char *second = letter + 1;
    if (*letter >= 'a' && *letter <= 'z') {
        *letter = (unsigned char)(*letter - 0x20);
    } else if (*letter == 0xC3 && *second >= 0xA0) { /* à to þ */
        *second = (unsigned char)(*second - 0x20);
    } else if (*letter == 0xD0 && *second >= 0xB0) { /* а to п */
        *second = (unsigned char)(*second - 0x20);
    } else if (*letter == 0xD1 && *second <= 0x8F) { /* р to я */
        *letter = 0xD0;
        *second = (unsigned char)(*second + 0x20);
    } else if (*letter == 0xC5 && (*second == 0x9B || *second == 0xBA || *second == 0xBC)) { /* ś, ź, ż */
        *second = (unsigned char)(*second - 1);
    }
}

static void put_gap(output *o)
{
    if (o->len == 0) return;
    bool blank_line = o->layout == STET_LAYOUT_PARTED || o->layout == STET_LAYOUT_WRAPPED ||
                      (o->layout == STET_LAYOUT_LOOSE && o->loose_turn == 0);
    o->loose_turn = (o->loose_turn + 1) % LOOSE_BLOCKS;
    put(o, "\n\n", blank_line ? 2 : 1);
}

void output_begin(output *o)
{
    if (o->block_start == SIZE_MAX) {
        put_gap(o);
        o->block_start = o->len;
    } else if (o->sentence_start == SIZE_MAX && o->len > o->block_start && !o->joined) {
        put(o, " ", 1);
    }
    if (o->sentence_start == SIZE_MAX) o->sentence_start = o->len;
}

/* The text may be the start of what follows, or a mark. */
static void put_indefinite(output *o, const char *next)
{
    bool vowel = strchr("aeiouAEIOU", *next) != NULL;
    o->indefinite = false;
    output_text(o, "an ", vowel ? 2 : 1);
    output_text(o, " ", 1);
}

void output_text(output *o, const char *bytes, size_t len)
{
    if (len == 0) return;
    if (o->indefinite) put_indefinite(o, bytes);
    output_begin(o);
    size_t at = o->len;
    put(o, bytes, len);
    if (!o->capital || o->full) return;
    if (len > 1 || (unsigned char)bytes[0] < 0x80) capitalise((unsigned char *)o->text + at);
    o->capital = false;
}

void output_apostrophe(output *o)
{
    bool capital = o->capital;
    o->capital = false;
    output_text(o, o->marks->apostrophe, strlen(o->marks->apostrophe));
    o->capital = capital;
}

/* ---- Sentences and blocks ---------------------------------------------------------------------------------------- */

static void close_sentence(output *o)
{
    stet_article *t = o->truth;
    if (o->sentence_start == SIZE_MAX || o->full) return;
    if (t->sentences != NULL && t->sentence_count == t->sentence_cap) {
        o->full = true;
        return;
    }
    if (t->sentences != NULL) {
        t->sentences[t->sentence_count].span.start = (uint32_t)o->sentence_start;
        t->sentences[t->sentence_count].span.end = (uint32_t)o->len;
    }
    t->sentence_count++;
    o->block.sentence_count++;
    o->sentence_start = SIZE_MAX;
}

void output_sentence(output *o)
{
    close_sentence(o);
}

/* Breaks the block's lines at blanks. A line end takes a blank's place, so that no span moves. */
static void wrap(output *o)
{
    size_t line = o->block_start, columns = 0, blank = SIZE_MAX;
    for (size_t at = o->block_start; at < o->len; at++) {
        if (o->text[at] == ' ') blank = at;
        columns += ((unsigned char)o->text[at] & 0xC0) != 0x80;
        if (columns <= WRAP_COLUMNS || blank == SIZE_MAX || blank < line) continue;
        o->text[blank] = '\n';
        line = blank + 1;
        columns = 0;
        at = blank; /* counts the rest again */
    }
}

void output_block(output *o)
{
    stet_article *t = o->truth;
    if (o->block_start == SIZE_MAX) return;
    if (o->block.kind == STET_BLOCK_SEPARATOR) o->sentence_start = SIZE_MAX;
    close_sentence(o);
    if (t->blocks != NULL && t->block_count == t->block_cap) o->full = true;
    if (o->full) return;
    if (o->layout == STET_LAYOUT_WRAPPED) wrap(o);
    if (o->block.kind == STET_BLOCK_NONE) o->block.kind = STET_BLOCK_PARAGRAPH;
    o->block.span.start = (uint32_t)o->block_start;
    o->block.span.end = (uint32_t)o->len;
    o->block.first_sentence = (uint32_t)t->sentence_count - o->block.sentence_count;
    o->block.first_quotation = (uint32_t)t->quotation_count - o->block.quotation_count;
    if (t->blocks != NULL) t->blocks[t->block_count] = o->block;
    t->block_count++;
    memset(&o->block, 0, sizeof o->block);
    o->block_start = SIZE_MAX;
}

/* ---- Quotations -------------------------------------------------------------------------------------------------- */

/* The record of quotation `index`; NULL where the caller has no array for them. */
static stet_quotation *quotation(output *o, uint32_t index)
{
    return o->truth->quotations != NULL && index < o->truth->quotation_cap ? &o->truth->quotations[index] : NULL;
}

static void fill_open(output *o, stet_quotation *q, uint32_t index, uint32_t kind)
{
    memset(q, 0, sizeof *q);
    q->span.start = (uint32_t)o->len;
    q->block = (uint32_t)o->truth->block_count;
    q->parent = o->depth > 0 ? o->inner[o->depth - 1] : STET_NONE;
    q->continues = o->depth == 0 ? o->continued : STET_NONE;
    q->utterance = index;
    q->next_part = STET_NONE;
    q->kind = (uint8_t)kind;
    q->depth = (uint8_t)(o->depth + 1);
    q->open_length = (uint8_t)strlen(o->marks->open[o->depth % 2]);
}

static bool is_speech(uint32_t kind)
{
    return kind == STET_QUOTATION_DIRECT || kind == STET_QUOTATION_MIXED;
}

static void add_part(output *o, uint32_t index)
{
    uint32_t *count = &o->part_count[o->depth];
    if (*count < UNIT_PARTS_MAX) o->parts[o->depth][(*count)++] = index;
    if (o->depth == 0) o->continued = STET_NONE;
}

void output_open(output *o, uint32_t kind)
{
    uint32_t index = (uint32_t)o->truth->quotation_count;
    const char *mark = o->marks->open[o->depth % 2];
    if (o->indefinite) put_indefinite(o, mark);
    output_begin(o);
    if (o->depth == STET_DEPTH_MAX || (o->truth->quotations != NULL && index == o->truth->quotation_cap))
        o->full = true;
    if (o->full) return;
    stet_quotation *q = quotation(o, index);
    if (q != NULL) fill_open(o, q, index, kind);
    o->truth->quotation_count++;
    o->block.quotation_count++;
    if (o->depth < SAID_DEPTHS && is_speech(kind)) add_part(o, index);
    put(o, mark, strlen(mark));
    if (o->depth == 0) put(o, o->marks->pad, strlen(o->marks->pad));
    o->inner[o->depth++] = index;
}

void output_close(output *o, uint32_t ending)
{
    if (o->depth == 0 || o->full) return;
    uint32_t index = o->inner[--o->depth];
    const char *mark = o->marks->close[o->depth % 2];
    stet_quotation *q = quotation(o, index);
    if (ending == STET_ENDING_CLOSED) {
        if (o->depth == 0) put(o, o->marks->pad, strlen(o->marks->pad));
        put(o, mark, strlen(mark));
    }
    if (ending == STET_ENDING_CONTINUED) o->continued = index;
    if (q == NULL) return;
    q->span.end = (uint32_t)o->len;
    q->ending = (uint8_t)ending;
    q->close_length = (uint8_t)(ending == STET_ENDING_CLOSED ? strlen(mark) : 0);
}

static void attribute(output *o, const attribution *said, const uint32_t *parts, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        stet_quotation *q = quotation(o, parts[i]);
        if (q == NULL) continue;
        q->cue = said->cue;
        q->speaker = said->speaker;
        q->refers_to = said->refers_to;
        q->speaker_form = said->form;
        q->utterance = parts[0];
        if (i + 1 < count) q->next_part = parts[i + 1];
    }
}

void output_unit(output *o)
{
    for (uint32_t depth = 0; depth < SAID_DEPTHS; depth++)
        attribute(o, &o->said[depth], o->parts[depth], o->part_count[depth]);
    memset(o->part_count, 0, sizeof o->part_count);
    memset(o->said, 0, sizeof o->said);
}
