/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* MAP_ANONYMOUS, sigsetjmp */

#include "guard.h"

#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static size_t page_size(void)
{
    return (size_t)sysconf(_SC_PAGESIZE);
}

void guard_begin(guard *g, size_t len)
{
    size_t page = page_size();
    g->size = (len / page + 1) * page;
    char *all = mmap(NULL, g->size + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    g->pages = all + page;
    if (all == MAP_FAILED || mprotect(g->pages, g->size, PROT_READ | PROT_WRITE) != 0) {
        perror("guard pages");
        abort();
    }
}

void guard_end(guard *g)
{
    size_t page = page_size();
    munmap(g->pages - page, g->size + 2 * page);
}

const char *guard_at_end(const guard *g, const char *text, size_t len)
{
    return memcpy(g->pages + g->size - len, text, len);
}

const char *guard_at_start(const guard *g, const char *text, size_t len)
{
    return memcpy(g->pages, text, len);
}

static sigjmp_buf escape;

static void on_fault(int signal)
{
    siglongjmp(escape, signal);
}

bool guard_run(parsed *p, const char *text, size_t len, const stet_options *options)
{
    struct sigaction catch = {.sa_handler = on_fault}, segv, bus;
    volatile bool whole = false;
    sigaction(SIGSEGV, &catch, &segv);
    sigaction(SIGBUS, &catch, &bus);
    if (sigsetjmp(escape, 1) == 0) {
        parsed_run(p, text, len, options);
        whole = true;
    }
    sigaction(SIGSEGV, &segv, NULL);
    sigaction(SIGBUS, &bus, NULL);
    return whole;
}
