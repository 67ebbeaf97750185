"""Whom official statements name by an office, against the tables of persons: a check of what has no source.

    xz -dc ../shared/data/news/usgov.jsonl.xz > build/usgov.jsonl
    python training/told_offices.py build/usgov.jsonl [--every 7] [--first 100]

The sentences that hold a title and a name are coded by rules over the small model, and each person told
in full is looked up as of the statement's day. Printed are how many the tables know with the state that
the text tells, and by frequency those of another state, those past their years, and those unknown.
A quarter of an hour on one core for every seventh of 14,032 statements.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from dragoman.actors import ActorIndex
from dragoman.coder import Coder
from dragoman.config import Settings
from dragoman.corpus import read
from dragoman.model import Document, Office
from dragoman.syntax import split

BATCH = 64
TITLE = re.compile(
    r"\b(?:Minister|President|Secretary|Ambassador|Chancellor|King|Prince|Emir|Sultan|Governor|General|Admiral"
    r"|Chief|Commander|Speaker|Chair\w*|Justice|Commissioner|Director|Premier|[Ll]eader|[Mm]inister|[Pp]resident)\b"
)
NAME = re.compile(r"\b[A-Z][\w'’-]+ (?:[A-Z]|al-)[\w'’.-]+")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1, help="read one document in so many")
    parser.add_argument("--first", type=int, default=100)
    args = parser.parse_args()
    index = ActorIndex.load()
    known: set[str] = set()
    found: dict[str, Counter[str]] = {
        "another state": Counter(),
        "past": Counter(),
        "unknown": Counter(),
    }
    for office in told(args.inputs, args.every):
        entries = [entry for entry in index.entries(office.person) if entry.form == "person"]
        words = f"{office.person}: {office.office} ({office.country} {office.sector})"
        day = office.as_of.end if office.as_of else None
        if not entries:
            found["unknown"][words] += not office.former
        elif office.country not in {entry.country for entry in entries}:
            found["another state"][words] += office.country is not None
        else:
            known.add(office.person)
            found["past"][words] += bool(day and not any(entry.holds(day) for entry in entries))
    print(f"{len(known)} persons told of the state that the tables give them")
    for kind, counts in found.items():
        print(f"\n{kind}")
        for each, count in counts.most_common(args.first):
            if count:
                print(f"{count:5}  {each}")


def told(inputs: list[Path], every: int) -> Iterator[Office]:
    """The offices of persons named in full, statement by statement."""
    coder = Coder(Settings(model="small", ranker=False))
    documents = _shortened(inputs, every)
    while some := list(islice(documents, BATCH)):
        for coding in coder.code_batch(some):
            yield from (each for each in coding.offices if " " in each.person)


def _shortened(inputs: list[Path], every: int) -> Iterator[Document]:
    """The documents without the sentences that can introduce nobody."""
    for item in islice(read(inputs), 0, None, every):
        if isinstance(item, Document):
            texts = [sentence.text for sentence in split(item)]
            kept = [text for text in texts if TITLE.search(text) and NAME.search(text)]
            if kept:
                yield Document.create("\n\n".join(kept), published=item.published, language="en")


if __name__ == "__main__":
    main()
