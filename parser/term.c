/* SPDX-License-Identifier: MIT */
#include "term.h"

STET_INTERNAL bool stet_is_naming_verb(const stet_clause *c, uint32_t i)
{
    return stet_has(c, i, STET_LEX_TERM_INTRO) && stet_has(c, i, STET_LEX_CUE | STET_LEX_CUE_WEAK);
}

STET_INTERNAL bool stet_is_term_noun(uint64_t classes)
{
    return (classes & STET_LEX_TERM_INTRO) != 0 && !(classes & (STET_LEX_CUE | STET_LEX_CUE_WEAK));
}

static bool is_term_noun_at(const stet_kind_facts *f, uint32_t back)
{
    return stet_is_term_noun(stet_classes_before(f, back, false));
}

/* translates as “...” */
static bool is_translated(const stet_kind_facts *f)
{
    const stet_clause *row = f->clause;
    if (f->lang != STET_LANG_EN || f->item < 2) return false;
    uint32_t verb = f->item - 2;
    if (row->items[verb + 1].gap || (!stet_item_is(row, verb, "translates") && !stet_item_is(row, verb, "translated")))
        return false;
    return stet_item_is(row, verb + 1, "as") || stet_item_is(row, verb + 1, "to");
}

/* the word means “...”, the letters stand for “...” */
static bool is_meaning(const stet_kind_facts *f, uint64_t before)
{
    if (before & STET_LEX_MEANS) return is_term_noun_at(f, 2);
    return stet_item_is(f->clause, f->item - 1, "for") && is_term_noun_at(f, 3) &&
           (stet_item_is(f->clause, f->item - 2, "stands") || stet_item_is(f->clause, f->item - 2, "stand"));
}

/* Das Wort des Jahres lautet „...“ */
static bool is_worded_so(const stet_kind_facts *f)
{
    return f->lang == STET_LANG_DE && stet_is_woven_in(f) &&
           (stet_item_is(f->clause, f->item - 1, "lautet") || stet_item_is(f->clause, f->item - 1, "lautete"));
}

/* words like “...”, phrases such as “...” */
static bool leads_as_example(const stet_kind_facts *f)
{
    if (!stet_is_woven_in(f)) return false;
    if (stet_item_is(f->clause, f->item - 1, "like")) return is_term_noun_at(f, 2);
    return stet_item_is(f->clause, f->item - 1, "as") && is_term_noun_at(f, 3) &&
           stet_item_is(f->clause, f->item - 2, "such");
}

/* the word “...”, the word was “...”; but a verb that names things can be somebody's: called him “...” */
STET_INTERNAL bool stet_follows_term_noun(const stet_kind_facts *f, const stet_content *c)
{
    uint64_t before = stet_classes_before(f, 1, false), article = STET_LEX_DETERMINER | STET_LEX_POSSESSIVE;
    if (stet_is_term_noun(before)) return true;
    bool words = f->lang == STET_LANG_DE && before & STET_LEX_CUE_NOUN; /* mit den Worten „...“ */
    if (before & STET_LEX_TERM_INTRO && !words && stet_classes_before(f, 2, false) & article)
        return true; /* the term “...” */
    if (c->words <= 4 && before & STET_LEX_PREPOSITION &&
        (stet_item_is(f->clause, f->item - 1, "of") || stet_item_is(f->clause, f->item - 1, "for")))
        return stet_is_term_noun(stet_classes_before(f, 2, false));
    if (leads_as_example(f) && c->words <= 4) return true;
    bool is = before & STET_LEX_BEING || (stet_is_woven_in(f) && stet_item_is(f->clause, f->item - 1, "include"));
    if (!is && !is_worded_so(f)) return false;
    for (uint32_t back = 2; back <= 6; back++) {
        const uint64_t joint = STET_LEX_PREPOSITION | STET_LEX_GENITIVE;
        if (is_term_noun_at(f, back)) return back == 2 || stet_classes_before(f, back - 1, false) & joint;
    }
    return false;
}

/* “...” means, the “...” slogan, “...” is a word that, made “...” its word of the year: a word for words stands after
 * the quotation, with no more between than what can lead on to it. */
