/* SPDX-License-Identifier: MIT */
#include "hostile.h"

#include "draw.h"

#include <string.h>

const hostile hostiles[] = {
    {"straight-marks", "\"", 1, 0},
    {"opening-marks", "“", 1, 0},
    {"pairs", "“”", 0, 0},
    {"nested-marks", "“‘", 0, 0},
    {"apostrophes", "'", 1, 0},
    {"curly-apostrophes", "’", 0, 0},
    {"guillemets", "« ", 0, 0},
    {"newlines", "\n", 1, 0},
    {"marks-and-newlines", "\"\n\n", 0, 0},
    {"blanks", " ", 1, 0},
    {"stops", ". ", 0, 0},
    {"one-paragraph", "The mill in Beach Haven reopened on Monday after a year of repairs and delays, said nobody. ", 1,
     0},
    {"unclosed-speech", "\n\n“We are back and the mill runs,", 0, 0},
    {"names", "Ann Lee said Bo Day told Cy Fox. ", 0, 0},
    {"entities", "&quot;", 0, 0},
    {"japanese", "「工場は月曜日に再開した」と市長は述べた。", 1, 0},
    {"cyrillic", "Завод возобновил работу в понедельник, сообщил мэр. ", 1, 0},
    {"speech", "\n\n“We are back,” said Ann Lee, the mayor. “At last,” she added.", 1, 0},
    {"related-lines", "\n\n“We are back\n\nMayor calls mill ‘madness’\n\n* * *", 0, 0},
    {"short-lines", "Mill\n", 0, 0},
    {"indented-lines", "\n   a", 0, 0},
    {"labels", "\nQ: a\nANN LEE: b", 0, 0},
    {"capitals", "Ann Lee ", 0, 0},
    {"lower-case", "a ", 0, 0},
    {"one-word", "a", 0, 0},
    {"commas", ", ", 0, 0},
    {"low-commas", ",,", 0, 0},
    {"single-pairs", "''", 0, 0},
    {"brackets", "(", 0, 0},
    {"tags", "<a b=\"", 0, 0},
    {"ampersands", "&", 0, 0},
    {"dashes", "— ", 0, 0},
    {"abbreviations", "U.S. ", 0, 0},
    {"digits", "5'11\" ", 0, 0},
    {"invalid", "\xFF\xE2\x80", 1, 0},
    {"continuation-bytes", "\x80", 0, 0},
    {"drawn-marks", "\"'“”‘’", 1, 1},
    {"drawn-straight", "\"'", 0, 1},
    {"drawn-curly", "“”‘’", 0, 1},
    {"drawn-all", "\"'`“”„‘’‚«»‹›「」", 0, 1},
    {"drawn-spaced", "\"'“”‘’  a", 0, 1},
    {"drawn-words", "\"“”‘’  S.,aeionrst", 0, 1},
    {"drawn-lines", "\"“”\n\n A.:aeno", 0, 1},
};

const size_t hostile_count = sizeof hostiles / sizeof hostiles[0];

/* More than a processor's branch predictors learn. */
enum { DRAWN_BYTES = 1 << 16 };

static size_t character_length(const char *at)
{
    size_t length = 1;
    while (((unsigned char)at[length] & 0xC0) == 0x80)
        length++;
    return length;
}

/* Characters of the pattern in an order that does not repeat. */
static void draw_from(char *to, const char *pattern)
{
    const char *characters[64];
    uint32_t count = 0;
    size_t len = 0;
    chance c = {1};
    for (const char *at = pattern; *at != 0 && count < 64; at += character_length(at))
        characters[count++] = at;
    while (len + 4 < DRAWN_BYTES) {
        const char *drawn = characters[draw(&c, count)];
        memcpy(to + len, drawn, character_length(drawn));
        len += character_length(drawn);
    }
    to[len] = 0;
}

void hostile_add(texts *set, const hostile *h, size_t len)
{
    char drawn[DRAWN_BYTES];
    if (h->drawn) draw_from(drawn, h->pattern);
    texts_add_pattern(set, h->drawn ? drawn : h->pattern, len);
}
