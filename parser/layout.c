/* SPDX-License-Identifier: MIT */
#include "layout.h"

#include "chars.h"

/* Wrapped lines are at most this long; a text with longer ones has a paragraph a line. Typewriters and mail wrap at 60
 * to 100. */
#define WIDTH_MAX 160u

/* How far an indent must stand out to begin a paragraph. */
#define INDENT_MIN 2u

/* Lines may be wrapped this much too early within a block, at hyphens or since an editor counts otherwise. */
#define SLACK 3u

/* Lines that a hand broke, or that were edited since, go beyond the width that most of them keep to: where many lines
 * are there and most that end no sentence run on, so many widths are tried, each narrower than the last by SLACK. */
#define WIDTHS_TRIED 3u
#define PAIRS_MANY   12u

/* Where so many blank lines part blocks to one pair of lines that may do so without one, sentences that end with a line
 * and indents (of verse, mostly) part none. */
#define BLANK_LINES_MIN 8u

static uint32_t word_length(const uint8_t *text, stet_span span)
{
    uint32_t i = span.start;
    while (i < span.end && i - span.start < WIDTH_MAX && text[i] != ' ' && text[i] != '\t')
        i++;
    return i - span.start;
}

/* Columns of a span, as a typewriter or mail program counts them: one a character, two for the wide ones of Chinese,
 * Japanese and Korean. Bytes that are no UTF-8 count somehow. */
static uint32_t columns_of(const uint8_t *text, uint32_t start, uint32_t end)
{
    uint32_t columns = 0;
    for (uint32_t i = start; i < end; i++) {
        if ((text[i] & 0xC0) != 0x80) columns += text[i] >= 0xE3 && text[i] <= 0xED ? 2 : 1;
    }
    return columns;
}

static uint32_t columns_used(const uint8_t *text, const stet_line *line)
{
    return columns_of(text, line->start, line->span.end);
}

static uint32_t bytes_used(const stet_line *line)
{
    return line->span.end - line->start;
}

/* Whether the first word of the next line would have fitted on this one, by both measures: some programs wrap by bytes.
 */
static bool is_short(const uint8_t *text, const stet_line *line, const stet_line *next, stet_layout_info info)
{
    uint32_t word = word_length(text, next->span);
    if (bytes_used(line) + 1 + word > info.width_bytes) return false;
    return columns_used(text, line) + 1 + columns_of(text, next->span.start, next->span.start + word) <= info.width;
}

static bool ends_sentence(const uint8_t *text, stet_span span)
{
    uint32_t end = span.end;
    for (int i = 0; i < 4 && end > span.start; i++) {
        stet_class c = stet_class_before(text, span.start, end);
        if (c == STET_CLASS_STOP) return true;
        if (c != STET_CLASS_QUOTE && c != STET_CLASS_CLOSE) return false;
        end -= stet_rune_before(text, span.start, end).length;
    }
    return false;
}

static bool begins_lower(const uint8_t *text, stet_span span)
{
    return stet_class_at(text, span.start, span.end) == STET_CLASS_LOWER;
}

/* Whether a line's first letter is one in mid-sentence. */
static bool begins_like_more(const uint8_t *text, const stet_line *line)
{
    stet_class first = stet_class_at(text, line->span.start, line->span.end);
    return first == STET_CLASS_LOWER || first == STET_CLASS_LETTER;
}

/* Whether the second of two lines goes on in mid-sentence, as far as its first letter and the first one's end tell. */
static bool runs_on(const uint8_t *text, const stet_line *last, const stet_line *line)
{
    return !ends_sentence(text, last->span) && begins_like_more(text, line);
}

/* ---- What the first lines show, taken together ---- */

/* A pair is two lines with no blank one between. */
typedef struct evidence {
    uint32_t lines, pairs, parted; /* parted: lines with a blank one between */
    uint32_t indented;             /* pairs that an indent parts, and that do not run on */
    uint32_t open;                 /* pairs whose first line ends no sentence, */
    uint32_t running;              /* and those of them that run on by their letters too */
    bool capitals;                 /* open ones count as running: the language has capitals in mid-sentence */
    uint32_t forced;               /* running pairs whose second line's first word would not have fitted on the first */
    uint32_t parting;              /* pairs that may part blocks */
    uint32_t longer;               /* lines that are longer than the width by far */
    uint32_t margin;               /* the least indent of a line that follows another at once */
    uint32_t lengths[WIDTH_MAX + 1]; /* first lines of pairs by their columns, */
    uint32_t bytes[WIDTH_MAX + 1];   /* and the bytes of the longest of each */
} evidence;

