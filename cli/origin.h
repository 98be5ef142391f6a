/* SPDX-License-Identifier: MIT
 *
 * origin.h - where in the input something stands, and how messages say so.
 */
#ifndef STET_CLI_ORIGIN_H
#define STET_CLI_ORIGIN_H

#include <stdbool.h>
#include <stdint.h>

#include "message.h"
#include "output.h"

struct origin {
    const char *name; /* the file's, "-" for standard input */
    const char *file; /* as people know it: the name, or "standard input" */
    uint64_t record;  /* in the file, from 1; 0 where the file is one record */
    uint64_t offset;  /* of the record's first byte in the file, as it is when unpacked */
    bool lines;       /* records are lines */
};

/* Adds a message to notes: "stet: FILE:LINE (byte OFFSET): what", or "stet: FILE: record N (byte OFFSET): what". */
void origin_note(struct output *notes, const struct origin *origin, const char *format, ...) LIKE_PRINTF(3, 4);

#endif
