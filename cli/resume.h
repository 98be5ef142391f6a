/* SPDX-License-Identifier: MIT
 *
 * resume.h - a small file that says how far the work has come, so that another run can go on there.
 *
 * The file is replaced as a whole, after what it tells of is written. So whenever the process is killed, the file tells
 * of a moment in which the output was just as long as it says: what stands behind is cut off, and done again. A crash
 * of the machine may lose what the system has not yet written.
 */
#ifndef STET_CLI_RESUME_H
#define STET_CLI_RESUME_H

#include <stdbool.h>
#include <stdint.h>

#include "batch.h"
#include "tally.h"

struct resume {
    const char *path;
    char *path_new;   /* owned */
    uint64_t command; /* a hash of all that the output depends on */
    int output;       /* descriptor of the output, a regular file */
    double saved;     /* when */
    /* What the file tells. */
    struct progress_mark mark;
    uint64_t output_bytes;
    uint64_t begun; /* whether what stands before all articles is among them */
    uint64_t troubles;
    struct tally tally;
};

/* Reads the file if there is one, and makes the output as long as it says; else writes it, for an output that goes on
 * from where it is. Returns false after a message. */
bool resume_begin(struct resume *resume, const char *path, uint64_t command, int output);

/* Notes how far the work has come, where the last time was a while ago or `now` is set. False after a message. */
bool resume_save(struct resume *resume, bool now);

void resume_end(struct resume *resume);

#endif
