/* SPDX-License-Identifier: MIT */
#include "attribution.h"

#include "cjk.h"
#include "sentence.h"
#include "title.h"

/* How far after a quotation the sentence is looked at that may tell whose it is. */
#define SENTENCE_REACH 300u

/* So many bytes of narration do not part two quotations of one speech. */
#define NARRATION_BYTES 200u

/* A paragraph that goes on with the speech of the one before is no shorter: shorter ones may be of a dialogue. */
#define GOES_ON_BYTES 50u

/* In the words of ends no farther before a quotation. */
#define WORDS_OF_ITEMS 8u

/* Whose answer something was stands in no more words: the mayor of Kesterby's. */
#define OWNER_ITEMS 6u

/* Her claim that | it is | “...”: so many words may stand there. */
#define CLAIM_ITEMS 8u

/* A name before its verb has so many words: ..., Ann Lee said. */
#define TELLER_WORDS 2u

/* What tells where and when somebody said it has no more words. */
#define PLACE_ITEMS_MAX 8u

/* A name behind a dash, with its office, has no more words, and on a line of its own no more bytes. */
#define SIGNATURE_ITEMS_MAX 16u
#define SIGNATURE_BYTES_MAX 160u
#define SIGNATURE_LOOK      (SIGNATURE_BYTES_MAX + 3u) /* and the longest line end */

STET_INTERNAL void stet_attribution_init(stet_attributor *a, stet_text text, uint32_t start, stet_out *out,
                                         unsigned lang, bool refers)
{
    memset(a, 0, offsetof(stet_attributor, mentions)); /* the rest is written before it is read */
    a->text = text;
    a->out = out;
    a->lang = lang;
    a->refers = refers;
    a->chain.last = STET_NONE;
    a->cue_count = 0;
    for (uint32_t depth = 0; depth < STET_DEPTH_MAX; depth++)
        a->unclosed[depth].index = a->fresh[depth].index = STET_NONE;
    stet_grid_open(&a->grid, text);
    a->clause.grid = a->beside.grid = &a->grid;
    stet_mention_init(&a->mentions, text, &a->grid, start, lang);
}

/* What is quoted in the headline of another story is nobody's speech here. */
static bool is_other_story(const stet_attributor *a)
{
    return a->block_kind == STET_BLOCK_SUBHEAD && a->block_role == STET_ROLE_RELATED;
}

/* Where every word of the headline has a capital, none shows a name: Ann Lee Opens Kesterby Mill. It is looked at when
 * names are asked for, which they are not in every text. */
static void look_at_headline(stet_attributor *a)
{
    const stet_span none = {0, 0}, headline = a->headline;
    a->headline = none;
    if (!stet_is_absent(headline) && stet_is_title_case(a->text.bytes, headline, a->lang))
        stet_mention_pass(&a->mentions, &a->beside, headline);
}

static void begin_mentions(stet_attributor *a)
{
    stet_mention_begin(&a->mentions, a->block);
    if (a->block_kind == STET_BLOCK_HEADLINE) a->headline = a->block;
    if (!is_other_story(a)) return;
    look_at_headline(a);
    stet_mention_pass(&a->mentions, &a->beside, a->block);
}

/* The last byte of [start, end) before quote marks that end there; 0 where there is none. */
static uint8_t last_byte(const stet_attributor *a, uint32_t start, uint32_t end)
{
    while (end > start && stet_class_before(a->text.bytes, start, end) == STET_CLASS_QUOTE)
        end -= stet_rune_before(a->text.bytes, start, end).length;
    return end > start ? a->text.bytes[end - 1] : 0;
}

/* Keeps of the paragraph at hand what the next one may need. */
static void keep_paragraph(stet_attributor *a)
{
    const stet_span none = {0, 0};
    a->before = a->block_kind == STET_BLOCK_PARAGRAPH ? a->block : none;
    a->before_quotes = a->has_last;
}

/* What the block at hand left open is to be taken up by later ones, not by what follows in it. */
static void keep_unclosed(stet_attributor *a)
{
    if (!a->left_open) return;
    a->left_open = false;
    for (uint32_t depth = 0; depth < STET_DEPTH_MAX; depth++) {
        if (a->fresh[depth].index == STET_NONE) continue;
        a->unclosed[depth] = a->fresh[depth];
        a->fresh[depth].index = STET_NONE;
    }
}

STET_INTERNAL void stet_attribution_begin(stet_attributor *a, const stet_block *block, uint32_t body)
{
    keep_paragraph(a);
    keep_unclosed(a);
    a->block = block->span;
    a->label = block->label;
    a->block_kind = block->kind;
    a->block_role = block->role;
    a->from = body;
    a->has_last = false;
    a->cut_off = false;
    if (a->refers) begin_mentions(a);
}

/* ---- Results ---- */

static void clear(stet_attribution *result, uint32_t utterance)
{
    memset(result, 0, sizeof *result);
    result->utterance = utterance;
}

static bool is_attributed(const stet_attribution *result)
{
    return result->rule != STET_RULE_NONE;
}

/* Takes over cue and speaker, not the utterance. */
static void take(stet_attribution *result, const stet_attribution *from, unsigned rule)
{
    result->cue = from->cue;
    result->speaker = from->speaker;
    result->antecedent = from->antecedent;
    result->speaker_form = from->speaker_form;
    result->rule = (uint8_t)rule;
}

static void take_cue(stet_attribution *result, const stet_cue *cue, unsigned rule)
{
    result->cue = cue->cue;
    result->speaker = cue->speaker;
    result->antecedent = cue->antecedent;
    result->speaker_form = cue->speaker_form;
    result->rule = (uint8_t)rule;
}

static void take_name(stet_attribution *result, stet_span name, unsigned rule)
{
    result->speaker = name;
    result->speaker_form = STET_FORM_NAME;
    result->rule = (uint8_t)rule;
}

/* ---- One sentence ---- */

/* Whether the quotation's own last mark or what follows it shows that its sentence goes on with an attribution. */
static bool leads_on(const stet_attributor *a, const stet_quote *q, uint32_t item)
{
    uint8_t last = last_byte(a, q->span.start + q->open_length, q->span.end - q->close_length);
    if (last == ',' || last == '?' || last == '!') return true;
    return item + 1 < a->clause.count && (a->clause.items[item + 1].gap & (STET_GAP_COMMA | STET_GAP_DASH));
}

static bool has_cue_between(const stet_attributor *a, uint32_t from, uint32_t to)
{
    for (uint32_t n = 0; n < a->cue_count; n++) {
        if (a->cues[n].last > from && a->cues[n].last < to) return true;
    }
    return false;
}

/* Takes a quotation into an utterance, unless it goes on with that of an earlier paragraph. */
static void join(const stet_quote *q, stet_attribution *result, uint32_t utterance)
{
    if (q->continues == STET_NONE) result->utterance = utterance;
}

/* Two neighbours of one sentence: the one without a cue of its own shares that of the other, where no other cue stands
 * between them. The right one always has a cue that stands between, see judge_before in choice.c. */
static void share(const stet_quote *q, stet_attribution *before, stet_attribution *after, bool parted)
{
    if (is_attributed(before) == is_attributed(after)) return;
    if (is_attributed(before))
        take(after, before, before->rule);
    else if (after->rule != STET_RULE_BEFORE && after->rule != STET_RULE_BEFORE_GAP && after->rule != STET_RULE_LABEL &&
             !parted)
        take(before, after, after->rule);
    else
        return;
    join(q, after, before->utterance);
}

/* Whether a quotation begins with a capital; one of the next paragraph, which stands for itself, is not read yet. */
static bool opens_with_capital(const stet_clause *c, uint32_t item)
{
    const stet_span quote = c->items[item].word.span;
    if (quote.start == quote.end) return false;
    uint32_t mark = stet_rune_at(c->text, quote.start, quote.end).length;
    return stet_class_at(c->text, quote.start + mark, quote.end) == STET_CLASS_UPPER;
}

