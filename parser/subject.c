/* SPDX-License-Identifier: MIT */
#include "subject.h"

/* How many parts between commas are looked at between a subject and its verb, and in a clause's opening. */
#define PARTS_MAX 5u

/* A relative clause between a noun and its verb has no more words. */
#define RELATIVE_ITEMS 10u

/* How many phrases with prepositions may stand between a noun and its verb. */
#define PHRASES_MAX 5u

/* What stands between a quotation and the last noun of a subject that begins behind it has no more words. */
#define BEHIND_QUOTE_ITEMS 12u

#define TIMES (STET_LEX_TIME | STET_LEX_WEEKDAY | STET_LEX_MONTH)

static const stet_item *at(const stet_clause *c, uint32_t i)
{
    return &c->items[i];
}

/* ---- Parts between commas ---- */

/* Whether a quotation at item i parts what stands beside it; but: Robert “Bobby” Quill. */
static bool is_parting(const stet_clause *c, uint32_t i)
{
    return stet_is_quote(c, i) && !stet_is_inside_name(c, i);
}

/* The start of the part that item i is in. */
static uint32_t part_first(const stet_clause *c, uint32_t i)
{
    while (i > 0 && !stet_breaks(c, i) && !is_parting(c, i - 1) && !is_parting(c, i))
        i--;
    return i;
}

/* The last item of the part that item i is in, before item `end`. */
static uint32_t part_last(const stet_clause *c, uint32_t i, uint32_t end)
{
    while (i + 1 < end && !stet_breaks(c, i + 1) && !is_parting(c, i + 1))
        i++;
    return i;
}

static bool holds_verb(const stet_clause *c, uint32_t first, uint32_t last)
{
    const uint64_t verbs = STET_LEX_CUE | STET_LEX_AUX;
    for (uint32_t i = first; i <= last; i++) {
        if (stet_has(c, i, STET_LEX_AUX) && !stet_is_name(c, i)) return true;
        if (i > first && stet_has(c, i, verbs) && stet_is_lower(c, i) && !stet_has(c, i - 1, STET_LEX_DETERMINER))
            return true;
    }
    return false;
}

static bool ends_in_ing(const stet_clause *c, uint32_t i)
{
    const stet_span w = at(c, i)->word.span;
    return c->lang == STET_LANG_EN && w.end - w.start > 4 && memcmp(c->text + w.end - 3, "ing", 3) == 0;
}

/* A preposition, and no conjunction at the same time (as Wang said). */
static bool is_preposition(const stet_clause *c, uint32_t i)
{
    return stet_has(c, i, STET_LEX_PREPOSITION) &&
           (!stet_has(c, i, STET_LEX_CONJUNCTION) || stet_has(c, i, STET_LEX_JOINT));
}

/* ---- Appositives ---- */

static bool begins_appositive(const stet_clause *c, uint32_t i)
{
    return at(c, i)->word.shape == STET_SHAPE_NUMBER || stet_has(c, i,
                                                                 STET_LEX_DETERMINER | STET_LEX_ROLE | STET_LEX_TITLE |
                                                                     STET_LEX_PRONOUN_OTHER | STET_LEX_NUMBER_WORD);
}

/* Whether what stands in [first, last] between commas is a noun phrase that explains the noun beside it: a spokesman
 * for the ministry; 45. */
static bool is_appositive(const stet_clause *c, uint32_t first, uint32_t last)
{
    const uint64_t no = STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION | STET_LEX_CUE_PARTICIPLE | STET_LEX_CUE |
                        STET_LEX_AUX | STET_LEX_ADVERB | STET_LEX_RELATIVE;
    if (stet_has(c, first, STET_LEX_RELATIVE)) return false;
    if (c->lang == STET_LANG_DE && stet_is_lower(c, last)) return false; /* a relative clause: die ... leitet */
    if (begins_appositive(c, first)) return true;
    if (stet_has(c, first, no) || (stet_is_lower(c, first) && ends_in_ing(c, first))) return false;
    if (stet_is_lower(c, first) && stet_has(c, first, STET_LEX_CUE_WEAK)) return false;
    for (uint32_t i = first; i <= last && i < first + 6; i++) {
        if (stet_has(c, i, STET_LEX_ROLE | STET_LEX_TITLE)) return true;
    }
    return false;
}

