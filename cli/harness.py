# SPDX-License-Identifier: MIT
"""What the tests of the command share: running it, in a folder of its own. Standard library only. A program of tests is
started as `test_NAME.py STET [unittest options]`."""
import json
import os
import subprocess
import sys
import tempfile
import unicodedata
import unittest

STET = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else "stet"

MILL = 'Mill reopens\n\nBEACH HAVEN, May 3 - The mill reopened on Monday. "We are back," Ann Lee said.'
# Everything that a terminal might obey: C0, DEL, C1 in UTF-8 and as bare bytes, sequences, turned directions.
HOSTILE = (bytes(range(256)) + b"\x1b]0;owned\x07\x1b[2J\x1b[31m \xc2\x9b31m \xc2\x90x\xc2\x9c " +
           "\u202ereversed\u2066\u2029\u200b\ufeff".encode() + b"\xf4\x90\x80\x80\xed\xa0\x80\xc0\xaf")


def environment(**extra):
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "STET_KERNEL", "TERM")}
    return {**clean, "TERM": "xterm", **extra}


class Result:
    def __init__(self, done):
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr
        self.text = (done.stdout or b"").decode("utf-8", "replace")
        self.message = (done.stderr or b"").decode("utf-8", "replace")

    def json(self):
        return [json.loads(line) for line in self.out.decode("utf-8").splitlines()]  # at U+2028 too


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, content=b""):
        path = os.path.join(os.fsencode(self.folder.name), os.fsencode(name))
        with open(path, "wb") as f:
            f.write(content.encode() if isinstance(content, str) else content)
        return path

    def stet(self, *arguments, stdin=b"", env=None, **more):
        if "stdin_file" in more:
            more["stdin"] = more.pop("stdin_file")
        else:
            more["input"] = stdin.encode() if isinstance(stdin, str) else stdin
        more.setdefault("stdout", subprocess.PIPE)
        return Result(subprocess.run([STET, *arguments], stderr=subprocess.PIPE, timeout=300, cwd=self.folder.name,
                                     env=environment(**(env or {})), **more))

    def jsonl(self, *arguments, **more):
        return self.stet("--format=jsonl", *arguments, **more)

    def fine(self, result):
        self.assertEqual((result.message, result.status), ("", 0))
        return result

    def harmless(self, data):
        """What may go to a terminal: good UTF-8 without controls or turned directions."""
        for c in data.decode("utf-8"):
            if c != "\n":
                self.assertNotIn(unicodedata.category(c), ("Cc", "Zl", "Zp"), repr(c))
                self.assertNotIn(unicodedata.bidirectional(c), ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
