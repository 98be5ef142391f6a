/* SPDX-License-Identifier: MIT
 *
 * made.h - texts made up by the grammars of corpus/generator.
 */
#ifndef STET_BENCH_MADE_H
#define STET_BENCH_MADE_H

#include "texts.h"

#include <stdint.h>

enum { MADE_BYTES = 75 << 20 }; /* more than 20,000 articles */

/* Adds articles of one language, a stet_language, until there are `bytes` of them. The same arguments give the same
 * articles. Ends the process with a message where there is no such grammar. */
void made_add(texts *set, uint32_t language, size_t bytes);

/* Adds one article of about `bytes`. */
void made_add_long(texts *set, uint32_t language, size_t bytes);

#endif
