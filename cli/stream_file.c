/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "document.h"
#include "interrupt.h"
#include "stream.h"

/* How long a signal may go unseen. */
#define WAIT_MILLISECONDS 100

struct file {
    int descriptor;
    bool close, slow; /* slow: no regular file, so that reading may wait */
    atomic_uint_fast64_t *count;
};

/* Waits until there is something to read, or the user has had enough. A signal that comes just before read waits would
 * be seen only when it returns, so the wait is here and has an end. */
static bool wait_for_file(struct file *file)
{
    struct pollfd wanted = {.fd = file->descriptor, .events = POLLIN};
    while (!interrupted()) {
        int ready = file->slow ? poll(&wanted, 1, WAIT_MILLISECONDS) : 1;
        if (ready > 0 || (ready < 0 && errno != EINTR)) return true;
    }
    return false;
}

static ssize_t read_file(struct stream *stream, char *bytes, size_t size)
{
    struct file *file = stream->state;
    ssize_t got;
    do {
        if (!wait_for_file(file)) return stream_fail(stream, "");
        got = read(file->descriptor, bytes, size);
    } while (got < 0 && errno == EINTR);
    if (got < 0) return stream_fail(stream, strerror(errno));
    atomic_fetch_add_explicit(file->count, (uint64_t)got, memory_order_relaxed);
    return got;
}

static bool file_ready(struct stream *stream)
{
    struct file *file = stream->state;
    struct pollfd wanted = {.fd = file->descriptor, .events = POLLIN};
    return !file->slow || poll(&wanted, 1, 0) != 0;
}

static void close_file(struct stream *stream)
{
    struct file *file = stream->state;
    if (file->close) close(file->descriptor);
    free(file);
}

static const struct stream_kind file_kind = {.read = read_file, .ready = file_ready, .close = close_file};

static struct stream *stream_of_descriptor(int descriptor, bool close, atomic_uint_fast64_t *count)
{
    struct stat status;
    struct file *file = malloc(sizeof *file);
    struct stream *stream = file == NULL ? NULL : stream_new(&file_kind, NULL, file);
    if (stream == NULL) {
        free(file);
        return NULL;
    }
    bool regular = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    *file = (struct file){.descriptor = descriptor, .close = close, .slow = !regular, .count = count};
    if (regular) (void)posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL); /* read ahead twice as far */
    return stream;
}

struct stream *stream_of_file(const char *name, atomic_uint_fast64_t *count, int *descriptor)
{
    bool standard = strcmp(name, STANDARD_INPUT) == 0;
    *descriptor = standard ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
    if (*descriptor < 0) return NULL;
    struct stream *stream = stream_of_descriptor(*descriptor, !standard, count);
    if (stream == NULL && !standard) close(*descriptor);
    if (stream == NULL) errno = ENOMEM;
    return stream;
}
