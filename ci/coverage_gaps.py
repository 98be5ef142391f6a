#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""ci/coverage_gaps.py EXPORT GAPS [--list]: what nothing ran, of llvm-cov's export, against what GAPS explains: a row each,
`FILE :: CONDITION :: true, false or pair :: WHY`. `true` and `false`: the condition never was so. `pair`, of MC/DC: it was
both, but never turned its decision by itself. Prints how many are explained, each that is not, with --list the others too.
Fails where one is not, and where a row of GAPS is stale: its condition was so after all, or stands there no more. What another
processor runs may be run by this one, which then does not run the other side."""
import json
import re
import sys
from collections import Counter
from pathlib import Path

SIDES = ("true", "false")
PAIR = "pair"
SEPARATOR = " :: "
ELSEWHERE = "another processor"


def end_of_call(text):
    """Where the arguments end that a text begins with."""
    depth = 0
    for i, c in enumerate(text):
        depth += (c == "(") - (c == ")")
        if depth == 0:
            return i + 1
    return len(text)


def whole_text(lines, place):
    """The source at a place, of a macro with its arguments. Columns count bytes."""
    line, column, end_line, end_column = place
    text = lines[line - 1:end_line]
    rest = b"\n".join([text[-1][end_column - 1:], *lines[end_line:end_line + 4]]).decode(errors="replace")
    text[-1] = text[-1][:end_column - 1]
    text[0] = text[0][column - 1:]
    return b"\n".join(text).decode(errors="replace") + (rest[:end_of_call(rest)] if rest.startswith("(") else "")


def text_of(lines, place):
    return " ".join(whole_text(lines, place).split())


def counts_of(file):
    """{place: (times true, times false)} of a file's conditions; of one that is a macro, where that is used."""
    counts = {}
    branches = [(branch[:4], branch) for branch in file["branches"]]
    for expansion in file["expansions"]:
        branches += [(expansion["source_region"][:4], branch) for branch in expansion["branches"]]
    for place, branch in branches:
        sums = counts.get(tuple(place), (0, 0))
        counts[tuple(place)] = (sums[0] + branch[4], sums[1] + branch[5])
    return counts


def without_brackets(text):
    """A piece of a decision without the brackets, and what stands before them, that hold other pieces too."""
    open_at, end = [], len(text)
    for i, c in enumerate(text):
        if c == "(":
            open_at.append(i)
        elif c == ")" and open_at:
            open_at.pop()
        elif c == ")":
            end = i
            break
    start = open_at[-1] + 1 if open_at else 0
    return " ".join(text[start:end].split())


def conditions_of(lines, decision):
    """The text of each of a decision's conditions: no call in it has an operator of its own among its arguments."""
    return [without_brackets(piece) for piece in re.split(r"&&|\|\|", whole_text(lines, decision))]


class Gaps:
    """(file, condition, side) of all that there is, and of what was missed; a pair only where both sides were run."""

    def __init__(self, export):
        self.missed, self.known = Counter(), Counter()
        for file in json.loads(Path(export).read_text())["data"][0]["files"]:
            self.add_file(file)

    def add(self, key, missed):
        self.known[key] += 1
        if missed:
            self.missed[key] += 1

    def add_file(self, file):
        name, lines, counts = Path(file["filename"]).name, Path(file["filename"]).read_bytes().split(b"\n"), counts_of(file)
        for place, sums in counts.items():
            for side, count in zip(SIDES, sums):
                self.add((name, text_of(lines, place), side), count == 0)
        for record in file["mcdc_records"]:
            conditions = conditions_of(lines, record[:4])
            if len(conditions) != len(record[-1]):
                sys.exit(f"coverage: {name}:{record[0]}: {len(conditions)} conditions, {len(record[-1])} told of")
            half_run = {text_of(lines, place) for place, sums in counts.items() if 0 in sums}
            for condition, covered in zip(conditions, record[-1]):
                self.add((name, condition, PAIR), not covered and condition not in half_run)

    def count(self, keys):
        return sum(self.missed[key] for key in keys)


def read_gaps(path):
    rows = [line.split(SEPARATOR) for line in Path(path).read_text().splitlines() if line and not line.startswith("#")]
    for row in rows:
        if len(row) != 4 or row[2] not in SIDES + (PAIR,):
            sys.exit(f"coverage: no row of a gap: {SEPARATOR.join(row)}")
    return {tuple(row[:3]): row[3] for row in rows}


def reason_of(gaps, key):
    """Why a gap is one, or None. Of what the processor decides each machine runs one side."""
    elsewhere = any(gaps.get((*key[:2], side)) == ELSEWHERE for side in SIDES)
    return ELSEWHERE if elsewhere else gaps.get(key)


def main():
    found = Gaps(sys.argv[1])
    gaps = read_gaps(sys.argv[2])
    reasons = {key: reason_of(gaps, key) for key in sorted(found.missed)}
    stale = [key for key, why in gaps.items()
             if key not in found.missed and not (why == ELSEWHERE and key in found.known)]
    for what, pairs in (("branches not run", False), ("conditions that never decided, though both branches were run", True)):
        missed = [key for key in found.missed if (key[2] == PAIR) == pairs]
        total = sum(count for key, count in found.known.items() if (key[2] == PAIR) == pairs)
        explained = found.count(key for key in missed if reasons[key])
        print(f"{what}: {found.count(missed)} of {total}; {explained} of them explained in ci/coverage.gaps")
    for key, reason in reasons.items():
        never = "alone" if key[2] == PAIR else key[2]
        if not reason or "--list" in sys.argv:
            print(f"    {key[0]}: never {never}: {key[1]} ({reason or 'not explained'})")
    for key in stale:
        print(f"stale in ci/coverage.gaps, since {'it was run' if key in found.known else 'there is no such condition'}: "
              + SEPARATOR.join(key))
    sys.exit(1 if stale or None in reasons.values() else 0)


if __name__ == "__main__":
    main()
