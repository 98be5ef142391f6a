/* SPDX-License-Identifier: MIT */
#include "input_walk.h"

#include <errno.h>
#include <fts.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "document.h"

static int by_name(const FTSENT **one, const FTSENT **two)
{
    return strcmp((*one)->fts_name, (*two)->fts_name);
}

static bool visit_entry(const FTSENT *entry, const struct input_visitor *visitor)
{
    switch (entry->fts_info) {
    case FTS_F: return visitor->file(visitor->context, entry->fts_path);
    case FTS_DNR:
    case FTS_ERR:
    case FTS_NS: return visitor->trouble(visitor->context, entry->fts_path, entry->fts_errno);
    case FTS_SLNONE: return visitor->trouble(visitor->context, entry->fts_path, ENOENT);
    default: return true; /* folders, pipes and devices in them, links that lead back */
    }
}

static bool visit_folder(const char *name, const struct input_visitor *visitor)
{
    char *copy = strdup(name);
    char *const paths[] = {copy, NULL};
    FTS *walk = copy == NULL ? NULL : fts_open(paths, FTS_LOGICAL | FTS_NOCHDIR, by_name);
    bool on = true;
    if (walk == NULL) {
        on = visitor->trouble(visitor->context, name, errno);
    } else {
        for (const FTSENT *entry; on && (entry = fts_read(walk)) != NULL;)
            on = visit_entry(entry, visitor);
        fts_close(walk);
    }
    free(copy);
    return on;
}

/* A name that is there, or of which to say that it is not. */
static bool visit_name(const char *name, const struct input_visitor *visitor)
{
    struct stat status;
    if (stat(name, &status) == 0 && S_ISDIR(status.st_mode)) return visit_folder(name, visitor);
    return visitor->file(visitor->context, name);
}

/* Patterns that fit nothing stand for themselves, as in a shell. Order: bytes, whatever the locale. */
static bool visit_pattern(const char *pattern, const struct input_visitor *visitor)
{
    glob_t found;
    bool on = true;
    int status = glob(pattern, GLOB_NOCHECK, NULL, &found);
    if (status != 0) return visitor->trouble(visitor->context, pattern, status == GLOB_NOSPACE ? ENOMEM : EIO);
    for (size_t i = 0; i < found.gl_pathc && on; i++)
        on = visit_name(found.gl_pathv[i], visitor);
    globfree(&found);
    return on;
}

static bool visit_argument(const char *argument, const struct input_visitor *visitor)
{
    struct stat status;
    if (strcmp(argument, STANDARD_INPUT) == 0) return visitor->file(visitor->context, argument);
    bool missing = lstat(argument, &status) != 0 && errno == ENOENT;
    bool pattern = missing && strpbrk(argument, "*?[") != NULL;
    return pattern ? visit_pattern(argument, visitor) : visit_name(argument, visitor);
}

void input_walk(char *const *arguments, const struct input_visitor *visitor)
{
    for (; *arguments != NULL; arguments++) {
        if (!visit_argument(*arguments, visitor)) return;
    }
}
