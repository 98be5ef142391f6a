#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_cli.py STET [unittest options]: runs the command and looks at what comes out. Standard library only."""
import json
import os
import pty
import resource
import signal
import subprocess
import unicodedata
import unittest

from harness import HOSTILE, MILL, STET, Case, environment

MILL_BLOCKS = [
    {"kind": "headline", "start": 0, "end": 12, "sentences": [[0, 12]]},
    {"kind": "paragraph", "start": 14, "end": 92, "dateline": [14, 32], "sentences": [[14, 63], [64, 92]]},
]
MILL_QUOTATION = {
    "start": 64, "end": 78, "depth": 1, "parent": None, "ending": "closed", "continues": None, "utterance": 0,
    "kind": "direct", "cue": [87, 91], "speaker": [79, 86], "speaker_form": "name", "refers_to": None, "block": 1,
}
BLOCK_KEYS = ["kind", "start", "end", "dateline", "label", "role", "sentences", "flags"]
QUOTATION_KEYS = ["start", "end", "depth", "parent", "ending", "continues", "utterance", "kind", "cue", "speaker",
                  "speaker_form", "refers_to", "block", "rule", "flags"]
KERNELS = ["auto", "portable", "sse2", "avx2", "avx512", "neon"]


class CommandLine(Case):
    def test_help(self):
        result = self.fine(self.stet("--help"))
        self.assertTrue(result.text.startswith("Usage: stet [OPTION]... [FILE]...\n"))
        for option in ("--format", "--input", "--strict", "--whole-quotations", "--damaged-marks", "--language", "--color",
                       "--help", "--version", "NO_COLOR", "STET_KERNEL"):
            self.assertIn(option, result.text)
        for line in result.text.splitlines():
            self.assertLessEqual(len(line), 80, line)

    def test_version(self):
        result = self.fine(self.stet("--version"))
        output = self.jsonl(stdin="x").json()[0]["stet"]
        self.assertRegex(result.text, r"^stet \d+\.\d+\.\d+\noutput version %s\nkernel [a-z0-9]+\n$" % output)

    def test_help_goes_before_everything(self):
        self.fine(self.stet("--help", "--nonsense"))
        self.fine(self.stet("--version", env={"STET_KERNEL": "nonsense"}))

    def test_values_with_and_without_equals_sign(self):
        want = self.jsonl(stdin=MILL).out
        self.assertEqual(self.stet("--format", "jsonl", stdin=MILL).out, want)
        line = json.dumps({"id": "-", "text": MILL})
        self.assertEqual(self.stet("--format", "jsonl", "--input", "jsonl", stdin=line).out, want)

    def test_options_after_files(self):
        path = self.file("a.txt", MILL)
        self.assertEqual(self.stet(path, "--format=jsonl").out, self.stet("--format=jsonl", path).out)

    def test_usage_errors(self):
        for arguments in (["--nonsense"], ["--format=xml"], ["--format"], ["--input=xml"], ["--color=red"], ["-x"], ["--language=none"], ["--language=english"], ["--language="], ["--language"],
                          ["--strict=yes"], ["--format="]):
            result = self.stet(*arguments, stdin=MILL)
            self.assertEqual((result.status, result.out), (2, b""), arguments)
            self.assertRegex(result.message, r"^stet: .*\nTry 'stet --help'\.\n$", arguments)

    def test_usage_error_names_the_choices(self):
        self.assertIn("unknown value 'xml' of --format; known are text, jsonl, json, tsv, annotations, html", self.stet("--format=xml").message)
        self.assertIn("known are auto, always, never", self.stet("--color=xml").message)

    def test_double_dash_ends_the_options(self):
        self.file("--strict", MILL)
        self.assertEqual(self.fine(self.jsonl("--", "--strict")).json()[0]["id"], "--strict")


