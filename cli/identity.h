/* SPDX-License-Identifier: MIT
 *
 * identity.h - the JSON text of an article's id.
 *
 * Both functions return a string to be freed, or NULL where memory is short.
 */
#ifndef STET_CLI_IDENTITY_H
#define STET_CLI_IDENTITY_H

#include <jansson.h>

/* A JSON value on one line. */
char *identity_of_value(const json_t *value);

/* A file name as a JSON string; what is not UTF-8 in it becomes U+FFFD, as JSON holds nothing else. */
char *identity_of_name(const char *name);

#endif
