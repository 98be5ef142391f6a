/* SPDX-License-Identifier: MIT */
#include "lexicon.h"

#include "chars.h"
#include "masks.h"
#include "swar.h"

/* ---- Folding ----------------------------------------------------------------------------------------------------- */

/* Latin Extended-A: pairs of a capital and its small letter, the capital even or odd by range. */
static uint32_t fold_extended_a(uint32_t code)
{
    bool odd = (code >= 0x139 && code <= 0x148) || code >= 0x179;
    if (code == 0x130 || code == 0x138) return code;
    if (code == 0x178) return 0xFF;
    return (code & 1) == (odd ? 1u : 0u) ? code + 1 : code;
}

static uint32_t fold_code(uint32_t code)
{
    if (code >= 0xC0 && code <= 0xDE && code != 0xD7) return code + 0x20;
    if (code >= 0x100 && code <= 0x17E) return fold_extended_a(code);
    if (code >= 0x400 && code <= 0x40F) return code + 0x50;
    if (code >= 0x410 && code <= 0x42F) return code + 0x20;
    return code;
}

/* Text that is folded: what was taken in and put out so far. */
typedef struct folding {
    size_t taken, length;
    uint8_t out[STET_LEXICON_PHRASE_MAX + 8];
} folding;

static void put(folding *f, uint32_t byte)
{
    f->out[f->length++] = (uint8_t)byte;
}

/* Folds what stands at `in`, one or two or (an apostrophe) three bytes; what is no letter passes as it is. */
static void fold_next(folding *f, const uint8_t *in, size_t left)
{
    if (in[0] >= 0xC2 && in[0] <= 0xD1 && left > 1 && (in[1] & 0xC0) == 0x80) {
        uint32_t code = fold_code((in[0] & 0x1Fu) << 6 | (in[1] & 0x3Fu));
        f->taken += 2;
        put(f, 0xC0 | code >> 6);
        put(f, 0x80 | (code & 0x3F));
    } else if (in[0] == 0xE2 && left > 2 && in[1] == 0x80 && in[2] == 0x99) {
        f->taken += 3;
        put(f, '\'');
    } else {
        f->taken += 1;
        put(f, in[0] >= 'A' && in[0] <= 'Z' ? in[0] + 32u : in[0]);
    }
}

/* Whether eight bytes of ASCII stand at `in`; they are folded then. */
static bool fold_eight(folding *f, const uint8_t *in)
{
    uint64_t bytes;
    memcpy(&bytes, in, 8);
    if (!stet_is_ascii8(bytes)) return false;
    bytes = stet_fold8(bytes);
    memcpy(f->out + f->length, &bytes, 8);
    f->taken += 8;
    f->length += 8;
    return true;
}

/* Folds until all is taken or `most` bytes, or one more, are put out. */
static void fold(folding *f, const uint8_t *in, size_t len, size_t most)
{
    f->taken = f->length = 0;
    while (f->taken < len && f->length < most) {
        bool room = len - f->taken >= 8 && most - f->length >= 8;
        if (!room || !fold_eight(f, in + f->taken)) fold_next(f, in + f->taken, len - f->taken);
    }
}

/* ---- Words ------------------------------------------------------------------------------------------------------- */

/* n of 0 to 8 bytes, little-endian, zeros behind; the pieces overlap where n is not 1, 4 or 8. */
static uint64_t load_short(const uint8_t *p, size_t n)
{
    if (n == 0) return 0; /* what stands behind a last hyphen: affirme-t- */
    if (n >= 4) return stet_load32(p) | stet_load32(p + n - 4) << (8 * (n - 4));
    return (uint64_t)p[0] | (uint64_t)p[n / 2] << (8 * (n / 2)) | (uint64_t)p[n - 1] << (8 * (n - 1));
}

/* Eight bytes of a text at a place, of `avail` that may be read: zeros behind them. */
static inline uint64_t load_within(const uint8_t *text, size_t at, size_t avail)
{
    if (avail - at >= 8) return stet_load64(text + at);
    if (avail >= 8) return stet_load64(text + avail - 8) >> (8 * (at + 8 - avail));
    return load_short(text + at, avail - at);
}

#define SHORT_WORD 16
#define CLASSES    (((uint64_t)1 << STET_LEXICON_CLASS_BITS) - 1)

/* A folded word. One of up to SHORT_WORD bytes is in its two numbers, little-endian, zeros behind. */
typedef struct word_key {
    uint64_t first, second;
    size_t length;
    const uint8_t *bytes; /* of a longer one; its numbers are its first 16 bytes */
} word_key;

