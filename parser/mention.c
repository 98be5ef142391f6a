/* SPDX-License-Identifier: MIT */
#include "mention.h"

#include "swar.h"

/* What stands around a name is looked at no further. */
#define AROUND_BYTES 120u

/* A longer run of capitalised words is no person's name. */
#define NAME_WORDS_MAX 5u

/* From whose kin somebody is to the noun it is so many words at most, that included: his only brother. */
#define KIN_WORDS 2u

/* No preposition or article is longer. */
#define LITTLE_BYTES 12u

/* The words of a name stand close together. */
#define NEXT_BYTES 64u

/* A nickname inside a name is no longer; with a word behind it there are as many bytes as these at least: "X" Y. */
#define NICKNAME_BYTES_MAX  24u
#define NICKNAMED_BYTES_MIN 5u

/* What a word's end depends on is no further from it. */
#define AHEAD_BYTES 8u

/* Blanks that may stand between the end of a line or sentence and the first word after it: an indent, a byte order
 * mark. */
#define BLANKS_MOST 16

/* A name is sought no further back among those that were not taken in. */
#define NEW_NAME_BYTES 8192u

/* What can make a mention fuller than the bare name. */
#define FULL_ROLE       1u
#define FULL_APPOSITIVE 2u

STET_INTERNAL void stet_mention_init(stet_mentions *m, stet_text text, stet_grid *grid, uint32_t start, unsigned lang)
{
    memset(m, 0, offsetof(stet_mentions, items)); /* an item is written before it is counted */
    m->text = text;
    m->grid = grid;
    m->lang = lang;
    m->start = m->scanned = start;
    m->speaker = STET_NONE;
    m->pronouns[0].from = m->pronouns[1].from = STET_NONE;
}

/* ---- Words ---- */

/* The hash of up to 16 bytes at `start`, after that of others. */
static inline uint64_t hash_on(uint64_t h, stet_text text, uint32_t start, uint32_t count)
{
    uint64_t first, second;
    stet_load16(text.bytes, start, text.len, &first, &second);
    first &= stet_first_of16(count);
    second &= stet_second_of16(count);
    h = (h ^ first ^ second * 0xC2B2AE3D27D4EB4Fu) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 32;
}

static inline uint32_t hash_word(stet_text text, stet_span span)
{
    uint64_t h = 0;
    for (; span.end - span.start > 16; span.start += 16) /* hardly ever */
        h = hash_on(h, text, span.start, 16);
    return (uint32_t)hash_on(h, text, span.start, span.end - span.start);
}

/* A word without its possessive: Wang of Wang's. Few names end in s, while nothing foresees how long one is. */
static stet_span bare(const uint8_t *text, stet_span s)
{
    if (text[s.end - 1] != 's') return s;
    if (s.end - s.start > 2 && text[s.end - 2] == '\'')
        s.end -= 2;
    else if (s.end - s.start > 4 && memcmp(text + s.end - 4, "\xE2\x80\x99s", 4) == 0)
        s.end -= 4;
    return s;
}

static bool is_name_word(const stet_word *w)
{
    const uint64_t no = STET_LEX_DETERMINER | STET_LEX_PREPOSITION | STET_LEX_CONJUNCTION | STET_LEX_ADVERB |
                        STET_LEX_PRONOUN_OTHER | STET_LEX_PRONOUN_SUBJECT | STET_LEX_AUX | STET_LEX_RELATIVE |
                        STET_LEX_WEEKDAY | STET_LEX_MONTH | STET_LEX_ACCORDING;
    return stet_word_is_capital(w) & ((w->classes & no) == 0);
}

static bool is_office(const stet_word *w)
{
    return (w->classes & (STET_LEX_TITLE | STET_LEX_ROLE)) != 0;
}

/* Without a branch, which nothing foresees. */
static uint8_t gender_of(uint64_t classes)
{
    bool man = (classes & STET_LEX_MASCULINE) != 0, woman = (classes & STET_LEX_FEMININE) != 0;
    return (uint8_t)((man & !woman) * STET_GENDER_MASCULINE + (woman & !man) * STET_GENDER_FEMININE);
}

static void add_to_filter(stet_mentions *m, uint32_t hash)
{
    m->filter[(hash >> 6) % (STET_MENTION_FILTER_BITS / 64)] |= (uint64_t)1 << (hash & 63);
}

static bool in_filter(const stet_mentions *m, uint32_t hash)
{
    return (m->filter[(hash >> 6) % (STET_MENTION_FILTER_BITS / 64)] >> (hash & 63) & 1) != 0;
}

/* Whether item i begins or ends with a word. */
static inline bool has_word(const stet_mentions *m, uint32_t i, uint32_t hash)
{
    return (m->last_hashes[i] == hash) | (m->first_hashes[i] == hash);
}

/* 16 bits of a nickname's hash, which is not 0: enough beside a surname. */
static uint16_t nickname_hash(uint32_t hash)
{
    return (uint16_t)(hash >> 16 | 1);
}

static inline bool has_words(const stet_mentions *m, uint32_t i, uint32_t first, uint32_t last)
{
    return (m->last_hashes[i] == last) & (m->first_hashes[i] == first);
}

/* ---- What stands around a name ---- */

static stet_span line_around(const stet_mentions *m, stet_span name)
{
    const uint8_t *t = m->text.bytes;
    uint32_t from = name.start - m->start > AROUND_BYTES ? name.start - AROUND_BYTES : m->start;
    uint32_t to = m->text.len - name.end > AROUND_BYTES ? name.end + AROUND_BYTES : m->text.len;
    from = stet_find_line_start(t, from, name.start);
    to = stet_find_line_end(t, name.end, to);
    while (from < name.start && (t[from] & 0xC0) == 0x80)
        from++;
    while (to > name.end && to < m->text.len && (t[to] & 0xC0) == 0x80)
        to--;
    return stet_make_span(from, to);
}

/* The item at which the name begins. */
static uint32_t item_at(const stet_clause *c, uint32_t pos)
{
    uint32_t i = 0;
    while (i < c->count && c->items[i].word.span.start < pos)
        i++;
    return i;
}

