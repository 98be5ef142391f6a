#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The library's sources, one a line, as Meson wants them, which has no patterns; --version: its version instead."""

import re
import sys
from pathlib import Path

PARSER = Path(__file__).resolve().parent

if sys.argv[1:] == ["--version"]:
    header = (PARSER / "stet.h").read_text(encoding="utf-8")
    print(".".join(re.findall(r"^#define STET_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)$", header, re.MULTILINE)))
else:
    print("\n".join(f"parser/{p.name}" for p in sorted(PARSER.glob("*.c"))))