/* Of a longer word; the same in lexicon/generate.py, word_key. */
static inline uint64_t make_key(const word_key *word)
{
    const uint64_t factor = 0x9E3779B97F4A7C15u;
    uint64_t second = word->second ^ (stet_load64(word->bytes + word->length - 8) + word->length) * factor;
    return word->first ^ second * factor;
}

/* Whether a word of 9 to 16 bytes, with the key of the long one of some number, is that: where the first eight bytes
 * are the same, so are the others, as the key is made of both. */
static bool is_long_word(uint64_t number, uint64_t first, size_t length)
{
    uint32_t place = stet_lexicon_long_words[number];
    return length == (place & 31) && stet_load64(stet_lexicon_pool + (place >> 5)) == first;
}

/* The same of a longer one. */
static bool is_longer_word(const word_key *word, uint64_t number)
{
    uint32_t place = stet_lexicon_long_words[number];
    return word->length == (place & 31) && memcmp(stet_lexicon_pool + (place >> 5), word->bytes, word->length) == 0;
}

/* What the one slot holds that a key can be in, where the key is there; else 0. No branch is taken: whether a word is
 * known is what no processor predicts. */
static inline uint64_t look_up_key(const stet_lexicon_table *table, uint64_t key)
{
    uint64_t hash = key * table->factor;
    uint32_t mixed = (uint32_t)(hash ^ hash >> 32);
    uint32_t shift = stet_lexicon_shifts[table->first_group + (mixed >> table->group_shift)];
    uint32_t start = (mixed * 0x9E3779B1u) ^ shift << 16;
    const stet_lexicon_slot *slot = &stet_lexicon_slots[table->first + ((uint64_t)start * table->slots >> 32)];
    return slot->classes & (0u - (uint64_t)(slot->key == key));
}

/* The classes of a folded word of 1 to 16 bytes. One of up to 8 is its key, which leaves nothing to compare. */
static inline uint64_t look_up_short(const stet_lexicon_table *table, uint64_t first, uint64_t second, size_t length)
{
    uint64_t found = look_up_key(table, first ^ second * 0x9E3779B97F4A7C15u);
    uint64_t if_long = 0u - ((8u - (uint64_t)length) >> 63); /* all bits of a long word */
    bool check = (found & (if_long | ~CLASSES)) != 0;
    if (check && !is_long_word(found >> STET_LEXICON_CLASS_BITS, first, length)) return 0;
    return found & CLASSES;
}

static uint64_t look_up(const stet_lexicon_table *table, const word_key *word)
{
    if (word->length <= SHORT_WORD) return look_up_short(table, word->first, word->second, word->length);
    uint64_t found = look_up_key(table, make_key(word));
    if (found == 0 || !is_longer_word(word, found >> STET_LEXICON_CLASS_BITS)) return 0;
    return found & CLASSES;
}

/* Numbers of the first 16 bytes of a word that has `left` bytes from its start to the text's end. Where there are 16,
 * no branch depends on the word's length, which nothing predicts. */
static inline void load_key(word_key *key, const uint8_t *word, size_t left)
{
    size_t n = key->length < SHORT_WORD ? key->length : SHORT_WORD;
    if (left >= SHORT_WORD) {
        key->first = stet_load64(word) & stet_first_of16(n);
        key->second = stet_load64(word + 8) & stet_second_of16(n);
    } else {
        key->first = load_short(word, n < 8 ? n : 8);
        key->second = n > 8 ? load_short(word + 8, n - 8) : 0;
    }
}

static uint64_t fold_and_look_up(const stet_lexicon_table *table, const uint8_t *word, size_t len)
{
    folding f;
    fold(&f, word, len, STET_LEXICON_WORD_MAX);
    if (f.taken < len || f.length > STET_LEXICON_WORD_MAX) return 0;
    word_key key = {0, 0, f.length, f.out};
    load_key(&key, f.out, f.length);
    return look_up(table, &key);
}

static uint64_t find_in(const stet_lexicon_table *table, const uint8_t *word, size_t len, size_t left)
{
    word_key key = {0, 0, len, word};
    if (len > SHORT_WORD) return fold_and_look_up(table, word, len);
    load_key(&key, word, left);
    if (!stet_is_ascii8(key.first | key.second)) return fold_and_look_up(table, word, len);
    key.first = stet_fold8(key.first);
    key.second = stet_fold8(key.second);
    return look_up(table, &key);
}

STET_INTERNAL uint64_t stet_lexicon_find_short(unsigned lang, uint64_t first, uint64_t second, size_t length)
{
    return lang < STET_LANG_COUNT ? look_up_short(&stet_lexicon_tables[lang], first, second, length) : 0;
}