/* Whether a quotation of the row is a nickname, which is nobody's words and parts none. Moen “bought” Kesterby: none
 * is in small letters. */
static bool is_in_name(const stet_clause *c, uint32_t i)
{
    return i < c->end_quote && stet_is_inside_name(c, c->places[i]) && opens_with_capital(c, c->places[i]);
}

/* The next quotation beside that is none. */
static uint32_t next_beside(const stet_attributor *a, const stet_quotes *quotes, uint32_t i)
{
    do
        i = stet_next_beside(quotes, i);
    while (is_in_name(&a->clause, i));
    return i;
}

/* The row's first quotation that is none. */
static uint32_t first_beside(const stet_attributor *a, const stet_quotes *quotes)
{
    uint32_t first = a->clause.first_quote;
    return is_in_name(&a->clause, first) ? next_beside(a, quotes, first) : first;
}

static void share_in_sentence(stet_attributor *a, const stet_quotes *quotes, uint32_t first)
{
    const uint8_t *places = a->clause.places;
    uint32_t last = first;
    for (uint32_t i = next_beside(a, quotes, last); i < a->clause.end_quote; i = next_beside(a, quotes, i)) {
        bool closed = quotes->items[last].ending == STET_ENDING_CLOSED; /* else words before this one are inside it */
        bool parted = has_cue_between(a, places[last], places[i]);
        bool without_cue = stet_is_absent(a->results[last].cue) && places[i] - places[last] > 2; /* and his was “...” */
        if (closed && (!is_attributed(&a->results[last]) || !without_cue))
            share(&quotes->items[i], &a->results[last], &a->results[i], parted);
        last = i;
    }
}

/* Quotations with one and the same cue are parts of one utterance. */
static void join_same_cue(stet_attributor *a, const stet_quotes *quotes, uint32_t first)
{
    uint32_t i = first;
    for (uint32_t next; (next = next_beside(a, quotes, i)) < a->clause.end_quote; i = next) {
        stet_attribution *mine = &a->results[i], *after = &a->results[next];
        if (!is_attributed(mine) || stet_is_absent(mine->cue) || mine->cue.end != after->cue.end) continue;
        join(&quotes->items[next], after, mine->utterance);
        bool between = mine->cue.start >= quotes->items[i].span.end && mine->cue.end <= quotes->items[next].span.start;
        if (mine->rule == STET_RULE_AFTER || (mine->rule == STET_RULE_ACCORDING_TO && between))
            mine->rule = after->rule = STET_RULE_SPLIT;
    }
}

/* Whether the rest of the row from item `first` on is a name, with what explains it behind a comma. */
static bool is_signature(const stet_clause *c, uint32_t first)
{
    if (!stet_is_capital(c, first) || c->count - first > SIGNATURE_ITEMS_MAX) return false;
    uint32_t last = stet_noun_forward(c, first);
    if (last == STET_NONE || (last + 1 < c->count && !(c->items[last + 1].gap & STET_GAP_COMMA))) return false;
    return stet_form_of(c, first, last) == STET_FORM_NAME;
}

static void take_signature(const stet_clause *c, uint32_t first, stet_attribution *result)
{
    take_name(result, stet_make_span(c->items[first].word.span.start, c->items[c->count - 1].word.span.end),
              STET_RULE_DASH);
}

/* “...” - Name: the rest of the block after a dash is a name. */
static bool read_signature(const stet_clause *c, uint32_t item, stet_attribution *result)
{
    uint32_t next = item + 1;
    if (next >= c->count || !(c->items[next].gap & STET_GAP_DASH) || c->items[next].gap & STET_GAP_COMMA) return false;
    if (!is_signature(c, next)) return false;
    take_signature(c, next, result);
    return true;
}

/* Lee: “...”: a word, the first behind a dash or of the row, that may be somebody's name alone, or his office. Verdict:
 * “...” is nobody's. */
static bool is_lone_name(const stet_clause *c, uint32_t first, uint32_t item)
{
    const uint64_t words = STET_LEX_CUE_NOUN | STET_LEX_TERM_INTRO | STET_LEX_TITLE_INTRO | STET_LEX_NAME_INTRO |
                           STET_LEX_CUE | STET_LEX_CUE_WEAK | STET_LEX_CUE_PARTICIPLE | STET_LEX_TIME | STET_LEX_MONTH;
    if (c->lang != STET_LANG_EN && c->lang != STET_LANG_DE) return false;
    if (!stet_is_name(c, first) || !opens_with_capital(c, item)) return false;
    if (item + 1 < c->count && !stet_breaks(c, item + 1)) return false; /* Lee: “Phantom” bills were paid */
    return stet_has(c, first, STET_LEX_ROLE | STET_LEX_TITLE) || !stet_has(c, first, words);
}

/* on the leak, zum Leck: whether a word leads to what somebody speaks of */
static bool leads_to_topic(const stet_clause *c, uint32_t i)
{
    if (!stet_has(c, i, STET_LEX_PREPOSITION)) return false;
    if (c->lang == STET_LANG_EN) return stet_item_is(c, i, "on");
    return stet_item_is(c, i, "zum") || stet_item_is(c, i, "zur") || stet_item_is(c, i, "über") ||
           stet_item_is(c, i, "nach");
}

/* Lee | again: “...”, The mayor | on the leak: “...”: where the words begin that tell when or of what somebody speaks
 * who stands from item `first` on; else the quotation's item. */
static uint32_t end_of_who(const stet_clause *c, uint32_t first, uint32_t item)
{
    if (c->lang != STET_LANG_EN && c->lang != STET_LANG_DE) return item;
    for (uint32_t i = first + 1; i < item && !stet_breaks(c, i); i++) {
        bool name = c->lang == STET_LANG_EN && stet_is_name(c, i - 1); /* Freude über den Sieg: “...” is nobody's */
        if (leads_to_topic(c, i) && (name || stet_has_office(c, first, i))) return i;
        if (i + 1 == item && (stet_item_is(c, i, "again") || stet_item_is(c, i, "later"))) return i;
    }
    return item;
}

/* The mill opens – Ann Lee: “...”: where the words begin that stand behind the last dash before a quotation, none of
 * them before item `from`. */
static uint32_t behind_dash(const stet_clause *c, uint32_t from, uint32_t item)
{
    uint32_t first = item;
    while (first > from && !(c->items[first - 1].gap & (STET_GAP_DASH | STET_GAP_START)))
        first--;
    return first > from ? first - 1 : from;
}

/* From Ann Lee: “...”, and Ann Lee: “...”; Ann Lee, the mayor — “...”. Between items `from` and `item` only words
 * stand. */
static bool read_from(const stet_clause *c, uint32_t from, uint32_t item, stet_attribution *result)
{
    if (item < from + 1 || item >= STET_CLAUSE_ITEMS_MAX) return false;
    bool colon = c->items[item].gap & STET_GAP_COLON;
    if (!colon && (!(c->items[item].gap & STET_GAP_DASH) || !opens_with_capital(c, item))) return false;
    uint32_t first = behind_dash(c, from, item);
    if (first > 0 && !(c->items[first].gap & STET_GAP_DASH)) return false;
    bool leads = stet_item_is(c, first, "from") || stet_item_is(c, first, "dazu") || stet_item_is(c, first, "hierzu");
    if (leads) first++; /* Dazu Brandt: */
    stet_subject s = {first, first < item ? stet_noun_forward(c, first) : STET_NONE};
    uint32_t end = end_of_who(c, first, item);
    if (s.last == STET_NONE) return false;
    if (s.last == first && !is_lone_name(c, first, item)) return false;
    uint32_t name = s.last;
    stet_add_appositives(c, end, &s);
    stet_speaker_form form = stet_form_of(c, first, end - 1);
    if (s.last + 1 < end || (form != STET_FORM_NAME && !stet_has_office(c, first, end))) return false;
    if (!colon && (s.last == name || !stet_is_name(c, name))) return false; /* Ann Lee — “...” may be a title */
    uint32_t last = stet_end_with_bracket(c, c->items[end - 1].word.span.end);
    take_name(result, stet_make_span(c->items[first].word.span.start, last), STET_RULE_LABEL);
    result->speaker_form = (uint8_t)form;
    return true;
}

