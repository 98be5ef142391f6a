#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_inputs.py STET: what the command reads: folders and patterns, packed files, archives, web crawls, encodings."""
import gzip
import io
import json
import os
import shutil
import subprocess
import tarfile
import time
import unittest

from harness import MILL, STET, Case

LONG = (MILL + "\n\n") * 400


def built_with(library):
    """Whether the command reads what the library unpacks."""
    magic = {"zlib": b"\x1f\x8b\x08\0", "libzstd": b"\x28\xb5\x2f\xfd", "libarchive": b"\0" * 257 + b"ustar\00000"}[library]
    done = subprocess.run([STET, "-"], input=magic, capture_output=True, check=False)
    return b"built without" not in done.stderr


def lines(count, start=0):
    return "".join(json.dumps({"id": i, "text": MILL + "!" * (i % 7)}) + "\n" for i in range(start, start + count))


def record(kind, content_type, body, uri=None, version="WARC/1.0", length=None):
    head = [version, f"WARC-Type: {kind}", f"Content-Type: {content_type}",
            f"Content-Length: {len(body) if length is None else length}"]
    if uri:
        head.insert(2, f"WARC-Target-URI: {uri}")
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body + b"\r\n\r\n"


class Ids(Case):
    def ids(self, result):
        return [article["id"] for article in self.fine(result).json()]

    def said(self, result, status=1):
        self.assertEqual(result.status, status, result.message)
        return result.message

    def expect_before_damage(self, packed, at, count, said):
        """All articles are read, and their checksum, a byte of which is spoilt, is complained about."""
        data = bytearray(packed)
        data[at] ^= 1
        result = self.jsonl(stdin=bytes(data))
        self.assertEqual([a["id"] for a in result.json()], list(range(count)))
        self.assertIn(said, self.said(result))


class Names(Ids):
    def setUp(self):
        super().setUp()
        for folder in ("news", "news/b", "news/a", "news/empty"):
            os.mkdir(os.path.join(self.folder.name, folder))
        for name in ("news/z.txt", "news/b/2.txt", "news/b/1.txt", "news/a/x.txt", "other.txt"):
            self.file(name, MILL)

    def test_folders_in_the_order_of_their_bytes(self):
        want = ["news/a/x.txt", "news/b/1.txt", "news/b/2.txt", "news/z.txt"]
        self.assertEqual(self.ids(self.jsonl("news")), want)
        self.assertEqual(self.ids(self.jsonl("news/")), want)
        self.assertEqual(self.ids(self.jsonl("other.txt", "news/b")), ["other.txt", "news/b/1.txt", "news/b/2.txt"])

    def test_links_are_followed_once(self):
        os.symlink("../../other.txt", os.path.join(self.folder.name, "news/b/3.txt"))
        os.symlink("..", os.path.join(self.folder.name, "news/b/up"))
        os.symlink("nowhere", os.path.join(self.folder.name, "news/broken"))
        result = self.jsonl("news")
        self.assertEqual([a["id"] for a in result.json()][1:4], ["news/b/1.txt", "news/b/2.txt", "news/b/3.txt"])
        self.assertEqual((result.status, result.message), (1, "stet: news/broken: No such file or directory\n"))

    def test_pipes_in_folders_are_passed_over(self):
        os.mkfifo(os.path.join(self.folder.name, "news/pipe"))
        self.assertEqual(len(self.ids(self.jsonl("news"))), 4)

    def test_patterns(self):
        self.assertEqual(self.ids(self.jsonl("news/b/?.txt")), ["news/b/1.txt", "news/b/2.txt"])
        self.assertEqual(self.ids(self.jsonl("ne*")), ["news/a/x.txt", "news/b/1.txt", "news/b/2.txt", "news/z.txt"])
        self.assertEqual(self.said(self.jsonl("no*")), "stet: no*: No such file or directory\n")

    def test_a_name_that_looks_like_a_pattern_is_a_name(self):
        self.file("[1].txt", MILL)
        self.file("1.txt", MILL)
        self.assertEqual(self.ids(self.jsonl("[1].txt")), ["[1].txt"])

    def test_unreadable_folder(self):
        if os.geteuid() == 0:
            self.skipTest("root reads everything")
        os.chmod(os.path.join(self.folder.name, "news/b"), 0)
        self.addCleanup(os.chmod, os.path.join(self.folder.name, "news/b"), 0o755)
        self.assertEqual(self.said(self.jsonl("news")), "stet: news/b: Permission denied\n")

    def test_the_output_is_no_input(self):
        with open(os.path.join(self.folder.name, "news/out"), "wb") as out:
            result = self.jsonl("news", stdout=out)
        self.assertEqual((result.status, result.message), (1, "stet: news/out: the output is no input\n"))
        with open(os.path.join(self.folder.name, "news/out"), "rb") as out:
            self.assertEqual(len(out.read().splitlines()), 4)


