/* SPDX-License-Identifier: MIT */
#include "cjk.h"

#include "chars.h"
#include "lexicon.h"
#include "masks.h"

/* How far to each side a cue and its speaker are sought. */
#define REACH 160u

/* A cue is no longer, in bytes. */
#define CUE_BYTES_MAX 30u

/* Code points that carry the grammar. */
enum {
    JA_TO = 0x3068,  /* to, after what is quoted */
    JA_WA = 0x306F,  /* wa, after the topic */
    JA_GA = 0x304C,  /* ga, after the subject */
    JA_WO = 0x3092,  /* wo, after an object */
    JA_NI = 0x306B,  /* ni */
    JA_NO = 0x306E,  /* no */
    JA_I = 0x3044,   /* i, of iu, to be called */
    JA_YOBU = 0x547C /* the character of yobu, to call */
};

static bool is_hiragana(uint32_t code)
{
    return code - 0x3041 < 0x56;
}

/* Whether a verb or adjective that stands before a noun can end in this hiragana: -u, -ta and -i. */
static bool may_end_verb(uint32_t code)
{
    switch (code) {
    case 0x3044: /* i */
    case 0x3046: /* u */
    case 0x304F: /* ku */
    case 0x3050: /* gu */
    case 0x3059: /* su */
    case 0x305F: /* ta */
    case 0x3060: /* da */
    case 0x3064: /* tsu */
    case 0x306C: /* nu */
    case 0x3076: /* bu */
    case 0x3080: /* mu */
    case 0x308B: /* ru */ return true;
    default: return false;
    }
}

static bool ends_part(uint32_t code)
{
    stet_class c = stet_class_of(code);
    return c == STET_CLASS_STOP || c == STET_CLASS_COMMA || c == STET_CLASS_QUOTE || c == STET_CLASS_BLANK;
}

/* The end of the part, as punctuation parts the text, that begins at pos. */
static uint32_t part_end(const uint8_t *text, uint32_t pos, uint32_t end)
{
    while (pos < end) {
        stet_rune rune = stet_rune_at(text, pos, end);
        if (ends_part(rune.code)) break;
        pos += rune.length;
    }
    return pos;
}

static uint32_t back_to(const uint8_t *text, uint32_t pos, uint32_t from)
{
    uint32_t start = pos - from > REACH ? pos - REACH : from;
    while (start < pos && (text[start] & 0xC0) == 0x80)
        start++;
    return start;
}

/* ---- Japanese: SPEAKER wa, "..." to CUE ---- */

static bool is_particle(uint32_t code)
{
    return code == JA_WA || code == JA_GA || code == JA_WO || code == JA_NI;
}

/* The verb after to: up to the next punctuation, where no particle stands in it and it ends as verbs do. */
static stet_span japanese_cue(const uint8_t *text, uint32_t pos, uint32_t end)
{
    stet_span none = {0, 0};
    uint32_t stop = part_end(text, pos, end), i = pos, last = 0;
    if (stop == pos || stet_is_longer(text, stet_make_span(pos, stop), CUE_BYTES_MAX)) return none;
    while (i < stop) {
        stet_rune rune = stet_rune_at(text, i, stop);
        if (is_particle(rune.code) || (i == pos && is_hiragana(rune.code) && rune.code != 0x3044)) return none;
        last = rune.code;
        i += rune.length;
    }
    return may_end_verb(last) ? stet_make_span(pos, stop) : none;
}

/* The noun phrase that ends at `end`: what follows the last verb before it that explains it. */
static stet_span japanese_noun(const uint8_t *text, uint32_t start, uint32_t end)
{
    uint32_t from = start, last = 0;
    for (uint32_t i = start; i < end;) {
        stet_rune rune = stet_rune_at(text, i, end);
        bool word = !is_hiragana(rune.code) && stet_class_of(rune.code) == STET_CLASS_LETTER;
        if (ends_part(rune.code))
            from = i + rune.length;
        else if (word && may_end_verb(last))
            from = i;
        last = rune.code;
        i += rune.length;
    }
    return stet_make_span(from, end);
}

/* The topic, or else the subject, of the sentence before the quotation. */
static stet_span japanese_speaker(const uint8_t *text, uint32_t from, uint32_t pos)
{
    uint32_t start = back_to(text, pos, from), topic = 0, subject = 0, sentence = start;
    for (uint32_t i = start; i < pos;) {
        stet_rune rune = stet_rune_at(text, i, pos);
        if (stet_class_of(rune.code) == STET_CLASS_STOP) {
            sentence = i + rune.length;
            topic = subject = 0;
        }
        uint32_t before = i > sentence ? stet_rune_before(text, sentence, i).code : 0;
        bool noun = before && !is_hiragana(before) && !ends_part(before);
        bool called = before == 0x3093 || before == 0x3089; /* -san, -ra */
        if (rune.code == JA_WA && (noun || called)) topic = i;
        if (rune.code == JA_GA && (noun || called)) subject = i;
        i += rune.length;
    }
    uint32_t end = topic ? topic : subject;
    if (end == 0) return stet_make_span(0, 0);
    return japanese_noun(text, sentence, end);
}