class Kernel(Case):
    def test_every_kernel_gives_the_same_or_says_that_it_cannot(self):
        want = self.jsonl(stdin=MILL).out
        ran = []
        for kernel in KERNELS:
            result = self.jsonl(stdin=MILL, env={"STET_KERNEL": kernel})
            if result.status == 0:
                self.assertEqual(result.out, want, kernel)
                ran.append(kernel)
            else:
                self.assertEqual((result.status, result.out), (2, b""), kernel)
                self.assertIn("stet: STET_KERNEL: '%s' does not run here" % kernel, result.message)
        self.assertIn("auto", ran)
        self.assertIn("portable", ran)
        self.assertLess(len(ran), len(KERNELS), "no processor runs both avx512 and neon")

    def test_unknown_kernel(self):
        for name in ("fast", "PORTABLE", "none", "unknown", "avx"):
            result = self.jsonl(stdin=MILL, env={"STET_KERNEL": name})
            self.assertEqual((result.status, result.out), (2, b""), name)
            self.assertIn("stet: STET_KERNEL: unknown kernel '%s'" % name, result.message)

    def test_empty_is_unset(self):
        self.fine(self.jsonl(stdin=MILL, env={"STET_KERNEL": ""}))


class Text(Case):
    """--input=text"""

    def test_the_documented_example(self):
        article = self.fine(self.jsonl("--input=jsonl", stdin=json.dumps({"id": "a1", "text": MILL}))).json()[0]
        self.assertEqual(article["blocks"], MILL_BLOCKS)
        self.assertEqual(article["quotations"], [{**MILL_QUOTATION, "rule": "after"}])
        self.assertEqual({k: article[k] for k in ("id", "bytes", "language")}, {"id": "a1", "bytes": 92, "language": "en"})
        self.assertEqual(list(article), ["stet", "id", "bytes", "language", "blocks", "quotations"])

    def test_standard_input_is_read_without_files_and_for_a_dash(self):
        for arguments in ([], ["-"]):
            articles = self.fine(self.jsonl(*arguments, stdin=MILL)).json()
            self.assertEqual([(a["id"], a["bytes"]) for a in articles], [("-", 92)])

    def test_several_files_keep_their_order(self):
        names = [self.file("%d.txt" % i, MILL + "!" * i) for i in range(5)]
        articles = self.fine(self.jsonl(*names)).json()
        self.assertEqual([(a["id"], a["bytes"]) for a in articles], [(os.fsdecode(n), 92 + i) for i, n in enumerate(names)])

    def test_id_is_the_name_as_given(self):
        self.file("a.txt", MILL)
        self.assertEqual(self.jsonl("a.txt", "./a.txt").json()[1]["id"], "./a.txt")

    def test_unusual_names(self):
        for name in ("a b", "ümläut.txt", 'quo"te\\', "line\nfeed", "esc\x1b[31m", "日本", "%s%n"):
            self.file(name, MILL)
            self.assertEqual(self.fine(self.jsonl("./" + name)).json()[0]["id"], "./" + name)
            result = self.fine(self.stet("./" + name))
            self.harmless(result.out)

    def test_name_that_is_not_utf8(self):
        path = self.file(b"caf\xe9-\xff.txt", MILL)
        self.assertTrue(self.fine(self.jsonl(path)).json()[0]["id"].endswith("/caf\ufffd-\ufffd.txt"))
        self.harmless(self.fine(self.stet(path)).out)

    def test_missing_file(self):
        path = self.file("a.txt", MILL)
        result = self.jsonl("nowhere.txt", path)
        self.assertEqual((result.status, result.message), (1, "stet: nowhere.txt: No such file or directory\n"))
        self.assertEqual(len(result.json()), 1)

    def test_unreadable_file(self):
        closed, open_ = self.file("a.txt", MILL), self.file("b.txt", MILL)
        os.chmod(self.folder.name, 0o755)
        os.chmod(closed, 0)
        more = {"user": 65534} if os.geteuid() == 0 else {}  # root reads everything
        try:
            result = self.jsonl(closed, open_, **more)
        except PermissionError:
            self.skipTest("nobody may not run the command")
        self.assertEqual((result.status, len(result.json())), (1, 1))
        self.assertEqual(result.message, "stet: %s: Permission denied\n" % os.fsdecode(closed))

    def test_names_in_messages_are_harmless(self):
        result = self.stet("\x1b]0;owned\x07")
        self.assertEqual(result.status, 1)
        self.harmless(result.err)
        result = self.stet("--format=\x1b[31m\xff")
        self.assertEqual(result.status, 2)
        self.harmless(result.err)

    def test_too_large(self):
        path, good = self.file("large"), self.file("a.txt", MILL)
        for size in (1001, 1 << 32, 1 << 33):
            os.truncate(path, size)
            result = self.jsonl("--max-article=1000", path, good)
            self.assertEqual((result.status, len(result.json())), (1, 1))
            self.assertRegex(result.message, r"^stet: .*/large: larger than 1000 bytes, .*--max-article.*\n$")
        os.truncate(path, 1000)
        self.assertEqual(len(self.fine(self.jsonl("--max-article=1000", path, good)).json()), 2)
        os.truncate(path, (32 << 20) + 1)
        self.assertRegex(self.jsonl(path, good).message, r"^stet: .*/large: larger than 33554432 bytes")

    @unittest.skipIf(b"__asan_init" in open(STET, "rb").read() if os.path.exists(STET) else True, "needs more than it may")
    def test_short_memory(self):
        path, good = self.file("large"), self.file("a.txt", MILL)
        os.truncate(path, 1 << 30)
        limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 28, 1 << 28))
        result = self.jsonl("--max-article=2g", path, good, preexec_fn=limit)
        self.assertEqual((result.status, len(result.json())), (1, 1))
        self.assertRegex(result.message, r"^stet: .*/large: Cannot allocate memory\n$")

    def test_file_without_a_size(self):
        result = self.fine(self.jsonl("/proc/self/cmdline"))
        self.assertGreater(result.json()[0]["bytes"], 0)

    def test_large_standard_input(self):
        text = (MILL + "\n\n") * 30000
        want = self.fine(self.jsonl(self.file("a.txt", text))).json()[0]
        got = self.fine(self.jsonl(stdin=text)).json()[0]
        self.assertEqual(got["bytes"], len(text))
        self.assertEqual((got["blocks"], got["quotations"]), (want["blocks"], want["quotations"]))

    def test_dense_text_takes_more_room_than_guessed(self):
        text = "\n\n".join('"a." "b." \'c\'' for _ in range(20000))
        article = self.fine(self.jsonl(stdin=text)).json()[0]
        self.assertEqual(len(article["blocks"]), 20000)
        self.assertEqual(article["blocks"][-1]["end"], len(text))
        short = self.fine(self.jsonl(stdin=text[:text.index("\n\n")])).json()[0]
        self.assertEqual(len(article["quotations"]) % 20000, 0)
        self.assertGreater(len(short["quotations"]), 0)

    def test_empty(self):
        path = self.file("empty.txt")
        article = self.fine(self.jsonl(path)).json()[0]
        self.assertEqual((article["bytes"], article["blocks"], article["quotations"]), (0, [], []))
        self.assertIn("(empty)", self.fine(self.stet(path)).text)
        self.assertIn("(empty)", self.fine(self.stet(stdin_file=subprocess.DEVNULL)).text)
        self.assertIn("(empty: nothing but blanks)", self.fine(self.stet(stdin=" \n\u3000\n")).text)

    def test_nul_is_a_byte_like_others(self):
        article = self.fine(self.jsonl(stdin=b"One\0two three.")).json()[0]
        self.assertEqual((article["bytes"], article["blocks"][-1]["end"]), (14, 14))


