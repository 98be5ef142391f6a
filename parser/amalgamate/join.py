# SPDX-License-Identifier: MIT
"""Joins the library's files: one header, one source, in which every name at file scope begins with stet_.

What is local to a file there gets the file's name: `at` of cue.c is stet_in_cue_at, its macro REACH STET_IN_CUE_REACH.
So files may use a name each for itself, nothing of it meets the names of a program that includes stet.c, and a list of
all of them, which STET_PREFIX renames by, can be written.
"""

import re
from pathlib import Path

import plain
from scope import Names, names_of
from tokens import COMMENT, DIRECTIVE, NAME, OTHER, SPACE, Token, code, directive, join, split, split_line

PUBLIC = "stet.h"


class Fault(Exception):
    """What can't be joined, said to a person."""


class File:
    def __init__(self, path):
        self.name = path.name
        self.stem = path.stem
        self.tokens = split(path.read_text(encoding="utf-8"))
        self.names = names_of(self.tokens)

    def includes(self):
        """Names of the library's own headers that it includes, in order."""
        found = []
        for t in self.tokens:
            if t.kind == DIRECTIVE and directive(t)[0] == "include" and directive(t)[1].startswith('"'):
                found.append(directive(t)[1].strip('"'))
        return found


class Sources:
    """The library's files, and which names are whose."""

    def __init__(self, folder):
        files = [File(p) for p in sorted(Path(folder).iterdir()) if p.suffix in (".c", ".h")]
        self.headers = {f.name: f for f in files if f.name.endswith(".h")}
        self.units = [f for f in files if f.name.endswith(".c")]
        if PUBLIC not in self.headers or not self.units:
            raise Fault(f"{folder} has no {PUBLIC} or no .c file")
        self.public = self.headers[PUBLIC]
        self.shared = {n: h.name for h in self.headers.values() for n in h.names.all()}
        for name, header in self.shared.items():
            if not name.lower().startswith("stet_"):
                raise Fault(f"{header}: {name} is in a header and does not begin with stet_")
        self.values = {}
        for header in self.headers.values():
            self.values.update(plain.enum_values(header.tokens))
        self._find_data()
        self._order()

    def _find_data(self):
        """Variables that one file defines for others."""
        self.data = {n for u in self.units for n in u.names.variables if n in self.shared}
        in_headers = [t.text for h in self.headers.values() for t in h.tokens if t.kind == NAME]
        self.early_data = {n for n in self.data if in_headers.count(n) > 1}

    def _header_order(self):
        order, open_files = [], []

        def visit(name):
            if name in order:
                return
            if name in open_files:
                raise Fault(f"{name} includes itself by way of {open_files[-1]}")
            open_files.append(name)
            for inner in self.headers[name].includes():
                visit(inner)
            open_files.pop()
            order.append(name)

        for name in sorted(self.headers):
            visit(name)
        return [n for n in order if n != PUBLIC]

    def _order(self):
        """Headers before those that include them; units as their headers, those with data for others first."""
        self.order = self._header_order()

        def rank(unit):
            own = [self.order.index(h) for h in unit.includes() if h in self.order]
            return (not self.data.intersection(unit.names.variables), max(own, default=-1), unit.name)

        self.units.sort(key=rank)


# ---- Names of one unit ----


def local_names(sources, unit):
    """Old to new name of what is the unit's own."""
    names, renamed = unit.names, {}
    everywhere = [n for u in sources.units for n in u.names.all() if n not in sources.shared]
    for name in names.all():
        if name in sources.shared:
            continue
        if name.lower().startswith("stet_") and everywhere.count(name) == 1:
            continue
        upper = name in names.macros or name in names.enumerators
        stem = re.sub(r"^stet_", "", name, flags=re.IGNORECASE)
        renamed[name] = f"STET_IN_{unit.stem.upper()}_{stem}" if upper else f"stet_in_{unit.stem}_{stem}"
    return renamed


