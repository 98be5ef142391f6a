/* SPDX-License-Identifier: MIT */
#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "message.h"
#include "options_choice.h"
#include "options_input.h"
#include "selection.h"

/* More than there are formats. */
#define FORMATS_MAX 16

/* What getopt_long gives for the first row; above any character, so above its '?'. */
#define FIRST_OPTION 256

static bool read_format(struct options *options, const char *value)
{
    const char *names[FORMATS_MAX + 1] = {NULL};
    for (int i = 0; i < FORMATS_MAX && writers[i] != NULL; i++)
        names[i] = writers[i]->name;
    int chosen = choice("format", value, names);
    if (chosen >= 0) options->writer = writers[chosen];
    return chosen >= 0;
}

static bool read_input(struct options *options, const char *value)
{
    static const char *const inputs[] = {"auto", "text", "jsonl", "warc", NULL};
    int chosen = choice("input", value, inputs);
    if (chosen >= 0) options->input = (enum input)chosen;
    return chosen >= 0;
}

static bool read_color(struct options *options, const char *value)
{
    static const char *const colors[] = {"auto", "always", "never", NULL};
    int chosen = choice("color", value, colors);
    if (chosen >= 0) options->color = (enum color)chosen;
    return chosen >= 0;
}

static bool read_offsets(struct options *options, const char *value)
{
    int chosen = choice("offsets", value, unit_names);
    if (chosen >= 0) options->settings.unit = (enum unit)chosen;
    options->given |= USES_OFFSETS;
    return chosen >= 0;
}

static bool read_only(struct options *options, const char *value)
{
    options->given |= USES_ONLY;
    return selection_read(&options->settings.selection, value);
}

static bool read_with_text(struct options *options, const char *value)
{
    (void)value;
    options->given |= USES_TEXT;
    options->settings.with_text = true;
    return true;
}

static bool read_language(struct options *options, const char *value)
{
    for (uint32_t i = STET_LANGUAGE_NONE; i <= STET_LANGUAGE_CHINESE; i++) {
        const char *name = i == STET_LANGUAGE_NONE ? "learn" : stet_language_name(i);
        if (strcmp(value, name) != 0) continue;
        options->parse.language = i;
        return true;
    }
    message(NULL, "unknown value '%s' of --language; 'stet --help' has those known", value);
    return false;
}

static bool read_strict(struct options *options, const char *value)
{
    (void)value;
    options->parse.flags |= STET_OPTION_STRICT_UTF8;
    options->strict = true;
    return true;
}

static bool read_whole_quotations(struct options *options, const char *value)
{
    (void)value;
    options->parse.flags |= STET_OPTION_WHOLE_QUOTATIONS;
    return true;
}

static bool read_damaged_marks(struct options *options, const char *value)
{
    (void)value;
    options->parse.flags |= STET_OPTION_PAIR_DAMAGED_MARKS;
    return true;
}

static bool read_help(struct options *options, const char *value)
{
    (void)value;
    options->help = true;
    return true;
}

static bool read_version(struct options *options, const char *value)
{
    (void)value;
    options->version = true;
    return true;
}

struct row {
    const char *name;
    int value; /* required_argument or no_argument */
    bool (*read)(struct options *options, const char *value);
};

static const struct row rows[] = {
    {"format", required_argument, read_format},
    {"offsets", required_argument, read_offsets},
    {"only", required_argument, read_only},
    {"with-text", no_argument, read_with_text},
    {"input", required_argument, read_input},
    {"field", required_argument, read_field},
    {"id-field", required_argument, read_id_field},
    {"encoding", required_argument, read_encoding},
    {"max-article", required_argument, read_max_article},
    {"strict", no_argument, read_strict},
    {"jobs", required_argument, read_jobs},
    {"output", required_argument, read_output},
    {"resume", required_argument, read_resume},
    {"progress", required_argument, read_progress},
    {"stats", optional_argument, read_stats},
    {"whole-quotations", no_argument, read_whole_quotations},
    {"damaged-marks", no_argument, read_damaged_marks},
    {"language", required_argument, read_language},
    {"color", required_argument, read_color},
    {"help", no_argument, read_help},
    {"version", no_argument, read_version},
};

#define ROW_COUNT (sizeof rows / sizeof *rows)

static bool read_kernel(struct options *options)
{
    const char *name = getenv("STET_KERNEL");
    if (name == NULL || *name == '\0') return true;
    for (uint32_t kernel = STET_KERNEL_AUTO; kernel <= STET_KERNEL_NEON; kernel++) {
        if (strcmp(name, stet_kernel_name(kernel)) != 0) continue;
        options->parse.kernel = kernel;
        if (stet_kernel_available(kernel)) return true;
        message("STET_KERNEL", "'%s' does not run here, or is not built in", name);
        return false;
    }
    message("STET_KERNEL", "unknown kernel '%s'", name);
    return false;
}

static bool read_arguments(struct options *options, int argc, char **argv)
{
    static char name[] = "stet";
    struct option table[ROW_COUNT + 1] = {0};
    for (size_t i = 0; i < ROW_COUNT; i++)
        table[i] = (struct option){rows[i].name, rows[i].value, NULL, FIRST_OPTION + (int)i};
    if (argc > 0) argv[0] = name; /* what getopt_long begins its messages with */
    int option;
    while ((option = getopt_long(argc, argv, "j:", table, NULL)) != -1) {
        if (option == 'j') {
            if (!read_jobs(options, optarg)) return false;
            continue;
        }
        if (option < FIRST_OPTION) return false; /* getopt_long said what is wrong */
        if (!rows[option - FIRST_OPTION].read(options, optarg)) return false;
        if (options->help || options->version) break; /* whatever follows */
    }
    options->files = argv + optind;
    return true;
}

/* Options that the format does nothing with are a mistake of whoever gave them. */
static bool check_uses(const struct options *options)
{
    static const char *const names[] = {"offsets", "only", "with-text"}; /* by the bits of USES_... */
    unsigned idle = options->given & ~options->writer->uses;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if ((idle >> i & 1) == 0) continue;
        message(NULL, "--%s does nothing with --format=%s", names[i], options->writer->name);
        return false;
    }
    return true;
}

static bool settle(struct options *options)
{
    if (options->help || options->version) return true;
    if (!check_uses(options)) return false;
    if ((options->given & USES_ONLY) == 0) options->settings.selection = options->writer->selection;
    if ((options->given & USES_OFFSETS) == 0) options->settings.unit = options->writer->unit;
    options->parse.want = selection_wants(options->settings.selection);
    return true;
}

bool options_read(struct options *options, int argc, char **argv)
{
    *options = (struct options){.writer = writers[0], .parse = STET_OPTIONS_INIT};
    options_input_defaults(options);
    if (!read_arguments(options, argc, argv) || !settle(options)) {
        fputs("Try 'stet --help'.\n", stderr);
        return false;
    }
    return options->help || options->version || read_kernel(options);
}
