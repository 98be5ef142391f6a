/* SPDX-License-Identifier: MIT
 *
 * duel.c - two builds of one table of cases, timed against each other in one process.
 *
 *     duel [OPTION]... BASE HEAD
 *
 *     --data DIRECTORY   given to the tables
 *     --case PATTERN     only the cases that fit, as file names fit a shell's; may be repeated
 *     --cpu N            runs on this processor only
 *     --seed N           of the order of cases, where each begins, and which side is loaded first
 *     --block-us N       length of a block, 25 microseconds; at least one unit
 *     --case-ms N        time for each case, 30 milliseconds
 *     --two-processes    each side in a process of its own; so it is anyway where there is no dlmopen
 *     --digests          the answers' digests too, which take a pass over all units
 *
 * Times of one machine drift by more than what is sought, but not within a millisecond: short blocks of both sides
 * alternate, base head head base and head base base head, so that what changes slowly hits both alike and so does what
 * the first one warms up. The shorter the block the better; it is some fifty times what reading the clock costs. The
 * time is that of the thread on the processor. Of a case's ratios the median is printed: one number for each process,
 * since what differs from process to process (where memory lies) repeats within one. Many processes then make a
 * statistic, which ci/perf-check does.
 *
 * Prints lines of fields parted by tabs:
 *
 *     duel 1 MODE                                          first
 *     missing SIDE NAME                                    SIDE (base, head) lacks a case that the other one has
 *     case NAME LOG_RATIO BASE_NS HEAD_NS ROUNDS BYTES      median of ln(head/base); median ns of a pass over all units
 *     digest NAME BASE HEAD                                where asked for; 0 where a case has none
 *     end CASES                                            last: without it the run is worth nothing
 */
#define _GNU_SOURCE

#include "perf_cases.h"

#include <dlfcn.h>
#include <errno.h>
#include <fnmatch.h>
#include <inttypes.h>
#include <math.h>
#include <sched.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { BASE = 0, HEAD = 1, ROUNDS_MIN = 8, ROUNDS_MAX = 4096, CHOSEN_MAX = 256 };

static const char *const side_names[2] = {"base", "head"};

typedef struct options {
    const char *data, *paths[2];
    const char *chosen[CHOSEN_MAX];
    size_t chosen_count;
    int cpu;
    uint64_t seed;
    double block_ns, case_ns;
    bool two_processes, digests;
} options;

/* A case as the duel sees it, wherever it runs. */
typedef struct known_case {
    char *name;
    uint64_t units, bytes;
} known_case;

typedef struct side {
    const perf_table *table; /* NULL: it is in the process behind these pipes */
    int to, from;
    known_case *cases;
    size_t count;
} side;

