/* SPDX-License-Identifier: MIT
 *
 * api_test.c - stet_parse's arguments and errors, what is wanted, the bounds, structs that grow.
 */
#include "guard.h"
#include "parsed.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static const char story[] =
    "Mill reopens\n\nBEACH HAVEN, May 3 - The mill reopened on Monday. \"We are back,\" Ann Lee "
    "said. \"We never left.\"\n\nShe called the flood \"a 'bad' dream\".";
#define STORY_LEN (sizeof story - 1)

/* ---- Errors ---- */

/* Parses with room for everything, expects an error, zero counts and no record. */
static void expect_error(stet_status expected, const char *text, size_t len, const stet_options *options)
{
    static const size_t caps[RECORDS_ARRAYS] = {4, 4, 4};
    parsed p;
    parsed_begin(&p, caps, 0);
    for (int i = 0; i < RECORDS_ARRAYS; i++)
        records_set_found(&p.article, (records_array)i, 77);
    p.article.error_offset = 77;
    parsed_run(&p, text, len, options);
    if (expected != STET_E_UTF8) cr_expect_eq(p.article.error_offset, 0);
    cr_expect_eq(p.status, expected, "expected %s, not %s", stet_status_name(expected), stet_status_name(p.status));
    for (int i = 0; i < RECORDS_ARRAYS; i++) {
        cr_expect_eq(records_found(&p.article, (records_array)i), 0);
        cr_expect(parsed_untouched(&p, (records_array)i, 0));
    }
    parsed_free(&p);
}

Test(api, text_may_be_null_only_where_it_is_empty)
{
    parsed p;
    parsed_whole(&p, NULL, 0, NULL);
    cr_expect_eq(p.status, STET_OK);
    cr_expect_eq(p.article.block_count, 0);
    cr_expect_eq(p.article.sentence_count, 0);
    cr_expect_eq(p.article.quotation_count, 0);
    cr_expect_eq(p.article.error_offset, 0);
    parsed_free(&p);
    expect_error(STET_E_ARGUMENT, NULL, 1, NULL);
}

Test(api, article_may_not_be_null)
{
    cr_expect_eq(stet_parse(story, STORY_LEN, NULL, NULL), STET_E_ARGUMENT);
}

Test(api, blank_texts_have_no_records)
{
    static const char *const blanks[] = {"", " ", "\n", "\r\n\r\n", "\t \n", "\xEF\xBB\xBF", "\xC2\xA0\n\xE3\x80\x80"};
    for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++) {
        parsed p;
        parsed_whole(&p, blanks[i], strlen(blanks[i]), NULL);
        cr_expect_eq(p.status, STET_OK);
        cr_expect_eq(p.article.block_count + p.article.sentence_count + p.article.quotation_count, 0, "blank %zu", i);
        parsed_free(&p);
    }
}

Test(api, unknown_bits)
{
    for (unsigned bit = 0; bit < 32; bit++) {
        stet_options want = STET_OPTIONS_INIT, flags = STET_OPTIONS_INIT;
        want.want = 1u << bit | STET_WANT_BLOCKS;
        flags.flags = 1u << bit;
        if (want.want > STET_WANT_INDIRECT * 2 - 1) expect_error(STET_E_ARGUMENT, story, STORY_LEN, &want);
        if (flags.flags > STET_OPTION_PAIR_DAMAGED_MARKS) expect_error(STET_E_ARGUMENT, story, STORY_LEN, &flags);
    }
}

#if SIZE_MAX > UINT32_MAX
Test(api, longer_than_the_longest_text)
{
    guard g;
    guard_begin(&g, 0);
    const char *unreadable = g.pages + g.size;
    expect_error(STET_E_TOO_LARGE, unreadable, (size_t)STET_LEN_MAX + 1, NULL);
    expect_error(STET_E_TOO_LARGE, unreadable, (size_t)UINT32_MAX + 1, NULL);
    expect_error(STET_E_TOO_LARGE, unreadable, SIZE_MAX, NULL);
    guard_end(&g);
}
#endif

