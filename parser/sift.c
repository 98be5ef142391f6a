/* SPDX-License-Identifier: MIT */
#include "sift.h"

/* What a candidate is by its own bytes. */
enum { OWN_OTHER, OWN_LEFT, OWN_RIGHT, OWN_DOUBLE, OWN_ONE_BAR, OWN_NOTHING, OWN_LEADS, OWN_COUNT };

/* How the byte before a mark and the one after it go together: bits that both of them have. */
enum { OPENS = 1, CLOSES = 2, INSIDE = 4 };

/* clang-format off */
#define O OPENS
#define S CLOSES
#define W (CLOSES | INSIDE)
static const uint8_t before[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, O, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    O, S, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, S, 0, S, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, S,
    0, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, 0, 0, 0, 0, 0,
    0, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
};
#undef W
#define W (OPENS | INSIDE)
static const uint8_t behind[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, S, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    S, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, O, O, O, O, O, O, O, O, O, O, 0, 0, 0, 0, 0, 0,
    0, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, 0, 0, 0, 0, 0,
    0, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
};
#undef O
#undef S
#undef W
/* clang-format on */

/* Of U+2000 to U+203F, by the low six bits of their last byte: most are no marks. */
/* clang-format off */
#define N OWN_NOTHING
#define O OWN_OTHER
static const uint8_t general[64] = {
    N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, O, OWN_ONE_BAR, O, O, OWN_LEFT, OWN_RIGHT, O, O,
    N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, O, N, N, N, N, N, O, O, N, N, N, N, N,
};
#undef N
#undef O
/* clang-format on */

static const uint8_t ascii[256] = {['"'] = OWN_DOUBLE, [0x27] = OWN_ONE_BAR, ['&'] = OWN_LEADS, ['<'] = OWN_LEADS};

/* By what a mark is and what its neighbours have in common, 0 to 4; STET_PLAIN_COUNT: no mark. */
#define NONE STET_PLAIN_COUNT
static const uint8_t kinds[OWN_COUNT][5] = {
    [OWN_OTHER] = {0, 0, 0, 0, 0},
    [OWN_LEFT] = {0, STET_PLAIN_LEFT, 0, 0, 0},
    [OWN_RIGHT] = {0, 0, STET_PLAIN_RIGHT, 0, 0},
    [OWN_DOUBLE] = {0, STET_PLAIN_OPENS, STET_PLAIN_CLOSES, 0, 0},
    [OWN_ONE_BAR] = {0, 0, 0, 0, NONE},
    [OWN_NOTHING] = {NONE, NONE, NONE, NONE, NONE},
    [OWN_LEADS] = {NONE, 0, NONE, 0, 0}, /* the beginning of an entity or tag, by what follows alone */
};
#undef NONE

/* Whether a tag or an entity can begin with a byte: a letter, ASCII or not, a slash or #. */
static inline bool goes_on(uint8_t byte)
{
    return byte >= 0x80 || byte == '/' || byte == '#' || (behind[byte] & INSIDE) != 0;
}

/* Four bytes can be read from the mark on, and `left` stands before it. */
static inline unsigned kind_behind(uint8_t left, const uint8_t *at)
{
    bool wide = (at[0] == 0xE2) & (at[1] == 0x80) & ((at[2] & 0xC0) == 0x80);
    unsigned own = wide ? general[at[2] & 0x3F] : ascii[at[0]];
    uint8_t after = wide ? at[3] : at[1];
    unsigned shared = before[left] & behind[after];
    if (own == OWN_LEADS) shared = goes_on(after) ? OPENS : 0;
    return kinds[own][shared];
}

/* A byte stands before the mark. */
static inline unsigned kind_at(const uint8_t *at)
{
    return kind_behind(at[-1], at);
}

/* Where a list stands that is sifted. */
typedef struct sieve {
    uint16_t *marks;
    uint8_t *plain;
    uint32_t left;
} sieve;

static inline void keep(sieve *s, uint16_t mark, unsigned kind)
{
    s->marks[s->left] = mark;
    s->plain[s->left] = (uint8_t)kind;
    s->left += kind != STET_PLAIN_COUNT;
}

STET_INTERNAL uint32_t stet_sift_marks(const uint8_t *text, uint32_t len, uint32_t base, uint16_t *marks,
                                       uint32_t count, uint8_t *plain)
{
    sieve s = {marks, plain, 0};
    uint32_t i = 0, whole = count;
    while (whole > 0 && len - base - marks[whole - 1] < 4) /* what these are takes a look past the text's end */
        whole--;
    if (count > 0 && base + marks[0] == 0) { /* the text begins as its lines do */
        keep(&s, 0, whole > 0 ? kind_behind('\n', text) : (unsigned)STET_PLAIN_NOT);
        i = 1;
    }
    for (; i < whole; i++)
        keep(&s, marks[i], kind_at(text + base + marks[i]));
    for (; i < count; i++)
        keep(&s, marks[i], STET_PLAIN_NOT);
    return s.left;
}

/* Three bytes can be read from `at` on. As numbers: of conditions gcc makes a branch here that nothing foresees. */
static inline unsigned may_end(const uint8_t *at)
{
    unsigned wide = (unsigned)(at[0] == 0xE2) & (unsigned)(at[1] == 0x80);
    unsigned stops = (unsigned)(at[2] == 0xA6) | (unsigned)((at[2] | 1) == 0xBD);
    unsigned inside = (unsigned)(at[0] < 0x80) & (unsigned)((behind[at[1]] & OPENS) != 0);
    return ((wide ^ 1) | stops) & (inside ^ 1);
}

STET_INTERNAL uint32_t stet_sift_stops(const uint8_t *text, uint32_t len, uint32_t base, uint16_t *stops,
                                       uint32_t count)
{
    uint32_t i = 0, left = 0, whole = count;
    while (whole > 0 && len - base - stops[whole - 1] < 3)
        whole--;
    for (; i < whole; i++) {
        stops[left] = stops[i];
        left += may_end(text + base + stops[i]);
    }
    for (; i < count; i++)
        stops[left++] = stops[i];
    return left;
}
