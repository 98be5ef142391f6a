#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_scale.py STET: many articles: workers, order, memory, interruption, going on, progress and counts."""
import json
import os
import pty
import random
import re
import signal
import subprocess
import sys
import threading
import time
import unittest

from harness import MILL, STET, Case, environment

FORMATS = ["text", "jsonl", "json", "tsv", "annotations", "html"]


def lines(count, start=0):
    return "".join(json.dumps({"id": i, "text": MILL + "!" * (i % 7)}) + "\n" for i in range(start, start + count))


def await_output(path):
    """Until the process has begun to write: before, it may not have come to see signals."""
    for _ in range(60000):
        if os.path.exists(path) and os.path.getsize(path) > 0:
            return
        time.sleep(0.001)


class Jobs(Case):
    def test_same_output_with_any_number(self):
        data = lines(3000) + "broken\n" + lines(1500) + "\n[]\n" + json.dumps({"text": "x\n\n" * 60000}) + "\n" + lines(500)
        for form in FORMATS:
            want = self.stet("--format", form, "-j1", stdin=data)
            self.assertEqual((want.status, want.message.count("\n")), (1, 2))
            for jobs in ("-j3", "--jobs=0"):
                got = self.stet("--format", form, jobs, stdin=data)
                self.assertTrue((got.out, got.err, got.status) == (want.out, want.err, want.status), (form, jobs))

    def test_values(self):
        for value in ("", "-1", "x", "1x", "1025", "99999999999999999999"):
            self.assertEqual(self.stet("-j", value, stdin=MILL).status, 2, value)
        self.fine(self.stet("-j", "0", stdin=MILL))

    def test_many_small_files(self):
        names = ["%05d" % i for i in range(9000)]
        os.mkdir(os.path.join(self.folder.name, "d"))
        for name in names:
            self.file("d/" + name, "The mill.")
        got = self.fine(self.jsonl("-j3", "d")).json()
        self.assertEqual([a["id"] for a in got], ["d/" + name for name in names])

    def test_strict_stops_at_the_first(self):
        data = lines(5000) + "broken\n" + lines(5000) + "broken\n"
        for jobs in ("-j1", "-j4"):
            result = self.jsonl(jobs, "--strict", "-", "nowhere", stdin=data)
            self.assertEqual((result.status, result.message.count("\n")), (1, 1))
            self.assertEqual([a["id"] for a in result.json()], list(range(5000)))

    def test_a_line_comes_out_before_the_next_goes_in(self):
        with subprocess.Popen([STET, "--format=jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            for i in range(3):
                process.stdin.write(lines(1, i).encode())
                process.stdin.flush()
                self.assertEqual(json.loads(process.stdout.readline())["id"], i)
            process.stdin.close()
            self.assertEqual(process.wait(60), 0)

    def test_nobody_takes_the_output(self):
        path = self.file("a", lines(50000))
        done = subprocess.run(["sh", "-c", '"$0" --format=jsonl -j3 "$1" | head -n 1', STET, path], capture_output=True,
                              timeout=60, check=False)
        self.assertEqual((done.returncode, done.stdout.count(b"\n"), done.stderr), (0, 1, b""))


@unittest.skipIf(b"__asan_init" in open(STET, "rb").read() if os.path.exists(STET) else True, "needs more than it may")
class Memory(Case):
    # In a process of its own: what a process takes is never less than what took the one that started it.
    MEASURE = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
               "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")

    def peak(self, path, *arguments):
        """KiB."""
        command = [sys.executable, "-c", self.MEASURE, STET, "--format=jsonl", *arguments, path]
        return int(subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=300).stdout)

    def test_ten_times_as_much_takes_no_more(self):
        small, large = self.file("small", lines(12000)), self.file("large", lines(120000))
        for jobs in ("-j1", "-j2"):
            self.assertLess(self.peak(large, jobs), self.peak(small, jobs) + 8000)
            self.assertLess(self.peak(large, jobs), 64000)

    def test_an_article_of_which_much_comes(self):
        """What is written of 1 MB of it is 40 MB, which does not wait in memory."""
        path = self.file("dense", json.dumps({"text": '"a"\n\n' * 200000}) + "\n")
        out = self.fine(self.jsonl(path)).out
        self.assertGreater(len(out), 40 << 20)
        self.assertLess(self.peak(path), 160000)


