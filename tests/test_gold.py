# SPDX-License-Identifier: MIT
"""The tools that measure: what dirty_gold.py moves, what gold_of.py makes of other forms of annotation, and what
score_gold.py counts and requires."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import dirty_gold
import gold_of
import score_gold

GOLD = Path(__file__).resolve().parent.parent / "corpus" / "gold" / "gold.jsonl"
TEXT = "\u201cWe are back,\u201d said Ann Lee.\n\nIt\u2019s \"open\" again."


def article():
    quotation = {"start": 0, "end": 18, "depth": 1, "parent": None, "ending": "closed", "continues": None,
                 "utterance": 0, "kind": "direct", "cue": [19, 23], "speaker": [24, 31], "speaker_form": "name",
                 "refers_to": None, "block": 0}
    scare = dict(quotation, start=41, end=47, utterance=1, kind="scare", cue=None, speaker=None, block=1)
    blocks = [{"kind": "paragraph", "start": 0, "end": 32, "sentences": [[0, 32]]},
              {"kind": "paragraph", "start": 34, "end": 54, "sentences": [[34, 54]]}]
    return {"id": "a", "text": TEXT, "blocks": blocks, "quotations": [quotation, scare]}


def words(text, span):
    return text.encode()[span[0]:span[1]].decode()


class Dirty(unittest.TestCase):
    def test_no_share_changes_nothing_but_the_options(self):
        clean = article()
        result = dirty_gold.dirty(clean, 0.0, "1")
        self.assertEqual(result.pop("options"), ["damaged-marks"])
        self.assertEqual(result, clean)

    def test_the_truth_moves_with_its_words(self):
        for seed in range(50):
            result = dirty_gold.dirty(article(), 1.0, str(seed))
            first = result["quotations"][0]
            self.assertEqual(words(result["text"], first["cue"]), "said")
            self.assertEqual(words(result["text"], first["speaker"]), "Ann Lee")
            self.assertIn("We are back,", words(result["text"], (first["start"], first["end"])))
            self.assertEqual(result["text"].encode()[first["end"]:first["cue"][0]].strip(b" \xc2\xa0"), b"")
            self.assertEqual(result["blocks"][1]["end"], len(result["text"].encode()))

    def test_a_seed_gives_one_copy(self):
        same = [dirty_gold.dirty(article(), 0.5, "7") for _ in range(2)]
        self.assertEqual(same[0], same[1])
        self.assertGreater(len({dirty_gold.dirty(article(), 0.5, str(s))["text"] for s in range(20)}), 5)

    def test_about_the_share_is_dirtied(self):
        marks = changed = 0
        with open(GOLD, encoding="utf-8") as file:
            for line in file:
                gold = json.loads(line)
                before = sum(gold["text"].count(m) for m in dirty_gold.ENTITIES)
                marks += before
                after = dirty_gold.dirty(gold, 0.1, "1")["text"]
                changed += before - sum(after.count(m) for m in dirty_gold.ENTITIES)
        self.assertGreater(changed / marks, 0.04)  # a mixed mark and one with a no-break space are marks still
        self.assertLess(changed / marks, 0.09)


class GoldOf(unittest.TestCase):
    def write(self, name, text):
        path = Path(self.folder.name, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def test_polnear(self):
        text = "Caf\u00e9 reopens\n\n\u201cWe are back,\u201d Ann Lee said.\n\n\u201cNo end.\n\nIt is \u201copen\u201d."
        said = text.index("said")
        self.write("text/a.txt", text)
        self.write("attributions/a_1.ann",
                   f"T1\tContent 14 28\tx\nT2\tSource {said - 8} {said - 1}\tx\nT3\tCue {said} {said + 4}\tx\n"
                   "E1\tAttribution:T3 Content:T1 Source:T2 Cue:T3\n")
        (made,) = gold_of.polnear(self.folder.name)
        (found,) = made["quotations"]
        self.assertEqual(words(text, (found["start"], found["end"])), "\u201cWe are back,\u201d")
        self.assertEqual(words(text, found["cue"]), "said")
        self.assertEqual(words(text, found["speaker"]), "Ann Lee")
        self.assertEqual(found["kind"], "direct")
        self.assertEqual([words(text, span) for span in made["ignore"]], ["Caf\u00e9 reopens", "\u201cNo end."])

    def test_pdnc(self):
        text = "\"One\u2026\n\n\"and two,\" he said. \"Three.\""
        first, last = text.index("One"), text.index("Three.")
        self.write("A/novel_text.txt", text)
        self.write("A/quotation_info.csv", 'quoteID,quoteByteSpans\nQ0,"[[%d, %d], [%d, %d]]"\n' %
                   (first, text.index(",") + 1, last, last + 6))
        (made,) = gold_of.pdnc(self.folder.name)
        self.assertEqual([(words(text, (q["start"], q["end"])), q["ending"], q["continues"]) for q in made["quotations"]],
                         [("\"One\u2026", "continued", None), ("\"and two,\"", "closed", 0), ("\"Three.\"", "closed", None)])

    def test_conllu(self):
        path = self.write("a.conllu", "# newdoc id = a\n# sent_id = a1\n# text = \u00c9t\u00e9.\n1\t_\n\n"
                                      "# text = Two.\n\n# newpar\n# text = Three.\n\n# newdoc id = b\n# text = Four.\n")
        first, second = gold_of.conllu(path)
        self.assertEqual([[words(first["text"], s) for s in b["sentences"]] for b in first["blocks"]],
                         [["\u00c9t\u00e9.", "Two."], ["Three."]])
        self.assertEqual(second["text"], "Four.")


class Score(unittest.TestCase):
    def score(self, found, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            for name, value in (("gold", article()), ("found", found)):
                Path(folder, name + ".jsonl").write_text(json.dumps(value) + "\n", encoding="utf-8")
            Path(folder, "floors.txt").write_text("gold kinds 99\n", encoding="utf-8")
            command = [sys.executable, score_gold.__file__, f"{folder}/gold.jsonl", "--found", f"{folder}/found.jsonl",
                       "--resamples", "10"] + [a.replace("FOLDER", folder) for a in arguments]
            return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)

    def test_the_truth_meets_any_floor(self):
        self.assertEqual(self.score(article(), "--floors", "FOLDER/floors.txt").returncode, 0)

    def test_a_wrong_kind_does_not(self):
        found = article()
        found["quotations"][1]["kind"] = "term"
        done = self.score(found, "--floors", "FOLDER/floors.txt")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"kinds", done.stderr)

    def test_what_gold_ignores_is_not_counted(self):
        found = article()
        found["quotations"].insert(1, dict(found["quotations"][0], start=24, end=31))
        gold = dict(article(), ignore=[[23, 32]])
        self.assertEqual(score_gold.compare(gold, found)[0]["quotations"], [2, 2, 2])
        self.assertEqual(score_gold.compare(article(), found)[0]["quotations"], [2, 3, 2])

    def test_an_implied_speaker_is_neither_right_nor_wrong(self):
        gold, found = article(), article()
        gold["quotations"][0].update(speaker=None, cue=None, implied=found["quotations"][0]["speaker"])
        self.assertNotIn("speaker_precision", score_gold.compare(gold, found)[1])
        gold["quotations"][0]["implied"] = [0, 1]
        self.assertEqual(score_gold.compare(gold, found)[1]["speaker_precision"], [0, 1])

    def test_parts_of_a_continued_speech_are_one(self):
        quotations = [dict(q, kind="direct") for q in article()["quotations"]]
        quotations[1]["continues"] = 0
        self.assertEqual(score_gold.speeches(quotations, ("direct",)), {(0, 47)})

    def test_floors_of_another_set_are_no_floors(self):
        self.assertEqual(self.score(article(), "--dirty", "--floors", "FOLDER/floors.txt").returncode, 2)


if __name__ == "__main__":
    unittest.main()
