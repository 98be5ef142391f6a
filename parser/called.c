/* SPDX-License-Identifier: MIT */
#include "called.h"

static stet_quotation_kind title_or_name(const stet_content *c)
{
    return c->long_words > 1 ? STET_QUOTATION_TITLE : STET_QUOTATION_NAME;
}

/* The same in an article that tells more of works than of names, or of names than of works. */
static stet_quotation_kind title_or_name_here(const stet_kind_facts *f, const stet_content *c)
{
    uint32_t titles = f->counts[STET_QUOTATION_TITLE], names = f->counts[STET_QUOTATION_NAME];
    if (titles > names) return STET_QUOTATION_TITLE;
    return names > titles + 1 ? STET_QUOTATION_NAME : title_or_name(c);
}

/* The keeper, “Big Steve” to his friends: a name between commas that some have for somebody */
static bool is_name_to_some(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    uint32_t next = f->item + 1;
    if (f->item == 0 || next + 1 >= row->count || c->words > 4 || !stet_has_title_capitals(c)) return false;
    if (row->items[f->item].gap != STET_GAP_COMMA || row->items[next].gap || !stet_item_is(row, next, "to"))
        return false;
    return stet_has(row, next + 1, STET_LEX_POSSESSIVE | STET_LEX_PRONOUN_OTHER | STET_LEX_DETERMINER) ||
           stet_item_is(row, next + 1, "friends") || stet_item_is(row, next + 1, "everyone");
}

/* “Flying Cod” chip shop: whether a noun for what has a name is among the next two words */
static bool runs_into_name_noun(const stet_kind_facts *f)
{
    const stet_clause *row = f->clause;
    for (uint32_t i = f->item + 1; i < row->count && i <= f->item + 2 && !row->items[i].gap; i++) {
        if (!stet_is_lower(row, i)) return false;
        if (stet_has(row, i, STET_LEX_NAME_INTRO)) return true;
    }
    return false;
}

static bool ends_like_past(const stet_clause *c, uint32_t i)
{
    const stet_span w = c->items[i].word.span;
    return w.end - w.start > 3 && stet_ends_with(c, i, 'e', 'd');
}

/* the “Mary Ellen” sank: works have no article, where no noun of their own follows */
static bool has_article(const stet_kind_facts *f, const stet_content *c)
{
    if (!stet_item_is(f->clause, f->item - 1, "the")) return false;
    return c->ends_comma || !stet_runs_on(f) || ends_like_past(f->clause, f->item + 1);
}

/* Quill's “Mudlark”, the Quills' “Mudlark” */
static bool is_owned_by_name(const stet_kind_facts *f)
{
    const stet_clause *row = f->clause;
    uint32_t owner = f->item - 1, end = row->items[owner].word.span.end;
    if (!stet_is_name(row, owner)) return false;
    if (stet_is_possessive(row, owner)) return true;
    uint32_t mark = f->text[end - 1] == 's' ? stet_rune_at(f->text, end, f->block.end).code : 0;
    return mark == '\'' || mark == 0x2019;
}

STET_INTERNAL stet_quotation_kind stet_name_or_title(const stet_kind_facts *f, const stet_content *c)
{
    if (f->lang != STET_LANG_EN) return title_or_name(c);
    if (runs_into_name_noun(f)) return STET_QUOTATION_NAME;
    bool works = f->counts[STET_QUOTATION_TITLE] > f->counts[STET_QUOTATION_NAME];
    if (c->words <= 3 && !works && stet_first_classes(f) & STET_LEX_TITLE) return STET_QUOTATION_NAME; /* Captain X */
    if (stet_begins_with(f->text, f->content.start, f->content.end, "operation")) return STET_QUOTATION_NAME;
    if (!stet_is_woven_in(f)) return title_or_name_here(f, c);
    uint32_t before = f->item - 1;
    if (has_article(f, c) || stet_item_is(f->clause, before, "as")) return STET_QUOTATION_NAME;
    bool part = stet_item_is(f->clause, before, "of") || stet_item_is(f->clause, before, "from") ||
                stet_item_is(f->clause, before, "in") ||
                stet_item_is(f->clause, before, "on"); /* a scene in “Salt”, readers of “Salt” */
    if (part && c->words == 1 && !f->introduced && f->counts[STET_QUOTATION_NAME] == 0) return STET_QUOTATION_TITLE;
    if (f->introduced && stet_item_is(f->clause, before, "on")) return STET_QUOTATION_TITLE; /* On “Today,” he said */
    if (is_owned_by_name(f)) return STET_QUOTATION_TITLE;
    if (c->ends_stop) return title_or_name_here(f, c);
    return stet_item_is(f->clause, before, "aboard") ? STET_QUOTATION_NAME : title_or_name_here(f, c);
}

/* ---- Names ---- */

/* cited him as “...”, referred to it as the “...” */
static bool is_called_as(const stet_kind_facts *f)
{
    if (!stet_is_woven_in(f)) return false;
    uint32_t end = stet_before_article(f);
    if (end < 2 || !stet_item_is(f->clause, end - 1, "as")) return false;
    for (uint32_t i = end - 1; i > 0 && end - i < 2 * STET_NAMING_ITEMS; i--) {
        if (stet_has(f->clause, i - 1, STET_LEX_NAMING)) return true;
    }
    return false;
}

static bool has_name_beside(const stet_kind_facts *f, uint32_t i, uint32_t gap_of)
{
    const uint64_t small =
        STET_LEX_DETERMINER | STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION | STET_LEX_PRONOUN_SUBJECT | STET_LEX_AUX;
    return i < f->clause->count && stet_is_capital(f->clause, i) && !stet_has(f->clause, i, small) &&
           f->clause->items[gap_of].gap == 0;
}

/* the Inspector */
static bool begins_with_the(const stet_kind_facts *f, const stet_content *c)
{
    return c->words > 1 && stet_begins_with(f->text, f->content.start, f->content.end, "the");
}

STET_INTERNAL bool stet_is_nickname(const stet_kind_facts *f, const stet_content *c)
{
    bool name = c->begins_upper || begins_with_the(f, c);
    return f->item > 0 && c->words > 0 && c->words <= 3 && name && !c->ends_stop && !c->ends_comma &&
           has_name_beside(f, f->item - 1, f->item) && !stet_is_possessive(f->clause, f->item - 1) &&
           has_name_beside(f, f->item + 1, f->item + 1);
}

