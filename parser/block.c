/* SPDX-License-Identifier: MIT */
#include "block.h"

#include "date.h"
#include "dateline.h"
#include "linekind.h"
#include "masks.h"
#include "swar.h"
#include "title.h"

/* Lines that carry their kind on their face are no longer. */
#define PLAIN_BYTES_MAX 500u

#define STANDFIRST_BYTES_MAX 400u

/* Words of a heading and of another story's headline; between them lie lines that can be either. */
#define CROSSHEAD_WORDS_MAX 4u
#define RELATED_WORDS_MIN   6u

/* How far a turn's label and a heading over contacts reach, in blocks. */
#define TURN_REACH    4u
#define CONTACT_REACH 4u

/* A name over an address. */
#define CONTACT_NAME_BYTES_MAX 40u

static uint32_t length_of(stet_span span)
{
    return span.end - span.start;
}

/* Bytes that end no line, on which no limit may hang. */
static uint32_t length_of_lines(stet_text text, stet_span span)
{
    uint32_t length = length_of(span);
    for (uint32_t pos = stet_find_line_end(text.bytes, span.start, span.end); pos < span.end;) {
        uint32_t line_end = stet_line_end_length(text, pos);
        length -= line_end;
        pos = stet_find_line_end(text.bytes, pos + line_end, span.end);
    }
    return length;
}

/* Most blank lines are a line feed; a long row of them is passed in eights. */
static uint32_t skip_feeds(stet_text text, uint32_t start)
{
    uint32_t pos = start;
    while (pos < text.len && text.bytes[pos] == '\n') {
        pos++;
        while (pos - start >= 8 && text.len - pos >= 8 && stet_load64(text.bytes + pos) == STET_ALL_BYTES('\n'))
            pos += 8;
    }
    return pos;
}

/* The usual raw block: one line in a text that is not wrapped, after line feeds. Empty where the next one is no such,
 * which costs nothing but the look. */
static stet_span next_line(stet_blocker *b)
{
    const stet_text text = b->text;
    const stet_span none = {0, 0};
    uint32_t pos = b->pos;
    if (b->layout.layout == STET_LAYOUT_WRAPPED) return none;
    pos = skip_feeds(text, pos);
    b->pos = pos;
    if (pos >= text.len) return none;
    uint32_t end = stet_tape_line_end(text.tape, pos);
    if (pos >= end || !stet_begins_graph(text.bytes, pos, end) || !stet_ends_graph(text.bytes[end - 1])) return none;
    b->pos = end + (end < text.len ? stet_line_end_length(text, end) : 0);
    return stet_make_span(pos, end);
}

static inline void fill_queue(stet_blocker *b)
{
    while (b->queued < STET_QUEUE && b->pos < b->text.len) {
        stet_queued_block *block = &b->queue[(b->first + b->queued) % STET_QUEUE];
        stet_span span = next_line(b);
        uint32_t length = length_of(span);
        if (stet_is_absent(span)) {
            stet_raw_block raw = stet_next_raw_block(b->text, b->layout, b->pos);
            b->pos = raw.next;
            if (raw.span.start == raw.span.end) return;
            span = raw.span;
            length = b->layout.layout == STET_LAYOUT_WRAPPED ? length_of_lines(b->text, span) : length_of(span);
        }
        block->span = span;
        block->length = length;
        stet_sight_of(&block->sight, &b->text, span, length, b->lang);
        b->queued++;
    }
}

STET_INTERNAL void stet_block_init(stet_blocker *b, stet_text text, uint32_t start, stet_layout_info layout,
                                   unsigned lang)
{
    b->text = text;
    b->layout = layout;
    b->lang = lang;
    b->pos = start;
    b->first = b->queued = 0;
    b->headline = b->body = b->links = false;
    b->last_kind = STET_BLOCK_NONE;
    b->turns = b->contacts = 0;
    fill_queue(b);
}

static stet_queued_block *ahead(stet_blocker *b, uint32_t n)
{
    return n < b->queued ? &b->queue[(b->first + n) % STET_QUEUE] : NULL;
}

