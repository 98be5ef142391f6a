/* SPDX-License-Identifier: MIT
 *
 * writers.h - the forms in which articles come out.
 *
 * A writer renders one article after another into an output. It has no state but its pen's, so that each thread can
 * render with a pen of its own into memory, and the pieces be joined in order:
 *
 *     begin, article, between, article, between, article, end
 *
 * What concerns all articles together comes to end in the tally of all of them.
 */
#ifndef STET_CLI_WRITERS_H
#define STET_CLI_WRITERS_H

#include <stdbool.h>

#include "bytes.h"
#include "document.h"
#include "html_marks.h"
#include "output.h"
#include "places.h"
#include "stet.h"
#include "tally.h"

/* What the command line asks of writers; the same for all pens, and not changed while any of them writes. */
struct settings {
    const char *title; /* of a page; any bytes */
    enum unit unit;
    uint32_t selection; /* see selection.h */
    bool with_text;
    bool color;
    unsigned width; /* columns of the outline */
};

/* What one thread writes with. */
struct pen {
    struct output out;
    const struct settings *settings;
    uint64_t number;      /* of the article at hand, see pen_write: makes names within a page unique */
    struct places places; /* of the article at hand */
    struct bytes scratch; /* memory for whatever a writer puts together first */
    struct marks marks;   /* of the article at hand */
};

/* Around the output, which the caller begins (output_to_descriptor, output_to_memory) after pen_begin, and ends. */
void pen_begin(struct pen *pen, const struct settings *settings);
void pen_end(struct pen *pen);

/* Options that mean nothing to other writers. */
#define USES_OFFSETS 0x1u
#define USES_ONLY    0x2u
#define USES_TEXT    0x4u

struct writer {
    const char *name;               /* of --format */
    unsigned uses;                  /* USES_... */
    enum unit unit;                 /* of offsets, where --offsets is not given */
    uint32_t selection;             /* where --only is not given; see selection.h */
    void (*begin)(struct pen *pen); /* or NULL */
    void (*article)(struct pen *pen, const struct document *document, const stet_article *article);
    const char *between;                                     /* what stands between two articles */
    void (*end)(struct pen *pen, const struct tally *total); /* or NULL */
};

/* All of them; ends with NULL. The first is what comes out unasked. */
extern const struct writer *const writers[];

/* Has the writer write the article, the number-th of the input from 1; what callers use instead of writer->article. */
void pen_write(struct pen *pen, const struct writer *writer, uint64_t number, const struct document *document,
               const stet_article *article);

/* "bytes", "codepoints", "utf16" by enum unit; ends with NULL. */
extern const char *const unit_names[];

extern const struct writer writer_outline, writer_jsonl, writer_json, writer_tsv, writer_annotations, writer_html;

#endif
