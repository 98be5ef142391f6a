/* SPDX-License-Identifier: MIT */
#include "progress.h"

#include <inttypes.h>
#include <stdio.h>

#include "clock.h"

/* Seconds between two lines, and before the first: short work has none. */
#define PAINT_SECONDS 0.2
#define FIRST_SECONDS 0.5

#define LINE_BYTES 160
#define PART_BYTES 32

#define THOUSAND 1000.0
#define MINUTE   60
#define HOUR     3600

void progress_begin(struct progress *progress, bool on, uint64_t size)
{
    progress->on = on;
    progress->size = size;
    progress->begun = clock_seconds();
    progress->painted = progress->begun + FIRST_SECONDS - PAINT_SECONDS;
}

/* "1.2 GB" */
static void format_bytes(char out[PART_BYTES], double bytes)
{
    static const char *const units[] = {"B", "KB", "MB", "GB", "TB", "PB"};
    size_t unit = 0;
    for (; bytes >= THOUSAND && unit + 1 < sizeof units / sizeof *units; unit++)
        bytes /= THOUSAND;
    snprintf(out, PART_BYTES, unit > 0 && bytes < 100 ? "%.1f %s" : "%.0f %s", bytes, units[unit]);
}

/* "1:02:03" */
static void format_time(char out[PART_BYTES], double seconds)
{
    uint64_t whole = (uint64_t)seconds, minutes = whole % HOUR / MINUTE;
    if (whole >= HOUR) {
        snprintf(out, PART_BYTES, "%" PRIu64 ":%02u:%02u", whole / HOUR, (unsigned)minutes, (unsigned)(whole % MINUTE));
    } else {
        snprintf(out, PART_BYTES, "%u:%02u", (unsigned)minutes, (unsigned)(whole % MINUTE));
    }
}

static void format_line(char out[LINE_BYTES], const struct progress *progress, uint64_t articles, double seconds)
{
    char read[PART_BYTES], size[PART_BYTES], rate[PART_BYTES], left[PART_BYTES];
    double bytes = (double)atomic_load_explicit(&progress->read, memory_order_relaxed), all = (double)progress->size;
    double speed = seconds > 0 ? bytes / seconds : 0;
    format_bytes(read, bytes);
    format_bytes(size, all);
    format_bytes(rate, speed);
    format_time(left, speed > 0 && all > bytes ? (all - bytes) / speed : 0);
    if (progress->size == 0) {
        snprintf(out, LINE_BYTES, "%s, %" PRIu64 " articles, %s/s", read, articles, rate);
    } else {
        snprintf(out, LINE_BYTES, "%s of %s (%.0f%%), %" PRIu64 " articles, %s/s, %s left", read, size,
                 bytes < all ? 100 * bytes / all : 100.0, articles, rate, left);
    }
}

void progress_show(struct progress *progress, uint64_t articles)
{
    char line[LINE_BYTES];
    double now = progress->on ? clock_seconds() : 0;
    if (!progress->on || now - progress->painted < PAINT_SECONDS) return;
    progress->painted = now;
    progress->shown = true;
    format_line(line, progress, articles, now - progress->begun);
    fprintf(stderr, "\r%s\x1b[K", line);
}

void progress_hide(struct progress *progress)
{
    if (progress->shown) fputs("\r\x1b[K", stderr);
    progress->shown = false;
}
