"""The CAMEO codes of the acts of gold: a sheet for a coder, and how far two coders agree.

    python -m tests.gold.cameo NEWS.jsonl > sheet.txt
    python -m tests.gold.cameo

Acts are numbered as they stand in `news.jsonl`, from 1. What two readers gave each is in `cameo.tsv`
(number, first, second); what was settled stands with the act itself. The sheet holds text of the
news and never belongs into the repository.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .settle import read_reports, read_rows, sentence_of

Row = dict[str, Any]
NEWS = Path(__file__).with_name("news.jsonl")
READ = Path(__file__).with_name("cameo.tsv")
BEFORE = 160
"""Characters shown before a sentence."""


def sheet(reports: dict[str, Row]) -> Iterator[str]:
    """The lines of a sheet: each sentence that tells an act, and its acts with their numbers."""
    number = 0
    for row in read_rows(NEWS):
        if not row["events"]:
            continue
        report = reports[row["document"]]
        start = row["span"][0]
        before = "" if row["part"] == "title" else report["text"][max(0, start - BEFORE) : start]
        yield f"\n[{report['title']}] ...{_line(before)} <<{_line(sentence_of(report, row))}>>"
        for event in row["events"]:
            number += 1
            yield f"  {number}: {_told(event, row, report)}"


def readings() -> list[tuple[str, str]]:
    """What the first and the second reader gave each act, in order."""
    lines = READ.read_text(encoding="utf-8").splitlines()[1:]
    return [(first, second) for _, first, second in (line.split("\t") for line in lines)]


def _told(event: Row, row: Row, report: Row) -> str:
    trigger = sentence_of(report, {**row, "span": event["trigger"]}) if event["trigger"] else ""
    sides = " > ".join(
        "+".join(party["code"] for party in event[side]) or "nobody"
        for side in ("actors", "recipients")
    )
    modes = ",".join(event["modes"]) or "-"
    joint = " (joint)" if event["reciprocal"] else ""
    return f"{event['event']} {modes} | {event['status']} | {trigger!r} | {sides}{joint}"


def _line(text: str) -> str:
    return " ".join(text.split())


def main() -> None:
    if len(sys.argv) > 1:
        print("\n".join(sheet(read_reports(Path(sys.argv[1])))))
        return
    codes = readings()
    for digits, what in ((2, "root"), (3, "three digits"), (None, "whole code")):
        same = sum(first[:digits] == second[:digits] for first, second in codes)
        print(f"{what}: {same / len(codes):.3f} of {len(codes)} acts")


if __name__ == "__main__":
    main()