/* "..." to SPEAKER wa CUE */
static bool japanese_inverted(const uint8_t *text, uint32_t pos, uint32_t end, stet_cjk_attribution *result)
{
    uint32_t stop = part_end(text, pos, end), before = 0;
    for (uint32_t i = pos; i < stop;) {
        stet_rune rune = stet_rune_at(text, i, stop);
        bool noun = (before && !is_hiragana(before)) || before == 0x3093 || before == 0x3089; /* -san, -ra */
        if ((rune.code == JA_WA || rune.code == JA_GA) && noun) {
            result->cue = japanese_cue(text, i + rune.length, end);
            result->speaker = stet_make_span(pos, i);
            result->found = !stet_is_absent(result->cue);
            return result->found;
        }
        before = rune.code;
        i += rune.length;
    }
    return false;
}

static stet_cjk_attribution japanese(const uint8_t *text, stet_span span, uint32_t from, uint32_t until)
{
    stet_cjk_attribution result;
    memset(&result, 0, sizeof result);
    uint32_t end = until - span.end > REACH ? span.end + REACH : until;
    if (span.end >= end || stet_rune_at(text, span.end, end).code != JA_TO) return result;
    uint32_t pos = span.end + 3;
    if (pos >= end) return result;
    uint32_t next = stet_rune_at(text, pos, end).code;
    if (next == JA_NO || next == JA_YOBU) return result;
    if (next == JA_I && pos + 6 <= end && stet_rune_at(text, pos + 3, end).code == 0x3046) return result; /* to iu */
    if (japanese_inverted(text, pos, end, &result)) return result;
    result.cue = japanese_cue(text, pos, end);
    result.speaker = japanese_speaker(text, from, span.start);
    result.found = !stet_is_absent(result.cue) || !stet_is_absent(result.speaker);
    return result;
}

/* ---- Chinese: "...", SPEAKER CUE / SPEAKER CUE, "..." ---- */

/* Bytes of the verb of speech at pos, one or two characters; 0 where none stands there. */
static uint32_t chinese_cue(const uint8_t *text, uint32_t pos, uint32_t end)
{
    for (uint32_t length = 6; length >= 3; length -= 3) {
        if (end - pos >= length && stet_lexicon_find_at(STET_LANG_ZH, text, end, pos, pos + length) & STET_LEX_CUE)
            return length;
    }
    return 0;
}

/* The first cue of [start, end) in *at; its length, 0 where there is none. A cue right at the start has no speaker. */
static uint32_t find_chinese_cue(const uint8_t *text, uint32_t start, uint32_t end, uint32_t *at)
{
    for (uint32_t i = start; i < end;) {
        uint32_t length = chinese_cue(text, i, end);
        if (length) {
            *at = i;
            return length;
        }
        i += stet_rune_at(text, i, end).length;
    }
    return 0;
}

static bool take_chinese(const uint8_t *text, uint32_t start, uint32_t end, stet_cjk_attribution *result)
{
    uint32_t at = 0, length = find_chinese_cue(text, start, end, &at);
    if (length == 0) return false;
    result->cue = stet_make_span(at, at + length);
    if (at > start) result->speaker = stet_make_span(start, at);
    result->found = true;
    return true;
}

static uint32_t part_start(const uint8_t *text, uint32_t from, uint32_t pos)
{
    uint32_t start = back_to(text, pos, from);
    while (pos > start) {
        stet_rune rune = stet_rune_before(text, start, pos);
        if (ends_part(rune.code)) break;
        pos -= rune.length;
    }
    return pos;
}

static stet_cjk_attribution chinese(const uint8_t *text, stet_span span, uint32_t from, uint32_t until)
{
    stet_cjk_attribution result;
    memset(&result, 0, sizeof result);
    uint32_t end = until - span.end > REACH ? span.end + REACH : until;
    uint32_t stop = part_end(text, span.end, end);
    bool near = !stet_is_longer(text, stet_make_span(span.end, stop), 60);
    if (stop > span.end && near && take_chinese(text, span.end, stop, &result)) return result;
    uint32_t pos = span.start, parts = 0;
    while (pos > from && parts++ < 2) {
        stet_rune mark = stet_rune_before(text, from, pos);
        if (stet_class_of(mark.code) == STET_CLASS_STOP) break;
        uint32_t part = ends_part(mark.code) ? pos - mark.length : pos;
        uint32_t start = part_start(text, from, part);
        result.before = true;
        if (take_chinese(text, start, part, &result)) return result;
        if (start == pos) break;
        pos = start;
    }
    return result;
}

STET_INTERNAL stet_cjk_attribution stet_cjk_attribute(const uint8_t *text, stet_span span, uint32_t from,
                                                      uint32_t until, unsigned lang)
{
    if (lang == STET_LANG_JA) return japanese(text, span, from, until);
    return chinese(text, span, from, until);
}
