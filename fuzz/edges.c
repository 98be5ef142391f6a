/* SPDX-License-Identifier: MIT
 *
 * edges.c - shows libFuzzer only the edges that no run had before. It looks at the counter of each edge that a run
 * took, a thousand of them, which costs nearly what the parse does; but all that it asks of an edge, with counts,
 * entropic scheduling and reduction off, is whether it is new. Asked for by `--new-edges`, as merging needs them all.
 *
 * The linker puts it between libFuzzer and a target (--wrap=LLVMFuzzerTestOneInput). It is built without sanitizers.
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int __real_LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int __wrap_LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The counters that the compiler made, of all files. */
extern uint8_t __start___sancov_cntrs[] __attribute__((visibility("hidden"), weak));
extern uint8_t __stop___sancov_cntrs[] __attribute__((visibility("hidden"), weak));

/* More edges than there are places are shown each time. */
enum { MOST_EDGES = 1 << 17 };
static uint8_t unseen[MOST_EDGES]; /* 0xFF until the edge is taken */
static size_t edges;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    for (int i = 1; i < *argc; i++) {
        if (strcmp((*argv)[i], "--new-edges") != 0) continue;
        edges = (size_t)(__stop___sancov_cntrs - __start___sancov_cntrs);
        if (edges > MOST_EDGES) edges = MOST_EDGES;
        memset(unseen, 0xFF, edges);
    }
    return 0;
}

int __wrap_LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int result = __real_LLVMFuzzerTestOneInput(data, size);
    if (size == 0) return result; /* libFuzzer's trial, of which it keeps nothing */
    for (size_t i = 0; i < edges; i++) {
        uint8_t count = __start___sancov_cntrs[i] & unseen[i];
        __start___sancov_cntrs[i] = count;
        unseen[i] &= count == 0 ? 0xFF : 0;
    }
    return result;
}
