/* SPDX-License-Identifier: MIT
 *
 * digest [PACK]: parses every text of a pack (pack.py; else standard input) in several ways on every kernel that runs
 * here, and prints for each kernel a digest of all that was found: every member of every record, in one byte order and
 * width, so that it is the same everywhere. Exits 1 where kernels differ, 2 where it can't be made.
 */
#include <stet.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#if defined(_WIN32)
#include <fcntl.h>
#include <io.h>
#endif

/* FNV-1a, 64 bits. */
typedef struct digest {
    uint64_t hash;
    uint64_t records;
} digest;

static void add_byte(digest *d, unsigned byte)
{
    d->hash = (d->hash ^ byte) * UINT64_C(0x100000001B3);
}

static void add(digest *d, uint64_t value)
{
    for (unsigned i = 0; i < 8; i++)
        add_byte(d, (unsigned)(value >> 8 * i) & 0xFF);
}

static void add_name(digest *d, const char *name)
{
    for (; *name != '\0'; name++)
        add_byte(d, (unsigned char)*name);
}

static void add_span(digest *d, stet_span span)
{
    add(d, span.start);
    add(d, span.end);
}

static void add_block(digest *d, const stet_block *b)
{
    add_span(d, b->span);
    add_span(d, b->dateline);
    add_span(d, b->label);
    add(d, b->first_sentence);
    add(d, b->sentence_count);
    add(d, b->first_quotation);
    add(d, b->quotation_count);
    add(d, b->kind);
    add(d, b->role);
    add(d, b->flags);
    add_name(d, stet_block_kind_name(b->kind));
}

static void add_quotation(digest *d, const stet_quotation *q)
{
    add_span(d, q->span);
    add_span(d, q->cue);
    add_span(d, q->speaker);
    add_span(d, q->refers_to);
    add(d, q->block);
    add(d, q->parent);
    add(d, q->continues);
    add(d, q->utterance);
    add(d, q->next_part);
    add(d, q->kind);
    add(d, q->ending);
    add(d, q->speaker_form);
    add(d, q->depth);
    add(d, q->rule);
    add(d, q->open_length);
    add(d, q->close_length);
    add(d, q->reserved);
    add(d, q->flags);
    add_span(d, stet_quotation_content(q));
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static void add_article(digest *d, const char *text, size_t len, const stet_article *a)
{
    stet_position position = STET_POSITION_INIT;
    add(d, a->layout);
    add(d, a->flags);
    add(d, a->language);
    add(d, a->error_offset);
    add(d, a->block_count);
    add(d, a->sentence_count);
    add(d, a->quotation_count);
    for (size_t i = 0; i < least(a->block_count, a->block_cap); i++) {
        add_block(d, &a->blocks[i]);
        add(d, (uint64_t)stet_position_move(text, len, a->blocks[i].span.end, &position));
        add(d, position.line);
        add(d, position.code_point);
        add(d, position.utf16);
    }
    for (size_t i = 0; i < least(a->sentence_count, a->sentence_cap); i++)
        add_span(d, a->sentences[i].span);
    for (size_t i = 0; i < least(a->quotation_count, a->quotation_cap); i++)
        add_quotation(d, &a->quotations[i]);
    d->records += a->block_count + a->sentence_count + a->quotation_count;
}

/* Arrays for the longest text. */
typedef struct room {
    stet_block *blocks;
    stet_sentence *sentences;
    stet_quotation *quotations;
    size_t block_cap, sentence_cap, quotation_cap;
} room;

static int make_room(room *r, size_t len)
{
    r->block_cap = stet_bound_blocks(len) + 1;
    r->sentence_cap = stet_bound_sentences(len) + 1;
    r->quotation_cap = stet_bound_quotations(len) + 1;
    r->blocks = (stet_block *)calloc(r->block_cap, sizeof *r->blocks);
    r->sentences = (stet_sentence *)calloc(r->sentence_cap, sizeof *r->sentences);
    r->quotations = (stet_quotation *)calloc(r->quotation_cap, sizeof *r->quotations);
    return r->blocks != NULL && r->sentences != NULL && r->quotations != NULL;
}

static void parse_once(digest *d, const char *text, size_t len, const stet_options *options, const room *r, size_t caps)
{
    stet_article a = STET_ARTICLE_INIT;
    a.blocks = r->blocks;
    a.block_cap = least(r->block_cap, caps);
    a.sentences = r->sentences;
    a.sentence_cap = least(r->sentence_cap, caps);
    a.quotations = r->quotations;
    a.quotation_cap = least(r->quotation_cap, caps);
    add(d, (uint64_t)stet_parse(text, len, options, &a));
    add_article(d, text, len, &a);
}

static void parse_text(digest *d, const char *text, size_t len, uint32_t kernel, const room *r)
{
    static const uint32_t flags[] = {0, STET_OPTION_STRICT_UTF8, STET_OPTION_WHOLE_QUOTATIONS,
                                     STET_OPTION_PAIR_DAMAGED_MARKS,
                                     STET_OPTION_WHOLE_QUOTATIONS | STET_OPTION_PAIR_DAMAGED_MARKS};
    static const uint32_t wants[] = {STET_WANT_BLOCKS, STET_WANT_SENTENCES, STET_WANT_QUOTATIONS,
                                     STET_WANT_BLOCKS | STET_WANT_ATTRIBUTIONS};
    stet_options options = STET_OPTIONS_INIT;
    options.kernel = kernel;
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        options.flags = flags[i];
        parse_once(d, text, len, &options, r, SIZE_MAX);
    }
    options.flags = 0;
    parse_once(d, text, len, &options, r, 2);
    for (size_t i = 0; i < sizeof wants / sizeof wants[0]; i++) {
        options.want = wants[i];
        parse_once(d, text, len, &options, r, SIZE_MAX);
    }
}