def _members(tokens):
    """Indices of the names that are members' own in bodies of structs and unions."""
    found, stack, before = set(), [], []
    for i, t in enumerate(tokens):
        if t.kind not in (NAME, OTHER) or (t.kind == NAME and not t.text):
            continue
        if t.text == "{":
            stack.append(any(b in ("struct", "union") for b in before[-2:]))
        elif t.text == "}" and stack:
            stack.pop()
        if t.kind == NAME and stack and stack[-1]:
            after = next((u.text for u in tokens[i + 1 :] if u.kind in (NAME, OTHER)), "")
            if after in (";", ",", "[", ":") and before and (before[-1].isidentifier() or before[-1] in "*,"):
                found.add(i)
        before = before[-1:] + [t.text]
    return found


def rename(tokens, renamed):
    """The tokens with names changed, members of structs left alone, directives' too."""
    if not renamed:
        return tokens
    out, last, members = [], "", _members(tokens)
    for i, t in enumerate(tokens):
        if t.kind == DIRECTIVE and directive(t)[0] not in ("include", "pragma"):
            t = Token(DIRECTIVE, join(rename(split_line(t.text), renamed)))
        elif t.kind == NAME and last not in (".", "->") and i not in members:
            t = Token(NAME, renamed.get(t.text, t.text))
        out.append(t)
        if t.kind not in (SPACE, COMMENT):
            last = t.text
    return out


# ---- Texts of files ----


def _strip_guard(header):
    """The header's tokens without #ifndef X, #define X and the last #endif."""
    at = [i for i, t in enumerate(header.tokens) if t.kind == DIRECTIVE]
    lines = [directive(header.tokens[i]) for i in at]
    if len(at) < 3 or lines[0][0] != "ifndef" or lines[1] != ("define", lines[0][1]) or lines[-1][0] != "endif":
        raise Fault(f"{header.name} has no include guard around it")
    drop = {at[0], at[1], at[-1]}
    return [t for i, t in enumerate(header.tokens) if i not in drop]


def _resolve_static(tokens):
    """Leaves out what stands between #ifndef STET_STATIC and its #endif: stet.c is one source file."""
    out, depth = [], 0
    for t in tokens:
        name, rest = directive(t) if t.kind == DIRECTIVE else ("", "")
        if depth:
            depth += name.startswith("if")
            depth -= name == "endif"
            if depth == 1 and name in ("else", "elif"):
                raise Fault("#else of #ifndef STET_STATIC")
        elif (name, rest) == ("ifndef", "STET_STATIC"):
            depth = 1
        else:
            out.append(t)
    return out


def _statement(tokens, name):
    """Start and end of the declaration at file scope that has the name, its ; included."""
    depth, start, seen = 0, None, False
    for i, t in enumerate(tokens):
        if t.kind not in (NAME, OTHER) and not (t.kind > OTHER):
            if t.kind in (SPACE, COMMENT, DIRECTIVE):
                continue
        if start is None:
            start, seen = i, False
        seen = seen or (t.text == name and depth == 0)
        depth += t.text in ("{", "(", "[")
        depth -= t.text in ("}", ")", "]")
        if depth == 0 and (t.text == ";" or (t.text == "}" and not seen)):
            if seen:
                return start, i + 1
            start = None
    raise Fault(f"no declaration of {name} found")


def _declare_data(tokens, name, early):
    """Header's `extern const T name[N];` as what one source file can have: in C a tentative definition, in C++, which
    has none, a declaration in a namespace without name. Where no header uses it, nothing: its unit comes first."""
    start, end = _statement(tokens, name)
    if not early:
        return tokens[:start] + tokens[end:]
    bare = [t for t in tokens[start:end] if t.text not in ("extern", "STET_INTERNAL")]
    text = join(bare).strip()
    lines = f"#ifdef __cplusplus\nnamespace {{ extern {text} }}\n#else\nstatic {text}\n#endif"
    return tokens[:start] + split("\n" + lines)[1:] + tokens[end:]


def _define_data(tokens, name, early):
    start, end = _statement(tokens, name)
    bare = [t for t in tokens[start:end] if t.text != "STET_INTERNAL"]
    text = join(bare).strip()
    lines = f"static {text}"
    if early:
        lines = f"#ifdef __cplusplus\nnamespace {{\n#else\nstatic\n#endif\n{text}\n#ifdef __cplusplus\n}}\n#endif"
    return tokens[:start] + split("\n" + lines)[1:] + tokens[end:]