/* The club's chair, Ann Lee: the noun before the comma belongs to the name. */
static uint32_t with_noun_before(const stet_clause *c, uint32_t first)
{
    if (first == 0 || !(c->items[first].gap & STET_GAP_COMMA)) return first;
    uint32_t noun = stet_noun_backward(c, first - 1);
    if (noun == STET_NONE || !stet_has_office(c, noun, first)) return first;
    bool begins = (stet_has(c, noun, STET_LEX_DETERMINER | STET_LEX_POSSESSIVE) || stet_is_possessive(c, noun)) &&
                  (noun == 0 || !stet_has(c, noun - 1, STET_LEX_PREPOSITION));
    return begins ? noun : first;
}

/* Mr and the like stand before a name alone: met | Mr Brandt. */
static bool is_honorific(const stet_clause *c, uint32_t i)
{
    return stet_item_is(c, i, "mr") || stet_item_is(c, i, "mrs") || stet_item_is(c, i, "ms") ||
           stet_item_is(c, i, "miss");
}

/* Whether the words of a mention begin only after item i: Kerr described | Mayor Lee; the recall of | Mayor Lee. */
static bool leads_to_mention(const stet_clause *c, uint32_t first, uint32_t i, uint32_t name)
{
    const stet_span w = c->items[i].word.span;
    if (!stet_is_lower(c, i) || stet_has(c, i, STET_LEX_TITLE | STET_LEX_ROLE)) return false;
    if (stet_has(c, i, STET_LEX_COORDINATOR)) return true;
    if (i > first && i + 1 == name && stet_has(c, i, STET_LEX_PREPOSITION) && stet_is_lower(c, i - 1))
        return true; /* a friend of | Lee's; but President of Chile Ann Lee */
    bool attribute = i > first && stet_has(c, i - 1, STET_LEX_DETERMINER); /* die aus Rom stammende Ministerin */
    if (stet_has(c, i, STET_LEX_PREPOSITION))
        return !attribute && !stet_has_office(c, first, i) && stet_has_office(c, i + 1, name);
    bool past = c->lang == STET_LANG_EN && w.end - w.start > 3 && stet_ends_with(c, i, 'e', 'd');
    if (i == first) return stet_has(c, i, STET_LEX_CUE | STET_LEX_CUE_WEAK) || (past && i + 1 == name);
    return (stet_is_name(c, i - 1) || stet_has(c, i - 1, STET_LEX_WEEKDAY)) &&
           !(c->items[i - 1].gap & STET_GAP_START) && !stet_is_possessive(c, i - 1) &&
           (past || stet_has(c, i, STET_LEX_CUE | STET_LEX_CUE_WEAK | STET_LEX_AUX));
}

/* Where the mention begins: at its title or office, with what stands before that. */
static uint32_t first_of_mention(const stet_clause *c, uint32_t name)
{
    if (name > 0 && is_honorific(c, name - 1)) return name - 1;
    uint32_t noun_first = stet_noun_backward(c, name), first = noun_first < name ? noun_first : name;
    for (uint32_t i = name; i > first; i--) {
        if (leads_to_mention(c, first, i - 1, name)) first = i;
    }
    bool noun = c->lang == STET_LANG_DE && first + 1 < name && stet_has(c, first, STET_LEX_DETERMINER);
    if (first < name && !noun && !stet_has_office(c, first, name)) first = name;
    return first == name ? with_noun_before(c, first) : first;
}

/* The name with title, office and appositives. The sentence is looked for in its line only. */
static stet_span widen(const stet_mentions *m, stet_span name)
{
    const uint8_t *t = m->text.bytes;
    stet_span line = line_around(m, name);
    uint32_t from = stet_last_sentence(t, line, line.start, name.start, m->lang);
    stet_clause *c = m->scratch;
    uint32_t end = stet_first_sentence_end(t, line, from, name.end, line.end, m->lang);
    stet_span sentence = stet_make_span(from, end ? end : line.end);
    stet_clause_of_span(c, t, sentence, name.end, m->lang);
    uint32_t at = item_at(c, name.start), last = at;
    if (at >= c->count || c->items[at].word.span.start != name.start) return name;
    while (last + 1 < c->count && c->items[last].word.span.end < name.end)
        last++;
    bool goes_on = last + 1 < c->count && c->items[last + 1].gap & STET_GAP_COMMA;
    if (goes_on) stet_clause_go_on(c); /* with what a comma parts from the name */
    stet_subject s = {first_of_mention(c, at), last};
    stet_add_appositives(c, c->count, &s);
    end = s.last > last ? c->items[s.last].word.span.end : name.end; /* Wang, of Wang's */
    bool cut = from == line.start && s.first == 0 && from > 0 && stet_is_word_class(stet_class_before(t, 0, from));
    return stet_make_span(cut ? name.start : c->items[s.first].word.span.start, end);
}

/* ---- Taking names in ---- */

/* A run of name words, as it is read. */
typedef struct run {
    stet_span name, first, last;
    uint32_t words;
    uint16_t nickname;                         /* its hash, or 0 */
    uint8_t gender, first_gender, last_gender; /* the last two are of its words */
    bool title;                                /* a title stands before it */
} run;

/* How full the mention looks: what stands right around the name. */
static uint8_t fullness_of(const stet_mentions *m, const run *r)
{
    const uint8_t *t = m->text.bytes;
    uint32_t end = r->name.end;
    uint8_t fullness = r->title ? FULL_ROLE : 0;
    if (end + 1 < m->text.len && t[end] == ',' && t[end + 1] == ' ') fullness |= FULL_APPOSITIVE;
    if (r->name.start - m->start > 1 && !r->title && t[r->name.start - 1] == ' ') {
        uint8_t before = t[r->name.start - 2];
        bool other = before == '"' || (before >= 0x80 && !stet_ends_line(t, m->start, r->name.start - 2));
        if ((before >= 'a' && before <= 'z') || before == ',' || other) fullness |= FULL_ROLE;
    }
    return fullness;
}

/* Looks around a name that was noted, where more may stand there than around those before. */
static void look_closer(const stet_mentions *m, const stet_unread *u, stet_mention *item)
{
    uint8_t fullness = u->fullness;
    if (fullness <= item->fullness) return;
    stet_span full = widen(m, u->name);
    if (full.start == u->name.start) fullness &= (uint8_t)~FULL_ROLE;
    if (full.end == u->name.end) fullness &= (uint8_t)~FULL_APPOSITIVE;
    item->fullness = fullness;
    if (full.end - full.start <= item->full.end - item->full.start) return;
    item->full = full;
    item->name = u->name;
}

