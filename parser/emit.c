/* SPDX-License-Identifier: MIT */
#include "emit.h"

/* Records are written at the caller's stride; what a newer caller's record has more is zeroed. */
static inline void write_record(void *array, size_t index, size_t stride, const void *record, size_t size)
{
    uint8_t *place = (uint8_t *)array + index * stride;
    memcpy(place, record, size);
    if (stride > size) memset(place + size, 0, stride - size);
}

STET_INTERNAL void stet_emit_block(stet_out *out, const stet_block *block)
{
    const stet_article *a = out->article;
    if (out->block_count < a->block_cap && a->blocks && stet_wants(out, STET_WANT_BLOCKS))
        write_record(a->blocks, out->block_count, a->block_size, block, sizeof *block);
    out->block_count++;
}

STET_INTERNAL void stet_emit_sentence(stet_out *out, uint32_t start, uint32_t end)
{
    const stet_article *a = out->article;
    if (out->sentence_count < a->sentence_cap && a->sentences) {
        stet_sentence sentence;
        sentence.span = stet_make_span(start, end);
        write_record(a->sentences, out->sentence_count, a->sentence_size, &sentence, sizeof sentence);
    }
    out->sentence_count++;
}

STET_INTERNAL stet_quotation *stet_emit_slot(stet_out *out, uint32_t index)
{
    const stet_article *a = out->article;
    if (index >= a->quotation_cap || !a->quotations) return &out->nowhere;
    return (stet_quotation *)(void *)((uint8_t *)a->quotations + (size_t)index * a->quotation_size);
}

/* The record of a quotation of which nothing is known, at its place. */
static stet_quotation *add_quotation(stet_out *out)
{
    const stet_article *a = out->article;
    uint32_t index = out->quotation_count++;
    stet_quotation *slot = stet_emit_slot(out, index);
    memset(slot, 0, sizeof *slot);
    slot->parent = slot->continues = slot->next_part = STET_NONE;
    slot->utterance = index;
    if (slot != &out->nowhere && a->quotation_size > sizeof *slot)
        memset((uint8_t *)slot + sizeof *slot, 0, a->quotation_size - sizeof *slot);
    return slot;
}

STET_INTERNAL uint32_t stet_emit_quotation(stet_out *out)
{
    return add_quotation(out)->utterance;
}

STET_INTERNAL stet_quotation *stet_emit_whole(stet_out *out, uint32_t block, stet_span span, uint32_t mark_length)
{
    stet_quotation *slot = add_quotation(out);
    slot->span = span;
    slot->block = block;
    slot->ending = STET_ENDING_CLOSED;
    slot->depth = 1;
    slot->open_length = slot->close_length = (uint8_t)mark_length;
    return slot;
}

/* Puts an utterance first. Returns its last part so far, or the utterance's own index where none is known. */
static uint32_t take_part(stet_parts *parts, uint32_t index, uint32_t utterance)
{
    uint32_t i = 0, last = utterance;
    while (i < parts->count && parts->items[i].utterance != utterance)
        i++;
    if (i < parts->count)
        last = parts->items[i].last;
    else if (parts->count < STET_PARTS_MAX)
        parts->count++;
    else
        i--;
    memmove(&parts->items[1], &parts->items[0], i * sizeof parts->items[0]);
    parts->items[0].utterance = utterance;
    parts->items[0].last = index;
    return last;
}

STET_INTERNAL void stet_emit_part(stet_out *out, uint32_t index, uint32_t utterance)
{
    stet_emit_slot(out, index)->utterance = utterance;
    if (index == utterance) return;
    stet_emit_slot(out, take_part(&out->parts[out->aside], index, utterance))->next_part = index;
}

STET_INTERNAL stet_status stet_emit_finish(stet_out *out)
{
    stet_article *a = out->article;
    a->block_count = stet_wants(out, STET_WANT_BLOCKS) ? out->block_count : 0;
    a->sentence_count = out->sentence_count;
    a->quotation_count = out->quotation_count;
    bool fits = (a->block_count <= a->block_cap || !a->blocks) &&
                (a->sentence_count <= a->sentence_cap || !a->sentences) &&
                (a->quotation_count <= a->quotation_cap || !a->quotations);
    return fits ? STET_OK : STET_E_CAPACITY;
}
