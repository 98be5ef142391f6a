/* SPDX-License-Identifier: MIT
 *
 * stet_sqlite.c - a loadable extension of SQLite: what stet finds in a text, as tables.
 *
 *     SELECT speaker, quote FROM articles, stet_quotations(articles.body) WHERE kind = 'direct';
 *     SELECT content FROM articles, stet_blocks(articles.body) WHERE kind = 'headline';
 *     SELECT count(*) FROM articles, stet_sentences(articles.body);
 *
 * Build: cc -O2 -fPIC -fvisibility=hidden -shared -o stet.so stet_sqlite.c stet.c        Load: .load ./stet
 *
 * NULL has no rows. A blob is read as bytes, and its pieces are blobs; anything else is read as text in UTF-8. `start`
 * and `end` are bytes of that text. Only what a query's columns need is looked for: count(*) does not attribute, and no
 * string is made before its column is read.
 */
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1

#include <stet.h>

#include <string.h>

typedef enum table_kind { TABLE_QUOTATIONS, TABLE_BLOCKS, TABLE_SENTENCES } table_kind;

/* Columns in the order of the schemas below; the hidden one, the argument, is last. */
enum quotation_column {
    QUOTATION_INDEX,
    QUOTATION_KIND,
    QUOTATION_QUOTE,
    QUOTATION_WORDS,
    QUOTATION_SPEAKER,
    QUOTATION_CUE,
    QUOTATION_REFERS_TO,
    QUOTATION_SPEAKER_FORM,
    QUOTATION_RULE,
    QUOTATION_ENDING,
    QUOTATION_DEPTH,
    QUOTATION_PARENT,
    QUOTATION_UTTERANCE,
    QUOTATION_BLOCK,
    QUOTATION_START,
    QUOTATION_END,
    QUOTATION_TEXT
};
enum block_column {
    BLOCK_INDEX,
    BLOCK_KIND,
    BLOCK_ROLE,
    BLOCK_CONTENT,
    BLOCK_DATELINE,
    BLOCK_LABEL,
    BLOCK_SENTENCES,
    BLOCK_QUOTATIONS,
    BLOCK_START,
    BLOCK_END,
    BLOCK_TEXT
};
enum sentence_column { SENTENCE_INDEX, SENTENCE_CONTENT, SENTENCE_BLOCK, SENTENCE_START, SENTENCE_END, SENTENCE_TEXT };

#define BIT(column) (UINT64_C(1) << (column))

typedef struct table_plan {
    const char *name, *schema;
    int argument; /* the hidden column */
    table_kind kind;
} table_plan;

static const table_plan plans[] = {
    {"stet_quotations",
     "CREATE TABLE x(quotation INT, kind TEXT, quote, words, speaker, cue, refers_to, speaker_form TEXT, rule TEXT, "
     "ending TEXT, depth INT, parent INT, utterance INT, block INT, start INT, \"end\" INT, text HIDDEN)",
     QUOTATION_TEXT, TABLE_QUOTATIONS},
    {"stet_blocks",
     "CREATE TABLE x(block INT, kind TEXT, role TEXT, content, dateline, label, sentences INT, quotations INT, "
     "start INT, \"end\" INT, text HIDDEN)",
     BLOCK_TEXT, TABLE_BLOCKS},
    {"stet_sentences", "CREATE TABLE x(sentence INT, content, block INT, start INT, \"end\" INT, text HIDDEN)",
     SENTENCE_TEXT, TABLE_SENTENCES},
};

typedef struct table {
    sqlite3_vtab base;
    const table_plan *plan;
} table;

/* A cursor keeps its arrays from one text to the next. */
typedef struct cursor {
    sqlite3_vtab_cursor base;
    stet_article article;
    sqlite3_value *argument; /* owns the text, where columns have pieces of it */
    const char *text;
    size_t count, row, block; /* block: of the row's sentence */
    int is_blob;
} cursor;

/* ---- What a query needs ---- */

static uint64_t bits_of(const int *columns, size_t count)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < count; i++)
        bits |= BIT(columns[i]);
    return bits;
}

