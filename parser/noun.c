/* SPDX-License-Identifier: MIT
 *
 * There is no grammar behind noun phrases here, only the words that can't stand in one and those that join two.
 */
#include "noun.h"

/* Longer phrases than this are no speakers. */
#define PHRASE_ITEMS_MAX 16u

/* A nickname in marks inside a name is no longer than this. */
#define NICKNAME_BYTES_MAX 24u

/* Words that tell of a time or of speech: a phrase does not go on into "on Monday" or "in a statement". */
#define TIME_OR_SPEECH (STET_LEX_TIME | STET_LEX_WEEKDAY | STET_LEX_MONTH | STET_LEX_CUE_NOUN)

static const stet_item *at(const stet_clause *c, uint32_t i)
{
    return &c->items[i];
}

/* ---- Words ---- */

static bool is_pronoun(const stet_clause *c, uint32_t i)
{
    return stet_has(c, i, STET_LEX_PRONOUN_SUBJECT) || stet_is_contraction(c, i);
}

STET_INTERNAL bool stet_is_name(const stet_clause *c, uint32_t i)
{
    const uint64_t function_words = STET_LEX_DETERMINER | STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION |
                                    STET_LEX_ADVERB | STET_LEX_PRONOUN_OTHER | STET_LEX_PRONOUN_SUBJECT |
                                    STET_LEX_RELATIVE | STET_LEX_ACCORDING | STET_LEX_WEEKDAY;
    bool capital = stet_is_capital(c, i), other = stet_has(c, i, function_words);
    if (!(capital & !other)) return false; /* at once, since neither is foreseen */
    if (!stet_has(c, i, STET_LEX_AUX)) return true;
    if (i > 0 && !stet_is_quote(c, i - 1) && !stet_breaks(c, i)) return true; /* Will and May, in mid-sentence */
    return stet_is_modal_name(c, i);
}

STET_INTERNAL bool stet_is_possessive(const stet_clause *c, uint32_t i)
{
    const stet_span s = at(c, i)->word.span;
    uint32_t n = s.end - s.start;
    const uint8_t *t = c->text + s.start;
    if (stet_is_quote(c, i)) return false;
    if (n > 2 && t[n - 2] == '\'' && (t[n - 1] == 's' || t[n - 1] == 'S')) return true; /* many end in s */
    return n > 4 && memcmp(t + n - 4, "\xE2\x80\x99s", 4) == 0;
}

STET_INTERNAL bool stet_is_relative(const stet_clause *c, uint32_t i)
{
    return c->lang == STET_LANG_EN && stet_has(c, i, STET_LEX_RELATIVE) && stet_is_lower(c, i) &&
           !stet_has(c, i, STET_LEX_POSSESSIVE | STET_LEX_CONJUNCTION);
}

STET_INTERNAL uint32_t stet_end_of_pronoun(const stet_clause *c, uint32_t i)
{
    const stet_span w = at(c, i)->word.span;
    uint32_t end = w.start;
    while (end < w.end && c->text[end] != '\'' && c->text[end] != 0xE2)
        end++;
    return end;
}

STET_INTERNAL bool stet_is_contraction(const stet_clause *c, uint32_t i)
{
    const stet_span w = at(c, i)->word.span;
    if (c->lang != STET_LANG_EN || stet_is_quote(c, i) || !stet_has(c, i, STET_LEX_AUX)) return false;
    uint32_t end = stet_end_of_pronoun(c, i);
    return end < w.end && stet_lexicon_find(c->lang, c->text + w.start, end - w.start) & STET_LEX_PRONOUN_SUBJECT;
}

static bool is_genitive_article(const stet_clause *c, uint32_t i)
{
    return stet_has(c, i, STET_LEX_GENITIVE) && stet_is_lower(c, i);
}

/* Prepositions that join nouns: the head of the agency, a spokesman for the ministry. */
static bool joins_nouns(const stet_clause *c, uint32_t i)
{
    return stet_has(c, i, STET_LEX_JOINT) && stet_is_lower(c, i);
}

