/* SPDX-License-Identifier: MIT
 *
 * writers.c - the command's writers. Whatever the text: JSON is JSON to another library, each offset is what the naive
 * count gives, each text comes back as it was; the table has its columns and its cells unescape to the text; the page's
 * elements are closed in order and its text is the article's; nothing holds a byte that a terminal, a reader of lines
 * or a parser of HTML could take for something else.
 */
#include "oracle.h"
#include "shared.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "safe_text.h"
#include "selection.h"
#include "writers.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

enum { COLUMNS = 16, OPEN_MAX = 64 };

static const struct document *document;
static const stet_article *article;

/* ---- The text in other forms, counted and decoded naively -------------------------------------------------------- */

/* The text with U+FFFD for what is no UTF-8, and what stands before each byte of it. */
static struct {
    char *text;
    uint32_t *text_offsets, *code_points, *utf16;
} naive;

static void *room(size_t count, size_t size)
{
    void *array = calloc(count + 1, size);
    run_expect(array != NULL, "no memory for what is expected");
    return array;
}

/* Offsets inside a character have it before them. */
static void count_naively(const char *text, size_t len)
{
    uint32_t code, used = 0, code_points = 0, utf16 = 0;
    naive.text = room(len * 3, 1);
    naive.text_offsets = room(len, sizeof(uint32_t));
    naive.code_points = room(len, sizeof(uint32_t));
    naive.utf16 = room(len, sizeof(uint32_t));
    for (size_t at = 0; at < len;) {
        size_t length = oracle_piece(text, len, at, &code);
        uint32_t size = code == ORACLE_INVALID ? 3 : (uint32_t)length;
        memcpy(naive.text + used, code == ORACLE_INVALID ? "\xEF\xBF\xBD" : text + at, size);
        used += size;
        code_points++;
        utf16 += code != ORACLE_INVALID && code >= 0x10000 ? 2 : 1;
        for (size_t end = at + length; at < end;) {
            at++;
            naive.text_offsets[at] = used;
            naive.code_points[at] = code_points;
            naive.utf16[at] = utf16;
        }
    }
}

static void free_naive(void)
{
    free(naive.text);
    free(naive.text_offsets);
    free(naive.code_points);
    free(naive.utf16);
}

static size_t units_before(size_t offset, enum unit unit)
{
    return unit == UNIT_BYTES ? offset : unit == UNIT_UTF16 ? naive.utf16[offset] : naive.code_points[offset];
}

/* The text of a span as an output has it. */
static const char *text_of(stet_span span, size_t *len)
{
    *len = naive.text_offsets[span.end] - naive.text_offsets[span.start];
    return naive.text + naive.text_offsets[span.start];
}

static bool is_text_of(stet_span span, const char *text, size_t text_len)
{
    size_t len;
    const char *want = text_of(span, &len);
    return len == text_len && memcmp(want, text, len) == 0;
}

/* ---- Rendering --------------------------------------------------------------------------------------------------- */

/* What the writer makes of the one article, with all that stands around it. */
static struct output rendered(const struct writer *writer, const struct settings *settings)
{
    struct pen pen;
    struct tally total = {0};
    struct output out;
    pen_begin(&pen, settings);
    if (writer->begin != NULL) writer->begin(&pen);
    pen_write(&pen, writer, 1, document, article);
    tally_add(&total, article, document->len);
    if (writer->end != NULL) writer->end(&pen, &total);
    run_expect(pen.out.error == 0, "a writer reports an error");
    out = pen.out;
    output_to_memory(&pen.out);
    pen_end(&pen);
    return out;
}

/* Good UTF-8, and no control character but line ends, and tabs where the form has them. */
static void expect_clean(const struct output *out, const char *allowed)
{
    for (size_t at = 0; at < out->used;) {
        uint32_t code;
        at += oracle_piece(out->bytes, out->used, at, &code);
        run_expect(code != ORACLE_INVALID, "an output that is no UTF-8");
        bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
        run_expect(!control || (code > 0 && code < 0x7F && strchr(allowed, (int)code) != NULL),
                   "an output with a control");
    }
}

/* ---- JSON -------------------------------------------------------------------------------------------------------- */

static json_t *parsed(const char *bytes, size_t size)
{
    json_t *value = json_loadb(bytes, size, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, NULL);
    run_expect(value != NULL, "an output that is no JSON");
    return value;
}

static void expect_text(const json_t *value, stet_span span)
{
    run_expect(json_is_string(value) && is_text_of(span, json_string_value(value), json_string_length(value)),
               "a text in JSON is not that of its span");
}

