/* SPDX-License-Identifier: MIT */
#include "oracle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Blocks from a part that is continued to the next: the next paragraph, over three other blocks. */
enum { CONTINUATION_REACH = 4 };

/* Quotations that are checked without memory from the heap: those of most texts. */
enum { FEW = 64 };

/* What is checked, and against which text. */
typedef struct answer {
    const char *text;
    size_t len;
    uint32_t want; /* complete */
    uint32_t flags, language;
    const stet_article *article;
} answer;

static char message[160];

static const char *fault(const char *record, size_t index, const char *what)
{
    snprintf(message, sizeof message, "%s %zu: %s", record, index, what);
    return message;
}

/* ---- Text -------------------------------------------------------------------------------------------------------- */

size_t oracle_piece(const char *text, size_t len, size_t at, uint32_t *code)
{
    /* Unicode 15, table 3-7: well-formed sequences by lead byte and range of the second byte. */
    static const struct row {
        unsigned char lead_low, lead_high, length, low, high;
    } rows[] = {
        {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF}, {0xE1, 0xEC, 3, 0x80, 0xBF},
        {0xED, 0xED, 3, 0x80, 0x9F}, {0xEE, 0xEF, 3, 0x80, 0xBF}, {0xF0, 0xF0, 4, 0x90, 0xBF},
        {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F},
    };
    const unsigned char *bytes = (const unsigned char *)text + at;
    const struct row *row = NULL;
    *code = bytes[0];
    if (bytes[0] < 0x80) return 1;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (bytes[0] >= rows[i].lead_low && bytes[0] <= rows[i].lead_high) row = &rows[i];
    }
    *code = ORACLE_INVALID;
    if (row == NULL) return 1;
    uint32_t value = bytes[0] & (0x7Fu >> row->length);
    for (size_t i = 1; i < row->length; i++) {
        unsigned low = i == 1 ? row->low : 0x80, high = i == 1 ? row->high : 0xBF;
        if (at + i >= len || bytes[i] < low || bytes[i] > high) return i;
        value = value << 6 | (bytes[i] & 0x3Fu);
    }
    *code = value;
    return row->length;
}

static size_t first_invalid_within(const char *text, size_t start, size_t end)
{
    uint32_t code;
    for (size_t at = start; at < end;) {
        size_t length = oracle_piece(text, end, at, &code);
        if (code == ORACLE_INVALID) return at;
        at += length;
    }
    return end;
}

size_t oracle_first_invalid(const char *text, size_t len)
{
    return first_invalid_within(text, 0, len);
}

int oracle_is_blank(uint32_t code)
{
    /* Unicode's White_Space, then zero width space, word joiner and byte order mark. */
    static const uint32_t blanks[] = {0x20,   0x85,   0xA0,   0x1680, 0x2028, 0x2029,
                                      0x202F, 0x205F, 0x3000, 0x200B, 0x2060, 0xFEFF};
    if ((code >= 0x09 && code <= 0x0D) || (code >= 0x2000 && code <= 0x200A)) return 1;
    for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++) {
        if (code == blanks[i]) return 1;
    }
    return 0;
}

static int all_blank(const answer *a, size_t start, size_t end)
{
    uint32_t code;
    for (size_t at = start; at < end;) {
        at += oracle_piece(a->text, end, at, &code);
        if (!oracle_is_blank(code)) return 0;
    }
    return 1;
}

/* The code point that ends at `end`, ORACLE_INVALID where the bytes before it are none. */
static uint32_t code_before(const answer *a, size_t start, size_t end)
{
    uint32_t code;
    for (size_t back = 1; back <= 4 && back <= end - start; back++) {
        if (oracle_piece(a->text, end, end - back, &code) == back && code != ORACLE_INVALID) return code;
    }
    return ORACLE_INVALID;
}

/* Whether an offset is inside a well-formed sequence. */
static int splits_sequence(const answer *a, size_t at)
{
    uint32_t code;
    if (at >= a->len || ((unsigned char)a->text[at] & 0xC0) != 0x80) return 0;
    for (size_t back = 1; back <= 3 && back <= at; back++) {
        if (oracle_piece(a->text, a->len, at - back, &code) > back && code != ORACLE_INVALID) return 1;
    }
    return 0;
}

