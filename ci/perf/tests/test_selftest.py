# SPDX-License-Identifier: MIT
"""How the self-test judges what it saw."""

import unittest

import support  # noqa: F401
from perf import selftest


class Promises(unittest.TestCase):
    def test_alarms(self):
        self.assertFalse(selftest.too_many(200, 1, 1 / 200))
        self.assertFalse(selftest.too_many(200, 0, 1 / 200))
        self.assertTrue(selftest.too_many(200, 6, 1 / 200))
        self.assertTrue(selftest.too_many(4, 2, 1 / 50))

    def test_power(self):
        self.assertFalse(selftest.too_few(20, 18, 0.9))
        self.assertTrue(selftest.too_few(20, 12, 0.9))
        self.assertFalse(selftest.too_few(20, 20, 0.999))
        self.assertTrue(selftest.too_few(20, 18, 0.999))
        self.assertFalse(selftest.too_few(0, 0, 0.9))

    def test_tail(self):
        self.assertAlmostEqual(selftest.binomial_tail(3, 2, 0.5), 0.5)
        self.assertAlmostEqual(selftest.binomial_tail(5, 0, 0.3), 1.0)

    def test_line(self):
        line = selftest.Line(300, 3000, 0.02, 0.29)
        self.assertAlmostEqual(line.effect_of(1300), 0.12)
        self.assertEqual(line.rounds_for(0.05), 600)
        self.assertEqual(line.rounds_for(-1.0), 1)

    def test_deviation_is_that_of_a_normal_sample(self):
        self.assertAlmostEqual(selftest.deviation([-1, -0.6745, 0, 0.6745, 1]), 1.0, places=3)


if __name__ == "__main__":
    unittest.main()
