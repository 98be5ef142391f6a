/* SPDX-License-Identifier: MIT
 *
 * grammar.h - a grammar as tables. README.md describes the form of its text.
 */
#ifndef STET_GENERATOR_GRAMMAR_H
#define STET_GENERATOR_GRAMMAR_H

#include "generator.h"

#include <stdbool.h>

/* What an alternative is made of. `arg` is the number named here. */
typedef enum token_kind {
    TOKEN_TEXT,       /* bytes of the grammar */
    TOKEN_APOSTROPHE, /* as the style has it */
    TOKEN_CAPITAL,    /* the next letter is one */
    TOKEN_INDEFINITE, /* "a " or "an ", as the next letter asks for */
    TOKEN_RULE,       /* arg: rule */
    TOKEN_BOUND,      /* arg: bound_word, of the person in question */
    TOKEN_SPEAKER,    /* arg: speaker_place */
    TOKEN_MENTION,    /* a person named by the reporter */
    TOKEN_SENTENCE,   /* one sentence ends, the next begins */
    TOKEN_BLOCK,      /* likewise with blocks */
    TOKEN_KIND,       /* arg: stet_block_kind, of this block */
    TOKEN_ROLE,       /* arg: stet_subhead_role, of this block */
    TOKEN_OPEN,       /* arg: stet_quotation_kind */
    TOKEN_CLOSE,      /* arg: stet_ending */
    TOKEN_BEGIN,      /* arg: part_kind */
    TOKEN_END,        /* of the part begun last */
    TOKEN_UNIT        /* what follows is another utterance */
} token_kind;

typedef enum speaker_place {
    SPEAKER_ANY,    /* a verb follows */
    SPEAKER_NAMED,  /* likewise, and no pronoun */
    SPEAKER_AT_END, /* the clause ends; no pronoun */
} speaker_place;

/* Words that belong to a person of the article. */
typedef enum bound_word {
    BOUND_FIRST, /* given name */
    BOUND_LAST,
    BOUND_TITLE, /* before the name */
    BOUND_ROLE,  /* after it */
    BOUND_HE,
    BOUND_WORDS
} bound_word;

/* Parts of a sentence that the truth knows. The inner ones are those of a quotation inside speech. */
typedef enum part_kind {
    PART_CUE,
    PART_NAME,
    PART_NOUN,
    PART_INNER_CUE,
    PART_INNER_NOUN,
    PART_DATELINE,
    PART_LABEL,
    PART_KINDS
} part_kind;

typedef struct token {
    uint8_t kind;
    uint32_t arg;
    const char *text; /* of TOKEN_TEXT */
    uint32_t len;
} token;

typedef struct alternative {
    uint32_t first, count; /* tokens */
    uint32_t below;        /* weights up to and with this one */
} alternative;

typedef struct rule {
    const char *name;
    uint32_t name_len;
    uint32_t first, count; /* alternatives */
    bool used;
    bool open, closed; /* while rules are searched for one that leads back to itself */
} rule;

/* Rules that the generator itself asks for. */
typedef enum known_rule {
    RULE_HEAD,
    RULE_PASSAGE,
    RULE_TAIL,
    RULE_FIRST_M,
    RULE_FIRST_F,
    RULE_LAST,
    RULE_TITLE_M,
    RULE_TITLE_F,
    RULE_ROLE_M,
    RULE_ROLE_F,
    RULE_HE_M,
    RULE_HE_F,
    RULE_SPEAKER_NEW,     /* a person's first mention, where a verb follows */
    RULE_SPEAKER_NEW_END, /* where a clause ends after it */
    RULE_SPEAKER_KNOWN,
    KNOWN_RULES
} known_rule;

struct generator {
    uint32_t language;
    bool joined; /* no blank between sentences */
    uint32_t style_weights[GENERATOR_STYLES];
    uint32_t layout_weights[4];
    rule *rules;
    uint32_t rule_count, rule_room;
    alternative *alternatives;
    uint32_t alternative_count, alternative_room;
    token *tokens;
    uint32_t token_count, token_room;
    uint32_t known[KNOWN_RULES];
};

#endif