/* called the Inspector: with a capital it is a name, without one a word that is spoken of. What begins as On the River
 * does is a work. */
static stet_quotation_kind name_or_term(const stet_kind_facts *f, const stet_content *c)
{
    if (stet_has_title_capitals(c) && c->long_words > 1 && stet_first_classes(f) & STET_LEX_PREPOSITION)
        return STET_QUOTATION_TITLE;
    bool article = !c->begins_upper && begins_with_the(f, c);
    bool phrase = f->lang == STET_LANG_EN && c->words > 2 && !stet_has_title_capitals(c); /* labelled “Do not open” */
    return (c->begins_upper && !phrase) || (article && c->capitals > 0) ? STET_QUOTATION_NAME : STET_QUOTATION_TERM;
}

/* what miners call: many, and always, where what they called something was said once. But what critics call it is their
 * word. */
static bool calls_always(const stet_clause *c, uint32_t verb)
{
    if (c->items[verb].gap || !stet_is_lower(c, verb - 1)) return false;
    const uint64_t no_noun = STET_LEX_PRONOUN_SUBJECT | STET_LEX_PRONOUN_OTHER | STET_LEX_ADVERB | STET_LEX_AUX |
                             STET_LEX_MODAL | STET_LEX_RELATIVE;
    if (stet_has(c, verb - 1, no_noun)) return false;
    return stet_item_is(c, verb, "call") || stet_item_is(c, verb, "term");
}

/* what she calls: her own words, where what they call something, and what it calls something with no article, is a
 * term. What they or it called so once, or it calls a “...”, is their word as well. "what" stands before the verb. */
static bool calls_by_person(const stet_clause *c, uint32_t verb, bool article)
{
    if (stet_has(c, verb - 1, STET_LEX_BEING)) return false; /* what is called */
    if (calls_always(c, verb)) return false;
    uint32_t first = verb;
    while (stet_has(c, first - 1, STET_LEX_AUX | STET_LEX_ADVERB) && !stet_is_name(c, first - 1))
        first--;
    if (!stet_has(c, first - 1, STET_LEX_PRONOUN_SUBJECT)) return true;
    if (stet_has(c, first - 1, STET_LEX_MASCULINE | STET_LEX_FEMININE)) return true;
    return stet_ends_with(c, verb, 'e', 'd') || (article && stet_ends_with(c, verb, 0, 's'));
}

/* known to the crew as “...”; what the company calls a “...” */
static bool is_what_is_called(const stet_kind_facts *f)
{
    if (!stet_is_woven_in(f)) return false;
    uint32_t end = stet_before_article(f);
    bool as = stet_item_is(f->clause, end - 1, "as");
    if (!as && !stet_has(f->clause, end - 1, STET_LEX_TERM_INTRO)) return false;
    for (uint32_t i = end; i > 0 && end - i < STET_NAMING_ITEMS; i--) {
        if (as && stet_has(f->clause, i - 1, STET_LEX_NAMED)) return true;
        if (!as && stet_item_is(f->clause, i - 1, "what")) return !calls_by_person(f->clause, end - 1, end < f->item);
    }
    return !as && f->rule == STET_RULE_NONE;
}

/* a song; no word is one for names too */
static bool is_work_noun(const stet_clause *c, uint32_t i)
{
    return stet_has(c, i, STET_LEX_TITLE_INTRO);
}

/* the novel “Rust”, the novel about “Rust”: a noun for works before the quotation. But the author said “Never”. */
static bool follows_work_noun(const stet_kind_facts *f)
{
    uint64_t last = stet_classes_before(f, 1, true);
    if (last & STET_LEX_TITLE_INTRO) return true;
    if (f->item > 1 && stet_item_is(f->clause, f->item - 1, "as"))
        return stet_item_is(f->clause, f->item - 2, "published"); /* performs as “Lady Static” */
    bool speaks = f->lang == STET_LANG_EN && last & STET_LEX_CUE && !(last & STET_LEX_TERM_INTRO);
    return !speaks && stet_classes_before(f, 2, true) & STET_LEX_TITLE_INTRO;
}

/* a Great Dane: whether one of the two words before a noun makes it one of many */
static bool has_indefinite(const stet_clause *c, uint32_t noun)
{
    for (uint32_t i = noun; i > 0 && noun - i < 2 && !c->items[i].gap; i--) {
        if (stet_is_indefinite(c, i - 1)) return true;
    }
    return false;
}

/* met the Great Dane | called “Rust”: whether words before a noun with capitals, and its article, show it to be no
 * subject */
static bool is_object_with_the(const stet_clause *c, uint32_t noun)
{
    for (uint32_t i = noun; i > 1 && noun - i < STET_NAMING_ITEMS && !c->items[i].gap; i--) {
        if (stet_has(c, i - 1, STET_LEX_RELATIVE)) return false;
        if (stet_item_is(c, i - 1, "the"))
            return !c->items[i - 1].gap && !stet_is_quote(c, i - 2) && !stet_has(c, i - 2, STET_LEX_RELATIVE) &&
                   !stet_has(c, i - 2, STET_LEX_CONJUNCTION | STET_LEX_COORDINATOR);
    }
    return false;
}

/* a dog called “Rust”; but what he called “Rust” is his word */
static bool is_called(const stet_clause *c, uint32_t verb)
{
    const uint64_t agent = STET_LEX_PRONOUN_SUBJECT | STET_LEX_ADVERB | STET_LEX_PRONOUN_OTHER | STET_LEX_RELATIVE;
    if (!stet_is_naming_verb(c, verb) || stet_has(c, verb - 1, agent) || is_work_noun(c, verb - 1)) return false;
    if (stet_has(c, verb, STET_LEX_MARKED)) return false; /* a button marked “Like” */
    return stet_is_lower(c, verb - 1) || has_indefinite(c, verb - 1) || is_object_with_the(c, verb - 1);
}

/* A method called | “dry seeding”; the layer, called | the “mud line”: whether the verb at the item tells how something
 * is called by all. What a man or a ministry called so is their word: a method that critics called */