static int has_control(const answer *a, size_t start, size_t end)
{
    for (size_t at = start; at < end; at++) {
        unsigned char byte = (unsigned char)a->text[at];
        if (byte <= 0x08 || (byte >= 0x0E && byte <= 0x1F) || byte == 0x7F) return 1;
    }
    return 0;
}

/* ---- Spans ------------------------------------------------------------------------------------------------------- */

static int is_absent(stet_span span)
{
    return span.start == 0 && span.end == 0;
}

static int is_within(stet_span inner, stet_span outer)
{
    return inner.start >= outer.start && inner.end <= outer.end;
}

static int are_disjoint(stet_span x, stet_span y)
{
    return x.end <= y.start || y.end <= x.start;
}

/* What is wrong with a span that is there; NULL where nothing is. */
static const char *bad_span(const answer *a, stet_span span)
{
    if (span.start >= span.end) return "span is empty or backwards";
    if (span.end > a->len) return "span ends past the text";
    if (splits_sequence(a, span.start)) return "span starts inside a UTF-8 sequence";
    if (splits_sequence(a, span.end)) return "span ends inside a UTF-8 sequence";
    return NULL;
}

/* Likewise for one without blanks at its edges. */
static const char *bad_trimmed_span(const answer *a, stet_span span)
{
    uint32_t code;
    const char *bad = bad_span(a, span);
    if (bad != NULL) return bad;
    oracle_piece(a->text, span.end, span.start, &code);
    if (oracle_is_blank(code)) return "span starts with a blank";
    if (oracle_is_blank(code_before(a, span.start, span.end))) return "span ends with a blank";
    return NULL;
}

/* ---- Blocks ------------------------------------------------------------------------------------------------------ */

static int is_wanted(const answer *a, uint32_t bit)
{
    return (a->want & bit) != 0;
}

static const char *bad_lead(const answer *a, const stet_block *block, stet_span lead)
{
    const char *bad;
    if (is_absent(lead)) return NULL;
    bad = bad_trimmed_span(a, lead);
    if (bad != NULL) return bad;
    if (lead.start != block->span.start || !is_within(lead, block->span)) return "is not at its block's start";
    return NULL;
}

/* A label ends with its colon; a time may be without one. */
static int bad_label_end(const answer *a, stet_span label)
{
    uint32_t code = code_before(a, label.start, label.end);
    return code != ':' && code != 0xFF1A && (a->text[label.start] < '0' || a->text[label.start] > '9');
}

static const char *bad_block_flags(const answer *a, const stet_block *block)
{
    const unsigned of_marks = STET_BLOCK_FLAG_DAMAGED_MARKS | STET_BLOCK_FLAG_STRAY_MARK;
    const unsigned known = STET_BLOCK_FLAG_INVALID_UTF8 | STET_BLOCK_FLAG_CONTROL | of_marks;
    size_t start = block->span.start, end = block->span.end;
    int invalid = first_invalid_within(a->text, start, end) < end;
    if ((block->flags & ~known) != 0) return "unknown flag";
    if ((block->flags & of_marks) != 0 && !is_wanted(a, STET_WANT_QUOTATIONS)) return "marks' flag without quotations";
    if (invalid != ((block->flags & STET_BLOCK_FLAG_INVALID_UTF8) != 0)) return "invalid_utf8 does not match the bytes";
    if (has_control(a, start, end) != ((block->flags & STET_BLOCK_FLAG_CONTROL) != 0))
        return "control does not match the bytes";
    return NULL;
}

