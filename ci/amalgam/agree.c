/* SPDX-License-Identifier: MIT
 *
 * agree.c - four copies of the library in one program: two under STET_PREFIX, one made with --prefix, one plain. Exits
 * 0 if all answer alike and as they should.
 */
#include "side.h"

#include <string.h>

static int same(const side_answer *a, const side_answer *b)
{
    return a->blocks == b->blocks && a->sentences == b->sentences && a->quotations == b->quotations &&
           a->speaker_start == b->speaker_start && a->speaker_end == b->speaker_end;
}

int main(void)
{
    static const char text[] = "Mill reopens\n\n\"We are back,\" said Ann Lee, \"and glad.\" It rained.\n";
    static side_fn *const sides[] = {side_left, side_right, side_plain, side_whole};
    const size_t speaker = (size_t)(strstr(text, "Ann Lee") - text);
    const side_answer expected = {2, 3, 2, speaker, speaker + strlen("Ann Lee")};
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++) {
        const side_answer answer = sides[i](text, sizeof text - 1);
        if (!same(&answer, &expected)) return (int)i + 1;
    }
    return 0;
}
