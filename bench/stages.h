/* SPDX-License-Identifier: MIT
 *
 * stages.h - stage 1 of each kernel by itself, as benchmarks over a set of texts.
 */
#ifndef STET_BENCH_STAGES_H
#define STET_BENCH_STAGES_H

#include "texts.h"

/* Registers "NAME/STAGE/KERNEL" for all stages and kernels; for one set only. The set must outlive them. */
void stages_add(const char *name, const texts *set);

#endif
