/* SPDX-License-Identifier: MIT */
#include "kind.h"

#include "called.h"

/* The same as STET_SCARE_WORDS_MAX in scripts that put no blanks between words. */
#define UNSPACED_SCARE_BYTES 30u

/* Words in a headline that are no clause have no more: “A clean anger”, ‘Race against time’. */
#define HEADLINE_PHRASE_WORDS 4u

/* A phrase that stands before a noun as an adjective has no more: a “love it or hate it” dish. */
#define STOCK_PHRASE_WORDS 5u

/* Whether a colon leads into the quotation. */
static bool follows_colon(const stet_kind_facts *f)
{
    return f->item > 0 && f->clause->items[f->item].gap & STET_GAP_COLON;
}

static bool is_whole_sentence(const stet_kind_facts *f)
{
    return f->clause->count == 1;
}

/* Where all words may have capitals, and the line is no sentence. */
static bool is_line_of_its_own(const stet_kind_facts *f)
{
    return f->block_kind == STET_BLOCK_HEADLINE || f->block_kind == STET_BLOCK_SUBHEAD;
}

/* Whether the line has its capitals as a sentence has: a word that is no particle stands small beside the quotation. */
static bool has_small_words(const stet_kind_facts *f)
{
    const uint64_t small = STET_LEX_DETERMINER | STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION | STET_LEX_NAME_PARTICLE;
    for (uint32_t i = 0; i < f->clause->count; i++) {
        if (stet_is_lower(f->clause, i) && !stet_has(f->clause, i, small)) return true;
    }
    return false;
}

/* Whether words show that they are a clause, or a sentence ends with them: ‘It was chaos’, ‘Don't panic’. */
static bool is_clause(const stet_kind_facts *f, const stet_content *c)
{
    stet_word words[HEADLINE_PHRASE_WORDS];
    if (c->ends_stop) return true;
    uint32_t count = stet_words_of(f->text, f->content, f->lang, words, HEADLINE_PHRASE_WORDS);
    for (uint32_t i = 0; i < count; i++) {
        if (words[i].classes & (STET_LEX_PRONOUN_SUBJECT | STET_LEX_AUX)) return true;
    }
    return false;
}

/* A clause is what somebody says, and so are words that a colon follows; few others are scare quotes, or a title where
 * words run into them. */
static stet_quotation_kind kind_in_headline(const stet_kind_facts *f, const stet_content *c)
{
    if (stet_is_woven_in(f)) {
        if (!stet_is_in_title_case(c)) return STET_QUOTATION_SCARE;
        if (c->long_words > 1) return STET_QUOTATION_TITLE;
        return has_small_words(f) ? stet_name_or_title(f, c) : STET_QUOTATION_SCARE;
    }
    if (c->long_words > 1 && stet_is_in_title_case(c) && has_small_words(f)) return STET_QUOTATION_TITLE;
    if (c->words > 1 && f->item + 1 < f->clause->count && f->clause->items[f->item + 1].gap & STET_GAP_COLON)
        return STET_QUOTATION_DIRECT;
    bool clause =
        c->words > HEADLINE_PHRASE_WORDS || (c->words > STET_SCARE_WORDS_MAX && (follows_colon(f) || is_clause(f, c)));
    return clause ? STET_QUOTATION_DIRECT : STET_QUOTATION_SCARE;
}

/* It was “true”, would “unravel”: what is said of something, where scare quotes stand before a noun */
static bool is_said_of(const stet_kind_facts *f)
{
    if (!stet_is_woven_in(f) || f->lang != STET_LANG_EN) return false;
    return stet_has(f->clause, f->item - 1, STET_LEX_MODAL) || stet_leads_as_infinitive(f) ||
           (stet_classes_before(f, 1, false) & STET_LEX_BEING && !stet_runs_on(f));
}

