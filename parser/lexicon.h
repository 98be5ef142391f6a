/* SPDX-License-Identifier: MIT
 *
 * lexicon.h - what a word can be: classes of words, fixed phrases, and the language of a text.
 *
 * The words stand in lexicon/<language>/<class>.txt, from which lexicon/generate.py writes lexicon_data.c. Each
 * language is merged with lexicon/common. All of it is constant: no state, no allocation, nothing read outside the
 * bytes given.
 *
 * Words and phrases are compared without regard to case (ASCII, Latin-1, Latin Extended-A, Cyrillic), and U+2019 counts
 * as the ASCII apostrophe.
 */
#ifndef STET_LEXICON_H
#define STET_LEXICON_H

#include "base.h"

/* The classes of a word, a bit each; a word can have several. The order is that of CLASSES in generate.py, which checks
 * it. Examples are English where the class has English words. */
#define STET_LEX_BIT(n)           ((uint64_t)1 << (n))
#define STET_LEX_CUE              STET_LEX_BIT(0)  /* introduces speech readily: said, says, told, argued, sagte */
#define STET_LEX_CUE_WEAK         STET_LEX_BIT(1)  /* only with strong evidence around it: continued, began, laughed */
#define STET_LEX_CUE_PARTICIPLE   STET_LEX_BIT(2)  /* saying, adding, calling; German: gesagt, mitgeteilt */
#define STET_LEX_CUE_NOUN         STET_LEX_BIT(3)  /* statement, interview, tweet, Aussage */
#define STET_LEX_ACCORDING        STET_LEX_BIT(4)  /* according, per, laut, zufolge, selon */
#define STET_LEX_AUX              STET_LEX_BIT(5)  /* has, was, would, hasn't, wurde */
#define STET_LEX_ADVERB           STET_LEX_BIT(6)  /* between subject and verb: also, later, recently, auch */
#define STET_LEX_PRONOUN_SUBJECT  STET_LEX_BIT(7)  /* he, she, they, er, il */
#define STET_LEX_PRONOUN_OTHER    STET_LEX_BIT(8)  /* him, their, ihm, leur */
#define STET_LEX_RELATIVE         STET_LEX_BIT(9)  /* who, which, dessen */
#define STET_LEX_DETERMINER       STET_LEX_BIT(10) /* the, this, another, ein */
#define STET_LEX_PREPOSITION      STET_LEX_BIT(11) /* of, during, wegen */
#define STET_LEX_CONJUNCTION      STET_LEX_BIT(12) /* and, because, dass */
#define STET_LEX_TITLE            STET_LEX_BIT(13) /* right before a name: mr, sen, president, herr */
#define STET_LEX_ROLE             STET_LEX_BIT(14) /* nouns that speak: spokesman, ministry, sprecherin */
#define STET_LEX_MONTH            STET_LEX_BIT(15) /* january, jan */
#define STET_LEX_WEEKDAY          STET_LEX_BIT(16) /* monday, mon */
#define STET_LEX_ABBREVIATION     STET_LEX_BIT(17) /* no sentence ends after its dot: mr, dr, vs, z.b */
#define STET_LEX_ABBREVIATION_END STET_LEX_BIT(18) /* one can, where a start follows: inc, u.s, p.m, usw */
#define STET_LEX_STARTER          STET_LEX_BIT(19) /* starts sentences, no name after an abbreviation: the, however */
#define STET_LEX_TERM_INTRO       STET_LEX_BIT(20) /* before words spoken of: term, phrase, slogan, begriff */
#define STET_LEX_TITLE_INTRO      STET_LEX_BIT(21) /* before a work's title: film, titled, roman */
#define STET_LEX_SCARE_INTRO      STET_LEX_BIT(22) /* so-called, alleged, sogenannte */
#define STET_LEX_STOP             STET_LEX_BIT(23) /* frequent words that tell the language */
#define STET_LEX_NUMBER_WORD      STET_LEX_BIT(24) /* one, twelve, dozen, zwei */
#define STET_LEX_ORG_SUFFIX       STET_LEX_BIT(25) /* inc, gmbh, plc */
#define STET_LEX_AGENCY           STET_LEX_BIT(26) /* reuters, ap, dpa */
#define STET_LEX_CREDIT_VERB      STET_LEX_BIT(27) /* reporting, editing, compiled */
#define STET_LEX_FURNITURE        STET_LEX_BIT(28) /* advertisement, newsletter, anzeige */
#define STET_LEX_NAME_PARTICLE    STET_LEX_BIT(29) /* inside names in lower case: van, de, bin */
#define STET_LEX_TIME             STET_LEX_BIT(30) /* when, as noun or adverb: today, morning, week, gestern */
#define STET_LEX_BEING            STET_LEX_BIT(31) /* makes a passive of a cue: is, was, wurde */
#define STET_LEX_JOINT            STET_LEX_BIT(32) /* preposition that joins nouns: the head of the agency */
#define STET_LEX_GENITIVE         STET_LEX_BIT(33) /* article that does the same: der Sprecher der Bahn */
#define STET_LEX_COORDINATOR      STET_LEX_BIT(34) /* joins nouns or clauses: and, but, while, und */
#define STET_LEX_SAYING           STET_LEX_BIT(35) /* participle that readily introduces speech: saying, adding, calling */
#define STET_LEX_SPEAKING         STET_LEX_BIT(36) /* tells of speech quoted in another sentence: spoke, talking */
#define STET_LEX_PREFIX           STET_LEX_BIT(37) /* second piece of a split verb: teilte ... mit */
#define STET_LEX_MASCULINE        STET_LEX_BIT(38) /* tells whom a pronoun can stand for: he, mr, herr */
#define STET_LEX_FEMININE         STET_LEX_BIT(39) /* she, ms, frau */
#define STET_LEX_SAY              STET_LEX_BIT(40) /* stands before its subject too, and after any: said, wrote, sagte */
#define STET_LEX_POSSESSIVE       STET_LEX_BIT(41) /* his, their, sein */
#define STET_LEX_PAST             STET_LEX_BIT(42) /* a plain form that is a past as well: read, put */
#define STET_LEX_NAMING           STET_LEX_BIT(43) /* says what something is: described the day as */
#define STET_LEX_REPORTED         STET_LEX_BIT(44) /* a form of reported speech: sei, habe */
#define STET_LEX_NAME_INTRO       STET_LEX_BIT(45) /* what has a name in marks: ferry, pub */
#define STET_LEX_MODAL            STET_LEX_BIT(46) /* before words that are somebody's: would “...”, critics call “...” */
#define STET_LEX_NAMED            STET_LEX_BIT(47) /* gives or has a name: named, christened, known, heißt */
#define STET_LEX_MARKED           STET_LEX_BIT(48) /* puts a word on a thing: marked, graded, entered */
#define STET_LEX_MEANS            STET_LEX_BIT(49) /* tells what a word means: means, bedeutet */

