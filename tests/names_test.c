/* SPDX-License-Identifier: MIT
 *
 * names_test.c - the names of all enumerators, and the version.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stet.h>
#include <string.h>

/* Each enumerator's name, the number after the last, and numbers that are none at all. */
#define EXPECT_NAMES(function, last, ...)                                                                              \
    do {                                                                                                               \
        static const char *const names[] = {__VA_ARGS__};                                                              \
        uint32_t count = (uint32_t)(sizeof names / sizeof names[0]);                                                   \
        cr_expect_eq(count, (uint32_t)last + 1, #last " is not the last");                                             \
        for (uint32_t i = 0; i < count; i++)                                                                           \
            cr_expect_str_eq(function(i), names[i]);                                                                   \
        cr_expect_str_eq(function(count), "unknown");                                                                  \
        cr_expect_str_eq(function(256), "unknown");                                                                    \
        cr_expect_str_eq(function(65536), "unknown");                                                                  \
        cr_expect_str_eq(function(UINT32_MAX / 8 + 1), "unknown");                                                     \
        cr_expect_str_eq(function(UINT32_MAX), "unknown");                                                             \
    } while (0)

Test(names, enumerators)
{
    EXPECT_NAMES(stet_status_name, STET_E_KERNEL, "ok", "capacity", "argument", "too_large", "utf8", "kernel");
    EXPECT_NAMES(stet_block_kind_name, STET_BLOCK_FURNITURE, "none", "headline", "standfirst", "byline", "date",
                 "paragraph", "subhead", "list_item", "caption", "separator", "credit", "furniture");
    EXPECT_NAMES(stet_subhead_role_name, STET_ROLE_RELATED, "none", "crosshead", "related");
    EXPECT_NAMES(stet_quotation_kind_name, STET_QUOTATION_INDIRECT, "unknown", "direct", "mixed", "scare", "term",
                 "title", "name", "indirect");
    EXPECT_NAMES(stet_ending_name, STET_ENDING_UNCLOSED, "none", "closed", "continued", "unclosed");
    EXPECT_NAMES(stet_speaker_form_name, STET_FORM_NOUN, "none", "name", "pronoun", "noun");
    EXPECT_NAMES(stet_rule_name, STET_RULE_ACCORDING_TO, "none", "after", "after_gap", "before", "before_gap", "split",
                 "sentence_before", "sentence_after", "paragraph_before", "same_paragraph", "continuation", "dash",
                 "label", "according_to");
    EXPECT_NAMES(stet_layout_name, STET_LAYOUT_WRAPPED, "parted", "lines", "loose", "wrapped");
    EXPECT_NAMES(stet_kernel_name, STET_KERNEL_NEON, "auto", "portable", "sse2", "avx2", "avx512", "neon");
    EXPECT_NAMES(stet_language_name, STET_LANGUAGE_CHINESE, "none", "en", "de", "fr", "es", "sv", "pl", "it", "fi",
                 "ru", "ja", "zh");
}

Test(names, every_status_has_a_message)
{
    const char *unknown = stet_status_message(STET_E_KERNEL + 1);
    cr_expect_str_eq(stet_status_message(UINT32_MAX), unknown);
    for (uint32_t a = STET_OK; a <= STET_E_KERNEL; a++) {
        const char *message = stet_status_message(a);
        cr_expect_str_neq(message, unknown);
        cr_expect_eq(message[strlen(message) - 1], '.');
        for (uint32_t b = STET_OK; b < a; b++)
            cr_expect_str_neq(message, stet_status_message(b));
    }
}

Test(names, version)
{
    char expected[40];
    snprintf(expected, sizeof expected, "%d.%d.%d", STET_VERSION_MAJOR, STET_VERSION_MINOR, STET_VERSION_PATCH);
    cr_expect_str_eq(stet_version(), expected);
    cr_expect_eq(stet_version_number(), STET_VERSION_NUMBER);
    cr_expect_eq(stet_version_number(),
                 STET_VERSION_MAJOR * 1000000u + STET_VERSION_MINOR * 1000u + STET_VERSION_PATCH);
}

/* Digits and stops: JSONL prints it without escaping. */
Test(names, output_version)
{
    const char *version = stet_output_version();
    cr_expect_gt(strlen(version), 0);
    cr_expect_eq(strspn(version, "0123456789."), strlen(version));
}
