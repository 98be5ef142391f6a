#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_recipes.py STET: runs every command of docs/command.md, and compares what it prints where the page shows it."""
import os
import re
import shutil
import subprocess
import sys
import unittest

from harness import STET, Case, environment

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
PAGE = os.path.join(ROOT, "docs", "command.md")
BLOCKS = re.compile(r"^```sh\n(.*?)^```\n(?:\n^```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)


class Recipes(Case):
    @unittest.skipUnless(shutil.which("jq"), "needs jq")
    def test_every_command(self):
        with open(PAGE, encoding="utf-8") as page:
            blocks = BLOCKS.findall(page.read())
        self.assertGreater(len(blocks), 8)
        os.symlink(os.path.join(ROOT, "corpus"), os.path.join(self.folder.name, "corpus"))
        path = os.pathsep.join([os.path.dirname(STET), os.path.dirname(sys.executable), os.environ["PATH"]])
        for command, shown in blocks:
            with self.subTest(command):
                done = subprocess.run(["bash", "-euo", "pipefail", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                      cwd=self.folder.name, env=environment(PATH=path), timeout=120)
                self.assertEqual((done.stderr.decode(), done.returncode), ("", 0))
                if shown:
                    self.assertEqual(done.stdout.decode(), shown)


if __name__ == "__main__":
    unittest.main()
