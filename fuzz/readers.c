/* SPDX-License-Identifier: MIT
 *
 * readers.c - the command's readers of files. Any bytes, by any of the readers: what is taken for an article stands in
 * the file as it is, in order; records are counted one by one; and reading on from any mark gives the rest of what
 * reading in one go gives. What is packed comes back as it was, also in pieces, and broken off it does not end well.
 * Of an archive, the files that were read before are passed over. Which reader a file has, its first bytes tell.
 *
 * The first byte chooses the reader, the second how many bytes come at once.
 */
#include "oracle.h"
#include "run.h"

#include <stdlib.h>
#include <string.h>

#include "feeding.h"

#ifdef STET_WITH_ZLIB
#include <zlib.h>
#endif
#ifdef STET_WITH_ZSTD
#include <zstd.h>
#endif

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static const struct progress_mark start;

/* ---- Readers of articles ----------------------------------------------------------------------------------------- */

/* An article's bytes are those of the file, behind those of the article before; a message is not empty. */
static void check_item(const struct batch *batch, const struct item *item, const char *bytes, size_t size, size_t *at)
{
    const char *title = batch->names.at + item->title;
    run_expect(strcmp(title, "input") == 0, "an item without its file's title");
    if (item->kind == ITEM_TROUBLE) {
        run_expect(batch->names.at[item->start] != '\0', "an empty message");
        return;
    }
    if (item->offset > *at) *at = (size_t)item->offset;
    run_expect(*at <= size, "a record behind the end");
    const char *found =
        item->len == 0 ? bytes + *at : memmem(bytes + *at, size - *at, batch->bytes.at + item->start, item->len);
    run_expect(found != NULL, "an article that is not in the file, or before its record");
    *at = (size_t)(found - bytes) + item->len;
}

static void check_batches(const struct feeding *feeding, const char *bytes, size_t size)
{
    size_t at = 0;
    uint64_t record = 0, items = 0;
    for (size_t i = 0; i < feeding->count; i++) {
        const struct batch *batch = feeding->batches[i];
        run_expect(batch->count == 0 || batch->first == items, "a batch with a wrong number");
        for (size_t n = 0; n < batch->count; n++) {
            const struct item *item = &batch->items[n];
            run_expect(item->record >= record, "records out of order");
            record = item->record;
            check_item(batch, item, bytes, size, &at);
        }
        items += batch->count;
        run_expect(batch->mark.items <= items, "a mark behind its batch");
    }
}

/* The n-th item of all batches, with its batch; or NULL. */
static const struct item *item_at(const struct feeding *feeding, uint64_t n, const struct batch **batch)
{
    for (size_t i = 0; i < feeding->count; i++) {
        *batch = feeding->batches[i];
        if (n < (*batch)->count) return &(*batch)->items[n];
        n -= (*batch)->count;
    }
    return NULL;
}

static void expect_same_item(const struct feeding *one, uint64_t n, const struct feeding *two, uint64_t m)
{
    const struct batch *a = NULL, *b = NULL;
    const struct item *first = item_at(one, n, &a), *second = item_at(two, m, &b);
    run_expect((first == NULL) == (second == NULL), "reading on from a mark ends elsewhere");
    if (first == NULL || second == NULL) return;
    run_expect(first->kind == second->kind && first->record == second->record && first->offset == second->offset,
               "reading on from a mark gives other records");
    if (first->kind == ITEM_TROUBLE) return;
    run_expect(first->len == second->len &&
                   memcmp(a->bytes.at + first->start, b->bytes.at + second->start, first->len) == 0,
               "reading on from a mark gives other articles");
}

/* Every mark but the last, which is that of the next file. */
static void check_marks(reader *read, const struct feeding *whole, const char *bytes, size_t size, size_t article_max)
{
    uint64_t items = 0;
    for (size_t i = 0; i + 1 < whole->count; i++) {
        const struct progress_mark *mark = &whole->batches[i]->mark;
        items += whole->batches[i]->count;
        run_expect(mark->items == items && mark->offset <= size, "a mark that is not between two items");
        struct feeding rest = feeding_run(read, stream_of_memory(bytes, size), mark, article_max);
        const struct batch *batch;
        for (uint64_t n = 0; n == 0 || item_at(&rest, n - 1, &batch) != NULL; n++)
            expect_same_item(whole, items + n, &rest, n);
        feeding_free(&rest);
    }
}