/* Wang's brother; his wife: a noun that tells whose it is */
static bool is_owned(const stet_clause *c, const stet_subject *s)
{
    if (c->lang != STET_LANG_EN || !stet_is_lower(c, s->last) || s->first == s->last) return false;
    for (uint32_t i = s->first; i < s->last; i++) {
        if (stet_is_possessive(c, i)) return true;
    }
    return stet_has(c, s->first, STET_LEX_POSSESSIVE);
}

/* the mayor of Kesterby, | Ann Lee; Wang's brother, | Li: whether what stands in [first, last] between commas is the
 * name of the office before it. */
static bool is_name_of_office(const stet_clause *c, const stet_subject *s, uint32_t first, uint32_t last)
{
    if (last - first > 3) return false;
    for (uint32_t i = first; i <= last; i++) {
        if (!stet_is_name(c, i) && !stet_has(c, i, STET_LEX_NAME_PARTICLE) && !stet_is_inside_name(c, i)) return false;
    }
    if (is_owned(c, s)) return true;
    return first < last && stet_has(c, s->first, STET_LEX_DETERMINER | STET_LEX_POSSESSIVE) &&
           stet_form_of(c, s->first, s->last) == STET_FORM_NOUN && stet_has_office(c, s->first, s->last + 1);
}

/* Wang, 34, | of Beach Haven */
static bool is_home(const stet_clause *c, uint32_t first, uint32_t last)
{
    if (!stet_item_is(c, first, "of") || last == first || last - first > 4) return false;
    for (uint32_t i = first + 1; i <= last; i++) {
        if (!stet_is_name(c, i)) return false;
    }
    return true;
}

/* a virologist in Rome | who came late: the last item before a relative clause, in the part up to `last` */
static uint32_t without_relative(const stet_clause *c, uint32_t first, uint32_t last)
{
    for (uint32_t i = first + 1; i < last; i++) {
        if (stet_is_relative(c, i)) return i - 1;
    }
    return last;
}

STET_INTERNAL void stet_add_appositives(const stet_clause *c, uint32_t end, stet_subject *s)
{
    bool office = false; /* its name was taken in */
    for (unsigned n = 0; n < 3; n++) {
        uint32_t first = s->last + 1;
        if (first >= end || stet_is_quote(c, first) || !(at(c, first)->gap & STET_GAP_COMMA)) return;
        uint32_t last = part_last(c, first, end);
        if (is_name_of_office(c, s, first, last) || (n > 0 && is_home(c, first, last))) {
            s->last = last;
            office = true;
            continue;
        }
        bool number = at(c, first)->word.shape == STET_SHAPE_NUMBER;
        uint32_t whole = last;
        last = without_relative(c, first, last);
        bool runs_on = last + 1 < c->count && stet_is_quote(c, last + 1) && !stet_breaks(c, last + 1);
        if (!is_appositive(c, first, last) || holds_verb(c, first, last) || (office && !number)) return;
        uint32_t noun = number ? last : stet_appositive_forward(c, first);
        if (noun == STET_NONE || noun > last || (number && last > first + 1) || (whole > last && noun < last)) return;
        for (uint32_t i = first + 1; i <= last && i <= noun + 1; i++) {
            if (stet_item_is(c, i, "to")) noun = last; /* the first woman to lead the bank */
        }
        bool whose = noun == last || !stet_has_office(c, first, noun + 1);
        if (runs_on && whose) return; /* According to Wang, the ship in May “sank”; but Wang, the mayor of the “city” */
        s->last = noun;
        if (noun < last) return;
    }
}

/* ---- Before the verb ---- */

/* in | 2010 */
static bool is_year(const stet_clause *c, uint32_t i)
{
    const stet_span w = at(c, i)->word.span;
    return at(c, i)->word.shape == STET_SHAPE_NUMBER && w.end - w.start == 4 && i > 0 && stet_item_is(c, i - 1, "in");
}