/* A walk over the lines at the start, in pairs. */
typedef struct walk {
    stet_text text;
    stet_line last, line;
    uint32_t pos, stop;
    bool any, blank; /* a line was seen; a blank one stands between last and line */
} walk;

static walk begin_walk(stet_text text, uint32_t start)
{
    walk w;
    memset(&w, 0, sizeof w);
    w.text = text;
    w.pos = start;
    w.stop = text.len - start < STET_LEARN_BYTES ? text.len : start + STET_LEARN_BYTES;
    return w;
}

/* The next line that is not blank; w->any tells whether one stands before it. */
static bool next_line(walk *w)
{
    bool first = w->line.next == 0;
    w->any = !first;
    w->blank = false;
    w->last = w->line;
    while (w->pos < w->stop) {
        stet_line line = stet_line_at(w->text, w->pos);
        w->pos = line.next;
        if (stet_line_is_blank(&line)) {
            w->blank = true;
            continue;
        }
        w->line = line;
        return true;
    }
    return false;
}

/* Whether an indent parts a pair, as far as can be told before the margin is known: the second line stands out from the
 * first, or beside one that did. */
static bool steps_in(const walk *w, bool stepped)
{
    if (w->line.span.start == w->line.start) return false; /* nor did the line before */
    uint32_t before = stet_line_indent(w->text, &w->last), here = stet_line_indent(w->text, &w->line);
    return here >= before + INDENT_MIN || (stepped && here == before);
}

static void gather(stet_text text, uint32_t start, evidence *found)
{
    bool stepped = false;
    for (walk w = begin_walk(text, start); next_line(&w); found->lines++) {
        if (!w.any) continue;
        if (w.blank) {
            found->parted++;
            continue;
        }
        found->pairs++;
        bool open = !ends_sentence(text.bytes, w.last.span), runs = open && begins_like_more(text.bytes, &w.line);
        stepped = steps_in(&w, stepped);
        found->indented += stepped && !runs;
        found->open += open;
        found->running += runs;
    }
}

static void count_length(evidence *found, uint32_t columns, uint32_t bytes)
{
    uint32_t i = columns < WIDTH_MAX ? columns : WIDTH_MAX;
    found->lengths[i]++;
    if (bytes > found->bytes[i]) found->bytes[i] = bytes;
}

/* Lengths and indents, of texts that run on over their lines. */
static void measure(stet_text text, uint32_t start, evidence *found)
{
    found->margin = WIDTH_MAX;
    for (walk w = begin_walk(text, start); next_line(&w);) {
        if (!w.any || w.blank) continue;
        uint32_t indent = stet_line_indent(text, &w.line);
        if (indent < found->margin) found->margin = indent;
        count_length(found, columns_used(text.bytes, &w.last), bytes_used(&w.last));
    }
}

/* The width that lines are wrapped at: the longest length that is no single line's, where there are some. */
static uint32_t find_width(const evidence *found)
{
    uint32_t least = found->pairs >= 8 ? 2 : 1, near = 0;
    for (uint32_t w = WIDTH_MAX; w > 0; w--) {
        near += found->lengths[w];
        if (w + 4 <= WIDTH_MAX) near -= found->lengths[w + 4];
        if (near < least) continue;
        for (uint32_t top = w + 3 < WIDTH_MAX ? w + 3 : WIDTH_MAX; top > w; top--)
            if (found->lengths[top]) return top;
        return w;
    }
    return 0;
}

/* Bytes of the longest line of at most so many columns. */
static uint32_t widest(const evidence *found, uint32_t width)
{
    uint32_t bytes = 0;
    for (uint32_t w = 0; w <= width; w++) {
        if (found->bytes[w] > bytes) bytes = found->bytes[w];
    }
    return bytes;
}

