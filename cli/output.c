/* SPDX-License-Identifier: MIT */
#include "output.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

/* Bytes handed on at once, and the least that memory begins with. */
#define BUFFER_BYTES ((size_t)1 << 16)

/* Digits of UINT64_MAX. */
#define DIGITS_MAX 20

void output_to_descriptor(struct output *out, int fd)
{
    *out = (struct output){.fd = fd};
}

void output_to_memory(struct output *out)
{
    *out = (struct output){.fd = OUTPUT_MEMORY};
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
    if (out->fd == OUTPUT_MEMORY) return out->error;
    write_all(out, out->bytes, out->used);
    out->used = 0;
    return out->error;
}

int output_end(struct output *out)
{
    int error = output_flush(out);
    free(out->bytes);
    if (out->fd != OUTPUT_MEMORY && close(out->fd) != 0 && error == 0) error = errno;
    output_to_memory(out);
    return error;
}

/* Makes the buffer at least so large. */
static bool grow(struct output *out, size_t wanted)
{
    size_t room = out->room > BUFFER_BYTES ? out->room : BUFFER_BYTES;
    while (room < wanted && room <= SIZE_MAX / 2)
        room *= 2;
    char *bytes = room < wanted ? NULL : realloc(out->bytes, room);
    if (bytes == NULL) {
        if (out->error == 0) out->error = ENOMEM;
        return false;
    }
    out->bytes = bytes;
    out->room = room;
    return true;
}

/* Room for `size` bytes more, where they go through the buffer. */
static bool make_room(struct output *out, size_t size)
{
    if (out->fd == OUTPUT_MEMORY) {
        if (out->spill != NULL && out->used >= OUTPUT_SPILL_BYTES) out->spill(out->context, out);
        return size <= SIZE_MAX - out->used && grow(out, out->used + size);
    }
    output_flush(out);
    return out->room > 0 || grow(out, BUFFER_BYTES);
}

void output_overflow(struct output *out, const char *bytes, size_t size)
{
    if (!make_room(out, size)) return;
    if (size > out->room - out->used) {
        write_all(out, bytes, size);
        return;
    }
    memcpy(out->bytes + out->used, bytes, size);
    out->used += size;
}

/* Two digits at once, since a division takes longer than all else: half of JSON's bytes are offsets. */
static const char digit_pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
                                  "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
                                  "8081828384858687888990919293949596979899";

/* Puts the digits before `end`. Returns where they begin. */
static char *write_digits(char *end, uint64_t number)
{
    while (number >= 100) {
        end -= 2;
        memcpy(end, digit_pairs + number % 100 * 2, 2);
        number /= 100;
    }
    if (number < 10) {
        *--end = (char)('0' + number);
        return end;
    }
    end -= 2;
    memcpy(end, digit_pairs + number * 2, 2);
    return end;
}

void put_number(struct output *out, uint64_t number)
{
    char digits[2 * DIGITS_MAX] = {0};
    const char *end = digits + DIGITS_MAX, *first = write_digits(digits + DIGITS_MAX, number);
    if (out->room - out->used < DIGITS_MAX) {
        put_bytes(out, first, (size_t)(end - first));
        return;
    }
    /* As many bytes each time, so that no function has to be called for them. */
    memcpy(out->bytes + out->used, first, DIGITS_MAX);
    out->used += (size_t)(end - first);
}

void put_spaces(struct output *out, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        put_byte(out, ' ');
}
