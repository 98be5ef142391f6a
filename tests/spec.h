/* SPDX-License-Identifier: MIT
 *
 * spec.h - reads the specification's pages, corpus/spec (*.md), and takes their examples out.
 */
#ifndef STET_TESTS_SPEC_H
#define STET_TESTS_SPEC_H

#include "render.h"

#include <stdint.h>

typedef struct example {
    char where[160];    /* "corpus/spec/PAGE.md:LINE" of the fence that opens it */
    size_t line, end;   /* of its two fences */
    buffer fault;       /* what is wrong with the example itself; empty: nothing, and what follows holds */
    buffer text;        /* the article */
    buffer expected;    /* its rendering, escapes as render makes them */
    unsigned aspects;   /* render_aspect bits */
    uint32_t flags;     /* stet_option_flags */
    stet_status status; /* STET_OK unless the example says otherwise */
    bool has_offset;    /* whether it gives error_offset */
    size_t error_offset;
} example;

typedef struct spec_page {
    char name[80]; /* "PAGE.md" */
    example *examples;
    size_t count;
} spec_page;

/* The corpus directory: the environment's STET_CORPUS, or the one of the build. */
const char *spec_corpus(void);

/* Names of a corpus folder's files that end so, sorted, NULL at the end; to be freed with spec_free_names. */
char **spec_names(const char *folder, const char *ending);
size_t spec_count_names(char *const *names);
void spec_free_names(char **names);

/* Reads corpus/FOLDER/NAME. false: it can't be read. */
bool spec_read_file(buffer *to, const char *folder, const char *name);

/* Reads a page; false, where the file can't be read. Malformed examples are examples with a fault. */
bool spec_read_page(spec_page *page, const char *name);

/* The same from memory. */
void spec_read_text(spec_page *page, const char *name, const char *text, size_t len);

void spec_free_page(spec_page *page);

/* Parses the example's article on a kernel and compares; adds to why what differs. */
bool spec_check(buffer *why, const example *ex, uint32_t kernel);

/* What stet finds in the example's article, in the example's aspects. */
void spec_actual(rendering *out, const example *ex, uint32_t kernel);

stet_options spec_options(const example *ex, uint32_t kernel);

#endif
