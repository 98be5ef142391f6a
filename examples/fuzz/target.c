/* SPDX-License-Identifier: MIT
 *
 * A project's own fuzz target: what the project does with a text, and stet's oracle over the answer that it works on.
 * docs/fuzzing.md has the command; ci/fuzz-build builds and runs it.
 */
#include "oracle.h"
#include "stet.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void *room(size_t count, size_t size)
{
    void *array = calloc(count + 1, size);
    if (array == NULL) abort();
    return array;
}

/* In this one's place your own code: here, that every speech can be copied out. */
static void use(const char *text, const stet_article *article)
{
    for (size_t i = 0; i < article->quotation_count; i++) {
        stet_span speech = stet_quotation_content(&article->quotations[i]);
        char *copy = room(speech.end - speech.start, 1);
        for (uint32_t at = speech.start; at < speech.end; at++)
            copy[at - speech.start] = text[at];
        free(copy);
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const char *text = (const char *)data, *broken;
    stet_article article = STET_ARTICLE_INIT;
    article.block_cap = stet_bound_blocks(size);
    article.sentence_cap = stet_bound_sentences(size);
    article.quotation_cap = stet_bound_quotations(size);
    article.blocks = room(article.block_cap, sizeof *article.blocks);
    article.sentences = room(article.sentence_cap, sizeof *article.sentences);
    article.quotations = room(article.quotation_cap, sizeof *article.quotations);
    if (stet_parse(text, size, NULL, &article) != STET_OK) abort();
    broken = oracle_check(text, size, NULL, &article);
    if (broken != NULL) {
        fprintf(stderr, "%s\n", broken);
        abort();
    }
    use(text, &article);
    free(article.blocks);
    free(article.sentences);
    free(article.quotations);
    return 0;
}
