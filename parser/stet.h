/* SPDX-License-Identifier: MIT
 *
 * stet.h - the structure of a news article: blocks, sentences, quotations and who said them, as spans over the text.
 *
 * In short:
 *
 *     stet_block blocks[64];
 *     stet_sentence sentences[256];
 *     stet_quotation quotations[64];
 *     stet_article article = STET_ARTICLE_INIT;
 *     article.blocks = blocks, article.block_cap = 64;
 *     article.sentences = sentences, article.sentence_cap = 256;
 *     article.quotations = quotations, article.quotation_cap = 64;
 *     stet_status status = stet_parse(text, len, NULL, &article);
 *     if (status != STET_OK && status != STET_E_CAPACITY) return fail(stet_status_message(status));
 *     for (size_t i = 0; i < article.quotation_count && i < article.quotation_cap; i++)
 *         put(text, quotations[i].speaker), put(text, quotations[i].span);
 *
 *     // the headline: blocks in the same way, then
 *     if (blocks[i].kind == STET_BLOCK_HEADLINE) put(text, blocks[i].span);
 *     // the sentences of a block
 *     const stet_sentence *s;
 *     for (size_t n = 0; (s = stet_block_sentence(&article, block, n)) != NULL; n++) put(text, s->span);
 *     // the parts of a speech
 *     for (uint32_t n = q->utterance; n != STET_NONE; n = stet_quotation_next_part(&article, n))
 *         put(text, quotations[n].span);
 *
 * What holds for every function here:
 *
 * Text       is UTF-8, without a final NUL; any bytes are accepted, and what is damaged is flagged. Only bytes of
 *            [text, text + len) are read. The longest text has STET_LEN_MAX bytes, just below 4 GiB.
 * Units      are bytes from the start of the text, half open: [start, end). No span splits a UTF-8 sequence.
 * Memory     is the caller's. Nothing is allocated, nothing of the caller's is kept after the return. The stack used is
 *            bounded (below 32 KiB), whatever the input.
 * Time       is linear in len, whatever the input.
 * Threads    may call anything at once: no state is shared but the cached number of the processor's kernel, which every
 *            thread computes alike.
 * Errors     are the caller's mistakes and the strict mode; every byte sequence is a document.
 * Output     is the same on every platform and with every kernel. A member depends on the text, the option flags and,
 *            where it says so, on what is wanted; never on the room given.
 * Growth     Structs with a size, and records, only get members appended, without padding; stet_span and
 *            stet_position stay as they are. Enumerators are never renumbered, and new ones may come: treat an unknown
 *            one as its NONE or UNKNOWN, an unknown status as an error. A size or stride larger than this header's is
 *            a newer caller's: what this library does not know of a struct must be zero, else STET_E_ARGUMENT, and of
 *            a record is set to zero. A smaller one is an older caller's: those of this header, the first, will always
 *            do, and no more bytes than they say are read or written. Strides are multiples of 4.
 * Windows    What is learnt and remembered is bounded, and the bounds are part of the meaning. The main ones:
 *            layout and style of quote marks from the first STET_LEARN_BYTES; the language from at most the first
 *            200 words or 64 Chinese or Japanese characters; a continued quotation from the next paragraph over at
 *            most 3 other blocks; its attribution given back to at most 16 parts; refers_to from the last 64 distinct
 *            names; what marked words were called from the last 16 of them.
 */
#ifndef STET_H
#define STET_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How public functions are declared. STET_STATIC: all of the library in one source file, static. STET_SHARED: a shared
 * library. STET_BUILDING is for the library's own build. */
#if defined(STET_STATIC)
#if defined(__GNUC__)
#define STET_API static __attribute__((unused))
#else
#define STET_API static
#endif
#elif defined(STET_SHARED) && defined(_WIN32)
#if defined(STET_BUILDING)
#define STET_API __declspec(dllexport)
#else
#define STET_API __declspec(dllimport)
#endif
#elif defined(STET_SHARED) && defined(__GNUC__)
#define STET_API __attribute__((visibility("default")))
#elif defined(STET_BUILDING) && defined(__GNUC__) && !defined(_WIN32)
#define STET_API __attribute__((visibility("hidden")))
#else
#define STET_API
#endif

