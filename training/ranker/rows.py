"""The labelled pairs that the ranker is taught on, from four sources.

The lexicon's own examples; sentences written for it (`written.tsv`); pairs of news coded by hand
(`hand.tsv`, by the hash of the sentence); pairs of raw news with the type that a rule gave.
"""

from __future__ import annotations

import csv
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from dragoman.coder import Coder
from dragoman.model import Document, Pair
from dragoman.ontology import split_type

HAND = Path(__file__).with_name("hand.tsv")
WRITTEN = Path(__file__).with_name("written.tsv")
MOST_WEAK = 700
"""Pairs of one type and one entry family taken from the rules' labels."""
PER_ENTRY = 25


@dataclass(frozen=True)
class Row:
    pair: Pair
    event: str
    source: str


def example_rows(coder: Coder) -> Iterator[Row]:
    """Pairs of the lexicon's own examples, with the type that they expect."""
    texts = [x.text for e in coder.resources.lexicon.entries for x in e.examples if x.expect]
    for text, coding in zip(
        texts,
        coder.code_batch([Document.create(t, language="en") for t in texts]),
        strict=True,
    ):
        for m in coding.mentions:
            actors = list(m.actors)
            others = actors[1:] if m.reciprocal else list(m.recipients)
            for other in others[:2]:
                if actors:
                    a, r = actors[0].span, other.span
                    event = split_type(m.event, m.cameo)
                    yield Row(Pair(text, (a.start, a.end), (r.start, r.end)), event, "example")


def hand_rows(coded: Path, pools: Sequence[Path]) -> Iterator[Row]:
    """Pairs coded by hand; the sentence is found in the collected pairs by its hash."""
    texts = {}
    for pool in pools:
        for line in pool.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"]
            texts[blake2b(text.encode(), digest_size=8).hexdigest()] = text
    with coded.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            text = texts.get(row["sentence"])
            if text is not None:
                a = int(row["actor_start"]), int(row["actor_end"])
                r = int(row["recipient_start"]), int(row["recipient_end"])
                yield Row(Pair(text, a, r), row["event"], "hand")


def written_rows(path: Path) -> Iterator[Row]:
    """Pairs in sentences that were written for the ranker, many ways to say each type."""
    with path.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            a = int(row["actor_start"]), int(row["actor_end"])
            r = int(row["recipient_start"]), int(row["recipient_end"])
            event = split_type(row["event"], row["cameo"])
            yield Row(Pair(row["text"], a, r), event, "written")


def raw_rows(path: Path, count: int, chance: random.Random) -> list[Row]:
    """Pairs without a label: half of them the first, which are news, the rest drawn."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    first = min(count // 2, len(rows))
    drawn = chance.sample(rows[first:], min(count - first, len(rows) - first))
    return [Row(_pair(row), "", "raw") for row in (*rows[:first], *drawn)]


def weak_rows(path: Path, chance: random.Random) -> Iterator[Row]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    chance.shuffle(rows)
    by_event: Counter[str] = Counter()
    by_entry: Counter[str] = Counter()
    for row in rows:
        event, entry = row["event"], row["entry"]
        if by_event[event] < MOST_WEAK and by_entry[entry] < PER_ENTRY:
            by_event[event] += 1
            by_entry[entry] += 1
            yield Row(_pair(row), split_type(event, row.get("cameo")), "weak")


def _pair(row: dict[str, Any]) -> Pair:
    return Pair(row["text"], tuple(row["actor"]), tuple(row["recipient"]))