/* in the words of: whether the item, which three others stand before, ends these words */
static bool ends_words_of(const stet_clause *c, uint32_t i)
{
    return i < c->count && stet_item_is(c, i, "of") && stet_item_is(c, i - 1, "words") &&
           stet_item_is(c, i - 2, "the") && stet_item_is(c, i - 3, "in");
}

/* Where the words end that lead to whom a quotation is of, as according to does: In the words of | Wang, “...”; “...,”
 * in the words of | Wang; To quote | Wang: “...”; STET_NONE where there are none. */
static uint32_t end_of_quoting(const stet_clause *c, uint32_t item)
{
    if (ends_words_of(c, item + 4)) return item + 4;
    if (!(c->items[item].gap & (STET_GAP_COMMA | STET_GAP_COLON))) return STET_NONE;
    if (item > 2 && stet_item_is(c, 0, "to") && stet_item_is(c, 1, "quote")) return 1;
    for (uint32_t i = item; i > 3 && item - i < WORDS_OF_ITEMS; i--) {
        if (ends_words_of(c, i - 1)) return i - 1;
    }
    return STET_NONE;
}

/* In the words of Wang, “...”; To quote Wang: “...” */
static bool read_quoting(const stet_clause *c, uint32_t item, stet_attribution *result)
{
    stet_subject s;
    uint32_t last = c->lang == STET_LANG_EN ? end_of_quoting(c, item) : STET_NONE;
    if (last == STET_NONE || !stet_subject_after(c, last, &s)) return false;
    uint32_t first = last > 1 ? last - 3 : last; /* In the words of; quote */
    result->cue = stet_make_span(c->items[first].word.span.start, c->items[last].word.span.end);
    result->speaker = stet_make_span(c->items[s.first].word.span.start, c->items[s.last].word.span.end);
    result->speaker_form = (uint8_t)stet_form_of(c, s.first, s.last);
    result->rule = STET_RULE_ACCORDING_TO;
    return true;
}

/* The word at item i without its possessive ending. */
static uint32_t end_of_owner(const stet_clause *c, uint32_t i)
{
    uint32_t end = c->items[i].word.span.end - 2;
    return c->text[end] == '\'' ? end : end - 2; /* ’ has three bytes */
}

/* Takes whose words a phrase tells of that begins at item `first`: Wang | 's answer; her | answer. */
static void take_owner(const stet_clause *c, uint32_t first, uint32_t owner, unsigned rule, stet_attribution *result)
{
    bool pronoun = !stet_is_possessive(c, owner);
    uint32_t end = pronoun ? c->items[owner].word.span.end : end_of_owner(c, owner);
    take_name(result, stet_make_span(c->items[first].word.span.start, end), rule);
    if (!stet_is_name(c, owner)) result->speaker_form = pronoun ? STET_FORM_PRONOUN : STET_FORM_NOUN;
}

/* Wang's answer was short: “...”; her last message: “...”: whose words the subject of such a sentence is. */
static bool read_owner(const stet_clause *c, const stet_subject *s, stet_attribution *result)
{
    uint32_t owner = s->first;
    while (owner < s->last && !stet_is_possessive(c, owner) && !stet_has(c, owner, STET_LEX_POSSESSIVE))
        owner++;
    /* A word that is a verb too may not belong to the subject: Wang's answer, Wang's last message. */
    uint32_t end_of_noun = s->last + 2 + stet_is_possessive(c, s->last);
    if (!stet_holds_lower(c, owner + 1, end_of_noun, STET_LEX_CUE_NOUN)) return false;
    bool pronoun = owner == s->first && stet_has(c, owner, STET_LEX_POSSESSIVE) &&
                   stet_has(c, owner, STET_LEX_MASCULINE | STET_LEX_FEMININE);
    if (!pronoun && !stet_is_possessive(c, owner)) return false;
    take_owner(c, s->first, owner, STET_RULE_BEFORE, result);
    return true;
}

/* The mayor's answer, her only reply: the owner of what is said, in a phrase that begins at item `first`; sets where it
 * ends. STET_NONE where there is none. */
static uint32_t owner_of_words(const stet_clause *c, uint32_t first, uint32_t *last)
{
    const uint64_t words = STET_LEX_CUE_NOUN, things = STET_LEX_TITLE_INTRO | STET_LEX_ROLE | STET_LEX_TERM_INTRO;
    uint32_t owner = first, i;
    while (owner < c->count && owner - first < OWNER_ITEMS && !stet_is_possessive(c, owner) &&
           (owner != first || !stet_has(c, owner, STET_LEX_POSSESSIVE)))
        owner++;
    if (owner == c->count || owner - first == OWNER_ITEMS) return STET_NONE;
    if (!stet_is_possessive(c, owner) && !stet_has(c, owner, STET_LEX_MASCULINE | STET_LEX_FEMININE)) return STET_NONE;
    for (i = owner + 1; i < c->count && i < owner + 4 && !stet_breaks(c, i); i++) {
        if (!stet_is_lower(c, i)) return STET_NONE;
        if (!stet_has(c, i, words) || stet_has(c, i, things)) continue;
        *last = i;
        return owner;
    }
    return STET_NONE;
}

/* Wang's latest claim | that it is “...”, her remark | that “...”: the item behind the noun, no word before item `from`
 * being read; STET_NONE where there is none. */
static uint32_t end_of_claim(const stet_clause *c, uint32_t from, uint32_t item)
{
    for (uint32_t i = item; i > from + 2 && item - i < CLAIM_ITEMS; i--) {
        if (i < item && stet_breaks(c, i)) return STET_NONE;
        if (!stet_item_is(c, i - 1, "that")) continue;
        bool noun = !stet_breaks(c, i - 1) && stet_has(c, i - 2, STET_LEX_CUE_NOUN);
        return noun ? i - 1 : STET_NONE;
    }
    return STET_NONE;
}

/* Monday's */
static bool is_time_of(const stet_clause *c, uint32_t owner)
{
    const uint64_t times = STET_LEX_WEEKDAY | STET_LEX_MONTH | STET_LEX_TIME;
    uint32_t start = c->items[owner].word.span.start;
    return (stet_lexicon_find_at(c->lang, c->text, c->grid->len, start, end_of_owner(c, owner)) & times) != 0;
}

/* The owner of such a claim; not of: Friends of his told the paper that he was “kind”. */
static bool read_claim(const stet_clause *c, uint32_t from, uint32_t item, stet_attribution *result)
{
    if (c->lang != STET_LANG_EN || item >= STET_CLAUSE_ITEMS_MAX) return false;
    uint32_t that = end_of_claim(c, from, item);
    if (that == STET_NONE) return false;
    for (uint32_t i = that - 1; i > from && that - i < OWNER_ITEMS && !stet_breaks(c, i); i--) {
        bool pronoun =
            stet_has(c, i - 1, STET_LEX_POSSESSIVE) && stet_has(c, i - 1, STET_LEX_MASCULINE | STET_LEX_FEMININE);
        if (!pronoun && !stet_is_possessive(c, i - 1)) continue;
        if ((!pronoun && is_time_of(c, i - 1)) || stet_holds(c, i, that, STET_LEX_DETERMINER)) return false;
        uint32_t first = pronoun ? i - 1 : stet_noun_backward(c, i - 1);
        take_owner(c, first == STET_NONE || first < from ? i - 1 : first, i - 1, STET_RULE_BEFORE_GAP, result);
        return true;
    }
    return false;
}

