/* SPDX-License-Identifier: MIT
 *
 * The usual line is a paragraph: some hundred bytes that begin with a capital and end in a full stop. So the work here
 * is a look at its first byte, its last one and its first STET_LOOK_BYTES, and one question to the lexicon about the
 * phrases that it may begin with; what is left to the slow rules is a line in ten or so for each.
 */
#include "sight.h"

#include "kernel.h"
#include "swar.h"

/* The limits of the slow rules, or more. */
#define LINE_BYTES_MAX      500u
#define CREDIT_BYTES_MAX    400u
#define NOTICE_BYTES_MAX    400u
#define TITLE_BYTES_MAX     220u
#define SEPARATOR_BYTES_MAX 200u
#define CONTRIBUTED_MAX     200u
#define CONTRIBUTED_MIN     19u
#define CONTRIBUTED_TAIL    60u
#define SOURCE_TAIL         80u
#define SHORT_BYTES_MAX     160u /* furniture, related lines, bylines */
#define CAPITALS_BYTES_MAX  140u
#define LEAD_BYTES_MAX      120u /* datelines and labels, dates */
#define QUESTION_BYTES_MAX  110u
#define FURNITURE_LAST_MAX  100u
#define CUT_TITLE_BYTES_MAX 95u
#define BRACKET_BYTES_MAX   90u
#define NAME_BYTES_MAX      80u
#define WORDS_BYTES_MAX     40u
#define DAY_NAME_BYTES_MAX  32u
#define DAY_NAME_LOOK       62u /* with its line ends: stet_lexicon_holds_no_date_word takes no more */
#define RELEASE_END_MAX     10u

/* What a line's first byte can begin. */
enum {
    BEGINS_ORNAMENT = 0x01,
    BEGINS_BULLET = 0x02,
    BEGINS_BRACKET = 0x04, /* one that stet_class_at calls open */
    BEGINS_DIGIT = 0x08,
    BEGINS_LOWER = 0x10,  /* a small ASCII letter */
    BEGINS_LETTER = 0x20, /* a capital, or a letter without case */
    BEGINS_DASH = 0x40
};

/* clang-format off */
#define O 0
#define N BEGINS_ORNAMENT
#define D (BEGINS_DIGIT | BEGINS_BULLET)
#define P BEGINS_BRACKET
#define L BEGINS_LOWER
#define U BEGINS_LETTER
#define W (BEGINS_ORNAMENT | BEGINS_BULLET | BEGINS_BRACKET | BEGINS_LETTER | BEGINS_DASH)
#define S (BEGINS_ORNAMENT | BEGINS_BULLET)
#define H (BEGINS_ORNAMENT | BEGINS_BULLET | BEGINS_DASH)
static const uint8_t begins[256] = {
    O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O,
    O, O, O, N, O, O, O, O, P, O, S, N, O, H, O, N, D, D, D, D, D, D, D, D, D, D, O, O, O, N, O, O,
    O, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, P, O, O, O, N,
    O, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, P, N, O, N, O,
    W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
    W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
    W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
    W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
};
#undef O
#undef N
#undef D
#undef P
#undef L
#undef U
#undef W
#undef S
#undef H
/* clang-format on */

/* What the conditions below rest on. */
typedef struct view {
    const uint8_t *text;
    stet_span line;
    uint32_t bytes;
    uint32_t length; /* of them that end no line: limits count only these */
    unsigned begins; /* BEGINS_... */
    unsigned holds;  /* STET_LOOK_..., of the first STET_LOOK_BYTES */
    uint64_t gaps;   /* bits of the first 64 bytes that are no ASCII letters or digits */
    uint32_t avail;  /* bytes from the line's start to the text's end */
    unsigned lists;  /* phrase lists of which one may stand at the start or right after a bracket there */
    unsigned lang;
    uint8_t last; /* byte */
    bool quoted;  /* begins with a curly mark, as every fourth line does, which begins nothing of the kinds below */
    stet_line_ending ending;
} view;

#define LIST(name) (1u << STET_PHRASE_##name)

static unsigned lists_at_start(const uint8_t *text, stet_span line)
{
    unsigned lists = stet_lexicon_phrases_at(text + line.start, line.end - line.start);
    bool bracket = text[line.start] == '(' || text[line.start] == '[';
    if (bracket && line.end - line.start > 1)
        lists |= stet_lexicon_phrases_at(text + line.start + 1, line.end - line.start - 1);
    return lists;
}

/* Bytes of a tail of `most` bytes that end no line, or more. */
static uint32_t tail_of(const view *v, uint32_t most)
{
    uint32_t reach = most + (v->bytes - v->length);
    return v->bytes < reach ? v->bytes : reach;
}

