/* SPDX-License-Identifier: MIT
 *
 * html_marks.h - what is marked in an article's text on its page, in order of the text.
 */
#ifndef STET_CLI_HTML_MARKS_H
#define STET_CLI_HTML_MARKS_H

#include <stdbool.h>
#include <stddef.h>

#include "stet.h"

/* In the order in which those of one span stand inside each other. */
enum sort { SORT_LABEL, SORT_DATELINE, SORT_QUOTATION, SORT_SPEAKER, SORT_MENTION, SORT_CUE };

struct mark {
    stet_span span;
    enum sort sort;
    uint32_t quotation; /* its index: of the one marked, or whose speaker or cue this is; STET_NONE elsewhere */
};

/* Memory that grows with the articles; begin with zeroes. */
struct marks {
    struct mark *marks; /* owned */
    size_t count, room;
    uint32_t *numbers;  /* owned: of each quotation with a speaker, from 1; 0 of others */
    size_t number_room; /* of numbers */
};

void marks_end(struct marks *marks);

/* Sorted by start, longer ones first. A speaker of several quotations is there for each of them, one after the other; a
 * mention (what some speaker refers to) that is a speaker too is not there. Returns false where memory is short. */
bool marks_collect(struct marks *marks, const stet_article *article);

#endif
