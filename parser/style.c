/* SPDX-License-Identifier: MIT */
#include "style.h"

#include "apostrophe.h"

#define BIT(name) STET_GLYPH_BIT(STET_GLYPH_##name)

/* How many marks side by side are looked through for a neighbour that is none. */
#define MARKS_ASIDE 8

/* Class of what ends at pos, start < pos, and its length where it is a quote mark; curly marks and ASCII take no
 * decoding. */
static inline stet_class class_before(const uint8_t *text, uint32_t start, uint32_t pos, uint32_t *mark)
{
    if (text[pos - 1] < 0x80) {
        *mark = stet_ascii_class[text[pos - 1]] == STET_CLASS_QUOTE;
        return (stet_class)stet_ascii_class[text[pos - 1]];
    }
    if (stet_is_curly_before(text, start, pos)) {
        *mark = 3;
        return STET_CLASS_QUOTE;
    }
    stet_rune rune = stet_rune_before(text, start, pos);
    stet_class c = stet_class_of(rune.code);
    *mark = c == STET_CLASS_QUOTE ? rune.length : 0;
    return c;
}

static inline stet_class class_at(const uint8_t *text, uint32_t pos, uint32_t end, uint32_t *mark)
{
    if (text[pos] < 0x80) {
        *mark = stet_ascii_class[text[pos]] == STET_CLASS_QUOTE;
        return (stet_class)stet_ascii_class[text[pos]];
    }
    if (stet_is_curly_at(text, pos, end)) {
        *mark = 3;
        return STET_CLASS_QUOTE;
    }
    stet_rune rune = stet_rune_at(text, pos, end);
    stet_class c = stet_class_of(rune.code);
    *mark = c == STET_CLASS_QUOTE ? rune.length : 0;
    return c;
}

/* `edge` is the class of what stands before start. */
static stet_class neighbour_before(const uint8_t *text, uint32_t start, uint32_t pos, bool damaged, stet_class edge)
{
    for (int i = 0; i < MARKS_ASIDE; i++) {
        uint32_t length = 0;
        stet_class c = pos > start ? class_before(text, start, pos, &length) : edge;
        if (c != STET_CLASS_QUOTE && damaged) length = stet_damaged_before(text, start, pos);
        if (length == 0) return c;
        pos -= length;
    }
    return STET_CLASS_QUOTE;
}

static stet_class neighbour_after(const uint8_t *text, uint32_t *at, uint32_t end, bool damaged)
{
    for (int i = 0; i < MARKS_ASIDE; i++) {
        uint32_t length = 0;
        stet_class c = *at < end ? class_at(text, *at, end, &length) : STET_CLASS_EDGE;
        if (c != STET_CLASS_QUOTE && damaged && *at < end && (text[*at] == '&' || text[*at] == 0xC3))
            length = stet_damaged_at(text, *at, end);
        if (length == 0) return c;
        *at += length;
    }
    return STET_CLASS_QUOTE;
}

/* Whether punctuation at pos follows a closing mark even where a blank stands before the mark: a comma, a bracket, or
 * one stop at a sentence's end. Three dots can begin what is quoted. */
static bool is_after_closing(const uint8_t *text, uint32_t pos, uint32_t end, stet_class c)
{
    if (c == STET_CLASS_COMMA || c == STET_CLASS_CLOSE) return true;
    return c == STET_CLASS_STOP && text[pos] < 0x80 && stet_is_blank_class(stet_class_at(text, pos + 1, end));
}

/* Whether a mark's neighbours are ASCII and no marks, as nearly all are. */
static bool is_between_ascii(const uint8_t *text, stet_span block, uint32_t pos, uint32_t after)
{
    return pos > block.start && after < block.end && (text[pos - 1] | text[after]) < 0x80 &&
           stet_ascii_class[text[pos - 1]] != STET_CLASS_QUOTE && stet_ascii_class[text[after]] != STET_CLASS_QUOTE;
}

