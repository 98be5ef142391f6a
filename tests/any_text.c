/* SPDX-License-Identifier: MIT */
#include "any_text.h"

#include "escape.h"
#include "oracle.h"
#include "report.h"

#include <string.h>

static size_t check_promises(const subject *s)
{
    parsed p;
    buffer why = {0};
    parsed_whole(&p, s->text, s->len, &s->options);
    const char *broken = oracle_check(s->text, s->len, &s->options, &p.article);
    if (broken != NULL) {
        buffer_print(&why, "    %s\n", broken);
        report_failure(s->where, "breaks a promise", &why);
    }
    buffer_free(&why);
    parsed_free(&p);
    return broken != NULL;
}

static bool has_block_of_lines(const subject *s)
{
    parsed p;
    bool found = false;
    parsed_whole(&p, s->text, s->len, &s->options);
    for (size_t i = 0; i < records_count(&p.article, RECORDS_BLOCKS); i++) {
        stet_span span = records_block(&p.article, i)->span;
        found |= memchr(s->text + span.start, '\n', span.end - span.start) != NULL;
    }
    parsed_free(&p);
    return found;
}

size_t any_text_check(const subject *s, unsigned further)
{
    buffer text = {0};
    size_t faults =
        check_promises(s) + variants_guarded(s) + variants_arrays(s) + variants_wants(s) + variants_bytes(s);
    if ((further & ANY_TEXT_CRLF) != 0 && !has_block_of_lines(s)) faults += variants_crlf(s);
    if ((further & ANY_TEXT_CAPS) != 0) faults += variants_caps(s);
    if (faults > 0) {
        buffer_text(&text, "    ");
        escape_to(&text, s->text, s->len);
        buffer_text(&text, "\n");
        report_failure(s->where, "is this text", &text);
    }
    buffer_free(&text);
    return faults;
}
