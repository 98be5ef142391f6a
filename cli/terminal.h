/* SPDX-License-Identifier: MIT
 *
 * terminal.h - what standard output is, and what its user wants there.
 */
#ifndef STET_CLI_TERMINAL_H
#define STET_CLI_TERMINAL_H

#include <stdbool.h>

#include "options.h"

/* Whether to show how far the work has come: on a terminal, but not between the lines of the output. */
bool terminal_progress(enum color when);

bool terminal_color(enum color color);

/* Columns for the outline. */
unsigned terminal_width(void);

#endif
