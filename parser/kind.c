/* SPDX-License-Identifier: MIT */
#include "kind.h"

/* A title or a name has no more words; longer quotations are not looked at further. */
#define WORDS_MAX 13u

/* Words between a verb that names things and what it gives as a name. */
#define NAMING_ITEMS 5u

/* The same in scripts that put no blanks between words. */
#define UNSPACED_SCARE_BYTES 30u

/* Fewer words that nobody is said to have spoken are scare quotes. */
#define SCARE_WORDS_MAX 2u

/* What a quotation holds. */
typedef struct content {
    uint32_t words;                /* at most WORDS_MAX */
    uint32_t long_words, capitals; /* words that titles capitalise, and those of them that are; see count_capitals */
    uint32_t shouted;              /* words all in capitals */
    bool begins_upper, ends_stop, ends_comma, holds_stop;
} content;

/* ---- Inside ---- */

static bool is_upper(const stet_word *word)
{
    return stet_word_is_capital(word) || word->shape == STET_SHAPE_NUMBER || word->shape == STET_SHAPE_CASELESS;
}

static bool has_dot_between(const uint8_t *text, uint32_t from, uint32_t to)
{
    while (from < to && text[from] != '.')
        from++;
    return from < to;
}

/* Words that titles capitalise, of a number of them, and those that have a capital. Of words that begin with one, few
 * need to be looked up: the first long word without a capital makes them no title, and no more is counted. */
static void count_capitals(const stet_kind_facts *f, const stet_word *words, content *c)
{
    const uint64_t small = STET_LEX_DETERMINER | STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION | STET_LEX_NAME_PARTICLE;
    for (uint32_t i = 0; i < c->words && !(c->begins_upper && c->capitals < c->long_words); i++) {
        bool is_long = !(stet_word_classes(f->text, f->content.end, &words[i], f->lang) & small);
        c->long_words += is_long;
        c->capitals += is_long && is_upper(&words[i]);
    }
}

static void look_at_words(const stet_kind_facts *f, content *c)
{
    stet_word words[WORDS_MAX];
    c->words = stet_words_of(f->text, f->content, STET_LANG_NONE, words, WORDS_MAX);
    for (uint32_t i = 0; i < c->words; i++) {
        c->shouted += words[i].shape == STET_SHAPE_UPPER;
        if (i > 0) c->holds_stop |= has_dot_between(f->text, words[i - 1].span.end, words[i].span.start);
    }
    c->begins_upper = c->words > 0 && is_upper(&words[0]);
    count_capitals(f, words, c);
}

static content look_at(const stet_kind_facts *f)
{
    content c;
    memset(&c, 0, sizeof c);
    look_at_words(f, &c);
    uint32_t end = stet_skip_blanks_back(f->text, f->content.start, f->content.end);
    stet_class last = stet_class_before(f->text, f->content.start, end);
    c.ends_stop = last == STET_CLASS_STOP;
    c.ends_comma = last == STET_CLASS_COMMA;
    return c;
}

/* Capitals As in a Title, not AS ON A SIGN. */
static bool has_title_capitals(const content *c)
{
    bool sign = c->words > 2 && c->shouted == c->words;
    return c->long_words > 0 && c->capitals == c->long_words && c->begins_upper && !c->holds_stop && !sign;
}

/* The same of two words at least, or one that can be a name. */
static bool is_title_case(const content *c)
{
    return has_title_capitals(c) && c->words < WORDS_MAX - 1;
}

/* ---- Around ---- */

/* The classes of the word `back` places before the quotation, where only words stand between; a comma right before the
 * quotation may be passed over. */
static uint64_t classes_before(const stet_kind_facts *f, uint32_t back, bool past_comma)
{
    if (!f->clause || f->item < back) return 0;
    for (uint32_t i = f->item - back + 1; i <= f->item; i++) {
        uint8_t gap = f->clause->items[i].gap;
        if (gap && !(past_comma && i == f->item && gap == STET_GAP_COMMA)) return 0;
    }
    return f->clause->items[f->item - back].word.classes;
}

static bool follows_one_of(const stet_kind_facts *f, uint64_t classes, uint32_t reach, bool past_comma)
{
    for (uint32_t back = 1; back <= reach; back++) {
        if (classes_before(f, back, past_comma) & classes) return true;
    }
    return false;
}

/* Whether a colon leads into the quotation. */
static bool follows_colon(const stet_kind_facts *f)
{
    return f->clause && f->item > 0 && f->clause->items[f->item].gap & STET_GAP_COLON;
}