Test(api, strict_utf8_has_the_offset_of_the_first_bad_byte)
{
    static const struct {
        const char *text;
        size_t offset;
    } cases[] = {{"\x80", 0},
                 {"abc\xFFz", 3},
                 {"a \xC3", 2},
                 {"\xC3\xA9 \xE2\x80", 3},
                 {"a\n\n\xED\xA0\x80", 3},
                 {"\xF4\x90\x80\x80", 0},
                 {"good, then \xC0\xAF", 11},
                 {"0123456789012345678901234567890123456789012345678901234567890123\xF0\x9F\x98 x", 64}};
    stet_options strict = STET_OPTIONS_INIT;
    strict.flags = STET_OPTION_STRICT_UTF8;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t len = strlen(cases[i].text);
        parsed p;
        expect_error(STET_E_UTF8, cases[i].text, len, &strict);
        parsed_whole(&p, cases[i].text, len, &strict);
        cr_expect_eq(p.article.error_offset, cases[i].offset, "case %zu: %zu", i, p.article.error_offset);
        parsed_free(&p);
        parsed_whole(&p, cases[i].text, len, NULL);
        cr_expect_eq(p.status, STET_OK);
        cr_expect_eq(p.article.error_offset, cases[i].offset, "case %zu: %zu", i, p.article.error_offset);
        cr_expect(p.article.flags & STET_ARTICLE_FLAG_INVALID_UTF8);
        parsed_free(&p);
    }
    parsed p;
    parsed_whole(&p, story, STORY_LEN, &strict);
    cr_expect_eq(p.status, STET_OK);
    cr_expect_eq(p.article.error_offset, STORY_LEN);
    parsed_free(&p);
}

/* ---- Kernels ---- */

Test(api, kernels)
{
    cr_expect_eq(stet_kernel_available(STET_KERNEL_AUTO), 1);
    cr_expect_eq(stet_kernel_available(STET_KERNEL_NEON + 1), 0);
    cr_expect_eq(stet_kernel_available(UINT32_MAX), 0);
    cr_expect_neq(stet_kernel_best(), STET_KERNEL_AUTO);
    cr_expect_eq(stet_kernel_available(stet_kernel_best()), 1);
}

Test(api, kernels_that_are_not_here)
{
    size_t missing = 0;
    for (uint32_t k = STET_KERNEL_AUTO; k <= STET_KERNEL_NEON; k++) {
        stet_options options = STET_OPTIONS_INIT;
        options.kernel = k;
        if (stet_kernel_available(k)) continue;
        expect_error(STET_E_KERNEL, story, STORY_LEN, &options);
        missing++;
    }
    /* No processor runs both SSE2 and NEON. */
    cr_expect_gt(missing, 0);
    stet_options options = STET_OPTIONS_INIT;
    options.kernel = STET_KERNEL_NEON + 1;
    expect_error(STET_E_KERNEL, story, STORY_LEN, &options);
    options.kernel = UINT32_MAX;
    expect_error(STET_E_KERNEL, story, STORY_LEN, &options);
}

/* ---- Languages ---- */

static uint32_t language_of(const char *text, uint32_t language)
{
    parsed p;
    stet_options options = STET_OPTIONS_INIT;
    options.language = language;
    parsed_whole(&p, text, strlen(text), &options);
    uint32_t found = p.article.language;
    cr_expect_eq(p.status, STET_OK);
    parsed_free(&p);
    return found;
}

Test(api, languages_given)
{
    stet_options unknown = STET_OPTIONS_INIT;
    for (uint32_t language = STET_LANGUAGE_ENGLISH; language <= STET_LANGUAGE_CHINESE; language++)
        cr_expect_eq(language_of(story, language), language);
    unknown.language = STET_LANGUAGE_CHINESE + 1;
    expect_error(STET_E_ARGUMENT, story, STORY_LEN, &unknown);
    unknown.language = UINT32_MAX;
    expect_error(STET_E_ARGUMENT, story, STORY_LEN, &unknown);
}

