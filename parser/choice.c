/* SPDX-License-Identifier: MIT */
#include "choice.h"

/* How likely a cue is a quotation's, by where it stands. Only the order matters. */
enum {
    SCORE_NONE = 0,
    SCORE_AFTER_FAR = 44,  /* in a part of its own, later in the sentence, or in one that goes on with more speech */
    SCORE_BEFORE_GAP = 65, /* less one for each word between, down to 45 */
    SCORE_AFTER_GAP = 82,  /* the same where the quotation leads on to it */
    SCORE_AFTER_WOVEN = 81,
    SCORE_BEFORE = 86, /* less one for each word between, down to 82 */
    SCORE_AFTER = 100
};

/* Words between a quotation and the cue that its own comma leads on to. */
#define AFTER_GAP_WORDS 12

/* Words between a quotation and a verb that takes it as its object: called the loan “...”. */
#define OBJECT_WORDS 3

static const stet_choice nothing = {SCORE_NONE, 0, STET_RULE_NONE};

/* The first item of a cue with its subject, where that stands after item `item`. */
static uint32_t first_item(const stet_cue *cue, uint32_t item)
{
    bool subject_before = cue->form == STET_CUE_AFTER_SUBJECT || cue->form == STET_CUE_SHARED_SUBJECT;
    if (cue->form == STET_CUE_BEFORE_SUBJECT && stet_has_subject(&cue->subject) && cue->subject.first < cue->first)
        return cue->subject.first - 1; /* gab die Bank bekannt */
    return subject_before && cue->subject.first > item ? cue->subject.first : cue->first;
}

static uint32_t last_item(const stet_cue *cue)
{
    bool subject_after = cue->form == STET_CUE_BEFORE_SUBJECT || cue->form == STET_CUE_ACCORDING;
    return subject_after && cue->subject.last > cue->last ? cue->subject.last : cue->last;
}

/* “...,” but Wang said; “...,” which Wang says; sold “hundreds”; Wang said: whether what stands behind the quotation of
 * item `item`, up to a cue's first item, is another clause. */
static bool begins_anew(const stet_clause *c, uint32_t item, uint32_t cue)
{
    bool between = cue > item + 1;
    if ((between || stet_is_woven(c, item)) && stet_holds_gap(c, item + 1, cue, STET_GAP_SEMICOLON)) return true;
    return between && stet_has(c, item + 1, STET_LEX_COORDINATOR | STET_LEX_RELATIVE);
}

/* “...” is what Wang said, “...” was how Wang put it; two words stand after the quotation at least. */
static bool is_what_is_said(const stet_clause *c, uint32_t item)
{
    return stet_has(c, item + 1, STET_LEX_BEING) &&
           (stet_item_is(c, item + 2, "what") || stet_item_is(c, item + 2, "how"));
}

/* “...” was lost, the survey finds; “...,” the judge ruled, at once: a cue and its subject are all that a comma parts
 * from the sentence's end. */
static bool closes_sentence(const stet_clause *c, const stet_cue *cue, uint32_t start, bool at_once)
{
    uint32_t last = last_item(cue);
    return (c->items[start].gap == STET_GAP_COMMA || at_once) && last + 1 == c->count &&
           stet_has_subject(&cue->subject) && cue->speaker_form != STET_FORM_PRONOUN &&
           cue->form != STET_CUE_SHARED_SUBJECT && !cue->participle;
}

/* While Li said it was “over,” | Wang called: whether the quotation ends a clause below that of the cue, which begins
 * with a comma. */
static bool ends_subclause(const stet_clause *c, const stet_cue *cues, uint32_t n, const stet_place *p)
{
    if (c->lang != STET_LANG_EN || p->previous != STET_NONE || n == 0 || !p->leads_on || !stet_is_woven(c, p->item))
        return false;
    if (!(stet_item_is(c, 0, "while") || stet_item_is(c, 0, "although") || stet_item_is(c, 0, "though"))) return false;
    const stet_cue *before = &cues[n - 1];
    return !before->weak && before->last < p->item && stet_has_subject(&before->subject) && before->subject.first == 1;
}

/* Whether a German verb right behind a quotation says as what something is called. */
static bool follows_as(const stet_clause *c, const stet_cue *cue, const stet_place *p)
{
    return c->lang == STET_LANG_DE && p->item > 0 && cue->first == p->item + 1 && stet_item_is(c, p->item - 1, "als");
}

/* Als „Geschenk“ | bezeichnete Wang den Tag */
static bool is_what_it_is_called(const stet_clause *c, const stet_cue *cue, const stet_place *p)
{
    return follows_as(c, cue, p) && cue->form == STET_CUE_BEFORE_SUBJECT && stet_breaks(c, p->item - 1);
}

