#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bench/page.py PAGE README [--peers JSON] [--bench JSON] [--hostile TEXT] [--footprint TEXT]: puts what was
measured into docs/performance.md and README.md; what is not given is left as it is.

Each table stands between "<!-- NAME -->" and "<!-- end -->", and is written anew; ci/bench-page runs all that is needed.
"""

import argparse
import json
import re

LEVELS = {"quotations": "(i)", "sentences": "(ii)", "everything": "(iii)"}
KERNELS = ["avx512", "avx2", "sse2", "neon", "portable"]


def number(value, digits=3):
    """Three significant digits, without an exponent."""
    if value is None:
        return ""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.{digits}g}" if value >= 0.001 else f"{value:.4f}"


def table(head, rows):
    yield "| " + " | ".join(head) + " |"
    yield "| --- |" + " ---: |" * (len(head) - 1)
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def about(report):
    corpora = list(dict.fromkeys(row["corpus"] for row in report["rows"]))
    yield (f"{report['machine']}, one core of a shared virtual machine; stet {report['stet']}, gcc {report['compiler']}; "
           f"texts: {', '.join(corpora)}.")


def peers(report):
    for corpus in dict.fromkeys(row["corpus"] for row in report["rows"]):
        rows = [row for row in report["rows"] if row["corpus"] == corpus]
        yield f"**{corpus}**"
        yield ""
        yield from table(
            ["", "GB/s", "10% to 90%", "× md4c", "× simdjson’s UTF-8", "× memcpy", "× plain C"],
            ([f"{row['name']}{', ' + row['kernel'] if row['kernel'] else ''}", number(row["gb_per_s"]),
              f"{number(row['gb_per_s_p10'])} to {number(row['gb_per_s_p90'])}", number(row["ratio_md4c"]),
              number(row["ratio_simdjson_validate_utf8"]), number(row["ratio_memcpy"]), number(row["ratio_plain"])]
             for row in rows))
        yield ""


def speed_in_short(report):
    """Of the corpus that the chart shows: stet with its best kernel and the portable one, and who else there is."""
    corpus = report["rows"][0]["corpus"]
    best = report["rows"][0]["kernel"]
    shown, names = [], set()
    for row in report["rows"]:
        stet = row["name"].startswith("stet")
        if row["corpus"] != corpus or (stet and row["kernel"] not in (best, "portable")) or (not stet and row["name"] in names):
            continue
        names.add(row["name"])
        shown.append(row)
    yield from table(["", "GB/s", "× md4c", "× plain C"],
                     ([f"{row['name']}{', ' + row['kernel'] if row['kernel'] else ''}", number(row["gb_per_s"]),
                       number(row["ratio_md4c"]), number(row["ratio_plain"])] for row in shown))
    yield ""
    yield (f"{report['machine']}, one core; texts: {corpus}; (i) blocks and quotations, (ii) sentences too, (iii) everything. "
           "Written by `ci/bench-page`; `ci/bench-peers` prints all of it.")


def runs(bench):
    return {run["name"]: run for run in bench["benchmarks"]}


def speed(run):
    return number(run["bytes_per_second"] / 1e9) if run and "bytes_per_second" in run else ""


def stages(bench):
    found = runs(bench)
    kernels = [k for k in KERNELS if f"made/scan/{k}" in found]
    names = [("scan", "stage 1: candidates"), ("check", "stage 1: UTF-8, control bytes"), ("look", "stage 1: what a line holds")]
    yield from table(["", *kernels], [
        *([title, *(speed(found.get(f"made/{name}/{k}")) for k in kernels)] for name, title in names),
        *([f"{LEVELS[level]} {level}", *(speed(found.get(f"made/{level}/{k}")) for k in kernels)] for level in LEVELS)])
    yield ""
    only = [name for name in found if name.startswith("made/only-")]
    yield from table(["wanting one kind of record, best kernel", "GB/s"],
                     ([name.removeprefix("made/only-"), speed(found[name])] for name in only))


def languages(bench):
    found = runs(bench)
    codes = sorted({name.split("/")[0] for name in found if re.match(r"made-\w+/", name)})
    best = next(k for k in KERNELS if f"made/everything/{k}" in found)
    yield from table(["", *(f"{LEVELS[level]} {kernel}" for kernel in (best, "portable") for level in LEVELS)],
                     ([code, *(speed(found.get(f"{code}/{level}/{kernel}")) for kernel in (best, "portable") for level in LEVELS)]
                      for code in ["made", *codes]))


def tiny(bench):
    found = runs(bench)
    best = next(k for k in KERNELS if f"tiny/empty/everything/{k}" in found)
    yield from table(
        ["nanoseconds a call", *(f"{LEVELS[level]} {kernel}" for kernel in (best, "portable") for level in LEVELS)],
        ([name, *(number(found[f"tiny/{name}/{level}/{kernel}"]["cpu_time"]) for kernel in (best, "portable") for level in LEVELS)]
         for name in ("empty", "16-bytes")))


def sizes(bench):
    found = runs(bench)
    lengths = sorted({int(name.split("/")[-1]) for name in found if re.fullmatch(r"size/.*/\d+", name)})
    groups = dict.fromkeys(name.rsplit("/", 1)[0] for name in found if re.fullmatch(r"size/.*/\d+", name))
    titles = [f"{length // 1000:,} KB" if length < 1000000 else f"{length // 1000000} MB" for length in lengths]
    rows = []
    for group in groups:
        fit = found.get(f"{group}_RMS", {})
        rows.append([group.removeprefix("size/"), *(speed(found.get(f"{group}/{length}")) for length in lengths),
                     f"{fit.get('rms', 0) * 100:.0f}%"])
    yield from table(["GB/s", *titles, "RMS of the linear fit"], rows)


def hostile(text):
    lines = text.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("|"))
    for line in lines[start:]:
        cells = [re.sub(r"^(-?)0+(?=\d)", r"\1", cell.strip()) for cell in line.split("|")]
        yield " | ".join(cells).strip() if line.startswith("|") else line


def put(page, name, lines):
    text = "\n".join(lines).strip("\n")
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    page, count = pattern.subn(lambda match: f"{match[1]}\n{text}\n\n{match[2]}", page)
    if count != 1:
        raise SystemExit(f"{name}: the page has {count} places for it")
    return page


def footprint(text):
    found = re.findall(r"^(\w+) +stack at most (\d+) bytes .*, (\d+) calls of malloc and its kin, in (\d+) parses", text, re.MULTILINE)
    yield from table(["kernel", "deepest stack, bytes", "calls of malloc and its kin", "parses"],
                     ([kernel, f"{int(stack):,}", calls, f"{int(parses):,}"] for kernel, stack, calls, parses in found))


def rewrite(path, sections):
    with open(path, encoding="utf-8") as file:
        page = file.read()
    for name, lines in sections.items():
        page = put(page, name, lines)
    with open(path, "w", encoding="utf-8") as file:
        file.write(page)


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def read_text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page")
    parser.add_argument("readme")
    for name in ("peers", "bench", "hostile", "footprint"):
        parser.add_argument(f"--{name}")
    options = parser.parse_args()
    sections = {}
    if options.peers:
        report = read_json(options.peers)
        sections |= {"machine": about(report), "peers": peers(report)}
        rewrite(options.readme, {"speed": speed_in_short(report)})
    if options.bench:
        bench = read_json(options.bench)
        sections |= {"stages": stages(bench), "languages": languages(bench), "tiny": tiny(bench), "sizes": sizes(bench)}
    if options.hostile:
        sections["hostile"] = hostile(read_text(options.hostile))
    if options.footprint:
        sections["footprint"] = footprint(read_text(options.footprint))
    rewrite(options.page, sections)


if __name__ == "__main__":
    main()