/* Whether a word stands right before the quotation, with no mark between. */
static bool is_woven(const stet_kind_facts *f)
{
    return f->clause && f->item > 0 && !stet_is_quote(f->clause, f->item - 1) && !f->clause->items[f->item].gap;
}

static bool is_whole_sentence(const stet_kind_facts *f)
{
    return f->clause && f->clause->count == 1;
}

static bool has_name_beside(const stet_kind_facts *f, uint32_t i, uint32_t gap_of)
{
    const uint64_t small =
        STET_LEX_DETERMINER | STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION | STET_LEX_PRONOUN_SUBJECT | STET_LEX_AUX;
    return i < f->clause->count && stet_is_capital(f->clause, i) && !stet_has(f->clause, i, small) &&
           f->clause->items[gap_of].gap == 0 && !stet_is_possessive(f->clause, i);
}

/* Robert “Bobby” Quill */
static bool is_nickname(const stet_kind_facts *f, const content *c)
{
    bool name = c->begins_upper || (c->words > 1 && stet_begins_with(f->text, f->content.start, f->content.end, "the"));
    return f->clause && f->item > 0 && c->words > 0 && c->words <= 3 && name && !c->ends_stop && !c->ends_comma &&
           has_name_beside(f, f->item - 1, f->item) && has_name_beside(f, f->item + 1, f->item + 1);
}

/* ---- Kinds ---- */

static stet_quotation_kind title_or_name(const content *c)
{
    return c->long_words > 1 ? STET_QUOTATION_TITLE : STET_QUOTATION_NAME;
}

/* Whether a verb that names things stands at item i. */
static bool is_naming_verb(const stet_clause *c, uint32_t i)
{
    return stet_has(c, i, STET_LEX_TERM_INTRO) && stet_has(c, i, STET_LEX_CUE | STET_LEX_CUE_WEAK);
}

/* The item after the last word before the quotation and its article. */
static uint32_t before_article(const stet_kind_facts *f)
{
    uint32_t i = f->item;
    return i > 1 && stet_has(f->clause, i - 1, STET_LEX_DETERMINER) && stet_is_lower(f->clause, i - 1) ? i - 1 : i;
}

static bool is_term_noun(uint64_t classes)
{
    return (classes & STET_LEX_TERM_INTRO) != 0 && !(classes & (STET_LEX_CUE | STET_LEX_CUE_WEAK));
}

/* the word “...”, the word was “...”; but a verb that names things can be somebody's: called him “...” */
static bool follows_term_noun(const stet_kind_facts *f, const content *c)
{
    uint64_t before = classes_before(f, 1, false), article = STET_LEX_DETERMINER | STET_LEX_POSSESSIVE;
    if (is_term_noun(before)) return true;
    if (before & STET_LEX_TERM_INTRO && classes_before(f, 2, false) & article) return true; /* the term “...” */
    if (c->words <= 2 && before & STET_LEX_PREPOSITION &&
        (stet_item_is(f->clause, f->item - 1, "of") || stet_item_is(f->clause, f->item - 1, "for")))
        return is_term_noun(classes_before(f, 2, false));
    if (!(before & STET_LEX_BEING)) return false;
    return is_term_noun(classes_before(f, 2, false)) ||
           (classes_before(f, 3, false) & STET_LEX_PREPOSITION && is_term_noun(classes_before(f, 4, false)));
}

/* Verbs that tell what a word means. */
static bool is_to_mean(const stet_clause *c, uint32_t i)
{
    return stet_item_is(c, i, "means") || stet_item_is(c, i, "bedeutet") || stet_item_is(c, i, "signifie") ||
           stet_item_is(c, i, "significa") || stet_item_is(c, i, "betyder");
}

/* “...” means, the “...” slogan, “...” is a word that, made “...” its word of the year: a word for words stands after
 * the quotation, with no more between than what can lead on to it. */
static bool precedes_term_noun(const stet_kind_facts *f, const content *c)
{
    const uint64_t leads = STET_LEX_BEING | STET_LEX_DETERMINER | STET_LEX_POSSESSIVE;
    bool article = false; /* and then an adjective */
    if (!f->clause || c->words > 4 || c->ends_stop || c->ends_comma) return false;
    const stet_clause *row = f->clause;
    uint32_t next = f->item + 1;
    if (next < row->count && !row->items[next].gap && is_to_mean(row, next)) return true;
    for (uint32_t i = next; i < row->count && i <= f->item + 4 && !row->items[i].gap; i++) {
        if (stet_has(row, i, STET_LEX_TERM_INTRO)) return is_term_noun(row->items[i].word.classes);
        if (!stet_has(row, i, leads) && !stet_item_is(row, i, "as") && !article) return false;
        article = stet_has(row, i, STET_LEX_DETERMINER | STET_LEX_POSSESSIVE);
    }
    return false;
}

