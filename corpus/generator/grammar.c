/* SPDX-License-Identifier: MIT */
#include "grammar.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_MAX_BYTES = 48 };

typedef struct reader {
    generator *g;
    const char *at, *end; /* of the line in hand */
    unsigned line;
    bool words; /* the rule in hand is a list of words */
    char *error;
    size_t error_size;
    bool failed;
} reader;

static const char *const known_names[KNOWN_RULES] = {
    "head",   "passage", "tail", "first_m",     "first_f",         "last",         "title_m", "title_f", "role_m",
    "role_f", "he_m",    "he_f", "speaker_new", "speaker_new_end", "speaker_known"};

static const char *const bound_names[BOUND_WORDS] = {"first", "last", "title", "role", "he"};

static const struct {
    const char *name;
    uint8_t kind;
    uint32_t arg;
} special_names[] = {
    {"speaker", TOKEN_SPEAKER, SPEAKER_ANY},
    {"speaker_end", TOKEN_SPEAKER, SPEAKER_AT_END},
    {"speaker_named", TOKEN_SPEAKER, SPEAKER_NAMED},
    {"mention", TOKEN_MENTION, 0},
    {"a", TOKEN_INDEFINITE, 0},
};

static const struct {
    const char *name;
    uint8_t kind;
    uint32_t arg;
} block_names[] = {
    {"h", TOKEN_KIND, STET_BLOCK_HEADLINE},         {"st", TOKEN_KIND, STET_BLOCK_STANDFIRST},
    {"by", TOKEN_KIND, STET_BLOCK_BYLINE},          {"date", TOKEN_KIND, STET_BLOCK_DATE},
    {"sub", TOKEN_KIND, STET_BLOCK_SUBHEAD},        {"li", TOKEN_KIND, STET_BLOCK_LIST_ITEM},
    {"cap", TOKEN_KIND, STET_BLOCK_CAPTION},        {"sep", TOKEN_KIND, STET_BLOCK_SEPARATOR},
    {"cr", TOKEN_KIND, STET_BLOCK_CREDIT},          {"fu", TOKEN_KIND, STET_BLOCK_FURNITURE},
    {"crosshead", TOKEN_ROLE, STET_ROLE_CROSSHEAD}, {"related", TOKEN_ROLE, STET_ROLE_RELATED},
};

static void fail(reader *r, const char *format, ...)
{
    va_list arguments;
    if (r->failed) return;
    r->failed = true;
    int n = snprintf(r->error, r->error_size, "line %u: ", r->line);
    if (n < 0 || (size_t)n >= r->error_size) return;
    va_start(arguments, format);
    vsnprintf(r->error + n, r->error_size - (size_t)n, format, arguments);
    va_end(arguments);
}

/* ---- Tables that grow -------------------------------------------------------------------------------------------- */

/* Room for one more; NULL where there is no memory. */
static void *grow(reader *r, void *items, uint32_t count, uint32_t *room, size_t size)
{
    if (count < *room) return items;
    uint32_t wanted = *room == 0 ? 256 : *room * 2;
    void *larger = realloc(items, wanted * size);
    if (larger == NULL) {
        fail(r, "no memory");
        return items;
    }
    *room = wanted;
    return larger;
}

static uint32_t find_rule(const generator *g, const char *name, size_t len)
{
    uint32_t i = 0;
    while (i < g->rule_count && (g->rules[i].name_len != len || memcmp(g->rules[i].name, name, len) != 0))
        i++;
    return i;
}

/* The rule of that name, which may be defined later. */
static uint32_t intern_rule(reader *r, const char *name, size_t len)
{
    generator *g = r->g;
    uint32_t i = find_rule(g, name, len);
    if (i < g->rule_count) return i;
    g->rules = grow(r, g->rules, g->rule_count, &g->rule_room, sizeof *g->rules);
    if (r->failed) return 0;
    memset(&g->rules[i], 0, sizeof g->rules[i]);
    g->rules[i].name = name;
    g->rules[i].name_len = (uint32_t)len;
    return g->rule_count++;
}

static token *add_token(reader *r, token_kind kind, uint32_t arg)
{
    static token none;
    generator *g = r->g;
    g->tokens = grow(r, g->tokens, g->token_count, &g->token_room, sizeof *g->tokens);
    if (r->failed) return &none;
    token *t = &g->tokens[g->token_count++];
    memset(t, 0, sizeof *t);
    t->kind = (uint8_t)kind;
    t->arg = arg;
    return t;
}

