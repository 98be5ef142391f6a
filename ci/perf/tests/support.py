# SPDX-License-Identifier: MIT
"""What the tests share: the package on the path, options as the command line gives them, a runner without a machine."""

import random
import sys
from pathlib import Path
from types import SimpleNamespace

CI = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CI))

from perf import measure  # noqa: E402


def options(**changes):
    given = {"processes": 20, "margin": 0.5, "limit": 2.0, "alpha": 0.01, "seconds": 60, "seed": 1, "case_ms": 30,
             "only": [], "two_processes": False, "quick": True, "skip": [], "tolerate": [], "base_option": [], "head_option": []}
    return SimpleNamespace(**(given | changes))


class FakeRunner:
    """Draws ln(head/base) of {case: (effect, noise)} as a machine would, and keeps what it was asked for."""

    def __init__(self, cases, seed, late=False):
        self.cases, self.random, self.late = cases, random.Random(seed), late
        self.asked = []

    def is_late(self):
        return self.late

    def measure(self, count, cases=None, digests=False):
        names = list(self.cases) if cases is None else cases
        self.asked.append((count, names))
        samples = measure.Samples()
        for name in names:
            effect, noise = self.cases[name]
            for _ in range(count):
                samples.put(name, 100.0, 100.0, effect + self.random.gauss(0, noise))
            if digests:
                samples.digests[name] = ("1", "1")
        return samples
