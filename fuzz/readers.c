/* SPDX-License-Identifier: MIT
 *
 * readers.c - the command's readers of files. Any bytes, by any of the readers: what is taken for an article stands in
 * the file as it is, in order; records are counted one by one; and reading on from any mark gives the rest of what
 * reading in one go gives. What is packed comes back as it was, also in pieces, and broken off it does not end well.
 * What a stream holds its first bytes tell, the same however they come; the files of an archive give what each gives
 * alone, and those that were read before are passed over. Text of another encoding is what naive decoders make of it.
 *
 * The first byte chooses the way, the second how many bytes come at once; a large input goes all ways.
 */
#include "oracle.h"
#include "run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "convert.h"
#include "feeding.h"
#include "json_scan.h"
#include "json_string.h"
#include "packing.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

enum { WAYS = 16 };

#ifdef STET_WITH_LIBARCHIVE
enum { READS_TAR = true };
#else
enum { READS_TAR = false };
#endif

/* Bytes of an input that goes all ways: more than a fuzzer makes. */
#define LARGE ((size_t)1 << 18)

/* Marks of more batches are not looked at: each asks for another reading. */
#define MARKS_MAX 64

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

/* The same, or both say what is wrong with a packed file: what an unpacker says of damage at the end, and where,
 * depends on how much it got at once. */
static bool is_same_message(const char *one, const char *two)
{
    static const char packed[] = " (at byte ";
    return strcmp(one, two) == 0 || (strstr(one, packed) != NULL && strstr(two, packed) != NULL);
}

/* Both have the same item there, or none; titles apart. */
static void expect_same_item(const struct feeding *one, uint64_t n, const struct feeding *two, uint64_t m)
{
    const struct batch *a = NULL, *b = NULL;
    const struct item *first = item_at(one, n, &a), *second = item_at(two, m, &b);
    run_expect((first == NULL) == (second == NULL), "read another way it ends elsewhere");
    if (first == NULL || second == NULL) return;
    run_expect(first->kind == second->kind && first->record == second->record && first->offset == second->offset &&
                   first->lines == second->lines,
               "read another way it gives other records");
    if (first->kind == ITEM_TROUBLE) {
        run_expect(is_same_message(a->names.at + first->start, b->names.at + second->start),
                   "read another way it gives another message");
        return;
    }
    run_expect(first->len == second->len && (first->len == 0 || memcmp(a->bytes.at + first->start,
                                                                       b->bytes.at + second->start, first->len) == 0),
               "read another way it gives other articles");
    run_expect(
        first->id_len == second->id_len &&
            (first->id_len == 0 || memcmp(a->names.at + first->id, b->names.at + second->id, first->id_len) == 0),
        "read another way it gives other names");
}

static uint64_t count_items(const struct feeding *feeding)
{
    uint64_t items = 0;
    for (size_t i = 0; i < feeding->count; i++)
        items += feeding->batches[i]->count;
    return items;
}

/* The items of `one` from the n-th on begin with all those of `two`. Returns the next one. */
static uint64_t expect_items(const struct feeding *one, uint64_t n, const struct feeding *two)
{
    uint64_t count = count_items(two);
    for (uint64_t m = 0; m < count; m++)
        expect_same_item(one, n + m, two, m);
    return n + count;
}

static void expect_same_items(const struct feeding *one, const struct feeding *two)
{
    run_expect(expect_items(one, 0, two) == count_items(one), "read another way it gives fewer items");
}

/* Every mark but the last, which is that of the next file. offset_max: of a mark. */
static void check_marks(reader *read, const struct feeding *whole, const char *bytes, size_t size, size_t article_max,
                        uint64_t offset_max)
{
    uint64_t items = 0;
    for (size_t i = 0; i + 1 < whole->count; i++) {
        const struct progress_mark *mark = &whole->batches[i]->mark;
        items += whole->batches[i]->count;
        run_expect(mark->items == items && mark->offset <= offset_max, "a mark that is not between two items");
        struct feeding rest = feeding_run(read, stream_of_memory(bytes, size), mark, article_max);
        run_expect(expect_items(whole, items, &rest) == count_items(whole), "reading on from a mark ends too early");
        feeding_free(&rest);
    }
}

