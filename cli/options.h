/* SPDX-License-Identifier: MIT
 *
 * options.h - what the command line and the environment ask for.
 */
#ifndef STET_CLI_OPTIONS_H
#define STET_CLI_OPTIONS_H

#include <stdbool.h>

#include "stet.h"
#include "writers.h"

enum input { INPUT_AUTO, INPUT_TEXT, INPUT_JSONL, INPUT_WARC };
enum stats_form { STATS_NONE, STATS_TABLE, STATS_JSON };
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct options {
    const struct writer *writer;
    enum input input;
    enum color color;
    struct settings settings;     /* unit, selection, with_text */
    unsigned given;               /* USES_... of the options given */
    const char *field, *id_field; /* of JSONL */
    const char *id_header;        /* of WARC records */
    const char *encoding;         /* NULL: UTF-8 */
    size_t article_max;           /* bytes */
    unsigned workers;
    enum stats_form stats;
    enum color progress; /* when to show it */
    const char *output;  /* NULL: standard output */
    const char *resume;  /* NULL: not wanted */
    bool strict;         /* the first trouble is to be the last thing */
    bool help, version;
    stet_options parse;
    char **files; /* ends with NULL; empty: standard input */
};

/* Reads argv, which it may reorder, and STET_KERNEL. Returns false where it does not understand, after it said so. */
bool options_read(struct options *options, int argc, char **argv);

/* What --help prints, in pieces; ends with NULL. */
extern const char *const options_help[];

#endif
