"""Reports that were written and coded for the reader, `reports/*.txt`: the news that is open to it is used up.

A file holds reports as their writers coded them: `=== style, published DAY`, then `T` and a title, `S` and
each sentence of the body, and under each its acts as on a sheet (`collect.py`) or `-`. They mention
real bodies with invented acts: language, never facts.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from codes import Row, event_of

from dragoman.evaluate.news import GoldSentence, read_act
from dragoman.model import Document, Part, Span

FOLDER = Path(__file__).with_name("reports")
PREFIX = "written/"
HEADER = re.compile(r"=== (?P<outlet>.+), published (?P<day>\d{4}-\d\d-\d\d)")


@dataclass
class Told:
    """A sentence and the lines of its acts."""

    part: Part
    text: str
    acts: list[list[str]] = field(default_factory=list)


def is_written(document: str) -> bool:
    """Whether the id is of a written report."""
    return document.startswith(PREFIX)


def reports(folder: Path = FOLDER) -> Iterator[tuple[Document, list[GoldSentence]]]:
    """Each written report and its coded sentences; a line that does not fit is told and left out."""
    for path in sorted(folder.glob("*.txt")):
        parts = re.split(r"^(?====)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for number, part in enumerate(filter(str.strip, parts), 1):
            yield _report(f"{PREFIX}{path.stem}/{number}", part.splitlines())


def _report(name: str, lines: list[str]) -> tuple[Document, list[GoldSentence]]:
    header = HEADER.match(lines[0])
    if header is None:
        raise ValueError(f"{name}: no header in {lines[0]!r}")
    told: list[Told] = []
    for line in lines[1:]:
        first, *cells = line.split("\t")
        if first in ("T", "S"):
            told.append(Told("title" if first == "T" else "body", cells[0]))
        elif cells and cells[0] != "-":
            told[-1].acts.append(cells)
    text, sentences = "", []
    for each in told:
        start = 0
        if each.part == "body":
            text += " " * bool(text)
            start = len(text)
            text += each.text
        span = Span(start, start + len(each.text), each.part)
        acts = tuple(read_act(row, each.part) for row in _rows(name, each, start))
        sentences.append(GoldSentence(name, span, "development", acts))
    title = next((each.text for each in told if each.part == "title"), None)
    day = date.fromisoformat(header["day"])
    document = Document.create(
        text,
        title=title,
        input_id=name,
        outlet=header["outlet"],
        published=day,
        language="en",
    )
    return document, sentences


def _rows(name: str, told: Told, start: int) -> Iterator[Row]:
    for cells in told.acts:
        try:
            yield event_of(cells, told.text, start)
        except (ValueError, IndexError) as fault:
            print(f"{name}: {fault}", file=sys.stderr)