/* Whether "contributed to this" or what is longer may stand in the line's tail, of which CONTRIBUTED_MIN bytes are the
 * least; the letters looked for stand in its middle. */
static bool may_say_contributed(const view *v)
{
    uint32_t reach = tail_of(v, CONTRIBUTED_TAIL);
    return stet_may_hold_ibu(v->text, v->line.end - reach + 4, v->line.end - (CONTRIBUTED_MIN - 8));
}

static bool may_be_credit(const view *v)
{
    if (v->length > CREDIT_BYTES_MAX) return false;
    if (v->lists & LIST(CREDIT)) return true;
    if ((v->begins & BEGINS_BRACKET) && v->length <= BRACKET_BYTES_MAX) return true;
    return v->length >= CONTRIBUTED_MIN && v->length <= CONTRIBUTED_MAX && may_say_contributed(v);
}

static bool may_be_caption(const view *v)
{
    if (v->lists & LIST(CAPTION)) return true;
    if (v->length > WORDS_BYTES_MAX && v->ending == STET_LINE_STOP && v->last != ')') return false;
    uint32_t reach = tail_of(v, SOURCE_TAIL);
    return stet_find_source(v->text, v->line.end - reach, v->line.end) < v->line.end;
}

static bool may_be_date(const view *v)
{
    if (v->length > LEAD_BYTES_MAX || v->last == ':') return false;
    bool digit = (v->holds & STET_LOOK_DIGIT) != 0;
    if (v->length > DAY_NAME_BYTES_MAX && !digit) return false;
    if (v->lang == STET_LANG_JA || v->lang == STET_LANG_ZH) return true;
    const uint8_t *line = v->text + v->line.start;
    if (!digit) return v->bytes > DAY_NAME_LOOK || !stet_lexicon_holds_no_date_word(line, v->bytes, v->avail, v->gaps);
    return !stet_lexicon_is_no_date(line, v->bytes, v->avail, v->gaps);
}

/* Whether a line of up to 64 bytes has three words at least, as its gaps tell without a look at the words: what follows
 * a blank or a straight mark begins one. */
static bool has_three_words(const view *v)
{
    const uint8_t *line = v->text + v->line.start;
    uint64_t starts = ~v->gaps & (v->gaps << 1 | 1);
    uint32_t words = (uint32_t)(starts & 1);
    for (starts &= ~(uint64_t)1; starts != 0 && words < 3; starts &= starts - 1) {
        uint8_t before = line[stet_lowest_bit(starts) - 1];
        words += (before == ' ') | (before == '"');
    }
    return words >= 3;
}

/* Whether the words after the last stop inside may be a phrase of furniture. */
static bool may_end_with_phrase(const view *v)
{
    if (v->length > FURNITURE_LAST_MAX || !(v->holds & STET_LOOK_STOP) || v->ending != STET_LINE_STOP) return false;
    for (uint32_t i = v->line.end - 1; i > v->line.start; i--) {
        uint8_t before = v->text[i - 1];
        if (v->text[i] == ' ' && (before == '.' || before == '?' || before == '!'))
            return (lists_at_start(v->text, stet_make_span(i + 1, v->line.end)) & LIST(FURNITURE)) != 0;
    }
    return false;
}

static bool may_be_furniture(const view *v)
{
    if (v->length <= RELEASE_END_MAX || (v->lists & LIST(FURNITURE))) return true;
    if (v->length <= WORDS_BYTES_MAX && !has_three_words(v)) return true;
    if ((v->begins & (BEGINS_DIGIT | BEGINS_DASH)) || !(v->holds & STET_LOOK_BLANK)) return true;
    return may_end_with_phrase(v) || stet_may_end_with_address(v->text, v->line);
}

/* Whether a longer line may be a notice of copyright. */
static bool may_be_notice(const view *v)
{
    if (!(v->lists & LIST(FURNITURE)) || v->length > NOTICE_BYTES_MAX) return false;
    return v->text[v->line.start] == 0xC2 || stet_begins_with(v->text, v->line.start, v->line.end, "copyright");
}

/* Sentences in small letters are left out, which most lines are. One in a single mark may be a title all the same. */
static bool may_be_title(const view *v)
{
    if (v->length > TITLE_BYTES_MAX) return false;
    switch (v->ending) {
    case STET_LINE_OPEN: return true;
    case STET_LINE_QUESTION: return v->length <= QUESTION_BYTES_MAX;
    case STET_LINE_STOP:
        if (v->length > CAPITALS_BYTES_MAX) return false;
        return v->last == '\'' || v->last == 0x99 ||
               !stet_lexicon_is_sentence(v->lang, v->text + v->line.start, v->bytes, v->avail, v->gaps);
    case STET_LINE_RUNS_ON: return v->length <= CUT_TITLE_BYTES_MAX && v->last == ';';
    default: return false;
    }
}