/* To Wang, it is a “...”: whose judgment it is that a sentence says of something */
static bool read_judge(const stet_clause *c, uint32_t item, stet_attribution *result)
{
    stet_subject s;
    if (item < 4 || item >= STET_CLAUSE_ITEMS_MAX || c->lang != STET_LANG_EN) return false;
    if (!stet_item_is(c, 0, "to") || !stet_subject_after(c, 0, &s) || s.last + 3 > item) return false;
    uint32_t verb = item - 1 - stet_has(c, item - 1, STET_LEX_DETERMINER);
    if (!stet_breaks(c, s.last + 1) || !stet_has(c, verb, STET_LEX_BEING)) return false;
    if (stet_form_of(c, s.first, s.last) != STET_FORM_NAME) return false;
    take_name(result, stet_make_span(c->items[s.first].word.span.start, c->items[s.last].word.span.end),
              STET_RULE_ACCORDING_TO);
    result->cue = c->items[0].word.span;
    return true;
}

/* In Wang's | view, it is “...” */
static bool read_view(const stet_clause *c, uint32_t item, stet_attribution *result)
{
    uint32_t owner = 1;
    if (item < 3 || item >= STET_CLAUSE_ITEMS_MAX || c->lang != STET_LANG_EN) return false;
    if (!stet_item_is(c, 0, "in")) return false;
    while (owner < item && owner < OWNER_ITEMS && !stet_is_possessive(c, owner))
        owner++;
    if (owner + 2 > item || !stet_is_possessive(c, owner)) return false;
    if (!stet_item_is(c, owner + 1, "view") && !stet_item_is(c, owner + 1, "words")) return false;
    take_owner(c, 1, owner, STET_RULE_ACCORDING_TO, result);
    return true;
}

static bool read_judge_or_view(const stet_clause *c, uint32_t item, stet_attribution *result)
{
    return stet_has(c, 0, STET_LEX_PREPOSITION) && (read_judge(c, item, result) || read_view(c, item, result));
}

/* Her answer was: “...”; Wang's reply was “...”; “...,” was the mayor's answer */
static bool read_answer(const stet_clause *c, uint32_t item, bool first, stet_attribution *result)
{
    uint32_t last, owner;
    if (c->lang != STET_LANG_EN) return false;
    if (item + 2 < c->count && !c->items[item + 1].gap && stet_has(c, item + 1, STET_LEX_BEING)) {
        owner = owner_of_words(c, item + 2, &last);
        if (owner != STET_NONE) take_owner(c, item + 2, owner, STET_RULE_AFTER, result);
        return owner != STET_NONE;
    }
    if (!first || item < 3 || item >= STET_CLAUSE_ITEMS_MAX || !stet_has(c, item - 1, STET_LEX_BEING)) return false;
    owner = owner_of_words(c, 0, &last);
    if (owner == STET_NONE || last + 2 != item) return false;
    take_owner(c, 0, owner, STET_RULE_BEFORE, result);
    return true;
}

/* Hard times lay ahead. He returned to an old line: “...”: a sentence about somebody, without a cue, that a colon ends.
 * The quotation is the row's first one. */
static bool read_colon(const stet_clause *c, uint32_t item, stet_attribution *result)
{
    stet_subject s;
    if (c->lang != STET_LANG_EN && c->lang != STET_LANG_DE) return false;
    if (item < 3 || item >= STET_CLAUSE_ITEMS_MAX) return false;
    if (!(c->items[item].gap & STET_GAP_COLON)) return false;
    if (!stet_subject_of_clause(c, 0, item, &s) || s.last + 1 >= item) return false;
    if (c->lang == STET_LANG_EN && read_owner(c, &s, result)) return true;
    if (stet_is_possessive(c, s.last)) return false;                 /* Wang's now famous line is this: */
    if (behind_dash(c, s.last + 1, item) > s.last + 1) return false; /* The mill opens – its owner: */
    bool person = stet_has(c, s.first, STET_LEX_MASCULINE | STET_LEX_FEMININE) && s.first == s.last;
    stet_speaker_form form = stet_form_of(c, s.first, s.last);
    if (form == STET_FORM_PRONOUN ? !person : form != STET_FORM_NAME) return false;
    if (c->lang == STET_LANG_DE && stet_has(c, s.last + 1, STET_LEX_PREPOSITION)) return false; /* Freude über */
    if (c->lang == STET_LANG_DE && stet_holds_gap(c, s.last + 1, item - 1, STET_GAP_COMMA))
        return false; /* a clause of its own, as a rule */
    take_name(result, stet_make_span(c->items[s.first].word.span.start, c->items[s.last].word.span.end),
              STET_RULE_BEFORE);
    result->speaker_form = (uint8_t)form;
    return true;
}

/* Seine Begründung: „...“, Ihr kurzes Fazit: „...“ */
static bool read_german_owner(const stet_clause *c, uint32_t item, stet_attribution *result)
{
    if (c->lang != STET_LANG_DE || item < 2 || item > 3 || !(c->items[item].gap & STET_GAP_COLON)) return false;
    if (!stet_has(c, 0, STET_LEX_POSSESSIVE) || !stet_has(c, item - 1, STET_LEX_CUE_NOUN)) return false;
    uint8_t first = stet_fold_ascii(c->text[c->items[0].word.span.start]);
    if (first != 's' && first != 'i') return false; /* meine, unsere */
    take_name(result, c->items[0].word.span, STET_RULE_BEFORE);
    result->speaker_form = STET_FORM_PRONOUN;
    return true;
}

static bool is_unspaced(const stet_attributor *a)
{
    return a->lang == STET_LANG_JA || a->lang == STET_LANG_ZH;
}

/* Japanese and Chinese put no blanks between words, so that there is no row to read. */
static void attribute_unspaced(stet_attributor *a, const stet_quotes *quotes, stet_span around)
{
    uint32_t from = around.start;
    for (uint32_t i = a->clause.first_quote; i < a->clause.end_quote; i = stet_next_beside(quotes, i)) {
        const stet_quote *q = &quotes->items[i];
        uint32_t until = stet_end_behind(quotes, q, stet_next_beside(quotes, i), around.end);
        stet_cjk_attribution found = stet_cjk_attribute(a->text.bytes, q->span, from, until, a->lang);
        from = q->span.end;
        if (!found.found) continue;
        a->results[i].cue = found.cue;
        a->results[i].speaker = found.speaker;
        a->results[i].speaker_form = stet_is_absent(found.speaker) ? STET_FORM_NONE : STET_FORM_NOUN;
        a->results[i].rule = found.before ? STET_RULE_BEFORE : STET_RULE_AFTER;
    }
}

static void attribute_quote(stet_attributor *a, const stet_place *place, stet_attribution *result)
{
    uint32_t first = place->previous == STET_NONE ? 0 : place->previous + 1;
    stet_choice best = stet_choose_cue(&a->clause, a->cues, a->cue_count, place);
    if (best.score)
        take_cue(result, &a->cues[best.cue], best.rule);
    else if (!read_signature(&a->clause, place->item, result) && !read_quoting(&a->clause, place->item, result) &&
             !read_answer(&a->clause, place->item, place->previous == STET_NONE, result) &&
             !read_from(&a->clause, first, place->item, result) &&
             !read_claim(&a->clause, first, place->item, result) && place->previous == STET_NONE &&
             !read_german_owner(&a->clause, place->item, result) &&
             !read_judge_or_view(&a->clause, place->item, result) && a->block_kind == STET_BLOCK_PARAGRAPH)
        read_colon(&a->clause, place->item, result);
}

/* Attributes the quotations of the sentence that quotation `first` stands in, inside `around`. */
static void attribute_sentence(stet_attributor *a, const stet_quotes *quotes, uint32_t first, stet_span around,
                               uint32_t from)
{
    stet_clause *c = &a->clause;
    stet_place place = {0, STET_NONE, 0, false};
    stet_clause_build(c, a->text.bytes, around, from, quotes, first, a->lang);
    if (is_unspaced(a)) {
        attribute_unspaced(a, quotes, around);
        join_same_cue(a, quotes, first);
        return;
    }
    a->cue_count = stet_find_cues(c, a->cues);
    first = first_beside(a, quotes);
    for (uint32_t i = first; i < c->end_quote; i = next_beside(a, quotes, i)) {
        uint32_t after = next_beside(a, quotes, i);
        place.item = c->places[i];
        place.next = after < c->end_quote ? c->places[after] : c->count;
        place.leads_on = leads_on(a, &quotes->items[i], place.item);
        attribute_quote(a, &place, &a->results[i]);
        place.previous = place.item;
    }
    if (first >= c->end_quote || place.previous == c->places[first])
        return; /* as nearly always, there is one at most */
    share_in_sentence(a, quotes, first);
    join_same_cue(a, quotes, first);
}