/* Finds the fullest of an item's mentions. */
static const stet_mention *settle(const stet_mentions *m, stet_mention *item)
{
    for (uint32_t i = item->unread_first; item->unread != 0; i = m->unread[i].next) {
        look_closer(m, &m->unread[i], item);
        if (i == item->unread_last) item->unread = 0;
    }
    return item;
}

/* Whether an item's name begins before pos. It moves on only, so that it need not always be settled. */
static bool begins_before(const stet_mentions *m, stet_mention *item, uint32_t pos)
{
    if (item->name.start >= pos) return false;
    return item->unread == 0 || m->unread[item->unread_last].name.start < pos || settle(m, item)->name.start < pos;
}

/* Makes room for mentions to note. */
static void settle_all(stet_mentions *m)
{
    for (uint32_t i = 0; i < m->count; i++)
        settle(m, &m->items[i]);
    m->unread_count = 0;
}

/* Few of those mentioned ever speak, so that what stands around their names waits until one does. */
static void note_fuller(stet_mentions *m, const run *r, stet_mention *item)
{
    uint8_t fullness = fullness_of(m, r);
    if (fullness == 0 || (item->unread == 0 && fullness <= item->fullness)) return;
    if (m->unread_count == STET_MENTION_UNREAD_MAX) settle_all(m);
    uint16_t place = (uint16_t)m->unread_count++;
    stet_unread *u = &m->unread[place];
    u->name = r->name;
    u->next = 0;
    u->fullness = fullness;
    if (item->unread == 0)
        item->unread_first = place;
    else
        m->unread[item->unread_last].next = place;
    item->unread_last = place;
    item->unread |= fullness;
}

/* Mrs Lee is not Tom Lee */
static bool is_of_other_gender(const stet_mention *item, const run *r)
{
    return r->gender && item->gender && !(r->gender & item->gender);
}

/* Whether item i has the name of a run, of these hashes: Robert “Bobby” Quill is both Robert Quill and Bobby Quill. */
static inline bool has_name(const stet_mentions *m, uint32_t i, const run *r, uint32_t first, uint32_t last)
{
    if (m->last_hashes[i] != last) return false;
    if (m->first_hashes[i] == first || m->items[i].nickname == nickname_hash(first)) return true;
    return r->nickname == nickname_hash(m->first_hashes[i]);
}

static void remember(stet_mentions *m, const run *r)
{
    uint32_t last_hash = hash_word(m->text, r->last), first_hash = hash_word(m->text, r->first);
    uint32_t count = in_filter(m, last_hash) ? m->count : 0;
    for (uint32_t i = 0; i < count; i++) {
        stet_mention *known = &m->items[i];
        if (!has_name(m, i, r, first_hash, last_hash) || is_of_other_gender(known, r)) continue;
        known->seen_at = r->name.start;
        known->gender |= r->gender;
        if (r->nickname) known->nickname = m->first_hashes[i] == first_hash ? r->nickname : nickname_hash(first_hash);
        note_fuller(m, r, known);
        return;
    }
    stet_mention *item = &m->items[m->next];
    m->first_hashes[m->next] = first_hash;
    m->last_hashes[m->next] = last_hash;
    if (m->speaker == m->next) m->speaker = STET_NONE;
    m->next = (m->next + 1) % STET_MENTIONS_MAX;
    if (m->count < STET_MENTIONS_MAX) m->count++;
    memset(item, 0, sizeof *item);
    item->name = item->full = r->name;
    note_fuller(m, r, item);
    item->seen_at = r->name.start;
    item->words = (uint8_t)r->words;
    item->gender = r->gender;
    item->nickname = r->nickname;
    add_to_filter(m, last_hash);
    add_to_filter(m, first_hash);
}

/* A surname, or a first name, of one mentioned before, at pos; with the gender of a title before it, or 0. */
static void see_again(stet_mentions *m, uint32_t hash, uint32_t pos, uint8_t gender)
{
    uint32_t count = in_filter(m, hash) ? m->count : 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!has_word(m, i, hash)) continue;
        m->items[i].seen_at = pos;
        if (m->items[i].gender == 0) m->items[i].gender = gender;
    }
}

static bool is_known(const stet_mentions *m, const run *r)
{
    uint32_t hash = hash_word(m->text, r->last);
    for (uint32_t i = 0; i < m->count && in_filter(m, hash); i++) {
        if (has_word(m, i, hash) && !is_of_other_gender(&m->items[i], r)) return true;
    }
    return false;
}

/* Botaniker Emil Roth: a name begins with the first name in it, where another word follows that; what stands before is
 * as good as a title. */
static void begin_with_first_name(run *r)
{
    if (r->words < 2 || r->first_gender || !r->last_gender) return;
    r->name.start = r->last.start;
    r->first = r->last;
    r->first_gender = r->last_gender;
    r->words = 1;
    r->title = true;
}

static void add_word(const stet_mentions *m, run *r, const stet_word *word)
{
    stet_span own = bare(m->text.bytes, word->span);
    begin_with_first_name(r);
    if (r->words++ == 0) {
        r->name.start = own.start;
        r->first = own;
    }
    r->last_gender = gender_of(word->classes);
    if (r->words == 1) r->first_gender = r->last_gender;
    if (r->words == 2 && r->gender == 0) r->gender = r->first_gender; /* a first name tells it, a surname does not */
    r->last = own;
    r->name.end = own.end;
}

/* The word after one that ends at pos; it is sought no further than NEXT_BYTES. */
static void read_next(stet_word_reader *reader, uint32_t pos, stet_word *next)
{
    stet_word_read(reader, pos, next);
    bool cut = next->span.end - pos > NEXT_BYTES - AHEAD_BYTES && reader->end - pos > NEXT_BYTES;
    if (cut) *next = stet_word_next(reader->text, pos, pos + NEXT_BYTES, reader->lang);
}

