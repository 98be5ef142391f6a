# SPDX-License-Identifier: MIT
"""test.py EXTENSION [SHELL]: the extension in SQLite's own shell: a thousand articles whose truth is known, and texts of
every bad kind."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import articles

EXTENSION = str(Path(sys.argv[1]).resolve().with_suffix(""))
SHELL = sys.argv[2] if len(sys.argv) > 2 else "sqlite3"


def run(sql, database=":memory:"):
    """(exit code, lines, complaints) of the shell."""
    script = f".load {EXTENSION}\n{sql}\n"
    done = subprocess.run([SHELL, "-batch", "-noheader", database], input=script.encode(), capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8", "surrogateescape").splitlines(), done.stderr.decode()


class Shell(unittest.TestCase):
    def rows(self, sql, database=":memory:"):
        code, lines, complaints = run(sql, database)
        self.assertEqual((code, complaints), (0, ""))
        return lines

    def one(self, sql, database=":memory:"):
        lines = self.rows(sql, database)
        self.assertEqual(len(lines), 1, lines)
        return lines[0]


class Thousand(Shell):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.database = str(Path(cls.folder.name) / "articles.db")
        articles.fill(cls.database, 1000)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_counts(self):
        found = self.one("SELECT count(*) FROM articles, stet_quotations(articles.body);", self.database)
        self.assertEqual(found, self.one("SELECT sum(quotes) FROM truth;", self.database))
        self.assertGreater(int(found), 2000)
        found = self.one("SELECT count(*) FROM articles, stet_sentences(articles.body);", self.database)
        self.assertEqual(found, self.one("SELECT sum(sentences) FROM truth;", self.database))

    def test_counting_alone_finds_what_rows_have(self):
        for table in ("stet_quotations", "stet_blocks", "stet_sentences"):
            counted, listed = self.rows(
                f"SELECT count(*) FROM articles, {table}(body); SELECT count(start) FROM articles, {table}(body);",
                self.database,
            )
            self.assertEqual(counted, listed)

    def test_who_said_what(self):
        sql = (
            "SELECT count(*) FROM (SELECT id, q.quotation AS n, speaker, quote FROM articles, stet_quotations(body) AS q"
            " {} SELECT id, n, speaker, quote FROM speakers);"
        )
        both = self.one(sql.format("INTERSECT"), self.database)
        self.assertEqual(both, self.one("SELECT count(*) FROM speakers;", self.database))
        self.assertEqual(self.one(sql.format("EXCEPT"), self.database), "0")

    def test_headlines_and_datelines(self):
        self.assertEqual(
            self.one(
                "SELECT count(*) FROM articles JOIN truth USING(id), stet_blocks(body) AS b"
                " WHERE b.kind = 'headline' AND b.content = truth.headline;",
                self.database,
            ),
            "1000",
        )
        self.assertEqual(
            self.one("SELECT count(DISTINCT id) FROM articles, stet_blocks(body) WHERE dateline IS NOT NULL;", self.database),
            "1000",
        )

    def test_columns_agree_with_the_text(self):
        wrong = self.one(
            "SELECT count(*) FROM articles, stet_quotations(body) AS q WHERE q.quote IS NOT"
            " CAST(substr(CAST(body AS BLOB), q.start + 1, q.\"end\" - q.start) AS TEXT);",
            self.database,
        )
        self.assertEqual(wrong, "0")
        wrong = self.one(
            "SELECT count(*) FROM articles, stet_sentences(body) AS s JOIN stet_blocks(body) AS b"
            " ON b.block = s.block WHERE s.start < b.start OR s.\"end\" > b.\"end\";",
            self.database,
        )
        self.assertEqual(wrong, "0")

    def test_sums_of_blocks_are_counts(self):
        for column, table in (("sentences", "stet_sentences"), ("quotations", "stet_quotations")):
            total = self.one(f"SELECT sum(b.{column}) FROM articles, stet_blocks(body) AS b;", self.database)
            self.assertEqual(total, self.one(f"SELECT count(*) FROM articles, {table}(body);", self.database))

    def test_a_view_and_an_index_of_results(self):
        rows = self.rows(
            "CREATE TEMP VIEW said AS SELECT id, speaker, quote FROM articles, stet_quotations(body);"
            "CREATE TEMP TABLE kept AS SELECT * FROM said; CREATE INDEX temp.by ON kept(speaker);"
            "SELECT count(DISTINCT speaker) FROM kept;",
            self.database,
        )
        self.assertEqual(rows, [str(len(articles.NAMES))])


class Bad(Shell):
    def test_null_and_nothing_have_no_rows(self):
        for text in ("NULL", "''", "x''", "' '", "char(10)", "zeroblob(0)"):
            for table in ("stet_quotations", "stet_blocks", "stet_sentences"):
                self.assertEqual(self.one(f"SELECT count(*) FROM {table}({text});"), "0", (table, text))
                self.assertEqual(self.rows(f"SELECT * FROM {table}({text});"), [])

    def test_numbers_are_texts(self):
        self.assertEqual(self.one("SELECT content FROM stet_blocks(12.5);"), "12.5")

    def test_blobs_give_blobs(self):
        self.assertEqual(
            self.one("SELECT typeof(quote), hex(quote), speaker FROM stet_quotations(CAST('\"Yes,\" said Ann Lee.' AS BLOB));"),
            "blob|225965732C22|Ann Lee",
        )
        self.assertEqual(self.one("SELECT typeof(quote) FROM stet_quotations('\"Yes,\" said Ann Lee.');"), "text")

    def test_bytes_that_are_no_utf8(self):
        self.assertEqual(self.one("SELECT hex(content) FROM stet_blocks(x'FF22FE22FF');"), "FF22FE22FF")
        self.assertEqual(self.one("SELECT count(*) FROM stet_quotations(x'22E280');"), "1")

    def test_nul_bytes_are_bytes(self):
        sql = "SELECT length(content) FROM stet_blocks(CAST(x'410042' AS BLOB));"
        self.assertEqual(self.one(sql), "3")

    def test_utf16_databases(self):
        rows = self.rows(
            "PRAGMA encoding = 'UTF-16le'; CREATE TABLE t(body); INSERT INTO t VALUES('“Yes, we saw,” said Åsa Löfgren on Monday.');"
            "SELECT speaker, quote, start FROM t, stet_quotations(body);"
        )
        self.assertEqual(rows, ["Åsa Löfgren|“Yes, we saw,”|0"])

    def test_no_argument(self):
        code, lines, complaints = run("SELECT * FROM stet_blocks;")
        self.assertNotEqual(code, 0)
        self.assertEqual(lines, [])
        self.assertIn("stet_blocks needs a text: stet_blocks(text)", complaints)

    def test_too_many_arguments(self):
        self.assertIn("too many arguments", run("SELECT * FROM stet_blocks('a', 'b');")[2])

    def test_not_to_be_written(self):
        self.assertNotEqual(run("DELETE FROM stet_blocks;")[0], 0)
        self.assertNotEqual(run("INSERT INTO stet_blocks(content) VALUES('a');")[0], 0)
        self.assertNotEqual(run("CREATE VIRTUAL TABLE mine USING stet_blocks;")[0], 0)

    def test_hostile_texts(self):
        """Megabytes of marks, of openings, of line ends: an answer, soon, and every row can be read."""
        for piece in ('"', "“", "\"a\" ", "'\n\n", "\\x00", "&quot;", "A. ", "“‘"):
            text = piece * (1 << 18)
            sql = f"WITH t(b) AS (SELECT CAST(replace(hex(zeroblob({1 << 17})), '00', '{piece.replace(chr(39), chr(39) * 2)}') AS TEXT))"
            for table, column in (("stet_quotations", "quote"), ("stet_blocks", "content"), ("stet_sentences", "content")):
                listed = self.one(f"{sql} SELECT count(*) || ' ' || coalesce(sum(length({column}) > 0), 0) FROM t, {table}(b);")
                count, pieces = listed.split()
                self.assertEqual(count, pieces)
            self.assertGreater(len(text), 1000)

    def test_out_of_order_and_many_at_once(self):
        rows = self.rows(
            "SELECT a.content, b.content FROM stet_sentences('One came. Two went.') AS a,"
            " stet_sentences(a.content || ' It rained.') AS b ORDER BY a.sentence DESC, b.sentence DESC;"
        )
        self.assertEqual(
            rows, ["Two went.|It rained.", "Two went.|Two went.", "One came.|It rained.", "One came.|One came."]
        )

    def test_left_join_on_a_text_without_quotations(self):
        rows = self.rows(
            "CREATE TABLE t(id, b); INSERT INTO t VALUES(1, 'It rained.'), (2, NULL), (3, '\"Yes,\" said Ann Lee.');"
            "SELECT id, speaker FROM t LEFT JOIN stet_quotations(t.b) ORDER BY id;"
        )
        self.assertEqual(rows, ["1|", "2|", "3|Ann Lee"])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
