/* SPDX-License-Identifier: MIT */
#include "token.h"

#include "apostrophe.h"

/* How far a tag may reach; what is longer is text. */
#define TAG_MAX 512u

/* Marks that one place can add: two of a doubled one, and one that a split makes room for. */
#define TOKENS_A_MARK 3u

STET_INTERNAL void stet_reader_begin(stet_reader *r, stet_span block)
{
    r->block = block;
    r->flags = 0;
    r->scanned = r->last_end = block.start;
    r->tag_end = r->tag_sought = block.start;
    r->row.from = r->row.to = block.start;
    r->at = r->count = 0;
}

/* Skips a tag that begins at pos, so that its attributes' marks are none: sets tag_end. */
static void enter_tag(stet_reader *r, uint32_t pos)
{
    uint32_t stop = r->block.end - pos < TAG_MAX ? r->block.end : pos + TAG_MAX;
    stet_class after = stet_class_at(r->text, pos + 1, r->block.end);
    if (!stet_is_letter_class(after) && (pos + 1 >= stop || r->text[pos + 1] != '/')) return;
    uint32_t i = pos + 1 > r->tag_sought ? pos + 1 : r->tag_sought;
    while (i < stop && r->text[i] != '>')
        i++;
    if (i < stop)
        r->tag_end = i + 1;
    else
        r->tag_sought = stop;
}

static bool is_digit_at(const stet_reader *r, uint32_t pos)
{
    return r->text[pos] >= '0' && r->text[pos] <= '9';
}

/* 5'11": the second mark of feet and inches. */
static bool is_inches(const stet_reader *r, uint32_t pos)
{
    uint32_t i = pos, digits = 0;
    while (digits < 2 && i > r->block.start && is_digit_at(r, i - 1)) {
        i--;
        digits++;
    }
    if (digits == 0) return false;
    if (i > r->block.start + 1 && r->text[i - 1] == '\'' && is_digit_at(r, i - 2)) return true;
    if (i < r->block.start + 4) return false;
    bool curly = r->text[i - 3] == 0xE2 && r->text[i - 2] == 0x80 && (r->text[i - 1] == 0x99 || r->text[i - 1] == 0xB2);
    return curly && is_digit_at(r, i - 4);
}

/* Whether what looks like a mark is none by itself: an apostrophe in a word, a measure. */
static bool is_no_mark(const stet_reader *r, uint32_t pos, stet_mark mark)
{
    if (stet_is_one_bar(mark.glyph)) return stet_is_inside_word(r->text, r->block, pos, mark.length);
    bool bar = mark.glyph == STET_GLYPH_DOUBLE || mark.glyph == STET_GLYPH_INCH || mark.glyph == STET_GLYPH_RIGHT;
    return bar && is_inches(r, pos);
}

/* Whether nothing but blanks stands between the last mark and pos. */
static bool is_beside(const stet_reader *r, uint32_t pos)
{
    if (r->last_end <= r->block.start) return false;
    if (r->last_end < pos && stet_is_graph(r->text[r->last_end])) return false;
    return stet_skip_blanks(r->text, r->last_end, pos) == pos;
}

/* What follows from a mark's glyph and context. */
static void tell(const stet_reader *r, stet_token *token)
{
    unsigned polarity = r->style.polarity[token->glyph];
    bool like = polarity == STET_POLARITY_OPENS    ? token->context != STET_CONTEXT_CLOSING
                : polarity == STET_POLARITY_EITHER ? token->context == STET_CONTEXT_OPENING
                                                   : false;
    token->opens = like && !token->clipped;
    token->closes = stet_closed_by(&r->style, token->glyph, token->context);
}

/* A mark deep in a row. */
static void add_deep(stet_reader *r, uint32_t pos, unsigned glyph, unsigned length)
{
    stet_token *token = &r->tokens[r->count++];
    token->pos = pos;
    token->glyph = (uint8_t)glyph;
    token->length = (uint8_t)length;
    token->damaged = token->clipped = token->word = false;
    token->context = STET_CONTEXT_MIDDLE;
    token->beside = true;
    tell(r, token);
    r->last_end = pos + length;
}

