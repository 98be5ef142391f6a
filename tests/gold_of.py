#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes gold in the form of `stet --format=jsonl` of public sets of annotated texts; docs/evaluation.md says where they are.

  tests/gold_of.py polnear PolNeAR/data/dev >polnear-dev.jsonl
  tests/gold_of.py pdnc project-dialogism-novel-corpus/data >pdnc.jsonl
  tests/gold_of.py conllu UD_English-PUD/en_pud-ud-test.conllu >pud.jsonl

The sets annotate less than stet finds, so that only some figures of score_gold.py mean something; see there.

polnear  A quotation is a pair of double marks, outermost, whose inside lies in a content that an annotator marked, or that
         holds one; its cue and source come with it. The marks are paired here in the plainest way, by turns, paragraph by
         paragraph; paragraphs where that does not come out even are left out, as `ignore`, and so is the headline.
pdnc     The spans of the set; one that runs over paragraphs is a part in each. Whoever speaks is named there, not marked
         in the text, so there is no speaker.
conllu   Sentences of each document, in its paragraphs where the file has them (`# newpar`), else in one.
"""

import argparse
import csv
import json
import re
import sys
from ast import literal_eval
from pathlib import Path


class Wrong(Exception):
    """A set that is not as it should be."""


def bytes_at(text):
    """Byte offsets of all characters of a text, and of its end."""
    offsets, at = [], 0
    for character in text:
        offsets.append(at)
        at += len(character.encode())
    return offsets + [at]


def quotation(span, index, kind, **more):
    record = {"start": span[0], "end": span[1], "depth": 1, "parent": None, "ending": "closed", "continues": None,
              "utterance": index, "kind": kind, "cue": None, "speaker": None, "speaker_form": None, "refers_to": None}
    record.update(more)
    return record


# ---- PolNeAR -----------------------------------------------------------------------------------------------------------

PAIRS = {"\u201c": "\u201d", '"': '"', "''": "''"}
MARK = re.compile("\u201c|\u201d|\"|''")
ANNOTATION = re.compile(r"T(\d+)\t(\w+) ([\d ;]+)\t")
EVENT = re.compile(r"E\d+\t(.*)")


def read_annotations(path):
    """[{role: [(start, end), ...]}] of each attribution, in characters."""
    spans, events = {}, []
    for line in path.read_text(encoding="utf-8").splitlines():
        found = ANNOTATION.match(line)
        if found:
            spans["T" + found[1]] = [tuple(map(int, piece.split())) for piece in found[3].split(";")]
        found = EVENT.match(line)
        if found:
            event = {}
            for word in found[1].split():
                role, _, name = word.partition(":")
                event.setdefault(role.rstrip("0123456789"), []).extend(spans.get(name, ()))
            events.append(event)
    return events


def pairs_of(text, start, end):
    """Outermost pairs of double marks in a paragraph, or None where they do not come out even."""
    pairs, opened = [], None
    for mark in MARK.finditer(text, start, end):
        if opened is None:
            if mark[0] not in PAIRS:
                return None
            opened = mark
        elif mark[0] == PAIRS[opened[0]]:
            pairs.append((opened.start(), mark.end(), len(opened[0])))
            opened = None
        elif mark[0] == opened[0]:
            return None
    return pairs if opened is None else None


def inside(a, b):
    return b[0] <= a[0] and a[1] <= b[1]


def event_of(pair, events):
    """The attribution whose content the words of a pair are part of, or all of; the shortest."""
    words = pair[0] + pair[2], pair[1] - pair[2]
    fits = []
    for event in events:
        for content in event.get("Content", ()):
            if inside(words, content) or inside(content, (pair[0], pair[1])):
                fits.append((content[1] - content[0], content, event))
    return min(fits, key=lambda f: f[0], default=None)


def whole(spans):
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else None


def polnear_article(path, annotations):
    text = path.read_text(encoding="utf-8")
    events = [event for file in annotations for event in read_annotations(file)]
    offsets, quotations, ignore = bytes_at(text), [], []
    to_bytes = lambda span: None if span is None else [offsets[span[0]], offsets[span[1]]]
    for number, line in enumerate(re.finditer(r"[^\n]+", text)):
        pairs = pairs_of(text, *line.span()) if number else None
        if pairs is None:
            ignore.append(to_bytes(line.span()))
            continue
        for pair in pairs:
            found = event_of(pair, events)
            if found is None:
                continue
            _, content, event = found
            kind = "direct" if inside(content, (pair[0], pair[1])) else "mixed"
            quotations.append(quotation(to_bytes(pair[:2]), len(quotations), kind,
                                        cue=to_bytes(whole(event.get("Cue"))), speaker=to_bytes(whole(event.get("Source")))))
    return {"id": "polnear/" + path.stem, "text": text, "blocks": [], "quotations": quotations, "ignore": ignore}


def polnear(folder):
    for path in sorted(Path(folder, "text").glob("*.txt")):
        annotations = sorted(Path(folder, "attributions").glob(path.stem + "_*.ann"))
        if annotations:
            yield polnear_article(path, annotations[:1])


# ---- Project Dialogism Novel Corpus --------------------------------------------------------------------------------------


def parts_of(text, start, end):
    """A span without the blanks at its edges, cut at blank lines."""
    at = start
    for gap in [*re.finditer(r"\n\s*\n\s*", text[start:end]), None]:
        stop = start + gap.start() if gap else end
        piece = text[at:stop]
        if piece.strip():
            yield at + len(piece) - len(piece.lstrip()), at + len(piece.rstrip())
        at = start + gap.end() if gap else end


def with_marks(text, span):
    """The set's spans are of characters, without the marks around them."""
    start, end = span
    marks = "\"'\u201c\u201d\u2018\u2019"
    return start - (start > 0 and text[start - 1] in marks), end + (end < len(text) and text[end] in marks)