/* Whether a slow rule has to be asked about a block, or said yes; nearly always it need not. */
static bool may_be(const stet_queued_block *block, unsigned may)
{
    return (block->sight.may & may) != 0;
}

static stet_line_ending ending_of(const stet_queued_block *block)
{
    return (stet_line_ending)block->sight.ending;
}

static uint32_t bullet_length(stet_blocker *b, stet_queued_block *block)
{
    return may_be(block, STET_MAY_ITEM) ? stet_bullet_length(b->text.bytes, block->span) : 0;
}

/* What a slow rule says of a block is remembered, since the blocks before it are judged by it, too. */
static bool learn(stet_queued_block *block, unsigned bit, bool holds)
{
    if (holds)
        block->sight.is = (uint16_t)(block->sight.is | bit);
    else
        block->sight.may = (uint16_t)(block->sight.may & ~bit);
    return holds;
}

static bool is_known(const stet_queued_block *block, unsigned bit)
{
    return (block->sight.is & bit) != 0;
}

typedef bool slow_rule(const uint8_t *text, stet_span line, unsigned lang);

/* A slow rule, asked where the first sight does not rule it out and it was not asked before. */
static bool ask(const stet_blocker *b, stet_queued_block *block, unsigned bit, slow_rule *rule)
{
    if (!may_be(block, bit)) return false;
    return is_known(block, bit) || learn(block, bit, rule(b->text.bytes, block->span, b->lang));
}

static bool is_title(stet_blocker *b, stet_queued_block *block)
{
    return ask(b, block, STET_MAY_TITLE, stet_is_title);
}

static bool is_date(stet_blocker *b, stet_queued_block *block)
{
    return ask(b, block, STET_MAY_DATE, stet_is_date);
}

static bool has_byline(stet_blocker *b, stet_queued_block *block)
{
    return ask(b, block, STET_MAY_BYLINE, stet_is_byline);
}

static bool is_bare_name(stet_blocker *b, stet_queued_block *block)
{
    return ask(b, block, STET_MAY_NAME, stet_is_bare_name);
}

static stet_span find_dateline(stet_blocker *b, stet_queued_block *block)
{
    if (!may_be(block, STET_MAY_DATELINE)) return stet_make_span(0, 0);
    return stet_find_dateline(b->text.bytes, block->span, b->lang);
}

static stet_label look_for_label(stet_blocker *b, stet_queued_block *block)
{
    const stet_label none = {{0, 0}, STET_LABEL_NONE};
    if (!may_be(block, STET_MAY_LABEL)) return none;
    stet_label label = stet_find_label(b->text.bytes, block->span, b->lang);
    learn(block, STET_MAY_LABEL, label.grade != STET_LABEL_NONE);
    return label;
}

/* ---- Kinds that a line shows by itself ---- */

/* Lines under a heading that ends with a colon, "Press contact:"; a name is one where an address comes soon. */
static bool is_contact(stet_blocker *b, stet_queued_block *block)
{
    if (b->contacts == 0) return false;
    if (stet_is_contact(b->text.bytes, block->span)) return true;
    if (ending_of(block) != STET_LINE_OPEN || block->length > CONTACT_NAME_BYTES_MAX) return false;
    for (uint32_t n = 1; n <= 2 && ahead(b, n); n++) {
        if (stet_is_contact(b->text.bytes, ahead(b, n)->span)) return true;
    }
    return false;
}

/* Whether a bullet is one: a long dash also begins speech and asides, so it needs a list around it. */
static bool is_list_item(stet_blocker *b, stet_queued_block *block)
{
    uint32_t bullet = bullet_length(b, block);
    if (bullet == 0) return false;
    uint8_t first = b->text.bytes[block->span.start];
    if (first != 0xE2 || b->text.bytes[block->span.start + 2] > 0x95) return true;
    if (b->last_kind == STET_BLOCK_LIST_ITEM) return true;
    return ending_of(block) == STET_LINE_OPEN;
}

