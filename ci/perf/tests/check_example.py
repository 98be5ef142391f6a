# SPDX-License-Identifier: MIT
"""examples/perf-check as its README says: copied out, with the tool in tools/, in a repository of its own. Takes a
minute or two, and needs CMake, Google Benchmark and a C++ compiler. Slowdowns here are by half and more, and margins wide, so
that any machine will do; ci/perf-selftest is about small ones."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import support

EXAMPLE = support.CI.parent / "examples" / "perf-check"
WIDE = ["--margin", "5", "--limit", "25", "--case-ms", "5", "--processes", "14"]
SLOWER = "    for (size_t i = 1; i < 4; i++)\n        count += words_longest(text, len) == len + i;\n"


class Example(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if shutil.which("make") is None:
            os.environ.setdefault("CMAKE_GENERATOR", "Ninja")
        cls.scratch = tempfile.TemporaryDirectory()
        cls.root = Path(cls.scratch.name) / "words"
        shutil.copytree(EXAMPLE, cls.root)
        for name in ("perf-check", "perf-history"):
            (cls.root / "tools").mkdir(exist_ok=True)
            shutil.copy(support.CI / name, cls.root / "tools" / name)
        shutil.copytree(support.CI / "perf", cls.root / "tools" / "perf",
                        ignore=shutil.ignore_patterns("tests", "__pycache__"))
        (cls.root / ".gitignore").write_text("/build/\n__pycache__/\n", encoding="utf-8")
        cls.git("init", "-q")
        cls.commit("base")
        cls.base = cls.git("rev-parse", "HEAD").strip()

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    @classmethod
    def git(cls, *arguments):
        identity = ["-c", "user.name=t", "-c", "user.email=t@t", "-c", "commit.gpgsign=false"]
        return subprocess.run(["git", "-C", str(cls.root), *identity, *arguments], check=True, text=True,
                              stdout=subprocess.PIPE).stdout

    @classmethod
    def commit(cls, message):
        cls.git("add", "-A")
        cls.git("commit", "-q", "--allow-empty", "-m", message)

    def setUp(self):
        self.git("reset", "-q", "--hard", self.base)

    def change(self, name, old, new):
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def make_slower(self):
        """words_count goes through the text three times more; its answers stay."""
        self.change("words.c", "    bool inside = false;\n", "    bool inside = false;\n" + SLOWER)

    def check(self, code, *arguments, words=()):
        report = self.root / "build" / "report.json"
        report.parent.mkdir(exist_ok=True)
        done = subprocess.run([sys.executable, str(self.root / "tools" / "perf-check"), *WIDE, "--json", str(report), *arguments],
                              cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        self.assertIn(done.returncode, code if isinstance(code, tuple) else (code,), done.stdout)
        for word in words:
            self.assertIn(word, done.stdout)
        return {case["case"]: case for case in json.loads(report.read_text(encoding="utf-8"))["cases"]}

    def test_equal(self):
        cases = self.check(0, "HEAD", words=["PASS", "byte for byte"])
        self.assertEqual(set(cases), {"words/count", "words/longest"})
        if shutil.which("valgrind"):
            self.assertEqual(cases["words/count"]["instructions"], 0)
        self.assertIsNotNone(cases["words/count"]["shipped"])

    def test_slower_fails_and_can_be_accepted(self):
        self.make_slower()
        cases = self.check(1, "--quick", "HEAD")
        self.assertEqual({name: case["verdict"] for name, case in cases.items()},
                         {"words/count": "FAIL", "words/longest": "PASS"})
        self.commit("slower\n\nPerf-accept: words/count it is an example")
        self.check(0, "--quick", "HEAD~1", "HEAD", words=["ACCEPTED", "it is an example"])

    def test_without_cmake(self):
        self.make_slower()
        self.check(1, "--quick", "--config", "perf-cc.json", "HEAD")
        self.check(0, "--quick", "--config", "perf-cc.json", self.base, "HEAD")

    def test_two_processes(self):
        self.make_slower()
        self.check(1, "--quick", "--two-processes", "--config", "perf-cc.json", "HEAD")

    def test_google_benchmark(self):
        self.check(0, "--quick", "--config", "perf-benchmark.json", self.base, "HEAD")
        self.make_slower()
        cases = self.check(1, "--quick", "--config", "perf-benchmark.json", "HEAD")
        self.assertEqual({name: case["verdict"] for name, case in cases.items()}, {"count": "FAIL", "longest": "PASS"})

    def test_changed_output_is_said(self):
        self.change("words.c", "return longest;", "return longest + 1;")
        # The addition moves the code behind it, which costs some processors time: either verdict must say what changed.
        cases = self.check((0, 1), "--quick", "HEAD", words=["OUTPUT CHANGED"])
        self.assertEqual({name: case["output_changed"] for name, case in cases.items()},
                         {"words/count": False, "words/longest": True})

    def test_a_case_taken_away_does_not_pass(self):
        self.change("cases.c", '{"words/longest"', '{"words/largest"')
        self.change("perf.json", '"words/longest"', '"words/largest"')
        self.check(4, "--quick", "HEAD", words=["NOT COMPARABLE", "words/longest"])

    def test_base_that_does_not_compile(self):
        self.change("words.c", "size_t", "#error broken\nsize_t")
        self.commit("broken")
        self.git("revert", "--no-edit", "HEAD")
        self.check(4, "--quick", "HEAD~1", words=["base does not build", "broken"])
        self.check(0, "--quick", "--tolerate", "base", "HEAD~1")
        self.check(4, "--quick", "--tolerate", "base", "HEAD", "HEAD~1", words=["head does not build"])

    def test_ctest(self):
        build = self.root / "build" / "ctest"
        self.change("CMakeLists.txt", "ARGUMENTS --quick", "ARGUMENTS --quick " + " ".join(WIDE))
        subprocess.run(["cmake", "-S", self.root, "-B", build], check=True, stdout=subprocess.DEVNULL)
        done = subprocess.run(["ctest", "--test-dir", build, "--no-tests=error", "-V"], stdout=subprocess.PIPE, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("PASS: ", done.stdout)

    def test_workflow(self):
        """Its step "check", as GitHub runs it: a pull request of one commit onto a base that went on."""
        self.git("checkout", "-q", "-b", "change")
        self.make_slower()
        self.commit("change")
        text = (self.root / "perf.yml").read_text(encoding="utf-8")
        script = re.search(r"- name: check\n.*?run: \|\n((?: {10}.*\n)+)", text, re.DOTALL)[1]
        summary = self.root / "build" / "summary.md"
        summary.unlink(missing_ok=True)
        environment = os.environ | {"BASE": self.base, "GITHUB_STEP_SUMMARY": str(summary)}
        done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", script.replace("tools/perf-check", "tools/perf-check --quick")],
                              cwd=self.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("| words/count | FAIL |", summary.read_text(encoding="utf-8"))
        self.assertTrue((self.root / "perf-report.json").exists() and (self.root / "perf-report.xml").exists())

    def test_history(self):
        self.make_slower()
        self.commit("slower")
        run = [sys.executable, str(self.root / "tools" / "perf-history")]
        for arguments in (["fill", "5", "--", "--quick", *WIDE], ["page", "build/history.html"]):
            subprocess.run([*run, *arguments], cwd=self.root, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        lines = (self.root / "build" / "perf" / "history.jsonl").read_text(encoding="utf-8").splitlines()
        self.assertEqual([json.loads(line)["verdict"] for line in lines], ["FAIL"])
        self.assertIn("dot fail", (self.root / "build" / "history.html").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
