"""Verdicts. The promise: a check of two equal builds says FAIL with a probability of at most `alpha`, whatever the number
of cases; and it says PASS of a case only where a slowdown of `limit` is excluded with 95% confidence."""

import math
from dataclasses import dataclass, field

from . import stats

PASS, FAIL, INCONCLUSIVE, NOT_COMPARABLE, ACCEPTED = "PASS", "FAIL", "INCONCLUSIVE", "NOT COMPARABLE", "ACCEPTED"
EXIT_CODES = {PASS: 0, ACCEPTED: 0, FAIL: 1, INCONCLUSIVE: 3, NOT_COMPARABLE: 4}
PASS_ALPHA = 0.05
MOST_LOOKS = 3  # times that a case's pooled sample may be looked at


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
    details: dict = field(default_factory=dict)

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
        """Of one look at one case: all looks at all cases together come to alpha."""
        return self.alpha / MOST_LOOKS / max(cases, 1)

    def is_slower(self, ratios, cases):
        return stats.p_above(ratios, self.margin) <= self.level(cases)

    def is_excluded(self, ratios):
        return stats.bounds(ratios, PASS_ALPHA)[1] < self.limit

    def decide(self, runner, say):
        """Samples of all cases, and the set of those that are slower: seen so, and confirmed by processes of their
        own."""
        samples = runner.measure(self.processes, digests=True)
        cases = len(samples.ratios)
        slower = set()
        for look in range(MOST_LOOKS):
            slower = {case for case, ratios in samples.ratios.items() if self.is_slower(ratios, cases)}
            undecided = sorted(case for case, ratios in samples.ratios.items()
                               if case not in slower and not self.is_excluded(ratios))
            if not undecided or look == MOST_LOOKS - 1:
                break
            say(f"undecided, measured again: {' '.join(undecided)}")
            samples.add(runner.measure(self.processes, undecided))
        return samples, self.confirm(runner, samples, slower, say)

    def confirm(self, runner, samples, slower, say):
        """{case: whether fresh processes, judged by themselves, say so too}; the sample then holds those alone, as the
        first one was chosen for being large."""
        if not slower:
            return {}
        say(f"slower, to be confirmed: {' '.join(sorted(slower))}")
        fresh = runner.measure(self.processes, sorted(slower))
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
        if digests and "0000000000000000" not in digests:
            v.output_changed = digests[0] != digests[1]
        if not ratios:
            v.note = f"{v.missing} has no such case" if v.missing else "nothing was measured"
            return v
        low, high = stats.bounds(ratios, PASS_ALPHA)
        v.effect, v.low, v.high = (percent_of(x) for x in (stats.effect(ratios), low, high))
        v.base_ns, v.head_ns = (sorted(pair[side] for pair in samples.times[case])[len(ratios) // 2] for side in (0, 1))
        if confirmed.get(case):
            v.verdict, v.note = (ACCEPTED, f"accepted: {reason}") if reason else (FAIL, "slower")
        elif high >= self.limit:
            v.verdict, v.note = INCONCLUSIVE, f"up to {v.high:+.1%} possible"
        else:
            v.verdict = PASS
            v.note = "looked slower, not confirmed" if case in confirmed else "faster" if high < -self.margin else ""
        return v


def overall(verdicts):
    """The worst of them: an alarm, then what was not compared, then what is not known."""
    found = {v.verdict for v in verdicts}
    for verdict in (FAIL, NOT_COMPARABLE, INCONCLUSIVE):
        if verdict in found:
            return verdict
    return PASS if found else NOT_COMPARABLE
