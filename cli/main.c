/* SPDX-License-Identifier: MIT
 *
 * stet - the command: readers take documents out of files, the library parses them, a writer prints what was found.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "document.h"
#include "message.h"
#include "options.h"
#include "output.h"
#include "records.h"
#include "safe_text.h"
#include "terminal.h"
#include "writers.h"

enum { EXIT_FINE = 0, EXIT_TROUBLE = 1, EXIT_USAGE = 2 };

struct job {
    const struct options *options;
    struct records records;
    struct settings settings;
    struct pen pen;
    struct tally total;
    bool interactive; /* someone watches the output come */
    bool trouble;
};

/* The line on which an offset stands: the document's own, where it is one line of a file. */
static size_t line_of(const struct document *document, size_t offset)
{
    stet_position position = STET_POSITION_INIT;
    if (document->line > 0) return document->line;
    if (stet_position_move(document->text, document->len, offset, &position) != STET_OK) return 0;
    return position.line + 1;
}

/* Says what is wrong with the document, if anything. Returns whether there is something to write. */
static bool check(const struct document *document, const stet_article *article, stet_status status)
{
    size_t offset = article->error_offset;
    switch (status) {
    case STET_OK:
        if (article->flags & STET_ARTICLE_FLAG_INVALID_UTF8) {
            message(document->file, line_of(document, offset), "warning: invalid UTF-8 at byte %zu", offset);
        }
        return true;
    case STET_E_UTF8:
        message(document->file, line_of(document, offset), "invalid UTF-8 at byte %zu; left out", offset);
        return false;
    default: message(document->file, document->line, "%s", stet_status_message(status)); return false;
    }
}

static bool parse(struct job *job, const struct document *document)
{
    stet_status status;
    if (!records_parse(&job->records, document->text, document->len, &job->options->parse, &status)) {
        message(document->file, document->line, "%s", strerror(ENOMEM));
        return false;
    }
    return check(document, &job->records.article, status);
}

static bool take(void *context, const struct document *document)
{
    struct job *job = context;
    if (!parse(job, document)) {
        job->trouble = true;
        return true;
    }
    const struct writer *writer = job->options->writer;
    if (job->total.articles > 0) put(&job->pen.out, writer->between);
    pen_write(&job->pen, writer, job->total.articles + 1, document, &job->records.article);
    tally_add(&job->total, &job->records.article, document->len);
    if (job->interactive) output_flush(&job->pen.out);
    return job->pen.out.error == 0;
}

static void run(struct job *job)
{
    static char standard_input[] = STANDARD_INPUT;
    char *only_standard_input[] = {standard_input, NULL};
    char **file = *job->options->files != NULL ? job->options->files : only_standard_input;
    const struct writer *writer = job->options->writer;
    struct sink sink = {.take = take, .context = job};
    reader *read_file = job->options->input == INPUT_JSONL ? read_jsonl : read_text;
    if (writer->begin != NULL) writer->begin(&job->pen);
    for (; *file != NULL && job->pen.out.error == 0; file++) {
        if (!read_file(*file, &sink)) job->trouble = true;
    }
    if (writer->end != NULL) writer->end(&job->pen, &job->total);
}

/* Says what is wrong with the output, if anything. */
static int end_output(struct output *out, int status)
{
    int error = output_end(out);
    if (error == 0) return status;
    message("standard output", 0, "%s", strerror(error));
    return EXIT_TROUBLE;
}

static int parse_files(const struct options *options)
{
    struct job job = {.options = options, .interactive = terminal_watched()};
    job.settings = options->settings;
    job.settings.color = terminal_color(options->color);
    job.settings.width = terminal_width();
    job.settings.title = file_title(*options->files != NULL ? *options->files : STANDARD_INPUT);
    records_begin(&job.records);
    pen_begin(&job.pen, &job.settings);
    output_to_descriptor(&job.pen.out, STDOUT_FILENO);
    run(&job);
    int status = end_output(&job.pen.out, job.trouble ? EXIT_TROUBLE : EXIT_FINE);
    pen_end(&job.pen);
    records_end(&job.records);
    return status;
}

static int print(const char *const *strings)
{
    struct output out;
    output_to_descriptor(&out, STDOUT_FILENO);
    for (; *strings != NULL; strings++)
        put(&out, *strings);
    return end_output(&out, EXIT_FINE);
}

static int print_version(void)
{
    const char *const strings[] = {"stet ",
                                   stet_version(),
                                   "\noutput version ",
                                   stet_output_version(),
                                   "\nkernel ",
                                   stet_kernel_name(stet_kernel_best()),
                                   "\n",
                                   NULL};
    return print(strings);
}

int main(int argc, char **argv)
{
    struct options options;
    const char *const help[] = {options_help, NULL};
    safe_text_setup();
    if (!options_read(&options, argc, argv)) return EXIT_USAGE;
    if (options.help) return print(help);
    if (options.version) return print_version();
    return parse_files(&options);
}