static bool precedes_term_noun(const stet_kind_facts *f, const stet_content *c)
{
    const uint64_t leads = STET_LEX_BEING | STET_LEX_DETERMINER | STET_LEX_POSSESSIVE;
    bool article = false; /* and then an adjective */
    if (c->ends_stop || c->ends_comma) return false;
    const stet_clause *row = f->clause;
    uint32_t next = f->item + 1;
    bool verb = f->before & (STET_LEX_PRONOUN_SUBJECT | STET_LEX_MODAL) ||
                (f->before & STET_LEX_AUX && !(f->before & STET_LEX_BEING)); /* had “coined” the word */
    if (verb && next < row->count && stet_has(row, next, STET_LEX_DETERMINER)) return false;
    if (next < row->count && !row->items[next].gap && stet_has(row, next, STET_LEX_MEANS)) return true;
    if (next + 1 < row->count && !row->items[next].gap && !row->items[next + 1].gap) {
        if (stet_has(row, next, STET_LEX_MODAL) && stet_item_is(row, next + 1, "mean")) return true; /* can mean */
        if (stet_item_is(row, next, "stands") && stet_item_is(row, next + 1, "for")) return true;
        if (stet_item_is(row, next, "refers") && stet_item_is(row, next + 1, "to")) return true;
    }
    bool posted = next < row->count && !row->items[next].gap && !c->begins_upper && stet_is_woven_in(f) &&
                  (stet_item_is(row, next, "sign") || stet_item_is(row, next, "notice"));
    if (posted) return stet_has(row, f->item - 1, STET_LEX_DETERMINER); /* a “no entry” sign */
    for (uint32_t i = next; i < row->count && i <= f->item + 6 && !row->items[i].gap; i++) {
        if (stet_has(row, i, STET_LEX_TERM_INTRO)) return stet_is_term_noun(row->items[i].word.classes);
        bool becomes = i + 1 < row->count && stet_item_is(row, i + 1, "become"); /* has become a word for */
        bool origin = becomes || stet_item_is(row, i, "comes") || stet_item_is(row, i, "from"); /* the Latin for */
        if (!stet_has(row, i, leads) && !origin && !stet_item_is(row, i, "as") && !article)
            return i > next && i + 1 < row->count && stet_item_is(row, i, "short") && stet_item_is(row, i + 1, "for");
        article = stet_has(row, i, STET_LEX_DETERMINER | STET_LEX_POSSESSIVE);
    }
    return false;
}

/* Whether the word at an item marks; but: called the vote “...” */
static bool is_marking(const stet_clause *c, uint32_t i)
{
    if (!stet_has(c, i, STET_LEX_MARKED)) return false;
    if (i == 0 || stet_breaks(c, i)) return true;
    return !stet_item_is(c, i - 1, "the") && !stet_is_indefinite(c, i - 1);
}

/* the box marked “...”, filed as “...”, graded from “...”: a participle with nobody before it who marks */
static bool is_inscribed(const stet_kind_facts *f)
{
    const uint64_t agent = STET_LEX_PRONOUN_SUBJECT | STET_LEX_PRONOUN_OTHER | STET_LEX_RELATIVE | STET_LEX_ADVERB;
    if (f->item < 2) return false;
    const stet_clause *row = f->clause;
    uint32_t verb = f->item - 1;
    if (stet_item_is(row, verb, "as") || stet_item_is(row, verb, "from")) verb--;
    if (verb == 0 || !is_marking(row, verb) || row->items[verb].gap || row->items[verb + 1].gap) return false;
    uint32_t noun = verb - 1;
    return stet_is_lower(row, noun) && !stet_has(row, noun, agent) &&
           (!stet_has(row, noun, STET_LEX_AUX) || stet_has(row, noun, STET_LEX_BEING));
}

/* classed the flood as “minor”, lists his trade as “poet”: what a thing is put down as, with it between */
static bool is_put_down_as(const stet_kind_facts *f)
{
    const stet_clause *row = f->clause;
    if (!stet_item_is(row, f->item - 1, "as")) return false;
    if (f->item > 1 && (stet_item_is(row, f->item - 2, "occupation") || stet_item_is(row, f->item - 2, "profession")))
        return true; /* gave her occupation as “poet” */
    return stet_follows_one_of(f, STET_LEX_MARKED, STET_NAMING_ITEMS, false);
}

