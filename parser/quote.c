/* SPDX-License-Identifier: MIT */
#include "quote.h"

#include "chars.h"

/* Blocks that may stand between the parts of a continued quotation; see the model. */
#define OTHER_BLOCKS_MAX 3u

/* Which of straight and curly marks stand inside the other ones is remembered from so many blocks before. */
#define HELD_BLOCKS_MAX 8u

/* Quotations that begin at one place, with nothing but marks between: “‘. More are not to be told from an ornament, and
 * stet_bound rests on it. */
#define ROW_MAX 2u

STET_INTERNAL void stet_quote_init(stet_quoter *q, stet_text text, stet_tape *tape, stet_out *out)
{
    const stet_style *style = &q->reader.style;
    q->left_open.count = q->left_open.other_blocks = 0;
    q->flags = 0;
    q->out = out;
    q->held = q->holder = STET_GLYPH_NONE;
    q->held_block = 0;
    q->reader.text = text.bytes;
    q->reader.tape = tape;
    q->plain_curly = style->polarity[STET_GLYPH_RIGHT] == STET_POLARITY_CLOSES; /* the other always opens */
}

/* ---- Records ---- */

static void add_item(stet_quoter *q, stet_quotes *list, const stet_token *token, stet_open *open, uint32_t continues)
{
    open->item = STET_NONE;
    if (list->count == STET_QUOTES_MAX) return;
    open->item = list->count;
    stet_quote *item = &list->items[list->count++];
    item->span = stet_make_span(token->pos, token->pos);
    item->index = open->index;
    item->continues = continues;
    item->depth = (uint8_t)(q->opens.depth + 1);
    item->ending = STET_ENDING_UNCLOSED;
    item->open_length = token->length;
    item->close_length = 0;
    item->glyph = token->glyph;
}

/* Whether quotations that one glyph opens stood inside those of another, in the blocks before or in a continued one. */
static bool is_held(const stet_quoter *q, const stet_open *left, unsigned glyph)
{
    if (left->inner == glyph) return true;
    return q->holder == left->glyph && q->held == glyph && q->block_index - q->held_block <= HELD_BLOCKS_MAX;
}

/* Whether an opening mark here takes up the next level of what was left open. The marks that reopen stand at the very
 * start of a paragraph, outermost first. A typist may have mixed straight ones and curly ones, unless the other ones
 * stand for quotations inside. */
static bool reopens(const stet_quoter *q, const stet_token *token)
{
    uint32_t depth = q->opens.depth;
    if (!q->may_reopen || q->reopened >= q->left_open.count || depth != q->reopened) return false;
    const stet_open *top = depth ? &q->opens.levels[depth - 1] : NULL;
    uint32_t at = top ? top->start + top->length : q->body;
    bool next = top ? q->last_end == at : q->last_end <= at; /* no other mark between: so each blank is seen once */
    if (!next || token->pos < at || stet_skip_blanks(q->reader.text, at, token->pos) != token->pos) return false;
    const stet_open *left = &q->left_open.levels[q->reopened];
    return left->glyph == token->glyph ||
           (stet_pair_alike(left->glyph, token->glyph) && !is_held(q, left, token->glyph));
}

static stet_open *push(stet_quoter *q, const stet_token *token)
{
    stet_open *open = &q->opens.levels[q->opens.depth];
    open->index = open->item = STET_NONE;
    open->start = token->pos;
    open->glyph = token->glyph;
    open->length = token->length;
    open->inner = STET_GLYPH_NONE;
    open->flags = token->damaged ? STET_QUOTATION_FLAG_DAMAGED_MARKS : 0;
    return open;
}

/* Past the depth limit: no record, and the innermost one that has a record is flagged. */
static void open_too_deep(stet_quoter *q, const stet_token *token)
{
    stet_open *top = &q->opens.levels[STET_DEPTH_MAX - 1];
    top->flags |= STET_QUOTATION_FLAG_DEPTH_LIMIT;
    if (q->opens.depth == STET_OPEN_MAX) return;
    push(q, token);
    q->opens.depth++;
}

