/* SPDX-License-Identifier: MIT
 *
 * kernel.h - which kernel runs: those in this build, and the best of them on this processor.
 */
#ifndef STET_KERNELS_H
#define STET_KERNELS_H

#include "scan.h"

typedef struct stet_kernel_functions {
    stet_scan_fn *scan;
    stet_check_fn *check;
    stet_look_fn *look;
    stet_kinds_fn *kinds;
    stet_scan_checked_fn *scan_checked; /* NULL: it has none */
} stet_kernel_functions;

/* The functions of a kernel that is available; of the best one for STET_KERNEL_AUTO. NULL pointers where it is not. */
STET_INTERNAL stet_kernel_functions stet_kernel_find(uint32_t kernel);

#endif
