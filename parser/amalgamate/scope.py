# SPDX-License-Identifier: MIT
"""The names that a C file declares at file scope: what clashes when files are joined.

Reads declarations as this library writes them, not all of C: no K&R definitions, no statement macros at file scope.
"""

import re
from typing import NamedTuple

from tokens import DIRECTIVE, NAME, code, directive

AGGREGATES = {"struct", "union", "enum"}
NOT_NAMES = AGGREGATES | {
    "typedef", "static", "extern", "inline", "const", "volatile", "unsigned", "signed", "void", "char", "short", "int",
    "long", "float", "double", "bool", "_Bool", "_Static_assert", "__attribute__", "__declspec", "_Thread_local",
}  # fmt: skip


class Names(NamedTuple):
    functions: list
    variables: list
    types: list  # typedefs and tags
    enumerators: list
    macros: list

    def all(self):
        return self.functions + self.variables + self.types + self.enumerators + self.macros


def _close(tokens, at):
    """Index of what closes the bracket at `at`."""
    pairs = {"(": ")", "{": "}", "[": "]"}
    opening, closing, depth = tokens[at].text, pairs[tokens[at].text], 0
    for i in range(at, len(tokens)):
        depth += (tokens[i].text == opening) - (tokens[i].text == closing)
        if depth == 0:
            return i
    raise ValueError(f"no {closing} closes a {opening}")


def _enumerators(body):
    """Of `{ A = 1, B }`: each name at the start or after a comma."""
    names, depth = [], 0
    for before, t in zip(body, body[1:]):
        depth += (before.text in "([") - (before.text in ")]")
        if t.kind == NAME and depth == 0 and before.text in "{,":
            names.append(t.text)
    return names


def _is_aggregate(decl):
    """Whether a { after these tokens is the body of a struct, union or enum."""
    return bool(decl) and (decl[-1] in AGGREGATES or (len(decl) > 1 and decl[-2] in AGGREGATES))


def _declared(decl):
    """The names that a declaration without its bodies and arguments declares, and whether they are functions."""
    text = " ".join(decl).replace("__attribute__ ( )", "")
    if text.startswith("_Static_assert"):
        return [], False
    pointer = re.search(r"\( \* (\w+)", text)
    if pointer:
        return [pointer.group(1)], False
    function = re.search(r"(\w+) \( \)", text.partition(" =")[0])
    if function:
        return [function.group(1)], True
    names = [re.search(r"(\w+)(?: \[ \])*(?: =.*)? ?$", part) for part in text.rstrip(" ;").split(" , ")]
    return [m.group(1) for m in names if m and m.group(1) not in NOT_NAMES], False


def _macros(tokens):
    for t in tokens:
        if t.kind == DIRECTIVE:
            name, rest = directive(t)
            if name == "define":
                yield re.match(r"\w+", rest).group()


class _Reader:
    def __init__(self, tokens):
        self.tokens = code(tokens)
        self.names = Names([], [], [], [], list(dict.fromkeys(_macros(tokens))))

    def _tag(self, decl):
        """A declaration's own tag, where it has a body or is nothing but the tag."""
        if len(decl) > 1 and decl[-2] in AGGREGATES:
            self.names.types.append(decl[-1])

    def _body(self, at, decl, has_value):
        """Takes in the {...} at `at`; returns whether it is a function's."""
        end = _close(self.tokens, at)
        if _is_aggregate(decl):
            self._tag(decl)
            if "enum" in decl[-2:]:
                self.names.enumerators.extend(_enumerators(self.tokens[at:end]))
        return not has_value and not _is_aggregate(decl), end

    def _finish(self, decl):
        found, is_function = _declared(decl)
        bare = [d for d in decl if d != ";"]
        if "typedef" in decl:
            self.names.types.extend(found)
        elif len(bare) == 2 and bare[0] in AGGREGATES:
            self.names.types.append(bare[1])
        elif is_function:
            self.names.functions.extend(found)
        elif not _is_aggregate(bare):
            self.names.variables.extend(found)

    def read(self):
        at, decl, has_value = 0, [], False
        while at < len(self.tokens):
            text = self.tokens[at].text
            end_of_decl = text == ";"
            if text == "}" or (text == "{" and (decl == ["namespace"] or (decl[:1] == ["extern"] and len(decl) == 2))):
                decl = []  # of extern "C" or a namespace without name, which are file scope too
            elif text == "{":
                end_of_decl, at = self._body(at, decl, has_value)
            elif text in "([":
                inner = self.tokens[at + 1 : at + 3]
                end = _close(self.tokens, at)
                if text == "(" and len(inner) == 2 and inner[0].text == "*" and not has_value:
                    decl.extend(["(", "*", inner[1].text])
                else:
                    decl.extend([text, ")" if text == "(" else "]"])
                at = end
            else:
                has_value = has_value or text == "="
                decl.append(text)
            if end_of_decl:
                self._finish(decl)
                decl, has_value = [], False
            at += 1
        return Names(*(list(dict.fromkeys(n)) for n in self.names))


def names_of(tokens):
    """What a file declares at file scope and what macros it defines, without those of files it includes."""
    return _Reader(tokens).read()
