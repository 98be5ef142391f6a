/* SPDX-License-Identifier: MIT
 *
 * style_test.c - which marks close what a mark opens, and which open what a mark closes: two tables, one relation.
 */
#include "style.h"

#include <criterion/criterion.h>

/* Whether a mark closes what another one opened, by the table that begins with the closing one. */
static bool closes(unsigned closer, unsigned opener, stet_polarity polarity, stet_context context)
{
    stet_style style = {.polarity = {0}};
    style.polarity[closer] = (uint8_t)polarity;
    return (stet_closed_by(&style, closer, context) & STET_GLYPH_BIT(opener)) != 0;
}

Test(style, what_opens_is_what_is_closed)
{
    for (unsigned opener = 1; opener < STET_GLYPH_COUNT; opener++) {
        for (unsigned closer = 1; closer < STET_GLYPH_COUNT; closer++) {
            bool any = (stet_closers((stet_glyph)opener) & STET_GLYPH_BIT(closer)) != 0;
            bool usual = (stet_usual_closers((stet_glyph)opener) & STET_GLYPH_BIT(closer)) != 0;
            cr_expect_eq(closes(closer, opener, STET_POLARITY_CLOSES, STET_CONTEXT_CLOSING), any,
                         "glyph %u that %u opened", closer, opener);
            if (closer == opener) continue; /* a mark that opens, between words, closes none of its kind */
            cr_expect_eq(closes(closer, opener, STET_POLARITY_OPENS, STET_CONTEXT_MIDDLE), usual,
                         "glyph %u that %u opened, usually", closer, opener);
        }
    }
}
