/* SPDX-License-Identifier: MIT
 *
 * render_test.c - the renderer and its escapes on articles made by hand.
 */
#include "escape.h"
#include "render.h"
#include "report.h"

#include <criterion/criterion.h>
#include <string.h>

/* Where a piece of the text stands for the n-th time. */
static stet_span find(const char *text, const char *piece, size_t n)
{
    const char *at = strstr(text, piece);
    while (at != NULL && --n > 0)
        at = strstr(at + 1, piece);
    cr_assert_not_null(at, "'%s' is not in the text", piece);
    return (stet_span){(uint32_t)(at - text), (uint32_t)(at - text + (ptrdiff_t)strlen(piece))};
}

static void expect_rendering(const char *text, size_t len, const stet_article *article, unsigned aspects,
                             const char *expected)
{
    rendering out = {0};
    buffer why = {0};
    render(&out, text, len, article, aspects);
    if (!report_diff(&why, expected, buffer_string(&out.text))) cr_expect(false, "rendering differs:\n%s", why.data);
    buffer_free(&why);
    rendering_free(&out);
}

static const char story[] = "Mill \"opens\"\n\nHAVEN - \"We are back,\" Lee said. \"We 'won' again.\n\n"
                            "\"We,\" he said. \"We,\" Lee said.\n\n* * *";

static stet_block blocks[4];
static stet_sentence sentences[5];
static stet_quotation quotations[6];

static stet_quotation quote(const char *piece, size_t n, uint32_t utterance)
{
    stet_quotation quotation = {.span = find(story, piece, n),
                                .parent = STET_NONE,
                                .continues = STET_NONE,
                                .utterance = utterance,
                                .kind = STET_QUOTATION_DIRECT,
                                .ending = STET_ENDING_CLOSED,
                                .depth = 1};
    return quotation;
}

static void fill_blocks(void)
{
    blocks[0] =
        (stet_block){.span = find(story, "Mill \"opens\"", 1), .kind = STET_BLOCK_HEADLINE, .sentence_count = 1};
    blocks[1] = (stet_block){
        .span = {14, find(story, "again.", 1).end}, .dateline = find(story, "HAVEN", 1), .kind = STET_BLOCK_PARAGRAPH};
    blocks[1].first_sentence = 1;
    blocks[1].sentence_count = 2;
    blocks[1].flags = STET_BLOCK_FLAG_STRAY_MARK | STET_BLOCK_FLAG_CONTROL;
    blocks[2] = (stet_block){.span = find(story, "\"We,\" he said. \"We,\" Lee said.", 1), .kind = STET_BLOCK_SUBHEAD};
    blocks[2].role = STET_ROLE_RELATED;
    blocks[2].first_sentence = 3;
    blocks[2].sentence_count = 2;
    blocks[3] = (stet_block){.span = find(story, "* * *", 1), .kind = STET_BLOCK_SEPARATOR, .first_sentence = 5};
    sentences[0].span = blocks[0].span;
    sentences[1].span = find(story, "HAVEN - \"We are back,\" Lee said.", 1);
    sentences[2].span = find(story, "\"We 'won' again.", 1);
    sentences[3].span = find(story, "\"We,\" he said.", 1);
    sentences[4].span = find(story, "\"We,\" Lee said.", 1);
}

static void fill_quotations(void)
{
    quotations[0] = quote("\"opens\"", 1, 0);
    quotations[0].kind = STET_QUOTATION_SCARE;
    quotations[1] = quote("\"We are back,\"", 1, 1);
    quotations[1].cue = find(story, "said", 1);
    quotations[1].speaker = find(story, "Lee", 1);
    quotations[1].speaker_form = STET_FORM_NAME;
    quotations[1].rule = STET_RULE_AFTER;
    quotations[2] = quote("\"We 'won' again.", 1, 1);
    quotations[2].ending = STET_ENDING_CONTINUED;
    quotations[3] = quote("'won'", 1, 3);
    quotations[3].parent = 2;
    quotations[3].kind = STET_QUOTATION_TERM;
    quotations[3].flags = STET_QUOTATION_FLAG_MIXED_MARKS | STET_QUOTATION_FLAG_DEPTH_LIMIT;
    quotations[4] = quote("\"We,\"", 1, 1);
    quotations[4].continues = 2;
    quotations[5] = quote("\"We,\"", 2, 5);
    quotations[5].ending = STET_ENDING_UNCLOSED;
    quotations[5].speaker = find(story, "Lee", 2);
    quotations[5].speaker_form = STET_FORM_NOUN;
    quotations[5].cue = find(story, "said", 3);
    quotations[5].refers_to = find(story, "Lee", 1);
}

