"""Draw news for hand coding: whole stretches of reports, so that the coder knows who is meant.

    python training/reader/sheet.py --sheets build/reader/sheets
    python training/reader/sheet.py --sheets build/reader/rest --of rest
    python training/reader/sheet.py --sheets build/reader/statements --of statements --count 168
    python training/reader/sheet.py --sheets build/reader/crimes --of crimes --count 150

`rest` is what the first leaves of its reports; `statements` are official ones about other states, `crimes`
reports on organised crime, `talks` the news, newsgroups and weblogs of the treebanks. No report is drawn of which the gold sets know a sentence, nor one of the same story, nor a sentence
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
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from dragoman.data import data_path
from dragoman.model import Document, Sentence
from dragoman.syntax import split

sys.path.append(str(Path(__file__).parents[1]))
from gold import Gold, Row, crimes, held, news, plain, statements, talks

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


Page = tuple[Row, list[list[Sentence]]]
"""A report and its stretches."""
CODED = Path("training/reader/coded.jsonl")


def closed_documents(gold: Path, drawn: frozenset[str], reports: list[Row]) -> frozenset[str]:
    """Reports that gold sentences or stories to be tested on come from, and all of their stories."""
    lines = (gold / "stories/reports.jsonl").read_text("utf-8").splitlines()
    tested = {row["document"] for row in map(json.loads, lines) if row["half"] == "test"}
    known = drawn | tested
    stories = {r["story"] for r in reports if r["id"] in known and r["story"]}
    return frozenset(r["id"] for r in reports if r["id"] in known or r["story"] in stories)


def document_of(report: Row) -> Document:
    return Document.create(report["text"], title=report["title"], language="en")


def usable(report: Row, gold: Gold) -> list[Sentence]:
    """The sentences that may be coded."""
    return [
        s
        for s in split(document_of(report))
        if FEWEST_WORDS <= len(s.text.split()) <= MOST_WORDS and not gold.same(s.text)
    ]


def stretches(report: Row, gold: Gold, chance: random.Random) -> list[list[Sentence]]:
    """The head of a report and a later stretch."""
    fit = usable(report, gold)
    head, rest = fit[:OPENING], fit[OPENING:]
    if not rest:
        return [head]
    at = chance.randrange(max(1, len(rest) - LATER + 1))
    return [head, rest[at : at + LATER]]


def pages(data: Path, gold: Path) -> Iterator[Page]:
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


def rest_pages(data: Path, gold: Path) -> Iterator[Page]:
    """What is not coded yet of the reports whose stretches are; what is kept back stays as it is."""
    lines = CODED.read_text(encoding="utf-8").splitlines()
    coded = {(row["document"], row["part"], *row["span"]) for row in map(json.loads, lines)}
    sentences = Gold(gold / "drawn.jsonl", news(data))
    for report, _ in pages(data, gold):
        if held(report["id"]):
            continue
        left = [
            s
            for s in usable(report, sentences)
            if (report["id"], s.part, s.start, s.end) not in coded
        ]
        if left:
            yield report, [left]


def other_pages(data: Path, gold: Path, reports: dict[str, Row]) -> Iterator[Page]:
    """Reports of another kind in an order by chance, none that the news has too."""
    by_id = news(data)
    sentences = Gold(gold / "drawn.jsonl", by_id)
    known = {plain(s.text) for report in by_id.values() for s in split(document_of(report))}
    found = [
        report
        for report in reports.values()
        if not any(
            plain(s.text) in known
            for s in split(document_of(report))
            if len(s.text.split()) > FEWEST_WORDS * 2
        )
    ]
    chance = random.Random(SEED)
    chance.shuffle(found)
    for report in found:
        yield report, stretches(report, sentences, chance)


def statement_pages(data: Path, gold: Path) -> Iterator[Page]:
    """Official statements whose title names another state, none that the news has too."""
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
    for report in found:
        yield report | {"outlet": "White House"}, stretches(report, sentences, chance)


SOURCES: dict[str, Callable[[Path, Path], Iterator[Page]]] = {
    "news": pages,
    "rest": rest_pages,
    "statements": statement_pages,
    "crimes": lambda data, gold: other_pages(data, gold, crimes(data)),
    "talks": lambda data, gold: other_pages(data, gold, talks(data)),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--gold", type=Path, default=Path("tests/gold"))
    parser.add_argument("--sheets", type=Path, default=Path("build/reader/sheets"))
    parser.add_argument("--of", choices=SOURCES, default="news")
    parser.add_argument("--after", type=int, default=0, help="leave so many reports out")
    parser.add_argument("--count", type=int, help="take so many reports")
    args = parser.parse_args()
    end = None if args.count is None else args.after + args.count
    drawing = islice(SOURCES[args.of](args.data, args.gold), args.after, end)
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