/* d’« ici », qu’« il faut »: whether the mark at pos stands behind an elided French word, which no mark closes. */
static bool is_after_elision(const uint8_t *text, uint32_t start, uint32_t pos)
{
    if (text[pos - 1] != '\'' && text[pos - 1] != 0x99) return false;
    stet_rune apostrophe = stet_rune_before(text, start, pos);
    if (pos < start + apostrophe.length + 1 || (apostrophe.code != '\'' && apostrophe.code != 0x2019)) return false;
    uint32_t end = pos - apostrophe.length;
    uint8_t letter = stet_fold_ascii(text[end - 1]);
    if (letter == 'u') return end - start > 1 && stet_fold_ascii(text[end - 2]) == 'q';
    bool elided = letter == 'd' || letter == 'l' || letter == 'n' || letter == 's' || letter == 'j';
    return elided && stet_is_blank_class(stet_class_before(text, start, end - 1));
}

static stet_context context_of(const uint8_t *text, stet_span block, uint32_t pos, uint32_t length, bool damaged,
                               stet_class edge)
{
    uint32_t after = pos + length;
    stet_class left, right;
    if (!damaged && is_between_ascii(text, block, pos, after)) {
        left = (stet_class)stet_ascii_class[text[pos - 1]];
        right = (stet_class)stet_ascii_class[text[after]];
    } else {
        if (pos > block.start && is_after_elision(text, block.start, pos)) return STET_CONTEXT_OPENING;
        left = neighbour_before(text, block.start, pos, damaged, edge);
        right = neighbour_after(text, &after, block.end, damaged);
    }
    bool blank_right = stet_is_blank_class(right);
    if (left == STET_CLASS_BLANK && is_after_closing(text, after, block.end, right)) return STET_CONTEXT_CLOSING;
    if (stet_is_blank_class(left) || left == STET_CLASS_OPEN)
        return blank_right ? STET_CONTEXT_ALONE : STET_CONTEXT_OPENING;
    bool free_right = blank_right || right == STET_CLASS_CLOSE || right == STET_CLASS_STOP ||
                      right == STET_CLASS_COMMA || right == STET_CLASS_DASH ||
                      (right == STET_CLASS_OPEN && left == STET_CLASS_STOP);
    return free_right ? STET_CONTEXT_CLOSING : STET_CONTEXT_MIDDLE;
}

STET_INTERNAL stet_context stet_mark_context(const uint8_t *text, stet_span block, uint32_t pos, uint32_t length,
                                             bool damaged)
{
    return context_of(text, block, pos, length, damaged, STET_CLASS_EDGE);
}

