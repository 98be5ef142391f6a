/* SPDX-License-Identifier: MIT
 *
 * variants.h - what must hold for every text, whatever is found in it: other caps, fewer arrays, other line ends, other
 * memory and other kernels give the same records. Each check parses one text many times, reports every fault and
 * returns how many there were.
 */
#ifndef STET_TESTS_VARIANTS_H
#define STET_TESTS_VARIANTS_H

#include "parsed.h"

typedef struct subject {
    const char *where; /* for reports: FILE:LINE */
    const char *text;
    size_t len;
    stet_options options; /* of the parse that the others are compared with; want is 0 */
} subject;

/* Every cap from 0 to one more than needed, of one array at a time and of all. */
size_t variants_caps(const subject *s);

/* Every set of arrays left NULL, or not wanted. */
size_t variants_arrays(const subject *s);

/* Every step from bare quotations to references. */
size_t variants_wants(const subject *s);

/* LF as CR, a line end more, a byte order mark, by exact maps of the offsets. */
size_t variants_bytes(const subject *s);

/* LF as CRLF, likewise. A block of several lines grows by this, and may grow past one of the lengths that a line of its
 * kind can have: that is no fault, but no text of the specification is so near to one. */
size_t variants_crlf(const subject *s);

/* On every kernel, against unreadable memory on either side. */
size_t variants_guarded(const subject *s);

#endif
