"""Raw text as the reader sees it, for a student to learn from what its teacher says of it.

    python training/distil/raw.py --work build/distil --every 7

Official statements, reports on organised crime and the written sentences of the ranker; no report of news,
gold or coded. Words that the lexicon knows to tell an act, and those at which a rule reads one, are asked
about, with all candidates for their sides; of sentences without such a word a third is kept.
"""

from __future__ import annotations

import argparse
import csv
import pickle
import random
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from dragoman.coder import Coder
from dragoman.coding.networks.sight import Relations, Sight, lead_of, sight, told_before
from dragoman.coding.tree_reader import TreeReader
from dragoman.config import Settings
from dragoman.draft import Draft
from dragoman.model import Document
from dragoman.pipeline import resolve_actors
from dragoman.syntax.quotations import Quotations

sys.path += [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "reader")]
from reading import NO_ANSWER

from examples import Example, Question, Told, document
from gold import Gold, crimes, news, statements

DOCUMENTS = 64
QUIET = 0.3
"""The share kept of sentences without a word to ask about."""
WRITTEN = Path("training/ranker/written.tsv")


def documents(data: Path, every: int) -> Iterator[Document]:
    """Raw text of the kinds named above, as documents."""
    yield from map(document, islice(statements(data).values(), 0, None, every))
    yield from map(document, crimes(data).values())
    with WRITTEN.open(encoding="utf-8") as stream:
        texts = dict.fromkeys(
            row["text"] for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        )
    for k, text in enumerate(texts):
        yield Document.create(text, input_id=f"written/pairs/{k}", language="en")


def examples(source: Iterator[Document], gold: Gold) -> Iterator[Example]:
    """Every sentence that is worth asking about, with the words at which to ask."""
    coder = Coder(Settings(ranker=False))
    chance = random.Random(0)
    while some := list(islice(source, DOCUMENTS)):
        for draft in coder.read(some, until=resolve_actors):
            if draft.failure is None and draft.cast:
                for each in _of_document(draft, coder, chance):
                    if not gold.like(" ".join(each.seen.words)):
                        yield each


def _of_document(draft: Draft, coder: Coder, chance: random.Random) -> Iterator[Example]:
    quotations = Quotations(draft.document)
    lexicon = coder.resources.lexicon
    sights: dict[int, Sight] = {}
    relations: dict[int, Relations] = {}
    for i, tree in draft.trees.items():
        reader = TreeReader(tree, draft.ready, lexicon, draft.document, quotations)
        sights[i] = sight(reader, reader.by_rules())
        relations[i] = Relations(reader.functions)
    for i, seen in sights.items():
        if not seen.words or not seen.candidates:
            continue
        told = {k: seen.read[k] or seen.acts[k] for k in range(len(seen))}
        triggers = [k for k, event in told.items() if event]
        if not triggers and chance.random() > QUIET:
            continue
        lead = lead_of(sights, i)
        candidates = (*seen.candidates, *told_before(sights, i))
        acts = tuple(
            Told(
                k,
                told[k],
                tuple(
                    Question(
                        None if each.before else each.token,
                        each.before or relations[i].of(k, each.token),
                        each.kind,
                        NO_ANSWER,
                        lead.at(each) if lead else None,
                    )
                    for each in candidates
                    if each.before or each.token != k
                ),
                (),
            )
            for k in triggers
        )
        yield Example(
            draft.document.input_id or "", seen, frozenset(), acts, lead.seen if lead else None
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--drawn", type=Path, default=Path("tests/gold/drawn.jsonl"))
    parser.add_argument("--work", type=Path, default=Path("build/distil"))
    parser.add_argument("--every", type=int, default=12, help="take every so many statements")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    gold = Gold(args.drawn, news(args.data))
    found = list(examples(documents(args.data, args.every), gold))
    (args.work / "raw.pickle").write_bytes(pickle.dumps(found))
    asked = sum(len(act.questions) for each in found for act in each.acts)
    print(f"{len(found)} sentences, {asked} questions")


if __name__ == "__main__":
    main()