static void die(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("duel: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(2);
}

static void *allocate(size_t count, size_t size)
{
    void *memory = calloc(count > 0 ? count : 1, size);
    if (memory == NULL) die("no memory");
    return memory;
}

/* splitmix64. */
static uint64_t draw(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static void pin(int cpu)
{
#ifdef __linux__
    cpu_set_t set;
    if (cpu < 0) return;
    CPU_ZERO(&set);
    CPU_SET((unsigned)cpu, &set);
    if (sched_setaffinity(0, sizeof set, &set) != 0) fprintf(stderr, "duel: cannot pin to %d\n", cpu);
#else
    (void)cpu;
#endif
}

/* ---- A table in this process ------------------------------------------------------------------------------------- */

static void *load(const char *path)
{
#ifdef LM_ID_NEWLM
    void *object = dlmopen(LM_ID_NEWLM, path, RTLD_NOW | RTLD_LOCAL);
#else
    void *object = dlopen(path, RTLD_NOW | RTLD_LOCAL);
#endif
    if (object == NULL) die("%s", dlerror());
    return object;
}

static const perf_table *open_table(const char *path, const char *data)
{
    perf_cases_fn *entry;
    void *symbol = dlsym(load(path), "perf_cases");
    if (symbol == NULL) die("%s has no perf_cases", path);
    memcpy(&entry, &symbol, sizeof entry); /* a pointer to data is no pointer to a function in C */
    const perf_table *table = entry(data);
    if (table->version != PERF_CASES_VERSION || table->case_size != sizeof(perf_case))
        die("%s: interface %" PRIu32 ", not %u", path, table->version, PERF_CASES_VERSION);
    if (table->error != NULL) die("%s: %s", path, table->error);
    for (size_t i = 0; i < table->count; i++) {
        const perf_case *c = &table->cases[i];
        const char *wrong = c->set_up != NULL ? c->set_up(c) : NULL;
        if (wrong != NULL) die("%s: %s: %s", path, c->name, wrong);
    }
    return table;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static double run_here(const perf_case *c, uint64_t first, uint64_t count)
{
    double start = now();
    c->run(c, (size_t)first, (size_t)count);
    return now() - start;
}

/* ---- A table in another process ---------------------------------------------------------------------------------- */

/* What is asked of it: a run, or with count 0 a digest. */
typedef struct request {
    uint64_t index, first, count;
} request;

static void transfer(int fd, void *memory, size_t size, bool out)
{
    char *bytes = memory;
    while (size > 0) {
        ssize_t n = out ? write(fd, bytes, size) : read(fd, bytes, size);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) die("the other process is gone");
        bytes += n;
        size -= (size_t)n;
    }
}

static void send_cases(const perf_table *table, int out)
{
    uint64_t count = table->count;
    transfer(out, &count, sizeof count, true);
    for (size_t i = 0; i < table->count; i++) {
        const perf_case *c = &table->cases[i];
        uint64_t numbers[3] = {strlen(c->name), c->units, c->bytes};
        char *name = strdup(c->name);
        transfer(out, numbers, sizeof numbers, true);
        transfer(out, name, (size_t)numbers[0], true);
        free(name);
    }
}

static _Noreturn void serve(const char *path, const char *data, int in, int out)
{
    const perf_table *table = open_table(path, data);
    request r;
    send_cases(table, out);
    while (read(in, &r, sizeof r) == (ssize_t)sizeof r) {
        const perf_case *c = &table->cases[r.index];
        uint64_t digest;
        if (r.count > 0) {
            double ns = run_here(c, r.first, r.count);
            transfer(out, &ns, sizeof ns, true);
        } else {
            digest = c->digest != NULL ? c->digest(c) : 0;
            transfer(out, &digest, sizeof digest, true);
        }
    }
    _exit(0);
}

static void receive_cases(side *s)
{
    uint64_t count;
    transfer(s->from, &count, sizeof count, false);
    s->count = (size_t)count;
    s->cases = allocate(s->count, sizeof *s->cases);
    for (size_t i = 0; i < s->count; i++) {
        uint64_t numbers[3];
        transfer(s->from, numbers, sizeof numbers, false);
        s->cases[i].name = allocate((size_t)numbers[0] + 1, 1);
        transfer(s->from, s->cases[i].name, (size_t)numbers[0], false);
        s->cases[i].units = numbers[1];
        s->cases[i].bytes = numbers[2];
    }
}

static void open_process(side *s, const char *path, const char *data)
{
    int to[2], from[2];
    fflush(NULL);
    if (pipe(to) != 0 || pipe(from) != 0) die("no pipes");
    pid_t child = fork();
    if (child < 0) die("no process");
    if (child == 0) {
        close(to[1]);
        close(from[0]);
        serve(path, data, to[0], from[1]);
    }
    close(to[0]);
    close(from[1]);
    s->to = to[1];
    s->from = from[0];
    receive_cases(s);
}

/* ---- A side, wherever it is -------------------------------------------------------------------------------------- */

static void open_side(side *s, const char *path, const options *o)
{
    if (o->two_processes) {
        open_process(s, path, o->data);
        return;
    }
    s->table = open_table(path, o->data);
    s->count = s->table->count;
    s->cases = allocate(s->count, sizeof *s->cases);
    for (size_t i = 0; i < s->count; i++) {
        s->cases[i].name = strdup(s->table->cases[i].name);
        s->cases[i].units = s->table->cases[i].units;
        s->cases[i].bytes = s->table->cases[i].bytes;
    }
}

static double run(side *s, size_t index, uint64_t first, uint64_t count)
{
    request r = {index, first, count};
    double ns;
    if (s->table != NULL) return run_here(&s->table->cases[index], first, count);
    transfer(s->to, &r, sizeof r, true);
    transfer(s->from, &ns, sizeof ns, false);
    return ns;
}

static uint64_t digest_of(side *s, size_t index)
{
    request r = {index, 0, 0};
    uint64_t digest;
    if (s->table != NULL) {
        const perf_case *c = &s->table->cases[index];
        return c->digest != NULL ? c->digest(c) : 0;
    }
    transfer(s->to, &r, sizeof r, true);
    transfer(s->from, &digest, sizeof digest, false);
    return digest;
}

static size_t find(const side *s, const char *name)
{
    for (size_t i = 0; i < s->count; i++) {
        if (strcmp(s->cases[i].name, name) == 0) return i;
    }
    return SIZE_MAX;
}

/* ---- The duel ---------------------------------------------------------------------------------------------------- */

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, size_t count)
{
    qsort(values, count, sizeof *values, by_value);
    return count % 2 == 1 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

/* The least time of some runs: one that was interrupted must not make blocks too short. */
static double least_time(side *s, size_t index, uint64_t units)
{
    double least = run(s, index, 0, units);
    for (int i = 0; i < 3; i++) {
        double ns = run(s, index, 0, units);
        if (ns < least) least = ns;
    }
    return least;
}

/* Units that take the base a block's time. The first runs also warm up both sides. */
static uint64_t block_units(side sides[2], const size_t index[2], double block_ns)
{
    uint64_t units = 1;
    double ns = 0;
    while (units < UINT64_C(1) << 40) {
        run(&sides[HEAD], index[HEAD], 0, units);
        ns = least_time(&sides[BASE], index[BASE], units);
        if (ns >= block_ns / 2) break;
        units *= 2;
    }
    uint64_t fitting = (uint64_t)((double)units * block_ns / (ns > 1 ? ns : 1));
    return fitting > 0 ? fitting : 1;
}

/* Base head head base, or the other way round, over the same units. Returns ln(head/base), and adds up the times. */
static double run_quad(side sides[2], const size_t index[2], bool head_first, uint64_t first, uint64_t units,
                       double total[2])
{
    double ns[2] = {0, 0};
    for (int i = 0; i < 4; i++) {
        int which = (i == 1 || i == 2) != head_first;
        ns[which] += run(&sides[which], index[which], first, units);
    }
    if (ns[BASE] <= 0 || ns[HEAD] <= 0) die("a block took no time");
    total[BASE] += ns[BASE];
    total[HEAD] += ns[HEAD];
    return log(ns[HEAD] / ns[BASE]);
}

/* Times of one round, of two quads over neighbouring units. In a quad the inner side is ahead by some percent, since
 * its second block follows right after its first; the other order in the second quad takes that out. What is left of it
 * has the sign of the first quad's order, which therefore changes from round to round. */
static double run_round(side sides[2], const size_t index[2], bool head_first, uint64_t first, uint64_t units,
                        double total[2])
{
    total[BASE] = total[HEAD] = 0;
    double ratio = run_quad(sides, index, head_first, first, units, total);
    return (ratio + run_quad(sides, index, !head_first, first + units, units, total)) / 2;
}

static void duel(side sides[2], const char *name, const options *o, uint64_t *random)
{
    const size_t index[2] = {find(&sides[BASE], name), find(&sides[HEAD], name)};
    const known_case *c = &sides[HEAD].cases[index[HEAD]];
    uint64_t units = block_units(sides, index, o->block_ns), first = draw(random) % c->units;
    double spent = 0, *ratios = allocate(ROUNDS_MAX, sizeof *ratios), *ns[2];
    size_t rounds = 0;
    for (int s = 0; s < 2; s++)
        ns[s] = allocate(ROUNDS_MAX, sizeof **ns);
    while (rounds < ROUNDS_MIN || (rounds < ROUNDS_MAX && spent < o->case_ns)) {
        double total[2];
        ratios[rounds] = run_round(sides, index, rounds % 2 == 1, first, units, total);
        for (int s = 0; s < 2; s++)
            ns[s][rounds] = total[s] / 4 / (double)units * (double)c->units;
        first = (first + 2 * units) % c->units;
        spent += total[BASE] + total[HEAD];
        rounds++;
    }
    printf("case\t%s\t%.9f\t%.1f\t%.1f\t%zu\t%" PRIu64 "\n", name, median(ratios, rounds), median(ns[BASE], rounds),
           median(ns[HEAD], rounds), rounds, c->bytes);
    free(ratios);
    free(ns[BASE]);
    free(ns[HEAD]);
}

static bool is_chosen(const options *o, const char *name)
{
    for (size_t i = 0; i < o->chosen_count; i++) {
        if (fnmatch(o->chosen[i], name, 0) == 0) return true;
    }
    return o->chosen_count == 0;
}

/* The names that both sides have and that were asked for, in an order of the seed's. */
static size_t choose(side sides[2], const options *o, uint64_t *random, const char **names)
{
    size_t count = 0;
    for (int s = 0; s < 2; s++) {
        for (size_t i = 0; i < sides[s].count; i++) {
            const char *name = sides[s].cases[i].name;
            if (!is_chosen(o, name)) continue;
            if (find(&sides[1 - s], name) == SIZE_MAX)
                printf("missing\t%s\t%s\n", side_names[1 - s], name);
            else if (s == HEAD)
                names[count++] = name;
        }
    }
    for (size_t i = count; i > 1; i--) {
        size_t other = (size_t)(draw(random) % i);
        const char *name = names[i - 1];
        names[i - 1] = names[other];
        names[other] = name;
    }
    return count;
}

static void run_all(const options *o)
{
    uint64_t random = o->seed;
    side sides[2] = {{NULL, -1, -1, NULL, 0}, {NULL, -1, -1, NULL, 0}};
    int first = (int)(draw(&random) & 1);
    open_side(&sides[first], o->paths[first], o);
    open_side(&sides[1 - first], o->paths[1 - first], o);
    printf("duel\t1\t%s\n", o->two_processes ? "two-processes" : "one-process");
    const char **names = allocate(sides[HEAD].count, sizeof *names);
    size_t count = choose(sides, o, &random, names);
    for (size_t i = 0; i < count; i++) {
        if (o->digests)
            printf("digest\t%s\t%016" PRIx64 "\t%016" PRIx64 "\n", names[i],
                   digest_of(&sides[BASE], find(&sides[BASE], names[i])),
                   digest_of(&sides[HEAD], find(&sides[HEAD], names[i])));
        duel(sides, names[i], o, &random);
    }
    printf("end\t%zu\n", count);
    free(names);
}

static options read_options(int argc, char **argv)
{
    options o = {.cpu = -1, .seed = 1, .block_ns = 25e3, .case_ns = 30e6};
    int paths = 0;
#ifndef LM_ID_NEWLM
    o.two_processes = true;
#endif
    for (int i = 1; i < argc; i++) {
        const char *name = argv[i];
        if (strcmp(name, "--two-processes") == 0) {
            o.two_processes = true;
        } else if (strcmp(name, "--digests") == 0) {
            o.digests = true;
        } else if (strncmp(name, "--", 2) != 0 && paths < 2) {
            o.paths[paths++] = name;
        } else if (i + 1 == argc) {
            die("%s: not understood", name);
        } else if (strcmp(name, "--data") == 0) {
            o.data = argv[++i];
        } else if (strcmp(name, "--case") == 0 && o.chosen_count < CHOSEN_MAX) {
            o.chosen[o.chosen_count++] = argv[++i];
        } else if (strcmp(name, "--cpu") == 0) {
            o.cpu = atoi(argv[++i]);
        } else if (strcmp(name, "--seed") == 0) {
            o.seed = strtoull(argv[++i], NULL, 10);
        } else if (strcmp(name, "--block-us") == 0) {
            o.block_ns = atof(argv[++i]) * 1e3;
        } else if (strcmp(name, "--case-ms") == 0) {
            o.case_ns = atof(argv[++i]) * 1e6;
        } else {
            die("%s: not understood", name);
        }
    }
    if (paths != 2 || !(o.block_ns > 0) || !(o.case_ns > 0)) die("usage: duel [OPTION]... BASE HEAD; see duel.c");
    return o;
}

int main(int argc, char **argv)
{
    options o = read_options(argc, argv);
    pin(o.cpu);
    run_all(&o);
    return 0;
}
