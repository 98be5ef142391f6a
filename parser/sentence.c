/* SPDX-License-Identifier: MIT */
#include "sentence.h"

#include "word.h"

/* How many marks, brackets and footnotes may follow a stop and belong to it. It bounds the look ahead. */
#define CLOSERS_MAX 12u

/* A stop with all that belongs to it. */
typedef struct stop {
    uint32_t pos, run_end; /* . ! ? ... */
    uint32_t end;          /* after closing marks, brackets and footnotes */
    uint32_t last;         /* the last mark of the run: '.', '!', '?', 0x2026, 0x3002 */
    bool quoted;           /* closing quote marks follow the run */
    bool noted;            /* a footnote mark follows */
    bool wide;             /* of a script that puts no blank between sentences */
} stop;

static bool is_wide(uint32_t code)
{
    return code == 0x3002 || code == 0xFF01 || code == 0xFF1F || code == 0xFF0E || code == 0xFF61;
}

static void read_run(const uint8_t *text, uint32_t end, stop *s)
{
    uint32_t i = s->pos;
    while (i < end && i - s->pos < 64) {
        stet_rune rune = stet_rune_at(text, i, end);
        if (stet_class_of(rune.code) != STET_CLASS_STOP) break;
        s->last = rune.code;
        s->wide |= is_wide(rune.code);
        i += rune.length;
    }
    s->run_end = s->end = i;
}

/* How long a footnote mark may be: [3], [a], [12], [1 - 3], [3,14]. It bounds the look ahead. */
#define FOOTNOTE_MAX 9u

static uint32_t footnote_length(const uint8_t *text, uint32_t pos, uint32_t end)
{
    bool digit = false, letter = false;
    if (text[pos] != '[') return 0;
    for (uint32_t i = pos + 1; i < end && i - pos <= FOOTNOTE_MAX; i++) {
        stet_class c = stet_class_at(text, i, end);
        if (text[i] == ']') return digit || letter ? i + 1 - pos : 0; /* one letter where no digit stands: see below */
        digit |= c == STET_CLASS_DIGIT;
        letter |= c == STET_CLASS_LOWER;
        if (c != STET_CLASS_DIGIT && c != STET_CLASS_LOWER && text[i] != ' ' && text[i] != '-' && text[i] != ',' &&
            (text[i] < 0x80 || stet_ends_line(text, pos, i)))
            return 0;
        if (letter && i > pos + 1 && !digit) return 0;
    }
    return 0;
}

/* Bytes of the blank or line end at pos, which is before the end; 0 where none stands there. */
static uint32_t blank_length(const uint8_t *text, uint32_t pos, uint32_t end)
{
    if (text[pos] == ' ' || text[pos] == '\n') return 1;
    if (text[pos] == '\r') return stet_byte_at(text, pos + 1, end) == '\n' ? 2 : 1;
    if (text[pos] < 0xC2 || !stet_is_blank_class(stet_class_at(text, pos, end))) return 0;
    return stet_rune_at(text, pos, end).length;
}

/* A footnote mark that one blank parts from the sentence before it. A blank or another one follows it. */
static uint32_t spaced_footnote(const uint8_t *text, uint32_t pos, uint32_t end)
{
    uint32_t blank = end - pos < 4 ? 0 : blank_length(text, pos, end);
    if (blank == 0) return 0;
    uint32_t length = footnote_length(text, pos + blank, end);
    uint32_t after = pos + blank + length;
    if (length == 0 || (after < end && text[after] != '[' && !stet_is_blank_class(stet_class_at(text, after, end))))
        return 0;
    return length + blank;
}

/* A closing angle mark that a blank, at pos, parts from the stop, as the French do. */
static uint32_t spaced_closer(const uint8_t *text, uint32_t pos, uint32_t end)
{
    uint32_t i = pos + blank_length(text, pos, end);
    if (i == pos) return 0;
    if (end - i < 2 || text[i] != 0xC2 || text[i + 1] != 0xBB) return 0;
    stet_class after = stet_class_at(text, i + 2, end);
    bool closes = stet_is_blank_class(after) || after == STET_CLASS_COMMA || after == STET_CLASS_STOP ||
                  after == STET_CLASS_CLOSE;
    return closes ? i + 2 - pos : 0;
}

