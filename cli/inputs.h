/* SPDX-License-Identifier: MIT
 *
 * inputs.h - what the command line names is opened, unpacked, told by its content and read.
 */
#ifndef STET_CLI_INPUTS_H
#define STET_CLI_INPUTS_H

#include <stdatomic.h>
#include <stdbool.h>

#include "feed.h"
#include "readers.h"

struct inputs {
    struct feed *feed;
    reader *reader;               /* as asked for, or NULL: by content */
    int output;                   /* descriptor of the output, which is no input; or -1 */
    atomic_uint_fast64_t *count;  /* of bytes read, packed ones where they are packed */
    struct progress_mark resumed; /* how far an earlier run has come; all zero: this is the first */
    bool changed;                 /* the files are not those of the earlier run */
    uint64_t passed;              /* files of the earlier run that were passed over */
    struct progress_mark seen;    /* their names */
};

/* Reads them all. The arguments end with NULL. */
void inputs_read(struct inputs *inputs, char *const *arguments);

/* Bytes that there are to read, or 0 where that can't be told. */
uint64_t inputs_size(char *const *arguments);

#endif
