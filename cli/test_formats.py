#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_formats.py STET: what --format, --offsets, --only and --with-text make of the same articles, against each other
and against Python's own readers."""
import json
import unicodedata
import unittest

from harness import MILL, Case
from samples import UNITS, articles

def spans(value):
    """Every place of an article's JSON where an offset stands: pairs, and objects with start and end."""
    if isinstance(value, dict):
        if "start" in value:
            yield value, "start", "end"
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        if len(value) == 2 and all(isinstance(n, int) for n in value):
            yield value, 0, 1
        else:
            for inner in value:
                yield from spans(inner)


class Formats(Case):
    def setUp(self):
        super().setUp()
        self.texts = list(articles())
        self.names = [self.file("%03d.txt" % i, text) for i, text in enumerate(self.texts)]

    def lines(self, *arguments):
        result = self.jsonl(*arguments, *self.names)
        self.assertEqual(result.status, 0, result.message)
        return result.json()

    def test_json_is_the_lines_in_one_document(self):
        for more in ([], ["--with-text", "--offsets=utf16"], ["--only=headlines"]):
            result = self.stet("--format=json", *more, *self.names)
            document = json.loads(result.out.decode("utf-8"))
            self.assertEqual(list(document), ["stet", "articles"])
            self.assertEqual(document["articles"], self.lines(*more))
            self.assertEqual(document["stet"], document["articles"][0]["stet"])

    def test_json_of_nothing(self):
        result = self.stet("--format=json", "nowhere")
        self.assertEqual((result.status, json.loads(result.out)["articles"]), (1, []))
        self.assertEqual(json.loads(self.fine(self.stet("--format=json", "--input=jsonl")).out)["articles"], [])

    def test_offsets(self):
        """Each is what Python counts in the text before it."""
        want = self.lines()
        self.assertEqual(want, self.lines("--offsets=bytes"))
        for unit, count in UNITS.items():
            got = self.lines("--offsets=" + unit)
            for text, article, counted in zip(self.texts, want, got):
                for place, *keys in spans(article):
                    for key in keys:
                        place[key] = count(text[:place[key]])
                if "error_offset" in article:
                    article["error_offset"] = count(text[:article["error_offset"]])
                if unit != "bytes":
                    self.assertEqual((counted.pop("offsets"), counted.pop("length")), (unit, count(text)))
                self.assertEqual(counted, article)
            want = self.lines()

    def test_texts(self):
        """Each is what Python decodes of its span."""
        seen = 0
        for text, article in zip(self.texts, self.lines("--with-text")):
            for place in article["blocks"] + article["quotations"]:
                for key in ("", "cue", "speaker", "refers_to", "dateline", "label"):
                    name = key + "_text" if key else "text"
                    span = [place["start"], place["end"]] if not key else place.get(key)
                    if span is None:
                        self.assertIsNone(place.get(name))
                        continue
                    self.assertEqual(place[name], text[span[0]:span[1]].decode("utf-8", "replace"))
                    seen += 1
                for sentence in place.get("sentences", []):
                    self.assertEqual(sentence["text"], text[sentence["start"]:sentence["end"]].decode("utf-8", "replace"))
                    seen += 1
        self.assertGreater(seen, 1000)

    def test_texts_change_nothing_else(self):
        for plain, article in zip(self.lines(), self.lines("--with-text")):
            for place in article["blocks"] + article["quotations"]:
                for key in [k for k in place if k == "text" or k.endswith("_text")]:
                    del place[key]
                if "sentences" in place:
                    place["sentences"] = [[s["start"], s["end"]] for s in place["sentences"]]
            self.assertEqual(article, plain)

    def test_only_quotations(self):
        for plain, article in zip(self.lines(), self.lines("--only=quotations")):
            self.assertNotIn("blocks", article)
            self.assertEqual(article["quotations"], plain["quotations"])

    def test_only_marks(self):
        """Quotations as before, but for what nobody looked for."""
        left_out = ("utterance", "kind", "cue", "speaker", "speaker_form", "refers_to", "rule")
        found = 0
        for plain, article in zip(self.lines("--only=quotations,paragraphs"), self.lines("--only=marks,paragraphs")):
            for quotation in plain["quotations"]:
                for key in left_out:
                    del quotation[key]
            self.assertEqual(article, plain)
            found += len(article["quotations"])
        self.assertGreater(found, 10)
        self.assertEqual(self.lines("--only=marks,quotations"), self.lines("--only=quotations"))

    def test_marks_have_no_kind_in_tables(self):
        rows = self.stet("--format=tsv", "--only=marks", stdin=MILL).out.decode("utf-8").splitlines()
        self.assertEqual([row.split("\t")[1:3] for row in rows[1:]], [["quotation", ""]])

    def test_only_some_blocks(self):
        names = {"headlines": "headline", "paragraphs": "paragraph", "list-items": "list_item", "furniture": "furniture",
                 "bylines": "byline", "dates": "date", "subheads": "subhead", "captions": "caption", "credits": "credit",
                 "separators": "separator", "standfirsts": "standfirst"}
        for name, kind in names.items():
            found = 0
            for plain, article in zip(self.lines(), self.lines("--only=quotations,sentences," + name)):
                want = [{"index": i, **block} for i, block in enumerate(plain["blocks"]) if block["kind"] == kind]
                self.assertEqual(article["blocks"], want)
                self.assertEqual(article["quotations"], plain["quotations"])
                found += len(want)
            self.assertGreater(found, 0, name)

    def test_only_blocks_have_no_sentences(self):
        for plain, article in zip(self.lines(), self.lines("--only=blocks")):
            for block in plain["blocks"]:
                del block["sentences"]
                block["flags"] = [f for f in block.get("flags", []) if f in ("invalid_utf8", "control")]
            for block in article["blocks"]:
                block["flags"] = block.get("flags", [])
            self.assertEqual(article["blocks"], plain["blocks"])
            self.assertNotIn("quotations", article)

    def test_only_sentences(self):
        for plain, article in zip(self.lines(), self.lines("--only=sentences")):
            self.assertEqual(article["sentences"], [s for block in plain["blocks"] for s in block["sentences"]])
            self.assertNotIn("blocks", article)
            self.assertNotIn("quotations", article)

    def test_what_is_left_out_is_not_looked_for(self):
        def counted(*arguments):
            stats = json.loads(self.stet("--stats=json", *arguments, stdin=MILL).message)
            return {key: stats[key] for key in ("blocks", "sentences", "quotations") if key in stats}
        self.assertEqual(counted("--format=jsonl"), {"blocks": 2, "sentences": 3, "quotations": 1})
        self.assertEqual(counted("--format=jsonl", "--only=quotations"), {"quotations": 1})
        self.assertEqual(counted("--format=tsv"), {"quotations": 1})
        marks = json.loads(self.stet("--stats=json", "--format=jsonl", "--only=marks", stdin=MILL).message)
        self.assertEqual(marks["quotations"], 1)
        self.assertNotIn("quotation_kinds", marks)
        self.assertNotIn("with_speaker", marks)
        self.assertEqual(counted("--format=json", "--only=headlines"), {"blocks": 2})
        self.assertEqual(counted("--format=tsv", "--only=sentences"), {"sentences": 3})

    def test_all_of_it_named_is_all(self):
        self.assertEqual(self.lines("--only=blocks,sentences,quotations"), self.lines())

    def test_a_line_stays_a_line(self):
        for more in ([], ["--with-text"]):
            result = self.jsonl(*more, *self.names)
            self.assertEqual(len(result.out.decode("utf-8").splitlines()), len(self.names))
            for c in set(result.text) - {"\n"}:
                self.assertNotIn(unicodedata.category(c), ("Cc", "Zl", "Zp"), repr(c))


