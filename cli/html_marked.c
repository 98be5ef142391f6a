/* SPDX-License-Identifier: MIT
 *
 * The text of a block with its marks. Marks may cross: a speaker may end inside a quotation that began in it. Elements
 * may not, so the inner one is closed with the outer one and opened again behind it.
 */
#include "html_page.h"
#include "html_text.h"

/* Marks open at once. Quotations nest STET_DEPTH_MAX deep; names that overlap more than that are left unmarked. */
#define OPEN_MAX 32

struct open_marks {
    const struct mark *marks[OPEN_MAX];
    size_t count;
};

void put_anchor(const struct page *page, enum sort sort, uint32_t quotation, stet_span span)
{
    static const char letters[] = "ldqssc"; /* a mention that is linked to may be a speaker */
    put_byte(page->out, 'a');
    put_number(page->out, page->number);
    put_byte(page->out, letters[sort]);
    if (sort == SORT_QUOTATION) {
        put_number(page->out, quotation);
        return;
    }
    put_number(page->out, span.start);
    put_byte(page->out, '-');
    put_number(page->out, span.end);
}

static void put_link_end(const struct page *page, uint32_t quotation)
{
    put(page->out, " data-n=\"");
    put_number(page->out, page->marks->numbers[quotation]);
    put(page->out, "\"></a>");
}

void put_quotation_link(const struct page *page, uint32_t quotation, const char *html_class)
{
    put(page->out, "<a class=\"");
    put(page->out, html_class);
    put(page->out, "\" href=\"#");
    put_anchor(page, SORT_QUOTATION, quotation, (stet_span){0, 0});
    put(page->out, "\" aria-label=\"quotation ");
    put_number(page->out, page->marks->numbers[quotation]);
    put(page->out, "\"");
    put_link_end(page, quotation);
}

static void put_speaker_link(const struct page *page, uint32_t quotation)
{
    stet_span speaker = page->article->quotations[quotation].speaker;
    put(page->out, "<a class=\"by\" href=\"#");
    put_anchor(page, SORT_SPEAKER, quotation, speaker);
    put(page->out, "\" aria-label=\"quotation ");
    put_number(page->out, page->marks->numbers[quotation]);
    put(page->out, ", by ");
    put_html(page->out, page->document->text + speaker.start, speaker.end - speaker.start);
    put(page->out, "\"");
    put_link_end(page, quotation);
}

static void put_classes(const struct page *page, const struct mark *mark)
{
    static const char *const names[] = {"label", "dateline", "q", "s", "s m", "c"};
    put(page->out, names[mark->sort]);
    if (mark->sort != SORT_QUOTATION) return;
    const stet_quotation *quotation = &page->article->quotations[mark->quotation];
    put(page->out, " d");
    put_number(page->out, quotation->depth);
    put_byte(page->out, ' ');
    put(page->out, stet_quotation_kind_name(quotation->kind));
}

/* What a pointer held over it tells: a quotation's kind, whom a short name or a pronoun stands for. */
static void put_title(const struct page *page, const struct mark *mark)
{
    if (mark->quotation == STET_NONE) return;
    const stet_quotation *quotation = &page->article->quotations[mark->quotation];
    stet_span name = quotation->refers_to;
    if (mark->sort == SORT_QUOTATION) {
        put(page->out, "\" title=\"");
        put(page->out, stet_quotation_kind_name(quotation->kind));
    } else if (name.end > 0) {
        put(page->out, "\" title=\"");
        put_html(page->out, page->document->text + name.start, name.end - name.start);
    }
}

static void put_start(const struct page *page, const struct mark *mark, bool again)
{
    put(page->out, "<span class=\"");
    put_classes(page, mark);
    put(page->out, again ? "\" data-of=\"" : "\" id=\"");
    put_anchor(page, mark->sort, mark->quotation, mark->span);
    put_title(page, mark);
    put(page->out, "\">");
}

/* The links behind what is marked: a speaker's quotations, a quotation's speaker. */
static void put_links(const struct page *page, const struct mark *mark)
{
    if (mark->sort == SORT_QUOTATION && page->marks->numbers[mark->quotation] > 0) {
        put_speaker_link(page, mark->quotation);
    }
    if (mark->sort != SORT_SPEAKER) return;
    const struct mark *end = page->marks->marks + page->marks->count;
    for (const struct mark *same = mark; same < end; same++) {
        if (same->sort != SORT_SPEAKER || same->span.start != mark->span.start || same->span.end != mark->span.end)
            break;
        put_quotation_link(page, same->quotation, "to");
    }
}

/* Closes what ends at `pos`, and opens again what stood inside it and goes on. */
static void close_marks(const struct page *page, struct open_marks *open, uint32_t pos)
{
    size_t lowest = 0, kept;
    while (lowest < open->count && open->marks[lowest]->span.end > pos)
        lowest++;
    kept = lowest;
    for (size_t i = open->count; i > lowest; i--) {
        put(page->out, "</span>");
        if (open->marks[i - 1]->span.end <= pos) put_links(page, open->marks[i - 1]);
    }
    for (size_t i = lowest; i < open->count; i++) {
        if (open->marks[i]->span.end <= pos) continue;
        put_start(page, open->marks[i], true);
        open->marks[kept++] = open->marks[i];
    }
    open->count = kept;
}

/* The speaker of several quotations is one. */
static bool is_open(const struct open_marks *open, const struct mark *mark)
{
    if (open->count == 0) return false;
    const struct mark *last = open->marks[open->count - 1];
    return last->sort == mark->sort && last->span.start == mark->span.start && last->span.end == mark->span.end;
}

static void open_marks_at(const struct page *page, struct open_marks *open, uint32_t pos, size_t *mark)
{
    for (; *mark < page->marks->count && page->marks->marks[*mark].span.start <= pos; ++*mark) {
        const struct mark *next = &page->marks->marks[*mark];
        if (open->count == OPEN_MAX || is_open(open, next)) continue;
        put_start(page, next, false);
        open->marks[open->count++] = next;
    }
}

/* Where something begins or ends next. */
static uint32_t next_edge(const struct page *page, const struct open_marks *open, uint32_t end, size_t mark)
{
    if (mark < page->marks->count && page->marks->marks[mark].span.start < end)
        end = page->marks->marks[mark].span.start;
    for (size_t i = 0; i < open->count; i++) {
        if (open->marks[i]->span.end < end) end = open->marks[i]->span.end;
    }
    return end;
}

void put_marked(const struct page *page, stet_span block, size_t *mark)
{
    struct open_marks open = {.count = 0};
    for (uint32_t pos = block.start; pos < block.end;) {
        open_marks_at(page, &open, pos, mark);
        uint32_t edge = next_edge(page, &open, block.end, *mark);
        put_html(page->out, page->document->text + pos, edge - pos);
        pos = edge;
        close_marks(page, &open, pos);
    }
}