/* The order is that of LANGUAGES in generate.py. Japanese and Chinese have the common words and few more. */
enum stet_lexicon_language {
    STET_LANG_EN = 0,
    STET_LANG_DE = 1,
    STET_LANG_FR = 2,
    STET_LANG_ES = 3,
    STET_LANG_SV = 4,
    STET_LANG_PL = 5,
    STET_LANG_IT = 6,
    STET_LANG_FI = 7,
    STET_LANG_RU = 8,
    STET_LANG_JA = 9,
    STET_LANG_ZH = 10,
    STET_LANG_COUNT = 11,
    STET_LANG_NONE = STET_LANG_COUNT /* a language without words, where only their shapes and places are asked for */
};

/* The order is that of PHRASE_LISTS in generate.py. */
enum stet_lexicon_list {
    STET_PHRASE_FURNITURE = 0, /* "read more", "sign up for" */
    STET_PHRASE_CAPTION = 1,   /* "file photo", "foto:" */
    STET_PHRASE_BYLINE = 2,    /* "by", "von", "text:" */
    STET_PHRASE_CREDIT = 3,    /* "reporting by", "quelle:" */
    STET_PHRASE_RELATED = 4,   /* leads into another story's headline, with a colon: "read more", "lire aussi" */
    STET_PHRASE_DATE_LEAD = 5, /* leads into a date: "published on", "stand:" */
    STET_PHRASE_CLOCK = 6,     /* beside the numbers of a date or time: "pm", "gmt", "uhr", "at" */
    STET_PHRASE_LABEL = 7,     /* a turn's label: "question", "frage" */
    STET_PHRASE_COUNT = 8
};