class InvalidUtf8(Case):
    TEXT = b"Mill reopens\n\nThe mill \xff reopened on Monday."

    def test_is_parsed_flagged_and_reported(self):
        path = self.file("bad.txt", self.TEXT)
        result = self.jsonl(path)
        self.assertEqual((result.status, result.message),
                         (0, "stet: %s:3: warning: invalid UTF-8 at byte 23\n" % os.fsdecode(path)))
        article = result.json()[0]
        self.assertEqual((article["flags"], article["error_offset"]), (["invalid_utf8"], 23))
        self.assertEqual(article["blocks"][-1]["flags"], ["invalid_utf8"])
        self.assertEqual(article["blocks"][-1]["end"], len(self.TEXT))

    def test_outline_says_so(self):
        result = self.stet(self.file("bad.txt", self.TEXT))
        self.assertEqual(result.status, 0)
        self.assertIn("invalid UTF-8", result.text)
        self.assertIn("The mill \ufffd reopened", result.text)

    def test_strict_stops_there(self):
        bad, good = self.file("bad.txt", self.TEXT), self.file("good.txt", MILL)
        result = self.jsonl("--strict", bad, good)
        self.assertEqual((result.status, result.message),
                         (1, "stet: %s:3: invalid UTF-8 at byte 23; left out\n" % os.fsdecode(bad)))
        self.assertEqual(result.out, b"")
        result = self.jsonl("--strict", good, bad, good)
        self.assertEqual((result.status, [a["id"] for a in result.json()]), (1, [os.fsdecode(good)]))

    def test_strict_on_good_text(self):
        self.fine(self.jsonl("--strict", stdin=MILL))

    def test_byte_order_mark(self):
        article = self.fine(self.jsonl(stdin=b"\xef\xbb\xbf" + MILL.encode())).json()[0]
        self.assertEqual((article["flags"], article["bytes"], article["blocks"][0]["start"]), (["bom"], 95, 3))


