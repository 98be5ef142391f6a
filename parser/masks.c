/* SPDX-License-Identifier: MIT */
#include "masks.h"

#include "chars.h"
#include "kernel.h"
#include "swar.h"

static inline bool may_stop(uint8_t byte)
{
    return byte == '.' || byte == '!' || byte == '?' || byte == 0xE2 || byte == 0xE3 || byte == 0xEF;
}

#if defined(__SSE2__) && !defined(STET_ONLY_KERNEL_PORTABLE)
#include <emmintrin.h>

/* What is high is moved to 127, the largest signed number, what is low to some below: one comparison tells the rest. */
static inline __m128i in_range(__m128i bytes, unsigned low, unsigned high)
{
    __m128i moved = _mm_add_epi8(bytes, _mm_set1_epi8((char)(127 - (int)high)));
    return _mm_cmpgt_epi8(moved, _mm_set1_epi8((char)(126 - (int)(high - low))));
}

static inline __m128i is(__m128i bytes, char byte)
{
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte));
}

static inline __m128i is_joint(__m128i bytes)
{
    __m128i some = _mm_or_si128(in_range(bytes, '&', '\''), in_range(bytes, '-', '.'));
    return _mm_or_si128(some, _mm_or_si128(is(bytes, '_'), is(bytes, '@')));
}

static inline uint64_t bits_of(__m128i bytes, unsigned part)
{
    return (uint64_t)(uint32_t)_mm_movemask_epi8(bytes) << (16 * part);
}

STET_INTERNAL void stet_kinds_plain(const uint8_t *text, stet_kinds *kinds)
{
    stet_kinds m = {0, 0, 0, 0, 0, 0}; /* nothing is written before all is read: the two might share bytes */
    for (unsigned part = 0; part < 4; part++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + (size_t)16 * part));
        m.letters |= bits_of(in_range(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 'z'), part);
        m.capitals |= bits_of(in_range(bytes, 'A', 'Z'), part);
        m.digits |= bits_of(in_range(bytes, '0', '9'), part);
        m.joints |= bits_of(is_joint(bytes), part);
        m.high |= bits_of(bytes, part);
        m.leads |= bits_of(in_range(bytes, 0xC3, 0xD0), part);
    }
    *kinds = m;
}

STET_INTERNAL stet_letters stet_letters_at(const uint8_t *text)
{
    stet_letters found = {0, 0};
    for (unsigned part = 0; part < 4; part++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + (size_t)16 * part));
        found.letters |= bits_of(in_range(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 'z'), part);
        found.high |= bits_of(bytes, part);
    }
    return found;
}

static inline __m128i is_triple(const __m128i bytes[3], char first, char second, char third)
{
    return _mm_and_si128(_mm_and_si128(is(bytes[0], first), is(bytes[1], second)), is(bytes[2], third));
}

/* Whether "ibu" stands in either case at one of 16 places. */
static inline __m128i is_ibu(const uint8_t *text)
{
    __m128i bytes[3];
    for (unsigned i = 0; i < 3; i++)
        bytes[i] = _mm_or_si128(_mm_loadu_si128((const __m128i *)(const void *)(text + i)), _mm_set1_epi8(0x20));
    return is_triple(bytes, 'i', 'b', 'u');
}

STET_INTERNAL bool stet_may_hold_ibu(const uint8_t *text, uint32_t pos, uint32_t end)
{
    uint8_t copy[18] = {0};
    __m128i found = _mm_setzero_si128();
    const uint8_t *last = text + end - 18;
    if (end < 18) {
        memcpy(copy, text, end);
        last = copy;
    }
    for (; end - pos > 18; pos += 16)
        found = _mm_or_si128(found, is_ibu(text + pos));
    found = _mm_or_si128(found, is_ibu(last));
    return _mm_movemask_epi8(found) != 0;
}

/* Of 16 bytes, with two behind them: a bit for each place. */
static inline uint32_t sources_of(const uint8_t *text)
{
    __m128i bytes[3];
    for (unsigned i = 0; i < 3; i++)
        bytes[i] = _mm_or_si128(_mm_loadu_si128((const __m128i *)(const void *)(text + i)), _mm_set1_epi8(0x20));
    __m128i letters = _mm_or_si128(is_triple(bytes, 'g', 'e', 't'), is_triple(bytes, 'p', 'h', 'o'));
    letters = _mm_or_si128(letters, _mm_or_si128(is_triple(bytes, 'i', 'm', 'a'), is_triple(bytes, 'a', 'p', ' ')));
    __m128i marks = _mm_or_si128(is(bytes[0], '('), is(bytes[0], '/'));
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(letters, marks));
}

