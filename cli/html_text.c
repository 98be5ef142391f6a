/* SPDX-License-Identifier: MIT */
#include "html_text.h"

#include "escaped_text.h"

static bool is_copied(unsigned char byte)
{
    return byte < 0x80 && (byte >= 0x20 || byte == '\n' || byte == '\t') && byte != '&' && byte != '<' && byte != '>' &&
           byte != '"' && byte != '\'' && byte != 0x7F;
}

/* C0 and DEL without the blanks of HTML. */
static bool is_control(uint32_t c)
{
    return c == 0x7F || (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f');
}

/* C1 and what will never be a character. */
static bool is_refused(uint32_t c)
{
    return (c >= 0x80 && c < 0xA0) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

static const char *entity_of(uint32_t c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

/* U+2400 and on: a picture for each control character; the one of DEL stands apart. */
static void put_picture(struct output *out, uint32_t c)
{
    const unsigned char bytes[] = {0xE2, 0x90, (unsigned char)(0x80u + (c == 0x7F ? 0x21u : c))};
    put_bytes(out, (const char *)bytes, sizeof bytes);
}

static void put_character(struct output *out, uint32_t c, const char *bytes, size_t size)
{
    const char *entity = entity_of(c);
    if (is_refused(c)) {
        put(out, UTF8_REPLACEMENT);
    } else if (entity != NULL) {
        put(out, entity);
    } else if (is_control(c)) {
        put_picture(out, c);
    } else {
        put_bytes(out, bytes, size);
    }
}

void put_html(struct output *out, const char *text, size_t len)
{
    put_escaped(out, text, len, is_copied, put_character);
}

void count_replaced(struct replaced *replaced, const char *text, size_t len)
{
    size_t size;
    for (size_t pos = 0; pos < len; pos += size) {
        uint32_t c = utf8_next(text + pos, len - pos, &size);
        if (c == UTF8_INVALID) {
            size = utf8_subpart(text + pos, len - pos);
            replaced->invalid++;
        } else {
            replaced->controls += is_control(c) || is_refused(c);
        }
    }
}