/* the box marked “...”: a participle with nobody before it who marks */
static bool is_inscribed(const stet_kind_facts *f)
{
    const uint64_t agent = STET_LEX_PRONOUN_SUBJECT | STET_LEX_PRONOUN_OTHER | STET_LEX_RELATIVE | STET_LEX_ADVERB;
    if (!is_woven(f) || f->item < 2 || !(classes_before(f, 1, false) & STET_LEX_TERM_INTRO)) return false;
    const stet_clause *row = f->clause;
    uint32_t verb = f->item - 1, noun = verb - 1;
    bool marks = stet_item_is(row, verb, "marked") || stet_item_is(row, verb, "labelled") ||
                 stet_item_is(row, verb, "labeled") || stet_item_is(row, verb, "tagged") ||
                 stet_item_is(row, verb, "stamped");
    return marks && !row->items[verb].gap && stet_is_lower(row, noun) && !stet_has(row, noun, agent) &&
           (!stet_has(row, noun, STET_LEX_AUX) || stet_has(row, noun, STET_LEX_BEING));
}

/* cited him as “...”, referred to it as the “...” */
static bool is_called_as(const stet_kind_facts *f)
{
    if (!is_woven(f)) return false;
    uint32_t end = before_article(f);
    if (end < 2 || !stet_item_is(f->clause, end - 1, "as")) return false;
    for (uint32_t i = end - 1; i > 0 && end - i < 2 * NAMING_ITEMS; i--) {
        if (stet_has(f->clause, i - 1, STET_LEX_NAMING)) return true;
    }
    return false;
}

/* What is a “...”? The company calls this “...”: words that are asked about, or shown. */
static bool is_shown(const stet_kind_facts *f, const content *c)
{
    if (!is_woven(f) || f->item < 2 || c->words > SCARE_WORDS_MAX || c->begins_upper) return false;
    const stet_clause *row = f->clause;
    uint32_t end = before_article(f);
    if (end > 1 && stet_has(row, end - 1, STET_LEX_BEING) && stet_item_is(row, end - 2, "what")) return true;
    bool shown = stet_item_is(row, f->item - 1, "this") || stet_item_is(row, f->item - 1, "these");
    return shown && is_naming_verb(row, f->item - 2);
}

/* The classes of the quotation's first word. */
static uint64_t first_classes(const stet_kind_facts *f)
{
    stet_word first = stet_word_next(f->text, f->content.start, f->content.end, f->lang);
    return stet_word_classes(f->text, f->content.end, &first, f->lang);
}

/* called the Inspector: with a capital it is a name, without one a word that is spoken of. What begins as On the River
 * does is a work. */
static stet_quotation_kind name_or_term(const stet_kind_facts *f, const content *c)
{
    uint32_t start = f->content.start;
    if (has_title_capitals(c) && c->long_words > 1 && first_classes(f) & STET_LEX_PREPOSITION)
        return STET_QUOTATION_TITLE;
    bool article = c->words > 1 && !c->begins_upper && stet_begins_with(f->text, start, f->content.end, "the");
    return c->begins_upper || (article && c->capitals > 0) ? STET_QUOTATION_NAME : STET_QUOTATION_TERM;
}

/* what she calls: her own words, where what it and they call something is a term. */
static bool calls_by_person(const stet_clause *c, uint32_t verb)
{
    if (verb > 0 && stet_has(c, verb - 1, STET_LEX_BEING)) return false; /* what is called */
    while (verb > 0 && stet_has(c, verb - 1, STET_LEX_AUX | STET_LEX_ADVERB) && !stet_is_name(c, verb - 1))
        verb--;
    return verb > 0 && !(stet_has(c, verb - 1, STET_LEX_PRONOUN_SUBJECT) &&
                         !stet_has(c, verb - 1, STET_LEX_MASCULINE | STET_LEX_FEMININE));
}

/* known to the crew as “...”; what the company calls a “...” */
static bool is_what_is_called(const stet_kind_facts *f)
{
    if (!is_woven(f)) return false;
    uint32_t end = before_article(f);
    bool as = end > 0 && stet_item_is(f->clause, end - 1, "as");
    if (!as && !(end > 0 && stet_has(f->clause, end - 1, STET_LEX_TERM_INTRO))) return false;
    for (uint32_t i = end; i > 0 && end - i < NAMING_ITEMS; i--) {
        if (as && (stet_item_is(f->clause, i - 1, "known") || stet_item_is(f->clause, i - 1, "knew"))) return true;
        if (!as && stet_item_is(f->clause, i - 1, "what")) return !calls_by_person(f->clause, end - 1);
    }
    return !as && f->rule == STET_RULE_NONE;
}

