# SPDX-License-Identifier: MIT
"""Rewrites what C has and C++ has not: names that are its keywords, and designated array elements."""

from ast import literal_eval

from tokens import COMMENT, LITERAL, NAME, OTHER, SPACE, Token, code, split

KEYWORDS = set(
    "alignas alignof and and_eq asm bitand bitor catch char8_t class co_await compl concept const_cast constexpr "
    "decltype delete dynamic_cast explicit export friend mutable namespace new noexcept not not_eq nullptr "
    "operator or or_eq private protected public reinterpret_cast requires static_cast template this throw try typeid "
    "typename using virtual wchar_t xor xor_eq".split()
)


class Unplain(Exception):
    """What has no plain form, said to a person."""


def keywords(tokens):
    """Names that C++ keeps for itself get a _ behind."""
    return [Token(NAME, t.text + "_") if t.kind == NAME and t.text in KEYWORDS else t for t in tokens]


def enum_values(tokens):
    """Values of the enumerators of every enum of a file, where they count from 0 or have plain numbers."""
    found, seen = {}, code(tokens)
    for i, t in enumerate(seen):
        if t.text != "{" or "enum" not in [s.text for s in seen[max(i - 2, 0) : i]]:
            continue
        value, i = 0, i + 1
        while seen[i].text != "}":
            name = seen[i].text
            if seen[i + 1].text == "=":
                if not (seen[i + 2].kind == LITERAL and seen[i + 2].text.isdigit() and seen[i + 3].text in ",}"):
                    break
                value, i = int(seen[i + 2].text), i + 2
            found[name] = value
            value, i = value + 1, i + 1
            i += seen[i].text == ","
    return found


def _elements(tokens):
    """The elements between the commas of an initializer's inner tokens."""
    depth, elements = 0, [[]]
    for t in tokens:
        depth += t.text in ("{", "(", "[")
        depth -= t.text in ("}", ")", "]")
        if depth == 0 and t.text == ",":
            elements.append([])
        else:
            elements[-1].append(t)
    return [e for e in elements if code(e)]


def _nothing(value):
    """Zeros in the shape of a value."""
    seen = code(value)
    if seen[0].text != "{":
        return "0"
    return "{" + ", ".join("0" for _ in _elements(seen[1:-1])) + "}"


def _place(token, values):
    """The element that [token] means, or None."""
    if token.kind == NAME:
        return values.get(token.text)
    if token.text[0] == "'":
        return ord(literal_eval(token.text))  # characters and escapes are Python's too
    return int(token.text, 0) if token.text.isdigit() or token.text.startswith("0x") else None


def _split_element(element, values, following):
    """Place, designator and value's tokens of `[A] = a`, or of a bare `a`, which takes the place that follows."""
    seen = code(element)
    if seen[0].text != "[":
        return following, "", element
    shape = [t.text for t in seen[:4]]
    place = _place(seen[1], values) if len(seen) > 4 and shape[2:] == ["]", "="] else None
    if place is None:
        raise Unplain(f"an initializer that is no [PLACE] = value: {' '.join(shape)}")
    start = next(i for i, t in enumerate(element) if t.text == "=")
    return place, seen[1].text, element[start + 1 :]


def _place_all(inner, values):
    """Place to (its designator, value) of every element of `[A] = a, b, ['c'] = c`."""
    places, following = {}, 0
    for element in _elements(inner):
        place, name, value = _split_element(element, values, following)
        value = designators(value, values)
        places[place] = (name, "".join(t.text for t in value).strip(), value)
        following = place + 1
    return places


def _positional(inner, values):
    """The elements in their places, with zeros between."""
    places = _place_all(inner, values)
    nothing = _nothing(next(iter(places.values()))[2])
    lines, at = [], 0
    for place in sorted(places):
        if place > at:
            lines.append("    " + ", ".join([nothing] * (place - at)) + ",")
        name, value, _ = places[place]
        lines.append(f"    /* {name} */ {value}," if name else f"    {value},")
        at = place + 1
    return "\n" + "\n".join(lines) + "\n"


def _next_code(tokens, at):
    while at < len(tokens) and tokens[at].kind in (SPACE, COMMENT):
        at += 1
    return at


def _closing(tokens, at):
    depth = 0
    for i in range(at, len(tokens)):
        if tokens[i].kind == OTHER:
            depth += tokens[i].text == "{"
            depth -= tokens[i].text == "}"
        if depth == 0 and i > at:
            return i
    raise Unplain("no } closes a {")


def designators(tokens, values):
    """Arrays' initializers whose first element is designated, in plain order."""
    out, i = [], 0
    while i < len(tokens):
        inner = _next_code(tokens, i + 1)
        if tokens[i].text == "{" and inner < len(tokens) and tokens[inner].text == "[":
            end = _closing(tokens, i)
            out.append(Token(OTHER, "{"))
            out.extend(split(_positional(tokens[i + 1 : end], values)))
            i = end
        else:
            out.append(tokens[i])
            i += 1
    return out
