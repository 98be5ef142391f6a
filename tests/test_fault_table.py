# SPDX-License-Identifier: MIT
"""The table of planted faults: when a row is no longer of its patch, and what a run keeps of it."""

import sys
import tempfile
import unittest
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "ci"))
import fault_table  # noqa: E402

PATCH = """Off by one: a row is read past its end.
Target: invariants

--- a/parser/row.c
+++ b/parser/row.c
@@ -12,4 +12,4 @@ static void f(void)
 {
-    while (at < end) {
+    while (at <= end) {
         at++;
 }
"""


def fault(patch=PATCH, name="row-end"):
    return SimpleNamespace(name=name, what="Off by one: a row is read past its end.", target="invariants",
                           hash=fault_table.hash_of(patch))


def measured(of, times=(0.5, 1.0, 2.0), tests=None):
    return {"fault": of, "seeds": False, "tests": tests, "times": list(times)}


class Hash(unittest.TestCase):
    def same(self, before, after, count=1):
        self.assertEqual(PATCH.count(before), count)
        return fault_table.hash_of(PATCH.replace(before, after)) == fault_table.hash_of(PATCH)

    def test_what_is_taken_away_and_added_counts(self):
        self.assertFalse(self.same("at <= end", "at != end"))
        self.assertFalse(self.same("at < end", "at < last"))
        self.assertFalse(self.same("-    while (at < end) {\n", ""))
        self.assertFalse(self.same("-    while", "+    while"))
        self.assertFalse(self.same("         at++;", "-        at++;"))
        self.assertFalse(self.same(" }\n", " }\n--- at;\n"))

    def test_what_stands_around_it_does_not(self):
        self.assertTrue(self.same("@@ -12,4 +12,4 @@ static void f(void)", "@@ -90,4 +90,4 @@ static int g(void)"))
        self.assertTrue(self.same("         at++;", "         at += 1;"))
        self.assertTrue(self.same("parser/row.c", "parser/rows.c", 2))
        self.assertTrue(self.same("while", "  while", 2))
        self.assertTrue(self.same("Off by one", "- Off by two"))

    def test_every_hunk_and_file_counts(self):
        more = "--- a/parser/other.c\n+++ b/parser/other.c\n@@ -1,1 +1,1 @@\n-int a;\n+int b;\n"
        self.assertNotEqual(fault_table.hash_of(PATCH + more), fault_table.hash_of(PATCH))
        self.assertEqual(fault_table.hash_of(PATCH + more), fault_table.hash_of(PATCH + more.replace("other.c", "o.c")))


class Searched(unittest.TestCase):
    def row(self, replayed, tests, median="1.0", longest="2.0"):
        return ["`a`", "what", "invariants", replayed, tests, median, longest, "2026-01-01", "abc"]

    def test_what_a_replay_or_a_test_finds_needs_no_search(self):
        rows = [self.row("yes", ""), self.row("no", "kernel"), self.row("no", "yes"), self.row("", ""),
                self.row("no", ""), self.row("no", "no"), self.row("no", "no in release")]
        self.assertEqual(fault_table.searched(rows), rows[4:])

    def test_totals(self):
        rows = [self.row("yes", "", "0.5", "0.6"), self.row("no", "kernel"), self.row("no", "no", "3.0", "9.0"),
                self.row("no", "no in release", "", "not found by 1 of 5")]
        self.assertEqual(fault_table.totals(rows), "4 faults, 3 of them found with every seed: 1.0 s in the median of "
                         "these medians, 9.0 s at most. 3 are not found by replaying, 2 of them not by the tests either; "
                         "of 1 of these not all tests were asked.")
        self.assertNotIn("not all tests", fault_table.totals(rows[:3]))


class Table(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "README.md"
        self.fault = fault()
        self.changed = fault(PATCH.replace("at <= end", "at != end"))

    def write(self, row):
        fault_table.write(self.path, [row], [row["fault"]])

    def cells(self):
        return fault_table.read(self.path)["row-end"]

    def complaints(self, of):
        ask = fault_table.outdated, fault_table.changed, fault_table.without_hash
        return [len(f(self.path, [of])) for f in ask]

    def without_hash(self):
        """The table as it was written before rows had hashes."""
        lines = [line.rsplit("|", 2)[0] + "|" if line.startswith("|") else line for line in self.path.read_text().splitlines()]
        self.path.write_text("\n".join(lines) + "\n")

    def test_a_row_is_of_the_patch_that_was_measured(self):
        self.write(measured(self.fault))
        self.assertEqual(self.cells()[fault_table.PATCH], self.fault.hash)
        self.assertEqual(self.cells()[fault_table.MEDIAN:fault_table.MEASURED], ["1.0", "2.0"])
        self.assertEqual(self.complaints(self.fault), [0, 0, 0])
        self.assertEqual(self.complaints(self.changed), [0, 1, 0])

    def test_measured_again_it_begins_anew(self):
        self.write(measured(self.fault, tests="spec"))
        self.write(measured(self.fault))
        self.assertEqual(self.cells()[fault_table.TESTS], "spec")
        self.write(measured(self.changed))
        self.assertEqual(self.cells()[fault_table.TESTS], "")
        self.assertEqual(self.complaints(self.changed), [0, 0, 0])

    def test_the_tests_alone_do_not_make_it_measured(self):
        self.write(measured(self.fault))
        self.write(measured(self.changed, times=(), tests="spec"))
        self.assertEqual(self.cells()[fault_table.TESTS:fault_table.MEASURED], ["spec", "", ""])
        self.assertEqual(self.complaints(self.changed), [1, 0, 1])

    def test_rows_without_a_hash_are_read_and_filled(self):
        self.write(measured(self.fault, tests="spec"))
        before = self.cells()
        self.without_hash()
        self.assertEqual(self.cells(), before[:-1] + [""])
        self.assertEqual(self.complaints(self.changed), [0, 0, 1])
        self.assertEqual(fault_table.fill_hashes(self.path, [self.fault]), ["row-end"])
        self.assertEqual(self.cells(), before)
        self.assertEqual(fault_table.fill_hashes(self.path, [self.changed]), [])
        self.assertEqual(self.complaints(self.changed), [0, 1, 0])

    def test_a_row_without_a_hash_keeps_what_is_not_asked(self):
        self.write(measured(self.fault, tests="spec"))
        self.without_hash()
        self.write(measured(self.changed))
        self.assertEqual(self.cells()[fault_table.TESTS], "spec")
        self.assertEqual(self.cells()[fault_table.PATCH], self.changed.hash)


if __name__ == "__main__":
    unittest.main()
