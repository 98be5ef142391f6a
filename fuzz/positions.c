/* SPDX-License-Identifier: MIT
 *
 * positions.c - stet_position_move to any offset, from any other, agrees with counting from the start of the text.
 */
#include "oracle.h"
#include "run.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

enum { MOVES = 16 };

static int ends_line(const char *text, size_t len, size_t at, uint32_t code)
{
    if (code == '\r') return at + 1 == len || text[at + 1] != '\n';
    return code == '\n' || code == 0x2028 || code == 0x2029;
}

/* The positions of all offsets. As the header says: a character counts from its second byte on, a line end once it is
 * passed. */
static stet_position *naive_positions(const char *text, size_t len)
{
    stet_position p = STET_POSITION_INIT, *all = malloc((len + 1) * sizeof *all);
    run_expect(all != NULL, "no memory for the positions");
    all[0] = p;
    for (size_t at = 0; at < len;) {
        uint32_t code;
        size_t end = at + oracle_piece(text, len, at, &code);
        p.code_point++;
        p.utf16 += code != ORACLE_INVALID && code > 0xFFFF ? 2 : 1;
        for (p.offset = at + 1; p.offset < end; p.offset++)
            all[p.offset] = p;
        if (ends_line(text, len, at, code)) {
            p.line++;
            p.line_offset = end;
            p.line_code_point = p.code_point;
            p.line_utf16 = p.utf16;
        }
        all[end] = p;
        at = end;
    }
    return all;
}

static void check_move(const char *text, size_t len, const stet_position *right, stet_position *position)
{
    run_expect(stet_position_move(text, len, right->offset, position) == STET_OK, "stet_position_move fails");
    run_expect(memcmp(position, right, sizeof *right) == 0, "stet_position_move differs from counting");
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    stet_position position = STET_POSITION_INIT;
    run_expect(stet_position_move(NULL, 0, 0, &position) == STET_OK, "no text is refused");
    if (size == 0) return 0;
    char *text = run_copy_text(data, size);
    stet_position *all = naive_positions(text, size);
    for (size_t offset = 0; offset <= size; offset++) /* on and on */
        check_move(text, size, &all[offset], &position);
    for (size_t i = 0; i < size && i < MOVES; i++) /* the bytes say where to, forth and back */
        check_move(text, size, &all[(data[i] * (size + 1)) / 256], &position);
    stet_position kept = position;
    run_expect(stet_position_move(text, size, size + 1, &position) == STET_E_ARGUMENT, "an offset past the end passes");
    run_expect(memcmp(&kept, &position, sizeof kept) == 0, "a refused move changes the position");
    free(all);
    run_free_text(text);
    return 0;
}
