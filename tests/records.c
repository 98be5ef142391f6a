/* SPDX-License-Identifier: MIT */
#include "records.h"

const char *records_name(records_array array)
{
    static const char *const names[] = {"block", "sentence", "quotation"};
    return names[array];
}

void *records_base(const stet_article *article, records_array array)
{
    void *const bases[] = {article->blocks, article->sentences, article->quotations};
    return bases[array];
}

size_t records_stride(const stet_article *article, records_array array)
{
    const size_t strides[] = {article->block_size, article->sentence_size, article->quotation_size};
    return strides[array];
}

size_t records_found(const stet_article *article, records_array array)
{
    const size_t counts[] = {article->block_count, article->sentence_count, article->quotation_count};
    return counts[array];
}

size_t records_cap(const stet_article *article, records_array array)
{
    const size_t caps[] = {article->block_cap, article->sentence_cap, article->quotation_cap};
    return caps[array];
}

void records_set(stet_article *article, records_array array, void *base, size_t cap)
{
    if (array == RECORDS_BLOCKS) {
        article->blocks = base;
        article->block_cap = cap;
    } else if (array == RECORDS_SENTENCES) {
        article->sentences = base;
        article->sentence_cap = cap;
    } else {
        article->quotations = base;
        article->quotation_cap = cap;
    }
}

void records_set_found(stet_article *article, records_array array, size_t count)
{
    size_t *const counts[] = {&article->block_count, &article->sentence_count, &article->quotation_count};
    *counts[array] = count;
}

size_t records_count(const stet_article *article, records_array array)
{
    size_t found = records_found(article, array), cap = records_cap(article, array);
    if (records_base(article, array) == NULL) return 0;
    return found < cap ? found : cap;
}

void *records_at(const stet_article *article, records_array array, size_t i)
{
    return (char *)records_base(article, array) + i * records_stride(article, array);
}

stet_block *records_block(const stet_article *article, size_t i)
{
    return records_at(article, RECORDS_BLOCKS, i);
}

stet_sentence *records_sentence(const stet_article *article, size_t i)
{
    return records_at(article, RECORDS_SENTENCES, i);
}

stet_quotation *records_quotation(const stet_article *article, size_t i)
{
    return records_at(article, RECORDS_QUOTATIONS, i);
}

size_t records_known_size(records_array array)
{
    static const size_t sizes[] = {sizeof(stet_block), sizeof(stet_sentence), sizeof(stet_quotation)};
    return sizes[array];
}

static void print_span(buffer *out, const char *name, stet_span span)
{
    buffer_print(out, " %s [%lu,%lu)", name, (unsigned long)span.start, (unsigned long)span.end);
}

static void print_number(buffer *out, const char *name, uint32_t value)
{
    if (value == STET_NONE) {
        buffer_print(out, " %s -", name);
    } else {
        buffer_print(out, " %s %lu", name, (unsigned long)value);
    }
}

static void print_block(buffer *out, const stet_block *block)
{
    buffer_print(out, " %s", stet_block_kind_name(block->kind));
    print_span(out, "span", block->span);
    print_span(out, "dateline", block->dateline);
    print_span(out, "label", block->label);
    print_number(out, "first_sentence", block->first_sentence);
    print_number(out, "sentence_count", block->sentence_count);
    print_number(out, "first_quotation", block->first_quotation);
    print_number(out, "quotation_count", block->quotation_count);
    print_number(out, "role", block->role);
    print_number(out, "flags", block->flags);
}

static void print_quotation(buffer *out, const stet_quotation *quotation)
{
    buffer_print(out, " %s %s", stet_quotation_kind_name(quotation->kind), stet_ending_name(quotation->ending));
    print_span(out, "span", quotation->span);
    print_span(out, "cue", quotation->cue);
    print_span(out, "speaker", quotation->speaker);
    print_span(out, "refers_to", quotation->refers_to);
    print_number(out, "block", quotation->block);
    print_number(out, "parent", quotation->parent);
    print_number(out, "continues", quotation->continues);
    print_number(out, "utterance", quotation->utterance);
    print_number(out, "next_part", quotation->next_part);
    print_number(out, "form", quotation->speaker_form);
    print_number(out, "depth", quotation->depth);
    print_number(out, "rule", quotation->rule);
    print_number(out, "open", quotation->open_length);
    print_number(out, "close", quotation->close_length);
    print_number(out, "reserved", quotation->reserved);
    print_number(out, "flags", quotation->flags);
}

void records_print(buffer *out, const stet_article *article, records_array array, size_t i)
{
    buffer_print(out, "%s %zu:", records_name(array), i);
    if (array == RECORDS_BLOCKS) print_block(out, records_block(article, i));
    if (array == RECORDS_SENTENCES) print_span(out, "span", records_sentence(article, i)->span);
    if (array == RECORDS_QUOTATIONS) print_quotation(out, records_quotation(article, i));
}
