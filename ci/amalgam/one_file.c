/* SPDX-License-Identifier: MIT
 *
 * one_file.c - two versions of the library in one source file, each static and under its own prefix, and a user's own
 * macros and names of the kind that would meet those inside. The newer one has what a newer version may have
 * (ci/amalgamation makes it): another number, a member, an enumerator and a function more, a macro of another value.
 * Exits 0 if the copies agree with each other, the names of both are there, and each has its own.
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
    article.novelty = STET_E_NOVELTY;
    stet_options options = STET_OPTIONS_INIT;
    options.want = STET_WANT_QUOTATIONS;
    return stet_parse(news, sizeof news - 1, &options, &article) == STET_OK ? article.quotation_count : 0;
}

/* Both at once, by their whole names. */
static int own_names(void)
{
    older_span a = {0, 1};
    newer_span b = {0, 1};
    return older_version_number() + 1000 == newer_version_number() && newer_version_number() == STET_VERSION_NUMBER &&
           a.end == b.end && (int)older_BLOCK_HEADLINE == (int)newer_BLOCK_HEADLINE && newer_novelty() == 7 &&
           sizeof(older_article) + sizeof(size_t) == sizeof(newer_article) && STET_BLOCK_FLAG_CONTROL == 0x18u;
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
    return count_with_older() == 2 && count_with_newer() == 2 && own_names() ? 0 : 2;
}
