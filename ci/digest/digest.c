/* SPDX-License-Identifier: MIT
 *
 * digest [PACK]: the digest of a pack (pack.py; else standard input) on every kernel that runs here. Exits 1 where
 * kernels differ, 2 where it can't be made.
 */
#include "core.h"

#include <stdio.h>
#include <stdlib.h>
#if defined(_WIN32)
#include <fcntl.h>
#include <io.h>
#endif

typedef struct bytes {
    unsigned char *data;
    size_t len, cap;
} bytes;

static int read_all(bytes *b, FILE *in)
{
    for (;;) {
        if (b->len == b->cap) {
            size_t cap = b->cap * 2 + 65536;
            unsigned char *data = (unsigned char *)realloc(b->data, cap);
            if (data == NULL) return 0;
            b->data = data;
            b->cap = cap;
        }
        size_t got = fread(b->data + b->len, 1, b->cap - b->len, in);
        if (got == 0) return !ferror(in) && b->len > 0;
        b->len += got;
    }
}

static int make_room(digest_room *r, size_t len)
{
    r->block_cap = stet_bound_blocks(len) + 1;
    r->sentence_cap = stet_bound_sentences(len) + 1;
    r->quotation_cap = stet_bound_quotations(len) + 1;
    r->blocks = (stet_block *)calloc(r->block_cap, sizeof *r->blocks);
    r->sentences = (stet_sentence *)calloc(r->sentence_cap, sizeof *r->sentences);
    r->quotations = (stet_quotation *)calloc(r->quotation_cap, sizeof *r->quotations);
    return r->blocks != NULL && r->sentences != NULL && r->quotations != NULL;
}

static int digest_kernels(const bytes *pack, size_t texts, const digest_room *room)
{
    uint64_t first = 0;
    size_t kernels = 0, differ = 0;
    for (uint32_t kernel = STET_KERNEL_PORTABLE; kernel <= STET_KERNEL_NEON; kernel++) {
        if (!stet_kernel_available(kernel)) continue;
        digest d = digest_pack(pack->data, pack->len, kernel, room);
        printf("%-8s %08lx%08lx %lu texts %lu records\n", stet_kernel_name(kernel), (unsigned long)(d.hash >> 32),
               (unsigned long)(d.hash & 0xFFFFFFFF), (unsigned long)texts, (unsigned long)d.records);
        if (kernels++ == 0) first = d.hash;
        differ += d.hash != first;
    }
    if (differ != 0) fprintf(stderr, "digest: kernels differ\n");
    return kernels == 0 ? 2 : differ != 0;
}

int main(int argc, char **argv)
{
    bytes pack = {NULL, 0, 0};
    digest_room room;
    size_t longest = 0, texts = 0;
    FILE *in = stdin;
#if defined(_WIN32)
    (void)_setmode(_fileno(stdin), _O_BINARY);
#endif
    if (argc > 1) in = fopen(argv[1], "rb");
    if (in != NULL && read_all(&pack, in)) texts = digest_survey(pack.data, pack.len, &longest);
    if (texts == 0 || !make_room(&room, longest)) {
        fprintf(stderr, "digest: there is no pack, or a damaged one, or no memory\n");
        return 2;
    }
    int status = digest_kernels(&pack, texts, &room);
    free(room.blocks);
    free(room.sentences);
    free(room.quotations);
    free(pack.data);
    return status;
}
