/* SPDX-License-Identifier: MIT */
#include "linekind.h"

/* Longer lines are body text, whatever they begin with. It bounds the work on a line too. */
#define FURNITURE_BYTES_MAX 160u
#define NOTICE_BYTES_MAX    400u /* of copyright */
#define CAPTION_BYTES_MAX   500u
#define CREDIT_BYTES_MAX    400u
#define CREDIT_TAIL_MAX     60u

/* ... without brackets or a phrase before it. */
#define CONTRIBUTED_BYTES_MAX 200u
#define BYLINE_BYTES_MAX      160u
#define WORDS_BYTES_MAX       40u

#define CONTACT_DIGITS_MIN   6u  /* on a line of its own */
#define TELEPHONE_DIGITS_MIN 7u  /* in a sentence */
#define REACHED_BYTES_MIN    28u /* two words of a name, those of the phrase, and an address */
#define RELATED_BYTES_MAX    160u
#define CONTACT_BYTES_MAX    80u
#define BRACKET_BYTES_MAX    90u
#define SEPARATOR_BYTES_MAX  200u

static uint32_t length_of(stet_span span)
{
    return span.end - span.start;
}

/* ---- Separators ---- */

static bool is_ornament(uint32_t code)
{
    switch (code) {
    case '*':
    case '-':
    case '_':
    case '=':
    case '~':
    case '+':
    case '#':
    case '|':
    case '/':
    case 0xA7:
    case 0xB7:
    case 0x2022:
    case 0x2020:
    case 0x2042:
    case 0x2217:
    case 0x22C6: return true;
    default: return (code >= 0x2010 && code <= 0x2015) || (code >= 0x2500 && code <= 0x27BF);
    }
}

STET_INTERNAL bool stet_is_separator(const uint8_t *text, stet_span line)
{
    if (stet_is_longer(text, line, SEPARATOR_BYTES_MAX)) return false;
    uint32_t hashes = 0, marks = 0;
    for (uint32_t i = line.start; i < line.end;) {
        stet_rune rune = stet_rune_at(text, i, line.end);
        i += rune.length;
        if (stet_class_of(rune.code) == STET_CLASS_BLANK) continue;
        if (!is_ornament(rune.code)) return false;
        hashes += rune.code == '#';
        marks++;
    }
    return hashes < marks; /* ### ends a press release: furniture */
}

/* ---- Phrases ---- */

/* A phrase at a line's start, an opening bracket aside: where it ends; 0 where there is none. */
static uint32_t phrase_end(const uint8_t *text, stet_span line, unsigned list)
{
    uint32_t start = line.start;
    if (text[start] == '(' || text[start] == '[') start++;
    int length = stet_lexicon_phrase(list, text + start, line.end - start);
    return length > 0 ? start + (uint32_t)length : 0;
}

static uint32_t size_of(const char *phrase)
{
    uint32_t size = 0;
    while (phrase[size])
        size++;
    return size;
}

/* Whether an ASCII phrase in lower case stands anywhere in the line. */
static bool contains(const uint8_t *text, stet_span line, const char *phrase)
{
    uint32_t size = size_of(phrase);
    if (length_of(line) < size) return false;
    for (uint32_t i = line.start; i + size <= line.end; i++) {
        if (stet_fold_ascii(text[i]) == (uint8_t)*phrase && stet_begins_with(text, i, line.end, phrase)) return true;
    }
    return false;
}

static bool holds_byte(const uint8_t *text, uint32_t start, uint32_t end, uint8_t byte)
{
    for (uint32_t i = start; i < end; i++) {
        if (text[i] == byte) return true;
    }
    return false;
}

static bool is_only(const uint8_t *text, stet_span line, const char *phrase)
{
    return size_of(phrase) == length_of(line) && stet_begins_with(text, line.start, line.end, phrase);
}

/* The line's last bytes, `size` of them that end no line. */
static stet_span tail_of(const uint8_t *text, stet_span line, uint32_t size)
{
    uint32_t pos = line.end;
    if (length_of(line) > size + 2 && stet_find_line_end(text, pos - size - 2, pos) == pos)
        return stet_make_span(pos - size, pos); /* as nearly always */
    while (pos > line.start && size > 0) {
        bool ends_line = stet_ends_line(text, line.start, pos - 1);
        pos -= ends_line && text[pos - 1] >= 0x80 ? 3 : 1;
        size -= !ends_line;
    }
    return stet_make_span(pos, line.end);
}