/* ---- From outside the sentence ---- */

/* Whether only blanks stand between. */
static bool is_blank(const stet_attributor *a, uint32_t from, uint32_t to)
{
    return from <= to && stet_skip_blanks(a->text.bytes, from, to) == to;
}

/* The end of the last quotation's sentence. */
static uint32_t end_of_last(const stet_attributor *a)
{
    return a->last_sentence > a->last_end ? a->last_sentence : a->last_end;
}

/* Whether the quotation follows the last one's sentence at once. */
static bool follows_last(const stet_attributor *a, const stet_quote *q)
{
    return a->has_last && is_blank(a, end_of_last(a), q->span.start);
}

/* “...,” Wang said. And: “...”; Und weiter: „...“: whether no more than that leads to a quotation from the last one. */
static bool is_next_of_last(const stet_attributor *a, const stet_quote *q)
{
    const stet_clause *c = &a->clause;
    uint32_t item = c->places[c->first_quote];
    if (!a->has_last || item == 0 || item > 2 || c->items[item].word.span.start != q->span.start) return false;
    if (!(c->items[item].gap & (STET_GAP_COLON | STET_GAP_COMMA)) || !is_blank(a, end_of_last(a), c->span.start))
        return false;
    if (item == 2 && !stet_item_is(c, 1, "weiter") && !stet_item_is(c, 1, "then")) return false;
    return stet_item_is(c, 0, "and") || stet_item_is(c, 0, "und") || (item == 1 && stet_item_is(c, 0, "then")) ||
           (item == 1 && stet_item_is(c, 0, "weiter"));
}

/* Whether only a few words of the reporter's stand between: “...,” he said. It was quiet. “...” */
static bool is_near_last(const stet_attributor *a, const stet_quote *q)
{
    uint32_t end = end_of_last(a);
    return a->has_last && a->last.rule != STET_RULE_PARAGRAPH_BEFORE && a->clause.span.start == q->span.start &&
           end <= q->span.start && q->span.start - end <= NARRATION_BYTES;
}

static void take_from_last(const stet_attributor *a, const stet_quote *q, stet_attribution *result)
{
    take(result, &a->last, STET_RULE_SAME_PARAGRAPH);
    join(q, result, a->last.utterance);
}

static bool begins_utterance(const stet_attributor *a, const stet_quote *q)
{
    stet_class c = stet_class_at(a->text.bytes, q->span.start + q->open_length, q->span.end);
    return c != STET_CLASS_LOWER && c != STET_CLASS_COMMA;
}

/* Whether it is one of several of a speech, which another part may attribute. */
static bool is_part(const stet_quote *q)
{
    return q->continues != STET_NONE || q->ending != STET_ENDING_CLOSED;
}

/* Whether the quotation is a sentence by itself. */
static bool is_alone(const stet_attributor *a, const stet_quote *q)
{
    return a->clause.span.start == q->span.start && a->clause.span.end <= q->span.end;
}

/* Der Wirt spreche von Sturm: a German verb whose form shows that somebody else tells so */
static bool is_told(const stet_clause *c, uint32_t verb)
{
    return c->lang == STET_LANG_DE && stet_ends_with(c, verb, 0, 'e') && !stet_ends_with(c, verb, 't', 'e');
}

/* The cue that tells of speech in a sentence without quotations: the first one of the sentence itself. */
static const stet_cue *telling_cue(const stet_clause *c, const stet_cue *cues, uint32_t count)
{
    for (uint32_t n = 0; n < count; n++) {
        if (is_told(c, cues[n].last)) continue;
        bool tells = !cues[n].weak && cues[n].outer == STET_NO_CUE && stet_has_subject(&cues[n].subject);
        if (tells && cues[n].form <= STET_CUE_BEFORE_SUBJECT) return &cues[n];
    }
    return NULL;
}

/* Wang said. Wang wrote in a letter on Monday. Whether a sentence is a subject and its cue, and words behind them that
 * tell but where and when. */
static bool is_cue_alone(const stet_clause *c, const stet_cue *cue)
{
    const uint64_t more = STET_LEX_AUX | STET_LEX_PRONOUN_SUBJECT | STET_LEX_RELATIVE | STET_LEX_CUE;
    bool inverted = cue->form == STET_CUE_BEFORE_SUBJECT;
    uint32_t next = (inverted ? cue->subject.last : cue->last) + 1;
    if (c->lang != STET_LANG_EN || (inverted ? cue->first : cue->subject.first) != 0) return false;
    if (c->text[c->span.end - 1] != '.') return false; /* Wang said: */
    if (next >= c->count) return true;
    return c->count - next <= PLACE_ITEMS_MAX && !c->items[next].gap && stet_has(c, cue->last, STET_LEX_SAY) &&
           stet_has(c, next, STET_LEX_PREPOSITION | STET_LEX_WEEKDAY) && !stet_holds(c, next, c->count, more);
}

static bool take_from_sentence(stet_attributor *a, stet_span sentence, stet_rule rule, stet_attribution *result)
{
    stet_cue cues[STET_CUES_MAX];
    stet_clause *c = &a->beside;
    if (stet_is_absent(sentence)) return false;
    stet_clause_of_span(c, a->text.bytes, sentence, sentence.end, a->lang);
    const stet_cue *cue = telling_cue(c, cues, stet_find_cues(c, cues));
    if (!cue) return false;
    if (rule == STET_RULE_SENTENCE_AFTER && !is_cue_alone(c, cue) &&
        (!(c->items[cue->last].word.classes & STET_LEX_SPEAKING) || cue->subject.first != 0))
        return false;
    take_cue(result, cue, rule);
    return true;
}

/* From the last sentence in [from, end) of the block. */
static bool take_from_last_sentence(stet_attributor *a, stet_span block, uint32_t from, uint32_t end, stet_rule rule,
                                    stet_attribution *result)
{
    uint32_t start = stet_last_sentence(a->text.bytes, block, from, end - 1, a->lang);
    return take_from_sentence(a, stet_make_span(start, end), rule, result);
}

/* Wang spoke last. “...” */
static bool take_from_sentence_before(stet_attributor *a, const stet_quote *q, stet_attribution *result)
{
    uint32_t from = a->sentence_from, end = stet_skip_blanks_back(a->text.bytes, a->block.start, q->span.start);
    if (a->clause.span.start != q->span.start || end <= from || !begins_utterance(a, q)) return false;
    return take_from_last_sentence(a, a->block, from, end, STET_RULE_SENTENCE_BEFORE, result);
}

/* “...” Wang was speaking in Rome. “... .” Wang said. */
static bool take_from_sentence_after(stet_attributor *a, const stet_quote *q, uint32_t until, stet_attribution *result)
{
    if (!is_alone(a, q) || a->sentence_from < a->clause.span.start) return false;
    uint32_t start = stet_skip_blanks(a->text.bytes, q->span.end, until);
    uint32_t reach = until - start > SENTENCE_REACH ? start + SENTENCE_REACH : until;
    uint32_t end = stet_first_sentence_end(a->text.bytes, a->block, start, start, reach, a->lang);
    if (end > start && end < reach) reach = end;
    return take_from_sentence(a, stet_make_span(start, reach), STET_RULE_SENTENCE_AFTER, result);
}

