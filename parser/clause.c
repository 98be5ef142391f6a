/* SPDX-License-Identifier: MIT */
#include "clause.h"

#include "sentence.h"

/* How far before a quotation its sentence is sought, and how far after it. */
#define REACH 700u

/* The last marks of a quotation take no more bytes. */
#define LAST_MARKS_BYTES 6u

STET_INTERNAL uint32_t stet_first_sentence_end(const uint8_t *text, stet_span block, uint32_t start, uint32_t pos,
                                               uint32_t end, unsigned lang)
{
    while ((pos = stet_find_stop(text, pos, end)) < end) {
        uint32_t resume, found = stet_sentence_end(text, block, start, pos, lang, &resume);
        if (found) return found;
        pos = resume;
    }
    return 0;
}

STET_INTERNAL uint32_t stet_last_sentence(const uint8_t *text, stet_span block, uint32_t start, uint32_t end,
                                          unsigned lang)
{
    if (start > end) start = end;
    uint32_t from = end - start > REACH ? end - REACH : start, last = start;
    for (uint32_t pos = from; pos < end;) {
        uint32_t found = stet_first_sentence_end(text, block, last, pos, end, lang);
        if (found == 0 || found > end) break;
        last = stet_skip_blanks(text, found, end);
        pos = found;
    }
    return last;
}

/* ---- Items ---- */

static uint8_t any_gap_of(const uint8_t *text, uint32_t from, uint32_t to, bool after_word)
{
    uint8_t gap = 0;
    for (uint32_t i = from; i < to;) {
        stet_rune rune = stet_rune_at(text, i, to);
        stet_class c = stet_class_of(rune.code);
        if (c == STET_CLASS_COMMA)
            gap |= rune.code == ':' ? STET_GAP_COLON : rune.code == ';' ? STET_GAP_SEMICOLON : STET_GAP_COMMA;
        if (c == STET_CLASS_DASH) gap |= STET_GAP_DASH;
        if (c == STET_CLASS_OPEN || c == STET_CLASS_CLOSE) gap |= STET_GAP_BRACKET;
        if (c == STET_CLASS_STOP && (!after_word || i != from || rune.code != '.')) gap |= STET_GAP_STOP;
        i += rune.length;
    }
    return gap;
}

static inline uint8_t gap_of(const uint8_t *text, uint32_t from, uint32_t to, bool after_word)
{
    if (to - from == 1 && text[from] == ' ') return 0; /* as nearly always */
    if (to - from == 2 && text[from] == ',' && text[from + 1] == ' ') return STET_GAP_COMMA;
    return any_gap_of(text, from, to, after_word);
}

/* The end of the bracket that opens in [from, to), or 0. */
static uint32_t bracket_end(const uint8_t *text, uint32_t from, uint32_t to, uint32_t end)
{
    uint32_t open = from;
    while (open < to && text[open] != '(' && text[open] != '[')
        open++;
    if (open == to) return 0;
    uint32_t stop = stet_reach(text, stet_make_span(open, end), 120);
    for (uint32_t i = open; i < stop; i++) {
        if (text[i] == ')' || text[i] == ']') return i + 1;
    }
    return 0;
}

static stet_item *add_item(stet_clause *c, uint8_t gap)
{
    stet_item *item = &c->items[c->count++];
    item->gap = gap;
    item->quote = STET_NO_QUOTE;
    return item;
}

/* Classes of a word that is still to be looked up; no word has them. */
#define UNKNOWN_YET STET_LEX_BIT(63)

/* Reads a word as stet_word_read does; one of plain letters is not looked up yet. */
static inline void read_unknown(stet_word_reader *r, uint32_t pos, stet_word *word)
{
    uint32_t start, count = stet_word_letters(r, pos, &start);
    if (count > 0) {
        stet_word_shape_letters(r, start, count, word);
        word->classes = UNKNOWN_YET;
    } else {
        stet_word_read(r, pos, word);
    }
}

/* WHO, IS: an English word that is a house's initials where the word beside it is not in capitals too. */
static bool is_initials(const stet_clause *c, uint32_t i)
{
    if (!(c->items[i].word.classes & (STET_LEX_RELATIVE | STET_LEX_BEING)) || c->lang != STET_LANG_EN) return false;
    if (!stet_item_is(c, i, "who") && !stet_item_is(c, i, "is")) return false;
    if (i + 1 < c->count) return c->items[i + 1].word.shape != STET_SHAPE_UPPER;
    return i > 0 && c->items[i - 1].word.shape != STET_SHAPE_UPPER;
}

/* Looks up what was read so from item `first` on. One look-up after another, with nothing between, so that the
 * processor waits for many slots of the lexicon at once. */
static void look_up(stet_clause *c, uint32_t first, const stet_word_reader *r)
{
    for (uint32_t i = first; i < c->count; i++) {
        stet_word *word = &c->items[i].word;
        if (word->classes != UNKNOWN_YET) continue;
        word->classes = stet_word_letters_classes(r, word->span.start, word->span.end - word->span.start);
        if (word->shape == STET_SHAPE_UPPER && is_initials(c, i)) word->classes = 0;
    }
}