static void check_reader(reader *read, const char *bytes, size_t size, size_t step, size_t article_max)
{
    struct feeding feeding = feeding_run(read, feeding_stream(bytes, size, step), &start, article_max);
    check_batches(&feeding, bytes, size);
    if (feeding.count < MARKS_MAX) check_marks(read, &feeding, bytes, size, article_max, size);
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

static void expect_unpacked(const struct bytes *packed, const char *bytes, size_t size, size_t step)
{
    struct bytes out = {0};
    size_t got = read_all(feeding_stream(packed->at, packed->used, step), &out);
    run_expect(got == size && (size == 0 || memcmp(out.at, bytes, size) == 0), "what was packed does not come back");
    bytes_free(&out);
}

static void check_unpacked(const struct bytes *packed, const char *bytes, size_t size, size_t step)
{
    struct bytes out = {0};
    expect_unpacked(packed, bytes, size, step);
    size_t cut = packed->used - 1 - step % 8;
    run_expect(read_all(feeding_stream(packed->at, cut, step), &out) == SIZE_MAX, "broken off, it ends well");
    bytes_free(&out);
}

static void add_zeros(struct bytes *out, size_t size)
{
    run_expect(bytes_reserve(out, size), "no memory");
    memset(out->at + out->used, 0, size);
    out->used += size;
}

/* Two members; zeros between them and behind them, as they fill the blocks of a tape. */
static void check_gzip(const char *bytes, size_t size, size_t step)
{
    struct bytes packed = {0};
    size_t half = size / 2;
    if (!pack_gzip(&packed, bytes, half)) return;
    add_zeros(&packed, step % 3);
    pack_gzip(&packed, bytes + half, size - half);
    check_unpacked(&packed, bytes, size, step);
    add_zeros(&packed, step);
    expect_unpacked(&packed, bytes, size, step);
    bytes_free(&packed);
}

/* Two frames, behind one that is to be skipped. */
static void check_zstd(const char *bytes, size_t size, size_t step)
{
    struct bytes packed = {0};
    size_t half = size / 2, skipped = step % 256;
    const char frame[] = {(char)(0x50 + step % 16), 0x2A, 0x4D, 0x18, (char)skipped, 0, 0, 0};
    run_expect(bytes_add(&packed, frame, sizeof frame), "no memory");
    add_zeros(&packed, skipped);
    if (pack_zstd(&packed, bytes, half) && pack_zstd(&packed, bytes + half, size - half))
        check_unpacked(&packed, bytes, size, step);
    bytes_free(&packed);
}

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

/* ---- By content -------------------------------------------------------------------------------------------------- */

static bool begins(const char *bytes, size_t size, const char *with)
{
    return size >= strlen(with) && memcmp(bytes, with, strlen(with)) == 0;
}

static size_t past_blanks(const char *bytes, size_t size, size_t at)
{
    while (at < size && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n'))
        at++;
    return at;
}

/* What bytes are by their first 512. */
static reader *naive_reader(const char *bytes, size_t size)
{
    if (size > STREAM_AHEAD) size = STREAM_AHEAD;
    if (begins(bytes, size, "WARC/")) return read_warc;
    size_t at = past_blanks(bytes, size, begins(bytes, size, BYTE_ORDER_MARK) ? strlen(BYTE_ORDER_MARK) : 0);
    if (at == size || bytes[at] != '{') return read_text;
    at = past_blanks(bytes, size, at + 1);
    return at < size && bytes[at] == '"' ? read_jsonl : read_text;
}

static bool may_be_tar(const char *bytes, size_t size)
{
    return size > 257 && begins(bytes + 257, size - 257, "ustar");
}

static bool may_be_packed(const char *bytes, size_t size)
{
    return begins(bytes, size, "\x1F\x8B") || begins(bytes, size, "\x28\xB5\x2F\xFD") ||
           (size > 0 && begins(bytes + 1, size - 1, "\x2A\x4D\x18"));
}

/* By as much of it as there may be at first, too. */
static void check_content(const char *bytes, size_t size, size_t step)
{
    size_t seen = step < size ? step : size;
    for (int whole = 0; whole < 2; whole++, seen = size < STREAM_AHEAD ? size : STREAM_AHEAD) {
        char *first = run_copy_text((const unsigned char *)bytes, seen);
        struct stream *stream = stream_of_memory(first, seen);
        run_expect(stream != NULL && stream_look(stream, seen) == (ssize_t)seen, "not all can be looked at");
        run_expect(reader_of_content(stream) == naive_reader(first, seen), "a file is taken for what it is not");
        bool ends = seen >= 265 && (first[262] == '\0' || first[263] == '\0' || first[264] == '\0');
        run_expect(is_tar(stream) == (ends && may_be_tar(first, seen)), "an archive is not told by its mark");
        stream_close(stream);
        run_free_text(first);
    }
}

static struct feeding read_at_once(reader *read, const char *bytes, size_t size, size_t article_max)
{
    return feeding_run(read, stream_of_memory(bytes, size), &start, article_max);
}

static void expect_same_in_gzip(const struct feeding *want, const char *bytes, size_t size, size_t article_max)
{
    struct bytes packed = {0};
    if (pack_gzip(&packed, bytes, size)) {
        struct feeding found = read_at_once(NULL, packed.at, packed.used, article_max);
        expect_same_items(&found, want);
        feeding_free(&found);
    }
    bytes_free(&packed);
}

static void check_any(const char *bytes, size_t size, size_t step, size_t article_max)
{
    struct feeding once = read_at_once(NULL, bytes, size, article_max);
    struct feeding slow = feeding_run(NULL, feeding_stream(bytes, size, step), &start, article_max);
    expect_same_items(&slow, &once);
    if (slow.count < MARKS_MAX) check_marks(NULL, &slow, bytes, size, article_max, UINT64_MAX);
    if (!may_be_packed(bytes, size)) {
        expect_same_in_gzip(&once, bytes, size, article_max);
        if (!may_be_tar(bytes, size)) {
            struct feeding alone = read_at_once(naive_reader(bytes, size), bytes, size, article_max);
            expect_same_items(&once, &alone);
            feeding_free(&alone);
        }
    }
    feeding_free(&slow);
    feeding_free(&once);
}

/* ---- Archives of any files --------------------------------------------------------------------------------------- */

/* What stands between two files of an archive in the input. */
#define PART_END '\x1C'

#define PARTS_MAX 16

/* Kinds of entries that are no plain files: links, folders, what is said of the next entry. */
#define OTHER_KINDS "125KLgx"

/* An archive made of parts of the input. */
struct archive {
    struct bytes tar;
    struct {
        const char *bytes; /* what there is to read in it */
        size_t size;
        size_t start, end; /* in the archive, without what fills its last block */
    } parts[PARTS_MAX];
    size_t count;
    bool plain; /* nothing but files that are not packed twice */
};

/* Adds a part as an entry; packed where it begins with z or s, of another kind where it begins with one. */
static void add_part(struct archive *archive, const char *bytes, size_t size)
{
    struct bytes packed = {0};
    char name[32], kind = '0', first = size > 0 ? bytes[0] : '\0';
    bool is_packed = (first == 'z' && pack_gzip(&packed, bytes + 1, size - 1)) ||
                     (first == 's' && pack_zstd(&packed, bytes + 1, size - 1));
    if (first != '\0' && strchr(OTHER_KINDS, first) != NULL) kind = first;
    if (is_packed || kind != '0') {
        bytes++;
        size--;
    }
    archive->plain = archive->plain && kind == '0' && (is_packed || !may_be_packed(bytes, size));
    size_t n = archive->count++, from = archive->tar.used, stored = is_packed ? packed.used : size;
    snprintf(name, sizeof name, "a%zu", n);
    pack_tar_file(&archive->tar, name, kind, is_packed ? packed.at : bytes, stored);
    archive->parts[n].bytes = bytes;
    archive->parts[n].size = size;
    archive->parts[n].start = from;
    archive->parts[n].end = from + 512 + stored;
    bytes_free(&packed);
}

static struct archive archive_of(const char *bytes, size_t size)
{
    struct archive archive = {.plain = true};
    for (size_t at = 0; at <= size;) {
        const char *end = size == at || archive.count + 1 == PARTS_MAX ? NULL : memchr(bytes + at, PART_END, size - at);
        size_t len = end == NULL ? size - at : (size_t)(end - bytes) - at;
        add_part(&archive, bytes + at, len);
        at += len + 1;
    }
    pack_tar_end(&archive.tar);
    return archive;
}

static void expect_titles(const struct feeding *found, uint64_t from, uint64_t to, size_t part)
{
    char title[32];
    snprintf(title, sizeof title, "input/a%zu", part);
    for (uint64_t n = from; n < to; n++) {
        const struct batch *batch = NULL;
        const struct item *item = item_at(found, n, &batch);
        run_expect(strcmp(batch->names.at + item->title, title) == 0, "an item of another file of the archive");
    }
}

/* The first parts give what each gives alone. Returns how many items that are. */
static uint64_t expect_parts(const struct feeding *found, const struct archive *archive, size_t parts,
                             size_t article_max)
{
    uint64_t n = 0;
    for (size_t i = 0; i < parts; i++) {
        const char *bytes = archive->parts[i].bytes;
        size_t size = archive->parts[i].size;
        struct feeding alone = read_at_once(naive_reader(bytes, size), bytes, size, article_max);
        uint64_t next = expect_items(found, n, &alone);
        expect_titles(found, n, next, i);
        n = next;
        feeding_free(&alone);
    }
    return n;
}

/* Broken off inside of an entry: those before it are there, and something is said of it. */
static void check_cut(const struct archive *archive, size_t step, size_t article_max)
{
    size_t part = step % archive->count, from = archive->parts[part].start;
    size_t cut = from + 1 + step * 37 % (archive->parts[part].end - from - 1);
    struct feeding found = read_at_once(NULL, archive->tar.at, cut, article_max);
    if (cut >= 512) {
        uint64_t n = expect_parts(&found, archive, part, article_max), count = count_items(&found), troubles = 0;
        const struct batch *batch;
        for (; n < count; n++)
            troubles += item_at(&found, n, &batch)->kind == ITEM_TROUBLE;
        run_expect(troubles > 0, "an archive that is broken off ends without a word");
    }
    feeding_free(&found);
}

/* As it is, or packed. */
static void check_archive(const char *bytes, size_t size, size_t step, size_t article_max)
{
    struct archive archive = archive_of(bytes, size);
    struct bytes *tar = &archive.tar, packed = {0};
    bool is_packed = (step % 3 == 1 && pack_gzip(&packed, tar->at, tar->used)) ||
                     (step % 3 == 2 && pack_zstd(&packed, tar->at, tar->used));
    const struct bytes *file = is_packed ? &packed : tar;
    struct feeding found = feeding_run(NULL, feeding_stream(file->at, file->used, step), &start, article_max);
    if (found.count < MARKS_MAX) check_marks(NULL, &found, file->at, file->used, article_max, UINT64_MAX);
    if (READS_TAR && archive.plain) {
        run_expect(expect_parts(&found, &archive, archive.count, article_max) == count_items(&found),
                   "an archive gives more than its files");
        check_cut(&archive, step, article_max);
    }
    feeding_free(&found);
    bytes_free(&packed);
    bytes_free(tar);
}

/* ---- Other encodings --------------------------------------------------------------------------------------------- */

/* Those that naive decoders know first. */
static const char *const encodings[] = {
    "WINDOWS-1252", "UTF-16LE",    "UTF-16BE", "UTF-8", "UTF-16", "UTF-32LE", "ISO-8859-1",
    "SHIFT_JIS",    "ISO-2022-JP", "GB18030",  "BIG5",  "EUC-KR", "UTF-7",    "KOI8-R",
};

enum { CP1252, UTF16_LITTLE, UTF16_BIG, UTF8, ENCODINGS = sizeof encodings / sizeof *encodings };

static bool is_same(const struct bytes *one, const struct bytes *two)
{
    return one->used == two->used && (one->used == 0 || memcmp(one->at, two->at, one->used) == 0);
}

/* What naive decoders make of it, as far as they know the encoding. */
static void expect_naive(const struct converter *converter, unsigned which, const char *text, size_t len)
{
    struct bytes want = {0};
    size_t first = 0, damaged;
    if (which == CP1252) {
        damaged = decode_windows_1252(&want, text, len, &first);
    } else if (which == UTF16_LITTLE || which == UTF16_BIG) {
        damaged = decode_utf16(&want, text, len, which == UTF16_BIG, &first);
    } else if (which == UTF8 && oracle_first_invalid(text, len) == len) {
        run_expect(bytes_add(&want, text, len), "no memory");
        damaged = 0;
    } else {
        return;
    }
    run_expect(is_same(&converter->text, &want), "converted to another text");
    run_expect(converter->damaged == damaged && (damaged == 0 || converter->first_damaged == first),
               "other bytes are damaged");
    bytes_free(&want);
}

static void check_converter(const char *bytes, size_t size)
{
    static struct converter converters[ENCODINGS]; /* kept: opening one takes longer than all else */
    if (size == 0) return;
    unsigned which = (unsigned char)bytes[0] % ENCODINGS;
    struct converter *converter = &converters[which];
    if (converter->handle == NULL && !converter_begin(converter, encodings[which])) return; /* there is no such here */
    char *text = run_copy_text((const unsigned char *)bytes + 1, size - 1);
    run_expect(converter_run(converter, text, size - 1), "no memory to convert");
    run_expect(which == UTF8 || oracle_first_invalid(converter->text.at, converter->text.used) == converter->text.used,
               "converted to what is no UTF-8");
    run_expect(converter->damaged <= size - 1 && (converter->damaged == 0 || converter->first_damaged < size - 1),
               "more is damaged than there is");
    expect_naive(converter, which, text, size - 1);
    struct bytes before = {0};
    size_t damaged = converter->damaged;
    run_expect(bytes_add(&before, converter->text.at, converter->text.used), "no memory");
    run_expect(converter_run(converter, text, (size - 1) / 2) && converter_run(converter, text, size - 1),
               "no memory to convert");
    run_expect(is_same(&converter->text, &before) && converter->damaged == damaged,
               "something is left over from the text before");
    bytes_free(&before);
    run_free_text(text);
}

/* ---- Lines of JSON, without what else reads JSON ----------------------------------------------------------------- */

static void check_scan(const char *line, size_t len)
{
    static const struct json_keys keys = {"text", "id", 4, 2};
    static struct bytes scratch;
    struct json_found found;
    if (!json_scan(line, len, &keys, &scratch, &found)) return;
    const char *text = found.text.at;
    run_expect(text > line && found.text.len >= 2 && found.text.len <= len - (size_t)(text - line) - 1,
               "a text that is not in its line");
    run_expect(text[0] == '"' && text[found.text.len - 1] == '"', "a text that is no string");
    char *said = malloc(found.text.len);
    run_expect(said != NULL, "no memory for a string");
    size_t size = json_string_write(said, text + 1, found.text.len - 2);
    run_expect(size == JSON_STRING_UNUSUAL || size <= found.text.len - 2, "a string that says more than it has");
    free(said);
    for (size_t i = 1; size != JSON_STRING_UNUSUAL && i + 1 < found.text.len; i++)
        run_expect((unsigned char)text[i] >= ' ', "a control character in a string");
    if (found.id.at == NULL) return;
    run_expect(found.id.at > line && found.id.len > 0 && found.id.len <= len - (size_t)(found.id.at - line) - 1,
               "an id that is not in its line");
    run_expect(found.id.at + found.id.len <= text || text + found.text.len <= found.id.at, "an id inside of the text");
}

static void check_lines(const char *bytes, size_t size)
{
    for (size_t at = 0; at < size;) {
        const char *end = memchr(bytes + at, '\n', size - at);
        size_t len = end == NULL ? size - at : (size_t)(end - bytes) + 1 - at;
        char *line = run_copy_text((const unsigned char *)bytes + at, len);
        check_scan(line, len);
        run_free_text(line);
        at += len;
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
    case 8: check_gzip(bytes, size, step); break;
    case 9: check_zstd(bytes, size, step); break;
    case 10: check_any(bytes, size, step, size); break;
    case 11: check_any(bytes, size, step, size / 8); break;
    case 12: check_archive(bytes, size, step, size); break;
    case 13: check_archive(bytes, size, step, size / 8); break;
    case 14: check_converter(bytes, size); break;
    default: check_lines(bytes, size); break;
    }
}

/* All ways, in steps that leave the marks few enough to be looked at. */
static void check_large(const char *bytes, size_t size)
{
    for (unsigned which = 0; which < WAYS; which++)
        check(which, bytes, size, size / (MARKS_MAX - 4));
    for (unsigned which = 0; which < ENCODINGS; which++) {
        char *text = run_copy_text((const unsigned char *)bytes, size);
        text[0] = (char)which;
        check_converter(text, size);
        run_free_text(text);
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size < 2) return 0;
    char *bytes = run_copy_text(data + 2, size - 2);
    check_content(bytes, size - 2, data[1] + (size_t)1);
    if (size < LARGE) {
        check(data[0] % WAYS, bytes, size - 2, data[1] + (size_t)1);
    } else {
        check_large(bytes, size - 2);
    }
    run_free_text(bytes);
    return 0;
}
