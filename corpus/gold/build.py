#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""build.py [--check] [--stats] [--notes]: the annotated articles in src/ become gold.jsonl, forms.jsonl and ../golden/NAME.txt.

The markup is described in README.md. Without options the files are written; --check writes nothing and exits 1 where a file
is not what src/ makes; --stats prints what the gold holds, --notes what a reader may want to look at again. Every run
checks the annotation and exits 1 on a fault in it. Standard library only."""
import collections, json, os, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
SRC, GOLDEN = os.path.join(HERE, "src"), os.path.join(HERE, os.pardir, "golden")

BLOCKS = {"h": "headline", "st": "standfirst", "by": "byline", "date": "date", "p": "paragraph", "sub": "subhead", "li": "list_item",
          "cap": "caption", "sep": "separator", "cr": "credit", "fu": "furniture"}
KINDS = {"d": "direct", "m": "mixed", "x": "scare", "t": "term", "w": "title", "n": "name"}
FORMS = {"N": "name", "P": "pronoun", "U": "noun"}
TAG = re.compile(r"\{(?:(?P<quote>[dmxtwn])(?P<id>\d*)(?P<ending>[+!]?)|(?P<form>[NPU])(?P<ids>\d+(?:,\d+)*)(?P<link>[=>]\w+)?"
                 r"|c(?P<cue>\d+(?:,\d+)*)|i(?P<implied>\d+(?:,\d+)*)|=(?P<mention>\w+)|(?P<part>dl|lb)) ")
ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))")
SURE_MARKS, UNSURE_MARKS = set('"“”„‟«»‹›「」『』｢｣《》〝〟'), set("'‘’‚")
BLANKS = " \t\r\n\u00a0\u202f\u2009\u3000\u200b\ufeff"
LETTER = re.compile(r"\w")


class Fault(Exception):
    pass


class Article:
    """One annotated article; offsets are code points of self.text until finish() turns them into bytes."""

    def __init__(self, name, header, body):
        self.name, self.header = name, header
        self.text, self.blocks, self.quotations, self.notes = "", [], [], []
        self.cues, self.speakers, self.implied, self.mentions, self.plain = {}, {}, {}, {}, set()
        for head, lines in split_blocks(body):
            self.add_block(head, lines)
        if self.text and header.get("final") != "no":
            self.text += "\n"
        self.link()
        self.lint()

    def fault(self, message, at=None):
        where = "" if at is None else " near " + repr(self.text[max(0, at - 30):at + 30])
        raise Fault(f"{self.name}: {message}{where}")

    # ---- Reading the markup

    def gap(self, attributes):
        """The line ends between the block before and this one."""
        for a in attributes:
            if a.startswith("gap="):
                return "\n" * int(a[4:])
        return {"parted": "\n\n", "wrapped": "\n\n", "indents": "\n", "lines": "\n", "loose": "\n"}[self.layout()]

    def layout(self):
        return self.header.get("layout", "parted")

    def add_block(self, head, lines):
        kind, *attributes = head.split() if head else ["p"]
        if kind not in BLOCKS:
            self.fault(f"unknown block {head!r}")
        if self.text:
            self.text += self.gap(attributes)
        elif "bom" in self.header:
            self.text += "\ufeff"
        if self.layout() == "indents" and kind == "p":
            self.text += " " * 4
        start = len(self.text)
        block = {"kind": BLOCKS[kind], "start": start, "end": 0}
        roles = [a for a in attributes if a in ("related", "crosshead")]
        if roles:
            block["role"] = roles[0]
        joint = "" if self.header.get("join") == "none" else " "
        ends = self.read_tags(block, lines, len(self.blocks), joint)
        block["end"] = len(self.text)
        if block["kind"] != "separator":
            block["sentences"] = self.sentences(start, ends)
        if "wrap" in self.header:
            self.wrap(start, int(self.header["wrap"]))
        self.blocks.append(block)

    def read_tags(self, block, lines, number, joint):
        """Appends the block's text and takes its tags down; gives the end of each sentence."""
        stack, ends = [], []
        for n, line in enumerate(lines):
            if n:
                self.text += joint
            i = 0
            while i < len(line):
                tag, escape = TAG.match(line, i), ESCAPE.match(line, i)
                if tag:
                    stack.append((tag, len(self.text), self.open(tag, number)))
                    i = tag.end()
                elif line[i] == "{":
                    self.fault(f"no such tag: {line[i:i + 20]!r}")
                elif line[i] == "}":
                    if not stack:
                        self.fault(f"a brace closes nothing: {line[i - 20:i + 1]!r}")
                    self.close(*stack.pop(), block, [x for x in stack if x[0]["quote"]])
                    i += 1
                elif escape:
                    self.plain.add(len(self.text))
                    byte, code, char = escape.groups()
                    self.text += chr(int(code, 16)) if code else bytes([int(byte, 16)]).decode("utf-8", "surrogateescape") if byte else char
                    i = escape.end()
                else:
                    self.text += "\u00a0" if line[i] == "~" and self.header.get("tilde") == "nbsp" else line[i]
                    i += 1
            ends.append(len(self.text))
        if stack:
            self.fault(f"tag left open: {stack[-1][0].group()!r}")
        return ends

    def open(self, tag, number):
        """Quotations take their place when they open, since they stand in order of their start."""
        if not tag["quote"]:
            return None
        self.quotations.append({"start": 0, "end": 0, "depth": 1, "parent": None, "ending": "closed", "continues": None, "utterance": None,
                                "kind": KINDS[tag["quote"]], "cue": None, "speaker": None, "speaker_form": None, "refers_to": None, "block": number,
                                "_id": tag["id"]})
        return len(self.quotations) - 1

    def close(self, tag, start, index, block, around):
        span = [start, len(self.text)]
        if self.text[start] in BLANKS or self.text[-1] in BLANKS:
            self.fault(f"a blank at the edge of {self.text[start:]!r}")
        if tag["quote"]:
            q = self.quotations[index]
            q["start"], q["end"] = span
            q["ending"] = {"": "closed", "+": "continued", "!": "unclosed"}[tag["ending"]]
            if around:
                q["depth"], q["parent"] = len(around) + 1, around[-1][2]
        elif tag["form"]:
            if self.text[-1] in ",;:":
                self.fault(f"a speaker ends with a mark: {self.text[start:]!r}")
            target = self.refer(tag["link"], span) if tag["link"] else None
            for i in tag["ids"].split(","):
                self.take(self.speakers, i, (span, FORMS[tag["form"]], target))
            if tag["form"] == "P" and not tag["link"]:
                self.notes.append(f"pronoun without a name: {self.text[start:]}")
        elif tag["cue"]:
            for i in tag["cue"].split(","):
                self.take(self.cues, i, span)
        elif tag["implied"]:
            for i in tag["implied"].split(","):
                self.take(self.implied, i, span)
        elif tag["mention"]:
            self.mentions[tag["mention"]] = span
        else:
            block["dateline" if tag["part"] == "dl" else "label"] = span

    def take(self, table, key, value):
        if key in table:
            self.fault(f"{key} is given twice")
        table[key] = value

    def refer(self, link, span):
        """`=who` makes the mention the fullest one so far, `>who` points to that."""
        if link[0] == "=":
            self.mentions[link[1:]] = span
            return None
        if link[1:] not in self.mentions:
            self.fault(f"nobody is called {link[1:]} yet")
        return self.mentions[link[1:]]

    def sentences(self, start, ends):
        spans = []
        for end in ends:
            while start < end and self.text[start] in BLANKS:
                start += 1
            spans.append([start, end])
            start = end
        return spans

    def wrap(self, start, width):
        """Breaks the block's lines before the width, a blank becoming a line end; no offset moves."""
        chars, line, blank = list(self.text), self.text.rfind("\n", 0, start) + 1, None
        for i in range(start, len(chars)):
            if chars[i] == " ":
                blank = i
            if i - line >= width and blank is not None and blank > line:
                chars[blank], line, blank = "\n", blank + 1, None
        self.text = "".join(chars)

    # ---- Making records

    def link(self):
        first, last = {}, {}
        for n, q in enumerate(self.quotations):
            key = q.pop("_id")
            q["utterance"] = first.setdefault(key, n) if key else n
            if key and key in last and self.quotations[last[key]]["ending"] == "continued":
                q["continues"] = last[key]
            if key:
                last[key] = n
                q["cue"] = self.cues.get(key)
                q["speaker"], q["speaker_form"], q["refers_to"] = self.speakers.get(key, (None, None, None))
                if key in self.implied:
                    q["implied"] = self.implied[key]
        for table in (self.cues, self.speakers, self.implied):
            for key in table:
                if key not in first:
                    self.fault(f"{key} attributes no quotation")

    def lint(self):
        edges = set()
        for n, q in enumerate(self.quotations):
            opening, closing = self.text[q["start"]:q["start"] + 8], self.text[max(q["start"], q["end"] - 8):q["end"]]
            if not looks_like_mark(opening, 0):
                self.fault("a quotation begins with no mark", q["start"])
            if q["ending"] == "closed" and not looks_like_mark(closing, -1):
                self.fault("a closed quotation ends with no mark", q["end"])
            edges.update(range(q["start"], q["start"] + 3))
            if q["ending"] == "closed":
                edges.update(range(q["end"] - 3, q["end"]))
            else:
                at_end = q["end"] == self.blocks[q["block"]]["end"]
                if not at_end and q["ending"] == "continued":
                    self.fault("a continued part ends before its block", q["end"])
                if q["ending"] == "continued" and not any(o["continues"] == n for o in self.quotations):
                    self.fault("nothing continues a continued part", q["start"])
            speech = q["kind"] in ("direct", "mixed")
            if not speech and (q["cue"] or q["speaker"]):
                self.fault("what is no speech has a speaker", q["start"])
            if speech and not q["speaker"]:
                self.notes.append("no speaker: " + self.text[q["start"]:q["end"]][:60])
            if q["refers_to"] and q["speaker_form"] == "name":
                a, b = q["speaker"], q["refers_to"]
                if b[1] - b[0] <= a[1] - a[0] or b[0] >= a[0]:
                    self.fault(f"no fuller mention: {self.text[a[0]:a[1]]!r} -> {self.text[b[0]:b[1]]!r}")
        for i, c in enumerate(self.text):
            before = self.text[i - 1:i]
            apostrophe = c in "'’" and LETTER.match(before)
            if (c in SURE_MARKS or c in UNSURE_MARKS) and i not in edges and i not in self.plain and not apostrophe:
                self.fault("a mark that is in no tag", i)
        for b in self.blocks:
            if self.text[b["start"]] in BLANKS or self.text[b["end"] - 1] in BLANKS:
                self.fault(f"a block has a blank at its edge: {self.text[b['start']:b['end']]!r}")
            for s, e in b.get("sentences", ()):
                if s >= e or self.text[e - 1] in BLANKS:
                    self.fault("a sentence has a blank at its edge", e)

    # ---- Writing

    def finish(self):
        """The bytes of the article, and its gold with byte offsets."""
        eol = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}[self.header.get("eol", "lf")]
        pieces, offsets, at = [], [], 0
        for c in self.text:
            piece = (eol if c == "\n" else c).encode("utf-8", "surrogateescape")
            pieces.append(piece)
            offsets.append(at)
            at += len(piece)
        offsets.append(at)
        move = lambda span: span and [offsets[span[0]], offsets[span[1]]]
        data = b"".join(pieces)
        for record in self.blocks + self.quotations:
            record["start"], record["end"] = offsets[record["start"]], offsets[record["end"]]
            for key in ("dateline", "label", "cue", "speaker", "refers_to", "implied"):
                if key in record:
                    record[key] = move(record[key])
            if "sentences" in record:
                record["sentences"] = [move(s) for s in record["sentences"]]
        gold = {"id": self.name, "split": self.header.get("split", "open"), "manner": self.header.get("manner", "news"),
                "language": self.header.get("language", "en"), "layout": {"indents": "wrapped"}.get(self.layout(), self.layout())}
        if "damaged-marks" in self.header:
            gold["options"] = ["damaged-marks"]
        gold.update(text=data.decode("utf-8", "replace"), blocks=self.blocks, quotations=self.quotations)
        return data, gold


