# SPDX-License-Identifier: MIT
"""Commits, configurations and builds, in repositories made for the purpose."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import support  # noqa: F401
from perf import check, project


def git(root, *arguments):
    identity = ["-c", "user.name=t", "-c", "user.email=t@t", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True, stdout=subprocess.DEVNULL)


class Scratch(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.root = Path(self.scratch.name) / "repository"
        self.root.mkdir()
        git(self.root, "init", "-q")

    def commit(self, message, **files):
        for name, text in files.items():
            (self.root / name).write_text(text, encoding="utf-8")
        git(self.root, "add", "-A")
        git(self.root, "commit", "-q", "--allow-empty", "-m", message)


class Commits(Scratch):
    def setUp(self):
        super().setUp()
        self.commit("one", a="first")
        self.commit("two\n\nPerf-accept: everything/* names are looked up\nPerf-accept: nothing", a="second")
        self.commit("three\n\n  Perf-accept: x indented\nPerf-accept: call/empty\tchecked now")
        self.repository = project.Repository(self.root)

    def test_accepted_lines(self):
        base, head = (self.repository.resolve(name, "base") for name in ("HEAD~2", "HEAD"))
        self.assertEqual(self.repository.accepted(base, head),
                         [("call/empty", "checked now"), ("everything/*", "names are looked up")])
        self.assertEqual(self.repository.accepted(head, head), [])

    def test_first_pattern_that_fits(self):
        accepted = [("a/*", "first"), ("a/b", "second")]
        self.assertEqual(project.accepted_reason(accepted, "a/b"), "first")
        self.assertIsNone(project.accepted_reason(accepted, "b"))

    def test_unknown_commit_is_a_problem_of_its_side(self):
        with self.assertRaises(project.Problem) as caught:
            self.repository.resolve("nowhere", "base")
        self.assertEqual(caught.exception.side, "base")
        with self.assertRaises(project.Problem):
            self.repository.resolve("--all", "base")

    def test_check_out_leaves_nothing_in_the_repository(self):
        place = Path(self.scratch.name) / "place"
        self.repository.check_out(self.repository.resolve("HEAD~2", "base"), place, "base")
        self.assertEqual((place / "a").read_text(encoding="utf-8"), "first")
        listed = subprocess.run(["git", "-C", str(self.root), "worktree", "list"], stdout=subprocess.PIPE, check=True)
        self.assertEqual(len(listed.stdout.splitlines()), 1)

    def test_half_a_check_out_is_made_again(self):
        place = Path(self.scratch.name) / "place"
        place.mkdir()
        (place / "stray").touch()
        self.repository.check_out(self.repository.resolve("HEAD", "head"), place, "head")
        self.assertFalse((place / "stray").exists())
        self.assertEqual((place / "a").read_text(encoding="utf-8"), "second")


class Configurations(unittest.TestCase):
    def read(self, values):
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / "perf.json"
            path.write_text(json.dumps(values), encoding="utf-8")
            return project.Config(path)

    def test_good(self):
        self.assertEqual(self.read({"build": [["make"]], "cases": "x.so"}).get("cases"), "x.so")

    def test_bad(self):
        for values in ([], {}, {"build": [], "cases": "x"}, {"build": [["make"]]},
                       {"build": [["make"]], "cases": "x", "benchmark": "y"},
                       {"build": [["make"]], "cases": "x", "cazes": "y"}):
            with self.assertRaises(project.Problem, msg=values):
                self.read(values)

    def test_required_of_the_base(self):
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / "perf.json"
            self.assertEqual(check.required_by(path), [])
            path.write_text('{"require": ["a", "b"]}', encoding="utf-8")
            self.assertEqual(check.required_by(path), ["a", "b"])


class Builds(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.place = Path(scratch.name)

    def side(self, build, fallbacks=(), extra=()):
        config = type("", (), {"values": {"build": build, "fallbacks": list(fallbacks), "cases": "{build}/out"}})
        config.get = lambda key, default=None: config.values.get(key, default)
        return project.Side("base", config, self.place, self.place, self.place / "work", "-O1", extra)

    def test_commands_are_filled_in(self):
        side = self.side([["sh", "-c", "echo {flags} $1 >{build}/out", "x"]], extra=["more"]).build()
        self.assertEqual(Path(side.artifact).read_text(encoding="utf-8"), "-O1 more\n")

    def test_flags_are_as_many_words_as_they_are(self):
        side = self.side([["sh", "-c", "for i; do echo [$i]; done >{build}/out", "x", "{flags}", "-DX={flags}"]])
        side.places["flags"] = "-a -b"
        self.assertEqual(Path(side.build().artifact).read_text(encoding="utf-8").split("\n"), ["[-a]", "[-b]", "[-DX=-a -b]", ""])

    def test_fallback_is_noted_and_has_a_directory_of_its_own(self):
        command = ["sh", "-c", "[ \"$1\" = good ] && touch {build}/out", "x"]
        side = self.side([command], fallbacks=[["bad"], ["good"]]).build()
        self.assertIn("good", side.note)
        again = self.side([command], fallbacks=[["bad"], ["good"]]).build()
        self.assertIn("good", again.note)

    def test_failure_shows_the_first_output(self):
        with self.assertRaises(project.Problem) as caught:
            self.side([["sh", "-c", "echo why $1; exit 1", "x"]], fallbacks=[["again"]]).build()
        self.assertIn("why", str(caught.exception))
        self.assertNotIn("again", str(caught.exception))

    def test_nothing_built_is_a_failure(self):
        with self.assertRaises(project.Problem) as caught:
            self.side([["true"]]).build()
        self.assertIn("was built", str(caught.exception))

    def test_missing_program(self):
        with self.assertRaises(project.Problem):
            self.side([["no-such-program-here"]]).build()

    def linked(self, side, layout):
        out = self.place / "out"
        return Path(side.link(layout, out)).read_text(encoding="utf-8").split()

    def test_layouts(self):
        side = self.side([["sh", "-c", "touch {build}/out; for i in 1 2 3 4 5 6 7 8; do touch {build}/$i.o; done"]]).build()
        self.assertEqual(side.link(1, self.place / "out"), side.artifact)
        side.config.values["layouts"] = {"objects": "{build}/*.o", "command": [
            "sh", "-c", "out=$1; shift; for o; do basename $o; done >$out", "x", "{out}", "{objects}"]}
        orders = [self.linked(side, layout) for layout in range(5)]
        self.assertEqual(orders[0], self.linked(side, 0))
        self.assertEqual(len({tuple(order) for order in orders}), 5)
        self.assertTrue(all(len(set(order)) == 8 for order in orders))
        (side.places["build"] / "5.o").unlink()
        self.assertEqual(self.linked(side, 3), [name for name in orders[3] if name != "5.o"])

    def test_layouts_that_do_not_link(self):
        side = self.side([["touch", "{build}/out"]]).build()
        for layouts in ({"objects": "{build}/*.o", "command": ["true"]}, {"objects": "{build}/out", "command": ["false"]}):
            side.config.values["layouts"] = layouts
            with self.assertRaises(project.Problem):
                side.link(1, self.place / "out")

    def test_elf_sizes(self):
        sizes = project.elf_sizes(os.path.realpath("/proc/self/exe"))
        self.assertGreater(sizes["code"], 100)
        self.assertEqual(project.elf_sizes(__file__), {})


if __name__ == "__main__":
    unittest.main()
