/* SPDX-License-Identifier: MIT */
#include "hostile_mode.h"

#include "clock.h"
#include "hostile.h"
#include "measure.h"
#include "stet.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COMPARED_BYTES = 1 << 18, SIZES = 3 };

static const double least_of_plain = 0.5; /* of the plain scanner's speed */
static const double most_off = 0.25; /* a time may be this much more than proportional, as caches are left behind */

/* Those of the list that are compared: (i) and (iii) of the best and the portable kernel, the plain scanner. */
typedef enum column { BEST_I, PORTABLE_I, BEST_III, PLAIN, COLUMNS } column;

static void choose(const peer_list *all, peer_list *chosen)
{
    static const char *const names[COLUMNS] = {"stet (i)", "stet (i)", "stet (iii)", "plain C"};
    const char *kernels[COLUMNS] = {stet_kernel_name(stet_kernel_best()), "portable",
                                    stet_kernel_name(stet_kernel_best()), ""};
    for (size_t k = 0; k < COLUMNS; k++)
        for (size_t i = 0; i < all->count; i++)
            if (strcmp(all->items[i].name, names[k]) == 0 && strcmp(all->items[i].kernel, kernels[k]) == 0)
                chosen->items[chosen->count++] = all->items[i];
}

/* Speeds at 256 KiB. */
static int compare(const hostile *h, unsigned rounds)
{
    texts set = {NULL, 0, 0, 0};
    peer_list all = {.count = 0}, chosen = {.count = 0};
    results found;
    hostile_add(&set, h, COMPARED_BYTES);
    peers_add_stet(&all, &set);
    peers_add_plain(&all, &set);
    choose(&all, &chosen);
    if (chosen.count != COLUMNS) abort();
    measure_all(&chosen, &set, rounds, &found);
    double best = results_ratio(&found, BEST_I, PLAIN), portable = results_ratio(&found, PORTABLE_I, PLAIN);
    printf("| %-18s | %6.3f | %6.3f | %6.3f | %6.3f | %5.3f | %5.3f |", h->name, results_speed(&found, PLAIN, 0.5),
           results_speed(&found, BEST_I, 0.5), results_speed(&found, PORTABLE_I, 0.5),
           results_speed(&found, BEST_III, 0.5), best, portable);
    results_free(&found);
    texts_free(&set);
    return best >= least_of_plain && portable >= least_of_plain;
}

/* Least time of some parses that find everything and count it; what is left of the arrays does not grow with the text.
 */
static double seconds_of(const char *bytes, size_t len, size_t rounds)
{
    enum { RECORDS = 4096 };
    static stet_block blocks[RECORDS];
    static stet_sentence sentences[RECORDS];
    static stet_quotation quotations[RECORDS];
    stet_article article = STET_ARTICLE_INIT;
    double least = INFINITY;
    article.blocks = blocks;
    article.sentences = sentences;
    article.quotations = quotations;
    article.block_cap = article.sentence_cap = article.quotation_cap = RECORDS;
    for (size_t round = 0; round < rounds; round++) {
        double start = clock_seconds();
        stet_status status = stet_parse(bytes, len, NULL, &article);
        double seconds = clock_seconds() - start;
        if (status != STET_OK && status != STET_E_CAPACITY) return INFINITY;
        if (seconds < least) least = seconds;
    }
    return least;
}

/* Nanoseconds a byte at a hundredth, a tenth and, where it is asked for, all of `largest`; the fit t = a n weighs every
 * size alike. */
static int grow(const hostile *h, size_t largest)
{
    texts set = {NULL, 0, 0, 0};
    double per_byte[SIZES], mean = 0, off = 0;
    size_t len = largest / 100, count = h->huge ? SIZES : SIZES - 1;
    hostile_add(&set, h, h->huge ? largest : largest / 10);
    for (size_t i = 0; i < count; i++, len *= 10) {
        per_byte[i] = seconds_of(set.items[0].bytes, len, count - i) * 1e9 / (double)len;
        mean += per_byte[i] / (double)count;
    }
    for (size_t i = 0; i < count; i++) {
        double residual = per_byte[i] / mean - 1;
        if (fabs(residual) > fabs(off)) off = residual;
    }
    for (size_t i = 0; i < SIZES; i++) {
        if (i < count) printf(" %7.2f |", per_byte[i]);
        if (i >= count) printf(" %7s |", "");
    }
    printf(" %+5.1f%% |\n", off * 100);
    fflush(stdout);
    texts_free(&set);
    return per_byte[count - 1] <= per_byte[0] * (1 + most_off);
}

int hostile_mode(unsigned rounds, size_t largest)
{
    const char *kernel = stet_kernel_name(stet_kernel_best());
    size_t slow = 0, steep = 0;
    printf(
        "%s; stet %s. GB/s at 256 KiB; everything's nanoseconds a byte at three sizes, and the largest distance from\n"
        "the proportional fit.\n\n",
        clock_machine(), stet_version());
    printf("| %-18s | plain C | (i) %s | (i) portable | (iii) %s | × plain | portable × plain | %zu MB | %zu MB | %zu "
           "MB | off |\n",
           "", kernel, kernel, largest / 100000000, largest / 10000000, largest / 1000000);
    printf("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (size_t i = 0; i < hostile_count; i++) {
        slow += !compare(&hostiles[i], rounds);
        steep += !grow(&hostiles[i], largest);
    }
    printf("\n%zu of %zu inputs have less than half the plain scanner's speed; of %zu the time grows faster than the "
           "size\n",
           slow, hostile_count, steep);
    return slow + steep == 0 ? 0 : 1;
}
