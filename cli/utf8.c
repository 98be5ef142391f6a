/* SPDX-License-Identifier: MIT */
#include "utf8.h"

#include <stdbool.h>

struct form {
    unsigned char mask, lead; /* a first byte b is of this form where (b & mask) == lead */
    unsigned char size;
    uint32_t least; /* smaller code points have a shorter form, so this one is overlong */
};

static const struct form forms[] = {
    {0x80, 0x00, 1, 0x0},
    {0xE0, 0xC0, 2, 0x80},
    {0xF0, 0xE0, 3, 0x800},
    {0xF8, 0xF0, 4, 0x10000},
};

static const struct form *form_of(unsigned char first)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if ((first & forms[i].mask) == forms[i].lead) return &forms[i];
    }
    return NULL;
}

static bool is_scalar(uint32_t code_point, const struct form *form)
{
    return code_point >= form->least && code_point <= 0x10FFFF && !(code_point >= 0xD800 && code_point <= 0xDFFF);
}

uint32_t utf8_next(const char *text, size_t len, size_t *size)
{
    *size = 1;
    unsigned char first = (unsigned char)text[0];
    const struct form *form = form_of(first);
    if (form == NULL || form->size > len) return UTF8_INVALID;
    uint32_t code_point = first & (unsigned char)~form->mask;
    for (size_t i = 1; i < form->size; i++) {
        unsigned char byte = (unsigned char)text[i];
        if ((byte & 0xC0) != 0x80) return UTF8_INVALID;
        code_point = code_point << 6 | (byte & 0x3F);
    }
    if (!is_scalar(code_point, form)) return UTF8_INVALID;
    *size = form->size;
    return code_point;
}

/* The bytes that may follow this first byte (Unicode 15, table 3-7). */
struct second {
    unsigned char low, high;
};

static struct second second_of(unsigned char first)
{
    switch (first) {
    case 0xE0: return (struct second){0xA0, 0xBF};
    case 0xED: return (struct second){0x80, 0x9F};
    case 0xF0: return (struct second){0x90, 0xBF};
    case 0xF4: return (struct second){0x80, 0x8F};
    default: return (struct second){0x80, 0xBF};
    }
}

size_t utf8_subpart(const char *text, size_t len)
{
    const unsigned char *bytes = (const unsigned char *)text;
    const struct form *form = form_of(bytes[0]);
    if (form == NULL || bytes[0] < 0xC2 || bytes[0] > 0xF4 || len < 2) return 1;
    struct second second = second_of(bytes[0]);
    if (bytes[1] < second.low || bytes[1] > second.high) return 1;
    size_t size = 2;
    while (size < form->size && size < len && (bytes[size] & 0xC0) == 0x80)
        size++;
    return size;
}
