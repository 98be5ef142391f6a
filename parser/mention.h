/* SPDX-License-Identifier: MIT
 *
 * mention.h - the names that the text has mentioned, and which of them a short name or a pronoun stands for.
 */
#ifndef STET_MENTION_H
#define STET_MENTION_H

#include "cue.h"

/* Distinct names remembered; the oldest is forgotten for a new one. See the model. */
#define STET_MENTIONS_MAX 64u

/* Mentions noted until they are looked at, of all items together. */
#define STET_MENTION_UNREAD_MAX 288u

/* Stretches of text whose names are taken in later. */
#define STET_MENTION_STRETCHES_MAX 32u

/* Bits that tell of most words that no item begins or ends with them. */
#define STET_MENTION_FILTER_BITS 1024u

/* A mention that may be fuller than those before. */
typedef struct stet_unread {
    stet_span name;
    uint16_t next;    /* the place of the item's next one, where it is not the last */
    uint8_t fullness; /* what seems to stand around it, which is something */
} stet_unread;

typedef struct stet_mention {
    stet_span name;                     /* where it was fullest, the name itself */
    stet_span full;                     /* ... with title, role and appositive */
    uint32_t seen_at;                   /* where it stood last, be it the surname alone */
    uint16_t unread_first, unread_last; /* mentions that `name` and `full` do not reckon with, where there are any */
    uint16_t nickname;                  /* of its hash, or 0 */
    uint8_t words;
    uint8_t fullness; /* what `full` has around the name */
    uint8_t unread;   /* what the unread ones seem to have, together; 0 where there are none */
    uint8_t gender;   /* STET_GENDER_... */
    bool spoke;       /* so it is somebody, or a house that speaks */
} stet_mention;

#define STET_GENDER_MASCULINE 1u
#define STET_GENDER_FEMININE  2u

/* A stretch of text from the one before it on. */
typedef struct stet_stretch {
    uint32_t until;
    uint32_t resume;  /* where the next one begins; 0 where that is `until` */
    uint32_t speaker; /* where the speaker ends that begins at `until`; 0 where none is to be noted */
} stet_stretch;

/* What has been read from a place on in search of pronouns, so that no question reads it again. */
typedef struct stet_pronouns {
    uint32_t from, read; /* up to where */
    uint32_t first[2];   /* where the first one of each gender stands, or STET_NONE */
    uint32_t kin[2];     /* where the first noun for somebody's kin of each gender stands, or STET_NONE */
    uint8_t head, own;   /* see note_kin */
} stet_pronouns;

typedef struct stet_mentions {
    stet_text text;
    stet_grid *grid; /* the text's */
    unsigned lang;
    uint32_t start;            /* of the text, behind a byte order mark */
    uint32_t scanned;          /* names before it are in the table */
    stet_span block;           /* the block at hand, and ... */
    uint32_t before;           /* where the one before it begins */
    stet_pronouns pronouns[2]; /* from `before` on, and from the block on */
    stet_span words;           /* the quotation whose speaker is looked up */
    uint32_t count, next;
    uint64_t filter[STET_MENTION_FILTER_BITS / 64]; /* for the hashes of the words that items begin and end with */
    uint32_t speaker;                               /* the item that spoke last, or STET_NONE */
    uint32_t spoke_at;
    stet_span asked, answer; /* the last speaker looked up, which parts of a speech share */
    stet_clause *scratch;    /* the caller's, for the time of a call */
    uint32_t unread_count;
    uint32_t stretch_count;
    uint32_t put_off_to;                                /* the end of all that was ever put off */
    stet_stretch stretches[STET_MENTION_STRETCHES_MAX]; /* those put off */
    stet_mention items[STET_MENTIONS_MAX];
    uint32_t first_hashes[STET_MENTIONS_MAX]; /* of the items' first words, beside one another for the search */
    uint32_t last_hashes[STET_MENTIONS_MAX];  /* of their last words */
    stet_unread unread[STET_MENTION_UNREAD_MAX];
} stet_mentions;

STET_INTERNAL void stet_mention_init(stet_mentions *mentions, stet_text text, stet_grid *grid, uint32_t start,
                                     unsigned lang);

/* Begins a block. */
STET_INTERNAL void stet_mention_begin(stet_mentions *mentions, stet_span block);

/* Passes over a block whose names are not to be taken in, which none behind it were: another story's headline.
 * `scratch` as below. */
STET_INTERNAL void stet_mention_pass(stet_mentions *mentions, stet_clause *scratch, stet_span block);

/* The fullest earlier mention of a speaker, where it is strictly fuller; else absent. Names up to the speaker are taken
 * in first: the article's text is read on to there. `scratch` is room to work in, `words` the quotation. */
STET_INTERNAL stet_span stet_mention_resolve(stet_mentions *mentions, stet_clause *scratch, stet_span speaker,
                                             stet_speaker_form form, stet_span words);

#endif