static void open_quotation(stet_quoter *q, stet_quotes *list, const stet_token *token, bool again)
{
    const stet_open *left = again ? &q->left_open.levels[q->reopened++] : NULL;
    uint32_t continues = left ? left->index : STET_NONE;
    stet_open *open = push(q, token);
    if (left) open->inner = left->inner;
    open->index = stet_emit_quotation(q->out);
    add_item(q, list, token, open, continues);
    stet_quotation *slot = stet_emit_slot(q->out, open->index);
    slot->block = q->block_index;
    slot->parent = STET_NONE;
    if (q->opens.depth) {
        slot->parent = open[-1].index;
        open[-1].inner = token->glyph;
        if (stet_pair_alike(open[-1].glyph, token->glyph) && open[-1].glyph != token->glyph) {
            q->holder = open[-1].glyph;
            q->held = token->glyph;
            q->held_block = q->block_index;
        }
    }
    slot->continues = continues;
    slot->depth = (uint8_t)(q->opens.depth + 1);
    slot->open_length = token->length;
    if (open->item == STET_NONE && stet_wants(q->out, STET_WANT_ATTRIBUTIONS)) slot->kind = STET_QUOTATION_MIXED;
    if (again) stet_emit_slot(q->out, continues)->ending = STET_ENDING_CONTINUED;
    q->opens.depth++;
    q->row_opened++;
}

static void end_quotation(stet_quoter *q, stet_quotes *list, uint32_t end, stet_ending ending, const stet_token *closer)
{
    const stet_open *open = &q->opens.levels[--q->opens.depth];
    if (open->index == STET_NONE) return;
    unsigned length = closer ? closer->length : 0;
    uint32_t flags = open->flags;
    if (closer && closer->damaged) flags |= STET_QUOTATION_FLAG_DAMAGED_MARKS;
    if (closer && !(stet_usual_closers((stet_glyph)open->glyph) & STET_GLYPH_BIT(closer->glyph)))
        flags |= STET_QUOTATION_FLAG_MIXED_MARKS;
    stet_quotation *slot = stet_emit_slot(q->out, open->index);
    slot->span = stet_make_span(open->start, end);
    slot->ending = (uint8_t)ending;
    slot->close_length = (uint8_t)length;
    slot->flags = flags;
    if (open->item == STET_NONE) return;
    stet_quote *item = &list->items[open->item];
    item->span.end = end;
    item->ending = (uint8_t)ending;
    item->close_length = (uint8_t)length;
}

/* Ends the quotations above a depth unclosed, before pos. */
static void abandon_above(stet_quoter *q, stet_quotes *list, uint32_t depth, uint32_t pos)
{
    while (q->opens.depth > depth) {
        const stet_open *open = &q->opens.levels[q->opens.depth - 1];
        uint32_t end = stet_skip_blanks_back(q->reader.text, open->start + open->length, pos);
        end_quotation(q, list, end, STET_ENDING_UNCLOSED, NULL);
    }
}

/* ---- Decisions ---- */

/* Whether the text behind the block begins with the mark that opened a quotation, which may then go on there. */
static bool may_go_on(stet_quoter *q, const stet_open *open)
{
    const stet_reader *r = &q->reader;
    uint32_t len = r->tape->len;
    if (!q->next) q->next = stet_skip_blanks(r->text, r->block.end, len);
    return len - q->next >= open->length && memcmp(r->text + q->next, r->text + open->start, open->length) == 0;
}

/* "It was time, said the foreman. “Nobody was late,” said the mayor: whether the mark at hand shows that the innermost
 * quotation, of straight marks where it is a curly one or the other way round, has lost its closing mark. */
static bool ends_other_style(stet_quoter *q, const stet_token *token)
{
    const stet_open *top = &q->opens.levels[q->opens.depth - 1];
    if (top->glyph != STET_GLYPH_DOUBLE && token->glyph != STET_GLYPH_DOUBLE) return false;
    if (top->inner != STET_GLYPH_NONE) return false; /* the first one inside has told */
    if (!stet_pair_alike(top->glyph, token->glyph) || top->start >= q->row_start) return false;
    return stet_pair_is_lost(&q->reader, top->glyph) && !may_go_on(q, top);
}

/* An opening mark of the same style as the innermost quotation stands inside it where both are closed; else that one
 * never was, and ends before this mark. Not so where nothing stands between the two, which are then one mark set
 * twice, and where a small letter shows a word that has lost its beginning. Returns whether the mark still opens. */