def looks_like_mark(text, edge):
    """A mark of any sort at an edge of the text, damaged ones (&quot; â€œ) too."""
    if text[edge] in SURE_MARKS | UNSURE_MARKS | set("`´″"):
        return True
    damaged = r"&(?:quot|[lr]dquo|[lr]squo|[lr]aquo|#\w+);|â€\S?\S?|''|``|,,|Â«|Â»"
    return bool(re.match(damaged, text) if edge == 0 else re.search(f"(?:{damaged})$", text))


def split_blocks(body):
    """(head, lines) of each block: blank lines part them, `= kind` heads one that is no paragraph."""
    head, lines = None, []
    for line in body + [""]:
        if line.startswith("= "):
            if lines:
                raise Fault(f"no blank line before {line!r}")
            head = line[2:].strip()
        elif line.strip():
            lines.append(line.strip())
        elif lines:
            yield head, lines
            head, lines = None, []


def read_sources():
    """(file, articles) of src/*.txt; `=== name` parts the articles of a file, the file's own header holds for all of them."""
    for file in sorted(os.listdir(SRC)):
        if not file.endswith(".txt"):
            continue
        with open(os.path.join(SRC, file), encoding="utf-8", newline="\n") as f:
            text = f.read()
        pieces = re.split(r"(?m)^=== (\S+)\n", text)
        common = read_header(file, pieces[0])[0] if len(pieces) > 1 else {}
        rows = list(zip(pieces[1::2], pieces[2::2])) or [(file[:-4], text)]
        articles = []
        for name, piece in rows:
            header, body = read_header(file, piece)
            articles.append(Article(name, {**common, **header}, body))
        yield file, articles