/* A list as above matches the phrases of every language; this one those of `lang` and the common ones. */
#define STET_PHRASE_IN(list, lang) ((unsigned)(list) | (((unsigned)(lang) + 1u) << 8))

/* Longest word and phrase known, in bytes after folding. */
#define STET_LEXICON_WORD_MAX   31
#define STET_LEXICON_PHRASE_MAX 48

/* The class bits of a word in a language; 0 where it has none. A word is given without the dot that may end it, inner
 * dots and apostrophes included. */
STET_INTERNAL uint64_t stet_lexicon_find(unsigned lang, const uint8_t *word, size_t len);

/* The same for the word [start, end) of a text of len bytes. Quicker, since it may look past the word's end. */
STET_INTERNAL uint64_t stet_lexicon_find_at(unsigned lang, const uint8_t *text, size_t len, size_t start, size_t end);

/* The same for an ASCII word of 1 to 16 bytes, given folded: as two numbers, little-endian, zeros behind. */
STET_INTERNAL uint64_t stet_lexicon_find_short(unsigned lang, uint64_t first, uint64_t second, size_t length);

/* The classes, of those that nouns have, of the longest known noun that a German compound ends with:
 * Regierungssprecher. Cost: a look-up for each byte of the word; so for words that stet_lexicon_find does not know, and
 * only where a noun is looked for. */
STET_INTERNAL uint64_t stet_lexicon_find_tail(const uint8_t *word, size_t len);

/* Whether a name's particle (van, de) can stand here, as far as its first two bytes tell; the first is a small letter
 * of ASCII. */
STET_INTERNAL bool stet_lexicon_may_be_particle(unsigned lang, const uint8_t *word, size_t len);

/* Length in bytes of the longest phrase of a list that the text begins with and that ends at a word's end there; else
 * 0. Cost: a few ns where the first bytes begin no phrase of the list. */
STET_INTERNAL int stet_lexicon_phrase(unsigned list, const uint8_t *text, size_t len);

/* Bits, 1 << list, of the phrase lists of which a phrase may stand at the start of the text: all for which
 * stet_lexicon_phrase finds one, in whatever language, and few more. Cost: two look-ups for all lists together. */
STET_INTERNAL unsigned stet_lexicon_phrases_at(const uint8_t *text, size_t len);

/* Whether the dot at pos ends a word that is no abbreviation in any language, no number and no single letter: two or
 * more ASCII letters that stand after a blank or at `start`. It may say no of such a word, too, and does near the
 * text's start. */
STET_INTERNAL bool stet_lexicon_ends_plain_word(const uint8_t *text, uint32_t start, uint32_t pos);

/* Whether in the first 64 bytes of a line stands a helping verb in small letters, or more words in small letters that
 * are no determiner, preposition or conjunction than a title has, one in ten words: three, or one or two where the line
 * is no longer than that. No of a line that has STET_LEXICON_SENTENCE_GAPS there. Words behind a blank are looked at,
 * so that a sentence may be missed, but no title is taken for one. `gaps`: bits of those bytes that are no letter or
 * digit, those past the line's end too. Of the text `avail` >= len bytes may be read. */
#define STET_LEXICON_SENTENCE_GAPS 24u
STET_INTERNAL bool stet_lexicon_is_sentence(unsigned lang, const uint8_t *line, size_t len, size_t avail,
                                            uint64_t gaps);

/* Whether a word in small letters stands between blanks in the first 64 bytes of a line that no date is made of in any
 * language of Latin letters. Parameters as above. */
STET_INTERNAL bool stet_lexicon_is_no_date(const uint8_t *line, size_t len, size_t avail, uint64_t gaps);

/* The same of a line without digits, all of which has to be such words to be a date; in either case, and its first and
 * last word too. The line has less than 63 bytes. */
STET_INTERNAL bool stet_lexicon_holds_no_date_word(const uint8_t *line, size_t len, size_t avail, uint64_t gaps);

/* Whether before the first colon or bracket of a line, in its first 64 bytes, a word in small letters stands between
 * blanks that is not in the label of a turn or of a source: no particle, title, role, preposition and the like. */
STET_INTERNAL bool stet_lexicon_is_no_label(unsigned lang, const uint8_t *line, size_t len, size_t avail,
                                            uint64_t gaps);

