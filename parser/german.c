/* SPDX-License-Identifier: MIT */
#include "german.h"

/* How many words the pieces of a verb stand apart at most. */
#define APART_MAX 40u

/* How many words an attribute has between an article and its noun. */
#define ATTRIBUTE_MAX 8u

/* How many phrases may stand between a verb and its subject: sagte | am Montag | in Berlin | der Minister. */
#define PHRASES_MAX 3u

static const stet_item *at(const stet_clause *c, uint32_t i)
{
    return &c->items[i];
}

/* ---- Words ---- */

/* An article or the like of a case that no subject has: den, einem, seines. */
static bool is_oblique(const stet_clause *c, uint32_t i)
{
    if (!stet_has(c, i, STET_LEX_DETERMINER | STET_LEX_POSSESSIVE)) return false;
    return stet_ends_with(c, i, 'e', 'n') || stet_ends_with(c, i, 'e', 'm') || stet_item_is(c, i, "des") ||
           stet_item_is(c, i, "eines");
}

/* A word that opens a clause without being its subject: dabei, am, wenn. */
static bool is_opening(const stet_clause *c, uint32_t i)
{
    const uint64_t opening = STET_LEX_PREPOSITION | STET_LEX_ADVERB | STET_LEX_CONJUNCTION | STET_LEX_TIME |
                             STET_LEX_WEEKDAY | STET_LEX_RELATIVE | STET_LEX_ACCORDING;
    return stet_has(c, i, opening) && !stet_is_name(c, i) && !stet_has(c, i, STET_LEX_DETERMINER);
}

static bool ends_part(const stet_clause *c, uint32_t i)
{
    return i + 1 >= c->count || stet_breaks(c, i + 1) || stet_is_quote(c, i + 1);
}

static uint32_t part_first(const stet_clause *c, uint32_t i)
{
    while (i > 0 && !stet_breaks(c, i) && !stet_is_quote(c, i - 1))
        i--;
    return i;
}

/* ---- Subjects ---- */

/* Von der Leyen | sagte: a name that begins with a preposition, at a sentence's start, where no subject follows. */
static bool is_noble_name(const stet_clause *c, uint32_t first, uint32_t verb)
{
    if (!(at(c, first)->gap & STET_GAP_START) || !ends_part(c, verb)) return false;
    if (!stet_item_is(c, first, "von") && !stet_item_is(c, first, "zu")) return false;
    uint32_t name = first + 1;
    while (name < verb &&
           (stet_item_is(c, name, "der") || stet_item_is(c, name, "dem") || stet_item_is(c, name, "den")))
        name++;
    return name + 1 == verb && stet_is_name(c, name);
}

/* Auch | der Minister sagte: a word that goes with the subject behind it */
static bool is_focus(const stet_clause *c, uint32_t i)
{
    return stet_item_is(c, i, "auch") || stet_item_is(c, i, "selbst") || stet_item_is(c, i, "sogar");
}

/* Wang, | der das Amt übernimmt, | sagte: the noun that a clause between commas tells of, which ends with its verb */
static bool subject_before_relative(const stet_clause *c, uint32_t verb, stet_subject *s)
{
    uint32_t clause = part_first(c, verb - 1);
    if (clause == 0 || !(at(c, clause)->gap & STET_GAP_COMMA) || stet_is_quote(c, clause - 1)) return false;
    uint32_t word = clause + stet_has(c, clause, STET_LEX_PREPOSITION), first = part_first(c, clause - 1);
    if (word + 1 >= verb || !stet_is_lower(c, verb - 1) || !stet_has(c, word, STET_LEX_DETERMINER)) return false;
    if (is_opening(c, first) || is_oblique(c, first)) return false;
    uint32_t last = stet_noun_forward(c, first);
    s->first = first;
    s->last = clause - 1;
    if (last != STET_NONE && (last + 1 == clause || stet_has(c, last + 1, STET_LEX_PREPOSITION))) return true;
    return stet_has(c, first, STET_LEX_DETERMINER) && stet_has(c, first + 1, STET_LEX_PREPOSITION) &&
           !stet_is_lower(c, clause - 1); /* Die in Rom gegründete Bank */
}

