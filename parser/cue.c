/* SPDX-License-Identifier: MIT */
#include "cue.h"

#include "german.h"

/* How many words may stand between a weak verb and the quotation that it introduces. */
#define WEAK_REACH 5u

/* The same where the verb says what something is, and the quotation what as. */
#define AS_REACH 14u

/* The same where a colon leads into the quotation. */
#define COLON_REACH 25u

/* A bracket after a speaker's name that belongs to it (D-Vt.) is no longer than this. */
#define BRACKET_BYTES_MAX 40u

/* The cues found so far. */
typedef struct row {
    const stet_clause *c;
    stet_cue *cues;
    uint32_t count;
} row;

static const stet_item *at(const stet_clause *c, uint32_t i)
{
    return &c->items[i];
}

/* ---- Words ---- */

/* Adverbs of the lexicon, and English words in -ly. */
static bool is_adverb(const stet_clause *c, uint32_t i)
{
    const stet_word *w = &at(c, i)->word;
    if (stet_is_quote(c, i)) return false;
    if (w->classes & STET_LEX_ADVERB) return !stet_is_name(c, i);
    if (i > 0 && stet_has(c, i - 1, STET_LEX_DETERMINER) && !at(c, i)->gap) return false; /* the rally | denounced */
    uint32_t n = w->span.end - w->span.start;
    return c->lang == STET_LANG_EN && w->shape == STET_SHAPE_LOWER && n > 4 &&
           !(w->classes & (STET_LEX_ROLE | STET_LEX_CUE)) && stet_ends_with(c, i, 'l', 'y');
}

/* post, call, tweet: the plain form of a verb, which its -s form shows it to be. */
static bool is_plain_form(const stet_clause *c, uint32_t i)
{
    uint8_t bytes[STET_LEXICON_WORD_MAX + 3];
    const stet_span w = at(c, i)->word.span;
    uint32_t n = w.end - w.start;
    if (c->lang != STET_LANG_EN || n > STET_LEXICON_WORD_MAX || stet_has(c, i, STET_LEX_PAST)) return false;
    if (stet_ends_with(c, i, 0, 's') || stet_ends_with(c, i, 'e', 'd')) return false;
    memcpy(bytes, c->text + w.start, n);
    bool hiss = stet_ends_with(c, i, 'c', 'h') || stet_ends_with(c, i, 's', 'h');
    if (hiss) bytes[n++] = 'e'; /* coach, coaches */
    bytes[n++] = 's';
    return (stet_lexicon_find(c->lang, bytes, n) & (STET_LEX_CUE | STET_LEX_CUE_WEAK)) != 0;
}

/* ---- Verbs ---- */

/* claims, notes, warnings: what may be a noun in the plural */
static bool may_be_nouns(const stet_clause *c, uint32_t i)
{
    return stet_has(c, i, STET_LEX_CUE_NOUN) && c->lang == STET_LANG_EN && stet_ends_with(c, i, 0, 's');
}

/* The accused | claims “...”, the accused | claims he: a person, who has no noun, since what follows is what he says */
static bool is_verb_of_participle(const stet_clause *c, uint32_t i)
{
    if (i < 2 || !stet_item_is(c, i - 2, "the") || at(c, i - 1)->gap || i + 1 >= c->count) return false;
    return (i == 2 || stet_breaks(c, i - 2)) &&
           (stet_is_quote(c, i + 1) || stet_has(c, i + 1, STET_LEX_PRONOUN_SUBJECT));
}

/* passed notes, issued warnings: a noun in the plural right behind a verb of the past */
static bool is_object_noun(const stet_clause *c, uint32_t i)
{
    return may_be_nouns(c, i) && stet_has_past_ending(c, i - 1) && !is_verb_of_participle(c, i);
}

/* her last message, the next call */
static bool is_one_of_several(const stet_clause *c, uint32_t i)
{
    return stet_has(c, i, STET_LEX_CUE_NOUN) && (stet_item_is(c, i - 1, "last") || stet_item_is(c, i - 1, "next"));
}

/* Whether the word before item i makes a noun of it: his call, Wang's claims, the last report. */
static bool is_noun_by_word_before(const stet_clause *c, uint32_t i)
{
    const uint64_t before_nouns =
        STET_LEX_DETERMINER | STET_LEX_PREPOSITION | STET_LEX_PRONOUN_OTHER | STET_LEX_NUMBER_WORD;
    if (stet_is_possessive(c, i - 1) || is_object_noun(c, i) || is_one_of_several(c, i)) return true;
    if (i > 1 && stet_item_is(c, i - 1, "only") && stet_is_possessive(c, i - 2)) return true; /* Wang's only reply */
    if (stet_item_is(c, i - 1, "to")) return !stet_has(c, i, STET_LEX_CUE);                   /* went on to say */
    if (!stet_has(c, i - 1, before_nouns) || stet_is_name(c, i - 1)) return false;
    if (stet_has(c, i - 1, STET_LEX_PRONOUN_SUBJECT | STET_LEX_RELATIVE)) return false;
    if (stet_has(c, i - 1, STET_LEX_POSSESSIVE)) return true;
    bool may_be_subject = stet_has(c, i - 1, STET_LEX_PRONOUN_OTHER | STET_LEX_NUMBER_WORD) &&
                          (!is_plain_form(c, i) || stet_has(c, i, STET_LEX_SAY));
    return !may_be_subject; /* another tweeted, many said */
}

/* a déclaré: outside English and German the participle follows its auxiliary. */
static bool is_perfect(const stet_clause *c, uint32_t i)
{
    return c->lang != STET_LANG_EN && i > 0 && !stet_breaks(c, i) && stet_has(c, i, STET_LEX_CUE_PARTICIPLE) &&
           stet_has(c, i - 1, STET_LEX_AUX);
}

/* made claims of, met with cries of: a noun in the plural, which takes what it is of */
static bool is_noun_by_of(const stet_clause *c, uint32_t i)
{
    return may_be_nouns(c, i) && i + 1 < c->count && stet_item_is(c, i + 1, "of");
}

static bool is_cue_verb(const stet_clause *c, uint32_t i)
{
    if (is_perfect(c, i)) return true;
    if (!stet_has(c, i, STET_LEX_CUE | STET_LEX_CUE_WEAK)) return false;
    if (!stet_is_lower(c, i) && !(at(c, i)->gap & STET_GAP_START)) return false;
    if (is_noun_by_of(c, i)) return false;
    if (i == 0 || stet_breaks(c, i) || stet_is_quote(c, i - 1)) return true;
    return !is_noun_by_word_before(c, i);
}

