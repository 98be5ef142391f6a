# SPDX-License-Identifier: MIT
"""The structure of a news article: blocks, sentences, quotations and who said them.

    article = stet.parse(text)
    for quotation in article.quotations:
        print(quotation.speaker, quotation.text, quotation.start, quotation.end)
    article.blocks[0].kind == "headline"
    for article in stet.parse_all(texts):
        ...

A str gives str pieces and offsets of code points, bytes give bytes and byte offsets. `article.text[q.start:q.end]` is
q.text in both. Records are made when they are asked for.
"""

import ctypes
from collections.abc import Sequence

from . import _library as _c
from ._units import Bytes, Text

__all__ = ["Article", "Block", "Error", "Piece", "Quotation", "Sentence", "output_version", "parse", "parse_all", "version"]

_BLOCK_KINDS = _c.names("stet_block_kind_name", 12)
_ROLES = _c.names("stet_subhead_role_name", 3)
_KINDS = _c.names("stet_quotation_kind_name", 8)
_ENDINGS = _c.names("stet_ending_name", 4)
_FORMS = _c.names("stet_speaker_form_name", 4)
_RULES = _c.names("stet_rule_name", 14)
_LANGUAGES = _c.names("stet_language_name", 12)
_LAYOUTS = _c.names("stet_layout_name", 4)


class Error(ValueError):
    """What stet_parse reports; `offset` is where, for text that is not UTF-8."""

    def __init__(self, status, offset=None):
        super().__init__(_c.library.stet_status_message(status).decode())
        self.status = status
        self.offset = offset


def _name(names, number):
    return names[number] if number < len(names) else "unknown"


class Piece:
    """Bytes of the article: start, end, text."""

    __slots__ = ("_article", "_end", "_start")

    def __init__(self, article, span):
        self._article, self._start, self._end = article, span.start, span.end

    @property
    def start(self):
        return self._article._units.offset(self._start)

    @property
    def end(self):
        return self._article._units.offset(self._end)

    @property
    def text(self):
        return self._article._units.piece(self._start, self._end)

    def __eq__(self, other):
        if not isinstance(other, Piece):
            return NotImplemented
        return (self._article, self._start, self._end) == (other._article, other._start, other._end)

    def __hash__(self):
        return hash((self._start, self._end))

    def __str__(self):
        return str(self.text)

    def __repr__(self):
        return f"<{type(self).__name__} {self.start}:{self.end} {self.text!r}>"


class _Record(Piece):
    """A piece with a number and a record."""

    __slots__ = ("_record", "index")

    def __init__(self, article, index, record):
        super().__init__(article, record.span)
        self._record, self.index = record, index

    def _piece(self, span):
        return Piece(self._article, span) if span.end else None


class _Records(Sequence):
    """An array's records from first to last - 1."""

    __slots__ = ("_array", "_article", "_first", "_last", "_made")

    def __init__(self, article, made, array, first, last):
        self._article, self._made, self._array, self._first, self._last = article, made, array, first, last

    def __len__(self):
        return self._last - self._first

    def __getitem__(self, index):
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        index = range(self._first, self._last)[index]
        return self._made(self._article, index, self._array[index])

    def __repr__(self):
        return repr(list(self))


class Sentence(_Record):
    __slots__ = ()


class Quotation(_Record):
    """With its marks; `words` is without them. speaker, cue and refers_to are Pieces, or None."""

    __slots__ = ()

    @property
    def words(self):
        return Piece(self._article, _c.library.stet_quotation_content(ctypes.byref(self._record)))

    @property
    def speaker(self):
        return self._piece(self._record.speaker)

    @property
    def cue(self):
        return self._piece(self._record.cue)

    @property
    def refers_to(self):
        return self._piece(self._record.refers_to)

    @property
    def kind(self):
        return _name(_KINDS, self._record.kind)

    @property
    def ending(self):
        return _name(_ENDINGS, self._record.ending)

    @property
    def rule(self):
        return _name(_RULES, self._record.rule)

    @property
    def speaker_form(self):
        return _name(_FORMS, self._record.speaker_form)

    @property
    def depth(self):
        return self._record.depth

    @property
    def parent(self):
        return self._other(self._record.parent)

    @property
    def continues(self):
        return self._other(self._record.continues)

    @property
    def parts(self):
        """All quotations of its utterance, the first one first."""
        part, found = self._other(self._record.utterance), []
        while part:
            found.append(part)
            part = part._other(part._record.next_part)
        return found

    def _other(self, index):
        return None if index == _c.NONE else self._article.quotations[index]


