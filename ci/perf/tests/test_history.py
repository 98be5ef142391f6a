# SPDX-License-Identifier: MIT
"""The history's file and page."""

import html.parser
import tempfile
import unittest
from pathlib import Path

import support  # noqa: F401
from perf import history, page


def entry(commit, ratio=1.0, verdict="PASS", processor="P", **more):
    cases = {"a/x": [ratio, 0.001, 1.0, verdict, 1000], "b/<y>": [1 / ratio, 0.001, None, "PASS", 500]}
    return {"commit": commit * 10, "parent": "p", "title": f"{commit} <subject> & more", "date": "2026-11-25T10:00:00Z",
            "verdict": verdict, "problem": "", "processor": processor, "compiler": "C", "numbers": {"code": 5},
            "cases": cases} | more


class Stores(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.store = history.Store(Path(scratch.name) / "deep" / "history.jsonl", 3)

    def commits(self):
        return [line["commit"][0] for line in self.store.read()]

    def test_capped(self):
        for commit in "abcde":
            self.store.append(entry(commit))
        self.assertEqual(self.commits(), ["c", "d", "e"])

    def test_a_commit_again_is_replaced(self):
        for commit in "abc":
            self.store.append(entry(commit))
        self.store.append(entry("b", 2.0))
        self.assertEqual(self.commits(), ["a", "b", "c"])
        self.assertEqual(self.store.read()[1]["cases"]["a/x"][0], 2.0)

    def test_another_machine_is_another_line(self):
        self.store.append(entry("a"))
        self.store.append(entry("a", processor="Q"))
        self.assertEqual(self.commits(), ["a", "a"])

    def test_nothing_else_is_left(self):
        self.store.append(entry("a"))
        self.assertEqual([path.name for path in self.store.path.parent.iterdir()], ["history.jsonl"])


class Reader(html.parser.HTMLParser):
    VOID = {"meta", "line", "path", "circle", "text"}

    def __init__(self):
        super().__init__()
        self.open, self.tags = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag


class Pages(unittest.TestCase):
    def read(self, text):
        reader = Reader()
        reader.feed(text)
        self.assertEqual(reader.open, [])
        return reader.tags

    def test_steps_are_multiplied(self):
        points = page.chain([entry("a", 1.1), entry("b", 1.1), entry("c", 0.5)], "a/x")
        self.assertAlmostEqual(points[-1][1], 0.605)
        self.assertEqual(points[-1][2], 1.0)

    def test_no_change_has_no_sign(self):
        self.assertEqual([page.signed(ratio) for ratio in (1.0, 0.9999, 1.0001, 0.99, 1.2)], ["0.0%"] * 3 + ["-1.0%", "+20.0%"])

    def test_a_case_may_come_late(self):
        late = entry("b")
        early = entry("a", cases={})
        self.assertEqual([point[0] for point in page.chain([early, late], "a/x")], [1])

    def test_page_is_well_formed_and_has_all(self):
        tags = self.read(page.draw([entry("a"), entry("b", 1.2, "FAIL"), entry("c")]))
        self.assertEqual(sum(tag == "svg" for tag, _ in tags), 2)
        dots = [attributes["class"] for tag, attributes in tags if tag == "circle"]
        self.assertEqual((dots.count("dot"), dots.count("dot fail")), (5, 1))

    def test_dots_stay_inside(self):
        for tag, attributes in self.read(page.draw([entry("a", 0.1), entry("b", 40.0)])):
            if tag == "circle":
                self.assertTrue(0 < float(attributes["cx"]) < page.WIDTH and 0 < float(attributes["cy"]) < page.HEIGHT)

    def test_names_are_escaped(self):
        text = page.draw([entry("a", problem="<oops>\nmore")])
        for raw in ("<y>", "<subject>", "<oops>"):
            self.assertNotIn(raw, text)

    def test_empty_and_other_machines(self):
        self.read(page.draw([]))
        tags = self.read(page.draw([entry("a", processor="Q"), entry("b")]))
        self.assertEqual(sum(tag == "circle" for tag, _ in tags), 2)


if __name__ == "__main__":
    unittest.main()
