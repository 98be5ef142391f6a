# SPDX-License-Identifier: MIT
"""What is read of the programs that measure, and the programs themselves."""

import math
import os
import subprocess
import tempfile
import unittest
from pathlib import Path
from types import SimpleNamespace

import support
from perf import measure, project

TABLE = r"""
#include "perf_cases.h"
static volatile unsigned long sink;
static void run(const perf_case *c, size_t first, size_t count)
{
    (void)first;
    for (size_t n = 0; n < count * 300 * (size_t)(ROUNDS); n++) sink = n;
    (void)c;
}
static uint64_t digest(const perf_case *c) { (void)c; return 7 + (ROUNDS); }
const perf_table *perf_cases(const char *data)
{
    static const perf_case cases[] = {
        {"a/work", NULL, 16, 1600, NULL, run, digest}, {"b/work", NULL, 16, 0, NULL, run, NULL}, {EXTRA, NULL, 16, 0, NULL, run, NULL}};
    static const perf_table table = {PERF_CASES_VERSION, (uint32_t)sizeof(perf_case), 3, cases, NULL};
    (void)data;
    return &table;
}
"""


class Programs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.place = Path(cls.scratch.name)
        cls.duel = project.build_tool("duel", cls.place)
        cls.once = project.build_tool("once", cls.place)
        cls.one, cls.two = cls.table("one", 10, "c/only-one"), cls.table("two", 20, "c/only-two")

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    @classmethod
    def table(cls, name, rounds, extra):
        source, out = cls.place / f"{name}.c", cls.place / f"{name}.so"
        source.write_text(TABLE, encoding="utf-8")
        subprocess.run([os.environ.get("CC", "cc"), "-std=c11", "-O1", "-shared", "-fPIC", f"-I{project.TOOLS}",
                        f"-DROUNDS={rounds}", f'-DEXTRA="{extra}"', "-o", str(out), str(source)], check=True)
        return out

    def fight(self, base, head, *arguments):
        done = subprocess.run([self.duel, "--case-ms", "4", *arguments, base, head], stdout=subprocess.PIPE, text=True,
                              stderr=subprocess.PIPE, check=False)
        return done.returncode, [line.split("\t") for line in done.stdout.splitlines()], done.stderr

    def ratios(self, rows):
        return {row[1]: float(row[2]) for row in rows if row[0] == "case"}

    def fight_until(self, base, head, expected, *arguments):
        """Fights again where something else on the machine spoilt a fight of some milliseconds; the last one counts."""
        for _ in range(8):
            code, rows, _ = self.fight(base, head, *arguments)
            if all(abs(ratio - expected) <= 0.2 for ratio in self.ratios(rows).values()):
                break
        return code, rows

    def check_duel(self, *arguments):
        code, rows = self.fight_until(self.one, self.two, math.log(2), "--digests", *arguments)
        self.assertEqual(code, 0)
        ratios = self.ratios(rows)
        self.assertEqual(set(ratios), {"a/work", "b/work"})
        for ratio in ratios.values():
            self.assertAlmostEqual(ratio, math.log(2), delta=0.2)
        self.assertEqual({tuple(row[1:]) for row in rows if row[0] == "missing"},
                         {("base", "c/only-two"), ("head", "c/only-one")})
        digests = {row[1]: row[2:] for row in rows if row[0] == "digest"}
        self.assertEqual(digests["a/work"], [f"{17:016x}", f"{27:016x}"])
        self.assertEqual(digests["b/work"], [measure.NO_DIGEST] * 2)
        self.assertEqual(rows[-1], ["end", "2"])
        return rows[0]

    def test_one_process(self):
        self.assertEqual(self.check_duel()[0], "duel")

    def test_two_processes(self):
        self.assertEqual(self.check_duel("--two-processes"), ["duel", "1", "two-processes"])

    def test_sides_are_not_swapped(self):
        _, rows = self.fight_until(self.two, self.one, -math.log(2))
        self.assertEqual(len(self.ratios(rows)), 2)
        for ratio in self.ratios(rows).values():
            self.assertAlmostEqual(ratio, -math.log(2), delta=0.2)

    def test_patterns(self):
        _, rows, _ = self.fight(self.one, self.two, "--case", "a/*")
        self.assertEqual([row[1] for row in rows if row[0] == "case"], ["a/work"])

    def test_a_table_that_is_none(self):
        for arguments in ((self.one, "/nowhere.so"), (self.one, self.duel)):
            code, _, error = self.fight(*arguments)
            self.assertEqual(code, 2)
            self.assertIn(str(arguments[1]), error)
        self.assertEqual(self.fight(self.one, "/nowhere.so", "--two-processes")[0], 2)

    def test_bad_arguments(self):
        for arguments in (["--case-ms", "0"], ["--what", "1"], ["--seed"]):
            self.assertEqual(self.fight(self.one, self.two, *arguments)[0], 2)

    def test_once_runs_each_case(self):
        found = subprocess.run([self.once, "--case", "?/work", self.one], stdout=subprocess.PIPE, text=True, check=True)
        self.assertEqual([line.split("\t")[:3] for line in found.stdout.splitlines()],
                         [["case", "1", "a/work"], ["case", "2", "b/work"], ["end", "2"]])

    def test_instructions(self):
        sides = [SimpleNamespace(artifact=path, data="/", config={"cases": "x"}) for path in (self.one, self.one, self.two)]
        counts = measure.instructions(sides, self.place)
        if not counts[0]:
            self.skipTest("no valgrind")
        self.assertEqual(counts[0], counts[1])
        self.assertAlmostEqual(counts[2]["a/work"] / counts[0]["a/work"], 2, delta=0.05)


