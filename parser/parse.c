/* SPDX-License-Identifier: MIT
 *
 * parse.c - checks what the caller gave, and runs the stages over the blocks.
 */
#include "attribution.h"
#include "block.h"
#include "kernel.h"
#include "sentence.h"

#define WANTS_KNOWN   (STET_WANT_STANDARD | STET_WANT_INDIRECT)
#define OPTIONS_KNOWN (STET_OPTION_STRICT_UTF8 | STET_OPTION_WHOLE_QUOTATIONS | STET_OPTION_PAIR_DAMAGED_MARKS)

/* No struct of a newer caller is larger; it bounds the look for what this library does not know. */
#define STRUCT_BYTES_MAX 4096u

/* The stages at work on one article. */
typedef struct parser {
    stet_text text;
    stet_options options;
    stet_out out;
    stet_out unwritten;      /* where quotations go that are needed but not wanted */
    stet_article no_article; /* ... with no room at all */
    bool pairs_marks;        /* for the caller, or so that sentences keep quotations whole */
    bool quotes_wanted, parts_sentences, attributes;
    bool invalid; /* the text is not all UTF-8 */
    bool control; /* it holds control bytes */
    stet_tape tape;
    stet_blocker blocker;
    stet_quoter quoter;
    stet_splitter splitter;
    stet_attributor attributor;
    stet_quotes quotes;
    stet_kernel_functions kernel;
} parser;

/* ---- The caller's arguments ---- */

static bool is_size_valid(size_t size, size_t known)
{
    return size >= known && size <= STRUCT_BYTES_MAX;
}

/* Whether a struct of a newer caller uses nothing that is not known here. */
static bool is_rest_zero(const void *object, size_t size, size_t known)
{
    for (size_t i = known; i < size; i++) {
        if (((const uint8_t *)object)[i]) return false;
    }
    return true;
}

static uint32_t wanted_by_arrays(const stet_article *a)
{
    uint32_t want = 0;
    if (a->blocks) want |= STET_WANT_BLOCKS;
    if (a->sentences) want |= STET_WANT_SENTENCES;
    if (a->quotations) want |= STET_WANT_REFERENCES;
    return want;
}

/* A bit brings what it rests on. */
static uint32_t complete(uint32_t want)
{
    if (want & (STET_WANT_REFERENCES | STET_WANT_INDIRECT)) want |= STET_WANT_ATTRIBUTIONS;
    if (want & STET_WANT_ATTRIBUTIONS) want |= STET_WANT_QUOTATIONS;
    return want;
}

static stet_status read_options(const stet_options *given, const stet_article *a, stet_options *options)
{
    const stet_options standard = STET_OPTIONS_INIT;
    *options = standard;
    if (given) {
        if (!is_size_valid(given->size, sizeof *given)) return STET_E_ARGUMENT;
        if (!is_rest_zero(given, given->size, sizeof *given)) return STET_E_ARGUMENT;
        *options = *given;
    }
    if ((options->want & ~WANTS_KNOWN) || (options->flags & ~OPTIONS_KNOWN)) return STET_E_ARGUMENT;
    if (options->language > STET_LANGUAGE_CHINESE || options->reserved) return STET_E_ARGUMENT;
    options->want = complete(options->want ? options->want : wanted_by_arrays(a));
    return STET_OK;
}

static bool is_stride_valid(size_t stride, size_t known)
{
    return stride >= known && stride % 4 == 0;
}

static bool is_article_valid(const stet_article *a)
{
    return is_rest_zero(a, a->size, sizeof *a) && a->reserved == 0 &&
           is_stride_valid(a->block_size, sizeof(stet_block)) &&
           is_stride_valid(a->sentence_size, sizeof(stet_sentence)) &&
           is_stride_valid(a->quotation_size, sizeof(stet_quotation));
}

static stet_status check_arguments(const char *text, size_t len, const stet_article *a)
{
    if (!is_article_valid(a) || (!text && len)) return STET_E_ARGUMENT;
    return len > STET_LEN_MAX ? STET_E_TOO_LARGE : STET_OK;
}