STET_INTERNAL uint64_t stet_lexicon_find(unsigned lang, const uint8_t *word, size_t len)
{
    return lang < STET_LANG_COUNT ? find_in(&stet_lexicon_tables[lang], word, len, len) : 0;
}

STET_INTERNAL uint64_t stet_lexicon_find_at(unsigned lang, const uint8_t *text, size_t len, size_t start, size_t end)
{
    return lang < STET_LANG_COUNT ? find_in(&stet_lexicon_tables[lang], text + start, end - start, len - start) : 0;
}

STET_INTERNAL bool stet_lexicon_may_be_particle(unsigned lang, const uint8_t *word, size_t len)
{
    uint32_t second = len > 1 ? (uint32_t)word[1] - 'a' : 26;
    return (stet_lexicon_particles[lang][word[0] - 'a'] >> (second < 26 ? second : 26) & 1) != 0;
}

#define NOUN_CLASSES                                                                                                   \
    (STET_LEX_CUE_NOUN | STET_LEX_ACCORDING | STET_LEX_TITLE | STET_LEX_ROLE | STET_LEX_TERM_INTRO |                   \
     STET_LEX_TITLE_INTRO)
#define LEAST_HEAD 3 /* bytes of a compound before its last noun; fewer are chance: un, ge */
#define LEAST_TAIL 5 /* bytes of its last noun */

STET_INTERNAL uint64_t stet_lexicon_find_tail(const uint8_t *word, size_t len)
{
    if (len > 2 * STET_LEXICON_WORD_MAX) return 0;
    for (size_t head = LEAST_HEAD; head + LEAST_TAIL <= len; head++) {
        if ((word[head] & 0xC0) == 0x80) continue; /* a noun begins with a character */
        uint32_t classes = stet_lexicon_find(STET_LANG_DE, word + head, len - head) & (uint32_t)NOUN_CLASSES;
        if (classes != 0) return classes;
    }
    return 0;
}

/* ---- Phrases ----------------------------------------------------------------------------------------------------- */