/* The first item of the verb group that ends at i: has also | said. */
static uint32_t group_first(const stet_clause *c, uint32_t i)
{
    uint32_t first = i;
    while (first > 0 && !stet_breaks(c, first) && !stet_is_name(c, first - 1) && !stet_is_contraction(c, first - 1) &&
           (stet_has(c, first - 1, STET_LEX_AUX) || is_adverb(c, first - 1)))
        first--;
    return first;
}

static bool is_infinitive(const stet_clause *c, uint32_t first)
{
    return first > 0 && !stet_breaks(c, first) && stet_item_is(c, first - 1, "to");
}

/* the latest signs; at early-morning rallies */
static bool may_be_plural_noun(const stet_clause *c, const stet_cue *cue)
{
    const stet_subject *s = &cue->subject;
    if (!stet_ends_with(c, cue->last, 0, 's') && !is_plain_form(c, cue->last)) return false;
    if (stet_follows_preposition(c, s)) return true;
    return s->first < s->last && stet_is_lower(c, s->last) &&
           !stet_holds(c, s->first, s->last + 1, STET_LEX_ROLE | STET_LEX_CUE_NOUN);
}

/* A plain form needs a subject in the plural or an auxiliary; else it is a noun: the Wang campaign. */
static bool agrees(const stet_clause *c, const stet_cue *cue)
{
    uint32_t last = cue->subject.last;
    if (stet_holds(c, cue->first, cue->last, STET_LEX_AUX) || stet_has(c, cue->last, STET_LEX_SAY)) return true;
    if (cue->weak && may_be_plural_noun(c, cue)) return false;
    if (stet_is_lower(c, last) && stet_follows_preposition(c, &cue->subject) && may_be_plural_noun(c, cue))
        return false; /* in her opening remarks */
    if (!is_plain_form(c, cue->last)) return true;
    if (stet_has(c, last, STET_LEX_PRONOUN_SUBJECT | STET_LEX_NUMBER_WORD | STET_LEX_RELATIVE)) return true;
    if (stet_holds(c, cue->subject.first, last, STET_LEX_COORDINATOR)) return true;
    if (stet_is_indefinite(c, cue->subject.first)) return false;
    return stet_ends_with(c, last, 0, 's') || stet_has(c, last, STET_LEX_DETERMINER) || stet_item_is(c, last, "people");
}

/* ---- What stands beside a weak verb ---- */

/* as “...”, calificó el plan de «...» */
static bool is_as(const stet_clause *c, uint32_t i)
{
    switch (c->lang) {
    case STET_LANG_ES: return stet_item_is(c, i, "de") || stet_item_is(c, i, "como");
    case STET_LANG_FR: return stet_item_is(c, i, "de") || stet_item_is(c, i, "comme");
    case STET_LANG_IT: return stet_item_is(c, i, "come");
    case STET_LANG_DE: return stet_item_is(c, i, "als") || stet_item_is(c, i, "für");
    default: return stet_item_is(c, i, "as");
    }
}

/* likened, comparing: verbs that say to what something is like; but: , compared to */
static bool is_likening(const stet_clause *c, uint32_t i)
{
    const stet_span w = at(c, i)->word.span;
    if (stet_breaks(c, i) && stet_ends_with(c, i, 'e', 'd')) return false;
    return w.end - w.start > 6 &&
           (memcmp(c->text + w.start, "liken", 5) == 0 || memcmp(c->text + w.start, "compar", 6) == 0);
}

/* described the ground underneath the city as “...”; as being largely “...”; likened it to a “...” */
static bool leads_into_as(const stet_clause *c, uint32_t i, uint32_t q)
{
    bool german = c->lang == STET_LANG_DE;
    if ((!german && !stet_has(c, i, STET_LEX_NAMING)) || q - i > AS_REACH) return false;
    if (german && (stet_holds_gap(c, i + 1, q, STET_GAP_COMMA) || at(c, q)->gap & STET_GAP_DASH))
        return false; /* es gebe Leute, die für „...“ stimmten; stimmt für Brücken – „...“ */
    for (uint32_t k = q; k > i + 1 && q - k < 3; k--) {
        if (is_as(c, k - 1) || (stet_item_is(c, k - 1, "to") && is_likening(c, i))) return true;
    }
    return false;
}

/* Whether a quotation follows that item i can introduce: continued: “...”; described it as “...”; fears “...”. */
static bool leads_into_quote(const stet_clause *c, uint32_t i)
{
    for (uint32_t q = i + 1; q < c->count && q <= i + COLON_REACH; q++) {
        if (!stet_is_quote(c, q)) {
            if (at(c, q)->gap & (STET_GAP_SEMICOLON | STET_GAP_STOP | STET_GAP_CUT)) return false;
            continue;
        }
        uint32_t between = q - i - 1;
        if (at(c, q)->gap & STET_GAP_COLON) return true;
        if (leads_into_as(c, i, q)) return true;
        if (between > WEAK_REACH || stet_holds(c, i + 1, q, STET_LEX_CUE)) return false;
        if (between == 0 || at(c, q)->gap & STET_GAP_COMMA) return true;
        uint32_t before = q - 1;
        if (between > 1 && stet_has(c, before, STET_LEX_DETERMINER)) before--;
        if (c->lang == STET_LANG_DE && stet_has(c, i, STET_LEX_SPEAKING) && stet_item_is(c, before, "von"))
            return true; /* sprach der Minister von einer „...“ */
        if (c->lang == STET_LANG_DE && between == 1 && stet_item_is(c, before, "sich"))
            return true; /* gibt sich „...“ */
        if (c->lang == STET_LANG_DE && between == 2 && stet_item_is(c, before, "mit") && is_adverb(c, i + 1))
            return true;                                                               /* rechnen jedoch mit „...“ */
        bool place = stet_item_is(c, before, "in") || stet_item_is(c, before, "from"); /* went from “buy” to “hold” */
        bool judged =
            c->lang == STET_LANG_EN && stet_has(c, i, STET_LEX_NAMING); /* hailed Wang's “zeal”, him for “it” */
        if (judged && (stet_is_possessive(c, q - 1) || stet_has(c, q - 1, STET_LEX_POSSESSIVE))) return true;
        if (judged && between > 1 && stet_item_is(c, before, "for")) return true;
        return stet_item_is(c, before, "as") || stet_item_is(c, q - 1, "that") ||
               (between == 1 && stet_has(c, before, STET_LEX_PREPOSITION) && !place);
    }
    return false;
}

/* promises that, projects that: what follows makes a verb of speech of any */
static bool leads_into_that(const stet_clause *c, uint32_t i)
{
    for (uint32_t k = i + 1; k < c->count && k <= i + 3 && !stet_breaks(c, k); k++) {
        if (stet_item_is(c, k, "that")) return k == i + 1 || stet_item_is(c, k - 1, "clear"); /* made it clear that */
    }
    return false;
}