/* clang-format off */
const stet_closing stet_closing_marks[STET_GLYPH_COUNT] = {
    [STET_GLYPH_DOUBLE] = {BIT(DOUBLE), BIT(RIGHT) | BIT(LEFT) | BIT(TWO_SINGLE) | BIT(TWO_RIGHT1)},
    [STET_GLYPH_SINGLE] = {BIT(SINGLE), BIT(RIGHT1) | BIT(ACUTE)},
    [STET_GLYPH_LEFT] = {BIT(RIGHT), BIT(LEFT) | BIT(DOUBLE) | BIT(REVERSED) | BIT(TWO_SINGLE) | BIT(TWO_RIGHT1)},
    [STET_GLYPH_RIGHT] = {BIT(RIGHT), BIT(DOUBLE) | BIT(LEFT)},
    [STET_GLYPH_LOW] = {BIT(LEFT) | BIT(RIGHT), BIT(DOUBLE) | BIT(REVERSED) | BIT(TWO_SINGLE) | BIT(TWO_RIGHT1)},
    [STET_GLYPH_REVERSED] = {BIT(RIGHT), BIT(LEFT) | BIT(DOUBLE)},
    [STET_GLYPH_LEFT1] = {BIT(RIGHT1), BIT(SINGLE) | BIT(LEFT1) | BIT(ACUTE)},
    [STET_GLYPH_RIGHT1] = {BIT(RIGHT1), BIT(SINGLE)},
    [STET_GLYPH_LOW1] = {BIT(LEFT1) | BIT(RIGHT1), BIT(SINGLE) | BIT(REVERSED1)},
    [STET_GLYPH_REVERSED1] = {BIT(RIGHT1), BIT(SINGLE)},
    [STET_GLYPH_ANGLE_L] = {BIT(ANGLE_R), BIT(ANGLE_L)},
    [STET_GLYPH_ANGLE_R] = {BIT(ANGLE_L) | BIT(ANGLE_R), 0},
    [STET_GLYPH_ANGLE1_L] = {BIT(ANGLE1_R), BIT(ANGLE1_L)},
    [STET_GLYPH_ANGLE1_R] = {BIT(ANGLE1_L) | BIT(ANGLE1_R), 0},
    [STET_GLYPH_CORNER_L] = {BIT(CORNER_R), 0},
    [STET_GLYPH_WHITE_L] = {BIT(WHITE_R), 0},
    [STET_GLYPH_HALF_L] = {BIT(HALF_R), 0},
    [STET_GLYPH_PRIME_L] = {BIT(PRIME_R) | BIT(PRIME_LOW), 0},
    [STET_GLYPH_TITLE_L] = {BIT(TITLE_R), 0},
    [STET_GLYPH_TWO_SINGLE] = {BIT(TWO_SINGLE), BIT(TWO_RIGHT1) | BIT(DOUBLE) | BIT(RIGHT)},
    [STET_GLYPH_TWO_LEFT1] = {BIT(TWO_RIGHT1), BIT(TWO_SINGLE) | BIT(DOUBLE) | BIT(RIGHT)},
    [STET_GLYPH_TWO_RIGHT1] = {BIT(TWO_RIGHT1), BIT(TWO_SINGLE) | BIT(DOUBLE)},
    [STET_GLYPH_TWO_GRAVE] = {BIT(TWO_SINGLE), BIT(TWO_RIGHT1) | BIT(TWO_GRAVE) | BIT(DOUBLE) | BIT(RIGHT)},
    [STET_GLYPH_TWO_COMMA] = {BIT(TWO_SINGLE) | BIT(TWO_LEFT1) | BIT(TWO_GRAVE),
                              BIT(TWO_RIGHT1) | BIT(LEFT) | BIT(RIGHT) | BIT(DOUBLE)},
    [STET_GLYPH_TWO_DOUBLE] = {BIT(TWO_DOUBLE), 0},
    [STET_GLYPH_GRAVE] = {BIT(SINGLE), BIT(GRAVE) | BIT(RIGHT1) | BIT(ACUTE)},
    [STET_GLYPH_ACUTE] = {BIT(ACUTE), BIT(SINGLE) | BIT(RIGHT1)},
    [STET_GLYPH_INCH] = {BIT(INCH), BIT(DOUBLE) | BIT(RIGHT)},
};