/* ---- Furniture ---- */

static bool is_end_of_release(const uint8_t *text, stet_span line)
{
    if (stet_is_longer(text, line, 10)) return false;
    if (is_only(text, line, "-30-") || is_only(text, line, "ends") || is_only(text, line, "-ends-") ||
        is_only(text, line, "- ends -"))
        return true;
    for (uint32_t i = line.start; i < line.end; i++) {
        if (text[i] != '#' && text[i] != ' ') return false;
    }
    return true;
}

/* The last line of an embedded post: - Name (@handle) May 3, 2019 */
static bool is_post_line(const uint8_t *text, stet_span line)
{
    return stet_class_at(text, line.start, line.end) == STET_CLASS_DASH && contains(text, line, "(@");
}

/* An address for mail and nothing else. */
static bool is_address(const uint8_t *text, stet_span line)
{
    return !holds_byte(text, line.start, line.end, ' ') && holds_byte(text, line.start, line.end, '@') &&
           stet_is_word_class(stet_class_at(text, line.start, line.end));
}

/* An address for mail, a handle, or so many digits, enough for a telephone's number. */
static bool holds_address(const uint8_t *text, stet_span line, uint32_t least)
{
    uint32_t digits = 0;
    for (uint32_t i = line.start; i < line.end; i++) {
        if (text[i] == '@') return true;
        digits += (uint8_t)(text[i] - '0') < 10;
    }
    return digits >= least;
}

/* "Ann Lee can be reached at ann.lee@courier.example.": a name, the words, and where. */
static bool is_reached_at(const uint8_t *text, stet_span line, unsigned lang)
{
    if (length_of(line) < REACHED_BYTES_MIN || !stet_may_end_with_address(text, line)) return false;
    stet_word word = stet_word_next(text, line.start, line.end, lang);
    uint32_t names = 0;
    for (; names < 6 && stet_word_is_capital(&word); names++)
        word = stet_word_next(text, word.span.end, line.end, lang);
    if (names < 2 || !(word.classes & STET_LEX_AUX)) return false;
    uint32_t next = stet_skip_blanks(text, word.span.end, line.end);
    return stet_begins_with(text, next, line.end, "be reached at ") && holds_address(text, line, TELEPHONE_DIGITS_MIN);
}

/* "Copyright 2021 The Valley Courier. This material may not ...": a year begins the notice. */
static bool is_notice(const uint8_t *text, stet_span line, const stet_word *next)
{
    if (next->shape != STET_SHAPE_NUMBER || length_of(next->span) != 4) return false;
    return text[line.start] == 0xC2 || stet_begins_with(text, line.start, line.end, "copyright");
}

/* Whether the phrase up to `end` makes furniture of the line. A single word has to be all of it, but for what a mark
 * parts from it; other phrases make none where a verb goes on from them: Breaking news is what the paper lives on. */
static bool phrase_fills(const uint8_t *text, stet_span line, uint32_t end, unsigned lang)
{
    stet_word next = stet_word_next(text, end, line.end, lang);
    stet_line_ending ending = stet_how_line_ends(text, line);
    if (stet_word_is_absent(&next) || is_notice(text, line, &next)) return true;
    bool one_word =
        stet_is_letter_class(stet_class_before(text, line.start, end)) && !holds_byte(text, line.start, end, ' ');
    if (one_word && stet_skip_blanks(text, end, next.span.start) == next.span.start)
        return stet_word_is_capital(&next) &&
               holds_address(text, line, TELEPHONE_DIGITS_MIN); /* Follow Ann Lee on Twitter: @annlee */
    if (one_word) return true;
    if (ending != STET_LINE_STOP && ending != STET_LINE_QUESTION) return true;
    return !stet_is_longer(text, line, 60) && !(next.classes & (STET_LEX_AUX | STET_LEX_CUE));
}