/* Whether a quote mark right after a stop closes: left is the stop, so what stands right of it decides. */
static bool mark_closes(const uint8_t *text, uint32_t after, uint32_t end)
{
    stet_class c = stet_class_at(text, after, end);
    return c != STET_CLASS_LOWER && c != STET_CLASS_UPPER && c != STET_CLASS_DIGIT;
}

static bool is_opening_rune(uint32_t code)
{
    return code == 0x300C || code == 0x300E || code == 0x201C || code == 0xFF62 || code == 0x300A;
}

static void read_closers(const uint8_t *text, uint32_t end, stop *s)
{
    for (unsigned n = 0; n < CLOSERS_MAX && s->end < end; n++) {
        stet_rune rune = stet_rune_at(text, s->end, end);
        stet_class c = stet_class_of(rune.code);
        uint32_t length = 0;
        if (c == STET_CLASS_CLOSE) {
            length = rune.length;
        } else if (c == STET_CLASS_QUOTE &&
                   (s->wide ? !is_opening_rune(rune.code) : mark_closes(text, s->end + rune.length, end))) {
            length = rune.length;
            s->quoted = true;
        } else if (c == STET_CLASS_OPEN) {
            length = footnote_length(text, s->end, end);
        } else if ((length = spaced_closer(text, s->end, end)) != 0) {
            s->quoted = true;
        } else if ((length = spaced_footnote(text, s->end, end)) != 0) {
            s->noted = true;
        } else if (c == STET_CLASS_STOP && n && !s->noted) {
            length = rune.length; /* ".)." */
        }
        if (length == 0) return;
        s->end += length;
    }
}

/* The word before the stop, dots inside included: "U.S" of "U.S.". */
static stet_word word_before(const uint8_t *text, uint32_t start, uint32_t pos, unsigned lang)
{
    uint32_t i = pos;
    while (i > start && pos - i < 24) {
        stet_class c = stet_class_before(text, start, i);
        uint8_t byte = text[i - 1];
        bool joint = byte == '.' || byte == '\'' || byte == '-' || byte == '&';
        if (!stet_is_word_class(c) && (!joint || i >= pos)) break;
        i -= stet_rune_before(text, start, i).length;
    }
    return stet_word_next(text, i, pos, lang);
}

/* Of a word that is no number. */
static bool is_single_letter(const uint8_t *text, const stet_word *word)
{
    return stet_rune_at(text, word->span.start, word->span.end).length == word->span.end - word->span.start;
}

/* U.S, a.m, S.p.A: one letter before each dot. */
static bool is_dotted(const uint8_t *text, const stet_word *word)
{
    uint32_t start = word->span.start, end = word->span.end;
    return end - start >= 3 && end - start <= 8 && text[end - 2] == '.' && text[start + 1] == '.';
}

/* What follows the stop. */
typedef struct follow {
    uint32_t pos;     /* of the first character */
    stet_class first; /* quote marks and brackets skipped: of the first character of a word */
    bool mark, open, dash;
    uint32_t at;    /* where that word may begin */
    stet_word word; /* as read_follow leaves it, without its classes: both are seldom asked for */
} follow;

static bool may_stand_before_word(stet_class c)
{
    return c == STET_CLASS_QUOTE || c == STET_CLASS_OPEN || c == STET_CLASS_STOP;
}

static follow look_after(const uint8_t *text, uint32_t end, uint32_t pos)
{
    static const stet_word unread = {{0, 0}, 0, 0, 0};
    follow f;
    f.word = unread;
    f.pos = stet_skip_blanks(text, pos, end);
    f.first = stet_class_at(text, f.pos, end);
    f.mark = f.first == STET_CLASS_QUOTE;
    f.open = f.first == STET_CLASS_OPEN;
    f.dash = f.first == STET_CLASS_DASH;
    uint32_t i = f.pos;
    for (int n = 0; n < 6 && may_stand_before_word(f.first); n++) {
        i = stet_skip_blanks(text, i + stet_rune_at(text, i, end).length, end);
        f.first = stet_class_at(text, i, end);
    }
    f.at = i;
    return f;
}

