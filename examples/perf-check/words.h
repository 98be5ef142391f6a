/* SPDX-License-Identifier: MIT
 *
 * words.h - the library of the example: counts words.
 */
#ifndef WORDS_H
#define WORDS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Runs of letters in the text. */
size_t words_count(const char *text, size_t len);

/* Letters of the longest one; 0 where there is none. */
size_t words_longest(const char *text, size_t len);

#ifdef __cplusplus
}
#endif

#endif