/* said by | telephone, wrote by | email: a means, which has no article and is one */
static bool is_means(const stet_clause *c, uint32_t verb, uint32_t noun)
{
    const stet_span w = c->items[noun].word.span;
    return stet_has(c, verb, STET_LEX_SAY) && stet_is_lower(c, noun) && c->text[w.end - 1] != 's' &&
           !stet_has(c, noun,
                     STET_LEX_DETERMINER | STET_LEX_POSSESSIVE | STET_LEX_PRONOUN_OTHER | STET_LEX_NUMBER_WORD);
}

/* measures added by the mayor: a participle */
static bool leads_into_agent(const stet_clause *c, uint32_t i)
{
    if (i + 1 >= c->count || stet_breaks(c, i + 1) || !stet_item_is(c, i + 1, "by")) return false;
    return i + 2 >= c->count || !is_means(c, i, i + 2);
}

static bool is_behind_quote(const stet_clause *c, uint32_t i)
{
    return i > 0 && stet_is_quote(c, i - 1);
}

/* Whether the cue with its subject, which it has, follows a quotation at once, or as in: “...” is how Wang put it. */
static bool follows_quote(const stet_clause *c, const stet_cue *cue)
{
    uint32_t i = cue->subject.first < cue->first ? cue->subject.first : cue->first;
    if (i > 2 && !stet_breaks(c, i) && stet_item_is(c, i - 1, "how") && stet_has(c, i - 2, STET_LEX_BEING)) i -= 2;
    return is_behind_quote(c, i);
}

/* ..., an inquest has heard; ..., survey finds: a finding that a sentence ends with, parted by a comma */
static bool closes_report(const stet_clause *c, const stet_cue *cue)
{
    uint32_t i = cue->last, subject = cue->subject.first;
    if (i + 1 < c->count || cue->form != STET_CUE_AFTER_SUBJECT || subject == 0) return false;
    if (c->items[subject].gap != STET_GAP_COMMA || stet_has(c, subject, STET_LEX_PRONOUN_SUBJECT)) return false;
    return stet_item_is(c, i, "finds") || stet_item_is(c, i, "found") || stet_item_is(c, i, "hears") ||
           stet_item_is(c, i, "heard") || stet_item_is(c, i, "shows") || stet_item_is(c, i, "showed");
}

/* ---- Cues ---- */

static bool subject_of_cue(const row *r, uint32_t n, stet_subject *s)
{
    *s = r->cues[n].subject;
    return stet_has_subject(s) && r->cues[n].form != STET_CUE_ACCORDING;
}

/* Where the clause begins that item i stands in: after the last quotation before it. */
static uint32_t clause_start(const stet_clause *c, uint32_t i)
{
    while (i > 0 && !stet_is_quote(c, i - 1) && !(at(c, i)->gap & STET_GAP_SEMICOLON))
        i--;
    return i;
}

/* A quotation with a comma inside: Wang, noting the “shifts,” | added. */
static bool ends_in_comma(const stet_clause *c, uint32_t i)
{
    return stet_is_quote(c, i) && stet_ends_in_mark(c, i, ",");
}

/* Wang called it a “joke” of the bank | and said: whether a clause runs into the quotation at item i, which others
 * stand before and after, and out of it. */
static bool is_woven_through(const stet_clause *c, uint32_t i)
{
    return stet_is_quote(c, i) && stet_is_woven(c, i) && !stet_breaks(c, i + 1) && !ends_in_comma(c, i);
}

/* said Wang, an aide who came late, | adding: whom the inverted verb before has; the bank, its owner, announced, |
 * calling: whom the verb right before has. */
static bool follows_inversion(const row *r, uint32_t start, uint32_t verb, stet_subject *s)
{
    if (r->count == 0 || r->c->lang != STET_LANG_EN || !stet_has(r->c, verb, STET_LEX_CUE_PARTICIPLE)) return false;
    const stet_cue *before = &r->cues[r->count - 1];
    if (before->first < start || before->weak || !stet_has_subject(&before->subject)) return false;
    *s = before->subject;
    if (before->form == STET_CUE_AFTER_SUBJECT) return before->last + 1 == verb && stet_breaks(r->c, verb);
    return before->form == STET_CUE_BEFORE_SUBJECT && !stet_has(r->c, before->first, STET_LEX_BEING);
}

/* The subject that a verb without one shares: of the clause it stands in, of a cue before, or of the sentence. */
static bool shared_subject(const row *r, uint32_t verb, stet_subject *s)
{
    uint32_t start = clause_start(r->c, verb);
    while (start > 1 && is_woven_through(r->c, start - 1))
        start = clause_start(r->c, start - 1);
    bool joined = !stet_breaks(r->c, verb) || stet_has(r->c, verb, STET_LEX_CUE_PARTICIPLE); /* not: X, I guess, said */
    if (joined && stet_subject_of_last_clause(r->c, start, verb, s)) return true;
    if (follows_inversion(r, start, verb, s)) return true;
    if (stet_subject_of_clause(r->c, start, verb, s)) return true;
    for (uint32_t n = r->count; n > 0; n--) {
        if (r->cues[n - 1].weak || !subject_of_cue(r, n - 1, s)) continue;
        stet_subject noun; /* Wang, who called it “over,” | said he would */
        if (stet_is_quote(r->c, verb - 1) && s->first == s->last && stet_is_relative(r->c, s->first) &&
            stet_antecedent(r->c, s->first, &noun))
            *s = noun;
        return true;
    }
    if (start > 0 && stet_subject_of_clause(r->c, 0, verb, s)) return true;
    return r->count > 0 && subject_of_cue(r, r->count - 1, s);
}

/* nach Angaben der Polizei; laut needs no such noun, and is no other preposition. */
static bool leads_to_speech_noun(const stet_clause *c, uint32_t i)
{
    const stet_span w = c->items[i].word.span;
    if (c->lang != STET_LANG_DE || w.end - w.start != 4 || stet_fold_ascii(c->text[w.start]) != 'n') return true;
    for (uint32_t k = i + 1; k < c->count && k <= i + 3 && !stet_breaks(c, k); k++) {
        const stet_span s = c->items[k].word.span;
        if (stet_has(c, k, STET_LEX_CUE_NOUN) ||
            (stet_lexicon_find_tail(c->text + s.start, s.end - s.start) & STET_LEX_CUE_NOUN))
            return true;
    }
    return false;
}

/* According to Wang, | the hall shows it: what no comma ends explains nobody, but begins the sentence's main clause. */
static void leave_main_clause(const stet_clause *c, stet_subject *s)
{
    uint32_t next = s->last + 1, comma = s->last;
    if (next >= c->count || stet_breaks(c, next)) return;
    while (comma > s->first && !(at(c, comma)->gap & STET_GAP_COMMA))
        comma--;
    if (comma > s->first) s->last = comma - 1;
}

