/* SPDX-License-Identifier: MIT */
#include "word.h"

/* What a byte is in a word. Nearly all bytes of words are ASCII letters, so these go by a table; the rest is asked for.
 */
enum { KIND_LOWER = 1, KIND_UPPER = 2, KIND_DIGIT = 4, KIND_LETTER = 8, KIND_JOINT = 16, KIND_ASK = 32 };
#define KINDS_OF_WORDS (KIND_LOWER | KIND_UPPER | KIND_DIGIT)

/* clang-format off */
#define L KIND_LOWER
#define U KIND_UPPER
#define D KIND_DIGIT
#define J KIND_JOINT
#define A KIND_ASK
static const uint8_t kind_of[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, J, J, 0, 0, 0, 0, J, J, J, 0, D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0,
    J, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, 0, 0, 0, 0, J,
    0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, 0,
    A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
    A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
    A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
    A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
};
#undef L
#undef U
#undef D
#undef J
#undef A
/* clang-format on */

static uint32_t find_start(const uint8_t *text, uint32_t pos, uint32_t end)
{
    while (pos < end) {
        unsigned kind = kind_of[text[pos]];
        if (kind & KINDS_OF_WORDS) break;
        if (kind != KIND_ASK) {
            pos++;
            continue;
        }
        if (stet_is_word_class(stet_class_at(text, pos, end))) break;
        pos += stet_rune_at(text, pos, end).length;
    }
    return pos;
}

/* Bytes of a joint inside a word (an apostrophe, hyphen, dot or ampersand between letters) at pos; 0 where there is
 * none. */
static uint32_t joint_length(const uint8_t *text, uint32_t pos, uint32_t end)
{
    uint32_t length = 1;
    switch (text[pos]) {
    case '\'':
    case '-':
    case '.':
    case '&':
    case '_':
    case '@': break;
    case ',': /* in numbers */
        if (!(end - pos > 1 && text[pos + 1] >= '0' && text[pos + 1] <= '9' && text[pos - 1] >= '0' &&
              text[pos - 1] <= '9'))
            return 0;
        break;
    case 0xC2: /* soft hyphen */
        if (end - pos < 2 || text[pos + 1] != 0xAD) return 0;
        length = 2;
        break;
    case 0xE2: /* ’ and the two hyphens */
        if (end - pos < 3 || text[pos + 1] != 0x80 ||
            (text[pos + 2] != 0x99 && text[pos + 2] != 0x90 && text[pos + 2] != 0x91))
            return 0;
        length = 3;
        break;
    case 0xEF: /* U+FFFD, where an apostrophe was */
        if (end - pos < 3 || text[pos + 1] != 0xBF || text[pos + 2] != 0xBD) return 0;
        length = 3;
        break;
    default: return 0;
    }
    return stet_is_word_class(stet_class_at(text, pos + length, end)) ? length : 0;
}

static unsigned class_kind(stet_class c)
{
    switch (c) {
    case STET_CLASS_LOWER: return KIND_LOWER;
    case STET_CLASS_UPPER: return KIND_UPPER;
    case STET_CLASS_DIGIT: return KIND_DIGIT;
    case STET_CLASS_LETTER: return KIND_LETTER;
    default: return 0;
    }
}

/* The shape from what the first letter is, and all of them together. */
static stet_shape shape_of(unsigned first, unsigned all, bool several)
{
    if (first == KIND_DIGIT) return STET_SHAPE_NUMBER;
    if (first == KIND_LETTER) return STET_SHAPE_CASELESS;
    if (first == KIND_LOWER) return STET_SHAPE_LOWER;
    return several && !(all & (KIND_LOWER | KIND_LETTER)) ? STET_SHAPE_UPPER : STET_SHAPE_CAPITAL;
}

/* Compounds the lexicon does not hold are what their last part is: co-founder, vice-president. */
static uint64_t classes_of_compound(const uint8_t *text, stet_span span, unsigned lang)
{
    for (uint32_t i = span.end; i > span.start + 1; i--) {
        if (text[i - 1] == '-')
            return stet_lexicon_find(lang, text + i, span.end - i) & (STET_LEX_ROLE | STET_LEX_MONTH);
    }
    return 0;
}

/* A word that is being read. */
typedef struct reading {
    uint32_t pos;
    unsigned kinds; /* of all its letters */
    bool joined;    /* it holds a hyphen or another joint */
} reading;

/* Takes in what stands at r->pos, which is no ASCII letter; false where the word ends there. */
static bool go_on(const uint8_t *text, uint32_t end, reading *r)
{
    if (!(kind_of[text[r->pos]] & (KIND_JOINT | KIND_ASK))) return false;
    stet_class c = stet_class_at(text, r->pos, end);
    if (stet_is_word_class(c)) {
        r->kinds |= class_kind(c);
        r->pos += stet_rune_at(text, r->pos, end).length;
        return true;
    }
    uint32_t joint = joint_length(text, r->pos, end);
    r->joined |= joint != 0;
    r->pos += joint;
    return joint != 0;
}

STET_INTERNAL stet_word stet_word_next(const uint8_t *text, uint32_t pos, uint32_t end, unsigned lang)
{
    stet_word word;
    uint32_t start = find_start(text, pos, end);
    uint32_t stop = end - start < STET_WORD_BYTES_MAX ? end : start + STET_WORD_BYTES_MAX;
    reading r = {start, 0, false};
    while (r.pos < stop) {
        unsigned kind = kind_of[text[r.pos]];
        if (kind & KINDS_OF_WORDS) {
            r.kinds |= kind;
            r.pos++;
        } else if (!go_on(text, end, &r)) {
            break;
        }
    }
    STET_STEP(r.pos - pos);
    word.span = stet_make_span(start, r.pos);
    word.dot = r.pos < end && text[r.pos] == '.';
    word.shape = STET_SHAPE_LOWER;
    word.classes = 0;
    if (r.pos == start) return word;
    bool several = word.dot || r.pos - start > stet_rune_at(text, start, end).length;
    word.shape = (uint8_t)shape_of(class_kind(stet_class_at(text, start, end)), r.kinds, several);
    word.classes = stet_lexicon_find_at(lang, text, end, start, r.pos);
    if (word.classes == 0 && r.joined) word.classes = classes_of_compound(text, word.span, lang);
    return word;
}

STET_INTERNAL uint32_t stet_words_of(const uint8_t *text, stet_span span, unsigned lang, stet_word *words, uint32_t cap)
{
    uint32_t n = 0;
    for (uint32_t pos = span.start; n < cap; n++) {
        words[n] = stet_word_next(text, pos, span.end, lang);
        if (stet_word_is_absent(&words[n])) break;
        pos = words[n].span.end;
    }
    return n;
}

STET_INTERNAL bool stet_word_is(const uint8_t *text, const stet_word *word, const char *lower)
{
    uint32_t length = word->span.end - word->span.start;
    for (uint32_t i = 0; i < length; i++) {
        if (lower[i] == 0 || stet_fold_ascii(text[word->span.start + i]) != (uint8_t)lower[i]) return false;
    }
    return lower[length] == 0;
}
