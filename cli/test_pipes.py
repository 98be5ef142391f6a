#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_pipes.py STET: the command between the pipes of engines that distribute lines.

Each engine's part is played here as its sources have it: Hadoop Streaming's PipeMapper (a thread writes lines, another
reads lines, a key ends at the first tab, an exit status other than 0 fails the task) and Spark's RDD.pipe (the same, with
an exception for a status other than 0). None of them is needed."""
import contextlib
import json
import os
import subprocess
import threading
import unittest

from harness import MILL, STET, Case


def lines(count, start=0):
    return [json.dumps({"id": i, "text": MILL + "!" * (i % 7)}) for i in range(start, start + count)]


class TaskFailed(Exception):
    pass


class Pipe(Case):
    COMMAND = [STET, "--format=jsonl", "--input=jsonl"]

    def pipe(self, partition, *arguments):
        """As an engine does it: both sides at once, in an environment of nothing; the lines that come out."""
        with subprocess.Popen([*self.COMMAND, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env={}, cwd="/") as process:
            def write():
                try:
                    for line in partition:
                        process.stdin.write(line.encode() + b"\n")
                except BrokenPipeError:
                    pass  # the status tells why
                with contextlib.suppress(BrokenPipeError):
                    process.stdin.close()
            said = []
            threads = [threading.Thread(target=write), threading.Thread(target=lambda: said.append(process.stderr.read()))]
            for thread in threads:
                thread.start()
            out = [line.decode().removesuffix("\n") for line in process.stdout]
            for thread in threads:
                thread.join(60)
        if process.returncode != 0:
            raise TaskFailed(process.returncode, said[0].decode())
        return out

    def streaming(self, partition):
        """Hadoop's: a line without a tab is a key, which is written with a tab and no value behind it."""
        return [line + "\t" if "\t" not in line else line for line in self.pipe(partition)]


class Contract(Pipe):
    def test_a_line_in_a_line_out(self):
        for count in (1, 2, 1000):
            out = self.pipe(lines(count))
            self.assertEqual([json.loads(line)["id"] for line in out], list(range(count)))

    def test_empty_partitions(self):
        self.assertEqual(self.pipe([]), [])
        self.assertEqual(self.pipe(["", ""]), [])

    def test_partitions_make_the_whole(self):
        whole = self.pipe(lines(1000))
        for count in (2, 3, 8):
            cuts = [1000 * i // count for i in range(count + 1)]
            parts = [self.pipe(lines(end - start, start)) for start, end in zip(cuts, cuts[1:])]
            self.assertEqual([line for part in parts for line in part], whole)

    def test_the_order_of_partitions_does_not_matter(self):
        parts = [self.pipe(lines(10, i * 10)) for i in (3, 1, 2, 0)]
        self.assertEqual(sorted(line for part in parts for line in part), sorted(self.pipe(lines(40))))

    def test_failure_fails_the_task(self):
        for bad in ("broken", "[]", '{"id": 1}', '{"text": "\\ud800"}'):
            with self.assertRaises(TaskFailed) as failure:
                self.pipe(lines(10) + [bad] + lines(10))
            status, said = failure.exception.args
            self.assertEqual(status, 1)
            self.assertIn("standard input:11", said)
        with self.assertRaises(TaskFailed):
            self.pipe(lines(20000) + ["broken"] + lines(200000), "--strict")  # which leaves the rest unread

    def test_nothing_but_lines_comes_out(self):
        for line in self.pipe(lines(100) + ["", " \r"] + [json.dumps({"id": "a\tb\nc\u2028d", "text": "\u2028\u0085\t\r\n"})]):
            self.assertNotIn("\t", line)
            self.assertEqual(len(line.splitlines()), 1)
            json.loads(line)

    def test_the_tab_of_streaming(self):
        """It is there when a second job reads what the first one wrote."""
        out = self.streaming(lines(10))
        self.assertEqual([json.loads(line)["id"] for line in out], list(range(10)))
        self.assertEqual(self.pipe([line + "\t" for line in lines(10)]), self.pipe(lines(10)))

    def test_more_than_pipes_hold(self):
        """Nobody waits for the other side's end."""
        self.assertEqual(len(self.pipe(lines(100000))), 100000)

    def test_several_threads(self):
        self.assertEqual(self.pipe(lines(20000), "-j3"), self.pipe(lines(20000)))

    def test_a_line_larger_than_a_pipe(self):
        out = self.pipe([json.dumps({"id": 1, "text": (MILL + "\n\n") * 30000}), *lines(1)])
        self.assertEqual([json.loads(line)["id"] for line in out], [1, 0])


class Shells(Pipe):
    """What the recipes do by the shell."""

    def test_split_and_join(self):
        path = self.file("a", "\n".join(lines(999)) + "\n")
        want = self.jsonl(path).out
        script = '''split -n l/4 "$1" part. && for p in part.??; do "$0" --format=jsonl --input=jsonl <$p >$p.out || exit; done && cat part.??.out'''
        done = subprocess.run(["sh", "-c", script, STET, path], cwd=self.folder.name, stdout=subprocess.PIPE, check=True)
        self.assertEqual(done.stdout, want)

    @unittest.skipUnless(os.path.exists("/usr/bin/parallel"), "needs GNU parallel")
    def test_parallel_on_this_machine(self):
        path = self.file("a", "\n".join(lines(3000)) + "\n")
        command = f"parallel --will-cite -j2 -k --pipepart --block 20k -a {os.fsdecode(path)} {STET} --format=jsonl --input=jsonl"
        done = subprocess.run(["sh", "-c", command], stdout=subprocess.PIPE, env={**os.environ, "HOME": self.folder.name}, check=True)
        self.assertEqual(done.stdout, self.jsonl(path).out)


if __name__ == "__main__":
    unittest.main()
