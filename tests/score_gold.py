#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Scores what stet finds against articles whose truth is known, each figure with its 95% bootstrap interval.

GOLD and what stet prints are both in the JSONL form of `stet --format=jsonl`, an article a line; GOLD has the article's
`text` besides, and may have `split` (open, aside) and `options` (of the command). Files of corpus/gold are such GOLD.

  tests/score_gold.py --stet build/release/bin/stet corpus/gold/gold.jsonl
  tests/score_gold.py --found found.jsonl corpus/gold/gold.jsonl --split open --errors kind
  tests/score_gold.py --stet build/release/bin/stet corpus/gold/*.jsonl --require kinds=90 --require refers_precision=95
  tests/score_gold.py --stet build/release/bin/stet corpus/gold/forms.jsonl --floors corpus/gold/floors.txt

A file of floors has lines of three words, a set's name, a figure and its least value; those of the set that GOLD's name
is are required, and with --dirty, which dirties the articles first (dirty_gold.py), those of dirty-NAME.

What GOLD annotates nowhere has no figure. Its key `ignore` lists spans where it does not know about quotations; a
quotation's `implied` is whom readers take for its speaker though the text does not say so, which nobody need find.

Exit status: 0; 1 where a figure is lower than required; 2 where the command line or a file is wrong.

Figures, in percent. F1 is of exact spans where nothing else is said.
  quotations        every quotation, inner ones included
  speech            direct and mixed ones of depth 1, the parts of a continued one as one span
  found             the same of GOLD: its span is found, whatever its kind
  kinds             mean over the kinds of F1 of quotations with their kind
  kind:NAME         F1 of one kind
  endings           quotations whose span is right: with the right ending
  parents           ... with the right parent
  continuation      F1 of pairs: a part and the one it continues
  utterances        F1 of pairs: a part and the one before it in its utterance
  cue, speaker      F1 of quotations with their cue, with their speaker
  speaker_overlap   quotations that have a speaker: the one found shares a word with it
  speaker_precision quotations given a speaker: it shares a word with the right one
  speaker_form      speakers whose span is right: with the right form
  refers_precision  refers_to given: shares a word with the right mention
  refers_exact      refers_to given: is the right mention exactly
  refers_coverage   quotations that have a refers_to: one is given
  blocks            F1 of blocks with their kind; block:NAME of one kind
  dateline, label   F1
  sentences         F1 of sentences
"""

import argparse
import json
import random
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import dirty_gold


class Wrong(Exception):
    """A file that is not what it should be."""


def read_lines(path):
    try:
        with open(path, encoding="utf-8") as file:
            return [json.loads(line) for line in file if line.strip()]
    except (OSError, ValueError) as error:
        raise Wrong(f"{path}: {error}") from None


def run_stet(command, articles, options):
    lines = "".join(json.dumps({"id": a["id"], "text": a["text"]}) + "\n" for a in articles)
    arguments = [command, "--input=jsonl", "--format=jsonl"] + ["--" + option for option in options]
    done = subprocess.run(arguments, input=lines.encode(), stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        raise Wrong(f"{command}: exit status {done.returncode}")
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def find_all(command, articles):
    """What stet finds, each article with the options it asks for."""
    groups = defaultdict(list)
    for article in articles:
        groups[tuple(article.get("options", ()))].append(article)
    return [found for options, group in groups.items() for found in run_stet(command, group, options)]


# ---- What there is to compare ----------------------------------------------------------------------------------------


def span(record):
    return record["start"], record["end"]


def is_ignored(article, quotation):
    """Whether most of it lies where GOLD says that it does not know."""
    start, end = span(quotation)
    return any(2 * (min(end, z) - max(start, a)) > end - start for a, z in article.get("ignore", ()))


def speeches(quotations, kinds):
    """Spans of depth 1, the parts of a continued one taken together; of some kinds, or of all."""
    spans, roots = {}, {}
    for i, q in enumerate(quotations):
        if q["depth"] != 1 or (kinds and q["kind"] not in kinds):
            continue
        roots[i] = roots.get(q.get("continues"), i)
        start = spans.get(roots[i], span(q))[0]
        spans[roots[i]] = start, q["end"]
    return set(spans.values())


def overlap(a, b):
    return a is not None and b is not None and min(a[1], b[1]) > max(a[0], b[0])


def links_of_continuation(quotations):
    return {(span(quotations[q["continues"]]), span(q)) for q in quotations if q.get("continues") is not None}


def links_of_utterances(quotations):
    last, links = {}, set()
    for q in quotations:
        if q["utterance"] in last:
            links.add((last[q["utterance"]], span(q)))
        last[q["utterance"]] = span(q)
    return links


def with_span(quotations, key):
    return {(span(q), tuple(q[key])) for q in quotations if q.get(key)}


def sets_of(article):
    """{figure: set of things}: those are compared by F1."""
    quotations, blocks = article["quotations"], article["blocks"]
    sets = defaultdict(set)
    sets["speech"] = speeches(quotations, ("direct", "mixed"))
    sets["quotations"] = {span(q) for q in quotations}
    for q in quotations:
        sets["kind:" + str(q["kind"])].add(span(q))
    sets["continuation"] = links_of_continuation(quotations)
    sets["utterances"] = links_of_utterances(quotations)
    sets["cue"], sets["speaker"] = with_span(quotations, "cue"), with_span(quotations, "speaker")
    for b in blocks:
        sets["blocks"].add((span(b), b["kind"]))
        sets["block:" + b["kind"]].add(span(b))
        for key in ("dateline", "label"):
            if b.get(key):
                sets[key].add(tuple(b[key]))
        sets["sentences"].update(tuple(s) for s in b.get("sentences", ()))
    return sets


def parent_span(article, quotation):
    return None if quotation["parent"] is None else span(article["quotations"][quotation["parent"]])


def count_shares(gold, found, counts):
    """Adds [right, of how many] for the figures that are shares."""
    def count(name, right):
        counts[name][0] += bool(right)
        counts[name][1] += 1

    spans = speeches(found["quotations"], ())
    for theirs in speeches(gold["quotations"], ("direct", "mixed")):
        count("found", theirs in spans)
    known = {span(q): q for q in gold["quotations"]}
    for mine in found["quotations"]:
        theirs = known.get(span(mine))
        if theirs is None:
            continue
        count("endings", mine["ending"] == theirs["ending"])
        count("parents", parent_span(found, mine) == parent_span(gold, theirs))
        if theirs["speaker"]:
            count("speaker_overlap", overlap(mine["speaker"], theirs["speaker"]))
        if mine["speaker"]:
            count("speaker_precision", overlap(mine["speaker"], theirs["speaker"]))
        if mine["speaker"] and mine["speaker"] == theirs["speaker"]:
            count("speaker_form", mine["speaker_form"] == theirs["speaker_form"])
        if mine["refers_to"]:
            count("refers_precision", overlap(mine["refers_to"], theirs["refers_to"]))
            count("refers_exact", mine["refers_to"] == theirs["refers_to"])
        if theirs["refers_to"]:
            count("refers_coverage", mine["refers_to"])


def without_ignored(article, gold):
    """Quotations that GOLD does not know of are taken out; what others say of them is forgotten."""
    kept = [i for i, q in enumerate(article["quotations"]) if not is_ignored(gold, q)]
    places = {old: new for new, old in enumerate(kept)}
    quotations = []
    for old in kept:
        q = article["quotations"][old]
        quotations.append(dict(q, parent=places.get(q["parent"]), continues=places.get(q["continues"])))
    return dict(article, quotations=quotations)


def without_implied(found, gold):
    """What is said of a speaker whom readers take for one, though the text does not say so, is neither right nor wrong."""
    implied = {span(q): q["implied"] for q in gold["quotations"] if q.get("implied")}
    quotations = []
    for q in found["quotations"]:
        if overlap(q["speaker"], implied.get(span(q))) or overlap(q["refers_to"], implied.get(span(q))):
            q = dict(q, speaker=None, speaker_form=None, cue=None, refers_to=None)
        quotations.append(q)
    return dict(found, quotations=quotations)


def compare(gold, found):
    """({figure: [right, found, gold]}, {figure: [right, of]}) of one article."""
    if gold.get("ignore"):
        gold, found = without_ignored(gold, gold), without_ignored(found, gold)
    found = without_implied(found, gold)
    wanted, got = sets_of(gold), sets_of(found)
    sets = {name: [len(wanted[name] & got[name]), len(got[name]), len(wanted[name])] for name in {*wanted, *got}}
    shares = defaultdict(lambda: [0, 0])
    count_shares(gold, found, shares)
    return sets, dict(shares)


# ---- Figures -----------------------------------------------------------------------------------------------------------


def add_up(articles, which):
    sums = defaultdict(lambda: [0, 0, 0])
    for article in articles:
        for name, numbers in article[which].items():
            for i, number in enumerate(numbers):
                sums[name][i] += number
    return sums


def f1(right, found, gold):
    return 200.0 * right / (found + gold) if found + gold else None


def figures(articles):
    sets, shares = add_up(articles, 0), add_up(articles, 1)
    result = {name: f1(*numbers) for name, numbers in sets.items() if numbers[2]}
    result.update({name: 100.0 * right / of for name, (right, of, _) in shares.items() if of})
    kinds = [value for name, value in result.items() if name.startswith("kind:") and sets[name][2]]
    if kinds:
        result["kinds"] = sum(kinds) / len(kinds)
    return {name: value for name, value in result.items() if value is not None}


def intervals(articles, resamples):
    """{figure: (low, high)}, by drawing articles with replacement; empty where none are drawn."""
    draw, values = random.Random(1), defaultdict(list)
    for _ in range(resamples):
        for name, value in figures(draw.choices(articles, k=len(articles))).items():
            values[name].append(value)
    ends = {}
    for name, row in values.items():
        row.sort()
        ends[name] = row[int(0.025 * (len(row) - 1))], row[int(0.975 * (len(row) - 1) + 0.5)]
    return ends


def report(articles, resamples):
    values, ends, sets, shares = figures(articles), intervals(articles, resamples), add_up(articles, 0), add_up(articles, 1)
    print(f"{len(articles)} articles")
    for name in sorted(values, key=lambda n: (":" in n, n)):
        low, high = ends.get(name, (values[name], values[name]))
        line = f"{name:22s} {values[name]:6.1f}  [{low:5.1f}, {high:5.1f}]"
        if name in sets:
            right, found, gold = sets[name]
            line += f"  P {100 * right / found if found else 0:5.1f}  R {100 * right / gold if gold else 0:5.1f}  of {gold}"
        elif name in shares:
            line += f"  of {shares[name][1]}"
        print(line)
    return values


def show_errors(gold, found, name):
    text = gold["text"].encode()
    if name in ("kind", "refers_to"):
        known = {span(q): q for q in gold["quotations"]}
        for q in found["quotations"]:
            theirs = known.get(span(q))
            if theirs is not None and theirs.get(name) != q.get(name):
                show = [text[v[0]:v[1]].decode("utf-8", "replace") if isinstance(v, list) else v
                        for v in (theirs.get(name), q.get(name))]
                around = text[max(0, q["start"] - 60):q["end"] + 60].decode("utf-8", "replace").replace("\n", " ")
                print(f"{gold['id']} {q['start']}: {name} is {show[0]!r}, found {show[1]!r}: {around[:200]}")
        return
    wanted, got = sets_of(gold)[name], sets_of(found)[name]
    for mark, items in (("missed", wanted - got), ("extra", got - wanted)):
        for item in sorted(items):
            flat = item[-1] if isinstance(item[0], tuple) and isinstance(item[-1], tuple) else item
            at = flat if isinstance(flat[0], int) else item[0]
            print(f"{gold['id']} {mark} {name} {item}: {text[at[0]:at[1]].decode('utf-8', 'replace')[:120]!r}")


# ---- The command ---------------------------------------------------------------------------------------------------------


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", metavar="GOLD")
    parser.add_argument("--stet", metavar="COMMAND", help="the command to run over the texts of GOLD")
    parser.add_argument("--found", metavar="FILE", help="what the command printed, instead")
    parser.add_argument("--split", help="only articles of this split")
    parser.add_argument("--language", help="only articles in this language")
    parser.add_argument("--require", action="append", default=[], metavar="FIGURE=LEAST")
    parser.add_argument("--floors", metavar="FILE")
    parser.add_argument("--dirty", action="store_true", help="dirty the articles first")
    parser.add_argument("--errors", metavar="NAME", help="list what is wrong of a figure of sets, of kind or refers_to")
    parser.add_argument("--resamples", type=int, default=1000)
    options = parser.parse_args(arguments)
    if (options.stet is None) == (options.found is None):
        parser.error("either --stet or --found is needed")
    return options


def required(rows):
    for row in rows:
        name, _, least = row.partition("=")
        try:
            yield name, float(least)
        except ValueError:
            raise Wrong(f"--require {row}: no number") from None


def floors(path, name):
    """The rows of a file of floors for one set, as --require has them."""
    with open(path, encoding="utf-8") as file:
        words = [line.split() for line in file if line.strip() and not line.startswith("#")]
    rows = [f"{row[1]}={row[2]}" for row in words if len(row) == 3 and row[0] == name]
    if not rows or any(len(row) != 3 for row in words):
        raise Wrong(f"{path}: no floors of {name}, or a line that is none")
    return rows


def missed(values, rows):
    low = [(name, least) for name, least in required(rows) if values.get(name, 0.0) < least]
    for name, least in low:
        print(f"{name}: {values.get(name, 0.0):.1f} is less than {least:g}", file=sys.stderr)
    return bool(low)


def main(arguments):
    options = parse_arguments(arguments)
    gold = [article for path in options.gold for article in read_lines(path)]
    gold = [a for a in gold if options.split in (None, a.get("split")) and options.language in (None, a.get("language"))]
    if options.dirty:
        gold = [dirty_gold.dirty(article, 0.1, "1") for article in gold]
    found = find_all(options.stet, gold) if options.stet else read_lines(options.found)
    by_id = {article["id"]: article for article in found}
    absent = [a["id"] for a in gold if a["id"] not in by_id]
    if absent or not gold:
        raise Wrong(f"nothing found for {absent[0]}" if absent else "no articles")
    if options.errors:
        for article in gold:
            show_errors(article, by_id[article["id"]], options.errors)
        return 0
    values = report([compare(article, by_id[article["id"]]) for article in gold], options.resamples)
    if options.floors:
        name = Path(options.gold[0]).stem
        options.require += floors(options.floors, "dirty-" + name if options.dirty else name)
    return 1 if missed(values, options.require) else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Wrong as wrong:
        print(f"score_gold.py: {wrong}", file=sys.stderr)
        sys.exit(2)