/* Those that do so more than they do anything else. */
static bool is_of(const stet_clause *c, uint32_t i)
{
    if (c->lang != STET_LANG_EN) return joins_nouns(c, i);
    return stet_item_is(c, i, "of") || stet_item_is(c, i, "for");
}

/* A word in lower case that can be part of a noun phrase: a noun, an adjective, a number. */
static bool is_plain(const stet_clause *c, uint32_t i)
{
    const uint64_t sure = STET_LEX_ROLE | STET_LEX_TITLE | STET_LEX_NAME_PARTICLE | STET_LEX_NUMBER_WORD;
    const uint64_t other = STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION | STET_LEX_PRONOUN_SUBJECT |
                           STET_LEX_PRONOUN_OTHER | STET_LEX_DETERMINER | STET_LEX_AUX | STET_LEX_RELATIVE |
                           STET_LEX_ACCORDING | STET_LEX_ADVERB | STET_LEX_CUE | STET_LEX_CUE_PARTICIPLE |
                           STET_LEX_WEEKDAY | STET_LEX_TIME;
    if (stet_is_quote(c, i)) return false;
    if (at(c, i)->word.shape == STET_SHAPE_NUMBER || stet_has(c, i, sure)) return true;
    return !stet_has(c, i, other);
}

/* ihr Mann, ihr neuer Sprecher: whether the German pronoun is an article, since a noun follows it. */
static bool is_article(const stet_clause *c, uint32_t i)
{
    uint32_t noun = i + 1;
    if (!stet_item_is(c, i, "ihr")) return false;
    while (noun < c->count && !stet_breaks(c, noun) && stet_is_lower(c, noun) && is_plain(c, noun) &&
           (stet_ends_with(c, noun, 'e', 'r') || stet_ends_with(c, noun, 'e', 's')))
        noun++;
    return noun < c->count && !stet_breaks(c, noun) && stet_is_capital(c, noun);
}

/* James A. Baker, the mayor A. Baker: no article */
static bool is_initial(const stet_clause *c, uint32_t i)
{
    const stet_word *w = &at(c, i)->word;
    return w->dot && w->shape == STET_SHAPE_UPPER && w->span.end - w->span.start == 1 && !at(c, i)->gap;
}

/* the accused: a participle that could be a verb of speech, right behind the article */
static bool is_participle_as_noun(const stet_clause *c, uint32_t i)
{
    return stet_item_is(c, i - 1, "the") && stet_ends_with(c, i, 'e', 'd');
}

/* the note, a handwritten reply: a noun for words, which could be a verb too were there no article before */
static bool is_worded_noun(const stet_clause *c, uint32_t i)
{
    const uint64_t article = STET_LEX_DETERMINER | STET_LEX_POSSESSIVE;
    if (c->lang != STET_LANG_EN || i == 0 || at(c, i)->gap || !stet_is_lower(c, i)) return false;
    if (!stet_has(c, i, STET_LEX_CUE) || stet_is_quote(c, i - 1)) return false;
    if (!stet_has(c, i, STET_LEX_CUE_NOUN)) return is_participle_as_noun(c, i);
    bool adjective = is_plain(c, i - 1) || stet_has(c, i - 1, STET_LEX_ADVERB | STET_LEX_TIME);
    if (i > 1 && stet_is_lower(c, i - 1) && !at(c, i - 1)->gap && adjective) i--;
    return stet_has(c, i - 1, article) && !stet_has(c, i - 1, STET_LEX_RELATIVE);
}

static bool is_noun_end(const stet_clause *c, uint32_t i)
{
    const uint64_t never = STET_LEX_ADVERB | STET_LEX_CONJUNCTION | STET_LEX_PREPOSITION | STET_LEX_AUX |
                           STET_LEX_RELATIVE | STET_LEX_WEEKDAY;
    return stet_is_name(c, i) || is_plain(c, i) || (stet_is_capital(c, i) && !stet_has(c, i, never));
}

