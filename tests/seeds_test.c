/* SPDX-License-Identifier: MIT
 *
 * seeds_test.c - the committed inputs of the fuzzers, which between them reach nearly all of the parser: every kernel
 * gives one answer, whatever is wanted, and the answer holds what stet.h promises. With each language too, as what a
 * text is taken for depends on all of it.
 */
#include "any_text.h"
#include "numbers.h"
#include "spec.h"

#include <criterion/criterion.h>
#include <stdio.h>

/* A test's inputs: every so manieth, for tests run side by side. */
#define SHARES 8

/* Fewer than these in all mean that the folders were not found. */
#define INPUTS_LEAST 300

/* Longer texts are cut: what is checked parses each hundreds of times. */
#define BYTES_MOST 32768

static const char *const folders[] = {"seeds", "seeds-options", "regressions"};
#define FOLDERS (sizeof folders / sizeof folders[0])

static size_t check_languages(subject s)
{
    size_t faults = 0;
    for (uint32_t language = STET_LANGUAGE_ENGLISH; language <= STET_LANGUAGE_CHINESE; language++) {
        s.options.language = language;
        faults += variants_guarded(&s);
    }
    return faults;
}

static size_t check_input(const char *folder, const char *name)
{
    buffer text = {0};
    char where[200];
    snprintf(where, sizeof where, "corpus/%s/%s", folder, name);
    cr_assert(spec_read_file(&text, folder, name), "%s can't be read", where);
    subject s = {where, buffer_string(&text), text.len < BYTES_MOST ? text.len : BYTES_MOST, STET_OPTIONS_INIT};
    size_t faults = any_text_check(&s, 0) + check_languages(s);
    s.options.flags = STET_OPTION_WHOLE_QUOTATIONS | STET_OPTION_PAIR_DAMAGED_MARKS;
    faults += variants_guarded(&s);
    buffer_free(&text);
    return faults;
}

ParameterizedTestParameters(seeds, shares)
{
    return numbers_below(SHARES);
}

ParameterizedTest(int *share, seeds, shares)
{
    size_t faults = 0;
    for (size_t folder = 0; folder < FOLDERS; folder++) {
        char **names = spec_names(folders[folder], "");
        for (size_t i = (size_t)*share; i < spec_count_names(names) && faults < 20; i += SHARES) {
            if (names[i][0] != '.') faults += check_input(folders[folder], names[i]);
        }
        spec_free_names(names);
    }
    cr_expect_eq(faults, 0, "%zu faults", faults);
}

Test(seeds, enough)
{
    size_t count = 0;
    for (size_t folder = 0; folder < FOLDERS; folder++) {
        char **names = spec_names(folders[folder], "");
        cr_expect_gt(spec_count_names(names), 2, "corpus/%s is empty", folders[folder]); /* more than . and .. */
        count += spec_count_names(names);
        spec_free_names(names);
    }
    cr_assert_geq(count, INPUTS_LEAST, "only %zu inputs in %s", count, spec_corpus());
}
