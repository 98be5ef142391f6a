/* SPDX-License-Identifier: MIT */
#include "output.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Digits of UINT64_MAX. */
#define DIGITS_MAX 20

void output_begin(struct output *out, int fd)
{
    out->fd = fd;
    out->error = 0;
    out->used = 0;
}

static void write_all(struct output *out, const char *bytes, size_t size)
{
    while (size > 0 && out->error == 0) {
        ssize_t written = write(out->fd, bytes, size);
        if (written >= 0) {
            bytes += written;
            size -= (size_t)written;
        } else if (errno != EINTR) {
            out->error = errno;
        }
    }
}

int output_flush(struct output *out)
{
    write_all(out, out->buffer, out->used);
    out->used = 0;
    return out->error;
}

int output_end(struct output *out)
{
    int error = output_flush(out);
    if (close(out->fd) != 0 && error == 0) error = errno;
    return error;
}

void put_bytes(struct output *out, const char *bytes, size_t size)
{
    if (size > sizeof out->buffer - out->used) {
        output_flush(out);
        if (size > sizeof out->buffer) {
            write_all(out, bytes, size);
            return;
        }
    }
    memcpy(out->buffer + out->used, bytes, size);
    out->used += size;
}

void put(struct output *out, const char *string)
{
    put_bytes(out, string, strlen(string));
}

void put_number(struct output *out, uint64_t number)
{
    char digits[DIGITS_MAX];
    size_t first = DIGITS_MAX;
    do {
        digits[--first] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    put_bytes(out, digits + first, DIGITS_MAX - first);
}

void put_spaces(struct output *out, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        put_bytes(out, " ", 1);
}
