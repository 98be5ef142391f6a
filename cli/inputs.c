/* SPDX-License-Identifier: MIT */
#include "inputs.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "document.h"
#include "hash.h"
#include "input_walk.h"

static void count_name(struct progress_mark *mark, const char *name)
{
    mark->names = hash_string(mark->names == 0 ? HASH_BEGIN : mark->names, name);
}

/* ---- Files ------------------------------------------------------------------------------------------------------- */

static bool is_output(const struct inputs *inputs, int descriptor)
{
    struct stat in, out;
    return inputs->output >= 0 && fstat(descriptor, &in) == 0 && fstat(inputs->output, &out) == 0 &&
           S_ISREG(in.st_mode) && in.st_dev == out.st_dev && in.st_ino == out.st_ino;
}

static void read_file(struct inputs *inputs, const char *name)
{
    int descriptor;
    struct stream *stream = stream_of_file(name, inputs->count, &descriptor);
    if (stream == NULL) {
        feed_trouble(inputs->feed, "%s", strerror(errno));
    } else if (is_output(inputs, descriptor)) {
        feed_trouble(inputs->feed, "the output is no input");
        stream_close(stream);
    } else {
        read_any(inputs->feed, stream, inputs->reader);
    }
}

/* Whether the file was read to its end by an earlier run. */
static bool was_read(struct inputs *inputs, const char *name)
{
    if (inputs->passed == inputs->resumed.files) return false;
    inputs->passed++;
    count_name(&inputs->seen, name);
    inputs->changed = inputs->passed == inputs->resumed.files && inputs->seen.names != inputs->resumed.names;
    return true;
}

static bool begin_file(struct inputs *inputs, const char *name)
{
    feed_title(inputs->feed, name);
    return feed_goes_on(inputs->feed);
}

static bool end_file(struct inputs *inputs, const char *name)
{
    if (!feed_goes_on(inputs->feed)) return false;
    count_name(&inputs->feed->now, name);
    feed_end_file(inputs->feed);
    return feed_goes_on(inputs->feed);
}

static bool visit_file(void *context, const char *name)
{
    struct inputs *inputs = context;
    if (was_read(inputs, name)) return !inputs->changed;
    if (!begin_file(inputs, name)) return false;
    read_file(inputs, name);
    return end_file(inputs, name);
}

static bool visit_trouble(void *context, const char *name, int error)
{
    struct inputs *inputs = context;
    if (was_read(inputs, name)) return !inputs->changed;
    if (!begin_file(inputs, name)) return false;
    feed_trouble(inputs->feed, "%s", strerror(error));
    return end_file(inputs, name);
}

void inputs_read(struct inputs *inputs, char *const *arguments)
{
    struct input_visitor visitor = {.file = visit_file, .trouble = visit_trouble, .context = inputs};
    inputs->feed->now = inputs->feed->mark = inputs->resumed;
    input_walk(arguments, &visitor);
    if (inputs->passed < inputs->resumed.files) inputs->changed = true;
}

/* ---- How much there is ------------------------------------------------------------------------------------------- */

struct sizes {
    uint64_t sum;
    bool known;
};

static bool add_size(void *context, const char *name)
{
    struct sizes *sizes = context;
    struct stat status;
    bool standard = strcmp(name, STANDARD_INPUT) == 0;
    if ((standard ? fstat(0, &status) : stat(name, &status)) != 0) return true;
    sizes->known = S_ISREG(status.st_mode);
    if (sizes->known) sizes->sum += (uint64_t)status.st_size;
    return sizes->known;
}

static bool no_size(void *context, const char *name, int error)
{
    (void)context, (void)name, (void)error;
    return true;
}

uint64_t inputs_size(char *const *arguments)
{
    struct sizes sizes = {.known = true};
    struct input_visitor visitor = {.file = add_size, .trouble = no_size, .context = &sizes};
    input_walk(arguments, &visitor);
    return sizes.known ? sizes.sum : 0;
}