/* laut „Woche“, laut dem „Boten“; dem „Boten“ zufolge: a German house's name in marks */
static bool read_house(const stet_clause *c, uint32_t i, stet_cue *cue)
{
    uint32_t name = i + 1;
    if (stet_item_is(c, i, "zufolge")) {
        if (!is_behind_quote(c, i) || stet_breaks(c, i)) return false;
        name = i - 1;
        cue->subject.first = name - (name > 0 && stet_has(c, name - 1, STET_LEX_DETERMINER));
    } else {
        if (!stet_item_is(c, i, "laut")) return false;
        cue->subject.first = name;
        if (name < c->count && stet_has(c, name, STET_LEX_DETERMINER)) name++;
        if (name >= c->count || !stet_is_quote(c, name) || stet_breaks(c, name)) return false;
    }
    cue->subject.last = name;
    return true;
}

/* according to Wang; laut Wang */
static bool read_according(const stet_clause *c, uint32_t i, stet_cue *cue)
{
    if (!stet_has(c, i, STET_LEX_ACCORDING)) return false;
    cue->first = cue->last = i;
    cue->form = STET_CUE_ACCORDING;
    if (stet_item_is(c, i, "according")) {
        if (i + 1 >= c->count || !stet_item_is(c, i + 1, "to")) return false;
        cue->last = i + 1;
    }
    if (c->lang == STET_LANG_DE && read_house(c, i, cue)) return true;
    if (stet_item_is(c, i, "zufolge")) return stet_subject_before(c, i, &cue->subject);
    if (c->lang == STET_LANG_DE && !stet_has(c, i, STET_LEX_PREPOSITION)) return false; /* demnach */
    if (!leads_to_speech_noun(c, i)) return false;
    if (!stet_subject_after(c, cue->last, &cue->subject)) return false;
    if (at(c, i)->gap & STET_GAP_START) leave_main_clause(c, &cue->subject);
    uint32_t verb = cue->subject.last + 1; /* Per Holloway said: a first name */
    return !(c->lang == STET_LANG_EN && stet_is_capital(c, i) && verb < c->count && !stet_breaks(c, verb) &&
             stet_has(c, verb, STET_LEX_SAY));
}

/* “...” suggests that: what follows is no subject. */
static bool opens_clause_after(const stet_clause *c, uint32_t verb)
{
    return c->lang == STET_LANG_EN && verb + 1 < c->count && stet_is_lower(c, verb + 1) &&
           stet_has(c, verb + 1, STET_LEX_CONJUNCTION | STET_LEX_RELATIVE) &&
           !stet_has(c, verb + 1, STET_LEX_COORDINATOR);
}

/* It has left the town, insists Wang, whose house burned: whether a noun that names nobody stands before the comma. */
static bool is_behind_thing(const stet_clause *c, uint32_t verb)
{
    stet_subject s;
    if (!(at(c, verb)->gap & STET_GAP_COMMA) || is_plain_form(c, verb)) return false;
    if (!stet_subject_before(c, verb, &s)) return true;
    return !stet_has_office(c, s.first, s.last + 1) && stet_form_of(c, s.first, s.last) == STET_FORM_NOUN &&
           !stet_has(c, verb, STET_LEX_NAMING);
}

/* told Wang: whom it was told, and never who told it */
static bool is_telling(const stet_clause *c, uint32_t i)
{
    return c->lang == STET_LANG_EN && (stet_item_is(c, i, "told") || stet_item_is(c, i, "tells"));
}

/* Wang, citing “two aides,” said | the bank may close: whether what follows the verb is the subject of another. */
static bool has_verb_of_its_own(const stet_clause *c, const stet_subject *s)
{
    uint32_t next = s->last + 1;
    if (c->lang != STET_LANG_EN || next >= c->count || at(c, next)->gap) return false;
    if (!stet_is_lower(c, next) || !stet_has(c, next, STET_LEX_AUX)) return false;
    return memcmp(c->text + at(c, next)->word.span.start, "wh", 2) != 0; /* not: said a clerk who's old */
}

/* Whether the subject follows its verb here: “...,” said Wang. */
static bool is_inverted(const stet_clause *c, const stet_cue *cue)
{
    bool after_quote = is_behind_quote(c, cue->first);
    if (c->lang == STET_LANG_EN && after_quote && stet_is_woven(c, cue->first - 1) &&
        (stet_holds(c, cue->first, cue->last, STET_LEX_AUX) || !stet_has(c, cue->last, STET_LEX_SAY)))
        return false;
    if (after_quote && cue->first == cue->last && !stet_has(c, cue->last, STET_LEX_SAY) && is_plain_form(c, cue->last))
        return false; /* “...,” campaign chairman Wang said */
    if (after_quote && stet_is_woven(c, cue->first - 1) && cue->last + 2 < c->count &&
        stet_has(c, cue->last + 1, STET_LEX_PRONOUN_SUBJECT) && stet_has(c, cue->last + 2, STET_LEX_AUX))
        return false; /* Wang, who called it “over,” said he would */
    if (is_telling(c, cue->last)) return false;
    if (cue->first == 0 || after_quote) return true;
    if (!stet_breaks(c, cue->first)) return false;
    if (c->lang != STET_LANG_EN) return true;
    if (cue->first < cue->last || cue->weak) return false;
    if (!stet_has(c, cue->last, STET_LEX_SAY) && !is_behind_thing(c, cue->last)) return false;
    stet_subject s; /* “...” about it, said Wang. */
    if (!stet_subject_after(c, cue->last, &s)) return false;
    uint32_t start = clause_start(c, cue->first), next = s.last + 1;
    bool ends = next >= c->count || at(c, next)->gap & (STET_GAP_COMMA | STET_GAP_COLON) ||
                (start > 0 && stet_is_quote(c, next));
    bool office = next >= c->count && stet_has(c, cue->last, STET_LEX_SAY) && stet_has_office(c, s.first, next);
    return ends && start < cue->first && (office || stet_form_of(c, s.first, s.last) == STET_FORM_NAME);
}

/* A site with the title “...” | claims that: whether the verb follows a quotation that its subject ends with. */
static bool is_behind_title(const stet_clause *c, const stet_cue *cue)
{
    uint32_t first = cue->first;
    return c->lang == STET_LANG_EN && first > 1 && is_woven_through(c, first - 1) &&
           stet_has(c, first - 2, STET_LEX_TITLE_INTRO | STET_LEX_NAMED) && leads_into_that(c, cue->last);
}