static void add_token(stet_reader *r, uint32_t pos, unsigned glyph, unsigned length, bool damaged)
{
    stet_token *token = &r->tokens[r->count++];
    uint32_t end = pos + length;
    token->pos = pos;
    token->glyph = (uint8_t)glyph;
    token->length = (uint8_t)length;
    token->damaged = damaged;
    token->context = (uint8_t)stet_mark_context(r->text, r->block, pos, length, r->style.damaged);
    token->beside = is_beside(r, pos);
    token->clipped =
        stet_is_one_bar(glyph) && token->context == STET_CONTEXT_OPENING && stet_is_clipped(r->text, end, r->block.end);
    token->word = stet_is_one_bar(glyph) && stet_may_end_word(r->text, r->block, pos, length);
    tell(r, token);
    r->last_end = end;
}

/* What add_token would, for a plain mark. */
static void add_plain(stet_reader *r, uint32_t pos, stet_plain plain)
{
    static const stet_token tokens[STET_PLAIN_COUNT] = {
        [STET_PLAIN_LEFT] = {0, STET_GLYPH_LEFT, 3, false, STET_CONTEXT_OPENING, false, false, false, false, 0},
        [STET_PLAIN_RIGHT] = {0, STET_GLYPH_RIGHT, 3, false, STET_CONTEXT_CLOSING, false, false, false, false, 0},
        [STET_PLAIN_OPENS] = {0, STET_GLYPH_DOUBLE, 1, false, STET_CONTEXT_OPENING, false, false, false, false, 0},
        [STET_PLAIN_CLOSES] = {0, STET_GLYPH_DOUBLE, 1, false, STET_CONTEXT_CLOSING, false, false, false, false, 0},
    };
    stet_token *token = &r->tokens[r->count++];
    *token = tokens[plain];
    token->pos = pos;
    token->beside = is_beside(r, pos);
    tell(r, token);
    r->scanned = r->last_end = pos + token->length;
}

/* CSV's doubled marks are one only where the text uses them so; else they are two. */
static void add_mark(stet_reader *r, uint32_t pos, stet_mark mark)
{
    if (mark.glyph == STET_GLYPH_TWO_DOUBLE && !r->style.csv) {
        add_token(r, pos, STET_GLYPH_DOUBLE, 1, false);
        add_token(r, pos + 1, STET_GLYPH_DOUBLE, 1, false);
        return;
    }
    add_token(r, pos, mark.glyph, mark.length, mark.damaged);
}

/* Of three marks side by side two are a double one, the outer two. mark.h gives one and leaves two, so this turns them
 * around: where '''So', he said'' opens, and where CSV's "he said ""no""" closes. */
static stet_mark turn_triple(const stet_reader *r, uint32_t pos, stet_mark mark)
{
    bool csv = mark.glyph == STET_GLYPH_DOUBLE && r->style.csv;
    if ((mark.glyph != STET_GLYPH_SINGLE && !csv) || r->block.end - pos < 3 || mark.damaged) return mark;
    if (r->text[pos + 1] != r->text[pos]) return mark; /* where it is again, there are three: see maybe_doubled */
    stet_context turned = csv ? STET_CONTEXT_CLOSING : STET_CONTEXT_OPENING;
    if (stet_mark_context(r->text, r->block, pos, 3, false) != turned) return mark;
    mark.glyph = csv ? STET_GLYPH_TWO_DOUBLE : STET_GLYPH_TWO_SINGLE;
    mark.length = 2;
    return mark;
}

