/* SPDX-License-Identifier: MIT
 *
 * html_text.h - text that others wrote, as text of a page.
 *
 * What means something to HTML is escaped. Control characters, which no page may hold, become their pictures (U+241B
 * for escape); what is no UTF-8, one for each maximal subpart, C1 controls and noncharacters become U+FFFD. Blanks and
 * line ends stay.
 */
#ifndef STET_CLI_HTML_TEXT_H
#define STET_CLI_HTML_TEXT_H

#include "output.h"

/* How often something was replaced. */
struct replaced {
    size_t invalid, controls;
};

/* Good between tags and in an attribute's double quotes. */
void put_html(struct output *out, const char *text, size_t len);

/* Adds what put_html replaces in the text. */
void count_replaced(struct replaced *replaced, const char *text, size_t len);

#endif