/* “...” is | all Wang would say: whether a subject begins with what is said. */
static bool is_all_that(const stet_clause *c, const stet_subject *s)
{
    return c->lang == STET_LANG_EN && s->first > 0 && s->first < s->last && stet_item_is(c, s->first, "all") &&
           stet_has(c, s->first - 1, STET_LEX_BEING);
}

static bool find_subject(const row *r, stet_cue *cue)
{
    const stet_clause *c = r->c;
    bool after_quote = is_behind_quote(c, cue->first);
    bool object_after =
        c->lang != STET_LANG_EN && stet_has(c, cue->last, STET_LEX_NAMING) && !after_quote; /* calificó el plan de */
    if (!object_after && is_inverted(c, cue) && !opens_clause_after(c, cue->last) &&
        stet_subject_after(c, cue->last, &cue->subject) && !has_verb_of_its_own(c, &cue->subject)) {
        cue->form = STET_CUE_BEFORE_SUBJECT;
        return true;
    }
    cue->form = STET_CUE_AFTER_SUBJECT;
    if (stet_subject_before(c, cue->first, &cue->subject)) {
        if (c->lang == STET_LANG_EN) stet_begin_behind_quote(c, &cue->subject);
        if (is_all_that(c, &cue->subject)) cue->subject.first++;
        return agrees(c, cue);
    }
    if (c->lang != STET_LANG_EN && !object_after && stet_subject_after(c, cue->last, &cue->subject)) {
        cue->form = STET_CUE_BEFORE_SUBJECT;
        return true;
    }
    cue->form = STET_CUE_SHARED_SUBJECT;
    bool joined = cue->first > 0 && (stet_has(c, cue->first - 1, STET_LEX_COORDINATOR) || stet_breaks(c, cue->first) ||
                                     ends_in_comma(c, cue->first - 1) || is_behind_title(c, cue));
    return joined && !is_plain_form(c, cue->last) && shared_subject(r, cue->first, &cue->subject);
}

/* Verbs of which the subject is told a thing, rather than telling it. */
static bool is_passive(const stet_clause *c, const stet_cue *cue)
{
    uint32_t first = cue->first;
    if (first > 0 && !stet_breaks(c, first) && stet_is_contraction(c, first - 1)) /* they're called */
        return !stet_has(c, cue->last, STET_LEX_SAY) &&
               (stet_ends_with(c, first - 1, 'r', 'e') || stet_ends_with(c, first - 1, 0, 's'));
    return stet_holds(c, cue->first, cue->last, STET_LEX_BEING);
}

/* was dismissed as “...” by Wang: the item "by" behind the quotation, or STET_NONE */
static uint32_t agent_behind_quote(const stet_clause *c, uint32_t verb)
{
    bool accused = verb + 2 < c->count && stet_is_quote(c, verb + 2) && stet_item_is(c, verb + 1, "of");
    if (!stet_has(c, verb, STET_LEX_NAMING) && !accused) return STET_NONE;
    for (uint32_t i = verb + 1; i + 2 < c->count && i <= verb + WEAK_REACH; i++) {
        if (stet_is_quote(c, i)) return stet_item_is(c, i + 1, "by") ? i + 1 : STET_NONE;
        if (stet_breaks(c, i)) return STET_NONE;
    }
    return STET_NONE;
}

/* by | Wang, the mayor; by those who built it is how all call it */
static bool read_agent_behind(const stet_clause *c, uint32_t by, stet_subject *s)
{
    if (!stet_subject_after(c, by, s)) return false;
    return stet_has_office(c, s->first, s->last + 1) || stet_form_of(c, s->first, s->last) == STET_FORM_NAME;
}

/* was accused by Wang of “...”: the subject, where a charge in marks follows it */
static bool read_accuser(const stet_clause *c, uint32_t by, stet_subject *s)
{
    if (!stet_subject_after(c, by, s)) return false;
    uint32_t of = s->last + 1;
    return of + 1 < c->count && stet_item_is(c, of, "of") && stet_is_quote(c, of + 1);
}

/* was told by the mayor; of was asked nobody is named as the speaker. */
static bool read_passive(const stet_clause *c, stet_cue *cue)
{
    bool asked = stet_item_is(c, cue->last, "asked") || stet_item_is(c, cue->last, "told");
    if (c->lang != STET_LANG_EN || stet_breaks(c, cue->first)) return false;
    uint32_t behind = agent_behind_quote(c, cue->last);
    cue->form = STET_CUE_AFTER_SUBJECT;
    if (behind != STET_NONE) return read_agent_behind(c, behind, &cue->subject);
    bool agent = leads_into_agent(c, cue->last);
    uint64_t verbs = STET_LEX_NAMING | STET_LEX_SAY;
    if (is_behind_quote(c, cue->first)) verbs |= STET_LEX_CUE;
    cue->form = STET_CUE_BEFORE_SUBJECT;
    if (!asked && (!agent || !stet_has(c, cue->last, verbs))) /* but: described by Wang */
        return agent && read_accuser(c, cue->last + 1, &cue->subject);
    return !agent || stet_subject_after(c, cue->last + 1, &cue->subject);
}

/* “...,” the Herald quoted Wang as saying: whether another verb follows, of the one who is quoted */
static bool quotes_as_saying(const stet_clause *c, uint32_t i)
{
    if (!(stet_item_is(c, i, "quoted") || stet_item_is(c, i, "quotes"))) return false;
    uint32_t last = i + 1 < c->count && !stet_breaks(c, i + 1) ? stet_noun_forward(c, i + 1) : STET_NONE;
    return last != STET_NONE && last + 2 < c->count && !stet_breaks(c, last + 1) && stet_item_is(c, last + 1, "as") &&
           stet_has(c, last + 2, STET_LEX_CUE_PARTICIPLE);
}

/* a visibly | shaken Wang: a form that is no verb without its auxiliary */
static bool is_bare_participle(const stet_clause *c, const stet_cue *cue)
{
    uint32_t i = cue->last;
    return cue->first == i && stet_ends_with(c, i, 'e', 'n') && c->lang == STET_LANG_EN &&
           !stet_has(c, i, STET_LEX_CUE) && i > 0 && !stet_breaks(c, i) && !stet_is_quote(c, i - 1) &&
           !is_plain_form(c, i);
}

/* a stone described by Wang as “...”: who says what something is, behind a participle */
static bool read_namer(const stet_clause *c, uint32_t verb, stet_cue *cue)
{
    if (!stet_has(c, verb, STET_LEX_NAMING) || !stet_subject_after(c, verb + 1, &cue->subject)) return false;
    uint32_t as = cue->subject.last + 1;
    cue->form = STET_CUE_BEFORE_SUBJECT;
    return as + 1 < c->count && is_as(c, as) && (stet_is_quote(c, as + 1) || stet_has(c, as + 1, STET_LEX_DETERMINER));
}

