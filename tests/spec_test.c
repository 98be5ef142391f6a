/* SPDX-License-Identifier: MIT
 *
 * spec_test.c - runs every example of every page of the specification, as it stands and in every variant. One test a
 * page and check; each reports all its faults before it fails.
 */
#include "numbers.h"
#include "report.h"
#include "spec.h"
#include "variants.h"

#include <criterion/criterion.h>
#include <stdio.h>

/* Fewer than these examples in all mean that pages were not found. */
#define EXAMPLES_LEAST 150

/* The number of each page. */
static struct criterion_test_params page_numbers(void)
{
    char **names = spec_names("spec", ".md");
    size_t count = spec_count_names(names);
    spec_free_names(names);
    return numbers_below(count);
}

static void read_page(spec_page *page, int number)
{
    char **names = spec_names("spec", ".md");
    bool whole = spec_read_page(page, names[number]);
    if (!whole) report_failure(names[number], "can't be read", NULL);
    spec_free_names(names);
    cr_assert(whole);
}

static size_t check_example(const example *ex)
{
    size_t faults = 0;
    for (uint32_t kernel = STET_KERNEL_AUTO; faults == 0 && parsed_next_kernel(&kernel);) {
        buffer why = {0};
        char what[40];
        snprintf(what, sizeof what, "fails on kernel %s", stet_kernel_name(kernel));
        if (!spec_check(&why, ex, kernel)) {
            report_failure(ex->where, what, &why);
            faults = 1;
        }
        buffer_free(&why);
    }
    return faults;
}

/* Runs a check on each sound example of a page. */
static void check_page(int number, const char *name, size_t (*check)(const subject *))
{
    spec_page page;
    size_t faults = 0;
    read_page(&page, number);
    for (size_t i = 0; i < page.count; i++) {
        const example *ex = &page.examples[i];
        subject s = {ex->where, buffer_string(&ex->text), ex->text.len, spec_options(ex, STET_KERNEL_AUTO)};
        if (ex->fault.len == 0) faults += check(&s);
    }
    cr_expect_eq(faults, 0, "corpus/spec/%s: %zu faults %s", page.name, faults, name);
    spec_free_page(&page);
}

ParameterizedTestParameters(spec, examples)
{
    return page_numbers();
}

ParameterizedTest(int *number, spec, examples)
{
    spec_page page;
    size_t failed = 0;
    read_page(&page, *number);
    for (size_t i = 0; i < page.count; i++) {
        const example *ex = &page.examples[i];
        if (ex->fault.len > 0) {
            report_failure(ex->where, "is no example", &ex->fault);
            failed++;
        } else {
            failed += check_example(ex);
        }
    }
    cr_expect_eq(failed, 0, "corpus/spec/%s: %zu of %zu examples fail", page.name, failed, page.count);
    spec_free_page(&page);
}

ParameterizedTestParameters(spec, caps)
{
    return page_numbers();
}

ParameterizedTest(int *number, spec, caps)
{
    check_page(*number, "with too little room", variants_caps);
}

ParameterizedTestParameters(spec, arrays)
{
    return page_numbers();
}

ParameterizedTest(int *number, spec, arrays)
{
    check_page(*number, "with arrays left out", variants_arrays);
}

ParameterizedTestParameters(spec, wants)
{
    return page_numbers();
}

ParameterizedTest(int *number, spec, wants)
{
    check_page(*number, "with less wanted", variants_wants);
}

ParameterizedTestParameters(spec, bytes)
{
    return page_numbers();
}

ParameterizedTest(int *number, spec, bytes)
{
    check_page(*number, "with CR for LF or a byte order mark", variants_bytes);
}

ParameterizedTestParameters(spec, crlf)
{
    return page_numbers();
}

ParameterizedTest(int *number, spec, crlf)
{
    check_page(*number, "with CRLF for LF", variants_crlf);
}

ParameterizedTestParameters(spec, guarded)
{
    return page_numbers();
}

ParameterizedTest(int *number, spec, guarded)
{
    check_page(*number, "against unreadable memory", variants_guarded);
}

Test(spec, enough_examples)
{
    char **names = spec_names("spec", ".md");
    size_t count = 0;
    for (size_t i = 0; names[i] != NULL; i++) {
        spec_page page;
        cr_assert(spec_read_page(&page, names[i]));
        count += page.count;
        spec_free_page(&page);
    }
    spec_free_names(names);
    cr_assert_geq(count, EXAMPLES_LEAST, "only %zu examples in %s/spec", count, spec_corpus());
}
