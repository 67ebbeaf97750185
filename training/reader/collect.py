"""What was coded by hand on the sheets, as offsets without text.

    python training/reader/collect.py --sheets build/reader/sheets --coded build/reader/coded > training/reader/coded.jsonl

A sentence that shares half of its runs of five words with a gold one is left out: offices write in formulas,
and two reports on two states may be one but for the names. Rows are those of `tests/gold/news.jsonl`, so that `dragoman evaluate mentions` reads them too; all
are for development. A line that does not fit its sentence is left out and told.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from codes import event_of

sys.path.append(str(Path(__file__).parents[1]))
from gold import Gold, Row, news, others, sentence


def coded_lines(folder: Path) -> Iterator[list[str]]:
    """The cells of every line of every sheet."""
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield line.split("\t")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--sheets", type=Path, default=Path("build/reader/sheets"))
    parser.add_argument("--coded", type=Path, default=Path("build/reader/coded"))
    parser.add_argument("--gold", type=Path, default=Path("tests/gold/drawn.jsonl"))
    args = parser.parse_args()
    reports = news(args.data) | others(args.data)
    drawn_lines = (args.sheets / "drawn.jsonl").read_text(encoding="utf-8").splitlines()
    drawn = {row["n"]: row for row in map(json.loads, drawn_lines)}
    rows: dict[int, Row] = {}
    left = 0
    for cells in coded_lines(args.coded):
        number = int(cells[0])
        row = drawn[number]
        span = {"document": row["document"], "part": row["part"], "span": row["span"]}
        rows.setdefault(number, {**span, "half": "development", "events": []})
        if cells[1] == "-":
            continue
        text, start = sentence(row, reports), row["span"][0]
        try:
            rows[number]["events"].append(event_of(cells[1:6], text, start))
        except ValueError as fault:
            left += 1
            print(f"{number}: {fault}", file=sys.stderr)
    gold = Gold(args.gold, reports)
    rows = {n: rows[n] for n in sorted(rows) if not gold.like(sentence(drawn[n], reports))}
    for row in rows.values():
        print(json.dumps(row))
    events = sum(len(row["events"]) for row in rows.values())
    print(f"{len(rows)} sentences, {events} events; {left} lines left out", file=sys.stderr)


if __name__ == "__main__":
    main()
