# SPDX-License-Identifier: MIT
"""A file of one line of JSON for each commit: how its time compares with its parent's. For trends, never a gate: times
of different days are not comparable, ratios to the parent are, and their product shows what small steps come to."""

import json
import os
import shutil
import tempfile
from pathlib import Path

from . import check, project, report

COLUMNS = ("ratio", "resolution", "instructions", "verdict", "ns")  # of a case's list in a line


def line_of(found, repository):
    """The line for a check of a commit against its parent."""
    date = repository.git("log", "-1", "--format=%cI", found["head_sha"])[1].strip()
    cases = {}
    for v in found["verdicts"]:
        if v.processes:
            instructions = None if v.instructions is None else round(1 + v.instructions, 6)
            cases[v.case] = [round(1 + v.effect, 5), round(v.resolution, 5), instructions, v.verdict, round(v.head_ns)]
    return {"commit": found["head_sha"], "parent": found["base_sha"], "title": found["head"], "date": date,
            "verdict": found["verdict"], "problem": found.get("problem", ""), "processor": report.processor(),
            "compiler": report.compiler(), "numbers": {name: pair[1] for name, pair in found["numbers"].items()},
            "cases": cases}


class Store:
    def __init__(self, path, cap):
        self.path, self.cap = Path(path), cap

    def read(self):
        if not self.path.exists():
            return []
        with open(self.path, encoding="utf-8") as lines:
            return [json.loads(line) for line in lines if line.strip()]

    def append(self, entry):
        """A commit that is there already is replaced, in its place; the oldest go when there are more than the cap.
        The file is whole at any time."""
        entries = self.read()
        known = [i for i, old in enumerate(entries) if key_of(old) == key_of(entry)]
        if known:
            entries[known[-1]] = entry
        else:
            entries.append(entry)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=self.path.parent, delete=False) as file:
            for old in entries[-self.cap:]:
                file.write(json.dumps(old, ensure_ascii=False, separators=(",", ":")) + "\n")
        shutil.copymode(self.path, file.name) if self.path.exists() else os.chmod(file.name, 0o644)
        os.replace(file.name, self.path)


def key_of(entry):
    return entry["commit"], entry["processor"], entry["compiler"]


def add(repository, commit, store, options, say):
    """Checks a commit against its first parent and appends what was found. False where it has none."""
    good, parent = repository.git("rev-parse", "--verify", "--quiet", f"{commit}^1")
    if not good:
        say(f"{commit} has no parent here: nothing to compare it with")
        return False
    options.base, options.head = parent.strip(), commit
    found = check.Check(options, say).run()
    if found["head_sha"] is None:
        raise project.Problem("head", found.get("problem", f"{commit} could not be compared"))
    store.append(line_of(found, repository))
    say(report.summary(found)[-1])
    return True


def last_commits(repository, count):
    """The last commits of the first-parent line, oldest first."""
    good, text = repository.git("log", "--first-parent", f"-{count}", "--format=%H", "HEAD")
    return text.split()[::-1] if good else []