static bool read_verb(const row *r, uint32_t i, stet_cue *cue)
{
    const stet_clause *c = r->c;
    if (!is_cue_verb(c, i)) return false;
    cue->last = i;
    cue->first = group_first(c, i);
    if (is_bare_participle(c, cue)) return false;
    cue->weak = !stet_has(c, i, STET_LEX_CUE | STET_LEX_SPEAKING) && !is_perfect(c, i);
    if (leads_into_that(c, i)) cue->weak = false;
    bool puts_it = c->lang == STET_LANG_EN && i + 1 < c->count && !stet_breaks(c, i + 1) &&
                   (stet_item_is(c, i, "put") || stet_item_is(c, i, "puts")) && stet_item_is(c, i + 1, "it");
    if (puts_it) { /* as Wang put it */
        cue->last = i + 1;
        cue->weak = false;
        return find_subject(r, cue);
    }
    if (is_passive(c, cue)) return read_passive(c, cue);
    if (stet_ends_with(c, i, 'e', 'd') && i + 1 < c->count && stet_is_quote(c, i + 1)) { /* once called “...” by Wang */
        uint32_t by = agent_behind_quote(c, i);
        if (by != STET_NONE && read_agent_behind(c, by, &cue->subject)) return true;
    }
    if (leads_into_agent(c, i)) return read_namer(c, i, cue);
    if (is_infinitive(c, cue->first)) {
        cue->form = STET_CUE_SHARED_SUBJECT;
        bool leads = leads_into_quote(c, i) || leads_into_that(c, i) || stet_has(c, i, STET_LEX_SAY);
        return !cue->weak && leads && shared_subject(r, cue->first - 1, &cue->subject);
    }
    bool leads = !cue->weak || leads_into_quote(c, i);
    if (!leads && clause_start(c, i) == 0) return false;
    return find_subject(r, cue) && (leads || follows_quote(c, cue) || closes_report(c, cue)) && !quotes_as_saying(c, i);
}

/* released a statement | saying; to reporters | saying: whether the noun beside a participle is no subject of it. */
static bool is_object_or_place(const stet_clause *c, const stet_subject *s)
{
    if (s->first == 0 || stet_breaks(c, s->first) || stet_is_quote(c, s->first - 1)) return false;
    if (stet_follows_preposition(c, s))
        return !stet_item_is(c, s->first - 1, "of") && !stet_item_is(c, s->first - 1, "by");
    return stet_has(c, s->last, STET_LEX_CUE_NOUN) &&
           !stet_has(c, s->first - 1, STET_LEX_CONJUNCTION | STET_LEX_COORDINATOR | STET_LEX_PREPOSITION);
}

/* with Wang saying; a sign saying */
static bool subject_beside_participle(const stet_clause *c, uint32_t i, stet_subject *s)
{
    const uint64_t no_subject = STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION | STET_LEX_COORDINATOR | STET_LEX_ADVERB;
    if (i == 0 || stet_breaks(c, i) || stet_is_quote(c, i - 1)) return false;
    if (stet_has(c, i - 1, no_subject)) return false;
    return stet_subject_beside(c, i, s);
}

/* ... and Wang saying X and adding: the participle before gives its subject. */
static bool subject_of_participle_before(const row *r, uint32_t i, stet_subject *s)
{
    if (i == 0 || !stet_has(r->c, i - 1, STET_LEX_COORDINATOR) || r->count == 0) return false;
    *s = r->cues[r->count - 1].subject;
    return r->cues[r->count - 1].participle;
}

/* called the temporary | warning “...”: a noun, which a verb that says what something is has as its object */
static bool is_what_is_called(const stet_clause *c, uint32_t i, const stet_subject *s)
{
    return i + 1 < c->count && stet_is_quote(c, i + 1) && !stet_breaks(c, i + 1) && s->first > 0 &&
           !stet_breaks(c, s->first) && stet_has(c, s->first - 1, STET_LEX_NAMING) &&
           stet_has(c, s->first, STET_LEX_DETERMINER | STET_LEX_POSSESSIVE) && stet_is_lower(c, s->last) &&
           !stet_has(c, s->last, STET_LEX_ROLE | STET_LEX_CUE_NOUN);
}

/* Wang can be heard | saying; Wang was seen | shouting; but who is heard in: they heard | shouting? */
static bool is_heard(const stet_clause *c, uint32_t i)
{
    if (i < 2 || stet_breaks(c, i) || stet_breaks(c, i - 1)) return false;
    return stet_item_is(c, i - 1, "heard") || stet_item_is(c, i - 1, "seen");
}

/* The Herald quoted Wang as | saying, described him as | saying: the one who is quoted, behind the last such verb. */
static bool subject_quoted(const stet_clause *c, uint32_t i, stet_subject *s)
{
    if (i < 3 || stet_breaks(c, i) || stet_breaks(c, i - 1) || !stet_item_is(c, i - 1, "as")) return false;
    uint32_t last = i - 2, verb = last;
    while (!stet_has(c, verb, STET_LEX_NAMING) && !stet_item_is(c, verb, "quoted") &&
           !stet_item_is(c, verb, "quotes")) {
        if (verb == 0 || stet_breaks(c, verb)) return false;
        verb--;
    }
    if (verb == last) { /* Wang was quoted as | saying */
        uint32_t first = group_first(c, verb);
        return first < verb && stet_has(c, verb - 1, STET_LEX_BEING) && stet_subject_before(c, first, s);
    }
    s->first = verb + 1;
    s->last = last;
    bool pronoun = verb + 1 == last && stet_has(c, last, STET_LEX_PRONOUN_OTHER);
    if (pronoun && stet_ends_with(c, last, 'l', 'f'))
        return stet_subject_before(c, group_first(c, verb), s); /* himself */
    return pronoun || stet_noun_backward(c, last) <= verb + 1;
}