class Interrupt(Case):
    def test_ends_at_an_articles_end(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            path = self.file("a", lines(60000))
            with open(os.path.join(self.folder.name, "out"), "w+b") as out:
                process = subprocess.Popen([STET, "--format=json", "-j2", path], stdout=out, stderr=subprocess.PIPE)
                await_output(out.name)
                process.send_signal(number)
                _, message = process.communicate(timeout=60)
                out.seek(0)
                articles = json.load(out)["articles"]
            self.assertEqual((process.returncode, message), (-number, b""))
            self.assertEqual([a["id"] for a in articles], list(range(len(articles))))
            self.assertLess(len(articles), 60000)

    def test_while_waiting(self):
        process = subprocess.Popen([STET, "--format=jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdin.write(lines(1).encode() + b'{"text": ')
        process.stdin.flush()
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(60), -signal.SIGINT)
        self.assertEqual((json.loads(first)["id"], process.stdout.read(), process.stderr.read()), (0, b"", b""))
        for pipe in (process.stdin, process.stdout, process.stderr):
            pipe.close()


class Resume(Case):
    def setUp(self):
        super().setUp()
        self.state = os.path.join(self.folder.name, "state")
        self.out = os.path.join(self.folder.name, "out")

    def contents(self):
        with open(self.out, "rb") as f:
            return f.read()

    def run_on(self, *arguments, **more):
        return self.stet("--resume", self.state, "--output", self.out, *arguments, **more)

    def killed(self, arguments, after, times):
        """Kills runs after random times, until the last one ends by itself; returns its result."""
        for _ in range(times):
            process = subprocess.Popen([STET, "--resume", self.state, "--output", self.out, *arguments], cwd=self.folder.name,
                                       stderr=subprocess.DEVNULL)
            try:
                process.wait(after())
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        return self.run_on(*arguments)

    def test_killed_at_random_moments(self):
        chance = random.Random(7)
        self.file("1", lines(4000))
        self.file("2", lines(10) + "broken\n" + lines(4000))
        for form in FORMATS:
            want = self.stet("--format", form, "1", "2", "nowhere", "1")
            for path in (self.state, self.out):
                if os.path.exists(path):
                    os.unlink(path)
            got = self.killed(["--format", form, "-j2", "1", "2", "nowhere", "1"], lambda: chance.uniform(0.01, 0.07), 4)
            self.assertEqual(got.status, 1)
            self.assertTrue(self.contents() == want.out, form)

    def test_a_finished_run_has_nothing_to_do(self):
        self.file("1", lines(100))
        for form in FORMATS:
            want = self.stet("--format", form, "1")
            for _ in range(3):
                self.fine(self.run_on("--format", form, "1"))
                self.assertEqual(self.contents(), want.out)
            os.unlink(self.state)

    def test_behind_what_was_there(self):
        self.file("1", lines(100))
        with open(self.out, "wb") as out:
            out.write(b"before\n")
        for _ in range(2):
            with open(self.out, "ab") as out:
                self.fine(self.stet("--format=jsonl", "--resume", self.state, "1", stdout=out))
        self.assertEqual(self.contents(), b"before\n" + self.jsonl("1").out)

    def test_after_an_interrupt(self):
        path = self.file("1", lines(40000))
        process = subprocess.Popen([STET, "--format=jsonl", "--resume", self.state, "--output", self.out, path])
        await_output(self.out)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(60), -signal.SIGINT)
        self.assertEqual(self.contents().count(b"\n"), self.contents().count(b'{"stet"'))
        self.fine(self.run_on("--format=jsonl", path))
        self.assertTrue(self.contents() == self.jsonl(path).out)

    def refused(self, result):
        self.assertEqual(result.status, 1)
        return result.message

    def test_what_does_not_fit_is_refused(self):
        self.file("1", lines(100))
        self.fine(self.run_on("--format=jsonl", "1"))
        self.assertIn("other options or files", self.refused(self.run_on("--format=jsonl", "--language=de", "1")))
        self.assertIn("other options or files", self.refused(self.run_on("--format=jsonl", "1", "2")))
        self.assertEqual(self.contents(), self.jsonl("1").out)
        with open(os.devnull, "wb") as out:
            self.assertIn("needs a regular file", self.refused(self.jsonl("--resume", self.state, "1", stdout=out)))
        with open(self.out, "wb") as out:
            self.assertIn("shorter than", self.refused(self.jsonl("--resume", self.state, "1", stdout=out)))

    def test_a_damaged_state_is_refused(self):
        self.file("1", lines(100))
        self.fine(self.run_on("--format=jsonl", "1"))
        with open(self.state, encoding="ascii") as state:
            good = state.read()
        for number in ("99999999999999999999999", "-1", "+1", "1x", ""):
            with open(self.state, "w", encoding="ascii") as state:
                state.write(re.sub(r"(?m)^(items) \d+$", rf"\1 {number}", good))
            self.assertIn("not a file that --resume wrote", self.refused(self.run_on("--format=jsonl", "1")), number)

    def test_other_files_in_the_folder_are_seen(self):
        os.mkdir(os.path.join(self.folder.name, "d"))
        for name in "abc":
            self.file("d/" + name, MILL)
        self.fine(self.run_on("--format=jsonl", "d"))
        os.rename(os.path.join(self.folder.name, "d/b"), os.path.join(self.folder.name, "d/x"))
        self.assertIn("the files are not those of the run", self.refused(self.run_on("--format=jsonl", "d")))


class Stats(Case):
    def test_json(self):
        path = self.file("a", lines(1000) + "broken\n")
        result = self.stet("--format=jsonl", "--stats=json", path)
        stats = json.loads(result.message.splitlines()[-1])
        articles = [json.loads(line) for line in result.out.splitlines()]
        self.assertEqual((stats["articles"], stats["left_out"], stats["workers"]), (1000, 1, 1))
        self.assertEqual(stats["text_bytes"], sum(a["bytes"] for a in articles))
        self.assertEqual(stats["read_bytes"], os.path.getsize(path))
        self.assertEqual(stats["blocks"], sum(len(a["blocks"]) for a in articles))
        self.assertEqual(stats["block_kinds"], {"headline": 1000, "paragraph": 1000})
        self.assertEqual(stats["sentences"], sum(len(b["sentences"]) for a in articles for b in a["blocks"]))
        self.assertEqual((stats["quotation_kinds"], stats["with_speaker"]), ({"direct": 1000}, 1000))

    def test_table(self):
        result = self.stet("--stats", "--format=jsonl", stdin=lines(10))
        self.assertRegex(result.message, r"(?m)^articles +10$")
        self.assertRegex(result.message, r"(?m)^  direct +10$")
        self.assertRegex(result.message, r"(?m)^with a speaker +10$")
        self.assertEqual(len(result.json()), 10)
        self.assertEqual(self.stet("--stats=xml").status, 2)


def drain_late(pipe):
    """Reads what a process writes, but not before its first row of progress is due: however fast it is, it has to wait."""
    def drain():
        time.sleep(1)
        while pipe.read(1 << 20):
            pass
        pipe.close()
    threading.Thread(target=drain).start()


class Progress(Case):
    def watched(self, *arguments, **env):
        """What a terminal at standard error gets."""
        path = self.file("a", lines(60000))
        try:
            master, slave = pty.openpty()
        except OSError as error:  # a chroot without devpts
            raise unittest.SkipTest(f"no terminal to be had: {error}") from None
        with os.fdopen(slave, "wb", 0) as writing:
            process = subprocess.Popen([STET, "--format=jsonl", *arguments, path], stdout=subprocess.PIPE, stderr=writing,
                                       env=environment(**env))
        drain_late(process.stdout)
        seen = b""
        with os.fdopen(master, "rb", 0) as reading:
            while True:
                try:
                    got = reading.read(65536)
                except OSError:  # what Linux says when nobody has the other side open
                    break
                if not got:
                    break
                seen += got
        self.assertEqual(process.wait(60), 0)
        return seen.decode()

    def test_shown_and_taken_away(self):
        seen = self.watched()
        self.assertRegex(seen, r"\r[0-9.]+ [KM]B of \d+\.\d MB \(\d+%\), \d+ articles, [0-9.]+ [KMG]B/s, \d+:\d\d left\x1b\[K")
        self.assertTrue(seen.endswith("\r\x1b[K"))

    def test_quiet(self):
        self.assertEqual(self.watched("--progress=never"), "")
        self.assertEqual(self.watched(TERM="dumb"), "")
        self.fine(self.stet("--format=jsonl", stdin=lines(60000)))
        self.assertEqual(self.stet("--progress=x").status, 2)

    def test_of_a_pipe(self):
        with open(self.file("a", lines(60000)), "rb") as file:
            feeder = subprocess.Popen(["cat"], stdin=file, stdout=subprocess.PIPE)
        process = subprocess.Popen([STET, "--progress=always", "--format=jsonl"], stdin=feeder.stdout, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=environment())
        feeder.stdout.close()
        drain_late(process.stdout)
        with process.stderr as messages:
            rows = messages.read().decode().split("\r")
        self.assertEqual((process.wait(60), feeder.wait(60)), (0, 0))
        self.assertRegex(rows[1], r"^[0-9.]+ [KM]B, \d+ articles, [0-9.]+ [KMG]B/s\x1b\[K$")


if __name__ == "__main__":
    unittest.main()