#define STET_VERSION_MAJOR 0
#define STET_VERSION_MINOR 1
#define STET_VERSION_PATCH 0

/* One number to compare: 0.1.0 is 1000. */
#define STET_VERSION_NUMBER (STET_VERSION_MAJOR * 1000000 + STET_VERSION_MINOR * 1000 + STET_VERSION_PATCH)

/* No record: the value of an index that points nowhere. */
#define STET_NONE UINT32_MAX

/* The longest text. The rest of 32 bits is headroom for sums of offsets. */
#define STET_LEN_MAX UINT32_C(0xFFFF0000)

enum stet_limits {
    /* Quotations nest this deep at most; marks that would open a deeper one are skipped, and the innermost quotation is
     * flagged STET_QUOTATION_FLAG_DEPTH_LIMIT. It bounds the state that a paragraph can build up, and never grows. */
    STET_DEPTH_MAX = 8,
    /* Bytes from the start of the text from which the layout and the style of quote marks are learnt. May change with
     * the output version. */
    STET_LEARN_BYTES = 16384
};

/* ---- Status ------------------------------------------------------------------------------------------------------ */

typedef enum stet_status {
    STET_OK = 0,
    STET_E_CAPACITY = 1, /* an array was too small: counts say what is needed, the records written are the first ones */
    STET_E_ARGUMENT = 2, /* NULL where it may not be; an unknown bit or language; a reserved member that is not 0; a
                            size below the first release's or above 4096, a stride below it or no multiple of 4 */
    STET_E_TOO_LARGE = 3, /* len is more than STET_LEN_MAX; nothing was parsed */
    STET_E_UTF8 = 4,      /* STET_OPTION_STRICT_UTF8 and the text is not UTF-8; nothing was parsed; see error_offset */
    STET_E_KERNEL = 5     /* the kernel asked for is not in this build or does not run on this processor */
} stet_status;

/* ---- Records ----------------------------------------------------------------------------------------------------- */

/* Bytes [start, end) of the text; absent: both 0. A span is present exactly if end is not 0. */
typedef struct stet_span {
    uint32_t start, end;
} stet_span;

typedef enum stet_block_kind {
    STET_BLOCK_NONE = 0,       /* never found in a record that was written */
    STET_BLOCK_HEADLINE = 1,   /* the story's own title */
    STET_BLOCK_STANDFIRST = 2, /* the summary line under it (dek) */
    STET_BLOCK_BYLINE = 3,     /* who wrote it */
    STET_BLOCK_DATE = 4,       /* a line that is a date or time, with what leads into it */
    STET_BLOCK_PARAGRAPH = 5,  /* body text */
    STET_BLOCK_SUBHEAD = 6,    /* a line between paragraphs that is no sentence of the story; see stet_subhead_role */
    STET_BLOCK_LIST_ITEM = 7,  /* a bulleted or numbered line */
    STET_BLOCK_CAPTION = 8,    /* a picture's text, where the line says so */
    STET_BLOCK_SEPARATOR = 9,  /* "* * *", "---"; has no sentences */
    STET_BLOCK_CREDIT = 10,    /* the sign-off: (Reporting by A; editing by B) */
    STET_BLOCK_FURNITURE = 11  /* what the page added: Advertisement, Read more, an embedded post's last line */
} stet_block_kind;

typedef enum stet_subhead_role {
    STET_ROLE_NONE = 0,      /* no subhead, or the text does not tell */
    STET_ROLE_CROSSHEAD = 1, /* a heading of what follows */
    STET_ROLE_RELATED = 2    /* the headline of another story; what is quoted in it is not this story's speech */
} stet_subhead_role;