/* ANN LEE: “...”, From Ann Lee: “...”; but the labels of questions, answers and times name nobody. */
static bool take_from_label(const stet_attributor *a, const stet_quote *q, stet_attribution *result)
{
    stet_span name = a->label;
    if (name.end - name.start <= 3 || a->text.bytes[name.start] <= '9') return false;
    if (!is_blank(a, name.end, q->span.start)) return false;
    stet_word first = stet_word_next(a->text.bytes, name.start, name.end, a->lang);
    if (first.classes & STET_LEX_PREPOSITION)
        name.start = stet_skip_blanks(a->text.bytes, first.span.end, name.end - 1);
    if (name.start + 1 >= name.end) return false; /* From: “...” */
    take_name(result, stet_make_span(name.start, stet_skip_blanks_back(a->text.bytes, name.start, name.end - 1)),
              STET_RULE_LABEL);
    return true;
}

/* Where the words of a line begin that begins with a dash; STET_NONE where the text holds none from pos on. */
static uint32_t behind_first_dash(stet_text text, uint32_t pos)
{
    uint32_t from = pos;
    while (pos < text.len && pos - from < 4 && stet_class_at(text.bytes, pos, text.len) == STET_CLASS_DASH)
        pos += stet_rune_at(text.bytes, pos, text.len).length;
    return pos > from ? pos : STET_NONE;
}

/* A paragraph that is one quotation, and on the line behind it: - Name, office. Where the text ends there, what has no
 * office may be its author. */
static bool take_from_line_after(stet_attributor *a, const stet_quote *q, stet_attribution *result)
{
    const uint8_t *t = a->text.bytes;
    stet_clause *c = &a->beside;
    if (q->span.start != a->block.start || a->block.end - q->span.end > 1 || q->ending != STET_ENDING_CLOSED)
        return false;
    uint32_t len = a->text.len, next = stet_skip_blanks(t, a->block.end, len);
    uint32_t start = behind_first_dash(a->text, next);
    if (start == STET_NONE) return false;
    uint32_t stop = len - start > SIGNATURE_LOOK ? start + SIGNATURE_LOOK : len;
    uint32_t end = stet_find_line_end(t, start, stop);
    if (end - start > SIGNATURE_BYTES_MAX) return false;
    uint32_t rest = stet_skip_blanks(t, end, len);
    stet_clause_of_span(c, t, stet_trim(t, start, end), end, a->lang);
    if (c->count == 0 || !is_signature(c, 0)) return false;
    if (rest == len && !stet_holds_gap(c, 1, c->count - 1, STET_GAP_COMMA)) return false;
    if (rest < len && behind_first_dash(a->text, rest) != STET_NONE) return false; /* a list */
    take_signature(c, 0, result);
    return true;
}

/* Of speech that the sentence reports by its verb's form, Der Saal sei „eiskalt“: of the last quotation, or of the
 * sentence before that tells whose. */
static bool take_for_reported(stet_attributor *a, stet_attribution *result)
{
    uint32_t start = a->clause.span.start, end = stet_skip_blanks_back(a->text.bytes, a->block.start, start);
    if (!stet_holds(&a->clause, 0, a->clause.count, STET_LEX_REPORTED)) return false;
    if (a->has_last && is_attributed(&a->last)) {
        take(result, &a->last, STET_RULE_SENTENCE_BEFORE);
        return true;
    }
    if (end <= a->sentence_from) return false;
    return take_from_last_sentence(a, a->block, a->sentence_from, end, STET_RULE_SENTENCE_BEFORE, result);
}

/* Whether the last sentence of the paragraph before is that of its last quotation, which it has. */
static bool ends_with_last(const stet_attributor *a)
{
    return end_of_last(a) + 1 >= a->before.end;
}

/* From the last quotation of the paragraph before, where that is no question. */
static bool take_from_last_before(const stet_attributor *a, stet_attribution *result)
{
    bool asks = last_byte(a, a->before.start, a->last_end) == '?';
    if (is_attributed(&a->last) && !asks) take(result, &a->last, STET_RULE_PARAGRAPH_BEFORE);
    return is_attributed(result);
}

/* Whether a quotation opens a paragraph that may go on with the speech of the one before. Short ones and questions may
 * be of a dialogue. What is no paragraph's whole text needs to be sentences by itself. */
static bool may_go_on(const stet_attributor *a, const stet_quote *q)
{
    uint32_t start = q->span.start, end = a->block.end;
    if (a->block_kind != STET_BLOCK_PARAGRAPH || stet_is_absent(a->before) || !is_blank(a, a->block.start, start))
        return false;
    bool whole = end - q->span.end <= 1;
    uint8_t last = last_byte(a, start, q->span.end);
    if (!whole) end = q->span.end;
    bool is_short = !stet_is_longer(a->text.bytes, stet_make_span(start, end), GOES_ON_BYTES - 1);
    if (last == '?' || (q->ending == STET_ENDING_CLOSED && is_short)) return false;
    return whole || (last == '.' && a->clause.span.end <= end && (!a->before_quotes || ends_with_last(a)));
}

/* “...,” Wang said. - “...”: a quotation that opens a paragraph goes on with what the one before said, or tells of. */
static bool take_from_paragraph_before(stet_attributor *a, const stet_quote *q, stet_attribution *result)
{
    if (is_part(q) || !may_go_on(a, q)) return false;
    if (a->before_quotes) return take_from_last_before(a, result);
    return take_from_last_sentence(a, a->before, a->before.start, a->before.end, STET_RULE_PARAGRAPH_BEFORE, result);
}

/* What comes to a quotation from outside its sentence. */
static void inherit(stet_attributor *a, const stet_quote *q, uint32_t until, stet_attribution *result)
{
    if (is_attributed(result)) return;
    bool goes_on = is_attributed(&a->last) && begins_utterance(a, q);
    if (goes_on && (follows_last(a, q) || is_next_of_last(a, q))) {
        take_from_last(a, q, result);
        return;
    }
    if (take_from_label(a, q, result) || take_from_line_after(a, q, result)) return;
    if (a->lead_ready && is_blank(a, a->block.start, q->span.start))
        take(result, &a->lead, STET_RULE_PARAGRAPH_BEFORE);
    else if (take_from_sentence_before(a, q, result) || take_for_reported(a, result))
        return;
    else if (goes_on && is_near_last(a, q))
        take_from_last(a, q, result);
    else if (!take_from_sentence_after(a, q, until, result))
        take_from_paragraph_before(a, q, result);
}

/* ---- References ---- */

/* I, of a speaker who quotes himself, also as i: no other pronoun is one byte long. */
static bool is_first_person(stet_span speaker)
{
    return speaker.end - speaker.start == 1;
}

static bool is_same_speaker(const stet_attribution *a, const stet_attribution *b)
{
    return a->speaker.start == b->speaker.start && a->speaker.end == b->speaker.end;
}

/* Inside a quotation `outer`, I am its speaker, where he was named before; other pronouns are of those that he speaks
 * of. */
static stet_span find_reference(stet_attributor *a, const stet_quote *q, const stet_attribution *result,
                                const stet_attribution *outer)
{
    const stet_span none = {0, 0};
    if (!a->refers || stet_is_absent(result->speaker)) return none;
    if (is_same_speaker(result, &a->last) && !stet_is_absent(a->last.refers_to))
        return a->last.refers_to; /* others may have been named since */
    look_at_headline(a);
    if (!stet_is_absent(result->antecedent)) {
        stet_span fuller = stet_mention_resolve(&a->mentions, &a->beside, result->antecedent, STET_FORM_NAME, q->span);
        return stet_is_absent(fuller) ? result->antecedent : fuller;
    }
    if (!outer || result->speaker_form != STET_FORM_PRONOUN)
        return stet_mention_resolve(&a->mentions, &a->beside, result->speaker, (stet_speaker_form)result->speaker_form,
                                    q->span);
    if (!is_first_person(result->speaker)) return none;
    stet_span mention = outer->refers_to;
    if (stet_is_absent(mention) && outer->speaker_form == STET_FORM_NAME) mention = outer->speaker;
    return mention.end <= result->speaker.start ? mention : none;
}