/* Der Sprecher der Bahn | sagte: all that stands before the verb. */
static bool subject_left(const stet_clause *c, uint32_t verb, stet_subject *s)
{
    if (verb == 0 || stet_is_quote(c, verb - 1)) return false;
    if (stet_breaks(c, verb)) {
        if (subject_before_relative(c, verb, s)) return true;
        /* Der „letzte“ Aufruf, sagte Wang: what stands behind a quotation is part of a phrase. */
        if (!stet_subject_before(c, verb, s) || is_oblique(c, s->first)) return false;
        return s->first == 0 || !stet_is_quote(c, s->first - 1) || stet_breaks(c, s->first);
    }
    uint32_t first = part_first(c, verb - 1);
    while (first + 1 < verb && (stet_has(c, first, STET_LEX_COORDINATOR) || is_focus(c, first)))
        first++;
    bool noble = is_noble_name(c, first, verb);
    if (!noble && (is_opening(c, first) || is_oblique(c, first))) return false;
    uint32_t last = noble ? verb - 1 : stet_noun_forward(c, first);
    if (last == STET_NONE || last >= verb) return false;
    s->first = first;
    s->last = last + 1 == verb || stet_has(c, last + 1, STET_LEX_PREPOSITION) ? verb - 1 : last;
    if (stet_has(c, s->last, STET_LEX_ADVERB | STET_LEX_TIME | STET_LEX_WEEKDAY)) s->last = last;
    uint32_t before = first;
    stet_subject whole; /* Der Vorsitzende, Michael Knipper, is one subject */
    if (before > 0 && at(c, before)->gap & STET_GAP_COMMA && stet_subject_before(c, before, &whole) &&
        whole.last + 1 == before && stet_has(c, whole.first, STET_LEX_DETERMINER) && !is_oblique(c, whole.first))
        s->first = whole.first;
    return true;
}

/* die „Welt“ | berichtet, die Gruppe „Deichwacht“ | fordert: a noun with a name in marks, or an article with one, where
 * no object follows that could be the subject. */
static bool subject_in_marks(const stet_clause *c, uint32_t verb, stet_subject *s)
{
    const uint64_t no_object = STET_LEX_PREPOSITION | STET_LEX_ADVERB | STET_LEX_TIME | STET_LEX_WEEKDAY;
    if (verb < 2 || !stet_is_quote(c, verb - 1) || stet_breaks(c, verb) || stet_breaks(c, verb - 1)) return false;
    uint32_t before = verb - 2, next = verb + 1;
    if (stet_is_quote(c, before) || is_oblique(c, before)) return false;
    s->last = verb - 1;
    s->first = before;
    if (stet_has(c, before, STET_LEX_DETERMINER)) return ends_part(c, verb) || stet_has(c, next, no_object);
    if (!stet_is_capital(c, before) || !stet_has(c, before, STET_LEX_NAME_INTRO | STET_LEX_TITLE_INTRO)) return false;
    s->first = stet_noun_backward(c, before);
    if (s->first == STET_NONE || is_oblique(c, s->first)) return false;
    return ends_part(c, verb) || stet_has(c, next, no_object) ||
           (!stet_item_is(c, s->first, "der") && !stet_is_capital(c, next)); /* Der Zeitung „Bote“ | sagte Lenz */
}

/* The first item after words that stand between the verb and its subject. */
static uint32_t skip_between(const stet_clause *c, uint32_t i)
{
    const uint64_t passed = STET_LEX_ADVERB | STET_LEX_TIME | STET_LEX_WEEKDAY;
    for (unsigned n = 0; n < PHRASES_MAX; n++) {
        while (i < c->count && !stet_breaks(c, i) && !stet_is_quote(c, i) && !stet_is_name(c, i) &&
               (stet_item_is(c, i, "sich") || stet_item_is(c, i, "es") ||
                (stet_has(c, i, passed) && !stet_has(c, i, STET_LEX_PREPOSITION | STET_LEX_DETERMINER))))
            i++;
        if (i >= c->count || stet_breaks(c, i) || !stet_has(c, i, STET_LEX_PREPOSITION)) return i;
        uint32_t last = i + 1 < c->count && !stet_breaks(c, i + 1) ? stet_noun_forward(c, i + 1) : STET_NONE;
        if (last == STET_NONE) return i;
        i = last + 1;
    }
    return i;
}