/* "Get the day's top stories in your inbox. Sign up here.": the last sentence is a phrase. */
static bool ends_with_phrase(const uint8_t *text, stet_span line, unsigned list)
{
    if (stet_is_longer(text, line, 100) || stet_how_line_ends(text, line) != STET_LINE_STOP) return false;
    for (uint32_t i = line.end - 1; i > line.start; i--) {
        if (text[i] != ' ' || (text[i - 1] != '.' && text[i - 1] != '?' && text[i - 1] != '!')) continue;
        uint32_t end = phrase_end(text, stet_make_span(i + 1, line.end), list);
        return end + 1 >= line.end;
    }
    return false;
}

static uint32_t skip_number(const uint8_t *text, stet_span line)
{
    uint32_t i = line.start;
    while (i < line.end && text[i] >= '0' && text[i] <= '9')
        i++;
    return i > line.start && i < line.end && text[i] == ' ' ? i + 1 : line.start;
}

/* A word or two that pages set alone: Advertisement, Share. */
static bool is_furniture_word(const uint8_t *text, stet_span line, unsigned lang)
{
    stet_word_reader reader;
    stet_word first, second, third;
    if (stet_is_longer(text, line, WORDS_BYTES_MAX)) return false;
    stet_word_reader_begin(&reader, text, line.start, line.end, lang);
    stet_word_read(&reader, line.start, &first);
    if (!(first.classes & STET_LEX_FURNITURE)) return false; /* nearly always */
    stet_word_read(&reader, first.span.end, &second);
    if (stet_word_is_absent(&second)) return true;
    stet_word_read(&reader, second.span.end, &third);
    return stet_word_is_absent(&third) && (second.classes & STET_LEX_FURNITURE) != 0;
}

/* A notice in a line that is too long for other furniture. */
static bool is_long_notice(const uint8_t *text, stet_span line, unsigned list, unsigned lang)
{
    if (stet_is_longer(text, line, NOTICE_BYTES_MAX)) return false;
    uint32_t end = phrase_end(text, line, list);
    if (end == 0) return false;
    stet_word next = stet_word_next(text, end, line.end, lang);
    return is_notice(text, line, &next);
}

STET_INTERNAL bool stet_is_furniture(const uint8_t *text, stet_span line, unsigned lang)
{
    const unsigned list = STET_PHRASE_IN(STET_PHRASE_FURNITURE, lang);
    if (stet_is_longer(text, line, FURNITURE_BYTES_MAX)) return is_long_notice(text, line, list, lang);
    if (is_end_of_release(text, line) || is_post_line(text, line) || is_address(text, line)) return true;
    if (is_furniture_word(text, line, lang)) return true;
    uint32_t number = skip_number(text, line); /* 4 min read */
    uint32_t end = phrase_end(text, stet_make_span(number, line.end), list);
    if (end && (number > line.start ? end == line.end : phrase_fills(text, line, end, lang))) return true;
    return ends_with_phrase(text, line, list) || is_reached_at(text, line, lang);
}

STET_INTERNAL bool stet_is_related(const uint8_t *text, stet_span line, unsigned lang)
{
    if (stet_is_longer(text, line, RELATED_BYTES_MAX)) return false;
    uint32_t end = phrase_end(text, line, STET_PHRASE_IN(STET_PHRASE_RELATED, lang));
    if (end == 0) return false;
    uint32_t colon = stet_skip_blanks(text, end, line.end);
    if (colon >= line.end || text[colon] != ':') return false;
    stet_word words[3];
    return stet_words_of(text, stet_make_span(colon + 1, line.end), lang, words, 3) == 3;
}

STET_INTERNAL bool stet_heads_links(const uint8_t *text, stet_span line, unsigned lang)
{
    return phrase_end(text, line, STET_PHRASE_IN(STET_PHRASE_RELATED, lang)) > 0;
}

STET_INTERNAL bool stet_is_contact(const uint8_t *text, stet_span line)
{
    if (stet_is_longer(text, line, CONTACT_BYTES_MAX) || stet_how_line_ends(text, line) == STET_LINE_STOP) return false;
    return holds_address(text, line, CONTACT_DIGITS_MIN);
}

/* ---- Captions ---- */

/* "Tom Ito / Reuters.": who took the picture, and for whom. */
static bool is_photographer(const uint8_t *text, stet_span line, unsigned lang)
{
    stet_word words[9];
    if (stet_is_longer(text, line, WORDS_BYTES_MAX) || !holds_byte(text, line.start, line.end, '/')) return false;
    uint32_t count = stet_words_of(text, line, lang, words, 9);
    if (count < 2 || count == 9 || !(words[count - 1].classes & STET_LEX_AGENCY)) return false;
    for (uint32_t i = 0; i < count; i++) {
        if (!stet_word_is_capital(&words[i])) return false;
    }
    return holds_byte(text, words[count - 2].span.end, words[count - 1].span.start, '/');
}

