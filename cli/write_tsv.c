/* SPDX-License-Identifier: MIT
 *
 * The table: a row a quotation, or a record of what --only names; per article blocks, then sentences, then quotations.
 *
 * No cell is in quote marks, and none holds a tab or a line end: \t, \n, \r and \\ stand for these and the backslash,
 * \xHH for each byte of any other control character and of Unicode's line ends. What is not UTF-8 is U+FFFD.
 */
#include "each_record.h"
#include "escaped_text.h"
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

static void put_row(const struct job *job, const struct record *record)
{
    static const stet_quotation none;
    const stet_quotation *quotation = record->quotation == NULL ? &none : record->quotation;
    put_cell(job->out, job->id->at, job->id->used);
    put_byte(job->out, '\t');
    put(job->out, record->kind);
    put_text(job, quotation->speaker);
    put_text(job, quotation->refers_to);
    put_text(job, quotation->cue);
    put_text(job, record->span);
    put_edges(job, record->span);
    put_edges(job, quotation->speaker);
    put_edges(job, quotation->refers_to);
    put_edges(job, quotation->cue);
    put_byte(job->out, '\t');
    if (record->quotation != NULL) put_number(job->out, quotation->depth);
    put_byte(job->out, '\t');
    if (record->quotation != NULL) put_number(job->out, quotation->utterance);
    put_byte(job->out, '\n');
}

static void begin_table(struct pen *pen)
{
    put(&pen->out, heading);
}

static void write_article(struct pen *pen, const struct document *document, const stet_article *article)
{
    put_each_record(pen, document, article, put_row);
}

const struct writer writer_tsv = {
    .name = "tsv",
    .uses = USES_OFFSETS | USES_ONLY,
    .selection = SELECT_QUOTATIONS,
    .begin = begin_table,
    .article = write_article,
    .between = "",
};
