/* SPDX-License-Identifier: MIT
 *
 * The kernel in portable C: eight bytes at a time in a 64-bit word, where nearly all are letters and blanks; tables
 * decide about the rest.
 */
#include "scan.h"

#include "bits.h"

#if STET_HAS_PORTABLE || STET_HAS_SSE2 || STET_HAS_AVX2 || STET_HAS_NEON

/* ---- Suspects ---- */

/* A byte is what both its own roles and those of the next byte have in common. */
enum {
    MARK = 0x01,
    STOP = 0x02,
    COMMAS = 0x04,     /* ,, */
    ANGLE = 0x08,      /* C2 AB, C2 B4, C2 BB */
    CIRCUMFLEX = 0x10, /* C3 A2 */
    GENERAL = 0x20,    /* E2 80, E3 80 */
    WIDE_MARK = 0x40,  /* EF BD */
    WIDE_STOP = 0x80,  /* EF BC, EF BD */
    END = 0x100,       /* LF, CR */
    SEPARATOR = 0x200, /* E2 80, which may begin U+2028 */
    IS_MARK = MARK | COMMAS | ANGLE | CIRCUMFLEX | GENERAL | WIDE_MARK,
    IS_STOP = STOP | GENERAL | WIDE_STOP
};

/* clang-format off */
static const uint16_t roles[256] = {
    ['"'] = MARK, [0x27] = MARK, ['`'] = MARK, ['&'] = MARK, ['<'] = MARK, [','] = COMMAS,
    ['.'] = STOP, ['!'] = STOP, ['?'] = STOP, ['\n'] = END, ['\r'] = END,
    [0xC2] = ANGLE, [0xC3] = CIRCUMFLEX, [0xE2] = GENERAL | SEPARATOR, [0xE3] = GENERAL,
    [0xEF] = WIDE_MARK | WIDE_STOP,
};

/* Separators are told by all eight bits of the next byte, all else by the low six. */
#define O (MARK | STOP | END)
#define A (O | ANGLE)
#define ROW(first)                                                                                                     \
    (first), O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O,              \
    O, O, O | CIRCUMFLEX, O, O, O, O, O, O, O, O, A, O | COMMAS, O, O, O,                                              \
    O, O, O, O, A, O, O, O, O, O, O, A, O | WIDE_STOP, O | WIDE_STOP | WIDE_MARK, O, O
static const uint16_t next_roles[256] = {
    ROW(O | GENERAL), ROW(O | GENERAL), ROW(O | GENERAL | SEPARATOR), ROW(O | GENERAL),
};
#undef O
#undef A
#undef ROW
/* clang-format on */

/* Where the next entry of each list goes. */
typedef struct places {
    uint16_t *mark, *stop, *end;
} places;

/* Adds a position to all lists; how far each place moves tells in which of them it stays. */
static inline places add(places p, uint16_t pos, uint8_t byte, uint8_t next, uint8_t third, bool stops)
{
    unsigned role = (unsigned)roles[byte] & next_roles[next];
    unsigned ends = END | (unsigned)((third | 1) == 0xA9) * SEPARATOR;
    *p.mark = *p.end = pos;
    p.mark += (role & IS_MARK) != 0;
    p.end += (role & ends) != 0;
    if (!stops) return p;
    *p.stop = pos;
    p.stop += (role & IS_STOP) != 0;
    return p;
}

/* No branch depends on the bytes. `stops` is known where this becomes part of stet_sort_suspects. */
static inline places sort(const uint8_t *piece, size_t avail, const uint16_t *suspects, size_t count, bool stops,
                          places p)
{
    size_t i = 0, whole = count;
    while (whole > 0 && suspects[whole - 1] + 2u >= avail)
        whole--;
    for (; i < whole; i++) {
        const uint8_t *at = piece + suspects[i];
        p = add(p, suspects[i], at[0], at[1], at[2], stops);
    }
    for (; i < count; i++) { /* the text's last two bytes */
        const uint8_t *at = piece + suspects[i];
        p = add(p, suspects[i], at[0], suspects[i] + 1u < avail ? at[1] : 0, 0, stops);
    }
    return p;
}