/* A source of pictures somewhere in the line. */
static bool holds_source(const uint8_t *text, stet_span line)
{
    static const char sources[][16] = {"getty images", "(ap photo", "ap photo/", "(photo by", "photo by ", "photo: ",
                                       "(photo:",      "/reuters)", "/afp)",     "(credit:",  "image: "};
    uint32_t end = line.end;
    for (uint32_t i = stet_find_source(text, line.start, end); i < end; i = stet_find_source(text, i + 1, end)) {
        uint8_t byte = stet_fold_ascii(text[i]);
        for (size_t n = 0; n < sizeof sources / sizeof *sources; n++) {
            if ((uint8_t)sources[n][0] == byte && stet_begins_with(text, i, end, sources[n])) return true;
        }
    }
    return false;
}

STET_INTERNAL bool stet_is_caption(const uint8_t *text, stet_span line, unsigned lang)
{
    if (stet_is_longer(text, line, CAPTION_BYTES_MAX)) return false;
    if (phrase_end(text, line, STET_PHRASE_IN(STET_PHRASE_CAPTION, lang))) return true;
    if (is_photographer(text, line, lang)) return true;
    if (text[line.end - 1] != ')' && stet_how_line_ends(text, line) == STET_LINE_STOP) return false;
    return holds_source(text, tail_of(text, line, 80));
}

/* ---- Credits ---- */

/* A line in brackets that is an agency or, in Japanese or Chinese, the desk or writer. */
static bool is_bracketed_name(const uint8_t *text, stet_span line, unsigned lang)
{
    if (stet_is_longer(text, line, BRACKET_BYTES_MAX)) return false;
    if (stet_class_at(text, line.start, line.end) != STET_CLASS_OPEN ||
        stet_class_before(text, line.start, line.end) != STET_CLASS_CLOSE)
        return false;
    if (lang == STET_LANG_JA || lang == STET_LANG_ZH) return stet_how_line_ends(text, line) == STET_LINE_OPEN;
    stet_word words[2];
    return stet_words_of(text, line, lang, words, 2) == 1 && (words[0].classes & STET_LEX_AGENCY);
}

STET_INTERNAL bool stet_is_credit(const uint8_t *text, stet_span line, unsigned lang)
{
    if (stet_is_longer(text, line, CREDIT_BYTES_MAX)) return false;
    uint32_t end = phrase_end(text, line, STET_PHRASE_IN(STET_PHRASE_CREDIT, lang));
    if (end) {
        /* "Research by the bank shows ..." is a sentence. */
        bool by = text[end - 1] == 'y' && text[end - 2] == 'b';
        stet_word next = stet_word_next(text, end, line.end, lang);
        return !by || text[line.start] == '(' || stet_word_is_capital(&next);
    }
    if (is_bracketed_name(text, line, lang)) return true;
    if (stet_is_longer(text, line, CONTRIBUTED_BYTES_MAX)) return false;
    const stet_span tail = tail_of(text, line, CREDIT_TAIL_MAX);
    return contains(text, tail, "contributed ") &&
           (contains(text, tail, "contributed to this") || contains(text, tail, "contributed reporting"));
}

/* ---- Bylines ---- */

/* Whether a word is part of an address for mail or of a handle: no blank parts it from an @. */
static bool is_in_address(const uint8_t *text, stet_span line, stet_span word)
{
    uint32_t start = word.start, end = word.end;
    while (start > line.start && stet_is_graph(text[start - 1]))
        start--;
    while (end < line.end && stet_is_graph(text[end]))
        end++;
    return holds_byte(text, start, end, '@');
}

