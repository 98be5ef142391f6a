/* SPDX-License-Identifier: MIT */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "outline.h"

#define INDENT      2
#define WORDS_BYTES 64

/* A sentence of counts, wrapped between its words. */
struct counts {
    const struct outline *outline;
    unsigned column;
};

static void put_words(struct counts *counts, const char *words)
{
    const struct outline *outline = counts->outline;
    unsigned width = (unsigned)strlen(words);
    if (counts->column + 1 + width > outline->width) {
        put(outline->out, "\n");
        put_spaces(outline->out, INDENT + 1);
        counts->column = INDENT + 1;
    }
    put(outline->out, " ");
    put(outline->out, words);
    counts->column += 1 + width;
}

/* "3 list items" and what follows. Names that are no noun, or have no plural, come with an empty plural. */
static void put_count(struct counts *counts, uint64_t number, const char *name, const char *plural, const char *after)
{
    char words[WORDS_BYTES];
    snprintf(words, sizeof words, "%llu %s%s%s", (unsigned long long)number, name, number == 1 ? "" : plural, after);
    for (char *c = words; *c != '\0'; c++) {
        if (*c == '_') *c = ' ';
    }
    put_words(counts, words);
}

/* The counts of the kinds that occur, as a list that ends with a semicolon. */
static void put_kinds(struct counts *counts, const uint64_t *kinds, size_t kind_count, bool blocks)
{
    uint32_t last = 0;
    for (uint32_t i = 0; i < kind_count; i++) {
        if (kinds[i] > 0) last = i;
    }
    for (uint32_t i = 0; i <= last; i++) {
        if (kinds[i] == 0) continue;
        const char *name = blocks ? stet_block_kind_name(i) : stet_quotation_kind_name(i);
        const char *plural = blocks && i != STET_BLOCK_FURNITURE ? "s" : "";
        put_count(counts, kinds[i], name, plural, i < last ? "," : ";");
    }
}

void put_counts(const struct outline *outline, const struct tally *tally)
{
    struct counts counts = {.outline = outline, .column = 1};
    style_begin(outline, STYLE_FAINT);
    put(outline->out, " ");
    if (tally->articles > 1) put_count(&counts, tally->articles, "article", "s", ";");
    put_count(&counts, tally->blocks, "block", "s", ":");
    put_kinds(&counts, tally->block_kinds, TALLY_BLOCK_KINDS, true);
    put_count(&counts, tally->sentences, "sentence", "s", ";");
    put_count(&counts, tally->quotations, "quotation", "s", tally->quotations > 0 ? ":" : "");
    if (tally->quotations > 0) {
        put_kinds(&counts, tally->quotation_kinds, TALLY_QUOTATION_KINDS, false);
        put_count(&counts, tally->attributed, "attributed", "", "");
    }
    style_end(outline, STYLE_FAINT);
    put(outline->out, "\n");
}