/* ---- Continued speech ---- */

/* The utterance that a quotation begins with: that of the part it continues, or its own. */
static uint32_t first_utterance(const stet_attributor *a, const stet_quote *q)
{
    if (q->continues == STET_NONE) return q->index;
    for (uint32_t depth = 0; depth < STET_DEPTH_MAX; depth++) {
        if (a->unclosed[depth].index == q->continues) return a->unclosed[depth].utterance;
    }
    return q->continues; /* one that no list held has its own */
}

static void remember_unclosed(stet_attributor *a, const stet_quote *q, uint32_t utterance)
{
    if (q->ending == STET_ENDING_CLOSED || a->block_kind != STET_BLOCK_PARAGRAPH) return;
    a->left_open = true;
    a->fresh[q->depth - 1].index = q->index;
    a->fresh[q->depth - 1].utterance = utterance;
}

/* Whether the last sentence of a quotation, of which no mark closes it, tells who speaks: “It is late, he said. */
static bool tells_who(stet_attributor *a, stet_span quote)
{
    stet_cue cues[STET_CUES_MAX];
    stet_clause *c = &a->beside;
    uint32_t start = stet_last_sentence(a->text.bytes, quote, quote.start, quote.end - 1, a->lang);
    stet_clause_of_span(c, a->text.bytes, stet_make_span(start, quote.end), quote.end, a->lang);
    for (uint32_t n = 0, count = stet_find_cues(c, cues); n < count; n++) {
        if (cues[n].speaker_form != STET_FORM_PRONOUN) return true;
    }
    for (uint32_t i = 1; i < c->count; i++) { /* the sentence's first word has no comma before it */
        if (c->items[i].gap & STET_GAP_COMMA && stet_has(c, i, STET_LEX_CUE)) return true;
    }
    return false;
}

/* “The dogs ran, Wang said. It was late.: whether words that a quotation of which no mark closes it begins with tell
 * who speaks, behind a comma. */
static bool tells_aside(stet_attributor *a, stet_span quote)
{
    stet_clause *c = &a->beside;
    stet_clause_of_span(c, a->text.bytes, quote, quote.end, a->lang);
    for (uint32_t i = 1; i < c->count; i++) {
        uint32_t end = c->items[i].word.span.end;
        if (!stet_has(c, i, STET_LEX_CUE) || (end < quote.end && c->text[end] == ' ')) continue;
        uint32_t first = i;
        while (i - first < TELLER_WORDS && !c->items[first].gap)
            first--; /* the row's first item has a gap */
        if (c->items[first].gap & STET_GAP_COMMA) return true;
    }
    return false;
}

/* Begins a chain with a part; where none of it tells whose it is, the paragraph before may. */
static void begin_chain(stet_attributor *a, const stet_quote *q, const stet_attribution *result)
{
    stet_chain *chain = &a->chain;
    chain->count = 0;
    chain->attribution = *result;
    clear(&chain->for_now, 0);
    if (q->ending == STET_ENDING_CLOSED || is_attributed(result) || !may_go_on(a, q)) return;
    if (tells_who(a, q->span) || tells_aside(a, q->span)) return;
    if (a->before_quotes)
        take_from_last_before(a, &chain->for_now);
    else
        take_from_last_sentence(a, a->before, a->before.start, a->before.end, STET_RULE_PARAGRAPH_BEFORE,
                                &chain->for_now);
    if (is_attributed(&chain->for_now)) chain->for_now.refers_to = find_reference(a, q, &chain->for_now, NULL);
}

/* Writes cue and speaker into a quotation's record. */
static void write_attribution(stet_attributor *a, uint32_t record, const stet_attribution *from, unsigned rule,
                              stet_span refers_to)
{
    stet_quotation *slot = stet_emit_slot(a->out, record);
    slot->cue = from->cue;
    slot->speaker = from->speaker;
    slot->speaker_form = from->speaker_form;
    slot->rule = (uint8_t)rule;
    slot->refers_to = refers_to;
}

/* A part that no mark closes has what the paragraph before tells, unless a later one tells more: see give_back. */
static void write_for_now(stet_attributor *a, const stet_quote *q, const stet_attribution *result)
{
    const stet_attribution *from = &a->chain.for_now;
    if (is_attributed(result) || q->ending == STET_ENDING_CLOSED || !is_attributed(from)) return;
    if (a->block_kind != STET_BLOCK_PARAGRAPH) return;
    write_attribution(a, q->index, from, q->continues == STET_NONE ? from->rule : (unsigned)STET_RULE_CONTINUATION,
                      from->refers_to);
}

/* Whichever part of a continued speech is attributed gives it to all. Returns whether the parts before still wait for
 * it; see give_back. */
static bool tie_continuation(stet_attributor *a, const stet_quote *q, stet_attribution *result)
{
    stet_chain *chain = &a->chain;
    if (a->block_kind != STET_BLOCK_PARAGRAPH) return false;
    if (!a->cut_off && (q->continues == STET_NONE || q->continues != chain->last)) {
        begin_chain(a, q, result);
        return false;
    }
    if (!is_attributed(result) && is_attributed(&chain->attribution))
        take(result, &chain->attribution, STET_RULE_CONTINUATION);
    if (!is_attributed(result) && q->ending == STET_ENDING_CLOSED) take(result, &chain->for_now, chain->for_now.rule);
    if (!is_attributed(result) || is_attributed(&chain->attribution)) return false;
    chain->attribution = *result;
    return true;
}

/* The parts before get what the chain has now, and whom the speaker was found to be. */
static void give_back(stet_attributor *a, stet_span refers_to)
{
    for (uint32_t i = 0; i < a->chain.count; i++)
        write_attribution(a, a->chain.parts[i], &a->chain.attribution, STET_RULE_CONTINUATION, refers_to);
}

static void add_to_chain(stet_attributor *a, const stet_quote *q, bool speech)
{
    stet_chain *chain = &a->chain;
    if (a->block_kind != STET_BLOCK_PARAGRAPH) return;
    chain->last = q->index;
    if (speech && chain->count < STET_CHAIN_MAX) chain->parts[chain->count++] = q->index;
}

/* ---- Parts whose closing mark was lost ---- */

/* Takes the parts of the sentence at hand that begin their utterance with its first one into the last one's. */
static void join_last(stet_attributor *a, const stet_quotes *quotes)
{
    uint32_t own = quotes->items[a->clause.first_quote].index;
    for (uint32_t i = a->clause.first_quote; i < a->clause.end_quote; i = stet_next_beside(quotes, i)) {
        if (a->results[i].utterance == own) a->results[i].utterance = a->last.utterance;
    }
}

/* “... “...,” Wang said: notes whether a quotation was left open that the next one goes on with at once. */
static void note_cut_off(stet_attributor *a, const stet_quote *q, bool speech)
{
    a->cut_off = false;
    if (!speech || q->ending == STET_ENDING_CLOSED || q->span.end == a->block.end) return;
    uint8_t last = a->text.bytes[q->span.end - 1];
    a->cut_off = (last == '.' || last == '!' || last == '?') && !tells_who(a, q->span);
}

/* ---- Writing ---- */

static bool is_speech(unsigned kind)
{
    return kind == STET_QUOTATION_DIRECT || kind == STET_QUOTATION_MIXED;
}

/* Whether the rule shows the quotation as what somebody says, rather than words woven into a sentence. */
static bool introduces(const stet_attributor *a, unsigned rule, uint32_t item)
{
    if (rule == STET_RULE_NONE || rule == STET_RULE_BEFORE_GAP || rule == STET_RULE_AFTER_GAP) return false;
    if (rule != STET_RULE_BEFORE) return true;
    const stet_clause *c = &a->clause;
    if (c->items[item].gap & (STET_GAP_COMMA | STET_GAP_COLON)) return true;
    return c->lang == STET_LANG_EN && item > 0 && stet_item_is(c, item - 1, "reads") && opens_with_capital(c, item);
}

