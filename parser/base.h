/* SPDX-License-Identifier: MIT
 *
 * base.h - what every file of the library needs: the public types, and the marks for internal symbols.
 */
#ifndef STET_BASE_H
#define STET_BASE_H

#include "stet.h"

#include <stdbool.h>
#include <string.h>

/* STET_STATIC, the whole library in one translation unit, makes internal symbols static. */
#ifndef STET_INTERNAL
#if defined(STET_STATIC)
#define STET_INTERNAL static
#elif defined(__GNUC__) && !defined(_WIN32)
#define STET_INTERNAL __attribute__((visibility("hidden")))
#else
#define STET_INTERNAL
#endif
#endif

struct stet_tape;
struct stet_kernel_functions;

/* The text that is parsed, its candidates (tape.h), and the kernel's functions (kernel.h). */
typedef struct stet_text {
    const uint8_t *bytes;
    struct stet_tape *tape;
    const struct stet_kernel_functions *kernel;
    uint32_t len;
} stet_text;

static inline stet_span stet_make_span(uint32_t start, uint32_t end)
{
    stet_span span;
    span.start = start;
    span.end = end;
    return span;
}

static inline bool stet_is_absent(stet_span span)
{
    return span.start == span.end;
}

#endif
