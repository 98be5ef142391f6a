#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""ci/promised.py HEADER: a C program that prints what stet.h promises to keep: where each struct's members lie and how
large they are, the sizes of structs that never grow, the numbers of enumerators and flags. One a line; ci/released holds
a release's lines against those of today."""

import re
import sys
from pathlib import Path

STRUCT = re.compile(r"^typedef struct (stet_\w+) \{(.*?)^\} \1;", re.MULTILINE | re.DOTALL)
ENUMERATOR = re.compile(r"\b(STET_[A-Z0-9_]+) = \d+")
FLAG = re.compile(r"^#define (STET_\w+) +0x[0-9A-Fa-f]+u\b", re.MULTILINE)
# Structs "stay as they are"; all others have a size or a stride.
FIXED = {"stet_span", "stet_position"}
# "May change with the output version."
FREE = {"STET_LEARN_BYTES"}


def members(body):
    for declaration in body.split(";"):
        names = [re.search(r"(\w+)\s*$", part) for part in declaration.split(",")]
        yield from (m.group(1) for m in names if m)


def main():
    header = re.sub(r"/\*.*?\*/", "", Path(sys.argv[1]).read_text(encoding="utf-8"), flags=re.DOTALL)
    lines = ["#include <stddef.h>", "#include <stdio.h>", '#include "stet.h"', "int main(void)", "{"]
    structs = STRUCT.findall(header)
    for name, body in structs:
        for member in members(body):
            place = f"offsetof({name}, {member}), sizeof((({name} *)0)->{member})"
            lines.append(f'    printf("member {name}.{member} at %zu of %zu\\n", {place});')
        if name in FIXED:
            lines.append(f'    printf("size {name} %zu\\n", sizeof({name}));')
    numbers = [n for n in ENUMERATOR.findall(header) if n not in FREE] + FLAG.findall(header)
    lines += [f'    printf("number {n} %ld\\n", (long){n});' for n in numbers]
    if len(structs) < 7 or len(numbers) < 80 or not FIXED <= {name for name, _ in structs}:
        sys.exit(f"promised: {sys.argv[1]}: only {len(structs)} structs and {len(numbers)} numbers found")
    print("\n".join(lines + ["    return 0;", "}"]))


if __name__ == "__main__":
    main()
