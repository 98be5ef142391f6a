/* SPDX-License-Identifier: MIT */
#include "date.h"

/* Longer lines are no dates; a line without a digit is one only where it names a day, which takes few bytes. */
#define DATE_BYTES_MAX     120u
#define DAY_NAME_BYTES_MAX 32u

/* Places before a date, "Port Ellery, 3 May 2021", have no more words. */
#define PLACE_WORDS_MAX 3u

/* What a line was made of, read from left to right. */
typedef struct reading {
    const uint8_t *text;
    uint32_t pos, end;
    unsigned lang;
    uint32_t months, days, numbers; /* January; Monday; 3, 2021 */
    uint32_t dates, clocks;         /* 3/5/2021, 2021-05-03; 14:02, 10h15 */
    uint32_t dotted;                /* 14.02, which a unit has to follow */
    uint32_t units;                 /* pm, GMT, Uhr, at */
    bool lead, place;               /* begins with "Updated" or the like; with a place */
    bool ago;                       /* holds "hours ago" or the like */
} reading;

static bool is_digit(uint8_t byte)
{
    return byte >= '0' && byte <= '9';
}

static bool holds_digit(const uint8_t *text, stet_span line)
{
    for (uint32_t i = line.start; i < line.end; i++) {
        if (is_digit(text[i]) || text[i] == 0xEF) return true; /* full-width digits too */
    }
    return false;
}

/* ---- Numbers ---- */

/* Digits with marks between: up to four parts and the mark that stands between them, 0 where marks differ. */
typedef struct figure {
    uint32_t parts[4], lengths[4], count;
    uint8_t mark;
} figure;

static bool joins_digits(const reading *r, uint32_t pos)
{
    uint8_t byte = r->text[pos];
    if (byte != '.' && byte != '/' && byte != '-' && byte != ':' && byte != 'h') return false;
    return pos + 1 < r->end && is_digit(r->text[pos + 1]);
}

static figure read_figure(reading *r)
{
    figure f = {{0, 0, 0, 0}, {0, 0, 0, 0}, 0, 0};
    while (f.count < 4) {
        uint32_t n = f.count++;
        for (; r->pos < r->end && is_digit(r->text[r->pos]) && f.lengths[n] < 5; r->pos++, f.lengths[n]++)
            f.parts[n] = f.parts[n] * 10 + (uint32_t)(r->text[r->pos] - '0');
        if (r->pos >= r->end || !joins_digits(r, r->pos)) break;
        uint8_t mark = r->text[r->pos++];
        f.mark = n == 0 || f.mark == mark ? mark : 0;
    }
    return f;
}

static bool is_time_of_day(const figure *f)
{
    return f->parts[0] <= 24 && f->lengths[0] <= 2 && f->parts[1] < 60 && f->lengths[1] == 2 &&
           (f->count == 2 || f->lengths[2] == 2);
}

static bool is_whole_date(const figure *f)
{
    bool year_first = f->lengths[0] == 4, year_last = f->lengths[2] == 4 || f->lengths[2] == 2;
    uint32_t day = year_first ? f->parts[2] : f->parts[0];
    return f->count == 3 && (year_first || year_last) && day > 0 && day <= 31 && f->parts[1] > 0 && f->parts[1] <= 31;
}

static bool read_number(reading *r)
{
    figure f = read_figure(r);
    if (f.count == 1) {
        r->numbers++;
        return f.lengths[0] <= 4;
    }
    bool day_mark = f.mark == '.' || f.mark == '/' || f.mark == '-';
    if (day_mark && is_whole_date(&f))
        r->dates++;
    else if ((f.mark == ':' || f.mark == 'h') && f.count <= 3 && is_time_of_day(&f))
        r->clocks++;
    else if (f.mark == '.' && f.count == 2 && is_time_of_day(&f))
        r->dotted++;
    else if (day_mark && f.count == 2)
        r->numbers++;
    else
        return false;
    return true;
}

/* ---- Words ---- */

static bool skip_phrase(reading *r, unsigned list)
{
    int length = stet_lexicon_phrase(list, r->text + r->pos, r->end - r->pos);
    r->pos += (uint32_t)length;
    return length > 0;
}

static bool read_word(reading *r)
{
    stet_word word = stet_word_next(r->text, r->pos, r->end, r->lang);
    bool month = (word.classes & STET_LEX_MONTH) != 0, day = (word.classes & STET_LEX_WEEKDAY) != 0;
    if (month || day) {
        r->months += month;
        r->days += !month;
        r->pos = word.span.end;
        return true;
    }
    if (skip_phrase(r, STET_PHRASE_CLOCK)) {
        r->units++;
        r->ago |= stet_begins_with(r->text, r->pos - 2, r->pos, "go");
        return true;
    }
    if (skip_phrase(r, STET_PHRASE_DATE_LEAD)) return true;
    if (word.span.end - word.span.start > 1) return false;
    r->pos = word.span.end; /* h, r., Z */
    return true;
}