static stet_block_kind own_kind(stet_blocker *b, stet_queued_block *block)
{
    const uint8_t *text = b->text.bytes;
    const stet_span line = block->span;
    if (!may_be(block, STET_MAY_OWN) && b->contacts == 0) return STET_BLOCK_NONE;
    if (block->length > PLAIN_BYTES_MAX) return STET_BLOCK_NONE;
    if (may_be(block, STET_MAY_SEPARATOR) && stet_is_separator(text, line)) return STET_BLOCK_SEPARATOR;
    if (may_be(block, STET_MAY_CREDIT) && stet_is_credit(text, line, b->lang)) return STET_BLOCK_CREDIT;
    if (may_be(block, STET_MAY_CAPTION) && stet_is_caption(text, line, b->lang)) return STET_BLOCK_CAPTION;
    if (is_date(b, block)) return STET_BLOCK_DATE;
    if (may_be(block, STET_MAY_RELATED) && stet_is_related(text, line, b->lang))
        return b->headline || b->body ? STET_BLOCK_SUBHEAD : STET_BLOCK_NONE;
    if (may_be(block, STET_MAY_FURNITURE) && stet_is_furniture(text, line, b->lang)) return STET_BLOCK_FURNITURE;
    return is_contact(b, block) ? STET_BLOCK_FURNITURE : STET_BLOCK_NONE;
}

/* ---- Leads ---- */

static bool is_same_label(const uint8_t *text, stet_span one, stet_span other)
{
    return length_of(one) == length_of(other) && memcmp(text + one.start, text + other.start, length_of(one)) == 0;
}

/* Whether what looks like a label is one: by itself, or since turns stand around it, of which one is a question or two
 * are the same speaker's. */
static bool label_stands(stet_blocker *b, stet_queued_block *block, const stet_label *label)
{
    const uint8_t *text = b->text.bytes;
    if (label->grade == STET_LABEL_STRONG) return true;
    if (label->grade == STET_LABEL_NONE) return false;
    if (b->turns) return true;
    if (!ahead(b, 1)) return false;
    stet_label next = look_for_label(b, ahead(b, 1));
    if (next.grade == STET_LABEL_NONE) return false;
    if (ending_of(block) == STET_LINE_QUESTION || ending_of(ahead(b, 1)) == STET_LINE_QUESTION) return true;
    if (!ahead(b, 2)) return false;
    stet_label third = look_for_label(b, ahead(b, 2));
    return third.grade != STET_LABEL_NONE && is_same_label(text, label->span, third.span);
}

static stet_span find_label(stet_blocker *b, stet_queued_block *block)
{
    stet_label label = look_for_label(b, block);
    return label_stands(b, block, &label) ? label.span : stet_make_span(0, 0);
}

/* ---- Before the body ---- */

static bool is_lead_matter(stet_blocker *b, stet_queued_block *block)
{
    return has_byline(b, block) || is_date(b, block) || is_bare_name(b, block);
}

/* The line after a headline that sums the story up: without a full stop, or with one before a byline or date. */
static bool is_standfirst(stet_blocker *b, stet_queued_block *block)
{
    stet_queued_block *next = ahead(b, 1);
    if (b->last_kind != STET_BLOCK_HEADLINE || !next || block->length > STANDFIRST_BYTES_MAX) return false;
    if (is_lead_matter(b, next)) return true;
    return block->length <= STET_TITLE_BYTES_MAX && ending_of(block) == STET_LINE_OPEN &&
           !stet_begins_small(b->text.bytes, block->span);
}

/* A first line that ends like a sentence is the headline only where a longer block follows. */
static bool is_headline(stet_blocker *b, stet_queued_block *block)
{
    if (b->headline) return false;
    if (is_title(b, block)) return true;
    if (!ahead(b, 1) || (ending_of(block) != STET_LINE_STOP && ending_of(block) != STET_LINE_QUESTION)) return false;
    if (!stet_is_first_title(b->text.bytes, block->span, b->lang)) return false;
    return ahead(b, 1)->length > block->length || (ahead(b, 2) && ahead(b, 2)->length > block->length) ||
           is_lead_matter(b, ahead(b, 1));
}

