/* SPDX-License-Identifier: MIT
 *
 * options_input.h - the options about what goes in and how the work is done. Each reads its value, and returns false
 * after a message where it can't.
 */
#ifndef STET_CLI_OPTIONS_INPUT_H
#define STET_CLI_OPTIONS_INPUT_H

#include "options.h"

void options_input_defaults(struct options *options);

bool read_field(struct options *options, const char *value);
bool read_id_field(struct options *options, const char *value);
bool read_encoding(struct options *options, const char *value);
bool read_max_article(struct options *options, const char *value);
bool read_jobs(struct options *options, const char *value);
bool read_stats(struct options *options, const char *value);
bool read_progress(struct options *options, const char *value);
bool read_output(struct options *options, const char *value);
bool read_resume(struct options *options, const char *value);

#endif
