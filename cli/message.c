/* SPDX-License-Identifier: MIT */
#include "message.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "safe_text.h"

#define MESSAGE_BYTES 1024

static void put_safely(struct output *out, const char *text)
{
    struct glyphs walk = glyphs_of(text, strlen(text));
    struct glyph glyph;
    while (glyphs_next(&walk, &glyph))
        put_bytes(out, glyph.bytes, glyph.size);
}

void message_put(struct output *out, const char *file, const char *where, const char *what)
{
    put(out, "stet: ");
    if (file != NULL) {
        put_safely(out, file);
        put(out, where);
        put(out, ": ");
    }
    put_safely(out, what);
    put(out, "\n");
}

void message(const char *file, const char *format, ...)
{
    char text[MESSAGE_BYTES];
    struct output out;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    output_to_memory(&out);
    message_put(&out, file, "", text);
    /* Nothing can be done about a standard error that takes no output. */
    fwrite(out.bytes, 1, out.used, stderr);
    output_end(&out);
}