/* ---- One block ---- */

static uint32_t damage_flags(const parser *p, stet_span span)
{
    const uint8_t *start = p->text.bytes + span.start;
    size_t len = span.end - span.start;
    uint32_t flags = 0;
    if (!p->invalid && !p->control) return 0;
    stet_bytes bytes = p->kernel.check(start, len);
    if (bytes.invalid != len) flags |= STET_BLOCK_FLAG_INVALID_UTF8;
    if (bytes.control) flags |= STET_BLOCK_FLAG_CONTROL;
    return flags;
}

/* Quotations, attributions and sentences of a block, list by list. */
static void fill_block(parser *p, stet_block *block, uint32_t index)
{
    uint32_t body = block->span.start;
    bool paragraph = block->kind == STET_BLOCK_PARAGRAPH, more = p->pairs_marks;
    bool sentence_row = p->parts_sentences && block->kind != STET_BLOCK_SEPARATOR;
    if (block->dateline.end | block->label.end)
        body = stet_find_body(p->text.bytes, block->span, block->dateline, block->label);
    p->quotes.count = 0;
    if (more && stet_quote_passes(&p->quoter, block->span)) more = false;
    if (more) stet_quote_begin(&p->quoter, block->span, body, index, paragraph);
    if (p->attributes) stet_attribution_begin(&p->attributor, block, body);
    if (sentence_row) stet_sentence_begin(&p->splitter, block->span, body);
    do {
        if (more) more = stet_quote_step(&p->quoter, &p->quotes);
        if (p->attributes) stet_attribution_step(&p->attributor, &p->quotes, !more);
        uint32_t until = more ? p->quotes.end : block->span.end;
        if (sentence_row) stet_sentence_step(&p->splitter, until, &p->quotes);
    } while (more);
    if (p->quotes_wanted) block->flags |= (uint16_t)p->quoter.flags;
}

/* Finds what a block holds and writes it. */
static void write_block(parser *p, stet_block *block, uint32_t index)
{
    stet_out *out = &p->out;
    if (p->quotes_wanted) block->first_quotation = out->quotation_count;
    if (p->parts_sentences) block->first_sentence = out->sentence_count;
    block->flags = (uint16_t)damage_flags(p, block->span);
    out->aside = block->kind != STET_BLOCK_PARAGRAPH;
    fill_block(p, block, index);
    if (p->quotes_wanted) block->quotation_count = out->quotation_count - block->first_quotation;
    if (p->parts_sentences) block->sentence_count = out->sentence_count - block->first_sentence;
    if (block->flags & STET_BLOCK_FLAG_DAMAGED_MARKS) out->article->flags |= STET_ARTICLE_FLAG_DAMAGED_MARKS;
    stet_emit_block(out, block);
}

/* ---- The article ---- */

static unsigned find_language(const parser *p, uint32_t start)
{
    if (p->options.language != STET_LANGUAGE_NONE) return p->options.language - STET_LANGUAGE_ENGLISH;
    return stet_lexicon_language(p->text.bytes + start, p->text.len - start);
}

static void start_quotations(parser *p, uint32_t start, unsigned lang)
{
    stet_out *out = &p->out;
    bool whole = (p->options.flags & STET_OPTION_WHOLE_QUOTATIONS) && p->parts_sentences;
    p->pairs_marks = whole || p->quotes_wanted;
    p->splitter.whole_quotations = whole;
    if (!p->pairs_marks) return;
    if (!p->quotes_wanted) {
        const stet_article none = STET_ARTICLE_INIT;
        p->no_article = none;
        stet_emit_init(&p->unwritten, &p->no_article, 0);
        out = &p->unwritten;
    }
    bool damaged = (p->options.flags & STET_OPTION_PAIR_DAMAGED_MARKS) != 0;
    stet_learn_style(&p->quoter.reader.style, &p->tape, p->text, start, damaged);
    stet_quote_init(&p->quoter, p->text, &p->tape, out);
    if (p->attributes)
        stet_attribution_init(&p->attributor, p->text, start, out, lang, stet_wants(&p->out, STET_WANT_REFERENCES));
}