static stet_article made_by_hand(void)
{
    stet_article article = STET_ARTICLE_INIT;
    fill_blocks();
    fill_quotations();
    article.blocks = blocks;
    article.block_cap = article.block_count = 4;
    article.sentences = sentences;
    article.sentence_cap = article.sentence_count = 5;
    article.quotations = quotations;
    article.quotation_cap = article.quotation_count = 6;
    article.layout = STET_LAYOUT_LOOSE;
    article.flags = STET_ARTICLE_FLAG_BOM | STET_ARTICLE_FLAG_INVALID_UTF8;
    return article;
}

Test(render, blocks_alone)
{
    stet_article article = made_by_hand();
    expect_rendering(story, sizeof story - 1, &article, RENDER_BLOCKS,
                     "headline: Mill \"opens\"\n"
                     "paragraph: HAVEN - \"We are back,\" Lee said. \"We 'won' again.\n"
                     "  dateline: HAVEN\n"
                     "subhead: \"We,\" he said. \"We,\" Lee said.\n"
                     "  role: related\n"
                     "separator: * * *\n");
}

Test(render, sentences_alone_and_under_their_blocks)
{
    stet_article article = made_by_hand();
    expect_rendering(story, sizeof story - 1, &article, RENDER_SENTENCES,
                     "sentence: Mill \"opens\"\n"
                     "sentence: HAVEN - \"We are back,\" Lee said.\n"
                     "sentence: \"We 'won' again.\n"
                     "sentence: \"We,\" he said.\n"
                     "sentence: \"We,\" Lee said.\n");
    expect_rendering(story, sizeof story - 1, &article, RENDER_SENTENCES | RENDER_BLOCKS | RENDER_FLAGS,
                     "headline: Mill \"opens\"\n"
                     "  sentence: Mill \"opens\"\n"
                     "paragraph: HAVEN - \"We are back,\" Lee said. \"We 'won' again.\n"
                     "  dateline: HAVEN\n"
                     "  flags: stray-mark control\n"
                     "  sentence: HAVEN - \"We are back,\" Lee said.\n"
                     "  sentence: \"We 'won' again.\n"
                     "subhead: \"We,\" he said. \"We,\" Lee said.\n"
                     "  role: related\n"
                     "  sentence: \"We,\" he said.\n"
                     "  sentence: \"We,\" Lee said.\n"
                     "separator: * * *\n"
                     "article flags: invalid-utf8 bom\n"
                     "layout: loose\n");
}

Test(render, quotations)
{
    stet_article article = made_by_hand();
    expect_rendering(story, sizeof story - 1, &article, RENDER_QUOTATIONS,
                     "quote 0: \"opens\"\n"
                     "quote 1: \"We are back,\"\n"
                     "quote 2 continued utterance 1: \"We 'won' again.\n"
                     "quote 3 in 2: 'won'\n"
                     "quote 4 continues 2 utterance 1: \"We,\"\n"
                     "quote 5 unclosed: \"We,\" #2\n");
}

