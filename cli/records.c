/* SPDX-License-Identifier: MIT */
#include "records.h"

#include <stdlib.h>

#include "renewed.h"

/* Bytes of text a record, at the first try: denser than most news, so that few articles need a second one. */
#define BYTES_PER_BLOCK     128
#define BYTES_PER_SENTENCE  64
#define BYTES_PER_QUOTATION 160

/* Short articles are denser. */
#define RECORDS_MIN 64

void records_begin(struct records *records)
{
    *records = (struct records){.article = STET_ARTICLE_INIT};
}

void records_end(struct records *records)
{
    free(records->article.blocks);
    free(records->article.sentences);
    free(records->article.quotations);
}

static bool reserve(stet_article *article, size_t blocks, size_t sentences, size_t quotations)
{
    article->blocks = renewed(article->blocks, &article->block_cap, blocks, sizeof *article->blocks);
    article->sentences = renewed(article->sentences, &article->sentence_cap, sentences, sizeof *article->sentences);
    article->quotations =
        renewed(article->quotations, &article->quotation_cap, quotations, sizeof *article->quotations);
    return article->blocks != NULL && article->sentences != NULL && article->quotations != NULL;
}

bool records_parse(struct records *records, const char *text, size_t len, const stet_options *options,
                   stet_status *status)
{
    stet_article *article = &records->article;
    if (!reserve(article, len / BYTES_PER_BLOCK + RECORDS_MIN, len / BYTES_PER_SENTENCE + RECORDS_MIN,
                 len / BYTES_PER_QUOTATION + RECORDS_MIN)) {
        return false;
    }
    *status = stet_parse(text, len, options, article);
    if (*status != STET_E_CAPACITY) return true;
    /* The counts are those of the full answer, so the second try is the last. */
    if (!reserve(article, article->block_count, article->sentence_count, article->quotation_count)) return false;
    *status = stet_parse(text, len, options, article);
    return true;
}