static bool settle_same_style(stet_quoter *q, stet_quotes *list, const stet_token *token)
{
    const stet_reader *r = &q->reader;
    const stet_open *top = q->opens.depth ? &q->opens.levels[q->opens.depth - 1] : NULL;
    if (!top) return true;
    if (top->glyph != token->glyph) {
        if (ends_other_style(q, token)) abandon_above(q, list, q->opens.depth - 1, token->pos);
        return true;
    }
    if (stet_pair_nests(r, &q->opens)) return true;
    if (top->start >= q->row_start) return false;
    if (stet_is_one_bar(token->glyph) &&
        stet_class_at(r->text, stet_token_end(token), r->block.end) == STET_CLASS_LOWER)
        return false;
    abandon_above(q, list, q->opens.depth - 1, token->pos);
    return true;
}

static void take_opening(stet_quoter *q, stet_quotes *list, bool again)
{
    uint32_t partner;
    const stet_token *token = &q->reader.tokens[q->reader.at];
    if (stet_pair_is_empty(&q->reader, &q->opens, &partner)) {
        if (partner != STET_NONE) {
            q->reader.tokens[partner].glyph = STET_GLYPH_NONE;
            q->reader.tokens[partner].opens = q->reader.tokens[partner].word = false;
            q->reader.tokens[partner].closes = 0;
        }
        return;
    }
    if (q->row_opened == ROW_MAX || !settle_same_style(q, list, token)) return;
    if (q->opens.depth < STET_DEPTH_MAX)
        open_quotation(q, list, token, again);
    else
        open_too_deep(q, token);
}

static bool follows_digit(const stet_reader *r, const stet_token *token)
{
    return token->pos > r->block.start && stet_class_before(r->text, r->block.start, token->pos) == STET_CLASS_DIGIT;
}

/* Nearly all quotations are “...” with nothing but words between: for these what pair.h and reopens() would say is
 * known without asking. False: ask. */
static bool take_plain(stet_quoter *q, stet_quotes *list, const stet_token *token)
{
    const stet_reader *r = &q->reader;
    unsigned polarity = r->style.polarity[token->glyph];
    if (token->beside) return false;
    if (token->glyph == STET_GLYPH_LEFT && q->opens.depth == 0) {         /* it always opens */
        bool more = r->at + 1 < r->count && !r->tokens[r->at + 1].beside; /* so it encloses something */
        if (!more || token->context == STET_CONTEXT_CLOSING || q->left_open.count) return false;
        q->row_opened = 0;
        open_quotation(q, list, token, false);
    } else if (token->glyph == STET_GLYPH_RIGHT && polarity == STET_POLARITY_CLOSES && q->opens.depth == 1) {
        uint8_t before = r->text[token->pos - 1]; /* the opening mark is before it */
        if (q->opens.levels[0].glyph != STET_GLYPH_LEFT || (before >= '0' && before <= '9')) return false;
        end_quotation(q, list, stet_token_end(token), STET_ENDING_CLOSED, token);
        q->row_opened = 0;
    } else {
        return false;
    }
    q->row_start = token->pos;
    return true;
}

/* Any mark. */
static void take_token(stet_quoter *q, stet_quotes *list)
{
    stet_reader *r = &q->reader;
    if (stet_pair_splits(r, &q->opens)) stet_reader_split(r);
    const stet_token *token = &r->tokens[r->at];
    if (!token->beside) {
        q->row_start = token->pos;
        q->row_opened = 0;
    }
    bool again = reopens(q, token);
    uint32_t depth = stet_pair_closes(r, &q->opens);
    if (depth) {
        abandon_above(q, list, depth, token->pos);
        end_quotation(q, list, stet_token_end(token), STET_ENDING_CLOSED, token);
    } else if (stet_pair_opens(r, &q->opens, again)) {
        take_opening(q, list, again);
    } else if (token->glyph != STET_GLYPH_NONE && !stet_is_one_bar(token->glyph) && !follows_digit(r, token)) {
        q->flags |= STET_BLOCK_FLAG_STRAY_MARK;
    }
}

/* ---- Blocks ---- */