/* Wang | on Monday; Wang | last month; Wang | in 2010: the last item before words of time that end at item i. */
static uint32_t without_time(const stet_clause *c, uint32_t i)
{
    const uint64_t around = TIMES | STET_LEX_DETERMINER | STET_LEX_PREPOSITION | STET_LEX_ADVERB;
    bool date = at(c, i)->word.shape == STET_SHAPE_NUMBER && i > 0 && stet_has(c, i - 1, STET_LEX_MONTH);
    if (is_year(c, i) && i > 1) return stet_is_name(c, i - 2) || stet_is_relative(c, i - 2) ? i - 2 : i;
    if (!date && !stet_has(c, i, TIMES)) return i;
    bool name = i > 0 && stet_is_capital(c, i) && !stet_has(c, i, STET_LEX_WEEKDAY);
    if (name && stet_is_name(c, i - 1)) return i; /* Ann May | said */
    for (uint32_t k = i, n = 0; k > 0 && n < 5 && at(c, k)->gap == 0; n++) {
        k--;
        if (stet_is_quote(c, k)) return i;
        if (!stet_has(c, k, around) || stet_is_name(c, k)) return k;
    }
    return i;
}

/* The name that ends a phrase: "the debate | Cruz". */
static uint32_t last_name_of(const stet_clause *c, uint32_t first, uint32_t last)
{
    uint32_t name = last;
    if (!stet_is_name(c, last)) return first;
    while (name > first && stet_is_name(c, name - 1))
        name--;
    return name;
}

/* Whether words of place between the noun and its verb belong to the noun: a sign at the gate | reads; but Wang | in
 * his speech | said. */
static bool keeps_place(const stet_clause *c, const stet_subject *noun, uint32_t last)
{
    return stet_has(c, noun->first,
                    STET_LEX_DETERMINER | STET_LEX_ROLE | STET_LEX_NUMBER_WORD | STET_LEX_PRONOUN_OTHER) &&
           !stet_holds(c, noun->last + 1, last + 1, STET_LEX_CUE_NOUN | TIMES);
}

/* The subject that ends at item `last`, words with prepositions after it left out or taken in. */
static bool subject_ending_at(const stet_clause *c, uint32_t last, stet_subject *s)
{
    stet_subject found = {1, 0};
    uint32_t end = last;
    for (unsigned n = 0;; n++) {
        if (n == PHRASES_MAX) return false;
        uint32_t first = stet_noun_backward(c, end);
        if (first == STET_NONE) break;
        s->first = first;
        s->last = end;
        if (first == 0 || stet_breaks(c, first) || !is_preposition(c, first - 1)) {
            if (n > 0 && keeps_place(c, s, last))
                s->last = last;
            else if (n > 0 && end > first && stet_has_past_ending(c, end))
                s->last--; /* accounts | linked to Rome said */
            return true;
        }
        if (n == 0) found = *s;
        if (first < 2 || stet_breaks(c, first - 1) || stet_is_quote(c, first - 2)) break;
        end = without_time(c, first - 2);
    }
    *s = found; /* where nothing stands before the preposition */
    if (stet_has_subject(s) && stet_item_is(c, s->last, "time")) return false; /* at the same time | said */
    if (stet_has_subject(s)) s->first = last_name_of(c, s->first, s->last);
    return stet_has_subject(s);
}

/* What a part between commas is, seen from a verb to the right of it. */
typedef enum part_kind { PART_NOUN, PART_PASSED_OVER, PART_CLAUSE } part_kind;

/* noun: where the noun phrase begins that is the part, or all of it but the words that join it. */
static part_kind kind_of_part(const stet_clause *c, uint32_t first, uint32_t last, uint32_t *noun)
{
    const uint64_t joining = STET_LEX_CONJUNCTION | STET_LEX_COORDINATOR | STET_LEX_ADVERB;
    const uint64_t passed = STET_LEX_RELATIVE | STET_LEX_PREPOSITION | STET_LEX_ADVERB | STET_LEX_CUE_PARTICIPLE |
                            STET_LEX_CUE | STET_LEX_CUE_WEAK | TIMES;
    uint32_t body = first;
    while (body < last && stet_has(c, body, joining) && !stet_has(c, body, STET_LEX_DETERMINER) &&
           !stet_item_is(c, body, "for"))
        body++;
    bool state = first == last && at(c, first)->word.dot && stet_has(c, first, STET_LEX_ABBREVIATION_END);
    if (state && first > 0 && !stet_is_quote(c, first - 1)) return PART_PASSED_OVER; /* of Flint, | Mich., */
    *noun = stet_noun_backward(c, last);
    if (*noun <= body && !holds_verb(c, body, last)) return PART_NOUN;
    if (is_appositive(c, body, last) && !holds_verb(c, body, last)) {
        *noun = body;
        return PART_NOUN;
    }
    if ((stet_has(c, first, passed) && !stet_is_name(c, first)) || ends_in_ing(c, first)) return PART_PASSED_OVER;
    if (stet_has_past_ending(c, first)) return PART_PASSED_OVER;
    uint32_t head = without_relative(c, body, last); /* Wang, an aide who was there, | said */
    if (head < last && is_appositive(c, body, head) && !holds_verb(c, body, head)) return PART_PASSED_OVER;
    return PART_CLAUSE;
}

