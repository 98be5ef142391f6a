/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "readers.h"

/* Where "ustar" stands in the first block, in all that is not older than 1988. A NUL ends it, behind two blanks in
 * GNU's archives; text has none. */
#define MAGIC_OFFSET 257
#define MAGIC        "ustar"
#define MAGIC_END    3

bool is_tar(const struct stream *stream)
{
    size_t size = strlen(MAGIC);
    const char *magic = stream->ahead + MAGIC_OFFSET;
    return stream->ahead_end >= MAGIC_OFFSET + size + MAGIC_END && memcmp(magic, MAGIC, size) == 0 &&
           memchr(magic + size, '\0', MAGIC_END) != NULL;
}

#ifdef STET_WITH_LIBARCHIVE
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>

#define READ_BYTES ((size_t)1 << 16)

struct tar {
    struct archive *archive;
    struct stream *below; /* not owned */
    char buffer[READ_BYTES];
};

static la_ssize_t read_below(struct archive *archive, void *context, const void **buffer)
{
    struct tar *tar = context;
    ssize_t got = stream_read(tar->below, tar->buffer, sizeof tar->buffer);
    *buffer = tar->buffer;
    if (got < 0) archive_set_error(archive, EIO, "%s", tar->below->trouble);
    return got;
}

static const char *trouble_of(struct tar *tar)
{
    const char *trouble = archive_error_string(tar->archive);
    return trouble != NULL ? trouble : "broken tar archive";
}

/* ---- One file of the archive ------------------------------------------------------------------------------------- */

static ssize_t read_contents(struct stream *stream, char *bytes, size_t size)
{
    struct tar *tar = stream->state;
    la_ssize_t got = archive_read_data(tar->archive, bytes, size);
    return got < 0 ? stream_fail(stream, trouble_of(tar)) : (ssize_t)got;
}

static bool contents_ready(struct stream *stream)
{
    struct tar *tar = stream->state;
    return stream_ready(tar->below);
}

static const struct stream_kind contents_kind = {.read = read_contents, .ready = contents_ready};

/* ---- All of them ------------------------------------------------------------------------------------------------- */

/* The next entry that is a file, or NULL at the end or, after a message, where the archive is broken. */
static const char *next_file(struct feed *feed, struct tar *tar)
{
    struct archive_entry *entry;
    for (;;) {
        int status = archive_read_next_header(tar->archive, &entry);
        if (status == ARCHIVE_EOF) return NULL;
        if (status < ARCHIVE_WARN) {
            if (feed_goes_on(feed)) feed_trouble(feed, "%s", trouble_of(tar));
            return NULL;
        }
        const char *name = archive_entry_pathname(entry);
        if (archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == NULL && name != NULL)
            return name;
    }
}

static bool open_tar(struct tar *tar, struct stream *stream)
{
    tar->archive = archive_read_new();
    tar->below = stream;
    return tar->archive != NULL && archive_read_support_format_tar(tar->archive) == ARCHIVE_OK &&
           archive_read_open(tar->archive, tar, NULL, read_below, NULL) == ARCHIVE_OK;
}

static void each_file(struct feed *feed, struct tar *tar,
                      void (*each)(void *context, const char *name, struct stream *contents), void *context)
{
    const char *name;
    uint64_t passed = feed->now.entries;
    while (feed_goes_on(feed) && (name = next_file(feed, tar)) != NULL) {
        if (passed > 0) {
            passed--;
            continue;
        }
        struct stream *contents = stream_new(&contents_kind, NULL, tar);
        if (contents == NULL) {
            feed_trouble(feed, "%s", strerror(ENOMEM));
        } else {
            each(context, name, contents);
        }
    }
}

void read_tar(struct feed *feed, struct stream *stream,
              void (*each)(void *context, const char *name, struct stream *contents), void *context)
{
    static struct tar tar;
    if (open_tar(&tar, stream)) {
        each_file(feed, &tar, each, context);
    } else if (feed_goes_on(feed)) {
        feed_trouble(feed, "%s", tar.archive == NULL ? strerror(ENOMEM) : trouble_of(&tar));
    }
    archive_read_free(tar.archive);
}

#else

void read_tar(struct feed *feed, struct stream *stream,
              void (*each)(void *context, const char *name, struct stream *contents), void *context)
{
    (void)stream, (void)each, (void)context;
    feed_trouble(feed, "a tar archive, for which this stet was built without libarchive");
}

#endif