class Content(Ids):
    """Told by content, not by name."""

    def test_auto(self):
        self.file("a", MILL)
        self.file("b.txt", lines(2))
        self.file("c", b"\xef\xbb\xbf \n" + lines(1).encode())
        self.file("d.jsonl", "{braces} open this article")
        self.file("e.jsonl", record("conversion", "text/plain", MILL.encode(), "http://a.example/"))
        self.file("f", '{ "text" : "x"}')
        self.assertEqual(self.ids(self.jsonl("a", "b.txt", "c", "d.jsonl", "e.jsonl", "f")),
                         ["a", 0, 1, 0, "d.jsonl", "http://a.example/", "f:1"])

    def test_as_asked_for(self):
        self.file("b", lines(2))
        self.assertEqual(self.ids(self.jsonl("--input=text", "b")), ["b"])
        self.file("a", MILL)
        self.assertEqual(self.jsonl("--input=jsonl", "a").message.count("broken JSON"), 2)
        self.assertIn("a: record 1 (byte 0): no WARC record", self.said(self.jsonl("--input=warc", "a")))

    def test_fields(self):
        line = json.dumps({"body": MILL, "url": "http://a.example/", "id": 7, "text": 1})
        self.assertEqual(self.ids(self.jsonl("--field=body", stdin=line)), [7])
        self.assertEqual(self.ids(self.jsonl("--field=body", "--id-field=url", stdin=line)), ["http://a.example/"])
        self.assertEqual(self.ids(self.jsonl("--field=body", "--id-field=body", stdin=line)), [MILL])
        self.assertIn('the object has no "n\u00f6"', self.said(self.jsonl("--field=n\u00f6", stdin=line)))

    def test_line_too_large(self):
        data = lines(1) + json.dumps({"id": "large", "text": "x" * 300000}) + "\n" + lines(1, 5)
        for jobs in ("1", "3"):
            result = self.jsonl("--max-article=1k", "-j", jobs, stdin=data)
            self.assertEqual((result.status, [a["id"] for a in result.json()]), (1, [0, 5]))
            self.assertEqual(result.message, "stet: standard input:2 (byte 118): larger than 1024 bytes, the largest "
                                             "line that --max-article allows\n")
        for end in ("", "\n"):
            result = self.jsonl("--max-article=1k", stdin=data.split("\n")[1] + end)
            self.assertEqual((result.status, result.out, result.message.count("\n")), (1, b"", 1))

    def test_sizes(self):
        for value, size in (("1", 1), ("2k", 2048), ("3M", 3 << 20), ("1g", 1 << 30)):
            path = self.file("x")
            os.truncate(path, size + 1)
            self.assertIn(f"larger than {size} bytes", self.jsonl("--max-article", value, path).message)
            if size > 1 << 20:
                os.truncate(path, 0)
        for value in ("", "0", "-1", "1x", "1kk", "k", "4g", "99999999999999999999"):
            self.assertEqual(self.jsonl("--max-article", value).status, 2, value)