static stet_quotation_kind find_kind(stet_attributor *a, const stet_quote *q, const stet_attribution *result,
                                     uint32_t item, stet_quotation_kind before)
{
    stet_kind_facts facts;
    facts.text = a->text.bytes;
    facts.grid = &a->grid;
    facts.lang = a->lang;
    facts.clause = &a->clause;
    stet_stand_at(&facts, item);
    facts.content = stet_make_span(q->span.start + q->open_length, q->span.end - q->close_length);
    facts.block = a->block;
    facts.block_kind = a->block_kind;
    facts.counts = a->kinds.counts;
    facts.kind_before = (uint8_t)before;
    facts.other_story = is_other_story(a);
    facts.rule = result->rule;
    facts.introduced = introduces(a, result->rule, item);
    facts.part = is_part(q);
    bool called;
    stet_quotation_kind kind = stet_kind_of(&facts, &called);
    return stet_kind_kept(&a->kinds, &facts, kind, called);
}

/* outer: what was found of the quotation around it; NULL where none is. */
static void write(stet_attributor *a, const stet_quote *q, stet_attribution *result, stet_quotation_kind kind,
                  const stet_attribution *outer)
{
    if (!is_speech(kind)) clear(result, first_utterance(a, q));
    stet_emit_slot(a->out, q->index)->kind = (uint8_t)kind;
    stet_emit_part(a->out, q->index, result->utterance);
    result->refers_to = find_reference(a, q, result, outer);
    write_attribution(a, q->index, result, result->rule, result->refers_to);
}

/* Robert “Bobby” Quill said: a nickname inside a speaker is not what he says. */
static bool is_inside_speaker(const stet_quote *q, const stet_attribution *result)
{
    return result->speaker.start < q->span.end && q->span.start < result->speaker.end;
}

/* A title in the sentence of a speech does not end it. */
static void remember_last(stet_attributor *a, const stet_quote *q, const stet_attribution *result, bool speech)
{
    bool same_sentence = a->has_last && a->last_sentence == a->clause.span.end;
    if (speech || !same_sentence) a->last = *result;
    a->has_last = true;
    a->last_end = q->span.end;
    a->last_sentence = a->clause.span.end;
}

/* told “Today” that it was “over”: what turned out to be no speech begins no utterance; the next part of it does,
 * unless it is a gloss: “Mole” (“mud king”). */
static void hand_utterance_on(stet_attributor *a, const stet_quotes *quotes, uint32_t from, uint32_t utterance)
{
    uint32_t i = stet_next_beside(quotes, from);
    if (i >= a->clause.end_quote || a->results[i].utterance != utterance) return;
    if (a->clause.items[a->clause.places[i]].gap & STET_GAP_BRACKET) return;
    for (uint32_t own = quotes->items[i].index; i < a->clause.end_quote; i = stet_next_beside(quotes, i)) {
        if (a->results[i].utterance != utterance) return;
        a->results[i].utterance = own;
    }
}

static void finish_sentence(stet_attributor *a, const stet_quotes *quotes)
{
    uint32_t until = a->clause.end_quote < quotes->count ? quotes->items[a->clause.end_quote].span.start : quotes->end;
    stet_quotation_kind kind = STET_QUOTATION_UNKNOWN;
    for (uint32_t i = a->clause.first_quote; i < a->clause.end_quote; i = stet_next_beside(quotes, i)) {
        const stet_quote *q = &quotes->items[i];
        stet_attribution *result = &a->results[i];
        if (a->cut_off && i == a->clause.first_quote) join_last(a, quotes);
        if (is_other_story(a))
            clear(result, q->index);
        else
            inherit(a, q, until, result);
        if (is_inside_speaker(q, result)) clear(result, first_utterance(a, q));
        bool parts_wait = tie_continuation(a, q, result);
        kind = find_kind(a, q, result, a->clause.places[i], kind);
        if (!is_speech(kind)) hand_utterance_on(a, quotes, i, q->index);
        write(a, q, result, kind, NULL);
        if (is_speech(kind)) write_for_now(a, q, result);
        if (parts_wait) give_back(a, result->refers_to);
        remember_unclosed(a, q, result->utterance);
        add_to_chain(a, q, is_speech(kind));
        note_cut_off(a, q, is_speech(kind));
        remember_last(a, q, result, is_speech(kind));
    }
}

/* A quotation inside another: its sentence alone tells whose it is. */
static stet_quotation_kind write_inner(stet_attributor *a, const stet_quote *q, stet_attribution *result,
                                       const stet_attribution *outer, stet_quotation_kind before)
{
    if (is_other_story(a) || is_inside_speaker(q, result)) clear(result, first_utterance(a, q));
    if (q->continues != STET_NONE) result->utterance = first_utterance(a, q);
    uint32_t item = a->clause.places[result - a->results];
    stet_quotation_kind kind = find_kind(a, q, result, item, before);
    write(a, q, result, kind, outer);
    remember_unclosed(a, q, result->utterance);
    return kind;
}

/* The quotations right inside quotation `outer` of the list. */
static void finish_inside(stet_attributor *a, const stet_quotes *quotes, uint32_t outer)
{
    const stet_quote *o = &quotes->items[outer];
    stet_span content = stet_make_span(o->span.start + o->open_length, o->span.end - o->close_length);
    uint32_t from = content.start;
    for (uint32_t i = outer + 1; i < quotes->count && quotes->items[i].depth == o->depth + 1;) {
        stet_quotation_kind kind = STET_QUOTATION_UNKNOWN;
        attribute_sentence(a, quotes, i, content, from);
        for (; i < a->clause.end_quote; i = stet_next_beside(quotes, i))
            kind = write_inner(a, &quotes->items[i], &a->results[i], &a->results[outer], kind);
        from = a->clause.span.end; /* not before the last quotation's */
    }
}

/* ---- Paragraphs that lead into the next ---- */

/* Puts a quotation after the row's last word, as the next paragraph will have it. */
static void add_quote_to_come(stet_clause *c)
{
    stet_item *item = &c->items[c->count++]; /* words leave room for it */
    memset(item, 0, sizeof *item);
    item->gap = STET_GAP_COLON;
    item->quote = 0;
    item->word.shape = STET_SHAPE_CASELESS;
    item->word.span = stet_make_span(c->span.end, c->span.end);
}

/* Wang said: */
static void read_lead(stet_attributor *a)
{
    stet_clause *c = &a->clause;
    a->lead_ready = false;
    if (a->block_kind == STET_BLOCK_SUBHEAD || a->text.bytes[a->block.end - 1] != ':') return;
    uint32_t start = stet_last_sentence(a->text.bytes, a->block, a->from, a->block.end, a->lang);
    stet_clause_of_span(c, a->text.bytes, stet_make_span(start, a->block.end), a->block.end, a->lang);
    add_quote_to_come(c);
    a->cue_count = stet_find_cues(c, a->cues);
    stet_place place = {c->count - 1, STET_NONE, c->count, false};
    clear(&a->lead, 0);
    attribute_quote(a, &place, &a->lead);
    a->lead_ready = is_attributed(&a->lead);
}

STET_INTERNAL void stet_attribution_step(stet_attributor *a, const stet_quotes *quotes, bool last)
{
    for (uint32_t i = 0; i < quotes->count; i++)
        clear(&a->results[i], first_utterance(a, &quotes->items[i]));
    for (uint32_t i = 0; i < quotes->count;) {
        a->sentence_from = a->from;
        attribute_sentence(a, quotes, i, a->block, a->from);
        finish_sentence(a, quotes);
        uint32_t end = a->clause.end_quote, sentence_end = a->clause.span.end;
        a->from = quotes->items[end - 1].span.end;
        if (sentence_end > a->from) a->from = sentence_end;
        for (; i < end; i++)
            finish_inside(a, quotes, i);
    }
    if (last && a->block_kind != STET_BLOCK_SEPARATOR) read_lead(a);
}
