/* SPDX-License-Identifier: MIT
 *
 * shared.h - one parse into arrays that are kept from run to run, so that a run costs little more than its parse. What
 * run.h gives, arrays of exactly the caps, is for the targets whose subject the caps are.
 */
#ifndef STET_FUZZ_SHARED_H
#define STET_FUZZ_SHARED_H

#include "run.h"

/* Sets of arrays, for answers that are compared. */
enum { SHARED_SLOTS = 3 };

/* Parses into the arrays of a slot, which suffice for every text of this length, and says so where a record past the
 * counts was written. The records last until the slot's next parse. */
run shared_parse(unsigned slot, const char *text, size_t len, stet_options options);

/* Likewise, and checks the promises of stet.h on the answer, which is to be STET_OK. */
run shared_parse_checked(unsigned slot, const char *text, size_t len, stet_options options);

/* The options for everything, with these flags. */
stet_options shared_options(uint32_t flags);

#endif