/* a dog called “Rust”; named the ship “Hope”; but what he called “Rust” is his word */
static bool is_named_so(const stet_kind_facts *f, const content *c)
{
    if (!is_woven(f) || f->item < 2 || !has_title_capitals(c) || c->words > 3) return false;
    const stet_clause *row = f->clause;
    for (uint32_t i = f->item; i > 1 && f->item - i < NAMING_ITEMS; i--) {
        if (stet_item_is(row, i - 1, "named") || stet_item_is(row, i - 1, "christened") ||
            stet_item_is(row, i - 1, "nicknamed"))
            return true;
        if (f->lang == STET_LANG_DE && stet_item_is(row, i - 1, "hei\xC3\x9Ft")) return !stet_item_is(row, i, "es");
        if (i == f->item && stet_item_is(row, i - 1, "called"))
            return stet_is_lower(row, i - 2) &&
                   !stet_has(row, i - 2,
                             STET_LEX_PRONOUN_SUBJECT | STET_LEX_ADVERB | STET_LEX_PRONOUN_OTHER | STET_LEX_RELATIVE);
    }
    return false;
}

/* Colleagues call her “the Inspector”: an article and a name. */
static bool is_given_name(const stet_kind_facts *f, const content *c)
{
    if (is_named_so(f, c)) return true;
    if (!is_woven(f) || c->begins_upper || c->capitals == 0 || c->capitals < c->long_words) return false;
    for (uint32_t i = f->item; i > 0 && f->item - i < NAMING_ITEMS; i--) {
        if (is_naming_verb(f->clause, i - 1)) return true;
    }
    return false;
}

/* the “chatter,” a low croak: words that the reporter goes on to explain */
static bool is_explained(const stet_kind_facts *f, const content *c)
{
    if (!is_woven(f) || c->words > SCARE_WORDS_MAX || c->begins_upper || !c->ends_comma) return false;
    uint32_t next = f->item + 1;
    if (next + 2 < f->clause->count && stet_has(f->clause, next + 2, STET_LEX_AUX)) return false; /* the looms have */
    return next + 1 < f->clause->count && stet_is_lower(f->clause, next) &&
           (stet_item_is(f->clause, next, "the") || stet_item_is(f->clause, next, "a") ||
            stet_item_is(f->clause, next, "an"));
}

/* the ferry “...”; Wirtin der „...“ */
static bool follows_name_noun(const stet_kind_facts *f)
{
    if (follows_one_of(f, STET_LEX_NAME_INTRO, 1, false)) return true;
    return f->lang == STET_LANG_DE && classes_before(f, 1, false) & STET_LEX_DETERMINER &&
           classes_before(f, 2, false) & STET_LEX_NAME_INTRO;
}

/* In English and German a name has its capital; elsewhere a byname may have none: los niños llaman «el submarino». */
static bool has_given_name(const stet_kind_facts *f, const content *c)
{
    bool capital = f->lang == STET_LANG_EN || f->lang == STET_LANG_DE;
    if (f->lang == STET_LANG_EN && !has_title_capitals(c)) return false;
    return follows_name_noun(f) && (c->begins_upper || !capital) && c->words <= 4;
}

/* The yacht, “Second Wind”, was: a name between commas */
static bool is_name_in_apposition(const stet_kind_facts *f, const content *c)
{
    uint32_t next = f->item + 1;
    if (!f->clause || c->words > 3 || !has_title_capitals(c) || c->ends_stop) return false;
    bool parted = c->ends_comma || (next < f->clause->count && f->clause->items[next].gap == STET_GAP_COMMA);
    return parted && follows_one_of(f, STET_LEX_NAME_INTRO, 1, true);
}

/* under the name “Fox & Sons”, calling itself “Friends of the Weir”: but The name “Kesterby” is a word spoken of. */
static bool is_taken_name(const stet_kind_facts *f, const content *c)
{
    if (!is_woven(f) || f->item < 3 || c->ends_stop || !has_title_capitals(c)) return false;
    const stet_clause *row = f->clause;
    uint32_t last = f->item - 1;
    if (stet_item_is(row, last, "to")) last--; /* changed its name to */
    if (stet_item_is(row, last, "name") || stet_item_is(row, last, "alias") || stet_item_is(row, last, "pseudonym"))
        return true;
    bool self = stet_item_is(row, last, "itself") || stet_item_is(row, last, "themselves") ||
                stet_item_is(row, last, "himself") || stet_item_is(row, last, "herself");
    return self && stet_has(row, last - 1, STET_LEX_TERM_INTRO);
}

