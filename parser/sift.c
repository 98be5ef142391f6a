/* SPDX-License-Identifier: MIT */
#include "sift.h"

/* What a candidate is by its own bytes. */
enum { OWN_OTHER, OWN_LEFT, OWN_RIGHT, OWN_DOUBLE, OWN_ONE_BAR, OWN_NOTHING, OWN_COUNT };

/* How the byte before a mark and the one after it go together: bits that both of them have. */
enum { OPENS = 1, CLOSES = 2, INSIDE = 4 };

/* clang-format off */
#define W (CLOSES | INSIDE)
static const uint8_t before[256] = {
    ['\n'] = OPENS, [' '] = OPENS, ['.'] = CLOSES, [','] = CLOSES, ['?'] = CLOSES, ['!'] = CLOSES,
    ['A'] = W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
    ['a'] = W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
};
#undef W
#define W (OPENS | INSIDE)
static const uint8_t behind[256] = {
    ['\n'] = CLOSES, [' '] = CLOSES, ['0'] = OPENS, OPENS, OPENS, OPENS, OPENS, OPENS, OPENS, OPENS, OPENS, OPENS,
    ['A'] = W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
    ['a'] = W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
};
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

static const uint8_t ascii[256] = {['"'] = OWN_DOUBLE, ['\''] = OWN_ONE_BAR};

/* By what a mark is and what its neighbours have in common; STET_PLAIN_COUNT: no mark. */
static const uint8_t kinds[OWN_COUNT][8] = {
    [OWN_LEFT] = {[OPENS] = STET_PLAIN_LEFT},
    [OWN_RIGHT] = {[CLOSES] = STET_PLAIN_RIGHT},
    [OWN_DOUBLE] = {[OPENS] = STET_PLAIN_OPENS, [CLOSES] = STET_PLAIN_CLOSES},
    [OWN_ONE_BAR] = {[INSIDE] = STET_PLAIN_COUNT},
    [OWN_NOTHING] = {STET_PLAIN_COUNT, STET_PLAIN_COUNT, STET_PLAIN_COUNT, 0, STET_PLAIN_COUNT},
};

/* A byte stands before the mark, and four from it on. */
static inline unsigned kind_at(const uint8_t *at)
{
    bool wide = (at[0] == 0xE2) & (at[1] == 0x80) & ((at[2] & 0xC0) == 0x80);
    unsigned own = wide ? general[at[2] & 0x3F] : ascii[at[0]];
    unsigned shared = before[at[-1]] & behind[wide ? at[3] : at[1]];
    return kinds[own][shared];
}

STET_INTERNAL uint32_t stet_sift_marks(const uint8_t *text, uint32_t len, uint32_t base, uint16_t *marks,
                                       uint32_t count, uint8_t *plain)
{
    uint32_t left = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t pos = base + marks[i];
        bool inside = pos > 0 && len - pos >= 4;
        unsigned kind = inside ? kind_at(text + pos) : STET_PLAIN_NOT;
        marks[left] = marks[i];
        plain[left] = (uint8_t)kind;
        left += kind != STET_PLAIN_COUNT;
    }
    return left;
}