STET_INTERNAL bool stet_is_inside_name(const stet_clause *c, uint32_t i)
{
    if (i == 0 || i + 1 >= c->count) return false;
    const stet_span s = at(c, i)->word.span;
    return !stet_is_longer(c->text, s, NICKNAME_BYTES_MAX) && !at(c, i)->gap && !at(c, i + 1)->gap &&
           stet_is_name(c, i - 1) && stet_is_name(c, i + 1) && !stet_is_possessive(c, i - 1);
}

/* himself, after the noun that it stresses */
static bool is_stress(const stet_clause *c, uint32_t i)
{
    const stet_span s = at(c, i)->word.span;
    return stet_has(c, i, STET_LEX_PRONOUN_OTHER) && s.end - s.start > 5 && memcmp(c->text + s.end - 4, "self", 4) == 0;
}

STET_INTERNAL bool stet_holds(const stet_clause *c, uint32_t first, uint32_t end, uint64_t classes)
{
    for (uint32_t i = first; i < end; i++) {
        if (stet_has(c, i, classes)) return true;
    }
    return false;
}

STET_INTERNAL bool stet_holds_lower(const stet_clause *c, uint32_t first, uint32_t end, uint64_t classes)
{
    for (uint32_t i = first; i < end; i++) {
        if (stet_has(c, i, classes) && stet_is_lower(c, i)) return true;
    }
    return false;
}

STET_INTERNAL bool stet_has_office(const stet_clause *c, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        const stet_span s = c->items[i].word.span;
        if (stet_has(c, i, STET_LEX_TITLE | STET_LEX_ROLE)) return true;
        if (c->lang == STET_LANG_DE && stet_lexicon_find_tail(c->text + s.start, s.end - s.start) != 0) return true;
    }
    return false;
}

/* ---- To the left ---- */

/* "a statement Wang": the phrase begins at the name; so it does in: The video shows Wang. */
static bool parts_before_name(const stet_clause *c, uint32_t before, uint32_t first)
{
    if (!stet_is_name(c, first) || !stet_is_lower(c, before)) return false;
    if (stet_has(c, before, STET_LEX_ROLE | STET_LEX_TITLE)) return false;
    if (stet_has(c, before, STET_LEX_CUE_NOUN)) return true;
    return before > 0 && c->lang == STET_LANG_EN && stet_has(c, before, STET_LEX_CUE_WEAK) &&
           stet_ends_with(c, before, 0, 's');
}

static bool joins_left(const stet_clause *c, uint32_t joint)
{
    return joint > 0 && is_of(c, joint) && !stet_is_quote(c, joint - 1) && !stet_breaks(c, joint) &&
           is_noun_end(c, joint - 1);
}

static bool coordinates_names(const stet_clause *c, uint32_t conjunction, uint32_t first)
{
    return conjunction > 0 && stet_has(c, conjunction, STET_LEX_COORDINATOR) && !stet_breaks(c, conjunction) &&
           stet_is_name(c, first) && stet_is_name(c, conjunction - 1);
}

/* a later interview, the now famous mill, a smiling Wang: words between an article and its noun */
static bool is_inside(const stet_clause *c, uint32_t i)
{
    return i > 0 && at(c, i)->gap == 0 && stet_is_lower(c, i) &&
           stet_has(c, i, STET_LEX_ADVERB | STET_LEX_TIME | STET_LEX_CUE_PARTICIPLE) &&
           stet_has(c, i - 1, STET_LEX_DETERMINER | STET_LEX_POSSESSIVE);
}

/* Protesters carried | signs: a verb of the past between a noun in the plural and one without an article */
static bool is_verb_of_noun(const stet_clause *c, uint32_t before, uint32_t first)
{
    const stet_span w = at(c, before)->word.span;
    if (before == 0 || !stet_has(c, before, STET_LEX_CUE_WEAK) || !stet_is_lower(c, first)) return false;
    if (c->text[w.end - 1] != 'd' || at(c, before)->gap || stet_is_quote(c, before - 1)) return false;
    const stet_span noun = at(c, before - 1)->word.span;
    return c->lang == STET_LANG_EN && c->text[noun.end - 1] == 's' && !stet_is_possessive(c, before - 1) &&
           is_plain(c, before - 1);
}

