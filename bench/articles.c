/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE

#include "articles.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
    LARGE_PAGE = 2 << 20,
    HEAD_PARAGRAPHS = 3, /* headline, byline, date: they stay where they are */
    WORD_LETTERS = 6,    /* shorter words are the ones that a parser of speech looks for */
};

/* Bytes of some golden article. */
typedef struct piece {
    const char *bytes;
    size_t len;
} piece;

/* What may take each other's place: paragraphs of one layout and language, words of one case. */
typedef struct pool {
    piece *items;
    size_t count, room;
} pool;

typedef struct golden {
    char *name, *bytes;
    size_t len;
    const char *separator; /* of its paragraphs */
    pool paragraphs;       /* its own */
    size_t group;          /* its place in maker.groups */
} golden;

typedef struct group {
    char key[32];
    pool paragraphs; /* of all its articles, without their heads */
    pool words[2];   /* lower case, capitalised */
} group;

typedef struct maker {
    golden *files;
    size_t file_count;
    group *groups;
    size_t group_count;
    char *out;
    size_t out_len, out_room;
    uint64_t random;
    bool out_of_memory;
} maker;

/* ---- Helpers ----------------------------------------------------------------------------------------------------- */

/* splitmix64. */
static size_t draw(maker *m, size_t below)
{
    uint64_t z = m->random += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (size_t)((z ^ (z >> 31)) % below);
}

static void put(maker *m, const char *bytes, size_t len)
{
    if (m->out_room - m->out_len < len) {
        m->out_of_memory = true;
        return;
    }
    memcpy(m->out + m->out_len, bytes, len);
    m->out_len += len;
}

static void add_piece(maker *m, pool *p, const char *bytes, size_t len)
{
    if (p->count == p->room) {
        size_t room = p->room == 0 ? 64 : p->room * 2;
        piece *items = realloc(p->items, room * sizeof *items);
        if (items == NULL) {
            m->out_of_memory = true;
            return;
        }
        p->items = items;
        p->room = room;
    }
    p->items[p->count].bytes = bytes;
    p->items[p->count++].len = len;
}

void *articles_allocate(size_t size)
{
    void *memory = NULL;
    size = (size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
    if (posix_memalign(&memory, LARGE_PAGE, size) != 0) return NULL;
#ifdef MADV_HUGEPAGE
    madvise(memory, size, MADV_HUGEPAGE);
#endif
    memset(memory, 0, size);
    return memory;
}

/* ---- The golden articles ----------------------------------------------------------------------------------------- */

static int is_text(const struct dirent *entry)
{
    size_t len = strlen(entry->d_name);
    return len > 4 && strcmp(entry->d_name + len - 4, ".txt") == 0;
}

/* By bytes: alphasort's order depends on the locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool read_golden(golden *g, const char *directory, const char *name)
{
    char path[4096];
    long len = -1;
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL) return false;
    if (fseek(file, 0, SEEK_END) == 0) len = ftell(file);
    rewind(file);
    if (len > 0) g->bytes = malloc((size_t)len + 1);
    if (g->bytes != NULL) {
        g->len = fread(g->bytes, 1, (size_t)len, file);
        g->bytes[g->len] = '\0';
    }
    fclose(file);
    g->name = strdup(name);
    return g->bytes != NULL && g->len == (size_t)len && g->name != NULL;
}

static bool read_all(maker *m, const char *directory)
{
    struct dirent **entries;
    int count = scandir(directory, &entries, is_text, by_name);
    if (count <= 0) return false;
    bool good = (m->files = calloc((size_t)count, sizeof *m->files)) != NULL;
    for (int i = 0; i < count; i++) {
        good = good && read_golden(&m->files[m->file_count++], directory, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    return good;
}

static size_t count_of(const char *text, const char *sought)
{
    size_t n = 0;
    for (const char *at = strstr(text, sought); at != NULL; at = strstr(at + strlen(sought), sought))
        n++;
    return n;
}

/* Which articles may exchange paragraphs: those parted by blank lines, of one language, nothing broken in them. Each
 * other one exchanges only with itself. */
static void choose_key(golden *g, char *key, size_t size)
{
    static const char *const alone[] = {"broken", "dirty", "deep", "mixed", "unclosed"};
    static const char *const languages[] = {"chinese",  "finnish", "french",  "german",  "italian",
                                            "japanese", "polish",  "russian", "spanish", "swedish"};
    size_t parted = count_of(g->bytes, "\n\n"), lines = count_of(g->bytes, "\n");
    bool regular = parted * 2 + 2 >= lines;
    g->separator = count_of(g->bytes, "\r\n\r\n") > 4 ? "\r\n\r\n" : parted > 4 ? "\n\n" : "\n";
    snprintf(key, size, "english");
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
        if (strncmp(g->name, languages[i], strlen(languages[i])) == 0) snprintf(key, size, "%s", languages[i]);
    }
    for (size_t i = 0; i < sizeof alone / sizeof alone[0]; i++) {
        if (strncmp(g->name, alone[i], strlen(alone[i])) == 0) regular = false;
    }
    if (!regular) snprintf(key, size, "%s", g->name);
}

static size_t find_group(maker *m, const char *key)
{
    size_t i = 0;
    while (i < m->group_count && strcmp(m->groups[i].key, key) != 0)
        i++;
    if (i == m->group_count) snprintf(m->groups[m->group_count++].key, sizeof m->groups[i].key, "%s", key);
    return i;
}

static void part(maker *m, golden *g)
{
    size_t step = strlen(g->separator);
    const char *at = g->bytes, *end = g->bytes + g->len;
    while (at < end) {
        const char *stop = strstr(at, g->separator);
        if (stop == NULL) stop = end;
        if (stop > at) add_piece(m, &g->paragraphs, at, (size_t)(stop - at));
        at = stop == end ? end : stop + step;
    }
}

