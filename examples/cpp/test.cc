// SPDX-License-Identifier: MIT
//
// test.cc - stet.hpp held against the C API and against bad input.
#include "stet.hpp"

#include <cstdlib>
#include <iostream>
#include <new>
#if __cplusplus >= 202002L
#include <ranges>
#endif
#include <string>
#include <type_traits>
#include <vector>

static int failures;

#define EXPECT(condition)                                                                                              \
    ((condition) ? (void)0 : (void)(failures++, std::cerr << "test.cc:" << __LINE__ << ": not " #condition "\n"))

static const char news[] =
    "Mill reopens\n\n\"We are back,\" said Ann Lee, mayor of Beach Haven, \"and 'glad' of it.\" It rained.\n\n"
    "\"So there,\" Lee said.\n";

static void test_pieces()
{
    stet::article article;
    EXPECT(article.parse(news) == STET_OK);
    EXPECT(article.blocks().size() == 3 && article.quotations().size() == 4);
    EXPECT(article.blocks()[0].kind() == STET_BLOCK_HEADLINE && article.blocks()[0].text() == "Mill reopens");
    const stet::quotation first = article.quotations()[0];
    EXPECT(first.text() == "\"We are back,\"" && first.words() == "We are back,");
    EXPECT(first.speaker() == "Ann Lee, mayor of Beach Haven" && first.cue() == "said");
    EXPECT(first.kind() == STET_QUOTATION_DIRECT && first.ending() == STET_ENDING_CLOSED);
    EXPECT(first.next_part() && first.next_part()->index() == 1 && !first.next_part()->next_part());
    EXPECT(!first.parent() && article.quotations()[2].parent()->index() == 1);
    EXPECT(article.quotations()[1].first_inner()->words() == "glad" && !first.first_inner());
    EXPECT(article.quotations()[3].refers_to() == "Ann Lee, mayor of Beach Haven");
    EXPECT(article.blocks()[1].sentences().size() == 2 && article.blocks()[1].sentences()[1].text() == "It rained.");
    EXPECT(article.blocks()[1].quotations().size() == 3 && article.blocks()[0].quotations().empty());
    EXPECT(!article.blocks()[0].dateline() && !article.blocks()[0].label());
}

// Every record of a range is that of the C API.
static void test_same_as_c(const std::string &text)
{
    stet::article article;
    const stet_status status = article.parse(text);
    std::vector<stet_quotation> quotations(stet_bound_quotations(text.size()) + 1);
    stet_article plain = STET_ARTICLE_INIT;
    plain.quotations = quotations.data();
    plain.quotation_cap = quotations.size();
    EXPECT(status == stet_parse(text.data(), text.size(), nullptr, &plain));
    EXPECT(article.quotations().size() == plain.quotation_count);
    std::size_t i = 0;
    for (const stet::quotation q : article.quotations()) {
        EXPECT(q.index() == i && q.span().start == quotations[i].span.start && q.span().end == quotations[i].span.end);
        EXPECT(q.text().data() == text.data() + quotations[i].span.start);
        EXPECT(q.words().size() <= q.text().size());
        i++;
    }
    std::size_t in_blocks = 0, sentences = 0;
    for (const stet::block b : article.blocks()) {
        in_blocks += b.quotations().size();
        for (const stet::sentence s : b.sentences())
            EXPECT(s.index() == sentences++);
    }
    EXPECT(in_blocks == i && sentences == article.sentences().size());
}

static void test_bad_input()
{
    std::string all;
    for (int byte = 0; byte < 256; byte++)
        all += static_cast<char>(byte);
    for (const std::string &text :
         {std::string(), std::string("\""), std::string("\xFF\xFE\"", 3), std::string(5, '\0'),
          std::string(100000, '"'), std::string("\xE2\x80"), all, all + all})
        test_same_as_c(text);
    std::string many;
    for (int i = 0; i < 5000; i++)
        many += "“Yes, ‘no’,” said Ann Lee.\n\n";
    test_same_as_c(many);
}

static void test_errors()
{
    stet::article article;
    stet_options options = STET_OPTIONS_INIT;
    options.flags = STET_OPTION_STRICT_UTF8;
    EXPECT(article.parse("\"Yes\" \xFF", options) == STET_E_UTF8 && article.status() == STET_E_UTF8);
    EXPECT(article.quotations().empty() && article.blocks().empty() && article.records().error_offset == 6);
    options.flags = UINT32_C(1) << 31;
    EXPECT(article.parse("Yes", options) == STET_E_ARGUMENT && article.sentences().empty());
    EXPECT(article.parse("Yes") == STET_OK && article.sentences().size() == 1);
    options = STET_OPTIONS_INIT;
    options.want = STET_WANT_BLOCKS;
    EXPECT(article.parse(news, options) == STET_OK && article.quotations().empty() && article.blocks().size() == 3);
    EXPECT(article.blocks()[1].quotations().empty() && article.blocks()[1].sentences().empty());
}

static void test_moves()
{
    stet::article a, b;
    EXPECT(a.quotations().empty() && a.blocks().begin() == a.blocks().end());
    EXPECT(a.parse(news) == STET_OK);
    b = std::move(a);
    EXPECT(b.quotations().size() == 4 && b.quotations()[0].words() == "We are back,");
    EXPECT(a.quotations().empty() && a.text().empty()); // NOLINT: what was moved from is an article without records
    EXPECT(a.parse("\"Yes,\" he said.") == STET_OK && a.quotations().size() == 1);
    const stet::article c(std::move(b));
    EXPECT(c.quotations().size() == 4 && c.text() == news);
    static_assert(std::is_nothrow_move_constructible_v<stet::article>);
    static_assert(noexcept(a.parse("")));
}

static void test_views()
{
#if __cplusplus >= 202002L
    using quotations = stet::range<stet::quotation>;
    static_assert(std::ranges::forward_range<quotations> && std::ranges::sized_range<quotations>);
    stet::article article;
    EXPECT(article.parse(news) == STET_OK);
    const auto of_lee = [](stet::quotation q) { return q.speaker() == "Lee"; };
    std::size_t found = 0;
    for (const stet::quotation q : article.quotations() | std::views::filter(of_lee))
        found += q.words() == "So there,";
    EXPECT(found == 1);
#endif
}

// No memory for arrays: new fails for as long as this says.
static int allocations_left = -1;

void *operator new[](std::size_t size, const std::nothrow_t &) noexcept
{
    if (allocations_left == 0) return nullptr;
    if (allocations_left > 0) allocations_left--;
    return std::malloc(size);
}

void operator delete[](void *memory) noexcept
{
    std::free(memory);
}

void operator delete[](void *memory, std::size_t) noexcept
{
    std::free(memory);
}

static void test_no_memory()
{
    std::string many;
    for (int i = 0; i < 200; i++)
        many += "“Yes, ‘no’,” said Ann Lee.\n\n";
    for (int left = 0; left < 5; left++) {
        stet::article article;
        allocations_left = left;
        EXPECT(article.parse(many) == STET_E_CAPACITY);
        allocations_left = -1;
        EXPECT(article.records().block_count == 200);
        EXPECT(article.blocks().size() == (left == 0 ? 0u : left < 4 ? 64u : 200u));
        for (const stet::block b : article.blocks())
            EXPECT(!b.text().empty() && b.quotations().size() <= 2);
        EXPECT(article.parse(many) == STET_OK && article.quotations().size() == 400);
    }
}

int main()
{
    test_no_memory();
    test_pieces();
    test_same_as_c(news);
    test_bad_input();
    test_errors();
    test_moves();
    test_views();
    return failures == 0 ? 0 : 1;
}