/* Whether the phrase that begins at item `first` goes on to the left of it. */
static bool goes_on_left(const stet_clause *c, uint32_t first)
{
    const uint64_t no_name = STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION | STET_LEX_ADVERB;
    uint32_t before = first - 1;
    if (at(c, first)->gap & (uint8_t)~STET_GAP_BRACKET) return false;
    if (stet_is_quote(c, before)) return stet_is_inside_name(c, before);
    if (c->lang == STET_LANG_EN && stet_has(c, before, STET_LEX_ACCORDING))
        return stet_is_capital(c, before) && stet_is_name(c, first); /* Per Holloway */
    if (stet_has(c, first, STET_LEX_DETERMINER) && !is_genitive_article(c, first) && !joins_left(c, before) &&
        !is_initial(c, first))
        return stet_has(c, before, STET_LEX_DETERMINER) && stet_is_lower(c, first) &&
               !stet_has(c, before, STET_LEX_RELATIVE);
    if (parts_before_name(c, before, first) || is_verb_of_noun(c, before, first)) return false;
    if (stet_is_name(c, before) || is_plain(c, before) || stet_has(c, before, STET_LEX_DETERMINER)) return true;
    if (is_inside(c, before) || (stet_has(c, before, STET_LEX_CUE) && is_worded_noun(c, before))) return true;
    if (stet_has(c, before, STET_LEX_PRONOUN_OTHER)) return !stet_has(c, first, STET_LEX_DETERMINER); /* his aide */
    if (joins_left(c, before) || coordinates_names(c, before, first)) return true;
    return stet_is_capital(c, before) && !stet_has(c, before, no_name) && at(c, before)->gap == 0;
}

/* Words at the phrase's start that begin none. */
static bool is_opening(const stet_clause *c, uint32_t i)
{
    const uint64_t opening = STET_LEX_CONJUNCTION | STET_LEX_COORDINATOR | STET_LEX_TIME | STET_LEX_WEEKDAY;
    if (stet_is_name(c, i)) return false;
    if (stet_has(c, i, STET_LEX_DETERMINER)) /* that */
        return stet_has(c, i, STET_LEX_RELATIVE) && !stet_has(c, i, STET_LEX_POSSESSIVE);
    return is_of(c, i) || stet_has(c, i, opening) || stet_item_is(c, i, "how");
}

static uint32_t without_opening(const stet_clause *c, uint32_t first, uint32_t last)
{
    while (first < last && is_opening(c, first))
        first++;
    return first;
}

/* Cruz's thinking, the meeting */
static bool is_verbal_noun(const stet_clause *c, uint32_t i)
{
    if (i == 0 || at(c, i)->gap || !stet_is_lower(c, i) || !stet_has(c, i, STET_LEX_CUE_PARTICIPLE)) return false;
    return stet_is_possessive(c, i - 1) || stet_has(c, i - 1, STET_LEX_DETERMINER | STET_LEX_POSSESSIVE) ||
           (i > 1 && is_plain(c, i - 1) && stet_has(c, i - 2, STET_LEX_JOINT));
}

static bool begins_backward(const stet_clause *c, uint32_t i)
{
    return is_verbal_noun(c, i) || stet_has(c, i, STET_LEX_DETERMINER | STET_LEX_NUMBER_WORD) || is_noun_end(c, i) ||
           is_worded_noun(c, i);
}

/* would | stop, he | ends, was | pushed: a word in lower case, alone behind an auxiliary or a pronoun, which makes a
 * verb of it; but there were | jokes, they | all */
static bool is_verb_by_word_before(const stet_clause *c, uint32_t i)
{
    const uint64_t noun = STET_LEX_DETERMINER | STET_LEX_PRONOUN_OTHER | STET_LEX_NUMBER_WORD;
    if (c->lang != STET_LANG_EN || i == 0 || at(c, i)->gap || !stet_is_lower(c, i)) return false;
    if (stet_has(c, i, noun) || stet_has(c, i - 1, noun)) return false;
    if (stet_has(c, i - 1, STET_LEX_BEING)) return stet_ends_with(c, i, 'e', 'd');
    return stet_has(c, i - 1, STET_LEX_AUX | STET_LEX_PRONOUN_SUBJECT);
}

