#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""ci/coverage_gaps.py EXPORT GAPS [--list]: the branches that nothing ran, of llvm-cov's export, against those that GAPS
explains: a row each, `FILE :: CONDITION :: true or false :: WHY`. Prints how many are explained and how many are not, with
--list each of them. Fails where a row of GAPS is stale: its condition was so after all, or stands there no more; what another processor runs may be run
by this one."""
import json
import sys
from collections import Counter
from pathlib import Path

SIDES = ("true", "false")
SEPARATOR = " :: "
ELSEWHERE = "another processor"


def text_of(lines, place):
    """The condition's source: the rest of its first line where it has several. Columns count bytes."""
    line, column, end_line, end_column = place
    text = lines[line - 1][column - 1:end_column - 1] if line == end_line else lines[line - 1][column - 1:]
    return " ".join(text.decode(errors="replace").split())


def missed_branches(export):
    """(file, condition, side) of each that no instance of its code ran, and all that there are."""
    missed, known = Counter(), Counter()
    for file in json.loads(Path(export).read_text())["data"][0]["files"]:
        lines = Path(file["filename"]).read_bytes().split(b"\n")
        counts = {}
        for branch in file["branches"]:
            place = tuple(branch[:4])
            sums = counts.get(place, (0, 0))
            counts[place] = (sums[0] + branch[4], sums[1] + branch[5])
        for place, sums in counts.items():
            for side, count in zip(SIDES, sums):
                key = (Path(file["filename"]).name, text_of(lines, place), side)
                known[key] += 1
                missed[key] += count == 0
    return +missed, known


def read_gaps(path):
    rows = [line.split(SEPARATOR) for line in Path(path).read_text().splitlines() if line and not line.startswith("#")]
    for row in rows:
        if len(row) != 4 or row[2] not in SIDES:
            sys.exit(f"coverage: no row of a gap: {SEPARATOR.join(row)}")
    return {tuple(row[:3]): row[3] for row in rows}


def main():
    missed, known = missed_branches(sys.argv[1])
    gaps = read_gaps(sys.argv[2])
    stale = [key for key, why in gaps.items() if key not in missed and not (why == ELSEWHERE and key in known)]
    explained = sum(count for key, count in missed.items() if key in gaps)
    total = sum(known.values())
    print(f"branches not run: {sum(missed.values())} of {total}; {explained} of them explained in ci/coverage.gaps")
    for key in sorted(missed) if "--list" in sys.argv else []:
        print(f"    {key[0]}: never {key[2]}: {key[1]}" + (f" ({gaps[key]})" if key in gaps else ""))
    for key in stale:
        print(f"stale in ci/coverage.gaps, since {'it was run' if key in known else 'there is no such condition'}: "
              + SEPARATOR.join(key))
    sys.exit(1 if stale else 0)


if __name__ == "__main__":
    main()
