/* SPDX-License-Identifier: MIT
 *
 * escaped_text.h - text that others wrote, in a form that has its own ways to write some characters.
 */
#ifndef STET_CLI_ESCAPED_TEXT_H
#define STET_CLI_ESCAPED_TEXT_H

#include <stdbool.h>

#include "output.h"
#include "utf8.h"

/* Writes a character, which is good UTF-8 of `size` bytes. */
typedef void character_writer(struct output *out, uint32_t c, const char *bytes, size_t size);

static inline size_t copied_run(const char *text, size_t len, bool (*is_copied)(unsigned char byte))
{
    size_t run = 0;
    while (run < len && is_copied((unsigned char)text[run]))
        run++;
    return run;
}

/* What no run of copied bytes holds. Returns its bytes. */
static inline size_t put_uncopied(struct output *out, const char *text, size_t len, character_writer *put_character)
{
    size_t size;
    uint32_t c = utf8_next(text, len, &size);
    if (c == UTF8_INVALID) {
        put(out, UTF8_REPLACEMENT);
        return utf8_subpart(text, len);
    }
    put_character(out, c, text, size);
    return size;
}

/* Runs of bytes for which is_copied is true, none of them beyond ASCII, are copied without a look at each character.
 * All others are left to put_character, but for what is no UTF-8: that becomes U+FFFD, one for each maximal subpart.
 * Inline, so that both functions are, too. */
static inline void put_escaped(struct output *out, const char *text, size_t len, bool (*is_copied)(unsigned char byte),
                               character_writer *put_character)
{
    for (size_t pos = 0; pos < len;) {
        size_t run = copied_run(text + pos, len - pos, is_copied);
        put_bytes(out, text + pos, run);
        pos += run;
        if (pos < len) pos += put_uncopied(out, text + pos, len - pos, put_character);
    }
}

#endif