class Options(Case):
    def test_whole_quotations(self):
        text = 'Ann Lee of the mill said: "We are back. We are open. We are glad of it."'
        plain, whole = self.jsonl(stdin=text).json()[0], self.jsonl("--whole-quotations", stdin=text).json()[0]
        self.assertGreater(len(plain["blocks"][0]["sentences"]), len(whole["blocks"][0]["sentences"]))
        self.assertEqual(whole["blocks"][0]["sentences"], [[0, len(text)]])

    def test_damaged_marks(self):
        text = "The mill is open again. &quot;We are back,&quot; Ann Lee said on Monday."
        self.assertEqual(self.jsonl(stdin=text).json()[0]["quotations"], [])
        quotations = self.jsonl("--damaged-marks", stdin=text).json()[0]["quotations"]
        self.assertEqual([(q["start"], q["end"], q["flags"]) for q in quotations], [(24, 48, ["damaged_marks"])])


class Language(Case):
    NAMES = ["en", "de", "fr", "es", "sv", "pl", "it", "fi", "ru", "ja", "zh"]

    def language(self, text, *arguments):
        return self.fine(self.jsonl(*arguments, stdin=text)).json()[0]["language"]

    def test_is_learnt(self):
        german = "Die Mühle ist wieder in Betrieb, und das ist auch gut so, sagte sie."
        for arguments in ([], ["--language=learn"], ["--language", "learn"], ["--language=fr", "--language=learn"]):
            self.assertEqual(self.language(MILL, *arguments), "en")
            self.assertEqual(self.language(german, *arguments), "de")

    def test_is_as_given(self):
        for name in self.NAMES:
            self.assertEqual(self.language(MILL, "--language=" + name), name)
            self.assertIn(" %s" % name, self.stet("--help").text)

    def test_nothing_has_none(self):
        self.assertIsNone(self.language(""))
        self.assertNotIn(",", self.fine(self.stet(stdin="")).text.splitlines()[0])

    def test_outline_says_it(self):
        self.assertRegex(self.fine(self.stet("--language=pl", stdin=MILL)).text, r"^standard input +92 bytes, pl\n")

    def test_its_words_are_those_looked_for(self):
        text = "Die Mühle ist wieder offen. „Wir sind zurück“, sagte Anna Müller am Montag."
        self.assertEqual([q["rule"] for q in self.jsonl("--language=de", stdin=text).json()[0]["quotations"]], ["after"])
        self.assertEqual([q["cue"] for q in self.jsonl("--language=ja", stdin=text).json()[0]["quotations"]], [None])


