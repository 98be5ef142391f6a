/* SPDX-License-Identifier: MIT
 *
 * document.h - one article on its way from a reader to a writer.
 */
#ifndef STET_CLI_DOCUMENT_H
#define STET_CLI_DOCUMENT_H

#include <stddef.h>

/* All of it belongs to whoever made it, and lasts until the article is written. */
struct document {
    const char *text;
    size_t len;
    const char *file;  /* as people know it: a file's name, or "standard input" */
    size_t line;       /* in the file, from 1, where an article is a line; else 0 */
    const char *id;    /* JSON text of its identity */
    const char *label; /* the identity as people read it, any bytes; empty where file and line say all */
    size_t label_len;
    const char *encoding; /* that the text was converted from, so that offsets are not those of the file; or NULL */
};

#define STANDARD_INPUT "-"

/* How messages and headings call the file. */
const char *file_title(const char *name);

#endif