static bool starts_clause(const stet_clause *c, uint32_t part, uint32_t noun)
{
    return part < noun || part == 0 || stet_is_quote(c, part - 1) ||
           (at(c, part)->gap & (STET_GAP_START | STET_GAP_COLON | STET_GAP_SEMICOLON | STET_GAP_DASH));
}

/* Wang | – then an aide in Rome – said: where a phrase in dashes begins that explains the name before it and ends
 * before the verb; else the verb. */
static uint32_t before_dashes(const stet_clause *c, uint32_t verb)
{
    uint32_t i = verb - 1;
    if (!(at(c, verb)->gap & STET_GAP_DASH)) return verb;
    while (i > 0 && !stet_is_quote(c, i) && !(at(c, i)->gap & ~STET_GAP_COMMA))
        i--;
    if (i == 0 || !(at(c, i)->gap & STET_GAP_DASH) || stet_is_quote(c, i) || stet_is_quote(c, i - 1)) return verb;
    return stet_is_name(c, i - 1) ? i : verb;
}

/* Lee, the mayor, | and Hall, the sheriff, | said: takes in the name that the clause begins with, where commas explain
 * it and the subject found is joined to it. */
static void begin_with_both(const stet_clause *c, stet_subject *s)
{
    if (s->first < 3 || !stet_is_name(c, s->first) || at(c, s->first)->gap) return;
    uint32_t joint = s->first - 1, part = part_first(c, joint - 1);
    if (part == 0 || !stet_item_is(c, joint, "and")) return;
    if (!(at(c, joint)->gap & STET_GAP_COMMA) || !(at(c, part)->gap & STET_GAP_COMMA)) return;
    if (!is_appositive(c, part, joint - 1) || holds_verb(c, part, joint - 1)) return;
    uint32_t first = stet_noun_backward(c, part - 1);
    if (first == STET_NONE || stet_form_of(c, first, part - 1) != STET_FORM_NAME) return;
    bool begins = first == 0 || (stet_is_quote(c, first - 1) && stet_ends_in_mark(c, first - 1, ",?!"));
    if (begins) s->first = first;
}

/* The subject that commas part from its verb: Wang, the spokesman, who came late, said. From the right, parts that are
 * no nouns are passed over; then the nouns are one subject. */
static bool subject_before_comma(const stet_clause *c, uint32_t verb, stet_subject *s)
{
    const uint8_t parting = STET_GAP_COMMA | STET_GAP_DASH | STET_GAP_BRACKET;
    uint32_t end = before_dashes(c, verb), right = end, end_of_first = 0;
    bool found = false;
    for (unsigned n = 0; n < PARTS_MAX && right > 0; n++) {
        if (!(at(c, right)->gap & parting) || stet_is_quote(c, right - 1)) break;
        uint32_t part = part_first(c, right - 1), noun;
        part_kind kind = kind_of_part(c, part, right - 1, &noun);
        bool age = part + 1 == right && at(c, part)->word.shape == STET_SHAPE_NUMBER; /* the driver, named as Li, 20, */
        if (age && kind == PART_NOUN && !found) kind = PART_PASSED_OVER;
        if (kind == PART_CLAUSE || (found && kind != PART_NOUN)) break;
        if (kind == PART_NOUN) {
            bool start = starts_clause(c, part, noun);
            if (found && !start && !is_appositive(c, s->first, end_of_first)) break;
            s->first = noun;
            end_of_first = right - 1;
            if (!found) s->last = right - 1;
            found = true;
            if (start) break;
        }
        right = part;
    }
    if (!found) return false;
    stet_add_appositives(c, end, s);
    begin_with_both(c, s);
    return true;
}

