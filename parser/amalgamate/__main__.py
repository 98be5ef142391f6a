# SPDX-License-Identifier: MIT
"""parser/amalgamate: all of the library as two files, or one.

    python3 parser/amalgamate OUT                 OUT/stet.h, OUT/stet.c, OUT/single/stet.h
    python3 parser/amalgamate OUT --prefix old    OUT/old.h, OUT/old.c, OUT/single/old.h, every name old_ or OLD_
    python3 parser/amalgamate --names             the names that STET_PREFIX renames, functions' last

The same sources give the same bytes. Needs Python 3.9 and nothing else.
"""

import argparse
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import join  # noqa: E402
from tokens import LITERAL, split  # noqa: E402
from tokens import join as text_of  # noqa: E402

PARSER = Path(__file__).resolve().parent.parent

SOURCE_HEAD = """\
/* SPDX-License-Identifier: MIT
 *
 * stet.c - stet {version}: a parser of news articles, the whole library in one file. Made by parser/amalgamate; do not
 * edit. Compile it, as C11 or later or as C++17, with stet.h beside it; or include it where STET_STATIC is defined.
 *
{license}
 */
#ifndef STET_BUILDING
#define STET_BUILDING
#endif
"""

PREFIX_MANUAL = """\
/* STET_PREFIX, where defined, stands for the stet of every name that is no macro: with -DSTET_PREFIX=old the function is
 * old_parse, the type old_article, the enumerator old_OK, and code that says stet_parse means old_parse. The source and
 * all that include the header must agree on it. One source file can hold several copies: before the next one is
 * included, #undef STET_H and STET_PREFIX; what stet_... means is then the copy included last. */
"""


def version_of(header):
    return ".".join(re.findall(r"^#define STET_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)$", header, re.M))


def license_comment(folder):
    lines = (folder / "LICENSE").read_text(encoding="utf-8").splitlines()
    return "\n".join((" * " + line).rstrip() for line in lines)


def renames(names):
    """#define lines that put STET_PREFIX in front."""
    return "".join(f"#define {n} STET_RENAMED({n[4:]})\n" for n in names)


def prefix_block(sources):
    """What the header has before its declarations where there is a prefix."""
    macros = [m for m in join.public_macros(sources)]
    return (
        PREFIX_MANUAL
        + "#ifdef STET_PREFIX\n"
        + "".join(f"#undef {m}\n" for m in macros)
        + "#undef STET_RENAMED\n#undef STET_PASTE\n#undef STET_PASTE_\n"
        + "#define STET_PASTE_(a, b) a##b\n#define STET_PASTE(a, b)  STET_PASTE_(a, b)\n"
        + "#define STET_RENAMED(name) STET_PASTE(STET_PREFIX, name)\n"
        + renames(join.public_names(sources))
        + "#endif /* STET_PREFIX */\n\n"
    )


def make_header(sources, folder):
    text = text_of(sources.public.tokens)
    guard = "#ifndef STET_H\n#define STET_H\n\n"
    if text.count(guard) != 1:
        raise join.Fault("stet.h: its include guard is not where it is looked for")
    return text.replace(guard, guard + prefix_block(sources)) + f"\n/*\n{license_comment(folder)}\n */\n"


def make_body(sources):
    """The implementation, which stands after the header."""
    names = join.internal_names(sources)
    macros = join.internal_macros(sources)
    parts = ["\n#ifdef STET_PREFIX\n", renames(names), "#endif\n\n#define STET_INTERNAL static\n"]
    parts += [join.header_text(sources, h) for h in sources.order]
    parts += [join.unit_text(sources, u) for u in sources.units]
    parts += [join._banner("end"), "".join(f"#undef {m}\n" for m in macros)]
    parts += ["#ifdef STET_PREFIX\n", "".join(f"#undef {n}\n" for n in names), "#endif\n"]
    return "".join(parts)


def make_source(sources, body, folder, version):
    head = SOURCE_HEAD.format(version=version, license=license_comment(folder))
    text = head + '#include "stet.h"\n' + body
    join.check(sources, text)
    return text


def make_single(header, body):
    return (
        header
        + "\n#if defined(STET_IMPLEMENTATION) && !defined(STET_IMPLEMENTED)\n"
        + "/* The library itself: in the one source file that defines STET_IMPLEMENTATION before it includes this. */\n"
        + "#define STET_IMPLEMENTED\n"
        + body
        + "#endif /* STET_IMPLEMENTATION */\n"
    )


def with_prefix(text, prefix):
    """Every stet_ and STET_ outside literals as another prefix."""
    out = []
    for t in split(text):
        changed = t.text
        if t.kind != LITERAL:
            changed = re.sub(r"\bstet_(?=\w)", prefix + "_", changed)
            changed = re.sub(r"\bSTET_(?=\w)", prefix.upper() + "_", changed)
            changed = re.sub(r"\bstet\.(?=[hc]\b)", prefix + ".", changed)
        out.append(changed)
    return "".join(out)


def make_all(folder):
    """File name to text."""
    sources = join.Sources(folder)
    header = make_header(sources, folder)
    body = make_body(sources)
    version = version_of(header)
    return {
        "stet.h": header,
        "stet.c": make_source(sources, body, folder, version),
        "single/stet.h": make_single(header, body),
    }


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", nargs="?", type=Path, help="folder to write to")
    parser.add_argument("--prefix", default="stet", help="another word than stet for every name's beginning")
    parser.add_argument("--names", action="store_true", help="print the public names and end")
    arguments = parser.parse_args()
    if not re.fullmatch(r"[a-z][a-z0-9_]*", arguments.prefix):
        parser.error("--prefix: small letters, digits and _ make a prefix")
    if not arguments.out and not arguments.names:
        parser.error("where to? name a folder")
    return arguments


def main():
    arguments = parse_arguments()
    try:
        if arguments.names:
            print("\n".join(join.public_names(join.Sources(PARSER))))
            return
        for name, text in make_all(PARSER).items():
            path = arguments.out / name.replace("stet", arguments.prefix)
            path.parent.mkdir(parents=True, exist_ok=True)
            if arguments.prefix != "stet":
                text = with_prefix(text, arguments.prefix)
            path.write_bytes(text.encode())
    except (join.Fault, OSError) as fault:
        sys.exit(f"amalgamate: {fault}")


if __name__ == "__main__":
    main()
