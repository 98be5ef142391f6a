/* SPDX-License-Identifier: MIT
 *
 * iterate.c - walks over the records of an article.
 *
 * Records stand as far apart as the article says, not as this header's sizeof: a caller built against a later header
 * has larger ones. What was counted but not written (beyond the cap) is not there.
 */
#include "stet.h"

static size_t iterate_sentences(const stet_article *article)
{
    if (article->sentences == NULL) return 0;
    return article->sentence_count < article->sentence_cap ? article->sentence_count : article->sentence_cap;
}

static size_t iterate_quotations(const stet_article *article)
{
    if (article->quotations == NULL) return 0;
    return article->quotation_count < article->quotation_cap ? article->quotation_count : article->quotation_cap;
}

static const stet_quotation *iterate_quotation(const stet_article *article, size_t i)
{
    return (const stet_quotation *)(const void *)((const char *)article->quotations + i * article->quotation_size);
}

const stet_sentence *stet_block_sentence(const stet_article *article, const stet_block *block, size_t i)
{
    size_t count = iterate_sentences(article);
    if (i >= block->sentence_count || block->first_sentence >= count || i >= count - block->first_sentence) return NULL;
    i += block->first_sentence;
    return (const stet_sentence *)(const void *)((const char *)article->sentences + i * article->sentence_size);
}

const stet_quotation *stet_block_quotation(const stet_article *article, const stet_block *block, size_t i)
{
    size_t count = iterate_quotations(article);
    if (i >= block->quotation_count || block->first_quotation >= count || i >= count - block->first_quotation) {
        return NULL;
    }
    return iterate_quotation(article, block->first_quotation + i);
}

uint32_t stet_quotation_next_part(const stet_article *article, uint32_t index)
{
    size_t count = iterate_quotations(article);
    if (index >= count) return STET_NONE;
    uint32_t next = iterate_quotation(article, index)->next_part;
    return next < count ? next : STET_NONE;
}

/* The first of a parent's own from `from` on that starts before `end`: indirect speech between has no parent. */
static uint32_t iterate_own(const stet_article *article, size_t from, uint32_t parent, uint32_t end)
{
    size_t count = iterate_quotations(article);
    for (size_t i = from; i < count; i++) {
        const stet_quotation *next = iterate_quotation(article, i);
        if (next->span.start >= end) break;
        if (next->parent == parent) return (uint32_t)i;
    }
    return STET_NONE;
}

uint32_t stet_quotation_first_inner(const stet_article *article, uint32_t index)
{
    if (index >= iterate_quotations(article)) return STET_NONE;
    return iterate_own(article, (size_t)index + 1, index, iterate_quotation(article, index)->span.end);
}

uint32_t stet_quotation_next_sibling(const stet_article *article, uint32_t index)
{
    if (index >= iterate_quotations(article)) return STET_NONE;
    uint32_t parent = iterate_quotation(article, index)->parent, end = UINT32_MAX;
    if (parent < index) end = iterate_quotation(article, parent)->span.end;
    return iterate_own(article, (size_t)index + 1, parent, end);
}

stet_span stet_quotation_content(const stet_quotation *quotation)
{
    stet_span content = quotation->span;
    content.start += quotation->open_length;
    content.end -= quotation->close_length;
    return content;
}