static uint32_t wants_of_quotations(uint64_t used)
{
    static const int attributed[] = {QUOTATION_KIND,         QUOTATION_SPEAKER, QUOTATION_CUE,
                                     QUOTATION_SPEAKER_FORM, QUOTATION_RULE,    QUOTATION_UTTERANCE};
    uint32_t want = STET_WANT_QUOTATIONS;
    if (used & bits_of(attributed, sizeof attributed / sizeof attributed[0])) want |= STET_WANT_ATTRIBUTIONS;
    if (used & BIT(QUOTATION_REFERS_TO)) want |= STET_WANT_REFERENCES;
    return want;
}

static uint32_t wants_of(table_kind kind, uint64_t used)
{
    uint32_t want = 0;
    switch (kind) {
    case TABLE_QUOTATIONS: return wants_of_quotations(used);
    case TABLE_BLOCKS:
        want = STET_WANT_BLOCKS;
        if (used & BIT(BLOCK_SENTENCES)) want |= STET_WANT_SENTENCES;
        if (used & BIT(BLOCK_QUOTATIONS)) want |= STET_WANT_QUOTATIONS;
        return want;
    case TABLE_SENTENCES:
        want = STET_WANT_SENTENCES;
        if (used & BIT(SENTENCE_BLOCK)) want |= STET_WANT_BLOCKS;
        return want;
    }
    return want;
}

/* A plan's number: the wants, whether rows have columns at all, and whether there is no argument. SQLite also asks for
 * plans of parts of a condition, without the argument; so that its lack is an error only where it is run. */
#define PLAN_ROWS    0x100
#define PLAN_NO_TEXT 0x200