/* Of folded text. */
static bool is_alnum(uint8_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

/* The same in lexicon/generate.py, filter_slot and other_slot. */
static inline uint32_t filter_slot(uint64_t bytes)
{
    return (uint32_t)((bytes * 0x9E3779B97F4A7C15u) >> 51);
}

static inline uint32_t other_slot(uint64_t bytes)
{
    return (uint32_t)((bytes * 0x9E3779B97F4A7C15u) >> 38) % STET_LEXICON_FILTER_SLOTS;
}

static inline unsigned lists_of(const uint8_t filter[STET_LEXICON_FILTER_SLOTS], uint64_t bytes)
{
    return (unsigned)(filter[filter_slot(bytes)] & filter[other_slot(bytes)]);
}

/* By six bytes, or by three for phrases shorter than that. Bytes outside ASCII are in the filters in either case. */
STET_INTERNAL unsigned stet_lexicon_phrases_at(const uint8_t *text, size_t len)
{
    uint64_t bytes = stet_fold8(load_within(text, 0, len));
    return lists_of(stet_lexicon_phrase_filters[0], bytes & stet_first_of16(6)) |
           lists_of(stet_lexicon_phrase_filters[1], bytes & stet_first_of16(3));
}

/* A letter outside ASCII, as far as its first byte tells: C2 and E2 lead punctuation and symbols. */
static bool leads_letter(uint8_t byte)
{
    return byte >= 0xC3 && byte != 0xE2;
}

static bool leads_word(uint8_t byte)
{
    return is_alnum(byte) || leads_letter(byte);
}

/* Whether a word ends after `length` bytes of the opening, at least one, or none stands there. */
static bool ends_word(const folding *o, size_t length)
{
    size_t last = length;
    while (last > 1 && (o->out[last - 1] & 0xC0) == 0x80)
        last--;
    return length >= o->length || !leads_word(o->out[last - 1]) || !leads_word(o->out[length]);
}

static const uint8_t *phrase_bytes(const stet_lexicon_phrase_entry *phrase)
{
    return stet_lexicon_phrase_pool + phrase->offset;
}

/* The first eight bytes of an opening as a number that orders as bytes do; zeros behind fewer. */
static uint64_t order_of(const folding *o)
{
    uint64_t bytes = stet_load64(o->out) & stet_first_of16(o->length < 8 ? o->length : 8), order = 0;
    for (unsigned i = 0; i < 8; i++, bytes >>= 8)
        order = order << 8 | (bytes & 0xFF);
    return order;
}

/* Number of phrases of a list, at least one, whose first eight bytes are not after those of the opening. No branch is
 * taken on what they are. */
static size_t count_not_after(const stet_lexicon_phrase_entry *phrases, size_t count, uint64_t order)
{
    size_t low = 0;
    for (size_t half; count > 1; count -= half) {
        half = count / 2;
        low += half * (phrases[low + half - 1].order <= order);
    }
    return low + (phrases[low].order <= order);
}

/* Japanese and Chinese put no blank after a phrase. */
static bool begins(const folding *o, const stet_lexicon_phrase_entry *phrase)
{
    const uint32_t unspaced = 1u << STET_LANG_JA | 1u << STET_LANG_ZH;
    if (phrase->length > o->length || memcmp(phrase_bytes(phrase), o->out, phrase->length) != 0) return false;
    return (phrase->languages & ~unspaced) == 0 || ends_word(o, phrase->length);
}

/* Bytes that two orders have in common from the first one on; where all eight are, any number may be. */
static size_t shared_bytes(uint64_t one, uint64_t other)
{
    return one == other ? STET_LEXICON_PHRASE_MAX : 7 - stet_highest_bit(one ^ other) / 8;
}

/* Length of the longest phrase, folded. Those that begin the opening stand in order of length before the first one
 * after it, so the last is the longest. */
static size_t longest_phrase(unsigned list, uint32_t languages, const folding *o)
{
    const stet_lexicon_phrase_table *table = &stet_lexicon_phrase_tables[list];
    const stet_lexicon_phrase_entry *phrases = stet_lexicon_phrases + table->first;
    uint64_t order = order_of(o);
    for (size_t i = count_not_after(phrases, table->count, order); i > 0; i--) {
        const stet_lexicon_phrase_entry *phrase = &phrases[i - 1];
        size_t shared = shared_bytes(phrase->order, order);
        if (shared == 0) break;
        if (phrase->length <= shared && (phrase->languages & languages) != 0 && begins(o, phrase))
            return phrase->length;
    }
    return 0;
}

/* How much of an opening tells whether a phrase of the list stands there: a byte more than the longest one has. Eight
 * bytes are as soon folded as one. */
static size_t opening_bytes(unsigned list)
{
    size_t longest = stet_lexicon_phrase_tables[list].longest;
    return longest < STET_LEXICON_PHRASE_MAX ? (longest + 8) / 8 * 8 : STET_LEXICON_PHRASE_MAX + 1;
}

STET_INTERNAL int stet_lexicon_phrase(unsigned list, const uint8_t *text, size_t len)
{
    unsigned lang = list >> 8;
    uint32_t languages = lang == 0 ? ~(uint32_t)0 : (uint32_t)1 << (lang - 1);
    list &= 0xFF;
    if (len == 0 || !(stet_lexicon_phrases_at(text, len) >> list & 1)) return 0;
    folding o = {0, 0, {0}}; /* clang-tidy does not follow what fold() writes */
    fold(&o, text, len, opening_bytes(list));
    size_t length = longest_phrase(list, languages, &o);
    if (length == 0 || o.taken == o.length) return (int)length; /* nothing has changed its length */
    fold(&o, text, len, length);
    return (int)o.taken;
}

/* ---- Sentences --------------------------------------------------------------------------------------------------- */

/* Number of ASCII letters that eight bytes begin with, which are small. */
static uint32_t count_letters(uint64_t x)
{
    uint64_t small = stet_letters8(x) & x << 2, others = small ^ STET_HIGH_BITS;
    return others == 0 ? 8 : stet_first8(others);
}

#define UNSTRESSED (STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION | STET_LEX_DETERMINER)

/* A word of a line between two gaps. */
typedef struct gap_word {
    uint64_t bytes; /* the first eight, zeros behind */
    size_t length;
    size_t end;  /* the second gap */
    bool small;  /* it stands behind a blank, and has two small letters at least and nothing else */
    bool counts; /* ... and a blank or a mark that ends words behind it */
} gap_word;

/* Whether a byte behind a word tells by itself that the word ends there. */
static inline bool parts_words(uint8_t after)
{
    return (after == ' ') | (after == ',') | (after == ';') | (after == ':');
}

/* Whether a word of a filter may begin with these bytes. */
static inline bool may_hold(const uint8_t filter[STET_LEXICON_FILTER_SLOTS / 8], uint64_t bytes)
{
    uint32_t one = filter_slot(bytes), other = other_slot(bytes);
    return (filter[one / 8] >> one % 8 & filter[other / 8] >> other % 8 & 1) != 0;
}

/* The word after the first of two gaps, the second one being before the line's end. */
static inline gap_word word_between(const uint8_t *line, size_t gap, size_t next, size_t avail)
{
    gap_word word;
    uint64_t bytes = load_within(line, gap + 1, avail);
    word.length = next - gap - 1;
    word.end = next;
    uint64_t own = stet_first_of16(word.length < 8 ? word.length : 8), small = STET_ALL_BYTES(0x60) & own;
    word.bytes = bytes & own;
    word.small = (line[gap] == ' ') & (word.length > 1) & ((bytes & small) == small);
    word.counts = word.small & parts_words(line[next]);
    return word;
}

/* Whether no word of a filter begins as this one does. */
static inline bool is_unknown(const uint8_t filter[STET_LEXICON_FILTER_SLOTS / 8], const gap_word *word)
{
    return word->counts & !may_hold(filter, word->bytes);
}

/* Classes that tell of a word what it is in a title; a word of more than eight letters is looked for in a filter only.
 */
static uint64_t classes_between(unsigned lang, const gap_word *word)
{
    if (word->length <= 8) return stet_lexicon_find_short(lang, word->bytes, 0, word->length);
    return is_unknown(stet_lexicon_unstressed, word) ? 0 : UNSTRESSED;
}

/* Gaps that two letters or digits follow, as far as they show. */
static inline uint64_t gaps_before_words(uint64_t gaps)
{
    return gaps & ~(gaps >> 1) & ~(gaps >> 2);
}

/* Reads the word behind the first gap of `before`, which are some of the gaps, and leaves that gap out. False where
 * there is none, or its word does not end in the line. */
static inline bool next_word(const uint8_t *line, size_t len, size_t avail, uint64_t gaps, uint64_t *before,
                             gap_word *word)
{
    if (*before == 0) return false;
    uint64_t behind = gaps & ~(*before ^ (*before - 1));
    if (behind == 0) return false;
    size_t gap = stet_lowest_bit(*before), next = stet_lowest_bit(behind);
    if (next >= len) return false;
    *before &= *before - 1;
    *word = word_between(line, gap, next, avail);
    return true;
}

/* From gap to gap. At least one gap stands before each word but the first, so the count of gaps is no less than that of
 * the words. */
STET_INTERNAL bool stet_lexicon_is_sentence(unsigned lang, const uint8_t *line, size_t len, size_t avail, uint64_t gaps)
{
    uint32_t stressed = 0, count = stet_count_bits(gaps) - (len < 64 ? (uint32_t)(64 - len) : 0);
    uint32_t most = len > 64 ? 29 : count + 1; /* words */
    if (count >= STET_LEXICON_SENTENCE_GAPS) return false;
    uint64_t before = gaps_before_words(gaps);
    gap_word word;
    while (next_word(line, len, avail, gaps, &before, &word)) {
        if (!word.counts && !(word.small & (line[word.end] == '.') & (word.end + 1 == len))) continue;
        uint64_t classes = classes_between(lang, &word);
        stressed += !(classes & UNSTRESSED);
        if (stressed * 10 > most || (classes & STET_LEX_AUX)) return true;
    }
    return false;
}

STET_INTERNAL bool stet_lexicon_is_no_date(const uint8_t *line, size_t len, size_t avail, uint64_t gaps)
{
    uint64_t before = gaps_before_words(gaps);
    gap_word word;
    while (next_word(line, len, avail, gaps, &before, &word)) {
        if (is_unknown(stet_lexicon_date_words, &word)) return true;
    }
    return false;
}

STET_INTERNAL bool stet_lexicon_holds_no_date_word(const uint8_t *line, size_t len, size_t avail, uint64_t gaps)
{
    for (size_t start = 0, end;; gaps &= gaps - 1, start = end + 1) { /* there are gaps past the line's end */
        end = stet_lowest_bit(gaps);
        size_t n = end - start;
        if (end > len) return false;
        if (n < 2) continue;
        uint64_t own = stet_first_of16(n < 8 ? n : 8), letters = STET_ALL_BYTES(0x60) & own;
        uint64_t word = (load_within(line, start, avail) | STET_ALL_BYTES(0x20)) & own;
        bool begins = start == 0 || line[start - 1] == ' ' || line[start - 1] == '"';
        bool ends = parts_words(end < len ? line[end] : ' '), known = may_hold(stet_lexicon_date_words, word);
        if (begins & ends & ((word & letters) == letters) & !known) return true;
    }
}

STET_INTERNAL bool stet_lexicon_is_no_label(unsigned lang, const uint8_t *line, size_t len, size_t avail, uint64_t gaps)
{
    const uint64_t small = STET_LEX_PREPOSITION | STET_LEX_ROLE | STET_LEX_TITLE | STET_LEX_DETERMINER |
                           STET_LEX_NAME_PARTICLE | STET_LEX_CONJUNCTION;
    for (; (gaps & (gaps - 1)) != 0; gaps &= gaps - 1) {
        size_t gap = stet_lowest_bit(gaps), next = stet_lowest_bit(gaps & (gaps - 1));
        if (next >= len || line[gap] == ':' || line[gap] == '(') return false;
        gap_word word = word_between(line, gap, next, avail);
        if (!word.counts || word.length > 8) continue;
        if (!(stet_lexicon_find_short(lang, word.bytes, 0, word.length) & small)) return true;
    }
    return false;
}

/* Nearly all dots stand after a word of less than eight letters, which the eight bytes before the dot tell. */
STET_INTERNAL bool stet_lexicon_ends_plain_word(const uint8_t *text, uint32_t start, uint32_t pos)
{
    if (pos < 9) return false;
    uint64_t bytes = stet_load64(text + pos - 8), gaps = ~stet_letters8(bytes) & STET_HIGH_BITS;
    uint64_t word = stet_fold8(bytes);
    uint32_t gap = pos - 9; /* the last byte before the word */
    if (gaps != 0) {
        uint32_t last = stet_highest_bit(gaps) / 8;
        if (last > 5) return false;
        word >>= 8 * (last + 1);
        gap = pos - 8 + last;
    }
    while (gaps == 0 && gap > start && pos - gap < 24 && stet_is_ascii_letter(text[gap]))
        gap--;
    bool begins = gap + 1 == start || (gap + 1 > start && text[gap] == ' ');
    return begins && !may_hold(stet_lexicon_abbreviations, word);
}

/* ---- Language ---------------------------------------------------------------------------------------------------- */

#define MOST_WORDS    200 /* words looked at; below 256, since points are bytes */
#define MOST_CJK      64  /* kana and Chinese characters looked at */
#define WORDS_A_LOOK  8   /* words after which the points are compared */
#define CLEAR_LEAD    4   /* points ahead that end the search */
#define LEAST_FOREIGN 2   /* points without which a text is English */
#define LATIN_COUNT   8   /* languages of Latin letters, English to Finnish */

/* Points are a byte for each language of Latin letters, English lowest. */
typedef struct language_scores {
    uint64_t points;
    uint64_t names;           /* what the letters of capitalised words speak for; see judge */
    unsigned words, cyrillic; /* words; those in Cyrillic */
    unsigned cjk, kana;       /* characters */
} language_scores;

#define LANG(name) (1u << STET_LANG_##name)

/* Languages that a letter from U+00E0 to U+00FF speaks for. */
static const uint8_t letter_languages[32] = {LANG(FR) | LANG(IT),            /* a grave */
                                             LANG(ES),                       /* a acute */
                                             LANG(FR),                       /* a circumflex */
                                             0,                              /* a tilde */
                                             LANG(DE) | LANG(SV) | LANG(FI), /* a umlaut */
                                             LANG(SV),                       /* a ring */
                                             0,                              /* ae */
                                             LANG(FR),                       /* c cedilla */
                                             LANG(FR) | LANG(IT),            /* e grave */
                                             LANG(FR) | LANG(ES),            /* e acute */
                                             LANG(FR),                       /* e circumflex */
                                             LANG(FR),                       /* e diaeresis */
                                             LANG(IT),                       /* i grave */
                                             LANG(ES),                       /* i acute */
                                             LANG(FR),                       /* i circumflex */
                                             LANG(FR),                       /* i diaeresis */
                                             0,                              /* eth */
                                             LANG(ES),                       /* n tilde */
                                             LANG(IT),                       /* o grave */
                                             LANG(ES) | LANG(PL),            /* o acute */
                                             LANG(FR),                       /* o circumflex */
                                             0,                              /* o tilde */
                                             LANG(DE) | LANG(SV) | LANG(FI), /* o umlaut */
                                             0,                              /* division */
                                             0,                              /* o stroke */
                                             LANG(FR) | LANG(IT),            /* u grave */
                                             LANG(ES),                       /* u acute */
                                             LANG(FR),                       /* u circumflex */
                                             LANG(DE),                       /* u umlaut */
                                             0,
                                             0,
                                             0};

/* Languages that a word's first letter outside ASCII speaks for. Those of Latin Extended-A are Polish here. */
static uint32_t languages_of_letters(const uint8_t *word, size_t len)
{
    size_t i = 0;
    while (i + 1 < len && word[i] < 0xC3)
        i++;
    if (i + 1 >= len) return 0;
    if (word[i] == 0xC4 || word[i] == 0xC5) return LANG(PL);
    if (word[i] != 0xC3) return 0;
    return word[i + 1] == 0x9F ? LANG(DE) : letter_languages[word[i + 1] & 31];
}

/* Languages that have a folded word of up to 8 bytes as a frequent one. A perfect hash, made by lexicon/generate.py. */
static uint32_t languages_of_word(uint64_t word)
{
    uint64_t h = word * STET_LEXICON_STOP_FACTOR;
    uint64_t slot = (h >> 32 ^ stet_lexicon_stop_shifts[h >> 56]) % STET_LEXICON_STOP_SLOTS;
    return stet_lexicon_stop_languages[slot] & (0u - (uint32_t)(stet_lexicon_stop_words[slot] == word));
}

/* A point for each language of a set, without branches: its bit alone stays in its byte, and becomes 1. */
static uint64_t points_of(uint32_t languages)
{
    uint64_t bits = STET_ALL_BYTES(languages) & 0x8040201008040201u;
    return (bits + STET_ALL_BYTES(0x7F)) >> 7 & STET_ALL_BYTES(1);
}

static void add_points(language_scores *s, uint32_t languages)
{
    s->points += points_of(languages);
    s->words++;
}

static uint64_t load_folded(const uint8_t *text, size_t len, size_t pos)
{
    return stet_fold8(load_within(text, pos, len));
}

/* A letter of an alphabet: ASCII, Latin beyond ASCII, Cyrillic; bytes C3 to DF with a tail. */
static bool is_word_byte(uint8_t c)
{
    if (c >= 0x80) return c <= 0xBF || (c >= 0xC3 && c <= 0xDF);
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* A word with letters outside ASCII. Returns its end. */
static size_t score_foreign(language_scores *s, const uint8_t *text, size_t len, size_t start)
{
    size_t end = start;
    while (end < len && is_word_byte(text[end]))
        end++;
    folding f = {0, 0, {0}};
    fold(&f, text + start, end - start, 8);
    uint32_t languages =
        f.taken == end - start && f.length - 1 < 8 ? languages_of_word(load_short(f.out, f.length)) : 0;
    s->cyrillic += text[start] >= 0xD0 && text[start] <= 0xD3;
    if (languages == 0) {
        languages = languages_of_letters(text + start, end - start);
        if (stet_class_at(text, (uint32_t)start, (uint32_t)end) == STET_CLASS_UPPER) {
            s->names += points_of(languages);
            languages = 0;
        }
    }
    add_points(s, languages);
    return end;
}

/* Whether a byte tells of a language: it begins a word, or a character that is counted, as far as it shows. */
/* clang-format off */
static const uint8_t tells[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
};
/* clang-format on */

/* What is no letter of an alphabet. Kana are U+3040 to U+30FF, the Chinese characters of names and news U+4E00 to
 * U+9FFF. Returns its end. */
static size_t score_other(language_scores *s, const uint8_t *text, size_t len, size_t pos)
{
    uint8_t c = text[pos];
    bool kana = c == 0xE3 && len - pos > 1 && text[pos + 1] >= 0x81 && text[pos + 1] <= 0x83;
    s->kana += kana;
    s->cjk += kana || (c >= 0xE4 && c <= 0xE9);
    pos += stet_rune_at(text, (uint32_t)pos, (uint32_t)len).length;
    while (len - pos >= 4 && !(tells[text[pos]] | tells[text[pos + 1]] | tells[text[pos + 2]] | tells[text[pos + 3]]))
        pos += 4;
    while (pos < len && !tells[text[pos]])
        pos++;
    return pos;
}

/* A word of ASCII letters, of which there are n, 1 to 8, in `word`. Single letters are initials more often than words.
 * Returns its end. */
static size_t score_ascii(language_scores *s, const uint8_t *text, size_t len, size_t start, uint64_t word, uint32_t n)
{
    size_t end = start + n;
    for (uint32_t more = n; more == 8 && end < len; end += more)
        more = count_letters(load_folded(text, len, end));
    if (end < len && text[end] >= 0xC3 && text[end] <= 0xDF) return score_foreign(s, text, len, start);
    uint32_t languages = languages_of_word(word & stet_first_of16(n));
    add_points(s, n > 1 && end - start <= 8 ? languages : 0);
    return end;
}

typedef struct language_lead {
    unsigned best;
    uint64_t points, ahead; /* of the best; and more than the second */
} language_lead;

/* No branch is taken on the points. */
static language_lead compare_points(uint64_t points)
{
    language_lead lead = {0, points & 0xFF, 0};
    uint64_t second = 0;
    for (unsigned i = 1; i < LATIN_COUNT; i++) {
        uint64_t own = points >> (8 * i) & 0xFF, lower = own < lead.points ? own : lead.points;
        second = lower > second ? lower : second;
        lead.best = own > lead.points ? i : lead.best;
        lead.points = own > lead.points ? own : lead.points;
    }
    lead.ahead = lead.points - second;
    return lead;
}

/* Names tell whence people come, not what the text is written in: they speak for a language only that words of its own
 * and none of English speak for. */
static unsigned judge(const language_scores *s)
{
    uint64_t points = s->points;
    if (s->cjk > s->words) return s->kana * 10 >= s->cjk ? STET_LANG_JA : STET_LANG_ZH;
    if (s->cyrillic * 2 > s->words) return STET_LANG_RU;
    if (points <= 0xFF) return STET_LANG_EN;      /* no other language has any */
    uint64_t known = stet_nonzeros8(points) >> 7; /* 1 in each byte that is not 0 */
    if ((points & 0xFF) == 0) points += s->names & known * 0xFF;
    language_lead lead = compare_points(points);
    return lead.points >= LEAST_FOREIGN ? lead.best : (unsigned)STET_LANG_EN;
}

/* No language is far ahead before it has as many points. */
static bool is_clear(const language_scores *s)
{
    uint64_t enough = (s->points + STET_ALL_BYTES(0x80 - CLEAR_LEAD)) | s->points;
    if (s->words % WORDS_A_LOOK != 0 || (enough & STET_HIGH_BITS) == 0) return false;
    return compare_points(s->points).ahead >= CLEAR_LEAD;
}

/* What score_plain reads. */
#define PLAIN_BYTES (64 + 8)

/* Scores words of ASCII letters that end among 64 bytes from pos on, before the first byte that is none of ASCII; from
 * gap to gap, so that no branch depends on a word's length. Returns where the next word begins, or that byte stands,
 * and whether the words suffice. */
static size_t score_plain(language_scores *s, const uint8_t *text, size_t pos, bool *enough)
{
    stet_letters at = stet_letters_at(text + pos);
    uint64_t known = at.high ? (at.high & (0 - at.high)) - 1 : ~(uint64_t)0, letters = at.letters & known;
    uint64_t starts = letters & ~(letters << 1), ends = ~letters & letters << 1 & known;
    uint32_t count = stet_count_bits(ends);
    *enough = false;
    while (count > 0 && !*enough) {
        uint32_t more = WORDS_A_LOOK - s->words % WORDS_A_LOOK;
        if (more > count) more = count;
        count -= more;
        for (; more > 0; more--, starts &= starts - 1, ends &= ends - 1) {
            size_t start = stet_lowest_bit(starts), n = stet_lowest_bit(ends) - start;
            uint64_t word = (stet_load64(text + pos + start) | STET_ALL_BYTES(0x20)) & stet_first_of16(n < 8 ? n : 8);
            add_points(s, languages_of_word(word) & (0u - (uint32_t)(n - 2 < 7)));
        }
        *enough = is_clear(s) || s->words == MOST_WORDS;
    }
    if (starts != 0) return pos + stet_lowest_bit(starts);
    return pos + (at.high ? stet_lowest_bit(at.high) : 64);
}

STET_INTERNAL unsigned stet_lexicon_language(const uint8_t *text, size_t len)
{
    language_scores s = {0, 0, 0, 0, 0, 0};
    size_t plain = 0; /* where it is worth while to look for many words at once again */
    size_t avail = len;
    uint8_t copy[PLAIN_BYTES] = {0};
    if (len < 64) { /* with zeros behind it a short text is read at once, too */
        stet_copy_short(copy, text, len);
        text = copy;
        avail = sizeof copy;
    }
    for (size_t pos = 0; pos < len && s.words < MOST_WORDS && s.cjk < MOST_CJK;) {
        if (avail - pos >= PLAIN_BYTES && text[pos] < 0x80 && pos >= plain) {
            bool enough;
            size_t start = pos;
            unsigned words = s.words;
            pos = score_plain(&s, text, pos, &enough);
            if (enough) break;
            if (s.words == words) plain = start + 64; /* such words are rare here */
            if (pos > start && text[pos] < 0x80) continue;
        }
        uint64_t word = load_folded(text, len, pos);
        uint32_t n = count_letters(word);
        if (n > 0) {
            pos = score_ascii(&s, text, len, pos, word, n);
            pos += pos < len && text[pos] == ' '; /* which score_other would pass over */
        } else if (text[pos] >= 0xC3 && text[pos] <= 0xDF) {
            pos = score_foreign(&s, text, len, pos);
        } else {
            pos = score_other(&s, text, len, pos);
            continue;
        }
        if (is_clear(&s)) break;
    }
    return judge(&s);
}