static bool is_called_by_all(const stet_kind_facts *f)
{
    const uint64_t leads = STET_LEX_PREPOSITION | STET_LEX_BEING | STET_LEX_COORDINATOR;
    if (!stet_is_woven_in(f)) return false;
    const stet_clause *row = f->clause;
    uint32_t verb = stet_before_article(f);
    if (verb < 3 || !stet_is_naming_verb(row, --verb) || stet_item_is(row, verb, "call")) return false;
    if (row->items[verb].gap & ~STET_GAP_COMMA || stet_item_is(row, verb, "described")) return false;
    uint64_t agent = STET_LEX_ADVERB | STET_LEX_AUX | STET_LEX_PRONOUN_SUBJECT | STET_LEX_PRONOUN_OTHER |
                     STET_LEX_RELATIVE | STET_LEX_DETERMINER;
    if (!row->items[verb].gap) agent |= STET_LEX_ROLE; /* the suspect, | dubbed the “...”, did not dub */
    uint32_t noun = verb - 1;
    if (!stet_is_lower(row, noun) || stet_has(row, noun, agent)) return false;
    while (noun > 0 && !row->items[noun].gap && !stet_has(row, noun, STET_LEX_DETERMINER) && verb - noun < 4)
        noun--;
    if (!stet_has(row, noun, STET_LEX_DETERMINER)) return false;
    return noun == 0 || row->items[noun].gap || stet_has(row, noun - 1, leads);
}

/* Whether nobody stands beside a participle who names: a pilot | dubbed, the pilot, | often dubbed, the pilot was |
 * dubbed; but a pilot they dubbed */
static bool has_no_namer(const stet_clause *c, uint32_t verb)
{
    const uint64_t namer = STET_LEX_PRONOUN_SUBJECT | STET_LEX_PRONOUN_OTHER | STET_LEX_RELATIVE | STET_LEX_AUX;
    for (uint32_t i = verb; i > 0 && !c->items[i].gap && stet_has(c, i - 1, STET_LEX_ADVERB); i--)
        verb = i - 1;
    if (verb == 0 || c->items[verb].gap || stet_has(c, verb - 1, STET_LEX_BEING)) return true;
    return stet_is_lower(c, verb - 1) && !stet_has(c, verb - 1, namer);
}

/* dubbed the | “Mill Fox”, often referred to as | “floats”: where no one stands beside the verb that is called so, nor
 * one who calls, all call it so. What it is referred to as with a is said of it. */
static bool is_named_by_all(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    if (!stet_is_woven_in(f) || f->lang != STET_LANG_EN || c->words > 4) return false;
    uint32_t next = f->item + 1, last = stet_before_article(f) - 1;
    bool by = next < row->count && stet_item_is(row, next, "by");
    if (by && !c->begins_upper) return false; /* dubbed “mad” by the press */
    if (stet_item_is(row, last, "dubbed") || stet_item_is(row, last, "nicknamed")) return has_no_namer(row, last);
    if (last > 0 && stet_item_is(row, last, "called")) return stet_item_is(row, last - 1, "be"); /* must be called */
    if (last < 2 || !stet_item_is(row, last, "as") || !stet_item_is(row, last - 1, "to")) return false;
    if (!stet_item_is(row, last - 2, "referred") || !has_no_namer(row, last - 2)) return false;
    return c->begins_upper || !stet_is_indefinite(row, f->item - 1);
}

/* The memoir, her first, | was: the item before the part between commas that item i ends, or i */
static uint32_t before_part(const stet_clause *c, uint32_t i)
{
    uint32_t first = i;
    while (first > 0 && !c->items[first].gap && !stet_is_quote(c, first))
        first--;
    return first > 0 && c->items[first].gap == STET_GAP_COMMA ? first - 1 : i;
}

/* The memoir is | called “Rust”; the memoir, | called “Rust”: a work's noun before a verb that names it, or its helping
 * verb. A song | called “Come home again” needs no more than one capital. */
static bool has_work_called_so(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    if (f->item < 2 || !stet_is_woven_in(f) || !stet_is_naming_verb(row, f->item - 1)) return false;
    uint32_t noun = f->item - 2;
    bool being = noun > 0 && stet_has(row, noun, STET_LEX_BEING) && !(row->items[noun].gap & ~STET_GAP_COMMA);
    if (being) noun = row->items[noun].gap ? before_part(row, noun - 1) : noun - 1;
    return is_work_noun(row, noun) && (noun == 0 || stet_is_lower(row, noun)) &&
           (being ? stet_has_title_capitals(c) : c->begins_upper);
}

/* best known for “Salt Road” */
static bool has_made_known(const stet_kind_facts *f, const stet_content *c)
{
    return f->item > 1 && stet_has_title_capitals(c) && stet_is_woven_in(f) && !f->clause->items[f->item - 1].gap &&
           stet_item_is(f->clause, f->item - 1, "for") && stet_item_is(f->clause, f->item - 2, "known");
}

/* Everyone called him | “Rex”: what all call somebody */
static bool is_called_by_everyone(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    if (f->item < 3 || c->words > 3 || !stet_has_title_capitals(c) || !stet_is_woven_in(f)) return false;
    uint32_t verb = f->item - 2, all = f->item - 3;
    if (!stet_has(row, verb + 1, STET_LEX_PRONOUN_OTHER) || !stet_is_naming_verb(row, verb)) return false;
    return stet_item_is(row, all, "everyone") || stet_item_is(row, all, "everybody") ||
           stet_item_is(row, all, "friends");
}

/* goes by “Rust” */
static bool is_gone_by(const stet_clause *c, uint32_t last)
{
    return stet_item_is(c, last, "by") &&
           (stet_item_is(c, last - 1, "goes") || stet_item_is(c, last - 1, "go") || stet_item_is(c, last - 1, "went"));
}

/* a dog called “Rust”; named the ship “Hope” */
static bool is_named_so(const stet_kind_facts *f, const stet_content *c)
{
    if (!stet_is_woven_in(f) || f->item < 2 || !stet_has_title_capitals(c) || c->words > 4) return false;
    const stet_clause *row = f->clause;
    if (is_called(row, f->item - 1) || is_gone_by(row, f->item - 1)) return true;
    if (stet_item_is(row, f->item - 1, "for")) return false; /* known for */
    for (uint32_t i = f->item; i > 1 && f->item - i < STET_NAMING_ITEMS; i--) {
        if (stet_has(row, i - 1, STET_LEX_NAMED)) return !(f->lang == STET_LANG_DE && stet_item_is(row, i, "es"));
    }
    return false;
}