class Workers(Case):
    def test_threads_change_nothing(self):
        """Each writer has no state but its pen's."""
        texts = [text.decode("utf-8", "replace") for text in articles()] * 8
        path = self.file("a.jsonl", "\n".join(json.dumps({"id": i, "text": text}) for i, text in enumerate(texts)))
        for name in ("text", "jsonl", "json", "tsv", "annotations", "html"):
            one = self.fine(self.stet("--format=" + name, path))
            self.assertEqual(self.fine(self.stet("--format=" + name, "-j3", path)).out, one.out, name)
            self.assertGreater(len(one.out), 100000)


class Mistakes(Case):
    def refused(self, *arguments):
        result = self.stet(*arguments, stdin=MILL)
        self.assertEqual((result.status, result.out), (2, b""), arguments)
        return result.message

    def test_what_a_format_does_nothing_with(self):
        for format_ in ([], ["--format=text"]):
            for option in ("--offsets=bytes", "--only=quotations", "--with-text"):
                self.assertIn("%s does nothing with --format=text" % option.split("=")[0], self.refused(*format_, option))

    def test_unknown_values(self):
        self.assertIn("unknown value 'chars' of --offsets; known are bytes, codepoints, utf16",
                      self.refused("--format=jsonl", "--offsets=chars"))
        for value in ("", "quotes", "quotations,", ",quotations", "quotations,,blocks", "Quotations", "quotation"):
            self.assertIn("of --only", self.refused("--format=jsonl", "--only=" + value))


if __name__ == "__main__":
    unittest.main()