static const char *check_block(const answer *a, size_t index, size_t end_before)
{
    const stet_block *block = &a->article->blocks[index];
    const char *bad = bad_trimmed_span(a, block->span);
    if (bad != NULL) return fault("block", index, bad);
    if (block->span.start < end_before) return fault("block", index, "overlaps the one before");
    if (!all_blank(a, end_before, block->span.start)) return fault("block", index, "text before it is in no block");
    if (block->kind == STET_BLOCK_NONE || block->kind > STET_BLOCK_FURNITURE) return fault("block", index, "kind");
    if (block->role > STET_ROLE_RELATED) return fault("block", index, "role");
    if (block->role != STET_ROLE_NONE && block->kind != STET_BLOCK_SUBHEAD)
        return fault("block", index, "role on what is no subhead");
    bad = bad_lead(a, block, block->dateline);
    if (bad != NULL) return fault("dateline of block", index, bad);
    bad = bad_lead(a, block, block->label);
    if (bad != NULL) return fault("label of block", index, bad);
    if (!is_absent(block->label) && bad_label_end(a, block->label)) return fault("label of block", index, "no colon");
    bad = bad_block_flags(a, block);
    return bad == NULL ? NULL : fault("flags of block", index, bad);
}

static const char *check_blocks(const answer *a)
{
    const stet_article *article = a->article;
    unsigned damaged = 0;
    size_t end = 0;
    for (size_t i = 0; i < article->block_count; i++) {
        const char *bad = check_block(a, i, end);
        if (bad != NULL) return bad;
        damaged |= article->blocks[i].flags & STET_BLOCK_FLAG_DAMAGED_MARKS;
        end = article->blocks[i].span.end;
    }
    if (!all_blank(a, end, a->len)) return fault("block", article->block_count, "text after the last is in no block");
    if ((damaged != 0) != ((article->flags & STET_ARTICLE_FLAG_DAMAGED_MARKS) != 0))
        return fault("article", 0, "damaged_marks does not match the blocks");
    return NULL;
}

/* ---- Sentences --------------------------------------------------------------------------------------------------- */

static const char *check_sentences(const answer *a)
{
    const stet_article *article = a->article;
    size_t end = 0;
    for (size_t i = 0; i < article->sentence_count; i++) {
        stet_span span = article->sentences[i].span;
        const char *bad = bad_trimmed_span(a, span);
        if (bad != NULL) return fault("sentence", i, bad);
        if (span.start < end) return fault("sentence", i, "overlaps the one before");
        end = span.end;
    }
    return NULL;
}

/* The sentences of one block, which are to be those from `first` on. */
static const char *check_block_sentences(const answer *a, size_t index, size_t first)
{
    const stet_article *article = a->article;
    const stet_block *block = &article->blocks[index];
    const stet_sentence *sentences = article->sentences + first;
    size_t count = block->sentence_count, end = block->span.start;
    if ((count == 0) != (block->kind == STET_BLOCK_SEPARATOR)) return fault("block", index, "number of sentences");
    if (count > article->sentence_count - first) return fault("block", index, "more sentences than there are");
    if (block->first_sentence != first) return fault("block", index, "first_sentence");
    if (count == 0) return NULL;
    for (size_t i = 0; i < count; i++) {
        if (!is_within(sentences[i].span, block->span)) return fault("sentence", first + i, "is outside its block");
        if (i == 0 && sentences[i].span.start != end) return fault("sentence", first, "is not at its block's start");
        if (!all_blank(a, end, sentences[i].span.start))
            return fault("sentence", first + i, "text before it is in no sentence");
        end = sentences[i].span.end;
    }
    if (end != block->span.end) return fault("sentence", first + count - 1, "does not end its block");
    return NULL;
}

static const char *check_sentences_of_blocks(const answer *a)
{
    size_t first = 0;
    for (size_t i = 0; i < a->article->block_count; i++) {
        const stet_block *block = &a->article->blocks[i];
        if (!is_wanted(a, STET_WANT_SENTENCES)) {
            if (block->first_sentence != 0 || block->sentence_count != 0)
                return fault("block", i, "sentences that were not wanted");
            continue;
        }
        const char *bad = check_block_sentences(a, i, first);
        if (bad != NULL) return bad;
        first += block->sentence_count;
    }
    return first == a->article->sentence_count ? NULL : fault("sentence", first, "is in no block");
}

/* ---- Quotations -------------------------------------------------------------------------------------------------- */