/* A bar named “The Red Loom”, in a sentence that tells of speech; but critics called “The Red Loom” a bore. */
static bool is_named_beside(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    uint32_t next = f->item + 1;
    if (f->lang != STET_LANG_EN || !is_named_so(f, c) || row->items[f->item - 1].gap) return false;
    if (stet_has(row, f->item - 2, STET_LEX_ROLE) && !stet_item_is(row, f->item - 1, "named")) return false;
    return next >= row->count || row->items[next].gap ||
           !stet_has(row, next, STET_LEX_DETERMINER | STET_LEX_POSSESSIVE);
}

/* Colleagues call her “the Inspector”: an article and a name. */
static bool is_given_name(const stet_kind_facts *f, const stet_content *c)
{
    if (is_named_so(f, c)) return true;
    if (!stet_is_woven_in(f) || c->begins_upper || c->capitals == 0 || c->capitals < c->long_words) return false;
    const uint64_t verb = STET_LEX_CUE | STET_LEX_CUE_WEAK | STET_LEX_CUE_PARTICIPLE;
    for (uint32_t i = f->item; i > 0 && f->item - i < STET_NAMING_ITEMS; i--) {
        if (stet_has(f->clause, i - 1, STET_LEX_TERM_INTRO) && stet_has(f->clause, i - 1, verb)) return true;
    }
    return false;
}

/* the ferry “...”; Wirtin der „...“ */
static bool follows_name_noun(const stet_kind_facts *f)
{
    uint64_t before = stet_classes_before(f, 1, false);
    if (before & STET_LEX_NAME_INTRO) {
        if (f->lang != STET_LANG_EN || !(before & STET_LEX_TERM_INTRO)) return true;
        const uint64_t article = STET_LEX_DETERMINER | STET_LEX_POSSESSIVE;
        return !stet_is_term_noun(before) && !(stet_classes_before(f, 2, false) & article); /* the name “...” */
    }
    bool leads = before & STET_LEX_BEING || (f->lang == STET_LANG_DE && before & STET_LEX_DETERMINER);
    return leads && stet_classes_before(f, 2, false) & STET_LEX_NAME_INTRO; /* His nickname was */
}

/* alias “the Baker”: an article and a name behind a word for a name */
static bool is_byname(const stet_kind_facts *f, const stet_content *c)
{
    const uint64_t name = STET_LEX_NAME_INTRO | STET_LEX_TERM_INTRO;
    return f->lang == STET_LANG_EN && c->words <= 4 && !c->begins_upper && c->capitals > 0 &&
           (stet_classes_before(f, 1, false) & name) == name && begins_with_the(f, c);
}

/* warf der Gruppe „...“ vor. But: warf der Gruppe „Deichwacht“ vor, sie ...: what somebody is reproached with, whatever
 * noun stands before it */
static bool is_reproach(const stet_kind_facts *f)
{
    const stet_clause *c = f->clause;
    uint32_t piece = f->item + 1;
    if (f->lang != STET_LANG_DE || piece >= c->count || !stet_item_is(c, piece, "vor")) return false;
    if (piece + 1 < c->count && c->items[piece + 1].gap & STET_GAP_COMMA) return false;
    for (uint32_t i = f->item; i > 0 && !c->items[i].gap; i--) {
        if (stet_item_is(c, i - 1, "warf") || stet_item_is(c, i - 1, "wirft") || stet_item_is(c, i - 1, "warfen") ||
            stet_item_is(c, i - 1, "werfen"))
            return true;
    }
    return false;
}

/* In English and German a name has its capital; elsewhere a byname may have none: los niños llaman «el submarino». */
static bool has_given_name(const stet_kind_facts *f, const stet_content *c)
{
    bool capital = f->lang == STET_LANG_EN || f->lang == STET_LANG_DE;
    if (f->lang == STET_LANG_EN && !stet_has_title_capitals(c)) return false;
    return follows_name_noun(f) && (c->begins_upper || !capital) && c->words <= 4 && !is_reproach(f);
}

/* the café, the first café, her café: whether an article stands before a noun, or before a word that does */
static bool has_article_or_owner(const stet_clause *c, uint32_t noun)
{
    const uint64_t article = STET_LEX_DETERMINER | STET_LEX_POSSESSIVE;
    if (stet_has(c, noun - 1, article)) return true;
    return noun > 1 && !c->items[noun - 1].gap && stet_is_lower(c, noun - 1) && stet_has(c, noun - 2, article);
}

/* the café | next door, “The Bilge”: whether the words before the comma hold a noun that takes a name, with its article
 */
static bool follows_name_noun_in_place(const stet_kind_facts *f)
{
    const stet_clause *row = f->clause;
    if (stet_is_term_noun(row->items[f->item - 1].word.classes) && !stet_has(row, f->item - 1, STET_LEX_NAME_INTRO))
        return false; /* the campaign slogan, “Stronger Together” */
    for (uint32_t i = f->item; i > 1 && f->item - i < STET_NAMING_ITEMS && !stet_is_quote(row, i - 1); i--) {
        if (i < f->item && row->items[i].gap) return false;
        if (stet_has(row, i - 1, STET_LEX_NAME_INTRO))
            return !row->items[i - 1].gap && has_article_or_owner(row, i - 1);
        if (stet_has(row, i - 1, STET_LEX_POSSESSIVE)) return false; /* The group made its last one, “Salt” */
    }
    return false;
}

/* The yacht, “Second Wind”, was: a name between commas */
static bool is_name_in_apposition(const stet_kind_facts *f, const stet_content *c)
{
    uint32_t next = f->item + 1;
    if (f->item == 0 || c->words > 3 || !stet_has_title_capitals(c)) return false;
    bool after_comma = f->clause->items[f->item].gap == STET_GAP_COMMA;
    if (c->ends_stop) return after_comma && next == f->clause->count && follows_name_noun_in_place(f);
    bool parted = c->ends_comma || next == f->clause->count || f->clause->items[next].gap == STET_GAP_COMMA;
    bool joined = next + 1 < f->clause->count && stet_has(f->clause, next, STET_LEX_COORDINATOR) &&
                  stet_is_quote(f->clause, next + 1); /* The ferries, “Ada” and “Vera” */
    if (!parted && !joined) return false;
    return stet_follows_one_of(f, STET_LEX_NAME_INTRO, 1, next < f->clause->count) ||
           (after_comma && follows_name_noun_in_place(f));
}

