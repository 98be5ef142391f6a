/* SPDX-License-Identifier: MIT */
#include "safe_text.h"

#include <locale.h>
#include <stdint.h>
#include <string.h>
#include <wchar.h>

#include "utf8.h"

/* More combining marks than any script needs on one letter. A text may stack a million of them, which is one column. */
#define MARKS_MAX 4

/* How far back from the edge a blank is looked for, to cut between words. */
#define WORD_REACH 12

/* Bytes looked at for each column when a text is walked from its end: the longest UTF-8 sequence. */
#define BYTES_PER_COLUMN 4

void safe_text_setup(void)
{
    static const char *const names[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8", ""};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (setlocale(LC_CTYPE, names[i]) != NULL) return;
    }
}

static bool is_blank(uint32_t c)
{
    return (c >= '\t' && c <= '\r') || c == ' ' || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/* The bidirectional embeddings, overrides and isolates, and what has no glyph in the middle of a line. */
static bool is_dropped(uint32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F) || c == 0x200B || c == 0x2060 || c == 0xFEFF ||
           c == 0xAD || (c >= 0xE0000 && c <= 0xE0FFF);
}

static struct glyph plain_glyph(const char *bytes, size_t size, unsigned width)
{
    struct glyph glyph = {.size = size, .width = width};
    memcpy(glyph.bytes, bytes, size);
    return glyph;
}

static struct glyph replacement(void)
{
    return plain_glyph("\xEF\xBF\xBD", 3, 1);
}

/* U+2400 and on: a picture for each control character; the one of DEL stands apart. */
static struct glyph control_picture(uint32_t c)
{
    struct glyph glyph = plain_glyph("\xE2\x90\x80", 3, 1);
    glyph.bytes[2] = (char)(unsigned char)(0x80u + (c == 0x7F ? 0x21u : c));
    return glyph;
}

static struct glyph glyph_of(uint32_t c, const char *bytes, size_t size)
{
    if (c < 0x20 || c == 0x7F) return control_picture(c);
    if (c < 0x7F) return plain_glyph(bytes, size, 1);
    if (c == UTF8_INVALID || c < 0xA0) return replacement();
    int width = wcwidth((wchar_t)c);
    if (width < 0) return replacement();
    return plain_glyph(bytes, size, (unsigned)width);
}

struct glyphs glyphs_of(const char *text, size_t len)
{
    return (struct glyphs){.text = text, .len = len};
}

static bool is_skipped(struct glyphs *walk, uint32_t c, bool blank, const struct glyph *glyph)
{
    if (is_dropped(c) || (blank && walk->after_blank)) return true;
    walk->after_blank = blank;
    walk->marks = glyph->width == 0 ? walk->marks + 1 : 0;
    return walk->marks > MARKS_MAX;
}

/* A letter, digit or mark of ASCII, which most are: no rule but its own width concerns it. */
static bool take_plain(struct glyphs *walk, struct glyph *glyph)
{
    char c = (char)(walk->pos < walk->len ? walk->text[walk->pos] : '\0');
    if (c <= ' ' || c >= 0x7F) return false;
    glyph->bytes[0] = c;
    glyph->size = glyph->width = 1;
    walk->pos++;
    walk->marks = 0;
    walk->after_blank = false;
    return true;
}

bool glyphs_next(struct glyphs *walk, struct glyph *glyph)
{
    if (take_plain(walk, glyph)) return true;
    while (walk->pos < walk->len) {
        size_t size;
        const char *bytes = walk->text + walk->pos;
        uint32_t c = utf8_next(bytes, walk->len - walk->pos, &size);
        bool blank = is_blank(c);
        *glyph = blank ? plain_glyph(" ", 1, 1) : glyph_of(c, bytes, size);
        walk->pos += size;
        if (!is_skipped(walk, c, blank, glyph)) return true;
    }
    return false;
}

unsigned safe_width(const char *text, size_t len, unsigned limit)
{
    struct glyphs walk = glyphs_of(text, len);
    struct glyph glyph;
    unsigned width = 0;
    while (width <= limit && glyphs_next(&walk, &glyph))
        width += glyph.width;
    return width;
}

size_t safe_head(const char *text, size_t len, unsigned columns)
{
    struct glyphs walk = glyphs_of(text, len);
    struct glyph glyph;
    unsigned width = 0, word_width = 0;
    size_t end = 0, word_end = 0;
    while (glyphs_next(&walk, &glyph) && width + glyph.width <= columns) {
        if (glyph.bytes[0] == ' ') {
            word_end = end;
            word_width = width;
        }
        width += glyph.width;
        end = walk.pos;
    }
    return word_end > 0 && columns - word_width <= WORD_REACH ? word_end : end;
}

/* The offset of the first code point at or after `pos`. */
static size_t code_point_start(const char *text, size_t len, size_t pos)
{
    while (pos < len && ((unsigned char)text[pos] & 0xC0) == 0x80)
        pos++;
    return pos;
}

/* The offset behind the first blank within reach of `start`, or start itself. */
static size_t word_start(const char *text, size_t len, size_t start)
{
    struct glyphs walk = glyphs_of(text + start, len - start);
    struct glyph glyph;
    for (unsigned width = 0; width < WORD_REACH && glyphs_next(&walk, &glyph); width += glyph.width) {
        if (glyph.bytes[0] == ' ') return start + walk.pos;
    }
    return start;
}

size_t safe_tail(const char *text, size_t len, unsigned columns)
{
    size_t reach = (size_t)columns * BYTES_PER_COLUMN;
    size_t start = len > reach ? code_point_start(text, len, len - reach) : 0;
    unsigned width = safe_width(text + start, len - start, UINT16_MAX);
    struct glyphs walk = glyphs_of(text + start, len - start);
    struct glyph glyph;
    while (width > columns && glyphs_next(&walk, &glyph))
        width -= glyph.width;
    return word_start(text, len, start + walk.pos);
}
