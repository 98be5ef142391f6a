/* SPDX-License-Identifier: MIT
 *
 * stats.h - what --stats prints after all: how much there was, and how fast it went.
 */
#ifndef STET_CLI_STATS_H
#define STET_CLI_STATS_H

#include <stdbool.h>

#include "output.h"
#include "tally.h"

struct stats {
    struct tally tally;
    uint32_t wanted;   /* STET_WANT_ bits of what was looked for, all else was not counted; 0: all of it */
    uint64_t troubles; /* articles and files that came to nothing */
    uint64_t read;     /* bytes that were read, packed ones where they are packed */
    double seconds;
    unsigned workers;
};

/* A table for people, or a line of JSON. */
void stats_put_table(struct output *out, const struct stats *stats);
void stats_put_json(struct output *out, const struct stats *stats);

#endif
