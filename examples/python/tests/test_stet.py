# SPDX-License-Identifier: MIT
"""test_stet.py [LAYOUT]: the Python package as it is found on the path. LAYOUT: the output of ci/amalgam/layout.c, to hold
the structs against."""

import ctypes
import gc
import sys
import threading
import unittest

import stet
from stet import _library

LAYOUT = sys.argv[1] if len(sys.argv) > 1 else None
NEWS = (
    "Mill reopens\n\n“We are back,” said Ann Lee, mayor of Beach Haven, “and ‘glad’ of it.” It rained in Żary.\n\n"
    "“So there,” Lee said.\n"
)


class Records(unittest.TestCase):
    def test_example(self):
        article = stet.parse(NEWS)
        self.assertEqual([b.kind for b in article.blocks], ["headline", "paragraph", "paragraph"])
        first = article.quotations[0]
        self.assertEqual((first.text, first.words.text), ("“We are back,”", "We are back,"))
        self.assertEqual((first.speaker.text, first.cue.text), ("Ann Lee, mayor of Beach Haven", "said"))
        self.assertEqual((first.kind, first.ending, first.speaker_form), ("direct", "closed", "name"))
        self.assertEqual(article.quotations[3].refers_to.text, "Ann Lee, mayor of Beach Haven")
        self.assertEqual([p.index for p in first.parts], [0, 1])
        self.assertEqual(article.quotations[2].parent.index, 1)
        self.assertIsNone(article.quotations[0].parent)
        self.assertEqual([s.text for s in article.blocks[1].sentences][1:], ["It rained in Żary."])
        self.assertEqual(len(article.blocks[1].quotations), 3)
        self.assertEqual((article.language, article.layout), ("en", "parted"))

    def test_offsets_of_str_and_bytes(self):
        for text in (NEWS, NEWS.encode(), bytearray(NEWS.encode()), memoryview(NEWS.encode()), "😀 " + NEWS):
            article = stet.parse(text)
            for records in (article.blocks, article.sentences, article.quotations):
                for record in records:
                    self.assertEqual(article.text[record.start : record.end], record.text)
        self.assertIsInstance(stet.parse(NEWS.encode()).quotations[0].text, bytes)

    def test_str_and_bytes_find_the_same(self):
        by_str, by_bytes = stet.parse(NEWS), stet.parse(NEWS.encode())
        self.assertEqual([q.text.encode() for q in by_str.quotations], [q.text for q in by_bytes.quotations])

    def test_sequences(self):
        quotations = stet.parse(NEWS).quotations
        self.assertEqual(quotations[-1].text, "“So there,”")
        self.assertEqual([q.index for q in quotations[1:3]], [1, 2])
        self.assertEqual(len(list(reversed(quotations))), len(quotations))
        with self.assertRaises(IndexError):
            quotations[4]
        with self.assertRaises(IndexError):
            stet.parse(NEWS).blocks[0].quotations[0]

    def test_many_articles(self):
        asked = []

        def texts():
            for text in (NEWS, NEWS.encode(), ""):
                asked.append(text)
                yield text

        articles = stet.parse_all(texts(), language="en")
        self.assertEqual((next(articles).quotations[0].text, len(asked)), ("“We are back,”", 1))
        self.assertEqual([len(article.quotations) for article in articles], [4, 0])
        with self.assertRaises(TypeError):
            list(stet.parse_all(["A.", None]))

    def test_options(self):
        self.assertEqual(len(stet.parse("&quot;Yes,&quot; he said.", damaged_marks=True).quotations), 1)
        self.assertEqual(len(stet.parse("&quot;Yes,&quot; he said.").quotations), 0)
        text = "“It rained. It poured,” he said."
        self.assertEqual(len(stet.parse(text, whole_quotations=True).sentences), 1)
        self.assertEqual(stet.parse("Nichts.", language="de").language, "de")

    def test_records_outlive_the_article(self):
        quotation = stet.parse("“Yes,” said Ann Lee. " * 500).quotations[499]
        gc.collect()
        self.assertEqual(quotation.text, "“Yes,”")

    def test_pieces_compare(self):
        article = stet.parse(NEWS)
        self.assertEqual(article.quotations[0].speaker, article.quotations[1].speaker)
        self.assertNotEqual(article.quotations[0].speaker, article.quotations[0].cue)
        self.assertNotEqual(article.quotations[0], "“We are back,”")

    def test_threads(self):
        expected = [q.text for q in stet.parse(NEWS * 20).quotations]
        wrong = []

        def work():
            if [q.text for q in stet.parse(NEWS * 20).quotations] != expected:
                wrong.append(1)

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])


class Bad(unittest.TestCase):
    def test_nothing(self):
        for text in ("", b"", "\n", " \t"):
            article = stet.parse(text)
            self.assertEqual((len(article.blocks), list(article.quotations)), (0, []))
            self.assertEqual(article.language, "none")

    def test_other_types(self):
        for wrong in (None, 3, ["a"], object()):
            with self.assertRaises(TypeError):
                stet.parse(wrong)

    def test_unknown_language(self):
        for wrong in ("xx", "none", "", 3):
            with self.assertRaises(ValueError):
                stet.parse("a", language=wrong)

    def test_strict(self):
        with self.assertRaises(stet.Error) as raised:
            stet.parse(b"\"Yes\" \xff", strict=True)
        self.assertEqual((raised.exception.offset, raised.exception.status), (6, _library.E_UTF8))
        with self.assertRaises(stet.Error) as raised:
            stet.parse("é \ud800 x", strict=True)
        self.assertEqual(raised.exception.offset, 2)

    def test_any_bytes(self):
        for text in (bytes(range(256)) * 40, b"\xe2\x80", b"\x00\"\x00\"", b"\xff" * 1000, '"' * 50000, "A. " * 30000):
            article = stet.parse(text)
            for record in [*article.blocks, *article.sentences, *article.quotations]:
                self.assertGreater(record.end, record.start)

    def test_lone_surrogates(self):
        article = stet.parse("“Yes \udfff,” said Ann Lee.")
        self.assertEqual(article.quotations[0].text, "“Yes \udfff,”")

    def test_deep_nesting(self):
        quotations = stet.parse("“‘" * 3000 + " x").quotations
        self.assertLessEqual(max(q.depth for q in quotations), 8)


class Library(unittest.TestCase):
    def test_versions(self):
        self.assertRegex(stet.version(), r"^0\.1\.\d+$")
        self.assertRegex(stet.output_version(), r"^\d+\.\d+$")

    def test_no_names_are_missing(self):
        for names in (stet._BLOCK_KINDS, stet._KINDS[1:], stet._ENDINGS, stet._FORMS, stet._RULES, stet._LANGUAGES):
            self.assertNotIn("unknown", names)
        self.assertEqual(_library.names("stet_rule_name", len(stet._RULES) + 1)[-1], "unknown")

    @unittest.skipUnless(LAYOUT, "no layout given")
    def test_structs_are_the_headers(self):
        made = {
            "stet_span": _library.Span, "stet_block": _library.Block, "stet_sentence": _library.Sentence,
            "stet_quotation": _library.Quotation, "stet_options": _library.Options, "stet_article": _library.Article,
        }  # fmt: skip
        seen = set()
        with open(LAYOUT, encoding="ascii") as lines:
            for line in lines:
                name, member, size, offset = line.split()
                if name in made:
                    seen.add(name)
                    self.assertEqual(ctypes.sizeof(made[name]), int(size), name)
                    self.assertEqual(getattr(made[name], member).offset, int(offset), (name, member))
        self.assertEqual(seen, set(made))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
