/* SPDX-License-Identifier: MIT
 *
 * document.h - one article on its way from a reader to a writer.
 */
#ifndef STET_CLI_DOCUMENT_H
#define STET_CLI_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

/* All of it belongs to the reader, and lasts until the sink that was given the document returns. */
struct document {
    const char *text;
    size_t len;
    const char *file;  /* as people know it: a file's name, or "standard input" */
    size_t line;       /* in the file, from 1, where an article is a line; else 0 */
    const char *id;    /* JSON text of its identity */
    const char *label; /* the identity as people read it, any bytes; empty where file and line say all */
    size_t label_len;
};

/* Where readers put the documents they find. */
struct sink {
    /* Returns false where reading on makes no sense (nobody takes the output any more). */
    bool (*take)(void *context, const struct document *document);
    void *context;
};

/* A reader takes every document out of a file, named as on the command line ("-": standard input). What it can't read
 * it reports, and goes on where possible. Returns false where it reported something. */
typedef bool reader(const char *name, const struct sink *sink);

/* The whole file is one article. */
reader read_text;

/* Each line is {"id": any, "text": string}. */
reader read_jsonl;

#define STANDARD_INPUT "-"

/* How messages and headings call the file. */
const char *file_title(const char *name);

#endif