/* Whether a slash may stand in the first 64 bytes with a blank on each side, which makes three gaps, behind a place in
 * capitals. Line ends move what stands on later lines. */
static bool may_hold_slash(const view *v)
{
    if (!(v->begins & BEGINS_LETTER) || (uint8_t)(stet_byte_at(v->text, v->line.start + 1, v->line.end) - 'A') >= 26)
        return false;
    uint64_t threes = v->gaps & v->gaps >> 1 & v->gaps >> 2;
    if (v->bytes < 64) threes &= ((uint64_t)1 << v->bytes) - 1; /* what is behind the line counts as gaps */
    for (; threes != 0; threes &= threes - 1) {
        if (stet_byte_at(v->text, v->line.start + stet_lowest_bit(threes) + 1, v->line.end) == '/') return true;
    }
    return v->bytes > v->length;
}

/* Japanese and Chinese datelines end without a dash. */
static bool may_have_dateline(const view *v)
{
    return ((v->holds & STET_LOOK_DASH) && !v->quoted) || v->lang == STET_LANG_JA || v->lang == STET_LANG_ZH ||
           may_hold_slash(v);
}

static bool may_have_label(const view *v)
{
    if (v->begins & BEGINS_DIGIT) return true;
    if (!(v->begins & BEGINS_LETTER) || !(v->holds & STET_LOOK_COLON)) return false;
    return !stet_lexicon_is_no_label(v->lang, v->text + v->line.start, v->bytes, v->avail, v->gaps);
}

/* What only a short line can be. */
static unsigned may_be_short(const view *v)
{
    unsigned may = 0;
    if (may_be_date(v)) may |= STET_MAY_DATE;
    if (v->lists & LIST(RELATED)) may |= STET_MAY_RELATED;
    if (v->lists & LIST(BYLINE)) may |= STET_MAY_BYLINE;
    if (may_be_furniture(v)) may |= STET_MAY_FURNITURE;
    if (v->length <= NAME_BYTES_MAX && v->ending == STET_LINE_OPEN) may |= STET_MAY_NAME;
    return may;
}

/* Limits that count no line ends reach further than the look where there are many. */
static unsigned holds_at_most(uint32_t bytes, uint32_t length, unsigned holds)
{
    bool beyond = bytes > STET_LOOK_BYTES && bytes > length;
    return beyond ? holds | (unsigned)~STET_LOOK_BLANK : holds;
}

STET_INTERNAL void stet_sight_of(stet_sight *sight, const stet_text *text, stet_span line, uint32_t length,
                                 unsigned lang)
{
    view v;
    v.text = text->bytes;
    v.line = line;
    v.lang = lang;
    v.bytes = line.end - line.start;
    v.length = length;
    v.quoted = stet_is_curly_at(v.text, line.start, line.end);
    v.begins = v.quoted ? 0 : begins[v.text[line.start]];
    v.last = v.text[line.end - 1];
    v.ending = stet_line_ending_of(v.text, line);
    v.avail = text->len - line.start;
    uint32_t reach = v.bytes < STET_LOOK_BYTES ? v.bytes : STET_LOOK_BYTES;
    stet_sighted sighted = text->kernel->look(v.text + line.start, reach, v.avail);
    v.holds = holds_at_most(v.bytes, length, sighted.holds);
    v.gaps = sighted.gaps;
    unsigned may = 0;
    v.lists = v.length <= LINE_BYTES_MAX && !v.quoted ? lists_at_start(v.text, line) : 0; /* no phrase is quoted */
    if (may_have_dateline(&v)) may |= STET_MAY_DATELINE;
    if (may_have_label(&v)) may |= STET_MAY_LABEL;
    if (v.begins & BEGINS_BULLET) may |= STET_MAY_ITEM;
    if (v.length <= LINE_BYTES_MAX) {
        if ((v.begins & BEGINS_ORNAMENT) && v.length <= SEPARATOR_BYTES_MAX) may |= STET_MAY_SEPARATOR;
        if (may_be_credit(&v)) may |= STET_MAY_CREDIT;
        if (may_be_caption(&v)) may |= STET_MAY_CAPTION;
        if (may_be_title(&v)) may |= STET_MAY_TITLE;
        if (v.length <= SHORT_BYTES_MAX)
            may |= may_be_short(&v);
        else if (may_be_notice(&v))
            may |= STET_MAY_FURNITURE;
    }
    sight->may = (uint16_t)may;
    sight->is = 0;
    sight->ending = (uint8_t)v.ending;
}
