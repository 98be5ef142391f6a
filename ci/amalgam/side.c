/* SPDX-License-Identifier: MIT
 *
 * side.c - one copy's answer: compiled once for each copy of the library, with SIDE the function's name.
 */
#include "side.h"

#include <stet.h>

side_answer SIDE(const char *text, size_t len)
{
    static stet_block blocks[64];
    static stet_sentence sentences[64];
    static stet_quotation quotations[64];
    side_answer answer = {0, 0, 0, 0, 0};
    stet_article article = STET_ARTICLE_INIT;
    article.blocks = blocks;
    article.sentences = sentences;
    article.quotations = quotations;
    article.block_cap = article.sentence_cap = article.quotation_cap = 64;
    if (stet_parse(text, len, NULL, &article) != STET_OK) return answer;
    answer.blocks = article.block_count;
    answer.sentences = article.sentence_count;
    answer.quotations = article.quotation_count;
    for (size_t i = 0; i < article.quotation_count; i++) {
        if (quotations[i].speaker.end == 0) continue;
        answer.speaker_start = quotations[i].speaker.start;
        answer.speaker_end = quotations[i].speaker.end;
    }
    return answer;
}
