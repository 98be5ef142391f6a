#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_html.py STET: the page, as Python's parser reads it, as tidy does where it is installed, and as a browser does where
there is one, against the same article as JSON."""
import collections
import json
import os
import re
import shutil
import subprocess
import tempfile
import unicodedata
import unittest

from harness import HOSTILE, MILL, Case
from page import BLOCKS, Page
from samples import articles, decoded

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
TIDY = shutil.which("tidy")


def shown(data):
    """The text of these bytes as a page may hold it."""
    def character(c):
        code = ord(c)
        if code == 0x7F or (code < 0x20 and c not in "\t\n\r\f"):
            return chr(0x2421 if code == 0x7F else 0x2400 + code)
        if 0x80 <= code < 0xA0 or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
            return "\ufffd"
        return c
    return "".join(map(character, decoded(data)))


def luminance(color):
    channels = [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return sum(weight * (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
               for weight, c in zip((0.2126, 0.7152, 0.0722), channels))


def contrast(one, two):
    """As WCAG 2 has it."""
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


def lines(text):
    """With line ends as a browser has them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Html(Case):
    def page(self, *arguments, **more):
        result = self.stet("--format=html", *arguments, **more)
        self.assertEqual(result.status, 0, result.message)
        self.assertNotRegex(result.out, rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
        return Page(result.out)

    def check_blocks(self, page, number, text, found):
        article = page.ids["a%d" % number]
        blocks = [e for e in article.find("div", "text")[0].walk() if e.tag in BLOCKS]
        self.assertEqual([lines(e.text()) for e in blocks], [lines(shown(text[b["start"]:b["end"]])) for b in found["blocks"]])
        self.assertEqual([e.classes() for e in blocks], [[b["kind"], *filter(None, [b.get("role")])] for b in found["blocks"]])
        for element, block in zip(blocks, found["blocks"]):
            want = {"headline": "h1", "subhead": "h2", "list_item": "li"}.get(block["kind"], "p")
            self.assertEqual((element.tag, element.parent.tag), (want, "ul" if want == "li" else "div"))

    def check_span(self, page, number, text, letter, span):
        name = "a%d%s%d-%d" % (number, letter, *span)
        self.assertEqual(lines(page.marked(name)), lines(shown(text[span[0]:span[1]])))
        return name

    def after(self, page, name, count):
        """What follows the last part of an element: that many links."""
        last = [page.ids[name], *page.parts.get(name, [])][-1]
        siblings = last.parent.children
        at = next(i for i, e in enumerate(siblings) if e is last)
        return siblings[at + 1:at + 1 + count]

    def check_quotations(self, page, number, text, found):
        numbers, said = {}, collections.defaultdict(list)
        for i, q in enumerate(found["quotations"]):
            name = "a%dq%d" % (number, i)
            element = page.ids[name]
            self.assertEqual(lines(page.marked(name)), lines(shown(text[q["start"]:q["end"]])))
            self.assertEqual(element.classes(), ["q", "d%d" % q["depth"], q["kind"]])
            self.assertEqual(element.attributes["title"], q["kind"])
            if q["cue"]:
                self.check_span(page, number, text, "c", q["cue"])
            if q["refers_to"]:
                self.check_span(page, number, text, "s", q["refers_to"])
            if q["speaker"]:
                numbers[i] = len(numbers) + 1
                speaker = self.check_span(page, number, text, "s", q["speaker"])
                link, = self.after(page, name, 1)
                self.assertEqual((link.classes(), link.attributes["href"], link.attributes["data-n"]),
                                 (["by"], "#" + speaker, str(numbers[i])))
                said[speaker].append(i)
        for speaker, quotations in said.items():
            links = self.after(page, speaker, len(quotations))
            self.assertEqual([(e.classes(), e.attributes["href"], e.attributes["data-n"]) for e in links],
                             [(["to"], "#a%dq%d" % (number, i), str(numbers[i])) for i in quotations])

    def check_table(self, page, number, text, found):
        article = page.ids["a%d" % number]
        said = collections.defaultdict(list)
        for i, q in enumerate(found["quotations"]):
            name = q["refers_to"] or q["speaker"]
            if name:
                said[re.sub(r"[ \t\r\n]+", " ", shown(text[name[0]:name[1]]))].append(i)
        rows = [[c for c in row.children if not isinstance(c, str)] for body in article.find("tbody") for row in body.find("tr")]
        want = sorted(said.items(), key=lambda pair: (-len(pair[1]), pair[1][0]))
        got = [(re.sub(r"[ \t\r\n]+", " ", name.text()), times.text(), [a.attributes["href"] for a in where.find("a")]) for name, times, where in rows]
        self.assertEqual(got, [(name, str(len(quotations)), ["#a%dq%d" % (number, i) for i in quotations])
                               for name, quotations in want])
        for name, _, _ in rows:
            self.assertEqual(lines(page.marked(name.find("a")[0].attributes["href"][1:])), lines(name.text()))
        left = len(found["quotations"]) - sum(map(len, said.values()))
        self.assertEqual([re.search(r"for (\d+) other", p.text())[1] for p in article.find("p", "rest")], [str(left)] if want and left else [])

    def check_article(self, page, number, text, found):
        self.check_blocks(page, number, text, found)
        self.check_quotations(page, number, text, found)
        self.check_table(page, number, text, found)

    def test_every_article(self):
        for text in articles():
            path = self.file("a.txt", text)
            self.check_article(self.page(path), 1, text, self.jsonl(path).json()[0])

    def all_on_one_page(self):
        texts = list(articles())
        names = [self.file("%03d.txt" % i, text) for i, text in enumerate(texts)]
        return texts, names, self.jsonl(*names).json()

    def test_all_on_one_page(self):
        texts, names, found = self.all_on_one_page()
        page = self.page(*names)
        self.assertEqual(len(page.root.find("article")), len(texts))
        for number, (text, article) in enumerate(zip(texts, found), 1):
            self.check_article(page, number, text, article)

    def test_nothing_comes_from_elsewhere(self):
        source = self.stet("--format=html", self.file("a.txt", MILL)).text
        self.assertNotRegex(source, r"(?i)<script|<link|<img|<iframe|<object|src=|@import|url\(|https?:|javascript:|\son\w+=")
        self.assertIn("default-src 'none'", source)

    def test_text_stands_out_from_what_is_behind_it(self):
        """By the 4.5 of WCAG's level AA, by day and in the dark."""
        style = self.page(stdin=MILL).root.find("style")[0].text()
        palettes = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", rule)) for rule in re.findall(r":root \{(.*?)\}", style, re.S)]
        self.assertEqual(len(palettes), 2)
        for palette in palettes:
            for back in ("paper", "raised", "target", "d1", "d2", "d3", "d4"):
                for front in ("ink", "speaker", "cue", "link"):
                    self.assertGreater(contrast(palette[front], palette[back]), 4.5, (front, back))
            self.assertGreater(contrast(palette["faint"], palette["paper"]), 4.5)
            self.assertGreater(contrast(palette["faint"], palette["raised"]), 4.5)

    def test_titles(self):
        page = self.page(self.file("a<&\".txt", MILL))
        self.assertTrue(page.root.find("title")[0].text().endswith('/a<&".txt – stet'))
        self.assertRegex(page.root.find("p", "origin")[0].text(), r'/a<&"\.txt · 92 bytes · en$')
        line = json.dumps({"id": "</title><script>\x9b\u202e", "text": "x"})
        page = self.page("--input=jsonl", stdin=line)
        self.assertEqual(page.root.find("p", "origin")[0].text(), "</title><script>\ufffd\u202e · 1 byte · en")
        self.assertEqual(page.root.find("p", "origin")[0].find("bdi")[0].text(), "</title><script>\ufffd\u202e")
        page = self.page("--input=jsonl", stdin='\n{"text": "x"}')
        self.assertIn("standard input:2 ·", page.root.find("p", "origin")[0].text())

    def test_what_is_replaced_is_said(self):
        damage = lambda data: [p.text() for p in self.page(self.file("a.txt", data)).root.find("p", "damage")]
        self.assertEqual(damage(MILL), [])
        self.assertEqual(damage(b"One \xff two."), ["Not UTF-8, and shown as \ufffd: 1 sequence."])
        self.assertEqual(damage(b"One \xe2\x80 two \xff\xff."), ["Not UTF-8, and shown as \ufffd: 3 sequences."])
        self.assertEqual(damage(b"One\x1b\x00 \xc2\x9b two"), ["Shown as pictures or \ufffd: 3 control characters."])
        self.assertEqual(len(damage(HOSTILE)), 2)

    def test_whom_a_short_name_stands_for(self):
        text = '"We are back," said Ann Lee, the mayor.\n\n"We are glad," she said.'
        page = self.page(stdin=text)
        found = self.jsonl("--with-text", stdin=text).json()[0]["quotations"][1]
        name = "a1s%d-%d" % tuple(found["speaker"])
        self.assertEqual((page.marked(name), page.ids[name].attributes["title"]), ("she", found["refers_to_text"]))
        self.assertEqual(found["refers_to_text"], "Ann Lee, the mayor")

    def test_languages_and_directions(self):
        page = self.page("--language=de", stdin=MILL)
        self.assertEqual([e.attributes.get("lang") for e in page.root.find("div", "text")], ["de"])
        self.assertEqual({e.attributes["dir"] for e in page.elements if e.parent and e.parent.tag == "div"}, {"auto"})

    def test_lists(self):
        page = self.page(stdin="Mill reopens\n\nThe mill opened on Monday, and this came of it:\n\n- bread, said Ann Lee\n\n- flour\n\nIt was late in May.\n\n- more of it")
        items = [len(ul.find("li")) for ul in page.root.find("ul")]
        self.assertEqual(items, [2, 1])

    def test_speaker_across_the_edge_of_a_mark(self):
        """Spans that cross are cut, and the parts are found again."""
        page = self.page(*self.all_on_one_page()[1])
        for name, parts in page.parts.items():
            for part in parts:
                self.assertNotIn("id", part.attributes)
                self.assertEqual(part.classes(), page.ids[name].classes())
        self.assertGreater(len(page.parts), 0)

    def test_a_name_broken_over_lines_is_the_same(self):
        text = ("The mill at Beach Haven opened again on Monday after a winter\nof repairs to its roof and walls. \"We are all back,\" said Ann\n"
                "Lee on the bridge, while many people came to see how it would\nrun after so long a time.\n\n"
                "It will stay open until the autumn of next year, and then the\ntown will look for a new owner. \"We are very glad of that, as\n"
                "you can see,\" said Ann Lee at noon.\n")
        page = self.page(stdin=text)
        self.assertEqual([[td.text() for td in row.find("td")] for body in page.root.find("tbody") for row in body.find("tr")], [["2", " "]])

    def test_options_that_it_does_not_have(self):
        for option in ("--only=quotations", "--with-text", "--offsets=utf16"):
            self.assertEqual(self.stet("--format=html", option, stdin=MILL).status, 2)

    @unittest.skipUnless(TIDY, "needs tidy")
    def test_tidy_has_nothing_to_say(self):
        _, names, _ = self.all_on_one_page()
        for inputs in (names, names[:1], names[-1:]):
            path = self.file("page.html", self.stet("--format=html", *inputs).out)
            done = subprocess.run([TIDY, "-quiet", "-errors", "--char-encoding", "utf8", "--drop-empty-elements", "no", path],
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
            self.assertEqual((done.stdout.decode("utf-8", "replace"), done.returncode), ("", 0))

    @unittest.skipUnless(BROWSER, "needs Chromium")
    def test_browser_sees_the_same(self):
        """The document that a browser makes of the page has the same elements with the same text."""
        texts, names, found = self.all_on_one_page()
        source = self.stet("--format=html", *names).out
        path = os.fsdecode(self.file("page.html", source))
        with tempfile.TemporaryDirectory() as profile:
            done = subprocess.run([BROWSER, "--headless=new", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + profile,
                                   "--dump-dom", "file://" + path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr.decode("utf-8", "replace"))
        seen, ours = Page(done.stdout), Page(source)
        form = lambda page: [(e.tag, {k: lines(v) for k, v in e.attributes.items()}) for e in page.elements]
        self.assertEqual(form(seen), form(ours))
        self.assertEqual(lines(seen.root.find("main")[0].text()), lines(ours.root.find("main")[0].text()))
        for number, (text, article) in enumerate(zip(texts, found), 1):
            self.check_article(seen, number, text, article)


if __name__ == "__main__":
    unittest.main()
