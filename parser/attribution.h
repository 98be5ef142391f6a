/* SPDX-License-Identifier: MIT
 *
 * attribution.h - ties quotations to cues and speakers, and parts of one speech to one another.
 */
#ifndef STET_ATTRIBUTION_H
#define STET_ATTRIBUTION_H

#include "choice.h"
#include "emit.h"
#include "kind.h"
#include "mention.h"

/* What is known of a quotation's speech. */
typedef struct stet_attribution {
    stet_span cue, speaker, refers_to;
    stet_span antecedent; /* of a speaker that is a pronoun, where its sentence tells */
    uint32_t utterance;
    uint8_t speaker_form, rule;
} stet_attribution;

/* Parts of a continued speech that are remembered, to be attributed once a later part is. */
#define STET_CHAIN_MAX 16u

/* A continued speech: its parts so far, of depth 1. */
typedef struct stet_chain {
    uint32_t count;
    uint32_t last; /* the last part's record */
    uint32_t parts[STET_CHAIN_MAX];
    stet_attribution attribution;
    stet_attribution for_now; /* ... what the paragraph before tells, until a part does */
} stet_chain;

/* A quotation that was left open, which a later paragraph may take up again. */
typedef struct stet_unclosed {
    uint32_t index, utterance;
} stet_unclosed;

typedef struct stet_attributor {
    stet_text text;
    stet_out *out;
    unsigned lang;
    bool refers; /* refers_to is wanted */
    /* the block at hand */
    stet_span block;
    stet_span label;
    uint8_t block_kind;
    uint8_t block_role;
    uint32_t from;          /* text before it was looked at */
    uint32_t sentence_from; /* the same when the sentence at hand was begun */
    bool has_last;          /* a quotation of this block came before */
    stet_attribution last;  /* ... and this is what was found of it */
    uint32_t last_end;      /* ... where it ends */
    uint32_t last_sentence; /* ... and its sentence */
    bool cut_off;           /* ... and its closing mark was lost, so that the one after it goes on with it */
    /* across blocks */
    stet_span before;      /* the paragraph before; absent where none is */
    bool before_quotes;    /* there is one */
    bool lead_ready;       /* the paragraph before ended in a colon: */
    stet_attribution lead; /* ... who speaks next */
    stet_chain chain;
    stet_unclosed unclosed[STET_DEPTH_MAX]; /* the last one of each depth, of the blocks before */
    bool left_open;                         /* so were some of the block at hand: */
    stet_unclosed fresh[STET_DEPTH_MAX];    /* ... these, where they have an index */
    stet_kinds_kept kinds;
    stet_span headline; /* whose names count unless each word has a capital, which nobody asked yet; else absent */
    stet_mentions mentions;
    /* the list at hand */
    stet_attribution results[STET_QUOTES_MAX];
    stet_clause clause;
    stet_clause beside; /* the sentence before or after it */
    stet_grid grid;
    stet_cue cues[STET_CUES_MAX];
    uint32_t cue_count;
} stet_attributor;

STET_INTERNAL void stet_attribution_init(stet_attributor *attributor, stet_text text, uint32_t start, stet_out *out,
                                         unsigned lang, bool refers);
STET_INTERNAL void stet_attribution_begin(stet_attributor *attributor, const stet_block *block, uint32_t body);

/* Attributes the quotations of a list; last: the block holds no more. */
STET_INTERNAL void stet_attribution_step(stet_attributor *attributor, const stet_quotes *quotes, bool last);

#endif
