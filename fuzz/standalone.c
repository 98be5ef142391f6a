/* SPDX-License-Identifier: MIT
 *
 * standalone.c - a main that replays inputs through a fuzz target, for compilers without libFuzzer, valgrind and ctest:
 *
 *     replay-TARGET [FILE | DIRECTORY | --random=BYTES | --large=BYTES]...
 *
 * --random makes inputs up, from a fixed seed: random bytes, and random pieces of what articles are made of. --large
 * makes one input of at least so many bytes out of the files replayed before it, again and again.
 */
#define _POSIX_C_SOURCE 200809L

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static size_t inputs;

/* The files replayed so far, one after the other. */
static unsigned char *joined;
static size_t joined_size;

static _Noreturn void fail(const char *what, const char *path)
{
    fprintf(stderr, "%s: ", what);
    perror(path);
    exit(2);
}

static void join(const unsigned char *data, size_t size)
{
    joined = realloc(joined, joined_size + size + 1);
    if (joined == NULL) fail("no memory for", "the files joined");
    if (size > 0) memcpy(joined + joined_size, data, size);
    joined_size += size;
}

static void replay_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    unsigned char *data = NULL;
    size_t size = 0, room = 0, got;
    if (file == NULL) fail("cannot open", path);
    do {
        if (size == room) {
            room = room == 0 ? 4096 : room * 2;
            data = realloc(data, room);
            if (data == NULL) fail("no memory for", path);
        }
        got = fread(data + size, 1, room - size, file);
        size += got;
    } while (got > 0);
    if (ferror(file)) fail("cannot read", path);
    fclose(file);
    if (getenv("STET_REPLAY_VERBOSE") != NULL) fprintf(stderr, "%s\n", path);
    LLVMFuzzerTestOneInput(data, size);
    inputs++;
    join(data, size);
    free(data);
}

static void replay_large(size_t bytes)
{
    size_t size = 0;
    if (joined_size == 0) fail("no files to make it of", "--large");
    unsigned char *data = malloc(bytes + joined_size);
    if (data == NULL) fail("no memory for", "--large");
    for (; size < bytes; size += joined_size)
        memcpy(data + size, joined, joined_size);
    LLVMFuzzerTestOneInput(data, size);
    inputs++;
    free(data);
}

static void replay_path(const char *path);

static void replay_directory(const char *path)
{
    struct dirent **entries;
    int count = scandir(path, &entries, NULL, alphasort);
    if (count < 0) fail("cannot list", path);
    for (int i = 0; i < count; i++) {
        if (entries[i]->d_name[0] != '.') {
            char inner[4096];
            snprintf(inner, sizeof inner, "%s/%s", path, entries[i]->d_name);
            replay_path(inner);
        }
        free(entries[i]);
    }
    free(entries);
}

static void replay_path(const char *path)
{
    struct stat about;
    if (stat(path, &about) != 0) fail("cannot find", path);
    if (S_ISDIR(about.st_mode)) {
        replay_directory(path);
    } else {
        replay_file(path);
    }
}

static uint32_t next_random(void)
{
    static uint64_t state = 0x9E3779B97F4A7C15u;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 33);
}

static size_t random_piece(unsigned char *out, size_t room)
{
    /* clang-format off */
    static const char *const pieces[] = {
        "\"", "'", "“", "”", "‘", "’", "„", "«", "»", "「", "」", "``", "''", "&quot;", "â€œ",
        "\n", "\n\n", "\r\n", "\r", " ", "\xC2\xA0", "\xE2\x80\xA8", "\xEF\xBB\xBF", "\xE2\x80", "\xFF", "\x01",
        "said ", "Wang ", "he ", "the mayor ", "according to ", "Mr. ", "a", "By ", "Q: ", "ROME, May 3 (AP) —", "* * *",
        ". ", ", ", "? ", ": ", " - ", " — ",
        /* clang-format on */
    };
    const char *piece = pieces[next_random() % (sizeof pieces / sizeof pieces[0])];
    size_t length = strlen(piece);
    if (length > room) length = room;
    memcpy(out, piece, length);
    return length;
}

static void replay_random(size_t bytes)
{
    static unsigned char data[8192];
    while (bytes > 0) {
        size_t size = 1 + next_random() % sizeof data, at = 0;
        int of_pieces = next_random() % 2 == 0;
        while (at < size) {
            if (of_pieces) {
                at += random_piece(data + at, size - at);
            } else {
                data[at++] = (unsigned char)next_random();
            }
        }
        LLVMFuzzerTestOneInput(data, size);
        inputs++;
        bytes -= size < bytes ? size : bytes;
    }
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], "--random=", 9) == 0) {
            replay_random((size_t)strtoull(argv[i] + 9, NULL, 10));
        } else if (strncmp(argv[i], "--large=", 8) == 0) {
            replay_large((size_t)strtoull(argv[i] + 8, NULL, 10));
        } else {
            replay_path(argv[i]);
        }
    }
    free(joined);
    printf("%zu inputs, no finding\n", inputs);
    return inputs > 0 ? 0 : 2;
}
