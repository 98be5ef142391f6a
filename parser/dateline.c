/* SPDX-License-Identifier: MIT */
#include "dateline.h"

#include "linekind.h"

/* No dateline is longer; it also bounds the work. */
#define DATELINE_BYTES_MAX 120u
#define AGENCY_BYTES_MAX   48u

/* Blocks that are longer are paragraphs, however they end. */
#define TITLE_BYTES_MAX 220u

static const stet_span absent = {0, 0};

/* What the parts of a dateline were, read from left to right. */
typedef struct dateline {
    const uint8_t *text;
    uint32_t pos, end; /* after what was read; where to stop */
    unsigned lang;
    bool upper;     /* the place is in capitals */
    bool shortened; /* its region is, with a dot: Calif. */
    bool date, agency;
} dateline;

STET_INTERNAL uint32_t stet_dash_length(const uint8_t *text, uint32_t pos, uint32_t end)
{
    if (pos < end && text[pos] == '_') return 1;
    if (stet_class_at(text, pos, end) != STET_CLASS_DASH) return 0;
    uint32_t length = stet_rune_at(text, pos, end).length;
    if (text[pos] == '-' && end - pos > 1 && text[pos + 1] == '-') length = 2;
    return length;
}

/* ---- Place ---- */

/* Hyphens and dots are inside words. */
static bool is_part_joint(const uint8_t *text, uint32_t from, uint32_t to)
{
    if (to - from == 2) return text[from] == '.' && text[from + 1] == ' ';
    return to - from == 1 && (text[from] == ' ' || text[from] == '/');
}

/* In a place a slash may have blanks beside it. */
static bool is_joint(const uint8_t *text, uint32_t from, uint32_t to)
{
    return is_part_joint(text, from, to) || ((to - from == 2 || to - from == 3) && text[from + 1] == '/');
}

/* Capital letters but for a small one or two before them: McALLEN, d'ALENE. */
static bool is_upper_word(const uint8_t *text, const stet_word *word)
{
    if (word->shape == STET_SHAPE_UPPER) return true;
    uint32_t lower = 0, upper = 0;
    stet_class last = STET_CLASS_OTHER;
    for (uint32_t i = word->span.start; i < word->span.end;) {
        last = stet_class_at(text, i, word->span.end);
        lower += last == STET_CLASS_LOWER;
        upper += last == STET_CLASS_UPPER;
        i += stet_rune_at(text, i, word->span.end).length;
    }
    return upper >= 4 && lower <= 2 && last == STET_CLASS_UPPER;
}

/* The words of a place: all in capitals, or each with one. */
static void read_place(dateline *d)
{
    uint32_t from = d->pos;
    d->upper = true;
    for (unsigned n = 0; n < 7; n++) {
        stet_word word = stet_word_next(d->text, d->pos, d->end, d->lang);
        if (stet_word_is_absent(&word) || word.shape == STET_SHAPE_NUMBER) return;
        if (n ? !is_joint(d->text, d->pos, word.span.start) : word.span.start != from) return;
        bool upper = is_upper_word(d->text, &word), particle = n && (word.classes & STET_LEX_NAME_PARTICLE);
        if (!stet_word_is_capital(&word) && !upper && !particle) return;
        if (n && !upper && (word.classes & STET_LEX_MONTH)) return;
        if (!upper && !particle) {
            if (n && d->upper) return;
            d->upper = false;
        }
        d->pos = word.span.end;
    }
}

/* ---- Region and date ---- */

static uint32_t skip_mark(const dateline *d, uint32_t pos, uint8_t mark)
{
    return pos < d->end && d->text[pos] == mark ? pos + 1 : pos;
}

/* Words of a part between commas, counted by what they are. */
typedef struct part {
    uint32_t words, numbers, months, days;
    bool capital; /* the last word that counts began with one, or is a number */
} part;

static bool takes_word(part *p, const stet_word *word)
{
    bool number = word->shape == STET_SHAPE_NUMBER, month = (word->classes & STET_LEX_MONTH) != 0;
    const uint32_t small = STET_LEX_NAME_PARTICLE | STET_LEX_PREPOSITION | STET_LEX_DETERMINER;
    bool capital = number || month || stet_word_is_capital(word);
    if (!capital && (!p->words || !(word->classes & small))) return false;
    if (number && word->span.end - word->span.start > 5) return false;
    p->capital = capital;
    p->words++;
    p->numbers += number;
    p->months += month;
    p->days += !month && (word->classes & STET_LEX_WEEKDAY);
    return true;
}