/* lied, gets: the last letters of the first word, which tell an English verb where none else is. */
static bool begins_with_verb(const stet_kind_facts *f, bool past)
{
    uint32_t end = f->content.start;
    while (end < f->content.end && f->text[end] >= 'a' && f->text[end] <= 'z')
        end++;
    if (end < f->content.start + 4) return false;
    if (f->text[end - 1] == 'd') return f->text[end - 2] == 'e';
    return !past && f->text[end - 1] == 's' && f->text[end - 2] != 's';
}

/* that Quill “lied”, whether he “gets” it, had never “met” her: a verb of the reporter's sentence */
static bool is_verb_of_sentence(const stet_kind_facts *f, const stet_content *c)
{
    if (!stet_is_woven_in(f) || f->lang != STET_LANG_EN || c->begins_upper || stet_runs_on(f)) return false;
    uint32_t last = f->item - 1;
    bool adverb = stet_has(f->clause, last, STET_LEX_ADVERB) && !stet_has(f->clause, last, STET_LEX_PREPOSITION);
    if (adverb && last > 0 && !f->clause->items[last].gap) last--;
    bool aux = stet_has(f->clause, last, STET_LEX_AUX) && !stet_has(f->clause, last, STET_LEX_BEING);
    if (aux && last > 0 && stet_item_is(f->clause, last - 1, "to")) return false; /* claimed to have “won” */
    if (!begins_with_verb(f, aux)) return false;
    if (aux || stet_has(f->clause, last, STET_LEX_PRONOUN_SUBJECT)) return true;
    if (!begins_with_verb(f, true)) return false; /* Western “partners” */
    return stet_is_name(f->clause, last) && !stet_is_possessive(f->clause, last);
}

/* spoke of a “...”: words that an article or a preposition runs into */
static bool is_object(const stet_kind_facts *f)
{
    return stet_is_woven_in(f) &&
           (stet_classes_before(f, 1, false) & (STET_LEX_DETERMINER | STET_LEX_PREPOSITION)) != 0;
}

/* A noun for what somebody says, rather than for what it is written in. */
static bool is_voice_noun(const stet_clause *c, uint32_t i)
{
    if (!stet_has(c, i, STET_LEX_CUE_NOUN) || !stet_is_lower(c, i)) return false;
    if (stet_has(c, i, STET_LEX_TERM_INTRO) && !stet_is_naming_verb(c, i)) return false;
    return !stet_has(c, i, STET_LEX_TITLE_INTRO | STET_LEX_ROLE);
}

/* claims of “...”, calls for a “...”, the charge that it was “...”, his “...” remark */
static bool is_what_was_voiced(const stet_kind_facts *f)
{
    const stet_clause *c = f->clause;
    if (f->item < 2 || !stet_is_woven_in(f)) return false;
    for (uint32_t i = f->item - 1; i > 0 && f->item - i < 2 * STET_NAMING_ITEMS && !c->items[i].gap; i--) {
        if (stet_is_quote(c, i - 1)) return false;
        if (!is_voice_noun(c, i - 1)) continue;
        if (stet_item_is(c, i, "that")) return true;
        bool leads = stet_item_is(c, i, "of") || stet_item_is(c, i, "for") || stet_item_is(c, i, "to");
        return leads && f->item - i < STET_NAMING_ITEMS;
    }
    return false;
}

/* likened the town to a “zoo”, slammed the “lazy” press: what a verb that says what something is leads up to */
static bool is_what_was_named(const stet_kind_facts *f)
{
    const stet_clause *c = f->clause;
    if (!stet_is_woven_in(f)) return false;
    for (uint32_t i = f->item; i > 0 && f->item - i <= STET_NAMING_ITEMS; i--) {
        if (i < f->item && (c->items[i].gap || stet_is_quote(c, i))) return false;
        const uint64_t cue = STET_LEX_CUE | STET_LEX_CUE_WEAK | STET_LEX_CUE_PARTICIPLE;
        bool names = stet_has(c, i - 1, STET_LEX_NAMING) && stet_has(c, i - 1, cue);
        if (names && !stet_has(c, i - 1, STET_LEX_PREPOSITION)) return true; /* regarding is one */
    }
    return false;
}

