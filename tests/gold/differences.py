"""Print the sentences on which two coders differ, with both codings, for settling.

    python -m tests.gold.differences FIRST SECOND NEWS.jsonl [--core]

The files are the coders' own (they are settled first) or gold with offsets. Acts on which both
agree are marked `=`, those of one coder alone 1 or 2. With --core only type, countries and status
are compared; without it modes, sectors, sources, dates and places too, but no words. What is printed
holds text of the news and never belongs into the repository.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from .settle import Row, read_reports, read_rows, sentence_of, settle
from .sheet import read_drawn

Rows = Mapping[int, Row]
"""Rows of gold by the number of their sentence."""


def numbered(
    rows: Sequence[Row], drawn: Sequence[Row], reports: Mapping[str, Row]
) -> dict[int, Row]:
    """A coder's rows or rows of gold, as rows of gold by number."""
    if rows and "n" in rows[0]:
        return {number: row for number, row, _ in settle(rows, drawn, reports) if row}
    numbers = {_key(row): number for number, row in enumerate(drawn, 1)}
    return {numbers[_key(row)]: row for row in rows}


def _key(row: Row) -> tuple[Any, ...]:
    return (row["document"], row["part"], *row["span"])


def codes(event: Row, *, core: bool) -> tuple[Any, ...]:
    """What of an event is compared."""

    def side(parties: Sequence[Row]) -> tuple[str, ...]:
        return tuple(sorted(p["code"].split()[0] if core else p["code"] for p in parties))

    sides = side(event["actors"]), side(event["recipients"])
    if core:
        return (event["event"], *sides, event["status"])
    when, where = event["date"] or {}, event["place"] or {}
    return (
        *(event["event"], *sides, event["status"], event["reciprocal"]),
        *(tuple(sorted(event["modes"])), event["said_by"]),
        *(when.get("start"), when.get("end"), where.get("country")),
    )


def told(event: Row, words: str, offset: int) -> str:
    """One event on one line, with the words that its spans mark."""

    def quoted(span: Sequence[int] | None) -> str:
        return f' "{" ".join(words[span[0] - offset : span[1] - offset].split())}"' if span else ""

    def side(parties: Sequence[Row]) -> str:
        return ", ".join(f"{p['code']}{quoted(p['span'])}" for p in parties) or "nobody"

    link = " (joint)" if event["reciprocal"] else f" > {side(event['recipients'])}"
    line = (
        f"{'/'.join((event['event'], *event['modes']))} {event['status']}{quoted(event['trigger'])}"
    )
    line += f": {side(event['actors'])}{link}"
    if event["said_by"]:
        line += f"; said by {event['said_by']}"
    if event["date"]:
        when = event["date"]
        line += f"; {when['start']} to {when['end']}{quoted(when['span'])}"
    if event["place"]:
        line += f"; in {event['place']['country']}{quoted(event['place']['span'])}"
    return line


def differences(
    first: Rows, second: Rows, reports: Mapping[str, Row], *, core: bool = False
) -> Iterator[str]:
    """One paragraph a sentence on which the two differ."""
    for number in sorted({*first, *second}):
        both = first.get(number), second.get(number)
        row = both[0] or both[1]
        assert row is not None
        words = sentence_of(reports[row["document"]], row)
        marks = list(_marked(both, words, row["span"][0], core=core))
        if any(not line.startswith("=") for line in marks):
            head = f"{number}  {row['document']}  ({row['half']})"
            yield "\n".join(
                (head, f"  {' '.join(words.split())}", *(f"  {line}" for line in marks))
            )


def _marked(
    both: tuple[Row | None, Row | None], words: str, offset: int, *, core: bool
) -> Iterator[str]:
    found = [Counter(codes(e, core=core) for e in (row or {}).get("events", ())) for row in both]
    shared = found[0] & found[1]
    for coder, row in enumerate(both, 1):
        if row is None:
            yield f"{coder} has not coded it"
            continue
        left = Counter(shared)
        for event in row["events"]:
            key = codes(event, core=core)
            agreed = left[key] > 0
            left[key] -= agreed
            if agreed and coder == 1:
                yield f"= {told(event, words, offset)}"
            elif not agreed:
                yield f"{coder} {told(event, words, offset)}"
        if not row["events"]:
            other = both[2 - coder]
            yield f"{'=' if other and not other['events'] else coder} no event"


def main() -> None:
    files = [name for name in sys.argv[1:] if not name.startswith("--")]
    reports, drawn = read_reports(Path(files[2])), read_drawn()
    first, second = (numbered(read_rows(Path(name)), drawn, reports) for name in files[:2])
    found = list(differences(first, second, reports, core="--core" in sys.argv))
    print("\n\n".join(found))
    print(f"{len(found)} sentences differ", file=sys.stderr)


if __name__ == "__main__":
    main()
