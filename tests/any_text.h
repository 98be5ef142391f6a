/* SPDX-License-Identifier: MIT
 *
 * any_text.h - all that is to hold of any bytes, for texts of which nobody wrote down what is in them.
 */
#ifndef STET_TESTS_ANY_TEXT_H
#define STET_TESTS_ANY_TEXT_H

#include "variants.h"

/* What takes long, or does not hold of every text. */
#define ANY_TEXT_CAPS 1u
#define ANY_TEXT_CRLF 2u

/* The promises of stet.h (fuzz/oracle.h), the variants that are quick and hold of every text, and `further`. Reports
 * the faults, with the text; returns how many. */
size_t any_text_check(const subject *s, unsigned further);

#endif
