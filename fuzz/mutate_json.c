/* SPDX-License-Identifier: MIT
 *
 * mutate_json.c - libFuzzer's custom mutator for lines of JSON. Half of the time libFuzzer's own mutations, else a
 * piece between two of { } [ ] , : and line ends put elsewhere, taken out, or put in another one's place, or a member
 * that the reader looks for put in: so members come twice, in any order, with each other's values.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const members[] = {"\"id\": 1", "\"id\": \"a\"", "\"text\": \"x\"", "\"text\": null"};

/* The longest piece that is put elsewhere. */
enum { PIECE_MAX = 128 };

size_t LLVMFuzzerMutate(unsigned char *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(unsigned char *data, size_t size, size_t max_size, unsigned seed);

/* Bytes [start, end) of a line, without what parts them from the others. */
typedef struct piece {
    size_t start, end;
} piece;

static size_t next_random(uint64_t *random, size_t below)
{
    *random = *random * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(*random >> 33) % below;
}

static int parts(unsigned char byte)
{
    return byte != '\0' && strchr("{}[],:\n", byte) != NULL;
}

/* Members are found as often as names and values: a colon parts only each other time. */
static piece draw_piece(const unsigned char *data, size_t size, uint64_t *random)
{
    piece p;
    int whole = next_random(random, 2) == 0;
    p.start = p.end = next_random(random, size);
    while (p.start > 0 && (!parts(data[p.start - 1]) || (whole && data[p.start - 1] == ':')))
        p.start--;
    while (p.end < size && (!parts(data[p.end]) || (whole && data[p.end] == ':')))
        p.end++;
    if (p.end - p.start > PIECE_MAX) p.end = p.start + PIECE_MAX;
    return p;
}

/* Puts bytes in the place of others; the new size, or the old one where there is no room. */
static size_t replace(unsigned char *data, size_t size, size_t max_size, piece place, const void *bytes, size_t len)
{
    size_t after = place.start + len, rest = size - place.end;
    if (after + rest > max_size) return size;
    memmove(data + after, data + place.end, rest);
    memcpy(data + place.start, bytes, len);
    return after + rest;
}

static size_t change(unsigned char *data, size_t size, size_t max_size, uint64_t *random)
{
    char copy[PIECE_MAX + 1];
    piece from = draw_piece(data, size, random), to = draw_piece(data, size, random);
    size_t len = from.end - from.start;
    memcpy(copy, data + from.start, len);
    switch (next_random(random, 6)) {
    case 0: /* taken out, with the comma behind it */
        if (from.end < size && data[from.end] == ',') from.end++;
        return replace(data, size, max_size, from, "", 0);
    case 1: break; /* put in another one's place */
    case 2:
    case 3: /* ... or before it */
        copy[len++] = ',';
        to.end = to.start;
        break;
    default: /* a member before it */
        len = (size_t)sprintf(copy, "%s, ", members[next_random(random, sizeof members / sizeof members[0])]);
        to.end = to.start;
    }
    return replace(data, size, max_size, to, copy, len);
}

size_t LLVMFuzzerCustomMutator(unsigned char *data, size_t size, size_t max_size, unsigned seed)
{
    uint64_t random = seed;
    if (size == 0 || next_random(&random, 2) == 0) return LLVMFuzzerMutate(data, size, max_size);
    size_t changed = change(data, size, max_size, &random);
    return changed > 0 ? changed : size;
}
