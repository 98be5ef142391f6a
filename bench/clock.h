/* SPDX-License-Identifier: MIT
 *
 * clock.h - processor time of this thread, one processor to run on, and what a row of measurements comes to.
 */
#ifndef STET_BENCH_CLOCK_H
#define STET_BENCH_CLOCK_H

#include <stddef.h>

/* Seconds of processor time that this thread has used. */
double clock_seconds(void);

/* Keeps this thread on the processor it runs on, where the system can; returns its number, or -1. */
int clock_pin(void);

/* "AMD EPYC ...", or "unknown processor". */
const char *clock_machine(void);

/* The value below which `share` (0 to 1) of the values lie. Sorts them. */
double clock_quantile(double *values, size_t count, double share);

#endif
