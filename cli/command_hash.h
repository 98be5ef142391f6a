/* SPDX-License-Identifier: MIT
 *
 * command_hash.h - a number that tells commands apart that would not give the same output.
 */
#ifndef STET_CLI_COMMAND_HASH_H
#define STET_CLI_COMMAND_HASH_H

#include <stdint.h>

#include "options.h"

uint64_t command_hash(const struct options *options);

#endif