/* Adds at most `most` words of [from, end), which may stand right after a word, and none after the first one from
 * `enough` on; returns where it stopped. Their classes are left to look_up. */
static uint32_t read_words(stet_clause *c, stet_word_reader *reader, uint32_t pos, uint32_t most, uint32_t enough,
                           uint8_t gap, bool after_word)
{
    const uint32_t end = reader->end;
    for (uint32_t n = 0; n < most && c->count + 2 < STET_CLAUSE_ITEMS_MAX; n++) {
        stet_item *item = &c->items[c->count];
        read_unknown(reader, pos, &item->word);
        if (stet_word_is_absent(&item->word)) return end;
        uint32_t start = item->word.span.start;
        uint8_t between = gap_of(c->text, pos, start, after_word);
        uint32_t bracket = between & STET_GAP_BRACKET ? bracket_end(c->text, pos, start, end) : 0;
        if (bracket) { /* words in brackets are left out */
            gap |= STET_GAP_BRACKET | (between & STET_GAP_COMMA);
            pos = bracket;
            after_word = false;
            continue;
        }
        pos = item->word.span.end;
        add_item(c, (uint8_t)(gap | between));
        if (start >= enough) {
            c->left_at = pos;
            c->left_words = most - n - 1;
            return pos;
        }
        gap = 0;
        after_word = true;
    }
    return pos;
}

static uint32_t add_words(stet_clause *c, uint32_t from, uint32_t end, uint32_t most, uint32_t enough, uint8_t gap,
                          bool after_word)
{
    stet_word_reader reader;
    uint32_t first = c->count;
    stet_word_reader_on(&reader, c->grid, from, end, c->lang);
    uint32_t pos = read_words(c, &reader, from, most, enough, gap, after_word);
    look_up(c, first, &reader);
    return pos;
}

/* How many of eight bytes are blanks. */
static uint32_t count_blanks8(uint64_t bytes)
{
    return stet_count8((stet_nonzeros8(bytes ^ STET_ALL_BYTES(' ')) ^ STET_HIGH_BITS) >> 7);
}

/* The start of the last `most` words or so of [from, end). In most gaps there are no more. */
static uint32_t tail_start(const uint8_t *text, uint32_t from, uint32_t end, uint32_t most)
{
    uint32_t pos = end, stop = end - from > REACH ? end - REACH : from, words = 0;
    if (end - from < most) return from;
    for (uint32_t more; pos - stop >= 8; pos -= 8) {
        more = count_blanks8(stet_load64(text + pos - 8));
        if (words + more >= most) break;
        words += more;
    }
    while (pos > stop && words < most)
        words += text[--pos] == ' ';
    if (words == most) return pos;
    if (stop == from) return from;
    while (pos < end && text[pos] != ' ')
        pos++;
    return pos;
}

/* The end of [from, end), or of as much of it as is within the reach. */
static uint32_t within_reach(const uint8_t *text, uint32_t from, uint32_t end)
{
    if (end - from <= REACH) return end;
    for (end = from + REACH; end > from && (text[end] & 0xC0) == 0x80; end--) {
    }
    return end;
}

/* Words after the first one that begins at `enough` may be left out. */
static void add_gap(stet_clause *c, uint32_t from, uint32_t end, uint32_t enough, uint8_t gap)
{
    if (from == end) return; /* as before most quotations that begin a block */
    uint32_t tail = tail_start(c->text, from, end, STET_CLAUSE_GAP_WORDS);
    if (tail == from) {
        add_words(c, from, end, STET_CLAUSE_GAP_WORDS + 8, enough, gap, false);
        return;
    }
    uint32_t head = add_words(c, from, within_reach(c->text, from, tail), STET_CLAUSE_GAP_WORDS, end, gap, false);
    if (head < tail) {
        gap = STET_GAP_CUT;
    } else { /* what stands between the last word and the tail belongs to the next one */
        const stet_item *last = c->count ? &c->items[c->count - 1] : NULL;
        bool word = last && last->quote == STET_NO_QUOTE;
        gap = word ? gap_of(c->text, last->word.span.end, tail, true) : 0;
    }
    add_words(c, head < tail ? tail : head, end, STET_CLAUSE_GAP_WORDS + 8, end, gap, false);
}

/* The gap before it begins at `from`; what stands there between its last word and the quotation is the quotation's. */
static void add_quote(stet_clause *c, uint32_t from, const stet_quotes *quotes, uint32_t i, uint8_t gap)
{
    c->places[i] = (uint8_t)c->count; /* words and quotations leave room for one, see read_words, stet_clause_build */
    const stet_quote *q = &quotes->items[i];
    const stet_item *last = c->count > 0 ? &c->items[c->count - 1] : NULL;
    bool after_word = last && last->quote == STET_NO_QUOTE;
    if (after_word) from = last->word.span.end;
    stet_item *item = add_item(c, (uint8_t)(gap | gap_of(c->text, from, q->span.start, after_word)));
    memset(&item->word, 0, sizeof item->word);
    item->word.span = q->span;
    item->word.shape = STET_SHAPE_CASELESS;
    item->quote = (uint8_t)i;
}