/* Flags of blocks. Those of marks are found where quotations are wanted. */
#define STET_BLOCK_FLAG_INVALID_UTF8  0x1u /* bytes that are not UTF-8 stand inside */
#define STET_BLOCK_FLAG_DAMAGED_MARKS 0x2u /* quote marks stand inside as entities (&quot;) or mojibake */
#define STET_BLOCK_FLAG_STRAY_MARK    0x4u /* a closing mark stands inside that closes nothing */
#define STET_BLOCK_FLAG_CONTROL       0x8u /* control bytes stand inside: 00-08, 0E-1F, 7F */

/* A block: a paragraph or another line of the article, without blanks (Unicode's too) at its edges. Blocks are in
 * order and disjoint; all that lies between them is blank. */
typedef struct stet_block {
    stet_span span;
    stet_span dateline; /* "BEIJING, April 24 (Reuters)", up to but not with its dash; absent, or at the start */
    stet_span label;    /* a turn's label, "Q:", "ANN LEE:", colon included (a time, "10:30 a.m.", may stand without
                           one); absent, or at the start */
    /* Its row of sentences and of quotations (inner ones included): where those are wanted, the next block's first is
     * this first + count; else 0. A separator has no sentence, any other kind known here one at least. */
    uint32_t first_sentence, sentence_count;
    uint32_t first_quotation, quotation_count;
    uint8_t kind;   /* stet_block_kind */
    uint8_t role;   /* stet_subhead_role */
    uint16_t flags; /* STET_BLOCK_FLAG_... */
} stet_block;

/* A sentence: never over a block's edge, never hidden by a quotation. Sentences are in order and disjoint; within a
 * block only blanks lie between them. They may cross quotations: a sentence can end inside one. */
typedef struct stet_sentence {
    stet_span span;
} stet_sentence;

typedef enum stet_quotation_kind {
    STET_QUOTATION_UNKNOWN = 0, /* attributions were not wanted */
    STET_QUOTATION_DIRECT = 1,  /* a whole utterance */
    STET_QUOTATION_MIXED = 2,   /* words woven into the reporter's sentence */
    STET_QUOTATION_SCARE = 3,   /* so-called "rebels" */
    STET_QUOTATION_TERM = 4,    /* the word "genocide" */
    STET_QUOTATION_TITLE = 5,   /* a work: "Saturday Night Live" */
    STET_QUOTATION_NAME = 6,    /* Robert "Bobby" Scott; a ship or shop */
    STET_QUOTATION_INDIRECT = 7 /* speech without marks; found only where STET_WANT_INDIRECT asks for it */
} stet_quotation_kind;

typedef enum stet_ending {
    STET_ENDING_NONE = 0,      /* speech without marks: indirect */
    STET_ENDING_CLOSED = 1,    /* by its mark */
    STET_ENDING_CONTINUED = 2, /* ends with its block, and the next paragraph reopens it */
    STET_ENDING_UNCLOSED = 3 /* ends with its block, before the next opening mark of its style, or before the mark that
                                closes the quotation around it; without blanks at its end */
} stet_ending;

typedef enum stet_speaker_form {
    STET_FORM_NONE = 0, /* no speaker given */
    STET_FORM_NAME = 1,
    STET_FORM_PRONOUN = 2, /* "he"; "who" too, which refers to the noun before it */
    STET_FORM_NOUN = 3
} stet_speaker_form;