Test(api, languages_learnt)
{
    static const struct {
        uint32_t language;
        const char *text;
    } cases[] = {
        {STET_LANGUAGE_ENGLISH, story},
        {STET_LANGUAGE_GERMAN, "Die M\xC3\xBChle ist wieder in Betrieb, und das ist auch gut so, sagte sie."},
        {STET_LANGUAGE_FRENCH, "Le moulin a rouvert lundi, et il est pour tous les gens de la ville, dit-elle."},
        {STET_LANGUAGE_RUSSIAN, "\xD0\x9C\xD1\x8D\xD1\x80 \xD0\xB1\xD1\x8B\xD0\xBB \xD1\x80\xD0\xB0\xD0\xB4."},
        {STET_LANGUAGE_JAPANESE,
         "\xE5\xB7\xA5\xE5\xA0\xB4\xE3\x81\xAF\xE5\x86\x8D\xE9\x96\x8B\xE3\x81\x97\xE3\x81\x9F"},
        {STET_LANGUAGE_CHINESE, "\xE5\xB7\xA5\xE5\x8E\x82\xE5\x91\xA8\xE4\xB8\x80\xE9\x87\x8D\xE5\xBC\x80"},
        {STET_LANGUAGE_NONE, ""},
        {STET_LANGUAGE_NONE, "\xEF\xBB\xBF"},
        {STET_LANGUAGE_NONE, " \n\xC2\xA0\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint32_t found = language_of(cases[i].text, STET_LANGUAGE_NONE);
        cr_expect_eq(found, cases[i].language, "%s, not %s", stet_language_name(found),
                     stet_language_name(cases[i].language));
    }
    cr_expect_neq(language_of("Xyzzy.", STET_LANGUAGE_NONE), STET_LANGUAGE_NONE);
}

/* The language of `count` times `filler`, then `rest`. */
static uint32_t language_after(const char *filler, size_t count, const char *rest)
{
    buffer text = {0};
    buffer_times(&text, filler, count);
    buffer_text(&text, rest);
    uint32_t found = language_of(buffer_string(&text), STET_LANGUAGE_NONE);
    buffer_free(&text);
    return found;
}

/* "der" and "und" are words 198 and 200, then 199 and 201; of 64 characters 7 are kana, a tenth of them, then 6. */
Test(api, language_is_learnt_from_so_many_words)
{
    static const char german[] = "der Mann und die Frau sind nicht mit dem Zug gefahren.";
    static const char kana[] = "\xE3\x81\xAE\xE3\x81\xAE\xE3\x81\xAE\xE3\x81\xAE\xE3\x81\xAE\xE3\x81\xAE\xE3\x81\xAE"
                               "\xE3\x81\xAE\xE3\x81\xAE\xE3\x81\xAE\xE3\x81\xAE\xE3\x81\xAE\xE3\x81\xAE\xE3\x81\xAE";
    cr_expect_eq(language_after("Xqzz ", 197, german), STET_LANGUAGE_GERMAN);
    cr_expect_eq(language_after("Xqzz ", 198, german), STET_LANGUAGE_ENGLISH);
    cr_expect_eq(language_after("\xE4\xB8\x80", 57, kana), STET_LANGUAGE_JAPANESE);
    cr_expect_eq(language_after("\xE4\xB8\x80", 58, kana), STET_LANGUAGE_CHINESE);
}

/* ---- What is wanted ---- */

/* Counts alone: an article without arrays, whose caps are not read. */
static stet_article counted(const char *text, uint32_t want, uint32_t flags)
{
    stet_article article = STET_ARTICLE_INIT;
    stet_options options = STET_OPTIONS_INIT;
    options.want = want;
    options.flags = flags;
    article.block_cap = article.sentence_cap = article.quotation_cap = 77;
    cr_expect_eq(stet_parse(text, strlen(text), &options, &article), STET_OK);
    return article;
}

Test(api, counting_without_arrays)
{
    stet_article all = counted(story, STET_WANT_STANDARD, 0);
    cr_expect_eq(all.block_count, 3);
    cr_expect_eq(all.sentence_count, 5);
    cr_expect_eq(all.quotation_count, 4);
    for (uint32_t want = 1; want <= STET_WANT_INDIRECT * 2 - 1; want++) {
        stet_article some = counted(story, want, 0);
        cr_expect_eq(some.block_count, (want & STET_WANT_BLOCKS) != 0 ? all.block_count : 0);
        cr_expect_eq(some.sentence_count, (want & STET_WANT_SENTENCES) != 0 ? all.sentence_count : 0);
        cr_expect_eq(some.quotation_count, want >= STET_WANT_QUOTATIONS ? all.quotation_count : 0);
    }
}

/* Without a bit and without an array nothing is wanted. */
Test(api, nothing_wanted)
{
    stet_article none = counted(story, 0, 0);
    cr_expect_eq(none.block_count + none.sentence_count + none.quotation_count, 0);
    cr_expect_eq(none.language, STET_LANGUAGE_ENGLISH);
    cr_expect_eq(none.error_offset, STORY_LEN);
}

/* An empty array is one, too: it wants its records. */
Test(api, arrays_without_room)
{
    stet_article article = STET_ARTICLE_INIT;
    stet_quotation one;
    article.quotations = &one;
    cr_expect_eq(stet_parse(story, STORY_LEN, NULL, &article), STET_E_CAPACITY);
    cr_expect_eq(article.quotation_count, 4);
    cr_expect_eq(article.block_count, 0);
    cr_expect_eq(article.sentence_count, 0);
}

static uint32_t flags_of_first_block(const char *text, uint32_t want, uint32_t flags, uint32_t *of_article)
{
    parsed p;
    stet_options options = STET_OPTIONS_INIT;
    options.want = want;
    options.flags = flags;
    parsed_whole(&p, text, strlen(text), &options);
    cr_assert_eq(p.status, STET_OK);
    cr_assert_geq(p.article.block_count, 1);
    uint32_t found = records_block(&p.article, 0)->flags;
    *of_article = p.article.flags;
    parsed_free(&p);
    return found;
}

/* The flags of marks come with the quotations, whatever work the sentences need. */
Test(api, flags_of_marks_come_with_quotations)
{
    static const char text[] = "The mill\xE2\x80\x9D is &quot;back&quot; on Monday, \x01 the mayor said.";
    const uint32_t marks = STET_BLOCK_FLAG_DAMAGED_MARKS | STET_BLOCK_FLAG_STRAY_MARK;
    uint32_t of_article;
    for (uint32_t want = STET_WANT_BLOCKS; want < STET_WANT_INDIRECT * 2; want += STET_WANT_SENTENCES) {
        uint32_t expected = want >= STET_WANT_QUOTATIONS ? marks : 0;
        uint32_t found = flags_of_first_block(text, want, STET_OPTION_WHOLE_QUOTATIONS, &of_article);
        cr_expect_eq(found, expected | STET_BLOCK_FLAG_CONTROL, "want %x: %x", want, found);
        cr_expect_eq(of_article, expected != 0 ? STET_ARTICLE_FLAG_DAMAGED_MARKS : 0u);
    }
}

Test(api, control_bytes)
{
    uint32_t of_article;
    for (unsigned byte = 0; byte < 256; byte++) {
        char text[] = "One two three.";
        bool control = byte <= 0x08 || (byte >= 0x0E && byte <= 0x1F) || byte == 0x7F;
        bool found = false;
        text[5] = byte != 0 ? (char)byte : 'w';
        found = (flags_of_first_block(text, 0, 0, &of_article) & STET_BLOCK_FLAG_CONTROL) != 0;
        if (byte != 0) cr_expect_eq(found, control, "byte %02X", byte);
    }
    parsed p;
    parsed_whole(&p, "a\0b", 3, NULL);
    cr_expect_eq(records_block(&p.article, 0)->flags, STET_BLOCK_FLAG_CONTROL);
    parsed_free(&p);
}

/* More bytes that only go on with a character than a sentence is looked at, and more words than are of it. */
Test(api, bytes_that_begin_no_character)
{
    buffer text = {0};
    buffer_times(&text, "\x80", 800);
    buffer_times(&text, " w", 40);
    buffer_text(&text, ", Ann Lee said: ");
    size_t start = text.len;
    buffer_text(&text, "\"We are back.\"");
    parsed p;
    parsed_whole(&p, text.data, text.len, NULL);
    cr_assert_eq(p.article.block_count, 1);
    cr_expect_eq(records_block(&p.article, 0)->flags, STET_BLOCK_FLAG_INVALID_UTF8);
    cr_assert_eq(p.article.quotation_count, 1);
    const stet_quotation *quotation = records_quotation(&p.article, 0);
    cr_expect_eq(quotation->span.start, start);
    cr_expect_eq(quotation->speaker.start, start - strlen("Ann Lee said: "));
    cr_expect_eq(quotation->cue.start, start - strlen("said: "));
    parsed_free(&p);
    buffer_free(&text);
}

/* ---- Room ---- */

/* The next part is told of, where its record does not fit. */
Test(api, next_part_beyond_the_cap)
{
    static const char text[] = "\"We are back,\" Ann Lee said, \"and glad.\"";
    stet_quotation quotation;
    stet_article article = STET_ARTICLE_INIT;
    article.quotations = &quotation;
    article.quotation_cap = 1;
    cr_expect_eq(stet_parse(text, sizeof text - 1, NULL, &article), STET_E_CAPACITY);
    cr_expect_eq(article.quotation_count, 2);
    cr_expect_eq(quotation.next_part, 1);
    cr_expect_eq(stet_quotation_next_part(&article, 0), STET_NONE);
}

/* Eight words on three lines: a sentence of so many may end at "etc." */
Test(api, line_ends_part_words_alike)
{
    static const char lines[] = "Mill opens\n\n"
                                "The long road went by the old mill and over the weir, where\n"
                                "all the people of the town had come to look at the flood in\n"
                                "the spring of the year. Uncharacteristically misunderstood\n"
                                "counterrevolutionaries interdependent disproportionately\n"
                                "schoolteachers on etc. Children came to look at it all day\n"
                                "and all night.";
    static const char *const ends[] = {"\n", "\r", "\r\n", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    for (size_t e = 0; e < sizeof ends / sizeof ends[0]; e++) {
        char text[2 * sizeof lines];
        size_t len = 0, length = strlen(ends[e]);
        parsed p;
        for (size_t i = 0; i < sizeof lines - 1; i++) {
            bool end = lines[i] == '\n';
            memcpy(text + len, end ? ends[e] : &lines[i], end ? length : 1);
            len += end ? length : 1;
        }
        parsed_whole(&p, text, len, NULL);
        cr_expect_eq(p.article.sentence_count, 4, "line end %zu: %zu sentences", e, (size_t)p.article.sentence_count);
        parsed_free(&p);
    }
}

static const char *const pieces[] = {
    "\"",
    "'",
    "a",
    ".",
    " ",
    "\n",
    "\r",
    ",",
    "\xE2\x80\x9C",
    "\xE2\x80\x9D",
    "\xE2\x80\x98",
    "\xE2\x80\x99",
    "\xC2\xAB",
    "\xC2\xBB",
    "\xE3\x80\x8C",
    "\xE3\x80\x8D",
    "\xE3\x80\x82",
    "\xE2\x80\xA8",
    "``",
    "&",
    "\x80",
    "*",
    "-",
    "?",
    "A",
    "(",
    "1",
    "\xC2\xA0",
    ":",
    ";",
    "&quot;",
    "",
};
#define PIECES (sizeof pieces / sizeof pieces[0])

/* A pattern, repeated and cut at len bytes. */
static void fill(char *text, size_t len, const char *const parts[3])
{
    size_t at = 0;
    while (at < len) {
        size_t before = at;
        for (size_t i = 0; i < 3 && at < len; i++) {
            size_t part = strlen(parts[i]);
            if (part > len - at) part = len - at;
            memcpy(text + at, parts[i], part);
            at += part;
        }
        if (at == before) text[at++] = 'x';
    }
}

static void expect_room_suffices(const char *text, size_t len, uint32_t flags)
{
    parsed p;
    stet_options options = STET_OPTIONS_INIT;
    options.flags = flags;
    parsed_whole(&p, text, len, &options);
    bool fits = p.status == STET_OK;
    for (int i = 0; i < RECORDS_ARRAYS; i++) {
        records_array array = (records_array)i;
        fits &= records_found(&p.article, array) <= records_cap(&p.article, array);
        fits &= parsed_untouched(&p, array, records_cap(&p.article, array));
    }
    cr_assert(fits, "stet_bound_...(%zu) is too small for \"%.*s\": %zu, %zu, %zu", len, (int)len, text,
              p.article.block_count, p.article.sentence_count, p.article.quotation_count);
    parsed_free(&p);
}

static void expect_pattern_suffices(const char *const parts[3])
{
    char text[64];
    for (size_t len = 0; len <= sizeof text; len += len < 12 ? 1 : 13) {
        fill(text, len, parts);
        expect_room_suffices(text, len, 0);
        expect_room_suffices(text, len, STET_OPTION_PAIR_DAMAGED_MARKS);
    }
}

Test(api, bound_suffices)
{
    for (size_t i = 0; i < PIECES * PIECES; i++) {
        const char *const two[3] = {pieces[i % PIECES], pieces[i / PIECES], ""};
        expect_pattern_suffices(two);
    }
    /* Of three, those from the first ones. */
    for (size_t i = 0; i < 16 * 16 * 16; i++) {
        const char *const three[3] = {pieces[i % 16], pieces[i / 16 % 16], pieces[i / 256]};
        char text[24];
        fill(text, sizeof text, three);
        expect_room_suffices(text, sizeof text, 0);
    }
}

static void expect_never_falls(size_t (*bound)(size_t))
{
    size_t last = bound(0);
    for (size_t len = 1; len < 3000; len++) {
        cr_assert_geq(bound(len), last);
        last = bound(len);
    }
    cr_expect_gt(bound(STET_LEN_MAX), 1000000);
}

Test(api, bound_never_falls)
{
    expect_never_falls(stet_bound_blocks);
    expect_never_falls(stet_bound_sentences);
    expect_never_falls(stet_bound_quotations);
}

/* ---- Records that grow ---- */

/* Records of a later header, `more` bytes larger: the known part is as ever, the rest is 0. */
static void expect_strides(const parsed *usual, size_t more)
{
    stet_article article = STET_ARTICLE_INIT;
    unsigned char *room[RECORDS_ARRAYS];
    article.block_size = (uint16_t)(sizeof(stet_block) + more);
    article.sentence_size = (uint16_t)(sizeof(stet_sentence) + more);
    article.quotation_size = (uint16_t)(sizeof(stet_quotation) + more);
    for (int i = 0; i < RECORDS_ARRAYS; i++) {
        records_array array = (records_array)i;
        size_t count = records_found(&usual->article, array);
        room[i] = buffer_alloc(count, records_stride(&article, array));
        memset(room[i], 0xA5, count * records_stride(&article, array));
        records_set(&article, array, room[i], count);
    }
    cr_assert_eq(stet_parse(story, STORY_LEN, NULL, &article), STET_OK);
    for (int i = 0; i < RECORDS_ARRAYS; i++) {
        static const unsigned char zeros[65536];
        records_array array = (records_array)i;
        buffer why = {0};
        size_t known = records_known_size(array), count = records_found(&usual->article, array);
        cr_assert_eq(records_found(&article, array), count);
        cr_expect(parsed_same_records(&why, &usual->article, &article, array, count), "stride %zu more:\n%s", more,
                  buffer_string(&why));
        for (size_t k = 0; k < count; k++)
            cr_expect_arr_eq((unsigned char *)records_at(&article, array, k) + known, zeros, more);
        buffer_free(&why);
        free(room[i]);
    }
}

Test(api, records_of_later_headers)
{
    parsed usual;
    parsed_whole(&usual, story, STORY_LEN, NULL);
    cr_assert_eq(usual.status, STET_OK);
    cr_assert_gt(usual.article.block_count, 0);
    for (size_t more = 0; more <= 64; more += 4)
        expect_strides(&usual, more);
    expect_strides(&usual, 65532 - sizeof(stet_quotation)); /* the largest that a quotation's stride can be */
    parsed_free(&usual);
}

/* The size up to which what is not known is looked at. */
#define STRUCT_MOST 4096

typedef struct later_options {
    stet_options options;
    unsigned char more[STRUCT_MOST];
} later_options;

typedef struct later_article {
    stet_article article;
    unsigned char more[STRUCT_MOST];
} later_article;

Test(api, options_of_later_headers)
{
    static later_options later;
    static const size_t known = sizeof(stet_options);
    static const size_t sizes[] = {sizeof(stet_options), sizeof(stet_options) + 1, sizeof(stet_options) + 40,
                                   STRUCT_MOST};
    parsed p, usual;
    buffer why = {0};
    parsed_whole(&usual, story, STORY_LEN, NULL);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        later = (later_options){.options = STET_OPTIONS_INIT};
        later.options.size = (uint32_t)sizes[i];
        later.more[sizes[i] - known] = 1; /* just past it */
        parsed_whole(&p, story, STORY_LEN, &later.options);
        cr_expect(parsed_same(&why, &usual, &p), "size %zu:\n%s", sizes[i], buffer_string(&why));
        parsed_free(&p);
        if (sizes[i] == known) continue;
        later.more[sizes[i] - known - 1] = 1; /* its last byte */
        expect_error(STET_E_ARGUMENT, story, STORY_LEN, &later.options);
    }
    buffer_free(&why);
    parsed_free(&usual);
}

Test(api, sizes_of_options_that_cannot_be)
{
    static const uint32_t sizes[] = {0, 1, sizeof(stet_options) - 1, STRUCT_MOST + 1, UINT32_MAX};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        static later_options later;
        later.options = (stet_options)STET_OPTIONS_INIT;
        later.options.size = sizes[i];
        expect_error(STET_E_ARGUMENT, story, STORY_LEN, &later.options);
    }
}