/* ---- One alternative --------------------------------------------------------------------------------------------- */

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static size_t name_length(const char *at, const char *end)
{
    size_t n = 0;
    while (at + n < end && is_name(at[n]))
        n++;
    return n;
}

static bool same(const char *name, const char *at, size_t len)
{
    return strlen(name) == len && memcmp(name, at, len) == 0;
}

static void add_named(reader *r, const char *name, size_t len)
{
    for (size_t i = 0; i < sizeof special_names / sizeof special_names[0]; i++) {
        if (!same(special_names[i].name, name, len)) continue;
        add_token(r, (token_kind)special_names[i].kind, special_names[i].arg);
        return;
    }
    for (uint32_t i = 0; i < BOUND_WORDS; i++) {
        if (!same(bound_names[i], name, len)) continue;
        add_token(r, TOKEN_BOUND, i);
        return;
    }
    uint32_t index = intern_rule(r, name, len);
    if (r->failed) return;
    r->g->rules[index].used = true;
    add_token(r, TOKEN_RULE, index);
}

/* $name or ${name}. */
static void read_name(reader *r)
{
    bool braced = r->at + 1 < r->end && r->at[1] == '{';
    r->at += braced ? 2 : 1;
    size_t len = name_length(r->at, r->end);
    if (len == 0 || len > NAME_MAX_BYTES) {
        fail(r, "a $ without a name");
        return;
    }
    add_named(r, r->at, len);
    r->at += len;
    if (!braced) return;
    if (r->at == r->end || *r->at != '}') fail(r, "a ${ without a }");
    r->at++;
}

/* <d, <m, ...: the letters of corpus/gold. */
static void read_open(reader *r)
{
    static const char letters[] = "?dmxtwn";
    const char *found = r->at + 1 < r->end ? strchr(letters, r->at[1]) : NULL;
    if (found == NULL || found == letters || *found == '\0') {
        fail(r, "a < without the letter of a kind");
        return;
    }
    add_token(r, TOKEN_OPEN, (uint32_t)(found - letters));
    r->at += 2;
    if (r->at < r->end && *r->at == ' ') r->at++;
}

static void read_close(reader *r)
{
    stet_ending ending = STET_ENDING_CLOSED;
    r->at++;
    if (r->at < r->end && *r->at == '+') ending = STET_ENDING_CONTINUED;
    if (r->at < r->end && *r->at == '!') ending = STET_ENDING_UNCLOSED;
    if (ending != STET_ENDING_CLOSED) r->at++;
    add_token(r, TOKEN_CLOSE, ending);
}

/* {c, {n, {u, {C, {U, {d, {l. */
static void read_part(reader *r)
{
    static const char letters[PART_KINDS + 1] = "cnuCUdl";
    const char *found = r->at + 1 < r->end ? strchr(letters, r->at[1]) : NULL;
    if (found == NULL || *found == '\0') {
        fail(r, "a { without the letter of a part");
        return;
    }
    add_token(r, TOKEN_BEGIN, (uint32_t)(found - letters));
    r->at += 2;
    if (r->at < r->end && *r->at == ' ') r->at++;
}

/* =h, =sub, =related, ...: with the blank behind it. */
static void read_block_name(reader *r)
{
    size_t len = name_length(r->at + 1, r->end);
    for (size_t i = 0; i < sizeof block_names / sizeof block_names[0]; i++) {
        if (!same(block_names[i].name, r->at + 1, len)) continue;
        add_token(r, (token_kind)block_names[i].kind, block_names[i].arg);
        r->at += 1 + len;
        if (r->at < r->end && *r->at == ' ') r->at++;
        return;
    }
    fail(r, "a = without the name of a block");
}

/* Blanks on either side of a mark that ends something are for the reader of the grammar only. */
static void trim_text(reader *r)
{
    generator *g = r->g;
    if (g->token_count == 0) return;
    token *last = &g->tokens[g->token_count - 1];
    while (last->kind == TOKEN_TEXT && last->len > 0 && last->text[last->len - 1] == ' ')
        last->len--;
}

static void read_end(reader *r, token_kind kind, size_t length)
{
    trim_text(r);
    add_token(r, kind, 0);
    r->at += length;
    while (r->at < r->end && *r->at == ' ')
        r->at++;
}

/* Whether what stands here is more than text. */
static bool is_markup(const reader *r)
{
    if (*r->at == '/') return r->at + 1 < r->end && r->at[1] == '/';
    if (*r->at == '_') return r->words;
    return strchr("$<>{}|~^=\\'", *r->at) != NULL;
}

