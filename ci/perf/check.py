"""The check itself, from two commits to a report."""

import math
import time
from pathlib import Path

from . import decide, measure, project, report, stats


def source_of(repository, work, name, side):
    """(commit or None for the tree as it lies there, its place, what to call it)."""
    if name == ".":
        head = repository.resolve("HEAD", side)
        dirty = repository.git("status", "--porcelain", "--untracked-files=no")[1].strip()
        return head, repository.root, repository.subject(head) + (" + changes not committed" if dirty else "")
    sha = repository.resolve(name, side)
    place = work / sha[:12] / "source"
    repository.check_out(sha, place)
    return sha, place, repository.subject(sha)


class Check:
    def __init__(self, options, say):
        self.options, self.say = options, say
        self.repository = project.Repository(options.root)
        self.work = self.repository.root / "build" / "perf"
        self.report = {"verdict": decide.NOT_COMPARABLE, "cause": "", "base": options.base, "head": options.head,
                       "sizes": {}, "remarks": [], "seconds": {}, "verdicts": []}

    def run(self):
        with project.lock(self.work):
            try:
                self.compare()
            except project.Problem as problem:
                self.report["problem"] = str(problem)
                self.report["cause"] = problem.side
        return self.report

    def timed(self, name, function, *arguments):
        start = time.monotonic()
        result = function(*arguments)
        self.report["seconds"][name] = round(time.monotonic() - start, 1)
        return result

    def compare(self):
        o = self.options
        head_sha, head_place, self.report["head"] = source_of(self.repository, self.work, o.head, "head")
        base_sha, base_place, self.report["base"] = source_of(self.repository, self.work, o.base, "base")
        cases = Path(o.cases).resolve() if o.cases else head_place
        config = project.Config(cases / o.config)
        self.report["base_sha"], self.report["head_sha"] = base_sha, head_sha
        places = {"base": (base_place, self.work / base_sha[:12], o.base_option),
                  "head": (head_place, self.work / ("tree" if o.head == "." else head_sha[:12]), o.head_option)}

        def sides(flags):
            return [project.Side(name, config, source, cases, work, flags, extra).build()
                    for name, (source, work, extra) in places.items()]

        aligned = config.get("aligned_flags", "-falign-functions=64 -falign-loops=32")
        base, head = self.timed("building", sides, aligned)
        for side in (base, head):
            if side.note:
                self.report["remarks"].append(f"{side.name}: {side.note}, as it lacks what some cases need")
        runner = measure.runner(base, head, self.work, o)
        accepted = self.repository.accepted(base_sha, head_sha)
        self.timed("measuring", self.judge, runner, accepted)
        if not o.quick:
            self.timed("instructions", self.count, base, head)
            self.timed("shipped", self.time_shipped, sides, config)
        self.weigh(base, head)

    def judge(self, runner, accepted):
        judge = decide.Judge(self.options)
        samples, confirmed = judge.decide(runner, self.say)
        names = sorted(set(samples.ratios) | set(samples.missing))
        self.report["verdicts"] = [
            judge.verdict(case, samples, confirmed, project.accepted_reason(accepted, case)) for case in names]
        self.report["verdict"] = decide.overall(self.report["verdicts"])
        if not names:
            raise project.Problem("head", "the table of cases is empty: nothing was measured")
        faults = [v.missing or "head" for v in self.report["verdicts"] if v.verdict == decide.NOT_COMPARABLE]
        self.report["cause"] = "head" if "head" in faults else "base" if faults else ""

    def count(self, base, head):
        counts = [measure.instructions(side, self.work) for side in (base, head)]
        for v in self.report["verdicts"]:
            v.base_instructions, v.head_instructions = (count.get(v.case) for count in counts)
        if not counts[0]:
            self.report["remarks"].append("instructions were not counted: no valgrind")

    def time_shipped(self, sides, config):
        """For information: as users compile it, where code lies as it happens to."""
        del config
        samples = measure.runner(*sides(""), self.work, self.options).measure(8)
        for v in self.report["verdicts"]:
            ratios = samples.ratios.get(v.case)
            v.shipped = math.expm1(stats.effect(ratios)) if ratios else None

    def weigh(self, base, head):
        sizes = base.sizes(), head.sizes()
        if all(sizes):
            self.report["sizes"] = {name: (sizes[0][name], sizes[1][name]) for name in sizes[0]}
        self.report["sizes"]["stack"] = (base.stack(), head.stack())


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
