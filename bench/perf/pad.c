/* SPDX-License-Identifier: MIT
 *
 * pad.c - the first code of a side, STET_PAD bytes of it: it moves all other code, which must not change a verdict.
 */
#define TEXT_OF(x)  TEXT_OF_(x)
#define TEXT_OF_(x) #x

typedef int stet_pad_unused; /* a source may not be empty */

__asm__(".text\n.skip " TEXT_OF(STET_PAD) ", 0x90\n");
