/* SPDX-License-Identifier: MIT */
#include "json_scan.h"

#include <stdint.h>
#include <string.h>

#include "json_string.h"
#include "plain_run.h"
#include "utf8.h"

/* Values inside of values: a bit of a word is kept for each. */
#define DEPTH_MAX 64

/* Numbers that no library finds too large, by their length and by the digits of their exponent. */
#define NUMBER_BYTES_MAX   40
#define INTEGER_DIGITS_MAX 18
#define EXPONENT_BYTES_MAX 2

struct cursor {
    const char *at, *end;
    struct bytes *scratch;
};

static void skip_blanks(struct cursor *c)
{
    while (c->at < c->end && (*c->at == ' ' || *c->at == '\t' || *c->at == '\n' || *c->at == '\r'))
        c->at++;
}

/* The next byte that is no blank, or 0, which no value begins with. */
static char next(struct cursor *c)
{
    skip_blanks(c);
    return (char)(c->at < c->end ? *c->at : '\0');
}

static bool take(struct cursor *c, char wanted)
{
    if (next(c) != wanted) return false;
    c->at++;
    return true;
}

/* Goes behind the string whose quote is next. Looks at no escape but for where the string ends. */
static bool skip_string(struct cursor *c)
{
    c->at++;
    for (;;) {
        c->at += plain_run(c->at, (size_t)(c->end - c->at));
        if (c->at == c->end) return false;
        if (*c->at == '"') {
            c->at++;
            return true;
        }
        if (*c->at != '\\' || c->end - c->at < 2) return false;
        c->at += 2;
    }
}

static bool is_utf8(const char *text, size_t len)
{
    for (size_t pos = 0, size; pos < len; pos += size) {
        uint64_t eight;
        size = sizeof eight;
        if (len - pos >= size) {
            memcpy(&eight, text + pos, size);
            if ((eight & 0x8080808080808080u) == 0) continue;
        }
        if (utf8_next(text + pos, len - pos, &size) == UTF8_INVALID) return false;
    }
    return true;
}

/* Whether what stands between the quotes is as it should be. */
static bool check_string(struct cursor *c, const char *raw, size_t len)
{
    if (memchr(raw, '\\', len) != NULL) {
        c->scratch->used = 0;
        if (!bytes_reserve(c->scratch, len)) return false;
        if (json_string_write(c->scratch->at, raw, len) == JSON_STRING_UNUSUAL) return false;
    }
    return is_utf8(raw, len);
}

/* A string of which nothing is wanted but that it is one. */
static bool pass_string(struct cursor *c)
{
    const char *start = c->at;
    return skip_string(c) && check_string(c, start + 1, (size_t)(c->at - start) - 2);
}

static size_t pass_digits(struct cursor *c)
{
    const char *start = c->at;
    while (c->at < c->end && *c->at >= '0' && *c->at <= '9')
        c->at++;
    return (size_t)(c->at - start);
}

static bool pass_fraction(struct cursor *c)
{
    if (c->at == c->end || *c->at != '.') return true;
    c->at++;
    return pass_digits(c) > 0;
}

static bool pass_exponent(struct cursor *c)
{
    if (c->at == c->end || (*c->at != 'e' && *c->at != 'E')) return true;
    c->at++;
    if (c->at < c->end && (*c->at == '+' || *c->at == '-')) c->at++;
    size_t digits = pass_digits(c);
    return digits > 0 && digits <= EXPONENT_BYTES_MAX;
}

static bool pass_number(struct cursor *c)
{
    const char *start = c->at;
    if (*c->at == '-') c->at++;
    const char *first = c->at;
    size_t digits = pass_digits(c);
    if (digits == 0 || digits > INTEGER_DIGITS_MAX || (*first == '0' && digits > 1)) return false;
    return pass_fraction(c) && pass_exponent(c) && c->at - start <= NUMBER_BYTES_MAX;
}