static const char *bad_quotation_enums(const stet_quotation *q)
{
    const uint32_t known =
        STET_QUOTATION_FLAG_MIXED_MARKS | STET_QUOTATION_FLAG_DAMAGED_MARKS | STET_QUOTATION_FLAG_DEPTH_LIMIT;
    if (q->kind > STET_QUOTATION_INDIRECT) return "kind";
    if (q->ending > STET_ENDING_UNCLOSED) return "ending";
    if (q->speaker_form > STET_FORM_NOUN) return "speaker_form";
    if (q->rule > STET_RULE_ACCORDING_TO) return "rule";
    if (q->reserved != 0) return "reserved is not 0";
    if ((q->flags & ~known) != 0) return "unknown flag";
    return NULL;
}

static const char *bad_marks(const answer *a, const stet_quotation *q)
{
    if (q->kind == STET_QUOTATION_INDIRECT)
        return q->open_length == 0 && q->close_length == 0 && q->ending == STET_ENDING_NONE
                   ? NULL
                   : "indirect speech with marks";
    if (q->ending == STET_ENDING_NONE) return "marks without an ending";
    if (q->open_length == 0) return "no opening mark";
    if ((q->ending == STET_ENDING_CLOSED) != (q->close_length > 0)) return "close_length does not match its ending";
    if ((size_t)q->open_length + q->close_length > q->span.end - q->span.start)
        return "marks longer than the quotation";
    if (splits_sequence(a, q->span.start + q->open_length)) return "opening mark ends inside a UTF-8 sequence";
    if (splits_sequence(a, q->span.end - q->close_length)) return "closing mark starts inside a UTF-8 sequence";
    if ((q->flags & STET_QUOTATION_FLAG_MIXED_MARKS) != 0 && q->close_length == 0)
        return "mixed marks without a second one";
    if ((q->flags & STET_QUOTATION_FLAG_DAMAGED_MARKS) != 0 && (a->flags & STET_OPTION_PAIR_DAMAGED_MARKS) == 0)
        return "damaged marks that were not asked for";
    if ((q->flags & STET_QUOTATION_FLAG_DEPTH_LIMIT) != 0 && q->depth != STET_DEPTH_MAX) return "depth limit too early";
    return NULL;
}

static const char *check_quotation(const answer *a, size_t index)
{
    const stet_quotation *q = &a->article->quotations[index];
    const char *bad = bad_trimmed_span(a, q->span);
    if (bad == NULL) bad = bad_quotation_enums(q);
    if (bad == NULL) bad = bad_marks(a, q);
    return bad == NULL ? NULL : fault("quotation", index, bad);
}

/* Order, nesting, depth and parent: `open` holds the quotations that are around the place reached. */
static const char *check_nesting(const answer *a)
{
    const stet_quotation *quotations = a->article->quotations;
    uint32_t open[STET_DEPTH_MAX];
    size_t depth = 0;
    for (size_t i = 0; i < a->article->quotation_count; i++) {
        const stet_quotation *q = &quotations[i];
        if (i > 0 && q->span.start <= quotations[i - 1].span.start) return fault("quotation", i, "out of order");
        while (depth > 0 && quotations[open[depth - 1]].span.end <= q->span.start)
            depth--;
        if (depth == STET_DEPTH_MAX) return fault("quotation", i, "nested too deep");
        if (depth > 0 && q->span.end > quotations[open[depth - 1]].span.end)
            return fault("quotation", i, "crosses another's end");
        if (q->parent != (depth > 0 ? open[depth - 1] : STET_NONE)) return fault("quotation", i, "parent");
        open[depth++] = (uint32_t)i;
        if (q->depth != depth) return fault("quotation", i, "depth");
        if (q->parent == STET_NONE) continue;
        const stet_quotation *around = &quotations[q->parent];
        if (q->span.start < around->span.start + around->open_length ||
            q->span.end > around->span.end - around->close_length)
            return fault("quotation", i, "stands over a mark of the one around it");
    }
    return NULL;
}

/* After its blanks, an unclosed quotation is followed by the end of its block, by the mark that closes the one around
 * it, or by a mark of its style: that begins the next one, or is skipped for its depth. */
