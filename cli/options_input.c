/* SPDX-License-Identifier: MIT */
#include "options_input.h"

#include <inttypes.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "convert.h"
#include "message.h"
#include "options_choice.h"

/* The largest article unless --max-article says otherwise: ten times War and Peace. It bounds the memory taken. */
#define ARTICLE_MAX ((size_t)32 << 20)

#define WORKERS_MAX 1024

void options_input_defaults(struct options *options)
{
    options->field = "text";
    options->id_field = "id";
    options->id_header = "WARC-Target-URI";
    options->article_max = ARTICLE_MAX;
    options->workers = 1;
}

bool read_field(struct options *options, const char *value)
{
    options->field = value;
    return true;
}

bool read_id_field(struct options *options, const char *value)
{
    options->id_field = options->id_header = value;
    return true;
}

bool read_encoding(struct options *options, const char *value)
{
    struct converter converter;
    bool known = converter_begin(&converter, value);
    converter_end(&converter);
    if (!known) message(NULL, "unknown value '%s' of --encoding; 'iconv --list' has those known", value);
    options->encoding = value;
    return known;
}

/* "64m", "65536". */
bool read_max_article(struct options *options, const char *value)
{
    static const char units[] = "kmg";
    char *end;
    uint64_t size = strtoull(value, &end, 10);
    const char *unit = *end == '\0' ? NULL : strchr(units, *end | 0x20);
    unsigned shift = unit == NULL ? 0 : 10 * (unsigned)(unit - units + 1);
    bool good = value[0] >= '0' && value[0] <= '9' && (*end == '\0' || (unit != NULL && end[1] == '\0')) && size > 0 &&
                size <= STET_LEN_MAX >> shift;
    if (!good) {
        message(NULL, "bad value '%s' of --max-article; a number of bytes below 4g, or with k, m or g behind", value);
    }
    options->article_max = (size_t)(size << shift);
    return good;
}

/* Processors that this process may use. */
static unsigned processors(void)
{
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? (unsigned)CPU_COUNT(&set) : 1;
}

bool read_jobs(struct options *options, const char *value)
{
    char *end;
    unsigned long workers = strtoul(value, &end, 10);
    if (value[0] < '0' || value[0] > '9' || *end != '\0' || workers > WORKERS_MAX) {
        message(NULL, "bad value '%s' of --jobs; a number up to %d, 0 for the number of processors", value,
                WORKERS_MAX);
        return false;
    }
    options->workers = workers > 0 ? (unsigned)workers : processors();
    return true;
}

bool read_stats(struct options *options, const char *value)
{
    static const char *const names[] = {"table", "json", NULL};
    int chosen = value == NULL ? 0 : choice("stats", value, names);
    options->stats = chosen == 1 ? STATS_JSON : STATS_TABLE;
    return chosen >= 0;
}

bool read_progress(struct options *options, const char *value)
{
    static const char *const names[] = {"auto", "always", "never", NULL};
    int chosen = choice("progress", value, names);
    if (chosen >= 0) options->progress = (enum color)chosen;
    return chosen >= 0;
}

bool read_output(struct options *options, const char *value)
{
    options->output = value;
    return true;
}

bool read_resume(struct options *options, const char *value)
{
    options->resume = value;
    return true;
}
