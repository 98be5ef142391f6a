# SPDX-License-Identifier: MIT
"""Whether the check keeps its promises on this machine: equal builds, shifted code, slowdowns planted into the real
parser, slowdowns that no instruction counter sees, and what cannot be compared at all."""

import hashlib
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from . import check, decide, measure, project, report, stats

CASES = ["everything/portable", "sentences/portable", "quotations/portable", "scan/portable", "check/portable",
         "look/portable", "only/*", "call/*"]
STAGE = "stet_attribution_step"
REFERENCE = "everything/portable"  # the case that a plant is given in percent of
CALIBRATION_ROUNDS = (300, 3000)  # to begin with; few are half hidden behind other work
SHIFTS = (16, 32, 48)
POWER = {1: 0.8, 2: 0.9, 5: 1.0}  # percent planted: part of the tries that must find it
NOISE_FOR_1_PERCENT = 0.0012  # of a sample's mean; above it 1% cannot be told from the margin
ALARM_RATE = {"quiet": 1 / 200, "busy": 1 / 50, "shift": 1 / 30}
SETTINGS = ("busy", "processes", "case_ms", "margin", "limit", "alpha", "seconds")
CALIBRATION_STEPS = 6  # tries to plant what is asked for, to a tenth or within what is measured for sure
BROKEN = 0.01  # a promise is broken where what was seen has a smaller probability than this under it


def binomial_tail(tries, hits, rate):
    """Probability of at least `hits` of `tries`, were each one to hit with this rate."""
    return sum(math.comb(tries, k) * rate ** k * (1 - rate) ** (tries - k) for k in range(hits, tries + 1))


def too_many(tries, hits, rate):
    return hits > 0 and binomial_tail(tries, hits, rate) < BROKEN


def too_few(tries, hits, rate):
    return tries > 0 and binomial_tail(tries, tries - hits, 1 - rate) < BROKEN


@dataclass
class Tally:
    """What a row of checks said."""

    name: str
    checks: int = 0
    alarms: int = 0
    inconclusive: int = 0
    seconds: list = field(default_factory=list)
    effects: dict = field(default_factory=dict)  # case: [effect of each check]
    found: dict = field(default_factory=dict)  # case: number of alarms
    faster: dict = field(default_factory=dict)
    noise: dict = field(default_factory=dict)  # case: [deviation of one process, of each check]
    processes: dict = field(default_factory=dict)

    def add(self, seen):
        """`seen`: what figures_of() makes of one check, fresh or kept."""
        self.checks += 1
        self.seconds.append(seen["seconds"])
        self.alarms += any(case["alarm"] for case in seen["cases"].values())
        self.inconclusive += seen["overall"] == decide.INCONCLUSIVE
        for name, case in seen["cases"].items():
            self.effects.setdefault(name, []).append(case["effect"])
            self.found[name] = self.found.get(name, 0) + case["alarm"]
            self.faster[name] = self.faster.get(name, 0) + case["faster"]
            self.noise.setdefault(name, []).append(case["noise"])
            self.processes.setdefault(name, []).append(case["processes"])


def figures_of(verdicts, samples, seconds):
    """One check as a line of JSON has it."""
    return {"seconds": round(seconds, 1), "overall": decide.overall(verdicts), "load": round(os.getloadavg()[0], 1),
            "cases": {v.case: {"alarm": v.verdict == decide.FAIL, "faster": "faster" in v.note, "effect": v.effect,
                               "noise": deviation(samples.ratios[v.case]), "processes": v.processes} for v in verdicts}}


class Kept:
    """Checks of earlier runs, a line of JSON each, so that several runs make up the tries of one: those of the same row,
    code, processor and settings count."""

    def __init__(self, path):
        self.path, self.lines = path, []
        if path and path.exists():
            self.lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]

    def of(self, row, settings):
        return [line["seen"] for line in self.lines if line["row"] == row and line["settings"] == settings]

    def add(self, row, settings, seen):
        line = {"row": row, "settings": settings, "seen": seen}
        self.lines.append(line)
        if self.path:
            with open(self.path, "a", encoding="utf-8") as out:
                out.write(json.dumps(line) + "\n")


