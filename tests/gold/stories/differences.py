"""Print where two coders of the stories differ, with the words, for a third reading.

    python -m tests.gold.stories.differences NEWS.jsonl FIRST.jsonl SECOND.jsonl

Mentions hang together where either coder joins them; each such knot on which the two differ is
printed with the group that each coder gave. What is printed holds text of the news and never
belongs into the repository.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from .agreement import key_of, pairs_of_stories, read_rows
from .draw import read_drawn
from .near import Row, components
from .settle import ODD


def knots(
    drawn: Sequence[Row], first: Sequence[Row], second: Sequence[Row]
) -> Iterator[list[tuple[int, str, str]]]:
    """Numbers of mentions with both clusters, knot by knot, where the coders differ."""
    number = {key_of(row): n for n, row in enumerate(drawn, 1)}
    one, two = ({key_of(row): row["cluster"] for row in rows} for rows in (first, second))
    joined = [
        (f"{number[a]:06}", f"{number[b]:06}")
        for a, b in pairs_of_stories(one)
        if one[a] == one[b] != ODD or two[a] == two[b] != ODD
    ]
    key = {n: name for name, n in number.items()}
    groups = [
        [int(n) for n in group] for group in components({n for p in joined for n in p}, joined)
    ]
    taken = {n for group in groups for n in group}
    alone = [
        [n]
        for n, name in key.items()
        if n not in taken and (one[name] == ODD) != (two[name] == ODD)
    ]
    for group in sorted(groups + alone):
        told = [(n, one[key[n]], two[key[n]]) for n in group]
        by_first, by_second = ({n: row[side] for n, *row in told} for side in (0, 1))
        if _sets(by_first) != _sets(by_second):
            yield told


def _sets(clusters: Mapping[int, str]) -> frozenset[tuple[bool, frozenset[int]]]:
    """The groups whatever their names, and whether they are the odd ones."""
    return frozenset(
        (name == ODD, frozenset(n for n, each in clusters.items() if each == name))
        for name in clusters.values()
    )


def main() -> None:
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    reports = {report["id"]: report for report in map(json.loads, lines)}
    drawn = read_drawn()
    for told in knots(drawn, *(read_rows(Path(name)) for name in sys.argv[2:4])):
        print(f"\n## {drawn[told[0][0] - 1]['story']}")
        for n, one, two in told:
            row = drawn[n - 1]
            text = reports[row["document"]]["text" if row["part"] == "body" else "title"]
            start, end = row["trigger"]
            sentence = text[row["sentence"][0] : row["sentence"][1]]
            print(f"{n} [{one} | {two}] {row['document']} {row['event']} <{text[start:end]}>")
            print(f"      {' '.join(sentence.split())}")


if __name__ == "__main__":
    main()
