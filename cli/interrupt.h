/* SPDX-License-Identifier: MIT
 *
 * interrupt.h - SIGINT and SIGTERM end the work after the articles in hand; a second one ends it at once.
 */
#ifndef STET_CLI_INTERRUPT_H
#define STET_CLI_INTERRUPT_H

#include <stdbool.h>

void interrupt_setup(void);

/* Whether one of the signals came. */
bool interrupted(void);

/* Ends the process as the signal would have, so that a shell sees it; returns where none came. */
void interrupt_repeat(void);

#endif