static void read_follow(const uint8_t *text, uint32_t end, follow *f)
{
    uint32_t until = end - f->at > 64 ? f->at + 64 : end;
    if (!stet_is_word_class(f->first)) until = stet_reach(text, stet_make_span(f->at, end), 64);
    f->word = stet_word_next(text, f->at, until, STET_LANG_NONE);
}

/* Whether a word begins a sentence more readily than it is a name: one of the list, also with an ending (I've) or a
 * first word left out before it (L'espace), and one that a colon follows. */
static bool is_starter(const uint8_t *text, uint32_t end, const stet_word *word, unsigned lang)
{
    if (!stet_word_is_capital(word)) return false;
    if (word->classes & STET_LEX_STARTER) return true;
    uint32_t start = word->span.start, n = word->span.end - start;
    if (word->span.end < end && text[word->span.end] == ':') return true;
    for (uint32_t i = 1; i < n && i < 6; i++) {
        uint32_t mark = text[start + i] == '\'' ? 1 : text[start + i] == 0xE2 ? 3 : 0;
        if (mark == 0 || i + mark >= n) continue;
        if (i == 1 && lang != STET_LANG_EN) return stet_class_at(text, start + i + mark, end) == STET_CLASS_LOWER;
        return (stet_lexicon_find(lang, text + start, i) & STET_LEX_STARTER) != 0;
    }
    return false;
}

/* Words of a sentence from which on a capital after "1960 r." or "etc." begins the next one; before, it is more often
 * part of what the sentence opens with ("W 2007 r. Kowalski ..."). */
#define LONG_SENTENCE 8u
#define LONG_BYTES    160u /* or so many bytes, which bounds the look back */

static bool is_long(const uint8_t *text, uint32_t start, uint32_t pos)
{
    uint32_t blanks = 0;
    if (stet_is_longer(text, stet_make_span(start, pos), LONG_BYTES - 1)) return true;
    for (uint32_t i = start; i < pos; i++) {
        bool inside = text[i] == '\r' && text[i + 1] == '\n'; /* of a line end of two bytes */
        blanks += text[i] == ' ' || (stet_ends_line(text, start, i) && !inside);
    }
    return blanks + 1 >= LONG_SENTENCE;
}

/* The first of the letters of "a. C.", "z. B.", "J. R.": one letter, and one with a dot after it. */
static bool is_chained(const uint8_t *text, uint32_t end, const stet_word *word, const follow *f)
{
    uint32_t next = f->word.span.start, length = f->word.span.end - next;
    if (stet_word_is_absent(&f->word) || f->pos != next || !f->word.dot) return false;
    return is_single_letter(text, word) && stet_rune_at(text, next, end).length == length &&
           stet_is_letter_class(stet_class_at(text, next, end));
}

/* An abbreviation that can end a sentence. */
static bool end_goes_on(const uint8_t *text, uint32_t start, const stop *s, const follow *f, const stet_word *word,
                        unsigned lang)
{
    if (f->mark) return false;
    bool plain = word->shape == STET_SHAPE_LOWER && (lang != STET_LANG_EN || !is_dotted(text, word));
    bool name = (f->word.classes & (STET_LEX_MONTH | STET_LEX_WEEKDAY | STET_LEX_TIME)) != 0;
    return !(plain && f->first == STET_CLASS_UPPER && !name && is_long(text, start, s->pos));
}

/* A word that is no number, abbreviation, initial or "no", as nearly all are: whatever follows, its dot ends a
 * sentence.
 */
