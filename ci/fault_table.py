# SPDX-License-Identifier: MIT
"""The table of planted faults, fuzz/faults/README.md, which `ci/fuzz-selftest --table` writes.

A run that asks less than there is to know, some of the faults or the tests alone, changes those cells and keeps the rest.
Each row says of which patch it is, by a hash of the lines that this takes away and adds: once these change, the row is no
longer of that fault, and begins anew.
"""
import datetime
import hashlib
import re
from statistics import median

COLUMNS = ["fault", "what is wrong", "target", "replayed", "tests", "median", "longest", "measured", "patch"]
FAULT, WHAT, TARGET, REPLAYED, TESTS, MEDIAN, LONGEST, MEASURED, PATCH = range(len(COLUMNS))
YES = {True: "yes", False: "no"}
HEAD = """# Planted faults

Written by `ci/fuzz-selftest --table=fuzz/faults/README.md`, which plants each patch of this folder, builds it, and searches for
it with five seeds from the committed inputs. {totals}

- Replayed: whether running the committed inputs through the fault's target finds it, without a search.
- Tests: the first of those that `ci/test` runs, in release and then in asan, that does (`yes`: one of them, whose name was not noted; `no in
  release`: asan was not asked), without those that look at the command alone where the fault is in `parser/`, and with these alone where it is in `cli/`
  (`ci/fuzz-selftest --seeds=0 --tests --table=fuzz/faults/README.md FAULT...`). They replay too, so they are asked only of what replaying does
  not find. Where the cell is empty, nobody asked. One of them, `random`, searches itself, with the same texts each time.
- Median, longest: processor seconds until it is found, over the seeds, the committed inputs included; on a machine with others at work.
- Patch: a hash of the lines that the patch takes away and adds, as they were when it was measured. `ci/fuzz-selftest --check` compares it.
"""


def hash_of(patch):
    """A hash of the lines that a patch takes away and adds: not of what stands around them, where they stand, in which
    file, or how many blanks they have."""
    changed = [line for line in patch[patch.find("\n@@"):].splitlines()
               if line[:1] in ("-", "+") and not re.match(r"(--- a|\+\+\+ b)/", line)]
    lines = [line[0] + " ".join(line[1:].split()) for line in changed]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]


def read(path):
    """The cells of the faults in a table: {name: cells}. A row without its last cell is of a patch that is not known."""
    rows = {}
    for line in path.read_text().splitlines() if path.exists() else []:
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) in (PATCH, len(COLUMNS)) and cells[FAULT].startswith("`"):
            rows[cells[FAULT].strip("`")] = (cells + [""])[:len(COLUMNS)]
    return rows


def figures(times):
    """Median and longest, as the table has them."""
    found = [seconds for seconds in times if seconds is not None]
    if len(found) < len(times):
        return ["", f"not found by {len(times) - len(found)} of {len(times)}"]
    return [f"{median(found):.1f}", f"{max(found):.1f}"]


def cells_of(row, before):
    """A fault's cells after a run, from its cells before, or None."""
    fault = row["fault"]
    cells = list(before or [""] * len(COLUMNS))
    if is_changed(fault, cells):
        cells = [""] * len(COLUMNS)
    cells[:REPLAYED] = [f"`{fault.name}`", fault.what, fault.target]
    cells[REPLAYED] = YES.get(row["seeds"], cells[REPLAYED])
    cells[TESTS] = row["tests"] or cells[TESTS]
    if cells[REPLAYED] == "yes":
        cells[TESTS] = ""
    if row["times"]:
        cells[MEDIAN:MEASURED] = figures(row["times"])
        cells[MEASURED] = datetime.date.today().isoformat()
        cells[PATCH] = fault.hash
    return cells


def is_changed(fault, cells):
    """Whether a row is of the fault as it was before its patch changed."""
    return cells[PATCH] not in ("", fault.hash)


def searched(rows):
    """The rows of faults that no replay finds, nor any test that was asked: only a search does."""
    return [cells for cells in rows if cells[REPLAYED] == "no" and (cells[TESTS] or "no").split()[0] == "no"]


def medians(rows):
    return [float(cells[MEDIAN]) for cells in rows if cells[MEDIAN]]


def totals(rows):
    """What the rows say in all."""
    found = medians(rows)
    longest = [float(cells[LONGEST]) for cells in rows if cells[MEDIAN]]
    missed = [cells for cells in rows if cells[REPLAYED] == "no"]
    sought = searched(rows)
    part = [cells for cells in sought if cells[TESTS] != "no"]
    text = f"{len(rows)} faults, {len(found)} of them found with every seed"
    if found:
        text += f": {median(found):.1f} s in the median of these medians, {max(longest):.1f} s at most"
    text += f". {len(missed)} are not found by replaying, {len(sought)} of them not by the tests either"
    return text + (f"; of {len(part)} of these not all tests were asked." if part else ".")


def write(path, rows, faults):
    """Puts the rows of a run into the table, which then has these faults and no others."""
    before = read(path)
    after = {row["fault"].name: cells_of(row, before.get(row["fault"].name)) for row in rows if "trouble" not in row}
    write_cells(path, [after.get(fault.name) or before.get(fault.name) for fault in faults])


def write_cells(path, rows):
    kept = [cells for cells in rows if cells]
    align = [" --- "] * MEDIAN + [" ---: "] * 2 + [" --- "] * 2
    lines = ["| " + " | ".join(COLUMNS) + " |", "|" + "|".join(align) + "|"]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells in kept]
    path.write_text(HEAD.format(totals=totals(kept)) + "\n" + "\n".join(lines) + "\n")


def fill_hashes(path, faults):
    """Says of each row that was measured, but not of which patch, that it is of the patch there is now; returns whose."""
    rows, filled = read(path), []
    for fault in faults:
        cells = rows.get(fault.name)
        if cells and cells[MEASURED] and not cells[PATCH]:
            cells[PATCH] = fault.hash
            filled.append(fault.name)
    write_cells(path, [rows.get(fault.name) for fault in faults])
    return filled


def outdated(path, faults):
    """The faults of which the table lacks what the patches say, or that every seed finds them; and rows without a fault."""
    rows = read(path)
    names = {fault.name for fault in faults}
    wrong = [fault.name for fault in faults
             if rows.get(fault.name, [""] * len(COLUMNS))[WHAT:REPLAYED] != [fault.what, fault.target]
             or not rows[fault.name][MEDIAN]]
    return wrong + sorted(set(rows) - names)


def changed(path, faults):
    """The faults whose patches changed since their rows were measured."""
    rows = read(path)
    return [fault.name for fault in faults if fault.name in rows and is_changed(fault, rows[fault.name])]


def without_hash(path, faults):
    """The faults whose rows do not say of which patch they are."""
    rows = read(path)
    return [fault.name for fault in faults if fault.name in rows and not rows[fault.name][PATCH]]
