/* SPDX-License-Identifier: MIT */
#include "json_string.h"

#include <stdint.h>

#include "plain_run.h"

/* Bytes of \uXXXX, and of the digits in it. */
#define UNICODE_BYTES  6
#define UNICODE_DIGITS 4

/* What a backslash and this letter stand for, or 0. */
static const char meanings[256] = {
    ['"'] = '"', ['\\'] = '\\', ['/'] = '/', ['b'] = '\b', ['f'] = '\f', ['n'] = '\n', ['r'] = '\r', ['t'] = '\t',
};

/* The number of the \uXXXX at the start, or one above them all. */
static uint32_t read_unicode(const char *raw, size_t len)
{
    uint32_t code = 0;
    if (len < UNICODE_BYTES || raw[0] != '\\' || raw[1] != 'u') return UINT32_MAX;
    for (size_t i = UNICODE_BYTES - UNICODE_DIGITS; i < UNICODE_BYTES; i++) {
        char c = raw[i], lower = (char)(c | 0x20);
        if (c >= '0' && c <= '9') {
            code = code << 4 | (uint32_t)(c - '0');
        } else if (lower >= 'a' && lower <= 'f') {
            code = code << 4 | (uint32_t)(lower - 'a' + 10);
        } else {
            return UINT32_MAX;
        }
    }
    return code;
}

static size_t write_code_point(char *out, uint32_t code)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = size - 1; i > 0; i--, code >>= 6)
        out[i] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)((0xF00u >> size & 0xF0u) | code);
    return size;
}

/* Writes the code point of one \uXXXX, or of two that are the halves of one; moves *raw behind it. */
static size_t write_unicode(char *out, const char **raw, size_t len)
{
    uint32_t code = read_unicode(*raw, len);
    *raw += UNICODE_BYTES;
    if (code >= 0xDC00 && (code <= 0xDFFF || code == UINT32_MAX)) return JSON_STRING_UNUSUAL;
    if (code >= 0xD800 && code <= 0xDBFF) {
        uint32_t low = read_unicode(*raw, len - UNICODE_BYTES);
        if (low < 0xDC00 || low > 0xDFFF) return JSON_STRING_UNUSUAL;
        *raw += UNICODE_BYTES;
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    return write_code_point(out, code);
}

size_t json_string_write(char *out, const char *raw, size_t len)
{
    const char *end = raw + len;
    char *start = out;
    for (;;) {
        size_t plain = plain_copy(out, raw, (size_t)(end - raw));
        raw += plain;
        out += plain;
        if (raw == end) return (size_t)(out - start);
        if (*raw != '\\' || end - raw < 2) return JSON_STRING_UNUSUAL;
        char meaning = meanings[(unsigned char)raw[1]];
        if (meaning != 0) {
            *out++ = meaning;
            raw += 2;
            continue;
        }
        size_t size = write_unicode(out, &raw, (size_t)(end - raw));
        if (size == JSON_STRING_UNUSUAL) return size;
        out += size;
    }
}
