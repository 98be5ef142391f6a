/* SPDX-License-Identifier: MIT */
#include "apostrophe.h"

/* Words that a one-bar mark begins where letters were left out, by their lengths. Some are words of their own with a
 * capital ('Cause of death unknown,' ...), so these are known in lower case only. */
static const struct {
    char word[11];
    bool capital_too;
} clipped[] = {
    {"n", true},       {"s", false},      {"t", false},         {"em", true},     {"ll", false},    {"re", false},
    {"ve", false},     {"un", false},     {"ne", false},        {"tis", true},    {"til", true},    {"cos", false},
    {"coz", false},    {"cuz", false},    {"nen", false},       {"nem", false},   {"ner", false},   {"tisn", true},
    {"twas", true},    {"till", false},   {"bout", false},      {"nuff", false},  {"cept", false},  {"twasn", true},
    {"twere", true},   {"twill", true},   {"cause", false},     {"round", false}, {"neath", false}, {"twould", true},
    {"nother", false}, {"gainst", false}, {"ndrangheta", true},
};

/* How many of them have up to 0, 1, 2 ... letters. */
static const uint8_t clipped_up_to[] = {0, 3, 9, 17, 23, 29, 32, 32, 32, 32, 33};

/* Letters of the longest of them, and one more. */
#define CLIPPED_MAX 11u

static bool is_digit(uint8_t byte)
{
    return byte >= '0' && byte <= '9';
}

/* Bytes of a one-bar mark that could close at pos; 0 where there is none. */
static uint32_t closing_bar(const uint8_t *text, uint32_t pos, uint32_t end)
{
    if (pos < end && text[pos] == '\'') return 1;
    if (end - pos < 3 || text[pos] != 0xE2 || text[pos + 1] != 0x80) return 0;
    return text[pos + 2] == 0x98 || text[pos + 2] == 0x99 ? 3 : 0;
}

/* Whether a closing mark stands at pos, and not an apostrophe inside a word. */
static bool is_closed_at(const uint8_t *text, uint32_t pos, uint32_t end)
{
    uint32_t bar = closing_bar(text, pos, end);
    return bar && !stet_is_word_class(stet_class_at(text, pos + bar, end));
}

STET_INTERNAL bool stet_is_inside_word(const uint8_t *text, stet_span block, uint32_t pos, uint32_t length)
{
    stet_class left = stet_class_before(text, block.start, pos);
    stet_class right = stet_class_at(text, pos + length, block.end);
    return stet_is_word_class(left) && left != STET_CLASS_LETTER && stet_is_word_class(right) &&
           right != STET_CLASS_LETTER;
}

/* 80s: whether what a digit at pos begins is a decade. */
static bool is_decade(const uint8_t *text, uint32_t pos, uint32_t end)
{
    if (end - pos < 3 || !is_digit(text[pos + 1]) || text[pos + 2] != 's') return false;
    return !stet_is_word_class(stet_class_at(text, pos + 3, end)) && !is_closed_at(text, pos + 3, end);
}

STET_INTERNAL bool stet_is_clipped(const uint8_t *text, uint32_t after, uint32_t end)
{
    if (after >= end) return false;
    if (is_digit(text[after])) return is_decade(text, after, end);
    uint32_t n = 0;
    while (n < CLIPPED_MAX && n < end - after && stet_is_ascii_letter(text[after + n]))
        n++;
    if (n == 0 || n == CLIPPED_MAX || stet_is_word_class(stet_class_at(text, after + n, end))) return false;
    bool capital = text[after] < 'a';
    for (size_t i = clipped_up_to[n - 1]; i < clipped_up_to[n]; i++) {
        if (capital && !clipped[i].capital_too) continue;
        if (stet_begins_with(text, after, end, clipped[i].word))
            return (n == 1 && clipped[i].word[0] == 'n') || !is_closed_at(text, after + n, end);
    }
    return false;
}

STET_INTERNAL bool stet_ends_like_clipped(const uint8_t *text, stet_span block, uint32_t pos)
{
    if (pos <= block.start) return false;
    uint8_t last = text[pos - 1];
    if (is_digit(last)) return true;
    last = stet_fold_ascii(last);
    return last == 's' || last == 'n' || last == 'x' || last == 'z' || last == 'o' || last == 'h';
}

STET_INTERNAL bool stet_may_end_word(const uint8_t *text, stet_span block, uint32_t pos, uint32_t length)
{
    uint32_t after = pos + length;
    if (after >= block.end || !stet_ends_like_clipped(text, block, pos)) return false;
    return text[after] == ' ' || stet_is_blank_class(stet_class_at(text, after, block.end));
}