STET_INTERNAL bool stet_is_inscribed(const stet_kind_facts *f, const stet_content *c)
{
    return is_inscribed(f) || (c->words <= STET_SCARE_WORDS_MAX && is_put_down_as(f));
}

/* “single”, “married” or “other”: the first of words one can choose among */
static bool is_option(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    const uint64_t not_choice = STET_LEX_DETERMINER | STET_LEX_PRONOUN_SUBJECT; /* a “...”, nor is it “...” */
    uint32_t i = f->item + 1, first = i;
    if (c->words != 1 || c->begins_upper || f->rule == STET_RULE_BEFORE || f->before & not_choice) return false;
    while (i < row->count && stet_is_quote(row, i))
        i++;
    return i > first && i + 1 < row->count && stet_item_is(row, i, "or") && stet_is_quote(row, i + 1);
}

/* dieses „vielleicht“: a small word that an article makes a noun of, where no noun of its own follows */
static bool is_made_noun(const stet_kind_facts *f, const stet_content *c)
{
    uint32_t next = f->item + 1;
    if (f->lang != STET_LANG_DE || c->words != 1 || c->begins_upper || !(f->before & STET_LEX_DETERMINER)) return false;
    return next >= f->clause->count || f->clause->items[next].gap != 0;
}

/* a folder named “recipes” */
static bool is_named_small(const stet_kind_facts *f, const stet_content *c)
{
    if (c->words > STET_SCARE_WORDS_MAX || c->begins_upper) return false;
    return stet_item_is(f->clause, f->item - 1, "named");
}

/* Its motto, “...,” is cut in stone; his word - “loser” - for all of them: a word for words before a comma or a dash,
 * and another behind */
static bool is_term_in_apposition(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    if (f->item == 0 || stet_is_woven_in(f) || !stet_is_term_noun(row->items[f->item - 1].word.classes)) return false;
    uint32_t next = f->item + 1;
    uint8_t gap = row->items[f->item].gap, behind = next < row->count ? row->items[next].gap : 0;
    if (gap == STET_GAP_COMMA) return c->ends_comma || behind == STET_GAP_COMMA;
    return gap == STET_GAP_DASH && behind == STET_GAP_DASH && f->rule == STET_RULE_NONE;
}

/* “forward-looking statements” within the meaning of a law: words of a form that releases end with */
static bool is_of_a_form(const stet_kind_facts *f)
{
    return stet_begins_with(f->text, f->content.start, f->content.end, "forward-looking");
}

/* the use of “they” for one person: a word that is used, before no noun */
static bool is_used(const stet_kind_facts *f, const stet_content *c)
{
    if (c->words != 1 || c->begins_upper || f->item < 2 || f->rule != STET_RULE_NONE || stet_runs_on(f)) return false;
    return stet_item_is(f->clause, f->item - 1, "of") && stet_item_is(f->clause, f->item - 2, "use");
}

/* the “no” camp */
static bool is_yes_or_no(const stet_kind_facts *f)
{
    const uint8_t *content = f->text + f->content.start;
    uint32_t length = f->content.end - f->content.start;
    return ((length == 2 && memcmp(content, "no", 2) == 0) || (length == 3 && memcmp(content, "yes", 3) == 0)) &&
           stet_runs_on(f);
}

/* ticked “yes”, click on “send”, voted “no”, spelled “weir”: what was put, where nothing follows that it stands before
 */
static bool is_put_down(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    if (f->item > 1 && !c->begins_upper && stet_has(row, f->item - 2, STET_LEX_MARKED) &&
        !row->items[f->item - 1].gap && stet_item_is(row, f->item - 1, "it"))
        return c->words <= 2; /* spelled it “wier” */
    if (c->words > 2 || stet_runs_on(f)) return false;
    bool on = f->before & STET_LEX_PREPOSITION && f->item > 1 && stet_item_is(row, f->item - 1, "on");
    uint32_t verb = f->item - 1 - on;
    return is_marking(row, verb);
}