/* Von einem „Geschenk“ | sprach Wang */
static bool is_what_is_spoken_of(const stet_clause *c, const stet_cue *cue, const stet_place *p)
{
    if (c->lang != STET_LANG_DE || cue->first != p->item + 1 || !stet_has(c, cue->first, STET_LEX_SPEAKING))
        return false;
    uint32_t i = p->item > 1 && stet_has(c, p->item - 1, STET_LEX_DETERMINER) ? p->item - 1 : p->item;
    return i > 0 && stet_breaks(c, i - 1) && (stet_item_is(c, i - 1, "von") || stet_item_is(c, i - 1, "vom"));
}

/* die als „Geschenk“ | bezeichnete Steuer: a participle */
static bool is_attribute(const stet_clause *c, const stet_cue *cue, const stet_place *p)
{
    return follows_as(c, cue, p) && p->item > 1 && stet_has(c, p->item - 2, STET_LEX_DETERMINER);
}

/* heißt es; wies Wang als „falsch“ | zurück; was said by: whether a cue behind a quotation shows itself as its own,
 * without a mark between. */
static bool is_parted_cue(const stet_clause *c, const stet_cue *cue, const stet_place *p, uint32_t start)
{
    if (c->lang == STET_LANG_DE && cue->last == cue->first + 1) return true;
    if (start < p->item && !cue->participle) return true;
    return stet_has(c, cue->first, STET_LEX_BEING) && stet_has_subject(&cue->subject);
}

static stet_choice judge_after(const stet_clause *c, const stet_cue *cue, const stet_place *p)
{
    stet_choice result = nothing;
    uint32_t start = first_item(cue, p->item);
    int between = (int)start - (int)p->item - 1;
    bool woven = stet_is_woven(c, p->item);
    bool inside = cue->subject.first <= p->item && p->item <= cue->subject.last; /* die „Welt“ berichtet */
    if (inside || begins_anew(c, p->item, start) || is_attribute(c, cue, p)) return result;
    bool closes = closes_sentence(c, cue, start, p->leads_on && between == 0);
    bool said = between > 1 && is_what_is_said(c, p->item);
    bool called = is_what_it_is_called(c, cue, p) || is_what_is_spoken_of(c, cue, p);
    if (cue->weak && !closes && !said && !called && (between > 0 || !p->leads_on || woven)) return result;
    if (between > 0 && stet_item_is(c, start - 1, "what") && !said) return result;
    if (between <= 0) {
        bool invites = p->leads_on || called || is_parted_cue(c, cue, p, start);
        if (!invites && cue->form == STET_CUE_BEFORE_SUBJECT && cue->speaker_form != STET_FORM_NAME) return result;
        bool adds = cue->participle && cue->form == STET_CUE_SHARED_SUBJECT;
        result.score = adds ? SCORE_AFTER_FAR : woven ? SCORE_AFTER_WOVEN : SCORE_AFTER;
        result.rule = STET_RULE_AFTER;
    } else if (said) {
        result.score = SCORE_AFTER_GAP;
        result.rule = STET_RULE_AFTER_GAP;
    } else if (cue->form != STET_CUE_SHARED_SUBJECT && !cue->participle && (p->leads_on || stet_breaks(c, start))) {
        bool near = p->leads_on && !woven && between <= AFTER_GAP_WORDS;
        result.score = near ? SCORE_AFTER_GAP : SCORE_AFTER_FAR;
        result.rule = STET_RULE_AFTER_GAP;
    }
    if (cue->form == STET_CUE_ACCORDING && result.score) result.rule = STET_RULE_ACCORDING_TO;
    return result;
}

static stet_choice judge_before(const stet_clause *c, const stet_cue *cue, const stet_place *p)
{
    const uint8_t gap = c->items[p->item].gap;
    int between = (int)p->item - (int)last_item(cue) - 1;
    stet_choice result = nothing;
    if (between < 0) between = 0;
    bool close = between == 0 || (gap & STET_GAP_COLON) || (gap & STET_GAP_COMMA && between <= 4);
    bool that = !gap && stet_item_is(c, p->item - 1, "that");
    if (close) {
        result.score = SCORE_BEFORE - (between > 4 ? 4 : between);
        result.rule = STET_RULE_BEFORE;
    } else {
        result.score = SCORE_BEFORE_GAP - (between > 20 ? 20 : between);
        result.rule = STET_RULE_BEFORE_GAP;
    }
    if (that && between <= AFTER_GAP_WORDS) result.score = SCORE_BEFORE - 4;
    if (cue->weak)
        result.score -= close ? p->leads_on && stet_is_woven(c, p->item) ? SCORE_BEFORE - SCORE_AFTER_WOVEN + 1 : 0 : 2;
    bool aside = cue->weak && cue->participle && cue->form == STET_CUE_SHARED_SUBJECT && between > 0 &&
                 p->previous != STET_NONE && gap & STET_GAP_COMMA && stet_breaks(c, cue->first);
    if (aside) result.score = SCORE_AFTER_FAR; /* “...,” Wang said, pointing at it, “...” */
    if (cue->form == STET_CUE_ACCORDING) {
        result.rule = STET_RULE_ACCORDING_TO;
        if (!close) result.score -= 2;
    }
    return result;
}

