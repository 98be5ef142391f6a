/* SPDX-License-Identifier: MIT
 *
 * truth.h - an article with its truth as a line of JSON, in the form of corpus/gold.
 */
#ifndef STET_GENERATOR_TRUTH_H
#define STET_GENERATOR_TRUTH_H

#include "stet.h"

#include <stdio.h>

/* `style` is for people; without `truth` the line has id and text only. */
void truth_write(FILE *out, const char *id, const char *style, const char *text, size_t len, const stet_article *truth);

#endif
