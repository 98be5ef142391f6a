// SPDX-License-Identifier: MIT
#include <stet.h>

int main()
{
    stet_block blocks[4];
    stet_article article = STET_ARTICLE_INIT;
    article.blocks = blocks;
    article.block_cap = 4;
    return stet_parse("Mill reopens", 12, nullptr, &article) == STET_OK && article.block_count == 1 ? 0 : 1;
}