/* Whether a line that follows another at once stands out by its indent. */
static bool is_indented(stet_text text, stet_layout_info info, const stet_line *last, const stet_line *line)
{
    uint32_t here = stet_line_indent(text, line);
    return here >= info.margin + INDENT_MIN && here >= stet_line_indent(text, last) + INDENT_MIN;
}

/* Whether a pair that does not run on may part two blocks: by an indent, or by a sentence that ends with a line though
 * more would have fitted. */
static bool may_part(stet_text text, stet_layout_info info, const stet_line *last, const stet_line *line)
{
    if (is_indented(text, info, last, line)) return true;
    return ends_sentence(text.bytes, last->span) && !begins_lower(text.bytes, line->span) &&
           is_short(text.bytes, last, line, info);
}

/* Counts the pairs whose break the width explains, those that may part blocks, and lines beyond the width that have
 * blanks to wrap at. */
static void weigh(stet_text text, uint32_t start, stet_layout_info info, evidence *found)
{
    found->longer = found->forced = found->parting = 0;
    for (walk w = begin_walk(text, start); next_line(&w);) {
        found->longer += columns_used(text.bytes, &w.line) > info.width + SLACK;
        if (!w.any || w.blank) continue;
        bool runs = found->capitals ? !ends_sentence(text.bytes, w.last.span) : runs_on(text.bytes, &w.last, &w.line);
        if (runs)
            found->forced += !is_short(text.bytes, &w.last, &w.line, info);
        else
            found->parting += may_part(text, info, &w.last, &w.line);
    }
}

/* Whether each line end is a line feed with another one beside it, or the text's last byte, as far as the tape's piece
 * goes and layouts are learnt: no line follows another at once then. That is how most texts part their paragraphs. */
static bool has_blank_lines_only(stet_text text, uint32_t start)
{
    stet_tape_line_end(text.tape, start);
    const stet_candidates *lists = &text.tape->lists;
    uint32_t base = text.tape->base, last = text.len - 1 - base;
    if (text.tape->limit < text.len && text.tape->limit - start < STET_LEARN_BYTES) return false;
    bool alone = false, other = false;
    uint32_t before = STET_NONE;                      /* where a line feed would be the end's neighbour */
    for (uint32_t i = 0; i < lists->end_count; i++) { /* without branches: the list's end is larger than all */
        uint32_t at = lists->ends[i];
        alone |= (at != before) & (lists->ends[i + 1] != at + 1) & (at != last);
        other |= text.bytes[base + at] != '\n';
        before = at + 1;
    }
    return !alone && !other;
}

/* Whether so many pairs run on as in wrapped text. In German most lines end no sentence, but many begin with the
 * capital of a noun. */
static bool mostly_runs_on(evidence *found)
{
    uint32_t pairs = found->pairs - found->indented; /* those that may run on */
    if (found->running == 0) return false;
    if (found->running * 10 >= pairs * 3) return true;
    if (found->open * 10 < pairs * 6 || found->running * 10 < pairs) return false;
    found->capitals = true;
    found->running = found->open;
    return true;
}

static bool is_wrapped(stet_text text, uint32_t start, stet_layout_info *info)
{
    evidence found;
    memset(&found, 0, sizeof found);
    gather(text, start, &found);
    if (found.pairs == 0) return false;
    info->layout = found.parted ? STET_LAYOUT_LOOSE : STET_LAYOUT_LINES;
    if (!mostly_runs_on(&found)) return false;
    measure(text, start, &found);
    info->width = find_width(&found);
    if (info->width == 0 || info->width >= WIDTH_MAX) return false;
    info->margin = found.margin;
    bool ragged = found.pairs >= PAIRS_MANY && found.running * 4 >= found.open * 3;
    for (uint32_t tries = ragged ? WIDTHS_TRIED : 1; tries > 0; tries--) {
        info->width_bytes = widest(&found, info->width);
        weigh(text, start, *info, &found);
        info->blank_lines = found.parting * BLANK_LINES_MIN < found.parted;
        if (found.forced * 10 >= found.running * 7) return found.longer * 8 <= found.lines;
        if (info->width <= SLACK) break;
        info->width -= SLACK;
    }
    return false;
}

