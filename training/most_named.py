"""The states that a corpus names most, by the actor index: for whom ministers are asked.

    python training/most_named.py ../shared/data/news/news.jsonl [--first 60]

Counts every phrase of the index that names one state alone: its name, adjective, people, capital or seat.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from dragoman.actors import ActorIndex
from dragoman.corpus import read
from dragoman.model import Document
from dragoman.syntax import split

FORMS = frozenset({"name", "adjective", "people", "capital", "metonym"})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", nargs="+", type=Path)
    parser.add_argument("--first", type=int, default=60)
    args = parser.parse_args()
    index = ActorIndex.load()
    counts: Counter[str] = Counter()
    for document in read(args.inputs):
        if not isinstance(document, Document):
            continue
        for sentence in split(document):
            for hit in index.find(sentence):
                states = {entry.country for entry in hit.entries}
                forms = {entry.form for entry in hit.entries}
                if len(states) == 1 and (state := states.pop()) and forms & FORMS:
                    counts[state] += 1
    for state, count in counts.most_common(args.first):
        print(f"{state}\t{count}")


if __name__ == "__main__":
    main()
