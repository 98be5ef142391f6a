#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_tsv.py STET: the table as Python's csv module reads it, against the same articles as JSON."""
import csv
import io
import json
import re
import unittest

from harness import Case
from samples import UNITS, articles, decoded

COLUMNS = ["id", "kind", "speaker", "refers_to", "cue", "text", "start", "end", "speaker_start", "speaker_end",
           "refers_to_start", "refers_to_end", "cue_start", "cue_end", "depth", "utterance"]
MEANT = {b"t": b"\t", b"n": b"\n", b"r": b"\r", b"\\": b"\\"}


def unescaped(cell):
    return re.sub(rb"\\(x[0-9a-f]{2}|.)", lambda m: MEANT[m[1]] if m[1] in MEANT else bytes([int(m[1][1:], 16)]),
                  cell.encode()).decode("utf-8")


def read(table):
    rows = list(csv.reader(io.StringIO(table.decode("utf-8"), newline=""), delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))
    assert rows[0] == COLUMNS, rows[0]
    assert all(len(row) == len(COLUMNS) for row in rows)
    return [dict(zip(COLUMNS, map(unescaped, row))) for row in rows[1:]]


class Tsv(Case):
    def setUp(self):
        super().setUp()
        self.texts = list(articles())
        self.names = [self.file("%03d.txt" % i, text) for i, text in enumerate(self.texts)]

    def both(self, *arguments):
        result = self.stet("--format=tsv", *arguments, *self.names)
        self.assertEqual(result.status, 0, result.message)
        return read(result.out), self.jsonl("--with-text", *arguments, *self.names).json()

    def check_span(self, row, name, record, key):
        span = record.get(key) if key else [record["start"], record["end"]]
        self.assertEqual([row[name + "start"], row[name + "end"]], ["", ""] if span is None else list(map(str, span)))

    def check_quotation(self, row, article, quotation):
        self.assertEqual((row["id"], row["kind"], row["text"]), (article["id"], quotation["kind"], quotation["text"]))
        self.assertEqual((row["depth"], row["utterance"]), (str(quotation["depth"]), str(quotation["utterance"])))
        self.check_span(row, "", quotation, "")
        for key in ("speaker", "refers_to", "cue"):
            self.assertEqual(row[key], quotation[key + "_text"] or "")
            self.check_span(row, key + "_", quotation, key)

    def test_a_row_a_quotation(self):
        for unit in UNITS:
            rows, found = self.both("--offsets=" + unit)
            quotations = [(article, quotation) for article in found for quotation in article["quotations"]]
            self.assertEqual(len(rows), len(quotations))
            self.assertGreater(len(rows), 200)
            for row, (article, quotation) in zip(rows, quotations):
                self.check_quotation(row, article, quotation)

    def test_other_records(self):
        rows, found = self.both("--only=headlines,paragraphs,sentences,quotations")
        for article in found:
            blocks = article["blocks"]
            records = [(b["kind"], b) for b in blocks]
            self.assertTrue(all(b["kind"] in ("headline", "paragraph") for b in blocks))
            mine = [row for row in rows if row["id"] == article["id"]]
            self.assertEqual([(r["kind"], r["text"], r["start"]) for r in mine[:len(records)]],
                             [(kind, b["text"], str(b["start"])) for kind, b in records])
            rest = mine[len(records):]
            sentences = [row for row in rest if row["kind"] == "sentence"]
            self.assertEqual(rest[:len(sentences)], sentences)
            for row, quotation in zip(rest[len(sentences):], article["quotations"], strict=True):
                self.check_quotation(row, article, quotation)

    def test_sentences(self):
        rows, found = self.both("--only=sentences")
        sentences = [(a["id"], s["text"], str(s["start"]), str(s["end"])) for a in found for s in a["sentences"]]
        self.assertEqual([(r["id"], r["text"], r["start"], r["end"]) for r in rows], sentences)
        self.assertEqual({(r["kind"], r["speaker"], r["depth"], r["cue_start"]) for r in rows}, {("sentence", "", "", "")})

    def test_slices(self):
        rows, _ = self.both()
        texts = dict(zip((name.decode() for name in self.names), self.texts))
        for row in rows:
            self.assertEqual(row["text"], decoded(texts[row["id"]][int(row["start"]):int(row["end"])]))

    def test_one_line_a_row_for_every_reader(self):
        out = self.stet("--format=tsv", *self.names).out
        self.assertEqual(len(out.decode("utf-8").splitlines()), out.count(b"\n"))

    def test_ids_are_those_of_jsonl(self):
        ids = ["", "-", "a1", "tab\there", "back\\slash", "line\nfeed\r", "\u2028 \x00 \x1f \x7f \x9b", "quo\"te/", "\U0001f600", "\u00e9 \u65e5",
               7, -1.5, True, None, [1, "a"], {"a": "\t"}]
        lines = "\n".join(json.dumps({"id": i, "text": '"We are back," Ann Lee said.'}) for i in ids)
        rows = read(self.fine(self.stet("--format=tsv", "--input=jsonl", stdin=lines)).out)
        for row, want in zip(rows, ids, strict=True):
            if isinstance(want, str):
                self.assertEqual(row["id"], want)
            else:
                self.assertEqual(json.loads(row["id"]), want)

    def test_nothing_has_a_heading(self):
        self.assertEqual(read(self.fine(self.stet("--format=tsv")).out), [])


if __name__ == "__main__":
    unittest.main()
