/* SPDX-License-Identifier: MIT */
#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "message.h"

/* clang-format off */
const char *const options_help =
    "Usage: stet [OPTION]... [FILE]...\n"
    "Finds the structure of news articles: blocks, sentences, quotations, speakers.\n"
    "\n"
    "Reads standard input where no FILE is given, or where FILE is -.\n"
    "\n"
    "      --format=FORMAT     what comes out:\n"
    "                            text   an outline for people (default)\n"
    "                            jsonl  a line of JSON an article, with byte offsets\n"
    "      --input=INPUT       what goes in:\n"
    "                            text   a file is an article (default)\n"
    "                            jsonl  a line is an article:\n"
    "                                   {\"id\": ANY, \"text\": STRING};\n"
    "                                   without an id, FILE:LINE is its id\n"
    "      --strict            refuse articles that are not valid UTF-8\n"
    "      --whole-quotations  end no sentence inside a quotation\n"
    "      --damaged-marks     take &quot; and the like, and wrongly decoded marks,\n"
    "                          for the quotation marks they were\n"
    "      --language=NAME     look for this language's words: learn (by the text,\n"
    "                          default), en, de, fr, es, sv, pl, it, fi, ru, ja, zh\n"
    "      --color=WHEN        colour the outline: auto (default), always or never\n"
    "      --help              print this and exit\n"
    "      --version           print the versions of command and output, and exit\n"
    "\n"
    "Environment:\n"
    "  NO_COLOR     where not empty: no colour, unless --color=always\n"
    "  COLUMNS      width of the outline (default: the terminal's, else 100)\n"
    "  STET_KERNEL  the code that scans: auto, portable, sse2, avx2, avx512 or neon;\n"
    "               the output is the same with each\n"
    "\n"
    "Exit status: 0 if all went well, 1 if some input could not be read or output not\n"
    "be written (the rest is done all the same), 2 if the command line is wrong.\n";
/* clang-format on */

enum {
    OPTION_FORMAT = 1,
    OPTION_INPUT,
    OPTION_STRICT,
    OPTION_WHOLE,
    OPTION_DAMAGED,
    OPTION_LANGUAGE,
    OPTION_COLOR,
    OPTION_HELP,
    OPTION_VERSION
};

static const struct option table[] = {
    {"format", required_argument, NULL, OPTION_FORMAT},   {"input", required_argument, NULL, OPTION_INPUT},
    {"strict", no_argument, NULL, OPTION_STRICT},         {"whole-quotations", no_argument, NULL, OPTION_WHOLE},
    {"damaged-marks", no_argument, NULL, OPTION_DAMAGED}, {"language", required_argument, NULL, OPTION_LANGUAGE},
    {"color", required_argument, NULL, OPTION_COLOR},     {"help", no_argument, NULL, OPTION_HELP},
    {"version", no_argument, NULL, OPTION_VERSION},       {NULL, 0, NULL, 0},
};

/* The place of the value among up to three names, or -1 after a message. */
static int choice(const char *option, const char *value, const char *const names[3])
{
    for (int i = 0; i < 3 && names[i] != NULL; i++) {
        if (strcmp(value, names[i]) == 0) return i;
    }
    bool third = names[2] != NULL;
    message(NULL, 0, "unknown value '%s' of %s; known are %s, %s%s%s", value, option, names[0], names[1],
            third ? ", " : "", third ? names[2] : "");
    return -1;
}

static bool read_choice(struct options *options, int option, const char *value)
{
    static const char *const formats[3] = {"text", "jsonl"};
    static const char *const colors[3] = {"auto", "always", "never"};
    int chosen;
    switch (option) {
    case OPTION_FORMAT:
        chosen = choice("--format", value, formats);
        if (chosen >= 0) options->format = (enum format)chosen;
        break;
    case OPTION_INPUT:
        chosen = choice("--input", value, formats);
        if (chosen >= 0) options->input = (enum input)chosen;
        break;
    default:
        chosen = choice("--color", value, colors);
        if (chosen >= 0) options->color = (enum color)chosen;
        break;
    }
    return chosen >= 0;
}

static bool read_language(struct options *options, const char *value)
{
    for (uint32_t i = STET_LANGUAGE_NONE; i <= STET_LANGUAGE_CHINESE; i++) {
        const char *name = i == STET_LANGUAGE_NONE ? "learn" : stet_language_name(i);
        if (strcmp(value, name) != 0) continue;
        options->parse.language = i;
        return true;
    }
    message(NULL, 0, "unknown value '%s' of --language; 'stet --help' has those known", value);
    return false;
}

static bool read_option(struct options *options, int option, const char *value)
{
    switch (option) {
    case OPTION_LANGUAGE: return read_language(options, value);
    case OPTION_STRICT: options->parse.flags |= STET_OPTION_STRICT_UTF8; return true;
    case OPTION_WHOLE: options->parse.flags |= STET_OPTION_WHOLE_QUOTATIONS; return true;
    case OPTION_DAMAGED: options->parse.flags |= STET_OPTION_PAIR_DAMAGED_MARKS; return true;
    case OPTION_HELP: options->help = true; return true;
    case OPTION_VERSION: options->version = true; return true;
    case '?': return false; /* getopt_long said what is wrong */
    default: return read_choice(options, option, value);
    }
}

static bool read_kernel(struct options *options)
{
    const char *name = getenv("STET_KERNEL");
    if (name == NULL || *name == '\0') return true;
    for (uint32_t kernel = STET_KERNEL_AUTO; kernel <= STET_KERNEL_NEON; kernel++) {
        if (strcmp(name, stet_kernel_name(kernel)) != 0) continue;
        options->parse.kernel = kernel;
        if (stet_kernel_available(kernel)) return true;
        message("STET_KERNEL", 0, "'%s' does not run here, or is not built in", name);
        return false;
    }
    message("STET_KERNEL", 0, "unknown kernel '%s'", name);
    return false;
}

static bool read_arguments(struct options *options, int argc, char **argv)
{
    static char name[] = "stet";
    if (argc > 0) argv[0] = name; /* what getopt_long begins its messages with */
    int option;
    while ((option = getopt_long(argc, argv, "", table, NULL)) != -1) {
        if (!read_option(options, option, optarg)) return false;
        if (options->help || options->version) break; /* whatever follows */
    }
    options->files = argv + optind;
    return true;
}

bool options_read(struct options *options, int argc, char **argv)
{
    *options = (struct options){.parse = STET_OPTIONS_INIT};
    if (!read_arguments(options, argc, argv)) {
        fputs("Try 'stet --help'.\n", stderr);
        return false;
    }
    return options->help || options->version || read_kernel(options);
}
