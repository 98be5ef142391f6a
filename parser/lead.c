/* SPDX-License-Identifier: MIT */
#include "lead.h"

#include "dateline.h"
#include "linekind.h"
#include "title.h"

/* The colon of a label comes no later; that of "From Ann Lee, the mayor of Beach Haven:" not after the second. */
#define LABEL_BYTES_MAX  48u
#define SOURCE_BYTES_MAX 120u

#define LABEL_WORDS_MAX 5u

static const stet_label no_label = {{0, 0}, STET_LABEL_NONE};

static stet_label make_label(uint32_t start, uint32_t end, stet_label_grade grade)
{
    stet_label label;
    label.span = stet_make_span(start, end);
    label.grade = grade;
    return label;
}

/* ---- Times ---- */

static bool is_digit(const uint8_t *text, uint32_t pos, uint32_t end)
{
    return pos < end && text[pos] >= '0' && text[pos] <= '9';
}

/* am, p.m., GMT, Uhr after a time, with the blank before it. Other words that stand beside times ("at") begin the
 * sentence here. */
static uint32_t skip_unit(const uint8_t *text, uint32_t pos, uint32_t end)
{
    uint32_t start = pos < end && text[pos] == ' ' ? pos + 1 : pos;
    uint32_t length = (uint32_t)stet_lexicon_phrase(STET_PHRASE_CLOCK, text + start, end - start);
    if (length < 2) return pos;
    uint8_t last = stet_fold_ascii(text[start + 1]);
    bool noon = last == 'm' || text[start + 1] == '.', hour = stet_fold_ascii(text[start]) == 'u';
    bool zone = text[start] <= 'Z' && text[start + 1] <= 'Z';
    return noon || hour || zone ? start + length : pos;
}

/* 14:05, 2.30pm, 10:45 a.m. ET - at the start of a live blog's entry. */
static stet_label find_time(const uint8_t *text, stet_span block)
{
    uint32_t i = block.start, end = block.end;
    while (i - block.start < 2 && is_digit(text, i, end))
        i++;
    if (end - i < 3 || (text[i] != ':' && text[i] != '.' && text[i] != 'h')) return no_label;
    if (!is_digit(text, i + 1, end) || !is_digit(text, i + 2, end)) return no_label;
    bool dotted = text[i] == '.';
    i += 3;
    uint32_t unit = skip_unit(text, i, end), zone = unit > i ? skip_unit(text, unit, end) : unit;
    bool colon = zone < end && text[zone] == ':';
    uint32_t after = stet_skip_blanks(text, zone + colon, end);
    if (after >= end || after == zone + colon) return no_label;
    stet_class c = stet_class_at(text, after, end);
    bool begins = c == STET_CLASS_UPPER || c == STET_CLASS_QUOTE || c == STET_CLASS_LETTER || c == STET_CLASS_OPEN ||
                  stet_dash_length(text, after, end);
    if (!colon && (!begins || (dotted && unit == i))) return no_label;
    return make_label(block.start, zone + colon, STET_LABEL_STRONG);
}

/* ---- Names ---- */

/* Words before a colon, counted by what they can be in a label. */
typedef struct turn {
    stet_word words[LABEL_WORDS_MAX];
    uint32_t count, upper, known, particles;
    bool comma, bracket;
} turn;

static bool is_particle(const stet_word *word)
{
    return (word->classes & (STET_LEX_NAME_PARTICLE | STET_LEX_TITLE | STET_LEX_DETERMINER)) != 0;
}

/* What may stand between two words of a label. */
static bool reads_gap(const uint8_t *text, uint32_t from, uint32_t to, turn *t)
{
    bool mark = text[from] == '.' || text[from] == ',';
    t->comma |= text[from] == ',';
    return to > from + mark && to - from <= 4 && stet_skip_blanks(text, from + mark, to) == to;
}

/* "(Ben, from Astley)" between the words and the colon. */
static uint32_t skip_bracket(const uint8_t *text, uint32_t pos, uint32_t end, turn *t)
{
    if (end - pos < 3 || text[pos] != ' ' || text[pos + 1] != '(') return pos;
    for (uint32_t i = pos + 2; i < end; i++) {
        if (text[i] != ')') continue;
        t->bracket = true;
        return i + 1;
    }
    return pos;
}

/* Reads capitalised words up to a colon, the last byte before `end`, which French sets a blank before; false where
 * something else stands there. The first word has a capital or no case. */
static bool read_turn(const uint8_t *text, stet_span block, uint32_t end, unsigned lang, turn *t)
{
    uint32_t pos = block.start;
    while (t->count < LABEL_WORDS_MAX) {
        stet_word word = stet_word_next(text, pos, end, lang);
        if (stet_word_is_absent(&word) ||
            (t->count ? !reads_gap(text, pos, word.span.start, t) : word.span.start != pos))
            return false;
        bool particle = is_particle(&word);
        if (!stet_word_is_capital(&word) && word.shape != STET_SHAPE_CASELESS && !particle) return false;
        t->words[t->count++] = word;
        t->upper += word.shape == STET_SHAPE_UPPER || (word.span.end - word.span.start == 1 && t->count > 1);
        t->particles += particle;
        t->known += word.classes != 0 && !particle;
        pos = skip_bracket(text, word.span.end, end, t);
        uint32_t dot = text[pos] == '.' ? pos + 1 : pos;
        uint32_t colon = stet_skip_blanks(text, dot, end);
        if (text[colon] == ':') return true;
        if (t->bracket) return false;
    }
    return false;
}