def read_header(file, text):
    header, _, body = text.partition("---\n")
    pairs = [line.partition(":") for line in header.split("\n") if line.strip() and not line.startswith("#")]
    if any(not colon for _, colon, _ in pairs):
        raise Fault(f"{file}: header lines are `key: value`")
    return {k.strip(): v.strip() for k, _, v in pairs}, body.split("\n")


def build():
    out, golds, notes, seen = {}, {"gold": [], "forms": []}, [], set()
    for _, articles in read_sources():
        for article in articles:
            if article.name in seen:
                raise Fault(f"two articles are called {article.name}")
            seen.add(article.name)
            notes += [f"{article.name}: {n}" for n in article.notes]
            data, gold = article.finish()
            which = article.header.get("file", "gold")
            if article.header.get("golden", "yes") == "yes" and which == "gold":
                out[os.path.join(GOLDEN, article.name + ".txt")] = data
            if article.header.get("gold", "yes") == "yes":
                golds[which].append(gold)
    for which, rows in golds.items():
        out[os.path.join(HERE, which + ".jsonl")] = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows).encode()
    return out, golds, notes


def stats(golds):
    for which, rows in golds.items():
        blocks = [b for r in rows for b in r["blocks"]]
        qs = [q for r in rows for q in r["quotations"]]
        count = lambda xs: ", ".join(f"{k} {n}" for k, n in collections.Counter(xs).most_common()) or "none"
        print(f"{which}.jsonl: {len(rows)} articles ({count(r['split'] for r in rows)}), {sum(len(r['text'].split()) for r in rows)} words")
        print("  languages:", count(r["language"] for r in rows))
        print("  manners:", count(r["manner"] for r in rows))
        print("  layouts:", count(r["layout"] for r in rows))
        print("  blocks:", count(b["kind"] for b in blocks), "| datelines", sum("dateline" in b for b in blocks), "labels", sum("label" in b for b in blocks))
        print("  roles:", count(b["role"] for b in blocks if "role" in b))
        print("  sentences:", sum(len(b.get("sentences", ())) for b in blocks))
        print(f"  quotations: {len(qs)} ({count(q['kind'] for q in qs)})")
        print("  speakers:", count(q["speaker_form"] for q in qs if q["speaker"]), "| speech without one", sum(q["kind"] in ("direct", "mixed") and not q["speaker"] for q in qs),
              "| implied", sum("implied" in q for q in qs))
        print("  cues:", sum(bool(q["cue"]) for q in qs), "| refers_to", sum(bool(q["refers_to"]) for q in qs), f"({count(q['speaker_form'] for q in qs if q['refers_to'])})")
        print("  endings:", count(q["ending"] for q in qs), "| continues", sum(q["continues"] is not None for q in qs), "| depth:", count(q["depth"] for q in qs),
              "| tied to an earlier part", sum(q["utterance"] != n for r in rows for n, q in enumerate(r["quotations"])))


def main():
    try:
        out, golds, notes = build()
    except Fault as f:
        sys.exit(f"build.py: {f}")
    stale = []
    for path, data in out.items():
        old = open(path, "rb").read() if os.path.exists(path) else None
        if old != data:
            stale.append(os.path.relpath(path, os.path.dirname(HERE)))
            if "--check" not in sys.argv:
                with open(path, "wb") as f:
                    f.write(data)
    orphans = [f for f in sorted(os.listdir(GOLDEN)) if f.endswith(".txt") and os.path.join(GOLDEN, f) not in out]
    for f in orphans:
        print(f"build.py: golden/{f} has no source")
    if "--check" in sys.argv and (stale or orphans):
        sys.exit("build.py: stale: " + ", ".join(stale + orphans))
    if "--check" not in sys.argv:
        print(f"{len(stale)} of {len(out)} files written")
    if "--stats" in sys.argv:
        stats(golds)
    if "--notes" in sys.argv:
        print("\n".join(notes))


if __name__ == "__main__":
    main()