/* Whether the words are those of names, posts and papers, as they stand after "By". */
static bool are_names(const uint8_t *text, stet_span line, const stet_word *words, uint32_t count)
{
    const uint32_t small =
        STET_LEX_NAME_PARTICLE | STET_LEX_CONJUNCTION | STET_LEX_PREPOSITION | STET_LEX_ROLE | STET_LEX_TITLE;
    bool comma = false;
    for (uint32_t i = 0; i < count; i++) {
        stet_span gap = stet_make_span(i ? words[i - 1].span.end : words[0].span.start, words[i].span.start);
        comma |= holds_byte(text, gap.start, gap.end, ',') || holds_byte(text, gap.start, gap.end, ';');
        if (stet_word_is_capital(&words[i]) || words[i].shape == STET_SHAPE_CASELESS) continue;
        if (i > 0 && ((words[i].classes & small) || comma || is_in_address(text, line, words[i].span))) continue;
        return false;
    }
    return count > 0;
}

/* Last words of what writes, or is written for. */
#define PAPER (STET_LEX_ROLE | STET_LEX_AGENCY | STET_LEX_ORG_SUFFIX)

/* "By The Associated Press": of names with an article only a paper's is one that a story is by. */
static bool is_paper(const uint8_t *text, stet_span line, const stet_word *words, uint32_t count)
{
    if (count < 3 || !stet_begins_with(text, words[0].span.start, line.end, "the ")) return false;
    return (words[count - 1].classes & PAPER) != 0;
}

STET_INTERNAL bool stet_is_byline(const uint8_t *text, stet_span line, unsigned lang)
{
    if (stet_is_longer(text, line, BYLINE_BYTES_MAX)) return false;
    int intro = stet_lexicon_phrase(STET_PHRASE_IN(STET_PHRASE_BYLINE, lang), text + line.start, length_of(line));
    if (intro <= 0) return false;
    stet_word words[24];
    uint32_t count = stet_words_of(text, stet_make_span(line.start + (uint32_t)intro, line.end), lang, words, 24);
    uint32_t article = is_paper(text, line, words, count);
    if (count == 24 || !are_names(text, line, words + article, count - article)) return false;
    const uint32_t text_begins = STET_LEX_DETERMINER | STET_LEX_PRONOUN_SUBJECT | STET_LEX_MONTH | STET_LEX_WEEKDAY;
    if (!article && (words[0].classes & text_begins)) return false;
    stet_line_ending ending = stet_how_line_ends(text, line);
    return ending == STET_LINE_OPEN || (ending == STET_LINE_STOP && count <= 6);
}

STET_INTERNAL bool stet_is_post(const uint8_t *text, stet_span line, unsigned lang)
{
    stet_word words[7];
    uint32_t count = stet_words_of(text, line, lang, words, 7);
    if (count == 0 || count == 7 || !stet_word_is_capital(&words[count - 1])) return false;
    if (stet_begins_with(text, line.start, line.end, "special to ")) return true;
    return are_names(text, line, words, count) && (words[count - 1].classes & PAPER);
}

/* The words of a line, and the byte right after each; 0 where the line ends with it. */
typedef struct line_words {
    const uint8_t *text;
    stet_word words[9];
    uint32_t count, end;
} line_words;

static uint8_t byte_after(const line_words *l, uint32_t word, uint32_t distance)
{
    return stet_byte_at(l->text, l->words[word].span.end + distance, l->end);
}

/* Whether a word can be the n-th one of a name, from 0: an unknown one with a capital, or a particle between them. */
static bool is_of_name(const stet_word *word, uint32_t n)
{
    const uint32_t plain = ~(uint32_t)(STET_LEX_NAME_PARTICLE | STET_LEX_TITLE | STET_LEX_STOP | STET_LEX_MONTH);
    bool particle = n && (word->classes & STET_LEX_NAME_PARTICLE);
    return (stet_word_is_capital(word) || particle) && !(word->classes & plain);
}

/* Words of a name from `from` on: unknown ones with a capital, particles between them. Returns how many; 0 where they
 * are no name of two to four. */
static uint32_t count_name(const line_words *l, uint32_t from)
{
    uint32_t n = 0;
    while (from + n < l->count) {
        const stet_word *word = &l->words[from + n];
        if (!is_of_name(word, n)) break;
        n++;
        if (byte_after(l, from + n - 1, 0) != ' ' && !word->dot) break;
    }
    return n >= 2 && n <= 4 ? n : 0;
}