/* itself, themselves */
static bool is_reflexive(const stet_clause *c, uint32_t i)
{
    const stet_span w = c->items[i].word.span;
    uint32_t pos = w.start;
    while (pos + 4 <= w.end && memcmp(c->text + pos, "sel", 3) != 0)
        pos++;
    return stet_has(c, i, STET_LEX_PRONOUN_OTHER) && pos > w.start && pos + 4 <= w.end;
}

/* der sich „Kasimir X“ | nennt */
static bool is_own_name(const stet_kind_facts *f)
{
    const stet_clause *row = f->clause;
    uint32_t next = f->item + 1;
    if (f->lang != STET_LANG_DE || next >= row->count || !stet_item_is(row, f->item - 1, "sich")) return false;
    return stet_item_is(row, next, "nennt") || stet_item_is(row, next, "nannte");
}

/* under the name “Fox & Sons”, calling itself “Friends of the Weir”: but The name “Kesterby” is a word spoken of. */
static bool is_taken_name(const stet_kind_facts *f, const stet_content *c)
{
    const uint64_t name = STET_LEX_NAME_INTRO | STET_LEX_TERM_INTRO;
    if (!stet_is_woven_in(f) || f->item < 3 || c->words > 4 || !stet_has_title_capitals(c)) return false;
    const stet_clause *row = f->clause;
    uint32_t last = f->item - 1;
    if (is_own_name(f)) return true;
    if (stet_item_is(row, last, "to") || stet_item_is(row, last, "of") || stet_item_is(row, last, "as"))
        last--;                                                                            /* changed its name to */
    if (last > 1 && stet_has(row, last, STET_LEX_ADVERB) && !row->items[last].gap) last--; /* gave her name only as */
    if ((row->items[last].word.classes & name) == name || stet_item_is(row, last, "identified")) return true;
    return is_reflexive(row, last) && !stet_has(row, last - 1, STET_LEX_PREPOSITION);
}

/* ---- Works ---- */

/* “Salt Road,” by Ann Lee; “Salt Road” by Ann Lee, where nothing was called so by her */
static bool has_author(const stet_kind_facts *f, const stet_content *c)
{
    uint32_t next = f->item + 1;
    if (next + 1 >= f->clause->count || !c->begins_upper) return false;
    if (!stet_item_is(f->clause, next, "by") || !stet_is_name(f->clause, next + 1)) return false;
    bool named = stet_follows_one_of(f, STET_LEX_TERM_INTRO | STET_LEX_NAMING | STET_LEX_NAMED, 2, false);
    return c->ends_comma || (stet_has_title_capitals(c) && !named);
}

/* “Salt Road” (1931): a year in brackets right after the mark */
static bool has_year(const stet_kind_facts *f, const stet_content *c)
{
    uint32_t pos = stet_after_mark(f), end = f->block.end;
    if (!c->begins_upper || end - pos < 7 || f->text[pos] != ' ' || f->text[pos + 1] != '(' || f->text[pos + 6] != ')')
        return false;
    for (uint32_t i = pos + 2; i < pos + 6; i++) {
        if (f->text[i] < '0' || f->text[i] > '9') return false;
    }
    return f->text[pos + 2] == '1' || f->text[pos + 2] == '2';
}

/* “Salt Road,” in which a child finds a ring; “Salt Road” is about a child */
static bool tells_a_story(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    uint32_t next = f->item + 1;
    if (next + 1 >= row->count || !stet_has_title_capitals(c) || c->ends_stop) return false;
    bool parted = c->ends_comma || row->items[next].gap == STET_GAP_COMMA;
    if (parted && stet_item_is(row, next, "in")) return stet_item_is(row, next + 1, "which");
    return !parted && !row->items[next].gap && stet_has(row, next, STET_LEX_BEING) && !row->items[next + 1].gap &&
           stet_item_is(row, next + 1, "about");
}

/* “Mudlark”, her third novel: a work's noun after it */
static bool precedes_title_noun(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    uint32_t next = f->item + 1;
    if (next + 1 >= row->count || !stet_has_title_capitals(c) || c->ends_stop) return false;
    bool parted = c->ends_comma || row->items[next].gap == STET_GAP_COMMA;
    if (!parted || !stet_has(row, next, STET_LEX_DETERMINER | STET_LEX_POSSESSIVE)) return false;
    for (uint32_t i = next + 1; i < row->count && i <= next + 3 && !row->items[i].gap; i++) {
        if (stet_has(row, i, STET_LEX_TITLE_INTRO)) return true;
    }
    return false;
}

/* “Low Water,” a two-hander by Ann Lee */
static bool is_made_by(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    uint32_t next = f->item + 1;
    if (next + 3 >= row->count || !stet_has_title_capitals(c) || c->ends_stop) return false;
    if (!c->ends_comma && row->items[next].gap != STET_GAP_COMMA) return false;
    if (!stet_is_indefinite(row, next)) return false;
    for (uint32_t i = next + 2; i + 1 < row->count && i <= next + 4 && !row->items[i].gap; i++) {
        if (stet_item_is(row, i, "by")) return stet_is_name(row, i + 1);
    }
    return false;
}

/* “Rust,” she says, is a love story: a sentence about what a cue parts from its verb */
static bool is_subject_across_cue(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    if (f->item > 0 || f->rule != STET_RULE_AFTER || !c->ends_comma) return false;
    uint32_t i = 2; /* a cue and its subject stand behind the quotation */
    while (i < row->count && i < STET_NAMING_ITEMS && !row->items[i].gap)
        i++;
    return i < row->count && row->items[i].gap == STET_GAP_COMMA && stet_has(row, i, STET_LEX_BEING);
}

/* “Low Water” podcast, “Low Water,” directed by Ann Lee */
static bool runs_into_title_noun(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    uint32_t next = f->item + 1;
    if (next >= row->count || !stet_has_title_capitals(c) || c->ends_stop) return false;
    if (stet_item_is(row, next, "starring")) return true;
    if (stet_item_is(row, next, "directed") || stet_item_is(row, next, "written"))
        return next + 1 < row->count && stet_item_is(row, next + 1, "by");
    return !c->ends_comma && !row->items[next].gap && stet_is_lower(row, next) &&
           stet_has(row, next, STET_LEX_TITLE_INTRO) && !stet_has(row, next, STET_LEX_CUE);
}

