/* SPDX-License-Identifier: MIT
 *
 * side.h - what each copy of the library answers in agree.c.
 */
#ifndef STET_CI_SIDE_H
#define STET_CI_SIDE_H

#include <stddef.h>

typedef struct side_answer {
    size_t blocks, sentences, quotations;
    size_t speaker_start, speaker_end; /* of the last quotation that has one */
} side_answer;

typedef side_answer side_fn(const char *text, size_t len);

side_fn side_left, side_right, side_plain, side_whole;

#endif
