/* SPDX-License-Identifier: MIT */
#include "word.h"

#include "swar.h"

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
    if (pos < end && text[pos] == ' ') pos++;
    while (pos < end) {
        unsigned kind = kind_of[text[pos]];
        if (kind & KINDS_OF_WORDS) break;
        if (kind != KIND_ASK) {
            pos++;
            continue;
        }
        stet_rune rune = stet_rune_at(text, pos, end);
        if (stet_is_word_class(stet_class_of(rune.code))) break;
        pos += rune.length;
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
    case ',': /* in numbers; what is before it is a letter or a digit */
        if (!(end - pos > 1 && text[pos + 1] >= '0' && text[pos + 1] <= '9' && text[pos - 1] <= '9')) return 0;
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

/* Of a letter or digit. */
static unsigned class_kind(stet_class c)
{
    switch (c) {
    case STET_CLASS_LOWER: return KIND_LOWER;
    case STET_CLASS_UPPER: return KIND_UPPER;
    case STET_CLASS_DIGIT: return KIND_DIGIT;
    default: return KIND_LETTER;
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

STET_INTERNAL uint64_t stet_word_classes(const uint8_t *text, uint32_t end, const stet_word *word, unsigned lang)
{
    if (stet_word_is_absent(word)) return 0;
    uint64_t classes = stet_lexicon_find_at(lang, text, end, word->span.start, word->span.end);
    return classes != 0 ? classes : classes_of_compound(text, word->span, lang);
}

/* A word that is being read. */
typedef struct reading {
    uint32_t pos;
    unsigned kinds; /* of all its letters */
    bool joined;    /* it holds a hyphen or another joint */
} reading;

/* Punctuation of U+2000 to U+203F that is no joint; it ends a word. */
static bool is_plain_punctuation(const uint8_t *text, uint32_t pos, uint32_t end)
{
    if (end - pos < 3 || text[pos] != 0xE2 || text[pos + 1] != 0x80) return false;
    uint8_t last = text[pos + 2];
    return (last & 0xC0) == 0x80 && last != 0x99 && last != 0x90 && last != 0x91;
}

/* Takes in what stands at r->pos, which is no ASCII letter; false where the word ends there. */
static bool go_on(const uint8_t *text, uint32_t end, reading *r)
{
    if (!(kind_of[text[r->pos]] & (KIND_JOINT | KIND_ASK)) || is_plain_punctuation(text, r->pos, end)) return false;
    stet_rune rune = stet_rune_at(text, r->pos, end);
    stet_class c = stet_class_of(rune.code);
    if (stet_is_word_class(c)) {
        r->kinds |= class_kind(c);
        r->pos += rune.length;
        return true;
    }
    uint32_t joint = joint_length(text, r->pos, end);
    r->joined |= joint != 0;
    r->pos += joint;
    return joint != 0;
}

/* Takes in all the word from r->pos on. */
static void read_on(const uint8_t *text, uint32_t end, uint32_t stop, reading *r)
{
    while (r->pos < stop) {
        unsigned kind = kind_of[text[r->pos]];
        if (kind & KINDS_OF_WORDS) {
            r->kinds |= kind;
            r->pos++;
        } else if (!go_on(text, end, r)) {
            return;
        }
    }
}

/* The ASCII letters that a word begins with, of 16 bytes, folded, zeros behind. */
typedef struct opening {
    uint64_t first, second;
    uint32_t count;
    unsigned kinds;
} opening;

/* Without a branch on the word's length, which nothing predicts. */
static bool read_opening(const uint8_t *text, uint32_t pos, uint32_t end, opening *o)
{
    uint64_t first, second;
    stet_load16(text, pos, end, &first, &second);
    uint64_t letters1 = stet_letters8(first), letters2 = stet_letters8(second);
    uint64_t others1 = letters1 ^ STET_HIGH_BITS, others2 = letters2 ^ STET_HIGH_BITS;
    uint64_t own1 = stet_before8(others1), own2 = others1 != 0 ? 0 : stet_before8(others2);
    uint64_t capitals1 = stet_capitals8(first, letters1) & own1, capitals2 = stet_capitals8(second, letters2) & own2;
    o->first = (first & own1) | capitals1 >> 2;
    o->second = (second & own2) | capitals2 >> 2;
    o->count = stet_count8(own1) + stet_count8(own2);
    bool upper = (capitals1 | capitals2) != 0;
    bool lower = (((letters1 & own1) ^ capitals1) | ((letters2 & own2) ^ capitals2)) != 0;
    o->kinds = (upper ? (unsigned)KIND_UPPER : 0) | (lower ? (unsigned)KIND_LOWER : 0);
    return o->count > 0;
}

STET_INTERNAL stet_word stet_word_next(const uint8_t *text, uint32_t pos, uint32_t end, unsigned lang)
{
    stet_word word;
    opening o = {0, 0, 0, 0}; /* gcc 12 can't tell that it is read only where it is set */
    uint32_t start = find_start(text, pos, end);
    uint32_t stop = end - start < STET_WORD_BYTES_MAX ? end : start + STET_WORD_BYTES_MAX;
    reading r = {start, 0, false};
    bool opens = read_opening(text, start, end, &o);
    if (opens) {
        r.pos += o.count;
        r.kinds = o.kinds;
    }
    uint32_t letters_end = r.pos;
    read_on(text, end, stop, &r);
    word.span = stet_make_span(start, r.pos);
    word.dot = r.pos < end && text[r.pos] == '.';
    word.shape = STET_SHAPE_LOWER;
    word.classes = 0;
    if (r.pos == start) return word;
    if (opens) {
        unsigned first = text[start] & 0x20 ? KIND_LOWER : KIND_UPPER;
        word.shape = (uint8_t)shape_of(first, r.kinds, word.dot || r.pos - start > 1);
        if (r.pos == letters_end) {
            word.classes = stet_lexicon_find_short(lang, o.first, o.second, o.count);
            return word;
        }
    } else {
        stet_rune rune = stet_rune_at(text, start, end);
        bool several = word.dot || r.pos - start > rune.length;
        word.shape = (uint8_t)shape_of(class_kind(stet_class_of(rune.code)), r.kinds, several);
    }
    word.classes = stet_lexicon_find_at(lang, text, end, start, r.pos);
    if (word.classes == 0 && r.joined) word.classes = classes_of_compound(text, word.span, lang);
    return word;
}

/* ---- One after another ---- */

/* Leaves out what is at the reader's end and past it. */
static void end_masks(stet_word_reader *r)
{
    uint32_t left = r->end - r->base < 64 ? r->end - r->base : 64; /* at least 1 */
    uint64_t seen = UINT64_MAX >> (64 - left) % 64;
    r->masks.letters &= seen;
    r->masks.starts &= seen;
    r->masks.goes_on &= seen;
    r->masks.places &= seen;
}

STET_INTERNAL void stet_word_reader_look(stet_word_reader *r, uint32_t pos)
{
    if (r->grid) {
        r->base = pos / 64 * 64;
        r->masks = *stet_grid_at(r->grid, pos);
        end_masks(r);
    } else {
        r->base = pos;
        stet_masks_at(&r->masks, r->text, pos, r->end);
    }
}

/* The bits from `shift` on, 1 to 63, of `low` and then of `high`. */
static inline uint64_t joined(uint64_t low, uint64_t high, unsigned shift)
{
    return low >> shift | high << (64 - shift);
}

/* Moves the masks so that they begin with pos, which is before the end. */
static void look_across(stet_word_reader *r, uint32_t pos)
{
    /* Past the text, which may end in the 64 bytes that pos is among. */
    static const stet_masks nothing = {0, 0, 0, 0, 0};
    unsigned shift = pos % 64;
    uint32_t next = pos + (64 - shift);
    if (!r->grid || shift == 0) {
        stet_word_reader_look(r, pos);
        return;
    }
    const stet_masks *low = stet_grid_at(r->grid, pos), *high = next < r->len ? stet_grid_at(r->grid, next) : &nothing;
    r->base = pos;
    r->masks.letters = joined(low->letters, high->letters, shift);
    r->masks.capitals = joined(low->capitals, high->capitals, shift);
    r->masks.starts = joined(low->starts, high->starts, shift);
    r->masks.goes_on = joined(low->goes_on, high->goes_on, shift);
    r->masks.places = joined(low->places, high->places, shift);
    end_masks(r);
}

static void begin_reader(stet_word_reader *r, uint32_t pos, uint32_t end, unsigned lang)
{
    r->end = end;
    r->lang = lang;
    r->base = pos;
    r->masks.starts = 0;
    if (pos < end) look_across(r, pos);
}

STET_INTERNAL void stet_word_reader_begin(stet_word_reader *r, const uint8_t *text, uint32_t pos, uint32_t end,
                                          unsigned lang)
{
    r->text = text;
    r->grid = NULL;
    r->len = end;
    begin_reader(r, pos, end, lang);
}

STET_INTERNAL void stet_word_reader_on(stet_word_reader *r, stet_grid *grid, uint32_t pos, uint32_t end, unsigned lang)
{
    r->text = grid->text;
    r->grid = grid;
    r->len = grid->len;
    begin_reader(r, pos, end, lang);
}

/* Moves the masks to the first word at or after pos; false where there is none. */
static inline bool find_word(stet_word_reader *r, uint32_t *pos)
{
    while (*pos - r->base >= 64 || r->masks.starts >> (*pos - r->base) == 0) {
        if (*pos - r->base < 64) *pos = r->base + 64;
        if (*pos >= r->end) return false;
        look_across(r, *pos);
    }
    return true;
}

/* Bytes of an apostrophe at pos, which is before the end, straight or curly; 0 where there is none. */
static uint32_t apostrophe_length(const uint8_t *text, uint32_t pos, uint32_t end)
{
    if (text[pos] == '\'') return 1;
    return end - pos > 2 && text[pos] == 0xE2 && text[pos + 1] == 0x80 && text[pos + 2] == 0x99 ? 3 : 0;
}

/* The two numbers of a folded word: `count` letters, one at least, an apostrophe, and the letters of `tail`, 16 bytes
 * at most. */
static uint64_t classes_around_apostrophe(const stet_word_reader *r, uint32_t start, uint32_t count, uint64_t tail,
                                          uint32_t length)
{
    uint64_t first, second, behind = tail << 8 | '\'';
    unsigned shift = count % 8 * 8;
    stet_load16(r->text, start, r->len, &first, &second);
    first = (first | STET_ALL_BYTES(0x20)) & stet_first_of16(count);
    second = (second | STET_ALL_BYTES(0x20)) & stet_second_of16(count);
    if (count < 8) first |= behind << shift;
    second |= count >= 8 ? behind << shift : behind >> (64 - shift);
    return stet_lexicon_find_short(r->lang, first, second, length);
}

/* Wang's, don't: a word of letters with an apostrophe and up to six letters more, which stet_word_next would read byte
 * by byte; it goes on behind its `count` letters, of which there is one at least. False where it is none, or goes on.
 */
static bool read_around_apostrophe(const stet_word_reader *r, uint32_t start, uint32_t count, stet_word *word)
{
    uint32_t mark = start + count, tail = mark + apostrophe_length(r->text, mark, r->end);
    if (tail == mark || r->len - tail < 8) return false;
    uint64_t bytes = stet_load64(r->text + tail), letters = stet_letters8(bytes), others = letters ^ STET_HIGH_BITS;
    uint32_t more = others ? stet_first8(others) : 8, end = tail + more, length = count + 1 + more;
    if (more == 0 || more > 6 || end > r->end || length > 16) return false;
    if (end < r->end && kind_of[r->text[end]] != 0) return false;
    uint64_t own = stet_before8(others), capitals = r->masks.capitals >> (start - r->base);
    bool upper = (~capitals & (((uint64_t)1 << count) - 1)) == 0 &&
                 (stet_capitals8(bytes, letters) & own) == (STET_HIGH_BITS & own);
    word->span = stet_make_span(start, end);
    word->dot = 0;
    word->shape = (uint8_t)(!(capitals & 1) ? STET_SHAPE_LOWER : upper ? STET_SHAPE_UPPER : STET_SHAPE_CAPITAL);
    word->classes = 0;
    if (r->lang < STET_LANG_COUNT)
        word->classes = classes_around_apostrophe(r, start, count, (bytes | STET_ALL_BYTES(0x20)) & own, length);
    return true;
}

/* Whether a word that goes on to pos surely ends there: before punctuation, and before a joint that no letter follows.
 */
static bool ends_at(const uint8_t *text, uint32_t pos, uint32_t end)
{
    unsigned kind = kind_of[text[pos]];
    if (kind == 0 || is_plain_punctuation(text, pos, end)) return true;
    uint32_t behind = pos + (kind == KIND_JOINT ? 1 : apostrophe_length(text, pos, end));
    if (behind == pos) return false;
    return behind >= end || !(kind_of[text[behind]] & (KINDS_OF_WORDS | KIND_ASK)) ||
           is_plain_punctuation(text, behind, end);
}

/* vice-president, U.S: a word of letters with joints of ASCII between them, which begins at a bit of the masks. False
 * where it is none, or goes on. */
static bool read_joined(const stet_word_reader *r, uint32_t bit, stet_word *word)
{
    const uint64_t starts = r->masks.starts, last = (uint64_t)1 << 63;
    uint64_t letters = r->masks.letters >> bit, joints = (r->masks.goes_on & ~starts & (starts >> 1 | last)) >> bit;
    uint32_t length = stet_lowest_bit(~(letters | joints) | (uint64_t)1 << 63), start = r->base + bit;
    uint32_t stop = bit + length, end = start + length;
    if (stop >= 64 || length < 2 || (letters | joints) >> length & 1) return false; /* 64 of them go on */
    if (starts >> stop & 1 && !is_plain_punctuation(r->text, end, r->end)) return false;
    if (joints >> (length - 1) & 1) length--; /* what follows is not of the word, so that this is no joint */
    uint64_t own = letters & (((uint64_t)1 << length) - 1), capitals = r->masks.capitals >> bit & own;
    end = start + length;
    word->span = stet_make_span(start, end);
    word->dot = end < r->end && r->text[end] == '.';
    word->shape = (uint8_t)((unsigned)(capitals & 1) + (capitals == own));
    word->classes = stet_word_classes(r->text, r->end, word, r->lang);
    return true;
}

/* 2026, 40: a word of up to seven digits. False where it is none, or goes on. */
static bool read_number(const stet_word_reader *r, uint32_t start, stet_word *word)
{
    if (r->len - start < 8) return false;
    uint64_t bytes = stet_load64(r->text + start), ones = bytes ^ STET_ALL_BYTES('0');
    uint64_t others = (((ones & STET_ALL_BYTES(0x7F)) + STET_ALL_BYTES(0x80 - 10)) | ones) & STET_HIGH_BITS;
    uint32_t count = others ? stet_first8(others) : 0, end = start + count;
    if (count == 0 || end > r->end) return false;
    if (end < r->end && !ends_at(r->text, end, r->end)) return false;
    word->span = stet_make_span(start, end);
    word->dot = end < r->end && r->text[end] == '.';
    word->shape = STET_SHAPE_NUMBER;
    word->classes = stet_lexicon_find_short(r->lang, bytes & stet_first_of16(count), 0, count);
    return true;
}

/* What is no word of letters alone, where that may be told without reading it byte by byte. */
static bool read_quickly(const stet_word_reader *r, uint32_t bit, uint32_t count, stet_word *word)
{
    if (count == 0) return read_number(r, r->base + bit, word);
    return read_around_apostrophe(r, r->base + bit, count, word) || read_joined(r, bit, word);
}

STET_INTERNAL void stet_word_read_any(stet_word_reader *r, uint32_t pos, stet_word *word)
{
    while (find_word(r, &pos)) {
        uint32_t bit = pos - r->base + stet_lowest_bit(r->masks.starts >> (pos - r->base));
        uint64_t others = ~(r->masks.letters >> bit);
        uint32_t count = others ? stet_lowest_bit(others) : 64, stop = bit + count;
        if (stop == 64 && bit > 0 && r->base + 64 < r->end) { /* it may go on */
            pos = r->base + bit;
            look_across(r, pos);
            continue;
        }
        uint32_t end = r->base + stop;
        if (count == 0 && is_plain_punctuation(r->text, end, r->end)) {
            pos = end + 3;
            continue;
        }
        bool ends = count > 0 && stop < 64 && (!(r->masks.goes_on >> stop & 1) || ends_at(r->text, end, r->end));
        if (ends) {
            stet_word_of_letters(r, r->base + bit, count, word);
        } else if (stop >= 64 || !read_quickly(r, bit, count, word)) {
            *word = stet_word_next(r->text, pos, r->end, r->lang);
        }
        return;
    }
    memset(word, 0, sizeof *word);
    word->span = stet_make_span(r->end, r->end);
}

STET_INTERNAL uint32_t stet_words_of(const uint8_t *text, stet_span span, unsigned lang, stet_word *words, uint32_t cap)
{
    uint32_t n = 0;
    stet_word_reader reader;
    stet_word_reader_begin(&reader, text, span.start, span.end, lang);
    for (uint32_t pos = span.start; n < cap; n++) {
        stet_word_read(&reader, pos, &words[n]);
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