/* cut the rating to “hold” from “buy” */
static bool is_rating(const stet_kind_facts *f, const content *c)
{
    if (!is_woven(f) || c->words > SCARE_WORDS_MAX) return false;
    if (!stet_item_is(f->clause, f->item - 1, "to") && !stet_item_is(f->clause, f->item - 1, "from")) return false;
    for (uint32_t i = f->item - 1; i > 0 && f->item - i < 2 * NAMING_ITEMS; i--) {
        if (stet_item_is(f->clause, i - 1, "rating")) return true;
    }
    return false;
}

/* “Salt Road,” by Ann Lee */
static bool has_author(const stet_kind_facts *f, const content *c)
{
    uint32_t next = f->item + 1;
    return f->clause && next + 1 < f->clause->count && c->begins_upper && c->ends_comma &&
           stet_item_is(f->clause, next, "by") && stet_is_name(f->clause, next + 1);
}

/* “Mudlark”, her third novel: a work's noun after it */
static bool precedes_title_noun(const stet_kind_facts *f, const content *c)
{
    const stet_clause *row = f->clause;
    uint32_t next = f->item + 1;
    if (!row || next + 1 >= row->count || !has_title_capitals(c) || c->ends_stop) return false;
    bool parted = c->ends_comma || row->items[next].gap == STET_GAP_COMMA;
    if (!parted || !stet_has(row, next, STET_LEX_DETERMINER | STET_LEX_POSSESSIVE)) return false;
    for (uint32_t i = next + 1; i < row->count && i <= next + 3 && !row->items[i].gap; i++) {
        if (stet_has(row, i, STET_LEX_TITLE_INTRO)) return true;
    }
    return false;
}

/* Where the list begins that the quotation stands in: the novels “...”, “...” and “...” */
static uint32_t list_head(const stet_kind_facts *f)
{
    uint32_t head = f->item;
    while (f->clause && head > 0) {
        uint32_t before = head - 1;
        bool joined = stet_has(f->clause, before, STET_LEX_COORDINATOR) && !stet_is_quote(f->clause, before);
        if (joined && before > 0) before--;
        if (!stet_is_quote(f->clause, before)) break;
        if (f->clause->items[head].gap & ~STET_GAP_COMMA || f->clause->items[before + joined].gap & ~STET_GAP_COMMA)
            break;
        head = before;
    }
    return head;
}

/* What the words before a list call each of it. */
static stet_quotation_kind kind_in_list(const stet_kind_facts *f, const content *c)
{
    stet_kind_facts first = *f;
    first.item = list_head(f);
    if (first.item == f->item) return STET_QUOTATION_UNKNOWN;
    if (has_given_name(&first, c)) return STET_QUOTATION_NAME;
    if (follows_term_noun(&first, c) && c->words <= 4) return STET_QUOTATION_TERM;
    if (has_title_capitals(c) && follows_one_of(&first, STET_LEX_TITLE_INTRO, 2, true)) return STET_QUOTATION_TITLE;
    return STET_QUOTATION_UNKNOWN;
}

/* What words before the quotation call it; UNKNOWN where none does. */
static stet_quotation_kind kind_called(const stet_kind_facts *f, const content *c)
{
    if (follows_one_of(f, STET_LEX_SCARE_INTRO, 1, false)) return STET_QUOTATION_SCARE;
    if (has_given_name(f, c)) return STET_QUOTATION_NAME;
    if (is_name_in_apposition(f, c) || is_taken_name(f, c)) return STET_QUOTATION_NAME;
    if (is_rating(f, c)) return STET_QUOTATION_TERM;
    if (follows_term_noun(f, c) && c->words <= 8) return STET_QUOTATION_TERM;
    if (precedes_term_noun(f, c)) return STET_QUOTATION_TERM;
    if (is_what_is_called(f) && c->words <= 4) return name_or_term(f, c);
    if (is_given_name(f, c)) return STET_QUOTATION_NAME;
    if (is_explained(f, c) || is_shown(f, c)) return STET_QUOTATION_TERM;
    if (follows_one_of(f, STET_LEX_TITLE_INTRO, 2, true) && c->begins_upper &&
        (c->words < WORDS_MAX || has_title_capitals(c)))
        return STET_QUOTATION_TITLE;
    if (has_author(f, c) || precedes_title_noun(f, c)) return STET_QUOTATION_TITLE;
    if (is_called_as(f)) return STET_QUOTATION_MIXED;
    return kind_in_list(f, c);
}

