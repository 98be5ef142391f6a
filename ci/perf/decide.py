# SPDX-License-Identifier: MIT
"""Verdicts. The promise: a check of two equal builds says FAIL with a probability of at most `alpha`, whatever the number
of cases; and it says PASS of a case only where a slowdown of `limit` is excluded with 95% confidence.

An alarm needs two samples. The first is taken of all cases and looked at up to MOST_LOOKS times, more processes being
added for the cases that are not decided: one that is slower by more than `margin` at a level of sqrt(alpha), shared
among all cases and looks, is suspected. The second is of fresh processes for the suspects alone, and must say the same
by itself, at alpha. Both happen by chance in at most sqrt(alpha) * alpha of all checks; what is left is for samples that
are not as independent as they should be.
"""

import fnmatch
import math
from dataclasses import dataclass

from . import measure, stats
from .project import Problem, accepted_reason

PASS, FAIL, INCONCLUSIVE, NOT_COMPARABLE, ACCEPTED = "PASS", "FAIL", "INCONCLUSIVE", "NOT COMPARABLE", "ACCEPTED"
EXIT_CODES = {PASS: 0, ACCEPTED: 0, FAIL: 1, INCONCLUSIVE: 3, NOT_COMPARABLE: 4}
PASS_ALPHA = 0.05
DOUBT = 0.2  # a p above the level and below this is worth another look
MOST_LOOKS = 3


@dataclass
class Verdict:
    case: str
    verdict: str = NOT_COMPARABLE
    note: str = ""
    effect: float = math.nan  # head/base - 1
    low: float = math.nan
    high: float = math.nan
    processes: int = 0
    base_ns: float = math.nan
    head_ns: float = math.nan
    bytes: int = 0
    base_instructions: int | None = None
    head_instructions: int | None = None
    shipped: float | None = None
    output_changed: bool | None = None
    missing: str = ""  # the side that lacks it

    @property
    def instructions(self):
        if not self.base_instructions or self.head_instructions is None:
            return None
        return self.head_instructions / self.base_instructions - 1

    @property
    def resolution(self):
        return (self.high - self.low) / 2


def percent_of(log_ratio):
    return math.expm1(log_ratio) if math.isfinite(log_ratio) else log_ratio


class Judge:
    def __init__(self, options):
        self.margin = math.log1p(options.margin / 100)
        self.limit = math.log1p(options.limit / 100)
        self.alpha = options.alpha
        self.processes = options.processes

    def level(self, cases):
        """Of one look at one case: all looks at all cases together come to sqrt(alpha)."""
        return math.sqrt(self.alpha) / MOST_LOOKS / max(cases, 1)

    def is_slower(self, ratios, cases):
        return stats.p_above(ratios, self.margin) <= self.level(cases)

    def is_excluded(self, ratios):
        return stats.bounds(ratios, PASS_ALPHA)[1] < self.limit

    def is_undecided(self, ratios, cases):
        return not self.is_slower(ratios, cases) and (
            not self.is_excluded(ratios) or stats.p_above(ratios, self.margin) <= DOUBT)

    def decide(self, runner, say):
        """Samples of all cases, and {suspect: whether fresh processes say so too}."""
        samples = runner.measure(self.processes, digests=True)
        cases = len(samples.ratios)
        if cases and 2.0 ** -min(len(ratios) for ratios in samples.ratios.values()) > self.level(cases):
            raise Problem("head", f"too few processes to tell anything about {cases} cases")
        for _ in range(MOST_LOOKS - 1):
            undecided = sorted(case for case, ratios in samples.ratios.items() if self.is_undecided(ratios, cases))
            if not undecided or runner.is_late():
                break
            say(f"not decided, measured again: {' '.join(undecided)}")
            samples.add(runner.measure(self.processes, undecided))
        slower = sorted(case for case, ratios in samples.ratios.items() if self.is_slower(ratios, cases))
        return samples, self.confirm(runner, samples, slower, say)

    def confirm(self, runner, samples, slower, say):
        """The sample of a case that is confirmed then holds the fresh processes alone: the first one was chosen for
        being large."""
        if not slower:
            return {}
        say(f"slower, to be confirmed: {' '.join(slower)}")
        fresh = runner.measure(2 * self.processes, slower)
        confirmed = {}
        for case in slower:
            ratios = fresh.ratios.get(case, [])
            confirmed[case] = bool(ratios) and stats.p_above(ratios, self.margin) <= self.alpha
            if confirmed[case]:
                samples.ratios[case], samples.times[case] = ratios, fresh.times[case]
            elif ratios:
                samples.ratios[case] += ratios
                samples.times[case] += fresh.times[case]
        return confirmed

    def verdict(self, case, samples, confirmed, reason):
        ratios = samples.ratios.get(case, [])
        v = Verdict(case, processes=len(ratios), missing=samples.missing.get(case, ""), bytes=samples.bytes.get(case, 0))
        digests = samples.digests.get(case)
        if digests and measure.NO_DIGEST not in digests:
            v.output_changed = digests[0] != digests[1]
        if v.missing or not ratios:
            v.note = f"{v.missing} has no such case" if v.missing else "nothing was measured"
            return accept(v, reason)
        low, high = stats.bounds(ratios, PASS_ALPHA)
        v.effect, v.low, v.high = (percent_of(x) for x in (stats.effect(ratios), low, high))
        v.base_ns, v.head_ns = (sorted(pair[side] for pair in samples.times[case])[len(ratios) // 2] for side in (0, 1))
        if confirmed.get(case):
            v.verdict, v.note = FAIL, "slower"
            return accept(v, reason)
        if high >= self.limit:
            v.verdict, v.note = INCONCLUSIVE, f"up to {v.high:+.1%} possible"
        else:
            v.verdict, v.note = PASS, "faster" if high < -self.margin else ""
        if case in confirmed:
            v.note = f"{v.note}; looked slower, not confirmed".lstrip("; ")
        return v


def accept(v, reason):
    if reason:
        v.verdict, v.note = ACCEPTED, f"{v.note}; accepted: {reason}"
    return v


def lacking(required, names, accepted):
    """Verdicts for the patterns that no case fits: what was not measured cannot pass."""
    return [accept(Verdict(pattern, note="required, and no case of this name was measured", missing="head"),
                   accepted_reason(accepted, pattern))
            for pattern in sorted(set(required)) if not any(fnmatch.fnmatchcase(name, pattern) for name in names)]


def overall(verdicts):
    """The worst of them: an alarm, then what was not compared, then what is not known."""
    found = {v.verdict for v in verdicts}
    for verdict in (FAIL, NOT_COMPARABLE, INCONCLUSIVE):
        if verdict in found:
            return verdict
    return PASS if any(v.processes for v in verdicts) else NOT_COMPARABLE
