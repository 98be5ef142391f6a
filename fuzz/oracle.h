/* SPDX-License-Identifier: MIT
 *
 * oracle.h - the promises of stet.h, checked on an answer.
 *
 * Written from the header and the specification alone: nothing here shares code with the parser, so that a fault there
 * is not repeated here.
 */
#ifndef STET_ORACLE_H
#define STET_ORACLE_H

#include "stet.h"

/* The code of a piece that is no UTF-8. */
#define ORACLE_INVALID UINT32_MAX

/* Length of the UTF-8 sequence at `at` < len, and its code point; or of the maximal invalid piece (Unicode 15, 3.9) and
 * ORACLE_INVALID. */
size_t oracle_piece(const char *text, size_t len, size_t at, uint32_t *code);

/* Offset of the first byte that is no UTF-8; len where there is none. */
size_t oracle_first_invalid(const char *text, size_t len);

/* Whether a code point is blank to the parser: white space, line ends, and the marks of no width. */
int oracle_is_blank(uint32_t code);

/* Checks an answer that was given whole: STET_OK, every wanted array not NULL and large enough. `options` are those it
 * was asked with. Returns NULL, or what is broken; the string is valid until the next call. */
const char *oracle_check(const char *text, size_t len, const stet_options *options, const stet_article *article);

#endif
