/* SPDX-License-Identifier: MIT
 *
 * mark.h - quote marks: which glyph stands at a place, and what may pair with what.
 */
#ifndef STET_MARK_H
#define STET_MARK_H

#include "base.h"

/* Glyphs by how they look. Two single marks that stand for a double one are a glyph of their own. */
typedef enum stet_glyph {
    STET_GLYPH_NONE,
    STET_GLYPH_DOUBLE,     /* "  */
    STET_GLYPH_SINGLE,     /* '  */
    STET_GLYPH_LEFT,       /* “  */
    STET_GLYPH_RIGHT,      /* ”  */
    STET_GLYPH_LOW,        /* „  */
    STET_GLYPH_REVERSED,   /* ‟  */
    STET_GLYPH_LEFT1,      /* ‘  */
    STET_GLYPH_RIGHT1,     /* ’  */
    STET_GLYPH_LOW1,       /* ‚  */
    STET_GLYPH_REVERSED1,  /* ‛  */
    STET_GLYPH_ANGLE_L,    /* «  */
    STET_GLYPH_ANGLE_R,    /* »  */
    STET_GLYPH_ANGLE1_L,   /* ‹  */
    STET_GLYPH_ANGLE1_R,   /* ›  */
    STET_GLYPH_CORNER_L,   /* 「 */
    STET_GLYPH_CORNER_R,   /* 」 */
    STET_GLYPH_WHITE_L,    /* 『 */
    STET_GLYPH_WHITE_R,    /* 』 */
    STET_GLYPH_HALF_L,     /* ｢  */
    STET_GLYPH_HALF_R,     /* ｣  */
    STET_GLYPH_PRIME_L,    /* 〝 */
    STET_GLYPH_PRIME_R,    /* 〞 */
    STET_GLYPH_PRIME_LOW,  /* 〟 */
    STET_GLYPH_TITLE_L,    /* 《 */
    STET_GLYPH_TITLE_R,    /* 》 */
    STET_GLYPH_TWO_SINGLE, /* '' */
    STET_GLYPH_TWO_LEFT1,  /* ‘‘ */
    STET_GLYPH_TWO_RIGHT1, /* ’’ */
    STET_GLYPH_TWO_GRAVE,  /* `` */
    STET_GLYPH_TWO_COMMA,  /* ,, */
    STET_GLYPH_TWO_DOUBLE, /* "" of CSV */
    STET_GLYPH_GRAVE,      /* `  */
    STET_GLYPH_ACUTE,      /* ´  */
    STET_GLYPH_INCH,       /* ″  */
    STET_GLYPH_COUNT
} stet_glyph;

typedef struct stet_mark {
    uint8_t glyph;   /* stet_glyph; STET_GLYPH_NONE: no mark */
    uint8_t length;  /* bytes */
    uint8_t damaged; /* an entity or mojibake */
} stet_mark;

/* The mark at pos, a candidate of the scan. Damaged marks are told from others by `damaged`. */
STET_INTERNAL stet_mark stet_mark_at(const uint8_t *text, uint32_t pos, uint32_t end);

/* Bytes of the entity or mojibake mark that begins at pos, that ends at pos; 0 where there is none. */
STET_INTERNAL uint32_t stet_damaged_at(const uint8_t *text, uint32_t pos, uint32_t end);
STET_INTERNAL uint32_t stet_damaged_before(const uint8_t *text, uint32_t start, uint32_t pos);

/* Sets of glyphs. */
typedef uint64_t stet_glyphs;
#define STET_GLYPH_BIT(glyph) (UINT64_C(1) << (glyph))

/* Marks of one bar, which an apostrophe may look like. */
#define STET_GLYPHS_SINGLE                                                                                             \
    (STET_GLYPH_BIT(STET_GLYPH_SINGLE) | STET_GLYPH_BIT(STET_GLYPH_LEFT1) | STET_GLYPH_BIT(STET_GLYPH_RIGHT1) |        \
     STET_GLYPH_BIT(STET_GLYPH_LOW1) | STET_GLYPH_BIT(STET_GLYPH_REVERSED1) | STET_GLYPH_BIT(STET_GLYPH_GRAVE) |       \
     STET_GLYPH_BIT(STET_GLYPH_ACUTE))

static inline bool stet_is_one_bar(unsigned glyph)
{
    return (STET_GLYPH_BIT(glyph) & STET_GLYPHS_SINGLE) != 0;
}

#endif
