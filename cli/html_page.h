/* SPDX-License-Identifier: MIT
 *
 * html_page.h - an article on its page, as the parts of the HTML writer see it.
 */
#ifndef STET_CLI_HTML_PAGE_H
#define STET_CLI_HTML_PAGE_H

#include "document.h"
#include "html_marks.h"
#include "output.h"
#include "stet.h"

struct page {
    struct output *out;
    const struct document *document;
    const stet_article *article;
    const struct marks *marks;
    uint64_t number; /* of the article: the names of its anchors begin with it */
};

/* The name of a mark's anchor: of a quotation by its index, of anything else by its span. */
void put_anchor(const struct page *page, enum sort sort, uint32_t quotation, stet_span span);

/* A link to a quotation that shows its number. */
void put_quotation_link(const struct page *page, uint32_t quotation, const char *html_class);

/* The text of the block with its marks, of which *mark is the first that was not looked at yet. */
void put_marked(const struct page *page, stet_span block, size_t *mark);

/* The table of who was quoted how often; nothing where nobody was. Returns false where memory is short. */
bool put_speakers(const struct page *page);

#endif