/* Where all words may have capitals, and the line is no sentence. */
static bool is_line_of_its_own(const stet_kind_facts *f)
{
    return f->block_kind == STET_BLOCK_HEADLINE || f->block_kind == STET_BLOCK_SUBHEAD;
}

/* A clause is what somebody says, and so are words that a colon follows; few others are scare quotes, or a title where
 * words run into them. */
static stet_quotation_kind kind_in_headline(const stet_kind_facts *f, const content *c)
{
    const uint32_t phrase = SCARE_WORDS_MAX + 1; /* “A clean anger” */
    if (is_woven(f)) return is_title_case(c) && c->long_words > 1 ? STET_QUOTATION_TITLE : STET_QUOTATION_SCARE;
    if (c->words > 1 && f->clause && f->item + 1 < f->clause->count &&
        f->clause->items[f->item + 1].gap & STET_GAP_COLON)
        return STET_QUOTATION_DIRECT;
    bool clause = c->words > phrase || (c->words == phrase && !(first_classes(f) & STET_LEX_DETERMINER));
    return clause ? STET_QUOTATION_DIRECT : STET_QUOTATION_SCARE;
}

/* the “...” ratings: whether a noun follows that the quoted words stand before */
static bool runs_on(const stet_kind_facts *f)
{
    const uint64_t other = STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION | STET_LEX_COORDINATOR | STET_LEX_DETERMINER |
                           STET_LEX_ADVERB | STET_LEX_PRONOUN_OTHER | STET_LEX_CUE | STET_LEX_AUX;
    uint32_t next = f->item + 1;
    return f->clause && next < f->clause->count && !f->clause->items[next].gap && stet_is_lower(f->clause, next) &&
           !stet_has(f->clause, next, other);
}

/* would “unravel”: a verb that is given to somebody */
static bool is_modal(const stet_clause *c, uint32_t i)
{
    return stet_item_is(c, i, "would") || stet_item_is(c, i, "will") || stet_item_is(c, i, "could") ||
           stet_item_is(c, i, "should") || stet_item_is(c, i, "must") || stet_item_is(c, i, "might");
}

/* to “embrace” his plan: a verb, which a noun with its article follows */
static bool is_infinitive(const stet_kind_facts *f)
{
    uint32_t next = f->item + 1;
    if (!stet_item_is(f->clause, f->item - 1, "to") || next >= f->clause->count || f->clause->items[next].gap)
        return false;
    return stet_has(f->clause, next, STET_LEX_DETERMINER | STET_LEX_POSSESSIVE) || stet_is_name(f->clause, next);
}

/* It was “true”: what is said of something, where scare quotes stand before a noun */
static bool is_said_of(const stet_kind_facts *f)
{
    if (!is_woven(f) || f->lang != STET_LANG_EN) return false;
    return is_modal(f->clause, f->item - 1) || is_infinitive(f) ||
           (classes_before(f, 1, false) & STET_LEX_BEING && !runs_on(f));
}

/* spoke of a “...”: words that an article or a preposition runs into */
static bool is_object(const stet_kind_facts *f)
{
    return is_woven(f) && (classes_before(f, 1, false) & (STET_LEX_DETERMINER | STET_LEX_PREPOSITION)) != 0;
}

/* claims of “...”, cries of “...” */
static bool is_what_was_voiced(const stet_kind_facts *f)
{
    uint64_t noun = classes_before(f, 2, false);
    return f->item > 1 && f->clause && stet_item_is(f->clause, f->item - 1, "of") && noun & STET_LEX_CUE_NOUN &&
           !(noun & (STET_LEX_TITLE_INTRO | STET_LEX_TERM_INTRO));
}

/* ein „Fachmann“, vierzig „Gäste“: in German a name has no such word before it, and every noun a capital. */
static bool is_german_noun(const stet_kind_facts *f, const content *c)
{
    if (f->lang != STET_LANG_DE || c->words != 1 || !is_woven(f)) return false;
    const stet_word *before = &f->clause->items[f->item - 1].word;
    bool one = stet_begins_with(f->text, before->span.start, before->span.end, "ein") ||
               stet_begins_with(f->text, before->span.start, before->span.end, "kein");
    return before->classes & STET_LEX_NUMBER_WORD || (one && before->classes & STET_LEX_DETERMINER);
}

/* the “Mary Ellen” sank: works have no article, where no noun of their own follows */
static bool has_article(const stet_kind_facts *f)
{
    return is_woven(f) && !runs_on(f) && f->lang == STET_LANG_EN && stet_item_is(f->clause, f->item - 1, "the");
}