STET_INTERNAL void stet_sort_suspects(const uint8_t *piece, size_t avail, const uint16_t *suspects, size_t count,
                                      stet_candidates *out)
{
    places p = {out->marks + out->mark_count, out->stops + out->stop_count, out->ends + out->end_count};
    p = out->lists_stops ? sort(piece, avail, suspects, count, true, p) : sort(piece, avail, suspects, count, false, p);
    out->mark_count = (uint32_t)(p.mark - out->marks);
    out->stop_count = (uint32_t)(p.stop - out->stops);
    out->end_count = (uint32_t)(p.end - out->ends);
}
#endif

#if STET_HAS_PORTABLE
#define EACH UINT64_C(0x0101010101010101)
#define HIGH UINT64_C(0x8080808080808080)

/* Eight bytes, the first one lowest. */
static uint64_t load_word(const uint8_t *at)
{
    uint64_t word;
    memcpy(&word, at, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* ---- Candidates ---- */

/* Bit 7 of each byte that may be a candidate: below 30 but no blank, ` or 3C to 3F, or C0 and up but not D0 to DF,
 * which lead Cyrillic. It lets some by. */
static uint64_t suspects(uint64_t word)
{
    uint64_t ascii = word & ~HIGH;
    uint64_t high = ascii + EACH * (0x80 - 0x30);
    uint64_t no_blank = (ascii ^ EACH * ' ') + EACH * 0x7F;
    uint64_t no_grave = (ascii ^ EACH * '`') + EACH * 0x7F;
    uint64_t no_query = ((ascii | EACH * 0x03) ^ EACH * 0x3F) + EACH * 0x7F;
    uint64_t plain = ((high | ~no_blank) & no_grave & no_query) | word;
    return (~plain | (word & word << 1 & (word << 2 | ~(word << 3)))) & HIGH;
}

/* Bits 7 of eight bytes as eight bits: the multiplication gathers them in the top byte. */
static inline uint64_t gather(uint64_t high_bits)
{
    return (high_bits * UINT64_C(0x0002040810204081)) >> 56;
}

/* The same of 64 bytes, a bit for each. */
static uint64_t suspects_of_block(const uint8_t *at)
{
    uint64_t bits = 0;
    for (unsigned i = 0; i < 64; i += 8)
        bits |= gather(suspects(load_word(at + i))) << i;
    return bits;
}

/* The same of less than 64 bytes. */
static uint64_t suspects_of_rest(const uint8_t *at, size_t count)
{
    uint64_t bits = 0;
    size_t i = 0;
    for (; count - i >= 8; i += 8)
        bits |= gather(suspects(load_word(at + i))) << i;
    for (; i < count; i++)
        bits |= UINT64_C(1) << i;
    return bits;
}

/* Appends the positions of a block's bits: six always, so that blocks of few do not mislead the branch predictor, and
 * the rest where there are more. Past the last bit they are 63. */
static uint16_t *append_bits(uint16_t *list, uint64_t bits, size_t base)
{
    uint16_t *end = list + stet_count_bits(bits);
    do {
        for (int i = 0; i < 6; i++, bits &= bits - 1)
            *list++ = (uint16_t)(base + stet_lowest_bit(bits | UINT64_C(1) << 63));
    } while (list < end);
    return end;
}

STET_INTERNAL size_t stet_scan_portable(const uint8_t *piece, size_t len, size_t avail, stet_candidates *out)
{
    uint16_t suspects[STET_SUSPECTS_MAX], *list = suspects;
    size_t i = 0;
    out->mark_count = out->stop_count = out->end_count = 0;
    while (i < len && !stet_lists_are_full(out->mark_count, out->stop_count, out->end_count)) {
        size_t stop = len - i < STET_SCAN_STEP ? len : i + STET_SCAN_STEP;
        for (; stop - i >= 64; i += 64)
            list = append_bits(list, suspects_of_block(piece + i), i);
        if (i < stop) {
            list = append_bits(list, suspects_of_rest(piece + i, stop - i), i);
            i = stop;
        }
        if (i < len && stet_suspects_are_few((size_t)(list - suspects), out)) continue;
        stet_sort_suspects(piece, avail, suspects, (size_t)(list - suspects), out);
        list = suspects;
    }
    return i;
}

/* ---- A look at a line's start ---- */

/* Bit 7 of each byte that is no ASCII letter or digit. Exact, as no carry leaves a byte. */
static uint64_t gaps_of(uint64_t word)
{
    uint64_t ascii = word & ~HIGH, folded = ascii | EACH * 0x20;
    uint64_t letters = (folded + EACH * (0x80 - 'a')) & ~(folded + EACH * (0x80 - 'z' - 1));
    uint64_t digits = (ascii + EACH * (0x80 - '0')) & ~(ascii + EACH * (0x80 - '9' - 1));
    return (~(letters | digits) | word) & HIGH;
}

/* A byte tells what it may tell, the next byte and the one after it permit. WIDE is a dash of three bytes. */
enum { WIDE = 0x20, TELLS_ALONE = STET_LOOK_DIGIT | STET_LOOK_BLANK };
static const uint8_t told[256] = {
    [' '] = STET_LOOK_BLANK, ['!'] = STET_LOOK_STOP,  ['.'] = STET_LOOK_STOP,   ['?'] = STET_LOOK_STOP,
    [':'] = STET_LOOK_COLON, ['-'] = STET_LOOK_DASH,  ['_'] = STET_LOOK_DASH,   [0xE2] = WIDE,
    ['0'] = STET_LOOK_DIGIT, ['1'] = STET_LOOK_DIGIT, ['2'] = STET_LOOK_DIGIT,  ['3'] = STET_LOOK_DIGIT,
    ['4'] = STET_LOOK_DIGIT, ['5'] = STET_LOOK_DIGIT, ['6'] = STET_LOOK_DIGIT,  ['7'] = STET_LOOK_DIGIT,
    ['8'] = STET_LOOK_DIGIT, ['9'] = STET_LOOK_DIGIT, [0xEF] = STET_LOOK_DIGIT,
};
/* clang-format off */
#define G (TELLS_ALONE | WIDE)
#define N (G | STET_LOOK_COLON | STET_LOOK_DASH)
#define S (N | STET_LOOK_STOP)
#define H (G | STET_LOOK_DASH)
static const uint8_t permitted[256] = {
    N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N,
    S, G, G, G, G, G, G, G, G, G, G, G, G, H, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G,
    G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G,
    G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G, G,
    N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N,
    N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N,
    N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N,
    N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N,
};
#undef G
#undef N
#undef S
#undef H
/* clang-format on */

static inline unsigned tell(uint8_t byte, uint8_t next, uint8_t third)
{
    unsigned wide = (third & 0xF8) == 0x90 ? WIDE : 0;
    return told[byte] & permitted[next] & (wide | ~(unsigned)WIDE);
}

/* No branch depends on the bytes. */
static uint32_t holds_of(const uint8_t *line, size_t len, size_t avail)
{
    unsigned holds = 0;
    size_t i = 0, whole = avail < 2 ? 0 : avail - 2 < len ? avail - 2 : len;
    for (; i < whole; i++)
        holds |= tell(line[i], line[i + 1], line[i + 2]);
    for (; i < len; i++)
        holds |= tell(line[i], i + 1 < avail ? line[i + 1] : 0, 0);
    return (holds & ~(unsigned)WIDE) | (holds & WIDE ? STET_LOOK_DASH : 0);
}

STET_INTERNAL stet_sighted stet_look_portable(const uint8_t *line, size_t len, size_t avail)
{
    stet_sighted sighted = {~UINT64_C(0), holds_of(line, len, avail) & stet_look_told(len)};
    for (size_t i = 0; i < len && i < 64; i += 8) {
        uint8_t rest[8] = {0, 0, 0, 0, 0, 0, 0, 0};
        if (len - i < 8) memcpy(rest, line + i, len - i);
        uint64_t words = gaps_of(load_word(len - i < 8 ? rest : line + i)) ^ HIGH;
        sighted.gaps ^= gather(words) << i;
    }
    return sighted;
}
#endif

/* ---- UTF-8 and control bytes ---- */

static bool continues(uint8_t byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Bytes of the sequence at `at`, which is followed by `rest` bytes, itself included; 0 where there is none. */
static size_t sequence_length(const uint8_t *at, size_t rest)
{
    uint8_t lead = at[0];
    if (lead < 0x80) return 1;
    if (rest < 2 || !continues(at[1]) || lead < 0xC2) return 0;
    if (lead < 0xE0) return 2;
    if (rest < 3 || !continues(at[2])) return 0;
    if (lead < 0xF0) {
        bool overlong = lead == 0xE0 && at[1] < 0xA0, surrogate = lead == 0xED && at[1] >= 0xA0;
        return overlong || surrogate ? 0 : 3;
    }
    if (rest < 4 || !continues(at[3]) || lead > 0xF4) return 0;
    bool overlong = lead == 0xF0 && at[1] < 0x90, large = lead == 0xF4 && at[1] >= 0x90;
    return overlong || large ? 0 : 4;
}

#if STET_HAS_SSE2 || STET_HAS_AVX2 || STET_HAS_AVX512 || STET_HAS_NEON
STET_INTERNAL size_t stet_find_invalid(const uint8_t *text, size_t pos, size_t len)
{
    size_t i = pos < 3 ? 0 : pos - 3;
    if (i > 0) {
        while (i < pos && continues(text[i]))
            i++;
    }
    for (size_t length = 1; i < len && length != 0; i += length)
        length = sequence_length(text + i, len - i);
    return i;
}
#endif

#if STET_HAS_PORTABLE

/* Bit 7 of each control byte of a word; other bits are any. */
static uint64_t controls(uint64_t word)
{
    uint64_t ascii = word & ~HIGH;
    uint64_t from9 = ascii + EACH * (0x80 - 0x09), from14 = ascii + EACH * (0x80 - 0x0E);
    uint64_t from32 = ascii + EACH * (0x80 - 0x20), delete = ascii + EACH;
    return ((~from32 & (from14 | ~from9)) | delete) & ~word;
}

/* Bytes of the sequence that a byte outside ASCII begins; 0 where there is none. Nearly all have two or three. */
static inline size_t length_outside_ascii(const uint8_t *at, size_t rest)
{
    if (rest >= 3 && (uint8_t)(at[0] - 0xE1) <= 0xEC - 0xE1)
        return (uint8_t)((at[1] ^ 0x80) | (at[2] ^ 0x80)) < 0x40 ? 3 : 0;
    if (rest >= 2 && (uint8_t)(at[0] - 0xC2) <= 0xDF - 0xC2) return continues(at[1]) ? 2 : 0;
    return sequence_length(at, rest);
}

/* Passes sequences outside ASCII, and blanks between two of them. Returns where there is neither; *faulty where that is
 * no ASCII. */
static size_t skip_sequences(const uint8_t *text, size_t pos, size_t len, bool *faulty)
{
    while (pos < len) {
        bool blank = text[pos] == ' ' && len - pos > 1 && text[pos + 1] >= 0x80;
        size_t length = blank ? 1 : text[pos] >= 0x80 ? length_outside_ascii(text + pos, len - pos) : 0;
        if (length == 0) {
            *faulty = text[pos] >= 0x80;
            return pos;
        }
        pos += length;
    }
    return pos;
}

static uint64_t controls_from(const uint8_t *text, size_t pos, size_t len)
{
    uint64_t found = 0;
    for (; len - pos >= 8; pos += 8)
        found |= controls(load_word(text + pos));
    if (pos < len) { /* the rest, with blanks after it */
        uint8_t copy[8] = {' ', ' ', ' ', ' ', ' ', ' ', ' ', ' '};
        memcpy(copy, text + pos, len - pos);
        found |= controls(load_word(copy));
    }
    return found;
}

STET_INTERNAL stet_bytes stet_check_portable(const uint8_t *text, size_t len)
{
    stet_bytes bytes;
    uint64_t found = 0;
    size_t i = 0;
    bool faulty = false;
    while (len - i >= 8 && !faulty) {
        uint64_t word = load_word(text + i), high = word & HIGH;
        found |= controls(word);
        i = high ? skip_sequences(text, i + stet_lowest_bit(high) / 8, len, &faulty) : i + 8;
    }
    found |= controls_from(text, i, len);
    while (i < len && !faulty)
        i = skip_sequences(text, text[i] < 0x80 ? i + 1 : i, len, &faulty);
    bytes.invalid = i;
    bytes.control = (found & HIGH) != 0;
    return bytes;
}
#undef EACH
#undef HIGH
#endif
