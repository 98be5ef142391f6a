/* SPDX-License-Identifier: MIT */
#include "message.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "safe_text.h"

#define MESSAGE_BYTES 1024

static void print_safely(const char *text)
{
    struct glyphs walk = glyphs_of(text, strlen(text));
    struct glyph glyph;
    while (glyphs_next(&walk, &glyph))
        fwrite(glyph.bytes, 1, glyph.size, stderr);
}

void message(const char *file, size_t line, const char *format, ...)
{
    char text[MESSAGE_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    /* Nothing can be done about a standard error that takes no output. */
    fputs("stet: ", stderr);
    if (file != NULL) {
        print_safely(file);
        if (line > 0) fprintf(stderr, ":%zu", line);
        fputs(": ", stderr);
    }
    print_safely(text);
    fputc('\n', stderr);
}
