/* SPDX-License-Identifier: MIT
 *
 * batch.h - articles that one worker takes at once, as they were read, and what it made of them.
 */
#ifndef STET_CLI_BATCH_H
#define STET_CLI_BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bytes.h"
#include "output.h"
#include "tally.h"

/* Bytes of articles after which a batch goes to a worker: few enough that what is read stays in the processor's cache
 * until it is parsed, and so many that handing over costs nothing. */
#define BATCH_BYTES ((size_t)1 << 18)

/* The same for articles, of which many may be small. */
#define BATCH_ITEMS 4096

enum item_kind {
    ITEM_TEXT,   /* an article's text */
    ITEM_LINE,   /* a line of JSONL */
    ITEM_TROUBLE /* a message for the user */
};

/* Offsets, since what they point into grows. */
struct item {
    enum item_kind kind;
    bool lines;      /* records are lines */
    uint32_t id_len; /* of its id in names, where it has one, else 0 */
    size_t start;    /* of the article in bytes; of a message in names */
    size_t len;      /* of an article */
    size_t title;    /* of the file's title in names */
    size_t id;       /* of its id in names, any bytes */
    uint64_t record; /* see origin.h */
    uint64_t offset;
};

/* How far the reading has come: everything before is in this batch or an earlier one. */
struct progress_mark {
    uint64_t items;   /* that were taken so far, whatever came of them */
    uint64_t names;   /* a hash of the names of these files */
    uint64_t files;   /* that were read to their end */
    uint64_t entries; /* of the archive that was open, as files */
    uint64_t records; /* of the file that was open */
    uint64_t offset;  /* in the file that was open, as it is when unpacked */
};

struct batch {
    /* Set by the reader. */
    struct bytes bytes, names;
    struct item *items; /* owned */
    size_t count, room;
    uint64_t first; /* number of the first item, from 0 */
    struct progress_mark mark;
    /* Set by the worker. */
    struct output out, notes;
    struct tally tally;
    uint64_t troubles; /* articles and files that came to nothing */
    bool spilled;      /* out was so large that a part of it is delivered already */
    bool halt;         /* the first trouble was to be the last thing */
};

void batch_begin(struct batch *batch);

/* Makes it a batch of nothing again. Keeps the memory of usual sizes. */
void batch_reset(struct batch *batch);
void batch_free(struct batch *batch);

/* A new item at the end, or NULL where memory is short. */
struct item *batch_add(struct batch *batch);

/* Copies a string of len bytes, and a NUL, to names. Returns its offset, or SIZE_MAX where memory is short. */
size_t batch_name(struct batch *batch, const char *name, size_t len);

#endif