static bool is_plain_word(const uint8_t *text, const stet_word *word)
{
    const uint64_t abbreviations = STET_LEX_ABBREVIATION | STET_LEX_ABBREVIATION_END;
    return word->shape != STET_SHAPE_NUMBER && !(word->classes & abbreviations) && !is_dotted(text, word) &&
           !is_single_letter(text, word) && !stet_word_is(text, word, "no");
}

/* Bundesstr. 5: whether the German word before the dot at pos names a street; its number, the first character behind,
 * belongs to it. */
static bool is_street(const uint8_t *text, uint32_t start, uint32_t pos, stet_class first)
{
    return first == STET_CLASS_DIGIT && pos - start > 3 && memcmp(text + pos - 3, "str", 3) == 0;
}

/* h. | c. Anna Lutz, u. | a. Brandt: the last of such letters */
static bool ends_chain(const uint8_t *text, uint32_t start, uint32_t word)
{
    uint32_t dot = stet_skip_blanks_back(text, start, word);
    return dot - start > 1 && text[dot - 1] == '.' && stet_is_ascii_letter(text[dot - 2]) &&
           !stet_is_word_class(stet_class_before(text, start, dot - 2));
}

/* St. Paul, | Minn. It is: whether an abbreviation that a name may follow stands behind a comma, as one of a state
 * does, or etc. */
static bool closes_list(const uint8_t *text, uint32_t start, const stet_word *word)
{
    uint32_t before = stet_skip_blanks_back(text, start, word->span.start);
    return word->classes & STET_LEX_ABBREVIATION_END && before > start && text[before - 1] == ',';
}

/* The dot of an abbreviation, an initial or an ordinal that the sentence goes on after. */
static bool dot_goes_on(const uint8_t *text, uint32_t start, uint32_t end, const stop *s, follow *f, unsigned lang)
{
    stet_word word = word_before(text, start, s->pos, lang);
    if (lang == STET_LANG_DE && is_street(text, start, s->pos, f->first)) return true;
    if (stet_word_is_absent(&word) || s->run_end - s->pos > 1 || is_plain_word(text, &word)) return false;
    read_follow(text, end, f);
    f->word.classes = stet_word_classes(text, end, &f->word, lang);
    bool starter = is_starter(text, end, &f->word, lang);
    bool number = f->first == STET_CLASS_DIGIT;
    if (word.shape == STET_SHAPE_NUMBER) {
        bool ordinal = word.span.end - word.span.start <= 2 && (lang == STET_LANG_DE || lang == STET_LANG_FI);
        return word.span.start == start || (f->word.classes & STET_LEX_MONTH) || (ordinal && !starter && !f->mark);
    }
    if (s->quoted || s->noted) return false;
    if (is_chained(text, end, &word, f)) return true;
    if (stet_word_is(text, &word, "no")) return number;
    if (word.classes & STET_LEX_MONTH) return number || !starter;
    if (word.classes & STET_LEX_ABBREVIATION)
        return !(starter && (word.shape == STET_SHAPE_UPPER || closes_list(text, start, &word)));
    if (word.classes & STET_LEX_ABBREVIATION_END || is_dotted(text, &word))
        return !starter && end_goes_on(text, start, s, f, &word, lang);
    if (word.shape == STET_SHAPE_LOWER) { /* a letter: n. 40 */
        return number || (lang == STET_LANG_DE && !starter && ends_chain(text, start, word.span.start));
    }
    bool name = f->word.span.end < end && text[f->word.span.end] == ':' && !(f->word.classes & STET_LEX_STARTER);
    return name || (!starter && !number); /* J. Smith; J. Smith: “...” */
}

/* eBay, iPhone: a name that begins with a small letter. */
static bool begins_small_name(const uint8_t *text, uint32_t end, follow *f)
{
    if (stet_class_at(text, f->at + 1, end) != STET_CLASS_UPPER) return false;
    read_follow(text, end, f);
    return f->word.span.end - f->word.span.start > 2;
}

/* The cue of a question is sought in so many words and bytes behind it. */
#define CUE_WORDS 14u
#define CUE_REACH 120u