STET_INTERNAL uint32_t stet_noun_backward(const stet_clause *c, uint32_t i)
{
    if (is_stress(c, i) && i > 0 && at(c, i)->gap == 0) i--;
    if (stet_is_quote(c, i)) return STET_NONE;
    if (is_pronoun(c, i)) return i;
    if (!begins_backward(c, i)) return STET_NONE;
    uint32_t first = i;
    while (first > 0 && i - first < PHRASE_ITEMS_MAX && goes_on_left(c, first)) {
        first--;
        if (stet_has(c, first, STET_LEX_PRONOUN_OTHER) && !stet_has(c, first, STET_LEX_DETERMINER)) break;
    }
    first = without_opening(c, first, i);
    bool article =
        first == i && stet_has(c, i, STET_LEX_DETERMINER) && (stet_item_is(c, i, "the") || stet_is_indefinite(c, i));
    return article || (first == i && is_verb_by_word_before(c, i)) ? STET_NONE : first;
}

/* ---- To the right ---- */

/* A phrase on its way to the right. */
typedef struct phrase {
    uint32_t first, last;
    bool names; /* its last words are a name, which words in lower case end */
    bool noun;  /* it has its noun, or a word that can be it */
    bool wide;  /* it explains a noun */
} phrase;

/* Whether a phrase of time or speech begins at item i: the same morning; a statement. */
static bool tells_time_or_speech(const stet_clause *c, uint32_t i)
{
    for (uint32_t end = i + 4; i < end && i < c->count && !stet_is_quote(c, i); i++) {
        if (stet_has(c, i, TIME_OR_SPEECH)) return true;
        if (stet_is_name(c, i) || (i + 1 < c->count && stet_breaks(c, i + 1))) return false;
    }
    return false;
}

static bool ends_like_past(const stet_clause *c, uint32_t i)
{
    const stet_span w = at(c, i)->word.span;
    return c->lang == STET_LANG_EN && w.end - w.start > 4 && stet_has_past_ending(c, i);
}

/* Whether the phrase goes on with a preposition, a word that no comma parts from it: the head | of the agency. */
static bool goes_on_with_joint(const stet_clause *c, const phrase *p)
{
    uint32_t joint = p->last + 1, next = p->last + 2;
    if (next >= c->count || stet_is_quote(c, next)) return false;
    bool in_name =
        stet_has(c, joint, STET_LEX_JOINT) && stet_is_name(c, p->last) && stet_is_name(c, next); /* Bank Of */
    bool agent = stet_item_is(c, joint, "by") && ends_like_past(c, p->last); /* released | by the ministry */
    if (stet_breaks(c, next) || (!in_name && !agent && !joins_nouns(c, joint))) return false;
    bool noun =
        stet_is_name(c, next) || stet_has(c, next, STET_LEX_DETERMINER | STET_LEX_PRONOUN_OTHER) || is_plain(c, next);
    if (!noun || tells_time_or_speech(c, next)) return false;
    if (!p->names || p->wide) return true;
    return stet_item_is(c, joint, "of") || is_genitive_article(c, joint);
}

/* and Olu Bakare; and chief executive */
static bool goes_on_with_and(const stet_clause *c, const phrase *p)
{
    uint32_t conjunction = p->last + 1, next = p->last + 2;
    if (next >= c->count || !stet_has(c, conjunction, STET_LEX_COORDINATOR)) return false;
    if (stet_breaks(c, next) || stet_is_quote(c, next)) return false;
    if (stet_is_name(c, next)) return p->names || p->wide;
    return p->wide && (stet_has(c, next, STET_LEX_ROLE | STET_LEX_TITLE | STET_LEX_NUMBER_WORD) ||
                       stet_is_indefinite(c, next)); /* and a former senator */
}