/* The language that the first words of a text are in, as a stet_lexicon_language; English where they do not tell. At
 * most 200 words, and no more than it takes to be sure. */
STET_INTERNAL unsigned stet_lexicon_language(const uint8_t *text, size_t len);

/* ---- The tables of lexicon_data.c -------------------------------------------------------------------------------- */

/* A perfect hash of a language's words. A word's key, of 64 bits, is the word itself where it has up to 8 bytes. The
 * high bits of its hash choose a group, whose shift leads to the one slot, counted from `first`, that the word can be
 * in. */
typedef struct stet_lexicon_table {
    uint64_t factor;
    uint32_t first, slots;
    uint32_t first_group, group_shift;
} stet_lexicon_table;

/* All zero where it is empty. Above the bits of its classes stands the number of a long word: its place in the pool,
 * and its length in the lowest 5 bits, are in stet_lexicon_long_words. Number 0 is none. One cache line has it all. */
typedef struct stet_lexicon_slot {
    uint64_t key, classes;
} stet_lexicon_slot;

#define STET_LEXICON_CLASS_BITS 50

/* The NAME_PARTICLE words' second letters, a bit each, by their first ones; bit 26 stands for any
 * other byte, and all bits are set where there is such a particle. */

typedef struct stet_lexicon_phrase_entry {
    uint64_t order;     /* its first eight bytes, the first one highest; zeros behind fewer */
    uint16_t offset;    /* in the phrases' pool */
    uint16_t length;    /* in bytes */
    uint32_t languages; /* bit 1 << lang for each language it is meant for */
} stet_lexicon_phrase_entry;

typedef struct stet_lexicon_phrase_table {
    uint16_t first, count; /* its phrases, sorted by their bytes */
    uint16_t longest;      /* bytes */
} stet_lexicon_phrase_table;

/* Slots of the two filters of first bytes, six and three, with a bit for each phrase list, in two slots for each;
 * and of the filters of the first eight bytes of words, a bit a slot. */
#define STET_LEXICON_FILTER_SLOTS 8192

/* The STOP words of up to 8 bytes of the languages of Latin letters, as numbers, by a perfect hash. */
#define STET_LEXICON_STOP_SLOTS  1024
#define STET_LEXICON_STOP_FACTOR 0x9E3779B97F4A7C15u

/* Where all is one file of static functions, lexicon_data.c comes before lexicon.c, and this needs no declaration. */
#ifndef STET_STATIC
extern STET_INTERNAL const uint8_t stet_lexicon_pool[];
extern STET_INTERNAL const stet_lexicon_slot stet_lexicon_slots[];
extern STET_INTERNAL const uint32_t stet_lexicon_long_words[];
extern STET_INTERNAL const uint16_t stet_lexicon_shifts[];
extern STET_INTERNAL const stet_lexicon_table stet_lexicon_tables[STET_LANG_COUNT];
extern STET_INTERNAL const uint32_t stet_lexicon_particles[STET_LANG_COUNT][26];
extern STET_INTERNAL const uint16_t stet_lexicon_stop_shifts[256];
extern STET_INTERNAL const uint64_t stet_lexicon_stop_words[STET_LEXICON_STOP_SLOTS];
extern STET_INTERNAL const uint8_t stet_lexicon_stop_languages[STET_LEXICON_STOP_SLOTS];
extern STET_INTERNAL const uint8_t stet_lexicon_unstressed[STET_LEXICON_FILTER_SLOTS / 8];
extern STET_INTERNAL const uint8_t stet_lexicon_abbreviations[STET_LEXICON_FILTER_SLOTS / 8];
extern STET_INTERNAL const uint8_t stet_lexicon_date_words[STET_LEXICON_FILTER_SLOTS / 8];
extern STET_INTERNAL const uint8_t stet_lexicon_phrase_pool[];
extern STET_INTERNAL const stet_lexicon_phrase_entry stet_lexicon_phrases[];
extern STET_INTERNAL const stet_lexicon_phrase_table stet_lexicon_phrase_tables[STET_PHRASE_COUNT];
extern STET_INTERNAL const uint8_t stet_lexicon_phrase_filters[2][STET_LEXICON_FILTER_SLOTS];
#endif

#endif /* STET_LEXICON_H */