static const char *check_unclosed(const answer *a, size_t index, const stet_block *block)
{
    const stet_article *article = a->article;
    const stet_quotation *q = &article->quotations[index];
    if (q->ending != STET_ENDING_UNCLOSED || all_blank(a, q->span.end, block->span.end)) return NULL;
    for (uint32_t parent = q->parent; parent != STET_NONE; parent = article->quotations[parent].parent) {
        const stet_quotation *around = &article->quotations[parent];
        if (all_blank(a, q->span.end, around->span.end - around->close_length)) return NULL;
    }
    size_t next = index + 1;
    while (next < article->quotation_count && article->quotations[next].span.start < q->span.end)
        next++;
    if (next < article->quotation_count && all_blank(a, q->span.end, article->quotations[next].span.start)) return NULL;
    return q->depth == STET_DEPTH_MAX ? NULL : fault("quotation", index, "is unclosed for no reason");
}

/* The part that a quotation continues. */
static const char *check_continuation(const answer *a, size_t index)
{
    const stet_quotation *quotations = a->article->quotations, *q = &quotations[index];
    if (q->continues == STET_NONE) return NULL;
    if (q->continues >= index) return fault("quotation", index, "continues no earlier one");
    const stet_quotation *before = &quotations[q->continues];
    if (before->ending != STET_ENDING_CONTINUED)
        return fault("quotation", index, "continues one that is not continued");
    if (before->block >= q->block) return fault("quotation", index, "continues one of its own block");
    if (q->block - before->block > CONTINUATION_REACH) return fault("quotation", index, "continues one too far back");
    if (is_wanted(a, STET_WANT_ATTRIBUTIONS) && q->utterance != before->utterance)
        return fault("quotation", index, "is of another utterance than the part before");
    return NULL;
}

/* It is the next paragraph that continues; other blocks may stand between. */
static const char *check_reach(const answer *a, size_t index)
{
    const stet_quotation *q = &a->article->quotations[index];
    const stet_block *blocks = a->article->blocks;
    if (q->continues == STET_NONE || !is_wanted(a, STET_WANT_BLOCKS) || q->block >= a->article->block_count)
        return NULL;
    if (blocks[q->block].kind != STET_BLOCK_PARAGRAPH) return fault("quotation", index, "continues in no paragraph");
    for (size_t i = a->article->quotations[q->continues].block + 1; i < q->block; i++) {
        if (blocks[i].kind == STET_BLOCK_PARAGRAPH) return fault("quotation", index, "continues over a paragraph");
    }
    return NULL;
}

static const char *check_links(const answer *a)
{
    const stet_quotation *quotations = a->article->quotations;
    size_t continued = 0, continuing = 0, from = 0;
    for (size_t i = 0; i < a->article->quotation_count; i++) {
        const char *bad = check_continuation(a, i);
        if (bad == NULL) bad = check_reach(a, i);
        if (bad != NULL) return bad;
        if (quotations[i].continues != STET_NONE) {
            if (quotations[i].continues < from) return fault("quotation", i, "continues one that is continued already");
            from = (size_t)quotations[i].continues + 1;
        }
        continued += quotations[i].ending == STET_ENDING_CONTINUED;
        continuing += quotations[i].continues != STET_NONE;
    }
    return continued == continuing ? NULL : fault("article", 0, "as many parts continue as are continued");
}

/* The parts of each utterance form one row: `last` has the last part met of the utterance that a quotation begins. */
static const char *check_row_of_parts(const answer *a, uint32_t *last)
{
    const stet_quotation *quotations = a->article->quotations;
    for (uint32_t i = 0; i < a->article->quotation_count; i++) {
        uint32_t first = quotations[i].utterance;
        if (first > i || quotations[first].utterance != first) return fault("quotation", i, "utterance");
        if (!is_wanted(a, STET_WANT_ATTRIBUTIONS) && first != i) return fault("quotation", i, "unwanted utterance");
        if (first != i && quotations[last[first]].next_part != i) return fault("quotation", last[first], "next_part");
        last[first] = i;
    }
    for (uint32_t i = 0; i < a->article->quotation_count; i++) {
        if (quotations[i].utterance == i && quotations[last[i]].next_part != STET_NONE)
            return fault("quotation", last[i], "next_part of the last part");
    }
    return NULL;
}

static const char *check_utterances(const answer *a)
{
    uint32_t few[FEW], *last = few;
    if (a->article->quotation_count > FEW) last = malloc(a->article->quotation_count * sizeof *last);
    if (last == NULL) return fault("article", 0, "no memory to check the utterances");
    const char *bad = check_row_of_parts(a, last);
    if (last != few) free(last);
    return bad;
}

