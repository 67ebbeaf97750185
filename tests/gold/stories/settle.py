"""Turn what a coder of the stories wrote (numbers of the sheet) into rows without any text.

    python -m tests.gold.stories.settle CODER.txt > tests/gold/stories/first.jsonl

A coder writes one line a story: `NAME same 1,2 5,8,9 odd 4`. Each group of numbers tells one
happening; a number that stands nowhere tells one of its own. Every fault is told on standard error,
and with a fault nothing is written: a slip of a number is no judgement.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from .draw import read_drawn
from .near import Row

ODD = "odd"
KEPT = ("story", "half", "document", "part", "trigger", "event")


class FaultyError(ValueError):
    """What is wrong with a line of a coder."""


def read_line(line: str) -> tuple[str, list[list[int]], list[int]]:
    """The story, the groups of one happening each, and the odd mentions."""
    words = line.split()
    if len(words) < 3 or words[1] != "same" or ODD not in words:
        raise FaultyError(f"{line!r}: write NAME same 1,2 5,8,9 odd 4")
    at = words.index(ODD)
    try:
        same = [[int(n) for n in word.split(",")] for word in words[2:at]]
        odd = [int(n) for word in words[at + 1 :] for n in word.split(",")]
    except ValueError:
        raise FaultyError(f"{line!r}: not a number") from None
    return words[0], same, odd


def settle(lines: Sequence[str], drawn: Sequence[Row]) -> Iterator[Row]:
    """The rows of all drawn mentions with their clusters. Raises FaultyError with all faults."""
    coded: dict[int, str] = {}
    stories: set[str] = set()
    faults = []
    for line in lines:
        try:
            story, same, odd = read_line(line)
        except FaultyError as fault:
            faults.append(str(fault))
            continue
        stories.add(story)
        for number in [n for group in same for n in group] + odd:
            if not 1 <= number <= len(drawn) or drawn[number - 1]["story"] != story:
                faults.append(f"{story}: it has no mention {number}")
            if number in coded:
                faults.append(f"{story}: mention {number} is told twice")
            coded[number] = ODD
        for group in same:
            coded |= dict.fromkeys(group, str(min(group)))
    faults += [f"{name}: it is not coded" for name in sorted({r["story"] for r in drawn} - stories)]
    if faults:
        raise FaultyError("\n".join(faults))
    for number, row in enumerate(drawn, 1):
        yield {**{key: row[key] for key in KEPT}, "cluster": coded.get(number, str(number))}


def main() -> int:
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    try:
        rows = list(settle([line for line in lines if line.strip()], read_drawn()))
    except FaultyError as faults:
        print(faults, file=sys.stderr)
        return 1
    for row in rows:
        print(json.dumps(row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