class Jsonl(Case):
    """--input=jsonl"""

    def run_lines(self, *lines, **more):
        lines = [line if isinstance(line, (str, bytes)) else json.dumps(line, ensure_ascii=False) for line in lines]
        data = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
        return self.jsonl("--input=jsonl", stdin=data, **more)

    def test_ids_of_every_type_come_out_as_they_are(self):
        ids = ["a1", "", "quo\"te \\ \u2028 é 日本 \U0001f600 \x00 \x1f \x7f \x9b", 0, -1, 9007199254740993, 2**63 - 1, -2**63,
               0.1, -1.5e300, 1e-7, 5e-324, 1 / 3, 3.0, True, False, None, [], {}, [1, [2.5, {"a": None}]],
               {"b": 1, "a": {"c": [0.1, "x"]}}]
        got = self.fine(self.run_lines(*({"id": i, "text": "x"} for i in ids))).json()
        self.assertEqual([json.dumps(a["id"]) for a in got], [json.dumps(i) for i in ids])

    def test_without_an_id_the_place_is_the_id(self):
        path = self.file("a.jsonl", '\n{"text": "x"}\n')
        got = self.fine(self.jsonl("--input=jsonl", path)).json()
        self.assertEqual([a["id"] for a in got], [os.fsdecode(path) + ":2"])
        outline = self.fine(self.stet("--input=jsonl", "a.jsonl")).text
        self.assertEqual(outline.count("a.jsonl:2"), 1)

    def test_number_too_large_for_the_library(self):
        result = self.run_lines('{"id": 123456789012345678901, "text": "x"}',
                                '{"id": "a", "hash": 123456789012345678901, "text": "x"}')
        self.assertEqual((result.status, [a["id"] for a in result.json()]), (1, ["a"]))
        self.assertIn("stet: standard input:1 (byte 0): broken JSON: too big integer", result.message)

    def test_broken_lines_are_named_and_the_others_come_out(self):
        good = {"id": "x", "text": MILL}
        broken = ["{", "{\"id\": 1, \"text\": \"x\"", "null", "[]", "7", '"text"', "{}", '{"id": 1}', '{"text": 7}', '{"text": null}',
                  '{"text": ["x"]}', b'{"text": "\xff"}', '{"text": "\\ud800"}', '{"text": "x"} {"text": "y"}', '{"text": "x"},',
                  b'{"text": "a\0b"}', b"\0", '{"text": "tab\tinside"}', "\x1b[31m", '{"te\\u0000xt": "x"}', "[" * 5000,
                  "plain text", '{"Text": "x"}', '\ufeff{"text": "not the first line"}']
        lines = [good]
        for line in broken:
            lines += [line, good]
        result = self.run_lines(*lines)
        self.assertEqual((result.status, len(result.json())), (1, len(broken) + 1))
        messages = result.message.splitlines()
        self.assertEqual(len(messages), len(broken))
        for i, line in enumerate(messages):
            self.assertRegex(line, r"^stet: standard input:%d \(byte \d+\): " % (2 * i + 2))
        self.harmless(result.err)

    def test_messages(self):
        path = self.file("a.jsonl", '{"id": 1, "text": }\n[]\n{"id": 2}\n{"id": 3, "text": 3}\n')
        result = self.jsonl("--input=jsonl", path)
        name = os.fsdecode(path)
        first, *rest = result.message.splitlines()
        self.assertRegex(first, r"a\.jsonl:1 \(byte 0\): broken JSON: .* near '}' \(at byte 19 of the line\)$")
        self.assertEqual(rest, ["stet: %s:2 (byte 20): not a JSON object" % name,
                                'stet: %s:3 (byte 23): the object has no "text"' % name,
                                'stet: %s:4 (byte 33): "text" is not a string' % name])

    def test_empty_lines_crlf_and_no_final_newline(self):
        data = b'\r\n\n{"id": 1, "text": "x"}\r\n \t\n\r\n{"id": 2, "text": "y"}'
        got = self.fine(self.jsonl("--input=jsonl", stdin=data)).json()
        self.assertEqual([(a["id"], a["bytes"]) for a in got], [(1, 1), (2, 1)])

    def test_byte_order_mark_before_the_first_line(self):
        got = self.fine(self.run_lines('\ufeff{"id": 1, "text": "x"}')).json()
        self.assertEqual([a["id"] for a in got], [1])

    def test_empty_input(self):
        result = self.fine(self.jsonl("--input=jsonl"))
        self.assertEqual(result.out, b"")
        result = self.fine(self.run_lines({"id": 1, "text": ""}))
        self.assertEqual((result.json()[0]["bytes"], result.json()[0]["blocks"]), (0, []))

    def test_offsets_are_bytes_of_the_decoded_text(self):
        text = "Caf\u00e9 \U0001f600 \u0000 \n\n" + MILL
        size = len(text.encode())
        escaped = json.dumps({"id": 1, "text": text})
        self.assertIn("\\ud83d\\ude00", escaped)
        got = self.fine(self.run_lines(escaped)).json()[0]
        self.assertEqual((got["bytes"], got["blocks"][-1]["end"]), (size, size))
        self.assertEqual(got, self.fine(self.run_lines({"id": 1, "text": text})).json()[0])

    def test_very_long_line(self):
        text = (MILL + "\n\n") * 20000
        got = self.fine(self.run_lines({"id": 1, "text": text}, {"id": 2, "text": "x"})).json()
        self.assertEqual([(a["id"], a["bytes"]) for a in got], [(1, len(text)), (2, 1)])

    def test_more_keys_and_several_files(self):
        one = self.file("1.jsonl", '{"url": "x", "text": "x", "id": 1, "more": {"text": "no"}}')
        two = self.file("2.jsonl", '{"id": 2, "text": "y"}\n')
        self.assertEqual([a["id"] for a in self.fine(self.jsonl("--input=jsonl", one, two)).json()], [1, 2])
        result = self.jsonl("--input=jsonl", one, "nowhere", two)
        self.assertEqual((result.status, [a["id"] for a in result.json()]), (1, [1, 2]))

    def test_a_line_an_article(self):
        result = self.fine(self.run_lines(*({"id": "line\nfeed", "text": "a\nb\u2028c\n\nd"} for _ in range(9))))
        self.assertEqual(result.out.count(b"\n"), 9)