/* What is a “...”? The company calls this “...”: words that are asked about, or shown. */
STET_INTERNAL bool stet_is_shown(const stet_kind_facts *f, const stet_content *c)
{
    if (!stet_is_woven_in(f) || f->item < 2 || c->words > STET_SCARE_WORDS_MAX || c->begins_upper) return false;
    const stet_clause *row = f->clause;
    uint32_t end = stet_before_article(f);
    if (end > 1 && stet_has(row, end - 1, STET_LEX_BEING) && stet_item_is(row, end - 2, "what")) return true;
    uint32_t next = f->item + 1; /* what “soon” is */
    if (stet_item_is(row, f->item - 1, "what") && next < row->count && stet_has(row, next, STET_LEX_BEING)) return true;
    bool shown = stet_item_is(row, f->item - 1, "this") || stet_item_is(row, f->item - 1, "these");
    return shown && stet_is_naming_verb(row, f->item - 2);
}

/* the “chatter,” a low croak: words that the reporter goes on to explain */
STET_INTERNAL bool stet_is_explained(const stet_kind_facts *f, const stet_content *c)
{
    if (!stet_is_woven_in(f) || c->words > STET_SCARE_WORDS_MAX || c->begins_upper) return false;
    uint32_t next = f->item + 1;
    if (next + 1 >= f->clause->count) return false;
    bool outside = f->clause->items[next].gap == STET_GAP_COMMA && stet_is_indefinite(f->clause, next);
    if (!c->ends_comma && !outside) return false;
    if (next + 2 < f->clause->count && stet_has(f->clause, next + 2, STET_LEX_AUX)) return false; /* the looms have */
    if (stet_is_quote(f->clause, next + 1)) return false;                                         /* a “...,” a “...” */
    for (uint32_t i = f->item; i > 0 && f->item - i < STET_NAMING_ITEMS; i--) {
        if (stet_has(f->clause, i - 1, STET_LEX_NAMING)) return false; /* called him a “...,” a slur */
    }
    return stet_is_lower(f->clause, next) &&
           (stet_item_is(f->clause, next, "the") || stet_is_indefinite(f->clause, next));
}

/* the “leat,” or mill stream, was: other words for a word, up to a comma or the end */
static bool is_glossed(const stet_kind_facts *f, const stet_content *c)
{
    const uint64_t said_of = STET_LEX_BEING | STET_LEX_COORDINATOR;
    const stet_clause *row = f->clause;
    uint32_t next = f->item + 1, end = next + 1;
    if (c->words > STET_SCARE_WORDS_MAX || c->begins_upper || end >= row->count || f->before & said_of) return false;
    if (!stet_item_is(row, next, "or") || (!c->ends_comma && row->items[next].gap != STET_GAP_COMMA)) return false;
    while (end < row->count && end < next + 5 && !row->items[end].gap && stet_is_lower(row, end) &&
           !stet_has(row, end, STET_LEX_AUX | STET_LEX_ADVERB))
        end++;
    return end > next + 1 && (end == row->count || row->items[end].gap == STET_GAP_COMMA);
}

/* between “weather” and “climate” */
static bool is_told_apart(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    uint32_t next = f->item + 1;
    return c->words <= 2 && !c->begins_upper && stet_item_is(row, f->item - 1, "between") && next + 1 < row->count &&
           stet_has(row, next, STET_LEX_COORDINATOR) && stet_is_quote(row, next + 1);
}

/* said that “temporary” has no meaning: a word that the clause speaks of */
static bool is_subject_of_clause(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    uint32_t next = f->item + 1;
    if (c->words != 1 || c->begins_upper || next >= row->count) return false;
    if (row->items[next].gap || !stet_has(row, next, STET_LEX_AUX)) return false;
    if (stet_has(row, f->item - 1, STET_LEX_SAY)) return true;
    return stet_item_is(row, f->item - 1, "that") && !(stet_classes_before(f, 2, false) & STET_LEX_CUE_NOUN);
}

