"""Print the drawn reports for a coder, each drawn sentence marked with its number.

    python -m tests.gold.sheet NEWS.jsonl > sheet.txt

What a coder writes of it is turned into offsets by `tests.gold.settle`. The sheet itself holds
text of the news and never belongs into the repository.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

DRAWN = Path(__file__).with_name("drawn.jsonl")


def read_drawn() -> list[dict[str, Any]]:
    """The drawn sentences, in order; the number of a sentence is its place in the list, from 1."""
    return [json.loads(line) for line in DRAWN.read_text(encoding="utf-8").splitlines()]


def sheet(reports: dict[str, dict[str, Any]]) -> str:
    """Every drawn report in full, its drawn sentences marked `[[n| ... ]]`."""
    pages: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    for number, row in enumerate(read_drawn(), 1):
        pages.setdefault(row["document"], []).append((number, row))
    return "\n\n".join(_page(reports[name], rows) for name, rows in pages.items())


def _page(report: dict[str, Any], rows: list[tuple[int, dict[str, Any]]]) -> str:
    parts = {"title": report["title"] or "", "body": report["text"]}
    for number, row in reversed(rows):
        start, end = row["span"]
        text = parts[row["part"]]
        parts[row["part"]] = f"{text[:start]}[[{number}| {text[start:end]} ]]{text[end:]}"
    head = f"=== {report['id']}  {report['outlet']}  published {report['published']}"
    return f"{head}\nTITLE: {parts['title']}\n{parts['body']}"


def main() -> None:
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    reports = {report["id"]: report for report in map(json.loads, lines)}
    print(sheet(reports))


if __name__ == "__main__":
    main()