static void expect_offset(const json_t *value, size_t offset, enum unit unit)
{
    run_expect((size_t)json_integer_value(value) == units_before(offset, unit), "an offset is miscounted");
}

static void expect_span(const json_t *record, const char *key, const char *text_key, stet_span span, enum unit unit)
{
    const json_t *pair = json_object_get(record, key);
    run_expect(json_is_array(pair) == (span.end > 0), "a span is there that is not, or the other way round");
    if (span.end == 0) return;
    expect_offset(json_array_get(pair, 0), span.start, unit);
    expect_offset(json_array_get(pair, 1), span.end, unit);
    expect_text(json_object_get(record, text_key), span);
}

static void expect_record(const json_t *record, stet_span span, enum unit unit)
{
    expect_offset(json_object_get(record, "start"), span.start, unit);
    expect_offset(json_object_get(record, "end"), span.end, unit);
    expect_text(json_object_get(record, "text"), span);
}

static void check_article(const json_t *line, enum unit unit)
{
    const json_t *blocks = json_object_get(line, "blocks"), *quotations = json_object_get(line, "quotations");
    run_expect(json_array_size(blocks) == article->block_count, "blocks are missing");
    run_expect(json_array_size(quotations) == article->quotation_count, "quotations are missing");
    for (size_t i = 0; i < article->block_count; i++)
        expect_record(json_array_get(blocks, i), article->blocks[i].span, unit);
    for (size_t i = 0; i < article->quotation_count; i++) {
        const json_t *record = json_array_get(quotations, i);
        const stet_quotation *quotation = &article->quotations[i];
        expect_record(record, quotation->span, unit);
        expect_span(record, "cue", "cue_text", quotation->cue, unit);
        expect_span(record, "speaker", "speaker_text", quotation->speaker, unit);
        expect_span(record, "refers_to", "refers_to_text", quotation->refers_to, unit);
    }
}

static void check_json(enum unit unit)
{
    struct settings settings = {.title = "", .unit = unit, .selection = SELECT_ALL, .with_text = true};
    struct output line = rendered(&writer_jsonl, &settings), whole = rendered(&writer_json, &settings);
    expect_clean(&line, "\n");
    run_expect(memchr(line.bytes, '\n', line.used) == line.bytes + line.used - 1, "a line of JSON that is none");
    json_t *value = parsed(line.bytes, line.used), *outer = parsed(whole.bytes, whole.used);
    check_article(value, unit);
    run_expect(json_equal(value, json_array_get(json_object_get(outer, "articles"), 0)), "json differs from jsonl");
    json_decref(value);
    json_decref(outer);
    output_end(&line);
    output_end(&whole);
}

static void check_annotation(const json_t *annotation)
{
    const json_t *target = json_object_get(annotation, "target"), *selectors = json_object_get(target, "selector");
    const json_t *data = json_array_get(selectors, 1), *quote = json_array_get(selectors, 2);
    stet_span span = {(uint32_t)json_integer_value(json_object_get(data, "start")),
                      (uint32_t)json_integer_value(json_object_get(data, "end"))};
    run_expect(span.start < span.end && span.end <= document->len, "an annotation of nothing");
    expect_offset(json_object_get(json_array_get(selectors, 0), "start"), span.start, UNIT_CODE_POINTS);
    expect_offset(json_object_get(json_array_get(selectors, 0), "end"), span.end, UNIT_CODE_POINTS);
    expect_text(json_object_get(quote, "exact"), span);
    size_t before, behind, prefix = json_string_length(json_object_get(quote, "prefix"));
    const char *end = text_of((stet_span){0, span.start}, &before) + before;
    run_expect(prefix <= before &&
                   memcmp(json_string_value(json_object_get(quote, "prefix")), end - prefix, prefix) == 0,
               "a prefix that does not stand before the text");
    size_t suffix = json_string_length(json_object_get(quote, "suffix"));
    const char *after = text_of((stet_span){span.end, (uint32_t)document->len}, &behind);
    run_expect(suffix <= behind && memcmp(json_string_value(json_object_get(quote, "suffix")), after, suffix) == 0,
               "a suffix that does not stand behind the text");
}

static void check_annotations(void)
{
    struct settings settings = {.unit = UNIT_CODE_POINTS, .selection = SELECT_ALL};
    struct output out = rendered(&writer_annotations, &settings);
    size_t lines = 0;
    expect_clean(&out, "\n");
    for (size_t at = 0; at < out.used; lines++) {
        const char *end = memchr(out.bytes + at, '\n', out.used - at);
        run_expect(end != NULL, "an annotation without its line end");
        json_t *value = parsed(out.bytes + at, (size_t)(end - out.bytes) - at);
        check_annotation(value);
        json_decref(value);
        at = (size_t)(end - out.bytes) + 1;
    }
    run_expect(lines == article->block_count + article->sentence_count + article->quotation_count,
               "annotations are missing");
    output_end(&out);
}