STET_INTERNAL uint32_t stet_find_source(const uint8_t *text, uint32_t pos, uint32_t end)
{
    uint8_t copy[18] = {0};
    uint32_t places = 0;
    for (; end - pos >= 18; pos += 16) {
        places = sources_of(text + pos);
        if (places != 0) return pos + stet_lowest_bit(places);
    }
    if (end >= 18) {
        places = sources_of(text + end - 18) >> (pos - (end - 18));
        if (end - pos >= 2 && text[end - 2] == '/') places |= 1u << (end - 2 - pos);
    } else {
        memcpy(copy, text, end);
        places = sources_of(copy) >> pos;
    }
    return places != 0 ? pos + stet_lowest_bit(places) : end;
}

/* Of 16 bytes. */
static inline uint32_t stops_of(const uint8_t *text)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)text);
    __m128i ascii = _mm_or_si128(_mm_or_si128(is(bytes, '.'), is(bytes, '!')), is(bytes, '?'));
    __m128i lead = _mm_or_si128(in_range(bytes, 0xE2, 0xE3), is(bytes, (char)0xEF));
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(ascii, lead));
}

/* Of 16 bytes, of which two more may be read: those that lead quote marks and dashes, which are most of all E2. */
static inline uint32_t marks_of(const uint8_t *text)
{
    __m128i first = _mm_loadu_si128((const __m128i *)(const void *)text);
    __m128i second = _mm_loadu_si128((const __m128i *)(const void *)(text + 1));
    __m128i third = _mm_loadu_si128((const __m128i *)(const void *)(text + 2));
    __m128i punctuation = _mm_and_si128(is(first, (char)0xE2), is(second, (char)0x80));
    return (uint32_t)_mm_movemask_epi8(_mm_and_si128(punctuation, in_range(third, 0x90, 0x9F)));
}

/* 0 where there is no line end's byte among 16: LF, CR, or what the last byte of the others is. */
static inline uint32_t line_ends_of(const uint8_t *text)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)text);
    __m128i last = is(_mm_or_si128(bytes, _mm_set1_epi8(1)), (char)0xA9);
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(is(bytes, '\n'), is(bytes, '\r')), last));
}
#define LINE_ENDS_BYTES 16u

STET_INTERNAL uint32_t stet_find_stop(const uint8_t *text, uint32_t pos, uint32_t end)
{
    if (pos >= end) return end;
    for (; end - pos >= 18; pos += 16) {
        uint32_t stops = stops_of(text + pos) & ~marks_of(text + pos);
        if (stops != 0) return pos + stet_lowest_bit(stops);
    }
    if (end - pos >= 16) {
        uint32_t stops = stops_of(text + pos);
        if (stops != 0) return pos + stet_lowest_bit(stops);
        pos += 16;
    }
    if (end < 16) {
        while (pos < end && !may_stop(text[pos]))
            pos++;
        return pos;
    }
    uint32_t stops = stops_of(text + end - 16) >> (16 - (end - pos));
    return stops != 0 ? pos + stet_lowest_bit(stops) : end;
}
#else
/* The high bits of the bytes from low to high. */
static inline uint64_t in_range(uint64_t x, uint8_t low, uint8_t high)
{
    uint64_t seven = x & STET_ALL_BYTES(0x7F);
    uint64_t from = seven + STET_ALL_BYTES(0x80 - low), after = seven + STET_ALL_BYTES(0x80 - 1 - high);
    return from & ~after & ~x & STET_HIGH_BITS;
}

static inline uint64_t bits_of(uint64_t high_bits, unsigned part)
{
    return (((high_bits & STET_HIGH_BITS) >> 7) * 0x0102040810204080u >> 56) << (8 * part);
}

STET_INTERNAL void stet_kinds_plain(const uint8_t *text, stet_kinds *m)
{
    memset(m, 0, sizeof *m);
    for (unsigned part = 0; part < 8; part++) {
        uint64_t x = stet_load64(text + (size_t)8 * part), letters = stet_letters8(x);
        uint64_t joints =
            in_range(x, '&', '\'') | in_range(x, '-', '.') | in_range(x, '_', '_') | in_range(x, '@', '@');
        m->letters |= bits_of(letters, part);
        m->capitals |= bits_of(stet_capitals8(x, letters), part);
        m->digits |= bits_of(in_range(x, '0', '9'), part);
        m->joints |= bits_of(joints, part);
        m->high |= bits_of(x, part);
        m->leads |= bits_of(in_range(x ^ STET_HIGH_BITS, 0xC3 - 0x80, 0xD0 - 0x80), part);
    }
}

