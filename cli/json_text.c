/* SPDX-License-Identifier: MIT */
#include "json_text.h"

#include "escaped_text.h"
#include "json_string.h"

#define QUOTES 2

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

bool json_value_text(struct bytes *out, const char *json)
{
    out->used = 0;
    if (*json != '"') return bytes_add(out, json, strlen(json));
    size_t len = strlen(json) - QUOTES;
    if (!bytes_reserve(out, len)) return false;
    size_t written = json_string_write(out->at, json + 1, len);
    if (written != JSON_STRING_UNUSUAL) out->used = written;
    return true;
}