/* die | in Rom geborene | Lehrerin: the noun phrase from item i on, whose article and noun an attribute parts. */
static uint32_t noun_with_attribute(const stet_clause *c, uint32_t i)
{
    if (i + 1 >= c->count || !stet_has(c, i, STET_LEX_DETERMINER) || stet_breaks(c, i + 1)) return STET_NONE;
    if (!stet_has(c, i + 1, STET_LEX_PREPOSITION)) return STET_NONE;
    for (uint32_t k = i + 2; k + 1 < c->count && k <= i + ATTRIBUTE_MAX && !stet_breaks(c, k); k++) {
        bool participle = stet_is_lower(c, k) && (stet_ends_with(c, k, 't', 'e') || stet_ends_with(c, k, 'n', 'e') ||
                                                  stet_ends_with(c, k, 'd', 'e') || stet_ends_with(c, k, 'e', 'r'));
        bool noun = stet_is_capital(c, k + 1) && !stet_breaks(c, k + 1);
        if (participle && noun && !stet_has(c, k, STET_LEX_DETERMINER | STET_LEX_PREPOSITION))
            return stet_noun_forward(c, k + 1);
    }
    return STET_NONE;
}

/* „...“, schrieb | „Die Woche“; berichtete | die „Woche“, die Zeitung „Woche“: a house's name in marks */
static bool marks_right(const stet_clause *c, uint32_t verb, stet_subject *s)
{
    uint32_t next = verb + 1;
    if (verb == 0 || !stet_is_quote(c, verb - 1)) return false;
    s->first = s->last = next;
    if (stet_is_quote(c, next)) return true;
    if (is_oblique(c, next) || next + 1 >= c->count) return false;
    if (stet_has(c, next, STET_LEX_DETERMINER)) next++;
    bool noun = !stet_is_quote(c, next) && stet_has(c, next, STET_LEX_NAME_INTRO | STET_LEX_TITLE_INTRO);
    if (noun && next + 1 < c->count && !stet_breaks(c, next)) next++;
    s->last = next;
    return stet_is_quote(c, next) && !stet_breaks(c, next);
}

/* sagte der | 45 Jahre | alte Wirt: the last item of a phrase that ends at item `last`, or that goes on with an age. */
static uint32_t with_age(const stet_clause *c, uint32_t last)
{
    if (last == STET_NONE || last + 2 >= c->count || !stet_item_is(c, last, "jahre")) return last;
    if (!stet_item_is(c, last + 1, "alte") || stet_breaks(c, last + 1) || stet_breaks(c, last + 2)) return last;
    uint32_t whole = stet_noun_forward(c, last + 2);
    return whole == STET_NONE ? last : whole;
}

/* sagte Lenz | der Presse: the last item of a name without an article before whom it is told. */
static uint32_t without_listener(const stet_clause *c, uint32_t verb, uint32_t first, uint32_t last)
{
    if (stet_has(c, first, STET_LEX_DETERMINER | STET_LEX_POSSESSIVE) || stet_ends_with(c, verb, 0, 'n')) return last;
    if (!stet_has(c, verb, STET_LEX_SAY)) return last;
    for (uint32_t i = first + 1; i <= last; i++) {
        bool article = stet_item_is(c, i, "der") || stet_item_is(c, i, "dem");
        if (article && !stet_has(c, i - 1, STET_LEX_NAME_PARTICLE)) /* von der Heide */
            return stet_has_office(c, i - 1, i) ? last : i - 1;
    }
    return last;
}

/* der Sprecher der Initiative | „...“: the last item of a phrase whose last noun takes the name that follows in marks
 */
static uint32_t with_name_in_marks(const stet_clause *c, uint32_t first, uint32_t last)
{
    uint32_t marks = last + 1;
    if (last == first || marks >= c->count || !stet_is_quote(c, marks) || stet_breaks(c, marks)) return last;
    if (!stet_has(c, last, STET_LEX_NAME_INTRO)) return last;
    return ends_part(c, marks) || stet_has(c, marks + 1, STET_LEX_PREPOSITION) ? marks : last;
}