static const uint8_t polarity[STET_GLYPH_COUNT] = {
    [STET_GLYPH_DOUBLE] = STET_POLARITY_EITHER, [STET_GLYPH_SINGLE] = STET_POLARITY_EITHER,
    [STET_GLYPH_LEFT] = STET_POLARITY_OPENS, [STET_GLYPH_RIGHT] = STET_POLARITY_CLOSES,
    [STET_GLYPH_LOW] = STET_POLARITY_OPENS, [STET_GLYPH_REVERSED] = STET_POLARITY_OPENS,
    [STET_GLYPH_LEFT1] = STET_POLARITY_OPENS, [STET_GLYPH_RIGHT1] = STET_POLARITY_CLOSES,
    [STET_GLYPH_LOW1] = STET_POLARITY_OPENS, [STET_GLYPH_REVERSED1] = STET_POLARITY_OPENS,
    [STET_GLYPH_ANGLE_L] = STET_POLARITY_OPENS, [STET_GLYPH_ANGLE_R] = STET_POLARITY_CLOSES,
    [STET_GLYPH_ANGLE1_L] = STET_POLARITY_OPENS, [STET_GLYPH_ANGLE1_R] = STET_POLARITY_CLOSES,
    [STET_GLYPH_CORNER_L] = STET_POLARITY_OPENS, [STET_GLYPH_CORNER_R] = STET_POLARITY_CLOSES,
    [STET_GLYPH_WHITE_L] = STET_POLARITY_OPENS, [STET_GLYPH_WHITE_R] = STET_POLARITY_CLOSES,
    [STET_GLYPH_HALF_L] = STET_POLARITY_OPENS, [STET_GLYPH_HALF_R] = STET_POLARITY_CLOSES,
    [STET_GLYPH_PRIME_L] = STET_POLARITY_OPENS, [STET_GLYPH_PRIME_R] = STET_POLARITY_CLOSES,
    [STET_GLYPH_PRIME_LOW] = STET_POLARITY_CLOSES,
    [STET_GLYPH_TITLE_L] = STET_POLARITY_OPENS, [STET_GLYPH_TITLE_R] = STET_POLARITY_CLOSES,
    [STET_GLYPH_TWO_SINGLE] = STET_POLARITY_EITHER, [STET_GLYPH_TWO_LEFT1] = STET_POLARITY_OPENS,
    [STET_GLYPH_TWO_RIGHT1] = STET_POLARITY_EITHER, [STET_GLYPH_TWO_GRAVE] = STET_POLARITY_OPENS,
    [STET_GLYPH_TWO_COMMA] = STET_POLARITY_OPENS, [STET_GLYPH_TWO_DOUBLE] = STET_POLARITY_EITHER,
    [STET_GLYPH_GRAVE] = STET_POLARITY_OPENS, [STET_GLYPH_ACUTE] = STET_POLARITY_EITHER,
    [STET_GLYPH_INCH] = STET_POLARITY_EITHER,
};
/* clang-format on */

/* The same the other way round: which glyphs open what a mark may close. */
/* clang-format off */
static const stet_closing openers[STET_GLYPH_COUNT] = {
    [STET_GLYPH_DOUBLE] = {BIT(DOUBLE), BIT(LEFT) | BIT(RIGHT) | BIT(LOW) | BIT(REVERSED) | BIT(TWO_SINGLE) | BIT(TWO_LEFT1) | BIT(TWO_RIGHT1) | BIT(TWO_GRAVE) | BIT(TWO_COMMA) | BIT(INCH)},
    [STET_GLYPH_SINGLE] = {BIT(SINGLE) | BIT(GRAVE), BIT(LEFT1) | BIT(RIGHT1) | BIT(LOW1) | BIT(REVERSED1) | BIT(ACUTE)},
    [STET_GLYPH_LEFT] = {BIT(LOW), BIT(DOUBLE) | BIT(LEFT) | BIT(RIGHT) | BIT(REVERSED) | BIT(TWO_COMMA)},
    [STET_GLYPH_RIGHT] = {BIT(LEFT) | BIT(RIGHT) | BIT(LOW) | BIT(REVERSED), BIT(DOUBLE) | BIT(TWO_SINGLE) | BIT(TWO_LEFT1) | BIT(TWO_GRAVE) | BIT(TWO_COMMA) | BIT(INCH)},
    [STET_GLYPH_REVERSED] = {0, BIT(LEFT) | BIT(LOW)},
    [STET_GLYPH_LEFT1] = {BIT(LOW1), BIT(LEFT1)},
    [STET_GLYPH_RIGHT1] = {BIT(LEFT1) | BIT(RIGHT1) | BIT(LOW1) | BIT(REVERSED1), BIT(SINGLE) | BIT(GRAVE) | BIT(ACUTE)},
    [STET_GLYPH_REVERSED1] = {0, BIT(LOW1)},
    [STET_GLYPH_ANGLE_L] = {BIT(ANGLE_R), BIT(ANGLE_L)},
    [STET_GLYPH_ANGLE_R] = {BIT(ANGLE_L) | BIT(ANGLE_R), 0},
    [STET_GLYPH_ANGLE1_L] = {BIT(ANGLE1_R), BIT(ANGLE1_L)},
    [STET_GLYPH_ANGLE1_R] = {BIT(ANGLE1_L) | BIT(ANGLE1_R), 0},
    [STET_GLYPH_CORNER_R] = {BIT(CORNER_L), 0},
    [STET_GLYPH_WHITE_R] = {BIT(WHITE_L), 0},
    [STET_GLYPH_HALF_R] = {BIT(HALF_L), 0},
    [STET_GLYPH_PRIME_R] = {BIT(PRIME_L), 0},
    [STET_GLYPH_PRIME_LOW] = {BIT(PRIME_L), 0},
    [STET_GLYPH_TITLE_R] = {BIT(TITLE_L), 0},
    [STET_GLYPH_TWO_SINGLE] = {BIT(TWO_SINGLE) | BIT(TWO_GRAVE) | BIT(TWO_COMMA), BIT(DOUBLE) | BIT(LEFT) | BIT(LOW) | BIT(TWO_LEFT1) | BIT(TWO_RIGHT1)},
    [STET_GLYPH_TWO_LEFT1] = {BIT(TWO_COMMA), 0},
    [STET_GLYPH_TWO_RIGHT1] = {BIT(TWO_LEFT1) | BIT(TWO_RIGHT1), BIT(DOUBLE) | BIT(LEFT) | BIT(LOW) | BIT(TWO_SINGLE) | BIT(TWO_GRAVE) | BIT(TWO_COMMA)},
    [STET_GLYPH_TWO_GRAVE] = {BIT(TWO_COMMA), BIT(TWO_GRAVE)},
    [STET_GLYPH_TWO_DOUBLE] = {BIT(TWO_DOUBLE), 0},
    [STET_GLYPH_GRAVE] = {0, BIT(GRAVE)},
    [STET_GLYPH_ACUTE] = {BIT(ACUTE), BIT(SINGLE) | BIT(LEFT1) | BIT(GRAVE)},
    [STET_GLYPH_INCH] = {BIT(INCH), 0},
};
/* clang-format on */

