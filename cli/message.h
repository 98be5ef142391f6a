/* SPDX-License-Identifier: MIT
 *
 * message.h - what the command has to say to its user, on standard error: "stet: FILE: what".
 */
#ifndef STET_CLI_MESSAGE_H
#define STET_CLI_MESSAGE_H

#include <stddef.h>

#include "output.h"

#if defined(__GNUC__)
#define LIKE_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define LIKE_PRINTF(text, first)
#endif

/* Prints one message. file may be NULL, where there is none; file names and what is formatted may hold any
 * bytes, since they are made harmless for a terminal first. Long messages are cut. */
void message(const char *file, const char *format, ...) LIKE_PRINTF(2, 3);

/* The same into an output, for what is said later, in its turn. where is what stands behind the file's name. */
void message_put(struct output *out, const char *file, const char *where, const char *what);

#endif