/* ---- Attributions ------------------------------------------------------------------------------------------------ */

static const char *bad_attribution_span(const answer *a, const stet_quotation *q, stet_span span)
{
    const char *bad;
    if (is_absent(span)) return NULL;
    bad = bad_trimmed_span(a, span);
    if (bad != NULL) return bad;
    return are_disjoint(span, q->span) ? NULL : "overlaps its own quotation";
}

static const char *bad_attribution(const answer *a, const stet_quotation *q)
{
    int given = !is_absent(q->cue) || !is_absent(q->speaker);
    if (!is_wanted(a, STET_WANT_ATTRIBUTIONS)) {
        if (given || q->kind != STET_QUOTATION_UNKNOWN || q->rule != STET_RULE_NONE) return "was not wanted";
    } else if (q->kind == STET_QUOTATION_UNKNOWN) {
        return "kind is unknown";
    }
    if (given != (q->rule != STET_RULE_NONE)) return "rule without cue and speaker, or these without a rule";
    if (is_absent(q->speaker) != (q->speaker_form == STET_FORM_NONE)) return "speaker_form does not match the speaker";
    if (!is_absent(q->cue) && !is_absent(q->speaker) && !are_disjoint(q->cue, q->speaker))
        return "cue and speaker overlap";
    return NULL;
}

static const char *bad_reference(const answer *a, const stet_quotation *q)
{
    const char *bad;
    if (is_absent(q->refers_to)) return NULL;
    if (!is_wanted(a, STET_WANT_REFERENCES)) return "was not wanted";
    bad = bad_trimmed_span(a, q->refers_to);
    if (bad != NULL) return bad;
    if (is_absent(q->speaker)) return "of no speaker";
    return q->refers_to.end <= q->speaker.start ? NULL : "is no earlier mention";
}

static const char *check_attributions(const answer *a)
{
    for (size_t i = 0; i < a->article->quotation_count; i++) {
        const stet_quotation *q = &a->article->quotations[i];
        const char *bad = bad_attribution_span(a, q, q->cue);
        if (bad != NULL) return fault("cue of quotation", i, bad);
        bad = bad_attribution_span(a, q, q->speaker);
        if (bad != NULL) return fault("speaker of quotation", i, bad);
        bad = bad_attribution(a, q);
        if (bad != NULL) return fault("attribution of quotation", i, bad);
        bad = bad_reference(a, q);
        if (bad != NULL) return fault("refers_to of quotation", i, bad);
    }
    return NULL;
}

static const char *check_quotations(const answer *a)
{
    const char *bad = NULL;
    for (size_t i = 0; i < a->article->quotation_count && bad == NULL; i++)
        bad = check_quotation(a, i);
    if (bad == NULL) bad = check_nesting(a);
    if (bad == NULL) bad = check_links(a);
    if (bad == NULL) bad = check_utterances(a);
    if (bad == NULL) bad = check_attributions(a);
    return bad;
}

/* ---- Quotations of blocks ---------------------------------------------------------------------------------------- */

static const char *check_quotation_in_block(const answer *a, size_t index, size_t block_index)
{
    const stet_quotation *q = &a->article->quotations[index];
    stet_span block = a->article->blocks[block_index].span;
    if (q->block != block_index) return fault("quotation", index, "block");
    if (!is_within(q->span, block)) return fault("quotation", index, "is outside its block");
    if (q->ending == STET_ENDING_CONTINUED && q->span.end != block.end)
        return fault("quotation", index, "is continued before its block ends");
    return check_unclosed(a, index, &a->article->blocks[block_index]);
}

static const char *check_quotations_of_blocks(const answer *a)
{
    const stet_article *article = a->article;
    size_t first = 0;
    for (size_t i = 0; i < article->block_count; i++) {
        const stet_block *block = &article->blocks[i];
        if (!is_wanted(a, STET_WANT_QUOTATIONS)) {
            if (block->first_quotation != 0 || block->quotation_count != 0)
                return fault("block", i, "quotations that were not wanted");
            continue;
        }
        if (block->quotation_count > article->quotation_count - first)
            return fault("block", i, "more quotations than there are");
        if (block->first_quotation != first) return fault("block", i, "first_quotation");
        for (size_t end = first + block->quotation_count; first < end; first++) {
            const char *bad = check_quotation_in_block(a, first, i);
            if (bad != NULL) return bad;
        }
    }
    return first == article->quotation_count ? NULL : fault("quotation", first, "is in no block");
}