/* J., Jr., St.: whether a name may go on behind a word's dot. */
static bool is_shortened(const stet_word *w)
{
    return w->dot && (w->span.end - w->span.start <= 2 ||
                      w->classes & (STET_LEX_ABBREVIATION | STET_LEX_ABBREVIATION_END | STET_LEX_TITLE));
}

/* Whether what stands at pos, before `until`, can be no second word of a name that one blank leads to. */
static bool is_no_second_word(const stet_mentions *m, uint32_t pos, uint32_t until)
{
    const uint8_t *t = m->text.bytes;
    if (pos >= until) return true;
    unsigned letter = (unsigned)t[pos] - 'a';
    if (letter < 26) return !stet_lexicon_may_be_particle(m->lang, t + pos, until - pos);
    if (t[pos] >= 0x80 || stet_ascii_class[t[pos]] == STET_CLASS_UPPER) return false;
    return t[pos] != '"' && t[pos] != '(' && t[pos] != '\''; /* a nickname may stand between */
}

/* Whether a mark or bracket that may open a nickname may stand at pos, as hardly anywhere behind a word. */
static inline bool may_open_nickname(const uint8_t *t, uint32_t pos, uint32_t until)
{
    if (pos + NICKNAMED_BYTES_MIN > until) return false;
    return t[pos] == '"' || t[pos] == '(' || t[pos] == '\'' || (t[pos] == 0xE2 && t[pos + 1] == 0x80);
}

/* The mark that closes what one opens, or 0. */
static uint32_t closing_of(uint32_t mark)
{
    switch (mark) {
    case '"':
    case '\'': return mark;
    case '(': return ')';
    case 0x2018: return 0x2019;
    case 0x201C: return 0x201D;
    case 0x201E: return 0x201C;
    default: return 0;
    }
}

/* Toby, the Hat; in brackets one word, and no letters that a house is called by. */
static bool is_nickname(const uint8_t *t, stet_span s, bool bracket)
{
    if (!bracket && stet_begins_with(t, s.start, s.end, "the ")) s.start += 4;
    stet_rune rune = stet_rune_at(t, s.start, s.end);
    if (stet_class_of(rune.code) != STET_CLASS_UPPER) return false;
    if (!bracket) return stet_is_letter_class(stet_class_before(t, s.start, s.end));
    for (uint32_t i = s.start + rune.length; i < s.end; i += stet_rune_at(t, i, s.end).length) {
        if (stet_class_at(t, i, s.end) != STET_CLASS_LOWER) return false;
    }
    return s.end - s.start > rune.length;
}

/* Where the nickname ends that begins at `start`, before its closing mark; 0 where it is too long, or none. */
static uint32_t end_of_nickname(const uint8_t *t, uint32_t start, uint32_t until, uint32_t close)
{
    for (uint32_t end = start; end - start <= NICKNAME_BYTES_MAX;) {
        stet_rune rune = stet_rune_at(t, end, until);
        if (rune.code == close) return end;
        end += rune.length;
        if (end >= until || (rune.code != ' ' && stet_class_of(rune.code) == STET_CLASS_BLANK)) return 0;
    }
    return 0;
}

/* Tobias | “Toby” Wrenfield: the word of a name that goes on behind a nickname, whose mark stands at pos. */
static bool read_behind_mark(const stet_mentions *m, run *r, uint32_t pos, uint32_t until, stet_word *next)
{
    const uint8_t *t = m->text.bytes;
    stet_rune open = stet_rune_at(t, pos, until);
    uint32_t close = closing_of(open.code), start = pos + open.length;
    if (close == 0) return false;
    uint32_t end = end_of_nickname(t, start, until, close);
    if (end == 0 || !is_nickname(t, stet_make_span(start, end), open.code == '(')) return false;
    uint32_t behind = end + (close < 0x80 ? 1 : 3);
    if (stet_byte_at(t, behind, until) != ' ' || stet_class_at(t, behind + 1, until) != STET_CLASS_UPPER) return false;
    stet_word word = stet_word_next(t, behind + 1, until, m->lang);
    if (!is_name_word(&word) || is_office(&word)) return false;
    r->nickname = nickname_hash(hash_word(m->text, stet_make_span(start, end)));
    *next = word;
    return true;
}

static inline bool read_behind_nickname(const stet_mentions *m, run *r, uint32_t pos, uint32_t until, stet_word *next)
{
    return r->words > 0 && may_open_nickname(m->text.bytes, pos, until) && read_behind_mark(m, r, pos, until, next);
}

/* Reads a run of name words from the one at pos on; returns where it ends. */
static uint32_t read_run(const stet_mentions *m, stet_word_reader *reader, uint32_t pos, stet_word word, run *r)
{
    const uint8_t *t = m->text.bytes;
    uint32_t end = reader->end;
    while (r->words < NAME_WORDS_MAX) {
        bool particle = r->words > 0 && word.classes & STET_LEX_NAME_PARTICLE && !stet_word_is_capital(&word);
        bool office = is_office(&word) && r->words == 0;
        if (!particle && !is_name_word(&word)) return pos;
        if (office) {
            r->title = true;
            r->gender |= gender_of(word.classes);
        } else if (!particle) {
            add_word(m, r, &word);
        }
        pos = word.span.end;
        if (r->words && r->last.end < word.span.end && !particle) return pos; /* a possessive ends the name */
        if (pos >= end || (t[pos] != ' ' && (!is_shortened(&word) || pos + 1 >= end || t[pos + 1] != ' '))) return pos;
        uint32_t start = pos + (t[pos] == ' ' ? 1 : 2);
        if (is_no_second_word(m, start, end)) return pos; /* most are told so, and not read */
        stet_word next;
        read_next(reader, pos, &next);
        if (stet_word_is_absent(&next)) return pos;
        if (next.span.start - pos > (word.dot ? 2u : 1u) && !read_behind_nickname(m, r, start, end, &next)) return pos;
        word = next;
    }
    return pos;
}

/* Whether no more than this surname, which is known, is known of somebody. */
static bool is_known_by_surname(const stet_mentions *m, const run *r)
{
    uint32_t hash = hash_word(m->text, r->last);
    for (uint32_t i = 0; i < m->count; i++) {
        if (has_words(m, i, hash, hash)) return true;
    }
    return false;
}

