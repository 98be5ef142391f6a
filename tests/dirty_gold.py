#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Dirties articles whose truth is known, as careless copying does, and moves the truth along.

A share of the quote marks and apostrophes is replaced, each by one of: an entity (&ldquo;), mojibake (UTF-8 read as
Windows-1252), a straight mark for a curly one or the other way round, or itself with a no-break space for the blank
beside it. The same seed gives the same copy.

  tests/dirty_gold.py corpus/gold/gold.jsonl >dirty.jsonl
  tests/score_gold.py --stet build/release/bin/stet dirty.jsonl

Every span of the truth is a pair of byte offsets in a list, or the keys start and end; these are moved wherever they
stand, so that GOLD may have keys that stet does not write. Articles get the option of the command that pairs damaged
marks.
"""

import argparse
import json
import random
import sys

ENTITIES = {
    '"': ["&quot;", "&#34;"], "'": ["&apos;", "&#39;"],
    "\u201c": ["&ldquo;", "&#8220;"], "\u201d": ["&rdquo;", "&#8221;"],
    "\u2018": ["&lsquo;", "&#8216;"], "\u2019": ["&rsquo;", "&#8217;"],
    "\u201e": ["&bdquo;", "&#8222;"], "\u201a": ["&sbquo;", "&#8218;"],
    "\u00ab": ["&laquo;", "&#171;"], "\u00bb": ["&raquo;", "&#187;"],
    "\u2039": ["&lsaquo;"], "\u203a": ["&rsaquo;"],
}
# What the three bytes of a mark are in Windows-1252, with those that it leaves open taken as control characters.
MOJIBAKE = {c: c.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d")
            for c in "\u201c\u201d\u2018\u2019\u201e\u201a"}
MIXED = {'"': "\u201c\u201d", "'": "\u2019", "\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'",
         "\u201e": '"', "\u201a": "'"}


def mixed(draw, text, at):
    """A mark of the same weight and another shape; a straight one turns the way its neighbours say."""
    others = MIXED.get(text[at])
    if others is None or len(others) == 1:
        return others
    return others[0] if at + 1 < len(text) and not text[at + 1].isspace() else others[1]


def dirtied(draw, text, at):
    """(the mark's new text, whether the blank before it and the one after it become no-break spaces)"""
    mark = text[at]
    way = draw.choice(["entity", "mojibake", "mixed", "blank"])
    if way == "mojibake" and mark in MOJIBAKE:
        return MOJIBAKE[mark], False
    if way == "mixed" and mark in MIXED:
        return mixed(draw, text, at), False
    if way == "blank":
        return mark, True
    return draw.choice(ENTITIES[mark]), False


def dirty_text(draw, text, share):
    """(the new text, {old byte offset: new one} of every character's start and of the end)"""
    pieces = list(text)
    for at, character in enumerate(text):
        if character not in ENTITIES or draw.random() >= share:
            continue
        pieces[at], blank = dirtied(draw, text, at)
        for beside in (at - 1, at + 1):
            if blank and 0 <= beside < len(text) and text[beside] == " ":
                pieces[beside] = "\u00a0"
    moved, old, new = {}, 0, 0
    for character, piece in zip(text, pieces):
        moved[old] = new
        old += len(character.encode())
        new += len(piece.encode())
    moved[old] = new
    return "".join(pieces), moved


def is_span(value):
    return isinstance(value, list) and len(value) == 2 and all(type(v) is int for v in value)


def move(value, moved):
    """The truth with its offsets moved."""
    if is_span(value):
        return [moved[v] for v in value]
    if isinstance(value, list):
        return [move(v, moved) for v in value]
    if isinstance(value, dict):
        spanned = type(value.get("start")) is int and type(value.get("end")) is int
        return {k: moved[v] if spanned and k in ("start", "end") else move(v, moved) for k, v in value.items()}
    return value


def dirty(article, share, seed):
    draw = random.Random(f"{seed} {article['id']}")
    text, moved = dirty_text(draw, article["text"], share)
    result = {key: move(value, moved) for key, value in article.items() if key not in ("text", "options")}
    result["options"] = sorted({*article.get("options", ()), "damaged-marks"})
    result["text"] = text
    return result


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", metavar="GOLD")
    parser.add_argument("--share", type=float, default=0.1, help="of the marks; 0.1 where it is not given")
    parser.add_argument("--seed", default="1")
    options = parser.parse_args(arguments)
    for path in options.gold:
        with open(path, encoding="utf-8") as file:
            for line in file:
                if line.strip():
                    print(json.dumps(dirty(json.loads(line), options.share, options.seed), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
