/* SPDX-License-Identifier: MIT
 *
 * golden_test.c - whole articles, corpus/golden/NAME.txt, against what a person read and accepted, NAME.expected;
 * ci/golden writes these anew.
 */
#include "numbers.h"
#include "report.h"
#include "spec.h"
#include "variants.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static struct criterion_test_params article_numbers(void)
{
    char **names = spec_names("golden", ".txt");
    size_t count = spec_count_names(names);
    spec_free_names(names);
    return numbers_below(count);
}

/* "NAME.txt" becomes "NAME" and the ending. */
static void name_with(char *to, size_t room, const char *name, const char *ending)
{
    const char *dot = strrchr(name, '.');
    snprintf(to, room, "%.*s%s", (int)(dot - name), name, ending);
}

typedef struct golden {
    char name[128], where[160];
    buffer text, expected;
    bool has_expected;
} golden;

static void golden_begin(golden *g, int number)
{
    char **names = spec_names("golden", ".txt"), expected[128];
    *g = (golden){0};
    snprintf(g->name, sizeof g->name, "%s", names[number]);
    snprintf(g->where, sizeof g->where, "corpus/golden/%s", names[number]);
    name_with(expected, sizeof expected, names[number], ".expected");
    spec_free_names(names);
    cr_assert(spec_read_file(&g->text, "golden", g->name), "%s can't be read", g->where);
    g->has_expected = spec_read_file(&g->expected, "golden", expected);
}

static void golden_end(golden *g)
{
    buffer_free(&g->text);
    buffer_free(&g->expected);
}

static bool same_on(const golden *g, uint32_t kernel)
{
    parsed p;
    rendering actual = {0};
    buffer why = {0};
    char what[40];
    stet_options options = STET_OPTIONS_INIT;
    options.kernel = kernel;
    parsed_whole(&p, buffer_string(&g->text), g->text.len, &options);
    render(&actual, buffer_string(&g->text), g->text.len, &p.article, RENDER_ALL);
    snprintf(what, sizeof what, "differs on kernel %s", stet_kernel_name(kernel));
    bool same = report_rendering(&why, buffer_string(&g->text), g->text.len, buffer_string(&g->expected), &actual);
    if (!same) report_failure(g->where, what, &why);
    buffer_free(&why);
    rendering_free(&actual);
    parsed_free(&p);
    return same;
}

ParameterizedTestParameters(golden, articles)
{
    return article_numbers();
}

ParameterizedTest(int *number, golden, articles)
{
    golden g;
    golden_begin(&g, *number);
    cr_expect(g.has_expected, "%s has no .expected: run ci/golden", g.where);
    for (uint32_t kernel = STET_KERNEL_AUTO; g.has_expected && parsed_next_kernel(&kernel);) {
        if (same_on(&g, kernel)) continue;
        cr_expect(false, "%s differs from its .expected", g.where);
        break;
    }
    golden_end(&g);
}

ParameterizedTestParameters(golden, variants)
{
    return article_numbers();
}

ParameterizedTest(int *number, golden, variants)
{
    golden g;
    golden_begin(&g, *number);
    subject s = {g.where, buffer_string(&g.text), g.text.len, STET_OPTIONS_INIT};
    size_t faults = variants_caps(&s) + variants_arrays(&s) + variants_wants(&s) + variants_bytes(&s) +
                    variants_crlf(&s) + variants_guarded(&s);
    cr_expect_eq(faults, 0, "%s: %zu faults in variants", g.where, faults);
    golden_end(&g);
}

Test(golden, every_expectation_has_its_article)
{
    char **names = spec_names("golden", ".expected"), text[128];
    for (size_t i = 0; names[i] != NULL; i++) {
        buffer ignored = {0};
        name_with(text, sizeof text, names[i], ".txt");
        cr_expect(spec_read_file(&ignored, "golden", text), "corpus/golden/%s has no article", names[i]);
        buffer_free(&ignored);
    }
    spec_free_names(names);
}