Test(render, attributions_rules_and_flags)
{
    stet_article article = made_by_hand();
    expect_rendering(story, sizeof story - 1, &article, RENDER_ATTRIBUTIONS | RENDER_RULES | RENDER_FLAGS,
                     "quote 0 scare: \"opens\"\n"
                     "quote 1 direct: \"We are back,\"\n"
                     "  cue: said\n"
                     "  speaker name: Lee\n"
                     "  rule: after\n"
                     "quote 2 direct continued utterance 1: \"We 'won' again.\n"
                     "quote 3 term in 2: 'won'\n"
                     "  flags: mixed-marks depth-limit\n"
                     "quote 4 direct continues 2 utterance 1: \"We,\"\n"
                     "quote 5 direct unclosed: \"We,\" #2\n"
                     "  cue: said #3\n"
                     "  speaker noun: Lee #2\n"
                     "  refers_to: Lee\n"
                     "article flags: invalid-utf8 bom\n"
                     "layout: loose\n");
}

Test(render, only_what_fits_is_there)
{
    stet_article article = made_by_hand();
    article.block_cap = 2;
    article.sentence_cap = 2;
    article.quotations = NULL;
    expect_rendering(story, sizeof story - 1, &article, RENDER_BLOCKS | RENDER_SENTENCES | RENDER_QUOTATIONS,
                     "headline: Mill \"opens\"\n"
                     "  sentence: Mill \"opens\"\n"
                     "paragraph: HAVEN - \"We are back,\" Lee said. \"We 'won' again.\n"
                     "  dateline: HAVEN\n"
                     "  sentence: HAVEN - \"We are back,\" Lee said.\n");
}

/* A fault of the parser is to be seen, not to crash the test. */
Test(render, impossible_spans_and_bits)
{
    stet_sentence bad[2] = {{{3, 2}}, {{1, 100}}};
    stet_article article = STET_ARTICLE_INIT;
    article.sentences = bad;
    article.sentence_cap = article.sentence_count = 2;
    article.flags = 1u << 31;
    expect_rendering("abcd", 4, &article, RENDER_SENTENCES | RENDER_FLAGS,
                     "sentence: [3, 2) is no span of the text\n"
                     "sentence: [1, 100) is no span of the text\n"
                     "article flags: unknown_bit_31\n"
                     "layout: parted\n");
}

Test(render, occurrences_overlap)
{
    cr_expect_eq(render_occurrence("aaaa", 0, 2), 1);
    cr_expect_eq(render_occurrence("aaaa", 2, 4), 3);
    cr_expect_eq(render_occurrence("ab b", 3, 4), 2);
}

static size_t locate(const char *text, const char *line)
{
    return render_locate(text, strlen(text), line, strlen(line));
}

Test(render, lines_are_found_again)
{
    cr_expect_eq(locate("one two one", "sentence: two"), 4);
    cr_expect_eq(locate("one two one", "  cue: one"), 0);
    cr_expect_eq(locate("one two one", "quote 3 in 1: one #2"), 8);
    cr_expect_eq(locate("one two one", "quote 3 in 1: one #3"), SIZE_MAX);
    cr_expect_eq(locate("We're #2", "headline: We're #2"), SIZE_MAX);
    cr_expect_eq(locate("a\nb", "paragraph: a\\nb"), 0);
    cr_expect_eq(locate("Q: why", "  label: Q:"), 0);
    cr_expect_eq(locate("x", "no record"), SIZE_MAX);
    cr_expect_eq(locate("x", "empty: "), SIZE_MAX);
    cr_expect_eq(locate("x", ""), SIZE_MAX);
}

static void expect_escaped(const char *text, size_t len, const char *expected)
{
    buffer out = {0}, back = {0};
    size_t bad;
    escape_to(&out, text, len);
    cr_expect_str_eq(buffer_string(&out), expected);
    cr_expect(escape_undo(&back, buffer_string(&out), out.len, &bad));
    cr_expect(back.len == len && memcmp(buffer_string(&back), text, len) == 0, "'%s' is not undone", expected);
    buffer_free(&out);
    buffer_free(&back);
}

#define EXPECT_ESCAPED(text, expected) expect_escaped(text, sizeof(text) - 1, expected)