Test(api, reserved_members_are_zero)
{
    stet_options options = STET_OPTIONS_INIT;
    stet_article article = STET_ARTICLE_INIT;
    options.reserved = 1;
    expect_error(STET_E_ARGUMENT, story, STORY_LEN, &options);
    article.reserved = 1;
    cr_expect_eq(stet_parse(story, STORY_LEN, NULL, &article), STET_E_ARGUMENT);
}

/* What a later header appended to the article is zero, and stays so. */
Test(api, articles_of_later_headers)
{
    static const size_t sizes[] = {sizeof(stet_article), sizeof(stet_article) + 1, sizeof(stet_article) + 40,
                                   STRUCT_MOST};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        static later_article later, before;
        stet_sentence sentences[16];
        size_t more = sizes[i] - sizeof(stet_article);
        later = (later_article){.article = STET_ARTICLE_INIT};
        later.article.size = (uint32_t)sizes[i];
        later.article.sentences = sentences;
        later.article.sentence_cap = 16;
        later.more[more] = 1; /* just past it */
        before = later;
        cr_expect_eq(stet_parse(story, STORY_LEN, NULL, &later.article), STET_OK);
        cr_expect_eq(later.article.sentence_count, 5);
        cr_expect_arr_eq(later.more, before.more, sizeof later.more);
        if (more == 0) continue;
        later.more[more - 1] = 1; /* its last byte */
        before = later;
        cr_expect_eq(stet_parse(story, STORY_LEN, NULL, &later.article), STET_E_ARGUMENT);
        cr_expect_eq(later.article.sentence_count, 0);
        cr_expect_arr_eq(later.more, before.more, sizeof later.more);
    }
}

