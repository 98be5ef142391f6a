/* SPDX-License-Identifier: MIT */
#include "writers.h"

#include <string.h>

const struct writer *const writers[] = {&writer_outline, &writer_jsonl, NULL};

const struct writer *writer_named(const char *name)
{
    for (const struct writer *const *writer = writers; *writer != NULL; writer++) {
        if (strcmp((*writer)->name, name) == 0) return *writer;
    }
    return NULL;
}

void pen_begin(struct pen *pen, const struct settings *settings)
{
    *pen = (struct pen){.settings = settings};
    output_to_memory(&pen->out);
}

void pen_end(struct pen *pen)
{
    (void)pen;
}
