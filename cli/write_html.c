/* SPDX-License-Identifier: MIT
 *
 * A page that needs nothing but itself: no script, no font, no picture, and its own policy forbids all of these.
 */
#include <errno.h>

#include "html_marks.h"
#include "html_page.h"
#include "html_text.h"
#include "selection.h"
#include "writers.h"

/* The lines of html_style.css; made by the build. */
static const char *const style[] = {
#include "html_style.inc"
};

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>";

static const char legend[] =
    "<p class=\"legend\" aria-label=\"Legend\"><span class=\"q d1 direct\">speech</span> "
    "<span class=\"q d2 direct\">inside another</span> <span class=\"q d3 direct\">deeper</span> "
    "<span class=\"q d1 scare\">other marked words</span> <span class=\"s\">speaker</span> <span "
    "class=\"c\">cue</span></p>\n";

static void begin_page(struct pen *pen)
{
    const char *title = pen->settings->title;
    put(&pen->out, head);
    put_html(&pen->out, title, strlen(title));
    put(&pen->out, " – stet</title>\n<style>\n");
    for (size_t i = 0; i < sizeof style / sizeof *style; i++) {
        put(&pen->out, style[i]);
        put_byte(&pen->out, '\n');
    }
    put(&pen->out, "</style>\n</head>\n<body>\n");
    put(&pen->out, legend);
    put(&pen->out, "<main>\n");
}

static void end_page(struct pen *pen, const struct tally *total)
{
    (void)total;
    put(&pen->out, "</main>\n<footer>Found by stet ");
    put(&pen->out, stet_version());
    put(&pen->out, ", output version ");
    put(&pen->out, stet_output_version());
    put(&pen->out, "</footer>\n</body>\n</html>\n");
}

/* ---- The line above an article ----------------------------------------------------------------------------------- */

static void put_count(struct output *out, size_t number, const char *name)
{
    put_number(out, number);
    put_byte(out, ' ');
    put(out, name);
    if (number != 1) put_byte(out, 's');
}

static void put_damage(const struct page *page)
{
    struct replaced replaced = {0};
    for (size_t i = 0; i < page->article->block_count; i++) {
        stet_span span = page->article->blocks[i].span;
        count_replaced(&replaced, page->document->text + span.start, span.end - span.start);
    }
    if (replaced.invalid > 0) {
        put(page->out, "<p class=\"damage\">Not UTF-8, and shown as \xEF\xBF\xBD: ");
        put_count(page->out, replaced.invalid, "sequence");
        put(page->out, ".</p>\n");
    }
    if (replaced.controls > 0) {
        put(page->out, "<p class=\"damage\">Shown as pictures or \xEF\xBF\xBD: ");
        put_count(page->out, replaced.controls, "control character");
        put(page->out, ".</p>\n");
    }
}

static void put_origin(const struct page *page)
{
    const struct document *document = page->document;
    bool labelled = document->label_len > 0;
    put(page->out, "<p class=\"origin\"><bdi>");
    put_html(page->out, labelled ? document->label : document->file,
             labelled ? document->label_len : strlen(document->file));
    if (!labelled && document->line > 0) {
        put_byte(page->out, ':');
        put_number(page->out, document->line);
    }
    put(page->out, "</bdi> · ");
    put_count(page->out, document->len, "byte");
    if (page->article->language != STET_LANGUAGE_NONE) {
        put(page->out, " · ");
        put(page->out, stet_language_name(page->article->language));
    }
    put(page->out, "</p>\n");
}

/* ---- Blocks ------------------------------------------------------------------------------------------------------ */

static const char *element_of(uint32_t kind)
{
    switch (kind) {
    case STET_BLOCK_HEADLINE: return "h1";
    case STET_BLOCK_SUBHEAD: return "h2";
    case STET_BLOCK_LIST_ITEM: return "li";
    default: return "p";
    }
}

static void put_block(const struct page *page, const stet_block *block, size_t *mark)
{
    const char *element = element_of(block->kind);
    put_byte(page->out, '<');
    put(page->out, element);
    put(page->out, " class=\"");
    put(page->out, stet_block_kind_name(block->kind));
    if (block->role != STET_ROLE_NONE) {
        put_byte(page->out, ' ');
        put(page->out, stet_subhead_role_name(block->role));
    }
    put(page->out, "\" dir=\"auto\">");
    put_marked(page, block->span, mark);
    put(page->out, "</");
    put(page->out, element);
    put(page->out, ">\n");
}

/* Items that follow each other are one list. */
static void put_blocks(const struct page *page)
{
    bool list = false;
    size_t mark = 0;
    for (size_t i = 0; i < page->article->block_count; i++) {
        const stet_block *block = &page->article->blocks[i];
        bool item = block->kind == STET_BLOCK_LIST_ITEM;
        if (item != list) put(page->out, item ? "<ul>\n" : "</ul>\n");
        list = item;
        put_block(page, block, &mark);
    }
    if (list) put(page->out, "</ul>\n");
}

static void put_text(const struct page *page)
{
    put(page->out, "<div class=\"text\"");
    if (page->article->language != STET_LANGUAGE_NONE) {
        put(page->out, " lang=\"");
        put(page->out, stet_language_name(page->article->language));
        put_byte(page->out, '"');
    }
    put(page->out, ">\n");
    put_blocks(page);
    put(page->out, "</div>\n");
}

static bool put_article(const struct page *page)
{
    put(page->out, "<article id=\"a");
    put_number(page->out, page->number);
    put(page->out, "\">\n<header>\n");
    put_origin(page);
    put_damage(page);
    put(page->out, "</header>\n");
    put_text(page);
    if (!put_speakers(page)) return false;
    put(page->out, "</article>\n");
    return true;
}

static void write_article(struct pen *pen, const struct document *document, const stet_article *article)
{
    struct marks *marks = &pen->marks;
    struct page page = {&pen->out, document, article, marks, pen->number};
    if (!marks_collect(marks, article) || !put_article(&page)) pen->out.error = ENOMEM;
}

const struct writer writer_html = {
    .name = "html",
    .selection = SELECT_ALL,
    .begin = begin_page,
    .article = write_article,
    .between = "",
    .end = end_page,
};