static void check_reader(reader *read, const char *bytes, size_t size, size_t step, size_t article_max)
{
    struct feeding feeding = feeding_run(read, feeding_stream(bytes, size, step), &start, article_max);
    check_batches(&feeding, bytes, size);
    if (feeding.count < 64) check_marks(read, &feeding, bytes, size, article_max);
    feeding_free(&feeding);
}

/* ---- Packed streams ---------------------------------------------------------------------------------------------- */

/* Reads a stream to its end, and closes it. Returns the bytes, or SIZE_MAX where it fails; trouble says why. */
static size_t read_all(struct stream *stream, struct bytes *out)
{
    struct stream *unpacked = stream_unpacked(stream);
    ssize_t got = -1;
    out->used = 0;
    while (unpacked != NULL && bytes_reserve(out, 64) && (got = stream_read(unpacked, out->at + out->used, 61)) > 0)
        out->used += (size_t)got;
    struct stream *last = unpacked == NULL ? stream : unpacked;
    run_expect(got == 0 || last->trouble[0] != '\0', "a stream that fails without a word");
    stream_close(last);
    return got == 0 ? out->used : SIZE_MAX;
}

static void expect_unpacked(const char *packed, size_t packed_size, const char *bytes, size_t size, size_t step)
{
    struct bytes out = {0};
    size_t got = read_all(feeding_stream(packed, packed_size, step), &out);
    run_expect(got == size && (size == 0 || memcmp(out.at, bytes, size) == 0), "what was packed does not come back");
    bytes_free(&out);
}

static void check_unpacked(const char *packed, size_t packed_size, const char *bytes, size_t size, size_t step)
{
    struct bytes out = {0};
    expect_unpacked(packed, packed_size, bytes, size, step);
    size_t cut = packed_size - 1 - step % 8;
    run_expect(read_all(feeding_stream(packed, cut, step), &out) == SIZE_MAX, "broken off, it ends well");
    bytes_free(&out);
}

#ifdef STET_WITH_ZLIB
/* One member. */
static size_t pack_gzip(char *out, size_t room, const char *bytes, size_t size)
{
    union {
        const char *in;
        unsigned char *out; /* zlib's prototype, which writes nothing there */
    } at = {.in = bytes};
    z_stream z = {.next_in = at.out, .avail_in = (uInt)size, .next_out = (unsigned char *)out, .avail_out = (uInt)room};
    run_expect(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK, "deflateInit2 fails");
    run_expect(deflate(&z, Z_FINISH) == Z_STREAM_END, "deflate fails");
    deflateEnd(&z);
    return room - z.avail_out;
}

/* Two members; zeros between them and behind them, as they fill the blocks of a tape. */
static void check_gzip(const char *bytes, size_t size, size_t step)
{
    size_t room = 2 * size + 1024, half = size / 2;
    char *packed = calloc(room, 1);
    run_expect(packed != NULL, "no memory");
    size_t used = pack_gzip(packed, room, bytes, half) + step % 3;
    used += pack_gzip(packed + used, room - used, bytes + half, size - half);
    check_unpacked(packed, used, bytes, size, step);
    expect_unpacked(packed, used + step, bytes, size, step);
    free(packed);
}
#endif

#ifdef STET_WITH_ZSTD
/* Two frames, behind one of `step` bytes that is to be skipped. */
static void check_zstd(const char *bytes, size_t size, size_t step)
{
    size_t room = ZSTD_compressBound(size) + ZSTD_compressBound(0) + 1024, half = size / 2;
    char *packed = calloc(room, 1);
    run_expect(packed != NULL, "no memory");
    memcpy(packed, "\x50\x2A\x4D\x18", 4);
    packed[0] = (char)(0x50 + step % 16);
    packed[4] = (char)(step % 256);
    packed[5] = (char)(step / 256);
    size_t used = 8 + step;
    used += ZSTD_compress(packed + used, room - used, bytes, half, 1);
    used += ZSTD_compress(packed + used, room - used, bytes + half, size - half, 1);
    check_unpacked(packed, used, bytes, size, step);
    free(packed);
}
#endif

/* Bytes that only begin like something packed. */
static void check_as_packed(const char *magic, size_t magic_size, const char *bytes, size_t size, size_t step)
{
    struct bytes packed = {0}, out = {0};
    run_expect(bytes_add(&packed, magic, magic_size) && bytes_add(&packed, bytes, size), "no memory");
    (void)read_all(feeding_stream(packed.at, packed.used, step), &out);
    bytes_free(&packed);
    bytes_free(&out);
}