/* ---- The table --------------------------------------------------------------------------------------------------- */

static unsigned hex_value(char digit)
{
    const char *digits = "0123456789abcdef", *found = digit == '\0' ? NULL : strchr(digits, digit);
    run_expect(found != NULL, "an escape without its digits");
    return (unsigned)(found - digits);
}

/* The cell's bytes, in place. Returns how many. */
static size_t unescape(char *cell, size_t len)
{
    static const char letters[] = "tnr\\", meant[] = "\t\n\r\\";
    size_t used = 0;
    for (size_t i = 0; i < len; i++) {
        if (cell[i] != '\\') {
            cell[used++] = cell[i];
            continue;
        }
        run_expect(i + 1 < len, "a cell ends with half an escape");
        i++;
        if (cell[i] == 'x') {
            run_expect(i + 2 < len, "a cell ends within an escape");
            cell[used++] = (char)(hex_value(cell[i + 1]) << 4 | hex_value(cell[i + 2]));
            i += 2;
            continue;
        }
        const char *letter = strchr(letters, cell[i]);
        run_expect(letter != NULL && *letter != '\0', "an escape that the table does not have");
        cell[used++] = meant[letter - letters];
    }
    return used;
}

static void expect_cell(char *cell, size_t len, stet_span span)
{
    run_expect(is_text_of(span, cell, unescape(cell, len)), "a cell is not the text of its span");
}

static void check_row(char *row, size_t len, const stet_quotation *quotation)
{
    char *cells[COLUMNS], *end = row + len;
    size_t count = 0;
    for (char *at = row; at <= end; count++) {
        char *tab = memchr(at, '\t', (size_t)(end - at));
        run_expect(count < COLUMNS, "a row with too many cells");
        cells[count] = at;
        at = tab == NULL ? end + 1 : tab + 1;
    }
    run_expect(count == COLUMNS, "a row with too few cells");
    if (quotation == NULL) return;
    expect_cell(cells[5], (size_t)(cells[6] - cells[5]) - 1, quotation->span);
    expect_cell(cells[4], (size_t)(cells[5] - cells[4]) - 1, quotation->cue);
    expect_cell(cells[3], (size_t)(cells[4] - cells[3]) - 1, quotation->refers_to);
    expect_cell(cells[2], (size_t)(cells[3] - cells[2]) - 1, quotation->speaker);
}

static void check_tsv(enum unit unit)
{
    struct settings settings = {.unit = unit, .selection = SELECT_QUOTATIONS};
    struct output out = rendered(&writer_tsv, &settings);
    size_t rows = 0;
    expect_clean(&out, "\t\n");
    for (size_t at = 0; at < out.used; rows++) {
        char *end = memchr(out.bytes + at, '\n', out.used - at);
        run_expect(end != NULL && rows <= article->quotation_count, "a row too many, or without its end");
        check_row(out.bytes + at, (size_t)(end - out.bytes) - at, rows == 0 ? NULL : &article->quotations[rows - 1]);
        at = (size_t)(end - out.bytes) + 1;
    }
    run_expect(rows == article->quotation_count + 1, "rows are missing");
    output_end(&out);
}

/* ---- The page ---------------------------------------------------------------------------------------------------- */

