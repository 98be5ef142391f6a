/* SPDX-License-Identifier: MIT
 *
 * largest.c - texts of STET_LEN_MAX bytes, for ci/nightly: no sum of offsets wraps. Needs some gigabytes of addresses,
 * but next to no memory: the text is one small file mapped again and again.
 */
#define _GNU_SOURCE /* memfd_create, MAP_NORESERVE */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <stet.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Bytes of the file: few enough pieces for what a process may map. */
#define PIECE ((size_t)1 << 20)
#define LEN   ((size_t)STET_LEN_MAX)

/* The text's last bytes; with a paragraph of their own, or in the one that fills the text. */
#define SPEECH                                                                                                         \
    "ANN LEE: \xE2\x80\x9CWe are back,\xE2\x80\x9D said Bo Day, \xE2\x80\x9C"                                          \
    "and glad.\xE2\x80\x9D"
static const char apart[] = "\n\n" SPEECH, inside[] = ". " SPEECH;
#define ENDING (sizeof apart - 1)

static void expect(bool holds, const char *what)
{
    if (holds) return;
    fprintf(stderr, "largest: %s\n", what);
    exit(1);
}

/* Maps the file over [start, LEN) of the text; the last piece is a copy that can be written. */
static void map_pieces(char *text, int file)
{
    for (size_t at = 0; at < LEN; at += PIECE) {
        size_t size = LEN - at < PIECE ? LEN - at : PIECE;
        void *place = mmap(text + at, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED | MAP_NORESERVE, file, 0);
        expect(place != MAP_FAILED, "cannot map a piece");
    }
}

static char *make_text(const char *pattern, const char ending[ENDING])
{
    char *text = mmap(NULL, LEN, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    char *piece = malloc(PIECE);
    int file = memfd_create("piece", 0);
    size_t length = strlen(pattern);
    expect(text != MAP_FAILED && piece != NULL && file >= 0, "no memory");
    for (size_t i = 0; i < PIECE; i++)
        piece[i] = length > 0 ? pattern[i % length] : '\0';
    expect(write(file, piece, PIECE) == (ssize_t)PIECE, "cannot write a piece");
    map_pieces(text, file);
    close(file);
    free(piece);
    memcpy(text + LEN - ENDING, ending, ENDING);
    return text;
}

/* The two quotations at the text's end, which are all there are. */
static void check_quotations(const char *text, const stet_article *article)
{
    const size_t opening = LEN - strlen(strstr(SPEECH, "\xE2"));
    const stet_quotation *first = &article->quotations[0], *second = &article->quotations[1];
    expect(article->quotation_count == 2, "the quotations at the end are not found");
    expect(first->span.start == opening && second->span.end == LEN, "quotations");
    expect(first->next_part == 1 && second->utterance == 0 && first->block == article->block_count - 1, "links");
    expect(memcmp(text + first->speaker.start, "Bo Day", 6) == 0, "speaker");
}

/* A paragraph, and that of the speech. */
static void check_parted(const char *text, const stet_article *article)
{
    expect(article->block_count == 2, "two paragraphs are not two");
    expect(article->blocks[0].span.start == 0 && article->blocks[0].span.end == LEN - ENDING, "first block");
    expect(article->blocks[1].span.start == LEN - ENDING + 2 && article->blocks[1].span.end == LEN, "last block");
    check_quotations(text, article);
}

static void check_whole(const char *text, const stet_article *article)
{
    expect(article->block_count == 1 && article->sentence_count == 2, "one paragraph is not one");
    expect(article->blocks[0].span.start == 0 && article->blocks[0].span.end == LEN, "the block");
    check_quotations(text, article);
}

typedef void records_check(const char *text, const stet_article *article);

/* All is counted; `records`, where it is given, looks at those there are. */
static void check(const char *name, const char *pattern, const char ending[ENDING], records_check *records)
{
    static stet_block blocks[4];
    static stet_sentence sentences[4];
    static stet_quotation quotations[4];
    stet_article article = STET_ARTICLE_INIT;
    char *text = make_text(pattern, ending);
    article.blocks = blocks;
    article.sentences = sentences;
    article.quotations = quotations;
    article.block_cap = article.sentence_cap = article.quotation_cap = 4;
    stet_status status = stet_parse(text, LEN, NULL, &article);
    expect(status == (records != NULL ? STET_OK : STET_E_CAPACITY), name);
    expect(article.block_count <= stet_bound_blocks(LEN), "more blocks than the bound");
    expect(article.sentence_count <= stet_bound_sentences(LEN), "more sentences than the bound");
    expect(article.quotation_count <= stet_bound_quotations(LEN), "more quotations than the bound");
    expect(article.error_offset == LEN, "error_offset");
    if (records != NULL) records(text, &article);
    printf("%-8s %zu blocks, %zu sentences, %zu quotations\n", name, article.block_count, article.sentence_count,
           article.quotation_count);
    fflush(stdout);
    munmap(text, LEN);
}

int main(void)
{
    check("whole", "a", inside, check_whole); /* first, as it takes seconds, the others minutes */
    check("nul", "", apart, check_parted);
    check("letters", "a", apart, check_parted);
    check("speech", "\n\n\xE2\x80\x9CWe are back,\xE2\x80\x9D said Bo Day.", apart, NULL);
    check("lines", "a\n", apart, NULL);
    return 0;
}