STET_INTERNAL stet_glyphs stet_closed_by(const stet_style *style, unsigned glyph, unsigned context)
{
    stet_glyphs usual = openers[glyph].usual, all = usual | openers[glyph].also;
    switch (style->polarity[glyph]) {
    case STET_POLARITY_OPENS:
        if (context == STET_CONTEXT_CLOSING) return all;
        return context == STET_CONTEXT_OPENING ? 0 : usual & ~STET_GLYPH_BIT(glyph);
    case STET_POLARITY_CLOSES: return context == STET_CONTEXT_OPENING && stet_is_one_bar(glyph) ? 0 : all;
    default: return context == STET_CONTEXT_OPENING ? 0 : all;
    }
}

STET_INTERNAL void stet_row_find(stet_row *row, const uint8_t *text, uint32_t pos, uint32_t end)
{
    uint32_t length = 1;
    row->from = row->to = pos;
    for (; length > 0 && row->to < end; row->to += length)
        class_at(text, row->to, end, &length);
}

typedef struct votes {
    uint16_t opening[STET_GLYPH_COUNT], closing[STET_GLYPH_COUNT];
    uint16_t seen[STET_GLYPH_COUNT];
    uint16_t single_speech, double_speech; /* opening marks before a capital */
    uint16_t single_end;                   /* one-bar marks that surely close */
} votes;

/* Whether a one-bar mark that looks like a closing one is no apostrophe: punctuation stands before it, or behind a word
 * that no apostrophe ends. */
static bool is_sure_end(const uint8_t *text, stet_span all, uint32_t pos, uint32_t length)
{
    stet_class left = stet_class_before(text, all.start, pos);
    if (left == STET_CLASS_STOP || left == STET_CLASS_COMMA) return true;
    stet_class right = stet_class_at(text, pos + length, all.end);
    return left == STET_CLASS_LOWER && (right == STET_CLASS_STOP || right == STET_CLASS_COMMA) &&
           !stet_ends_like_clipped(text, all, pos);
}

