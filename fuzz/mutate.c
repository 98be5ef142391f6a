/* SPDX-License-Identifier: MIT
 *
 * mutate.c - libFuzzer's custom mutator and cross-over for texts. Half of the time libFuzzer's own mutations, else one
 * that knows what an article is made of: a word put in marks, a mark exchanged, a line twice or elsewhere, another line
 * end, a cue before or after a mark, the text cut anywhere, each line cut in its middle, a sequence of UTF-8 that is
 * barely one or barely none. Cross-over joins two texts at their lines, and leaves a part of that.
 */
#include "mutate.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What a text is shortened to: MOST bytes at most, or a power of two times that. */
enum { MOST = 16, POWERS = 7 };

/* What is left of a line that is thinned has at most about twice so many bytes. */
enum { THIN_MOST = 16 };

/* A row of the same line has at most so many. */
enum { ROW_LINES = 6 };

size_t LLVMFuzzerMutate(unsigned char *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(unsigned char *data, size_t size, size_t max_size, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const unsigned char *one, size_t one_size, const unsigned char *other,
                                 size_t other_size, unsigned char *out, size_t out_size, unsigned seed);

/* A text that is changed in place. */
typedef struct edit {
    unsigned char *data;
    size_t size, room;
    uint64_t random;
} edit;

static size_t next_random(edit *e, size_t below)
{
    e->random = e->random * 6364136223846793005u + 1442695040888963407u;
    return below > 0 ? (size_t)(e->random >> 33) % below : 0;
}

/* ---- Pieces ------------------------------------------------------------------------------------------------------ */

static const char *const pairs[][2] = {
    {"\"", "\""},
    {"'", "'"},
    {"\xE2\x80\x9C", "\xE2\x80\x9D"},
    {"\xE2\x80\x98", "\xE2\x80\x99"},
    {"\xE2\x80\x9E", "\xE2\x80\x9C"},
    {"\xC2\xAB", "\xC2\xBB"},
    {"\xE3\x80\x8C", "\xE3\x80\x8D"},
    {"''", "''"},
    {"&quot;", "&quot;"},
    {"\xC3\xA2\xE2\x82\xAC\xC5\x93", "\xC3\xA2\xE2\x82\xAC\xC2\x9D"},
};
static const char *const line_ends[] = {"\n", "\n\n", "\r\n", "\r", "\xE2\x80\xA8", "\n    "};
static const char *const pieces[] = {
    " Ann Lee said. ", " said ",    "She said: ", ", he said, ", " according to ", " U.S. ",
    " Mr. ",           ". ",        "? ",         ", ",          "\xE2\x80\x94",   "Q: ",
    "ROME, May 3 - ",  "[8]",       "* * *",      "\xE2\x80",    "\xC2\xA0",       "\xE3\x80\x82",
    "Read more",       "By Ann Lee"};

#define CHOOSE(e, array) (array)[next_random(e, sizeof(array) / sizeof((array)[0]))]

static size_t line_start(const unsigned char *text, size_t at)
{
    while (at > 0 && text[at - 1] != '\n')
        at--;
    return at;
}

/* ---- Changes ----------------------------------------------------------------------------------------------------- */

static void insert(edit *e, size_t at, const void *bytes, size_t size)
{
    if (size > e->room - e->size) return;
    memmove(e->data + at + size, e->data + at, e->size - at);
    memcpy(e->data + at, bytes, size);
    e->size += size;
}

static void insert_piece(edit *e, size_t at, const char *piece)
{
    insert(e, at, piece, strlen(piece));
}

/* The next blank or line end from a place on, or the end. */
static size_t word_end(const edit *e, size_t at)
{
    while (at < e->size && e->data[at] != ' ' && e->data[at] != '\n')
        at++;
    return at;
}

static size_t word_start(const edit *e, size_t at)
{
    while (at > 0 && e->data[at - 1] != ' ' && e->data[at - 1] != '\n')
        at--;
    return at;
}

static void put_in_marks(edit *e)
{
    const char *const *pair = CHOOSE(e, pairs);
    size_t start = word_start(e, next_random(e, e->size + 1)), end = start;
    for (size_t words = 1 + next_random(e, 5); words > 0; words--)
        end = word_end(e, end < e->size ? end + 1 : end);
    insert_piece(e, end, pair[1]);
    insert_piece(e, start, pair[0]);
}

/* Where a piece of these stands, searched from a random place on; e->size where none does. */
static size_t find(edit *e, const char *piece)
{
    size_t length = strlen(piece);
    if (e->size < length) return e->size;
    for (size_t at = next_random(e, e->size - length + 1); at + length <= e->size; at++) {
        if (memcmp(e->data + at, piece, length) == 0) return at;
    }
    return e->size;
}

static void erase(edit *e, size_t at, size_t size)
{
    memmove(e->data + at, e->data + at + size, e->size - at - size);
    e->size -= size;
}

static void exchange(edit *e, const char *old, const char *new)
{
    size_t at = find(e, old);
    if (at == e->size || e->room - e->size < strlen(new)) return;
    erase(e, at, strlen(old));
    insert_piece(e, at, new);
}

static void exchange_mark(edit *e)
{
    const char *const *old = CHOOSE(e, pairs), *const *new = CHOOSE(e, pairs);
    size_t side = next_random(e, 2);
    exchange(e, old[side], next_random(e, 4) == 0 ? "" : new[next_random(e, 2)]);
}

static void exchange_line_end(edit *e)
{
    exchange(e, CHOOSE(e, line_ends), CHOOSE(e, line_ends));
}

/* A line put elsewhere, at times in a row of them: some limits count lines. */
static void repeat_line(edit *e)
{
    size_t start = next_random(e, e->size + 1), end;
    while (start > 0 && e->data[start - 1] != '\n')
        start--;
    for (end = start; end < e->size && e->data[end] != '\n'; end++) {
    }
    size_t size = end - start + (end < e->size), to = next_random(e, e->size + 1);
    unsigned char *line = malloc(size + 1);
    if (line == NULL) return;
    memcpy(line, e->data + start, size);
    while (to > 0 && e->data[to - 1] != '\n')
        to--;
    for (size_t copies = next_random(e, 2) == 0 ? 1 + next_random(e, ROW_LINES) : 1; copies > 0; copies--)
        insert(e, to, line, size);
    free(line);
}

static void cut(edit *e)
{
    size_t at = next_random(e, e->size + 1);
    if (next_random(e, 2) == 0)
        e->size = at;
    else
        erase(e, 0, at);
}

/* Of targets that do not say. */
__attribute__((weak)) int mutate_keeps_long = 0;

/* A length up to MOST << (POWERS - 1), a power of two drawn twice and the lesser taken: most of what can go wrong needs
 * few bytes, and a text's time grows with its length. */
static size_t draw_length(edit *e)
{
    size_t one = next_random(e, POWERS), other = mutate_keeps_long ? POWERS : next_random(e, POWERS);
    size_t most = (size_t)MOST << (one < other ? one : other);
    return most - next_random(e, most / 2);
}

static bool is_continuation(const edit *e, size_t at)
{
    return at < e->size && (e->data[at] & 0xC0) == 0x80;
}

/* Leaves of each line its start and its end, by which most rules go: what is wrong over several blocks needs no long
 * ones. */
static void thin_lines(edit *e)
{
    size_t head = 2 + next_random(e, THIN_MOST), tail = 2 + next_random(e, THIN_MOST), out = 0, end;
    for (size_t at = 0; at < e->size; at = end) {
        size_t from = at + head;
        for (end = at; end < e->size && e->data[end] != '\n'; end++) {
        }
        end += end < e->size; /* with its line feed */
        if (end - at > head + tail + 1) {
            while (is_continuation(e, from))
                from++;
            memmove(e->data + out, e->data + at, from - at);
            out += from - at;
            at = end - tail - 1 > from ? end - tail - 1 : from;
            while (at < end && is_continuation(e, at))
                at++;
        }
        memmove(e->data + out, e->data + at, end - at);
        out += end - at;
    }
    e->size = out;
}

/* Leaves a part of the text, often from a line's start. */
static void shorten(edit *e)
{
    size_t length = draw_length(e), start;
    if (!mutate_keeps_long && next_random(e, 4) == 0) thin_lines(e);
    if (length >= e->size) return;
    start = next_random(e, e->size - length + 1);
    if (next_random(e, 4) != 0) start = line_start(e->data, start);
    memmove(e->data, e->data + start, length);
    e->size = length;
}

/* Leaves a few marks and nothing else: the targets that repeat their input make long rows of them. */
static void put_row(edit *e)
{
    e->size = 0;
    for (size_t count = 1 + next_random(e, 3); count > 0; count--)
        insert_piece(e, e->size, CHOOSE(e, pairs)[next_random(e, 2)]);
}

/* Writes a code point as so many bytes, be they too many or too few for it. */
static void encode(uint32_t code, size_t length, unsigned char *bytes)
{
    for (size_t i = length - 1; i > 0; i--) {
        bytes[i] = (unsigned char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    bytes[0] = (unsigned char)((0xF00u >> length) | (code & (0x7Fu >> length)));
}

/* A code point at an edge of what UTF-8 may hold, at times cut short, or written longer than need be. */
static void put_sequence(edit *e)
{
    static const struct edge {
        uint32_t code, length;
    } edges[] = {{0x80, 2},    {0x7FF, 2},   {0x800, 3},    {0xFFF, 3},    {0x1000, 3},  {0xD7FF, 3},
                 {0xD800, 3},  {0xDFFF, 3},  {0xE000, 3},   {0xFFFF, 3},   {0x10000, 4}, {0x3FFFF, 4},
                 {0x40000, 4}, {0xFFFFF, 4}, {0x100000, 4}, {0x10FFFF, 4}, {0x110000, 4}};
    unsigned char bytes[4];
    const struct edge *edge = &CHOOSE(e, edges);
    size_t length = edge->length, used;
    if (length < sizeof bytes && next_random(e, 4) == 0) length++;
    encode(edge->code, length, bytes);
    used = next_random(e, 4) == 0 ? 1 + next_random(e, length - 1) : length;
    insert(e, next_random(e, e->size + 1), bytes, used);
}

static void change(edit *e)
{
    switch (next_random(e, 10)) {
    case 0:
    case 1: put_in_marks(e); break;
    case 2: exchange_mark(e); break;
    case 3: exchange_line_end(e); break;
    case 4: insert_piece(e, next_random(e, e->size + 1), CHOOSE(e, line_ends)); break;
    case 5: repeat_line(e); break;
    case 6: cut(e); break;
    case 7: put_row(e); break;
    case 8: put_sequence(e); break;
    default: insert_piece(e, word_end(e, next_random(e, e->size + 1)), CHOOSE(e, pieces));
    }
}

size_t LLVMFuzzerCustomMutator(unsigned char *data, size_t size, size_t max_size, unsigned seed)
{
    edit e = {data, size, max_size, seed};
    if (next_random(&e, 4) >= (mutate_keeps_long ? 2 : 1)) shorten(&e);
    if (e.size == 0 || next_random(&e, 2) == 0) return LLVMFuzzerMutate(data, e.size, max_size);
    change(&e);
    return e.size > 0 ? e.size : size;
}

/* A part of: the first lines of one, then the last of the other. Always a part, since half of all texts come from here,
 * and would be as long as the inputs at hand. */
size_t LLVMFuzzerCustomCrossOver(const unsigned char *one, size_t one_size, const unsigned char *other,
                                 size_t other_size, unsigned char *out, size_t out_size, unsigned seed)
{
    edit e = {out, 0, out_size, seed};
    size_t head = line_start(one, next_random(&e, one_size + 1)),
           from = line_start(other, next_random(&e, other_size + 1));
    size_t tail = other_size - from;
    if (head > out_size) head = out_size;
    if (tail > out_size - head) tail = out_size - head;
    memcpy(out, one, head);
    memcpy(out + head, other + from, tail);
    e.size = head + tail;
    shorten(&e);
    return e.size;
}
