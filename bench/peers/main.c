/* SPDX-License-Identifier: MIT
 *
 * main.c - stet beside others, on the same texts, in one process.
 *
 *     stet-peers [--made] [--corpus PATH]... [--rounds N] [--bytes N] [--json FILE] [--floor RATIO]
 *     stet-peers --hostile [--rounds N] [--bytes N]
 *
 * Without --corpus the texts are articles made up by corpus/generator. Each round takes the next few megabytes of
 * articles, one call an article, and lets all take them in an order drawn anew; what a round says is how they compare.
 * Figures are medians over the rounds, of processor time of this thread, pinned to one processor. --floor measures (i)
 * of stet and the plain scanner alone, and fails where their ratio is below it. --hostile: see hostile_mode.h.
 *
 * Bias: one call an article, all in memory, most of it in a cache; made-up articles are easier to foresee for a
 * processor than real ones. md4c and cmark do other work than stet: they are here as parsers of text into blocks and
 * spans whose speed is known. ICU finds sentences or words and nothing else.
 */
#include "clock.h"
#include "hostile_mode.h"
#include "made.h"
#include "measure.h"
#include "report.h"
#include "stet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CORPORA_MAX = 8, HOSTILE_BYTES = 100000000 };

typedef struct request {
    const char *corpora[CORPORA_MAX];
    size_t corpus_count;
    int made, hostile;
    unsigned rounds;
    size_t bytes;
    const char *json;
    double floor;
} request;

/* Libraries that were not there when this was built. */
#ifndef STET_PEERS_SIMDJSON
#define peers_add_simdjson NULL
#endif
#ifndef STET_PEERS_MD4C
#define peers_add_md4c NULL
#endif
#ifndef STET_PEERS_CMARK
#define peers_add_cmark NULL
#endif
#ifndef STET_PEERS_ICU
#define peers_add_icu NULL
#endif

static void add_others(peer_list *list, const texts *set, int say)
{
    static const struct {
        const char *name, *package;
        void (*add)(peer_list *list, const texts *set);
    } others[] = {{"simdjson", "libsimdjson-dev", peers_add_simdjson},
                  {"md4c", "libmd4c-dev", peers_add_md4c},
                  {"cmark", "libcmark-dev", peers_add_cmark},
                  {"ICU", "libicu-dev", peers_add_icu}};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (others[i].add != NULL) {
            others[i].add(list, set);
        } else if (say) {
            fprintf(stderr, "stet-peers: %s is skipped: it was not here when this was built (Debian: %s)\n",
                    others[i].name, others[i].package);
        }
    }
}

static int is_wrong(const peer_list *list)
{
    int wrong = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].wrong == NULL) continue;
        fprintf(stderr, "stet-peers: %s %s: %s\n", list->items[i].name, list->items[i].kernel, list->items[i].wrong);
        wrong = 1;
    }
    return wrong;
}

/* Name of a corpus: its file's, without folder and ending. */
static void name_corpus(char *name, size_t size, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *start = slash != NULL ? slash + 1 : path;
    snprintf(name, size, "%.*s", (int)strcspn(start, "."), start);
}

static void measure_set(const char *name, const texts *set, const request *r, int first, FILE *json)
{
    peer_list list = {.count = 0};
    results found;
    peers_add_stet(&list, set);
    peers_add_plain(&list, set);
    peers_add_memory(&list, set);
    add_others(&list, set, first);
    if (is_wrong(&list)) exit(1);
    measure_all(&list, set, r->rounds, &found);
    report_table(stdout, name, set, &list, &found);
    if (json != NULL) report_json_rows(json, name, &list, &found, first);
    results_free(&found);
}

static void load(texts *set, const request *r, size_t i, char *name, size_t size)
{
    memset(set, 0, sizeof *set);
    if (i < r->corpus_count) {
        texts_add_path(set, r->corpora[i]);
        name_corpus(name, size, r->corpora[i]);
    } else {
        made_add(set, STET_LANGUAGE_ENGLISH, r->bytes);
        snprintf(name, size, "made");
    }
    if (set->bytes > 0) return;
    fprintf(stderr, "stet-peers: %s is empty\n", name);
    exit(2);
}

static int measure_corpora(const request *r)
{
    FILE *json = r->json != NULL ? fopen(r->json, "w") : NULL;
    if (r->json != NULL && json == NULL) {
        fprintf(stderr, "stet-peers: cannot write %s\n", r->json);
        return 2;
    }
    if (json != NULL) report_json_head(json);
    for (size_t i = 0; i < r->corpus_count + (r->made ? 1 : 0); i++) {
        texts set;
        char name[64];
        load(&set, r, i, name, sizeof name);
        measure_set(name, &set, r, i == 0, json);
        texts_free(&set);
    }
    if (json == NULL) return 0;
    report_json_tail(json);
    return fclose(json) == 0 ? 0 : 2;
}

/* (i) with the best kernel and with the portable one, against the plain scanner. */
static int check_floor(const request *r)
{
    texts set;
    char name[64];
    peer_list all = {.count = 0}, list = {.count = 0};
    results found;
    load(&set, r, r->corpus_count > 0 ? 0 : 1, name, sizeof name);
    peers_add_stet(&all, &set);
    peers_add_plain(&all, &set);
    for (size_t i = 0; i < all.count; i++)
        if (i == 0 || strcmp(all.items[i].name, "plain C") == 0) list.items[list.count++] = all.items[i];
    if (is_wrong(&all)) return 1;
    measure_all(&list, &set, r->rounds, &found);
    double ratio = results_ratio(&found, 0, 1);
    printf("stet (i) %s: %.2f times the plain scanner's speed (%s, %.1f MB); the floor is %.2f\n", list.items[0].kernel,
           ratio, name, (double)set.bytes * 1e-6, r->floor);
    results_free(&found);
    texts_free(&set);
    return ratio >= r->floor ? 0 : 1;
}

static void usage(void)
{
    fputs("usage: stet-peers [--made] [--corpus PATH]... [--rounds N] [--bytes N] [--json FILE] [--floor RATIO]\n",
          stderr);
    exit(2);
}

int main(int argc, char **argv)
{
    request r = {.rounds = 41};
    for (int i = 1; i < argc; i++) {
        const char *value = i + 1 < argc ? argv[i + 1] : NULL;
        if (strcmp(argv[i], "--made") == 0) {
            r.made = 1;
            continue;
        }
        if (strcmp(argv[i], "--hostile") == 0) {
            r.hostile = 1;
            continue;
        }
        if (value == NULL) usage();
        if (strcmp(argv[i], "--corpus") == 0 && r.corpus_count < CORPORA_MAX) {
            r.corpora[r.corpus_count++] = value;
        } else if (strcmp(argv[i], "--rounds") == 0) {
            r.rounds = (unsigned)strtoul(value, NULL, 10);
        } else if (strcmp(argv[i], "--bytes") == 0) {
            r.bytes = strtoul(value, NULL, 10);
        } else if (strcmp(argv[i], "--json") == 0) {
            r.json = value;
        } else if (strcmp(argv[i], "--floor") == 0) {
            r.floor = strtod(value, NULL);
        } else {
            usage();
        }
        i++;
    }
    if (r.rounds < 3) usage();
    if (r.bytes == 0) r.bytes = r.hostile ? HOSTILE_BYTES : MADE_BYTES;
    r.made = r.made || r.corpus_count == 0;
    clock_pin();
    if (r.hostile) return hostile_mode(r.rounds, r.bytes);
    return r.floor > 0 ? check_floor(&r) : measure_corpora(&r);
}
