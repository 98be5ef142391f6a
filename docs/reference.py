#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""docs/reference.py OUT: the man page OUT/stet.3 and the API reference OUT/api.md, both made from parser/stet.h, whose
words they are. Nothing of them is kept by hand, so that they can't differ from it."""

import re
import sys
from pathlib import Path
from typing import NamedTuple

HEADER = Path(__file__).resolve().parent.parent / "parser" / "stet.h"
SECTION = re.compile(r"^/\* -{4} (.+?) -+ \*/$", re.MULTILINE)
FUNCTION = re.compile(r"^STET_API [^(]*?\b(stet_\w+)\(", re.MULTILINE)


class Chunk(NamedTuple):
    is_code: bool
    text: str


def uncomment(text):
    """A comment's words, without its stars."""
    lines = text.removeprefix("/*").removesuffix("*/").split("\n")
    return "\n".join(re.sub(r"^ \* ?", "", line) for line in lines).strip()


def chunks(text):
    """Comments that stand alone, and the code between them, in order."""
    found, at = [], 0
    for match in re.finditer(r"^/\*.*?\*/$", text, re.MULTILINE | re.DOTALL):
        found.append(Chunk(True, text[at : match.start()]))
        found.append(Chunk(False, uncomment(match.group())))
        at = match.end()
    found.append(Chunk(True, text[at:]))
    return [Chunk(c.is_code, re.sub(r"\n{3,}", "\n\n", c.text).strip("\n")) for c in found if c.text.strip()]


def without_plumbing(text):
    """Without what no user reads: guards, includes, extern "C"."""
    text = re.sub(r"^#ifdef __cplusplus\n.*?^#endif\n", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^#(?:ifndef STET_H|define STET_H|include <.*>|endif /\* STET_H \*/)\n?", "", text, flags=re.MULTILINE)
    return text


class Manual(NamedTuple):
    version: str
    summary: str
    example: str
    rules: list  # (name, text)
    sections: list  # (title, chunks)


def read_rules(text):
    """`Name   words` with the words' further lines indented, as (name, words)."""
    rules = []
    for line in text.split("\n"):
        match = re.match(r"(\w+) {2,}(.*)", line)
        if match:
            rules.append((match.group(1), [match.group(2)]))
        elif rules and line.strip():
            rules[-1][1].append(line.strip())
    return [(name, " ".join(words)) for name, words in rules]


def read_manual():
    header = HEADER.read_text(encoding="utf-8")
    version = ".".join(re.findall(r"^#define STET_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)$", header, re.MULTILINE))
    top = uncomment(header[: header.index("*/") + 2])
    summary, _, rest = top.split("stet.h - ", 1)[1].partition("\n\nIn short:\n")
    example, found, rules = rest.partition("What holds for every function here:\n")
    if not found:
        sys.exit("reference: stet.h does not begin as it did: no 'In short', no 'What holds for every function here'")
    body = without_plumbing(header[header.index("*/") + 2 :])
    parts = SECTION.split(body)
    sections = [("Configuration and version", chunks(parts[0]))]
    sections += [(title, chunks(text)) for title, text in zip(parts[1::2], parts[2::2])]
    example = "\n".join(line[4:] for line in example.strip("\n").split("\n"))
    return Manual(version, summary, example, read_rules(rules), sections)


# ---- The man page ----


def roff(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.MULTILINE)


def roff_code(text):
    return f".nf\n{roff(text)}\n.fi\n"


def man_page(manual):
    out = [
        f'.\\" SPDX-License-Identifier: MIT\n.\\" Made from stet.h by docs/reference.py.\n'
        f'.TH STET 3 "" "stet {manual.version}" "Library Functions Manual"\n',
        f".SH NAME\nstet \\- {roff(manual.summary)}\n",
        ".SH SYNOPSIS\n.B #include <stet.h>\n.PP\nLink with\n.IR \\-lstet .\n",
        ".SH DESCRIPTION\nIn short:\n.PP\n" + roff_code(manual.example),
        "What holds for every function here:\n",
    ]
    out += [f".TP\n.B {name}\n{roff(text)}\n" for name, text in manual.rules]
    for title, parts in manual.sections:
        out.append(f".SH {roff(title).upper()}\n")
        for index, chunk in enumerate(parts):
            out.append(".PP\n" if index else "")
            out.append(roff_code(chunk.text) if chunk.is_code else roff(re.sub(r"\n{2,}", "\n", chunk.text)) + "\n")
    return "".join(out)


# ---- The reference ----


def markdown(text):
    return re.sub(r"([*_<>#])", r"\\\1", text)


def api_page(manual):
    out = [
        f"# stet.h, version {manual.version}\n\n",
        "Made from parser/stet.h by docs/reference.py.\n\n",
        f"{markdown(manual.summary)}\n\n```c\n{manual.example}\n```\n\n## What holds for every function\n\n",
    ]
    out += [f"- **{name}**: {markdown(text)}\n" for name, text in manual.rules]
    for title, parts in manual.sections:
        names = [n for c in parts if c.is_code for n in FUNCTION.findall(c.text)]
        out.append(f"\n## {title}\n\n")
        if names:
            out.append(", ".join(f"`{n}`" for n in names) + "\n\n")
        for chunk in parts:
            out.append(f"```c\n{chunk.text}\n```\n\n" if chunk.is_code else f"{markdown(chunk.text)}\n\n")
    return "".join(out).rstrip() + "\n"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    manual = read_manual()
    (out / "stet.3").write_text(man_page(manual), encoding="utf-8")
    (out / "api.md").write_text(api_page(manual), encoding="utf-8")


if __name__ == "__main__":
    main()