/* Wang; Mayor Wang; eBay: whether a word may be of the subject that follows a quotation, as its word n. */
static bool may_be_of_subject(const stet_word *word, const follow *f, unsigned n)
{
    return stet_word_is_capital(word) || (n == 0 && f->first == STET_CLASS_LOWER) ||
           (word->classes & (STET_LEX_ROLE | STET_LEX_ADVERB | STET_LEX_TITLE | STET_LEX_NAME_PARTICLE));
}

/* Wang, | a clerk in Rome, | 34: whether a word may be of what explains a name between commas; first: the one after
 * a comma that is not the first. */
static bool may_be_of_aside(const stet_word *word, bool first)
{
    const uint64_t no = STET_LEX_RELATIVE | STET_LEX_AUX | STET_LEX_PRONOUN_SUBJECT;
    bool lower = word->shape == STET_SHAPE_LOWER;
    if (word->classes & no || (lower && word->dot)) return false;
    return !first || !lower || word->classes & (STET_LEX_DETERMINER | STET_LEX_ROLE);
}

/* asked; asked the mayor; but not: asked for it: whether a cue that is no other verb is at a word. */
static bool is_cue_of_question(const uint8_t *text, const stet_word *word, uint32_t stop_at, unsigned lang)
{
    if (!(word->classes & STET_LEX_CUE) || word->shape != STET_SHAPE_LOWER) return false;
    stet_word next = stet_word_next(text, word->span.end, stop_at, lang);
    return word->dot || !stet_word_is(text, &next, "for");
}

/* Wang, | who has run the bank, asked: whether a cue stands right behind the clause that `word` begins and a comma
 * ends.
 */
static bool cue_follows_relative(const uint8_t *text, stet_word word, uint32_t stop_at, unsigned lang)
{
    for (unsigned n = 0; n < CUE_WORDS; n++) {
        stet_word next = stet_word_next(text, word.span.end, stop_at, lang);
        if (stet_word_is_absent(&next)) return false;
        uint8_t mark = text[word.span.end]; /* the next word stands behind it */
        if (mark == ',') return is_cue_of_question(text, &next, stop_at, lang);
        if (mark != ' ') return false;
        word = next;
    }
    return false;
}

/* "Why?" Wang asked; "Why?" Wang, a clerk, asked: after a quotation that ends in ? or !, a subject and its cue belong
 * to it. */
static bool cue_follows(const uint8_t *text, uint32_t end, const follow *f, unsigned lang)
{
    stet_word word = f->word;
    word.classes = stet_word_classes(text, end, &word, lang);
    uint32_t stop_at = stet_reach(text, stet_make_span(word.span.start, end), CUE_REACH), commas = 0;
    bool opens_only = (word.classes & (STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION | STET_LEX_ADVERB)) != 0;
    bool behind_comma = false;
    for (unsigned n = 0; n < CUE_WORDS && !stet_word_is_absent(&word); n++) {
        bool weak = word.classes & STET_LEX_CUE_WEAK && word.dot; /* "Why?" Wang laughed. */
        if (n && (weak || word.classes & STET_LEX_CUE) && word.shape == STET_SHAPE_LOWER) return true;
        stet_word next = stet_word_next(text, word.span.end, stop_at, lang);
        if (stet_word_is_absent(&next)) return false;
        if (behind_comma && commas == 1 && word.classes & STET_LEX_RELATIVE)
            return cue_follows_relative(text, word, stop_at, lang);
        if (commas ? !may_be_of_aside(&word, behind_comma && commas > 1) : n > 5 || !may_be_of_subject(&word, f, n))
            return false;
        behind_comma = text[word.span.end] == ',' && lang == STET_LANG_EN && !opens_only;
        commas += behind_comma;
        if (!behind_comma && text[word.span.end] != ' ' && !word.dot) return false;
        word = next;
    }
    return false;
}

/* Whether a sentence ends with the closing mark after a wide stop, where no blank follows. Of Japanese the words after
 * it belong to it (と, って), and so does the cue after a question; Chinese puts a comma before a cue. */