/* “Low Water” is her third novel, “Low Water” was first performed: a work's noun behind is or was and an article, or
 * what is done with works right behind it */
static bool is_said_to_be_work(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    uint32_t next = f->item + 1;
    if (!stet_has_title_capitals(c) || c->ends_comma || next + 2 >= row->count || row->items[next].gap) return false;
    if (!stet_has(row, next, STET_LEX_BEING)) return false;
    if (!stet_has(row, next + 1, STET_LEX_DETERMINER | STET_LEX_POSSESSIVE)) {
        uint32_t verb = next + 1 + stet_has(row, next + 1, STET_LEX_ADVERB);
        return stet_has(row, verb, STET_LEX_TITLE_INTRO);
    }
    for (uint32_t i = next + 2; i < row->count && i <= next + 4 && !row->items[i].gap; i++) {
        if (stet_has(row, i, STET_LEX_TITLE_INTRO) && stet_is_lower(row, i)) return true;
    }
    return false;
}

/* “Low Water” podcast, “Low Water,” a play; “Low Water” is a play */
static bool has_noun_after(const stet_kind_facts *f, const stet_content *c)
{
    return is_said_to_be_work(f, c) || runs_into_title_noun(f, c) || precedes_title_noun(f, c);
}

/* “Low Water,” by Ann Lee; “Low Water” (1997); “Low Water,” in which */
static bool has_maker(const stet_kind_facts *f, const stet_content *c)
{
    return has_author(f, c) || is_made_by(f, c) || has_year(f, c) || tells_a_story(f, c);
}

/* Whether words after the quotation tell that it is a work's. */
static bool is_told_to_be_work(const stet_kind_facts *f, const stet_content *c)
{
    return has_noun_after(f, c) || has_maker(f, c);
}

/* called Rubio “Little Marco”; chanted “Dump Trump!” */
static bool is_named(const stet_kind_facts *f)
{
    if (f->rule != STET_RULE_BEFORE && f->rule != STET_RULE_BEFORE_GAP) return false;
    if (f->rule == STET_RULE_BEFORE) return !stet_follows_one_of(f, STET_LEX_PREPOSITION, 1, false);
    for (uint32_t i = f->item; i > 0 && f->item - i < STET_NAMING_ITEMS; i--) {
        if (stet_has(f->clause, i - 1, STET_LEX_NAMING) || stet_is_naming_verb(f->clause, i - 1)) return true;
    }
    return false;
}

/* liked “The Keeper of the Bells”: no speech has such capitals */
static bool has_title_pattern(const stet_kind_facts *f, const stet_content *c)
{
    bool small_inside = c->long_words > 1 && c->words >= c->long_words + 2;
    return small_inside && !c->ends_stop &&
           !(stet_classes_before(f, 1, false) & (STET_LEX_NAMING | STET_LEX_TERM_INTRO)) &&
           stet_first_classes(f) & STET_LEX_DETERMINER;
}

/* 've read “Salt Road”, had seen “Rust”, he reads “Ash”: what is read or seen, where no sign read it */
static bool is_read_or_seen(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    if (f->item < 2 || !stet_is_woven_in(f) || !stet_has_title_capitals(c)) return false;
    uint32_t verb = f->item - 1, reader = f->item - 2;
    bool read = stet_item_is(row, verb, "read"), once = read || stet_item_is(row, verb, "seen");
    if (once && stet_has(row, reader, STET_LEX_AUX)) return true;
    if (!read && !stet_item_is(row, verb, "reads")) return false;
    return stet_has(row, reader, STET_LEX_PRONOUN_SUBJECT) && !stet_item_is(row, reader, "it");
}

/* said “Night Shift” was the best; learned “Mudlark” by heart; compared “Ash” to: beside a verb, but as a subject of
 * the next one, or an object that no words are */
static bool is_beside_verb(const stet_kind_facts *f, const stet_content *c)
{
    const uint64_t speaks = STET_LEX_CUE | STET_LEX_CUE_PARTICIPLE;
    const stet_clause *row = f->clause;
    uint32_t verb = f->item - 1, next = f->item + 1;
    if (f->rule != STET_RULE_BEFORE) return false;
    if (!stet_has(row, verb, speaks))
        return !stet_is_possessive(row, verb) && !stet_item_is(row, verb, "read"); /* nor reads, which speaks */
    if (stet_item_is(row, verb, "wrote") && c->long_words > 1 && stet_first_classes(f) & STET_LEX_DETERMINER)
        return true;
    if (next >= row->count || row->items[next].gap || c->ends_stop) return false;
    if (stet_has(row, next, STET_LEX_AUX) || stet_item_is(row, verb, "told")) return true; /* told “Today” that */
    if (stet_has(row, verb, STET_LEX_NAMING)) return stet_item_is(row, next, "a") || stet_item_is(row, next, "to");
    return stet_item_is(row, verb, "wrote") && c->long_words > 1;
}

/* saw “Hamlet” twice, played in “Hamlet”: a word with a capital that is not said of anything */
static bool is_object_with_capital(const stet_kind_facts *f)
{
    const uint64_t said_of = STET_LEX_BEING | STET_LEX_POSSESSIVE | STET_LEX_DETERMINER;
    const stet_clause *row = f->clause;
    uint32_t before = f->item - 1;
    uint8_t last = f->text[f->content.end - 1];
    if (last == '?' || stet_runs_on(f) || stet_item_is(row, before, "as")) return false;
    return !stet_has(row, before, said_of) || stet_item_is(row, before, "the") || stet_item_is(row, before, "that");
}

/* chants of “Feel the Rain!”; there are words in it. */
static bool is_shout(const stet_kind_facts *f)
{
    uint32_t end = f->content.end;
    if (f->text[end - 1] == ',') end--;
    return f->text[end - 1] == '!';
}

/* A work or a name in a sentence that tells of speech: told “Fox and Friends”; said on ABC's “This Week.” German nouns
 * have their capitals anyway, and most languages give a title no more than one. */