/* 0 where there is no line end's byte among eight: LF, CR, or what the last byte of the others is. */
static inline uint64_t line_ends_of(const uint8_t *text)
{
    uint64_t x = stet_load64(text), last = (x | STET_ALL_BYTES(1)) ^ STET_ALL_BYTES(0xA9);
    return stet_zeros8(x ^ STET_ALL_BYTES('\n')) | stet_zeros8(x ^ STET_ALL_BYTES('\r')) | stet_zeros8(last);
}
#define LINE_ENDS_BYTES 8u

/* Six places at a time. */
STET_INTERNAL bool stet_may_hold_ibu(const uint8_t *text, uint32_t pos, uint32_t end)
{
    for (; end - pos >= 8; pos += 6) {
        uint64_t low = stet_load64(text + pos) | STET_ALL_BYTES(0x20);
        uint64_t second = (low ^ STET_ALL_BYTES('b')) >> 8, third = (low ^ STET_ALL_BYTES('u')) >> 16;
        uint64_t all = (low ^ STET_ALL_BYTES('i')) | second | third | (uint64_t)0xFFFF << 48;
        if (stet_zeros8(all)) return true;
    }
    for (; end - pos >= 3; pos++) {
        if (stet_begins_with(text, pos, end, "ibu")) return true;
    }
    return false;
}

/* Bits of the openings of sources, by their first, second and third byte in either case; a slash is one by itself. */
enum { SOURCE_GET = 1, SOURCE_AP = 2, SOURCE_PHO = 4, SOURCE_IMA = 8, SOURCE_SLASH = 16, SOURCE_BRACKET = 32 };
static const uint8_t source_bytes[3][256] = {
    {['('] = SOURCE_BRACKET,
     ['/'] = SOURCE_SLASH,
     ['A'] = SOURCE_AP,
     ['G'] = SOURCE_GET,
     ['I'] = SOURCE_IMA,
     ['P'] = SOURCE_PHO,
     ['a'] = SOURCE_AP,
     ['g'] = SOURCE_GET,
     ['i'] = SOURCE_IMA,
     ['p'] = SOURCE_PHO},
    {['A'] = SOURCE_SLASH | SOURCE_BRACKET,
     ['C'] = SOURCE_BRACKET,
     ['E'] = SOURCE_GET,
     ['H'] = SOURCE_PHO,
     ['M'] = SOURCE_IMA,
     ['P'] = SOURCE_AP | SOURCE_BRACKET,
     ['R'] = SOURCE_SLASH,
     ['a'] = SOURCE_SLASH | SOURCE_BRACKET,
     ['c'] = SOURCE_BRACKET,
     ['e'] = SOURCE_GET,
     ['h'] = SOURCE_PHO,
     ['m'] = SOURCE_IMA,
     ['p'] = SOURCE_AP | SOURCE_BRACKET,
     ['r'] = SOURCE_SLASH},
    {[' '] = SOURCE_AP,
     ['A'] = SOURCE_IMA,
     ['E'] = SOURCE_SLASH,
     ['F'] = SOURCE_SLASH,
     ['H'] = SOURCE_BRACKET,
     ['O'] = SOURCE_PHO,
     ['P'] = SOURCE_BRACKET,
     ['R'] = SOURCE_BRACKET,
     ['T'] = SOURCE_GET,
     ['a'] = SOURCE_IMA,
     ['e'] = SOURCE_SLASH,
     ['f'] = SOURCE_SLASH,
     ['h'] = SOURCE_BRACKET,
     ['o'] = SOURCE_PHO,
     ['p'] = SOURCE_BRACKET,
     ['r'] = SOURCE_BRACKET,
     ['t'] = SOURCE_GET},
};

/* Without a branch on the bytes, which are any. */
STET_INTERNAL uint32_t stet_find_source(const uint8_t *text, uint32_t pos, uint32_t end)
{
    for (uint32_t i = pos; i + 2 < end; i++) {
        unsigned found = source_bytes[0][text[i]] & source_bytes[1][text[i + 1]] & source_bytes[2][text[i + 2]];
        if ((text[i] == '/') | (found != 0)) return i;
    }
    return end - pos > 1 && text[end - 2] == '/' ? end - 2 : end;
}

