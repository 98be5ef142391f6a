/* SPDX-License-Identifier: MIT
 *
 * records.h - arrays for the library's records that grow with the articles and are used for one after another.
 */
#ifndef STET_CLI_RECORDS_H
#define STET_CLI_RECORDS_H

#include <stdbool.h>

#include "stet.h"

struct records {
    stet_article article; /* owns its three arrays */
};

void records_begin(struct records *records);
void records_end(struct records *records);

/* Parses the text into records->article, with as much room as it takes. Sets *status, which is never
 * STET_E_CAPACITY. Returns false where memory is short. */
bool records_parse(struct records *records, const char *text, size_t len, const stet_options *options,
                   stet_status *status);

#endif
