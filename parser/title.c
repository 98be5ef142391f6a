/* SPDX-License-Identifier: MIT */
#include "title.h"

#include "linekind.h"

/* Titles that end like sentences are no longer: in capitals, as questions, in small letters. */
#define CAPITALS_BYTES_MAX 140u
#define QUESTION_BYTES_MAX 110u
#define SMALL_BYTES_MAX    95u

/* Questions between paragraphs that are titles though most of their words are small. */
#define SHORT_QUESTION_BYTES_MAX 60u

#define WORDS_MAX 24u

STET_INTERNAL bool stet_begins_small(const uint8_t *text, stet_span line)
{
    if (stet_class_at(text, line.start, line.end) != STET_CLASS_LOWER) return false;
    uint32_t second = line.start + stet_rune_at(text, line.start, line.end).length;
    return stet_class_at(text, second, line.end) != STET_CLASS_UPPER;
}

/* Whether a mark that ends sentences stands inside the line, before a blank. */
static bool holds_stop(const uint8_t *text, stet_span line)
{
    for (uint32_t i = line.start; i + 1 < line.end; i++) {
        if ((text[i] == '.' || text[i] == '!' || text[i] == '?') && text[i + 1] == ' ') return true;
    }
    return false;
}

static bool begins_like_text(const uint8_t *text, stet_span line)
{
    stet_class c = stet_class_at(text, line.start, line.end);
    return stet_is_word_class(c) || c == STET_CLASS_QUOTE;
}

/* Sentences are left at their third small word that no title would leave small. */
STET_INTERNAL bool stet_is_title_case(const uint8_t *text, stet_span line, unsigned lang)
{
    const uint32_t unstressed = STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION | STET_LEX_DETERMINER;
    uint32_t count = 0, capitals = 0, small = 0, commas = 0;
    stet_word_reader reader;
    stet_word word;
    stet_word_reader_begin(&reader, text, line.start, line.end, STET_LANG_NONE);
    for (uint32_t pos = line.start; count < WORDS_MAX && small <= WORDS_MAX / 10; count++) {
        stet_word_read(&reader, pos, &word);
        if (stet_word_is_absent(&word)) break;
        pos = word.span.end;
        bool capital = stet_word_is_capital(&word);
        uint64_t classes = capital ? 0 : stet_lexicon_find_at(lang, text, line.end, word.span.start, pos);
        if (classes & STET_LEX_AUX) return false;
        commas += pos < line.end && text[pos] == ',';
        if (word.shape == STET_SHAPE_NUMBER || (classes & unstressed)) continue;
        capitals += capital;
        small += !capital;
        if (capitals + (line.end - pos + 1) / 2 < 9 * small) return false; /* no more words can come than that */
    }
    uint32_t content = capitals + small;
    return content >= 3 && capitals * 10 >= content * 9 && commas * 4 < count;
}

/* English titles in small letters leave out articles and helping verbs, and name no day. Words of a class excluded tell
 * of a sentence too. */
static bool is_telegraphic(const uint8_t *text, stet_span line, unsigned lang, uint32_t excluded)
{
    const uint32_t plain = STET_LEX_AUX | STET_LEX_WEEKDAY | STET_LEX_PRONOUN_SUBJECT | excluded;
    uint32_t count = 0, determiners = 0;
    stet_word_reader reader;
    stet_word word;
    if (lang != STET_LANG_EN) return false;
    stet_word_reader_begin(&reader, text, line.start, line.end, lang);
    for (uint32_t pos = line.start; count < WORDS_MAX; count++, pos = word.span.end) {
        stet_word_read(&reader, pos, &word);
        if (stet_word_is_absent(&word)) break;
        determiners += (word.classes & STET_LEX_DETERMINER) != 0;
        if (determiners > 1 || (word.classes & plain)) return false;
    }
    return count >= 3 && count < WORDS_MAX;
}

/* Titles set single marks: Mayor: 'The mill stays.' No one is said to have said it. */
static bool ends_in_single_mark(const uint8_t *text, stet_span line, unsigned lang)
{
    stet_rune last = stet_rune_before(text, line.start, line.end);
    if (last.code != '\'' && last.code != 0x2019) return false;
    if (stet_is_longer(text, line, SMALL_BYTES_MAX) || !stet_is_word_class(stet_class_at(text, line.start, line.end)))
        return false;
    return !holds_stop(text, line) && is_telegraphic(text, line, lang, STET_LEX_CUE);
}

/* "We are back." - Ann Lee, as releases have it: the words end before a dash. */
static bool is_attributed(const uint8_t *text, stet_span line)
{
    if (stet_class_at(text, line.start, line.end) != STET_CLASS_QUOTE) return false;
    for (uint32_t i = line.start + 1; i + 1 < line.end; i++) {
        if (text[i] != ' ' || stet_class_at(text, i + 1, line.end) != STET_CLASS_DASH) continue;
        if (stet_class_before(text, line.start, i) == STET_CLASS_QUOTE) return true;
    }
    return false;
}

/* A title ends with a semicolon where a longer one was cut: "Jobs report gives mayor a lift;". */
static bool is_cut_title(const uint8_t *text, stet_span line)
{
    return text[line.end - 1] == ';' && !stet_is_longer(text, line, SMALL_BYTES_MAX) && begins_like_text(text, line);
}

STET_INTERNAL bool stet_is_title(const uint8_t *text, stet_span line, unsigned lang)
{
    if (stet_is_longer(text, line, STET_TITLE_BYTES_MAX) || stet_begins_small(text, line)) return false;
    switch (stet_how_line_ends(text, line)) {
    case STET_LINE_OPEN: return !is_attributed(text, line);
    case STET_LINE_QUESTION:
        if (stet_is_longer(text, line, QUESTION_BYTES_MAX) || !begins_like_text(text, line)) return false;
        if (!stet_is_longer(text, line, SHORT_QUESTION_BYTES_MAX) && !holds_stop(text, line)) return true;
        return stet_is_title_case(text, line, lang);
    case STET_LINE_STOP:
        if (stet_is_longer(text, line, CAPITALS_BYTES_MAX) || !begins_like_text(text, line)) return false;
        return stet_is_title_case(text, line, lang) || ends_in_single_mark(text, line, lang);
    case STET_LINE_RUNS_ON: return is_cut_title(text, line);
    default: return false;
    }
}

STET_INTERNAL bool stet_is_first_title(const uint8_t *text, stet_span line, unsigned lang)
{
    if (stet_is_longer(text, line, QUESTION_BYTES_MAX) || stet_begins_small(text, line) || holds_stop(text, line))
        return false;
    switch (stet_how_line_ends(text, line)) {
    case STET_LINE_QUESTION: return true;
    case STET_LINE_STOP:
        return !stet_is_longer(text, line, SMALL_BYTES_MAX) &&
               stet_is_word_class(stet_class_at(text, line.start, line.end)) && is_telegraphic(text, line, lang, 0);
    default: return false;
    }
}
