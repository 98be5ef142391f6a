/* SPDX-License-Identifier: MIT
 *
 * bare.c - the digest of the pack on standard input without any libc: a whole program for Linux on x86-64, with the
 * four functions that the library needs, an entry point, and two system calls. Nothing else is linked.
 */
#include "core.h"

#include <string.h>

enum { PACK_MAX = 1 << 20, TEXT_MAX = 1 << 16 };

/* ---- What the library needs ---- */

void *memcpy(void *to, const void *from, size_t len)
{
    unsigned char *t = (unsigned char *)to;
    const unsigned char *f = (const unsigned char *)from;
    for (size_t i = 0; i < len; i++)
        t[i] = f[i];
    return to;
}

void *memmove(void *to, const void *from, size_t len)
{
    unsigned char *t = (unsigned char *)to;
    const unsigned char *f = (const unsigned char *)from;
    if ((uintptr_t)t <= (uintptr_t)f) return memcpy(to, from, len);
    while (len-- > 0)
        t[len] = f[len];
    return to;
}

void *memset(void *to, int byte, size_t len)
{
    unsigned char *t = (unsigned char *)to;
    for (size_t i = 0; i < len; i++)
        t[i] = (unsigned char)byte;
    return to;
}

int memcmp(const void *a, const void *b, size_t len)
{
    const unsigned char *x = (const unsigned char *)a, *y = (const unsigned char *)b;
    for (size_t i = 0; i < len; i++) {
        if (x[i] != y[i]) return x[i] < y[i] ? -1 : 1;
    }
    return 0;
}

/* ---- The system ---- */

static long call_system(long number, long a, long b, long c)
{
    long result;
    __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory");
    return result;
}

static long read_input(unsigned char *to, size_t len)
{
    return call_system(0, 0, (long)(uintptr_t)to, (long)len);
}

static void write_output(const char *text, size_t len)
{
    (void)call_system(1, 1, (long)(uintptr_t)text, (long)len);
}

/* ---- The program ---- */

static unsigned char pack[PACK_MAX];
static stet_block blocks[TEXT_MAX / 2 + 1];
static stet_sentence sentences[TEXT_MAX / 2 + 1];
static stet_quotation quotations[TEXT_MAX / 3 * 2 + 2];

static void print_digest(uint32_t kernel, uint64_t hash)
{
    static const char figures[] = "0123456789abcdef";
    const char *name = stet_kernel_name(kernel);
    char line[32];
    size_t len = 0;
    while (name[len] != '\0') {
        line[len] = name[len];
        len++;
    }
    while (len < 9)
        line[len++] = ' ';
    for (int shift = 60; shift >= 0; shift -= 4)
        line[len++] = figures[hash >> shift & 15];
    line[len++] = '\n';
    write_output(line, len);
}

static int run(void)
{
    const digest_room room = {blocks,
                              sentences,
                              quotations,
                              sizeof blocks / sizeof blocks[0],
                              sizeof sentences / sizeof sentences[0],
                              sizeof quotations / sizeof quotations[0]};
    size_t len = 0, longest;
    long got;
    while (len < PACK_MAX && (got = read_input(pack + len, PACK_MAX - len)) > 0)
        len += (size_t)got;
    if (len == PACK_MAX || digest_survey(pack, len, &longest) == 0 || longest > TEXT_MAX) return 2;
    for (uint32_t kernel = STET_KERNEL_PORTABLE; kernel <= STET_KERNEL_NEON; kernel++) {
        if (stet_kernel_available(kernel)) print_digest(kernel, digest_pack(pack, len, kernel, &room).hash);
    }
    return 0;
}

/* The system enters with the stack aligned to 16 bytes, as a call would not. */
__attribute__((used)) static void enter(void)
{
    (void)call_system(231, run(), 0, 0);
}

__asm__(".globl _start\n_start:\n    call enter\n");
