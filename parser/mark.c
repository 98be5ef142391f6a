/* SPDX-License-Identifier: MIT */
#include "mark.h"

#include "chars.h"

static stet_mark make(stet_glyph glyph, unsigned length, bool damaged)
{
    stet_mark mark;
    mark.glyph = (uint8_t)glyph;
    mark.length = (uint8_t)length;
    mark.damaged = damaged;
    return mark;
}

/* A glyph of one code point, by its code; those of U+2000 to U+203F are in general_glyphs, " and ' are told before. */
static stet_glyph glyph_of(uint32_t code)
{
    switch (code) {
    case '`': return STET_GLYPH_GRAVE;
    case 0xAB: return STET_GLYPH_ANGLE_L;
    case 0xB4: return STET_GLYPH_ACUTE;
    case 0xBB: return STET_GLYPH_ANGLE_R;
    case 0x300A: return STET_GLYPH_TITLE_L;
    case 0x300B: return STET_GLYPH_TITLE_R;
    case 0x300C: return STET_GLYPH_CORNER_L;
    case 0x300D: return STET_GLYPH_CORNER_R;
    case 0x300E: return STET_GLYPH_WHITE_L;
    case 0x300F: return STET_GLYPH_WHITE_R;
    case 0x301D: return STET_GLYPH_PRIME_L;
    case 0x301E: return STET_GLYPH_PRIME_R;
    case 0x301F: return STET_GLYPH_PRIME_LOW;
    case 0xFF62: return STET_GLYPH_HALF_L;
    case 0xFF63: return STET_GLYPH_HALF_R;
    default: return STET_GLYPH_NONE;
    }
}

/* What two of a glyph stand for, side by side; NONE where two are just two. */
static const uint8_t doubled[STET_GLYPH_COUNT] = {
    [STET_GLYPH_SINGLE] = STET_GLYPH_TWO_SINGLE, [STET_GLYPH_LEFT1] = STET_GLYPH_TWO_LEFT1,
    [STET_GLYPH_RIGHT1] = STET_GLYPH_TWO_RIGHT1, [STET_GLYPH_GRAVE] = STET_GLYPH_TWO_GRAVE,
    [STET_GLYPH_DOUBLE] = STET_GLYPH_TWO_DOUBLE,
};

/* Whether the bytes of a glyph, of which it has one or three, stand at `at` too. */
static inline bool is_again(const uint8_t *glyph, const uint8_t *at, uint32_t length)
{
    return glyph[0] == at[0] && (length == 1 || (glyph[1] == at[1] && glyph[2] == at[2]));
}

/* Two single marks are a double one, unless a third follows: then the outer or the inner one stands for itself, and the
 * pairing decides. CSV's "" needs more care, see there. */
static inline stet_mark maybe_doubled(const uint8_t *text, uint32_t pos, uint32_t end, stet_glyph glyph,
                                      uint32_t length)
{
    const uint8_t *at = text + pos;
    uint32_t left = end - pos;
    stet_glyph two = (stet_glyph)doubled[glyph];
    if (two == STET_GLYPH_NONE || left < 2 * length || !is_again(at, at + length, length))
        return make(glyph, length, false);
    if (left >= 3 * length && is_again(at, at + 2 * length, length)) return make(glyph, length, false);
    return make(two, 2 * length, false);
}

typedef struct spelling {
    char bytes[9];
    uint8_t length;
    uint8_t glyph;
} spelling;