static bool read_participle(const row *r, uint32_t i, stet_cue *cue)
{
    const stet_clause *c = r->c;
    if (!stet_has(c, i, STET_LEX_CUE_PARTICIPLE) || c->lang != STET_LANG_EN) return false;
    cue->participle = true;
    cue->last = i;
    cue->first = group_first(c, i);
    cue->weak = !stet_has(c, i, STET_LEX_SAYING | STET_LEX_SPEAKING);
    if (cue->weak && !leads_into_quote(c, i)) return false;
    if (i > 0 && !stet_breaks(c, i) && stet_has(c, i - 1, STET_LEX_DETERMINER)) return false;
    cue->form = STET_CUE_AFTER_SUBJECT;
    bool contracted = cue->first > 0 && !stet_breaks(c, cue->first) && stet_is_contraction(c, cue->first - 1);
    if (contracted || stet_holds(c, cue->first, i, STET_LEX_AUX))
        return stet_subject_before(c, cue->first, &cue->subject);
    cue->first = i;
    if (is_heard(c, i))
        return stet_has(c, i - 2, STET_LEX_BEING) && stet_subject_before(c, group_first(c, i - 1), &cue->subject);
    if (subject_quoted(c, i, &cue->subject)) {
        cue->participle = false;
        return true;
    }
    bool beside = subject_beside_participle(c, i, &cue->subject);
    stet_subject noun = cue->subject;
    if (beside && is_what_is_called(c, i, &noun)) return false;
    if (beside && cue->weak && stet_follows_preposition(c, &noun)) return false; /* before a hearing */
    if (beside && !is_object_or_place(c, &noun)) return true;
    cue->form = STET_CUE_SHARED_SUBJECT;
    if (subject_of_participle_before(r, i, &cue->subject) || shared_subject(r, i, &cue->subject)) return true;
    cue->form = STET_CUE_AFTER_SUBJECT;
    cue->subject = noun;
    return beside;
}

/* ---- Cues inside what others say ---- */

/* Wang said she and | her aides thought: whether a coordinator that follows a cue joins two nouns. */
static bool joins_subjects(const stet_clause *c, uint32_t after, uint32_t coordinator)
{
    if (stet_breaks(c, coordinator) || stet_breaks(c, coordinator + 1)) return false;
    return coordinator > after + 1 &&
           !stet_holds(c, after + 1, coordinator, STET_LEX_AUX | STET_LEX_CUE | STET_LEX_CUE_WEAK);
}

/* Wang said she met Li, whom | he called; Wang said she met Li, | who called */
static bool leads_into_relative(const stet_clause *c, uint32_t after, uint32_t first)
{
    uint32_t i = stet_is_relative(c, first) || first == after + 1 ? first : first - 1;
    return stet_is_relative(c, i) && at(c, i)->gap & STET_GAP_COMMA;
}

/* Whether words between two cues show that the second begins a clause of its own: Wang said X, but Li thinks Y. */
static bool begins_anew(const stet_clause *c, uint32_t after, uint32_t first)
{
    for (uint32_t i = after + 1; i <= first; i++) {
        if (stet_is_quote(c, i) || at(c, i)->gap & (STET_GAP_SEMICOLON | STET_GAP_COLON | STET_GAP_DASH)) return true;
        if (stet_item_is(c, i, "though") || stet_item_is(c, i, "although")) return true;
    }
    for (uint32_t i = first; i > after + 1 && i + 2 > first; i--) {
        if (stet_has(c, i - 1, STET_LEX_COORDINATOR)) return !joins_subjects(c, after, i - 1);
    }
    return false;
}

/* Whether a cue stands in a clause that a comma ends: when Wang called, Li said. */
static bool is_closed_by_comma(const stet_clause *c, const stet_cue *before, uint32_t first)
{
    uint32_t start = before->subject.first < before->first ? before->subject.first : before->first;
    return at(c, first)->gap & STET_GAP_COMMA && clause_start(c, start) < start;
}

/* The Herald quoted him | as saying: what he says is not what the Herald does. */
static bool is_as_saying(const stet_clause *c, const stet_cue *cue)
{
    return cue->first > 0 && cue->subject.last + 2 == cue->first && stet_item_is(c, cue->first - 1, "as") &&
           stet_has(c, cue->last, STET_LEX_CUE_PARTICIPLE);
}

static uint8_t outer_cue(const row *r, const stet_cue *cue)
{
    if (cue->form == STET_CUE_SHARED_SUBJECT || is_as_saying(r->c, cue)) return STET_NO_CUE;
    uint32_t first = cue->subject.first < cue->first ? cue->subject.first : cue->first, n = r->count;
    while (n > 0 && !stet_has(r->c, r->cues[n - 1].last, STET_LEX_CUE | STET_LEX_SAYING))
        n--;
    if (n == 0 || r->cues[n - 1].last >= first) return STET_NO_CUE;
    const stet_cue *before = &r->cues[n - 1];
    bool own = !cue->weak || stet_has(r->c, cue->last, STET_LEX_NAMING);
    if (own && leads_into_relative(r->c, before->last, first)) return STET_NO_CUE;
    if (begins_anew(r->c, before->last, first) || is_closed_by_comma(r->c, before, first)) return STET_NO_CUE;
    return (uint8_t)(n - 1);
}

/* ---- Spans ---- */

