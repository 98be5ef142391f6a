# SPDX-License-Identifier: MIT
"""The statistics, against definitions written out."""

import itertools
import math
import random
import unittest

import support  # noqa: F401
from perf import stats


def p_by_enumeration(values):
    """Of all ways to give signs to the values' magnitudes, the part whose rank sum is at least that of the values."""
    magnitudes = sorted(abs(v) for v in values)
    ranks = {m: (2 * magnitudes.index(m) + magnitudes.count(m) + 1) / 2 for m in magnitudes}

    def rank_sum(signed):
        return sum(ranks[abs(v)] for v in signed if v > 0)

    ways = [rank_sum([abs(v) * s for v, s in zip(values, signs)])
            for signs in itertools.product((1, -1), repeat=len(values))]
    return sum(way >= rank_sum(values) for way in ways) / len(ways)


class SignedRank(unittest.TestCase):
    def test_equals_enumeration(self):
        draw = random.Random(7)
        for size in range(1, 10):
            for _ in range(8):
                values = [draw.gauss(0.3, 1) for _ in range(size)]
                self.assertAlmostEqual(stats.p_above(values), p_by_enumeration(values))

    def test_equals_enumeration_where_magnitudes_tie(self):
        draw = random.Random(8)
        for size in range(1, 10):
            values = [draw.choice((-3, -2, -1, 1, 2, 3)) for _ in range(size)]
            self.assertAlmostEqual(stats.p_above(values), p_by_enumeration(values))

    def test_margin_is_taken_off(self):
        values = [0.4, 0.7, -0.1, 0.9]
        self.assertEqual(stats.p_above(values, 0.25), stats.p_above([v - 0.25 for v in values]))

    def test_values_on_the_margin_say_nothing(self):
        self.assertEqual(stats.p_above([0.5] * 20, 0.5), 1.0)
        self.assertEqual(stats.p_above([0.5, 0.5, 1.0], 0.5), stats.p_above([1.0], 0.5))

    def test_smallest_p_is_of_all_above(self):
        self.assertEqual(stats.p_above(list(range(1, 21))), 2.0 ** -20)


class Bounds(unittest.TestCase):
    def test_known_value(self):
        # The table of Wilcoxon's statistic: for 20 values, one-sided 5%, the critical value is 60.
        means = stats.walsh(list(range(20)))
        self.assertEqual(stats.bounds(list(range(20)), 0.05), (means[60], means[-61]))

    def test_too_few_values_bound_nothing(self):
        self.assertEqual(stats.bounds([1, 2, 3], 0.05), (-math.inf, math.inf))

    def test_agree_with_the_test(self):
        draw = random.Random(9)
        for _ in range(50):
            values = [draw.gauss(0, 1) for _ in range(15)]
            low, _ = stats.bounds(values, 0.05)
            self.assertLessEqual(stats.p_above(values, low - 1e-9), 0.05)
            self.assertGreater(stats.p_above(values, low + 1e-9), 0.05)

    def test_hold_as_often_as_promised(self):
        draw, held = random.Random(10), 0
        for _ in range(1000):
            values = [draw.choice((-1, 1)) * draw.expovariate(1) for _ in range(20)]
            held += stats.bounds(values, 0.05)[1] >= 0
        self.assertGreater(held, 930)


class Effect(unittest.TestCase):
    def test_moves_with_the_sample(self):
        self.assertEqual(stats.effect([1, 2, 4]), 2.25)
        self.assertEqual(stats.effect([11, 12, 14]), 12.25)

    def test_one_outlier_moves_it_little(self):
        self.assertLess(abs(stats.effect([0.01 * i for i in range(-9, 10)] + [50])), 0.02)


if __name__ == "__main__":
    unittest.main()
