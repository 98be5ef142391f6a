/* SPDX-License-Identifier: MIT
 *
 * spec_reader_test.c - the reader of the specification's pages, on pages that no specification should have too.
 */
#include "spec.h"

#include <criterion/criterion.h>
#include <string.h>

static spec_page read_text(const char *text)
{
    spec_page page;
    spec_read_text(&page, "page.md", text, strlen(text));
    return page;
}

Test(spec_reader, an_example)
{
    spec_page page = read_text("# Title\n\n```example blocks sentences\nOne.\n\nTwo.\n=====\nparagraph: One.\n"
                               "paragraph: Two.\n```\n\n```json\n{}\n```\n\n```example quotations\n=====\n```");
    cr_assert_eq(page.count, 2);
    const example *ex = &page.examples[0];
    cr_expect_str_eq(ex->where, "corpus/spec/page.md:3");
    cr_expect_eq(ex->end, 10);
    cr_expect_eq(ex->fault.len, 0);
    cr_expect_str_eq(buffer_string(&ex->text), "One.\n\nTwo.");
    cr_expect_str_eq(buffer_string(&ex->expected), "paragraph: One.\nparagraph: Two.\n");
    cr_expect_eq(ex->aspects, RENDER_BLOCKS | RENDER_SENTENCES);
    cr_expect_eq(ex->status, STET_OK);
    cr_expect_not(ex->has_offset);
    cr_expect_str_eq(page.examples[1].where, "corpus/spec/page.md:16");
    cr_expect_eq(page.examples[1].fault.len, 0);
    cr_expect_eq(page.examples[1].text.len, 0);
    cr_expect_eq(page.examples[1].expected.len, 0);
    spec_free_page(&page);
}

Test(spec_reader, words)
{
    spec_page page = read_text("```example flags blocks strict damaged-marks whole-quotations status utf8 offset 12\n"
                               "x\n=====\n```\n");
    cr_assert_eq(page.count, 1);
    const example *ex = &page.examples[0];
    cr_expect_eq(ex->fault.len, 0);
    cr_expect_eq(ex->aspects, RENDER_FLAGS | RENDER_BLOCKS);
    cr_expect_eq(ex->flags, STET_OPTION_STRICT_UTF8 | STET_OPTION_PAIR_DAMAGED_MARKS | STET_OPTION_WHOLE_QUOTATIONS);
    cr_expect_eq(ex->status, STET_E_UTF8);
    cr_expect(ex->has_offset);
    cr_expect_eq(ex->error_offset, 12);
    spec_free_page(&page);
}

Test(spec_reader, escapes_in_text_and_expectation)
{
    spec_page page =
        read_text("```example blocks\na\\x80\\u00a0\\n\\\\\n\n=====\nparagraph: a\\x80\\u0041\\u00a0\n```\n");
    cr_assert_eq(page.count, 1);
    cr_expect_str_eq(buffer_string(&page.examples[0].text), "a\x80\xC2\xA0\n\\\n");
    cr_expect_str_eq(buffer_string(&page.examples[0].expected), "paragraph: a\\x80A\\u00A0\n");
    spec_free_page(&page);
}

Test(spec_reader, fences)
{
    spec_page page = read_text("````\n```example blocks\nhidden\n=====\n```\n````\n"
                               "````example blocks\n```\n`` x ''\n=====\nparagraph: ```\n````\n"
                               "```code``` in a line\n");
    cr_assert_eq(page.count, 1);
    cr_expect_eq(page.examples[0].fault.len, 0);
    cr_expect_str_eq(buffer_string(&page.examples[0].text), "```\n`` x ''");
    cr_expect_str_eq(buffer_string(&page.examples[0].expected), "paragraph: ```\n");
    spec_free_page(&page);
}

static void expect_fault(const char *text, const char *fault)
{
    spec_page page = read_text(text);
    cr_assert_eq(page.count, 1, "%s", text);
    cr_expect_not_null(strstr(buffer_string(&page.examples[0].fault), fault), "expected '%s', not '%s', for:\n%s",
                       fault, buffer_string(&page.examples[0].fault), text);
    spec_free_page(&page);
}

Test(spec_reader, malformed_examples)
{
    expect_fault("```example blocks colours\nx\n=====\n```\n", "unknown word: colours");
    expect_fault("```examples blocks\nx\n=====\n```\n", "the first word is not 'example': examples");
    expect_fault("```example\nx\n=====\n```\n", "no aspect");
    expect_fault("```example rules\nx\n=====\n```\n", "rules without attributions");
    expect_fault("```example blocks status fine\nx\n=====\n```\n", "unknown status: fine");
    expect_fault("```example blocks status\nx\n=====\n```\n", "unknown status");
    expect_fault("```example blocks offset\nx\n=====\n```\n", "offset without a number");
    expect_fault("```example blocks offset 1x\nx\n=====\n```\n", "offset without a number");
    expect_fault("```example blocks\nx\n```\n", "no line =====");
    expect_fault("```example blocks\nx\n=====\nparagraph: x\n", "the fence is not closed");
    expect_fault("```example blocks\n\\q\n=====\n```\n", "unknown escape in the article's line: \\q");
    expect_fault("```example blocks\nx\n=====\n\\x0\n```\n", "unknown escape in the expected line: \\x0");
    expect_fault("  ```example blocks\nx\n=====\n```\n", "the fence is indented");
}

Test(spec_reader, checks_can_fail)
{
    spec_page page = read_text("```example blocks\nA line.\n=====\nheadline: no such line\n```\n"
                               "```example blocks status utf8\nA line.\n=====\nparagraph: A line.\n```\n"
                               "```example blocks offset 3\nA line.\n=====\nparagraph: A line.\n```\n"
                               "```example blocks offset 7\nA line.\n=====\nparagraph: A line.\n```\n");
    static const char *const expected[] = {"    - headline: no such line\n    + paragraph: A line.\n",
                                           "status: expected utf8, actual ok", "offset: expected 3, actual 7", ""};
    cr_assert_eq(page.count, 4);
    for (size_t i = 0; i < page.count; i++) {
        buffer why = {0};
        bool same = spec_check(&why, &page.examples[i], STET_KERNEL_AUTO);
        cr_expect_eq(same, expected[i][0] == '\0');
        cr_expect_not_null(strstr(buffer_string(&why), expected[i]), "%zu: %s", i, buffer_string(&why));
        buffer_free(&why);
    }
    spec_free_page(&page);
}