static void vote(votes *v, const uint8_t *text, stet_span all, uint32_t pos, stet_mark mark, bool damaged)
{
    stet_glyph glyph = (stet_glyph)mark.glyph;
    uint32_t after = pos + mark.length;
    if (stet_is_one_bar(glyph) &&
        (stet_is_inside_word(text, all, pos, mark.length) || stet_is_clipped(text, after, all.end)))
        return;
    /* Before the text as before any of its lines: blank lines there teach nothing. */
    stet_context context = context_of(text, all, pos, mark.length, damaged, STET_CLASS_BLANK);
    bool speech = stet_class_at(text, pos + mark.length, all.end) == STET_CLASS_UPPER;
    v->seen[glyph]++;
    if (context == STET_CONTEXT_OPENING) {
        v->opening[glyph]++;
        if (stet_is_one_bar(glyph))
            v->single_speech += speech;
        else
            v->double_speech += speech;
    }
    if (context == STET_CONTEXT_CLOSING) {
        v->closing[glyph]++;
        if (stet_is_one_bar(glyph) && is_sure_end(text, all, pos, mark.length)) v->single_end++;
    }
}

/* What plain marks say, which are only counted: how many of each there are, and how many have a capital behind them. */
typedef struct plain_votes {
    uint32_t counts[STET_PLAIN_COUNT], speech;
} plain_votes;

/* Counts the plain marks from where the tape stands to the first other one, or to stop, as far as they are listed.
 * Returns where reading goes on. */
static uint32_t vote_listed(plain_votes *v, stet_tape *tape, uint32_t pos, uint32_t stop)
{
    uint32_t i = tape->mark;
    for (; i < tape->lists.mark_count; i++) {
        uint32_t at = tape->base + tape->lists.marks[i];
        unsigned plain = tape->plain[i], length = plain < STET_PLAIN_OPENS ? 3 : 1;
        if (plain == STET_PLAIN_NOT || at >= stop) break;
        v->counts[plain]++;
        v->speech += (uint8_t)(tape->text[at + length] - 'A') < 26; /* never behind a closing one */
        pos = at + length;
    }
    stet_tape_pass_marks(tape, i - tape->mark);
    return pos;
}

/* The same from pos on. Returns where the first mark stands that is not plain; stop where there is none before. */
static uint32_t vote_plainly(plain_votes *v, stet_tape *tape, uint32_t pos, uint32_t stop)
{
    pos = stet_tape_mark(tape, pos, stop);
    while (pos < stop && stet_tape_plain(tape) != STET_PLAIN_NOT)
        pos = stet_tape_mark(tape, vote_listed(v, tape, pos, stop), stop);
    return pos;
}

static void add_plain_votes(votes *v, const plain_votes *plain)
{
    const uint32_t *counts = plain->counts;
    v->opening[STET_GLYPH_LEFT] = (uint16_t)(v->opening[STET_GLYPH_LEFT] + counts[STET_PLAIN_LEFT]);
    v->seen[STET_GLYPH_LEFT] = (uint16_t)(v->seen[STET_GLYPH_LEFT] + counts[STET_PLAIN_LEFT]);
    v->closing[STET_GLYPH_RIGHT] = (uint16_t)(v->closing[STET_GLYPH_RIGHT] + counts[STET_PLAIN_RIGHT]);
    v->seen[STET_GLYPH_RIGHT] = (uint16_t)(v->seen[STET_GLYPH_RIGHT] + counts[STET_PLAIN_RIGHT]);
    v->opening[STET_GLYPH_DOUBLE] = (uint16_t)(v->opening[STET_GLYPH_DOUBLE] + counts[STET_PLAIN_OPENS]);
    v->closing[STET_GLYPH_DOUBLE] = (uint16_t)(v->closing[STET_GLYPH_DOUBLE] + counts[STET_PLAIN_CLOSES]);
    v->seen[STET_GLYPH_DOUBLE] =
        (uint16_t)(v->seen[STET_GLYPH_DOUBLE] + counts[STET_PLAIN_OPENS] + counts[STET_PLAIN_CLOSES]);
    v->double_speech = (uint16_t)(v->double_speech + plain->speech);
}