/* Two single marks that stand for a double one, of which one is damaged: '&apos; or, where the text has '', '’ */
static stet_mark join_damaged(const stet_reader *r, uint32_t pos, stet_mark mark)
{
    uint32_t after = pos + mark.length;
    if (!r->style.damaged || after >= r->block.end) return mark;
    unsigned two = mark.glyph == STET_GLYPH_SINGLE   ? STET_GLYPH_TWO_SINGLE
                   : mark.glyph == STET_GLYPH_LEFT1  ? STET_GLYPH_TWO_LEFT1
                   : mark.glyph == STET_GLYPH_RIGHT1 ? STET_GLYPH_TWO_RIGHT1
                                                     : STET_GLYPH_NONE;
    if (two == STET_GLYPH_NONE) return mark;
    stet_mark next = stet_mark_at(r->text, after, r->block.end);
    const stet_glyphs upright = STET_GLYPH_BIT(STET_GLYPH_SINGLE) | STET_GLYPH_BIT(STET_GLYPH_RIGHT1);
    if (r->style.two_singles && (STET_GLYPH_BIT(mark.glyph) | STET_GLYPH_BIT(next.glyph)) == upright)
        two = STET_GLYPH_TWO_SINGLE;
    else if (next.glyph != mark.glyph || (!next.damaged && !mark.damaged))
        return mark;
    mark.glyph = (uint8_t)two;
    mark.length = (uint8_t)(mark.length + next.length);
    mark.damaged |= next.damaged;
    return mark;
}

/* Takes in the mark at pos where it stands deep in a row, where damaged ones do not count. */
static bool take_deep(stet_reader *r, uint32_t pos)
{
    if (r->style.damaged || pos < r->tag_end || !stet_row_holds(&r->row, r->text, pos, r->last_end, r->block.end))
        return false;
    stet_mark mark = stet_mark_at(r->text, pos, r->block.end);
    r->scanned = pos + mark.length;
    bool two = mark.glyph == STET_GLYPH_TWO_DOUBLE && !r->style.csv;
    add_deep(r, pos, two ? (unsigned)STET_GLYPH_DOUBLE : mark.glyph, two ? 1 : mark.length);
    if (two) add_deep(r, pos + 1, STET_GLYPH_DOUBLE, 1);
    return true;
}

static void take_mark(stet_reader *r, uint32_t pos)
{
    if (take_deep(r, pos)) return;
    stet_mark mark = join_damaged(r, pos, turn_triple(r, pos, stet_mark_at(r->text, pos, r->block.end)));
    r->scanned = pos + mark.length;
    if (r->text[pos] == '<') enter_tag(r, pos);
    if (mark.glyph == STET_GLYPH_NONE || pos < r->tag_end) return;
    if (mark.damaged) r->flags |= STET_BLOCK_FLAG_DAMAGED_MARKS;
    if ((mark.damaged && !r->style.damaged) || is_no_mark(r, pos, mark)) return;
    add_mark(r, pos, mark);
}

STET_INTERNAL void stet_reader_read_on(stet_reader *r)
{
    uint32_t rest = r->count - r->at;
    if (rest > 0) memmove(r->tokens, r->tokens + r->at, rest * sizeof *r->tokens);
    r->at = 0;
    r->count = rest;
    while (r->count + TOKENS_A_MARK <= STET_TOKENS_MAX) {
        uint32_t pos = stet_tape_mark(r->tape, r->scanned, r->block.end);
        if (pos >= r->block.end) {
            r->scanned = r->block.end;
            return;
        }
        stet_plain plain = stet_tape_plain(r->tape);
        if (plain != STET_PLAIN_NOT && pos >= r->tag_end)
            add_plain(r, pos, plain);
        else
            take_mark(r, pos);
    }
}

STET_INTERNAL void stet_reader_split(stet_reader *r)
{
    stet_token first = r->tokens[r->at];
    uint32_t end = stet_token_end(&first);
    first.glyph = first.glyph == STET_GLYPH_TWO_SINGLE ? STET_GLYPH_SINGLE : STET_GLYPH_RIGHT1;
    first.length = stet_mark_at(r->text, first.pos, first.pos + first.length - 1).length;
    stet_token second = first;
    second.pos += first.length;
    second.length = (uint8_t)(end - second.pos);
    second.beside = true;
    second.clipped = stet_is_clipped(r->text, stet_token_end(&second), r->block.end);
    first.word = stet_may_end_word(r->text, r->block, first.pos, first.length);
    second.word = stet_may_end_word(r->text, r->block, second.pos, second.length);
    tell(r, &first);
    tell(r, &second);
    if (r->at == 0) { /* read_on leaves room for this one */
        memmove(r->tokens + 1, r->tokens, r->count * sizeof *r->tokens);
        r->count++;
        r->at = 1;
    }
    r->tokens[r->at] = second;
    r->tokens[--r->at] = first;
}