/* ---- Words ------------------------------------------------------------------------------------------------------- */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Bytes next to which ASCII letters are no whole word: digits, entities, letters of other alphabets. */
static bool joins(char c)
{
    return (c >= '0' && c <= '9') || c == '&' || c == '\\' || (unsigned char)c >= 0x80;
}

/* Length of the letters at `at`, and which pool they belong to: 0, 1, or -1 for none. */
static size_t word_at(const piece *p, size_t at, int *which)
{
    size_t len = 0, capitals = 0;
    while (at + len < p->len && is_letter(p->bytes[at + len])) {
        capitals += p->bytes[at + len] < 'a';
        len++;
    }
    bool joined = (at > 0 && joins(p->bytes[at - 1])) || (at + len < p->len && joins(p->bytes[at + len]));
    bool capitalised = capitals == 1 && p->bytes[at] < 'a';
    *which = joined || len < WORD_LETTERS || (capitals > 0 && !capitalised) ? -1 : capitalised;
    return len;
}

static void collect_words(maker *m, group *g, const piece *p)
{
    for (size_t at = 0; at < p->len;) {
        int which;
        size_t len = word_at(p, at, &which);
        if (which >= 0) add_piece(m, &g->words[which], p->bytes + at, len);
        at += len > 0 ? len : 1;
    }
}

/* The paragraph, with some of its words changed. */
static void put_paragraph(maker *m, const group *g, const piece *p)
{
    for (size_t at = 0; at < p->len;) {
        int which;
        size_t len = word_at(p, at, &which);
        piece word = {p->bytes + at, len > 0 ? len : 1};
        at += word.len;
        if (which >= 0 && draw(m, 4) == 0) word = g->words[which].items[draw(m, g->words[which].count)];
        put(m, word.bytes, word.len);
    }
}

/* ---- The articles made ------------------------------------------------------------------------------------------- */

/* Half of all are in the largest group, which is English; the others take their turns. */
static const golden *choose_base(maker *m, size_t turn)
{
    const golden *g = &m->files[turn / 2 % m->file_count];
    size_t tries = 0;
    while (turn % 2 == 1 && strcmp(m->groups[g->group].key, "english") != 0 && tries++ < 1000)
        g = &m->files[draw(m, m->file_count)];
    return g;
}

/* As many paragraphs as the base has, none twice in a row of the pool: a walk over it with a random step. */
static void put_article(maker *m, const golden *base)
{
    const group *g = &m->groups[base->group];
    size_t at = draw(m, g->paragraphs.count);
    for (size_t i = 0; i < base->paragraphs.count; i++) {
        bool own = i < HEAD_PARAGRAPHS;
        if (i > 0) put(m, base->separator, strlen(base->separator));
        put_paragraph(m, g, own ? &base->paragraphs.items[i] : &g->paragraphs.items[at]);
        at = (at + 1 + draw(m, g->paragraphs.count)) % g->paragraphs.count;
    }
    put(m, "\n", 1);
}

static bool prepare(maker *m)
{
    m->groups = calloc(m->file_count, sizeof *m->groups);
    if (m->groups == NULL) return false;
    for (size_t i = 0; i < m->file_count; i++) {
        char key[32];
        golden *g = &m->files[i];
        choose_key(g, key, sizeof key);
        g->group = find_group(m, key);
        part(m, g);
        group *mine = &m->groups[g->group];
        for (size_t p = 0; p < g->paragraphs.count; p++) {
            const piece *paragraph = &g->paragraphs.items[p];
            collect_words(m, mine, paragraph);
            if (p >= HEAD_PARAGRAPHS || g->paragraphs.count <= HEAD_PARAGRAPHS)
                add_piece(m, &mine->paragraphs, paragraph->bytes, paragraph->len);
        }
    }
    return !m->out_of_memory;
}

static void make_all(maker *m, articles *set, size_t bytes, size_t most)
{
    while (set->bytes < bytes && set->count < most && !m->out_of_memory) {
        size_t start = m->out_len;
        put_article(m, choose_base(m, set->count));
        article *a = &set->items[set->count++];
        a->bytes = m->out + start;
        a->len = m->out_len - start;
        set->bytes += a->len;
    }
}

/* All but the bytes made. */
static void clean_up(maker *m)
{
    for (size_t i = 0; i < m->file_count; i++) {
        free(m->files[i].name);
        free(m->files[i].bytes);
        free(m->files[i].paragraphs.items);
    }
    for (size_t i = 0; i < m->group_count; i++) {
        free(m->groups[i].paragraphs.items);
        free(m->groups[i].words[0].items);
        free(m->groups[i].words[1].items);
    }
    free(m->files);
    free(m->groups);
}

const char *articles_make(articles *set, const char *directory, size_t bytes)
{
    maker m = {.random = 20240424};
    size_t most = bytes / 500 + 1; /* golden articles are longer by far */
    memset(set, 0, sizeof *set);
    bool good = directory != NULL && read_all(&m, directory) && prepare(&m);
    if (good) {
        m.out_room = bytes + (bytes >> 2);
        m.out = articles_allocate(m.out_room);
        set->items = calloc(most, sizeof *set->items);
        good = m.out != NULL && set->items != NULL;
    }
    if (good) make_all(&m, set, bytes, most);
    clean_up(&m);
    if (!good || m.out_of_memory) return "no golden articles there, or no memory for what is made of them";
    return set->bytes >= bytes ? NULL : "the golden articles are too short";
}