/* White House | press secretary: an office follows the name of a house. */
static bool leads_to_role(const stet_clause *c, uint32_t i)
{
    for (uint32_t end = i + 3; i < end && i < c->count && is_plain(c, i) && !at(c, i)->gap; i++) {
        if (stet_has(c, i, STET_LEX_ROLE | STET_LEX_TITLE)) return true;
    }
    return false;
}

/* The council | issued a statement: a word in lower case is a verb where an article follows it at once. */
static bool is_verb_of_object(const stet_clause *c, uint32_t i)
{
    if (c->lang != STET_LANG_EN || i + 1 >= c->count || at(c, i + 1)->gap || !stet_is_lower(c, i)) return false;
    if (stet_has(c, i, STET_LEX_ROLE | STET_LEX_TITLE | STET_LEX_CUE_NOUN | STET_LEX_DETERMINER)) return false;
    if (stet_item_is(c, i + 1, "it") || stet_item_is(c, i + 1, "him") || stet_item_is(c, i + 1, "them")) return true;
    return stet_is_lower(c, i + 1) && stet_has(c, i + 1, STET_LEX_DETERMINER) && !stet_has(c, i + 1, STET_LEX_RELATIVE);
}

/* Whether a particle at item i, behind a name, has more of it behind: not sprach Wang | von einer, lachte Wang | und
 * ging, sagte Wang | zum “...” */
static bool leads_to_name(const stet_clause *c, uint32_t i)
{
    uint32_t next = i + 1;
    if (next >= c->count || stet_breaks(c, next) || stet_is_quote(c, next)) return false;
    if (stet_has(c, next, STET_LEX_NAME_PARTICLE)) return true;
    return stet_has(c, i, STET_LEX_COORDINATOR) ? stet_is_capital(c, next) : !stet_has(c, next, STET_LEX_DETERMINER);
}

/* After a name only words that belong to names go on. */
static bool goes_on_with_word(const stet_clause *c, const phrase *p)
{
    const uint64_t in_names = STET_LEX_NAME_PARTICLE | STET_LEX_ROLE | STET_LEX_TITLE;
    const uint64_t before_nouns = STET_LEX_CUE_PARTICIPLE | STET_LEX_TIME | STET_LEX_WEEKDAY;
    uint32_t next = p->last + 1;
    if (stet_is_name(c, next)) return true;
    if (stet_has(c, next, STET_LEX_TIME) && stet_is_possessive(c, p->last))
        return stet_is_lower(c, next); /* last post */
    if (p->noun && is_verb_of_object(c, next)) return false;
    if (!p->noun && stet_has(c, next, before_nouns)) return !stet_has(c, next, STET_LEX_PREPOSITION); /* a leading */
    if (!is_plain(c, next)) return is_worded_noun(c, next) || is_initial(c, next);
    if (c->lang == STET_LANG_DE && stet_is_capital(c, p->last) && p->noun) /* its nouns are capitalised */
        return stet_has(c, next, STET_LEX_NAME_PARTICLE) &&
               (!stet_has(c, next, STET_LEX_DETERMINER) || stet_has(c, p->last, STET_LEX_NAME_PARTICLE)) &&
               leads_to_name(c, next);
    return !p->names || stet_has(c, next, in_names) || stet_is_lower(c, p->last) || stet_is_possessive(c, p->last) ||
           leads_to_role(c, next);
}

static uint32_t items_that_go_on(const stet_clause *c, const phrase *p)
{
    uint32_t next = p->last + 1;
    if (next >= c->count) return 0;
    if (stet_is_quote(c, next)) return stet_is_inside_name(c, next) ? 2 : 0;
    if (stet_breaks(c, next)) return 0;
    if (goes_on_with_word(c, p)) return 1;
    if (stet_has(c, next, STET_LEX_DETERMINER) && !p->noun) return 1;
    bool some = p->last == p->first && stet_item_is(c, next, "of"); /* one | of the people, many | of them */
    return (p->noun || some) && (goes_on_with_joint(c, p) || goes_on_with_and(c, p)) ? 2 : 0;
}

