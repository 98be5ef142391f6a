/* SPDX-License-Identifier: MIT
 *
 * input_walk.h - the files that the arguments of a command line stand for.
 */
#ifndef STET_CLI_INPUT_WALK_H
#define STET_CLI_INPUT_WALK_H

#include <stdbool.h>

struct input_visitor {
    /* A file, or "-". Returns false to end the walk. */
    bool (*file)(void *context, const char *name);
    /* An argument, or something in a folder, that can't be gone into; an errno. Returns as file. */
    bool (*trouble)(void *context, const char *name, int error);
    void *context;
};

/* Visits for each argument (they end with NULL): the file of that name; all files in the folder of that name and those
 * in it, links followed; or, where nothing has the name, all of these that the pattern stands for. In the order of the
 * arguments, and inside of them of the names' bytes, which is the same each time. */
void input_walk(char *const *arguments, const struct input_visitor *visitor);

#endif
