/* SPDX-License-Identifier: MIT
 *
 * guard.h - texts against unreadable memory, and parses whose faults are caught.
 */
#ifndef STET_TESTS_GUARD_H
#define STET_TESTS_GUARD_H

#include "parsed.h"

typedef struct guard {
    char *pages; /* readable pages between two that are not */
    size_t size; /* of the readable ones */
} guard;

void guard_begin(guard *g, size_t len);
void guard_end(guard *g);

/* A copy of the text that ends where unreadable memory begins; and one that begins where unreadable memory ends. */
const char *guard_at_end(const guard *g, const char *text, size_t len);
const char *guard_at_start(const guard *g, const char *text, size_t len);

/* parsed_run; false where it touches memory that it may not. */
bool guard_run(parsed *p, const char *text, size_t len, const stet_options *options);

#endif
