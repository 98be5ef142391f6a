/* SPDX-License-Identifier: MIT */
#include "words.h"

#include <stdbool.h>

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

size_t words_count(const char *text, size_t len)
{
    size_t count = 0;
    bool inside = false;
    for (size_t i = 0; i < len; i++) {
        bool letter = is_letter(text[i]);
        count += letter && !inside;
        inside = letter;
    }
    return count;
}

size_t words_longest(const char *text, size_t len)
{
    size_t longest = 0, length = 0;
    for (size_t i = 0; i < len; i++) {
        length = is_letter(text[i]) ? length + 1 : 0;
        if (length > longest) longest = length;
    }
    return longest;
}