/* sagte | der Minister */
static bool subject_right(const stet_clause *c, uint32_t verb, stet_subject *s)
{
    uint32_t next = verb + 1;
    if (next >= c->count || stet_breaks(c, next)) return false;
    if (marks_right(c, verb, s)) return true;
    next = skip_between(c, next);
    if (next >= c->count || stet_breaks(c, next) || stet_is_quote(c, next) || is_oblique(c, next)) return false;
    uint32_t last = with_age(c, stet_noun_forward(c, next));
    if (last == STET_NONE) last = noun_with_attribute(c, next);
    if (last == STET_NONE) return false;
    last = without_listener(c, verb, next, last);
    if (next == last && stet_has(c, next, STET_LEX_PRONOUN_OTHER) && !stet_has(c, next, STET_LEX_PRONOUN_SUBJECT))
        return false;
    s->first = next;
    s->last = with_name_in_marks(c, next, last);
    stet_add_appositives(c, c->count, s);
    return true;
}

/* wie der Minister ... sagte, wie er der „Welt“ sagte: the verb is last, and the subject follows the word that opens
 * the clause. */
static bool subject_of_subclause(const stet_clause *c, uint32_t verb, stet_subject *s)
{
    uint32_t first = part_first(c, verb);
    bool told = first == verb && first > 1 && !stet_breaks(c, first) && !stet_breaks(c, first - 1) &&
                !stet_is_quote(c, first - 2) && stet_has(c, first - 2, STET_LEX_DETERMINER);
    if (told) first = part_first(c, first - 2);
    if (first + 1 >= verb || !ends_part(c, verb)) return false;
    if (!stet_has(c, first, STET_LEX_CONJUNCTION | STET_LEX_RELATIVE)) return false;
    uint32_t last = stet_noun_forward(c, first + 1);
    if (last == STET_NONE || last >= verb || is_oblique(c, first + 1)) return false;
    s->first = first + 1;
    s->last = last;
    return true;
}

/* Als der Mann half, ...: whether the part that item i stands in is a clause below another. */
static bool in_subclause(const stet_clause *c, uint32_t i)
{
    uint32_t first = part_first(c, i);
    return first < i && stet_has(c, first, STET_LEX_CONJUNCTION | STET_LEX_RELATIVE) &&
           !stet_has(c, first, STET_LEX_COORDINATOR) && !stet_item_is(c, first, "noch");
}

/* der Minister, der Vorsitzende, der Präsident: an office whose end shows a man, beside this article */
static bool has_manly_end(const stet_clause *c, uint32_t i)
{
    static const char ends[] = "er"
                               "or"
                               "nt"
                               "st"
                               "ef"
                               "de"
                               "te";
    for (uint32_t k = 0; ends[k] != '\0'; k += 2) {
        if (stet_ends_with(c, i, (uint8_t)ends[k], (uint8_t)ends[k + 1])) return true;
    }
    return false;
}

/* Die Kritik | wies die Stadt zurück: words, which reject nobody */
static bool is_rejected(const stet_clause *c, uint32_t verb, const stet_subject *left)
{
    if (!stet_item_is(c, verb, "wies") && !stet_item_is(c, verb, "weist") && !stet_item_is(c, verb, "wiesen") &&
        !stet_item_is(c, verb, "weisen"))
        return false;
    uint32_t noun = left->first + (left->first < left->last && stet_has(c, left->first, STET_LEX_DETERMINER));
    return stet_has(c, noun, STET_LEX_CUE_NOUN);
}

/* Die Lage | stellte der Vorsitzende in Frage: whether the noun before the verb is its object, since somebody with an
 * office stands behind it whose article no object has but one in the dative, which is no man. */