static bool wide_ends(const uint8_t *text, uint32_t end, const stop *s)
{
    uint32_t next = stet_rune_at(text, s->end, end).code;
    if (is_opening_rune(next)) return true;
    bool kana = next >= 0x3040 && next <= 0x30FF;
    return s->last == 0x3002 && !kana && stet_class_of(next) == STET_CLASS_LETTER;
}

static bool ends_here(const uint8_t *text, stet_span block, uint32_t start, const stop *s, unsigned lang)
{
    if (s->end >= block.end) return true;
    bool blank = stet_class_at(text, s->end, block.end) == STET_CLASS_BLANK;
    if (s->wide) return blank || !s->quoted || wide_ends(text, block.end, s);
    if (!blank) return false;
    follow f = look_after(text, block.end, s->end);
    if (f.first == STET_CLASS_EDGE || f.first == STET_CLASS_COMMA || f.first == STET_CLASS_CLOSE) return false;
    if (f.first == STET_CLASS_LOWER && !begins_small_name(text, block.end, &f)) return false;
    if (s->last == '.' && dot_goes_on(text, start, block.end, s, &f, lang)) return false;
    bool asks = s->quoted && (s->last == '?' || s->last == '!') && !f.mark;
    if (f.dash | asks) read_follow(text, block.end, &f);
    if (f.dash) return !s->quoted && f.word.shape != STET_SHAPE_LOWER;
    return !(asks && cue_follows(text, block.end, &f, lang));
}

/* Bytes of a mark after a full stop that closes, as long as no letter or digit follows: ” or ". */
static uint32_t plain_closer(const uint8_t *text, uint32_t pos, uint32_t end)
{
    if (text[pos] == '"') return 1;
    return end - pos > 2 && text[pos] == 0xE2 && text[pos + 1] == 0x80 && text[pos + 2] == 0x9D ? 3 : 0;
}

/* Whether a capital or a digit stands at pos, or “ or " and one. */
static bool begins_plainly(const uint8_t *text, uint32_t pos, uint32_t end)
{
    if (end - pos > 3 && text[pos] == 0xE2 && text[pos + 1] == 0x80 && text[pos + 2] == 0x9C)
        pos += 3;
    else if (pos < end && text[pos] == '"')
        pos++;
    return pos < end && ((uint8_t)(text[pos] - 'A') < 26 || (uint8_t)(text[pos] - '0') < 10);
}

/* Whether two small letters stand at pos, of no iPhone: no sentence begins there. */
static bool begins_small(const uint8_t *text, uint32_t pos, uint32_t end)
{
    if (end - pos < 2 || text[pos] < 'a' || text[pos] > 'z') return false;
    return text[pos + 1] < 0x80 && (text[pos + 1] < 'A' || text[pos + 1] > 'Z');
}

/* Mr. Obama: whether the dot at pos, which a blank and a capital follow, ends an abbreviation that the sentence goes on
 * after, of two to seven ASCII letters behind a blank or at `start`; not of capitals only, no month's,
 * and none that may end a sentence. */
static bool ends_title(const uint8_t *text, uint32_t start, uint32_t pos, unsigned lang)
{
    if (pos < 8) return false;
    uint64_t bytes = stet_load64(text + pos - 8), letters = stet_letters8(bytes), gaps = ~letters & STET_HIGH_BITS;
    uint32_t gap = gaps ? stet_highest_bit(gaps) / 8 : 8;
    uint32_t begin = pos - 7 + gap;
    if (gap > 5 || begin < start || (begin > start && text[begin - 1] != ' ')) return false;
    uint64_t word = stet_fold8(bytes) >> (8 * (gap + 1)), own = ~UINT64_C(0) << (8 * (gap + 1));
    if ((stet_capitals8(bytes, letters) & own) == (STET_HIGH_BITS & own) || word == ('n' | 'o' << 8)) return false;
    uint64_t classes = stet_lexicon_find_short(lang, word, 0, 7 - gap);
    const uint64_t other = STET_LEX_MONTH | STET_LEX_ABBREVIATION_END;
    return (classes & (STET_LEX_ABBREVIATION | other)) == STET_LEX_ABBREVIATION;
}

