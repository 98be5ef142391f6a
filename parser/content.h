/* SPDX-License-Identifier: MIT
 *
 * content.h - what a quotation holds, as far as it tells its kind: how many words, their capitals, its last mark.
 */
#ifndef STET_CONTENT_H
#define STET_CONTENT_H

#include "word.h"

/* A title or a name has no more words; longer quotations are not looked at further. */
#define STET_CONTENT_WORDS_MAX 13u

/* More than a word that is spoken of has, a name by the way, or a phrase that nobody need have said: so many words are
 * enough to tell the kind of what somebody is known to say, once its capitals are no title's. */
#define STET_CONTENT_WORDS_SPOKEN 5u

typedef struct stet_content {
    uint32_t words;                /* at most STET_CONTENT_WORDS_MAX, or what is enough */
    uint32_t long_words, capitals; /* words that titles capitalise, and those of them that are; see count_capitals */
    uint32_t shouted;              /* words all in capitals */
    bool begins_upper, ends_stop, ends_comma, holds_stop;
    bool title_capitals; /* capitals As in a Title, not AS ON A SIGN */
} stet_content;

/* Of a quotation without its marks; once its capitals are no title's, no more words than `enough` are looked at. */
STET_INTERNAL stet_content stet_content_of(stet_grid *grid, stet_span span, unsigned lang, uint32_t enough);

/* Rules ask it of one quotation again and again. */
static inline bool stet_has_title_capitals(const stet_content *content)
{
    return content->title_capitals;
}

/* The same, and no longer than titles are. */
STET_INTERNAL bool stet_is_in_title_case(const stet_content *content);

#endif
