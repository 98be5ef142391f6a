# SPDX-License-Identifier: MIT
"""Verdicts of samples that a made-up machine draws."""

import math
import unittest

import support
from perf import check, decide, measure, project


def verdicts_of(cases, seed=1, accepted=(), **changes):
    judge = decide.Judge(support.options(**changes))
    runner = support.FakeRunner(cases, seed, late=changes.get("late", False))
    samples, confirmed = judge.decide(runner, lambda text: None)
    found = {case: judge.verdict(case, samples, confirmed, project.accepted_reason(accepted, case)) for case in cases}
    return found, runner


def overall(cases, seed=1, **changes):
    return decide.overall(verdicts_of(cases, seed, **changes)[0].values())


def many(count, effect=0.0, noise=0.005):
    return {f"case/{i}": (effect, noise) for i in range(count)}


class Promise(unittest.TestCase):
    def test_equal_builds_raise_no_alarm(self):
        alarms = sum(overall(many(12), seed) == decide.FAIL for seed in range(100))
        self.assertEqual(alarms, 0)

    def test_an_effect_at_the_margin_raises_few(self):
        at_margin = math.log1p(0.005)
        alarms = sum(overall(many(12, at_margin), seed) == decide.FAIL for seed in range(100))
        self.assertLessEqual(alarms, 3)

    def test_two_percent_are_found(self):
        cases = many(11) | {"slow": (math.log1p(0.02), 0.006)}
        for seed in range(30):
            found, _ = verdicts_of(cases, seed)
            self.assertEqual(found["slow"].verdict, decide.FAIL)
            self.assertTrue(all(v.verdict != decide.FAIL for case, v in found.items() if case != "slow"))

    def test_one_percent_is_found_mostly(self):
        cases = many(29) | {"slow": (math.log1p(0.01), 0.006)}
        found = sum(verdicts_of(cases, seed)[0]["slow"].verdict == decide.FAIL for seed in range(20))
        self.assertGreaterEqual(found, 16)