/* his “clean slate” remark */
static bool is_voiced_by(const stet_kind_facts *f)
{
    uint32_t next = f->item + 1;
    return stet_is_woven_in(f) && next < f->clause->count && !f->clause->items[next].gap &&
           is_voice_noun(f->clause, next) &&
           (stet_has(f->clause, f->item - 1, STET_LEX_POSSESSIVE) || stet_is_possessive(f->clause, f->item - 1));
}

/* ein „Fachmann“, vierzig „Gäste“, seine „Villa“, das „Gratis“-Konto: in German a name has no such word beside it, and
 * every noun a capital. */
static bool is_german_noun(const stet_kind_facts *f, const stet_content *c)
{
    if (f->lang != STET_LANG_DE || c->words != 1 || !stet_is_woven_in(f)) return false;
    const stet_word *before = &f->clause->items[f->item - 1].word;
    if (before->classes & (STET_LEX_NUMBER_WORD | STET_LEX_POSSESSIVE)) return true;
    if (stet_byte_at(f->text, stet_after_mark(f), f->block.end) == '-') return true;
    return before->classes & STET_LEX_DETERMINER &&
           (stet_begins_with(f->text, before->span.start, before->span.end, "ein") ||
            stet_begins_with(f->text, before->span.start, before->span.end, "kein"));
}

/* Whether the article is about words, and this may be one: what has an article before it is used, not spoken of. */
static bool tells_of_words(const stet_kind_facts *f)
{
    if (f->counts[STET_QUOTATION_TERM] <= 2 || f->lang != STET_LANG_EN || stet_runs_on(f)) return false;
    const stet_clause *row = f->clause;
    if (!stet_is_woven_in(f) || stet_item_is(row, f->item - 1, "no")) return true;
    return !stet_has(row, f->item - 1, STET_LEX_DETERMINER | STET_LEX_POSSESSIVE) &&
           !stet_item_is(row, f->item - 1, "to"); /* the need to “stay” */
}

/* “poor” and “slow”: what is joined to speech */
static bool is_joined_to_speech(const stet_kind_facts *f)
{
    return (f->kind_before == STET_QUOTATION_MIXED || f->kind_before == STET_QUOTATION_DIRECT) && stet_is_joined(f);
}

/* Whether few words are somebody's, and no scare quotes. */
static bool is_of_somebody(const stet_kind_facts *f, const stet_content *c)
{
    return is_said_of(f) || is_verb_of_sentence(f, c) || is_voiced_by(f) || is_what_was_named(f) ||
           is_joined_to_speech(f);
}

/* Don't say, “Merry Christmas!”; to say “enough”: what one says, where nobody stands before the verb */
static bool is_what_to_say(const stet_kind_facts *f)
{
    const stet_clause *row = f->clause;
    uint32_t next = f->item + 1;
    if (f->lang != STET_LANG_EN || !(stet_classes_before(f, 1, true) & STET_LEX_SAY)) return false;
    if (!stet_item_is(row, f->item - 1, "say")) return false;
    return next >= row->count || row->items[next].gap || !stet_has(row, next, STET_LEX_AUX);
}

/* “Absolutely not!” came the answer: a sentence of its own, with which another begins */
static bool is_exclaimed(const stet_kind_facts *f, const stet_content *c)
{
    return f->item == 0 && c->ends_stop && c->begins_upper && f->text[f->content.end - 1] != '.' &&
           f->clause->count > 1 && stet_is_lower(f->clause, 1);
}

/* a “...”, new “look and see” | laws: whether the word before can stand before a noun */
static bool stands_as_adjective(const stet_kind_facts *f, const stet_content *c)
{
    const uint64_t other = STET_LEX_AUX | STET_LEX_RELATIVE | STET_LEX_PRONOUN_SUBJECT | STET_LEX_CONJUNCTION;
    if (is_object(f)) return true;
    return stet_is_woven_in(f) && c->words > STET_SCARE_WORDS_MAX && !(f->before & other) &&
           !stet_is_possessive(f->clause, f->item - 1) && !(stet_first_classes(f) & STET_LEX_DETERMINER);
}