static int plan_best(sqlite3_vtab *base, sqlite3_index_info *info)
{
    const table *t = (const table *)base;
    int found = -1;
    for (int i = 0; i < info->nConstraint; i++) {
        if (info->aConstraint[i].iColumn != t->plan->argument) continue;
        if (info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
        if (!info->aConstraint[i].usable) return SQLITE_CONSTRAINT;
        found = i;
    }
    if (found < 0) {
        info->idxNum = PLAN_NO_TEXT;
        info->estimatedCost = 1e99;
        return SQLITE_OK;
    }
    info->aConstraintUsage[found].argvIndex = 1;
    info->aConstraintUsage[found].omit = 1;
    info->idxNum = (int)wants_of(t->plan->kind, info->colUsed);
    if (info->colUsed & ~BIT(t->plan->argument)) info->idxNum |= PLAN_ROWS;
    info->estimatedCost = 1000;
    info->estimatedRows = 20;
    return SQLITE_OK;
}

/* ---- Parsing ---- */

static int fail(cursor *c, char *message)
{
    sqlite3_free(c->base.pVtab->zErrMsg);
    c->base.pVtab->zErrMsg = message;
    return message ? SQLITE_ERROR : SQLITE_NOMEM;
}

/* Grows an array to hold `count` records; 0 where there is no memory. */
static int grow(void **array, size_t *cap, size_t count, size_t size)
{
    if (*cap >= count) return 1;
    void *grown = sqlite3_realloc64(*array, (sqlite3_uint64)count * size);
    if (!grown) return 0;
    *array = grown;
    *cap = count;
    return 1;
}

/* Makes room for the counts, in the arrays whose records are wanted. */
static int make_room(stet_article *a, uint32_t want, size_t blocks, size_t sentences, size_t quotations)
{
    void *array[] = {a->blocks, a->sentences, a->quotations};
    int good = 1;
    if (want & STET_WANT_BLOCKS) good &= grow(&array[0], &a->block_cap, blocks, sizeof(stet_block));
    if (want & STET_WANT_SENTENCES) good &= grow(&array[1], &a->sentence_cap, sentences, sizeof(stet_sentence));
    if (want & STET_WANT_QUOTATIONS) good &= grow(&array[2], &a->quotation_cap, quotations, sizeof(stet_quotation));
    a->blocks = (stet_block *)array[0];
    a->sentences = (stet_sentence *)array[1];
    a->quotations = (stet_quotation *)array[2];
    return good;
}

/* Parses into the cursor's arrays, which grow to what the text needs. Without rows nothing is written, only counted. */
static int parse_rows(cursor *c, const char *text, size_t len, uint32_t want, int rows)
{
    stet_options options = STET_OPTIONS_INIT;
    stet_article counted = STET_ARTICLE_INIT;
    stet_article *a = rows ? &c->article : &counted;
    options.want = want;
    if (rows && !make_room(a, want, 64, 256, 64)) return SQLITE_NOMEM;
    stet_status status = stet_parse(text, len, &options, a);
    if (status == STET_E_CAPACITY) {
        if (!make_room(a, want, a->block_count, a->sentence_count, a->quotation_count)) return SQLITE_NOMEM;
        status = stet_parse(text, len, &options, a);
    }
    c->article.block_count = a->block_count;
    c->article.sentence_count = a->sentence_count;
    c->article.quotation_count = a->quotation_count;
    if (status == STET_OK) return SQLITE_OK;
    return fail(c, sqlite3_mprintf("stet: %s", stet_status_message(status)));
}

/* The argument's bytes; NULL of length 0 where it is NULL. SIZE_MAX as length: no memory. */
static const char *bytes_of(sqlite3_value *value, size_t *len)
{
    const char *text = NULL;
    *len = 0;
    if (sqlite3_value_type(value) == SQLITE_NULL) return NULL;
    if (sqlite3_value_type(value) == SQLITE_BLOB) {
        text = (const char *)sqlite3_value_blob(value);
    } else {
        text = (const char *)sqlite3_value_text(value);
        if (!text) *len = SIZE_MAX;
    }
    if (text) *len = (size_t)sqlite3_value_bytes(value);
    return text;
}

static void release_text(cursor *c)
{
    sqlite3_value_free(c->argument);
    c->argument = NULL;
    c->text = NULL;
    c->count = c->row = c->block = 0;
}

static size_t count_of(const cursor *c)
{
    switch (((const table *)c->base.pVtab)->plan->kind) {
    case TABLE_QUOTATIONS: return c->article.quotation_count;
    case TABLE_BLOCKS: return c->article.block_count;
    case TABLE_SENTENCES: return c->article.sentence_count;
    }
    return 0;
}

static int cursor_filter(sqlite3_vtab_cursor *base, int plan, const char *unused, int argc, sqlite3_value **argv)
{
    cursor *c = (cursor *)base;
    const int rows = (plan & PLAN_ROWS) != 0;
    size_t len = 0;
    (void)unused;
    release_text(c);
    const char *name = ((const table *)base->pVtab)->plan->name;
    if (plan & PLAN_NO_TEXT) return fail(c, sqlite3_mprintf("%s needs a text: %s(text)", name, name));
    if (argc != 1 || sqlite3_value_type(argv[0]) == SQLITE_NULL) return SQLITE_OK;
    sqlite3_value *value = argv[0];
    c->is_blob = sqlite3_value_type(value) == SQLITE_BLOB;
    if (rows) {
        value = c->argument = sqlite3_value_dup(argv[0]);
        if (!value) return SQLITE_NOMEM;
    }
    const char *text = bytes_of(value, &len);
    if (len == SIZE_MAX) return SQLITE_NOMEM;
    c->text = text;
    int result = parse_rows(c, text, len, (uint32_t)plan & ~(uint32_t)PLAN_ROWS, rows);
    if (result == SQLITE_OK) c->count = count_of(c);
    return result;
}

/* ---- Columns ---- */

static void give_span(sqlite3_context *to, const cursor *c, stet_span span)
{
    if (span.end == 0) {
        sqlite3_result_null(to);
    } else if (c->is_blob) {
        sqlite3_result_blob64(to, c->text + span.start, span.end - span.start, SQLITE_TRANSIENT);
    } else {
        sqlite3_result_text64(to, c->text + span.start, span.end - span.start, SQLITE_TRANSIENT, SQLITE_UTF8);
    }
}

static void give_name(sqlite3_context *to, const char *name)
{
    sqlite3_result_text(to, name, -1, SQLITE_STATIC);
}

static void give_index(sqlite3_context *to, uint32_t index)
{
    if (index == STET_NONE) {
        sqlite3_result_null(to);
    } else {
        sqlite3_result_int64(to, index);
    }
}

static void give_quotation(sqlite3_context *to, const cursor *c, int column)
{
    const stet_quotation *q = &c->article.quotations[c->row];
    switch ((enum quotation_column)column) {
    case QUOTATION_INDEX: sqlite3_result_int64(to, (sqlite3_int64)c->row); return;
    case QUOTATION_KIND: give_name(to, stet_quotation_kind_name(q->kind)); return;
    case QUOTATION_QUOTE: give_span(to, c, q->span); return;
    case QUOTATION_WORDS: give_span(to, c, stet_quotation_content(q)); return;
    case QUOTATION_SPEAKER: give_span(to, c, q->speaker); return;
    case QUOTATION_CUE: give_span(to, c, q->cue); return;
    case QUOTATION_REFERS_TO: give_span(to, c, q->refers_to); return;
    case QUOTATION_SPEAKER_FORM: give_name(to, stet_speaker_form_name(q->speaker_form)); return;
    case QUOTATION_RULE: give_name(to, stet_rule_name(q->rule)); return;
    case QUOTATION_ENDING: give_name(to, stet_ending_name(q->ending)); return;
    case QUOTATION_DEPTH: sqlite3_result_int(to, q->depth); return;
    case QUOTATION_PARENT: give_index(to, q->parent); return;
    case QUOTATION_UTTERANCE: give_index(to, q->utterance); return;
    case QUOTATION_BLOCK: give_index(to, q->block); return;
    case QUOTATION_START: sqlite3_result_int64(to, q->span.start); return;
    case QUOTATION_END: sqlite3_result_int64(to, q->span.end); return;
    case QUOTATION_TEXT: sqlite3_result_value(to, c->argument); return;
    }
}

static void give_block(sqlite3_context *to, const cursor *c, int column)
{
    const stet_block *b = &c->article.blocks[c->row];
    switch ((enum block_column)column) {
    case BLOCK_INDEX: sqlite3_result_int64(to, (sqlite3_int64)c->row); return;
    case BLOCK_KIND: give_name(to, stet_block_kind_name(b->kind)); return;
    case BLOCK_ROLE: give_name(to, stet_subhead_role_name(b->role)); return;
    case BLOCK_CONTENT: give_span(to, c, b->span); return;
    case BLOCK_DATELINE: give_span(to, c, b->dateline); return;
    case BLOCK_LABEL: give_span(to, c, b->label); return;
    case BLOCK_SENTENCES: sqlite3_result_int64(to, b->sentence_count); return;
    case BLOCK_QUOTATIONS: sqlite3_result_int64(to, b->quotation_count); return;
    case BLOCK_START: sqlite3_result_int64(to, b->span.start); return;
    case BLOCK_END: sqlite3_result_int64(to, b->span.end); return;
    case BLOCK_TEXT: sqlite3_result_value(to, c->argument); return;
    }
}

/* Rows come in order, so that the block is the cursor's or a later one. */
static size_t block_of_sentence(cursor *c)
{
    const stet_block *blocks = c->article.blocks;
    while (c->block + 1 < c->article.block_count &&
           (size_t)blocks[c->block].first_sentence + blocks[c->block].sentence_count <= c->row)
        c->block++;
    return c->block;
}

static void give_sentence(sqlite3_context *to, cursor *c, int column)
{
    const stet_span span = c->article.sentences[c->row].span;
    switch ((enum sentence_column)column) {
    case SENTENCE_INDEX: sqlite3_result_int64(to, (sqlite3_int64)c->row); return;
    case SENTENCE_CONTENT: give_span(to, c, span); return;
    case SENTENCE_BLOCK: sqlite3_result_int64(to, (sqlite3_int64)block_of_sentence(c)); return;
    case SENTENCE_START: sqlite3_result_int64(to, span.start); return;
    case SENTENCE_END: sqlite3_result_int64(to, span.end); return;
    case SENTENCE_TEXT: sqlite3_result_value(to, c->argument); return;
    }
}

static int cursor_column(sqlite3_vtab_cursor *base, sqlite3_context *to, int column)
{
    cursor *c = (cursor *)base;
    /* A query planned without columns has no records to read. */
    if (!c->argument) return SQLITE_OK;
    switch (((const table *)base->pVtab)->plan->kind) {
    case TABLE_QUOTATIONS: give_quotation(to, c, column); break;
    case TABLE_BLOCKS: give_block(to, c, column); break;
    case TABLE_SENTENCES: give_sentence(to, c, column); break;
    }
    return SQLITE_OK;
}

/* ---- The rest of a virtual table ---- */

static int table_connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **out, char **error)
{
    const table_plan *plan = (const table_plan *)aux;
    (void)argc, (void)argv, (void)error;
    int result = sqlite3_declare_vtab(db, plan->schema);
    if (result != SQLITE_OK) return result;
    table *t = (table *)sqlite3_malloc64(sizeof *t);
    if (!t) return SQLITE_NOMEM;
    memset(t, 0, sizeof *t);
    t->plan = plan;
    *out = &t->base;
#if SQLITE_VERSION_NUMBER >= 3031000
    sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
#endif
    return SQLITE_OK;
}

