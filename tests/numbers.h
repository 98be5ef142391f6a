/* SPDX-License-Identifier: MIT
 *
 * numbers.h - Criterion's parameters 0, 1, 2 ...: a parameter may hold no pointer, for tests run in processes of their
 * own.
 */
#ifndef STET_TESTS_NUMBERS_H
#define STET_TESTS_NUMBERS_H

#include <criterion/criterion.h>
#include <criterion/parameterized.h>

static inline void numbers_free(struct criterion_test_params *params)
{
    cr_free(params->params);
}

static inline struct criterion_test_params numbers_below(size_t count)
{
    int *numbers = cr_malloc((count + 1) * sizeof numbers[0]);
    for (size_t i = 0; i < count; i++)
        numbers[i] = (int)i;
    return cr_make_param_array(int, numbers, count, numbers_free);
}

#endif