static bool is_object_left(const stet_clause *c, uint32_t verb, const stet_subject *left)
{
    stet_subject right;
    if (is_rejected(c, verb, left)) return subject_right(c, verb, &right);
    if (verb + 2 >= c->count || stet_breaks(c, verb + 1) || !stet_item_is(c, verb + 1, "der")) return false;
    if (stet_has(c, left->first, STET_LEX_PRONOUN_SUBJECT)) return false;
    if (stet_has_office(c, left->first, left->last + 1) || !subject_right(c, verb, &right)) return false;
    uint32_t noun = right.first + 1;
    while (noun < right.last && stet_is_lower(c, noun))
        noun++;
    return stet_has_office(c, noun, noun + 1) && has_manly_end(c, noun);
}

static bool find_subject(const stet_clause *c, uint32_t verb, stet_cue *cue)
{
    bool pronoun_after = verb + 1 < c->count && !stet_breaks(c, verb + 1) && !stet_item_is(c, verb + 1, "es") &&
                         stet_has(c, verb + 1, STET_LEX_PRONOUN_SUBJECT) && !stet_has(c, verb + 1, STET_LEX_DETERMINER);
    bool object = pronoun_after && stet_item_is(c, verb + 1, "sie") && subject_left(c, verb, &cue->subject);
    if (pronoun_after && !object) { /* den Tag lobte er; but: der Minister nannte sie */
        cue->form = STET_CUE_BEFORE_SUBJECT;
        cue->subject.first = cue->subject.last = verb + 1;
        return true;
    }
    cue->form = STET_CUE_AFTER_SUBJECT;
    if (subject_in_marks(c, verb, &cue->subject) || subject_of_subclause(c, verb, &cue->subject)) return true;
    if (subject_left(c, verb, &cue->subject) && !is_object_left(c, verb, &cue->subject)) return true;
    cue->form = STET_CUE_BEFORE_SUBJECT;
    return subject_right(c, verb, &cue->subject);
}

STET_INTERNAL bool stet_german_subject_shared(const stet_clause *c, uint32_t verb, stet_subject *s)
{
    uint32_t i = verb;
    while (i > 0 && !stet_is_quote(c, i - 1) && !(at(c, i)->gap & (STET_GAP_SEMICOLON | STET_GAP_COLON)))
        i--;
    for (; i < verb; i++) {
        bool preposition = stet_has(c, i, STET_LEX_PREPOSITION), object = is_oblique(c, i); /* den Plan lobte er und */
        bool noun = stet_is_name(c, i) || stet_has(c, i, STET_LEX_PRONOUN_SUBJECT | STET_LEX_DETERMINER);
        if (!preposition && !object && !noun) continue;
        uint32_t first = preposition ? i + 1 : i, last = stet_noun_forward(c, first);
        if (last >= verb) continue; /* or there is none */
        s->first = first;
        s->last = i = last;
        if (!preposition && !object && !stet_item_is(c, first, "es") && !in_subclause(c, first)) return true;
    }
    return false;
}

/* ---- Cues ---- */

/* teilte ... mit: the second piece of the verb at item i, or STET_NONE. */
static uint32_t second_piece(const stet_clause *c, uint32_t i)
{
    for (uint32_t k = i + 1; k < c->count && k <= i + APART_MAX; k++) {
        if (at(c, k)->gap & (STET_GAP_SEMICOLON | STET_GAP_COLON | STET_GAP_STOP)) return STET_NONE;
        if (stet_has(c, k, STET_LEX_PREFIX) && stet_is_lower(c, k) && ends_part(c, k)) return k;
    }
    return STET_NONE;
}

/* Whether a verb and its second piece are a verb of speech: warf | vor, as vorwarf; machte | klar, ließ | verlauten. */
static bool is_speech_in_pieces(const stet_clause *c, uint32_t verb, uint32_t piece)
{
    uint8_t bytes[STET_LEXICON_WORD_MAX + 16]; /* pieces are shorter: entgegen */
    const stet_span a = at(c, verb)->word.span, b = at(c, piece)->word.span;
    uint32_t first = b.end - b.start, count = a.end - a.start;
    if (stet_item_is(c, piece, "klar") || stet_item_is(c, piece, "bekannt") || stet_item_is(c, piece, "verlauten"))
        return true;
    if (first + count > sizeof bytes) return false;
    memcpy(bytes, c->text + b.start, first);
    memcpy(bytes + first, c->text + a.start, count);
    return (stet_lexicon_find(c->lang, bytes, first + count) & (STET_LEX_CUE | STET_LEX_CUE_WEAK)) != 0;
}