static stet_quotation_kind kind_of_unattributed(const stet_kind_facts *f, const content *c)
{
    stet_quotation_kind called = kind_called(f, c);
    if (called != STET_QUOTATION_UNKNOWN) return called;
    if (is_line_of_its_own(f) || (f->block_kind == STET_BLOCK_STANDFIRST && is_woven(f))) return kind_in_headline(f, c);
    if (is_whole_sentence(f) && c->ends_stop && c->begins_upper) return STET_QUOTATION_DIRECT;
    if (follows_colon(f) && !runs_on(f)) return STET_QUOTATION_DIRECT;
    if (is_german_noun(f, c)) return STET_QUOTATION_SCARE;
    if (is_title_case(c) && c->words <= 10 && !(c->ends_stop && c->words > 4))
        return has_article(f) ? STET_QUOTATION_NAME : title_or_name(c);
    if (c->begins_upper && (c->ends_stop || c->ends_comma) && c->words >= 3) return STET_QUOTATION_DIRECT;
    if (f->part) return c->begins_upper ? STET_QUOTATION_DIRECT : STET_QUOTATION_MIXED;
    if (c->words <= SCARE_WORDS_MAX && !is_said_of(f) && !is_what_was_voiced(f)) return STET_QUOTATION_SCARE;
    return c->begins_upper && !(is_object(f) && !c->ends_stop) ? STET_QUOTATION_DIRECT : STET_QUOTATION_MIXED;
}

/* called Rubio “Little Marco”; chanted “Dump Trump!” */
static bool is_named(const stet_kind_facts *f)
{
    if (f->rule != STET_RULE_BEFORE && f->rule != STET_RULE_BEFORE_GAP) return false;
    if (f->rule == STET_RULE_BEFORE) return !follows_one_of(f, STET_LEX_PREPOSITION, 1, false);
    for (uint32_t i = f->item; i > 0 && f->item - i < NAMING_ITEMS; i--) {
        if (stet_has(f->clause, i - 1, STET_LEX_NAMING) || is_naming_verb(f->clause, i - 1)) return true;
    }
    return false;
}

/* liked “The Keeper of the Bells”: no speech has such capitals */
static bool has_title_pattern(const stet_kind_facts *f, const content *c)
{
    bool small_inside = c->long_words > 1 && c->words >= c->long_words + 2;
    return small_inside && !c->ends_stop && !(classes_before(f, 1, false) & (STET_LEX_NAMING | STET_LEX_TERM_INTRO)) &&
           first_classes(f) & STET_LEX_DETERMINER;
}

/* A work or a name in a sentence that tells of speech: told “Fox and Friends”; said on ABC's “This Week.” German nouns
 * have their capitals anyway, and most languages give a title no more than one. */
static bool is_work_in_passing(const stet_kind_facts *f, const content *c)
{
    bool one_capital = f->lang != STET_LANG_EN && is_woven(f) && c->begins_upper && !c->ends_stop;
    if (one_capital && follows_one_of(f, STET_LEX_TITLE_INTRO, 1, false)) return true;
    if (!is_title_case(c) || (c->ends_stop && c->words > 5)) return false;
    if (follows_one_of(f, STET_LEX_TITLE_INTRO, 2, true)) return true;
    if (!is_woven(f) || f->lang == STET_LANG_DE) return false;
    if (is_named(f)) return has_title_pattern(f, c);
    return c->long_words > 1 || stet_is_possessive(f->clause, f->item - 1);
}

/* the third “final” warning: a noun that could be a cue, were there nothing before */
static bool is_before_noun(const stet_kind_facts *f, const content *c)
{
    uint32_t next = f->item + 1;
    if (f->rule != STET_RULE_AFTER || !is_woven(f) || c->words > SCARE_WORDS_MAX || c->ends_comma || c->begins_upper)
        return false;
    return next < f->clause->count && !f->clause->items[next].gap &&
           stet_has(f->clause, next, STET_LEX_CUE_PARTICIPLE | STET_LEX_CUE_NOUN) && f->lang == STET_LANG_EN;
}

