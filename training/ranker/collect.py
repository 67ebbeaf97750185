"""Collect what the ranker learns from and what it is for: pairs that a rule reads, and pairs that none does.

    python training/ranker/collect.py --work build/ranker [--every 3]

Of raw news (never a report that hand-coded sentences were drawn from), every sentence with two
parties gives its pairs: `read.jsonl` with the type that a rule gives, `unread.jsonl` without one.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path

from dragoman.coder import Coder
from dragoman.config import Settings
from dragoman.draft import Draft
from dragoman.model import Document, Party, Reading, Tree
from dragoman.pipeline import read_events

sys.path.append(str(Path(__file__).parents[1]))
from gold import Gold, crimes, news

BATCH = 64
LONGEST = 60
"""Tokens of the longest sentence that is taken."""


def documents(data: Path, gold: Gold, every: int) -> Iterator[Document]:
    """Raw English news, without the reports from which hand-coded sentences were drawn."""
    for row in news(data).values():
        if row["language"] == "en" and row["id"] not in gold.documents:
            yield Document.create(row["text"], title=row["title"], language="en")
    for row in crimes(data).values():
        yield Document.create(row["text"], language="en")
    with lzma.open(data / "news/usgov.jsonl.xz", "rt", encoding="utf-8") as stream:
        for number, line in enumerate(stream):
            if number % every == 0:
                row = json.loads(line)
                yield Document.create(row["text"], title=row.get("title"), language="en")


def pairs_of(draft: Draft) -> Iterator[tuple[bool, dict[str, object]]]:
    """The pairs of one coded document: whether a rule reads it, and the row."""
    by_sentence: dict[int, list[Reading]] = {}
    for reading in draft.readings:
        by_sentence.setdefault(reading.sentence, []).append(reading)
    for index, tree in draft.trees.items():
        if len(tree) > LONGEST:
            continue
        linked: set[frozenset[str]] = set()
        for reading in by_sentence.get(index, ()):
            for actor, recipient in _sides(reading):
                linked.add(frozenset((actor.id, recipient.id)))
                if _inside(actor, tree) and _inside(recipient, tree):
                    row = _row(tree, actor, recipient)
                    row |= {
                        "event": reading.event,
                        "status": reading.status,
                        "entry": reading.entry,
                    }
                    yield True, row
        parties = _parties(draft, tree)
        for first, second in pairwise(parties):
            if first.id != second.id and frozenset((first.id, second.id)) not in linked:
                yield False, _row(tree, first, second)


def _sides(reading: Reading) -> Iterator[tuple[Party, Party]]:
    if reading.reciprocal:
        yield reading.actors[0], reading.actors[1]
    for actor in reading.actors[:2]:
        for recipient in reading.recipients[:2]:
            yield actor, recipient


def _parties(draft: Draft, tree: Tree) -> list[Party]:
    """The parties that the sentence names, each once, in order."""
    found: dict[str, Party] = {}
    for token in tree.tokens:
        for party in draft.ready.at(tree.sentence.index, token.i):
            if _inside(party, tree) and party.country is not None:
                found.setdefault(party.id, party)
    return list(found.values())


def _inside(party: Party, tree: Tree) -> bool:
    sentence = tree.sentence
    same = party.span.part == sentence.part
    return same and sentence.start <= party.span.start and party.span.end <= sentence.end


def _row(tree: Tree, actor: Party, recipient: Party) -> dict[str, object]:
    start = tree.sentence.start
    return {
        "text": tree.sentence.text,
        "actor": [actor.span.start - start, actor.span.end - start],
        "recipient": [recipient.span.start - start, recipient.span.end - start],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--drawn", type=Path, default=Path("tests/gold/drawn.jsonl"))
    parser.add_argument("--work", type=Path, default=Path("build/ranker"))
    parser.add_argument("--every", type=int, default=3, help="take every so many official texts")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    coder = Coder(Settings(ranker=False))
    gold = Gold(args.drawn, news(args.data))
    source = documents(args.data, gold, args.every)
    with (args.work / "read.jsonl").open("w") as read, (args.work / "unread.jsonl").open("w") as un:
        while batch := list(islice(source, BATCH)):
            for draft in coder.read(batch, until=read_events):
                for known, row in pairs_of(draft) if draft.cast and not draft.failure else ():
                    if not gold.same(str(row["text"])):
                        line = json.dumps(row, ensure_ascii=False) + "\n"
                        (read if known else un).write(line)


if __name__ == "__main__":
    main()
