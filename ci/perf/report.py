# SPDX-License-Identifier: MIT
"""What a check found: as a table, JSON, JUnit's XML and Markdown."""

import json
import math
import os
import platform
from dataclasses import asdict
from xml.etree import ElementTree

from . import decide
from .project import run


def percent(value, digits=2):
    return "" if value is None or not math.isfinite(value) else f"{value * 100:+.{digits}f}%"


def speed(v):
    if not v.bytes or not math.isfinite(v.base_ns):
        return "" if not math.isfinite(v.base_ns) else f"{v.base_ns:.0f} → {v.head_ns:.0f} ns"
    return f"{v.bytes * 1e3 / v.base_ns:.0f} → {v.bytes * 1e3 / v.head_ns:.0f} MB/s"


def notes(v):
    parts = [v.note] if v.note else []
    if v.output_changed:
        parts.append("OUTPUT CHANGED")
    return "; ".join(parts)


HEADS = ["case", "verdict", "effect", "90% interval", "±", "instructions", "shipped", "speed", "notes"]


def row(v):
    interval = f"{percent(v.low)} {percent(v.high)}" if math.isfinite(v.low) else ""
    resolution = f"{v.resolution * 100:.2f}%" if math.isfinite(v.resolution) else ""
    return [v.case, v.verdict, percent(v.effect), interval, resolution, percent(v.instructions, 3),
            percent(v.shipped, 1), speed(v), notes(v)]


def text_table(rows):
    widths = [max(len(line[i]) for line in rows) for i in range(len(HEADS))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in rows)


def number_line(report):
    """Sizes in bytes: of the loaded sections, and what the project itself counts, such as its stack."""
    parts = []
    for name, (base, head) in report["numbers"].items():
        if base and head is not None:
            parts.append(f"{name} {base} → {head} ({percent(head / base - 1, 1)})")
    return "; ".join(parts)


def seconds_line(report):
    return ", ".join(f"{name} {seconds:.0f} s" for name, seconds in report["seconds"].items())


def summary(report):
    """The lines after the table."""
    lines = []
    if report.get("problem"):
        lines.append(report["problem"])
    if number_line(report):
        lines.append("bytes: " + number_line(report))
    changed = [v.case for v in report["verdicts"] if v.output_changed]
    if changed:
        lines.append(f"output changed in {len(changed)} cases: their times compare different work")
    lines += report["remarks"]
    lines.append(f"{report['verdict']}: {report['base']}  →  {report['head']}  [{seconds_line(report)}]")
    return lines


def as_text(report):
    table = [text_table([HEADS] + [row(v) for v in report["verdicts"]])] if report["verdicts"] else []
    return "\n".join(table + summary(report))


def as_markdown(report):
    lines = [f"### Performance: {report['verdict']}", "", f"`{report['base']}` → `{report['head']}`", ""]
    if report["verdicts"]:
        lines += ["| " + " | ".join(HEADS) + " |", "|" + " --- |" * len(HEADS)]
        lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row(v)) + " |" for v in report["verdicts"]]
        lines.append("")
    return "\n".join(lines + [line + "  " for line in summary(report)[:-1]]) + "\n"


def finite(value):
    """JSON has no NaN."""
    if isinstance(value, dict):
        return {key: finite(inner) for key, inner in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def as_json(report):
    content = {key: value for key, value in report.items() if key != "verdicts"}
    content["cases"] = [finite(asdict(v) | {"instructions": v.instructions, "resolution": v.resolution})
                        for v in report["verdicts"]]
    content["machine"] = {"processor": processor(), "compiler": compiler(), "system": platform.platform()}
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def compiler():
    """What builds, unless a configuration says otherwise."""
    good, text = run([*os.environ.get("CC", "cc").split(), "--version"])
    return text.splitlines()[0].strip() if good and text.strip() else "unknown"


def as_junit(report):
    verdicts = report["verdicts"]
    suite = ElementTree.Element("testsuite", name="perf-check", tests=str(max(len(verdicts), 1)))
    count = {"failures": 0, "errors": 0, "skipped": 0}
    tags = {decide.FAIL: ("failure", "failures"), decide.INCONCLUSIVE: ("skipped", "skipped"),
            decide.NOT_COMPARABLE: ("error", "errors")}
    for name, verdict, message in [(v.case, v.verdict, f"{percent(v.effect)} {notes(v)}") for v in verdicts] or [
            ("all", report["verdict"], report.get("problem") or "no cases")]:
        test = ElementTree.SubElement(suite, "testcase", classname="perf", name=name)
        if verdict in tags:
            tag, counter = tags[verdict]
            ElementTree.SubElement(test, tag, message=f"{verdict} {message}")
            count[counter] += 1
    for key, value in count.items():
        suite.set(key, str(value))
    return ElementTree.tostring(suite, encoding="unicode") + "\n"


def write(report, options):
    for path, text in ((options.json, as_json), (options.junit, as_junit), (options.markdown, as_markdown)):
        if path:
            with open(path, "a" if text is as_markdown else "w", encoding="utf-8") as file:
                file.write(text(report))