def code_digest(root):
    """Of all that a check runs: the parser, the benchmarks, the check itself."""
    digest = hashlib.sha256()
    for folder in ("parser", "bench", "ci/perf"):
        for path in sorted(p for p in (root / folder).rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            if path.name != Path(__file__).name:  # how checks are tallied is no part of them
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def rounds_between(points, target):
    """Rounds that should be worth `target`, from {rounds: effect} of what was measured: on the line between the nearest
    effects below and above it. The first rounds cost most, the next ones hide behind other work: no one line holds."""
    below = max(((effect, rounds) for rounds, effect in points.items() if effect < target), default=(0.0, 0))
    above = min(((effect, rounds) for rounds, effect in points.items() if effect >= target), default=None)
    if above is None:
        return 2 * max(points)
    return max(1, round(below[1] + (target - below[0]) * (above[1] - below[1]) / (above[0] - below[0])))


def deviation(values):
    middle = statistics.median(values)
    return 1.4826 * statistics.median(abs(value - middle) for value in values)


class Selftest:
    def __init__(self, options, say):
        self.options, self.say = options, say
        self.repository = project.Repository(options.root)
        self.root = self.repository.root
        self.work = self.root / "build" / "perf"
        self.work.mkdir(parents=True, exist_ok=True)
        self.tallies, self.lines, self.broken, self.missing = [], [], [], 0
        self.kept = Kept(Path(options.keep) if options.keep else None)
        self.turn = options.seed + 1000 * len(self.kept.lines)  # a piece with the same seed is not the same again
        self.end = time.monotonic() + options.minutes * 60
        self.settings = {name: getattr(options, name) for name in SETTINGS}
        self.settings |= {"code": code_digest(self.root), "processor": report.processor()}

    # ---- Builds and checks -------------------------------------------------------------------------------------------

    def build(self, name, *extra, config="bench/perf.json"):
        config = project.Config(self.root / config)
        flags = config.get("aligned_flags", check.DEFAULT_ALIGNED)
        return project.Side(name, config, self.root, self.root, self.work / "selftest", flags, extra).build()

    def check(self, base, head, only):
        """Figures of one check as ci/perf-check makes it."""
        self.turn += 1000
        self.options.seed, self.options.only = self.turn, only
        judge, start = decide.Judge(self.options), time.monotonic()
        samples, confirmed = judge.decide(measure.runner(base, head, self.work, self.options), lambda text: None)
        verdicts = [judge.verdict(case, samples, confirmed, None) for case in sorted(samples.ratios)]
        return figures_of(verdicts, samples, time.monotonic() - start)

    def row(self, name, sides, times, only=tuple(CASES), **detail):
        """Tries of one kind, those kept first; `sides` builds what they compare, where one is missing. `detail` is what
        else must be the same for a kept one to count."""
        tally, settings, built = Tally(name), self.settings | detail, None
        for seen in self.kept.of(name, settings)[:times]:
            tally.add(seen)
        old = tally.checks
        while tally.checks < times and time.monotonic() < self.end:
            built = built or sides()
            seen = self.check(*built, list(only))
            self.kept.add(name, settings, seen)
            tally.add(seen)
            self.say(f"{name}: {tally.checks} of {times} checks ({old} of them kept), {tally.alarms} alarms, "
                     f"{tally.inconclusive} inconclusive; the last took {tally.seconds[-1]:.0f} s, a mean one "
                     f"{statistics.mean(tally.seconds):.0f} s, so {(times - tally.checks) * statistics.mean(tally.seconds) / 60:.0f} min to go")
        if tally.checks < times:
            self.missing += times - tally.checks
            self.lines.append(f"        {name}: {tally.checks} of {times} checks made; {times - tally.checks} are missing")
        self.tallies.append(tally)
        return tally

    def promise(self, kept, text):
        self.lines.append(f"{'kept  ' if kept else 'BROKEN'}  {text}")
        if not kept:
            self.broken.append(text)

    # ---- The parts ---------------------------------------------------------------------------------------------------

    def equal(self):
        tally = self.row("equal", lambda: (self.build("base"), self.build("head", "-DSTET_PAD=0")), self.options.equal)
        rate = ALARM_RATE["busy" if self.options.busy else "quiet"]
        self.promise(not too_many(tally.checks, tally.alarms, rate),
                     f"equal builds: {tally.alarms} false alarms in {tally.checks} checks")

    def shifted(self):
        tallies = [self.row(f"shift {shift}", lambda shift=shift: (self.build("base"), self.build("head", f"-DSTET_PAD={shift}")),
                            self.options.shifts) for shift in SHIFTS]
        checks, alarms = (sum(getattr(tally, name) for tally in tallies) for name in ("checks", "alarms"))
        self.promise(not too_many(checks, alarms, ALARM_RATE["shift"]),
                     f"code shifted by {', '.join(map(str, SHIFTS))} bytes: {alarms} false alarms in {checks} checks")

    def planted_side(self, name, rounds):
        return self.build(name, f"-DSTET_PLANT={STAGE}", f"-DSTET_PLANT_ROUNDS={rounds}")

    def planted_effects(self, rounds, processes=None, cases=tuple(CASES)):
        """{case: (what the rounds are worth to it, to how much of its own that is certain)}"""
        self.options.only, self.turn = list(cases), self.turn + 1000
        self.options.seed = self.turn
        sides = self.build("base"), self.planted_side("head", rounds)
        samples = measure.runner(*sides, self.work, self.options).measure(processes or self.options.processes)
        return {case: (math.expm1(stats.effect(ratios)), 2 * deviation(ratios) / math.sqrt(len(ratios)))
                for case, ratios in samples.ratios.items()}

    def plant_of(self, percent, points, cases):
        """Rounds that slow the reference by `percent`, and what they are worth to each case: planted, measured, and
        mended until it is that to a tenth, or cannot be told from it. Adds to the points."""
        target, best = percent / 100, None
        for _ in range(CALIBRATION_STEPS):
            rounds = rounds_between(points, target)
            if best and rounds == best["rounds"]:
                break
            effects = self.planted_effects(rounds, 2 * self.options.processes, cases)
            found, certain = effects[REFERENCE]
            points[rounds] = found
            self.say(f"calibration: {rounds} rounds are {found * 100:+.2f}% (± {certain * 100:.2f}) of {REFERENCE}, {percent}% is wanted")
            plant = {"rounds": rounds, "effects": {case: effect for case, (effect, _) in effects.items()}}
            if best is None or abs(found - target) < abs(best["effects"][REFERENCE] - target):
                best = plant
            if abs(found - target) <= max(target / 10, min(certain, target / 5)):
                break
        return best

    def calibrate(self):
        """{percent: plant}; of the cases that run the stage."""
        kept = self.kept.of("calibration", self.settings)
        if kept:
            return {int(percent): plant for percent, plant in kept[-1].items()}
        low, high = (self.planted_effects(rounds) for rounds in CALIBRATION_ROUNDS)
        points = {0: 0.0, CALIBRATION_ROUNDS[0]: low[REFERENCE][0], CALIBRATION_ROUNDS[1]: high[REFERENCE][0]}
        cases = sorted(case for case in high if high[case][0] > high[REFERENCE][0] / 20)
        plants = {percent: self.plant_of(percent, points, cases) for percent in sorted(POWER, reverse=True)}
        self.kept.add("calibration", self.settings, plants)
        return plants

    def planted(self):
        plants = self.calibrate()
        for percent, plant in sorted(plants.items()):
            rounds, effects = plant["rounds"], plant["effects"]
            tally = self.row(f"planted {percent}%", lambda rounds=rounds: (self.build("base"), self.planted_side("head", rounds)),
                             self.options.tries, rounds=rounds)
            for case, effect in sorted(effects.items()):
                self.judge_power(tally, case, effect)
            others = {case: count for case, count in tally.found.items() if case not in effects and count > 0}
            self.promise(not others, f"planted {percent}%: alarms of cases without the stage: {others or 'none'}")
        self.speed_up(rounds, effects)

    def judge_power(self, tally, case, expected):
        """A case that is slowed by more or less than the reference is judged by what it is slowed by."""
        if not tally.checks:
            return
        found, noise = tally.found[case], statistics.median(tally.noise[case])
        processes = statistics.median(tally.processes[case])
        text = (f"{tally.name}, {case} ({expected * 100:.2f}% of it): found in {found} of {tally.checks}, "
                f"measured {statistics.median(tally.effects[case]) * 100:+.2f}%, one process ± {noise * 100:.2f}%, {processes:.0f} of them")
        reached = [percent for percent in sorted(POWER) if expected * 100 >= percent * 0.95]
        if not reached:
            self.lines.append(f"        {text}; below what is promised")
        elif reached[-1] == 1 and noise > NOISE_FOR_1_PERCENT * math.sqrt(processes):
            self.lines.append(f"        {text}; too noisy to promise 1%")
        else:
            self.promise(not too_few(tally.checks, found, min(POWER[reached[-1]], 0.999)), text)

    def speed_up(self, rounds, cases):
        tally = self.row("speed-up", lambda: (self.planted_side("base", rounds), self.build("head")),
                         max(1, self.options.tries // 4), rounds=rounds)
        if not tally.checks:
            return
        self.promise(tally.alarms == 0 and all(tally.faster[case] == tally.checks for case in cases),
                     f"a speed-up: {tally.alarms} alarms, said to be faster in "
                     f"{min(tally.faster[case] for case in cases)} of {tally.checks} checks")

    def same(self):
        """As many instructions, and slower all the same."""
        config = "bench/perf/same.json"
        sides = [None, None]

        def build():
            sides[:] = self.build("base", config=config), self.build("head", "-DSLOWER", config=config)
            return sides

        tally = self.row("same instructions", build, self.options.tries, only=())
        counts = measure.instructions(sides, self.work) if sides[0] else [{}, {}]
        for case, found in sorted(tally.found.items()):
            self.promise(not too_few(tally.checks, found, 0.999),
                         f"same instructions, {case}: found in {found} of {tally.checks}, "
                         f"measured {statistics.median(tally.effects[case]) * 100:+.2f}%")
        if counts[0]:
            differ = {case for case in counts[0] if abs(counts[1][case] / counts[0][case] - 1) > 1e-4}
            self.promise(not differ, f"same instructions: counts differ in {sorted(differ) or 'none'}")

    def two_processes(self):
        self.options.two_processes = True
        tally = self.row("equal, two processes", lambda: (self.build("base"), self.build("head", "-DSTET_PAD=0")),
                         max(1, self.options.equal // 4))
        self.options.two_processes = False
        self.promise(not too_many(tally.checks, tally.alarms, ALARM_RATE["busy"]),
                     f"equal builds in two processes: {tally.alarms} false alarms in {tally.checks} checks")

    def incomparable(self):
        """Through the command itself, for its exit codes."""
        with tempfile.TemporaryDirectory() as scratch:
            place = Path(scratch) / "repository"
            self.repository.check_out(self.repository.resolve("HEAD", "head"), place, "head")
            commit(place, "good")
            source = place / "parser" / "parse.c"
            good = source.read_text(encoding="utf-8")
            source.write_text("#error broken\n" + good, encoding="utf-8")
            commit(place, "broken")
            self.expect("a base that does not compile", 4, "base does not build", place, "HEAD", "HEAD~1")
            self.expect("a head that does not compile", 4, "head does not build", place, "HEAD~1", "HEAD")
            self.expect("a base that is not there", 4, "no commit", place, "nowhere", "HEAD~1")
        empty = ["--base-option=-DSTET_NO_CASES=ON", "--head-option=-DSTET_NO_CASES=ON"]
        self.expect("an empty table of cases", 4, "no case was measured", self.root, "HEAD", ".", *empty)

    def expect(self, name, code, text, root, base, head, *more):
        done = subprocess.run([sys.executable, str(self.root / "ci" / "perf-check"), "--root", str(root), "--quick",
                               *more, base, head], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
        self.promise(done.returncode == code and text in done.stdout, f"{name}: exit code {done.returncode}")

    # ---- All of them -------------------------------------------------------------------------------------------------

    PARTS = ["incomparable", "equal", "shifted", "planted", "same", "two_processes"]

    def say_plan(self):
        """What is to be measured, and how much of it there is already."""
        self.say(f"cases: {' '.join(CASES)}; code {self.settings['code']}, {self.settings['processor']}")
        rows = {}
        for line in self.kept.lines:
            if line["row"] != "calibration" and self.settings.items() <= line["settings"].items():
                rows.setdefault(line["row"], []).append(line["seen"]["seconds"])
        for row, seconds in sorted(rows.items()):
            self.say(f"kept: {row}: {len(seconds)} checks, {statistics.mean(seconds):.0f} s each")
        others = len(self.kept.lines) - sum(map(len, rows.values()))
        if others > 0:
            self.say(f"kept: {others} lines of a calibration, or of other code or settings")

    def run(self):
        self.say_plan()
        with project.lock(self.work), busy_processors(self.options.busy):
            for part in self.options.parts or self.PARTS:
                # The command takes the lock itself.
                if part != "incomparable":
                    getattr(self, part)()
        if not self.options.parts or "incomparable" in self.options.parts:
            self.incomparable()
        slowest = max((seconds for tally in self.tallies for seconds in tally.seconds), default=0)
        if not self.options.busy:
            self.lines.append(f"        slowest measurement: {slowest:.0f} s")
        return 1 if self.broken else 3 if self.missing else 0

    def as_text(self):
        lines = [f"{'row':22} {'checks':>6} {'alarms':>6} {'inconcl.':>8} {'s each':>6}  one process, ± of each case (median)"]
        for tally in self.tallies:
            noise = ", ".join(f"{case} {statistics.median(values) * 100:.2f}%" for case, values in sorted(tally.noise.items()))
            lines.append(f"{tally.name:22} {tally.checks:6} {tally.alarms:6} {tally.inconclusive:8} "
                         f"{statistics.mean(tally.seconds or [0]):6.0f}  {noise}")
        load = os.getloadavg()
        where = f"{report.processor()}, {os.cpu_count()} processors, load {load[0]:.1f} {load[1]:.1f} {load[2]:.1f}"
        kept = f"no promise broken, but {self.missing} checks are missing" if self.missing else "all promises kept"
        return "\n".join([*lines, "", *self.lines, where, "selftest: " + (
            f"{len(self.broken)} promises BROKEN" if self.broken else kept)])

    def as_json(self):
        rows = [{"name": t.name, "checks": t.checks, "alarms": t.alarms, "inconclusive": t.inconclusive,
                 "seconds": t.seconds, "found": t.found, "effects": t.effects, "noise": t.noise} for t in self.tallies]
        return json.dumps({"rows": rows, "lines": self.lines, "broken": self.broken, "missing": self.missing, "busy": self.options.busy,
                           "processor": report.processor(), "load": os.getloadavg()}, indent=1) + "\n"


def commit(place, message):
    git = ["git", "-C", str(place), "-c", "user.name=selftest", "-c", "user.email=selftest@invalid",
           "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "-A", "-f"], ["commit", "-q", "-m", message]):
        subprocess.run(git + command, check=True, stdout=subprocess.DEVNULL)


class busy_processors:
    """So many processes that do nothing but work, as neighbours on a build machine do."""

    def __init__(self, count):
        self.count, self.children = count, []

    def __enter__(self):
        for _ in range(self.count):
            self.children.append(subprocess.Popen([sys.executable, "-c", "while True: sum(range(100000))"]))

    def __exit__(self, *_):
        for child in self.children:
            child.kill()
            child.wait()


def main(options, say):
    if shutil.which("cmake") is None:
        say("perf-selftest: no cmake")
        return 4
    test = Selftest(options, say)
    code = test.run()
    print(test.as_text())
    if options.json:
        Path(options.json).write_text(test.as_json(), encoding="utf-8")
    return code
