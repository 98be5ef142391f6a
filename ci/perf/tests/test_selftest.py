# SPDX-License-Identifier: MIT
"""How the self-test judges what it saw."""

import math
import tempfile
import unittest
from pathlib import Path
from types import SimpleNamespace

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

    def test_rounds_between(self):
        points = {0: 0.0, 300: 0.03, 3000: 0.3}
        self.assertEqual([selftest.rounds_between(points, target) for target in (0.02, 0.03, 0.12)], [200, 300, 1200])
        self.assertEqual(selftest.rounds_between(points, 0.5), 6000)
        self.assertEqual(selftest.rounds_between({0: 0.0, 9: 0.9}, 0.01), 1)

    def test_deviation_is_that_of_a_normal_sample(self):
        self.assertAlmostEqual(selftest.deviation([-1, -0.6745, 0, 0.6745, 1]), 1.0, places=3)


def seen(alarm=False, seconds=2.0):
    case = {"alarm": alarm, "faster": False, "effect": 0.01, "noise": 0.001, "processes": 20}
    return {"seconds": seconds, "overall": "PASS", "load": 0.0, "cases": {"everything/portable": case}}


class Pieces(unittest.TestCase):
    """Runs that keep their checks add up."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "kept.jsonl"
        self.built = 0

    def piece(self, settings=None, checks=math.inf, alarm=False):
        """A self-test that makes at most so many checks, each of them with an alarm or without."""
        test = object.__new__(selftest.Selftest)
        test.kept, test.settings = selftest.Kept(self.path), settings or {"code": "a"}
        test.tallies, test.lines, test.broken, test.missing, test.say = [], [], [], 0, lambda _: None
        test.end, test.options = math.inf, SimpleNamespace()

        def check(*_):
            nonlocal checks
            checks -= 1
            if checks <= 0:
                test.end = -math.inf
            return seen(alarm)

        test.check = check
        return test

    def sides(self):
        self.built += 1
        return None, None

    def test_two_pieces_are_one(self):
        first = self.piece(checks=2, alarm=True)
        self.assertEqual(first.row("equal", self.sides, 5).checks, 2)
        self.assertEqual(first.missing, 3)
        self.assertIn("3 are missing", first.lines[0])
        second = self.piece()
        tally = second.row("equal", self.sides, 5)
        self.assertEqual((tally.checks, tally.alarms, second.missing, self.built), (5, 2, 0, 2))
        third = self.piece()
        self.assertEqual((third.row("equal", self.sides, 5).alarms, self.built), (2, 2))

    def test_other_code_rows_and_plants_do_not_count(self):
        self.piece().row("equal", self.sides, 2)
        self.piece().row("planted 1%", self.sides, 2, rounds=30)
        for test, row, detail in ((self.piece({"code": "b"}, 1), "equal", {}), (self.piece(None, 1), "shift 16", {}),
                                  (self.piece(None, 1), "planted 1%", {"rounds": 31})):
            self.assertEqual(test.row(row, self.sides, 2, **detail).checks, 1)

    def test_a_plant_is_mended_until_it_is_what_is_asked_for(self):
        test, asked = self.piece(), []
        test.options.processes = 20

        def effects(rounds, *_):
            asked.append(rounds)  # the first round costs most
            return {selftest.REFERENCE: (0.005 + rounds * 1e-5, 1e-5)}

        test.planted_effects = effects
        plant = test.plant_of(2, {0: 0.0, 3000: 0.035}, [])
        self.assertAlmostEqual(plant["effects"][selftest.REFERENCE], 0.02, delta=0.002)
        self.assertEqual((asked[0], plant["rounds"]), (1714, asked[-1]))
        self.assertLessEqual(len(asked), selftest.CALIBRATION_STEPS)

    def test_the_digest_is_of_the_code(self):
        root = Path(__file__).resolve().parents[3]
        self.assertRegex(selftest.code_digest(root), "^[0-9a-f]{16}$")


if __name__ == "__main__":
    unittest.main()