def _without_own_includes(tokens):
    return [
        t
        for t in tokens
        if not (t.kind == DIRECTIVE and directive(t)[0] == "include" and directive(t)[1].startswith('"'))
    ]


def _tidy(tokens):
    return re.sub(r"\n{3,}", "\n\n", join(tokens)).strip("\n") + "\n"


def _banner(name):
    return f"\n/* ==== {name} {'=' * (107 - len(name))} */\n\n"


def _undefine(macros):
    return "".join(f"#undef {m}\n" for m in macros)


def header_text(sources, name):
    header = sources.headers[name]
    tokens = plain.keywords(_resolve_static(_without_own_includes(_strip_guard(header))))
    kept = {t.text for t in tokens if t.kind == NAME}
    for data in header.names.variables:
        if data in sources.data and data in kept:
            tokens = _declare_data(tokens, data, data in sources.early_data)
    return _banner(name) + _tidy(tokens)


def unit_text(sources, unit):
    renamed = local_names(sources, unit)
    values = dict(sources.values, **plain.enum_values(unit.tokens))
    try:
        tokens = plain.designators(plain.keywords(_without_own_includes(unit.tokens)), values)
    except plain.Unplain as fault:
        raise Fault(f"{unit.name}: {fault}") from fault
    for data in unit.names.variables:
        if data in sources.data:
            tokens = _define_data(tokens, data, data in sources.early_data)
    text = _tidy(rename(tokens, renamed))
    macros = [renamed.get(m, m) for m in unit.names.macros]
    return _banner(unit.name) + text + _undefine(macros)


# ---- Lists ----


def public_names(sources):
    """Names of the header that are no macros: those that STET_PREFIX renames."""
    n = sources.public.names
    return sorted(set(n.functions + n.types + n.enumerators))


def public_macros(sources):
    return sorted(set(sources.public.names.macros) - {"STET_H"})


def internal_macros(sources):
    guards = {directive(t)[1] for h in sources.headers.values() for t in h.tokens if t.kind == DIRECTIVE
              and directive(t)[0] == "ifndef" and directive(t)[1].endswith("_H")}  # fmt: skip
    found = {m for h in sources.headers.values() if h is not sources.public for m in h.names.macros}
    return sorted(found - guards)


def internal_names(sources):
    """What stet.c has at file scope besides the header's names, macros left out."""
    found = set()
    for header in sources.headers.values():
        if header is not sources.public:
            found.update(set(header.names.all()) - set(header.names.macros))
    for unit in sources.units:
        renamed = local_names(sources, unit)
        found.update(renamed.get(n, n) for n in set(unit.names.all()) - set(unit.names.macros))
    return sorted(found - set(public_names(sources)))


def check(sources, text):
    """Holds the joined source's own names against the lists."""
    names: Names = names_of(split(text))
    known = set(public_names(sources)) | set(internal_names(sources))
    for name in names.functions + names.variables + names.types + names.enumerators:
        if name not in known:
            raise Fault(f"{name} is at file scope of the joined source and in no list")
    wrong = [m for m in names.macros if not m.startswith("STET_")]
    wrong = [m for m in wrong if not m.startswith("stet_")]
    if wrong:
        raise Fault(f"macros of the joined source without STET_: {' '.join(wrong)}")
    both = known & set(internal_macros(sources) + public_macros(sources))
    if both:
        raise Fault(f"a macro and something else: {' '.join(sorted(both))}")
    definitions = [n for u in sources.units for n in set(u.names.functions)]
    local = {u.name: local_names(sources, u) for u in sources.units}
    taken = {t.text for u in sources.units for t in code(u.tokens) if t.kind == NAME} | set(sources.shared)
    for unit, renamed in local.items():
        clash = taken.intersection(renamed.values())
        if clash:
            raise Fault(f"{unit}: {' '.join(sorted(clash))} is a name already")
    twice = {n for n in definitions if definitions.count(n) > 1 and n in sources.shared}
    if twice:
        raise Fault(f"defined in two files: {' '.join(sorted(twice))}")
