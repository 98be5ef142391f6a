/* SPDX-License-Identifier: MIT */
#include "pair.h"

#include "apostrophe.h"

static const stet_token *at_hand(const stet_reader *r)
{
    return &r->tokens[r->at];
}

/* End of the marks that may be looked at from `from` on. */
static uint32_t horizon(const stet_reader *r, uint32_t from)
{
    return r->count - from < STET_LOOK_AHEAD ? r->count : from + STET_LOOK_AHEAD;
}

static bool is_usual(unsigned open, unsigned glyph)
{
    return (stet_usual_closers((stet_glyph)open) & STET_GLYPH_BIT(glyph)) != 0;
}

/* Whether a mark may close what `open` opened, as far as the two and the mark's neighbours say. */
static bool may_close(unsigned open, const stet_token *token)
{
    return (token->closes >> open & 1) != 0;
}

STET_INTERNAL bool stet_pair_alike(unsigned a, unsigned b)
{
    return a == b || (stet_closers((stet_glyph)a) & stet_closers((stet_glyph)b)) != 0;
}

/* ---- Looking ahead ---- */

/* Quotations that are supposed to be open, outermost first. */
typedef struct chain {
    uint32_t depth;
    stet_glyphs any; /* all that have been in it */
    uint8_t glyphs[STET_OPEN_MAX];
} chain;

/* What is ahead of an opening mark, within the look-ahead. */
typedef enum ahead {
    AHEAD_NOTHING, /* no mark that could close it */
    AHEAD_WEAK,    /* one that could as well be an apostrophe */
    AHEAD_STRONG   /* one that closes */
} ahead;

static uint32_t chain_closed(const chain *c, const stet_token *token)
{
    if (!(token->closes & c->any)) return 0;
    for (uint32_t depth = c->depth; depth > 0; depth--) {
        if (may_close(c->glyphs[depth - 1], token)) return depth;
    }
    return 0;
}

/* The glyphs that have opened the first `depth` open quotations. */
static stet_glyphs opened(const stet_opens *o, uint32_t depth)
{
    stet_glyphs any = 0;
    for (uint32_t i = 0; i < depth; i++)
        any |= STET_GLYPH_BIT(o->levels[i].glyph);
    return any;
}

/* Whether a mark closes one of the quotations around, the first `depth` open ones. */
static bool closes_around(const stet_opens *o, uint32_t depth, const stet_token *token)
{
    for (uint32_t i = depth; i > 0; i--) {
        unsigned open = o->levels[i - 1].glyph;
        if (is_usual(open, token->glyph) && may_close(open, token)) return true;
    }
    return false;
}

/* Pairs the marks from `from` on in the plain way, until all of the chain is closed, or a mark closes one of the
 * quotations around it. */
static ahead look_ahead(const stet_reader *r, const stet_opens *o, uint32_t around, chain *c, uint32_t from)
{
    uint32_t stop = horizon(r, from);
    ahead best = AHEAD_NOTHING;
    stet_glyphs any = opened(o, around);
    for (uint32_t i = from; i < stop; i++) {
        const stet_token *token = &r->tokens[i];
        uint32_t depth = chain_closed(c, token);
        bool usual = depth && is_usual(c->glyphs[depth - 1], token->glyph);
        if (!usual && (token->closes & any) && closes_around(o, around, token)) return best;
        if (depth && token->word) {
            if (depth == 1) best = AHEAD_WEAK;
        } else if (depth) {
            c->depth = depth - 1;
            if (c->depth == 0) return AHEAD_STRONG;
        } else if (token->opens && c->depth < STET_OPEN_MAX) {
            c->any |= STET_GLYPH_BIT(token->glyph);
            c->glyphs[c->depth++] = token->glyph;
        }
    }
    return best;
}

/* What is ahead of a quotation that the mark at hand would open. */
static ahead look_ahead_of(const stet_reader *r, const stet_opens *o, uint32_t around, unsigned glyph)
{
    chain c;
    c.depth = 1;
    c.glyphs[0] = (uint8_t)glyph;
    c.any = STET_GLYPH_BIT(glyph);
    return look_ahead(r, o, around, &c, r->at + 1);
}