/* Wang, the spokesman, on Tuesday | said; late Tuesday | said */
static bool is_time_part(const stet_clause *c, uint32_t last)
{
    uint32_t first = part_first(c, last);
    return first > 0 && at(c, first)->gap & STET_GAP_COMMA && last - first < 4 && stet_has(c, last, TIMES) &&
           !stet_is_quote(c, first - 1) &&
           (stet_has(c, first, TIMES | STET_LEX_PREPOSITION) || stet_item_is(c, first, "late") ||
            stet_item_is(c, first, "early"));
}

/* Protesters carried | signs that read; and waved | banners reading: leaves out a verb of the past before a noun in the
 * plural. But: the painted signs */
static void leave_verb(const stet_clause *c, stet_subject *s)
{
    if (c->lang != STET_LANG_EN || !stet_is_lower(c, s->last) || !stet_ends_with(c, s->last, 0, 's')) return;
    for (uint32_t i = s->last; i > s->first; i--) {
        bool past =
            stet_has(c, i - 1, STET_LEX_CUE_WEAK) ? stet_ends_with(c, i - 1, 0, 'd') : stet_has_past_ending(c, i - 1);
        if (!past) continue;
        bool adjective = i - 1 > s->first && stet_has(c, i - 2, STET_LEX_DETERMINER | STET_LEX_POSSESSIVE);
        if (!adjective) s->first = i;
        return;
    }
}

STET_INTERNAL bool stet_subject_beside(const stet_clause *c, uint32_t verb, stet_subject *s)
{
    uint32_t last = without_time(c, verb - 1), first = stet_noun_backward(c, last);
    if (first == STET_NONE) return false;
    s->first = first;
    s->last = last;
    leave_verb(c, s);
    return true;
}

STET_INTERNAL bool stet_follows_preposition(const stet_clause *c, const stet_subject *s)
{
    return s->first > 0 && !stet_breaks(c, s->first) && is_preposition(c, s->first - 1) &&
           !stet_item_is(c, s->first - 1, "with");
}

/* An official | who was quoted by the Post | said: whom a clause tells of that no comma parts from the verb. */
static bool subject_of_relative(const stet_clause *c, uint32_t verb, stet_subject *s)
{
    if (stet_has(c, verb - 1, STET_LEX_PRONOUN_SUBJECT | STET_LEX_COORDINATOR)) return false;
    for (uint32_t i = verb - 1; i > 1 && verb - i <= RELATIVE_ITEMS && !at(c, i)->gap && !stet_is_quote(c, i); i--) {
        if (!stet_has(c, i, STET_LEX_RELATIVE) || !stet_item_is(c, i, "who")) continue;
        if (stet_is_name(c, i + 1) || stet_has(c, i + 1, STET_LEX_CUE))
            return false; /* who Wang, who said Wang | thinks */
        s->last = i - 1;
        s->first = stet_noun_backward(c, s->last);
        return s->first != STET_NONE;
    }
    return false;
}

/* a sign that | reads; a note on the door that | reads: what the clause tells of that begins right before the verb */
static bool subject_of_that(const stet_clause *c, uint32_t verb, stet_subject *s)
{
    if (verb < 2 || stet_is_quote(c, verb - 2)) return false;
    s->last = verb - 2;
    s->first = stet_noun_backward(c, s->last);
    if (s->first == STET_NONE) return false;
    leave_verb(c, s);
    bool joined = s->first > 1 && !stet_breaks(c, s->first) && is_preposition(c, s->first - 1);
    if (!joined || !stet_has(c, s->first - 2, STET_LEX_CUE_NOUN)) return true;
    uint32_t words = stet_noun_backward(c, s->first - 2);
    if (words != STET_NONE) s->first = words;
    return true;
}

STET_INTERNAL bool stet_subject_before(const stet_clause *c, uint32_t verb, stet_subject *s)
{
    if (verb == 0 || stet_is_quote(c, verb - 1)) return false;
    uint8_t gap = at(c, verb)->gap;
    if (gap & (STET_GAP_COLON | STET_GAP_SEMICOLON | STET_GAP_STOP | STET_GAP_CUT)) return false;
    if (gap & (STET_GAP_COMMA | STET_GAP_DASH)) return subject_before_comma(c, verb, s);
    uint32_t last = without_time(c, verb - 1);
    if (stet_is_relative(c, last)) { /* Wang, who | said; who on Monday | said */
        s->first = s->last = last;
        return last > 0 && !stet_is_quote(c, last - 1);
    }
    if (stet_has(c, verb - 1, STET_LEX_RELATIVE)) return subject_of_that(c, verb, s);
    if (is_time_part(c, verb - 1)) return subject_before_comma(c, part_first(c, verb - 1), s);
    return subject_of_relative(c, verb, s) || subject_ending_at(c, last, s);
}