/* a “wait and see” policy: a phrase that stands for an adjective */
static bool is_stock_phrase(const stet_kind_facts *f, const stet_content *c)
{
    return f->lang == STET_LANG_EN && c->words <= STOCK_PHRASE_WORDS && !c->begins_upper && !c->ends_comma &&
           stands_as_adjective(f, c) && stet_runs_on(f) && !is_voiced_by(f) &&
           !stet_ends_with(f->clause, f->item + 1, 'e', 'd');
}

static stet_quotation_kind kind_of_unattributed(const stet_kind_facts *f, const stet_content *c)
{
    if (is_line_of_its_own(f) || (f->block_kind == STET_BLOCK_STANDFIRST && stet_is_woven_in(f)))
        return kind_in_headline(f, c);
    if (is_whole_sentence(f) && c->ends_stop && c->begins_upper) return STET_QUOTATION_DIRECT;
    bool title = stet_is_in_title_case(c);
    bool runs_on = title && c->long_words > 1 && !c->ends_stop && f->item + 1 < f->clause->count;
    if (follows_colon(f) && !runs_on && !stet_runs_on(f)) return STET_QUOTATION_DIRECT;
    if (is_german_noun(f, c)) return STET_QUOTATION_SCARE;
    bool to_say = is_what_to_say(f);
    if (to_say && !stet_is_woven_in(f)) return STET_QUOTATION_DIRECT;
    if (is_what_was_voiced(f) || (to_say && (title || c->words <= STET_SCARE_WORDS_MAX))) return STET_QUOTATION_MIXED;
    if (is_exclaimed(f, c)) return STET_QUOTATION_DIRECT;
    bool closes = c->ends_stop && c->words > 4 && !(f->before & STET_LEX_PREPOSITION); /* on “The Late Show of May.” */
    if (title && c->words <= 10 && !closes) return stet_name_or_title(f, c);
    if (c->begins_upper && (c->ends_stop || c->ends_comma) && c->words >= 3) return STET_QUOTATION_DIRECT;
    if (f->part) return c->begins_upper ? STET_QUOTATION_DIRECT : STET_QUOTATION_MIXED;
    if (c->words <= STET_SCARE_WORDS_MAX && !is_of_somebody(f, c))
        return tells_of_words(f) ? STET_QUOTATION_TERM : STET_QUOTATION_SCARE;
    if (is_stock_phrase(f, c)) return STET_QUOTATION_SCARE;
    bool woven = !c->ends_stop && (is_object(f) || is_voiced_by(f));
    return c->begins_upper && !woven ? STET_QUOTATION_DIRECT : STET_QUOTATION_MIXED;
}

/* the third “final” warning: a noun that could be a cue, were there nothing before */
static bool is_before_noun(const stet_kind_facts *f, const stet_content *c)
{
    uint32_t next = f->item + 1;
    if (f->rule != STET_RULE_AFTER || !stet_is_woven_in(f) || c->words > STET_SCARE_WORDS_MAX || c->ends_comma ||
        c->begins_upper)
        return false;
    return !f->clause->items[next].gap && /* its cue stands after it, so that there is one */
           stet_has(f->clause, next, STET_LEX_CUE_PARTICIPLE | STET_LEX_CUE_NOUN) && f->lang == STET_LANG_EN;
}

/* the, those, his: before what is known to be there, where a stands before what it is said to be */
static bool opens_known_noun(const stet_clause *c, uint32_t i)
{
    return stet_item_is(c, i, "the") || stet_item_is(c, i, "those") || stet_item_is(c, i, "these") ||
           stet_has(c, i, STET_LEX_POSSESSIVE);
}