static bool is_work_in_passing(const stet_kind_facts *f, const stet_content *c)
{
    bool one_capital = f->lang != STET_LANG_EN && stet_is_woven_in(f) && c->begins_upper && !c->ends_stop;
    if (one_capital && stet_follows_one_of(f, STET_LEX_TITLE_INTRO, 1, false)) return true;
    if (!stet_is_in_title_case(c)) return false;
    if (c->ends_stop && c->words > 5 && !(stet_is_woven_in(f) && follows_work_noun(f))) return false;
    if (is_shout(f) && !stet_follows_one_of(f, STET_LEX_TITLE_INTRO, 1, true)) return false;
    if (follows_work_noun(f)) return true;
    if (!stet_is_woven_in(f) || f->lang == STET_LANG_DE) return false;
    if (is_named(f)) return has_title_pattern(f, c) || is_beside_verb(f, c);
    if (c->long_words > 1 || stet_is_possessive(f->clause, f->item - 1)) return true;
    return (!f->introduced || stet_has(f->clause, f->item - 1, STET_LEX_PREPOSITION)) && is_object_with_capital(f);
}

/* ---- German papers ---- */

/* sagte Lenz | der „Welt“: whether the word before an article is somebody who speaks, and no owner: sagte die Wirtin
 * der „Mühle“ */
static bool is_speaker_before(const stet_clause *c, uint32_t last, bool may_own)
{
    if (!stet_is_capital(c, last) || (may_own && stet_has(c, last, STET_LEX_ROLE))) return false;
    for (uint32_t i = last; i > 0 && last - i < STET_NAMING_ITEMS && !c->items[i].gap; i--) {
        if (stet_has(c, i - 1, STET_LEX_CUE)) return true;
        if (may_own && stet_has(c, i - 1, STET_LEX_DETERMINER | STET_LEX_POSSESSIVE)) return false;
    }
    return false;
}

/* sagte er | dem „Boten“, im Gespräch mit | der „Welt“, nach Angaben | der „Welt“: whether words before an article in
 * the dative tell that somebody is told something, or who tells it */
static bool tells_paper(const stet_clause *c, uint32_t article)
{
    if (article == 0 || c->items[article].gap) return false;
    uint32_t last = article - 1;
    if (stet_is_quote(c, last)) return false;
    const uint64_t tells = STET_LEX_CUE | STET_LEX_CUE_PARTICIPLE;
    if (stet_has(c, last, STET_LEX_PRONOUN_SUBJECT) && last > 0 && !c->items[last].gap) last--; /* sagte er */
    if (stet_has(c, last, tells) || stet_item_is(c, last, "laut") || stet_item_is(c, last, "gegenüber")) return true;
    if (stet_item_is(c, last, "mit"))
        return last > 0 && !c->items[last].gap && stet_has(c, last - 1, STET_LEX_CUE_NOUN);
    bool may_own = !stet_item_is(c, article, "dem");
    return (may_own && stet_has(c, last, STET_LEX_CUE_NOUN)) || is_speaker_before(c, last, may_own);
}

/* sagte Lenz der „Welt“, laut „Welt“, wie die „Welt“ berichtet, der „Welt“ zufolge */
static bool is_paper(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    if (f->lang != STET_LANG_DE || !stet_is_woven_in(f)) return false;
    if (c->words > 4 || c->ends_stop || !stet_has_title_capitals(c)) return false;
    uint32_t last = f->item - 1, next = f->item + 1;
    bool reports = next < row->count && !row->items[next].gap &&
                   (stet_has(row, next, STET_LEX_CUE) || stet_item_is(row, next, "zufolge"));
    if (reports) return stet_has(row, last, STET_LEX_DETERMINER) || stet_item_is(row, last, "wie");
    if (stet_item_is(row, last, "laut")) return true;
    return (stet_item_is(row, last, "dem") || stet_item_is(row, last, "der")) && tells_paper(row, last);
}

/* ---- Lists ---- */

/* Where the list begins that the quotation stands in: the novels “...”, “...” and “...” */
static uint32_t list_head(const stet_kind_facts *f)
{
    uint32_t head = f->item;
    while (head > 0) {
        uint32_t before = head - 1;
        bool joined = stet_has(f->clause, before, STET_LEX_COORDINATOR);
        if (joined && before > 0) before--;
        if (!stet_is_quote(f->clause, before)) break;
        if (f->clause->items[head].gap & ~STET_GAP_COMMA || f->clause->items[before + joined].gap & ~STET_GAP_COMMA)
            break;
        head = before;
    }
    return head;
}

/* The kind of the name, work or word that the quotation is joined to, also as in: replaced “chairman” with “chair” */
static stet_quotation_kind kind_of_joined(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    bool name = f->kind_before == STET_QUOTATION_NAME || f->kind_before == STET_QUOTATION_TITLE;
    if (name && stet_has_title_capitals(c) && stet_is_joined(f)) return (stet_quotation_kind)f->kind_before;
    if (f->kind_before != STET_QUOTATION_TERM || c->words > STET_SCARE_WORDS_MAX) return STET_QUOTATION_UNKNOWN;
    bool beside = stet_is_woven_in(f) && stet_has(row, f->item - 1, STET_LEX_PREPOSITION) &&
                  stet_is_quote(row, f->item - 2); /* a quotation stands before the word */
    return beside || stet_is_joined(f) ? STET_QUOTATION_TERM : STET_QUOTATION_UNKNOWN;
}

/* What the words before a list call each of it. */
static stet_quotation_kind kind_in_list(const stet_kind_facts *f, const stet_content *c)
{
    stet_kind_facts first = *f;
    stet_stand_at(&first, list_head(f));
    if (first.item == f->item) return kind_of_joined(f, c);
    if (has_given_name(&first, c)) return STET_QUOTATION_NAME;
    if (stet_follows_term_noun(&first, c) && c->words <= 4) return STET_QUOTATION_TERM;
    if (stet_has_title_capitals(c) && follows_work_noun(&first)) return STET_QUOTATION_TITLE;
    return kind_of_joined(f, c);
}

/* the so-called “Ghost Army”: capitals of a name of several words */
static bool is_so_called_name(const stet_kind_facts *f, const stet_content *c)
{
    return f->lang == STET_LANG_EN && c->long_words > 1 && stet_has_title_capitals(c);
}

