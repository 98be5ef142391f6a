/* SPDX-License-Identifier: MIT
 *
 * stet - the command: readers take articles out of files, workers have the library parse them and a writer write what
 * was found, and a deliverer puts that out in order.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"
#include "command_hash.h"
#include "delivery.h"
#include "document.h"
#include "inputs.h"
#include "interrupt.h"
#include "message.h"
#include "options.h"
#include "safe_text.h"
#include "stats.h"
#include "terminal.h"

enum { EXIT_FINE = 0, EXIT_TROUBLE = 1, EXIT_USAGE = 2 };

struct job {
    const struct options *options;
    char *const *files;
    struct settings settings;
    struct work work;
    struct progress progress;
    struct resume resume;
    struct delivery delivery;
    struct pipeline *pipeline;
    int output;   /* standard output; -1 where it is closed, and a file that is opened gets its number */
    bool changed; /* the files are not those that --resume knows */
};

/* ---- The feed's side of the pipeline ----------------------------------------------------------------------------- */

static struct batch *fresh(void *context)
{
    struct job *job = context;
    return pipeline_fresh(job->pipeline);
}

static void submit(void *context, struct batch *batch)
{
    struct job *job = context;
    (void)batch; /* batches are filled in the order in which they are given */
    pipeline_submit(job->pipeline);
}

static bool stopped(void *context)
{
    struct job *job = context;
    return interrupted() || pipeline_stopped(job->pipeline);
}

static reader *reader_asked(enum input input)
{
    static reader *const readers[] = {
        [INPUT_AUTO] = NULL, [INPUT_TEXT] = read_text, [INPUT_JSONL] = read_jsonl, [INPUT_WARC] = read_warc};
    return readers[input];
}

static void read_inputs(struct job *job)
{
    struct feed feed = {.fresh = fresh, .submit = submit, .stopped = stopped, .context = job};
    struct inputs inputs = {.feed = &feed, .output = job->output, .count = &job->progress.read};
    feed.article_max = job->options->article_max;
    feed.id_header = job->options->id_header;
    inputs.reader = reader_asked(job->options->input);
    if (job->delivery.resume != NULL) inputs.resumed = job->resume.mark;
    feed_begin(&feed);
    inputs_read(&inputs, job->files);
    feed_end(&feed);
    job->changed = inputs.changed;
}

/* ---- The whole --------------------------------------------------------------------------------------------------- */

static void prepare(struct job *job, const struct options *options)
{
    static char standard_input[] = STANDARD_INPUT;
    static char *const only_standard_input[] = {standard_input, NULL};
    *job = (struct job){.options = options, .settings = options->settings};
    job->files = *options->files != NULL ? options->files : only_standard_input;
    job->settings.color = terminal_color(options->color);
    job->settings.width = terminal_width();
    job->settings.title = file_title(*job->files);
    job->work =
        (struct work){.writer = options->writer,
                      .settings = &job->settings,
                      .parse = &options->parse,
                      .keys = {options->field, options->id_field, strlen(options->field), strlen(options->id_field)},
                      .encoding = options->encoding,
                      .halt = options->strict};
    job->delivery.writer = options->writer;
    job->delivery.progress = &job->progress;
}

/* Makes standard output the file asked for. What an earlier run wrote there is kept for --resume. */
static bool open_output(const struct options *options)
{
    if (options->output == NULL) return true;
    bool keep = options->resume != NULL && access(options->resume, F_OK) == 0;
    int descriptor = open(options->output, O_WRONLY | O_CREAT | O_CLOEXEC | (keep ? 0 : O_TRUNC), 0666);
    if (descriptor >= 0 && dup2(descriptor, STDOUT_FILENO) >= 0) {
        close(descriptor);
        return true;
    }
    message(options->output, "%s", strerror(errno));
    return false;
}

static bool begin_resume(struct job *job)
{
    const struct options *options = job->options;
    if (options->resume == NULL) return true;
    job->delivery.resume = &job->resume;
    return resume_begin(&job->resume, options->resume, command_hash(options), STDOUT_FILENO);
}

static void begin_progress(struct job *job)
{
    bool on = terminal_progress(job->options->progress);
    progress_begin(&job->progress, on, on ? inputs_size(job->files) : 0);
}

static void print_stats(const struct job *job)
{
    struct output out;
    struct stats stats = {.tally = job->delivery.total,
                          .wanted = job->options->parse.want,
                          .troubles = job->delivery.troubles,
                          .read = atomic_load(&job->progress.read),
                          .seconds = clock_seconds() - job->progress.begun,
                          .workers = job->options->workers};
    if (job->options->stats == STATS_NONE) return;
    output_to_descriptor(&out, dup(STDERR_FILENO));
    (job->options->stats == STATS_JSON ? stats_put_json : stats_put_table)(&out, &stats);
    output_end(&out);
}

static bool run(struct job *job)
{
    const struct deliverer deliverer = {.deliver = delivery_take, .spill = delivery_spill, .context = &job->delivery};
    delivery_begin(&job->delivery, &job->settings, STDOUT_FILENO);
    job->pipeline = pipeline_begin(&job->work, job->options->workers, &deliverer);
    if (job->pipeline == NULL) {
        message(NULL, "%s", strerror(errno));
    } else {
        read_inputs(job);
        pipeline_end(job->pipeline);
    }
    int error = delivery_end(&job->delivery);
    if (error != 0) message("standard output", "%s", strerror(error));
    if (job->changed) message(job->options->resume, "the files are not those of the run that wrote it");
    return job->pipeline != NULL && error == 0 && !job->changed && !job->delivery.halted;
}

static int parse_files(const struct options *options)
{
    struct job job;
    prepare(&job, options);
    interrupt_setup();
    if (!open_output(options)) return EXIT_TROUBLE;
    job.output = fcntl(STDOUT_FILENO, F_GETFD) >= 0 ? STDOUT_FILENO : -1;
    bool good = begin_resume(&job);
    if (good) {
        begin_progress(&job);
        good = run(&job);
        print_stats(&job);
    }
    resume_end(&job.resume);
    interrupt_repeat();
    return good && job.delivery.troubles == 0 ? EXIT_FINE : EXIT_TROUBLE;
}

/* ---- Without files ----------------------------------------------------------------------------------------------- */

static int print(const char *const *strings)
{
    struct output out;
    output_to_descriptor(&out, STDOUT_FILENO);
    for (; *strings != NULL; strings++)
        put(&out, *strings);
    int error = output_end(&out);
    if (error == 0) return EXIT_FINE;
    message("standard output", "%s", strerror(error));
    return EXIT_TROUBLE;
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
    safe_text_setup();
    if (!options_read(&options, argc, argv)) return EXIT_USAGE;
    if (options.help) return print(options_help);
    if (options.version) return print_version();
    return parse_files(&options);
}
