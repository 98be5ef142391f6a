/* SPDX-License-Identifier: MIT */
#include "report.h"

#include "clock.h"
#include "stet.h"

#include <string.h>

enum { REFERENCES = 4, ABSENT = PEERS_MAX };

/* To what others are compared: the first of each name, which for simdjson is its best kernel. */
static const struct {
    const char *name, *title, *key;
} references[REFERENCES] = {
    {"md4c", "× md4c", "ratio_md4c"},
    {"simdjson validate_utf8", "× simdjson", "ratio_simdjson_validate_utf8"},
    {"memcpy", "× memcpy", "ratio_memcpy"},
    {"plain C", "× plain C", "ratio_plain"},
};

static size_t find(const peer_list *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].name, name) == 0) return i;
    return ABSENT;
}

static void put_ratio(FILE *out, double ratio)
{
    fprintf(out, " %*.*f |", 10, ratio < 0.1 ? 4 : 2, ratio);
}

void report_table(FILE *out, const char *corpus, const texts *set, const peer_list *list, const results *found)
{
    fprintf(out, "\n%s: %zu texts, %.1f MB; %u rounds; %s; stet %s\n\n", corpus, set->count, (double)set->bytes * 1e-6,
            found->rounds, clock_machine(), stet_version());
    fprintf(out, "| %-32s |   GB/s | 10%% to 90%% of rounds |", "");
    for (size_t i = 0; i < REFERENCES; i++)
        fprintf(out, " %s%s |", "          " + (strlen(references[i].title) - 1), references[i].title);
    fprintf(out, "\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (size_t i = 0; i < list->count; i++) {
        char name[PEER_NAME_MAX + 24];
        snprintf(name, sizeof name, "%s%s%s", list->items[i].name, list->items[i].kernel[0] != '\0' ? ", " : "",
                 list->items[i].kernel);
        fprintf(out, "| %-32s | %6.3f | %6.3f to %6.3f      |", name, results_speed(found, i, 0.5),
                results_speed(found, i, 0.1), results_speed(found, i, 0.9));
        for (size_t k = 0; k < REFERENCES; k++) {
            size_t to = find(list, references[k].name);
            if (to == ABSENT) {
                fprintf(out, " %10s |", "");
            } else {
                put_ratio(out, results_ratio(found, i, to));
            }
        }
        fputs("\n", out);
    }
}

void report_json_head(FILE *out)
{
    fprintf(out, "{\"machine\": \"%s\", \"stet\": \"%s\", \"compiler\": \"%s\", \"rows\": [", clock_machine(),
            stet_version(), __VERSION__);
}

void report_json_rows(FILE *out, const char *corpus, const peer_list *list, const results *found, int first)
{
    for (size_t i = 0; i < list->count; i++) {
        fprintf(out,
                "%s\n  {\"name\": \"%s\", \"kernel\": \"%s\", \"corpus\": \"%s\", \"gb_per_s\": %.4f, "
                "\"gb_per_s_p10\": %.4f, "
                "\"gb_per_s_p90\": %.4f",
                first && i == 0 ? "" : ",", list->items[i].name, list->items[i].kernel, corpus,
                results_speed(found, i, 0.5), results_speed(found, i, 0.1), results_speed(found, i, 0.9));
        for (size_t k = 0; k < REFERENCES; k++) {
            size_t to = find(list, references[k].name);
            if (to == ABSENT) {
                fprintf(out, ", \"%s\": null", references[k].key);
            } else {
                fprintf(out, ", \"%s\": %.4f", references[k].key, results_ratio(found, i, to));
            }
        }
        fputs("}", out);
    }
}

void report_json_tail(FILE *out)
{
    fputs("\n]}\n", out);
}
