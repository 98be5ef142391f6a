/* SPDX-License-Identifier: MIT
 *
 * Every text is parsed in several ways, and every member of every record added, in one byte order and width.
 */
#include "core.h"

static void add_byte(digest *d, unsigned byte)
{
    d->hash = (d->hash ^ byte) * UINT64_C(0x100000001B3);
}

static void add(digest *d, uint64_t value)
{
    for (unsigned i = 0; i < 8; i++)
        add_byte(d, (unsigned)(value >> 8 * i) & 0xFF);
}

static void add_name(digest *d, const char *name)
{
    for (; *name != '\0'; name++)
        add_byte(d, (unsigned char)*name);
}

static void add_span(digest *d, stet_span span)
{
    add(d, span.start);
    add(d, span.end);
}

static void add_block(digest *d, const stet_block *b)
{
    add_span(d, b->span);
    add_span(d, b->dateline);
    add_span(d, b->label);
    add(d, b->first_sentence);
    add(d, b->sentence_count);
    add(d, b->first_quotation);
    add(d, b->quotation_count);
    add(d, b->kind);
    add(d, b->role);
    add(d, b->flags);
    add_name(d, stet_block_kind_name(b->kind));
}

static void add_quotation(digest *d, const stet_quotation *q)
{
    add_span(d, q->span);
    add_span(d, q->cue);
    add_span(d, q->speaker);
    add_span(d, q->refers_to);
    add(d, q->block);
    add(d, q->parent);
    add(d, q->continues);
    add(d, q->utterance);
    add(d, q->next_part);
    add(d, q->kind);
    add(d, q->ending);
    add(d, q->speaker_form);
    add(d, q->depth);
    add(d, q->rule);
    add(d, q->open_length);
    add(d, q->close_length);
    add(d, q->reserved);
    add(d, q->flags);
    add_span(d, stet_quotation_content(q));
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static void add_article(digest *d, const char *text, size_t len, const stet_article *a)
{
    stet_position position = STET_POSITION_INIT;
    add(d, a->layout);
    add(d, a->flags);
    add(d, a->language);
    add(d, a->error_offset);
    add(d, a->block_count);
    add(d, a->sentence_count);
    add(d, a->quotation_count);
    for (size_t i = 0; i < least(a->block_count, a->block_cap); i++) {
        add_block(d, &a->blocks[i]);
        add(d, (uint64_t)stet_position_move(text, len, a->blocks[i].span.end, &position));
        add(d, position.line);
        add(d, position.code_point);
        add(d, position.utf16);
    }
    for (size_t i = 0; i < least(a->sentence_count, a->sentence_cap); i++)
        add_span(d, a->sentences[i].span);
    for (size_t i = 0; i < least(a->quotation_count, a->quotation_cap); i++)
        add_quotation(d, &a->quotations[i]);
    d->records += a->block_count + a->sentence_count + a->quotation_count;
}

static void parse_once(digest *d, const char *text, size_t len, const stet_options *options, const digest_room *r,
                       size_t caps)
{
    stet_article a = STET_ARTICLE_INIT;
    a.blocks = r->blocks;
    a.block_cap = least(r->block_cap, caps);
    a.sentences = r->sentences;
    a.sentence_cap = least(r->sentence_cap, caps);
    a.quotations = r->quotations;
    a.quotation_cap = least(r->quotation_cap, caps);
    add(d, (uint64_t)stet_parse(text, len, options, &a));
    add_article(d, text, len, &a);
}

static void parse_text(digest *d, const char *text, size_t len, uint32_t kernel, const digest_room *r)
{
    static const uint32_t flags[] = {0, STET_OPTION_STRICT_UTF8, STET_OPTION_WHOLE_QUOTATIONS,
                                     STET_OPTION_PAIR_DAMAGED_MARKS,
                                     STET_OPTION_WHOLE_QUOTATIONS | STET_OPTION_PAIR_DAMAGED_MARKS};
    static const uint32_t wants[] = {STET_WANT_BLOCKS, STET_WANT_SENTENCES, STET_WANT_QUOTATIONS,
                                     STET_WANT_BLOCKS | STET_WANT_ATTRIBUTIONS};
    stet_options options = STET_OPTIONS_INIT;
    options.kernel = kernel;
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        options.flags = flags[i];
        parse_once(d, text, len, &options, r, SIZE_MAX);
    }
    options.flags = 0;
    parse_once(d, text, len, &options, r, 2);
    for (size_t i = 0; i < sizeof wants / sizeof wants[0]; i++) {
        options.want = wants[i];
        parse_once(d, text, len, &options, r, SIZE_MAX);
    }
}

/* ---- The pack ---- */

/* Length of the text at `at`, or SIZE_MAX where the pack is cut. */
static size_t text_length(const unsigned char *pack, size_t pack_len, size_t at)
{
    if (pack_len - at < 4) return SIZE_MAX;
    const unsigned char *b = pack + at;
    size_t len = b[0] | (size_t)b[1] << 8 | (size_t)b[2] << 16 | (size_t)b[3] << 24;
    return len <= pack_len - at - 4 ? len : SIZE_MAX;
}

size_t digest_survey(const unsigned char *pack, size_t pack_len, size_t *longest)
{
    size_t count = 0;
    *longest = 0;
    for (size_t at = 0; at < pack_len;) {
        size_t len = text_length(pack, pack_len, at);
        if (len == SIZE_MAX) return 0;
        if (len > *longest) *longest = len;
        at += 4 + len;
        count++;
    }
    return count;
}

digest digest_pack(const unsigned char *pack, size_t pack_len, uint32_t kernel, const digest_room *room)
{
    digest d = {UINT64_C(0xCBF29CE484222325), 0};
    for (size_t at = 0, len; at < pack_len; at += 4 + len) {
        len = text_length(pack, pack_len, at);
        parse_text(&d, (const char *)pack + at + 4, len, kernel, room);
    }
    return d;
}