/* Such an article is left alone: where its members are is not known. */
Test(api, sizes_of_articles_that_cannot_be)
{
    for (size_t size = 0; size < sizeof(stet_article) + 2; size++) {
        static later_article later, before;
        memset(&later, 0xA5, sizeof later);
        later.article.size = (uint32_t)size;
        if (size == sizeof(stet_article)) later.article.size = STRUCT_MOST + 1;
        if (size > sizeof(stet_article)) later.article.size = UINT32_MAX;
        before = later;
        cr_expect_eq(stet_parse(story, STORY_LEN, NULL, &later.article), STET_E_ARGUMENT);
        cr_expect_arr_eq((unsigned char *)&later, (unsigned char *)&before, sizeof later);
    }
}

static void expect_bad_article(const parsed *p)
{
    cr_expect_eq(p->status, STET_E_ARGUMENT);
    for (int i = 0; i < RECORDS_ARRAYS; i++) {
        cr_expect_eq(records_found(&p->article, (records_array)i), 0);
        cr_expect(parsed_untouched(p, (records_array)i, 0));
    }
}

Test(api, strides_that_cannot_be)
{
    for (int i = 0; i < RECORDS_ARRAYS; i++) {
        uint16_t known = (uint16_t)records_known_size((records_array)i);
        const uint16_t strides[] = {0,
                                    4,
                                    (uint16_t)(known - 4),
                                    (uint16_t)(known - 1),
                                    (uint16_t)(known + 1),
                                    (uint16_t)(known + 2),
                                    (uint16_t)(known + 3),
                                    UINT16_MAX};
        for (size_t k = 0; k < sizeof strides / sizeof strides[0]; k++) {
            parsed p;
            parsed_begin(&p, NULL, STORY_LEN);
            uint16_t *const places[] = {&p.article.block_size, &p.article.sentence_size, &p.article.quotation_size};
            if (strides[k] == known) continue;
            *places[i] = strides[k];
            records_set_found(&p.article, (records_array)i, 77);
            parsed_run(&p, story, STORY_LEN, NULL);
            expect_bad_article(&p);
            parsed_free(&p);
        }
    }
}

