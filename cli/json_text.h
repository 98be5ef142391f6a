/* SPDX-License-Identifier: MIT
 *
 * json_text.h - strings of JSON, written and read.
 */
#ifndef STET_CLI_JSON_TEXT_H
#define STET_CLI_JSON_TEXT_H

#include <stdbool.h>

#include "bytes.h"
#include "output.h"

/* The text as a string of JSON, marks included. It is UTF-8 whatever the text is: what is not becomes U+FFFD, one for
 * each maximal subpart. Controls and the line ends of Unicode are escaped, so that it stays one line for every reader.
 */
void put_json_text(struct output *out, const char *text, size_t len);

/* The other way: what a value of JSON, which is known to be good and without blanks around it, holds as people read it.
 * A string without marks and escapes, as UTF-8; any other value as it stands. Returns false where memory is short. */
bool json_value_text(struct bytes *out, const char *json);

#endif