static bool is_in_bracket(uint8_t byte)
{
    uint8_t lower = byte | 0x20;
    return (lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9') || byte == ' ' || byte == '.' || byte == '-';
}

STET_INTERNAL uint32_t stet_end_with_bracket(const stet_clause *c, uint32_t end)
{
    uint32_t i = end + 2;
    if (i >= c->span.end || c->text[end] != ' ' || c->text[end + 1] != '(') return end;
    uint32_t stop = c->span.end - i > BRACKET_BYTES_MAX ? i + BRACKET_BYTES_MAX : c->span.end;
    while (i < stop && is_in_bracket(c->text[i]))
        i++;
    return i < stop && c->text[i] == ')' ? i + 1 : end;
}

static stet_span speaker_span(const stet_clause *c, const stet_subject *s)
{
    const stet_word *last = &at(c, s->last)->word;
    stet_span span = stet_make_span(at(c, s->first)->word.span.start, last->span.end);
    if (stet_is_contraction(c, s->last)) return stet_make_span(span.start, stet_end_of_pronoun(c, s->last));
    bool ends_sentence = s->last + 1 >= c->count || (at(c, s->last + 1)->gap & STET_GAP_STOP);
    if (last->dot && !ends_sentence && stet_word_is_capital(last) &&
        stet_has(c, s->last, STET_LEX_ABBREVIATION | STET_LEX_ABBREVIATION_END))
        span.end++;
    return stet_is_name(c, s->last) ? stet_make_span(span.start, stet_end_with_bracket(c, span.end)) : span;
}

/* sagte | Bauer, | Bauer sagte: an office alone, without the article that a German noun has in the singular: a surname.
 */
static bool is_surname(const stet_clause *c, const stet_cue *cue)
{
    uint32_t i = cue->subject.first;
    const stet_span w = at(c, i)->word.span;
    if (c->lang != STET_LANG_DE || i != cue->subject.last || stet_ends_with(c, cue->first, 0, 'n')) return false;
    if (cue->form != STET_CUE_BEFORE_SUBJECT && !stet_has(c, cue->last, STET_LEX_SAY) &&
        !stet_item_is(c, cue->first, "so"))
        return false;
    const uint64_t thing = STET_LEX_TITLE_INTRO | STET_LEX_NAME_INTRO | STET_LEX_CUE_NOUN; /* Zeitung, Bericht */
    uint64_t classes = stet_lexicon_find(c->lang, c->text + w.start, w.end - w.start);
    return (classes & (STET_LEX_ROLE | thing)) == STET_LEX_ROLE && !stet_ends_with(c, i, 0, 'n');
}

static void fill_spans(const stet_clause *c, stet_cue *cue)
{
    cue->cue = stet_make_span(at(c, cue->first)->word.span.start, at(c, cue->last)->word.span.end);
    if (!stet_has_subject(&cue->subject)) return;
    if (cue->subject.last + 1 == cue->first && stet_is_contraction(c, cue->subject.last)) /* he | 's saying */
        cue->cue.start = stet_end_of_pronoun(c, cue->subject.last);
    cue->speaker = speaker_span(c, &cue->subject);
    stet_subject noun;
    if (cue->subject.first == cue->subject.last && stet_is_relative(c, cue->subject.first) &&
        stet_antecedent(c, cue->subject.first, &noun))
        cue->antecedent = speaker_span(c, &noun);
    cue->speaker_form = (uint8_t)stet_form_of(c, cue->subject.first, cue->subject.last);
    if (is_surname(c, cue)) cue->speaker_form = STET_FORM_NAME;
}

/* Mr Wang condemned what he | called: whether a pronoun can stand for the subject of the cue around its own */
static bool agrees_with_outer(const stet_clause *c, uint32_t pronoun, const stet_subject *outer)
{
    const uint64_t genders = STET_LEX_MASCULINE | STET_LEX_FEMININE;
    if (stet_holds(c, outer->first, outer->last + 1, STET_LEX_COORDINATOR)) return false;
    uint64_t own = at(c, pronoun)->word.classes & genders;
    return own != 0 && !stet_has(c, outer->first, genders & ~own);
}

/* Wang condemned what he | called: the pronoun stands for the one whose verb has all of that for its object. */
static void refer_to_outer(const row *r, stet_cue *cue)
{
    uint32_t pronoun = cue->subject.first; /* not the row's first item: the outer cue stands before */
    if (cue->outer == STET_NO_CUE || cue->speaker_form != STET_FORM_PRONOUN) return;
    const stet_cue *outer = &r->cues[cue->outer];
    if (outer->speaker_form != STET_FORM_NAME || !stet_item_is(r->c, pronoun - 1, "what")) return;
    if (agrees_with_outer(r->c, pronoun, &outer->subject)) cue->antecedent = outer->speaker;
}

static bool read_german(const row *r, uint32_t i, stet_cue *cue)
{
    if (!stet_read_german(r->c, i, cue)) return false;
    bool words = cue->last > cue->first; /* mit den Worten, after a verb with its own subject */
    if (cue->form == STET_CUE_SHARED_SUBJECT &&
        (!words || !r->count || !subject_of_cue(r, r->count - 1, &cue->subject)) &&
        !stet_german_subject_shared(r->c, i, &cue->subject) && !shared_subject(r, i, &cue->subject))
        return false;
    return !cue->weak || leads_into_quote(r->c, i) || follows_quote(r->c, cue);
}

/* affirme-t-elle: the verb and its pronoun are one word. */
static bool read_french_inversion(const stet_clause *c, uint32_t i, stet_cue *cue)
{
    const stet_span w = c->items[i].word.span;
    const uint8_t *t = c->text;
    uint32_t pronoun = w.end;
    if (c->lang != STET_LANG_FR || stet_is_quote(c, i) || !stet_is_lower(c, i)) return false;
    while (pronoun > w.start && t[pronoun - 1] != '-')
        pronoun--;
    if (pronoun == w.start) return false;
    uint32_t verb = pronoun - 1;
    if (!(stet_lexicon_find(c->lang, t + pronoun, w.end - pronoun) & STET_LEX_PRONOUN_SUBJECT)) return false;
    if (verb - w.start > 2 && t[verb - 1] == 't' && t[verb - 2] == '-') verb -= 2;
    if (!(stet_lexicon_find(c->lang, t + w.start, verb - w.start) & (STET_LEX_CUE | STET_LEX_CUE_WEAK))) return false;
    cue->first = cue->last = i;
    cue->form = STET_CUE_BEFORE_SUBJECT;
    cue->cue = stet_make_span(w.start, verb);
    cue->speaker = stet_make_span(pronoun, w.end);
    cue->speaker_form = STET_FORM_PRONOUN;
    return true;
}

/* Reads the cue that item i ends, or begins, in one of the ways there are. */
static bool read_cue(const row *r, uint32_t i, stet_cue *cue)
{
    const stet_cue none = stet_empty_cue();
    *cue = none;
    if (read_according(r->c, i, cue)) return true;
    *cue = none;
    if (r->c->lang == STET_LANG_DE) return read_german(r, i, cue);
    if (read_verb(r, i, cue)) return true;
    *cue = none;
    return read_participle(r, i, cue);
}

/* said (Reporting by Lee; “...”: whether a cue found its own word for its subject, as that of the cue before. */
static bool is_own_subject(const stet_cue *cue)
{
    return stet_has_subject(&cue->subject) && cue->subject.first <= cue->last && cue->subject.last >= cue->first;
}

#define MAY_BE_CUE (STET_LEX_CUE | STET_LEX_CUE_WEAK | STET_LEX_CUE_PARTICIPLE | STET_LEX_ACCORDING)

/* The items that can be cues, a bit each. In French any can, with its pronoun. */
static uint64_t find_candidates(const stet_clause *c)
{
    const bool any = c->lang == STET_LANG_FR;
    uint64_t bits = 0;
    for (uint32_t i = 0; i < c->count; i++)
        bits |= (uint64_t)(any | stet_has(c, i, MAY_BE_CUE)) << i;
    return bits;
}

STET_INTERNAL uint32_t stet_find_cues(const stet_clause *c, stet_cue *cues)
{
    const stet_cue none = stet_empty_cue();
    row r = {c, cues, 0};
    uint64_t candidates = find_candidates(c);
    while (candidates != 0 && r.count < STET_CUES_MAX) {
        uint32_t i = stet_lowest_bit(candidates);
        stet_cue *cue = &cues[r.count];
        candidates &= candidates - 1;
        *cue = none;
        if (read_french_inversion(c, i, cue)) {
            cue->outer = STET_NO_CUE;
        } else {
            if (!stet_has(c, i, MAY_BE_CUE) || !read_cue(&r, i, cue) || is_own_subject(cue)) continue;
            fill_spans(c, cue);
            cue->outer = outer_cue(&r, cue);
            refer_to_outer(&r, cue);
        }
        candidates &= ~(((uint64_t)2 << cue->last) - 1);
        r.count++;
    }
    return r.count;
}