/* Whether a mark that closes what `open` opened comes before one that opens alike. */
static bool closer_comes(const stet_reader *r, unsigned open, bool usual)
{
    uint32_t stop = horizon(r, r->at + 1);
    for (uint32_t i = r->at + 1; i < stop; i++) {
        const stet_token *token = &r->tokens[i];
        if (may_close(open, token) && (!usual || is_usual(open, token->glyph)) && !token->word) return true;
        if (token->context == STET_CONTEXT_OPENING && stet_pair_alike(open, token->glyph)) return false;
    }
    return false;
}

/* ---- Closing ---- */

/* Whether a one-bar mark that could close the innermost quotation is an apostrophe after all: a mark that surely closes
 * it comes later. */
static bool closes_word_only(const stet_reader *r, const stet_opens *o)
{
    uint32_t around = o->depth - 1;
    return at_hand(r)->word && look_ahead_of(r, o, around, o->levels[around].glyph) == AHEAD_STRONG;
}

/* 12" inside a quotation in such marks: a digit before it, a small letter after it, and a closing mark to come. */
static bool is_measure(const stet_reader *r, unsigned open)
{
    const stet_token *token = at_hand(r);
    uint32_t after = stet_token_end(token);
    if (stet_is_one_bar(token->glyph) || after + 1 >= r->block.end) return false;
    uint8_t digit = r->text[token->pos - 1];
    if (digit < '0' || digit > '9' || r->text[after] != ' ') return false;
    return stet_class_at(r->text, after + 1, r->block.end) == STET_CLASS_LOWER && closer_comes(r, open, false);
}

/* The innermost depth that a mark may close; with `usual`, only where the two marks are a usual pair. */
static uint32_t innermost(const stet_opens *o, const stet_token *token, bool usual)
{
    for (uint32_t depth = o->depth; depth > 0; depth--) {
        unsigned open = o->levels[depth - 1].glyph;
        if (may_close(open, token) && (!usual || is_usual(open, token->glyph))) return depth;
    }
    return 0;
}

STET_INTERNAL uint32_t stet_pair_closes(const stet_reader *r, const stet_opens *o)
{
    const stet_token *token = at_hand(r);
    uint32_t depth = innermost(o, token, false);
    if (depth == 0) return 0;
    unsigned open = o->levels[depth - 1].glyph;
    if (!is_usual(open, token->glyph)) { /* a usual pair goes before one that is mixed */
        uint32_t outer = innermost(o, token, true);
        if (outer == 0) {
            if (closer_comes(r, open, true)) return 0;
        } else if (!closer_comes(r, o->levels[outer - 1].glyph, true)) {
            depth = outer;
        }
    }
    if (is_measure(r, o->levels[depth - 1].glyph)) return 0;
    if (!stet_is_one_bar(token->glyph)) return depth;
    if (depth < o->depth) return token->context == STET_CONTEXT_CLOSING && !token->word ? depth : 0;
    return closes_word_only(r, o) ? 0 : depth;
}

/* ---- Opening ---- */

/* Whether a one-bar mark that looks like an opening one stands for letters left out. Where speech stands in such marks,
 * one that begins with a capital opens even if nothing closes it. */
static bool opens_word_only(const stet_reader *r, const stet_opens *o)
{
    const stet_token *token = at_hand(r);
    bool main_mark = r->style.single_main && o->depth == 0;
    ahead found = look_ahead_of(r, o, o->depth, token->glyph);
    stet_class after = stet_class_at(r->text, stet_token_end(token), r->block.end);
    if (token->clipped) return !main_mark || after != STET_CLASS_UPPER || found != AHEAD_STRONG;
    if (found != AHEAD_NOTHING) return false;
    return !main_mark || (after != STET_CLASS_UPPER && after != STET_CLASS_LETTER);
}

/* A one-bar mark right behind a dash or a comma, without the blank: --'Joseph, take the horse.' */
static bool opens_after_dash(const stet_reader *r, const stet_opens *o)
{
    const stet_token *token = at_hand(r);
    stet_class before = stet_class_before(r->text, r->block.start, token->pos);
    if (token->context != STET_CONTEXT_MIDDLE || (before != STET_CLASS_DASH && before != STET_CLASS_COMMA))
        return false;
    if (stet_class_at(r->text, stet_token_end(token), r->block.end) != STET_CLASS_UPPER) return false;
    return look_ahead_of(r, o, o->depth, token->glyph) == AHEAD_STRONG;
}

