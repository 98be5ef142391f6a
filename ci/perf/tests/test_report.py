# SPDX-License-Identifier: MIT
"""Reports of every form."""

import json
import unittest
from xml.etree import ElementTree

import support  # noqa: F401
from perf import decide, report


def verdict(case, name, **more):
    return decide.Verdict(case, name, effect=0.031, low=0.02, high=0.04, processes=20, base_ns=1000.0, head_ns=1031.0,
                          bytes=4000, base_instructions=1000, head_instructions=1010, **more)


FOUND = {"verdict": decide.FAIL, "cause": "", "base": "abc one", "head": "def two", "base_sha": "a", "head_sha": "d",
         "numbers": {"code": (100, 110), "stack": (None, 5)}, "remarks": ["a remark"], "seconds": {"measuring": 9.0},
         "verdicts": [verdict("a|b", decide.PASS), verdict("slow", decide.FAIL, note="slower", output_changed=True),
                      verdict("noisy", decide.INCONCLUSIVE), decide.Verdict("gone", note="head has no such case")]}
PROBLEM = FOUND | {"verdict": decide.NOT_COMPARABLE, "verdicts": [], "problem": "base does not build", "cause": "base"}


class Forms(unittest.TestCase):
    def test_text_has_all_that_was_found(self):
        text = report.as_text(FOUND)
        slow = next(line for line in text.splitlines() if line.startswith("slow"))
        for part in ("FAIL", "+3.10%", "+2.00% +4.00%", "1.00%", "+1.000%", "4000 → 3880 MB/s", "OUTPUT CHANGED"):
            self.assertIn(part, slow)
        self.assertIn("code 100 → 110 (+10.0%)", text)
        self.assertIn("a remark", text)
        self.assertTrue(text.splitlines()[-1].startswith("FAIL: abc one"))

    def test_problem_is_shown(self):
        for form in (report.as_text, report.as_markdown, report.as_json, report.as_junit):
            self.assertIn("base does not build", form(PROBLEM))

    def test_json_is_strict(self):
        def refuse(name):
            raise AssertionError(name)

        content = json.loads(report.as_json(FOUND), parse_constant=refuse)
        self.assertEqual(content["verdict"], "FAIL")
        self.assertAlmostEqual(content["cases"][1]["instructions"], 0.01)
        self.assertIsNone(content["cases"][3]["effect"])
        self.assertIn("processor", content["machine"])

    def test_junit_counts(self):
        suite = ElementTree.fromstring(report.as_junit(FOUND))
        self.assertEqual({key: suite.get(key) for key in ("tests", "failures", "errors", "skipped")},
                         {"tests": "4", "failures": "1", "errors": "1", "skipped": "1"})
        self.assertEqual(len(suite.findall("testcase/failure")), 1)
        suite = ElementTree.fromstring(report.as_junit(PROBLEM))
        self.assertEqual((suite.get("tests"), suite.get("errors")), ("1", "1"))

    def test_markdown_is_a_table(self):
        lines = report.as_markdown(FOUND).splitlines()
        table = [line.replace("\\|", "") for line in lines if line.startswith("|")]
        self.assertEqual(len(table), 6)
        self.assertEqual({line.count("|") for line in table}, {len(report.HEADS) + 1})


if __name__ == "__main__":
    unittest.main()
