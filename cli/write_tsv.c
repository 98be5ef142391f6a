/* SPDX-License-Identifier: MIT
 *
 * The table: a row a quotation, or a record of what --only names; per article blocks, then sentences, then quotations.
 *
 * No cell is in quote marks, and none holds a tab or a line end: \t, \n, \r and \\ stand for these and the backslash,
 * \xHH for each byte of any other control character and of Unicode's line ends. What is not UTF-8 is U+FFFD.
 */
#include "escaped_text.h"
#include "json_text.h"
#include "selection.h"
#include "writers.h"

static const char heading[] = "id\tkind\tspeaker\trefers_to\tcue\ttext\tstart\tend\tspeaker_start\tspeaker_end\t"
                              "refers_to_start\trefers_to_end\tcue_start\tcue_end\tdepth\tutterance\n";

/* ---- Cells ------------------------------------------------------------------------------------------------------- */

static bool is_copied(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x7F && byte != '\\';
}

static void put_escape(struct output *out, const char *text, size_t size)
{
    static const char hex[] = "0123456789abcdef", meant[] = "\t\n\r\\", letters[] = "tnr\\";
    const char *letter = *text == '\0' ? NULL : strchr(meant, *text);
    if (letter != NULL) {
        put_byte(out, '\\');
        put_byte(out, letters[letter - meant]);
        return;
    }
    for (size_t i = 0; i < size; i++) {
        unsigned byte = (unsigned char)text[i];
        const char escape[] = {'\\', 'x', hex[byte >> 4], hex[byte & 15]};
        put_bytes(out, escape, sizeof escape);
    }
}

static void put_character(struct output *out, uint32_t c, const char *bytes, size_t size)
{
    if (c < 0xA0 || c == 0x2028 || c == 0x2029) {
        put_escape(out, bytes, size);
    } else {
        put_bytes(out, bytes, size);
    }
}

static void put_cell(struct output *out, const char *text, size_t len)
{
    put_escaped(out, text, len, is_copied, put_character);
}

/* ---- Rows -------------------------------------------------------------------------------------------------------- */

/* What a row of any record is made of. */
struct row {
    const char *kind;
    stet_span span;
    const stet_quotation *quotation; /* or NULL */
};

struct job {
    struct output *out;
    const struct places *places;
    const struct document *document;
    const struct output *id; /* as people read it */
};

static void put_text(const struct job *job, stet_span span)
{
    put_byte(job->out, '\t');
    put_cell(job->out, job->document->text + span.start, span.end - span.start);
}

/* Two empty cells, where it is absent. */
static void put_edges(const struct job *job, stet_span span)
{
    put_byte(job->out, '\t');
    if (span.end > 0) put_number(job->out, place_of(job->places, span.start));
    put_byte(job->out, '\t');
    if (span.end > 0) put_number(job->out, place_of(job->places, span.end));
}

static void put_row(const struct job *job, const struct row *row)
{
    static const stet_quotation none;
    const stet_quotation *quotation = row->quotation == NULL ? &none : row->quotation;
    put_cell(job->out, job->id->bytes, job->id->used);
    put_byte(job->out, '\t');
    put(job->out, row->kind);
    put_text(job, quotation->speaker);
    put_text(job, quotation->refers_to);
    put_text(job, quotation->cue);
    put_text(job, row->span);
    put_edges(job, row->span);
    put_edges(job, quotation->speaker);
    put_edges(job, quotation->refers_to);
    put_edges(job, quotation->cue);
    put_byte(job->out, '\t');
    if (row->quotation != NULL) put_number(job->out, quotation->depth);
    put_byte(job->out, '\t');
    if (row->quotation != NULL) put_number(job->out, quotation->utterance);
    put_byte(job->out, '\n');
}

static void put_rows(const struct job *job, const stet_article *article, uint32_t selection)
{
    for (size_t i = 0; i < article->block_count; i++) {
        const stet_block *block = &article->blocks[i];
        if (!selects_block(selection, block->kind)) continue;
        put_row(job, &(struct row){stet_block_kind_name(block->kind), block->span, NULL});
    }
    for (size_t i = 0; i < article->sentence_count && (selection & SELECT_SENTENCES); i++)
        put_row(job, &(struct row){"sentence", article->sentences[i].span, NULL});
    for (size_t i = 0; i < article->quotation_count && (selection & SELECT_QUOTATIONS); i++) {
        const stet_quotation *quotation = &article->quotations[i];
        put_row(job, &(struct row){stet_quotation_kind_name(quotation->kind), quotation->span, quotation});
    }
}

static void begin_table(struct pen *pen)
{
    put(&pen->out, heading);
}

static void write_article(struct pen *pen, const struct document *document, const stet_article *article)
{
    struct job job = {&pen->out, &pen->places, document, &pen->scratch};
    pen->scratch.used = 0;
    put_json_value(&pen->scratch, document->id);
    put_rows(&job, article, pen->settings->selection);
}

const struct writer writer_tsv = {
    .name = "tsv",
    .uses = USES_OFFSETS | USES_ONLY,
    .selection = SELECT_QUOTATIONS,
    .begin = begin_table,
    .article = write_article,
    .between = "",
};