/* &nbsp; and the like. */
static uint32_t entity_length(const reading *r)
{
    if (r->text[r->pos] != '&') return 0;
    for (uint32_t i = r->pos + 1; i < r->end && i - r->pos < 8; i++) {
        if (r->text[i] == ';') return i + 1 - r->pos;
        if ((uint8_t)(r->text[i] - '!') > '~' - '!') return 0; /* nothing that ends a line, or is no ASCII */
    }
    return 0;
}

static bool read_rest(reading *r)
{
    while (r->pos < r->end) {
        stet_class c = stet_class_at(r->text, r->pos, r->end);
        uint32_t entity = entity_length(r);
        if (entity) {
            r->pos += entity;
        } else if (c == STET_CLASS_DIGIT && r->text[r->pos] < 0x80) {
            if (!read_number(r)) return false;
        } else if (stet_is_word_class(c)) {
            if (!read_word(r)) return false;
        } else {
            r->pos += stet_rune_at(r->text, r->pos, r->end).length;
        }
    }
    return true;
}

static bool names_day(const reading *r, uint32_t end)
{
    stet_word words[PLACE_WORDS_MAX];
    uint32_t count = stet_words_of(r->text, stet_make_span(r->pos, end), r->lang, words, PLACE_WORDS_MAX);
    for (uint32_t i = 0; i < count; i++) {
        if (words[i].classes & (STET_LEX_MONTH | STET_LEX_WEEKDAY)) return true;
    }
    return false;
}

/* A place and a comma or dash before the date. */
static void read_place(reading *r)
{
    uint32_t pos = r->pos;
    for (uint32_t n = 0; n < PLACE_WORDS_MAX; n++) {
        stet_word word = stet_word_next(r->text, pos, r->end, STET_LANG_NONE);
        if (stet_word_is_absent(&word) || !stet_word_is_capital(&word) || word.span.start > pos + 1) return;
        pos = word.span.end;
        uint32_t mark = stet_skip_blanks(r->text, pos, r->end);
        if (mark >= r->end) return;
        if (r->text[mark] != ',' && stet_class_at(r->text, mark, r->end) != STET_CLASS_DASH) continue;
        if (names_day(r, pos)) return;
        r->pos = mark;
        r->place = true;
        return;
    }
}

static bool tells_date(const reading *r)
{
    if (r->dates || ((r->months || r->days) && r->numbers)) return true;
    if (r->place) return false;
    if (r->numbers && (r->ago || (r->lead && r->units))) return true;
    if (r->clocks || (r->dotted && (r->units || r->days || r->lead))) return true;
    return r->days && r->days + r->months <= 2;
}

/* ---- Japanese and Chinese ---- */

static bool is_cjk_unit(uint32_t code)
{
    static const uint16_t units[] = {0x5E74, 0x6708, 0x65E5, 0x6642, 0x65F6, 0x5206, 0x79D2, 0x53F7, 0x9EDE, 0x70B9};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (code == units[i]) return true;
    }
    return false;
}

/* Digits with year, month, day, hour after them, and few other characters: an era, a weekday, a word for "updated". */
static bool is_cjk_date(const uint8_t *text, stet_span line)
{
    uint32_t units = 0, others = 0;
    bool digit = false;
    for (uint32_t i = line.start; i < line.end && others <= 6;) {
        stet_rune rune = stet_rune_at(text, i, line.end);
        stet_class c = stet_class_of(rune.code);
        if (c == STET_CLASS_STOP) return false;
        if (digit && is_cjk_unit(rune.code))
            units++;
        else
            others += stet_is_letter_class(c);
        digit = c == STET_CLASS_DIGIT;
        i += rune.length;
    }
    return units >= 2 && others <= 6;
}

STET_INTERNAL bool stet_is_date(const uint8_t *text, stet_span line, unsigned lang)
{
    if (stet_is_longer(text, line, DATE_BYTES_MAX) || text[line.end - 1] == ':') return false;
    if (stet_is_longer(text, line, DAY_NAME_BYTES_MAX) && !holds_digit(text, line)) return false;
    if (lang == STET_LANG_JA || lang == STET_LANG_ZH) return is_cjk_date(text, line);
    reading r = {text, line.start, line.end, lang, 0, 0, 0, 0, 0, 0, 0, false, false, false};
    r.lead = skip_phrase(&r, STET_PHRASE_DATE_LEAD);
    if (!r.lead) read_place(&r);
    return read_rest(&r) && tells_date(&r);
}