static bool pass_word(struct cursor *c, const char *word)
{
    size_t len = strlen(word);
    if ((size_t)(c->end - c->at) < len || memcmp(c->at, word, len) != 0) return false;
    c->at += len;
    return true;
}

/* A value that holds no other. */
static bool pass_scalar(struct cursor *c)
{
    switch (next(c)) {
    case '"': return pass_string(c);
    case 't': return pass_word(c, "true");
    case 'f': return pass_word(c, "false");
    case 'n': return pass_word(c, "null");
    case '\0': return false;
    default: return pass_number(c);
    }
}

/* A key and its colon. One with an escape is unusual. */
static bool pass_key(struct cursor *c, struct json_value *key)
{
    if (next(c) != '"') return false;
    const char *start = c->at;
    if (!skip_string(c)) return false;
    *key = (struct json_value){start + 1, (size_t)(c->at - start) - 2};
    return memchr(key->at, '\\', key->len) == NULL && is_utf8(key->at, key->len) && take(c, ':');
}

/* Where a walk through values inside of values stands. */
struct nesting {
    uint64_t objects; /* a bit for each value that is open, the innermost lowest: whether it is an object */
    unsigned depth;
};

/* Goes behind everything up to where the next value begins, or to the end of the outermost: depth is 0 there. */
static bool leave(struct cursor *c, struct nesting *in)
{
    struct json_value key;
    while (in->depth > 0) {
        bool object = in->objects & 1;
        if (take(c, ',')) return !object || pass_key(c, &key);
        if (!take(c, object ? '}' : ']')) return false;
        in->objects >>= 1;
        in->depth--;
    }
    return true;
}

/* Opens the value that is next. It may be empty: then it is closed, too, and what is around it goes on. */
static bool enter(struct cursor *c, struct nesting *in)
{
    struct json_value key;
    if (in->depth == DEPTH_MAX) return false;
    bool object = *c->at++ == '{';
    char first = next(c);
    in->objects = in->objects << 1 | object;
    in->depth++;
    if (first == (object ? '}' : ']')) return leave(c, in);
    return !object || pass_key(c, &key);
}

static bool pass_value(struct cursor *c)
{
    struct nesting in = {0};
    do {
        char first = next(c);
        bool good = first == '{' || first == '[' ? enter(c, &in) : pass_scalar(c) && leave(c, &in);
        if (!good) return false;
    } while (in.depth > 0);
    return true;
}

static bool is_key(const struct json_value *key, const char *wanted, size_t len)
{
    return key->len == len && memcmp(key->at, wanted, len) == 0;
}

/* The value of a key; of keys that are alike the last counts, as for jansson. */
static bool read_member(struct cursor *c, const struct json_keys *keys, struct json_found *found)
{
    struct json_value key;
    if (!pass_key(c, &key)) return false;
    bool text = is_key(&key, keys->text, keys->text_len);
    next(c);
    const char *start = c->at;
    /* The text is not checked here: that takes time, and who writes it out and parses it sees what is wrong. */
    if (text ? next(c) != '"' || !skip_string(c) : !pass_value(c)) return false;
    struct json_value value = {start, (size_t)(c->at - start)};
    if (text) {
        /* One that is not the last is not written out. */
        if (found->text.at != NULL) return false;
        found->text = value;
    }
    if (is_key(&key, keys->id, keys->id_len)) found->id = value;
    return true;
}

bool json_scan(const char *line, size_t len, const struct json_keys *keys, struct bytes *scratch,
               struct json_found *found)
{
    struct cursor c = {.at = line, .end = line + len, .scratch = scratch};
    *found = (struct json_found){0};
    if (!take(&c, '{')) return false;
    do {
        if (!read_member(&c, keys, found)) return false;
    } while (take(&c, ','));
    return take(&c, '}') && next(&c) == '\0' && c.at == c.end && found->text.at != NULL;
}