class Form(Case):
    """Of --format=jsonl"""

    def test_keys_and_their_order(self):
        text = (MILL + "\n\nIn other news\n\nQ: “Why ‘now’?”\n\n“One.\n\n“Two,” he said. “Three.”\n\n* * *\n\nBad \x01 mark” here.")
        article = self.jsonl(stdin=text).json()[0]
        for block in article["blocks"]:
            self.assertEqual(list(block), [k for k in BLOCK_KEYS if k in block])
            self.assertLessEqual({"kind", "start", "end", "sentences"}, set(block))
            self.assertNotIn(block["kind"], ("none", "unknown"))
        for quotation in article["quotations"]:
            self.assertEqual(list(quotation), [k for k in QUOTATION_KEYS if k in quotation])
            self.assertLessEqual(set(QUOTATION_KEYS) - {"flags"}, set(quotation))
            self.assertNotIn(quotation["kind"], ("none", "unknown"))
            self.assertNotIn(quotation["speaker_form"], ("none", "unknown"))
            self.assertNotIn(quotation["rule"], ("none", "unknown"))
            self.assertEqual(quotation["speaker"] is None, quotation["speaker_form"] is None)

    def test_blanks_are_those_of_the_documentation(self):
        line = self.jsonl(stdin=MILL).text
        self.assertEqual(line, json.dumps(json.loads(line)) + "\n")

    def test_links(self):
        text = "“One ‘in’ here.\n\n“Two,” Ann Lee said. “Three.”"
        quotations = self.jsonl(stdin=text).json()[0]["quotations"]
        self.assertEqual([(q["depth"], q["parent"], q["continues"], q["ending"]) for q in quotations],
                         [(1, None, None, "continued"), (2, 0, None, "closed"), (1, None, 0, "closed"), (1, None, None, "closed")])


