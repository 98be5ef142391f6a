/* SPDX-License-Identifier: MIT
 *
 * convert.h - text in another encoding as UTF-8, by iconv.
 */
#ifndef STET_CLI_CONVERT_H
#define STET_CLI_CONVERT_H

#include <stdbool.h>
#include <stddef.h>

#include "bytes.h"

struct converter {
    void *handle; /* an iconv_t, or NULL: there is none */
    struct bytes text;
    size_t unit;          /* bytes of which the encoding's characters are multiples: 2 for UTF-16 */
    size_t damaged;       /* bytes that are none of the encoding; each unit of them became U+FFFD */
    size_t first_damaged; /* offset of the first in what was converted */
};

/* For an encoding of any name that iconv knows; NULL: none. False where there is no such encoding. */
bool converter_begin(struct converter *converter, const char *encoding);

/* Converts into converter->text, as UTF-8; of what is called UTF-8 already iconv lets numbers beyond Unicode pass,
 * which the parser finds. Returns false where memory is short. */
bool converter_run(struct converter *converter, const char *text, size_t len);

void converter_end(struct converter *converter);

#endif
