/* SPDX-License-Identifier: MIT
 *
 * position.c - byte offsets in other units.
 *
 * A character counts as soon as the offset is past its first byte, a line end only once the offset is past its last
 * one: so no column is negative, and no character is counted twice where a move ends inside it and the next begins
 * there.
 */
#include "stet.h"

#include <string.h>

/* Length of the sequence or of the maximal invalid piece at `at`, where there are `left` > 0 bytes. Lengths above 1 are
 * of characters or of their cut-off beginnings; 4 is always a whole character. */
static size_t position_piece(const unsigned char *at, size_t left)
{
    unsigned lead = at[0];
    unsigned low = 0x80, high = 0xBF; /* of the second byte: Unicode 15, table 3-7 */
    size_t need;
    if (lead < 0xC2 || lead > 0xF4) return 1;
    need = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
    if (left < 2 || at[1] < low || at[1] > high) return 1;
    if (need > left) need = left;
    for (size_t i = 2; i < need; i++) {
        if ((at[i] & 0xC0) != 0x80) return i;
    }
    return need;
}

/* Where the character that `offset` stands in began; `offset` itself, where it stands in none. A piece has
 * continuation bytes only after its first, so that no more than three bytes are to be looked at. */
static size_t position_start(const unsigned char *text, size_t len, size_t offset)
{
    size_t back = 1;
    if (offset >= len || (text[offset] & 0xC0) != 0x80) return offset;
    while (back < 3 && back < offset && (text[offset - back] & 0xC0) == 0x80)
        back++;
    if (back > offset || position_piece(text + offset - back, len - (offset - back)) <= back) return offset;
    return offset - back;
}

/* A CR before an LF ends no line: the LF does. */
static int position_is_line_end(const unsigned char *text, size_t len, size_t at, size_t length)
{
    if (length == 1) return text[at] == '\n' || (text[at] == '\r' && (at + 1 == len || text[at + 1] != '\n'));
    return length == 3 && text[at] == 0xE2 && text[at + 1] == 0x80 && (text[at + 2] & 0xFE) == 0xA8;
}

static void position_begin_line(stet_position *position)
{
    position->line++;
    position->line_offset = position->offset;
    position->line_code_point = position->code_point;
    position->line_utf16 = position->utf16;
}

/* Whether eight bytes are ASCII other than LF and CR. A borrow can only make a byte after a true hit look like one. */
static int position_is_plain(const unsigned char *at)
{
    const uint64_t ones = 0x0101010101010101u;
    uint64_t word, lf, cr;
    memcpy(&word, at, sizeof word);
    lf = word ^ (ones * '\n');
    cr = word ^ (ones * '\r');
    return (((lf - ones) | (cr - ones) | word) & (ones * 0x80)) == 0;
}

/* Moves on to `offset`, from the start of a character that was not counted yet. */
static void position_advance(const unsigned char *text, size_t len, size_t offset, stet_position *position)
{
    while (position->offset < offset) {
        size_t at = position->offset, length;
        if (offset - at >= 8 && position_is_plain(text + at)) {
            position->offset += 8;
            position->code_point += 8;
            position->utf16 += 8;
            continue;
        }
        length = position_piece(text + at, len - at);
        position->code_point++;
        position->utf16 += length == 4 ? 2 : 1;
        if (length > offset - at) {
            position->offset = offset;
            return;
        }
        position->offset += length;
        if (position_is_line_end(text, len, at, length)) position_begin_line(position);
    }
}

/* Leaves a character that a move before ended in; returns whether `offset` is past it. */
static int position_leave(const unsigned char *text, size_t len, size_t offset, stet_position *position)
{
    size_t start = position_start(text, len, position->offset);
    if (start == position->offset) return 1;
    size_t length = position_piece(text + start, len - start);
    if (start + length > offset) {
        position->offset = offset;
        return 0;
    }
    position->offset = start + length;
    if (position_is_line_end(text, len, start, length)) position_begin_line(position);
    return 1;
}

stet_status stet_position_move(const char *text, size_t len, size_t offset, stet_position *position)
{
    const unsigned char *bytes = (const unsigned char *)text;
    if (position == NULL || offset > len || (text == NULL && len > 0)) return STET_E_ARGUMENT;
    if (offset < position->offset) memset(position, 0, sizeof *position);
    if (position_leave(bytes, len, offset, position)) position_advance(bytes, len, offset, position);
    return STET_OK;
}