/* The cue of a verb in two pieces is the longer one. */
static void take_longer_piece(const stet_clause *c, uint32_t verb, uint32_t piece, stet_cue *cue)
{
    const stet_span a = at(c, verb)->word.span, b = at(c, piece)->word.span;
    cue->first = cue->last = b.end - b.start > a.end - a.start ? piece : verb;
}

/* in einer Mitteilung der Bahn, from item i on */
static bool read_place(const stet_clause *c, uint32_t i, stet_subject *s)
{
    if (i + 1 >= c->count || stet_breaks(c, i + 1) || !stet_has(c, i, STET_LEX_PREPOSITION)) return false;
    uint32_t last = stet_noun_forward(c, i + 1);
    if (last == STET_NONE) return false;
    while (last > i + 1 && stet_has(c, last, STET_LEX_PREPOSITION))
        last--; /* einer Erklärung | vom Montagabend */
    s->first = i + 1;
    s->last = last;
    return true;
}

/* In einer Mitteilung der Bahn, die ..., heißt es: a place that a sentence begins with, before a clause of its own */
static bool read_place_of_sentence(const stet_clause *c, uint32_t verb, stet_subject *s)
{
    uint32_t last = 0;
    if (!stet_item_is(c, 0, "in") && !stet_item_is(c, 0, "im") && !stet_item_is(c, 0, "auf")) return false;
    while (last + 1 < verb && !stet_breaks(c, last + 1))
        last++;
    if (stet_holds(c, 0, last + 1, STET_LEX_AUX | STET_LEX_BEING | STET_LEX_CUE) || !read_place(c, 0, s)) return false;
    s->last = last;
    return true;
}

/* heißt | es, hatte es | geheißen: the items of it, the verb being item i */
static bool is_saying(const stet_clause *c, uint32_t i, stet_cue *cue)
{
    cue->first = cue->last = i;
    if (stet_item_is(c, i, "heißt") || stet_item_is(c, i, "hieß")) {
        cue->last++;
        return i + 1 < c->count && stet_item_is(c, i + 1, "es") && !stet_breaks(c, i + 1);
    }
    return i > 1 && stet_item_is(c, i, "geheißen") && stet_item_is(c, i - 1, "es") && stet_has(c, i - 2, STET_LEX_AUX);
}

/* hieß es | in Berlin, am Montag: where and when, which is no source. A word alone behind in is a town, unless it may
 * be a plural: in Regierungskreisen. */
static bool is_no_source(const stet_clause *c, const stet_subject *s)
{
    if (stet_has(c, s->first, STET_LEX_WEEKDAY)) return true;
    return s->first == s->last && stet_item_is(c, s->first - 1, "in") && !stet_ends_with(c, s->first, 'e', 'n');
}

/* heißt es in einer Mitteilung der Bahn; In einer Mitteilung, die ..., heißt es */
static bool read_saying(const stet_clause *c, uint32_t i, stet_cue *cue)
{
    if (!is_saying(c, i, cue)) return false;
    cue->form = STET_CUE_BEFORE_SUBJECT;
    uint32_t next = cue->last + 1, first = part_first(c, i);
    while (next < c->count && !stet_breaks(c, next) && stet_has(c, next, STET_LEX_ADVERB) &&
           !stet_has(c, next, STET_LEX_PREPOSITION))
        next++;
    if (next + 2 < c->count && !stet_breaks(c, next + 2) && stet_has(c, next + 1, STET_LEX_WEEKDAY)) next += 2; /* am */
    bool right = next < c->count && !stet_breaks(c, next);
    bool found = right && read_place(c, next, &cue->subject);
    if (!found) found = read_place(c, first, &cue->subject);
    if (!found && first == i) read_place_of_sentence(c, i, &cue->subject);
    if (stet_has_subject(&cue->subject) && is_no_source(c, &cue->subject)) cue->subject = stet_empty_cue().subject;
    return true;
}