class DuelOutput(unittest.TestCase):
    def read(self, good, output):
        samples = measure.Samples()
        measure.Duel.read(good, output, samples, "/b.so")
        return samples

    def test_unfinished_run_is_worth_nothing(self):
        line = "case\tx\t0.1\t10\t11\t8\t0\n"
        for good, output in ((True, ""), (True, line), (False, line + "end\t1\n")):
            with self.assertRaises(project.Problem):
                self.read(good, output)

    def test_times_that_are_none(self):
        samples = self.read(True, "case\tx\tnan\t10\t11\t8\t0\ncase\ty\t0.1\t0\t11\t8\t0\nend\t2\n")
        self.assertEqual(samples.ratios, {})

    def test_whose_fault(self):
        for text, side in (("duel: /b.so: no articles", "base"), ("duel: /h.so: no articles", "head")):
            with self.assertRaises(project.Problem) as caught:
                self.read(False, text)
            self.assertEqual(caught.exception.side, side)


class GoogleBenchmark(unittest.TestCase):
    def test_times(self):
        content = {"benchmarks": [
            {"name": "x", "run_type": "iteration", "cpu_time": 2.0, "time_unit": "us"},
            {"name": "x", "run_type": "iteration", "cpu_time": 4.0, "time_unit": "us"},
            {"name": "x", "run_type": "iteration", "cpu_time": 3.0, "time_unit": "us"},
            {"name": "x_mean", "run_type": "aggregate", "cpu_time": 3.0, "time_unit": "us"},
            {"name": "broken", "run_type": "iteration", "error_occurred": True},
            {"name": "idle", "run_type": "iteration", "cpu_time": 0.0, "time_unit": "ns"}]}
        self.assertEqual(measure.Benchmarks.times_of(content), {"x": 3000.0, "broken": None, "idle": None})

    def test_pairs(self):
        samples = measure.Samples()
        base = [{"x": 10.0, "gone": 1.0, "broken": None}, {"x": 12.0, "gone": 1.0, "broken": None}]
        head = [{"x": 22.0, "broken": None}, {"x": 22.0, "broken": 5.0}]
        measure.Benchmarks.pair(base, head, samples)
        self.assertEqual(set(samples.ratios), {"x"})
        self.assertAlmostEqual(samples.ratios["x"][0], math.log(2))
        self.assertEqual(samples.missing, {"gone": "head", "broken": "head"})


class Sampling(unittest.TestCase):
    def test_late_samples_end_early_but_not_too_early(self):
        runner = measure.Runner(None, None, support.options(seconds=-1))
        taken = []
        runner.measure_once = lambda samples, cases, digests: taken.append(digests)
        runner.measure(20, digests=True)
        self.assertEqual(taken, [True] + [False] * (measure.FEWEST - 1))


if __name__ == "__main__":
    unittest.main()