/* A region, or a date such as April 24, 3 May 2019, 3. Mai. */
static bool read_part(dateline *d)
{
    part p = {0, 0, 0, 0, false};
    uint32_t pos = d->pos;
    while (p.words < 6) {
        stet_word word = stet_word_next(d->text, pos, d->end, d->lang);
        if (stet_word_is_absent(&word)) break;
        if (p.words ? !is_part_joint(d->text, pos, word.span.start) : word.span.start != pos) break;
        if (!takes_word(&p, &word)) break;
        pos = word.span.end;
    }
    if (!p.capital) return false;
    bool misspelt = d->upper && p.words == 2 && p.numbers == 1; /* Marhc 3 */
    if (p.numbers && !p.months && !p.days && !d->date && !misspelt) return false;
    d->date |= p.numbers || p.days;
    if (!p.numbers && !p.days) d->shortened = pos < d->end && d->text[pos] == '.';
    d->pos = skip_mark(d, pos, '.');
    return true;
}

/* Parts with a comma before each; the first date needs none after a place: JOHANNESBURG March 13. */
static bool read_parts(dateline *d)
{
    for (unsigned n = 0; n < 4 && d->pos < d->end; n++) {
        dateline next = *d;
        uint32_t pos = stet_skip_blanks(d->text, d->pos, d->end);
        bool comma = pos < d->end && d->text[pos] == ',';
        next.pos = stet_skip_blanks(d->text, pos + comma, d->end);
        if (comma && stet_dash_length(d->text, next.pos, d->end)) return true;
        if (!comma) {
            stet_word word = stet_word_next(d->text, pos, d->end, d->lang);
            if (n || word.span.start != pos || !(word.classes & STET_LEX_MONTH)) return true;
        }
        if (!read_part(&next)) return false;
        if (!comma && !next.date) return true;
        *d = next;
    }
    return true;
}

/* ---- Agency ---- */

/* What stands in the brackets after a place in small letters: an agency, known or in letters of one case, or a day.
 * After a day it is an agency, whatever it is called. */
static bool names_agency(const dateline *d, stet_span inside)
{
    stet_word words[6];
    uint32_t count = stet_words_of(d->text, inside, d->lang, words, 6);
    if (count == 0 || count == 6 || words[count - 1].span.end != inside.end) return false;
    bool number = false, month = false, agency = false;
    for (uint32_t i = 0; i < count; i++) {
        number |= words[i].shape == STET_SHAPE_NUMBER;
        month |= (words[i].classes & STET_LEX_MONTH) != 0;
        agency |= (words[i].classes & STET_LEX_AGENCY) != 0;
    }
    if (number) return month;
    if (agency || d->upper || d->date) return true;
    uint32_t length = inside.end - inside.start;
    return count == 1 && length <= 6 && (words[0].shape == STET_SHAPE_UPPER || words[0].shape == STET_SHAPE_LOWER);
}

/* (Reuters), (AP), /PRNewswire/, --(BUSINESS WIRE), (3 May 2024). */
static void read_agency(dateline *d)
{
    uint32_t i = stet_skip_blanks(d->text, d->pos, d->end);
    if (d->end - i > 2 && d->text[i] == '-' && d->text[i + 1] == '-' && d->text[i + 2] == '(') i += 2;
    if (i >= d->end || (d->text[i] != '(' && d->text[i] != '/')) return;
    uint8_t close = d->text[i] == '(' ? ')' : '/';
    uint32_t open = i + 1, stop = stet_reach(d->text, stet_make_span(open, d->end), AGENCY_BYTES_MAX);
    for (i = open; i < stop && d->text[i] != close; i++) {
    }
    if (i >= stop || !names_agency(d, stet_make_span(open, i))) return;
    d->agency = true;
    d->pos = i + 1;
}

/* ---- Dash ---- */

