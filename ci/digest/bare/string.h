/* SPDX-License-Identifier: MIT
 *
 * string.h - all of libc that the library needs.
 */
#ifndef STET_CI_BARE_STRING_H
#define STET_CI_BARE_STRING_H

#include <stddef.h>

#if defined(__cplusplus)
extern "C" {
#endif
void *memcpy(void *to, const void *from, size_t len);
void *memmove(void *to, const void *from, size_t len);
void *memset(void *to, int byte, size_t len);
int memcmp(const void *a, const void *b, size_t len);
#if defined(__cplusplus)
}
#endif

#endif