static void read_text(reader *r)
{
    const char *start = r->at;
    if (*r->at == '\\') start = ++r->at; /* the next byte stands for itself */
    if (r->at < r->end) r->at++;
    while (r->at < r->end && !is_markup(r))
        r->at++;
    token *t = add_token(r, TOKEN_TEXT, 0);
    t->text = start;
    t->len = (uint32_t)(r->at - start);
}

/* In a list of words, where blanks part them. */
static void read_underscore(reader *r)
{
    token *t = add_token(r, TOKEN_TEXT, 0);
    t->text = " ";
    t->len = 1;
    r->at++;
}

static void read_token(reader *r)
{
    switch (is_markup(r) ? *r->at : '\0') {
    case '/': read_end(r, TOKEN_BLOCK, 2); break;
    case '_': read_underscore(r); break;
    case '$': read_name(r); break;
    case '<': read_open(r); break;
    case '>': read_close(r); break;
    case '{': read_part(r); break;
    case '=': read_block_name(r); break;
    case '|': read_end(r, TOKEN_SENTENCE, 1); break;
    case '~': read_end(r, TOKEN_UNIT, 1); break;
    case '}':
        add_token(r, TOKEN_END, 0);
        r->at++;
        break;
    case '^':
        add_token(r, TOKEN_CAPITAL, 0);
        r->at++;
        break;
    case '\'':
        add_token(r, TOKEN_APOSTROPHE, 0);
        r->at++;
        break;
    default: read_text(r);
    }
}

/* "3* text": three times as often as "text". */
static uint32_t read_weight(reader *r)
{
    uint32_t weight = 0;
    const char *at = r->at;
    while (at < r->end && *at >= '0' && *at <= '9' && weight < 10000)
        weight = weight * 10 + (uint32_t)(*at++ - '0');
    if (at == r->at || at + 1 >= r->end || at[0] != '*' || at[1] != ' ') return 1;
    r->at = at + 2;
    return weight;
}

/* The tokens of [r->at, r->end) as an alternative of the last rule defined. */
static void add_alternative(reader *r, rule *of, uint32_t weight)
{
    generator *g = r->g;
    uint32_t first = g->token_count;
    while (r->at < r->end && !r->failed)
        read_token(r);
    g->alternatives = grow(r, g->alternatives, g->alternative_count, &g->alternative_room, sizeof *g->alternatives);
    if (r->failed) return;
    uint32_t before = of->count > 0 ? g->alternatives[g->alternative_count - 1].below : 0;
    alternative *a = &g->alternatives[g->alternative_count++];
    a->first = first;
    a->count = g->token_count - first;
    a->below = before + weight;
    of->count++;
}

/* ---- Lines ------------------------------------------------------------------------------------------------------- */

/* [name] or [name words]. Returns the rule's index. */
static uint32_t begin_rule(reader *r)
{
    generator *g = r->g;
    size_t len = name_length(r->at + 1, r->end);
    const char *after = r->at + 1 + len;
    r->words = (size_t)(r->end - after) == 7 && memcmp(after, " words]", 7) == 0;
    if (len == 0 || len > NAME_MAX_BYTES || (!r->words && !same("]", after, (size_t)(r->end - after)))) {
        fail(r, "a rule begins with [name] or [name words]");
        return 0;
    }
    uint32_t index = intern_rule(r, r->at + 1, len);
    if (r->failed) return 0;
    if (g->rules[index].count > 0) fail(r, "a second rule of this name");
    g->rules[index].first = g->alternative_count;
    return index;
}

/* Each run of bytes between blanks is an alternative; an underscore stands for a blank. */
static void read_words(reader *r, uint32_t index)
{
    const char *end = r->end;
    while (r->at < end && !r->failed) {
        const char *blank = memchr(r->at, ' ', (size_t)(end - r->at));
        const char *next = blank != NULL ? blank + 1 : end;
        r->end = blank != NULL ? blank : end;
        if (r->end > r->at) add_alternative(r, &r->g->rules[index], 1);
        r->at = next;
    }
}

static void set_weight(reader *r, const char *what, size_t len, uint32_t weight)
{
    for (uint32_t i = 0; i < GENERATOR_STYLES; i++) {
        if (same(generator_style_name(1u << i), what, len)) {
            r->g->style_weights[i] = weight;
            return;
        }
    }
    for (uint32_t i = 0; i < 4; i++) {
        if (same(stet_layout_name(i), what, len)) {
            r->g->layout_weights[i] = weight;
            return;
        }
    }
    fail(r, "no style or layout is called %.*s", (int)len, what);
}

