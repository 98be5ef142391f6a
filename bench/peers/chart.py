#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bench/peers/chart.py JSON SVG [CORPUS]: a chart of what ci/bench-peers measured on one corpus (the first one).

A dot for each: GB/s on a logarithmic scale, with a line from the 10th to the 90th percentile of the rounds.
"""

import html
import json
import math
import sys

STET, OTHER, INK, GRID = "#b3261e", "#5f6b7a", "#1d2329", "#d9dee4"
ROW, LEFT, WIDTH, RIGHT, TOP = 24, 230, 520, 70, 64


def choose_rows(rows):
    """stet's best, widely found and portable kernels; of others their best; fastest first."""
    seen, best = set(), next((row["kernel"] for row in rows if row["name"].startswith("stet")), "")
    for row in rows:
        stet = row["name"].startswith("stet")
        if stet and row["kernel"] not in (best, "avx2", "portable"):
            continue
        if not stet and row["name"] in seen:
            continue
        seen.add(row["name"])
        yield row


def scale(value, low, high):
    return LEFT + WIDTH * (math.log10(value) - low) / (high - low)


def text(x, y, words, anchor="start", color=INK, size=13, weight="normal"):
    return (f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{color}" font-size="{size}" '
            f'font-weight="{weight}">{html.escape(words)}</text>')


def draw_axis(low, high, bottom):
    for power in range(low, high + 1):
        for step in (1, 2, 5):
            value = step * 10**power
            if value > 10**high:
                break
            x = scale(value, low, high)
            yield f'<line x1="{x:.1f}" y1="{TOP - 8}" x2="{x:.1f}" y2="{bottom}" stroke="{GRID}" stroke-width="1"/>'
            yield text(x, TOP - 14, f"{value:g}", "middle", OTHER, 11)


def draw_row(row, y, low, high):
    stet = row["name"].startswith("stet")
    color = STET if stet else OTHER
    name = row["name"] + (f", {row['kernel']}" if row["kernel"] else "")
    x = scale(row["gb_per_s"], low, high)
    x0, x1 = (scale(row[key], low, high) for key in ("gb_per_s_p10", "gb_per_s_p90"))
    ratio = row["ratio_md4c"]
    value = f"{row['gb_per_s']:.3g}" + (f"  ({ratio:.2g} × md4c)" if ratio and row["name"] != "md4c" else "")
    yield text(LEFT - 12, y + 4, name, "end", INK, 13, "bold" if stet else "normal")
    yield f'<line x1="{x0:.1f}" y1="{y}" x2="{x1:.1f}" y2="{y}" stroke="{color}" stroke-width="3" opacity="0.45"/>'
    yield f'<circle cx="{x:.1f}" cy="{y}" r="5" fill="{color}"/>'
    fits = x1 < LEFT + WIDTH - 120
    yield text(x1 + 10 if fits else x0 - 10, y + 4, value, "start" if fits else "end", color, 12)


def chart(report, corpus):
    rows = sorted(choose_rows([row for row in report["rows"] if row["corpus"] == corpus]), key=lambda row: -row["gb_per_s"])
    low = math.floor(math.log10(min(row["gb_per_s_p10"] for row in rows)))
    high = math.ceil(math.log10(max(row["gb_per_s_p90"] for row in rows)))
    bottom = TOP + ROW * len(rows)
    width, height = LEFT + WIDTH + RIGHT, bottom + 34
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
           'font-family="Helvetica, Arial, sans-serif">')
    yield f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
    yield text(16, 24, f"GB of text a second, one core, texts “{corpus}”, one call an article", size=15, weight="bold")
    yield from draw_axis(low, high, bottom)
    for i, row in enumerate(rows):
        yield from draw_row(row, TOP + ROW * i + ROW / 2, low, high)
    about = f"{report['machine']}; stet {report['stet']}; (i) paragraphs and quotations, (ii) and sentences, (iii) and speakers"
    yield text(16, height - 12, about, color=OTHER, size=11)
    yield "</svg>"


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        report = json.load(file)
    corpus = sys.argv[3] if len(sys.argv) > 3 else report["rows"][0]["corpus"]
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write("\n".join(chart(report, corpus)) + "\n")


if __name__ == "__main__":
    main()
