/* SPDX-License-Identifier: MIT */
#include "convert.h"

#include <errno.h>
#include <iconv.h>

#include "utf8.h"

/* Bytes of UTF-8 that one character takes, with what may have to be said before it. */
#define ROOM_MIN 64

/* Bytes of a letter in that encoding, by writing one, and then one more: before the first there may be a mark. */
static size_t unit_of(const char *encoding)
{
    char letters[] = "aa", out[ROOM_MIN], *in = letters, *at = out;
    size_t left = 1, room = sizeof out;
    iconv_t handle = iconv_open(encoding, "UTF-8");
    if (handle == (iconv_t)-1) return 1; /* NOLINT(performance-no-int-to-ptr) */
    bool good = iconv(handle, &in, &left, &at, &room) != (size_t)-1;
    size_t before = room;
    left = 1;
    good = good && iconv(handle, &in, &left, &at, &room) != (size_t)-1 && before > room;
    iconv_close(handle);
    return good ? before - room : 1;
}

bool converter_begin(struct converter *converter, const char *encoding)
{
    *converter = (struct converter){0};
    if (encoding == NULL) return true;
    iconv_t handle = iconv_open("UTF-8", encoding);
    /* iconv's own mark of failure is a pointer that is none. */
    if (handle == (iconv_t)-1) return false; /* NOLINT(performance-no-int-to-ptr) */
    converter->handle = handle;
    converter->unit = unit_of(encoding);
    return true;
}

/* One call of iconv; text NULL: what is still to be said at the end. */
static size_t convert_some(struct converter *converter, char **text, size_t *left)
{
    struct bytes *out = &converter->text;
    char *at = out->at + out->used;
    size_t room = out->room - out->used;
    size_t status = iconv(converter->handle, text, left, &at, &room);
    int error = errno;
    out->used = out->room - room;
    errno = error;
    return status;
}

/* What is no character, of `size` bytes. */
static bool replace_unit(struct converter *converter, size_t at, size_t size)
{
    if (converter->damaged == 0) converter->first_damaged = at;
    converter->damaged += size;
    return bytes_add(&converter->text, UTF8_REPLACEMENT, sizeof UTF8_REPLACEMENT - 1);
}

static bool finish(struct converter *converter)
{
    if (!bytes_reserve(&converter->text, ROOM_MIN)) return false;
    convert_some(converter, NULL, NULL);
    return true;
}

bool converter_run(struct converter *converter, const char *text, size_t len)
{
    union {
        const char *in;
        char *out; /* iconv's prototype, which writes nothing there */
    } at = {.in = text};
    size_t left = len;
    converter->text.used = converter->damaged = 0;
    iconv(converter->handle, NULL, NULL, NULL, NULL);
    while (left > 0) {
        if (!bytes_reserve(&converter->text, left + ROOM_MIN)) return false;
        if (convert_some(converter, &at.out, &left) != (size_t)-1 || errno == E2BIG) continue;
        /* Damaged, or cut off at the end. */
        size_t size = left < converter->unit ? left : converter->unit;
        if (left == 0 || !replace_unit(converter, len - left, size)) return left == 0;
        at.in += size;
        left -= size;
    }
    return finish(converter);
}

void converter_end(struct converter *converter)
{
    if (converter->handle != NULL) iconv_close(converter->handle);
    bytes_free(&converter->text);
    *converter = (struct converter){0};
}
