/* SPDX-License-Identifier: MIT
 *
 * style_test.c - which marks close what a mark opens, and which open what a mark closes: two tables, one relation. From
 * how much of a text it is learnt what its marks do.
 */
#include "style.h"

#include "buffer.h"
#include "parsed.h"

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

/* Whether a single mark that nothing closes opens speech at the end of a text that has so much of it in single marks,
 * and then so much in double ones. */
static bool single_mark_opens(size_t singles, size_t doubles)
{
    buffer text = {0};
    buffer_times(&text, "'We are back,' said Ann.\n\n", singles);
    buffer_times(&text, "\"We are back,\" said Ann.\n\n", doubles);
    size_t last = text.len;
    buffer_text(&text, "'Gone to the weir.");
    parsed p;
    parsed_whole(&p, text.data, text.len, NULL);
    cr_assert_eq(p.status, STET_OK);
    cr_assert_geq(p.article.quotation_count, singles + doubles);
    bool opens = records_quotation(&p.article, p.article.quotation_count - 1)->span.start == last;
    parsed_free(&p);
    buffer_free(&text);
    return opens;
}

/* Which marks are the main ones is learnt from STET_LEARN_BYTES, of which a paragraph takes 26: 630 of them. */
Test(style, is_learnt_from_so_many_bytes)
{
    cr_expect(single_mark_opens(318, 312));
    cr_expect(single_mark_opens(318, 600), "what stands behind them was learnt from");
    cr_expect_not(single_mark_opens(312, 318));
}