/* ---- Archives ---------------------------------------------------------------------------------------------------- */

static void each_file(void *context, const char *name, struct stream *contents)
{
    char bytes[64];
    size_t *files = context;
    run_expect(name != NULL, "a file without a name");
    while (stream_read(contents, bytes, sizeof bytes) > 0) {
    }
    stream_close(contents);
    ++*files;
}

static size_t files_in_tar;

static void read_as_tar(struct feed *feed, struct stream *stream)
{
    read_tar(feed, stream, each_file, &files_in_tar);
}

/* How many files are taken out where so many were counted before. */
static size_t count_files(const char *bytes, size_t size, size_t step, uint64_t counted)
{
    struct progress_mark mark = {.entries = counted};
    files_in_tar = 0;
    struct feeding feeding = feeding_run(read_as_tar, feeding_stream(bytes, size, step), &mark, size);
    feeding_free(&feeding);
    return files_in_tar;
}

static void check_tar(const char *bytes, size_t size, size_t step)
{
    size_t files = count_files(bytes, size, step, 0);
    for (size_t counted = 1; files > 0 && counted <= files + 1 && counted < 4; counted++)
        run_expect(count_files(bytes, size, step, counted) == (counted < files ? files - counted : 0),
                   "a file of an archive is read twice, or not at all");
}

/* ---- What a file is ---------------------------------------------------------------------------------------------- */

static size_t skip_blanks(const char *bytes, size_t size, size_t at)
{
    while (at < size && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n'))
        at++;
    return at;
}

/* An object's brace and a key's mark, behind blanks and a byte order mark, are JSONL. */
static reader *reader_by_hand(const char *bytes, size_t size)
{
    if (size >= 5 && memcmp(bytes, "WARC/", 5) == 0) return read_warc;
    size_t brace = skip_blanks(bytes, size, size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0);
    if (brace == size || bytes[brace] != '{') return read_text;
    size_t key = skip_blanks(bytes, size, brace + 1);
    return key < size && bytes[key] == '"' ? read_jsonl : read_text;
}

/* By as much of it as there may be at first, too. */
static void check_content(const char *bytes, size_t size, size_t step)
{
    size_t seen = step < size ? step : size;
    for (int whole = 0; whole < 2; whole++, seen = size < STREAM_AHEAD ? size : STREAM_AHEAD) {
        char *start_of_it = run_copy_text((const unsigned char *)bytes, seen);
        struct stream *stream = stream_of_memory(start_of_it, seen);
        run_expect(stream != NULL && stream_look(stream, seen) == (ssize_t)seen, "not all can be looked at");
        run_expect(reader_of_content(stream) == reader_by_hand(start_of_it, seen),
                   "a file is taken for what it is not");
        run_expect(is_tar(stream) == (seen >= 262 && memcmp(start_of_it + 257, "ustar", 5) == 0),
                   "an archive is not told by its mark");
        stream_close(stream);
        run_free_text(start_of_it);
    }
}

/* ------------------------------------------------------------------------------------------------------------------ */

static void check(unsigned which, const char *bytes, size_t size, size_t step)
{
    switch (which) {
    case 0: check_reader(read_text, bytes, size, step, size / 2 + 1); break;
    case 1: check_reader(read_jsonl, bytes, size, step, size); break;
    case 2: check_reader(read_jsonl, bytes, size, step, size / 8); break;
    case 3: check_reader(read_warc, bytes, size, step, size); break;
    case 4: check_reader(read_warc, bytes, size, step, size / 8); break;
    case 5: check_as_packed("\x1F\x8B\x08\0\0\0\0\0\0\3", 10, bytes, size, step); break;
    case 6: check_as_packed("\x28\xB5\x2F\xFD", 4, bytes, size, step); break;
    case 7: check_tar(bytes, size, step); break;
#ifdef STET_WITH_ZLIB
    case 8: check_gzip(bytes, size, step); break;
#endif
#ifdef STET_WITH_ZSTD
    case 9: check_zstd(bytes, size, step); break;
#endif
    default: break;
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size < 2) return 0;
    char *bytes = run_copy_text(data + 2, size - 2);
    check_content(bytes, size - 2, data[1] + (size_t)1);
    check(data[0] % 10, bytes, size - 2, data[1] + (size_t)1);
    run_free_text(bytes);
    return 0;
}