/* HTML's entities, without their ampersand. */
static const spelling entities[] = {
    {"quot;", 5, STET_GLYPH_DOUBLE},     {"#34;", 4, STET_GLYPH_DOUBLE},    {"#x22;", 5, STET_GLYPH_DOUBLE},
    {"apos;", 5, STET_GLYPH_SINGLE},     {"#39;", 4, STET_GLYPH_SINGLE},    {"#x27;", 5, STET_GLYPH_SINGLE},
    {"#039;", 5, STET_GLYPH_SINGLE},     {"#034;", 5, STET_GLYPH_DOUBLE},   {"ldquo;", 6, STET_GLYPH_LEFT},
    {"#8220;", 6, STET_GLYPH_LEFT},      {"#x201c;", 7, STET_GLYPH_LEFT},   {"rdquo;", 6, STET_GLYPH_RIGHT},
    {"#8221;", 6, STET_GLYPH_RIGHT},     {"#x201d;", 7, STET_GLYPH_RIGHT},  {"lsquo;", 6, STET_GLYPH_LEFT1},
    {"#8216;", 6, STET_GLYPH_LEFT1},     {"#x2018;", 7, STET_GLYPH_LEFT1},  {"rsquo;", 6, STET_GLYPH_RIGHT1},
    {"#8217;", 6, STET_GLYPH_RIGHT1},    {"#x2019;", 7, STET_GLYPH_RIGHT1}, {"bdquo;", 6, STET_GLYPH_LOW},
    {"#8222;", 6, STET_GLYPH_LOW},       {"#x201e;", 7, STET_GLYPH_LOW},    {"sbquo;", 6, STET_GLYPH_LOW1},
    {"#8218;", 6, STET_GLYPH_LOW1},      {"laquo;", 6, STET_GLYPH_ANGLE_L}, {"#171;", 5, STET_GLYPH_ANGLE_L},
    {"raquo;", 6, STET_GLYPH_ANGLE_R},   {"#187;", 5, STET_GLYPH_ANGLE_R},  {"lsaquo;", 7, STET_GLYPH_ANGLE1_L},
    {"rsaquo;", 7, STET_GLYPH_ANGLE1_R},
};

/* UTF-8 read as Windows-1252 and written as UTF-8 again, without the first two bytes, which are those of a-circumflex.
 */
static const spelling mojibake[] = {
    {"\xE2\x82\xAC\xC5\x93", 5, STET_GLYPH_LEFT},  {"\xE2\x82\xAC\xC2\x9D", 5, STET_GLYPH_RIGHT},
    {"\xE2\x82\xAC\xCB\x9C", 5, STET_GLYPH_LEFT1}, {"\xE2\x82\xAC\xE2\x84\xA2", 6, STET_GLYPH_RIGHT1},
    {"\xE2\x82\xAC\xC5\xBE", 5, STET_GLYPH_LOW},   {"\xE2\x82\xAC\xC5\xA1", 5, STET_GLYPH_LOW1},
    {"\xC2\x80\xC2\x9C", 4, STET_GLYPH_LEFT},      {"\xC2\x80\xC2\x9D", 4, STET_GLYPH_RIGHT},
    {"\xC2\x80\xC2\x98", 4, STET_GLYPH_LEFT1},     {"\xC2\x80\xC2\x99", 4, STET_GLYPH_RIGHT1},
};

/* How far a row of commas is skipped at once. A longer one goes on as another row. */
#define COMMAS_MAX 64u

/* A bare a-circumflex and euro sign is a closing mark whose last byte was dropped on the way. */
static const spelling cut_mojibake = {"\xE2\x82\xAC", 3, STET_GLYPH_RIGHT};

static bool is_spelt(const uint8_t *text, uint32_t pos, uint32_t end, const spelling *s)
{
    if (end - pos < s->length) return false;
    for (uint32_t i = 0; i < s->length; i++) {
        if (stet_fold_ascii(text[pos + i]) != (uint8_t)s->bytes[i]) return false;
    }
    return true;
}

/* &quot;, and &amp;quot; of a text whose ampersands were replaced once more. */
static stet_mark entity_at(const uint8_t *text, uint32_t pos, uint32_t end)
{
    static const spelling ampersand = {"amp;", 4, STET_GLYPH_NONE};
    uint32_t lead = is_spelt(text, pos + 1, end, &ampersand) ? 5 : 1;
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        if (is_spelt(text, pos + lead, end, &entities[i]))
            return make((stet_glyph)entities[i].glyph, lead + entities[i].length, true);
    }
    return make(STET_GLYPH_NONE, 1, false);
}

