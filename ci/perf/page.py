# SPDX-License-Identifier: MIT
"""Draws the history as a page: one chart a case, of what all steps since the first commit come to, and a table of
commits. One file, without scripts."""

import html
import math

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 340, 150, 46, 8, 8, 18
LEAST_SPAN = 0.02  # of the vertical axis, so that noise does not look like mountains

STYLE = """
:root { color-scheme: light dark; --text: #1b1b1b; --faint: #6d6d6d; --line: #d8d8d8; --back: #fff; --card: #fafafa;
  --time: #1769aa; --count: #b26a00; --fail: #c62828; --pass: #2e7d32; --other: #6d6d6d }
@media (prefers-color-scheme: dark) { :root { --text: #e6e6e6; --faint: #a0a0a0; --line: #3a3a3a; --back: #161616;
  --card: #1e1e1e; --time: #6db3f2; --count: #f0b35a; --fail: #ff7b72; --pass: #7ccf83; --other: #a0a0a0 } }
body { font: 15px/1.45 system-ui, sans-serif; color: var(--text); background: var(--back); max-width: 1120px;
  margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem; margin: 0 } h2 { font-size: 1.1rem; margin: 2rem 0 .6rem } p { color: var(--faint); margin: .3rem 0 }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(340px, 1fr)); gap: .8rem }
figure { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: .5rem .6rem }
figcaption { font-weight: 600; font-size: .9rem }
figcaption span { display: block; font-weight: 400; color: var(--faint); font-size: .82rem }
svg { display: block; width: 100%; height: auto } svg text { font: 10px system-ui, sans-serif; fill: var(--faint) }
.grid { stroke: var(--line); stroke-width: 1 } .one { stroke: var(--faint); stroke-dasharray: 3 3 }
.time { fill: none; stroke: var(--time); stroke-width: 1.8 } .count { fill: none; stroke: var(--count); stroke-width: 1.4 }
.dot { fill: var(--time) } .dot.fail { fill: var(--fail) } .key-time { color: var(--time) } .key-count { color: var(--count) }
.scroll { overflow-x: auto } table { border-collapse: collapse; width: 100%; font-size: .88rem }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top }
td.date, td.verdict { white-space: nowrap } td.verdict { font-weight: 600 } .PASS { color: var(--pass) } .FAIL { color: var(--fail) }
.INCONCLUSIVE, .NOT { color: var(--other) }
"""


def chain(entries, case):
    """[(index, time, instructions, entry)] as products of all ratios so far; instructions are None until counted."""
    points, time, count = [], 1.0, None
    for index, entry in enumerate(entries):
        if case not in entry["cases"]:
            continue
        ratio, _, instructions, _, _ = entry["cases"][case]
        time *= ratio
        if instructions is not None:
            count = (count or 1.0) * instructions
        points.append((index, time, count, entry))
    return points


def signed(ratio, digits=1):
    text = f"{(ratio - 1) * 100:+.{digits}f}"
    return f"{text if float(text) else text[1:]}%"


class Axes:
    """Ratios on a logarithmic axis, commits one beside the other."""

    def __init__(self, values, count):
        logs = [math.log(value) for value in [*values, 1.0]]
        low, high = min(logs), max(logs)
        spare = max(LEAST_SPAN - (high - low), 0) / 2 + (high - low) * 0.08
        self.low, self.high, self.count = low - spare, high + spare, count

    def x(self, index):
        return LEFT + (WIDTH - LEFT - RIGHT) * (index + 0.5) / self.count

    def y(self, value):
        return TOP + (HEIGHT - TOP - BOTTOM) * (self.high - math.log(value)) / (self.high - self.low)

    def ticks(self):
        return [math.exp(self.low + (self.high - self.low) * part) for part in (0.1, 0.5, 0.9)]


def path_of(axes, points, column):
    steps = [(axes.x(point[0]), axes.y(point[column])) for point in points if point[column] is not None]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in steps) if steps else ""


