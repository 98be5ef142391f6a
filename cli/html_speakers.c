/* SPDX-License-Identifier: MIT
 *
 * Who was quoted how often, by the fullest name that the text gives.
 */
#include <stdbool.h>
#include <stdlib.h>

#include "html_page.h"
#include "html_text.h"

/* A quotation under the name of who said it. */
struct saying {
    const char *name;
    size_t len;
    uint32_t quotation;
};

/* A row: the sayings of one name. */
struct speaker {
    size_t first, count; /* of sayings */
    uint32_t quotation;  /* the first of them */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The next byte of the name, or -1 at its end. A run of blanks is one: names may be broken over lines. */
static int next_byte(const struct saying *saying, size_t *pos)
{
    if (*pos == saying->len) return -1;
    char c = saying->name[(*pos)++];
    if (!is_blank(c)) return (unsigned char)c;
    while (*pos < saying->len && is_blank(saying->name[*pos]))
        ++*pos;
    return ' ';
}

static int compare_names(const struct saying *one, const struct saying *two)
{
    size_t at_one = 0, at_two = 0;
    int byte_one, byte_two;
    do {
        byte_one = next_byte(one, &at_one);
        byte_two = next_byte(two, &at_two);
    } while (byte_one == byte_two && byte_one >= 0);
    return byte_one - byte_two;
}

static int compare_sayings(const void *a, const void *b)
{
    const struct saying *one = a, *two = b;
    int order = compare_names(one, two);
    if (order != 0) return order;
    return one->quotation < two->quotation ? -1 : one->quotation > two->quotation;
}

static int compare_speakers(const void *a, const void *b)
{
    const struct speaker *one = a, *two = b;
    if (one->count != two->count) return one->count > two->count ? -1 : 1;
    return one->quotation < two->quotation ? -1 : one->quotation > two->quotation;
}

static stet_span fullest(const stet_quotation *quotation)
{
    return quotation->refers_to.end > 0 ? quotation->refers_to : quotation->speaker;
}

static size_t collect(const struct page *page, struct saying *sayings)
{
    size_t count = 0;
    for (size_t i = 0; i < page->article->quotation_count; i++) {
        const stet_quotation *quotation = &page->article->quotations[i];
        stet_span name = fullest(quotation);
        if (name.end == 0) continue;
        sayings[count++] = (struct saying){page->document->text + name.start, name.end - name.start, (uint32_t)i};
    }
    if (count > 0) qsort(sayings, count, sizeof *sayings, compare_sayings);
    return count;
}

static size_t group(const struct saying *sayings, size_t count, struct speaker *speakers)
{
    size_t rows = 0;
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || compare_names(&sayings[i - 1], &sayings[i]) != 0) {
            speakers[rows++] = (struct speaker){i, 0, sayings[i].quotation};
        }
        speakers[rows - 1].count++;
    }
    if (rows > 0) qsort(speakers, rows, sizeof *speakers, compare_speakers);
    return rows;
}

static void put_row(const struct page *page, const struct saying *sayings, const struct speaker *speaker)
{
    const struct saying *first = &sayings[speaker->first];
    const stet_quotation *quotation = &page->article->quotations[first->quotation];
    enum sort sort = quotation->refers_to.end > 0 ? SORT_MENTION : SORT_SPEAKER;
    put(page->out, "<tr><th scope=\"row\"><a href=\"#");
    put_anchor(page, sort, first->quotation, fullest(quotation));
    put(page->out, "\"><bdi>");
    put_html(page->out, first->name, first->len);
    put(page->out, "</bdi></a></th><td>");
    put_number(page->out, speaker->count);
    put(page->out, "</td><td>");
    for (size_t i = 0; i < speaker->count; i++) {
        if (i > 0) put_byte(page->out, ' ');
        put_quotation_link(page, sayings[speaker->first + i].quotation, "n");
    }
    put(page->out, "</td></tr>\n");
}

static void put_table(const struct page *page, struct saying *sayings, struct speaker *speakers)
{
    size_t count = collect(page, sayings);
    size_t rows = group(sayings, count, speakers), left = page->article->quotation_count - count;
    if (rows == 0) return;
    put(page->out, "<table>\n<caption>Who was quoted</caption>\n<thead><tr><th scope=\"col\">Speaker</th>"
                   "<th scope=\"col\">Times</th><th scope=\"col\">Quotations</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < rows; i++)
        put_row(page, sayings, &speakers[i]);
    put(page->out, "</tbody>\n</table>\n");
    if (left == 0) return;
    put(page->out, "<p class=\"rest\">The text gives no speaker for ");
    put_number(page->out, left);
    put(page->out, left == 1 ? " other quotation.</p>\n" : " other quotations.</p>\n");
}

bool put_speakers(const struct page *page)
{
    size_t count = page->article->quotation_count;
    if (count == 0) return true;
    struct saying *sayings = malloc(count * sizeof *sayings);
    struct speaker *speakers = malloc(count * sizeof *speakers);
    bool enough = sayings != NULL && speakers != NULL;
    if (enough) put_table(page, sayings, speakers);
    free(sayings);
    free(speakers);
    return enough;
}
