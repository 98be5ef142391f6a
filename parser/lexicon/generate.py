#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes ../lexicon_data.c from the word lists here; --check says what is wrong with the lists or the file instead.

The lists: <language>/<class>.txt, and for phrases <language>/<list>.txt. UTF-8, an entry a line, sorted by code point,
lower case, no entry twice; lines that begin with # are comments. Abbreviations stand without their last dot.
"""

import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parent / "lexicon_data.c"
HEADER = HERE.parent / "lexicon.h"

LANGUAGES = ["en", "de", "fr", "es", "sv", "pl", "it", "fi", "ru", "ja", "zh"]
LATIN = LANGUAGES[:8]
CLASSES = [
    "cue", "cue_weak", "cue_participle", "cue_noun", "according", "aux", "adverb", "pronoun_subject", "pronoun_other",
    "relative", "determiner", "preposition", "conjunction", "title", "role", "month", "weekday", "abbreviation",
    "abbreviation_end", "starter", "term_intro", "title_intro", "scare_intro", "stop", "number_word", "org_suffix",
    "agency", "credit_verb", "furniture", "name_particle", "time", "being", "joint", "genitive", "coordinator", "saying",
    "speaking", "prefix", "masculine", "feminine", "say", "possessive", "past",
    "naming", "reported", "name_intro", "modal", "named", "marked", "means",
]
PHRASE_LISTS = ["furniture_phrases", "captions", "bylines", "credits", "related", "date_leads", "clocks", "labels"]
WORD_MAX = 31
PHRASE_MAX = 48
FILTER_SLOTS = 8192
DATE_LISTS = ["month", "weekday", "date_leads", "clocks"]
UNSTRESSED = ["determiner", "preposition", "conjunction"]
CLASS_BITS = 50
PADDING = 16
STOP_SLOTS = 1024
STOP_FACTOR = 0x9E3779B97F4A7C15
KEY_FACTOR = 0x9E3779B97F4A7C15
MASK = (1 << 64) - 1


class Malformed(Exception):
    """A data file that breaks the rules above."""


def read_list(path):
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed(f"{path}: no UTF-8: {error}") from None
    entries = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        check_entry(f"{path}:{number}", line, entries)
        entries.append(line)
    return entries


def check_entry(where, entry, before):
    if entry != entry.strip() or "\r" in entry or "\t" in entry:
        raise Malformed(f"{where}: blanks around '{entry}'")
    if entry != entry.lower():
        raise Malformed(f"{where}: upper case in '{entry}'")
    if "\u2019" in entry:
        raise Malformed(f"{where}: U+2019 in '{entry}': write '")
    if before and before[-1] == entry:
        raise Malformed(f"{where}: '{entry}' twice")
    if before and before[-1] > entry:
        raise Malformed(f"{where}: '{entry}' should stand before '{before[-1]}'")


def read_lists():
    """{language: {class or phrase list: entries}}, `common` being a language too."""
    lists = {}
    for folder in sorted(p for p in HERE.iterdir() if p.is_dir() and not p.name.startswith("_")):
        if folder.name not in LANGUAGES + ["common"]:
            raise Malformed(f"{folder}: no language of ours")
        for path in sorted(folder.iterdir()):
            if path.suffix != ".txt" or path.stem not in CLASSES + PHRASE_LISTS:
                raise Malformed(f"{path}: no class or phrase list of ours")
            lists.setdefault(folder.name, {})[path.stem] = read_list(path)
            check_sizes(path, lists[folder.name][path.stem])
    return lists


def check_sizes(path, entries):
    most = WORD_MAX if path.stem in CLASSES else PHRASE_MAX
    for entry in entries:
        size = len(entry.encode())
        if size > most:
            raise Malformed(f"{path}: '{entry}' has more than {most} bytes")
        if path.stem in CLASSES and " " in entry:
            raise Malformed(f"{path}: '{entry}' is more than a word")
        if size < 2 and path.stem in PHRASE_LISTS:
            raise Malformed(f"{path}: '{entry}' is shorter than 2 bytes")


def check_header():
    """The classes and enums of lexicon.h have to be in the order of the lists above."""
    text = HEADER.read_text(encoding="utf-8")
    classes = re.findall(r"#define STET_LEX_(\w+)\s+STET_LEX_BIT\((\d+)\)", text)
    languages = re.findall(r"STET_LANG_(\w\w) = (\d+)", text)
    if classes != [(name.upper(), str(bit)) for bit, name in enumerate(CLASSES)]:
        raise Malformed(f"{HEADER}: the classes differ from CLASSES")
    if languages != [(name.upper(), str(number)) for number, name in enumerate(LANGUAGES)]:
        raise Malformed(f"{HEADER}: stet_lexicon_language differs from LANGUAGES")


def word_bits(lists, language):
    """{word: class bits} of a language merged with the common lists."""
    words = {}
    for source in ("common", language):
        for bit, name in enumerate(CLASSES):
            for word in lists.get(source, {}).get(name, []):
                words[word] = words.get(word, 0) | 1 << bit
    return words


def stop_languages(lists):
    """{STOP word as a number: bits of the languages of Latin letters that have it}."""
    words = {}
    for number, language in enumerate(LATIN):
        for word in lists.get(language, {}).get("stop", []):
            raw = word.encode()
            if 1 < len(raw) <= 8:
                key = int.from_bytes(raw, "little")
                words[key] = words.get(key, 0) | 1 << number
    return words


class StopTable:
    """A perfect hash: words with the same high byte of the hash share a shift that gives each of them a free slot."""

    def __init__(self, words):
        self.shifts, self.words, self.languages = [0] * 256, [0] * STOP_SLOTS, [0] * STOP_SLOTS
        groups = {}
        for word in words:
            h = word * STOP_FACTOR & MASK
            groups.setdefault(h >> 56, []).append((h >> 32 & 0xFFFFFFFF, word))
        for group in sorted(groups, key=lambda g: (-len(groups[g]), g)):
            self.place(group, sorted(groups[group]), words)

    def place(self, group, members, words):
        for shift in range(STOP_SLOTS):
            slots = [(h ^ shift) % STOP_SLOTS for h, _ in members]
            if len(set(slots)) == len(slots) and not any(self.words[slot] for slot in slots):
                break
        else:
            raise Malformed("no perfect hash of the STOP words: choose another STOP_FACTOR")
        self.shifts[group] = shift
        for slot, (_, word) in zip(slots, members):
            self.words[slot], self.languages[slot] = word, words[word]


def word_key(raw):
    """make_key of lexicon.c."""
    first, second = (int.from_bytes(raw[i:i + 8], "little") for i in (0, 8))
    if len(raw) > 16:
        second ^= (int.from_bytes(raw[-8:], "little") + len(raw)) * KEY_FACTOR & MASK
    return first ^ (second * KEY_FACTOR & MASK)


class PerfectHash:
    """Keys with the same group share a shift that gives each of them a slot of its own."""

    def __init__(self, keys):
        self.slot_count = len(keys) * 10 // 9 + 1
        self.group_bits = max(1, (len(keys) // 4).bit_length())
        for factor in range(KEY_FACTOR, KEY_FACTOR + 200, 2):
            if self.place_all(keys, factor):
                return
        raise Malformed("no perfect hash of the words: two may have one key")

    def place_all(self, keys, factor):
        self.factor = factor
        self.shifts, self.slots = [0] * (1 << self.group_bits), [None] * self.slot_count
        groups = {}
        for key in keys:
            h = key * factor & MASK
            mixed = (h ^ h >> 32) & 0xFFFFFFFF
            groups.setdefault(mixed >> 32 - self.group_bits, []).append((mixed * 0x9E3779B1 & 0xFFFFFFFF, key))
        return all(self.place(g, groups[g]) for g in sorted(groups, key=lambda g: (-len(groups[g]), g)))

    def place(self, group, members):
        for shift in range(1 << 16):
            slots = [(start ^ shift << 16) * self.slot_count >> 32 for start, _ in members]
            if len(set(slots)) == len(slots) and all(self.slots[slot] is None for slot in slots):
                break
        else:
            return False
        self.shifts[group] = shift
        for slot, (_, key) in zip(slots, members):
            self.slots[slot] = key
        return True


def particle_starts(words):
    """Of a language: bits of the second letters of particles, for each first letter. All bits where one has another."""
    bits = [0] * 26
    for word, classes in words.items():
        if classes >> CLASSES.index("name_particle") & 1 and "a" <= word[0] <= "z":
            plain = len(word) > 1 and "a" <= word[1] <= "z"
            bits[ord(word[0]) - ord("a")] |= 1 << ord(word[1]) - ord("a") if plain else (1 << 27) - 1
    return bits


class Tables:
    """All hash tables, laid one after another, over one pool of long words."""

    def __init__(self, languages):
        self.pool, self.long_words = bytearray(), {b"": (0, 0)}
        self.slots, self.shifts, self.tables, self.known = [], [], [], {}
        self.fill_pool({word.encode() for words in languages for word in words})
        for words in languages:
            self.add(words)
        self.pool += bytes(PADDING)
        check_room(self)

    def fill_pool(self, words):
        """Longer words first, so that many a shorter one is found inside another. A short word is its key."""
        for word in sorted((w for w in words if len(w) > 8), key=lambda w: (-len(w), w)):
            at = self.pool.find(word)
            self.long_words[word] = (len(self.pool) if at < 0 else at, len(word))
            self.pool += word if at < 0 else b""
        self.numbers = {word: number for number, word in enumerate(self.long_words)}

    def add(self, words):
        items = tuple(sorted(words.items()))
        if items not in self.known:
            self.known[items] = self.build(items)
        self.tables.append(self.known[items])

    def build(self, items):
        entries = {}
        for word, bits in items:
            raw = word.encode()
            entries[word_key(raw)] = self.numbers.get(raw, 0) << CLASS_BITS | bits
        if len(entries) != len(items) or 0 in entries:
            raise Malformed("two words have one key: choose another KEY_FACTOR")
        table = PerfectHash(list(entries))
        first, first_group = len(self.slots), len(self.shifts)
        self.slots += [(slot or 0, entries.get(slot, 0)) for slot in table.slots]
        self.shifts += table.shifts
        return table.factor, first, table.slot_count, first_group, 32 - table.group_bits


def check_room(tables):
    if len(CLASSES) > CLASS_BITS or len(tables.long_words) > 1 << 64 - CLASS_BITS or len(tables.pool) > 1 << 27:
        raise Malformed(f"{len(CLASSES)} classes or {len(tables.long_words)} long words are too many")


def filter_slot(start):
    """filter_slot of lexicon.c."""
    return (int.from_bytes(start, "little") * 0x9E3779B97F4A7C15 & MASK) >> 51


def other_slot(start):
    """other_slot of lexicon.c."""
    return (int.from_bytes(start, "little") * 0x9E3779B97F4A7C15 & MASK) >> 38 & FILTER_SLOTS - 1


def spellings(character):
    """The bytes of a character in either case, ASCII in lower case only; an apostrophe can be U+2019 too."""
    if character == "'":
        return [b"'", "\u2019".encode()]
    upper = character.upper()
    both = {character} if character.isascii() or len(upper) != 1 else {character, upper}
    return sorted(c.encode() for c in both)


def phrase_starts(phrase, size):
    """All first `size` bytes of a text that begins with the phrase; after a phrase shorter than that comes no letter."""
    starts = {b""}
    for character in phrase[:size]:
        starts = {start + spelling for start in starts for spelling in spellings(character)}
    word = phrase[-1].isalnum()
    after = [bytes([c]) for c in range(256) if not word or c in b"\xc2\xe2\xe3" or c < 128 and not chr(c).isalnum()]
    if any(len(start) < size for start in starts):
        starts = {start + byte for start in starts for byte in after}
    return sorted({start[:size] for start in starts})


def add_to(bits, start):
    """Sets the bits of a filter that may_hold of lexicon.c asks for."""
    for slot in (filter_slot(start), other_slot(start)):
        bits[slot // 8] |= 1 << slot % 8


def unstressed_filter(lists):
    """Bits of the first 8 bytes of the unstressed words of all languages."""
    bits = [0] * (FILTER_SLOTS // 8)
    for own in lists.values():
        for word in (word for name in UNSTRESSED for word in own.get(name, [])):
            add_to(bits, word.encode()[:8])
    return bits


def date_word_filter(lists):
    """Bits of the first 8 bytes of the words that dates are made of, in all languages."""
    bits = [0] * (FILTER_SLOTS // 8)
    for own in lists.values():
        for entry in (entry for name in DATE_LISTS for entry in own.get(name, [])):
            for word in re.split("[^a-z]+", entry):
                add_to(bits, word.encode()[:8])
    return bits


def abbreviation_filter(lists):
    """Bits of the last 8 bytes of the abbreviations of all languages."""
    bits = [0] * (FILTER_SLOTS // 8)
    for own in lists.values():
        for word in (word for name in ("abbreviation", "abbreviation_end") for word in own.get(name, [])):
            add_to(bits, word.encode()[-8:])
    return bits


class Phrases:
    """All phrase lists, one after another."""

    def __init__(self, lists):
        self.pool, self.entries, self.tables = bytearray(), [], []
        self.filters = {6: [0] * FILTER_SLOTS, 3: [0] * FILTER_SLOTS}
        for name in PHRASE_LISTS:
            self.add(self.merge(lists, name))

    @staticmethod
    def merge(lists, name):
        phrases = {}
        for language, own in lists.items():
            bits = (1 << len(LANGUAGES)) - 1 if language == "common" else 1 << LANGUAGES.index(language)
            for phrase in own.get(name, []):
                phrases[phrase.encode()] = phrases.get(phrase.encode(), 0) | bits
        return phrases

    def add(self, phrases):
        bit = 1 << len(self.tables)
        self.tables.append((len(self.entries), len(phrases), max(map(len, phrases))))
        for phrase in sorted(phrases):
            size = 6 if len(phrase) >= 6 else 3
            for start in phrase_starts(phrase.decode(), size):
                self.filters[size][filter_slot(start)] |= bit
                self.filters[size][other_slot(start)] |= bit
            order = int.from_bytes(phrase[:8].ljust(8, b"\0"), "big")
            self.entries.append((order, len(self.pool), len(phrase), phrases[phrase]))
            self.pool += phrase


def rows(items, per_row=20):
    items = list(items)
    lines = [", ".join(items[i:i + per_row]) for i in range(0, len(items), per_row)]
    return "    " + ",\n    ".join(lines) + "\n"


def array(declaration, items, per_row):
    return f"STET_INTERNAL const {declaration} = {{\n{rows(items, per_row)}}};\n"


def braced(numbers):
    return "{" + ", ".join(f"{n}u" for n in numbers) + "}"


def render(lists):
    phrases = Phrases(lists)
    languages = [word_bits(lists, language) for language in LANGUAGES]
    tables = Tables(languages)
    stops = StopTable(stop_languages(lists))
    filters = ["{\n" + rows(map(str, phrases.filters[size]), 40) + "    }" for size in (6, 3)]
    parts = [
        "/* SPDX-License-Identifier: MIT\n *\n * lexicon_data.c - generated by lexicon/generate.py from the lists beside"
        " it; do not edit. */\n/* clang-format off */\n#include \"lexicon.h\"\n",
        array("uint8_t stet_lexicon_pool[]", map(str, tables.pool), 30),
        array("stet_lexicon_slot stet_lexicon_slots[]", (f"{{{key:#x}u, {bits:#x}u}}" for key, bits in tables.slots), 4),
        array("uint32_t stet_lexicon_long_words[]", (f"{at << 5 | n}u" for at, n in tables.long_words.values()), 12),
        array("uint16_t stet_lexicon_shifts[]", map(str, tables.shifts), 20),
        array("stet_lexicon_table stet_lexicon_tables[STET_LANG_COUNT]", map(braced, tables.tables), 1),
        array("uint32_t stet_lexicon_particles[STET_LANG_COUNT][26]", map(braced, map(particle_starts, languages)), 1),
        array("uint16_t stet_lexicon_stop_shifts[256]", map(str, stops.shifts), 20),
        array("uint64_t stet_lexicon_stop_words[STET_LEXICON_STOP_SLOTS]", (f"{w:#x}u" for w in stops.words), 6),
        array("uint8_t stet_lexicon_stop_languages[STET_LEXICON_STOP_SLOTS]", map(str, stops.languages), 30),
        array("uint8_t stet_lexicon_unstressed[STET_LEXICON_FILTER_SLOTS / 8]", map(str, unstressed_filter(lists)), 30),
        array("uint8_t stet_lexicon_abbreviations[STET_LEXICON_FILTER_SLOTS / 8]", map(str, abbreviation_filter(lists)), 30),
        array("uint8_t stet_lexicon_date_words[STET_LEXICON_FILTER_SLOTS / 8]", map(str, date_word_filter(lists)), 30),
        array("uint8_t stet_lexicon_phrase_pool[]", map(str, phrases.pool), 30),
        array("stet_lexicon_phrase_entry stet_lexicon_phrases[]", map(braced, phrases.entries), 4),
        array("stet_lexicon_phrase_table stet_lexicon_phrase_tables[STET_PHRASE_COUNT]", map(braced, phrases.tables), 4),
        array("uint8_t stet_lexicon_phrase_filters[2][STET_LEXICON_FILTER_SLOTS]", filters, 1),
    ]
    return "\n".join(parts)


def main(arguments):
    if arguments not in ([], ["--check"]):
        print("usage: generate.py [--check]", file=sys.stderr)
        return 2
    try:
        check_header()
        text = render(read_lists())
    except Malformed as error:
        print(f"generate.py: {error}", file=sys.stderr)
        return 1
    if not arguments:
        OUTPUT.write_text(text, encoding="utf-8", newline="\n")
        return 0
    if not OUTPUT.exists() or OUTPUT.read_text(encoding="utf-8") != text:
        print(f"generate.py: {OUTPUT} is stale: run {Path(__file__).name}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