/* the so-called “...”, die so genannten „...“ */
static bool follows_so_called(const stet_kind_facts *f)
{
    if (stet_follows_one_of(f, STET_LEX_SCARE_INTRO, 1, false)) return true;
    if (f->lang != STET_LANG_DE || f->item < 2 || !stet_is_woven_in(f)) return false;
    uint32_t last = f->item - 1;
    return !f->clause->items[last].gap && stet_has(f->clause, last, STET_LEX_TERM_INTRO) &&
           stet_item_is(f->clause, last - 1, "so");
}

STET_INTERNAL stet_quotation_kind stet_kind_called(const stet_kind_facts *f, const stet_content *c)
{
    if (follows_so_called(f)) return is_so_called_name(f, c) ? STET_QUOTATION_NAME : STET_QUOTATION_SCARE;
    if (has_given_name(f, c) || is_byname(f, c)) return STET_QUOTATION_NAME;
    if (is_name_in_apposition(f, c) || is_taken_name(f, c)) return STET_QUOTATION_NAME;
    if (is_name_to_some(f, c) || is_called_by_everyone(f, c)) return STET_QUOTATION_NAME;
    if (has_made_known(f, c) || is_read_or_seen(f, c) || is_paper(f, c)) return STET_QUOTATION_TITLE;
    if (stet_is_new_wording(f, c)) return STET_QUOTATION_TERM;
    bool headed = f->before & STET_LEX_TITLE_INTRO && c->long_words > 1 && stet_has_title_capitals(c);
    if (headed) return STET_QUOTATION_TITLE; /* under the heading “What Went Wrong,” */
    if (stet_follows_term_noun(f, c) && c->words <= 8) return STET_QUOTATION_TERM;
    if (stet_is_told_to_be_term(f, c)) return STET_QUOTATION_TERM;
    if (has_work_called_so(f, c)) return STET_QUOTATION_TITLE;
    if ((is_what_is_called(f) || is_called_by_all(f)) && c->words <= 4) return name_or_term(f, c);
    if (is_given_name(f, c)) return STET_QUOTATION_NAME;
    if (stet_is_explained(f, c) || stet_is_shown(f, c)) return STET_QUOTATION_TERM;
    if (follows_work_noun(f) && c->begins_upper && (c->words < STET_CONTENT_WORDS_MAX || stet_has_title_capitals(c)))
        return STET_QUOTATION_TITLE;
    if (is_told_to_be_work(f, c)) return STET_QUOTATION_TITLE;
    if (is_named_by_all(f, c)) return name_or_term(f, c);
    if (is_called_as(f)) return STET_QUOTATION_MIXED;
    return kind_in_list(f, c);
}

/* “Salt Road” will open in May, Lee said: what begins somebody's sentence with no comma behind it */
static bool is_subject_of_report(const stet_kind_facts *f, const stet_content *c)
{
    uint32_t next = f->item + 1; /* there is a cue after it */
    if (f->item > 0 || f->rule != STET_RULE_AFTER_GAP || c->long_words < 2 || !stet_is_in_title_case(c)) return false;
    return !c->ends_comma && !f->clause->items[next].gap && stet_is_lower(f->clause, next);
}

STET_INTERNAL stet_quotation_kind stet_kind_called_in_speech(const stet_kind_facts *f, const stet_content *c,
                                                             bool *guessed)
{
    *guessed = false;
    if (f->introduced && !stet_has_title_capitals(c) && !stet_is_woven_in(f)) return STET_QUOTATION_UNKNOWN;
    if (has_given_name(f, c) || is_name_in_apposition(f, c) || is_taken_name(f, c)) return STET_QUOTATION_NAME;
    if (stet_is_new_wording(f, c)) return STET_QUOTATION_TERM;
    if (has_noun_after(f, c) || has_work_called_so(f, c) || is_subject_across_cue(f, c)) return STET_QUOTATION_TITLE;
    if (c->words <= 4 && c->capitals > 0 && (is_byname(f, c) || is_named_beside(f, c) || is_name_to_some(f, c)))
        return STET_QUOTATION_NAME;
    if (is_called_by_everyone(f, c)) return STET_QUOTATION_NAME;
    if (has_made_known(f, c) || is_read_or_seen(f, c) || is_paper(f, c)) return STET_QUOTATION_TITLE;
    bool work = (f->before & STET_LEX_TITLE_INTRO) != 0; /* a hit “Salt” */
    if (stet_is_woven_in(f) && !work && c->words <= 4 && stet_is_inscribed(f, c)) return STET_QUOTATION_TERM;
    if (is_work_in_passing(f, c)) {
        *guessed = !follows_work_noun(f);
        return *guessed ? stet_name_or_title(f, c) : STET_QUOTATION_TITLE;
    }
    if (is_subject_of_report(f, c)) return stet_name_or_title(f, c);
    if (follows_so_called(f)) return is_so_called_name(f, c) ? STET_QUOTATION_NAME : STET_QUOTATION_SCARE;
    if (c->words <= 4 && stet_follows_term_noun(f, c)) {
        bool plain = f->lang == STET_LANG_EN || f->lang == STET_LANG_DE;
        bool name = !plain || stet_follows_one_of(f, STET_LEX_NAME_INTRO, 2, false);
        return name ? name_or_term(f, c) : STET_QUOTATION_TERM; /* the words “Old Mill” */
    }
    if (c->words <= 4 && (is_what_is_called(f) || is_called_by_all(f) || is_named_by_all(f, c)))
        return name_or_term(f, c);
    bool apart =
        !f->introduced || (stet_is_woven_in(f) && stet_runs_on(f)); /* a “keep out” sign hung there, she said */
    if (apart && stet_is_told_to_be_term(f, c)) return STET_QUOTATION_TERM;
    if (is_given_name(f, c)) return STET_QUOTATION_NAME;
    if (f->introduced) return STET_QUOTATION_UNKNOWN;
    stet_quotation_kind joined = kind_of_joined(f, c);
    if (joined) return joined;
    bool of_it = (stet_classes_before(f, 1, false) & (STET_LEX_DETERMINER | STET_LEX_PREPOSITION)) != 0 &&
                 !stet_item_is(f->clause, f->item - 1, "as");
    if (stet_is_shown(f, c) || (of_it && stet_is_explained(f, c))) return STET_QUOTATION_TERM;
    return has_maker(f, c) ? STET_QUOTATION_TITLE : STET_QUOTATION_UNKNOWN;
}
