/* SPDX-License-Identifier: MIT */
#include "html_marks.h"

#include <stdlib.h>

#include "renewed.h"

/* Marks that a quotation gives at most: itself, speaker, what that refers to, cue. */
#define MARKS_PER_QUOTATION 4
#define MARKS_PER_BLOCK     2

void marks_end(struct marks *marks)
{
    free(marks->marks);
    free(marks->numbers);
}

static void add(struct marks *marks, stet_span span, enum sort sort, uint32_t quotation)
{
    if (span.end == 0) return;
    marks->marks[marks->count++] = (struct mark){span, sort, quotation};
}

static int compare(const void *a, const void *b)
{
    const struct mark *one = a, *two = b;
    if (one->span.start != two->span.start) return one->span.start < two->span.start ? -1 : 1;
    if (one->span.end != two->span.end) return one->span.end > two->span.end ? -1 : 1;
    if (one->sort != two->sort) return one->sort < two->sort ? -1 : 1;
    return one->quotation < two->quotation ? -1 : one->quotation > two->quotation;
}

static bool same_span(const struct mark *one, const struct mark *two)
{
    return one->span.start == two->span.start && one->span.end == two->span.end;
}

/* Of mentions and cues one is enough, and a speaker is mentioned as it stands. */
static bool is_repeated(const struct mark *before, const struct mark *mark)
{
    if (!same_span(before, mark)) return false;
    if (mark->sort == SORT_MENTION) return before->sort == SORT_MENTION || before->sort == SORT_SPEAKER;
    return mark->sort == SORT_CUE && before->sort == SORT_CUE;
}

static void drop_repeated(struct marks *marks)
{
    size_t kept = 0;
    for (size_t i = 0; i < marks->count; i++) {
        if (kept > 0 && is_repeated(&marks->marks[kept - 1], &marks->marks[i])) continue;
        marks->marks[kept++] = marks->marks[i];
    }
    marks->count = kept;
}

static void add_quotation(struct marks *marks, const stet_quotation *quotation, uint32_t index, uint32_t *number)
{
    add(marks, quotation->span, SORT_QUOTATION, index);
    add(marks, quotation->speaker, SORT_SPEAKER, index);
    add(marks, quotation->refers_to, SORT_MENTION, STET_NONE);
    add(marks, quotation->cue, SORT_CUE, STET_NONE);
    marks->numbers[index] = quotation->speaker.end > 0 ? ++*number : 0;
}

bool marks_collect(struct marks *marks, const stet_article *article)
{
    size_t most = article->quotation_count * MARKS_PER_QUOTATION + article->block_count * MARKS_PER_BLOCK;
    uint32_t number = 0;
    marks->marks = renewed(marks->marks, &marks->room, most, sizeof *marks->marks);
    marks->numbers = renewed(marks->numbers, &marks->number_room, article->quotation_count, sizeof *marks->numbers);
    marks->count = 0;
    if (marks->marks == NULL || marks->numbers == NULL) return false;
    for (size_t i = 0; i < article->block_count; i++) {
        add(marks, article->blocks[i].label, SORT_LABEL, STET_NONE);
        add(marks, article->blocks[i].dateline, SORT_DATELINE, STET_NONE);
    }
    for (size_t i = 0; i < article->quotation_count; i++)
        add_quotation(marks, &article->quotations[i], (uint32_t)i, &number);
    if (marks->count > 0) qsort(marks->marks, marks->count, sizeof *marks->marks, compare);
    drop_repeated(marks);
    return true;
}
