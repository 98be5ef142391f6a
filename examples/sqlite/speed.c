/* SPDX-License-Identifier: MIT
 *
 * speed DATABASE EXTENSION [ROUNDS]: how long SQL takes beside the library alone, on the bodies of a database's
 * articles, copied into memory first. Each round times every case once, by the processor's time of this thread; the
 * least of all rounds counts.
 */
#define _POSIX_C_SOURCE 200809L

#include <sqlite3.h>
#include <stet.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct bodies {
    char **texts;
    size_t *lens;
    size_t count, bytes, longest;
} bodies;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void die(const char *what)
{
    fprintf(stderr, "speed: %s\n", what);
    exit(1);
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) die(sqlite3_errmsg(db));
    return statement;
}

static void read_bodies(sqlite3 *db, bodies *b)
{
    sqlite3_stmt *s = prepare(db, "SELECT body FROM articles");
    while (sqlite3_step(s) == SQLITE_ROW) {
        size_t len = (size_t)sqlite3_column_bytes(s, 0);
        b->texts = (char **)realloc(b->texts, (b->count + 1) * sizeof *b->texts);
        b->lens = (size_t *)realloc(b->lens, (b->count + 1) * sizeof *b->lens);
        if (!b->texts || !b->lens || !(b->texts[b->count] = (char *)malloc(len + 1))) die("no memory");
        snprintf(b->texts[b->count], len + 1, "%s", (const char *)sqlite3_column_text(s, 0));
        b->lens[b->count++] = len;
        b->bytes += len;
        if (len > b->longest) b->longest = len;
    }
    sqlite3_finalize(s);
    if (b->count == 0) die("no articles");
}

/* The library alone: counts quotations, or writes them with their speakers. */
static double time_library(const bodies *b, int rows, size_t *found)
{
    stet_options options = STET_OPTIONS_INIT;
    stet_article a = STET_ARTICLE_INIT;
    a.quotation_cap = stet_bound_quotations(b->longest) + 1;
    stet_quotation *room = (stet_quotation *)malloc(a.quotation_cap * sizeof *room);
    if (!room) die("no memory");
    if (rows) a.quotations = room;
    options.want = rows ? STET_WANT_ATTRIBUTIONS : STET_WANT_QUOTATIONS;
    *found = 0;
    double start = now();
    for (size_t i = 0; i < b->count; i++) {
        if (stet_parse(b->texts[i], b->lens[i], &options, &a) != STET_OK) die("a text is not parsed");
        *found += a.quotation_count;
    }
    double end = now();
    free(room);
    return end - start;
}

/* Runs a query to its end; its first column of the last row is `found`. */
static double time_query(sqlite3 *db, const char *sql, size_t *found)
{
    sqlite3_stmt *s = prepare(db, sql);
    int step;
    double start = now();
    while ((step = sqlite3_step(s)) == SQLITE_ROW)
        *found = (size_t)sqlite3_column_int64(s, 0);
    double end = now();
    if (step != SQLITE_DONE) die(sqlite3_errmsg(db));
    sqlite3_finalize(s);
    return end - start;
}

typedef struct timing {
    const char *name, *sql; /* sql NULL: the library alone */
    int rows, beside;       /* the case that it is a ratio to */
    double best;
    size_t found;
} timing;

static void run_case(timing *t, sqlite3 *db, const bodies *b)
{
    double took = t->sql ? time_query(db, t->sql, &t->found) : time_library(b, t->rows, &t->found);
    if (t->best == 0 || took < t->best) t->best = took;
}

static sqlite3 *open_memory(const char *path, const char *extension)
{
    sqlite3 *db = NULL;
    if (sqlite3_open(":memory:", &db) != SQLITE_OK) die("no database");
    sqlite3_stmt *attach = prepare(db, "ATTACH ? AS given");
    sqlite3_bind_text(attach, 1, path, -1, SQLITE_STATIC);
    if (sqlite3_step(attach) != SQLITE_DONE) die(sqlite3_errmsg(db));
    sqlite3_finalize(attach);
    if (sqlite3_exec(db, "CREATE TABLE articles AS SELECT id, body FROM given.articles", NULL, NULL, NULL) != SQLITE_OK)
        die(sqlite3_errmsg(db));
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, NULL);
    if (sqlite3_load_extension(db, extension, "sqlite3_stet_init", NULL) != SQLITE_OK)
        die("the extension can't be loaded");
    return db;
}

int main(int argc, char **argv)
{
    timing cases[] = {
        {"library: counts", NULL, 0, 0, 0, 0},
        {"SQL: count(*)", "SELECT count(*) FROM articles, stet_quotations(body)", 0, 0, 0, 0},
        {"SQL: reads the bodies only", "SELECT sum(length(CAST(body AS BLOB))) FROM articles", 0, 0, 0, 0},
        {"library: quotations and speakers", NULL, 1, 3, 0, 0},
        {"SQL: count(speaker)", "SELECT count(speaker) FROM articles, stet_quotations(body)", 0, 3, 0, 0},
        {"SQL: speaker and quote", "SELECT count(speaker || quote) FROM articles, stet_quotations(body)", 0, 3, 0, 0},
    };
    const size_t count = sizeof cases / sizeof cases[0];
    bodies b = {NULL, NULL, 0, 0, 0};
    if (argc < 3) die("which database and extension?");
    sqlite3 *db = open_memory(argv[1], argv[2]);
    int rounds = argc > 3 ? atoi(argv[3]) : 20;
    read_bodies(db, &b);
    for (int round = 0; round < rounds; round++) {
        for (size_t i = 0; i < count; i++)
            run_case(&cases[i], db, &b);
    }
    printf("%lu articles, %lu bytes, %d rounds\n", (unsigned long)b.count, (unsigned long)b.bytes, rounds);
    for (size_t i = 0; i < count; i++)
        printf("%-34s %9.0f us %8.1f MB/s %6.2f  (%lu)\n", cases[i].name, cases[i].best,
               (double)b.bytes / cases[i].best, cases[i].best / cases[cases[i].beside].best,
               (unsigned long)cases[i].found);
    sqlite3_close(db);
    return cases[0].found == cases[1].found ? 0 : 1;
}