/* hat ... gesagt: the auxiliary of the participle at item i, or STET_NONE. */
static uint32_t auxiliary_of(const stet_clause *c, uint32_t i)
{
    for (uint32_t k = i; k > 0 && i - k <= APART_MAX; k--) {
        const stet_word *w = &at(c, k - 1)->word;
        if (at(c, k)->gap & (STET_GAP_SEMICOLON | STET_GAP_COLON | STET_GAP_STOP)) return STET_NONE;
        if (!stet_has(c, k - 1, STET_LEX_AUX)) continue;
        bool has = stet_fold_ascii(c->text[w->span.start]) == 'h'; /* haben, in its forms */
        return has ? k - 1 : STET_NONE;
    }
    return STET_NONE;
}

static bool read_perfect(const stet_clause *c, uint32_t i, stet_cue *cue)
{
    if (!stet_has(c, i, STET_LEX_CUE_PARTICIPLE) || !stet_is_lower(c, i)) return false;
    uint32_t auxiliary = auxiliary_of(c, i);
    if (auxiliary == STET_NONE) return false;
    cue->first = cue->last = i;
    cue->participle = true;
    return find_subject(c, auxiliary, cue);
}

/* so der Minister; not: so genannte. "so" is item i. */
static bool read_so(const stet_clause *c, uint32_t i, stet_cue *cue)
{
    bool parted = i > 0 && (stet_breaks(c, i) || stet_is_quote(c, i - 1));
    if (!parted || i + 1 >= c->count || stet_breaks(c, i + 1)) return false;
    cue->first = cue->last = i;
    cue->form = STET_CUE_ACCORDING;
    if (stet_item_is(c, i + 1, "letztere") || stet_item_is(c, i + 1, "letzterer")) {
        cue->subject.first = cue->subject.last = i + 1;
        return true;
    }
    if (!stet_has(c, i + 1, STET_LEX_DETERMINER | STET_LEX_ROLE | STET_LEX_TITLE) && !stet_is_name(c, i + 1))
        return false;
    return subject_right(c, i, &cue->subject);
}

/* wird der Minister zitiert: who is quoted speaks. */
static bool read_quoted(const stet_clause *c, uint32_t i, stet_cue *cue)
{
    if (!stet_item_is(c, i, "zitiert")) return false;
    uint32_t being = part_first(c, i);
    while (!stet_has(c, being, STET_LEX_BEING)) /* there is one, see read_verb */
        being++;
    cue->first = cue->last = i;
    return find_subject(c, being, cue);
}

/* Weiß sagte, Meine Antwort: whether a sentence's first word, which may be a verb, is none. */
static bool is_no_verb(const stet_clause *c, uint32_t i)
{
    if (stet_is_lower(c, i) || i + 1 >= c->count || stet_breaks(c, i + 1) || stet_is_quote(c, i + 1)) return false;
    if (stet_has(c, i, STET_LEX_POSSESSIVE)) return stet_is_capital(c, i + 1);
    return stet_is_lower(c, i + 1) && stet_has(c, i + 1, STET_LEX_CUE | STET_LEX_CUE_WEAK | STET_LEX_AUX);
}

/* zeigte sich | überrascht, gab sich am Montag | überzeugt: whether a verb of the same clause tells of somebody what
 * item i says, which is a participle then */
static bool is_said_of_oneself(const stet_clause *c, uint32_t i)
{
    for (uint32_t k = i, first = part_first(c, i); k > first + 1 && !stet_has(c, k - 1, STET_LEX_COORDINATOR); k--) {
        if (stet_item_is(c, k - 1, "sich")) return stet_is_lower(c, k - 2) && stet_has(c, k - 2, STET_LEX_CUE_WEAK);
    }
    return false;
}

/* zeigte | sich überrascht: where such a participle stands behind the verb at item i; there where there is none */
static uint32_t state_of(const stet_clause *c, uint32_t i)
{
    if (i + 1 >= c->count || !stet_item_is(c, i + 1, "sich")) return i;
    for (uint32_t k = i + 2; k < c->count && !stet_breaks(c, k) && !stet_has(c, k, STET_LEX_COORDINATOR); k++) {
        if (stet_is_lower(c, k) && stet_has(c, k, STET_LEX_CUE | STET_LEX_CUE_WEAK)) return k;
    }
    return i;
}