class Verdicts(unittest.TestCase):
    def test_pass(self):
        found, runner = verdicts_of(many(3))
        self.assertEqual({v.verdict for v in found.values()}, {decide.PASS})
        self.assertEqual(len(runner.asked), 1)

    def test_noise_is_inconclusive_after_all_looks(self):
        found, runner = verdicts_of({"noisy": (0.0, 0.2), "calm": (0.0, 0.001)})
        self.assertEqual(found["noisy"].verdict, decide.INCONCLUSIVE)
        self.assertEqual(found["calm"].verdict, decide.PASS)
        self.assertEqual([names for _, names in runner.asked], [["noisy", "calm"], ["noisy"], ["noisy"]])

    def test_late_is_inconclusive_at_once(self):
        found, runner = verdicts_of({"noisy": (0.0, 0.2)}, late=True)
        self.assertEqual(found["noisy"].verdict, decide.INCONCLUSIVE)
        self.assertEqual(len(runner.asked), 1)

    def test_confirmed_sample_is_the_fresh_one(self):
        found, _ = verdicts_of({"slow": (0.05, 0.001)})
        self.assertEqual((found["slow"].verdict, found["slow"].processes), (decide.FAIL, 40))

    def test_what_is_not_confirmed_is_no_alarm(self):
        runner = support.FakeRunner({"slow": (0.011, 0.001)}, 1)
        judge = decide.Judge(support.options())
        drawn = runner.measure(20)
        runner.cases = {"slow": (0.0, 0.001)}
        confirmed = judge.confirm(runner, drawn, ["slow"], lambda text: None)
        found = judge.verdict("slow", drawn, confirmed, None)
        self.assertEqual(found.verdict, decide.PASS)
        self.assertIn("not confirmed", found.note)

    def test_faster_passes_and_says_so(self):
        found, _ = verdicts_of({"fast": (-0.05, 0.001)})
        self.assertEqual((found["fast"].verdict, found["fast"].note), (decide.PASS, "faster"))

    def test_accepted_with_its_reason(self):
        found, _ = verdicts_of({"a/slow": (0.05, 0.001), "b/slow": (0.05, 0.001)}, accepted=[("a/*", "new rule")])
        self.assertEqual(found["a/slow"].verdict, decide.ACCEPTED)
        self.assertIn("new rule", found["a/slow"].note)
        self.assertEqual(found["b/slow"].verdict, decide.FAIL)

    def test_missing_and_unmeasured_do_not_pass(self):
        judge, samples = decide.Judge(support.options()), measure.Samples()
        samples.missing["gone"] = "head"
        self.assertEqual(judge.verdict("gone", samples, {}, None).verdict, decide.NOT_COMPARABLE)
        self.assertEqual(judge.verdict("void", samples, {}, None).verdict, decide.NOT_COMPARABLE)
        self.assertEqual(judge.verdict("gone", samples, {}, "renamed").verdict, decide.ACCEPTED)

    def test_missing_in_one_process_is_missing(self):
        judge, samples = decide.Judge(support.options()), measure.Samples()
        for _ in range(20):
            samples.put("odd", 100, 100)
        samples.missing["odd"] = "base"
        self.assertEqual(judge.verdict("odd", samples, {}, None).verdict, decide.NOT_COMPARABLE)

    def test_changed_output_is_said(self):
        judge, samples = decide.Judge(support.options()), measure.Samples()
        for case, digests in {"same": ("1", "1"), "other": ("1", "2"), "none": (measure.NO_DIGEST,) * 2}.items():
            for _ in range(20):
                samples.put(case, 100, 100)
            samples.digests[case] = digests
        changed = {case: judge.verdict(case, samples, {}, None).output_changed for case in samples.ratios}
        self.assertEqual(changed, {"same": False, "other": True, "none": None})

    def test_too_few_processes_for_the_cases(self):
        with self.assertRaises(project.Problem):
            verdicts_of(many(1000), processes=12)

    def test_required_case_is_lacking(self):
        found = decide.lacking(["a/*", "b/*", "c"], ["a/1", "a/2"], [("c", "dropped")])
        self.assertEqual([(v.case, v.verdict) for v in found],
                         [("b/*", decide.NOT_COMPARABLE), ("c", decide.ACCEPTED)])


class Overall(unittest.TestCase):
    def test_worst_wins(self):
        def of(*names):
            return decide.overall([decide.Verdict(str(i), name, processes=20) for i, name in enumerate(names)])

        p, f, i, n, a = decide.PASS, decide.FAIL, decide.INCONCLUSIVE, decide.NOT_COMPARABLE, decide.ACCEPTED
        self.assertEqual(of(p, a), p)
        self.assertEqual(of(p, i, n, f), f)
        self.assertEqual(of(p, i, n), n)
        self.assertEqual(of(p, i), i)
        self.assertEqual(of(), n)

    def test_nothing_but_accepted_losses_is_no_pass(self):
        self.assertEqual(decide.overall([decide.Verdict("gone", decide.ACCEPTED)]), decide.NOT_COMPARABLE)

    def test_exit_codes_differ_and_tolerance_is_narrow(self):
        codes = {verdict: check.exit_code({"verdict": verdict, "cause": "head"}, []) for verdict in decide.EXIT_CODES}
        self.assertEqual(codes, {decide.PASS: 0, decide.ACCEPTED: 0, decide.FAIL: 1, decide.INCONCLUSIVE: 3,
                                 decide.NOT_COMPARABLE: 4})
        both = ["inconclusive", "base"]
        self.assertEqual(check.exit_code({"verdict": decide.INCONCLUSIVE, "cause": ""}, both), 0)
        self.assertEqual(check.exit_code({"verdict": decide.NOT_COMPARABLE, "cause": "base"}, both), 0)
        self.assertEqual(check.exit_code({"verdict": decide.NOT_COMPARABLE, "cause": "head"}, both), 4)
        self.assertEqual(check.exit_code({"verdict": decide.FAIL, "cause": ""}, both), 1)


if __name__ == "__main__":
    unittest.main()
