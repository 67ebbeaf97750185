"""Draw the sentences of the hand-coded news set: once, with a fixed seed, before the rules they test.

    python -m tests.gold.draw NEWS.jsonl > tests/gold/drawn.jsonl

Documents are drawn first and sentences within them, so that the two halves (`development`, `test`)
share no document and no story. Nothing is asked about what a sentence says: most news tells no
event, and the set must show what a coder does with those.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.model import Document, Sentence
from dragoman.syntax import split

SEED = 20211124
DOCUMENTS = 120
SENTENCES = 5
"""At most so many sentences of one document, its title among them."""
FEWEST_WORDS = 4


def drawn(reports: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row a sentence: document (its input id), part, span, half."""
    chance = random.Random(SEED)
    english = sorted((r for r in reports if r["language"] == "en"), key=lambda r: str(r["id"]))
    chosen = chance.sample(english, DOCUMENTS)
    stories = sorted({str(report["story"] or report["id"]) for report in chosen})
    chance.shuffle(stories)
    test = frozenset(stories[: len(stories) // 2])
    for report in chosen:
        half = "test" if str(report["story"] or report["id"]) in test else "development"
        for sentence in _sentences(report, chance):
            yield {
                "document": report["id"],
                "part": sentence.part,
                "span": [sentence.start, sentence.end],
                "half": half,
            }


def _sentences(report: dict[str, Any], chance: random.Random) -> list[Sentence]:
    document = Document.create(report["text"], title=report["title"], language="en")
    long = [s for s in split(document) if len(s.text.split()) >= FEWEST_WORDS]
    return sorted(chance.sample(long, min(SENTENCES, len(long))), key=lambda s: s.index)


def main() -> None:
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    for row in drawn([json.loads(line) for line in lines]):
        print(json.dumps(row))


if __name__ == "__main__":
    main()