STET_INTERNAL uint32_t stet_next_beside(const stet_quotes *quotes, uint32_t i)
{
    uint8_t depth = quotes->items[i].depth;
    do {
        i++;
    } while (i < quotes->count && quotes->items[i].depth > depth);
    return i;
}

/* Whether the list holds a quotation at a place, and of the depth of another one. */
static bool stands_beside(const stet_quotes *quotes, uint32_t i, const stet_quote *q)
{
    return i < quotes->count && quotes->items[i].depth == q->depth;
}

STET_INTERNAL uint32_t stet_end_behind(const stet_quotes *quotes, const stet_quote *q, uint32_t next, uint32_t end)
{
    if (stands_beside(quotes, next, q)) return quotes->items[next].span.start;
    return end < quotes->end ? end : quotes->end;
}

/* Where the sentence ends that quotation q ends in: at the quotation's own end where its last mark ends it. */
static uint32_t sentence_end_after(const uint8_t *text, stet_span block, uint32_t start, const stet_quote *q,
                                   uint32_t until, unsigned lang)
{
    uint32_t inside = q->span.end - q->close_length, pos = inside;
    for (int n = 0; n < 4 && pos > q->span.start + q->open_length; n++) {
        stet_rune rune = stet_rune_before(text, q->span.start, pos);
        stet_class c = stet_class_of(rune.code);
        if (c != STET_CLASS_STOP && c != STET_CLASS_QUOTE && c != STET_CLASS_CLOSE) break;
        pos -= rune.length;
    }
    /* Where no mark stands before the closing one, that holds no stop. */
    uint32_t found = pos < inside ? stet_first_sentence_end(text, block, start, pos, q->span.end, lang) : 0;
    if (found && found >= q->span.end) return found;
    uint32_t reach = until - q->span.end > REACH ? q->span.end + REACH : until;
    found = stet_first_sentence_end(text, block, start, q->span.end, reach, lang);
    return found ? found : until;
}

STET_INTERNAL void stet_clause_build(stet_clause *c, const uint8_t *text, stet_span block, uint32_t from,
                                     const stet_quotes *quotes, uint32_t first, unsigned lang)
{
    uint32_t i = first, pos;
    uint8_t gap = STET_GAP_START;
    c->text = text;
    c->lang = lang;
    c->count = 0;
    c->first_quote = first;
    c->span.start = pos = stet_last_sentence(text, block, from, quotes->items[first].span.start, lang);
    for (;;) {
        const stet_quote *q = &quotes->items[i];
        add_gap(c, pos, q->span.start, q->span.start, gap);
        add_quote(c, pos, quotes, i, c->count ? 0 : gap);
        gap = 0;
        pos = q->span.end;
        i = stet_next_beside(quotes, i);
        bool more = stands_beside(quotes, i, q);
        uint32_t until = stet_end_behind(quotes, q, i, block.end);
        uint32_t end = sentence_end_after(text, block, c->span.start, q, until, lang);
        if (more && end >= until && c->count + 2 < STET_CLAUSE_ITEMS_MAX) continue;
        c->end_quote = i;
        c->span.end = end > pos ? end : pos;
        add_gap(c, pos, c->span.end, c->span.end, gap);
        return;
    }
}

STET_INTERNAL void stet_clause_of_span(stet_clause *c, const uint8_t *text, stet_span span, uint32_t enough,
                                       unsigned lang)
{
    c->text = text;
    c->lang = lang;
    c->count = 0;
    c->first_quote = c->end_quote = 0;
    c->span = span;
    c->left_words = 0;
    add_gap(c, span.start, span.end, enough, STET_GAP_START);
}

STET_INTERNAL void stet_clause_go_on(stet_clause *c)
{
    uint32_t words = c->left_words;
    c->left_words = 0;
    if (words > 0) add_words(c, c->left_at, c->span.end, words, c->span.end, 0, true);
}

STET_INTERNAL bool stet_ends_in_mark(const stet_clause *c, uint32_t item, const char *marks)
{
    const stet_span s = c->items[item].word.span;
    for (uint32_t pos = s.end; pos > s.start && s.end - pos < LAST_MARKS_BYTES; pos--) {
        if (stet_is_word_class(stet_class_before(c->text, s.start, pos))) return false;
        for (const char *mark = marks; *mark != '\0'; mark++) {
            if (c->text[pos - 1] == (uint8_t)*mark) return true;
        }
    }
    return false;
}

STET_INTERNAL bool stet_is_modal_name(const stet_clause *c, uint32_t i)
{
    return stet_has(c, i, STET_LEX_MODAL) && i + 1 < c->count && stet_has(c, i + 1, STET_LEX_CUE) &&
           c->text[c->items[i + 1].word.span.end - 1] == 'd';
}