@unittest.skipUnless(built_with("zlib"), "built without zlib")
class Gzip(Ids):
    def test_members(self):
        data = gzip.compress(lines(100).encode()) + gzip.compress(b"") + gzip.compress(lines(100, 100).encode())
        self.file("a", data)
        self.assertEqual(self.ids(self.jsonl("a")), list(range(200)))
        self.assertEqual(self.ids(self.jsonl(stdin=data)), list(range(200)))
        self.assertEqual(self.ids(self.jsonl(stdin=data + b"\0" * 600)), list(range(200)))

    def test_text(self):
        self.assertEqual(self.jsonl(stdin=gzip.compress(LONG.encode())).out, self.jsonl(stdin=LONG).out)

    def test_truncated(self):
        data = gzip.compress(lines(20000).encode())
        self.file("a", data[:-5000])
        self.file("b", lines(1))
        result = self.jsonl("a", "b")
        ids = [a["id"] for a in result.json()]
        self.assertEqual((result.status, ids), (1, [*range(len(ids) - 1), 0]))
        self.assertRegex(result.message, r"^stet: a:%d \(byte \d+\): gzip data ends too early \(at byte %d of the packed "
                                         r"file\)\n$" % (len(ids) - 1, len(data) - 5000))
        result = self.jsonl("--strict", "a", "b")
        self.assertEqual((result.status, len(result.json())), (1, len(ids) - 1))

    def test_broken(self):
        data = bytearray(gzip.compress(LONG.encode()))
        data[len(data) // 2] ^= 0x55
        self.file("a", bytes(data))
        self.file("b", MILL)
        result = self.jsonl("a", "b")
        self.assertEqual([a["id"] for a in result.json()], ["b"])
        self.assertRegex(self.said(result), r"^stet: a: .+ \(at byte \d+ of the packed file\)\n$")
        self.assertIn("incorrect header check", self.said(self.jsonl(stdin=gzip.compress(b"x") + b"junk")))
        for size in range(2, 18):
            self.assertIn("too early", self.said(self.jsonl(stdin=gzip.compress(b"x", mtime=0)[:size])))

    def test_what_stands_before_the_damage_is_read(self):
        self.expect_before_damage(gzip.compress(lines(100).encode()), -8, 100, "incorrect data check")


@unittest.skipUnless(built_with("libzstd"), "built without libzstd")
@unittest.skipUnless(shutil.which("zstd"), "needs zstd to pack with")
class Zstd(Ids):
    def pack(self, data):
        return subprocess.run(["zstd", "-q", "-c"], input=data, stdout=subprocess.PIPE, check=True).stdout

    def test_frames(self):
        skipped = b"\x50\x2a\x4d\x18\x04\0\0\0skip"
        data = skipped + self.pack(lines(100).encode()) + self.pack(lines(100, 100).encode())
        self.assertEqual(self.ids(self.jsonl(stdin=data)), list(range(200)))

    def test_truncated_and_broken(self):
        data = self.pack(lines(2000).encode())
        self.assertIn("zstd data ends too early (at byte", self.said(self.jsonl(stdin=data[:-9])))
        broken = bytearray(data)
        broken[20] ^= 0xFF
        self.assertRegex(self.said(self.jsonl(stdin=bytes(broken))), r"^stet: .* \(at byte \d+ of the packed file\)\n")

    def test_what_stands_before_the_damage_is_read(self):
        self.expect_before_damage(self.pack(lines(2000).encode()), -1, 2000, " (at byte ")


@unittest.skipUnless(built_with("libarchive"), "built without libarchive")
class Tar(Ids):
    def archive(self, members, mode="w", form=tarfile.PAX_FORMAT):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode=mode, format=form) as tar:
            for name, data in members:
                info = tarfile.TarInfo(name)
                info.size = len(data)
                tar.addfile(info, io.BytesIO(data))
            folder = tarfile.TarInfo("folder")
            folder.type = tarfile.DIRTYPE
            tar.addfile(folder)
        return out.getvalue()

    MEMBERS = [("a.txt", MILL.encode()), ("b/c.jsonl", lines(3).encode()), ("n\u00f6" + "long" * 40 + ".txt", b"The mill.")]
    IDS = ["x.tar/a.txt", 0, 1, 2, "x.tar/n\u00f6" + "long" * 40 + ".txt"]

    def test_members(self):
        for form in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT):
            self.file("x.tar", self.archive(self.MEMBERS, form=form))
            self.assertEqual(self.ids(self.jsonl("x.tar")), self.IDS)

    @unittest.skipUnless(built_with("zlib"), "built without zlib")
    def test_packed_outside_and_inside(self):
        members = [(name, gzip.compress(data)) for name, data in self.MEMBERS]
        self.file("x.tar", self.archive(members, "w:gz"))
        self.assertEqual(self.ids(self.jsonl("x.tar")), self.IDS)

    def in_two(self, data, cut):
        """Through a pipe, its first bytes for themselves."""
        with subprocess.Popen([STET, "--format=jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            process.stdin.write(data[:cut])
            process.stdin.flush()
            time.sleep(0.1)
            out = process.communicate(data[cut:])[0]
        return [json.loads(line)["id"] for line in out.splitlines()]

    def test_names_like_the_start_of_other_forms(self):
        for name in ("WARC/a.txt", '{"a.txt'):
            data = self.archive([(name, MILL.encode())])
            self.assertEqual(self.in_two(data, 20), ["-/" + name])
            self.assertEqual(self.in_two(data, 400), ["-/" + name])

    def test_the_archives_mark_in_a_text(self):
        for form, start in (("text", "x"), ("jsonl", '{"text": "x')):
            data = start + "y" * (257 - len(start)) + "ustar and more" + '"}\n' * (form == "jsonl")
            self.assertEqual(len(self.fine(self.jsonl(stdin=data)).json()), 1)

    def test_a_tar_in_a_tar_is_no_archive(self):
        self.file("x.tar", self.archive([("y.tar", self.archive(self.MEMBERS))]))
        self.assertEqual(len(self.ids(self.jsonl("x.tar"))), 1)

    def test_truncated(self):
        data = self.archive([("a", MILL.encode()), ("b", LONG.encode())])
        self.file("x.tar", data[:4000])
        self.file("y", MILL)
        result = self.jsonl("x.tar", "y")
        self.assertEqual([a["id"] for a in result.json()], ["x.tar/a", "y"])
        self.assertRegex(self.said(result), r"(?m)^stet: x\.tar/b: Truncated")

    def test_member_too_large(self):
        self.file("x.tar", self.archive([("a", b"x" * 5000), ("b", MILL.encode())]))
        result = self.jsonl("--max-article=4k", "x.tar")
        self.assertEqual([a["id"] for a in result.json()], ["x.tar/b"])
        self.assertRegex(self.said(result), r"^stet: x\.tar/a: larger than 4096 bytes")


class Warc(Ids):
    PLAIN = record("conversion", "text/plain", MILL.encode(), "http://a.example/1")
    RECORDS = (record("warcinfo", "application/warc-fields", b"software: by hand\r\n") + PLAIN +
               record("request", "application/http", b"GET / HTTP/1.1\r\n\r\n", "http://a.example/2") +
               record("response", "application/http; msgtype=response",
                      b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The mill.", "http://a.example/3") +
               record("response", "application/http; msgtype=response",
                      b"HTTP/1.1 200 OK\r\ncontent-type: Text/Plain; charset=UTF-8\r\n\r\n" + MILL.encode(), "http://a.example/4") +
               record("response", "application/http",
                      b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n\r\nxx", "http://a.example/5") +
               record("resource", "text/plain", MILL.encode(), "http://a.example/6"))
    IDS = ["http://a.example/1", "http://a.example/4", "http://a.example/6"]

    def test_plain_text_records(self):
        result = self.jsonl(stdin=self.RECORDS)
        self.assertEqual(self.ids(result), self.IDS)
        self.assertEqual([a["bytes"] for a in result.json()], [92] * 3)
        self.assertEqual(self.ids(self.jsonl("--id-field=WARC-Type", stdin=self.PLAIN)), ["conversion"])

    @unittest.skipUnless(built_with("zlib"), "built without zlib")
    def test_a_member_a_record(self):
        data = b"".join(gzip.compress(self.PLAIN) for _ in range(50))
        self.assertEqual(len(self.ids(self.jsonl(stdin=data))), 50)

    def test_line_ends_of_unix(self):
        data = b"WARC/1.1\nWARC-Type: conversion\nContent-Type: text/plain\nContent-Length: 9\n\nThe mill.\n\n"
        self.file("a", data * 2)
        self.assertEqual([a["bytes"] for a in self.fine(self.jsonl("a")).json()], [9, 9])

    def test_broken_records(self):
        for broken in (b"junk\r\n", record("conversion", "text/plain", b"x", length="x"), record("conversion", "text/plain", b"x", length=-1),
                       b"WARC/1.0\r\nWARC-Type: conversion\r\n\r\nx\r\n\r\n", b"WARC/1.0\r\n" + b"X: y\r\n" * 20000,
                       record("conversion", "text/plain", b"x", length=10**19)):
            self.file("a", self.PLAIN + broken + self.PLAIN)
            result = self.jsonl("a")
            self.assertEqual([a["id"] for a in result.json()], ["http://a.example/1"] * 2, broken[:60])
            self.assertRegex(self.said(result), r"^stet: a: record 2 \(byte %d\): .+\n$" % len(self.PLAIN))

    def test_cut_short(self):
        for cut in (6, len(MILL) + 4, len(MILL) + 10, len(self.PLAIN) - 10):
            self.file("a", self.PLAIN + self.PLAIN[:-cut])
            result = self.jsonl("a")
            self.assertEqual((result.status, len(result.json())), (1, 1), cut)
            self.assertRegex(result.message, r"^stet: a: record 2 \(byte %d\): " % len(self.PLAIN))

    def test_too_large(self):
        large = record("conversion", "text/plain", b"x" * 2000, "http://a.example/x")
        packed = record("response", "application/http", b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + b"x" * 2000)
        html = record("response", "application/http", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"x" * 2000)
        result = self.jsonl("--max-article=1k", stdin=large + self.PLAIN + packed + html + self.PLAIN)
        self.assertEqual((result.status, len(result.json())), (1, 2))
        self.assertEqual(result.message.count("larger than 1024 bytes"), 2)


class Encoding(Ids):
    def test_offsets_are_of_the_converted_text(self):
        text = "M\u00fchle \u00f6ffnet\n\n\u201cWe are back,\u201d Ann Lee said \u2013 on Monday."
        data = text.encode("windows-1252")
        want = self.jsonl(stdin=text).json()[0]
        got = self.fine(self.jsonl("--encoding=windows-1252", stdin=data)).json()[0]
        self.assertEqual((got["bytes"], got["blocks"], got["quotations"]), (len(text.encode()), want["blocks"], want["quotations"]))
        self.assertEqual((got["converted_from"], list(got)[3]), ("windows-1252", "converted_from"))
        self.assertNotIn("converted_from", want)

    def test_of_lines(self):
        line = '{"id": "m\u00fchle", "text": "M\u00fchle \u201eja\u201c"}'.encode("windows-1252")
        got = self.fine(self.jsonl("--encoding=CP1252", "--input=jsonl", stdin=line)).json()[0]
        self.assertEqual((got["id"], got["bytes"]), ("m\u00fchle", len("M\u00fchle \u201eja\u201c".encode())))

    def test_wide(self):
        for name in ("UTF-16", "UTF-16LE", "SHIFT_JIS"):
            text = "\u65e5\u672c\u306e\u65b0\u805e\u3002"
            got = self.fine(self.jsonl("--encoding", name, "--input=text", stdin=text.encode(name))).json()[0]
            self.assertEqual(got["bytes"], len(text.encode()))

    def test_damage(self):
        result = self.jsonl("--encoding=windows-1252", stdin=b"One \x81 two \x8d three.")
        self.assertEqual((result.status, result.json()[0]["bytes"]), (0, len("One \ufffd two \ufffd three.".encode())))
        self.assertEqual(result.message, "stet: standard input: warning: 2 bytes not in windows-1252, the first at byte 4; now U+FFFD\n")
        result = self.jsonl("--encoding=UTF-16LE", "--input=text", stdin=b"a\0b")
        self.assertIn("1 byte not in UTF-16LE, the first at byte 2", result.message)

    def test_damage_of_more_than_a_byte(self):
        """Half a surrogate pair takes two bytes: what follows is still read from where its characters begin."""
        for name, unit in (("UTF-16LE", 2), ("UTF-16BE", 2), ("UTF-16", 2), ("UTF-32LE", 4)):
            text = "The mill \ud800 reopened."
            result = self.jsonl("--encoding", name, "--input=text", stdin=text.encode(name, "surrogatepass"))
            self.assertEqual((result.status, result.json()[0]["bytes"]), (0, len(text.replace("\ud800", "\ufffd").encode())))
            self.assertIn(f"{unit} bytes not in {name}, the first at byte ", result.message)

    def test_unknown(self):
        self.assertEqual(self.jsonl("--encoding=nonsense").status, 2)


if __name__ == "__main__":
    unittest.main()
