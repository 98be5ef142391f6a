/* SPDX-License-Identifier: MIT */
#include "around.h"

STET_INTERNAL uint64_t stet_classes_back(const stet_kind_facts *f, uint32_t back, bool past_comma)
{
    if (f->item < back) return 0;
    for (uint32_t i = f->item - back + 1; i <= f->item; i++) {
        uint8_t gap = f->clause->items[i].gap;
        if (gap && (!past_comma || i != f->item || gap != STET_GAP_COMMA)) return 0;
    }
    return f->clause->items[f->item - back].word.classes;
}

STET_INTERNAL bool stet_follows_one_of(const stet_kind_facts *f, uint64_t classes, uint32_t reach, bool past_comma)
{
    for (uint32_t back = 1; back <= reach; back++) {
        if (stet_classes_before(f, back, past_comma) & classes) return true;
    }
    return false;
}

STET_INTERNAL uint32_t stet_after_mark(const stet_kind_facts *f)
{
    uint32_t end = f->content.end;
    return end < f->block.end ? end + stet_rune_at(f->text, end, f->block.end).length : end;
}

STET_INTERNAL bool stet_is_joined(const stet_kind_facts *f)
{
    const stet_clause *c = f->clause;
    uint32_t i = f->item; /* not 0: there is a quotation before it */
    if (i > 1 && stet_has(c, i - 1, STET_LEX_DETERMINER) && !c->items[i].gap) i--; /* and a “...” */
    if (i > 1 && stet_has(c, i - 1, STET_LEX_COORDINATOR) && !c->items[i].gap) i--;
    return stet_is_quote(c, i - 1) && !(c->items[i].gap & ~STET_GAP_COMMA);
}

STET_INTERNAL uint32_t stet_before_article(const stet_kind_facts *f)
{
    uint32_t i = f->item;
    return i > 1 && stet_has(f->clause, i - 1, STET_LEX_DETERMINER) && stet_is_lower(f->clause, i - 1) ? i - 1 : i;
}

STET_INTERNAL uint64_t stet_first_classes(const stet_kind_facts *f)
{
    stet_word first = stet_word_next(f->text, f->content.start, f->content.end, f->lang);
    return stet_word_classes(f->text, f->content.end, &first, f->lang);
}

STET_INTERNAL bool stet_runs_on(const stet_kind_facts *f)
{
    const uint64_t other = STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION | STET_LEX_COORDINATOR | STET_LEX_DETERMINER |
                           STET_LEX_ADVERB | STET_LEX_PRONOUN_OTHER | STET_LEX_PRONOUN_SUBJECT | STET_LEX_CUE |
                           STET_LEX_AUX | STET_LEX_RELATIVE | STET_LEX_NUMBER_WORD;
    uint32_t next = f->item + 1;
    return next < f->clause->count && !f->clause->items[next].gap && stet_is_lower(f->clause, next) &&
           !stet_has(f->clause, next, other);
}

STET_INTERNAL bool stet_leads_as_infinitive(const stet_kind_facts *f)
{
    uint32_t next = f->item + 1;
    if (!stet_item_is(f->clause, f->item - 1, "to") || next >= f->clause->count || f->clause->items[next].gap)
        return false;
    return stet_has(f->clause, next, STET_LEX_DETERMINER | STET_LEX_POSSESSIVE) || stet_is_name(f->clause, next);
}