STET_INTERNAL bool stet_antecedent(const stet_clause *c, uint32_t relative, stet_subject *s)
{
    if (relative == 0 || stet_is_quote(c, relative - 1)) return false;
    uint32_t last = relative - 1, first = stet_noun_backward(c, last);
    if (first == STET_NONE) return false;
    if (at(c, first)->gap & STET_GAP_COMMA && is_appositive(c, first, last) && subject_before_comma(c, relative, s))
        return true;
    s->first = first;
    s->last = last;
    return true;
}

/* ---- Behind a quotation ---- */

/* a clerk; now a clerk; from the bank: the last item of a piece that explains a noun, or STET_NONE */
static uint32_t explaining_piece(const stet_clause *c, uint32_t i, uint32_t end)
{
    bool leads = i + 1 < end && stet_has(c, i, STET_LEX_ADVERB | STET_LEX_PREPOSITION);
    return stet_appositive_forward(c, i + leads);
}

/* Whether ", " and no mark besides stands between item i and the next one. */
static bool is_parted_by_comma(const stet_clause *c, uint32_t i)
{
    uint32_t end = at(c, i)->word.span.end;
    return at(c, i + 1)->word.span.start == end + 2 && c->text[end] == ',';
}

STET_INTERNAL void stet_begin_behind_quote(const stet_clause *c, stet_subject *s)
{
    const uint64_t opening = STET_LEX_DETERMINER | STET_LEX_ROLE | STET_LEX_TITLE;
    uint32_t first = s->first, last;
    while (first > 0 && !stet_is_quote(c, first - 1) && s->first - first < BEHIND_QUOTE_ITEMS)
        first--;
    if (first == s->first || first == 0 || !stet_is_quote(c, first - 1)) return;
    if (stet_is_woven(c, first - 1)) return; /* called it “over,” a lie, */
    if (!stet_ends_in_mark(c, first - 1, ",?!")) return;
    if (!stet_is_name(c, first) && !stet_has(c, first, opening)) return;
    last = stet_noun_forward(c, first);
    for (unsigned n = 0; n < PARTS_MAX && last != STET_NONE && last < s->last; n++) {
        uint32_t next = last + 1;
        if (stet_has_past_ending(c, last)) return;
        bool joined = stet_item_is(c, next, "and") && !at(c, next)->gap;
        if (!joined && !is_parted_by_comma(c, last)) return;
        last = explaining_piece(c, next + joined, s->last + 1);
    }
    if (last == s->last) s->first = first;
}

/* ---- After the verb ---- */

STET_INTERNAL bool stet_subject_after(const stet_clause *c, uint32_t verb, stet_subject *s)
{
    uint32_t next = verb + 1;
    while (next < c->count && !stet_breaks(c, next) && stet_has(c, next, STET_LEX_ADVERB) &&
           !stet_has(c, next, STET_LEX_PREPOSITION | STET_LEX_DETERMINER))
        next++;
    if (next >= c->count || stet_breaks(c, next) || stet_has(c, next, STET_LEX_TIME | STET_LEX_WEEKDAY)) return false;
    uint32_t last = stet_noun_forward(c, next);
    if (last == STET_NONE) return false;
    s->first = next;
    s->last = last;
    stet_add_appositives(c, c->count, s);
    return true;
}

/* ---- Of a clause ---- */

/* Reached by telephone, Asked if: a participle at a sentence's start; it is not the row's last item */
static bool is_opening_participle(const stet_clause *c, uint32_t i)
{
    const stet_span w = at(c, i)->word.span;
    return c->lang == STET_LANG_EN && at(c, i)->gap & STET_GAP_START && w.end - w.start > 4 &&
           stet_ends_with(c, i, 'e', 'd') && !stet_has(c, i, STET_LEX_MASCULINE | STET_LEX_FEMININE) &&
           !at(c, i + 1)->gap && stet_is_lower(c, i + 1) &&
           stet_has(c, i + 1, STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION);
}

