/* SPDX-License-Identifier: MIT
 *
 * records.h - an article's three arrays by number, so that a check can be written once for all of them.
 */
#ifndef STET_TESTS_RECORDS_H
#define STET_TESTS_RECORDS_H

#include "buffer.h"

#include <stet.h>

typedef enum records_array { RECORDS_BLOCKS, RECORDS_SENTENCES, RECORDS_QUOTATIONS, RECORDS_ARRAYS } records_array;

const char *records_name(records_array array);

/* The array, its stride and the count that stet_parse gave. */
void *records_base(const stet_article *article, records_array array);
size_t records_stride(const stet_article *article, records_array array);
size_t records_found(const stet_article *article, records_array array);
size_t records_cap(const stet_article *article, records_array array);

void records_set(stet_article *article, records_array array, void *base, size_t cap);
void records_set_found(stet_article *article, records_array array, size_t count);

/* Records that are there: what was found, as far as it fits; 0 where the array is NULL. */
size_t records_count(const stet_article *article, records_array array);

/* Record i, by the article's stride. */
void *records_at(const stet_article *article, records_array array, size_t i);
stet_block *records_block(const stet_article *article, size_t i);
stet_sentence *records_sentence(const stet_article *article, size_t i);
stet_quotation *records_quotation(const stet_article *article, size_t i);

/* sizeof the record as this header knows it. */
size_t records_known_size(records_array array);

/* Adds every member of record i on one line. */
void records_print(buffer *out, const stet_article *article, records_array array, size_t i);

#endif
