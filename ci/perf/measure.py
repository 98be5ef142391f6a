# SPDX-License-Identifier: MIT
"""Runs the two sides: duels of many processes, Google Benchmark programs in turn, callgrind."""

import fnmatch
import json
import math
import os
import random
import re
import shutil
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .project import Problem, build_tool, run, tail

FEWEST = 12  # processes of a sample, however short the time
NO_DIGEST = "0" * 16


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

    def put(self, case, base, head, ratio=None):
        self.ratios.setdefault(case, []).append(math.log(head / base) if ratio is None else ratio)
        self.times.setdefault(case, []).append((base, head))


def processors():
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [-1]


class Runner:
    """Draws samples. After `seconds` a sample ends early, though not before FEWEST processes."""

    def __init__(self, base, head, options):
        self.base, self.head, self.options = base, head, options
        self.seed = options.seed
        self.deadline = time.monotonic() + options.seconds

    def is_late(self):
        return time.monotonic() > self.deadline

    def measure(self, count, cases=None, digests=False):
        samples = Samples()
        for i in range(count):
            if i >= FEWEST and self.is_late():
                break
            self.seed += 1
            self.measure_once(samples, cases, digests and i == 0)
        return samples


class Duel(Runner):
    """Tables of cases, both in one process; each process on one processor, in turn. Where code lies changes its time by
    some percent, so that each process has the objects linked in another order: what an order does is then noise, which
    the statistics see, and no effect."""

    def __init__(self, base, head, tools, options):
        super().__init__(base, head, options)
        self.program = build_tool("duel", tools)

    def measure_once(self, samples, cases, digests):
        cpus = processors()
        command = [str(self.program), "--data", self.head.data, "--seed", str(self.seed), "--case-ms",
                   str(self.options.case_ms), "--cpu", str(cpus[self.seed % len(cpus)])]
        command += ["--two-processes"] if self.options.two_processes else []
        command += ["--digests"] if digests else []
        for case in self.options.only if cases is None else cases:
            command += ["--case", case]
        with tempfile.TemporaryDirectory() as scratch:
            tables = [str(side.link(self.seed, Path(scratch) / f"{side.name}.so")) for side in (self.base, self.head)]
            good, output = run(command + tables, timeout=300)
        self.read(good, output, samples, tables[0])

    @staticmethod
    def read(good, output, samples, base_table):
        rows = [line.split("\t") for line in output.splitlines()]
        if not good or not any(row[0] == "end" for row in rows):
            side = "base" if base_table in output else "head"
            raise Problem(side, f"a duel failed:\n{tail(output)}")
        for row in rows:
            if row[0] == "missing":
                samples.missing[row[2]] = row[1]
            elif row[0] == "digest":
                samples.digests[row[1]] = (row[2], row[3])
            elif row[0] == "case" and math.isfinite(float(row[2])) and float(row[3]) > 0 and float(row[4]) > 0:
                samples.put(row[1], float(row[3]), float(row[4]), float(row[2]))
                samples.bytes[row[1]] = int(row[6])


class Benchmarks(Runner):
    """Programs of Google Benchmark, run base head head base, or the other way round: four runs make one ratio."""

    NANOSECONDS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}

    def __init__(self, base, head, _tools, options):
        super().__init__(base, head, options)

    def measure_once(self, samples, cases, digests):
        del digests
        sides = [self.base, self.head, self.head, self.base]
        if self.seed % 2:
            sides = [self.head, self.base, self.base, self.head]
        runs = {"base": [], "head": []}
        for side in sides:
            runs[side.name].append(self.run_side(side, cases))
        self.pair(runs["base"], runs["head"], samples)

    def run_side(self, side, cases):
        seconds = self.options.case_ms / 4000
        command = [side.artifact, f"--benchmark_min_time={seconds:.4f}", "--benchmark_out_format=json",
                   *side.config.get("arguments", [])]
        if cases is not None:
            command.append("--benchmark_filter=^(" + "|".join(re.escape(case) for case in cases) + ")$")
        with tempfile.TemporaryDirectory() as scratch:
            out = Path(scratch) / "out.json"
            good, output = run(self.pinned() + command + [f"--benchmark_out={out}"], timeout=600)
            try:
                content = json.loads(out.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                content = None
        if content is None or not good and not content.get("benchmarks"):
            raise Problem(side.name, f"{side.name}'s benchmarks failed:\n{tail(output)}")
        return {name: ns for name, ns in self.times_of(content).items() if self.is_wanted(name)}

    def is_wanted(self, name):
        return not self.options.only or any(fnmatch.fnmatchcase(name, pattern) for pattern in self.options.only)

    @classmethod
    def times_of(cls, content):
        """{name: ns of its median repetition, or None where it reports an error or no time}."""
        found = {}
        for entry in content.get("benchmarks", []):
            if entry.get("run_type", "iteration") == "iteration":
                wrong = entry.get("error_occurred") or not entry.get("cpu_time", 0) > 0
                ns = None if wrong else entry["cpu_time"] * cls.NANOSECONDS[entry.get("time_unit", "ns")]
                found.setdefault(entry["name"], []).append(ns)
        return {name: None if None in times else statistics.median(times) for name, times in found.items()}

    def pinned(self):
        cpus = processors()
        return ["taskset", "-c", str(cpus[self.seed // 2 % len(cpus)])] if shutil.which("taskset") else []

    @staticmethod
    def pair(base_runs, head_runs, samples):
        for case in sorted(set().union(*base_runs, *head_runs)):
            times = [[run.get(case) for run in runs] for runs in (base_runs, head_runs)]
            if None in times[0] or None in times[1]:
                samples.missing[case] = "head" if None in times[1] else "base"
            else:
                samples.put(case, statistics.mean(times[0]), statistics.mean(times[1]))
                samples.bytes[case] = 0


def runner(base, head, tools, options):
    kind = Duel if base.config.get("cases") else Benchmarks
    return kind(base, head, tools, options)


def random_seed():
    return random.SystemRandom().randrange(1 << 30)


# ---- Instructions ----------------------------------------------------------------------------------------------------


def instructions(sides, tools, only=()):
    """[{case: instructions of its first units}] by callgrind, the same each time. Empty without valgrind."""
    if shutil.which("valgrind") is None or not sides[0].config.get("cases"):
        return [{} for _ in sides]
    once = build_tool("once", tools)
    with ThreadPoolExecutor(len(sides)) as pool:
        return list(pool.map(lambda side: count_instructions(once, side, only), sides))


def count_instructions(once, side, only):
    """The table is copied to a path of the same length for every side: the length moves the stack, and how memcpy
    and its like treat odd addresses is counted too."""
    with tempfile.TemporaryDirectory() as scratch:
        out, table = Path(scratch) / "out", Path(scratch) / "cases.so"
        shutil.copy(side.artifact, table)
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", "--collect-atstart=no",
                   "--toggle-collect=perf_once_region", "--dump-after=perf_once_region", str(once), "--data", side.data]
        for case in only:
            command += ["--case", case]
        good, output = run([*command, str(table)], cwd=scratch)
        counts = {}
        for number, name in re.findall(r"^case\t(\d+)\t([^\t]+)\t", output if good else "", re.MULTILINE):
            profile = Path(f"{out}.{number}")
            total = re.search(r"^totals: (\d+)", profile.read_text() if profile.exists() else "", re.MULTILINE)
            if total:
                counts[name] = int(total[1])
        return counts