STET_INTERNAL void stet_quote_begin(stet_quoter *q, stet_span block, uint32_t body, uint32_t block_index,
                                    bool paragraph)
{
    stet_reader_begin(&q->reader, block);
    q->body = body;
    q->block_index = block_index;
    q->flags = 0;
    q->next = 0;
    q->opens.depth = 0;
    q->reopened = 0;
    q->row_start = q->last_end = block.start;
    q->row_opened = 0;
    q->may_reopen = paragraph;
    if (!paragraph && q->left_open.count && ++q->left_open.other_blocks > OTHER_BLOCKS_MAX) q->left_open.count = 0;
}

/* What is open at the block's end waits for the next paragraph; a block that is no paragraph leaves the wait as it is.
 */
static void end_block(stet_quoter *q, stet_quotes *list)
{
    if (q->may_reopen) {
        q->left_open.count = q->opens.depth < STET_DEPTH_MAX ? q->opens.depth : (uint32_t)STET_DEPTH_MAX;
        q->left_open.other_blocks = 0;
        if (q->opens.depth) memcpy(q->left_open.levels, q->opens.levels, q->left_open.count * sizeof *q->opens.levels);
    }
    if (q->opens.depth) abandon_above(q, list, 0, q->reader.block.end);
    q->flags |= q->reader.flags;
}

/* ---- Plain pairs ---- */

/* Lists and writes a quotation that a plain pair of marks encloses. */
static void add_pair(stet_quoter *q, stet_quotes *list, stet_span span, stet_glyph glyph, uint32_t length)
{
    uint32_t index = q->out->quotation_count;
    stet_emit_whole(q->out, q->block_index, span, length);
    stet_quote *item = &list->items[list->count++];
    item->span = span;
    item->index = index;
    item->continues = STET_NONE;
    item->depth = 1;
    item->ending = STET_ENDING_CLOSED;
    item->open_length = item->close_length = (uint8_t)length;
    item->glyph = (uint8_t)glyph;
}

/* Nearly all quotations are “...” or "..." with nothing but words between, nothing open around them and nothing left
 * open before: what the rest of this file would make of them is known from stet_plain alone. Takes these from where
 * reading stands to the first mark that is none of them; false where the list is full before. */
static bool take_pairs(stet_quoter *q, stet_quotes *list)
{
    stet_reader *r = &q->reader;
    stet_plain next = STET_PLAIN_NOT;
    for (;;) {
        uint32_t pos = stet_tape_mark(r->tape, r->scanned, r->block.end);
        if (pos >= r->block.end) {
            r->scanned = r->block.end;
            return true;
        }
        stet_plain plain = stet_tape_plain(r->tape);
        uint32_t closer = stet_tape_next_mark(r->tape, &next);
        bool curly = plain == STET_PLAIN_LEFT && next == STET_PLAIN_RIGHT && q->plain_curly;
        bool pair = curly || (plain == STET_PLAIN_OPENS && next == STET_PLAIN_CLOSES);
        if (!pair || closer >= r->block.end) return true;
        if (list->count * 2 >= STET_QUOTES_MAX) {
            list->end = pos;
            return false;
        }
        uint32_t length = curly ? 3 : 1, end = closer + length;
        add_pair(q, list, stet_make_span(pos, end), curly ? STET_GLYPH_LEFT : STET_GLYPH_DOUBLE, length);
        q->row_start = closer;
        q->last_end = r->last_end = r->scanned = end;
        stet_tape_pass_marks(r->tape, 2);
    }
}

STET_INTERNAL bool stet_quote_step(stet_quoter *q, stet_quotes *list)
{
    list->count = 0;
    list->end = q->reader.block.end;
    bool plain = q->left_open.count == 0 && q->reader.count == 0; /* nothing is open where a list begins */
    if (plain && !take_pairs(q, list)) return true;
    while (stet_reader_fill(&q->reader)) {
        if (q->opens.depth == 0 && list->count * 2 >= STET_QUOTES_MAX) {
            list->end = q->reader.tokens[q->reader.at].pos;
            return true;
        }
        if (!take_plain(q, list, &q->reader.tokens[q->reader.at])) take_token(q, list);
        q->last_end = stet_token_end(&q->reader.tokens[q->reader.at++]);
    }
    end_block(q, list);
    return false;
}
