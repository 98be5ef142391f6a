/* SPDX-License-Identifier: MIT
 *
 * use.c - stet.h alone, as a C and a C++ program sees it: no warning of any compiler, and nothing else needed before
 * it.
 */
#include <stet.h>
#include <stet.h> /* a second time it is nothing */

int main(void)
{
    static const stet_options options = STET_OPTIONS_INIT;
    stet_article article = STET_ARTICLE_INIT;
    stet_position position = STET_POSITION_INIT;
    stet_block block;
    article.blocks = &block;
    article.block_cap = 1;
    if (stet_parse("Mill reopens", 12, &options, &article) != STET_OK) return 1;
    if (stet_position_move("Mill reopens", 12, block.span.end, &position) != STET_OK) return 2;
    return stet_version_number() == STET_VERSION_NUMBER && article.block_count == 1 && position.code_point == 12 ? 0
                                                                                                                 : 3;
}