static bool begins_sentence(const dateline *d, uint32_t pos)
{
    stet_class c = stet_class_at(d->text, pos, d->end);
    return c == STET_CLASS_UPPER || c == STET_CLASS_QUOTE || c == STET_CLASS_DIGIT || c == STET_CLASS_LETTER ||
           c == STET_CLASS_OPEN;
}

/* German papers write the place in small letters and nothing else: "Erlau - In der Nacht ..." A preposition or article
 * has to begin the sentence then, and no other dash may end an aside. */
static bool goes_on_plainly(const dateline *d, uint32_t dash, uint32_t after)
{
    if (d->lang != STET_LANG_DE || d->text[dash] != 0xE2) return false;
    stet_word word = stet_word_next(d->text, after, d->end, d->lang);
    if (!stet_word_is_capital(&word) || !(word.classes & (STET_LEX_PREPOSITION | STET_LEX_DETERMINER))) return false;
    for (uint32_t i = word.span.end; i < d->end; i++) {
        if (stet_class_at(d->text, i, d->end) == STET_CLASS_DASH && d->text[i] == 0xE2) return false;
    }
    return true;
}

/* Whether the dash that follows, with blanks as it should have, makes a dateline of what was read. Without a day or an
 * agency the block has to end like a sentence: headlines set a dash after a few capitals, too. */
static bool ends_in_dash(const dateline *d, stet_span block)
{
    uint32_t pos = skip_mark(d, skip_mark(d, d->pos, '.'), ',');
    uint32_t dash = stet_skip_blanks(d->text, pos, d->end);
    uint32_t length = stet_dash_length(d->text, dash, d->end);
    uint32_t after = stet_skip_blanks(d->text, dash + length, d->end);
    if (length == 0 || after >= d->end) return false;
    bool spaced = dash > pos && after > dash + length, em = d->text[dash] == 0xE2 || length == 2;
    bool told = d->date || d->agency;
    if (!spaced && !em && (!told || after <= dash + length)) return false;
    if (told) return true;
    if (d->text[dash] == '_' || !begins_sentence(d, after)) return false;
    if (!stet_is_longer(d->text, block, TITLE_BYTES_MAX) && stet_how_line_ends(d->text, block) == STET_LINE_OPEN)
        return false;
    return d->upper || (d->shortened && em) || (spaced && goes_on_plainly(d, dash, after));
}

/* The year after a day and a comma. */
static void read_year(dateline *d)
{
    uint32_t start = stet_skip_blanks(d->text, skip_mark(d, d->pos, ','), d->end), pos = start;
    while (pos < d->end && (uint8_t)(d->text[pos] - '0') < 10)
        pos++;
    if (pos - start == 4) d->pos = pos;
}

/* "OSCEOLA, Iowa - May 3, 2021 - ": the day between two dashes. */
static void read_day_after_dash(dateline *d)
{
    dateline next = *d;
    uint32_t dash = stet_skip_blanks(d->text, d->pos, d->end);
    uint32_t length = stet_dash_length(d->text, dash, d->end);
    next.pos = stet_skip_blanks(d->text, dash + length, d->end);
    if (length == 0 || d->date || !read_part(&next) || !next.date) return;
    read_year(&next);
    dash = stet_skip_blanks(d->text, next.pos, d->end);
    if (dash > next.pos && stet_dash_length(d->text, dash, d->end)) *d = next;
}

/* "PORT ELLERY, ON / ACCESSWIRE / May 3, 2021 / ": a service and the day, each before a slash that parts it from what
 * follows as a dash does. The service may have been read with the place. */
static bool ends_in_slashes(dateline *d)
{
    dateline next = *d;
    uint32_t slash = stet_skip_blanks(d->text, d->pos, d->end);
    if (d->date) return false;
    for (unsigned n = 0; n < 2 && !next.date; n++) {
        if (stet_byte_at(d->text, slash, d->end) != '/') return false;
        next.pos = stet_skip_blanks(d->text, slash + 1, d->end);
        if (!read_part(&next) || !read_parts(&next)) return false;
        slash = stet_skip_blanks(d->text, next.pos, d->end);
    }
    if (!next.date || stet_byte_at(d->text, slash, d->end) != '/') return false;
    d->pos = next.pos;
    return true;
}