/* STET_OPTION_WHOLE_QUOTATIONS: no sentence ends inside a quotation. */
static const char *check_whole_quotations(const answer *a)
{
    const stet_article *article = a->article;
    uint32_t reach = 0; /* the furthest end of a quotation that begins before the sentence's end */
    for (size_t i = 0, n = 0; i < article->sentence_count; i++) {
        uint32_t end = article->sentences[i].span.end;
        for (; n < article->quotation_count && article->quotations[n].span.start < end; n++) {
            if (article->quotations[n].span.end > reach) reach = article->quotations[n].span.end;
        }
        if (end < reach) return fault("sentence", i, "ends inside a quotation that was to be kept whole");
    }
    return NULL;
}

/* ---- Walking ----------------------------------------------------------------------------------------------------- */

static const char *check_walk_of_block(const answer *a, size_t index)
{
    const stet_article *article = a->article;
    const stet_block *block = &article->blocks[index];
    for (size_t i = 0; i < block->sentence_count; i++) {
        if (stet_block_sentence(article, block, i) != &article->sentences[block->first_sentence + i])
            return fault("block", index, "stet_block_sentence");
    }
    for (size_t i = 0; i < block->quotation_count; i++) {
        if (stet_block_quotation(article, block, i) != &article->quotations[block->first_quotation + i])
            return fault("block", index, "stet_block_quotation");
    }
    if (stet_block_sentence(article, block, block->sentence_count) != NULL ||
        stet_block_quotation(article, block, block->quotation_count) != NULL)
        return fault("block", index, "goes on past its last sentence or quotation");
    return NULL;
}

static uint32_t next_sibling(const stet_article *article, size_t index)
{
    const stet_quotation *q = &article->quotations[index];
    for (size_t i = index + 1; i < article->quotation_count && article->quotations[i].depth >= q->depth; i++) {
        if (article->quotations[i].depth == q->depth) return (uint32_t)i;
    }
    return STET_NONE;
}

static const char *check_walk_of_quotation(const answer *a, size_t index)
{
    const stet_article *article = a->article;
    const stet_quotation *q = &article->quotations[index];
    uint32_t i = (uint32_t)index;
    int has_inner = index + 1 < article->quotation_count && q[1].parent == i;
    stet_span content = stet_quotation_content(q);
    if (content.start != q->span.start + q->open_length || content.end != q->span.end - q->close_length)
        return fault("quotation", index, "stet_quotation_content");
    if (stet_quotation_first_inner(article, i) != (has_inner ? i + 1 : STET_NONE))
        return fault("quotation", index, "stet_quotation_first_inner");
    if (stet_quotation_next_sibling(article, i) != next_sibling(article, index))
        return fault("quotation", index, "stet_quotation_next_sibling");
    if (stet_quotation_next_part(article, i) != q->next_part)
        return fault("quotation", index, "stet_quotation_next_part");
    return NULL;
}

static const char *check_walks(const answer *a)
{
    const char *bad = NULL;
    uint32_t past = (uint32_t)a->article->quotation_count;
    if (is_wanted(a, STET_WANT_BLOCKS)) {
        for (size_t i = 0; i < a->article->block_count && bad == NULL; i++)
            bad = check_walk_of_block(a, i);
    }
    for (size_t i = 0; i < a->article->quotation_count && bad == NULL; i++)
        bad = check_walk_of_quotation(a, i);
    if (bad == NULL && (stet_quotation_first_inner(a->article, past) != STET_NONE ||
                        stet_quotation_next_sibling(a->article, past) != STET_NONE ||
                        stet_quotation_next_part(a->article, past) != STET_NONE))
        bad = fault("quotation", past, "a walk begins past the last");
    return bad;
}

/* ---- Article ----------------------------------------------------------------------------------------------------- */