/* A name that begins with a word at pos. */
static uint32_t read_name(stet_mentions *m, stet_word_reader *reader, uint32_t pos, const stet_word *first)
{
    run r;
    memset(&r, 0, sizeof r);
    uint32_t stop = read_run(m, reader, pos, *first, &r);
    if (r.words >= 2)
        remember(m, &r);
    else if (r.words == 1 && r.title && (!is_known(m, &r) || is_known_by_surname(m, &r)))
        remember(m, &r);
    else if (r.words == 1)
        see_again(m, hash_word(m->text, r.last), r.name.start, r.gender);
    return stop > pos ? stop : first->span.end;
}

/* Where words may begin with a capital, as it is looked for. */
typedef struct search {
    uint32_t pos; /* what is before it was seen: */
    bool in_word; /* ... the last byte of ASCII is a letter or digit, and no U+2028 or U+2029 stands behind it */
} search;

static void see(search *s, const uint8_t *t, uint32_t pos)
{
    uint32_t i = pos;
    while (i > s->pos && t[i - 1] >= 0x80)
        i--;
    if (i > s->pos) s->in_word = stet_is_word_class((stet_class)stet_ascii_class[t[i - 1]]);
    for (; i < pos && s->in_word; i++)
        s->in_word = !stet_ends_line(t, s->pos, i);
    s->pos = pos;
}

/* Whether a capital stands at a place that next_capital has found. */
static bool is_capital_at(const uint8_t *t, uint32_t pos, uint32_t until)
{
    return t[pos] < 0x80 || stet_class_at(t, pos, until) == STET_CLASS_UPPER;
}

/* The first place from pos on where a word may begin with a capital; `until` where there is none. By masks of 64 bytes;
 * capitals inside words of ASCII are no such places. */
static uint32_t next_capital(stet_word_reader *reader, uint32_t pos, uint32_t until)
{
    for (;;) {
        if (pos >= until) return until;
        if (pos - reader->base >= 64) stet_word_reader_look(reader, pos);
        uint32_t bit = pos - reader->base;
        uint64_t places = reader->masks.places >> bit | (reader->masks.capitals >> bit & 1);
        if (places != 0) return pos + stet_lowest_bit(places);
        pos = reader->base + 64;
    }
}

/* Takes in the word at pos that begins with a capital, with the name that it begins; returns where that ends. Most
 * such words stand alone, and change nothing where no name known begins or ends with them: no more is looked at. */
static uint32_t read_capital(stet_mentions *m, stet_word_reader *reader, uint32_t pos)
{
    const uint8_t *t = m->text.bytes;
    uint32_t count = stet_word_letters_at(reader, pos - reader->base), end = pos + count, until = reader->end, hash = 0;
    stet_word word;
    if (count == 0) {
        stet_word_read_any(reader, pos, &word);
        return read_name(m, reader, pos, &word);
    }
    uint32_t blank = end < until && t[end] == '.' ? end + 1 : end;
    bool alone = blank >= until || t[blank] != ' ' || is_no_second_word(m, blank + 1, until);
    if (alone) {
        hash = hash_word(m->text, stet_make_span(pos, end));
        if (!in_filter(m, hash)) return end;
    }
    stet_word_of_letters(reader, pos, count, &word);
    if (!is_name_word(&word)) return end;
    if (!alone) return read_name(m, reader, pos, &word);
    if (!is_office(&word)) see_again(m, hash, pos, 0);
    return end;
}

static void take_in(stet_mentions *m, uint32_t until)
{
    const uint8_t *t = m->text.bytes;
    search s = {m->scanned, false};
    stet_word_reader reader;
    if (until <= m->scanned) return;
    stet_word_reader_on(&reader, m->grid, m->scanned, until, m->lang);
    for (uint32_t pos = m->scanned; (pos = next_capital(&reader, pos, until)) < until;) {
        see(&s, t, pos);
        if (!s.in_word && is_capital_at(t, pos, until)) {
            s.pos = pos = read_capital(m, &reader, pos);
            s.in_word = false;
        } else {
            pos++;
        }
    }
    m->scanned = until;
}

STET_INTERNAL void stet_mention_begin(stet_mentions *m, stet_span block)
{
    m->before = m->block.start;
    m->block = block;
}

/* ---- Looking them up ---- */

/* Lee | and Hall: whether a word behind a name leads to another one, so that nobody alone is meant. */
static bool leads_to_another(const stet_mentions *m, const stet_word *w, uint32_t end)
{
    if (!(w->classes & STET_LEX_COORDINATOR)) return false;
    stet_word next = stet_word_next(m->text.bytes, w->span.end, end, m->lang);
    return is_name_word(&next);
}

/* The name's words in a speaker, titles and offices before it left out. */
static void read_words(const stet_mentions *m, stet_span speaker, run *r)
{
    const uint8_t *t = m->text.bytes;
    uint32_t pos = speaker.start;
    stet_word_reader reader;
    stet_word_reader_on(&reader, m->grid, speaker.start, speaker.end, m->lang);
    memset(r, 0, sizeof *r);
    for (int n = 0; n < 16; n++) {
        stet_word w;
        stet_word_read(&reader, pos, &w);
        if (stet_word_is_absent(&w)) return;
        uint32_t gap = w.span.start - pos;
        if (r->words && gap > 1 && (t[pos] == ',' || t[pos] == '(')) return;
        if (gap > 1) (void)read_behind_nickname(m, r, pos + (t[pos] == ' ' ? 1 : 2), speaker.end, &w);
        pos = w.span.end;
        bool office = is_office(&w) && (r->words == 0 || !stet_word_is_capital(&w));
        if (office ||
            bare(t, w.span).end < w.span.end) { /* the Rovers coach; Wang's aide: the name is none of the head */
            uint8_t gender = office ? gender_of(w.classes) : 0;
            memset(r, 0, sizeof *r);
            r->title = office;
            r->gender = gender;
            continue;
        }
        if (!is_name_word(&w)) {
            if (r->words == 0 || (w.classes & STET_LEX_NAME_PARTICLE)) continue;
            if (leads_to_another(m, &w, speaker.end)) memset(r, 0, sizeof *r);
            return;
        }
        add_word(m, r, &w);
    }
}

