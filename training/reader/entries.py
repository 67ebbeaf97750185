"""Which entries of the lexicon err: what rules read in coded sentences against the types that coders told there.

    python training/reader/entries.py [--data ../shared/data] [--most 40]
    python training/reader/entries.py --show halt.fighting --most 10

Of the coded news, statements and reports (`coded.jsonl`, `reports/*.txt`) those that `gold.py` keeps back are left
out. A reading is right where its type is told in its sentence, whoever the sides are; entries that are wrong
most often come first, and `--show` prints sentences in which one is. Takes five minutes on one core.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.coder import Coder
from dragoman.config import Settings
from dragoman.draft import Draft
from dragoman.evaluate import read_sentences
from dragoman.evaluate.news import GoldSentence
from dragoman.pipeline import read_events

sys.path.append(str(Path(__file__).parents[1]))
from written import reports

from examples import coded_reports
from gold import CODED, held

DOCUMENTS = 40
"""Reports that are coded at a time."""

Reading = tuple[str, str]
"""A type, and the entry that read it."""


@dataclass(frozen=True)
class Read:
    """A coded sentence: the types that it tells, and what rules read in it."""

    text: str
    told: frozenset[str]
    readings: frozenset[Reading]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--most", type=int, default=40)
    parser.add_argument("--show", help="an entry")
    asked = parser.parse_args()
    seen = list(sentences(asked.data))
    if asked.show:
        show(seen, asked.show, asked.most)
    else:
        tell(seen, asked.most)


def sentences(data: Path) -> Iterator[Read]:
    """All coded sentences that are open to the lexicon, as rules read them."""
    coder = Coder(Settings(ranker=False))
    coded = (*reports(), *coded_reports(read_sentences(CODED), data))
    kept = [(each, gold) for each, gold in coded if not held(each.input_id or each.id)]
    for start in range(0, len(kept), DOCUMENTS):
        some = kept[start : start + DOCUMENTS]
        drafts = coder.read((document for document, _ in some), until=read_events)
        for draft, (_, gold) in zip(drafts, some, strict=True):
            yield from _read(draft, gold)


def _read(draft: Draft, gold: Sequence[GoldSentence]) -> Iterator[Read]:
    for index, tree in draft.trees.items():
        span = tree.sentence.span
        coded = next((each for each in gold if each.holds(span)), None)
        if coded is not None:
            found = ((r.event, r.entry or "") for r in draft.readings if r.sentence == index)
            told = frozenset(act.event for act in coded.acts)
            yield Read(tree.sentence.text, told, frozenset(found))


def tell(seen: Sequence[Read], most: int) -> None:
    """Print how right rules are over all, and the entries that err most."""
    right: Counter[Reading] = Counter()
    wrong: Counter[Reading] = Counter()
    for each in seen:
        for reading in each.readings:
            (right if reading[0] in each.told else wrong)[reading] += 1
    found = sum(len({event for event, _ in each.readings} & each.told) for each in seen)
    told = sum(len(each.told) for each in seen)
    share = right.total() / (right.total() + wrong.total())
    print(f"{len(seen)} sentences that tell {told} types; of these rules read {found / told:.3f}")
    print(f"{right.total() + wrong.total()} readings, {share:.3f} of them of a type that is told")
    print("\ntype        entry                       wrong  right")
    for (event, entry), count in wrong.most_common(most):
        print(f"{event:<12}{entry:<28}{count:>5}  {right[event, entry]:>5}")


def show(seen: Sequence[Read], entry: str, most: int) -> None:
    """Print sentences in which an entry reads a type that nobody told."""
    wrong = [
        (event, each)
        for each in seen
        for event, name in each.readings
        if name == entry and event not in each.told
    ]
    for event, each in wrong[:most]:
        print(f"{event} for {', '.join(sorted(each.told)) or 'nothing'}: {each.text}")


if __name__ == "__main__":
    main()
