# SPDX-License-Identifier: MIT
"""articles.py DATABASE [COUNT]: a database of articles made up by rules, with what is in them.

    articles(id, body)               the text
    truth(id, headline, quotes, sentences)    how many quotations and sentences it has
    speakers(id, n, speaker, quote)  who says the n-th quotation, and its text with the marks
"""

import random
import sqlite3
import sys

TOWNS = ["Holmegate", "Vestby", "Lindhaven", "Norrfleet", "Aldersund", "Kestrel Bay"]
NAMES = ["Ingrid Vale", "Tobias Renn", "Marta Quill", "Oskar Thane", "Lena Brook", "Paul Holloway", "Ada Finch"]
THINGS = ["ferry", "bell foundry", "fish market", "tram depot", "harbour wall", "school kitchen", "water tower"]
CLAIMS = [
    "we will open the doors again before the first frost",
    "nobody here was asked about the price",
    "the work is older than the council that wants to end it",
    "this is the third winter in which the roof has held",
    "my neighbours want a plain answer, and so do I",
]
REPORTS = [
    "The council meets again on Thursday.",
    "Work on the site began eleven years ago.",
    "About forty people came to the hearing, most of them on foot.",
    "A report is due next spring.",
]


def quote_sentence(rng):
    """A sentence with one quotation, who speaks, and the quotation."""
    name, claim = rng.choice(NAMES), rng.choice(CLAIMS)
    upper = claim[0].upper() + claim[1:]
    shape = rng.randrange(3)
    if shape == 0:
        return f"“{upper},” said {name}.", name, f"“{upper},”"
    if shape == 1:
        return f"“{upper},” {name} said on Monday.", name, f"“{upper},”"
    return f"{name} said: “{upper}.”", name, f"“{upper}.”"


def make(rng):
    """(body, headline, sentences, [(speaker, quote)...])"""
    town, thing = rng.choice(TOWNS), rng.choice(THINGS)
    headline = f"{town} {thing} to close after a long dispute"
    blocks = [f"{town.upper()}, March {rng.randrange(1, 29)} - The {thing} of {town} will close next month, its owner said."]
    sentences, said = 2, []
    for _ in range(rng.randrange(4, 14)):
        if rng.random() < 0.4:
            text, name, quote = quote_sentence(rng)
            said.append((name, quote))
            blocks.append(text)
            sentences += 1
        else:
            reports = rng.sample(REPORTS, rng.randrange(1, 4))
            sentences += len(reports)
            blocks.append(" ".join(reports))
    return "\n\n".join([headline] + blocks) + "\n", headline, sentences, said


def fill(path, count):
    rng = random.Random(1849)
    db = sqlite3.connect(path)
    db.executescript(
        "CREATE TABLE articles(id INTEGER PRIMARY KEY, body);"
        "CREATE TABLE truth(id INTEGER PRIMARY KEY, headline TEXT, quotes INT, sentences INT);"
        "CREATE TABLE speakers(id INT, n INT, speaker TEXT, quote TEXT);"
    )
    for number in range(count):
        body, headline, sentences, said = make(rng)
        db.execute("INSERT INTO articles VALUES(?, ?)", (number, body))
        db.execute("INSERT INTO truth VALUES(?, ?, ?, ?)", (number, headline, len(said), sentences))
        db.executemany("INSERT INTO speakers VALUES(?, ?, ?, ?)", [(number, n, *s) for n, s in enumerate(said)])
    db.commit()
    db.close()


if __name__ == "__main__":
    fill(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
