/* SPDX-License-Identifier: MIT
 *
 * options.h - what the command line and the environment ask for.
 */
#ifndef STET_CLI_OPTIONS_H
#define STET_CLI_OPTIONS_H

#include <stdbool.h>

#include "stet.h"
#include "writers.h"

enum input { INPUT_TEXT, INPUT_JSONL };
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct options {
    const struct writer *writer;
    enum input input;
    enum color color;
    struct settings settings; /* unit, selection, with_text */
    unsigned given;           /* USES_... of the options given */
    bool help, version;
    stet_options parse;
    char **files; /* ends with NULL; empty: standard input */
};

/* Reads argv, which it may reorder, and STET_KERNEL. Returns false where it does not understand, after it said so. */
bool options_read(struct options *options, int argc, char **argv);

extern const char *const options_help;

#endif
