/* SPDX-License-Identifier: MIT */
#include "each_record.h"

#include <errno.h>

#include "json_text.h"
#include "selection.h"

static void put_records(const struct job *job, const stet_article *article, uint32_t selection,
                        record_writer *put_record)
{
    for (size_t i = 0; i < article->block_count; i++) {
        const stet_block *block = &article->blocks[i];
        if (!selects_block(selection, block->kind)) continue;
        put_record(job, &(struct record){"block", stet_block_kind_name(block->kind), i, block->span, NULL});
    }
    for (size_t i = 0; i < article->sentence_count && (selection & SELECT_SENTENCES); i++)
        put_record(job, &(struct record){"sentence", "sentence", i, article->sentences[i].span, NULL});
    for (size_t i = 0; i < article->quotation_count && selects_quotations(selection); i++) {
        const stet_quotation *quotation = &article->quotations[i];
        const char *kind = selects_attributions(selection) ? stet_quotation_kind_name(quotation->kind) : "quotation";
        put_record(job, &(struct record){"quotation", kind, i, quotation->span, quotation});
    }
}

void put_each_record(struct pen *pen, const struct document *document, const stet_article *article,
                     record_writer *put_record)
{
    struct job job = {&pen->out, &pen->places, document, &pen->scratch};
    if (json_value_text(&pen->scratch, document->id)) {
        put_records(&job, article, pen->settings->selection, put_record);
    } else {
        pen->out.error = ENOMEM;
    }
}