static uint32_t read_forward(const stet_clause *c, uint32_t i, bool wide)
{
    const uint64_t no_noun = STET_LEX_DETERMINER | STET_LEX_PRONOUN_OTHER;
    if (stet_is_quote(c, i) || (stet_is_lower(c, i) && stet_has(c, i, STET_LEX_COORDINATOR))) return STET_NONE;
    if (is_pronoun(c, i) && !stet_is_name(c, i) && !is_article(c, i)) return i;
    if (!stet_is_name(c, i) && !stet_has(c, i, no_noun) && !is_plain(c, i) && !stet_is_capital(c, i)) return STET_NONE;
    phrase p = {i, i, stet_is_name(c, i) && !stet_has(c, i, STET_LEX_ROLE), !stet_has(c, i, no_noun), wide};
    uint32_t whole = STET_NONE; /* the last item that it could end with */
    while (p.last - i < PHRASE_ITEMS_MAX) {
        uint32_t more = items_that_go_on(c, &p);
        if (more == 0) break;
        if (p.noun || more == 2) whole = p.last; /* many of those */
        p.last += more;
        p.noun = !stet_has(c, p.last, no_noun) || (more == 1 && p.noun);
        if (more == 2) p.names = stet_is_name(c, p.last);
    }
    bool indefinite = p.last == i && stet_has(c, i, STET_LEX_DETERMINER) && stet_has(c, i, STET_LEX_PRONOUN_OTHER) &&
                      !stet_has(c, i, STET_LEX_POSSESSIVE | STET_LEX_RELATIVE); /* some, another */
    return p.noun || indefinite ? p.last : whole;
}

STET_INTERNAL uint32_t stet_noun_forward(const stet_clause *c, uint32_t i)
{
    uint32_t last = read_forward(c, i, false);
    if (last != STET_NONE && last + 1 < c->count && is_stress(c, last + 1) && !at(c, last + 1)->gap) last++;
    return last;
}

STET_INTERNAL uint32_t stet_appositive_forward(const stet_clause *c, uint32_t i)
{
    return read_forward(c, i, true);
}

/* ---- Forms ---- */

/* Whether a name at item i makes the phrase from `first` on one: a name in apposition to a common noun does. */
static bool makes_a_name(const stet_clause *c, uint32_t i, uint32_t first, uint32_t last)
{
    if (!stet_is_name(c, i) || stet_is_possessive(c, i)) return false;
    if (c->lang == STET_LANG_DE) return !stet_has(c, i, STET_LEX_ROLE) && !stet_has(c, first, STET_LEX_DETERMINER);
    if (stet_has(c, i, STET_LEX_ROLE) && i == first) return false;
    bool may_open = i == first && at(c, i)->gap & STET_GAP_START && is_plain(c, i) && last > first;
    return !may_open || stet_is_name(c, i + 1);
}

/* The mayor of Kesterby, Jonas Brandt */
static bool ends_in_name(const stet_clause *c, uint32_t first, uint32_t last)
{
    uint32_t i = last;
    while (i > first && (stet_is_name(c, i) || stet_is_inside_name(c, i)) && !(at(c, i)->gap & STET_GAP_COMMA))
        i--;
    return i > first && i < last && stet_is_name(c, i);
}

STET_INTERNAL stet_speaker_form stet_form_of(const stet_clause *c, uint32_t first, uint32_t last)
{
    if (first == last && (stet_has(c, first, STET_LEX_PRONOUN_SUBJECT | STET_LEX_PRONOUN_OTHER) ||
                          stet_is_relative(c, first) || stet_is_contraction(c, first)))
        return STET_FORM_PRONOUN;
    for (uint32_t i = first; i <= last; i++) {
        if (i > first && (at(c, i)->gap & STET_GAP_COMMA || joins_nouns(c, i) ||
                          (stet_has(c, i, STET_LEX_PREPOSITION) && stet_item_is(c, i, "by"))))
            break;
        if (makes_a_name(c, i, first, last)) return STET_FORM_NAME;
    }
    return ends_in_name(c, first, last) ? STET_FORM_NAME : STET_FORM_NOUN;
}