/* ---- The pack ---- */

typedef struct pack {
    unsigned char *bytes;
    size_t len, cap;
} pack;

static int read_pack(pack *p, FILE *in)
{
    for (;;) {
        if (p->len == p->cap) {
            size_t cap = p->cap * 2 + 65536;
            unsigned char *bytes = (unsigned char *)realloc(p->bytes, cap);
            if (bytes == NULL) return 0;
            p->bytes = bytes;
            p->cap = cap;
        }
        size_t got = fread(p->bytes + p->len, 1, p->cap - p->len, in);
        if (got == 0) return !ferror(in) && p->len > 0;
        p->len += got;
    }
}

/* Length of the text at `at`, or SIZE_MAX where the pack is cut. */
static size_t text_length(const pack *p, size_t at)
{
    if (p->len - at < 4) return SIZE_MAX;
    const unsigned char *b = p->bytes + at;
    size_t len = b[0] | (size_t)b[1] << 8 | (size_t)b[2] << 16 | (size_t)b[3] << 24;
    return len <= p->len - at - 4 ? len : SIZE_MAX;
}

/* The number of texts and the longest one's length; 0 where the pack is damaged. */
static size_t survey(const pack *p, size_t *longest)
{
    size_t count = 0;
    *longest = 0;
    for (size_t at = 0; at < p->len;) {
        size_t len = text_length(p, at);
        if (len == SIZE_MAX) return 0;
        if (len > *longest) *longest = len;
        at += 4 + len;
        count++;
    }
    return count;
}

static uint64_t digest_pack(const pack *p, size_t count, uint32_t kernel, const room *r)
{
    digest d = {UINT64_C(0xCBF29CE484222325), 0};
    for (size_t at = 0, len; at < p->len; at += 4 + len) {
        len = text_length(p, at);
        /* A copy of its own, so that a tool that watches memory sees what is read past it. */
        char *text = (char *)malloc(len + 1);
        if (text == NULL) exit(2);
        memcpy(text, p->bytes + at + 4, len);
        parse_text(&d, text, len, kernel, r);
        free(text);
    }
    printf("%-8s %016llx %lu texts %lu records\n", stet_kernel_name(kernel), (unsigned long long)d.hash,
           (unsigned long)count, (unsigned long)d.records);
    return d.hash;
}

static int digest_kernels(const pack *p)
{
    room r;
    uint64_t first = 0;
    size_t longest, count = survey(p, &longest), kernels = 0, differ = 0;
    if (count == 0) return fprintf(stderr, "digest: the pack is damaged\n"), 2;
    if (!make_room(&r, longest)) return fprintf(stderr, "digest: no memory\n"), 2;
    for (uint32_t kernel = STET_KERNEL_PORTABLE; kernel <= STET_KERNEL_NEON; kernel++) {
        if (!stet_kernel_available(kernel)) continue;
        uint64_t hash = digest_pack(p, count, kernel, &r);
        if (kernels++ == 0) first = hash;
        differ += hash != first;
    }
    free(r.blocks);
    free(r.sentences);
    free(r.quotations);
    if (differ != 0) fprintf(stderr, "digest: kernels differ\n");
    return kernels == 0 ? 2 : differ != 0;
}

int main(int argc, char **argv)
{
    pack p = {NULL, 0, 0};
    FILE *in = stdin;
#if defined(_WIN32)
    (void)_setmode(_fileno(stdin), _O_BINARY);
#endif
    if (argc > 1) in = fopen(argv[1], "rb");
    if (in == NULL || !read_pack(&p, in)) {
        fprintf(stderr, "digest: can't read the pack\n");
        return 2;
    }
    int status = digest_kernels(&p);
    free(p.bytes);
    return status;
}
