/* quotes: who said what in the article on standard input. cc quotes.c stet.c; SPDX-License-Identifier: MIT */
#include <stet.h>

#include <stdio.h>
#include <stdlib.h>

static char text[1 << 20];

static void put(stet_span span, const char *end)
{
    fwrite(text + span.start, 1, span.end - span.start, stdout), fputs(end, stdout);
}

int main(void)
{
    stet_article article = STET_ARTICLE_INIT;
    size_t len = fread(text, 1, sizeof text, stdin);
    if (ferror(stdin) || !feof(stdin)) return fputs("quotes: can't read it, or it is over 1 MB\n", stderr), 1;
    article.quotation_cap = stet_bound_quotations(len) + 1;
    article.quotations = (stet_quotation *)malloc(article.quotation_cap * sizeof *article.quotations);
    if (article.quotations == NULL) return fputs("quotes: no memory\n", stderr), 1;
    stet_status status = stet_parse(text, len, NULL, &article);
    if (status != STET_OK) return fprintf(stderr, "quotes: %s\n", stet_status_message(status)), 1;
    for (const stet_quotation *q = article.quotations; q < article.quotations + article.quotation_count; q++) {
        if (q->speaker.end != 0) put(q->speaker, ": ");
        put(q->span, "\n");
    }
    free(article.quotations);
    return fflush(stdout) == EOF || ferror(stdout);
}
