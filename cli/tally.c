/* SPDX-License-Identifier: MIT */
#include "tally.h"

void tally_add(struct tally *tally, const stet_article *article, size_t len)
{
    tally->articles++;
    tally->bytes += len;
    tally->blocks += article->block_count;
    tally->sentences += article->sentence_count;
    tally->quotations += article->quotation_count;
    for (size_t i = 0; i < article->block_count; i++) {
        uint8_t kind = article->blocks[i].kind;
        if (kind < TALLY_BLOCK_KINDS) tally->block_kinds[kind]++;
    }
    for (size_t i = 0; i < article->quotation_count; i++) {
        const stet_quotation *quotation = &article->quotations[i];
        if (quotation->kind < TALLY_QUOTATION_KINDS) tally->quotation_kinds[quotation->kind]++;
        tally->attributed += quotation->speaker.end > 0;
    }
}

void tally_join(struct tally *tally, const struct tally *other)
{
    tally->articles += other->articles;
    tally->bytes += other->bytes;
    tally->blocks += other->blocks;
    tally->sentences += other->sentences;
    tally->quotations += other->quotations;
    tally->attributed += other->attributed;
    for (size_t i = 0; i < TALLY_BLOCK_KINDS; i++)
        tally->block_kinds[i] += other->block_kinds[i];
    for (size_t i = 0; i < TALLY_QUOTATION_KINDS; i++)
        tally->quotation_kinds[i] += other->quotation_kinds[i];
}
