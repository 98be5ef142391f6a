/* SPDX-License-Identifier: MIT */
#include "identity.h"

#include <stdlib.h>
#include <string.h>

#include "utf8.h"

/* Digits that every double survives; most need fewer, and people wrote fewer. */
#define REAL_DIGITS_MIN 15
#define REAL_DIGITS_MAX 17

/* Whether characters stand inside that JSON leaves alone, but terminals and line readers do not. */
static int commands(const char *text)
{
    size_t len = strlen(text), size;
    for (size_t pos = 0; pos < len; pos += size) {
        uint32_t c = utf8_next(text + pos, len - pos, &size);
        if ((c >= 0x80 && c < 0xA0) || c == 0x2028 || c == 0x2029) return 1;
    }
    return 0;
}

static char *dump(const json_t *value, size_t flags)
{
    char *text = json_dumps(value, JSON_ENCODE_ANY | flags);
    if (text == NULL || !commands(text)) return text;
    free(text);
    return json_dumps(value, JSON_ENCODE_ANY | JSON_ENSURE_ASCII | flags);
}

static int reads_back(const char *text, const json_t *value)
{
    json_t *again = json_loads(text, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    int same = again != NULL && json_equal(again, value);
    json_decref(again);
    return same;
}

/* With the fewest digits that keep every number: 0.1 shall not become 0.10000000000000001. */
static char *dump_with_reals(const json_t *value)
{
    char *text = NULL;
    for (size_t digits = REAL_DIGITS_MIN; digits <= REAL_DIGITS_MAX; digits++) {
        free(text);
        text = dump(value, JSON_REAL_PRECISION(digits));
        if (text == NULL || reads_back(text, value)) break;
    }
    return text;
}

char *identity_of_value(const json_t *value)
{
    int may_hold_reals = json_is_real(value) || json_is_array(value) || json_is_object(value);
    return may_hold_reals ? dump_with_reals(value) : dump(value, 0);
}

/* The name with each byte that is not UTF-8 replaced; to be freed. */
static char *repaired(const char *name)
{
    size_t len = strlen(name), size, used = 0;
    char *copy = malloc(len * strlen(UTF8_REPLACEMENT) + 1);
    if (copy == NULL) return NULL;
    for (size_t pos = 0; pos < len; pos += size) {
        int invalid = utf8_next(name + pos, len - pos, &size) == UTF8_INVALID;
        const char *piece = invalid ? UTF8_REPLACEMENT : name + pos;
        size_t piece_size = invalid ? strlen(UTF8_REPLACEMENT) : size;
        memcpy(copy + used, piece, piece_size);
        used += piece_size;
    }
    copy[used] = '\0';
    return copy;
}

char *identity_of_name(const char *name)
{
    char *copy = repaired(name);
    if (copy == NULL) return NULL;
    json_t *value = json_string(copy);
    free(copy);
    char *text = value == NULL ? NULL : dump(value, 0);
    json_decref(value);
    return text;
}
