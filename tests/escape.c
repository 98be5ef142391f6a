/* SPDX-License-Identifier: MIT */
#include "escape.h"

#include "oracle.h"

#include <string.h>

/* Blanks and format characters of the basic plane that a page does not show, and the private end of it. */
static const struct {
    uint32_t first, last;
} unseen[] = {
    {0x0080, 0x00A0}, {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C}, {0x115F, 0x1160},
    {0x1680, 0x1680}, {0x17B4, 0x17B5}, {0x180B, 0x180E}, {0x2000, 0x200F}, {0x2028, 0x202F},
    {0x205F, 0x206F}, {0x3000, 0x3000}, {0x3164, 0x3164}, {0xE000, 0xF8FF}, {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF},
};

static bool is_unseen(uint32_t code)
{
    if (code >= 0xE0000) return true;
    for (size_t i = 0; i < sizeof unseen / sizeof unseen[0]; i++) {
        if (code >= unseen[i].first && code <= unseen[i].last) return true;
    }
    return false;
}

static void escape_bytes(buffer *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        buffer_print(out, "\\x%02X", (unsigned)(unsigned char)text[i]);
}

static void escape_ascii(buffer *out, const char *at)
{
    switch (*at) {
    case '\n': buffer_text(out, "\\n"); break;
    case '\r': buffer_text(out, "\\r"); break;
    case '\t': buffer_text(out, "\\t"); break;
    case '\\': buffer_text(out, "\\\\"); break;
    default:
        if (*at < 0x20 || *at == 0x7F) {
            escape_bytes(out, at, 1);
        } else {
            buffer_add(out, at, 1);
        }
    }
}

void escape_to(buffer *out, const char *text, size_t len)
{
    uint32_t code;
    for (size_t i = 0, length; i < len; i += length) {
        length = oracle_piece(text, len, i, &code);
        if (code < 0x80) {
            escape_ascii(out, text + i);
        } else if (code == ORACLE_INVALID || (code > 0xFFFF && is_unseen(code))) {
            escape_bytes(out, text + i, length);
        } else if (is_unseen(code)) {
            buffer_print(out, "\\u%04X", (unsigned)code);
        } else {
            buffer_add(out, text + i, length);
        }
    }
}

static bool hexadecimal(const char *text, size_t left, size_t digits, unsigned *value)
{
    static const char figures[] = "0123456789abcdef0123456789ABCDEF";
    *value = 0;
    if (left < digits) return false;
    for (size_t i = 0; i < digits; i++) {
        const char *figure = text[i] == '\0' ? NULL : strchr(figures, text[i]);
        if (figure == NULL) return false;
        *value = *value << 4 | (unsigned)((figure - figures) & 15);
    }
    return true;
}

/* Surrogates too: as the three bytes that CESU has for them, which are not UTF-8. */
static void add_code_point(buffer *out, unsigned code)
{
    unsigned char bytes[3];
    size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
    if (length == 1) {
        bytes[0] = (unsigned char)code;
    } else if (length == 2) {
        bytes[0] = (unsigned char)(0xC0 | code >> 6);
    } else {
        bytes[0] = (unsigned char)(0xE0 | code >> 12);
        bytes[1] = (unsigned char)(0x80 | (code >> 6 & 0x3F));
    }
    if (length > 1) bytes[length - 1] = (unsigned char)(0x80 | (code & 0x3F));
    buffer_add(out, bytes, length);
}

/* Undoes the escape whose letter is at text, left bytes from the end; returns the length after the backslash, or 0. */
static size_t undo_one(buffer *out, const char *text, size_t left)
{
    static const char letters[] = "nrt\\", meant[] = "\n\r\t\\";
    unsigned value;
    if (left == 0 || text[0] == '\0') return 0;
    const char *letter = strchr(letters, text[0]);
    if (letter != NULL) {
        buffer_add(out, meant + (letter - letters), 1);
        return 1;
    }
    if (text[0] == 'x' && hexadecimal(text + 1, left - 1, 2, &value)) {
        unsigned char byte = (unsigned char)value;
        buffer_add(out, &byte, 1);
        return 3;
    }
    if (text[0] == 'u' && hexadecimal(text + 1, left - 1, 4, &value)) {
        add_code_point(out, value);
        return 5;
    }
    return 0;
}

bool escape_undo(buffer *out, const char *text, size_t len, size_t *bad)
{
    size_t length;
    for (size_t i = 0; i < len; i += length) {
        length = 1;
        if (text[i] != '\\') {
            buffer_add(out, text + i, 1);
            continue;
        }
        length = undo_one(out, text + i + 1, len - i - 1);
        if (length++ == 0) {
            *bad = i;
            return false;
        }
    }
    return true;
}
