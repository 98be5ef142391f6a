#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_annotations.py STET: Web Annotations against the rules of the W3C's data model, and against the text: all selectors
of a target have to find the same characters."""
import json
import os
import re
import unittest
from urllib.parse import unquote

from harness import MILL, Case
from samples import articles, decoded

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {"assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
               "linking", "moderating", "questioning", "replying", "tagging"}
KEYS = {
    "Annotation": ({"@context", "id", "type", "motivation", "body", "target"}, set()),
    "TextualBody": ({"type", "value", "purpose"}, set()),
    "SpecificResource": ({"type", "source", "selector"}, {"purpose"}),
    "TextPositionSelector": ({"type", "start", "end"}, set()),
    "DataPositionSelector": ({"type", "start", "end"}, set()),
    "TextQuoteSelector": ({"type", "exact"}, {"prefix", "suffix"}),
}
# RFC 3986: what may stand in a reference, as which every IRI of ours is written.
URI = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*(?:#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?")


def once(pairs):
    assert len(dict(pairs)) == len(pairs), "a key twice"
    return dict(pairs)


class Annotations(Case):
    def annotations(self, *arguments, **more):
        result = self.stet("--format=annotations", *arguments, **more)
        self.assertEqual(result.status, 0, result.message)
        return [json.loads(line, object_pairs_hook=once) for line in result.out.decode("utf-8").splitlines()]

    def check_keys(self, value):
        needed, allowed = KEYS[value["type"]]
        self.assertLessEqual(needed, set(value), value)
        self.assertLessEqual(set(value), needed | allowed, value)

    def check_iri(self, iri):
        self.assertIsNotNone(URI.fullmatch(iri), iri)
        self.assertNotEqual(iri, "")
        first = re.split("[/?#]", iri)[0]
        if ":" in first and not first.startswith("urn:"):
            self.assertRegex(iri, r"^[A-Za-z][A-Za-z0-9+.-]*://")

    def check_target(self, resource, text):
        """Returns the bytes selected."""
        self.check_keys(resource)
        self.check_iri(resource["source"])
        found = {}
        for selector in resource["selector"]:
            self.check_keys(selector)
            found[selector["type"]] = selector
        self.assertEqual(set(found), {"TextPositionSelector", "DataPositionSelector", "TextQuoteSelector"})
        self.assertEqual(len(resource["selector"]), 3)
        characters, data, quote = found["TextPositionSelector"], found["DataPositionSelector"], found["TextQuoteSelector"]
        self.assertLess(data["start"], data["end"])
        self.assertLessEqual(data["end"], len(text))
        selected = text[data["start"]:data["end"]]
        whole, start, end = decoded(text), characters["start"], characters["end"]
        self.assertEqual(whole[start:end], decoded(selected))
        self.assertEqual(whole[start:end], quote["exact"])
        self.assertTrue(whole[:start].endswith(quote["prefix"]))
        self.assertTrue(whole[end:].startswith(quote["suffix"]))
        self.assertGreater(len(quote["prefix"]), 31 if start > 64 and text.isascii() else -1)
        if "\ufffd" not in whole:  # what is no UTF-8 may be more characters than it looks
            self.assertLessEqual(max(len(quote["prefix"]), len(quote["suffix"])), 32)
        return data["start"], data["end"]

    def check_annotation(self, annotation, text):
        self.check_keys(annotation)
        self.assertEqual((annotation["@context"], annotation["type"]), (CONTEXT, "Annotation"))
        self.assertIn(annotation["motivation"], MOTIVATIONS)
        self.check_iri(annotation["id"])
        place = self.check_target(annotation["target"], text)
        said = {}
        for body in annotation["body"]:
            self.check_keys(body)
            self.assertIn(body["purpose"], MOTIVATIONS)
            self.assertNotIn(body["purpose"], said)
            if body["type"] == "SpecificResource":
                self.assertEqual(body["source"], annotation["target"]["source"])
                said[body["purpose"]] = self.check_target(body, text)
            else:
                said[body["purpose"]] = body["value"]
        return place, said

    def test_every_article(self):
        count = 0
        for text in articles():
            path = self.file("a.txt", text)
            found = self.annotations(path)
            plain = self.jsonl("--with-text", path).json()[0]
            self.assertEqual(len({a["id"] for a in found}), len(found))
            want = [((b["start"], b["end"]), {"classifying": b["kind"]}) for b in plain["blocks"]]
            for q in plain["quotations"]:
                said = {"classifying": q["kind"]}
                if q["speaker"]:
                    said["identifying"] = q["refers_to_text"] or q["speaker_text"]
                    said["linking"] = tuple(q["speaker"])
                if q["cue"]:
                    said["describing"] = q["cue_text"]
                want.append(((q["start"], q["end"]), said))
            self.assertEqual([self.check_annotation(a, text) for a in found], want)
            count += len(found)
        self.assertGreater(count, 500)

    def test_only(self):
        path = self.file("a.txt", MILL)
        kinds = lambda only: [a["body"][0]["value"] for a in self.annotations("--only=" + only, path)]
        self.assertEqual(kinds("headlines"), ["headline"])
        self.assertEqual(kinds("sentences"), ["sentence"] * 3)
        self.assertEqual(kinds("quotations"), ["direct"])
        self.assertEqual([len(a["body"]) for a in self.annotations("--only=marks", path)], [1])
        self.assertEqual(kinds("marks"), ["quotation"])
        self.assertEqual(self.stet("--format=annotations", "--offsets=utf16", path).status, 2)
        self.assertEqual(self.stet("--format=annotations", "--with-text", path).status, 2)

    def test_sources(self):
        relative = ["a1", "-", "a b", "100%", "a:b", "news.jsonl:17", "ca\u00f1\u00f3n", "x#y?z", "\"<>{}|\\^`\x00\x9b", "[1]", "\u65e5\u672c/\u8a9e", "%41", ""]
        absolute = {"https://example.org/a?b=c&d=%20#e": "https://example.org/a?b=c&d=%20#e", "urn:isbn:0451450523": "urn:isbn:0451450523",
                    "http://example.org/\u00e4 b#c#d": "http://example.org/%C3%A4%20b#c%23d", "http://example.org/50%": "http://example.org/50%25"}
        lines = "\n".join(json.dumps({"id": i, "text": "x"}) for i in [*relative, *absolute, 7, None])
        found = self.annotations("--input=jsonl", stdin=lines)
        for annotation in found:
            self.check_annotation(annotation, b"x")
            self.assertEqual(annotation["id"].count("#"), 1)
        sources = [a["target"]["source"] for a in found]
        self.assertEqual([unquote(s) for s in sources[:len(relative)]], relative[:-1] + ['""'])
        self.assertEqual(sources[len(relative):], [*absolute.values(), "7", "null"])

    def test_a_file_is_its_own_source(self):
        self.file("a b.txt", "x")
        found = self.annotations("a b.txt")
        self.assertEqual(found[0]["target"]["source"], "a%20b.txt")
        self.assertTrue(os.path.exists(os.path.join(self.folder.name, unquote("a%20b.txt"))))


if __name__ == "__main__":
    unittest.main()
