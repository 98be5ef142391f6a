/* SPDX-License-Identifier: MIT
 *
 * utf8.h - one code point after another out of bytes that may be anything.
 */
#ifndef STET_CLI_UTF8_H
#define STET_CLI_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* What utf8_next gives for bytes that are not UTF-8. No code point: U+FFFD itself is good text. */
#define UTF8_INVALID UINT32_MAX

/* U+FFFD, which decoders put in their place. */
#define UTF8_REPLACEMENT "\xEF\xBF\xBD"

/* Decodes what stands at the start of [text, text + len), len > 0, and sets *size to the bytes it takes. Bytes that are
 * not UTF-8 (overlong forms and surrogates too) give UTF8_INVALID, one byte at a time. */
uint32_t utf8_next(const char *text, size_t len, size_t *size);

/* Where utf8_next gives UTF8_INVALID: the bytes that one U+FFFD stands for in decoders, the maximal subpart of a
 * sequence, as stet_position counts them. Not 0. */
size_t utf8_subpart(const char *text, size_t len);

#endif
