/* SPDX-License-Identifier: MIT
 *
 * linear.c - the work is at most linear in the length of the text, whatever the text. Its library is built so that
 * every edge of the program that is run counts one step (clang's and gcc's -fsanitize-coverage=trace-pc): no loop can
 * be forgotten. The input is repeated to two lengths: work that grows faster than the text shows, even where its
 * constant is small. So are its halves, one after the other, as what is looked for again and again may stand far
 * behind. STET_LINEAR_BYTES in the environment sets the longer one.
 */
#include "mutate.h"
#include "shared.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int mutate_keeps_long = 1; /* the target repeats it to the same length whatever its own */
void __wrap___sanitizer_cov_trace_pc(void);

enum {
    SHORT_BYTES = 2048,
    LONG_TIMES = 8,
    TIMES = 3,           /* the input at least, in the shorter text: an article's head is read faster than its rest */
    STEPS_A_BYTE = 1000, /* the most that was seen is 640, of marks alone, with gcc; prose takes 30 */
    STEPS_OF_PROSE = 50, /* a byte; the most that was seen is 40 */
    STEPS_A_CALL = 60000
};

static _Thread_local uint64_t steps;

void __wrap___sanitizer_cov_trace_pc(void)
{
    steps++;
}

/* What is repeated: an input, or its halves, each as often as fits into half of the text. */
typedef struct pattern {
    const unsigned char *data;
    size_t size;
    int halves;
} pattern;

static void fill(char *text, size_t len, const unsigned char *data, size_t size)
{
    for (size_t at = 0; at < len; at += size)
        memcpy(text + at, data, len - at < size ? len - at : size);
}

static char *repeat(pattern p, size_t len)
{
    char *text = malloc(len);
    run_expect(text != NULL, "no memory for the text");
    size_t first = p.halves ? p.size / 2 : p.size, middle = p.halves ? len / 2 : len;
    fill(text, middle, p.data, first);
    if (p.halves) fill(text + middle, len - middle, p.data + first, p.size - first);
    return text;
}

/* Steps of one parse with everything wanted. */
static uint64_t work(const char *text, size_t len, uint32_t flags)
{
    uint64_t before = steps;
    run r = shared_parse(0, text, len, shared_options(flags));
    run_expect(r.status == STET_OK, "a text is refused");
    return steps - before;
}

static void expect_at_most(uint64_t done, uint64_t most, size_t len, const char *what)
{
    char message[200];
    if (done <= most) return;
    snprintf(message, sizeof message, "%s: %llu steps for %zu bytes, at most %llu were expected", what,
             (unsigned long long)done, len, (unsigned long long)most);
    run_expect(0, message);
}

/* The steps that a text so long may take, by the rate of a shorter one. */
static uint64_t most_steps(uint64_t short_work, size_t short_bytes, size_t long_bytes)
{
    uint64_t rate = short_work / short_bytes * 2;
    return STEPS_A_CALL + (rate < STEPS_OF_PROSE ? STEPS_OF_PROSE : rate) * long_bytes;
}

/* Windows that fill, and what is noted and read all at once when its room is full, cost a long text more a byte than a
 * short one, up to a rate that is soon reached: where the shorter text was too short for that, the longer one is the
 * measure of one that is longer by as much again. Work that is not linear has no such rate. */
static void expect_settled(pattern p, size_t bytes, uint64_t done, uint32_t flags)
{
    size_t more = bytes * LONG_TIMES;
    char *text = repeat(p, more);
    expect_at_most(work(text, more, flags), most_steps(done, bytes, more), more, "work that is not linear");
    free(text);
}

static uint64_t work_of(pattern p, size_t len, uint32_t flags)
{
    char *text = repeat(p, len);
    uint64_t done = work(text, len, flags);
    expect_at_most(done, STEPS_A_CALL + (uint64_t)STEPS_A_BYTE * len, len, "too much work");
    free(text);
    return done;
}

static void expect_linear(pattern p, size_t short_bytes, size_t long_bytes)
{
    uint32_t flags = p.size % 2 ? STET_OPTION_PAIR_DAMAGED_MARKS : 0; /* each takes ways that the other does not */
    uint64_t short_work = work_of(p, short_bytes, flags), long_work = work_of(p, long_bytes, flags);
    if (getenv("STET_LINEAR_SHOW") != NULL) /* bytes and steps, twice */
        fprintf(stderr, "%zu %llu %zu %llu\n", short_bytes, (unsigned long long)short_work, long_bytes,
                (unsigned long long)long_work);
    if (long_work > most_steps(short_work, short_bytes, long_bytes)) expect_settled(p, long_bytes, long_work, flags);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const char *wish = getenv("STET_LINEAR_BYTES");
    size_t long_bytes = wish != NULL ? (size_t)strtoull(wish, NULL, 10) : (size_t)SHORT_BYTES * LONG_TIMES;
    if (size == 0) return 0;
    size_t short_bytes = size * TIMES > SHORT_BYTES ? size * TIMES : SHORT_BYTES;
    if (long_bytes < short_bytes * LONG_TIMES) long_bytes = short_bytes * LONG_TIMES;
    pattern p = {data, size, 0};
    expect_linear(p, short_bytes, long_bytes);
    p.halves = size > 1;
    if (p.halves) expect_linear(p, short_bytes, long_bytes);
    return 0;
}