class Outline(Case):
    """Of --format=text"""

    def test_what_it_shows(self):
        out = self.fine(self.stet(self.file("mill.txt", MILL), env={"COLUMNS": "80"})).text
        self.assertRegex(out, r"(?m)^.*mill\.txt +92 bytes, en$")
        self.assertRegex(out, r"(?m)^  headline    Mill reopens$")
        self.assertRegex(out, r"(?m)^  paragraph   BEACH HAVEN, May 3 - The mill .*…$")
        self.assertRegex(out, r"(?m)^    dateline  BEACH HAVEN, May 3$")
        self.assertRegex(out, r'(?m)^    direct    "We are back,"$')
        self.assertRegex(out, r"(?m)^              — Ann Lee, said$")
        self.assertIn("2 blocks: 1 headline, 1 paragraph; 3 sentences; 1 quotation: 1 direct; 1 attributed", " ".join(out.split()))

    def test_whom_a_pronoun_stands_for(self):
        text = 'Mill reopens\n\n"We are back," said Ann Lee, the mayor.\n\n"We are glad," she said.'
        want = self.jsonl(stdin=text).json()[0]["quotations"][-1]["refers_to"]
        if want is None:
            self.skipTest("the library does not say")
        self.assertIn("— she, said → " + text[want[0]:want[1]], self.stet(stdin=text).text)

    def test_depth_and_endings(self):
        out = self.stet(stdin="“One ‘in’ here.\n\n“Two,” Ann Lee said. “Three ‘four.”", env={"COLUMNS": "100"}).text
        self.assertRegex(out, r"(?m)^    \w+ +“One ‘in’ here\. +continued$")
        self.assertRegex(out, r"(?m)^      \w+ +‘in’$")
        self.assertRegex(out, r"(?m)^    \w+ +“Two,” +continues$")

    def test_long_text_is_shortened(self):
        words = " ".join("word%d" % i for i in range(1000))
        out = self.stet(stdin="The mayor said: “%s.”" % words, env={"COLUMNS": "80"}).text
        self.assertRegex(out, r"(?m)^  \w+ +The mayor said: “word0 .*…$")
        self.assertRegex(out, r"(?m)^    \w+ +“word0 .* … .*word999\.”$")

    def test_no_line_is_wider_than_asked(self):
        pieces = ["Ann Lee said the mill was “open ‘again’ at last”, she added. ", "日本の首相は「はい、そうです」と述べた。", "“" + "é" * 300 + "”",
                  "e" + "\u0301" * 300, "\U0001f600" * 200, "x" * 300, "LONDON, May 3 (Reuters) - Rain fell. ", "„Wir sind da“, sagte Müller. "]
        text = "\n\n".join(p * n for n in (1, 3, 40) for p in pieces)
        path = self.file("a" * 120, text)
        line = json.dumps({"id": "日本" * 100, "text": text})
        for width in (80, 100, 120, 160):
            for arguments, stdin in (([path], ""), (["--input=jsonl"], line)):
                out = self.fine(self.stet(*arguments, stdin=stdin, env={"COLUMNS": str(width)})).text
                for row in out.splitlines():
                    self.assertLessEqual(columns(row), width, row)

    def test_columns_out_of_reason(self):
        for value in ("0", "-5", "x", "", "1", "99999999999999999999"):
            out = self.fine(self.stet(stdin=MILL, env={"COLUMNS": value})).text
            self.assertLessEqual(max(map(columns, out.splitlines())), 160)

    def test_hostile_bytes_never_reach_the_terminal(self):
        text = b"\n\n".join([HOSTILE, b"Head " + HOSTILE, "“".encode() + HOSTILE + "” Ann ".encode() + HOSTILE + b" Lee said.",
                             b"PARIS " + HOSTILE + b", May 3 - " + HOSTILE, b'"' + HOSTILE * 20 + b'"'])
        path = self.file(b"n\x1b]0;owned\x07\x9b\xc2\x9b.txt", text)
        for arguments in ([path], ["-"], ["nowhere\x1b[31m", path]):
            result = self.stet(*arguments, stdin=text)
            self.harmless(result.out)
            self.harmless(result.err)
        line = json.dumps({"id": "\x1b[31m\x9b\u202e", "text": text.decode("utf-8", "replace")})
        result = self.fine(self.stet("--input=jsonl", stdin=line))
        self.harmless(result.out)

    def test_escape_is_shown(self):
        self.assertIn("Mill ␛[31mred␇ mill", self.stet(stdin="Mill \x1b[31mred\x07 mill\n\nText of it follows here.").text)

    def test_several_articles_have_a_total(self):
        one, two = self.file("1.txt", MILL), self.file("2.txt", MILL)
        out = self.fine(self.stet(one, two)).text
        self.assertIn("2 articles; 4 blocks: 2 headlines, 2 paragraphs; 6 sentences; 2 quotations: 2 direct; 2 attributed",
                      " ".join(out.split()))
        self.assertNotIn("Total", self.fine(self.stet(one)).text)

    def test_locale_makes_no_difference(self):
        text = "日本の首相は「はい、そうです」と述べた。é " * 30
        outs = {self.fine(self.stet(stdin=text, env={"LC_ALL": l})).out for l in ("C", "C.UTF-8", "nowhere")}
        self.assertEqual(len(outs), 1)


