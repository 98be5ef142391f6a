/* SPDX-License-Identifier: MIT */
#include "stats.h"

#include <inttypes.h>
#include <stdio.h>

#define LINE_BYTES 96

#define MEGA 1e6

/* A number of its own. */
static void put_row(struct output *out, const char *name, uint64_t number)
{
    char line[LINE_BYTES];
    snprintf(line, sizeof line, "%-24s %14" PRIu64 "\n", name, number);
    put(out, line);
}

static void put_kind(struct output *out, const char *name, uint64_t number)
{
    char line[LINE_BYTES];
    if (number == 0) return;
    snprintf(line, sizeof line, "  %-22s %14" PRIu64 "\n", name, number);
    put(out, line);
}

static void put_rate(struct output *out, const char *name, double number)
{
    char line[LINE_BYTES];
    snprintf(line, sizeof line, "%-24s %14.2f\n", name, number);
    put(out, line);
}

static double rate(double number, const struct stats *stats)
{
    return stats->seconds > 0 ? number / stats->seconds : 0;
}

static bool counts(const struct stats *stats, uint32_t what)
{
    return stats->wanted == 0 || (stats->wanted & what) != 0;
}

static void put_block_rows(struct output *out, const struct tally *tally)
{
    put_row(out, "blocks", tally->blocks);
    for (uint32_t i = 0; i < TALLY_BLOCK_KINDS; i++)
        put_kind(out, stet_block_kind_name(i), tally->block_kinds[i]);
}

static void put_attribution_rows(struct output *out, const struct tally *tally)
{
    for (uint32_t i = 0; i < TALLY_QUOTATION_KINDS; i++)
        put_kind(out, stet_quotation_kind_name(i), tally->quotation_kinds[i]);
    put_row(out, "with a speaker", tally->attributed);
}

void stats_put_table(struct output *out, const struct stats *stats)
{
    const struct tally *tally = &stats->tally;
    put_row(out, "articles", tally->articles);
    put_row(out, "left out", stats->troubles);
    put_row(out, "bytes of text", tally->bytes);
    put_row(out, "bytes read", stats->read);
    if (counts(stats, STET_WANT_BLOCKS)) put_block_rows(out, tally);
    if (counts(stats, STET_WANT_SENTENCES)) put_row(out, "sentences", tally->sentences);
    if (counts(stats, STET_WANT_QUOTATIONS)) put_row(out, "quotations", tally->quotations);
    if (counts(stats, STET_WANT_ATTRIBUTIONS)) put_attribution_rows(out, tally);
    put_row(out, "workers", stats->workers);
    put_rate(out, "seconds", stats->seconds);
    put_rate(out, "articles a second", rate((double)tally->articles, stats));
    put_rate(out, "MB of text a second", rate((double)tally->bytes / MEGA, stats));
}

static void put_member(struct output *out, const char *before, const char *key, uint64_t number)
{
    put(out, before);
    put(out, "\"");
    put(out, key);
    put(out, "\": ");
    put_number(out, number);
}

static void put_kinds(struct output *out, const char *key, const uint64_t *numbers, size_t count,
                      const char *(*name)(uint32_t kind))
{
    const char *before = "";
    put(out, ", \"");
    put(out, key);
    put(out, "\": {");
    for (uint32_t i = 0; i < count; i++) {
        if (numbers[i] == 0) continue;
        put_member(out, before, name(i), numbers[i]);
        before = ", ";
    }
    put(out, "}");
}

void stats_put_json(struct output *out, const struct stats *stats)
{
    const struct tally *tally = &stats->tally;
    char seconds[LINE_BYTES];
    put_member(out, "{", "articles", tally->articles);
    put_member(out, ", ", "left_out", stats->troubles);
    put_member(out, ", ", "text_bytes", tally->bytes);
    put_member(out, ", ", "read_bytes", stats->read);
    if (counts(stats, STET_WANT_BLOCKS)) {
        put_member(out, ", ", "blocks", tally->blocks);
        put_kinds(out, "block_kinds", tally->block_kinds, TALLY_BLOCK_KINDS, stet_block_kind_name);
    }
    if (counts(stats, STET_WANT_SENTENCES)) put_member(out, ", ", "sentences", tally->sentences);
    if (counts(stats, STET_WANT_QUOTATIONS)) put_member(out, ", ", "quotations", tally->quotations);
    if (counts(stats, STET_WANT_ATTRIBUTIONS)) {
        put_kinds(out, "quotation_kinds", tally->quotation_kinds, TALLY_QUOTATION_KINDS, stet_quotation_kind_name);
        put_member(out, ", ", "with_speaker", tally->attributed);
    }
    put_member(out, ", ", "workers", stats->workers);
    /* Milliseconds keep printf's decimal point, which is the locale's, out of it. */
    put_member(out, ", ", "milliseconds", (uint64_t)(stats->seconds * 1000));
    snprintf(seconds, sizeof seconds, "%.0f", rate((double)tally->bytes, stats));
    put(out, ", \"text_bytes_per_second\": ");
    put(out, seconds);
    put(out, "}\n");
}