/* The rule that found an attribution, from which a user can trade coverage for precision. */
typedef enum stet_rule {
    STET_RULE_NONE = 0,
    STET_RULE_AFTER = 1,            /* "...," Wang said. */
    STET_RULE_AFTER_GAP = 2,        /* cue later in the sentence, with words between */
    STET_RULE_BEFORE = 3,           /* Wang said: "..." */
    STET_RULE_BEFORE_GAP = 4,       /* Wang called the bill on aid "..." */
    STET_RULE_SPLIT = 5,            /* "...," Wang said, "..." - each part */
    STET_RULE_SENTENCE_BEFORE = 6,  /* Wang was blunt. "..." */
    STET_RULE_SENTENCE_AFTER = 7,   /* "...." Wang was speaking in Rome. */
    STET_RULE_PARAGRAPH_BEFORE = 8, /* the paragraph before leads in (Wang said:), or its speech goes on */
    STET_RULE_SAME_PARAGRAPH = 9,   /* a later quotation of one paragraph that is attributed already */
    STET_RULE_CONTINUATION = 10,    /* the part that this one continues is attributed */
    STET_RULE_DASH = 11,            /* "..." - Name */
    STET_RULE_LABEL = 12,           /* Q:, ANN LEE:, From Ann Lee: */
    STET_RULE_ACCORDING_TO = 13     /* according to Wang, "..." */
} stet_rule;

/* Flags of quotations. */
#define STET_QUOTATION_FLAG_MIXED_MARKS   0x1u /* its two marks are no usual pair: "...” */
#define STET_QUOTATION_FLAG_DAMAGED_MARKS 0x2u /* a mark of it is an entity or mojibake */
#define STET_QUOTATION_FLAG_DEPTH_LIMIT   0x4u /* deeper marks inside were skipped; see STET_DEPTH_MAX */

/* A quotation: what a pair of quote marks encloses, the marks included; with its cue and its speaker, which the
 * literature calls cue and source. Marked quotations are in order of start, and nested or disjoint. A speech in several
 * parts is several records that share their utterance.
 * Indirect speech stands among them only where STET_WANT_INDIRECT asks for it, and indices then count it too: by its
 * start, before a marked one of the same start; with depth 1, no parent and STET_ENDING_NONE; around or inside marked
 * ones, whose depth and parent it never changes, and never over the edge of one.
 * parent, continues and utterance are never above the record's own index; block and next_part may lie beyond a cap. */
typedef struct stet_quotation {
    stet_span span;
    stet_span cue;       /* "said", "has also argued", "according to"; or absent */
    stet_span speaker;   /* "Ann Lee, the mayor of Beach Haven", "he"; or absent: the text does not say */
    stet_span refers_to; /* the fullest earlier mention of the speaker, where it is strictly fuller; or absent. It leads
                            there at once, and is no identity: two spans can name one person */
    uint32_t block;      /* index of its block, also where blocks are not wanted */
    uint32_t parent;     /* index of the quotation right around it, or STET_NONE */
    uint32_t continues;  /* index of the part, a paragraph before, that it continues, or STET_NONE */
    uint32_t utterance;  /* index of the first quotation of its utterance: its own where it stands alone, and where
                            attributions are not wanted */
    uint32_t next_part;  /* index of the next quotation of its utterance, or STET_NONE */
    uint8_t kind;        /* stet_quotation_kind */
    uint8_t ending;      /* stet_ending */
    uint8_t speaker_form; /* stet_speaker_form */
    uint8_t depth;        /* 1 is outermost, STET_DEPTH_MAX the deepest */
    uint8_t rule;         /* stet_rule */
    uint8_t open_length;  /* bytes of its opening mark; 0 for indirect speech */
    uint8_t close_length; /* bytes of its closing mark; 0 where it has none */
    uint8_t reserved;     /* 0 */
    uint32_t flags;       /* STET_QUOTATION_FLAG_... */
} stet_quotation;

/* ---- Parsing ----------------------------------------------------------------------------------------------------- */

/* What is wanted. A bit brings what it rests on: REFERENCES and INDIRECT bring ATTRIBUTIONS, these QUOTATIONS. What is
 * not wanted is not written, its count is 0, and work for it alone is not done. */
#define STET_WANT_BLOCKS       0x01u
#define STET_WANT_SENTENCES    0x02u
#define STET_WANT_QUOTATIONS   0x04u
#define STET_WANT_ATTRIBUTIONS 0x08u /* of quotations: kind, utterance, next_part, cue, speaker, speaker_form, rule */
#define STET_WANT_REFERENCES   0x10u /* of attributions: refers_to */
#define STET_WANT_INDIRECT     0x20u /* quotations of kind indirect too; none is found yet */
#define STET_WANT_STANDARD     0x1Fu /* the bits above but INDIRECT. Never grows: what is new has a bit to ask for it */

