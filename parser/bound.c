/* SPDX-License-Identifier: MIT */
#include "base.h"

/* A block takes a character and, but for the last, a line end. A sentence takes as much: its first character and a
 * stop, or the block's end. */
size_t stet_bound_blocks(size_t len)
{
    return len / 2 + len % 2;
}

size_t stet_bound_sentences(size_t len)
{
    return stet_bound_blocks(len);
}

/* Call a row the marks that have nothing between them but blanks. A row opens at most two quotations (ROW_MAX in
 * quote.c), and only where it is followed by a character of its block that is neither mark nor blank, which thus
 * belongs to no other row. So two quotations take three bytes at least, and one takes two. */
size_t stet_bound_quotations(size_t len)
{
    return len / 3 * 2 + (len % 3 == 2);
}
