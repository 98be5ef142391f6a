/* SPDX-License-Identifier: MIT
 *
 * escape.h - the escapes of the specification's examples: \xNN a byte, \uNNNN a code point, \n, \r, \t and \\.
 */
#ifndef STET_TESTS_ESCAPE_H
#define STET_TESTS_ESCAPE_H

#include "buffer.h"

/* Adds text with escapes for what can't be seen: control and invalid bytes, line ends, blanks other than the space, and
 * characters without a shape. */
void escape_to(buffer *out, const char *text, size_t len);

/* Adds text with its escapes undone. At one that is none of those above returns false, with its offset in *bad. */
bool escape_undo(buffer *out, const char *text, size_t len, size_t *bad);

#endif