/* What a page shows instead of a character that it may not hold. */
static uint32_t shown(uint32_t code)
{
    if (code == 0x7F) return 0x2421;
    if (code < 0x20 && code != '\t' && code != '\n' && code != '\r' && code != '\f') return 0x2400 + code;
    bool refused = (code >= 0x80 && code < 0xA0) || (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
    return refused || code == ORACLE_INVALID ? 0xFFFD : code;
}

/* Whether the page has these bytes at *at, which then is behind them. */
static bool follows(const struct output *out, size_t *at, const char *bytes)
{
    size_t size = strlen(bytes);
    if (out->used - *at < size || memcmp(out->bytes + *at, bytes, size) != 0) return false;
    *at += size;
    return true;
}

/* The character at *at of the page's text. */
static uint32_t page_character(const struct output *out, size_t *at)
{
    uint32_t code;
    if (follows(out, at, "&amp;")) return '&';
    if (follows(out, at, "&lt;")) return '<';
    if (follows(out, at, "&gt;")) return '>';
    if (follows(out, at, "&quot;")) return '"';
    if (follows(out, at, "&#39;")) return '\'';
    run_expect(out->bytes[*at] != '&' && out->bytes[*at] != '>', "a character of HTML stands bare in a page");
    *at += oracle_piece(out->bytes, out->used, *at, &code);
    return code;
}

struct tags {
    const char *names[OPEN_MAX];
    size_t lengths[OPEN_MAX], count;
};

/* The tag at `at`, opened or closed. Returns the offset behind it. */
static size_t take_tag(const struct output *out, size_t at, struct tags *open)
{
    bool closes = out->bytes[at + 1] == '/';
    const char *name = out->bytes + at + 1 + closes;
    size_t len = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789"), end = (size_t)(name - out->bytes) + len;
    run_expect(len > 0, "a < that begins no tag");
    while (follows(out, &end, " ")) {
        while (out->bytes[end] != '=')
            run_expect(strchr("abcdefghijklmnopqrstuvwxyz-", out->bytes[end++]) != NULL,
                       "an attribute without its name");
        run_expect(follows(out, &end, "=\""), "an attribute without its quotes");
        while (out->bytes[end] != '"') {
            run_expect(out->bytes[end] != '<', "a < in an attribute");
            page_character(out, &end);
        }
        end++;
    }
    run_expect(follows(out, &end, ">"), "a tag without its end");
    if (!closes) {
        run_expect(open->count < OPEN_MAX, "elements too deep");
        open->names[open->count] = name;
        open->lengths[open->count++] = len;
    } else {
        run_expect(open->count > 0 && open->lengths[open->count - 1] == len &&
                       memcmp(open->names[open->count - 1], name, len) == 0,
                   "an element is closed that is not the innermost");
        open->count--;
    }
    return end;
}

/* The text of the next block, whose tag is at `at`. */
static size_t check_block(const struct output *out, size_t at, struct tags *open, stet_span span)
{
    size_t depth = open->count, pos = span.start;
    at = take_tag(out, at, open);
    while (open->count > depth) {
        if (out->bytes[at] == '<') {
            at = take_tag(out, at, open);
            continue;
        }
        uint32_t code, found = page_character(out, &at);
        run_expect(pos < span.end, "a block of the page has more than its text");
        pos += oracle_piece(document->text, span.end, pos, &code);
        run_expect(found == shown(code), "a character of the page is another");
    }
    run_expect(pos == span.end, "a block of the page has less than its text");
    return at;
}

static void check_html(void)
{
    static const char text[] = "<div class=\"text\"";
    struct settings settings = {.title = document->label, .selection = SELECT_ALL};
    struct output out = rendered(&writer_html, &settings);
    struct tags open = {.count = 0};
    expect_clean(&out, "\t\n\r\f");
    put_byte(&out, '\0');
    const char *begin = strstr(out.bytes, text);
    run_expect(begin != NULL, "a page without a text");
    size_t at = take_tag(&out, (size_t)(begin - out.bytes), &open);
    for (size_t i = 0; i < article->block_count; i++) {
        while (out.bytes[at] == '\n' || memcmp(out.bytes + at, "<ul", 3) == 0 || memcmp(out.bytes + at, "</ul", 4) == 0)
            at = out.bytes[at] == '\n' ? at + 1 : take_tag(&out, at, &open);
        at = check_block(&out, at, &open, article->blocks[i].span);
    }
    while (memcmp(out.bytes + at, "</article", 9) != 0) {
        if (out.bytes[at] == '<') {
            at = take_tag(&out, at, &open);
        } else {
            page_character(&out, &at);
        }
    }
    run_expect(open.count == 0, "elements are left open");
    output_end(&out);
}

/* ---- The outline ------------------------------------------------------------------------------------------------- */

static void check_outline(void)
{
    struct settings settings = {.selection = SELECT_ALL, .width = 60 + (unsigned)(document->len % 100)};
    struct output out = rendered(&writer_outline, &settings);
    expect_clean(&out, "\n");
    output_end(&out);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static bool begun;
    if (!begun) safe_text_setup();
    begun = true;
    char *text = run_copy_text(data, size);
    run r = shared_parse(0, text, size, shared_options(0));
    struct document one = {
        .text = text, .len = size, .file = "a <\"b\">", .id = "\"a\\tb\\u0000\"", .label = "<&>", .label_len = 3};
    document = &one;
    article = &r.article;
    count_naively(text, size);
    check_json(UNIT_CODE_POINTS);
    check_json(UNIT_UTF16);
    check_tsv((enum unit)(size % 3));
    check_annotations();
    check_html();
    check_outline();
    free_naive();
    run_free_text(text);
    return 0;
}