class Block(_Record):
    __slots__ = ()

    @property
    def kind(self):
        return _name(_BLOCK_KINDS, self._record.kind)

    @property
    def role(self):
        return _name(_ROLES, self._record.role)

    @property
    def dateline(self):
        return self._piece(self._record.dateline)

    @property
    def label(self):
        return self._piece(self._record.label)

    @property
    def sentences(self):
        return self._article._part(Sentence, self._record.first_sentence, self._record.sentence_count)

    @property
    def quotations(self):
        return self._article._part(Quotation, self._record.first_quotation, self._record.quotation_count)


class Article:
    """What was found: blocks, sentences and quotations are sequences. `text` is what was given."""

    def __init__(self, text, units, found, arrays):
        self.text = text
        self.language = _name(_LANGUAGES, found.language)
        self.layout = _name(_LAYOUTS, found.layout)
        self._units = units
        blocks, sentences, quotations = arrays
        self.blocks = _Records(self, Block, blocks, 0, found.block_count)
        self.sentences = _Records(self, Sentence, sentences, 0, found.sentence_count)
        self.quotations = _Records(self, Quotation, quotations, 0, found.quotation_count)

    def _part(self, made, first, count):
        whole = self.sentences if made is Sentence else self.quotations
        return _Records(self, made, whole._array, first, first + count)


def _language_number(language):
    if language is None:
        return 0
    if language not in _LANGUAGES[1:]:
        raise ValueError(f"unknown language {language!r}; there are {', '.join(_LANGUAGES[1:])}")
    return _LANGUAGES.index(language)


def _parse_into(data, options, caps):
    article = _c.Article()
    article.size = ctypes.sizeof(article)
    arrays = []
    for name, made, cap in zip(("block", "sentence", "quotation"), (_c.Block, _c.Sentence, _c.Quotation), caps):
        array = (made * max(cap, 1))()
        arrays.append(array)
        setattr(article, f"{name}_size", ctypes.sizeof(made))
        setattr(article, f"{name}s", ctypes.cast(array, ctypes.POINTER(made)))
        setattr(article, f"{name}_cap", cap)
    status = _c.library.stet_parse(data, len(data), ctypes.byref(options), ctypes.byref(article))
    return status, article, arrays


def parse(text, *, language=None, strict=False, whole_quotations=False, damaged_marks=False):
    """Parses one article, str or bytes (bytes-like objects are copied).

    language: "en", "de", ...; None: learnt from the text. strict: text that is not UTF-8 is an Error.
    whole_quotations: no sentence ends inside a quotation. damaged_marks: &quot; and mojibake count as marks.
    """
    if isinstance(text, str):
        units = Text(text)
    elif isinstance(text, (bytes, bytearray, memoryview)):
        text = bytes(text)
        units = Bytes(text)
    else:
        raise TypeError(f"parse() takes str or bytes, not {type(text).__name__}")
    options = _c.Options(ctypes.sizeof(_c.Options), _c.WANT_STANDARD)
    options.language = _language_number(language)
    options.flags |= _c.OPTION_STRICT_UTF8 if strict else 0
    options.flags |= _c.OPTION_WHOLE_QUOTATIONS if whole_quotations else 0
    options.flags |= _c.OPTION_PAIR_DAMAGED_MARKS if damaged_marks else 0
    status, found, arrays = _parse_into(units.data, options, (64, 256, 64))
    if status == _c.E_CAPACITY:
        caps = (found.block_count, found.sentence_count, found.quotation_count)
        status, found, arrays = _parse_into(units.data, options, caps)
    if status != _c.OK:
        raise Error(status, units.offset(found.error_offset) if status == _c.E_UTF8 else None)
    return Article(text, units, found, arrays)


def parse_all(texts, **options):
    """An iterator over the articles of many texts, each parsed when it is asked for; options as of parse()."""
    return (parse(text, **options) for text in texts)


def version():
    """The library's version."""
    return _c.library.stet_version().decode()


def output_version():
    """The version of the records' meaning."""
    return _c.library.stet_output_version().decode()
