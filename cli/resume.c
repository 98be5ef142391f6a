/* SPDX-License-Identifier: MIT */
#include "resume.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "clock.h"
#include "message.h"

/* Seconds between two savings: what a killed run does again at most. */
#define SAVE_SECONDS 0.2

#define HEADING "stet resume 1\n"

/* ---- The numbers ------------------------------------------------------------------------------------------------- */

/* Calls `each` for every number of the file, in their order, with its name. Stops where it returns false. */
static bool each_number(struct resume *resume, bool (*each)(FILE *file, const char *name, uint64_t *number), FILE *file)
{
    struct progress_mark *mark = &resume->mark;
    struct {
        const char *name;
        uint64_t *number;
    } const named[] = {
        {"command", &resume->command},   {"items", &mark->items},           {"names", &mark->names},
        {"files", &mark->files},         {"entries", &mark->entries},       {"records", &mark->records},
        {"offset", &mark->offset},       {"output", &resume->output_bytes}, {"begun", &resume->begun},
        {"troubles", &resume->troubles},
    };
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (!each(file, named[i].name, named[i].number)) return false;
    }
    /* A tally is nothing but numbers. */
    uint64_t *tally = (uint64_t *)(void *)&resume->tally;
    for (size_t i = 0; i < sizeof resume->tally / sizeof *tally; i++) {
        if (!each(file, "tally", &tally[i])) return false;
    }
    return true;
}

static bool read_number(FILE *file, const char *name, uint64_t *number)
{
    char got[16], digits[24], *end;
    if (fscanf(file, "%15s %23s", got, digits) != 2 || strcmp(got, name) != 0 || !isdigit((unsigned char)digits[0]))
        return false;
    errno = 0;
    *number = strtoull(digits, &end, 10);
    return *end == '\0' && errno == 0;
}

static bool write_number(FILE *file, const char *name, uint64_t *number) /* NOLINT(readability-non-const-parameter) */
{
    return fprintf(file, "%s %" PRIu64 "\n", name, *number) > 0;
}

/* ---- The file ---------------------------------------------------------------------------------------------------- */

static bool write_file(struct resume *resume)
{
    FILE *file = fopen(resume->path_new, "we");
    if (file == NULL) return false;
    bool good = fputs(HEADING, file) >= 0 && each_number(resume, write_number, file);
    if (fclose(file) != 0) good = false;
    return good && rename(resume->path_new, resume->path) == 0;
}

bool resume_save(struct resume *resume, bool now)
{
    double time = clock_seconds();
    if (!now && time - resume->saved < SAVE_SECONDS) return true;
    resume->saved = time;
    off_t at = lseek(resume->output, 0, SEEK_CUR);
    if (at >= 0) resume->output_bytes = (uint64_t)at;
    if (write_file(resume)) return true;
    message(resume->path, "%s", strerror(errno));
    return false;
}

static bool read_file(struct resume *resume, FILE *file)
{
    char heading[sizeof HEADING];
    uint64_t command = resume->command;
    bool good = fgets(heading, sizeof heading, file) != NULL && strcmp(heading, HEADING) == 0 &&
                each_number(resume, read_number, file);
    if (!good) {
        message(resume->path, "not a file that --resume wrote, or one of another version");
    } else if (command != resume->command) {
        message(resume->path, "written by a run with other options or files, or by another version of stet");
        good = false;
    }
    return good;
}

static bool cut_output(const struct resume *resume)
{
    struct stat status;
    if (fstat(resume->output, &status) != 0 || (uint64_t)status.st_size < resume->output_bytes) {
        message("standard output", "shorter than %s says: it has to be the output of that run, opened to append",
                resume->path);
        return false;
    }
    if (ftruncate(resume->output, (off_t)resume->output_bytes) == 0 && lseek(resume->output, 0, SEEK_END) >= 0)
        return true;
    message("standard output", "%s", strerror(errno));
    return false;
}

static bool begin_new(struct resume *resume)
{
    lseek(resume->output, 0, SEEK_END);
    return resume_save(resume, true);
}

bool resume_begin(struct resume *resume, const char *path, uint64_t command, int output)
{
    struct stat status;
    *resume = (struct resume){.path = path, .command = command, .output = output};
    if (fstat(output, &status) != 0 || !S_ISREG(status.st_mode)) {
        message("standard output", "--resume needs a regular file there");
        return false;
    }
    if (asprintf(&resume->path_new, "%s.new", path) < 0) {
        resume->path_new = NULL;
        message(path, "%s", strerror(ENOMEM));
        return false;
    }
    FILE *file = fopen(path, "re");
    if (file == NULL && errno == ENOENT) return begin_new(resume);
    if (file == NULL) {
        message(path, "%s", strerror(errno));
        return false;
    }
    bool good = read_file(resume, file);
    fclose(file);
    return good && cut_output(resume);
}

void resume_end(struct resume *resume)
{
    free(resume->path_new);
}