static int table_disconnect(sqlite3_vtab *base)
{
    sqlite3_free(base);
    return SQLITE_OK;
}

static int cursor_open(sqlite3_vtab *base, sqlite3_vtab_cursor **out)
{
    const stet_article empty = STET_ARTICLE_INIT;
    cursor *c = (cursor *)sqlite3_malloc64(sizeof *c);
    (void)base;
    if (!c) return SQLITE_NOMEM;
    memset(c, 0, sizeof *c);
    c->article = empty;
    *out = &c->base;
    return SQLITE_OK;
}

static int cursor_close(sqlite3_vtab_cursor *base)
{
    cursor *c = (cursor *)base;
    release_text(c);
    sqlite3_free(c->article.blocks);
    sqlite3_free(c->article.sentences);
    sqlite3_free(c->article.quotations);
    sqlite3_free(c);
    return SQLITE_OK;
}

static int cursor_next(sqlite3_vtab_cursor *base)
{
    ((cursor *)base)->row++;
    return SQLITE_OK;
}

static int cursor_eof(sqlite3_vtab_cursor *base)
{
    const cursor *c = (const cursor *)base;
    return c->row >= c->count;
}

static int cursor_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid)
{
    *rowid = (sqlite3_int64)((const cursor *)base)->row;
    return SQLITE_OK;
}