/* Whether a cue inside another's words, before the quotation, is that one's itself: Wang said the mayor called the loan
 * “a joke”. */
static bool has_quote_as_object(const stet_clause *c, const stet_cue *outer, const stet_cue *cue, const stet_place *p)
{
    if (stet_item_is(c, cue->first - 1, "that")) return false; /* said he had a plan that called it */
    uint32_t subject = cue->subject.first; /* not the row's first item: the outer cue stands before */
    bool what = subject < cue->first && stet_item_is(c, subject - 1, "what");
    if (what && stet_has(c, cue->last, STET_LEX_SAY)) return true; /* what she said was */
    if (what && stet_has(c, cue->last, STET_LEX_TERM_INTRO) && !stet_has(c, outer->last, STET_LEX_SAY))
        return true; /* condemned what she called */
    return !cue->weak && cue->speaker_form != STET_FORM_PRONOUN && p->item - cue->last <= OBJECT_WORDS + 1;
}

/* Wang praised it in a film where she says, “...”: whether a comma or a colon leads from the cue into the quotation. */
static bool introduces(const stet_clause *c, const stet_cue *cue, const stet_place *p)
{
    const uint8_t leading = STET_GAP_COMMA | STET_GAP_COLON;
    return !cue->weak && last_item(cue) + 1 == p->item && c->items[p->item].gap & leading;
}

/* The cue in whose words cue n and the quotation stand: Wang said he thought it “a joke”. */
static uint32_t governing(const stet_clause *c, const stet_cue *cues, uint32_t n, const stet_place *p)
{
    while (cues[n].outer != STET_NO_CUE) {
        const stet_cue *outer = &cues[cues[n].outer];
        if (has_quote_as_object(c, outer, &cues[n], p) || introduces(c, &cues[n], p)) break;
        if (p->previous != STET_NONE && outer->last < p->previous) break;
        n = cues[n].outer;
    }
    return n;
}

/* Officers found “cash” in the car, | Wang said in a release: the cue that a comma parts from the sentence before it,
 * of the last quotation. */
static stet_choice closing_report(const stet_clause *c, const stet_cue *cues, uint32_t count, const stet_place *p)
{
    if (count == 0 || c->lang != STET_LANG_EN || p->next != c->count || !stet_is_woven(c, p->item)) return nothing;
    const stet_cue *last = &cues[count - 1];
    uint32_t start = first_item(last, p->item);
    bool parted = start > p->item + 1 && c->items[start].gap == STET_GAP_COMMA;
    if (!parted || last->weak || last->participle || last->form != STET_CUE_AFTER_SUBJECT) return nothing;
    if (!stet_has(c, last->last, STET_LEX_SAY) || last->outer != STET_NO_CUE) return nothing;
    stet_choice result = judge_after(c, last, p);
    result.cue = count - 1;
    return result;
}

STET_INTERNAL stet_choice stet_choose_cue(const stet_clause *c, const stet_cue *cues, uint32_t count,
                                          const stet_place *p)
{
    stet_choice best = nothing;
    for (uint32_t n = 0; n < count; n++) {
        uint32_t at = cues[n].last;
        stet_choice found = nothing;
        if (at > p->item && at < p->next && !ends_subclause(c, cues, n, p)) found = judge_after(c, &cues[n], p);
        if (at < p->item && (p->previous == STET_NONE || at > p->previous)) found = judge_before(c, &cues[n], p);
        found.cue = n;
        if (found.score > best.score || (found.score == best.score && found.score && at < p->item)) best = found;
    }
    if (best.score && cues[best.cue].last < p->item && cues[best.cue].weak) {
        stet_choice closing = closing_report(c, cues, count, p);
        if (closing.score && !stet_has(c, cues[best.cue].last, STET_LEX_NAMING)) return closing;
    }
    if (best.score && cues[best.cue].last < p->item) {
        uint32_t outer = governing(c, cues, best.cue, p);
        if (outer != best.cue) {
            best = judge_before(c, &cues[outer], p);
            best.cue = outer;
        }
    }
    return best;
}
