# SPDX-License-Identifier: MIT
"""Articles for the tests of formats: those of corpus/golden, and wild ones; and what Python makes of their bytes."""
import os

from harness import HOSTILE

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
GOLDEN = os.path.join(ROOT, "corpus", "golden")

# Astral characters, marks of several bytes, writing from the right, bytes that are cut off, line ends of all kinds.
WILD = [
    "M\u00fchle \U0001f600 opens\n\n\u201cWe are \U0001f3ed back,\u201d Ann L\u00e9e \u202asaid\u202c on \U0001d54fday. \u201cAll \u2018of\u2019 us.\u201d".encode(),
    "\u05d4\u05e0\u05d4 \u05db\u05d5\u05ea\u05e8\u05ea\n\n\u201c\u05e9\u05dc\u05d5\u05dd,\u201d said Ann Lee. \u0645\u0631\u062d\u0628\u0627 \u201c\u0646\u0639\u0645\u201d.".encode(),
    b'"\xe2\x80 cut, \xf0\x9f\x98 and \xff\xfe," said Ann \xc3 Lee.\r\n\r\n"\xed\xa0\x80 \xf4\x90\x80\x80 two," he said.\xe2',
    b'"tab\there,\nline</script><!-- --><b>&amp; \\ back\\n,"\x0b said\x0c Ann "the \x00 nul" Lee\x1b[31m.\x7f',
    '\ufeff"One\u2028two\u2029three\u0085four," said Ann Lee.\r"CR \r\n CRLF," she said. \ufffe\uffff \ufdd0'.encode(),
    HOSTILE, b'"' + HOSTILE + b'," said Ann Lee. "' + HOSTILE + b'"', b"", b" \n\t", b"\xff",
]

UNITS = {
    "bytes": lambda data: len(data),
    "codepoints": lambda data: len(decoded(data)),
    "utf16": lambda data: len(decoded(data).encode("utf-16-le")) // 2,
}


def decoded(data):
    return data.decode("utf-8", "replace")


def articles():
    """Our own, and the wild ones."""
    for name in sorted(os.listdir(GOLDEN)):
        if name.endswith(".txt"):
            with open(os.path.join(GOLDEN, name), "rb") as f:
                yield f.read()
    yield from WILD
