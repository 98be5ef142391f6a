/* SPDX-License-Identifier: MIT */
#include "iri.h"

/* Of letters and digits the C library's ctype depends on the locale. */
static bool is_alphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

static bool starts_with(const char *text, size_t len, const char *prefix)
{
    size_t size = strlen(prefix);
    return len > size && memcmp(text, prefix, size) == 0;
}

static bool is_absolute(const char *identity, size_t len)
{
    size_t scheme = 0;
    while (scheme < len && (is_alphanumeric(identity[scheme]) || (scheme > 0 && is_one_of(identity[scheme], "+-."))))
        scheme++;
    if (scheme == 0 || (identity[0] >= '0' && identity[0] <= '9')) return false;
    return starts_with(identity + scheme, len - scheme, "://") || starts_with(identity, len, "urn:");
}

static bool is_encoded_byte(const char *at, size_t len)
{
    static const char hex[] = "0123456789ABCDEFabcdef";
    return len >= 3 && at[0] == '%' && is_one_of(at[1], hex) && is_one_of(at[2], hex);
}

/* Brackets stand in IPv6 addresses only, a second # nowhere. Returns whether there is one. */
static bool put_encoded(struct output *out, const char *text, size_t len, const char *kept, bool absolute)
{
    static const char hex[] = "0123456789ABCDEF";
    bool fragment = false;
    for (size_t i = 0; i < len; i++) {
        char c = text[i];
        bool stays = is_alphanumeric(c) || is_one_of(c, kept) || (absolute && is_encoded_byte(text + i, len - i));
        if (c == '#') {
            stays = stays && !fragment;
            fragment = fragment || stays;
        }
        const char encoded[] = {'%', hex[(unsigned char)c >> 4], hex[(unsigned char)c & 15]};
        put_bytes(out, stays ? &c : encoded, stays ? 1 : sizeof encoded);
    }
    return fragment;
}

bool put_iri(struct output *out, const char *identity, size_t len)
{
    static const char nothing[] = "\"\"";
    if (len == 0) return put_encoded(out, nothing, strlen(nothing), "", false);
    if (is_absolute(identity, len)) return put_encoded(out, identity, len, "-._~!$&'()*+,;=:@/?#", true);
    return put_encoded(out, identity, len, "-._~!$&'()*+,;=@/", false);
}
