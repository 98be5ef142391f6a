/* SPDX-License-Identifier: MIT
 *
 * report.h - how a failure is shown: line by line, and in the article.
 */
#ifndef STET_TESTS_REPORT_H
#define STET_TESTS_REPORT_H

#include "render.h"

/* Adds both texts as one, lines of `expected` alone with "-", of `actual` alone with "+". Returns whether they are
 * equal; then nothing was added. */
bool report_diff(buffer *out, const char *expected, const char *actual);

/* report_diff, followed by the article's line with a caret under the byte where the first differing record starts. */
bool report_rendering(buffer *out, const char *text, size_t len, const char *expected, const rendering *actual);

/* Adds "byte N, line N:", the line and the caret. */
void report_caret(buffer *out, const char *what, const char *text, size_t len, size_t at);

/* Prints a failure to stderr at once: Criterion shows only the first one that it is told of. */
void report_failure(const char *where, const char *what, const buffer *details);

#endif