static uint32_t skip_small(const uint8_t *text, uint32_t pos, uint32_t end)
{
    while (pos < end && text[pos] >= 'a' && text[pos] <= 'z')
        pos++;
    return pos;
}

static bool is_place_byte(uint8_t byte)
{
    return (uint8_t)((byte | 0x20) - 'a') < 26 || byte == '.' || byte == '-' || byte == '\'' ||
           (byte >= 0x80 && byte != 0xE2);
}

/* Bytes of what may be inside a place: a byte of its words, or a curly apostrophe. */
static uint32_t place_length(const uint8_t *text, uint32_t pos, uint32_t end)
{
    if (is_place_byte(text[pos])) return 1;
    return end - pos > 2 && text[pos] == 0xE2 && text[pos + 1] == 0x80 && text[pos + 2] == 0x99 ? 3 : 0;
}

/* Most paragraphs are told apart by their first bytes, which costs no look-up: words with a capital or short ones, then
 * one in small letters that no comma follows, or that at least two words stand before, so that it ends no place. */
static bool begins_plainly(const uint8_t *text, uint32_t pos, uint32_t end)
{
    for (uint32_t n = 0; n < 6; n++) {
        uint32_t start = pos, length = 1;
        while (pos < end && (length = place_length(text, pos, end)) > 0)
            pos += length;
        if (pos == start || pos >= end || text[start] == '-') return false;
        if (n && pos - start > 3 && text[start] >= 'a' && text[start] <= 'z') return n > 1 || text[pos] != ',';
        if (text[pos++] != ' ') return false;
    }
    return false;
}

/* A place in small letters, as hasty hands leave it, before a day and a dash: mexico city, march 18 - */
static bool read_small_place(dateline *d)
{
    if (!stet_is_letter_class(stet_class_at(d->text, d->pos, d->end))) return false;
    uint32_t comma = skip_small(d->text, d->pos + 1, d->end);
    if (comma < d->end && d->text[comma] == ' ') comma = skip_small(d->text, comma + 1, d->end);
    if (comma + 1 >= d->end || d->text[comma] != ',') return false;
    stet_word month = stet_word_next(d->text, comma + 1, d->end, d->lang);
    if (!(month.classes & STET_LEX_MONTH) || month.span.start > comma + 2) return false;
    d->pos = comma;
    return true;
}

/* "Beijing 3 May dian": place, day, the character for a wire, and a blank. */
static stet_span find_cjk_dateline(const uint8_t *text, stet_span block)
{
    bool month = false, day = false;
    uint32_t end = stet_reach(text, block, DATELINE_BYTES_MAX);
    for (uint32_t i = block.start; i < end;) {
        stet_rune rune = stet_rune_at(text, i, end);
        stet_class c = stet_class_of(rune.code);
        i += rune.length;
        month |= rune.code == 0x6708;
        day |= month && rune.code == 0x65E5;
        if (day && (rune.code == 0x7535 || rune.code == 0x96FB))
            return stet_is_blank_class(stet_class_at(text, i, end)) ? stet_make_span(block.start, i) : absent;
        if (c == STET_CLASS_STOP || c == STET_CLASS_COMMA || c == STET_CLASS_QUOTE) return absent;
    }
    return absent;
}

STET_INTERNAL stet_span stet_find_dateline(const uint8_t *text, stet_span block, unsigned lang)
{
    if (lang == STET_LANG_ZH || lang == STET_LANG_JA) return find_cjk_dateline(text, block);
    if (begins_plainly(text, block.start, block.end)) return absent;
    uint32_t end = stet_reach(text, block, DATELINE_BYTES_MAX);
    dateline d = {text, block.start, end, lang, false, false, false, false};
    while (d.pos < end && text[d.pos] == '*') /* a corrected story's stars */
        d.pos++;
    if (!read_small_place(&d)) {
        if (stet_class_at(text, d.pos, end) != STET_CLASS_UPPER) return absent;
        read_place(&d);
    }
    d.pos = skip_mark(&d, d.pos, '.');
    if (!read_parts(&d)) return absent;
    read_agency(&d);
    read_day_after_dash(&d);
    bool ends = ends_in_slashes(&d) || ends_in_dash(&d, block);
    return ends ? stet_make_span(block.start, d.pos) : absent;
}
