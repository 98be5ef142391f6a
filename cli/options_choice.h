/* SPDX-License-Identifier: MIT
 *
 * options_choice.h - options whose value is one of some names.
 */
#ifndef STET_CLI_OPTIONS_CHOICE_H
#define STET_CLI_OPTIONS_CHOICE_H

/* The place of the value among the names, which end with NULL, or -1 after a message that lists them. */
int choice(const char *option, const char *value, const char *const *names);

#endif