static bool is_byline(stet_blocker *b, stet_queued_block *block)
{
    if (has_byline(b, block)) return b->headline || ahead(b, 1);
    return b->headline && ahead(b, 1) && b->last_kind != STET_BLOCK_BYLINE && is_bare_name(b, block);
}

/* A number before the headline does not make an item of it: no list follows. */
static bool is_front_item(stet_blocker *b, stet_queued_block *block)
{
    if (!is_list_item(b, block)) return false;
    bool alone = !b->headline && b->last_kind == STET_BLOCK_NONE && ahead(b, 1) && !is_list_item(b, ahead(b, 1));
    uint8_t first = b->text.bytes[block->span.start];
    return !(alone && first >= '0' && first <= '9' && is_headline(b, block));
}

static stet_block_kind front_kind(stet_blocker *b, stet_queued_block *block, stet_block_kind own, bool dateline)
{
    if (own != STET_BLOCK_NONE) return own;
    if (is_byline(b, block)) return STET_BLOCK_BYLINE;
    if (is_front_item(b, block)) return STET_BLOCK_LIST_ITEM;
    if (dateline) return STET_BLOCK_PARAGRAPH;
    if (is_headline(b, block)) return STET_BLOCK_HEADLINE;
    if (!b->headline || !stet_is_absent(find_label(b, block))) return STET_BLOCK_PARAGRAPH;
    if (is_standfirst(b, block)) return STET_BLOCK_STANDFIRST;
    if (!ahead(b, 1) || !is_title(b, block)) return STET_BLOCK_PARAGRAPH;
    bool post = b->last_kind == STET_BLOCK_BYLINE && stet_is_post(b->text.bytes, block->span, b->lang);
    return post ? STET_BLOCK_BYLINE : STET_BLOCK_SUBHEAD;
}

/* ---- In the body ---- */

/* What is quoted as a whole sentence is someone's speech. */
static bool is_quoted_sentence(stet_blocker *b, stet_queued_block *block)
{
    const uint8_t *text = b->text.bytes;
    const stet_span line = block->span;
    return ending_of(block) != STET_LINE_OPEN && stet_class_at(text, line.start, line.end) == STET_CLASS_QUOTE &&
           stet_class_before(text, line.start, line.end) == STET_CLASS_QUOTE;
}

/* "Notes to editors:" over numbered notes. */
static bool heads_list(stet_blocker *b, stet_queued_block *block)
{
    return ending_of(block) == STET_LINE_COLON && ahead(b, 1) && bullet_length(b, ahead(b, 1));
}

/* A text's last line heads nothing, but it may be the headline of another story under a heading over such: "More on
 * this story". A few words there say what the page says. */
static bool is_last_link(stet_blocker *b, stet_queued_block *block)
{
    stet_word words[CROSSHEAD_WORDS_MAX + 1];
    if (!b->links || ending_of(block) != STET_LINE_OPEN) return false;
    return stet_words_of(b->text.bytes, block->span, STET_LANG_NONE, words, CROSSHEAD_WORDS_MAX + 1) >
           CROSSHEAD_WORDS_MAX;
}

static stet_block_kind body_kind(stet_blocker *b, stet_queued_block *block, stet_block_kind own, bool dateline)
{
    if (own == STET_BLOCK_FURNITURE && heads_list(b, block)) return STET_BLOCK_SUBHEAD;
    if (own != STET_BLOCK_NONE) return own;
    if (is_list_item(b, block)) return STET_BLOCK_LIST_ITEM;
    if (!ahead(b, 1) && !is_last_link(b, block)) return STET_BLOCK_PARAGRAPH;
    if (!is_title(b, block) || is_quoted_sentence(b, block)) return STET_BLOCK_PARAGRAPH;
    if (dateline || !stet_is_absent(find_label(b, block))) return STET_BLOCK_PARAGRAPH;
    return STET_BLOCK_SUBHEAD;
}

