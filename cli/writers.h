/* SPDX-License-Identifier: MIT
 *
 * writers.h - the forms in which articles come out.
 */
#ifndef STET_CLI_WRITERS_H
#define STET_CLI_WRITERS_H

#include "document.h"
#include "output.h"
#include "stet.h"
#include "tally.h"

/* One line of JSON for the article. */
void write_jsonl(struct output *out, const struct document *document, const stet_article *article);

/* An outline for people, one article after another. */
struct outline {
    struct output *out;
    bool color;
    unsigned width; /* columns */
    struct tally total;
};

void write_outline(struct outline *outline, const struct document *document, const stet_article *article);

/* After the last article: what all of them held together, where there was more than one. */
void write_outline_total(struct outline *outline);

#endif