/* farmers call it “money rain”: many, and always */
static bool is_called_by_many(const stet_kind_facts *f, const stet_content *c)
{
    const uint64_t other = STET_LEX_MODAL | STET_LEX_PRONOUN_SUBJECT | STET_LEX_PRONOUN_OTHER | STET_LEX_DETERMINER;
    const stet_clause *row = f->clause;
    if (c->words > 3 || c->begins_upper || c->capitals > 0) return false;
    if (stet_begins_with(f->text, f->content.start, f->content.end, "a ")) return false; /* a miracle */
    for (uint32_t i = f->item - 1; i > 0 && f->item - i < 2 * STET_NAMING_ITEMS && !row->items[i].gap; i--) {
        if (!stet_has(row, i, STET_LEX_CUE | STET_LEX_CUE_WEAK)) continue;
        bool speaks = (stet_item_is(row, i, "speak") || stet_item_is(row, i, "talk")) && stet_item_is(row, i + 1, "of");
        bool refers = stet_item_is(row, i, "refer") && stet_item_is(row, f->item - 1, "as"); /* refer to it as “...” */
        if (!speaks && !refers && !stet_item_is(row, i, "call")) continue;
        if (i > 1 && stet_has(row, i - 1, STET_LEX_ADVERB)) i--; /* now speak of */
        const stet_span noun = row->items[i - 1].word.span;
        return (i == 1 || stet_is_lower(row, i - 1)) && !stet_has(row, i - 1, other) && f->text[noun.end - 1] == 's';
    }
    return false;
}

/* the letter “s” */
static bool is_letter(const stet_kind_facts *f)
{
    return f->content.end - f->content.start == 1 && stet_is_ascii_letter(f->text[f->content.start]);
}

/* A “glimp” is a look; “natural capital,” which means the river */
static bool is_defined(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    uint32_t next = f->item + 1;
    if (c->words > STET_SCARE_WORDS_MAX || next + 1 >= row->count) return false;
    if (stet_item_is(row, next, "which") && stet_item_is(row, next + 1, "means")) return true;
    if (!stet_is_woven_in(f) || c->begins_upper) return false;
    return stet_is_indefinite(row, f->item - 1) && !row->items[next].gap && stet_item_is(row, next, "is") &&
           (stet_is_indefinite(row, next + 1) || stet_item_is(row, next + 1, "the") ||
            stet_item_is(row, next + 1, "one") || stet_item_is(row, next + 1, "when"));
}

/* went from “buy” | to “hold”, to “hold” | from “buy”, changed “less” to “fewer”: what one word is changed for */
static bool is_changed(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    uint32_t last = f->item - 1, next = f->item + 1;
    if (c->words > STET_SCARE_WORDS_MAX || c->begins_upper) return false;
    bool from = stet_item_is(row, last, "from");
    if (from && f->item > 2 && stet_is_quote(row, last - 1)) return stet_item_is(row, last - 2, "to");
    if (from || stet_item_is(row, last, "changed") || stet_item_is(row, last, "corrected"))
        return next + 1 < row->count && stet_item_is(row, next, "to") && stet_is_quote(row, next + 1);
    bool to = stet_item_is(row, last, "to");
    if (to && next + 1 < row->count && stet_item_is(row, next, "from")) return stet_is_quote(row, next + 1);
    return to && f->item > 2 && stet_is_quote(row, last - 1) && stet_item_is(row, last - 2, "from");
}

/* By “soon” the bank means May; Unter „bald“ versteht die Bank: what somebody means by a word */
static bool is_meant_by(const stet_kind_facts *f)
{
    const stet_clause *row = f->clause;
    uint32_t last = f->item - 1;
    if (f->lang == STET_LANG_DE ? !(stet_item_is(row, last, "unter") || stet_item_is(row, last, "mit"))
                                : !stet_item_is(row, last, "by"))
        return false;
    for (uint32_t i = f->item + 1; i < row->count && i <= f->item + STET_NAMING_ITEMS; i++) {
        if (stet_has(row, i, STET_LEX_MEANS)) return true;
    }
    return false;
}

