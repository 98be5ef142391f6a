/* SPDX-License-Identifier: MIT */
#include "selection.h"

#include <string.h>

#include "message.h"

struct name {
    const char *name;
    uint32_t bits;
};

/* The kinds' own names, in the plural that people write. */
static const struct name names[] = {
    {"quotations", SELECT_QUOTATIONS},
    {"marks", SELECT_MARKS},
    {"sentences", SELECT_SENTENCES},
    {"blocks", SELECT_BLOCKS},
    {"headlines", 1u << STET_BLOCK_HEADLINE},
    {"standfirsts", 1u << STET_BLOCK_STANDFIRST},
    {"bylines", 1u << STET_BLOCK_BYLINE},
    {"dates", 1u << STET_BLOCK_DATE},
    {"paragraphs", 1u << STET_BLOCK_PARAGRAPH},
    {"subheads", 1u << STET_BLOCK_SUBHEAD},
    {"list-items", 1u << STET_BLOCK_LIST_ITEM},
    {"captions", 1u << STET_BLOCK_CAPTION},
    {"separators", 1u << STET_BLOCK_SEPARATOR},
    {"credits", 1u << STET_BLOCK_CREDIT},
    {"furniture", 1u << STET_BLOCK_FURNITURE},
};

static uint32_t bits_of(const char *name, size_t len)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strlen(names[i].name) == len && memcmp(names[i].name, name, len) == 0) return names[i].bits;
    }
    return 0;
}

bool selection_read(uint32_t *selection, const char *value)
{
    uint32_t selected = 0;
    for (const char *name = value;; name++) {
        size_t len = strcspn(name, ",");
        uint32_t bits = bits_of(name, len);
        if (bits == 0) {
            message(NULL, "unknown value '%.*s' of --only; 'stet --help' has those known", (int)len, name);
            return false;
        }
        selected |= bits;
        name += len;
        if (*name == '\0') break;
    }
    *selection = selected;
    return true;
}

uint32_t selection_wants(uint32_t selection)
{
    if (selection == SELECT_ALL) return 0;
    uint32_t wants = 0;
    if (selection & SELECT_BLOCKS) wants |= STET_WANT_BLOCKS;
    if (selection & SELECT_SENTENCES) wants |= STET_WANT_SENTENCES;
    if (selects_quotations(selection)) wants |= STET_WANT_QUOTATIONS;
    if (selects_attributions(selection)) wants |= STET_WANT_ATTRIBUTIONS | STET_WANT_REFERENCES;
    return wants;
}
