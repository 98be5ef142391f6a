/* SPDX-License-Identifier: MIT
 *
 * example.c - what the example at the top of stet.h (example.inc, taken out of it) is written into, and a text for it.
 */
#include <stdio.h>
#include <string.h>

#include <stet.h>

static int fail(const char *message)
{
    fprintf(stderr, "example: %s\n", message);
    return 1;
}

static void put(const char *text, stet_span span)
{
    printf("%.*s\n", (int)(span.end - span.start), text + span.start);
}

/* `blocks`, `block`, `sentences` and `q` are what the example says it has by then. */
static int example(const char *text, size_t len, const stet_block *blocks, const stet_block *block,
                   const stet_sentence *sentences, const stet_quotation *q)
{
    const size_t i = 0;
#include "example.inc"
    return 0;
}

int main(void)
{
    static const char text[] = "Mill reopens\n\n\"We are back,\" said Ann Lee, \"and glad.\" It rained.\n";
    stet_block blocks[2];
    stet_sentence sentences[3];
    stet_quotation quotations[2];
    stet_article article = STET_ARTICLE_INIT;
    article.blocks = blocks;
    article.block_cap = 2;
    article.sentences = sentences;
    article.sentence_cap = 3;
    article.quotations = quotations;
    article.quotation_cap = 2;
    if (stet_parse(text, strlen(text), NULL, &article) != STET_OK) return fail("its text has more than it should");
    return example(text, strlen(text), blocks, &blocks[1], sentences, &quotations[0]);
}