static void start_stages(parser *p, uint32_t start, unsigned lang)
{
    p->quotes_wanted = stet_wants(&p->out, STET_WANT_QUOTATIONS);
    p->parts_sentences = stet_wants(&p->out, STET_WANT_SENTENCES);
    p->attributes = stet_wants(&p->out, STET_WANT_ATTRIBUTIONS);
    stet_layout_info layout = stet_learn_layout(p->text, start);
    p->out.article->layout = (uint16_t)layout.layout;
    start_quotations(p, start, lang);
    stet_tape_rewind(&p->tape);
    stet_block_init(&p->blocker, p->text, start, layout, lang);
    p->splitter.text = p->text.bytes;
    p->splitter.tape = &p->tape;
    p->splitter.out = &p->out;
    p->splitter.lang = lang;
}

static void run(parser *p, uint32_t start, unsigned lang)
{
    stet_block block;
    start_stages(p, start, lang);
    for (uint32_t index = 0; stet_block_next(&p->blocker, &block); index++)
        write_block(p, &block, index);
    /* Of nothing but blanks there is no language to tell. */
    if (p->out.block_count) p->out.article->language = lang + STET_LANGUAGE_ENGLISH;
}

static uint32_t bom_length(stet_text text)
{
    return text.len >= 3 && text.bytes[0] == 0xEF && text.bytes[1] == 0xBB && text.bytes[2] == 0xBF ? 3 : 0;
}

/* Clears what an earlier parse left in the article. */
static void clear_results(stet_article *article)
{
    article->block_count = article->sentence_count = article->quotation_count = 0;
    article->flags = 0;
    article->layout = STET_LAYOUT_PARTED;
    article->language = STET_LANGUAGE_NONE;
    article->error_offset = 0;
}

/* Looks for damage; STET_E_UTF8 where the caller minds it. */
static stet_status check_text(parser *p, uint32_t start)
{
    stet_article *article = p->out.article;
    stet_bytes bytes = stet_tape_check(&p->tape, start, &p->kernel);
    article->error_offset = bytes.invalid;
    p->invalid = bytes.invalid < p->text.len;
    p->control = bytes.control;
    if (p->invalid) article->flags |= STET_ARTICLE_FLAG_INVALID_UTF8;
    return p->invalid && (p->options.flags & STET_OPTION_STRICT_UTF8) ? STET_E_UTF8 : STET_OK;
}

stet_status stet_parse(const char *text, size_t len, const stet_options *given, stet_article *article)
{
    parser p;
    if (!article || !is_size_valid(article->size, sizeof *article)) return STET_E_ARGUMENT;
    clear_results(article);
    stet_status status = read_options(given, article, &p.options);
    if (status == STET_OK) status = check_arguments(text, len, article);
    if (status != STET_OK) return status;
    p.kernel = stet_kernel_find(p.options.kernel);
    if (!p.kernel.scan) return STET_E_KERNEL;
    p.text.bytes = (const uint8_t *)text;
    p.text.len = (uint32_t)len;
    stet_emit_init(&p.out, article, p.options.want);
    p.text.tape = &p.tape;
    p.text.kernel = &p.kernel;
    uint32_t start = bom_length(p.text);
    unsigned lang = start < len ? find_language(&p, start) : (unsigned)STET_LANG_NONE;
    /* after the language, whose look-ups take their time while the text is still fetched */
    stet_tape_open(&p.tape, p.text, p.kernel.scan, stet_wants(&p.out, STET_WANT_SENTENCES));
    status = check_text(&p, start);
    if (status != STET_OK) return status;
    if (start) article->flags |= STET_ARTICLE_FLAG_BOM;
    if (start < len) run(&p, start, lang);
    return stet_emit_finish(&p.out);
}
