/* SPDX-License-Identifier: MIT */
#include "styles.h"

#include <string.h>

#define NBSP "\xC2\xA0"

/* In the order of generator_style's bits. */
static const style_marks styles[GENERATOR_STYLES] = {
    {"curly", {"“", "‘"}, {"”", "’"}, "", "’"},       {"straight", {"\"", "'"}, {"\"", "'"}, "", "'"},
    {"british", {"‘", "“"}, {"’", "”"}, "", "’"},     {"low", {"„", "‚"}, {"“", "‘"}, "", "’"},
    {"inward", {"»", "›"}, {"«", "‹"}, "", "’"},      {"guillemets", {"«", "“"}, {"»", "”"}, "", "’"},
    {"spaced", {"«", "“"}, {"»", "”"}, NBSP, "’"},    {"right-only", {"”", "’"}, {"”", "’"}, "", "’"},
    {"corners", {"「", "『"}, {"」", "』"}, "", "’"}, {"low-guillemets", {"«", "„"}, {"»", "“"}, "", "’"},
};

const style_marks *style_marks_of(uint32_t style)
{
    uint32_t i = 0;
    while (i + 1 < GENERATOR_STYLES && (style >> i & 1) == 0)
        i++;
    return &styles[i];
}

const char *generator_style_name(uint32_t style)
{
    return style_marks_of(style)->name;
}

uint32_t generator_style_find(const char *name)
{
    for (uint32_t i = 0; i < GENERATOR_STYLES; i++)
        if (strcmp(styles[i].name, name) == 0) return 1u << i;
    return 0;
}