/* said | the “leather”, said that | the “leather”: whether the clause of somebody's speech begins at item i */
static bool begins_report(const stet_clause *c, uint32_t i)
{
    return i > 0 && (stet_breaks(c, i) || stet_has(c, i - 1, STET_LEX_CUE) || stet_item_is(c, i - 1, "that"));
}

/* “...” peeled, “...” never paid: whether the word at item i is a verb, and no adjective of the noun before it */
static bool is_predicate(const stet_clause *c, uint32_t i)
{
    const uint64_t behind = STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION | STET_LEX_COORDINATOR | STET_LEX_DETERMINER |
                            STET_LEX_ADVERB | STET_LEX_PRONOUN_OTHER;
    if (stet_item_is(c, i, "never") || stet_item_is(c, i, "always")) return true;
    if (!stet_has_past_ending(c, i)) return false;
    return i + 1 >= c->count || c->items[i + 1].gap || stet_has(c, i + 1, behind);
}

/* “temporary” huts have */
static bool has_noun_then_aux(const stet_kind_facts *f)
{
    uint32_t verb = f->item + 2;
    return stet_runs_on(f) && verb < f->clause->count && !f->clause->items[verb].gap &&
           stet_has(f->clause, verb, STET_LEX_AUX);
}

/* said that the “rebels” had left, said the “leather” peeled: words that a clause of somebody's speech is about, which
 * need not be his */
static bool is_subject_there(const stet_kind_facts *f, const stet_content *c)
{
    const stet_clause *row = f->clause;
    uint32_t next = f->item + 1;
    if (f->rule != STET_RULE_BEFORE_GAP && f->rule != STET_RULE_ACCORDING_TO && f->rule != STET_RULE_AFTER_GAP)
        return false;
    if (c->words > STET_SCARE_WORDS_MAX || c->begins_upper || f->lang != STET_LANG_EN) return false;
    if (!stet_is_woven_in(f) || next >= row->count || row->items[next].gap) return false;
    bool aux = stet_has(row, next, STET_LEX_AUX);
    if (!aux && !is_predicate(row, next) && !has_noun_then_aux(f)) return false;
    uint32_t before = f->item - 1;
    if (stet_is_number(row, before)) return aux;                                           /* forty “guests” had */
    if (before > 0 && !row->items[before].gap && !opens_known_noun(row, before)) before--; /* the old “rebels” */
    return opens_known_noun(row, before) && (aux || begins_report(row, before));
}

/* a “right to roam” law */
static bool is_law(const stet_clause *c, uint32_t i)
{
    return stet_item_is(c, i, "law") || stet_item_is(c, i, "laws") || stet_item_is(c, i, "bill");
}

/* its “look and see” sales, the “right to roam” law: a phrase that a noun has for an adjective */
static bool is_phrase_before_noun(const stet_kind_facts *f, const stet_content *c)
{
    if (!stet_is_woven_in(f) || c->words == 1 || c->words >= STOCK_PHRASE_WORDS || c->begins_upper) return false;
    uint32_t next = f->item + 1;
    if (f->lang != STET_LANG_EN || !stet_runs_on(f)) return false;
    if (is_law(f->clause, next)) return true;
    return c->words > STET_SCARE_WORDS_MAX && f->before & STET_LEX_POSSESSIVE && !is_voice_noun(f->clause, next) &&
           !stet_ends_with(f->clause, next, 'e', 'd');
}

/* sought a “risk file”, which ran to: a thing that there is, whatever it is called */
static bool is_thing_there(const stet_kind_facts *f, const stet_content *c)
{
    uint32_t next = f->item + 1;
    if (f->rule != STET_RULE_BEFORE_GAP || c->words > STET_SCARE_WORDS_MAX || c->begins_upper) return false;
    if (!stet_is_woven_in(f) || !stet_is_indefinite(f->clause, f->item - 1)) return false;
    return next < f->clause->count && stet_item_is(f->clause, next, "which") && !is_what_was_named(f);
}