/* Q, A, F, P, R; Q1, A12. */
static bool is_letter_of_turn(const uint8_t *text, stet_span word)
{
    uint32_t length = word.end - word.start;
    if (length > 3 || stet_class_at(text, word.start, word.end) != STET_CLASS_UPPER) return false;
    for (uint32_t i = word.start + 1; i < word.end; i++) {
        if (!is_digit(text, i, word.end)) return false;
    }
    return true;
}

static stet_label_grade grade_of(const uint8_t *text, stet_span block, const turn *t, unsigned lang)
{
    stet_span words = stet_make_span(t->words[0].span.start, t->words[t->count - 1].span.end);
    stet_line_ending ending = stet_how_line_ends(text, block);
    if (t->count == 1 && is_letter_of_turn(text, words)) return STET_LABEL_STRONG;
    uint32_t known = (uint32_t)stet_lexicon_phrase(STET_PHRASE_LABEL, text + words.start, words.end - words.start);
    if (known == words.end - words.start) return STET_LABEL_STRONG;
    bool title = ending == STET_LINE_OPEN || stet_is_title_case(text, block, lang);
    if (t->upper == t->count) return title || t->count == 1 ? STET_LABEL_WEAK : STET_LABEL_STRONG;
    if (t->comma || t->bracket || t->count == LABEL_WORDS_MAX) return STET_LABEL_NONE;
    if (t->count >= 2 && t->known == 0 && ending == STET_LINE_STOP && !title) return STET_LABEL_STRONG;
    return t->known <= 1 ? STET_LABEL_WEAK : STET_LABEL_NONE;
}

/* ---- Sources of quotations in releases ---- */

/* "From Ann Lee, the mayor of Beach Haven:" before a quote mark: names and posts, nothing that is said or done. */
static stet_label find_source(const uint8_t *text, stet_span block, uint32_t colon, unsigned lang)
{
    const uint32_t small = STET_LEX_PREPOSITION | STET_LEX_ROLE | STET_LEX_TITLE | STET_LEX_DETERMINER |
                           STET_LEX_NAME_PARTICLE | STET_LEX_CONJUNCTION;
    const uint32_t verbs = STET_LEX_CUE | STET_LEX_CUE_WEAK | STET_LEX_CUE_NOUN | STET_LEX_AUX | STET_LEX_ACCORDING |
                           STET_LEX_PRONOUN_SUBJECT;
    uint32_t after = stet_skip_blanks(text, colon + 1, block.end), capitals = 0, pos = block.start;
    if (stet_class_at(text, after, block.end) != STET_CLASS_QUOTE) return no_label;
    for (uint32_t n = 0; n < 16; n++) {
        stet_word word = stet_word_next(text, pos, colon, lang);
        if (stet_word_is_absent(&word)) break;
        bool capital = stet_word_is_capital(&word);
        if (!capital && ((word.classes & verbs) || !(word.classes & small))) return no_label;
        capitals += capital && (n != 0 || !(word.classes & STET_LEX_PREPOSITION));
        if (n == 2 && capitals < 2) return no_label;
        pos = word.span.end;
    }
    bool whole = capitals >= 2 && stet_skip_blanks(text, pos, colon) == colon;
    if (!whole) return no_label;
    bool title = stet_is_title(text, block, lang);
    return make_label(block.start, colon + 1, title ? STET_LABEL_WEAK : STET_LABEL_STRONG);
}

/* Whether a byte of the eight may be a colon. */
static bool may_hold_colon(const uint8_t *text)
{
    return stet_zeros8(stet_load64(text) ^ STET_ALL_BYTES(':')) != 0;
}

/* The first colon of a block within reach that a blank follows, which the block does not end with; the block's end
 * where there is none. */
static uint32_t find_colon(const uint8_t *text, stet_span block)
{
    uint32_t end = stet_reach(text, block, SOURCE_BYTES_MAX);
    uint32_t i = block.start;
    while (end - i > 8 && !may_hold_colon(text + i))
        i += 8;
    for (; i + 1 < end; i++) {
        if (text[i] == ':') return stet_is_blank_class(stet_class_at(text, i + 1, block.end)) ? i : block.end;
    }
    return block.end;
}

STET_INTERNAL stet_label stet_find_label(const uint8_t *text, stet_span block, unsigned lang)
{
    stet_class first = stet_class_at(text, block.start, block.end);
    if (first == STET_CLASS_DIGIT) return find_time(text, block);
    if (first != STET_CLASS_UPPER && first != STET_CLASS_LETTER) return no_label;
    uint32_t colon = find_colon(text, block);
    if (colon == block.end) return no_label;
    if (!stet_is_longer(text, stet_make_span(block.start, colon + 1), LABEL_BYTES_MAX)) {
        turn t;
        memset(&t, 0, sizeof t);
        if (read_turn(text, block, colon + 1, lang, &t)) {
            stet_label_grade grade = grade_of(text, block, &t, lang);
            if (grade != STET_LABEL_NONE) return make_label(block.start, colon + 1, grade);
        }
    }
    return find_source(text, block, colon, lang);
}

STET_INTERNAL uint32_t stet_find_body(const uint8_t *text, stet_span block, stet_span dateline, stet_span label)
{
    if (!stet_is_absent(label)) return stet_skip_blanks(text, label.end, block.end);
    uint32_t pos = stet_skip_blanks(text, dateline.end, block.end);
    if (pos < block.end && text[pos] == '.') pos++;
    return stet_skip_blanks(text, pos + stet_dash_length(text, pos, block.end), block.end);
}