/* The same; where there is but an office, which somebody's surname is too, that is his name: Fischer. */
static void read_speaker(const stet_mentions *m, stet_span speaker, run *r)
{
    read_words(m, speaker, r);
    if (r->words > 0) return;
    stet_word w = stet_word_next(m->text.bytes, speaker.start, speaker.end, m->lang);
    if (w.span.end != speaker.end) return;
    memset(r, 0, sizeof *r);
    add_word(m, r, &w);
}

/* The one item whose name this is, or STET_NONE; a surname or a first name may stand for it. */
static uint32_t find_item(stet_mentions *m, const run *r, uint32_t before)
{
    uint32_t last = hash_word(m->text, r->last), first = hash_word(m->text, r->first), found = STET_NONE;
    for (uint32_t i = 0; i < m->count; i++) {
        stet_mention *item = &m->items[i];
        bool same = r->words == 1 ? m->last_hashes[i] == last || (m->first_hashes[i] == last && !r->title)
                                  : has_name(m, i, r, first, last);
        if (!same || !begins_before(m, item, before)) continue;
        if (r->words == 1 && is_of_other_gender(item, r)) continue;
        if (found != STET_NONE) return STET_NONE;
        found = i;
    }
    return found;
}

static void set_speaker(stet_mentions *m, uint32_t item, uint32_t pos)
{
    if (item == STET_NONE) return;
    m->speaker = item;
    m->spoke_at = pos;
    m->items[item].seen_at = pos;
    m->items[item].spoke = true;
}

/* Takes in a speaker whose name, r, tells nobody of those before. */
static void note_new_speaker(stet_mentions *m, stet_span speaker, const run *r)
{
    take_in(m, speaker.end);
    set_speaker(m, find_item(m, r, speaker.end), speaker.start);
}

/* The same once it is time to; until then the name was put off. */
static void note_late(stet_mentions *m, stet_span speaker)
{
    run r;
    read_speaker(m, speaker, &r);
    note_new_speaker(m, speaker, &r);
}

/* ---- Putting off ---- */

/* Takes in what was put off, one stretch after another as if it had not been, and then what is before `until`. */
static void take_in_all(stet_mentions *m, uint32_t until)
{
    for (uint32_t i = 0; i < m->stretch_count; i++) {
        const stet_stretch *stretch = &m->stretches[i];
        take_in(m, stretch->until);
        if (stretch->speaker > 0) note_late(m, stet_make_span(stretch->until, stretch->speaker));
        if (stretch->resume > 0) m->scanned = stretch->resume;
    }
    m->stretch_count = 0;
    take_in(m, until);
}

/* Leaves names before `until` for when somebody is looked up, which may be never; what is from there to `resume` is
 * passed over, unless that is 0, and a new speaker from there to `speaker` noted, unless that is. */
static void put_off(stet_mentions *m, uint32_t until, uint32_t resume, uint32_t speaker)
{
    if (m->stretch_count == STET_MENTION_STRETCHES_MAX) take_in_all(m, 0);
    stet_stretch *stretch = &m->stretches[m->stretch_count++];
    stretch->until = until;
    stretch->resume = resume;
    stretch->speaker = speaker;
    uint32_t end = resume > speaker ? resume : speaker; /* one of them at most is not 0 */
    if (end < until) end = until;
    if (m->put_off_to < end) m->put_off_to = end;
}

STET_INTERNAL void stet_mention_pass(stet_mentions *m, stet_clause *scratch, stet_span block)
{
    m->scratch = scratch;
    put_off(m, block.start, block.end, 0);
}

/* ---- Names ---- */

/* Whether a word's first and last bytes stand as far from one another in [from, to). No branch is taken on them, so
 * that compilers make many comparisons at once of it. */
static bool may_stand_in(const uint8_t *text, stet_span word, uint32_t from, uint32_t to)
{
    uint32_t more = word.end - word.start - 1, places = to - from > more ? to - from - more : 0;
    const uint8_t *starts = text + from, *ends = starts + more;
    const uint8_t first = text[word.start], last = text[word.end - 1];
    uint8_t found = 0;
    for (uint32_t i = 0; i < places; i++)
        found |= (uint8_t)((starts[i] == first) & (ends[i] == last));
    return found != 0;
}

/* Whether a speaker's name of several words can't stand before it, since its last word does not. Nearly all that are so
 * long are new, and nearly no others. */
static bool is_new(const stet_mentions *m, const run *r, uint32_t pos)
{
    if (r->words < 2 || pos < m->scanned || pos < m->put_off_to || pos - m->scanned > NEW_NAME_BYTES) return false;
    return !in_filter(m, hash_word(m->text, r->last)) && !may_stand_in(m->text.bytes, r->last, m->scanned, pos);
}

/* Moen, 51; Mrs Moen: whether a speaker is a surname with no more than a title or an age. */
static bool is_bare_surname(const stet_mentions *m, stet_span speaker, const run *r)
{
    uint32_t end = r->name.end;
    if (r->words != 1 || (r->name.start != speaker.start && !r->title)) return false;
    return end == speaker.end || (speaker.end - end == 4 && m->text.bytes[end] == ',' &&
                                  stet_class_at(m->text.bytes, end + 2, speaker.end) == STET_CLASS_DIGIT);
}

static stet_span resolve_name(stet_mentions *m, stet_span speaker)
{
    const stet_span none = {0, 0};
    run r;
    read_speaker(m, speaker, &r);
    bool fresh = is_new(m, &r, speaker.start);
    if (r.words == 0 || fresh) { /* nobody can be found, so that names before may wait */
        put_off(m, speaker.start, 0, fresh ? speaker.end : 0);
        return none;
    }
    take_in_all(m, speaker.start);
    uint32_t found = find_item(m, &r, speaker.start);
    if (found == STET_NONE) {
        note_new_speaker(m, speaker, &r);
        return none;
    }
    take_in(m, speaker.end);
    set_speaker(m, found, speaker.start);
    const stet_mention *item = settle(m, &m->items[found]);
    stet_span full = item->full;
    uint32_t length = full.end - full.start, own = speaker.end - speaker.start;
    bool same = length == own && memcmp(m->text.bytes + full.start, m->text.bytes + speaker.start, own) == 0;
    bool fuller = length > own || (!same && item->words > 1 && is_bare_surname(m, speaker, &r));
    return fuller && full.end <= speaker.start ? full : none;
}