/* „Nein“, sagte Wang: whether a sentence begins with it, and goes on behind a comma outside its marks, as not in
 * English */
static bool stands_before_comma(const stet_kind_facts *f)
{
    uint32_t next = f->item + 1;
    return f->lang != STET_LANG_EN && f->item == 0 && next < f->clause->count &&
           f->clause->items[next].gap & STET_GAP_COMMA;
}

static stet_quotation_kind kind_of_attributed(const stet_kind_facts *f, const stet_content *c)
{
    if (f->lang == STET_LANG_DE && is_object(f) && !c->ends_stop) return STET_QUOTATION_MIXED;
    if (f->rule == STET_RULE_SPLIT && !stet_is_woven_in(f)) return STET_QUOTATION_DIRECT;
    bool opens = f->item == 0 && c->ends_comma && c->words > 2; /* “It is over,” Wang was told by Lee */
    bool stops = c->ends_stop && f->text[f->content.start] > (uint8_t)'9';
    bool sentence = f->introduced || opens || (stops && !is_what_was_named(f)); /* called him “Red Sam.” */
    if (is_before_noun(f, c) || is_subject_there(f, c) || is_thing_there(f, c) || is_phrase_before_noun(f, c))
        return STET_QUOTATION_SCARE;
    if (c->begins_upper && sentence && (c->words > 1 || c->ends_stop || c->ends_comma || stands_before_comma(f)))
        return STET_QUOTATION_DIRECT;
    if (f->introduced && (f->part || follows_colon(f))) return STET_QUOTATION_DIRECT;
    bool word = !f->introduced && !c->begins_upper && c->words == 1 && tells_of_words(f);
    bool beside = f->rule == STET_RULE_BEFORE || f->rule == STET_RULE_BEFORE_GAP;
    if (!word || !beside) return STET_QUOTATION_MIXED;
    return f->rule == STET_RULE_BEFORE_GAP && is_what_was_named(f) ? STET_QUOTATION_MIXED : STET_QUOTATION_TERM;
}

/* What stands right before the quotation's opening mark; 0 where it begins its block. */
static uint32_t rune_before_mark(const stet_kind_facts *f, uint32_t mark_length)
{
    uint32_t open = f->content.start - mark_length;
    return open > f->block.start ? stet_rune_before(f->text, f->block.start, open).code : 0;
}

/* 「...」　: a clause by itself, at a headline's start and followed by a blank or the line's end. It is closed, being
 * no part. */
static bool is_line_or_its_head(const stet_kind_facts *f)
{
    return is_line_of_its_own(f) && stet_is_blank_class(stet_class_at(f->text, stet_after_mark(f), f->block.end));
}

/* Whether the last character is one that shops, halls and firms end in: “拾页书店”. */
static bool ends_like_house(const stet_kind_facts *f)
{
    uint32_t last = stet_rune_before(f->text, f->content.start, f->content.end).code;
    return last == 0x5E97 || last == 0x9928 || last == 0x9986 || last == 0x793E || last == 0x53F7 || last == 0x697C;
}

/* Without blanks and capitals only the marks, what stands before them, and whether somebody says it, tell: 《...》 are
 * a work's. After a colon words stand by themselves, after a comma of their sentence they are woven into it. */
static stet_quotation_kind kind_of_unspaced(const stet_kind_facts *f, const stet_content *c)
{
    stet_rune mark = stet_rune_before(f->text, 0, f->content.start);
    bool attributed = f->rule != STET_RULE_NONE;
    if (mark.code == 0x300A || (mark.code == 0x300E && !attributed)) return STET_QUOTATION_TITLE;
    uint32_t before = rune_before_mark(f, mark.length);
    if (before == 0xFF0C && f->rule == STET_RULE_BEFORE && !c->ends_stop) return STET_QUOTATION_MIXED;
    if (attributed || f->part || before == 0xFF1A || before == ':') return STET_QUOTATION_DIRECT;
    if (before == 0 && is_line_or_its_head(f)) return STET_QUOTATION_DIRECT;
    if (ends_like_house(f)) return STET_QUOTATION_NAME;
    return c->ends_stop || stet_is_longer(f->text, f->content, UNSPACED_SCARE_BYTES) ? STET_QUOTATION_DIRECT
                                                                                     : STET_QUOTATION_SCARE;
}