static bool read_verb(const stet_clause *c, uint32_t i, stet_cue *cue)
{
    if (!stet_has(c, i, STET_LEX_CUE | STET_LEX_CUE_WEAK)) return false;
    if (!stet_is_lower(c, i) && !(at(c, i)->gap & STET_GAP_START)) return false;
    if (is_no_verb(c, i)) return false;
    if (stet_has(c, i, STET_LEX_CUE_PARTICIPLE) && stet_holds_lower(c, part_first(c, i), i, STET_LEX_BEING))
        return read_quoted(c, i, cue);
    bool attribute = i > 0 && !stet_breaks(c, i) && (is_oblique(c, i - 1) || stet_has(c, i - 1, STET_LEX_GENITIVE)) &&
                     stet_ends_with(c, i, 'e', 'n');
    if (attribute || is_said_of_oneself(c, i)) return false; /* den vereinbarten Vergleich */
    uint32_t piece = second_piece(c, i), state = state_of(c, i);
    if (piece != STET_NONE && !stet_has(c, i, STET_LEX_CUE) && !is_speech_in_pieces(c, i, piece)) {
        if (stet_item_is(c, piece, "zurück")) return false; /* trat zurück */
        piece = STET_NONE;
    }
    cue->first = i;
    cue->last = state == i + 2 ? state : i; /* zeigte sich überrascht */
    cue->weak = piece == STET_NONE && !stet_has(c, i, STET_LEX_CUE) && state == i;
    if (piece != STET_NONE) take_longer_piece(c, i, piece, cue);
    bool joined = i > 0 && stet_has(c, i - 1, STET_LEX_COORDINATOR);
    if (!joined || stet_breaks(c, i)) return find_subject(c, i, cue);
    cue->form = STET_CUE_SHARED_SUBJECT; /* und nannte */
    return true;
}

/* meldete sich mit den Worten, wird mit den Worten zitiert: what was said follows at once */
static bool read_words(const stet_clause *c, uint32_t i, stet_cue *cue)
{
    if (!stet_has(c, i, STET_LEX_TERM_INTRO) || i < 3) return false;
    if (at(c, i)->gap || at(c, i - 1)->gap || !stet_item_is(c, i - 2, "mit") || !is_oblique(c, i - 1)) return false;
    uint32_t last = i + 1 < c->count && !stet_breaks(c, i + 1) && stet_has(c, i + 1, STET_LEX_CUE) ? i + 1 : i;
    if (last + 1 >= c->count || !stet_is_quote(c, last + 1)) return false;
    cue->first = i - 2;
    cue->last = last;
    cue->form = STET_CUE_SHARED_SUBJECT;
    return true;
}

/* seiner Meinung nach */
static bool read_opinion(const stet_clause *c, uint32_t i, stet_cue *cue)
{
    if (!stet_item_is(c, i, "nach") || i < 2 || stet_breaks(c, i) || !stet_is_lower(c, i)) return false;
    if (!stet_has(c, i - 1, STET_LEX_CUE_NOUN) || stet_breaks(c, i - 1)) return false;
    if (!stet_has(c, i - 2, STET_LEX_POSSESSIVE)) return false;
    cue->first = cue->last = i;
    cue->form = STET_CUE_ACCORDING;
    cue->subject.first = i - 2;
    cue->subject.last = i - 1;
    return true;
}

STET_INTERNAL bool stet_read_german(const stet_clause *c, uint32_t i, stet_cue *cue)
{
    const stet_cue none = stet_empty_cue();
    if (stet_item_is(c, i, "so")) return read_so(c, i, cue);
    if (read_saying(c, i, cue) || read_opinion(c, i, cue)) return true;
    *cue = none;
    if (read_perfect(c, i, cue)) return true;
    *cue = none;
    if (read_words(c, i, cue)) return true;
    *cue = none;
    return read_verb(c, i, cue);
}