/* What most candidates are by the bytes around them, nearly always without a look at words: a stop that ends its block;
 * one inside a number or name; one before a blank and a small letter; one before a blank and a capital or digit that
 * stands for a question, or after a plain word, perhaps with a closing mark, or after a title. Where the sentence ends,
 * 0 where it goes on, STET_NONE where only the rules above tell. */
static uint32_t end_at_sight(const uint8_t *text, stet_span block, uint32_t start, uint32_t pos, unsigned lang)
{
    uint32_t end = pos + 1;
    if (text[pos] >= 0x80) return STET_NONE;
    if (end == block.end) return end;
    if (stet_is_ascii_word(text[end])) return 0;
    uint32_t closer = plain_closer(text, end, block.end);
    end += closer;
    if (end == block.end) return end;
    if (text[end] != ' ') return STET_NONE;
    if (!begins_plainly(text, end + 1, block.end)) return begins_small(text, end + 1, block.end) ? 0 : STET_NONE;
    if (text[pos] != '.') return closer ? STET_NONE : end;
    if (stet_lexicon_ends_plain_word(text, start, pos)) {
        if (lang != STET_LANG_DE) return end;
        return is_street(text, start, pos, stet_class_at(text, end + 1, block.end)) ? STET_NONE : end;
    }
    return !closer && ends_title(text, start, pos, lang) ? 0 : STET_NONE;
}

/* Quote marks and dashes begin as the ellipsis does, so they are candidates too. */
static bool is_no_stop(const uint8_t *text, uint32_t pos, uint32_t end)
{
    if (text[pos] != 0xE2 || end - pos < 3 || text[pos + 1] != 0x80) return false;
    return text[pos + 2] != 0xA6 && text[pos + 2] != 0xBC && text[pos + 2] != 0xBD;
}

STET_INTERNAL uint32_t stet_sentence_end(const uint8_t *text, stet_span block, uint32_t start, uint32_t pos,
                                         unsigned lang, uint32_t *resume)
{
    *resume = pos + 1;
    if (is_no_stop(text, pos, block.end)) return 0;
    uint32_t end = end_at_sight(text, block, start, pos, lang);
    if (end != STET_NONE) return end;
    stop s = {pos, pos, pos, 0, false, false, false};
    if (stet_class_at(text, pos, block.end) != STET_CLASS_STOP) return 0;
    read_run(text, block.end, &s);
    *resume = s.run_end;
    read_closers(text, block.end, &s);
    return ends_here(text, block, start, &s, lang) ? s.end : 0;
}

STET_INTERNAL void stet_sentence_begin(stet_splitter *sp, stet_span block, uint32_t body)
{
    sp->block = block;
    sp->start = block.start;
    sp->pos = body;
}

static bool is_inside_quotation(const stet_quotes *quotes, uint32_t pos)
{
    for (uint32_t i = 0; i < quotes->count; i++) {
        if (quotes->items[i].span.start < pos && pos < quotes->items[i].span.end) return true;
    }
    return false;
}

STET_INTERNAL void stet_sentence_step(stet_splitter *sp, uint32_t until, const stet_quotes *quotes)
{
    while (sp->pos < until) {
        uint32_t pos = stet_tape_stop(sp->tape, sp->pos, until);
        if (pos >= until) {
            sp->pos = until; /* no stop before: it is not searched again */
            break;
        }
        uint32_t end = stet_sentence_end(sp->text, sp->block, sp->start, pos, sp->lang, &sp->pos);
        if (end == 0) continue;
        sp->pos = end;
        if (sp->whole_quotations && is_inside_quotation(quotes, end)) continue;
        if (end >= sp->block.end) break;
        stet_emit_sentence(sp->out, sp->start, end);
        sp->start = stet_skip_blanks(sp->text, end, sp->block.end);
    }
    if (until < sp->block.end) return;
    stet_emit_sentence(sp->out, sp->start, sp->block.end);
    sp->start = sp->block.end;
}
