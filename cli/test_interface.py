#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_interface.py STET: what tells people about the options: --help, the man page, the completions of three shells, which
are run in these shells. All of them have the same options, with the same values."""
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import time
import unittest

from harness import STET, Case, environment
from samples import articles

HERE = os.path.dirname(os.path.abspath(__file__))
MANUAL = os.path.join(HERE, "stet.1")
COMPLETIONS = os.path.join(HERE, "completions")
CHOICES = ("format", "offsets", "input", "progress", "color", "stats")


def needs(tool):
    return unittest.skipUnless(shutil.which(tool), "needs " + tool)


class Session:
    """A shell at a terminal, to which keys are sent."""

    def __init__(self, folder, *command):
        try:
            self.child, self.terminal = pty.fork()
        except OSError as error:  # a chroot without devpts
            raise unittest.SkipTest(f"no terminal to be had: {error}") from None
        if self.child == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, environment(TERM="dumb", PS1="READY ", HOME=folder, COLUMNS="200", LINES="100"))

    def keys(self, text, until, seconds=20):
        """What is shown after these keys, up to the pattern."""
        os.write(self.terminal, text.encode())
        shown, end = b"", time.monotonic() + seconds
        while not re.search(until, shown.decode("utf-8", "replace")):
            if not select.select([self.terminal], [], [], max(0, end - time.monotonic()))[0]:
                raise AssertionError("%r does not show %r but %r" % (text, until, shown))
            shown += os.read(self.terminal, 65536)
        return shown.decode("utf-8", "replace")

    def close(self):
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.terminal)


class Interface(Case):
    def setUp(self):
        super().setUp()
        self.help = self.stet("--help").text
        self.options = re.findall(r"(?m)^ {2,6}(?:-\w, )?--([a-z-]+)", self.help)
        self.assertGreater(len(self.options), 15)

    def values(self, option):
        """Those that the command says it knows."""
        result = self.stet("--%s=nonsense" % option)
        self.assertEqual(result.status, 2)
        return re.search(r"known are (.*)\n", result.message)[1].split(", ")

    def lists(self):
        """The values of options that take names, as --help has them."""
        return {
            "only": re.findall(r"[a-z-]+", re.search(r"leave out all else: (.*?)\n +--", self.help, re.S)[1].split(". ")[0].replace("or kinds of them:", "")),
            "language": re.findall(r"\b[a-z]{2}\b", re.search(r"default\), (.*)\n", self.help[self.help.index("--language"):])[1]) + ["learn"],
            **{option: self.values(option) for option in CHOICES},
        }

    def test_the_command_takes_what_help_lists(self):
        lists = self.lists()
        self.assertEqual(len(lists["only"]), 15)
        self.assertEqual(len(lists["language"]), 12)
        for option, values in lists.items():
            for value in values:
                more = ["--format=jsonl"] if option in ("only", "offsets") else []
                self.assertEqual(self.stet("--%s=%s" % (option, value), *more).status, 0, (option, value))
        for option in CHOICES:
            for value in lists[option]:
                self.assertRegex(self.help, r"(?s)--%s.*\b%s\b" % (option, value))

    def test_manual_has_the_same(self):
        with open(MANUAL, encoding="utf-8") as f:
            manual = f.read()
        self.assertEqual(sorted(re.findall(r"(?m)^\.It Fl (?:j Ar n , Fl )?-([a-z-]+)", manual)), sorted(self.options))
        for option, values in self.lists().items():
            text = re.split(r"\n\.It Fl |\n\.Ss |\n\.Sh ", manual[manual.index(".It Fl -%s" % option) + 8:])[0]
            found = set(re.findall(r"[a-z0-9-]+", " ".join(re.findall(r"(?m)^\.(?:It )?Cm (.*)", text))))
            self.assertEqual(found, set(values), option)

    def test_environment_and_manual(self):
        with open(MANUAL, encoding="utf-8") as f:
            manual = f.read()
        self.assertEqual(re.findall(r"(?m)^  ([A-Z_]+) ", self.help), re.findall(r"(?m)^\.It Ev (\w+)", manual))

    def names(self, section):
        """The words that the manual sets as names in a section about output."""
        with open(MANUAL, encoding="utf-8") as f:
            text = re.search(r"(?ms)^\.Ss %s\n(.*?)^\.S[sh] " % section, f.read())[1]
        lines = re.findall(r"(?m)^(?:\.Pq .* )?\.?Li (.*)", text)
        return [word for line in lines for word in line.split(" ") if re.fullmatch("[a-z_]+", word)]

    def test_manual_names_the_keys_of_json(self):
        def keys(value):
            if isinstance(value, dict):
                return set(value).union(*map(keys, value.values()))
            return set().union(*map(keys, value)) if isinstance(value, list) else set()
        paths = [self.file("%03d.txt" % i, text) for i, text in enumerate(articles())]
        found = keys(self.jsonl("--encoding=latin1", stdin="x").json())
        for more in ([], ["--with-text"], ["--offsets=utf16"], ["--only=headlines"], ["--only=sentences"]):
            found |= keys(self.jsonl(*more, *paths).json())
        self.assertEqual(set(self.names("JSON")), found)

    def test_manual_names_the_columns(self):
        columns = self.stet("--format=tsv").text.strip().split("\t")
        self.assertEqual(self.names("TSV"), columns)

    @needs("mandoc")
    def test_manual_is_good(self):
        done = subprocess.run(["mandoc", "-T", "lint", "-W", "style", MANUAL], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60)
        complaints = [line for line in done.stdout.decode().splitlines() if "referenced manual not found" not in line]
        self.assertEqual(complaints, [])

    # ---- bash ------------------------------------------------------------------------------------------------------

    def bash(self, line):
        """What bash offers for the line, taken apart as bash does."""
        words = re.findall(r"=|[^\s=]+", line) + ([""] if line.endswith((" ", ",")) and not line.endswith(",") else [])
        script = '. "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _stet 2>/dev/null; printf "%s\\n" "${COMPREPLY[@]}"'
        done = subprocess.run(["bash", "-c", script, os.path.join(COMPLETIONS, "stet.bash"), *words], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=60, cwd=self.folder.name)
        self.assertEqual(done.stderr, b"")
        return [word for word in done.stdout.decode().split("\n") if word]

    def test_bash(self):
        self.assertEqual(sorted(o.strip("=") for o in self.bash("stet --")), sorted("--" + o for o in self.options))
        takes = re.findall(r"(?m)^ {2,6}(?:-\w, )?--([a-z-]+)=", self.help)
        self.assertEqual(sorted(o for o in self.bash("stet --") if o.endswith("=")), sorted("--%s=" % o for o in takes))
        for option, values in self.lists().items():
            self.assertEqual(sorted(self.bash("stet --%s=" % option)), sorted(values), option)
            if option != "stats":
                self.assertEqual(sorted(self.bash("stet --%s " % option)), sorted(values), option)
        self.assertEqual(self.bash("stet --format=h"), ["html"])
        self.assertEqual(self.bash("stet --only=quotations,he"), ["quotations,headlines"])
        self.file("one.txt")
        self.assertEqual(self.bash("stet on"), ["one.txt"])
        self.assertEqual(self.bash("stet --output=on"), ["one.txt"])
        self.assertEqual(self.bash("stet --strict on"), ["one.txt"])

    def test_bash_at_a_terminal(self):
        session = Session(self.folder.name, "bash", "--norc", "--noprofile", "-i")
        self.addCleanup(session.close)
        session.keys("", "READY ")
        session.keys(". %s; PS1='GO> '\n" % os.path.join(COMPLETIONS, "stet.bash"), r"\nGO> ")
        session.keys("stet --form\t", r"--format=$")
        session.keys("h\t", r"html $")
        session.keys("--only=quotations,headl\t", r"quotations,headlines")

    # ---- zsh and fish ----------------------------------------------------------------------------------------------

    @needs("zsh")
    def test_zsh_at_a_terminal(self):
        session = Session(self.folder.name, "zsh", "-f", "-i")
        self.addCleanup(session.close)
        session.keys("fpath=(%s $fpath); autoload -U compinit; compinit -D -u; LISTMAX=0; PS1='GO''> '\n" % COMPLETIONS, r"GO> ")
        shown = session.keys("stet --\t", r"--with-text[^\n]*\n(?:.*\n)*.*GO> ")
        self.assertEqual(sorted(set(re.findall(r"--([a-z-]+)", shown))), sorted(self.options))
        session.keys("\x15stet --form\t", r"--format=$")
        session.keys("ht\t", r"html")
        for option, values in self.lists().items():
            shown = session.keys("\x15stet --%s=\t\t" % option, r"(?s)%s.*%s" % tuple(sorted(values)[::len(values) - 1]))
            self.assertLessEqual(set(values), set(re.findall(r"[a-z0-9-]+", shown)), option)

    @needs("fish")
    def test_fish(self):
        def fish(line):
            done = subprocess.run(["fish", "--no-config", "-c", 'source $argv[1]; complete -C $argv[2]', os.path.join(COMPLETIONS, "stet.fish"), line],
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60, cwd=self.folder.name, env=environment(HOME=self.folder.name))
            self.assertEqual(done.stderr, b"")
            return [row.split("\t")[0] for row in done.stdout.decode().splitlines()]
        self.assertEqual(sorted({o.strip("=") for o in fish("stet --")}), sorted("--" + o for o in self.options))
        for option, values in self.lists().items():
            got = [v.split("=", 1)[1] for v in fish("stet --%s=" % option)]
            self.assertEqual(sorted(got), sorted(values), option)
        self.assertIn("--only=quotations,headlines", fish("stet --only=quotations,he"))
        self.file("one.txt")
        self.assertEqual(fish("stet on"), ["one.txt"])


if __name__ == "__main__":
    unittest.main()
