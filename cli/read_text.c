/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "document.h"
#include "identity.h"
#include "message.h"
#include "stet.h"

/* Bytes to begin with where a file doesn't tell its size; pipes hold as much by default. */
#define FIRST_BYTES ((size_t)1 << 16)

struct buffer {
    char *bytes;
    size_t used, room;
};

static bool too_large(uint64_t size)
{
    return size > STET_LEN_MAX;
}

static bool reserve(struct buffer *buffer, size_t room)
{
    char *bytes = realloc(buffer->bytes, room);
    if (bytes == NULL) return false;
    buffer->bytes = bytes;
    buffer->room = room;
    return true;
}

/* Sets *room to what the file is likely to take: a byte more than its size, so that its end shows without growing. */
static bool expect(int fd, const char *title, size_t *room)
{
    struct stat status;
    *room = FIRST_BYTES;
    if (fstat(fd, &status) != 0) {
        message(title, 0, "%s", strerror(errno));
        return false;
    }
    if (!S_ISREG(status.st_mode) || status.st_size <= 0) return true;
    if (too_large((uint64_t)status.st_size)) {
        message(title, 0, "%s", stet_status_message(STET_E_TOO_LARGE));
        return false;
    }
    if ((size_t)status.st_size >= FIRST_BYTES) *room = (size_t)status.st_size + 1;
    return true;
}

/* Room for at least one more byte. */
static bool grow(struct buffer *buffer)
{
    return buffer->used < buffer->room || (buffer->room <= SIZE_MAX / 2 && reserve(buffer, buffer->room * 2));
}

/* Reads on until the end. Says what went wrong, if something did. */
static const char *fill(int fd, struct buffer *buffer)
{
    for (;;) {
        if (too_large(buffer->used)) return stet_status_message(STET_E_TOO_LARGE);
        if (!grow(buffer)) return strerror(ENOMEM);
        ssize_t got = read(fd, buffer->bytes + buffer->used, buffer->room - buffer->used);
        if (got == 0) return NULL;
        if (got > 0) buffer->used += (size_t)got;
        if (got < 0 && errno != EINTR) return strerror(errno);
    }
}

static bool load(int fd, const char *title, struct buffer *buffer)
{
    size_t room;
    if (!expect(fd, title, &room)) return false;
    const char *trouble = reserve(buffer, room) ? fill(fd, buffer) : strerror(ENOMEM);
    if (trouble != NULL) message(title, 0, "%s", trouble);
    return trouble == NULL;
}

static bool hand_on(const char *name, const struct buffer *buffer, const struct sink *sink)
{
    const char *title = file_title(name);
    char *id = identity_of_name(name);
    if (id == NULL) {
        message(title, 0, "%s", strerror(ENOMEM));
        return false;
    }
    struct document document = {.text = buffer->bytes,
                                .len = buffer->used,
                                .file = title,
                                .id = id,
                                .label = title,
                                .label_len = strlen(title)};
    sink->take(sink->context, &document);
    free(id);
    return true;
}

static bool read_descriptor(int fd, const char *name, const struct sink *sink)
{
    struct buffer buffer = {0};
    bool good = load(fd, file_title(name), &buffer) && hand_on(name, &buffer, sink);
    free(buffer.bytes);
    return good;
}

bool read_text(const char *name, const struct sink *sink)
{
    if (strcmp(name, STANDARD_INPUT) == 0) return read_descriptor(STDIN_FILENO, name, sink);
    int fd = open(name, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        message(name, 0, "%s", strerror(errno));
        return false;
    }
    bool good = read_descriptor(fd, name, sink);
    close(fd);
    return good;
}