/* prefers “fewer” to “less”, rhymes “moon” with “June”: what one word is set beside */
static bool is_set_beside(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    uint32_t next = f->item + 1;
    if (c->words != 1 || c->begins_upper || next + 1 >= row->count || row->items[next].gap) return false;
    if (!stet_is_quote(row, next + 1) || f->rule != STET_RULE_NONE || f->before & STET_LEX_COORDINATOR)
        return false; /* asked “some” to “look into” it */
    return stet_item_is(row, next, "to") || stet_item_is(row, next, "for") || stet_item_is(row, next, "with");
}

/* “riot” | rather than “march”, “judges” | instead of “umpires”: whether two words that put one for another begin there
 */
static bool puts_for(const stet_clause *c, uint32_t i)
{
    if (c->items[i].gap) return false;
    return (stet_item_is(c, i, "rather") && stet_item_is(c, i + 1, "than")) ||
           (stet_item_is(c, i, "instead") && stet_item_is(c, i + 1, "of"));
}

/* The same of either word; but what is “good” instead of “bad” is said to be so. */
static bool is_put_for(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    uint32_t item = f->item, first = item;
    if (c->words > STET_SCARE_WORDS_MAX || c->begins_upper) return false;
    if (item > 3 && stet_is_quote(row, item - 3) && puts_for(row, item - 2)) first = item - 3;
    if (first == item && (item + 3 >= row->count || !stet_is_quote(row, item + 3) || !puts_for(row, item + 1)))
        return false;
    return !stet_has(row, first - 1, STET_LEX_BEING);
}

/* You say “weir,” and nobody says “loom” any more: what one says for something */
static bool is_said_by_one(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    if (c->words > STET_SCARE_WORDS_MAX || c->begins_upper || c->ends_stop || f->item < 2) return false;
    uint32_t verb = f->item - 1, one = f->item - 2;
    if (!stet_item_is(row, verb, "say") && !stet_item_is(row, verb, "says")) return false;
    return stet_item_is(row, one, "you") || stet_item_is(row, one, "nobody") || stet_item_is(row, one, "people");
}

/* What is meant by “near”? */
static bool is_asked_about(const stet_kind_facts *f)
{
    return f->item > 1 && stet_item_is(f->clause, f->item - 1, "by") && stet_item_is(f->clause, f->item - 2, "meant");
}

static bool is_word_spoken_of(const stet_kind_facts *f, const stet_content *c)
{
    return is_said_by_one(f, c) || is_put_for(f, c) || is_changed(f, c) || is_set_beside(f, c) || is_told_apart(f, c) ||
           is_subject_of_clause(f, c) || is_called_by_many(f, c);
}

/* cut the rating to “hold” from “buy”, changed the wording to “may”; by “soon” the bank means */
STET_INTERNAL bool stet_is_new_wording(const stet_kind_facts *f, const stet_content *c)
{
    if (!stet_is_woven_in(f)) return false;
    if (is_meaning(f, f->before) || is_translated(f)) return true;
    if (c->words > STET_SCARE_WORDS_MAX) return false;
    if (is_meant_by(f) || is_asked_about(f)) return true;
    if (c->begins_upper) return false;
    if (!stet_item_is(f->clause, f->item - 1, "to") && !stet_item_is(f->clause, f->item - 1, "from")) return false;
    if (stet_leads_as_infinitive(f)) return false;
    for (uint32_t i = f->item - 1; i > 0 && f->item - i < 2 * STET_NAMING_ITEMS; i--) {
        if (stet_is_term_noun(f->clause->items[i - 1].word.classes)) return true;
    }
    return false;
}

STET_INTERNAL bool stet_is_told_to_be_term(const stet_kind_facts *f, const stet_content *c)
{
    if (c->words > 4) return false;
    if (precedes_term_noun(f, c) || is_letter(f) || is_defined(f, c) || is_term_in_apposition(f, c)) return true;
    if (is_of_a_form(f)) return true;
    if (!stet_is_woven_in(f)) return false;
    if (is_glossed(f, c) || is_used(f, c) || is_option(f, c) || is_named_small(f, c) || is_made_noun(f, c)) return true;
    return stet_is_inscribed(f, c) || is_put_down(f, c) || is_yes_or_no(f) || is_word_spoken_of(f, c);
}