static bool one_bar_opens(const stet_reader *r, const stet_opens *o, bool again)
{
    const stet_token *token = at_hand(r);
    unsigned polarity = r->style.polarity[token->glyph];
    if (polarity == STET_POLARITY_CLOSES || token->context == STET_CONTEXT_CLOSING) return false;
    if (polarity == STET_POLARITY_EITHER && token->context != STET_CONTEXT_OPENING) return opens_after_dash(r, o);
    return (again && !token->clipped) || !opens_word_only(r, o);
}

STET_INTERNAL bool stet_pair_opens(const stet_reader *r, const stet_opens *o, bool again)
{
    const stet_token *token = at_hand(r);
    if (stet_is_one_bar(token->glyph)) return one_bar_opens(r, o, again);
    if (token->glyph == STET_GLYPH_TWO_COMMA) return token->context == STET_CONTEXT_OPENING;
    switch (r->style.polarity[token->glyph]) {
    case STET_POLARITY_OPENS: return token->context != STET_CONTEXT_CLOSING;
    case STET_POLARITY_CLOSES: /* brackets never do */
        return token->context == STET_CONTEXT_OPENING && stet_closers((stet_glyph)token->glyph) != 0;
    case STET_POLARITY_EITHER:
        if (token->context == STET_CONTEXT_OPENING) return true;
        if (token->context == STET_CONTEXT_CLOSING) return false;
        return o->depth == 0 || look_ahead_of(r, o, o->depth, token->glyph) == AHEAD_STRONG;
    default: return false;
    }
}

STET_INTERNAL bool stet_pair_is_empty(const stet_reader *r, const stet_opens *o, uint32_t *partner)
{
    const stet_token *token = at_hand(r);
    uint32_t stop = horizon(r, r->at + 1), i = r->at + 1;
    stet_glyphs any = opened(o, o->depth) | STET_GLYPH_BIT(token->glyph);
    *partner = STET_NONE;
    for (; i < stop && r->tokens[i].beside; i++) {
        const stet_token *next = &r->tokens[i];
        if (!(next->closes & any)) continue;
        if (innermost(o, next, false) == 0) *partner = i; /* then it is this one that it may close */
        return true;
    }
    if (i < r->count) return r->tokens[i].beside; /* a row longer than the look-ahead is an ornament */
    return stet_token_end(&r->tokens[r->count - 1]) == r->block.end;
}

STET_INTERNAL bool stet_pair_nests(const stet_reader *r, const stet_opens *o)
{
    chain c;
    c.depth = 2;
    c.glyphs[0] = o->levels[o->depth - 1].glyph;
    c.glyphs[1] = at_hand(r)->glyph;
    c.any = STET_GLYPH_BIT(c.glyphs[0]) | STET_GLYPH_BIT(c.glyphs[1]);
    return look_ahead(r, o, o->depth - 1, &c, r->at + 1) == AHEAD_STRONG;
}

STET_INTERNAL bool stet_pair_is_lost(const stet_reader *r, unsigned glyph)
{
    uint32_t stop = horizon(r, r->at + 1);
    for (uint32_t i = r->at + 1; i < stop; i++) {
        if (is_usual(glyph, r->tokens[i].glyph)) return false;
    }
    return stop == r->count;
}

STET_INTERNAL bool stet_pair_splits(const stet_reader *r, const stet_opens *o)
{
    const stet_token *token = at_hand(r);
    unsigned one = token->glyph == STET_GLYPH_TWO_SINGLE   ? STET_GLYPH_SINGLE
                   : token->glyph == STET_GLYPH_TWO_RIGHT1 ? STET_GLYPH_RIGHT1
                                                           : STET_GLYPH_NONE;
    if (one == STET_GLYPH_NONE) return false;
    if (o->depth == 0) /* ''Tis true,' he said */
        return r->style.single_main && token->context == STET_CONTEXT_OPENING &&
               stet_is_clipped(r->text, stet_token_end(token), r->block.end) &&
               look_ahead_of(r, o, o->depth, token->glyph) == AHEAD_NOTHING;
    for (uint32_t i = o->depth; i > 0; i--) {
        if (stet_closers((stet_glyph)o->levels[i - 1].glyph) & STET_GLYPH_BIT(token->glyph)) return false;
    }
    return (stet_closers((stet_glyph)o->levels[o->depth - 1].glyph) & STET_GLYPH_BIT(one)) != 0;
}