/* Options that are on or off. */
#define STET_OPTION_STRICT_UTF8        0x1u /* invalid UTF-8 is an error, STET_E_UTF8 */
#define STET_OPTION_WHOLE_QUOTATIONS   0x2u /* no sentence ends inside a quotation */
#define STET_OPTION_PAIR_DAMAGED_MARKS 0x4u /* entities (&quot; ...) and mojibake count as the marks they were */

typedef enum stet_kernel {
    STET_KERNEL_AUTO = 0, /* the best that the processor runs */
    STET_KERNEL_PORTABLE = 1,
    STET_KERNEL_SSE2 = 2,
    STET_KERNEL_AVX2 = 3,
    STET_KERNEL_AVX512 = 4, /* needs VBMI and VBMI2 */
    STET_KERNEL_NEON = 5
} stet_kernel;

/* The languages whose words are known; marks, blocks and sentences are found in others too. What is learnt is the one
 * whose words fit best, English where none does: it says which rules were used, and does not identify a text in another
 * language. */
typedef enum stet_language {
    STET_LANGUAGE_NONE = 0, /* option: learn it from the text; result: not told, as where there is no block */
    STET_LANGUAGE_ENGLISH = 1,
    STET_LANGUAGE_GERMAN = 2,
    STET_LANGUAGE_FRENCH = 3,
    STET_LANGUAGE_SPANISH = 4,
    STET_LANGUAGE_SWEDISH = 5,
    STET_LANGUAGE_POLISH = 6,
    STET_LANGUAGE_ITALIAN = 7,
    STET_LANGUAGE_FINNISH = 8,
    STET_LANGUAGE_RUSSIAN = 9,
    STET_LANGUAGE_JAPANESE = 10,
    STET_LANGUAGE_CHINESE = 11
} stet_language;

/* What to do. Begin with STET_OPTIONS_INIT: what the arrays ask for, kernel and language chosen, nothing strict. */
typedef struct stet_options {
    uint32_t size;     /* sizeof(stet_options) */
    uint32_t want;     /* STET_WANT_... bits. 0: BLOCKS, SENTENCES and QUOTATIONS each where its array is not NULL, the
                          latter with ATTRIBUTIONS and REFERENCES. To count only, name the bits and leave arrays NULL. */
    uint32_t flags;    /* STET_OPTION_... bits */
    uint32_t kernel;   /* stet_kernel */
    uint32_t language; /* stet_language */
    uint32_t reserved; /* 0 */
} stet_options;

#define STET_OPTIONS_INIT {sizeof(stet_options), 0u, 0u, 0u, 0u, 0u}

typedef enum stet_layout {
    STET_LAYOUT_PARTED = 0, /* blocks parted by blank lines */
    STET_LAYOUT_LINES = 1,  /* one block a line */
    STET_LAYOUT_LOOSE = 2,  /* one block a line with some blank lines between */
    STET_LAYOUT_WRAPPED = 3 /* hard-wrapped lines, blocks parted by blank lines or indents */
} stet_layout;

/* Flags of articles. */
#define STET_ARTICLE_FLAG_INVALID_UTF8  0x1u /* error_offset has the first bad byte */
#define STET_ARTICLE_FLAG_DAMAGED_MARKS 0x2u /* some block has STET_BLOCK_FLAG_DAMAGED_MARKS */
#define STET_ARTICLE_FLAG_BOM           0x4u /* the text begins with a byte order mark, which is no part of a block */

/* The caller's arrays, and what was found. Begin with STET_ARTICLE_INIT, then set arrays and caps; stet_parse reads
 * these and sets the rest, so the same struct can be used for one text after another.
 * An array that is NULL is not wanted, or, where options.want names it, only counted; it is never too small. So who
 * grows an array from nothing (an empty std::vector, malloc(0)) names what is wanted. */
