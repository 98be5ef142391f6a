/* SPDX-License-Identifier: MIT
 *
 * one_file.c - two copies of the library in one source file, each static and under its own prefix, and a user's own
 * macros and names of the kind that would meet those inside. Exits 0 if the copies agree with each other and the
 * names of both are there.
 */
#define N     "a macro of the user's"
#define REACH 7

#define STET_STATIC
#define STET_PREFIX older
#include "older/stet.c"

static const char news[] = "Mill reopens\n\n\"We are back,\" said Ann Lee, \"and glad.\" It rained.\n";

static size_t count_with_older(void)
{
    stet_article article = STET_ARTICLE_INIT; /* older_article, older_parse */
    stet_options options = STET_OPTIONS_INIT;
    options.want = STET_WANT_QUOTATIONS;
    return stet_parse(news, sizeof news - 1, &options, &article) == STET_OK ? article.quotation_count : 0;
}

#undef STET_H
#undef STET_PREFIX
#define STET_PREFIX newer
#include "newer/stet.c"

static size_t count_with_newer(void)
{
    stet_article article = STET_ARTICLE_INIT; /* newer_article, newer_parse */
    stet_options options = STET_OPTIONS_INIT;
    options.want = STET_WANT_QUOTATIONS;
    return stet_parse(news, sizeof news - 1, &options, &article) == STET_OK ? article.quotation_count : 0;
}

/* Both at once, by their whole names. */
static int same_names(void)
{
    older_span a = {0, 1};
    newer_span b = {0, 1};
    return older_version_number() == newer_version_number() && a.end == b.end &&
           (int)older_BLOCK_HEADLINE == (int)newer_BLOCK_HEADLINE && sizeof(older_article) == sizeof(newer_article);
}

/* Names of the parser's files, as a user may have them. */
typedef struct walk {
    int mark, row;
} walk;

static int is_digit(int c)
{
    const walk w = {c, c};
    return w.mark >= '0' && w.row <= '9';
}

int main(void)
{
    if (sizeof N == 1 || REACH != 7 || !is_digit('7')) return 1;
    return count_with_older() == 2 && count_with_newer() == 2 && same_names() ? 0 : 2;
}