def columns(row):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in row)


class Color(Case):
    def on_terminal(self, *arguments, **env):
        path = self.file("mill.txt", MILL)
        try:
            master, slave = pty.openpty()
        except OSError as error:  # a chroot without devpts
            raise unittest.SkipTest(f"no terminal to be had: {error}") from None
        with os.fdopen(master, "rb", 0) as reading:
            with os.fdopen(slave, "wb", 0) as writing:
                subprocess.run([STET, *arguments, path], stdout=writing, check=True, timeout=60, env=environment(**env))
                os.write(slave, b"\nEND\n")
                seen = b""
                while b"END" not in seen:
                    seen += os.read(master, 65536)
        return b"\x1b[" in seen

    def test_auto(self):
        self.assertTrue(self.on_terminal())
        self.assertTrue(self.on_terminal("--color=auto"))
        self.assertTrue(self.on_terminal(NO_COLOR=""))
        self.assertFalse(self.on_terminal(NO_COLOR="1"))
        self.assertFalse(self.on_terminal(TERM="dumb"))
        self.assertNotIn(b"\x1b", self.stet(stdin=MILL).out)

    def test_always(self):
        self.assertIn(b"\x1b[", self.stet("--color=always", stdin=MILL).out)
        self.assertIn(b"\x1b[", self.stet("--color=always", stdin=MILL, env={"NO_COLOR": "1"}).out)

    def test_never(self):
        self.assertFalse(self.on_terminal("--color=never"))

    def test_jsonl_has_none(self):
        self.assertNotIn(b"\x1b", self.jsonl("--color=always", stdin=MILL).out)
        self.assertFalse(self.on_terminal("--format=jsonl"))

    def test_same_text_with_and_without(self):
        import re
        text = MILL + "\n\n“One ‘in’ here.\n\n“Two,” Ann Lee said."
        colored = self.stet("--color=always", stdin=text).out
        self.assertEqual(re.sub(rb"\x1b\[[0-9;]*m", b"", colored), self.stet(stdin=text).out)


class Writing(Case):
    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_full_disk(self):
        for arguments in ([], ["--format=jsonl"], ["--help"], ["--version"]):
            with open("/dev/full", "wb") as full:
                result = self.stet(*arguments, stdin=MILL, stdout=full)
            self.assertEqual((result.status, result.message), (1, "stet: standard output: No space left on device\n"))

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_full_disk_stops_the_work(self):
        line = (json.dumps({"id": 1, "text": MILL}) + "\n").encode()
        path = self.file("a.jsonl", line * 5000 + b"broken\n")
        with open("/dev/full", "wb") as full:
            result = self.jsonl("--input=jsonl", path, "nowhere", stdout=full)
        self.assertEqual((result.status, result.message), (1, "stet: standard output: No space left on device\n"))

    def test_closed_output(self):
        done = subprocess.run(["sh", "-c", '"$0" "$1" >&-', STET, self.file("a.txt", MILL)], stderr=subprocess.PIPE,
                              env=environment(), timeout=60)
        self.assertEqual((done.returncode, done.stderr), (1, b"stet: standard output: Bad file descriptor\n"))

    def closed_pipe(self, **more):
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "wb", 0) as out:
            return self.stet(self.file("a.txt", MILL * 1000), stdout=out, **more)

    def test_closed_pipe(self):
        self.assertEqual(self.closed_pipe().status, -signal.SIGPIPE)
        result = self.closed_pipe(restore_signals=False)
        self.assertEqual((result.status, result.message), (1, "stet: standard output: Broken pipe\n"))

    def test_large_output(self):
        lines = "".join(json.dumps({"id": i, "text": MILL}) + "\n" for i in range(3000))
        got = self.fine(self.jsonl("--input=jsonl", stdin=lines)).json()
        self.assertEqual([a["id"] for a in got], list(range(3000)))


if __name__ == "__main__":
    unittest.main()
