/* SPDX-License-Identifier: MIT
 *
 * tape.h - the candidates of the text as two lists that can be read from any place on, scanned piece by piece.
 */
#ifndef STET_TAPE_H
#define STET_TAPE_H

#include "scan.h"

typedef struct stet_tape {
    const uint8_t *text;
    uint32_t len;
    stet_scan_fn *scan;
    uint32_t base, limit; /* the piece scanned: [base, limit) */
    uint32_t mark, stop;  /* where reading stands in the lists */
    stet_candidates lists;
} stet_tape;

STET_INTERNAL void stet_tape_open(stet_tape *tape, stet_text text, stet_scan_fn *scan);

/* First mark candidate (line ends among them) at or after pos, or end where none is before end. Reading on from where
 * the last call of the same list ended is what it is made for; going back costs a scan. */
STET_INTERNAL uint32_t stet_tape_mark(stet_tape *tape, uint32_t pos, uint32_t end);

/* Likewise for sentence ends. */
STET_INTERNAL uint32_t stet_tape_stop(stet_tape *tape, uint32_t pos, uint32_t end);

#endif