Test(render, escapes)
{
    EXPECT_ESCAPED("", "");
    EXPECT_ESCAPED("plain \"\xE2\x80\x9C\xC3\xA9\xF0\x9F\x98\x80", "plain \"\xE2\x80\x9C\xC3\xA9\xF0\x9F\x98\x80");
    EXPECT_ESCAPED("a\nb\rc\td\\n", "a\\nb\\rc\\td\\\\n");
    EXPECT_ESCAPED("\0\x1B\x7F", "\\x00\\x1B\\x7F");
    EXPECT_ESCAPED("\x80\xC3|\xE2\x80", "\\x80\\xC3|\\xE2\\x80");
    EXPECT_ESCAPED("\xC2\xA0\xC2\xAD\xC2\x85", "\\u00A0\\u00AD\\u0085");
    EXPECT_ESCAPED("\xE2\x80\x8B\xE2\x80\xA8\xEF\xBB\xBF\xE3\x80\x80", "\\u200B\\u2028\\uFEFF\\u3000");
    EXPECT_ESCAPED("\xEF\xBF\xBD", "\xEF\xBF\xBD");
    EXPECT_ESCAPED("\xF3\xA0\x81\x81", "\\xF3\\xA0\\x81\\x81");
    EXPECT_ESCAPED("\xED\xA0\x80", "\\xED\\xA0\\x80");
}

static void expect_undone(const char *text, const char *expected)
{
    buffer out = {0};
    size_t bad = SIZE_MAX;
    cr_expect(escape_undo(&out, text, strlen(text), &bad));
    cr_expect_str_eq(buffer_string(&out), expected);
    buffer_free(&out);
}

static void expect_bad_escape(const char *text, size_t at)
{
    buffer out = {0};
    size_t bad = SIZE_MAX;
    cr_expect_not(escape_undo(&out, text, strlen(text), &bad));
    cr_expect_eq(bad, at);
    buffer_free(&out);
}

Test(render, escapes_undone)
{
    expect_undone("\\u0041\\u00e9\\u201C\\x41", "A\xC3\xA9\xE2\x80\x9C"
                                                "A");
    expect_bad_escape("ab\\q", 2);
    expect_bad_escape("\\", 0);
    expect_bad_escape("\\x4", 0);
    expect_bad_escape("a\\xg0", 1);
    expect_bad_escape("\\u00e", 0);
}

Test(render, differences)
{
    buffer out = {0};
    cr_expect(report_diff(&out, "a\nb\n", "a\nb\n"));
    cr_expect_eq(out.len, 0);
    cr_expect_not(report_diff(&out, "a\nb\nc\n", "a\nx\nc\nd"));
    cr_expect_str_eq(buffer_string(&out), "      a\n    - b\n    + x\n      c\n    + d\n");
    buffer_clear(&out);
    cr_expect_not(report_diff(&out, "", "a\n"));
    cr_expect_str_eq(buffer_string(&out), "    + a\n");
    buffer_clear(&out);
    cr_expect_not(report_diff(&out, "a\n", ""));
    cr_expect_str_eq(buffer_string(&out), "    - a\n");
    buffer_free(&out);
}

static void expect_caret(const char *text, size_t at, const char *expected)
{
    buffer out = {0};
    report_caret(&out, "here", text, strlen(text), at);
    cr_expect_str_eq(buffer_string(&out), expected);
    buffer_free(&out);
}

Test(render, carets)
{
    expect_caret("one\ntwo three\nfour", 8, "    here: byte 8, line 2\n      two three\n          ^\n");
    expect_caret("one", 3, "    here: byte 3, line 1\n      one\n         ^\n");
    expect_caret("", 0, "    here: byte 0, line 1\n      \n      ^\n");
    expect_caret("a\r\nb\rc", 5, "    here: byte 5, line 3\n      c\n      ^\n");
    expect_caret("\xC2\xA0\xC3\xA9x", 4, "    here: byte 4, line 1\n      \\u00A0\xC3\xA9x\n             ^\n");
    expect_caret("\xE6\x97\xA5x", 3, "    here: byte 3, line 1\n      \xE6\x97\xA5x\n        ^\n");
}