Test(api, what_is_reserved_is_zero)
{
    parsed p;
    parsed_begin(&p, NULL, STORY_LEN);
    p.article.reserved = 1;
    records_set_found(&p.article, RECORDS_BLOCKS, 77);
    parsed_run(&p, story, STORY_LEN, NULL);
    expect_bad_article(&p);
    cr_expect_eq(p.article.reserved, 1);
    parsed_free(&p);
}

Test(api, an_article_can_be_used_again)
{
    parsed p, fresh;
    parsed_begin(&p, NULL, STORY_LEN);
    parsed_run(&p, "One \xFF line.\n\nAnd \"another\".", 27, NULL);
    parsed_run(&p, story, STORY_LEN, NULL);
    parsed_whole(&fresh, story, STORY_LEN, NULL);
    buffer why = {0};
    cr_expect(parsed_same(&why, &fresh, &p), "%s", buffer_string(&why));
    buffer_free(&why);
    parsed_free(&p);
    parsed_free(&fresh);
}

/* ---- Names ---- */

/* Expects the speaker to refer to the fullest mention of Ann Lee, which others stand before and after. */
static void expect_fullest(size_t before, size_t after)
{
    static const char often[] = "They wrote to Ann Lee, too. ", fullest[] = "mill owner Ann Lee, a baker";
    buffer text = {0};
    parsed p;
    buffer_times(&text, often, before);
    size_t at = text.len + strlen("They met ");
    buffer_print(&text, "They met %s, in May. ", fullest);
    buffer_times(&text, often, after);
    buffer_text(&text, "\n\n\"We are back,\" Lee said.");
    parsed_whole(&p, text.data, text.len, NULL);
    cr_assert_eq(p.article.quotation_count, 1);
    cr_expect_eq(p.article.quotations[0].refers_to.start, at, "%zu before, %zu after", before, after);
    cr_expect_eq(p.article.quotations[0].refers_to.end, at + sizeof fullest - 1);
    buffer_free(&text);
    parsed_free(&p);
}

