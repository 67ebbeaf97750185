"""Print the drawn stories for a coder: the reports, each mention marked with its number and type.

    python -m tests.gold.stories.sheet NEWS.jsonl [STORY ...] > sheet.txt

A mark `<12 ACCUSE>` stands before the trigger, whose words are listed under the report. Nothing is
told of who did it by the program's reading, so that a coder judges the text. The sheet holds text
of the news and never belongs into the repository.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from .draw import read_drawn
from .near import Row

Numbered = tuple[int, Row]


def sheets(reports: Mapping[str, Row], drawn: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """The name and the sheet of each story."""
    stories: dict[str, list[Numbered]] = {}
    for number, row in enumerate(drawn, 1):
        stories.setdefault(row["story"], []).append((number, row))
    for story, rows in stories.items():
        pages: dict[str, list[Numbered]] = {}
        for number, row in rows:
            pages.setdefault(row["document"], []).append((number, row))
        told = "\n\n".join(_page(reports[name], marks) for name, marks in pages.items())
        yield story, f"##### STORY {story}\n\n{told}\n"


def _page(report: Row, rows: Sequence[Numbered]) -> str:
    parts = {"title": report["title"] or "", "body": report["text"]}
    words = []
    for number, row in sorted(rows, key=lambda each: each[1]["trigger"], reverse=True):
        start, end = row["trigger"]
        text = parts[row["part"]]
        # a mark inside a trigger that began earlier does no harm: marks go in from the right
        whole = report["text" if row["part"] == "body" else "title"]
        words.append((number, row["event"], whole[start:end]))
        parts[row["part"]] = f"{text[:start]}<{number} {row['event']}>{text[start:]}"
    listed = "\n".join(
        f"  {n} {event}: {' '.join(told.split())}" for n, event, told in sorted(words)
    )
    head = f"=== {report['id']}  {report['outlet']}  published {report['published']}"
    return f"{head}\nTITLE: {parts['title']}\n{parts['body']}\nMENTIONS\n{listed}"


def main() -> None:
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    reports = {report["id"]: report for report in map(json.loads, lines)}
    wanted = frozenset(sys.argv[2:])
    for story, told in sheets(reports, read_drawn()):
        if not wanted or story in wanted:
            print(told)


if __name__ == "__main__":
    main()