def pdnc_article(folder):
    text = Path(folder, "novel_text.txt").read_bytes().decode("utf-8")
    offsets, quotations = bytes_at(text), []
    with open(Path(folder, "quotation_info.csv"), encoding="utf-8", newline="") as file:
        spans = sorted(tuple(span) for row in csv.DictReader(file) for span in literal_eval(row["quoteByteSpans"]))
    for span in spans:
        parts = list(parts_of(text, *with_marks(text, span)))
        for number, part in enumerate(parts):
            index = len(quotations)
            quotations.append(quotation([offsets[part[0]], offsets[part[1]]], index, "direct",
                                        ending="closed" if number == len(parts) - 1 else "continued",
                                        continues=index - 1 if number else None))
    return {"id": "pdnc/" + Path(folder).name, "text": text, "blocks": [], "quotations": quotations}


def pdnc(folder):
    for novel in sorted(Path(folder).iterdir()):
        if (novel / "quotation_info.csv").exists():
            yield pdnc_article(novel)


# ---- CoNLL-U ---------------------------------------------------------------------------------------------------------------


def conllu(path):
    name, paragraphs = None, []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        key, _, value = (part.strip() for part in line.partition("="))
        if key == "# newdoc id":
            if paragraphs:
                yield conllu_article(name, paragraphs)
            name, paragraphs = value, []
        elif line.startswith("# newpar") or (key == "# text" and not paragraphs):
            paragraphs.append([])
        if key == "# text":
            paragraphs[-1].append(value)
    if paragraphs:
        yield conllu_article(name, paragraphs)


def conllu_article(name, paragraphs):
    text, blocks = b"", []
    for sentences in filter(None, paragraphs):
        text += b"\n\n" if text else b""
        start, spans = len(text), []
        for sentence in sentences:
            text += b" " if spans else b""
            spans.append([len(text), len(text) + len(sentence.encode())])
            text += sentence.encode()
        blocks.append({"kind": "paragraph", "start": start, "end": len(text), "sentences": spans})
    return {"id": name, "text": text.decode(), "blocks": blocks, "quotations": []}


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sets = {"polnear": polnear, "pdnc": pdnc, "conllu": conllu}
    parser.add_argument("set", choices=sets)
    parser.add_argument("path")
    options = parser.parse_args(arguments)
    count = 0
    for article in sets[options.set](options.path):
        print(json.dumps(article, ensure_ascii=False))
        count += 1
    if not count:
        raise Wrong(f"{options.path}: nothing of {options.set} is there")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (Wrong, OSError) as wrong:
        print(f"gold_of.py: {wrong}", file=sys.stderr)
        sys.exit(2)