/* More are noted for later than there is room for, 288. */
Test(api, the_fullest_mention_of_very_many)
{
    for (size_t n = 286; n < 290; n++) {
        expect_fullest(n, 0);
        expect_fullest(n, 1);
        expect_fullest(0, n);
        expect_fullest(n, 2 * n);
    }
}

/* Names are not taken in before speakers that nobody is looked up for, until there are more than 32 of them; then, and
 * where somebody is looked up, they are. */
Test(api, names_before_very_many_speakers_without_one)
{
    static const char fullest[] = "Mill owner Ann Lee",
                      common[] = "\n\n\"We are back,\" the mayor said. Tom Roth came.";
    for (size_t n = 30; n < 36; n++) {
        buffer text = {0};
        parsed p;
        buffer_print(&text, "%s opened the gates.", fullest);
        buffer_times(&text, common, n);
        buffer_text(&text, "\n\n\"We left,\" Lee said.");
        parsed_whole(&p, text.data, text.len, NULL);
        cr_assert_eq(p.article.quotation_count, n + 1);
        for (size_t i = 0; i < n; i++)
            cr_expect_eq(p.article.quotations[i].refers_to.end, 0);
        cr_expect_eq(p.article.quotations[n].refers_to.start, 0);
        cr_expect_eq(p.article.quotations[n].refers_to.end, sizeof fullest - 1, "%zu speakers", n);
        buffer_free(&text);
        parsed_free(&p);
    }
}