def chart(entries, case):
    points = chain(entries, case)
    axes = Axes([value for point in points for value in point[1:3] if value is not None], len(entries))
    parts = [f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{html.escape(case)}">']
    for tick in axes.ticks():
        y = axes.y(tick)
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
                     f'<text x="{LEFT - 4}" y="{y + 3:.1f}" text-anchor="end">{signed(tick)}</text>')
    y = axes.y(1.0)
    parts.append(f'<line class="one" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
    parts.append(f'<path class="count" d="{path_of(axes, points, 2)}"/><path class="time" d="{path_of(axes, points, 1)}"/>')
    parts += [dot(axes, point, case) for point in points]
    for index, anchor in ((0, "start"), (len(entries) - 1, "end")):
        parts.append(f'<text x="{axes.x(index):.1f}" y="{HEIGHT - 4}" text-anchor="{anchor if len(entries) > 1 else "middle"}">'
                     f'{html.escape(entries[index]["commit"][:7])}</text>')
        if len(entries) == 1:
            break
    return "".join(parts) + "</svg>"


def dot(axes, point, case):
    index, time, _, entry = point
    ratio, resolution, instructions, verdict, ns = entry["cases"][case]
    text = f"{entry['title']}\n{signed(ratio, 2)} ± {resolution * 100:.2f}% of time, {verdict}, {ns} ns"
    if instructions is not None:
        text += f", {signed(instructions, 3)} of instructions"
    kind = "dot fail" if verdict == "FAIL" else "dot"
    return (f'<circle class="{kind}" cx="{axes.x(index):.1f}" cy="{axes.y(time):.1f}" r="{4 if verdict == "FAIL" else 2.6}">'
            f"<title>{html.escape(text)}</title></circle>")


def figure(entries, case):
    last = chain(entries, case)[-1]
    counted = f", {signed(last[2])} instructions" if last[2] is not None else ""
    return (f"<figure><figcaption>{html.escape(case)}<span>{signed(last[1])} time{counted}</span></figcaption>"
            f"{chart(entries, case)}</figure>")


def row(entry):
    cases = entry["cases"]
    slow = sorted(case for case, values in cases.items() if values[3] == "FAIL")
    fast = sum(values[0] + values[1] < 0.995 for values in cases.values())
    ratios = [values[0] for values in cases.values()]
    mean = math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else None
    remarks = [entry["problem"].splitlines()[0]] if entry["problem"] else []
    remarks += ["slower: " + ", ".join(slow)] if slow else []
    remarks += [f"faster: {fast} of {len(cases)} cases"] if fast else []
    code = entry["numbers"].get("code")
    return (f'<tr><td class="date">{html.escape(entry["date"][:10])}</td>'
            f"<td>{html.escape(entry['title'])}</td>"
            f'<td class="verdict {entry["verdict"].split()[0]}">{entry["verdict"]}</td>'
            f"<td>{'' if mean is None else signed(mean)}</td><td>{'' if code is None else code}</td>"
            f"<td>{html.escape('; '.join(remarks))}</td></tr>")


def draw(entries):
    """The page. Entries of another processor or compiler are no continuation: the last entry's are drawn."""
    if entries:
        kind = entries[-1]["processor"], entries[-1]["compiler"]
        entries = [entry for entry in entries if (entry["processor"], entry["compiler"]) == kind]
    newest = next((entry["cases"] for entry in reversed(entries) if entry["cases"]), {})
    cases = sorted(newest)
    gone = sorted({case for entry in entries for case in entry["cases"]} - set(cases))
    head = ('<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Performance history</title>'
            f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head><body>')
    if not entries:
        return head + "<h1>Performance history</h1><p>No commit has been added yet.</p></body></html>\n"
    where = f"{entries[-1]['processor']}; {entries[-1]['compiler']}"
    return "\n".join([
        head, "<h1>Performance history</h1>", f"<p>{len(entries)} commits, each against its parent. {html.escape(where)}</p>",
        '<p>Of each case: <b class="key-time">time</b> and <b class="key-count">instructions</b>, all steps multiplied, '
        "from 0% before the first commit; less is faster. Red: the check failed there. Point at a dot for its commit.</p>",
        '<h2>Cases</h2><div class="charts">', *(figure(entries, case) for case in cases), "</div>",
        f"<p>Not measured any more: {html.escape(', '.join(gone))}</p>" if gone else "",
        '<h2>Commits</h2><div class="scroll"><table><tr><th>date</th><th>commit</th><th>verdict</th>'
        "<th>time, mean of cases</th><th>bytes of code</th><th></th></tr>", *(row(entry) for entry in reversed(entries)),
        "</table></div></body></html>\n"])
