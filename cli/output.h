/* SPDX-License-Identifier: MIT
 *
 * output.h - buffered writing, to a file descriptor or into memory, that remembers its first error.
 *
 * The writers print millions of small pieces; none of them checks for errors, since after the first one nothing more is
 * written and the output's error says what it was.
 */
#ifndef STET_CLI_OUTPUT_H
#define STET_CLI_OUTPUT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The descriptor of an output that stays in memory. */
#define OUTPUT_MEMORY (-1)

/* Bytes in memory from which on a spill is called. */
#define OUTPUT_SPILL_BYTES ((size_t)1 << 22)

struct output {
    char *bytes;       /* owned; what was put and is not yet written, in memory all of it */
    size_t used, room; /* of bytes */
    int fd;            /* or OUTPUT_MEMORY */
    int error;         /* errno of the first write that failed, or of memory that ran short, or 0 */
    /* Of an output in memory, or NULL: called where it has grown large, to take what is there: used is 0 after it. */
    void (*spill)(void *context, struct output *out);
    void *context; /* for spill */
};

/* To a descriptor, which stays the caller's until output_end. */
void output_to_descriptor(struct output *out, int fd);

/* Into memory that grows: afterwards bytes and used are the whole. To begin anew, set used to 0. */
void output_to_memory(struct output *out);

/* Hands on what is buffered. Returns the errno of the first error so far, or 0. Memory keeps what it has. */
int output_flush(struct output *out);

/* Flushes and closes the descriptor: some file systems tell only then that the disk is full. Frees the memory. */
int output_end(struct output *out);

/* Only for put_bytes: where the buffer has no room. */
void output_overflow(struct output *out, const char *bytes, size_t size);

static inline void put_bytes(struct output *out, const char *bytes, size_t size)
{
    if (size > out->room - out->used) {
        output_overflow(out, bytes, size);
        return;
    }
    if (size > 0) memcpy(out->bytes + out->used, bytes, size);
    out->used += size;
}

/* Inline, so that the length of a literal is known to the compiler. */
static inline void put(struct output *out, const char *string)
{
    put_bytes(out, string, strlen(string));
}

static inline void put_byte(struct output *out, char byte)
{
    put_bytes(out, &byte, 1);
}

void put_number(struct output *out, uint64_t number);
void put_spaces(struct output *out, unsigned count);

#endif