/* As given, or one of those that there are; none where there is nothing but blanks. */
static int bad_language(const answer *a)
{
    uint32_t language = a->article->language;
    if (all_blank(a, 0, a->len)) return language != STET_LANGUAGE_NONE;
    if (a->language != STET_LANGUAGE_NONE) return language != a->language;
    return language == STET_LANGUAGE_NONE || language > STET_LANGUAGE_CHINESE;
}

static const char *check_article(const answer *a)
{
    const stet_article *article = a->article;
    const uint32_t known = STET_ARTICLE_FLAG_INVALID_UTF8 | STET_ARTICLE_FLAG_DAMAGED_MARKS | STET_ARTICLE_FLAG_BOM;
    size_t invalid = oracle_first_invalid(a->text, a->len);
    int has_bom = a->len >= 3 && memcmp(a->text, "\xEF\xBB\xBF", 3) == 0;
    if (article->layout > STET_LAYOUT_WRAPPED) return fault("article", 0, "layout");
    if (bad_language(a)) return fault("article", 0, "language");
    if ((article->flags & ~known) != 0) return fault("article", 0, "unknown flag");
    if (article->error_offset != invalid) return fault("article", 0, "error_offset");
    if (((article->flags & STET_ARTICLE_FLAG_INVALID_UTF8) != 0) != (invalid < a->len))
        return fault("article", 0, "invalid_utf8 does not match the bytes");
    if (((article->flags & STET_ARTICLE_FLAG_BOM) != 0) != has_bom) return fault("article", 0, "bom");
    if (article->block_count > stet_bound_blocks(a->len) || article->sentence_count > stet_bound_sentences(a->len) ||
        article->quotation_count > stet_bound_quotations(a->len))
        return fault("article", 0, "more records than stet_bound_... says");
    if ((!is_wanted(a, STET_WANT_BLOCKS) && article->block_count > 0) ||
        (!is_wanted(a, STET_WANT_SENTENCES) && article->sentence_count > 0) ||
        (!is_wanted(a, STET_WANT_QUOTATIONS) && article->quotation_count > 0))
        return fault("article", 0, "records that were not wanted");
    return NULL;
}

static uint32_t wanted_bits(const stet_options *options, const stet_article *article)
{
    uint32_t want = options != NULL ? options->want : 0;
    if (want == 0) {
        if (article->blocks != NULL) want |= STET_WANT_BLOCKS;
        if (article->sentences != NULL) want |= STET_WANT_SENTENCES;
        if (article->quotations != NULL) want |= STET_WANT_REFERENCES;
    }
    if ((want & (STET_WANT_REFERENCES | STET_WANT_INDIRECT)) != 0) want |= STET_WANT_ATTRIBUTIONS;
    if ((want & STET_WANT_ATTRIBUTIONS) != 0) want |= STET_WANT_QUOTATIONS;
    return want;
}

const char *oracle_check(const char *text, size_t len, const stet_options *options, const stet_article *article)
{
    answer a = {text, len, wanted_bits(options, article), 0, STET_LANGUAGE_NONE, article};
    if (options != NULL) {
        a.flags = options->flags;
        a.language = options->language;
    }
    const char *bad = check_article(&a);
    if (bad == NULL && is_wanted(&a, STET_WANT_BLOCKS)) bad = check_blocks(&a);
    if (bad == NULL && is_wanted(&a, STET_WANT_SENTENCES)) bad = check_sentences(&a);
    if (bad == NULL && is_wanted(&a, STET_WANT_QUOTATIONS)) bad = check_quotations(&a);
    if (bad == NULL && is_wanted(&a, STET_WANT_BLOCKS)) bad = check_sentences_of_blocks(&a);
    if (bad == NULL && is_wanted(&a, STET_WANT_BLOCKS)) bad = check_quotations_of_blocks(&a);
    int has_both = is_wanted(&a, STET_WANT_SENTENCES) && is_wanted(&a, STET_WANT_QUOTATIONS);
    if (bad == NULL && has_both && (a.flags & STET_OPTION_WHOLE_QUOTATIONS) != 0) bad = check_whole_quotations(&a);
    if (bad == NULL) bad = check_walks(&a);
    return bad;
}
