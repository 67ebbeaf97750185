"""Draw news for hand coding: whole stretches of reports, so that the coder knows who is meant.

    python training/reader/sheet.py --sheets build/reader/sheets
    python training/reader/sheet.py --sheets build/reader/statements --statements 110

The second draws official statements that are about other states. No report is drawn of which the gold sets know a sentence, nor one of the same story, nor a sentence
that another paper printed like a gold one. A sheet holds text of the news and never belongs into
the repository; `collect.py` turns what is coded into offsets.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from dragoman.data import data_path
from dragoman.model import Document, Sentence
from dragoman.syntax import split

sys.path.append(str(Path(__file__).parents[1]))
from gold import Gold, Row, news, plain, statements

SEED = 1804
OPENING = 7
"""Sentences from the head of a report, its title among them."""
LATER = 5
"""Sentences in a row from a later place, where a report tells the background."""
FEWEST_WORDS, MOST_WORDS = 4, 70
A_SHEET = 24
"""Reports on one sheet."""
ACTLESS = re.compile(
    r"Remarks|Press (Briefing|Gaggle)|Interview|Background|ICYMI|WHAT THEY|Disaster"
)
"""Titles of statements that hardly tell acts: what was spoken, and relief for a state of the Union."""


def closed_documents(gold: Path, drawn: frozenset[str], reports: list[Row]) -> frozenset[str]:
    """Reports that gold sentences or stories to be tested on come from, and all of their stories."""
    lines = (gold / "stories/reports.jsonl").read_text("utf-8").splitlines()
    tested = {row["document"] for row in map(json.loads, lines) if row["half"] == "test"}
    known = drawn | tested
    stories = {r["story"] for r in reports if r["id"] in known and r["story"]}
    return frozenset(r["id"] for r in reports if r["id"] in known or r["story"] in stories)


def stretches(report: Row, gold: Gold, chance: random.Random) -> list[list[Sentence]]:
    """The head of a report and a later stretch."""
    document = Document.create(report["text"], title=report["title"], language="en")
    usable = [
        s
        for s in split(document)
        if FEWEST_WORDS <= len(s.text.split()) <= MOST_WORDS and not gold.same(s.text)
    ]
    head, rest = usable[:OPENING], usable[OPENING:]
    if not rest:
        return [head]
    at = chance.randrange(max(1, len(rest) - LATER + 1))
    return [head, rest[at : at + LATER]]


def pages(data: Path, gold: Path) -> Iterator[tuple[Row, list[list[Sentence]]]]:
    """The drawn reports in the order in which they are coded."""
    by_id = news(data)
    sentences = Gold(gold / "drawn.jsonl", by_id)
    reports = list(by_id.values())
    closed = closed_documents(gold, sentences.documents, reports)
    chance = random.Random(SEED)
    open_ = sorted(
        (r for r in reports if r["language"] == "en" and r["id"] not in closed),
        key=lambda r: str(r["id"]),
    )
    chance.shuffle(open_)
    for report in open_:
        yield report, stretches(report, sentences, chance)


def statement_pages(
    data: Path, gold: Path, count: int
) -> Iterator[tuple[Row, list[list[Sentence]]]]:
    """Some official statements whose title names another state, none that the news has too."""
    by_id = news(data)
    sentences = Gold(gold / "drawn.jsonl", by_id)
    known = {plain(report["title"]) for report in by_id.values()}
    with data_path("actors", "states.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["code"] != "USA"]
    states = "|".join(re.escape(row["name"]) for row in rows)
    other = re.compile(rf"\b({states})\b")
    found = [
        report
        for report in statements(data).values()
        if other.search(report["title"])
        and plain(report["title"]) not in known
        and not ACTLESS.search(report["title"])
    ]
    random.Random(SEED).shuffle(found)
    chance = random.Random(SEED)
    for report in found[:count]:
        yield report | {"outlet": "White House"}, stretches(report, sentences, chance)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--gold", type=Path, default=Path("tests/gold"))
    parser.add_argument("--sheets", type=Path, default=Path("build/reader/sheets"))
    parser.add_argument("--statements", type=int)
    args = parser.parse_args()
    drawing = (
        statement_pages(args.data, args.gold, args.statements)
        if args.statements
        else pages(args.data, args.gold)
    )
    args.sheets.mkdir(parents=True, exist_ok=True)
    number, sheet, drawn = 0, [], []
    for count, (report, parts) in enumerate(drawing, 1):
        sheet.append(f"=== {report['outlet']}, published {report['published']}")
        for k, part in enumerate(parts):
            sheet += ["    ..."] * (k > 0)
            for sentence in part:
                number += 1
                text = " ".join(sentence.text.split())
                sheet.append(f"{number}\t{'TITLE: ' * (sentence.part == 'title')}{text}")
                span = [sentence.start, sentence.end]
                drawn.append(
                    {"n": number, "document": report["id"], "part": sentence.part, "span": span}
                )
        (args.sheets / f"{-(-count // A_SHEET):02}.txt").write_text(
            "\n".join(sheet) + "\n", "utf-8"
        )
        sheet = [] if count % A_SHEET == 0 else sheet
    rows = (json.dumps(row) + "\n" for row in drawn)
    (args.sheets / "drawn.jsonl").write_text("".join(rows), "utf-8")


if __name__ == "__main__":
    main()