static stet_mark mojibake_at(const uint8_t *text, uint32_t pos, uint32_t end)
{
    for (size_t i = 0; i < sizeof mojibake / sizeof *mojibake; i++) {
        if (is_spelt(text, pos + 2, end, &mojibake[i]))
            return make((stet_glyph)mojibake[i].glyph, 2u + mojibake[i].length, true);
    }
    if (is_spelt(text, pos + 2, end, &cut_mojibake)) {
        stet_class after = stet_class_at(text, pos + 5, end);
        if (stet_is_blank_class(after) || after == STET_CLASS_STOP || after == STET_CLASS_COMMA)
            return make(STET_GLYPH_RIGHT, 5, true);
    }
    return make(STET_GLYPH_NONE, 1, false);
}

STET_INTERNAL uint32_t stet_damaged_at(const uint8_t *text, uint32_t pos, uint32_t end)
{
    stet_mark mark = make(STET_GLYPH_NONE, 0, false);
    if (text[pos] == '&') mark = entity_at(text, pos, end);
    if (text[pos] == 0xC3 && end - pos > 2 && text[pos + 1] == 0xA2) mark = mojibake_at(text, pos, end);
    return mark.glyph == STET_GLYPH_NONE ? 0 : mark.length;
}

/* Bytes of the longest and the shortest of them. */
#define DAMAGED_MAX 12u
#define DAMAGED_MIN 5u

STET_INTERNAL uint32_t stet_damaged_before(const uint8_t *text, uint32_t start, uint32_t pos)
{
    if (pos <= start || (text[pos - 1] != ';' && text[pos - 1] < 0x80)) return 0;
    for (uint32_t n = DAMAGED_MIN; n <= DAMAGED_MAX && n <= pos - start; n++) {
        if (stet_damaged_at(text, pos - n, pos) == n) return n;
    }
    return 0;
}

/* Glyphs of U+2000 to U+203F, by the low six bits. */
static const uint8_t general_glyphs[64] = {
    [0x18] = STET_GLYPH_LEFT1,     [0x19] = STET_GLYPH_RIGHT1,   [0x1A] = STET_GLYPH_LOW1,
    [0x1B] = STET_GLYPH_REVERSED1, [0x1C] = STET_GLYPH_LEFT,     [0x1D] = STET_GLYPH_RIGHT,
    [0x1E] = STET_GLYPH_LOW,       [0x1F] = STET_GLYPH_REVERSED, [0x33] = STET_GLYPH_INCH,
    [0x39] = STET_GLYPH_ANGLE1_L,  [0x3A] = STET_GLYPH_ANGLE1_R,
};

STET_INTERNAL stet_mark stet_mark_at(const uint8_t *text, uint32_t pos, uint32_t end)
{
    uint8_t byte = text[pos];
    if (byte == 0xE2 && end - pos > 2 && text[pos + 1] == 0x80 && (text[pos + 2] & 0xC0) == 0x80) { /* most are that */
        stet_glyph general = (stet_glyph)general_glyphs[text[pos + 2] & 0x3F];
        return general == STET_GLYPH_NONE ? make(general, 3, false) : maybe_doubled(text, pos, end, general, 3);
    }
    if (byte == '&') return entity_at(text, pos, end);
    if (byte == 0xC3 && end - pos > 2 && text[pos + 1] == 0xA2) return mojibake_at(text, pos, end);
    if (byte == ',') { /* a row of them is none, from its start on */
        uint32_t n = 1;
        while (n < COMMAS_MAX && n < end - pos && text[pos + n] == ',')
            n++;
        return make(n == 2 ? STET_GLYPH_TWO_COMMA : STET_GLYPH_NONE, n, false);
    }
    if (byte == '"') return maybe_doubled(text, pos, end, STET_GLYPH_DOUBLE, 1);
    if (byte == '\'') return maybe_doubled(text, pos, end, STET_GLYPH_SINGLE, 1);
    stet_rune rune = stet_rune_at(text, pos, end);
    stet_glyph glyph = glyph_of(rune.code);
    if (glyph == STET_GLYPH_NONE) return make(STET_GLYPH_NONE, rune.length, false);
    return maybe_doubled(text, pos, end, glyph, rune.length);
}