typedef struct stet_article {
    uint32_t size;       /* sizeof(stet_article) */
    uint16_t block_size; /* stride of blocks: sizeof(stet_block); likewise the other two */
    uint16_t sentence_size;
    uint16_t quotation_size;
    uint16_t layout;   /* out: stet_layout */
    uint32_t flags;    /* out: STET_ARTICLE_FLAG_... */
    uint32_t language; /* out: stet_language, as learnt or given; NONE where there was no block */
    uint32_t reserved; /* 0 */
    stet_block *blocks;
    size_t block_cap;   /* records that fit; not read where the array is NULL */
    size_t block_count; /* out: records there are, also where fewer fit; likewise the other two */
    stet_sentence *sentences;
    size_t sentence_cap;
    size_t sentence_count;
    stet_quotation *quotations;
    size_t quotation_cap;
    size_t quotation_count;
    size_t error_offset; /* out: of the first byte that is not UTF-8, len where there is none; 0 where an error but
                            STET_E_UTF8 kept the text from being parsed */
} stet_article;

#define STET_ARTICLE_INIT                                                                                              \
    {sizeof(stet_article),                                                                                             \
     sizeof(stet_block),                                                                                               \
     sizeof(stet_sentence),                                                                                            \
     sizeof(stet_quotation),                                                                                           \
     0u,                                                                                                               \
     0u,                                                                                                               \
     0u,                                                                                                               \
     0u,                                                                                                               \
     NULL,                                                                                                             \
     0u,                                                                                                               \
     0u,                                                                                                               \
     NULL,                                                                                                             \
     0u,                                                                                                               \
     0u,                                                                                                               \
     NULL,                                                                                                             \
     0u,                                                                                                               \
     0u,                                                                                                               \
     0u}

/* Parses one article.
 * text may be NULL where len is 0; options may be NULL, which stands for STET_OPTIONS_INIT.
 * Returns STET_OK; STET_E_CAPACITY, where each array holds the first `cap` records of the full answer and the counts
 * are those of the full answer; or another error, where all counts are 0 and no record was written (an article that is
 * NULL or of a size that can't be is left alone).
 * Cost: linear; bench/ measures it. */
STET_API stet_status stet_parse(const char *text, size_t len, const stet_options *options, stet_article *article);

/* Caps that suffice for every text of len bytes, whatever is wanted. They are for worst cases: real news has a block in
 * 200 bytes, a sentence in 100, a quotation in 300, so begin with less and grow to the counts where STET_E_CAPACITY
 * says so. Pure, constant time. */
STET_API size_t stet_bound_blocks(size_t len);
STET_API size_t stet_bound_sentences(size_t len);
STET_API size_t stet_bound_quotations(size_t len);

/* ---- Walking the records ----------------------------------------------------------------------------------------- */

/* These read only the article's arrays, never past cap or count, and return NULL or STET_NONE where there is nothing
 * (more). article and block may not be NULL. Pure; constant time where nothing else is said. */

/* The i-th sentence of a block, i from 0. */
STET_API const stet_sentence *stet_block_sentence(const stet_article *article, const stet_block *block, size_t i);

/* The i-th quotation of a block, i from 0, inner ones included, in order of start; its index is
 * block->first_quotation + i. */
STET_API const stet_quotation *stet_block_quotation(const stet_article *article, const stet_block *block, size_t i);

/* Index of the next part of the same utterance after quotation `index`, or STET_NONE; the first part is q->utterance.
 */
STET_API uint32_t stet_quotation_next_part(const stet_article *article, uint32_t index);

/* Index of the first quotation right inside quotation `index`, or STET_NONE. Time linear in the indirect speech before
 * it. */
STET_API uint32_t stet_quotation_first_inner(const stet_article *article, uint32_t index);

/* Index of the next quotation with the same parent as quotation `index`, or STET_NONE; for one of depth 1 the next of
 * depth 1, which may be indirect speech inside it. Time linear in the quotations inside `index` and the indirect speech
 * up to the next. */
