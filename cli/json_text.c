/* SPDX-License-Identifier: MIT */
#include "json_text.h"

#include "escaped_text.h"

static const char hex[] = "0123456789abcdef";

static bool is_copied(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

static void put_escape(struct output *out, uint32_t c)
{
    static const char short_forms[] = "\bb\tt\nn\ff\rr\"\"\\\\";
    for (const char *form = short_forms; *form != '\0'; form += 2) {
        if ((unsigned char)*form != c) continue;
        const char escape[2] = {'\\', form[1]};
        put_bytes(out, escape, sizeof escape);
        return;
    }
    const char escape[6] = {'\\', 'u', hex[c >> 12 & 15], hex[c >> 8 & 15], hex[c >> 4 & 15], hex[c & 15]};
    put_bytes(out, escape, sizeof escape);
}

static bool is_escaped(uint32_t c)
{
    return c < 0x20 || c == '"' || c == '\\' || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

static void put_character(struct output *out, uint32_t c, const char *bytes, size_t size)
{
    if (is_escaped(c)) {
        put_escape(out, c);
    } else {
        put_bytes(out, bytes, size);
    }
}

void put_json_text(struct output *out, const char *text, size_t len)
{
    put_byte(out, '"');
    put_escaped(out, text, len, is_copied, put_character);
    put_byte(out, '"');
}

/* The number of four hexadecimal digits. */
static uint32_t hex_number(const char *digits)
{
    uint32_t number = 0;
    for (int i = 0; i < 4; i++) {
        unsigned char c = (unsigned char)digits[i];
        number = number << 4 | (c <= '9' ? c - (uint32_t)'0' : (c | 0x20u) - 'a' + 10);
    }
    return number;
}

static void put_code_point(struct output *out, uint32_t c)
{
    if (c < 0x80) {
        put_byte(out, (char)c);
    } else if (c < 0x800) {
        const unsigned char bytes[] = {(unsigned char)(0xC0 | c >> 6), (unsigned char)(0x80 | (c & 0x3F))};
        put_bytes(out, (const char *)bytes, sizeof bytes);
    } else if (c < 0x10000) {
        const unsigned char bytes[] = {(unsigned char)(0xE0 | c >> 12), (unsigned char)(0x80 | (c >> 6 & 0x3F)),
                                       (unsigned char)(0x80 | (c & 0x3F))};
        put_bytes(out, (const char *)bytes, sizeof bytes);
    } else {
        const unsigned char bytes[] = {(unsigned char)(0xF0 | c >> 18), (unsigned char)(0x80 | (c >> 12 & 0x3F)),
                                       (unsigned char)(0x80 | (c >> 6 & 0x3F)), (unsigned char)(0x80 | (c & 0x3F))};
        put_bytes(out, (const char *)bytes, sizeof bytes);
    }
}

/* \uXXXX, or two of them that are one character. Returns the bytes read; a half alone becomes U+FFFD. */
static size_t put_unescaped_number(struct output *out, const char *digits)
{
    uint32_t c = hex_number(digits);
    if (c >= 0xD800 && c < 0xDC00 && digits[4] == '\\' && digits[5] == 'u') {
        uint32_t low = hex_number(digits + 6);
        if (low >= 0xDC00 && low < 0xE000) {
            put_code_point(out, 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00));
            return 10;
        }
    }
    if (c >= 0xD800 && c < 0xE000) {
        put(out, UTF8_REPLACEMENT);
    } else {
        put_code_point(out, c);
    }
    return 4;
}

/* What stands after a backslash. Returns its bytes. */
static size_t put_unescaped(struct output *out, const char *after)
{
    static const char letters[] = "bfnrt", meant[] = "\b\f\n\r\t";
    if (*after == 'u') return 1 + put_unescaped_number(out, after + 1);
    const char *letter = strchr(letters, *after);
    put_byte(out, letter == NULL ? *after : meant[letter - letters]);
    return 1;
}

void put_json_value(struct output *out, const char *json)
{
    if (*json != '"') {
        put(out, json);
        return;
    }
    for (const char *at = json + 1; *at != '\0' && *at != '"';) {
        size_t run = strcspn(at, "\\\"");
        put_bytes(out, at, run);
        at += run;
        if (*at == '\\' && at[1] != '\0') at += 1 + put_unescaped(out, at + 1);
    }
}