static stet_quotation_kind kind_of_attributed(const stet_kind_facts *f, const content *c)
{
    if (has_given_name(f, c) || is_name_in_apposition(f, c) || is_taken_name(f, c)) return STET_QUOTATION_NAME;
    if (is_rating(f, c)) return STET_QUOTATION_TERM;
    if (is_work_in_passing(f, c))
        return follows_one_of(f, STET_LEX_TITLE_INTRO, 2, true) ? STET_QUOTATION_TITLE : title_or_name(c);
    if (follows_one_of(f, STET_LEX_SCARE_INTRO, 1, false)) return STET_QUOTATION_SCARE;
    if (c->words <= 4 && (follows_term_noun(f, c) || is_what_is_called(f))) return name_or_term(f, c);
    if (!f->introduced && (precedes_term_noun(f, c) || (c->words <= 4 && is_inscribed(f)))) return STET_QUOTATION_TERM;
    if (is_given_name(f, c)) return STET_QUOTATION_NAME;
    if (!f->introduced) {
        bool of_it = is_object(f) && !stet_item_is(f->clause, f->item - 1, "as");
        if (is_shown(f, c) || (of_it && is_explained(f, c))) return STET_QUOTATION_TERM;
        if (has_author(f, c) || precedes_title_noun(f, c)) return STET_QUOTATION_TITLE;
    }
    if (f->lang == STET_LANG_DE && is_object(f) && !c->ends_stop) return STET_QUOTATION_MIXED;
    if (f->rule == STET_RULE_SPLIT && f->introduced && !is_woven(f)) return STET_QUOTATION_DIRECT;
    bool sentence = f->introduced || (c->ends_stop && f->text[f->content.start] > (uint8_t)'9');
    if (is_before_noun(f, c)) return STET_QUOTATION_SCARE;
    if (c->begins_upper && sentence && (c->words > 1 || c->ends_stop || c->ends_comma)) return STET_QUOTATION_DIRECT;
    if (f->introduced && f->part) return STET_QUOTATION_DIRECT;
    return STET_QUOTATION_MIXED;
}

/* What stands right before the quotation's opening mark; 0 where it begins its block. */
static uint32_t rune_before_mark(const stet_kind_facts *f, uint32_t mark_length)
{
    uint32_t open = f->content.start - mark_length;
    return open > f->block.start ? stet_rune_before(f->text, f->block.start, open).code : 0;
}

/* 「...」　: a clause by itself, at a headline's start and followed by a blank or the line's end */
static bool is_line_or_its_head(const stet_kind_facts *f)
{
    uint32_t end = f->content.end;
    if (!is_line_of_its_own(f)) return false;
    if (end < f->block.end) end += stet_rune_at(f->text, end, f->block.end).length;
    return stet_is_blank_class(stet_class_at(f->text, end, f->block.end));
}

/* Whether the last character is one that shops, halls and firms end in: “拾页书店”. */
static bool ends_like_house(const stet_kind_facts *f)
{
    uint32_t last = stet_rune_before(f->text, f->content.start, f->content.end).code;
    return last == 0x5E97 || last == 0x9928 || last == 0x9986 || last == 0x793E || last == 0x53F7 || last == 0x697C;
}

/* Without blanks and capitals only the marks, what stands before them, and whether somebody says it, tell: 《...》 are
 * a work's. After a colon words stand by themselves, after a comma of their sentence they are woven into it. */
static stet_quotation_kind kind_of_unspaced(const stet_kind_facts *f, const content *c)
{
    stet_rune mark = stet_rune_before(f->text, 0, f->content.start);
    bool attributed = f->rule != STET_RULE_NONE;
    if (mark.code == 0x300A || mark.code == 0x3008 || (mark.code == 0x300E && !attributed)) return STET_QUOTATION_TITLE;
    uint32_t before = rune_before_mark(f, mark.length);
    if (before == 0xFF0C && f->rule == STET_RULE_BEFORE && !c->ends_stop) return STET_QUOTATION_MIXED;
    if (attributed || f->part || before == 0xFF1A || before == ':') return STET_QUOTATION_DIRECT;
    if (before == 0 && is_line_or_its_head(f)) return STET_QUOTATION_DIRECT;
    if (ends_like_house(f)) return STET_QUOTATION_NAME;
    uint32_t bytes = f->content.end - f->content.start;
    return c->ends_stop || bytes > UNSPACED_SCARE_BYTES ? STET_QUOTATION_DIRECT : STET_QUOTATION_SCARE;
}

STET_INTERNAL stet_quotation_kind stet_kind_of(const stet_kind_facts *f)
{
    content c = look_at(f);
    if (f->lang == STET_LANG_JA || f->lang == STET_LANG_ZH) return kind_of_unspaced(f, &c);
    if (is_nickname(f, &c)) return STET_QUOTATION_NAME;
    if (f->other_story) {
        stet_quotation_kind called = kind_called(f, &c);
        return called == STET_QUOTATION_UNKNOWN ? STET_QUOTATION_SCARE : called;
    }
    return f->rule == STET_RULE_NONE ? kind_of_unattributed(f, &c) : kind_of_attributed(f, &c);
}
