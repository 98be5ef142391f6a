# SPDX-License-Identifier: MIT
"""The check itself, from two commits to a report."""

import contextlib
import json
import math
import time
from pathlib import Path

from . import decide, measure, project, report, stats

SHIPPED_PROCESSES = 12
CONFIGS = ("perf.json", "bench/perf.json")
DEFAULT_ALIGNED = "-falign-functions=64 -falign-loops=32"


class Tree:
    """What one side is built of: the commit, its files, where builds go, what to call it."""

    def __init__(self, repository, work, name, side):
        if name == ".":
            self.sha, self.place, self.work = repository.resolve("HEAD", side), repository.root, work / "tree"
            self.title = repository.subject(self.sha) + (" + changes not committed" if repository.is_changed() else "")
            return
        self.sha = repository.resolve(name, side)
        self.work = work / self.sha[:12]
        self.place = self.work / "source"
        self.title = repository.subject(self.sha)
        repository.check_out(self.sha, self.place, side)


class Check:
    def __init__(self, options, say):
        self.options, self.say = options, say
        self.repository = project.Repository(options.root)
        self.work = Path(options.work).resolve() if options.work else self.repository.root / "build" / "perf"
        self.report = {"verdict": decide.NOT_COMPARABLE, "cause": "", "base": options.base, "head": options.head,
                       "base_sha": None, "head_sha": None, "numbers": {}, "remarks": [], "seconds": {}, "verdicts": []}

    def run(self):
        with project.lock(self.work):
            try:
                self.compare()
            except project.Problem as problem:
                self.report["verdict"] = decide.NOT_COMPARABLE
                self.report["problem"] = str(problem)
                self.report["cause"] = problem.side
        return self.report

    @contextlib.contextmanager
    def timed(self, name):
        start = time.monotonic()
        yield
        self.report["seconds"][name] = round(time.monotonic() - start, 1)

    def compare(self):
        o = self.options
        head = Tree(self.repository, self.work, o.head, "head")
        base = Tree(self.repository, self.work, o.base, "base")
        for side, tree in (("base", base), ("head", head)):
            self.report[side], self.report[side + "_sha"] = tree.title, tree.sha
        cases = Path(o.cases).resolve() if o.cases else head.place
        path = o.config or next((name for name in CONFIGS if (cases / name).exists()), CONFIGS[0])
        config = project.Config(cases / path)
        self.required = config.get("require", []) + required_by(base.place / path)

        def build(flags):
            return [project.Side(name, config, tree.place, cases, tree.work, flags, extra).build()
                    for name, tree, extra in (("base", base, o.base_option), ("head", head, o.head_option))]

        with self.timed("building"):
            sides = build(config.get("aligned_flags", DEFAULT_ALIGNED))
        self.report["remarks"] += [f"{side.name}: {side.note}, as it lacks what some cases need"
                                   for side in sides if side.note]
        if Path(sides[0].artifact).read_bytes() == Path(sides[1].artifact).read_bytes():
            self.report["remarks"].append("both sides are the same program, byte for byte")
        self.judge(sides, self.repository.accepted(base.sha, head.sha))
        if not o.quick and "instructions" not in o.skip:
            with self.timed("instructions"):
                self.count(sides)
        if not o.quick and "shipped" not in o.skip:
            with self.timed("shipped"):
                sides = build("")
                self.time_shipped(sides)
        self.weigh(sides)

    def judge(self, sides, accepted):
        judge = decide.Judge(self.options)
        with self.timed("measuring"):
            runner = measure.runner(*sides, self.work, self.options)
            samples, confirmed = judge.decide(runner, self.say)
        names = sorted(set(samples.ratios) | set(samples.missing))
        if not names:
            raise project.Problem("head", "no case was measured: the table is empty, or --only fits none")
        verdicts = [judge.verdict(case, samples, confirmed, project.accepted_reason(accepted, case)) for case in names]
        if not self.options.only:
            verdicts += decide.lacking(self.required, names, accepted)
        faults = [v.missing or "head" for v in verdicts if v.verdict == decide.NOT_COMPARABLE]
        self.report["verdicts"] = verdicts
        self.report["verdict"] = decide.overall(verdicts)
        self.report["cause"] = "head" if "head" in faults else "base" if faults else ""

    def count(self, sides):
        counts = measure.instructions(sides, self.work, self.options.only)
        for v in self.report["verdicts"]:
            v.base_instructions, v.head_instructions = (count.get(v.case) for count in counts)
        if not all(counts) and sides[0].config.get("cases"):
            self.report["remarks"].append("instructions were not counted: no valgrind, or it failed")

    def time_shipped(self, sides):
        """For information: as users compile it, where code lies as it happens to."""
        samples = measure.runner(*sides, self.work, self.options).measure(SHIPPED_PROCESSES)
        for v in self.report["verdicts"]:
            ratios = samples.ratios.get(v.case)
            v.shipped = math.expm1(stats.effect(ratios)) if ratios else None

    def weigh(self, sides):
        base, head = (side.numbers() for side in sides)
        self.report["numbers"] = {name: (base[name], head.get(name)) for name in base}


def required_by(path):
    """Cases that the base asks for: who takes one out of the table has to say so."""
    try:
        return list(json.loads(path.read_text(encoding="utf-8")).get("require", []))
    except (OSError, ValueError, AttributeError):
        return []


def exit_code(found, tolerate):
    """The verdict's own; 0 for verdicts that are tolerated: "inconclusive", and "base" for what is the base's fault."""
    if found["verdict"] == decide.INCONCLUSIVE and "inconclusive" in tolerate:
        return 0
    if found["verdict"] == decide.NOT_COMPARABLE and found["cause"] == "base" and "base" in tolerate:
        return 0
    return decide.EXIT_CODES[found["verdict"]]


def main(options, say):
    found = Check(options, say).run()
    print(report.as_text(found))
    report.write(found, options)
    return exit_code(found, options.tolerate)
