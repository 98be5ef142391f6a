/* SPDX-License-Identifier: MIT
 *
 * layout.c - sizes and offsets of stet.h's structs, to be the same whatever macros are defined.
 */
#include <stet.h>

#include <stdio.h>

#define SHOW(type, last)                                                                                               \
    printf("%s %s %lu %lu\n", #type, #last, (unsigned long)sizeof(type), (unsigned long)offsetof(type, last))

int main(void)
{
    SHOW(stet_span, end);
    SHOW(stet_block, flags);
    SHOW(stet_sentence, span);
    SHOW(stet_quotation, flags);
    SHOW(stet_options, reserved);
    SHOW(stet_article, error_offset);
    SHOW(stet_position, line_utf16);
    return 0;
}
