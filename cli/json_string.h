/* SPDX-License-Identifier: MIT
 *
 * json_string.h - what a JSON string says.
 */
#ifndef STET_CLI_JSON_STRING_H
#define STET_CLI_JSON_STRING_H

#include <stddef.h>

/* What json_string_write returns where the string is not as it should be. */
#define JSON_STRING_UNUSUAL ((size_t)-1)

/* Writes what stands between the quotes, [raw, raw + len), into `out`, which has room for len bytes; no escape says
 * more bytes than it takes. Returns the bytes written, or JSON_STRING_UNUSUAL for an escape that JSON doesn't have, a
 * surrogate without the other half, or a control. Bytes that are not UTF-8 are copied as they are. */
size_t json_string_write(char *out, const char *raw, size_t len);

#endif