STET_API uint32_t stet_quotation_next_sibling(const stet_article *article, uint32_t index);

/* The quotation's bytes without its marks; blanks inside them stay. */
STET_API stet_span stet_quotation_content(const stet_quotation *quotation);

/* ---- Positions --------------------------------------------------------------------------------------------------- */

/* A byte offset in other units. Lines end with LF, CR, CRLF, U+2028 or U+2029. A byte that is no UTF-8 counts as the
 * replacement character does in decoders: one for each maximal subpart (Unicode, 3.9, "U+FFFD Substitution of Maximal
 * Subparts"). A byte order mark is a code point like others. Columns are differences: offset - line_offset in bytes,
 * code_point - line_code_point, utf16 - line_utf16; all from 0. A plain value: copy it to keep a place to go on from.
 */
typedef struct stet_position {
    size_t offset;      /* bytes before it */
    size_t code_point;  /* code points before it */
    size_t utf16;       /* UTF-16 code units before it */
    size_t line;        /* line ends before it; add 1 for people */
    size_t line_offset; /* the same three of its line's start */
    size_t line_code_point;
    size_t line_utf16;
} stet_position;

#define STET_POSITION_INIT {0u, 0u, 0u, 0u, 0u, 0u, 0u}

/* Moves *position to a byte offset of the text, which is the same text each time. An offset inside a UTF-8 sequence
 * counts that sequence's code point; one between CR and LF is on the line before.
 * Returns STET_E_ARGUMENT where offset > len, position is NULL, or text is NULL and len is not 0, and leaves *position
 * alone.
 * Cost: linear in the way from the old offset where the new one is not before it, else from the start of the text. So
 * convert offsets in rising order. Blocks, sentences and quotations are; a cue or speaker may stand in another block
 * than its quotation, and refers_to in any earlier one: keep the position of each block's start, and begin from a copy
 * of that of the block around the offset, or sort the offsets first. */
STET_API stet_status stet_position_move(const char *text, size_t len, size_t offset, stet_position *position);

/* ---- Names, version, kernels ------------------------------------------------------------------------------------- */

/* The names used in JSONL: "headline", "direct", "closed", "en" (languages by ISO 639-1), ... of the number that a
 * record holds. Static strings; "unknown" for a number out of range, and "none" for the enumerators called NONE, where
 * JSONL has null. Pure, constant time. */
STET_API const char *stet_status_name(uint32_t status);
STET_API const char *stet_block_kind_name(uint32_t kind);
STET_API const char *stet_subhead_role_name(uint32_t role);
STET_API const char *stet_quotation_kind_name(uint32_t kind);
STET_API const char *stet_ending_name(uint32_t ending);
STET_API const char *stet_speaker_form_name(uint32_t form);
STET_API const char *stet_rule_name(uint32_t rule);
STET_API const char *stet_layout_name(uint32_t layout);
STET_API const char *stet_kernel_name(uint32_t kernel);
STET_API const char *stet_language_name(uint32_t language);

/* A sentence that tells a person what the status means. */
STET_API const char *stet_status_message(uint32_t status);

/* The version of the library linked: "0.1.0", and as a number to compare with STET_VERSION_NUMBER. */
STET_API const char *stet_version(void);
STET_API uint32_t stet_version_number(void);

/* The version of the records' meaning, as printed in JSONL: any change of the records found for some text raises it. */
STET_API const char *stet_output_version(void);

/* Whether a kernel is in this build and runs on this processor: 1 or 0. STET_KERNEL_AUTO always does. */
STET_API int stet_kernel_available(uint32_t kernel);

/* The kernel that STET_KERNEL_AUTO stands for here, a stet_kernel. The first call of the process may ask the processor
 * (some microseconds under a hypervisor); later ones read the cached number. */
STET_API uint32_t stet_kernel_best(void);

#ifdef __cplusplus
}
#endif

#endif /* STET_H */