STET_INTERNAL stet_letters stet_letters_at(const uint8_t *text)
{
    stet_letters found = {0, 0};
    for (unsigned part = 0; part < 8; part++) {
        uint64_t x = stet_load64(text + (size_t)8 * part);
        found.letters |= bits_of(stet_letters8(x), part);
        found.high |= bits_of(x, part);
    }
    return found;
}

STET_INTERNAL uint32_t stet_find_stop(const uint8_t *text, uint32_t pos, uint32_t end)
{
    while (pos < end && !may_stop(text[pos]))
        pos++;
    return pos < end ? pos : end;
}
#endif

static void shift_down(stet_kinds *k, unsigned bits)
{
    k->leads >>= bits;
    k->letters >>= bits;
    k->capitals >>= bits;
    k->digits >>= bits;
    k->joints >>= bits;
    k->high >>= bits;
}

/* What may follow the last byte counts as a word's. */
static void derive(const stet_kinds *k, stet_masks *m)
{
    const uint64_t after = (uint64_t)1 << 63;
    m->letters = k->letters;
    m->capitals = k->capitals;
    m->starts = k->letters | k->digits | k->high;
    m->goes_on = k->digits | k->high | (k->joints & (m->starts >> 1 | after));
    m->places = (k->capitals & ~((k->letters | k->digits) << 1)) | k->leads;
}

static void find_masks(stet_kinds_fn *kinds_of, const uint8_t *text, uint32_t pos, uint32_t end, stet_masks *m)
{
    uint8_t copy[64] = {0};
    uint32_t left = end - pos;
    stet_kinds k;
    if (left >= 64) {
        kinds_of(text + pos, &k);
    } else if (end >= 64) { /* the 64 before the end hold them */
        kinds_of(text + end - 64, &k);
        shift_down(&k, 64 - left);
    } else {
        stet_copy_short(copy, text + pos, left);
        kinds_of(copy, &k);
    }
    derive(&k, m);
}

STET_INTERNAL void stet_masks_at(stet_masks *m, const uint8_t *text, uint32_t pos, uint32_t end)
{
    find_masks(stet_kinds_plain, text, pos, end, m);
}

STET_INTERNAL void stet_grid_open(stet_grid *g, stet_text text)
{
    g->text = text.bytes;
    g->len = text.len;
    g->kinds = text.kernel->kinds;
    memset(g->known, 0, sizeof g->known);
}

STET_INTERNAL const stet_masks *stet_grid_load(stet_grid *g, uint32_t number)
{
    uint32_t place = number % STET_GRID_BLOCKS;
    find_masks(g->kinds, g->text, number * 64, g->len, &g->masks[place]);
    g->known[place] = number + 1;
    return &g->masks[place];
}

/* ---- Line ends ---- */

STET_INTERNAL uint32_t stet_find_line_start(const uint8_t *text, uint32_t from, uint32_t pos)
{
    while (pos - from >= LINE_ENDS_BYTES && line_ends_of(text + pos - LINE_ENDS_BYTES) == 0)
        pos -= LINE_ENDS_BYTES;
    while (pos > from && !stet_ends_line(text, from, pos - 1))
        pos--;
    return pos;
}

STET_INTERNAL uint32_t stet_find_line_end(const uint8_t *text, uint32_t from, uint32_t end)
{
    for (uint32_t pos = from; pos < end;) {
        while (end - pos >= LINE_ENDS_BYTES && line_ends_of(text + pos) == 0)
            pos += LINE_ENDS_BYTES;
        uint32_t stop = end - pos < LINE_ENDS_BYTES ? end : pos + LINE_ENDS_BYTES;
        for (; pos < stop; pos++) {
            if (stet_ends_line(text, from, pos)) return text[pos] < 0x80 ? pos : pos - 2;
        }
    }
    return end;
}

/* Looks some bytes further than it must, so that a line end is seen as a whole, and sixteen at a time. */
STET_INTERNAL uint32_t stet_reach(const uint8_t *text, stet_span span, uint32_t most)
{
    for (uint32_t pos = span.start; pos < span.end;) {
        uint32_t left = span.end - pos, look = most < left ? (most / 16 + 2) * 16 : left;
        uint32_t end = stet_find_line_end(text, pos, look < left ? pos + look : span.end);
        if (end - pos > most) return pos + most;
        if (end == span.end) break;
        most -= end - pos;
        pos = end + stet_rune_at(text, end, span.end).length;
    }
    return span.end;
}