STET_INTERNAL stet_layout_info stet_learn_layout(stet_text text, uint32_t start)
{
    stet_layout_info info = {STET_LAYOUT_PARTED, 0, 0, 0, false};
    if (!has_blank_lines_only(text, start) && is_wrapped(text, start, &info)) info.layout = STET_LAYOUT_WRAPPED;
    return info;
}

STET_INTERNAL uint32_t stet_bullet_length(const uint8_t *text, stet_span span)
{
    uint32_t i = span.start, end = span.end;
    stet_rune rune = stet_rune_at(text, i, end);
    if (rune.code == '*' || rune.code == '-' || rune.code == 0x2013 || rune.code == 0x2014 || rune.code == 0x2022 ||
        rune.code == 0xB7 || rune.code == 0x25AA || rune.code == 0x25CF || rune.code == 0x25A0 || rune.code == 0x25BA ||
        rune.code == 0x2023 || rune.code == 0x25E6 || rune.code == 0x2043) {
        i += rune.length;
    } else {
        uint32_t digits = i;
        while (i < end && i - digits < 3 && text[i] >= '0' && text[i] <= '9')
            i++;
        if (i == digits || i >= end || (text[i] != '.' && text[i] != ')')) return 0;
        i++;
    }
    uint32_t after = stet_skip_blanks(text, i, end);
    return after > i ? after - span.start : 0; /* no blank ends the span */
}

/* Whether what stands after a line's last word shows that more follows. */
static bool ends_open(const uint8_t *text, const stet_line *line)
{
    uint8_t last = text[line->span.end - 1];
    return last == ',' || last == ';' || last == '-';
}

/* Whether a wrapped line begins a new block though no blank line stands before it: a line that was broken too early
 * ends its block, an indent begins one, and so does a bullet after either or after a sentence. `first`: the line before
 * is its block's first one, and may be a headline. */
static bool begins_block(stet_text text, stet_layout_info info, const stet_line *last, const stet_line *line, bool item,
                         bool first)
{
    const uint8_t *t = text.bytes;
    uint32_t before = stet_line_indent(text, last), here = stet_line_indent(text, line);
    bool early = is_short(t, last, line, info), ended = ends_sentence(t, last->span);
    if (stet_bullet_length(t, line->span)) return early || ended || t[last->span.end - 1] == ':' || here != before;
    if (ends_open(t, last)) return false;
    if (!info.blank_lines && !item && here >= info.margin + INDENT_MIN &&
        (here >= before + INDENT_MIN || early || ended))
        return true;
    if (!early || begins_lower(t, line->span)) return false;
    if (info.blank_lines && (ended || !first)) return false;
    if (ended) return true;
    info.width -= info.width > 8 * SLACK ? SLACK : 0;
    return is_short(t, last, line, info);
}

/* Takes in the lines that go on from `line`. */
static void join_wrapped(stet_text text, stet_layout_info info, stet_line line, stet_raw_block *block)
{
    bool item = stet_bullet_length(text.bytes, line.span) != 0;
    while (line.next < text.len) {
        stet_line next = stet_line_at(text, line.next);
        if (stet_line_is_blank(&next) || begins_block(text, info, &line, &next, item, !block->multiline)) return;
        block->span.end = next.span.end;
        block->next = next.next;
        block->multiline = true;
        line = next;
    }
}

STET_INTERNAL stet_raw_block stet_next_raw_block(stet_text text, stet_layout_info info, uint32_t pos)
{
    stet_raw_block block = {{pos, pos}, pos, false, false};
    while (pos < text.len) {
        if (text.bytes[pos] == '\n') { /* most blank lines are that */
            block.parted = true;
            pos++;
            continue;
        }
        stet_line line = stet_line_at(text, pos);
        pos = line.next;
        if (stet_line_is_blank(&line)) {
            block.parted = true;
            continue;
        }
        block.span = line.span;
        block.next = line.next;
        if (info.layout == STET_LAYOUT_WRAPPED) join_wrapped(text, info, line, &block);
        return block;
    }
    block.span = stet_make_span(pos, pos);
    block.next = pos;
    return block;
}
