/* SPDX-License-Identifier: MIT
 *
 * The outline: a line for each block and each quotation, with the kinds in one column on the left and what is unusual
 * about it at the right edge, so that an eye running down either column sees what there is.
 */
#include <stdio.h>
#include <string.h>

#include "document.h"
#include "outline.h"
#include "selection.h"
#include "writers.h"

/* Columns before a block's kind, of the kinds, and by which quotations and what is inside them stand further right. */
#define INDENT     2
#define KIND_WIDTH 12
#define DEPTH_STEP 2

/* Columns that at least are left for whom a speaker's short name stands for, and the most that a cue takes. */
#define REFERENCE_WIDTH 14
#define CUE_WIDTH       16

/* A text gets as many even where a deep quotation on a narrow terminal leaves fewer: the line grows too long. */
#define TEXT_WIDTH_MIN 8

#define TAGS_BYTES  160
#define PIECE_BYTES 64

/* ---- Rows -------------------------------------------------------------------------------------------------------- */

static struct piece piece_of(const struct document *document, stet_span span)
{
    return (struct piece){document->text + span.start, span.end - span.start};
}

typedef unsigned put_text(const struct outline *outline, struct piece piece, unsigned columns);

struct row {
    unsigned indent;
    enum style kind_style;
    const char *kind;
    struct piece text;
    put_text *put_text;
    enum style text_style;
    const char *tags; /* for the right edge; "" where there are none */
};

/* The library's names are one word each, "list_item"; people get blanks. */
static void put_name(const struct outline *outline, const char *name)
{
    for (; *name != '\0'; name++)
        put_bytes(outline->out, *name == '_' ? " " : name, 1);
}

/* What is left of `columns` for a text. */
static unsigned rest(unsigned columns, size_t taken)
{
    return columns > taken + TEXT_WIDTH_MIN ? columns - (unsigned)taken : TEXT_WIDTH_MIN;
}

static void put_tags(const struct outline *outline, const char *tags, unsigned column)
{
    unsigned width = (unsigned)strlen(tags);
    put_spaces(outline->out, column + width < outline->width ? outline->width - width - column : 1);
    put_styled(outline, STYLE_FAINT, tags);
}

/* Columns left for a text that begins at `column` of a line with these tags. */
static unsigned columns_for_text(const struct outline *outline, unsigned column, const char *tags)
{
    return rest(outline->width, column + (*tags == '\0' ? 0 : strlen(tags) + 2));
}

/* What stands inside a block is a step to the right in the column of kinds, but level with it in that of the texts. */
static unsigned text_column(unsigned indent)
{
    return indent + KIND_WIDTH - (indent > INDENT ? DEPTH_STEP : 0);
}

static void put_row(const struct outline *outline, const struct row *row)
{
    unsigned column = text_column(row->indent);
    unsigned kind_width = (unsigned)strlen(row->kind);
    put_spaces(outline->out, row->indent);
    style_begin(outline, row->kind_style);
    put_name(outline, row->kind);
    style_end(outline, row->kind_style);
    put_spaces(outline->out, column > row->indent + kind_width ? column - row->indent - kind_width : 1);
    style_begin(outline, row->text_style);
    column += row->put_text(outline, row->text, columns_for_text(outline, column, row->tags));
    style_end(outline, row->text_style);
    if (*row->tags != '\0') put_tags(outline, row->tags, column);
    put(outline->out, "\n");
}

static void add_tag(char tags[TAGS_BYTES], const char *tag)
{
    size_t used = strlen(tags);
    snprintf(tags + used, TAGS_BYTES - used, "%s%s", used > 0 ? ", " : "", tag);
}

/* ---- Quotations -------------------------------------------------------------------------------------------------- */