STET_INTERNAL stet_quotation_kind stet_kind_of(const stet_kind_facts *f, bool *called)
{
    const uint32_t enough = f->rule != STET_RULE_NONE ? STET_CONTENT_WORDS_SPOKEN : STET_CONTENT_WORDS_MAX;
    stet_content c = stet_content_of(f->grid, f->content, f->lang, enough);
    *called = false;
    if (f->lang == STET_LANG_JA || f->lang == STET_LANG_ZH) return kind_of_unspaced(f, &c);
    bool guessed = false;
    stet_quotation_kind kind = STET_QUOTATION_NAME;
    if (!stet_is_nickname(f, &c)) {
        kind = f->rule != STET_RULE_NONE ? stet_kind_called_in_speech(f, &c, &guessed) : stet_kind_called(f, &c);
    }
    *called = kind != STET_QUOTATION_UNKNOWN && (!guessed || kind != STET_QUOTATION_NAME);
    if (kind != STET_QUOTATION_UNKNOWN) return kind;
    if (f->other_story) return STET_QUOTATION_SCARE;
    return f->rule == STET_RULE_NONE ? kind_of_unattributed(f, &c) : kind_of_attributed(f, &c);
}

/* ---- What was called before ---- */

/* Words in marks that are remembered have no more bytes. */
#define KEPT_BYTES_MAX 40u

/* Of the words without the punctuation at their end, their letters of ASCII folded; 0 where none are remembered. */
static uint32_t hash_of(const stet_kind_facts *f)
{
    uint32_t start = f->content.start, end = f->content.end, hash = 2166136261u;
    while (end > start && (f->text[end - 1] == ',' || f->text[end - 1] == '.'))
        end--;
    if (end == start || stet_is_longer(f->text, stet_make_span(start, end), KEPT_BYTES_MAX)) return 0;
    for (uint32_t i = start; i < end; i++)
        hash = (hash ^ stet_fold_ascii(f->text[i])) * 16777619u;
    return hash;
}

static void keep(stet_kinds_kept *kept, uint32_t hash, stet_quotation_kind kind)
{
    if (kept->count == STET_KINDS_KEPT_MAX) kept->counts[kept->kinds[kept->next]]--;
    kept->counts[kind]++;
    kept->hashes[kept->next] = hash;
    kept->kinds[kept->next] = (uint8_t)kind;
    kept->next = (kept->next + 1) % STET_KINDS_KEPT_MAX;
    if (kept->count < STET_KINDS_KEPT_MAX) kept->count++;
}

STET_INTERNAL stet_quotation_kind stet_kind_kept(stet_kinds_kept *kept, const stet_kind_facts *f,
                                                 stet_quotation_kind kind, bool called)
{
    bool thing = kind == STET_QUOTATION_TERM || kind == STET_QUOTATION_TITLE || kind == STET_QUOTATION_NAME;
    bool open = thing || kind == STET_QUOTATION_SCARE || (kind == STET_QUOTATION_MIXED && !f->introduced);
    if (called ? !thing : !open || kept->count == 0) return kind;
    uint32_t hash = hash_of(f);
    for (uint32_t i = 0; i < kept->count && hash; i++) {
        if (kept->hashes[i] != hash) continue;
        bool small = kept->kinds[i] != STET_QUOTATION_TERM && f->text[f->content.start] >= 'a' &&
                     f->text[f->content.start] <= 'z'; /* no name or work */
        return called || small ? kind : (stet_quotation_kind)kept->kinds[i];
    }
    if (called && hash) keep(kept, hash, kind);
    return kind;
}