/* Whether the words from `from` on are what can follow a name: another one, a post, a place. */
static bool follows_name(const line_words *l, uint32_t from)
{
    const stet_word *words = l->words;
    if (from == l->count) return true;
    if (words[l->count - 1].classes & STET_LEX_ROLE) return l->count - from <= 4;
    if (byte_after(l, from - 1, 0) == ' ' && byte_after(l, from - 1, 1) == '(') {
        while (from < l->count && byte_after(l, from, 0) != ')')
            from++;
        if (from == l->count) return false;
        if (++from == l->count) return words[l->count - 1].span.end + 1 == l->end;
    }
    if (words[from].classes & STET_LEX_CONJUNCTION) {
        uint32_t name = count_name(l, from + 1);
        return name && (from + 1 + name == l->count || byte_after(l, from + name, 1) == '(');
    }
    if (!(words[from].classes & STET_LEX_PREPOSITION) || l->count - from < 2) return false;
    while (++from < l->count && stet_word_is_capital(&words[from])) {
    }
    return from == l->count;
}

STET_INTERNAL bool stet_is_bare_name(const uint8_t *text, stet_span line, unsigned lang)
{
    line_words l;
    stet_word_reader reader;
    if (stet_is_longer(text, line, 80) || stet_how_line_ends(text, line) != STET_LINE_OPEN) return false;
    l.text = text;
    l.end = line.end;
    l.count = 0;
    stet_word_reader_begin(&reader, text, line.start, line.end, lang);
    for (uint32_t pos = line.start; l.count < 9; pos = l.words[l.count++].span.end) {
        stet_word *word = &l.words[l.count];
        stet_word_read(&reader, pos, word);
        if (stet_word_is_absent(word)) break;
        if (l.count < 2 && !is_of_name(word, l.count)) return false; /* most lines are no names by then */
    }
    if (l.count < 2 || l.count > 8 || l.words[l.count - 1].span.end + 1 < line.end) return false;
    uint32_t names = count_name(&l, 0);
    return names && follows_name(&l, names);
}

/* ---- Endings ---- */

#define ASK STET_LINE_ASK
const uint8_t stet_ascii_ending[128] = {
    [0x09] = ASK,
    [0x0A] = ASK,
    [0x0B] = ASK,
    [0x0C] = ASK,
    [0x0D] = ASK,
    [' '] = ASK,
    ['"'] = ASK,
    [0x27] = ASK,
    ['`'] = ASK,
    [')'] = ASK,
    [']'] = ASK,
    ['}'] = ASK,
    ['.'] = STET_LINE_STOP,
    ['?'] = STET_LINE_QUESTION,
    ['!'] = STET_LINE_QUESTION,
    [':'] = STET_LINE_COLON,
    [','] = STET_LINE_RUNS_ON,
    [';'] = STET_LINE_RUNS_ON,
    ['-'] = STET_LINE_RUNS_ON,
};
#undef ASK

static stet_line_ending ending_with(stet_rune rune, stet_class c)
{
    if (c == STET_CLASS_STOP) {
        bool question = rune.code == '?' || rune.code == '!' || rune.code == 0xFF1F || rune.code == 0xFF01;
        return question ? STET_LINE_QUESTION : STET_LINE_STOP;
    }
    if (c == STET_CLASS_COMMA) return rune.code == ':' || rune.code == 0xFF1A ? STET_LINE_COLON : STET_LINE_RUNS_ON;
    return c == STET_CLASS_DASH ? STET_LINE_RUNS_ON : STET_LINE_OPEN;
}

/* Most lines that a stop does not end have a mark behind it. */
STET_INTERNAL stet_line_ending stet_how_line_ends(const uint8_t *text, stet_span line)
{
    uint32_t end = line.end;
    if (text[end - 1] == '.') return STET_LINE_STOP;
    for (int marks = 0; marks < 6 && end > line.start;) {
        stet_rune rune = {text[end - 1], 1};
        if (stet_is_curly_before(text, line.start, end)) {
            end -= 3;
            marks++;
            continue;
        }
        if (rune.code >= 0x80) rune = stet_rune_before(text, line.start, end);
        stet_class c = stet_class_of(rune.code);
        if (c != STET_CLASS_QUOTE && c != STET_CLASS_CLOSE && c != STET_CLASS_BLANK) return ending_with(rune, c);
        end -= rune.length;
        marks += c != STET_CLASS_BLANK;
    }
    return STET_LINE_OPEN;
}