/* Lines above the first rule: "language en", "sentences joined", "curly 70". */
static void read_setting(reader *r)
{
    const char *blank = memchr(r->at, ' ', (size_t)(r->end - r->at));
    size_t len = blank != NULL ? (size_t)(blank - r->at) : 0;
    if (blank == NULL) {
        fail(r, "a setting is a name, a blank and a value");
        return;
    }
    const char *name = r->at;
    size_t value_len = (size_t)(r->end - blank) - 1;
    r->at = blank + 1;
    if (same("language", name, len)) {
        for (uint32_t i = 1; i <= STET_LANGUAGE_CHINESE; i++)
            if (same(stet_language_name(i), r->at, value_len)) r->g->language = i;
        if (r->g->language == 0) fail(r, "no such language");
    } else if (same("sentences", name, len)) {
        r->g->joined = same("joined", r->at, value_len);
    } else {
        uint32_t weight = 0;
        for (; r->at < r->end && *r->at >= '0' && *r->at <= '9'; r->at++)
            weight = weight * 10 + (uint32_t)(*r->at - '0');
        set_weight(r, name, len, weight);
    }
}

static void read_lines(reader *r, const char *at, size_t len)
{
    const char *end = at + len;
    uint32_t index = UINT32_MAX;
    while (at < end && !r->failed) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        r->at = at;
        r->end = newline != NULL ? newline : end;
        at = newline != NULL ? newline + 1 : end;
        r->line++;
        if (r->at == r->end || *r->at == '#') continue;
        if (*r->at == '[') {
            index = begin_rule(r);
        } else if (index == UINT32_MAX) {
            read_setting(r);
        } else if (r->words) {
            read_words(r, index);
        } else {
            uint32_t weight = read_weight(r);
            add_alternative(r, &r->g->rules[index], weight);
        }
    }
}

/* ---- The whole --------------------------------------------------------------------------------------------------- */

/* Expanding a rule ends, as no rule leads back to itself. */
static void check_cycles(reader *r, uint32_t index)
{
    generator *g = r->g;
    rule *checked = &g->rules[index];
    if (checked->closed || r->failed) return;
    if (checked->open) fail(r, "rule [%.*s] leads back to itself", (int)checked->name_len, checked->name);
    checked->open = true;
    for (uint32_t a = checked->first; a < checked->first + checked->count; a++) {
        const alternative *tried = &g->alternatives[a];
        for (uint32_t t = tried->first; t < tried->first + tried->count; t++)
            if (g->tokens[t].kind == TOKEN_RULE) check_cycles(r, g->tokens[t].arg);
    }
    checked->closed = true;
}

static void check_all(reader *r)
{
    generator *g = r->g;
    uint32_t weights[2] = {0, 0};
    for (uint32_t i = 0; i < KNOWN_RULES && !r->failed; i++) {
        g->known[i] = find_rule(g, known_names[i], strlen(known_names[i]));
        if (g->known[i] == g->rule_count) fail(r, "there is no rule [%s]", known_names[i]);
        if (!r->failed) g->rules[g->known[i]].used = true;
    }
    for (uint32_t i = 0; i < g->rule_count && !r->failed; i++) {
        const rule *checked = &g->rules[i];
        if (checked->count == 0) fail(r, "rule [%.*s] has no alternative", (int)checked->name_len, checked->name);
        if (!checked->used) fail(r, "rule [%.*s] is used nowhere", (int)checked->name_len, checked->name);
    }
    for (uint32_t i = 0; i < GENERATOR_STYLES; i++)
        weights[0] += g->style_weights[i];
    for (uint32_t i = 0; i < 4; i++)
        weights[1] += g->layout_weights[i];
    if (g->language == 0 || weights[0] == 0 || weights[1] == 0) fail(r, "language, styles or layouts are not set");
    for (uint32_t i = 0; i < g->rule_count; i++)
        check_cycles(r, i);
}

generator *generator_read(const char *grammar, size_t len, char *error, size_t error_size)
{
    reader r = {.g = calloc(1, sizeof(generator)), .error = error, .error_size = error_size};
    if (r.g == NULL) {
        fail(&r, "no memory");
        return NULL;
    }
    read_lines(&r, grammar, len);
    if (!r.failed) check_all(&r);
    if (!r.failed) return r.g;
    generator_free(r.g);
    return NULL;
}

void generator_free(generator *g)
{
    if (g == NULL) return;
    free(g->rules);
    free(g->alternatives);
    free(g->tokens);
    free(g);
}

uint32_t generator_language(const generator *g)
{
    return g->language;
}
