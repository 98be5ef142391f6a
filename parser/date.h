/* SPDX-License-Identifier: MIT
 *
 * date.h - lines that are a date or time, with what leads into it.
 */
#ifndef STET_DATE_H
#define STET_DATE_H

#include "word.h"

STET_INTERNAL bool stet_is_date(const uint8_t *text, stet_span line, unsigned lang);

#endif