/* A pair of glyphs that some languages turn around, and some use one of for both ends. */
static void learn_angles(stet_style *style, const votes *v, stet_glyph left, stet_glyph right)
{
    if (v->opening[right] + v->closing[left] > v->opening[left] + v->closing[right]) {
        style->polarity[right] = STET_POLARITY_OPENS;
        style->polarity[left] = STET_POLARITY_CLOSES;
        if (v->seen[left] == 0) style->polarity[right] = STET_POLARITY_EITHER;
    } else if (v->seen[left] == 0 && v->opening[right] > 0) {
        style->polarity[right] = STET_POLARITY_EITHER;
    }
}

/* What all votes together say of the marks. */
static void decide(stet_style *style, const votes *v)
{
    learn_angles(style, v, STET_GLYPH_ANGLE_L, STET_GLYPH_ANGLE_R);
    learn_angles(style, v, STET_GLYPH_ANGLE1_L, STET_GLYPH_ANGLE1_R);
    if (v->seen[STET_GLYPH_LEFT] + v->seen[STET_GLYPH_LOW] == 0)
        style->polarity[STET_GLYPH_RIGHT] = STET_POLARITY_EITHER;
    if (v->opening[STET_GLYPH_RIGHT1] > v->seen[STET_GLYPH_LEFT1] && v->seen[STET_GLYPH_LOW1] == 0 && v->single_end > 0)
        style->polarity[STET_GLYPH_RIGHT1] = STET_POLARITY_EITHER;
    style->two_singles = v->seen[STET_GLYPH_TWO_SINGLE] > 0;
    style->csv = v->opening[STET_GLYPH_TWO_DOUBLE] > 0 && v->closing[STET_GLYPH_TWO_DOUBLE] > 0;
    style->single_main = v->single_speech > v->double_speech && v->single_end > 0;
}

/* Learns from the marks from the first one on that is not plain. */
static void learn_from(stet_style *style, stet_tape *tape, stet_text text, stet_span all, uint32_t pos, uint32_t stop,
                       plain_votes *plain)
{
    votes v;
    memset(&v, 0, sizeof v);
    stet_row row = {0, 0};
    uint32_t last_end = STET_NONE;
    for (; pos < stop; pos = vote_plainly(plain, tape, pos, stop)) {
        stet_mark mark = stet_mark_at(text.bytes, pos, text.len);
        bool deep = !style->damaged && stet_row_holds(&row, text.bytes, pos, last_end, text.len);
        if (deep)
            v.seen[mark.glyph]++;
        else if (mark.glyph != STET_GLYPH_NONE && (style->damaged || !mark.damaged))
            vote(&v, text.bytes, all, pos, mark, style->damaged);
        pos += mark.length;
        last_end = pos;
    }
    add_plain_votes(&v, plain);
    decide(style, &v);
}

/* Of plain marks alone all is known that there is to learn: whether a mark that opens is among them. */
STET_INTERNAL void stet_learn_style(stet_style *style, stet_tape *tape, stet_text text, uint32_t start, bool damaged)
{
    plain_votes plain = {{0}, 0};
    uint32_t stop = text.len - start < STET_LEARN_BYTES ? text.len : start + STET_LEARN_BYTES;
    memcpy(style->polarity, polarity, sizeof polarity);
    style->single_main = style->csv = style->two_singles = false;
    style->damaged = damaged;
    uint32_t pos = vote_plainly(&plain, tape, start, stop);
    if (pos < stop)
        learn_from(style, tape, text, stet_make_span(start, text.len), pos, stop, &plain);
    else if (plain.counts[STET_PLAIN_LEFT] == 0)
        style->polarity[STET_GLYPH_RIGHT] = STET_POLARITY_EITHER;
}