static void give_version(sqlite3_context *to, int argc, sqlite3_value **argv)
{
    (void)argc, (void)argv;
    give_name(to, stet_version());
}

/* No xCreate: the tables are there without CREATE VIRTUAL TABLE, and only so. */
static const sqlite3_module module = {
    .xConnect = table_connect,
    .xDisconnect = table_disconnect,
    .xBestIndex = plan_best,
    .xOpen = cursor_open,
    .xClose = cursor_close,
    .xFilter = cursor_filter,
    .xNext = cursor_next,
    .xEof = cursor_eof,
    .xColumn = cursor_column,
    .xRowid = cursor_rowid,
};

#if defined(_WIN32)
__declspec(dllexport)
#elif defined(__GNUC__)
__attribute__((visibility("default")))
#endif
int sqlite3_stet_init(sqlite3 *db, char **error, const sqlite3_api_routines *api);

int sqlite3_stet_init(sqlite3 *db, char **error, const sqlite3_api_routines *api)
{
    SQLITE_EXTENSION_INIT2(api)
    (void)error;
    int result = sqlite3_create_function_v2(db, "stet_version", 0, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                                            give_version, NULL, NULL, NULL);
    for (size_t i = 0; i < sizeof plans / sizeof plans[0] && result == SQLITE_OK; i++) {
        /* The plan is only read, though a module's pointer has no const. */
        union {
            const table_plan *plan;
            void *aux;
        } handed = {&plans[i]};
        result = sqlite3_create_module_v2(db, plans[i].name, &module, handed.aux, NULL);
    }
    return result;
}