static void quotation_tags(const stet_article *article, const stet_quotation *quotation, char tags[TAGS_BYTES])
{
    size_t index = (size_t)(quotation - article->quotations);
    if (quotation->continues != STET_NONE) {
        add_tag(tags, "continues");
    } else if (quotation->utterance != index && quotation->kind != STET_QUOTATION_UNKNOWN) {
        add_tag(tags, "same speech");
    }
    if (quotation->ending != STET_ENDING_CLOSED) add_tag(tags, stet_ending_name(quotation->ending));
    if (quotation->flags & STET_QUOTATION_FLAG_MIXED_MARKS) add_tag(tags, "mixed marks");
    if (quotation->flags & STET_QUOTATION_FLAG_DAMAGED_MARKS) add_tag(tags, "damaged marks");
    if (quotation->flags & STET_QUOTATION_FLAG_DEPTH_LIMIT) add_tag(tags, "deeper marks skipped");
}

/* "— Wang, said → Chinese foreign ministry spokesman Wang Wenbin", of which the speaker gives way first. */
static void put_attribution(const struct outline *outline, const struct document *document,
                            const stet_quotation *quotation, unsigned column)
{
    bool has_speaker = quotation->speaker.end > 0, has_cue = quotation->cue.end > 0;
    bool has_reference = quotation->refers_to.end > 0;
    unsigned kept = (has_cue ? CUE_WIDTH + 2u : 0u) + (has_reference ? REFERENCE_WIDTH + 3u : 0u);
    put_spaces(outline->out, column);
    put_styled(outline, STYLE_FAINT, "— ");
    column += 2;
    if (has_speaker) {
        style_begin(outline, STYLE_SPEAKER);
        column += put_head(outline, piece_of(document, quotation->speaker), rest(outline->width, column + kept));
        style_end(outline, STYLE_SPEAKER);
    }
    if (has_cue) {
        put_styled(outline, STYLE_FAINT, has_speaker ? ", " : "");
        style_begin(outline, STYLE_CUE);
        column += 2 + put_head(outline, piece_of(document, quotation->cue), CUE_WIDTH);
        style_end(outline, STYLE_CUE);
    }
    if (has_reference) {
        put_styled(outline, STYLE_FAINT, " → ");
        put_head(outline, piece_of(document, quotation->refers_to), rest(outline->width, column + 3));
    }
    put(outline->out, "\n");
}

static void put_quotation(const struct outline *outline, const struct document *document, const stet_article *article,
                          const stet_quotation *quotation)
{
    char tags[TAGS_BYTES] = "";
    bool speech = quotation->kind == STET_QUOTATION_DIRECT || quotation->kind == STET_QUOTATION_MIXED ||
                  quotation->kind == STET_QUOTATION_INDIRECT;
    quotation_tags(article, quotation, tags);
    struct row row = {.indent = INDENT + DEPTH_STEP * (unsigned)quotation->depth,
                      .kind_style = speech ? STYLE_SPEECH : STYLE_OTHER,
                      .kind = stet_quotation_kind_name(quotation->kind),
                      .text = piece_of(document, quotation->span),
                      .put_text = put_both_ends,
                      .text_style = speech ? STYLE_SPEECH : STYLE_OTHER,
                      .tags = tags};
    put_row(outline, &row);
    if (quotation->speaker.end > 0 || quotation->cue.end > 0) {
        put_attribution(outline, document, quotation, text_column(row.indent));
    }
}

/* ---- Blocks ------------------------------------------------------------------------------------------------------ */

static void block_tags(const stet_block *block, char tags[TAGS_BYTES])
{
    if (block->role != STET_ROLE_NONE) add_tag(tags, stet_subhead_role_name(block->role));
    if (block->flags & STET_BLOCK_FLAG_INVALID_UTF8) add_tag(tags, "invalid UTF-8");
    if (block->flags & STET_BLOCK_FLAG_DAMAGED_MARKS) add_tag(tags, "damaged marks");
    if (block->flags & STET_BLOCK_FLAG_STRAY_MARK) add_tag(tags, "stray mark");
    if (block->flags & STET_BLOCK_FLAG_CONTROL) add_tag(tags, "control bytes");
}

/* A part of the block that has a name: its dateline, its label. */
static void put_part(const struct outline *outline, const struct document *document, const char *name, stet_span span)
{
    if (span.end == 0) return;
    struct row row = {.indent = INDENT + DEPTH_STEP,
                      .kind_style = STYLE_FAINT,
                      .kind = name,
                      .text = piece_of(document, span),
                      .put_text = put_head,
                      .tags = ""};
    put_row(outline, &row);
}