/* A heading of what follows is a few words, or words in marks; a headline of another story has a verb and more. */
static stet_subhead_role role_of(stet_blocker *b, stet_queued_block *block, stet_block_kind own)
{
    const uint8_t *text = b->text.bytes;
    const stet_span line = block->span;
    stet_word words[RELATED_WORDS_MIN];
    if (own == STET_BLOCK_SUBHEAD || !ahead(b, 1)) return STET_ROLE_RELATED;
    bool opens = stet_class_at(text, line.start, line.end) == STET_CLASS_QUOTE;
    if (opens && stet_class_before(text, line.start, line.end) == STET_CLASS_QUOTE) return STET_ROLE_CROSSHEAD;
    if (stet_class_at(text, line.start, line.end) == STET_CLASS_LETTER) return STET_ROLE_NONE;
    uint32_t count = stet_words_of(text, line, STET_LANG_NONE, words, RELATED_WORDS_MIN);
    if (count <= CROSSHEAD_WORDS_MAX) return STET_ROLE_CROSSHEAD;
    return count == RELATED_WORDS_MIN ? STET_ROLE_RELATED : STET_ROLE_NONE;
}

static void find_leads(stet_blocker *b, stet_queued_block *raw, stet_span dateline, stet_block *block)
{
    if (block->kind != STET_BLOCK_PARAGRAPH && block->kind != STET_BLOCK_LIST_ITEM) return;
    block->dateline = dateline;
    if (stet_is_absent(block->dateline)) block->label = find_label(b, raw);
}

/* What later blocks are judged by. */
static void remember(stet_blocker *b, stet_queued_block *raw, const stet_block *block)
{
    if (block->kind == STET_BLOCK_FURNITURE)
        b->links = stet_heads_links(b->text.bytes, raw->span, b->lang);
    else if (block->kind != STET_BLOCK_SUBHEAD)
        b->links = false;
    b->headline |= block->kind == STET_BLOCK_HEADLINE;
    b->body |= block->kind == STET_BLOCK_PARAGRAPH;
    b->last_kind = block->kind;
    if (!stet_is_absent(block->label))
        b->turns = TURN_REACH;
    else if (b->turns)
        b->turns--;
    if (block->kind == STET_BLOCK_FURNITURE && ending_of(raw) == STET_LINE_COLON)
        b->contacts = CONTACT_REACH;
    else if (b->contacts)
        b->contacts--;
}

/* Nearly all blocks are paragraphs by what they show at first sight, once the body has begun. */
static bool is_plain(stet_blocker *b, stet_queued_block *raw)
{
    return b->body && raw->sight.may == 0 && b->contacts == 0;
}

static void find_kind(stet_blocker *b, stet_queued_block *raw, stet_block *block)
{
    stet_block_kind own = own_kind(b, raw);
    if (own == STET_BLOCK_CREDIT && !b->body) own = STET_BLOCK_NONE;
    stet_span dateline = own == STET_BLOCK_NONE ? find_dateline(b, raw) : stet_make_span(0, 0);
    bool has_dateline = !stet_is_absent(dateline);
    stet_block_kind kind = b->body ? body_kind(b, raw, own, has_dateline) : front_kind(b, raw, own, has_dateline);
    block->kind = (uint8_t)kind;
    find_leads(b, raw, dateline, block);
    if (!stet_is_absent(block->label)) block->kind = STET_BLOCK_PARAGRAPH;
    if (kind == STET_BLOCK_SUBHEAD) block->role = (uint8_t)role_of(b, raw, own);
}

STET_INTERNAL bool stet_block_next(stet_blocker *b, stet_block *block)
{
    if (b->queued == 0) return false;
    stet_queued_block *raw = &b->queue[b->first];
    memset(block, 0, sizeof *block);
    block->span = raw->span;
    block->kind = STET_BLOCK_PARAGRAPH;
    if (!is_plain(b, raw)) find_kind(b, raw, block);
    remember(b, raw, block);
    b->first = (b->first + 1) % STET_QUEUE;
    b->queued--;
    fill_queue(b);
    return true;
}
