/* SPDX-License-Identifier: MIT
 *
 * clock.h - time that only goes forward.
 */
#ifndef STET_CLI_CLOCK_H
#define STET_CLI_CLOCK_H

double clock_seconds(void);

#endif