/* Whether a line or a sentence begins at a place. */
static bool begins_sentence(const uint8_t *t, uint32_t pos)
{
    for (int n = 0; n < BLANKS_MOST && pos > 0; n++) {
        stet_rune rune = stet_rune_before(t, 0, pos);
        if (rune.code == '\n' || rune.code == '\r' || rune.code == 0x2028 || rune.code == 0x2029) return true;
        if (!stet_is_blank_class(stet_class_of(rune.code)))
            return n > 0 && (rune.code == '.' || rune.code == '!' || rune.code == '?');
        pos -= rune.length;
    }
    return pos == 0;
}

/* Emil Roth, a baker in Kesterby, said: whether an item was first named from `from` on, with words that tell who it is,
 * at the head of a sentence, as places seldom are. */
static bool is_introduced(const stet_mentions *m, stet_mention *item, uint32_t from)
{
    const uint8_t *t = m->text.bytes;
    if (item->name.start < from || ((item->fullness | item->unread) & FULL_APPOSITIVE) == 0)
        return false; /* nothing that would be looked at */
    return (settle(m, item)->fullness & FULL_APPOSITIVE) != 0 && begins_sentence(t, item->full.start);
}

/* Where to stop that reads a word at pos, which is before `until`. */
static uint32_t near_end(uint32_t pos, uint32_t until)
{
    return until - pos > NEXT_BYTES ? pos + NEXT_BYTES : until;
}

/* Kowalski | laughed, Lee | is: whether a word in small letters behind a name is a verb; but: Kesterby | mayor */
static bool is_verb_at(const stet_mentions *m, uint32_t pos, uint32_t until)
{
    const uint64_t verb = STET_LEX_CUE | STET_LEX_CUE_WEAK | STET_LEX_AUX;
    const uint8_t *t = m->text.bytes;
    stet_word word = stet_word_next(t, pos, near_end(pos, until), m->lang);
    uint32_t last = word.span.end;
    if (word.span.start != pos || word.shape != STET_SHAPE_LOWER) return false;
    if (word.classes & (STET_LEX_ROLE | STET_LEX_TITLE)) return false;
    return (word.classes & verb) != 0 || (last - pos > 3 && t[last - 1] == 'd' && t[last - 2] == 'e');
}

/* Duane Kowalski came. | Kowalski laughed: whether the last word of item i's name, alone, stood last at the head of a
 * sentence, before its verb: so are persons spoken of, and hardly a place or a house. A pronoun stands at `until`. */
static bool is_spoken_of_by_surname(const stet_mentions *m, uint32_t i, uint32_t until)
{
    const uint8_t *t = m->text.bytes;
    uint32_t pos = m->items[i].seen_at;
    if (m->items[i].words < 2) return false;
    stet_word word = stet_word_next(t, pos, near_end(pos, until), m->lang);
    uint32_t end = word.span.end;
    if (t[end] != ' ' || hash_word(m->text, word.span) != m->last_hashes[i]) return false;
    return is_verb_at(m, end + 1, until) && begins_sentence(t, pos);
}

/* Whom a pronoun can mean: of those mentioned from `from` on, the only one of its gender; STET_NONE where there are two
 * or none. */
static uint32_t only_one(stet_mentions *m, uint32_t from, uint32_t before, uint8_t gender, uint32_t *count)
{
    uint32_t found = STET_NONE;
    *count = 0;
    for (uint32_t i = 0; i < m->count; i++) {
        stet_mention *item = &m->items[i];
        if (item->seen_at < from || item->seen_at >= before) continue;
        if (item->seen_at >= m->words.start && item->seen_at < m->words.end) continue; /* nobody names himself */
        if (item->gender && !(item->gender & gender)) continue;
        bool person = item->gender != 0 || item->spoke; /* else it may be a place or a house */
        person = person || is_introduced(m, item, from) || is_spoken_of_by_surname(m, i, before);
        if (!person && begins_before(m, item, m->block.start)) continue;
        if (person) found = i;
        (*count)++;
    }
    return *count == 1 ? found : STET_NONE;
}

/* The clerk came. His | sister laughed; Wang's old | mother laughed: notes a noun for somebody's kin that a sentence
 * begins with. p->head: but for names nothing stood before in the sentence; p->own: how many words may still stand
 * between whose kin it is and the noun. */
static void note_kin(const stet_mentions *m, stet_pronouns *p, const stet_word *w)
{
    const uint8_t *t = m->text.bytes;
    const uint32_t start = w->span.start;
    uint8_t gender = gender_of(w->classes);
    bool owner = (w->classes & STET_LEX_POSSESSIVE) != 0 || bare(t, w->span).end < w->span.end;
    if (begins_sentence(t, start)) {
        p->head = 1;
        p->own = 0;
    } else if (start > 1 && t[start - 2] == ',') {
        p->head = p->own = 0;
    }
    if (owner)
        p->own = p->head * KIN_WORDS;
    else if (p->own > 0 && gender && p->kin[gender - 1] == STET_NONE)
        p->kin[gender - 1] = start;
    else if (p->own > 0)
        p->own--;
    if (!owner && !stet_word_is_capital(w)) p->head = 0;
}

/* Reads on to the last word that begins before `stop`. */
static void read_pronouns(const stet_mentions *m, stet_pronouns *p, uint32_t stop)
{
    uint32_t end = m->text.len - stop > STET_WORD_BYTES_MAX ? stop + STET_WORD_BYTES_MAX : m->text.len;
    while (p->read < stop) {
        stet_word word = stet_word_next(m->text.bytes, p->read, end, m->lang);
        if (word.span.start >= stop) break; /* where there is none, it is the end */
        uint8_t gender = gender_of(word.classes);
        bool pronoun = (word.classes & (STET_LEX_PRONOUN_SUBJECT | STET_LEX_PRONOUN_OTHER)) != 0;
        if (pronoun && gender && p->first[gender - 1] == STET_NONE) p->first[gender - 1] = word.span.start;
        note_kin(m, p, &word);
        p->read = word.span.end;
    }
    if (p->read < stop) p->read = stop; /* no word begins before it */
}

