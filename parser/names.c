/* SPDX-License-Identifier: MIT
 *
 * names.c - the names of the enumerators, as JSONL has them, and the version.
 */
#include "stet.h"

#define NAMES_STRING_(x) #x
#define NAMES_STRING(x)  NAMES_STRING_(x)
#define NAMES_COUNT(a)   (sizeof(a) / sizeof((a)[0]))

static const char *names_at(const char *const *names, size_t count, size_t i)
{
    return i < count ? names[i] : "unknown";
}

const char *stet_status_name(uint32_t status)
{
    static const char *const names[] = {"ok", "capacity", "argument", "too_large", "utf8", "kernel"};
    return names_at(names, NAMES_COUNT(names), status);
}

const char *stet_block_kind_name(uint32_t kind)
{
    static const char *const names[] = {"none",    "headline",  "standfirst", "byline",    "date",   "paragraph",
                                        "subhead", "list_item", "caption",    "separator", "credit", "furniture"};
    return names_at(names, NAMES_COUNT(names), kind);
}

const char *stet_subhead_role_name(uint32_t role)
{
    static const char *const names[] = {"none", "crosshead", "related"};
    return names_at(names, NAMES_COUNT(names), role);
}

const char *stet_quotation_kind_name(uint32_t kind)
{
    static const char *const names[] = {"unknown", "direct", "mixed", "scare", "term", "title", "name", "indirect"};
    return names_at(names, NAMES_COUNT(names), kind);
}

const char *stet_ending_name(uint32_t ending)
{
    static const char *const names[] = {"none", "closed", "continued", "unclosed"};
    return names_at(names, NAMES_COUNT(names), ending);
}

const char *stet_speaker_form_name(uint32_t form)
{
    static const char *const names[] = {"none", "name", "pronoun", "noun"};
    return names_at(names, NAMES_COUNT(names), form);
}

const char *stet_rule_name(uint32_t rule)
{
    static const char *const names[] = {"none",
                                        "after",
                                        "after_gap",
                                        "before",
                                        "before_gap",
                                        "split",
                                        "sentence_before",
                                        "sentence_after",
                                        "paragraph_before",
                                        "same_paragraph",
                                        "continuation",
                                        "dash",
                                        "label",
                                        "according_to"};
    return names_at(names, NAMES_COUNT(names), rule);
}

const char *stet_layout_name(uint32_t layout)
{
    static const char *const names[] = {"parted", "lines", "loose", "wrapped"};
    return names_at(names, NAMES_COUNT(names), layout);
}

const char *stet_kernel_name(uint32_t kernel)
{
    static const char *const names[] = {"auto", "portable", "sse2", "avx2", "avx512", "neon"};
    return names_at(names, NAMES_COUNT(names), kernel);
}

const char *stet_language_name(uint32_t language)
{
    static const char *const names[] = {"none", "en", "de", "fr", "es", "sv", "pl", "it", "fi", "ru", "ja", "zh"};
    return names_at(names, NAMES_COUNT(names), language);
}

const char *stet_status_message(uint32_t status)
{
    static const char *const messages[] = {
        "Parsed.",
        "An array was too small: the counts say how many records there are, and the first ones were written.",
        "An argument is wrong: a NULL pointer, an unknown bit, or a size that can't be.",
        "The text is longer than STET_LEN_MAX, just below 4 GiB.",
        "The text is not UTF-8, and STET_OPTION_STRICT_UTF8 was asked for; error_offset has the first bad byte.",
        "The kernel asked for is not in this build or does not run on this processor."};
    return status < NAMES_COUNT(messages) ? messages[status] : "Unknown status.";
}

const char *stet_version(void)
{
    return NAMES_STRING(STET_VERSION_MAJOR) "." NAMES_STRING(STET_VERSION_MINOR) "." NAMES_STRING(STET_VERSION_PATCH);
}

uint32_t stet_version_number(void)
{
    return STET_VERSION_NUMBER;
}

const char *stet_output_version(void)
{
    return "0.1";
}
