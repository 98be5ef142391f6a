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

static const char ending[] = "\n\nANN LEE: \xE2\x80\x9CWe are back,\xE2\x80\x9D said Bo Day, \xE2\x80\x9C"
                             "and glad.\xE2\x80\x9D";
#define ENDING (sizeof ending - 1)

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

static char *make_text(const char *pattern)
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

/* All is counted; of what there is few of, the last records are those of the ending. */
static void check_records(const char *text, const stet_article *article)
{
    const size_t start = LEN - ENDING + 2, opening = LEN - strlen(strstr(ending, "\xE2"));
    const stet_quotation *first = &article->quotations[0], *second = &article->quotations[1];
    expect(article->block_count == 2 && article->quotation_count == 2, "the ending is not found");
    expect(article->blocks[0].span.start == 0 && article->blocks[0].span.end == LEN - ENDING, "first block");
    expect(article->blocks[1].span.start == start && article->blocks[1].span.end == LEN, "last block");
    expect(first->span.start == opening && second->span.end == LEN, "quotations");
    expect(first->next_part == 1 && second->utterance == 0 && first->block == 1, "links");
    expect(memcmp(text + first->speaker.start, "Bo Day", 6) == 0, "speaker");
}

static void check(const char *name, const char *pattern, bool sparse)
{
    static stet_block blocks[4];
    static stet_sentence sentences[4];
    static stet_quotation quotations[4];
    stet_article article = STET_ARTICLE_INIT;
    char *text = make_text(pattern);
    article.blocks = blocks;
    article.sentences = sentences;
    article.quotations = quotations;
    article.block_cap = article.sentence_cap = article.quotation_cap = 4;
    stet_status status = stet_parse(text, LEN, NULL, &article);
    expect(status == (sparse ? STET_OK : STET_E_CAPACITY), name);
    expect(article.block_count <= stet_bound_blocks(LEN), "more blocks than the bound");
    expect(article.sentence_count <= stet_bound_sentences(LEN), "more sentences than the bound");
    expect(article.quotation_count <= stet_bound_quotations(LEN), "more quotations than the bound");
    expect(article.error_offset == LEN, "error_offset");
    if (sparse) check_records(text, &article);
    printf("%-8s %zu blocks, %zu sentences, %zu quotations\n", name, article.block_count, article.sentence_count,
           article.quotation_count);
    fflush(stdout);
    munmap(text, LEN);
}

int main(void)
{
    check("nul", "", true);
    check("letters", "a", true);
    check("speech", "\n\n\xE2\x80\x9CWe are back,\xE2\x80\x9D said Bo Day.", false);
    check("lines", "a\n", false);
    return 0;
}