/* What is read from a place on. */
static stet_pronouns *pronouns_from(stet_mentions *m, uint32_t from)
{
    stet_pronouns *p = &m->pronouns[from == m->block.start];
    if (p->from == from) return p;
    p->from = p->read = from;
    p->first[0] = p->first[1] = p->kin[0] = p->kin[1] = STET_NONE;
    p->head = p->own = 0;
    return p;
}

/* Her teacher, Miss Bell, came: whether a pronoun before the first mention of an item speaks of somebody else. */
static bool somebody_else_came_before(stet_mentions *m, uint32_t from, uint32_t item, uint8_t gender)
{
    uint32_t stop = settle(m, &m->items[item])->name.start;
    stet_pronouns *p = pronouns_from(m, from);
    read_pronouns(m, p, stop);
    return p->first[gender - 1] < stop;
}

/* Ann Lee came. | Brandt's sister said that she: whether somebody's kin was spoken of in the block at hand, where an
 * item was not. */
static bool kin_came_since(stet_mentions *m, uint32_t item, uint32_t pos, uint8_t gender)
{
    if (m->items[item].seen_at >= m->block.start) return false;
    stet_pronouns *p = pronouns_from(m, m->block.start);
    read_pronouns(m, p, pos);
    return p->kin[gender - 1] < pos;
}

/* Whether nobody but the one who spoke last was named since: then he goes on. */
static bool speaker_goes_on(stet_mentions *m, uint32_t pos, uint8_t gender)
{
    uint32_t since;
    if (m->speaker == STET_NONE) return false;
    return only_one(m, m->spoke_at, pos, gender, &since) == m->speaker;
}

/* at | Wang; the | Foreign Office: whether a preposition or an article stands right before a place. */
static bool is_behind_little_word(const stet_mentions *m, uint32_t pos)
{
    const uint8_t *t = m->text.bytes;
    const uint64_t little = STET_LEX_PREPOSITION | STET_LEX_DETERMINER;
    uint32_t start = pos > m->block.start ? pos - 1 : pos, end = start;
    while (start > m->block.start && end - start < LITTLE_BYTES && stet_is_ascii_letter(t[start - 1]))
        start--;
    return start < end && (stet_word_next(t, start, end, m->lang).classes & little) != 0;
}

/* Emil Roth, a baker, | said that; Roth | said: whether an item, named in the block at hand, is told there to have
 * spoken. */
static bool tells(stet_mentions *m, stet_mention *item, uint32_t pos)
{
    const uint8_t *t = m->text.bytes;
    const stet_span full = settle(m, item)->full;
    uint32_t end = full.end, start = full.start;
    if (start < m->block.start) {
        start = item->seen_at;
        end = stet_word_next(t, start, pos, m->lang).span.end;
    }
    if (is_behind_little_word(m, start)) return false;
    if (end < pos && t[end] == ',') end++;
    if (end >= pos || t[end] != ' ') return false;
    stet_word word = stet_word_next(t, end, pos, m->lang);
    return word.span.start == end + 1 && word.shape == STET_SHAPE_LOWER && word.classes & STET_LEX_SAY;
}

/* Whom a pronoun can mean of those mentioned in the block at hand, since he alone is told to have spoken. */
static uint32_t only_teller(stet_mentions *m, uint32_t pos, uint8_t gender)
{
    uint32_t found = STET_NONE;
    for (uint32_t i = 0; i < m->count; i++) {
        stet_mention *item = &m->items[i];
        if (item->seen_at < m->block.start || item->seen_at >= pos) continue;
        if (item->seen_at >= m->words.start && item->seen_at < m->words.end) continue;
        if (item->gender && !(item->gender & gender)) continue;
        if (!tells(m, item, pos)) continue;
        if (found != STET_NONE) return STET_NONE;
        found = i;
    }
    return found;
}

static uint32_t named_by_pronoun(stet_mentions *m, uint32_t pos, uint8_t gender)
{
    uint32_t count, from = m->block.start, found = only_one(m, from, pos, gender, &count);
    if (count == 0) {
        from = m->before;
        found = only_one(m, from, pos, gender, &count);
    }
    bool here = m->speaker != STET_NONE && m->spoke_at >= m->block.start;
    if (((count > 1 && here) || count == 0) && speaker_goes_on(m, pos, gender)) return m->speaker;
    if (count > 1 && !here && from == m->block.start) found = only_teller(m, pos, gender);
    return found != STET_NONE && somebody_else_came_before(m, from, found, gender) ? STET_NONE : found;
}

static uint32_t meant_by_pronoun(stet_mentions *m, uint32_t pos, uint8_t gender)
{
    uint32_t item = named_by_pronoun(m, pos, gender);
    return item != STET_NONE && kin_came_since(m, item, pos, gender) ? STET_NONE : item;
}

static uint8_t gender_of_pronoun(const stet_mentions *m, stet_span speaker)
{
    return gender_of(stet_word_next(m->text.bytes, speaker.start, speaker.end, m->lang).classes);
}

static stet_span resolve_pronoun(stet_mentions *m, stet_span speaker, uint8_t gender)
{
    const stet_span none = {0, 0};
    take_in_all(m, speaker.start);
    uint32_t found = meant_by_pronoun(m, speaker.start, gender);
    if (found == STET_NONE) return none;
    m->items[found].gender |= gender;
    set_speaker(m, found, speaker.start);
    stet_span full = settle(m, &m->items[found])->full;
    return full.end <= speaker.start ? full : none;
}

STET_INTERNAL stet_span stet_mention_resolve(stet_mentions *m, stet_clause *scratch, stet_span speaker,
                                             stet_speaker_form form, stet_span words)
{
    const stet_span none = {0, 0};
    if (speaker.start == m->asked.start && speaker.end == m->asked.end) return m->answer;
    uint8_t gender = form == STET_FORM_PRONOUN ? gender_of_pronoun(m, speaker) : 0;
    m->scratch = scratch;
    m->words = words;
    m->asked = speaker;
    m->answer = none;
    if (form != STET_FORM_NAME && gender == 0) {
        put_off(m, speaker.start, 0, 0);
        return none;
    }
    m->answer = form == STET_FORM_NAME ? resolve_name(m, speaker) : resolve_pronoun(m, speaker, gender);
    return m->answer;
}
