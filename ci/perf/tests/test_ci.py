# SPDX-License-Identifier: MIT
"""Which commits ci/perf-ci compares with: in repositories made for the purpose, with a perf-check that only says what it
was asked for."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import support

ASKED = '#!/bin/sh\nfor last; do :; done\ngit -C "$2" log -1 --format=asked:%s "$last"\n[ ! -e "$2/fail" ]\n'


@unittest.skipUnless((support.CI / "perf-ci").exists(), "not copied along")
class Bases(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.place = Path(scratch.name)
        self.root = self.place / "project"
        (self.root / "ci").mkdir(parents=True)
        for name in ("perf-ci", "lib.sh"):
            shutil.copy(support.CI / name, self.root / "ci" / name)
        for name, text in (("install", "#!/bin/sh\n"), ("perf-check", ASKED)):
            (self.root / "ci" / name).write_text(text, encoding="utf-8")
            (self.root / "ci" / name).chmod(0o755)
        (self.root / ".gitignore").write_text("/build/\n", encoding="utf-8")

    def git(self, *arguments):
        identity = ["-c", "user.name=t", "-c", "user.email=t@t", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(self.root), *identity, *arguments], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def commits(self, *subjects):
        if not (self.root / ".git").exists():
            self.git("init", "-q", "-b", "main")
        for subject in subjects:
            (self.root / "file").write_text(subject, encoding="utf-8")
            self.git("add", "-A")
            self.git("commit", "-q", "-m", subject)

    def ask(self, code=0, root=None):
        environment = {key: value for key, value in os.environ.items() if key != "PERF_MAIN"}
        done = subprocess.run([str((root or self.root) / "ci" / "perf-ci")], stdout=subprocess.PIPE, text=True, check=False,
                              env=environment | {"GIT_CEILING_DIRECTORIES": str(self.place)}, stderr=subprocess.STDOUT)
        self.assertEqual(done.returncode, code, done.stdout)
        return [line.split(":", 1)[1] for line in done.stdout.splitlines() if line.startswith("asked:")], done.stdout

    def test_a_branch_against_where_it_left(self):
        self.commits("one", "two")
        self.git("checkout", "-q", "-b", "change")
        self.commits("three", "four")
        self.assertEqual(self.ask()[0], ["two"])

    def test_the_main_line_against_the_commit_before(self):
        self.commits("one", "two", "three")
        self.assertEqual(self.ask()[0], ["two"])

    def test_changes_not_committed_against_head(self):
        self.commits("one", "two", "three")
        (self.root / "file").write_text("other", encoding="utf-8")
        self.assertEqual(self.ask()[0], ["three"])

    def test_the_last_tag_too(self):
        self.commits("one", "two", "three")
        self.git("tag", "v1", "HEAD~2")
        self.assertEqual(self.ask()[0], ["two", "one"])
        self.git("tag", "v2", "HEAD~1")
        self.assertEqual(self.ask()[0], ["two"])

    def test_a_failure_does_not_hide_the_other_check(self):
        self.commits("one", "two", "three")
        self.git("tag", "v1", "HEAD~2")
        (self.root / "fail").touch()
        self.assertEqual(self.ask(1)[0], ["two", "one"])

    def test_without_history_it_is_skipped_and_says_so(self):
        self.commits("one", "two")
        shallow = self.place / "shallow"
        subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{self.root}", str(shallow)], check=True)
        for root in (shallow, self.root):
            asked, text = self.ask(root=root)
            if root == shallow:
                self.assertEqual(asked, [])
                self.assertIn("skipped", text)
                self.assertIn("--unshallow", text)

    def test_no_repository_is_skipped(self):
        asked, text = self.ask()
        self.assertEqual(asked, [])
        self.assertIn("skipped: this is no git repository", text)


if __name__ == "__main__":
    unittest.main()
