/* SPDX-License-Identifier: MIT */
#include "origin.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#define WHERE_BYTES 128
#define WHAT_BYTES  1024

/* What stands behind the file's name. */
static void format_where(char *out, const struct origin *origin)
{
    if (origin->record == 0) {
        out[0] = '\0';
    } else if (origin->lines) {
        snprintf(out, WHERE_BYTES, ":%" PRIu64 " (byte %" PRIu64 ")", origin->record, origin->offset);
    } else {
        snprintf(out, WHERE_BYTES, ": record %" PRIu64 " (byte %" PRIu64 ")", origin->record, origin->offset);
    }
}

void origin_note(struct output *notes, const struct origin *origin, const char *format, ...)
{
    char where[WHERE_BYTES], what[WHAT_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    format_where(where, origin);
    message_put(notes, origin->file, where, what);
}