/* Whether words from item i on open a clause and are not its subject: In May, ...; Speaking in Rome, ... */
static bool opens_only(const stet_clause *c, uint32_t i)
{
    const uint64_t opening = STET_LEX_CONJUNCTION | STET_LEX_CUE_PARTICIPLE | STET_LEX_RELATIVE | TIMES;
    if (ends_in_ing(c, i) && (i == 0 || stet_is_lower(c, i))) return true;
    if (is_opening_participle(c, i)) return true;
    if (stet_is_name(c, i) || stet_has(c, i, STET_LEX_DETERMINER)) return false;
    return stet_has(c, i, opening | STET_LEX_PREPOSITION);
}

/* and; meanwhile */
static bool joins_only(const stet_clause *c, uint32_t i)
{
    return stet_has(c, i, STET_LEX_COORDINATOR | STET_LEX_ADVERB) &&
           !stet_has(c, i, STET_LEX_PREPOSITION | STET_LEX_DETERMINER);
}

/* about | 200 people; it is not the row's last item */
static bool is_about(const stet_clause *c, uint32_t i)
{
    return stet_has(c, i, STET_LEX_PREPOSITION) && stet_has(c, i, STET_LEX_ADVERB) && stet_is_number(c, i + 1);
}

/* Eight | years ago; a month | later: whether a phrase that ends at item `last` tells a time, in the part up to `end`
 */
static bool is_time_ago(const stet_clause *c, uint32_t last, uint32_t end)
{
    if (last < end && stet_has(c, last + 1, TIMES)) last++;
    if (last < end && stet_has(c, end, STET_LEX_ADVERB | STET_LEX_TIME | STET_LEX_PREPOSITION)) end--;
    return last == end && stet_has(c, last, TIMES) && !stet_is_name(c, last);
}

STET_INTERNAL bool stet_subject_of_clause(const stet_clause *c, uint32_t from, uint32_t verb, stet_subject *s)
{
    for (unsigned n = 0; n < PARTS_MAX && from < verb && !stet_is_quote(c, from); n++) {
        uint32_t i = from, end = part_last(c, from, verb);
        while (i <= end && (joins_only(c, i) || is_about(c, i)))
            i++;
        uint32_t last = i > end || opens_only(c, i) ? STET_NONE : stet_noun_forward(c, i);
        if (last != STET_NONE && is_time_ago(c, last, end)) last = STET_NONE;
        if (last != STET_NONE && last + 1 < verb) {
            s->first = i;
            s->last = last;
            stet_add_appositives(c, verb, s);
            return s->last < verb;
        }
        from = end + 1;
    }
    return false;
}

/* Whether the word at item i can be a verb, as far as words that can't tell. */
static bool may_be_verb(const stet_clause *c, uint32_t i)
{
    const uint64_t other = STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION | STET_LEX_COORDINATOR | STET_LEX_RELATIVE |
                           STET_LEX_DETERMINER | STET_LEX_PRONOUN_OTHER | STET_LEX_PRONOUN_SUBJECT | TIMES;
    return stet_is_lower(c, i) && !at(c, i)->gap && !stet_has(c, i, other);
}

/* he | laughed, Wang | came: the subject that items [first, end) begin with, where a verb follows it. */
static bool subject_that_opens(const stet_clause *c, uint32_t first, uint32_t end, stet_subject *s)
{
    while (first < end && stet_has(c, first, STET_LEX_COORDINATOR | STET_LEX_CONJUNCTION))
        first++;
    if (first + 1 >= end || (!stet_is_name(c, first) && !stet_has(c, first, STET_LEX_PRONOUN_SUBJECT))) return false;
    uint32_t last = stet_noun_forward(c, first);
    if (last + 1 >= end || !may_be_verb(c, last + 1)) return false; /* names and pronouns are nouns */
    s->first = first;
    s->last = last;
    return true;
}

STET_INTERNAL bool stet_subject_of_last_clause(const stet_clause *c, uint32_t from, uint32_t verb, stet_subject *s)
{
    uint32_t end = verb;
    for (unsigned n = 0; n < PARTS_MAX && end > from; n++) {
        uint32_t first = part_first(c, end - 1);
        if (first <= from || stet_is_quote(c, first) || !(at(c, first)->gap & STET_GAP_COMMA)) return false;
        if (subject_that_opens(c, first, end, s)) return true;
        end = first;
    }
    return false;
}
