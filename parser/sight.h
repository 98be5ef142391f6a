/* SPDX-License-Identifier: MIT
 *
 * sight.h - what a line shows at first sight, which rules most lines out for nearly all that linekind.h, date.h,
 * dateline.h, lead.h and title.h look for.
 *
 * Each bit is set wherever the slow rule that it names says yes, and on few lines more; tests/sight_test.c holds the
 * two against each other. A rule that comes to take more in needs its bit widened in sight.c.
 */
#ifndef STET_SIGHT_H
#define STET_SIGHT_H

#include "linekind.h"

#define STET_MAY_SEPARATOR 0x001u /* stet_is_separator */
#define STET_MAY_CREDIT    0x002u /* stet_is_credit */
#define STET_MAY_CAPTION   0x004u /* stet_is_caption */
#define STET_MAY_DATE      0x008u /* stet_is_date */
#define STET_MAY_RELATED   0x010u /* stet_is_related */
#define STET_MAY_FURNITURE 0x020u /* stet_is_furniture */
#define STET_MAY_BYLINE    0x040u /* stet_is_byline */
#define STET_MAY_DATELINE  0x080u /* stet_find_dateline finds one */
#define STET_MAY_LABEL     0x100u /* stet_find_label finds one */
#define STET_MAY_ITEM      0x200u /* stet_bullet_length is not 0 */
#define STET_MAY_TITLE     0x400u /* stet_is_title; not stet_is_first_title, where less will do */
#define STET_MAY_NAME      0x800u /* stet_is_bare_name */

/* What a line can be by itself, whatever stands around it. */
#define STET_MAY_OWN                                                                                                   \
    (STET_MAY_SEPARATOR | STET_MAY_CREDIT | STET_MAY_CAPTION | STET_MAY_DATE | STET_MAY_RELATED | STET_MAY_FURNITURE)

typedef struct stet_sight {
    uint16_t may;   /* STET_MAY_... */
    uint16_t is;    /* of those that were asked for, which hold: for block.c to remember; none yet */
    uint8_t ending; /* stet_line_ending, exact */
} stet_sight;

/* Of a line that is not empty, blanks trimmed; or of several, of which `length` bytes end no line. */
STET_INTERNAL void stet_sight_of(stet_sight *sight, const stet_text *text, stet_span line, uint32_t length,
                                 unsigned lang);

#endif