static void put_block(const struct outline *outline, const struct document *document, const stet_article *article,
                      const stet_block *block)
{
    char tags[TAGS_BYTES] = "";
    const stet_quotation *quotation;
    block_tags(block, tags);
    struct row row = {.indent = INDENT,
                      .kind_style = STYLE_BLOCK,
                      .kind = stet_block_kind_name(block->kind),
                      .text = piece_of(document, block->span),
                      .put_text = put_head,
                      .text_style = block->kind == STET_BLOCK_HEADLINE ? STYLE_TITLE : STYLE_NONE,
                      .tags = tags};
    put_row(outline, &row);
    put_part(outline, document, "dateline", block->dateline);
    put_part(outline, document, "label", block->label);
    for (size_t i = 0; (quotation = stet_block_quotation(article, block, i)) != NULL; i++)
        put_quotation(outline, document, article, quotation);
}

/* ---- Articles ---------------------------------------------------------------------------------------------------- */

/* "a1  news.jsonl:17", or what there is of it, in at most `columns`. Returns the columns that it took. */
static unsigned put_title(const struct outline *outline, const struct document *document, unsigned columns)
{
    char line[PIECE_BYTES];
    struct piece label = {document->label, document->label_len}, file = {document->file, strlen(document->file)};
    enum style file_style = label.len > 0 ? STYLE_NONE : STYLE_TITLE;
    unsigned column;
    style_begin(outline, STYLE_TITLE);
    column = put_head(outline, label, document->line > 0 ? columns / 2 : columns);
    style_end(outline, STYLE_TITLE);
    if (document->line == 0) return column;
    if (label.len > 0) {
        put(outline->out, "  ");
        column += 2;
    }
    int line_width = snprintf(line, sizeof line, ":%zu", document->line);
    style_begin(outline, file_style);
    column += put_head(outline, file, rest(columns, column + (unsigned)line_width));
    put(outline->out, line);
    style_end(outline, file_style);
    return column + (unsigned)line_width;
}

static void put_heading(const struct outline *outline, const struct document *document, const stet_article *article)
{
    char tags[TAGS_BYTES] = "";
    snprintf(tags, sizeof tags, "%zu byte%s", document->len, document->len == 1 ? "" : "s");
    if (article->language != STET_LANGUAGE_NONE) add_tag(tags, stet_language_name(article->language));
    if (article->flags & STET_ARTICLE_FLAG_INVALID_UTF8) add_tag(tags, "invalid UTF-8");
    if (article->flags & STET_ARTICLE_FLAG_BOM) add_tag(tags, "byte order mark");
    unsigned column = put_title(outline, document, columns_for_text(outline, 0, tags));
    put_tags(outline, tags, column);
    put(outline->out, "\n\n");
}

static const char *emptiness(const struct document *document)
{
    return document->len == 0 ? "(empty)" : "(empty: nothing but blanks)";
}

static struct outline outline_of(struct pen *pen)
{
    return (struct outline){.out = &pen->out, .color = pen->settings->color, .width = pen->settings->width};
}

static void write_article(struct pen *pen, const struct document *document, const stet_article *article)
{
    struct outline outline = outline_of(pen);
    struct tally tally = {0};
    tally_add(&tally, article, document->len);
    put_heading(&outline, document, article);
    for (size_t i = 0; i < article->block_count; i++)
        put_block(&outline, document, article, &article->blocks[i]);
    if (article->block_count == 0) {
        put_spaces(outline.out, INDENT);
        put_styled(&outline, STYLE_FAINT, emptiness(document));
        put(outline.out, "\n");
        return;
    }
    put(outline.out, "\n");
    put_counts(&outline, &tally);
}

/* What all of the articles held together, where there was more than one. */
static void write_total(struct pen *pen, const struct tally *total)
{
    struct outline outline = outline_of(pen);
    if (total->articles < 2) return;
    put(outline.out, "\n");
    put_styled(&outline, STYLE_TITLE, "Total");
    put(outline.out, "\n\n");
    put_counts(&outline, total);
}

const struct writer writer_outline = {
    .name = "text", .selection = SELECT_ALL, .article = write_article, .between = "\n", .end = write_total};
