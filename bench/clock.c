/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE

#include "clock.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

double clock_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

int clock_pin(void)
{
#ifdef __linux__
    cpu_set_t one;
    int number = sched_getcpu();
    if (number < 0) return -1;
    CPU_ZERO(&one);
    CPU_SET((size_t)number, &one);
    return sched_setaffinity(0, sizeof one, &one) == 0 ? number : -1;
#else
    return -1;
#endif
}

const char *clock_machine(void)
{
    static char name[128] = "unknown processor";
    char line[256];
    FILE *file = fopen("/proc/cpuinfo", "r");
    if (file == NULL) return name;
    while (fgets(line, sizeof line, file) != NULL) {
        char *colon = strchr(line, ':');
        if (strncmp(line, "model name", 10) != 0 || colon == NULL) continue;
        colon[strcspn(colon, "\n")] = '\0';
        snprintf(name, sizeof name, "%.120s", colon + 2);
        break;
    }
    fclose(file);
    return name;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double clock_quantile(double *values, size_t count, double share)
{
    if (count == 0) return 0;
    qsort(values, count, sizeof *values, compare);
    double place = share * (double)(count - 1);
    size_t below = (size_t)place;
    double rest = place - (double)below;
    return below + 1 < count ? values[below] * (1 - rest) + values[below + 1] * rest : values[below];
}
