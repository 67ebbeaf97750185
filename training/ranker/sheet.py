"""Draw pairs that no rule reads, for a person to code: `n <tab> sentence with [A ...] and [R ...]`.

    python training/ranker/sheet.py --work build/ranker --count 1500 > build/ranker/sheet.txt

Pairs whose parties meet at one predicate not far above are drawn, few of each predicate, so that
the sheet holds many acts and not many sentences of the commonest one.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path

from dragoman.coder import Coder
from dragoman.config import Settings
from dragoman.model import Sentence, Tree

SEED = 3
NEAR = 5
"""Steps of the longest path between the two parties that is taken."""
MOST = 5
"""Pairs drawn with one meeting word."""


def meeting(tree: Tree, row: dict[str, list[int]]) -> str | None:
    """The word at which the paths of the two parties meet, or None where they are too far apart."""
    sides = [
        frozenset(t.i for t in tree.tokens if t.start < row[k][1] and row[k][0] < t.end)
        for k in ("actor", "recipient")
    ]
    if not all(sides) or sides[0] & sides[1]:
        return None
    ups = [_up(tree, side) for side in sides]
    meet = next((i for i in ups[0] if i in ups[1]), None)
    if meet is None or ups[0].index(meet) + ups[1].index(meet) >= NEAR:
        return None
    return tree.tokens[meet].lemma.lower()


def _up(tree: Tree, side: frozenset[int]) -> list[int]:
    """The head of a phrase and all tokens above it."""
    tokens = tree.tokens
    head = next(i for i in sorted(side) if tokens[i].head not in side or tokens[i].head == i)
    return [head, *tree.ancestors(head)]


def marked(row: dict[str, object]) -> str:
    """The sentence with its two parties marked."""
    text = str(row["text"])
    marks = []
    for name, key in (("A", "actor"), ("R", "recipient")):
        start, end = row[key]  # type: ignore[misc]
        marks += [(start, 1, f"[{name} "), (end, 0, "]")]
    for at, _, mark in sorted(marks, reverse=True):
        text = text[:at] + mark + text[at:]
    return " ".join(text.split())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/ranker"))
    parser.add_argument("--count", type=int, default=1500)
    args = parser.parse_args()
    rows = [json.loads(line) for line in (args.work / "unread.jsonl").read_text().splitlines()]
    chance = random.Random(SEED)
    chance.shuffle(rows)
    rows = rows[: args.count * 12]
    parser_ = Coder(Settings(ranker=False)).resources.parser
    trees = parser_.parse([Sentence(0, "body", 0, len(r["text"]), r["text"]) for r in rows])
    seen: Counter[str] = Counter()
    texts: set[str] = set()
    chosen = []
    for row, tree in zip(rows, trees, strict=True):
        meet = meeting(tree, row)
        if meet is None or seen[meet] >= MOST or row["text"] in texts or len(tree) < 6:
            continue
        seen[meet] += 1
        texts.add(row["text"])
        chosen.append(row)
    chosen = chosen[: args.count]
    with (args.work / "sheet.jsonl").open("w", encoding="utf-8") as out:
        for number, row in enumerate(chosen, 1):
            out.write(json.dumps({"n": number, **row}, ensure_ascii=False) + "\n")
            print(f"{number}\t{marked(row)}")


if __name__ == "__main__":
    main()
