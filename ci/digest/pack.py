# SPDX-License-Identifier: MIT
"""pack.py OUT: the texts that a digest is made of, in one file: every article of the specification's examples, every
golden article, seed and regression, sorted by where they stand; each as its length in 4 bytes, little-endian, and its
bytes."""

import re
import struct
import sys
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent.parent / "corpus"
EXAMPLE = re.compile(r"^(`{3,})example[^\n]*\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
ESCAPE = re.compile(rb"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|([nrt\\]))")
SIMPLE = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"\\": b"\\"}


def unescape(match):
    byte, code, simple = match.groups()
    if byte:
        return bytes([int(byte, 16)])
    if code:
        return chr(int(code, 16)).encode("utf-8", "surrogatepass")
    return SIMPLE[simple]


def examples(page):
    """Each example of a page of the specification, as (line, text)."""
    source = page.read_text(encoding="utf-8")
    for match in EXAMPLE.finditer(source):
        text, parted, _ = match.group(2).partition("=====\n")
        if not parted:
            sys.exit(f"pack: {page.name}: an example without =====")
        yield source.count("\n", 0, match.start()) + 1, ESCAPE.sub(unescape, text.removesuffix("\n").encode())


def texts():
    pages = sorted(p for p in (CORPUS / "spec").glob("*.md") if p.name != "README.md")
    for page in pages:
        yield from (text for _, text in examples(page))
    yield from (p.read_bytes() for p in sorted((CORPUS / "golden").glob("*.txt")))
    for folder in ("seeds", "regressions"):
        yield from (p.read_bytes() for p in sorted((CORPUS / folder).rglob("*")) if p.is_file())


def main():
    found = list(texts())
    if len(found) < 400:
        sys.exit(f"pack: only {len(found)} texts in {CORPUS}")
    with open(sys.argv[1], "wb") as out:
        for text in found:
            out.write(struct.pack("<I", len(text)) + text)


if __name__ == "__main__":
    main()
