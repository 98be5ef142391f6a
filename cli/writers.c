/* SPDX-License-Identifier: MIT */
#include "writers.h"

#include <errno.h>

const struct writer *const writers[] = {&writer_outline,     &writer_jsonl, &writer_json, &writer_tsv,
                                        &writer_annotations, &writer_html,  NULL};

const char *const unit_names[] = {"bytes", "codepoints", "utf16", NULL};

void pen_begin(struct pen *pen, const struct settings *settings)
{
    *pen = (struct pen){.settings = settings};
    output_to_memory(&pen->out);
    places_begin(&pen->places);
}

void pen_end(struct pen *pen)
{
    marks_end(&pen->marks);
    places_end(&pen->places);
    bytes_free(&pen->scratch);
}

void pen_write(struct pen *pen, const struct writer *writer, uint64_t number, const struct document *document,
               const stet_article *article)
{
    pen->number = number;
    if (!places_set(&pen->places, document->text, document->len, pen->settings->unit)) {
        pen->out.error = ENOMEM;
        return;
    }
    writer->article(pen, document, article);
}
