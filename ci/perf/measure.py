"""Runs the two sides: duels of many processes, Google Benchmark programs in turn, callgrind."""

import json
import math
import os
import random
import re
import shutil
import tempfile
from pathlib import Path

from .project import Problem, build_tool, run, tail


class Samples:
    """What was measured of each case."""

    def __init__(self):
        self.ratios = {}  # case: [ln(head/base) of each process]
        self.times = {}  # case: [(base ns, head ns)]
        self.bytes = {}
        self.digests = {}  # case: (base, head)
        self.missing = {}  # case: side that lacks it

    def add(self, other):
        for case, ratios in other.ratios.items():
            self.ratios.setdefault(case, []).extend(ratios)
            self.times.setdefault(case, []).extend(other.times[case])
        self.bytes.update(other.bytes)
        self.digests.update(other.digests)
        self.missing.update(other.missing)


def processors():
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [-1]


class Duel:
    """Tables of cases, both in one process."""

    def __init__(self, base, head, tools, options):
        self.program = build_tool("duel", tools)
        self.base, self.head, self.options = base, head, options
        self.seed = options.seed

    def measure(self, count, cases=None, digests=False):
        """A sample of `count` fresh processes, each on one processor, in turn."""
        samples = Samples()
        cpus = processors()
        for i in range(count):
            self.seed += 1
            command = [str(self.program), "--data", self.head.data, "--seed", str(self.seed), "--case-ms",
                       str(self.options.case_ms), "--cpu", str(cpus[self.seed % len(cpus)])]
            command += ["--two-processes"] if self.options.two_processes else []
            command += ["--digests"] if digests and i == 0 else []
            for case in cases or []:
                command += ["--case", case]
            good, output = run(command + [str(self.base.artifact), str(self.head.artifact)], timeout=300)
            self.read(good, output, samples)
        return samples

    @staticmethod
    def read(good, output, samples):
        rows = [line.split("\t") for line in output.splitlines()]
        if not good or not rows or rows[-1][0] != "end":
            raise Problem("base" if "interface" in output else "head", f"a duel failed:\n{tail(output)}")
        for row in rows:
            if row[0] == "missing":
                samples.missing[row[2]] = row[1]
            elif row[0] == "digest":
                samples.digests[row[1]] = (row[2], row[3])
            elif row[0] == "case" and math.isfinite(float(row[2])) and float(row[3]) > 0 and float(row[4]) > 0:
                samples.ratios.setdefault(row[1], []).append(float(row[2]))
                samples.times.setdefault(row[1], []).append((float(row[3]), float(row[4])))
                samples.bytes[row[1]] = int(row[6])


class Benchmarks:
    """Programs of Google Benchmark: one run of each makes a pair, and the order within pairs alternates."""

    def __init__(self, base, head, _tools, options):
        self.base, self.head, self.options = base, head, options
        self.turn = options.seed

    def measure(self, count, cases=None, digests=False):
        del digests
        samples = Samples()
        for _ in range(count):
            self.turn += 1
            sides = [self.base, self.head]
            if self.turn % 2:
                sides.reverse()
            times = {side.name: self.run_side(side, cases) for side in sides}
            self.pair(times["base"], times["head"], samples)
        return samples

    def run_side(self, side, cases):
        seconds = self.options.case_ms / 2000
        command = [side.artifact, "--benchmark_format=json", f"--benchmark_min_time={seconds:.3f}",
                   *side.config.get("arguments", [])]
        if cases:
            command.append("--benchmark_filter=^(" + "|".join(re.escape(case) for case in cases) + ")$")
        with tempfile.TemporaryDirectory() as scratch:
            out = Path(scratch) / "out.json"
            good, output = run(self.pinned() + command + [f"--benchmark_out={out}"], timeout=600)
            try:
                content = json.loads(out.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                content = None
        if not good or content is None:
            raise Problem(side.name, f"{side.name}'s benchmarks failed:\n{tail(output)}")
        return {entry["name"]: entry["cpu_time"] for entry in content.get("benchmarks", [])
                if entry.get("run_type", "iteration") == "iteration" and not entry.get("error_occurred")
                and entry.get("cpu_time", 0) > 0}

    def pinned(self):
        cpus = processors()
        return ["taskset", "-c", str(cpus[self.turn // 2 % len(cpus)])] if shutil.which("taskset") else []

    @staticmethod
    def pair(base, head, samples):
        for case in base.keys() | head.keys():
            if case not in base or case not in head:
                samples.missing[case] = "base" if case not in base else "head"
                continue
            samples.ratios.setdefault(case, []).append(math.log(head[case] / base[case]))
            samples.times.setdefault(case, []).append((base[case], head[case]))
            samples.bytes[case] = 0


def runner(base, head, tools, options):
    kind = Duel if base.config.get("cases") else Benchmarks
    return kind(base, head, tools, options)


def shuffled_seed():
    return random.SystemRandom().randrange(1 << 30)


def instructions(side, tools):
    """{case: instructions of its first units}: by callgrind, the same each time. Empty where there is no valgrind."""
    if shutil.which("valgrind") is None or not side.config.get("cases"):
        return {}
    once = build_tool("once", tools)
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "out"
        good, output = run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", "--collect-atstart=no",
                            "--toggle-collect=perf_once_region", "--dump-after=perf_once_region", str(once),
                            "--data", side.data, str(side.artifact)])
        if not good:
            return {}
        counts = {}
        for number, name in re.findall(r"^case\t(\d+)\t([^\t]+)\t", output, re.MULTILINE):
            profile = Path(f"{out}.{number}")
            total = re.search(r"^totals: (\d+)", profile.read_text() if profile.exists() else "", re.MULTILINE)
            if total:
                counts[name] = int(total[1])
        return counts
