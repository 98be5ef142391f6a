# SPDX-License-Identifier: MIT
"""C source as tokens that join to the same text again: what the amalgamation renames by."""

import re
from typing import NamedTuple

SPACE, COMMENT, DIRECTIVE, NAME, LITERAL, OTHER = range(6)


class Token(NamedTuple):
    kind: int
    text: str


# A directive is one token up to its line's end, continued lines and comments included; a row of many numbers is one,
# and one of many brackets with numbers, since there are half a million.
_PATTERN = re.compile(
    r"""
    (?P<comment>/\*.*?\*/|//[^\n]*)
  | (?P<directive>(?:(?<=\n)|\A)[ \t]*\#(?:\\\n|/\*.*?\*/|[^\n])*)
  | (?P<space>[ \t\n]+|\\\n)
  | (?P<literal>(?:[0-9]\w*,[ \n]+){8,}|(?:\{[0-9]\w*(?:,[ ]*[0-9]\w*)*\},[ \n]+){4,}|(?:u8|[uUL])?"(?:\\.|[^"\\\n])*"|[uUL]?'(?:\\.|[^'\\\n])+'|\.?[0-9](?:[eEpP][+-]|[\w.])*)
  | (?P<name>[A-Za-z_]\w*)
  | (?P<other>->|\#\#|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_KINDS = {
    "comment": COMMENT,
    "directive": DIRECTIVE,
    "space": SPACE,
    "literal": LITERAL,
    "name": NAME,
    "other": OTHER,
}


def split(text):
    """The text's tokens; "".join of their texts is the text."""
    return [Token(_KINDS[m.lastgroup], m.group()) for m in _PATTERN.finditer(text)]


def split_line(text):
    """A directive's own tokens, its `#` first."""
    return [Token(_KINDS[m.lastgroup], m.group()) for m in _PATTERN.finditer("x" + text)][1:]


def join(tokens):
    return "".join(t.text for t in tokens)


def code(tokens):
    """Without what the grammar does not see."""
    return [t for t in tokens if t.kind in (NAME, LITERAL, OTHER)]


def directive(token):
    """(name, rest) of a directive, comments and continuations taken out."""
    text = re.sub(r"/\*.*?\*/|\\\n", " ", token.text, flags=re.DOTALL)
    m = re.match(r"\s*#\s*(\w*)\s*(.*?)\s*\Z", text, re.DOTALL)
    return m.group(1), m.group(2)
