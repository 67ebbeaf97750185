"""What each piece of evidence on the state of a party is worth, learnt from coded news.

    python training/ascribing_weights.py [--data ../shared/data] [--check]

The phrases of coded news that name no state (`dragoman.actors.weighing.stateless`) are the cases: among the
states of its document, or none of them, the coder's is to be chosen (a conditional logit). What speaks
for a state may not count against it, but for `author`: a government's statement is mostly on others.
Reports that `gold.py` keeps back are left out. The column `weight` of `ascribing.csv` is written;
`--check` fits on four fifths of the reports, five times, and prints how the states of the others
are chosen.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from dragoman.actors.cast import Place
from dragoman.actors.resolve import walk_through
from dragoman.actors.weighing.ascribing import NONE, SURE, WEIGHTS, against
from dragoman.actors.weighing.bearings import Bearings
from dragoman.actors.weighing.finding import find_stateless
from dragoman.actors.weighing.stateless import Stateless
from dragoman.coder import Coder
from dragoman.config import Settings
from dragoman.corpus import read
from dragoman.draft import Draft, Resources
from dragoman.evaluate.acts import NOBODY, country_of
from dragoman.evaluate.news import GoldSentence, read_sentences
from dragoman.evaluate.surroundings import phrase_tokens
from dragoman.model import Document, Span
from dragoman.pipeline import parse_sentences
from gold import CODED, NO_NEWS, held

FREE = frozenset({"author"})
"""Evidence that may speak against a state."""

PULL, STEP, ROUNDS, FOLDS = 1.0, 0.001, 12000, 5
DOCUMENTS = 24


@dataclass(frozen=True)
class Case:
    """A phrase: the options, a row each, none of them last; and which is right."""

    document: str
    options: tuple[str, ...]
    rows: np.ndarray
    right: int
    known: bool
    """Whether the coders know a country; it may be none that the document names."""
    told: bool
    """Whether a rule gave a state, so that it is only learnt from."""


def cases(data: Path) -> Iterator[Case]:
    """The cases of all coded news that is not kept back."""
    gold: dict[str, list[GoldSentence]] = defaultdict(list)
    for sentence in read_sentences(CODED):
        if not sentence.document.startswith(NO_NEWS) and not held(sentence.document):
            gold[sentence.document].append(sentence)
    coder = Coder(Settings(ranker=False))
    some: list[Document] = []
    for each in read([data / "news/news.jsonl"]):
        if isinstance(each, Document) and each.input_id in gold:
            some.append(each)
    for first in range(0, len(some), DOCUMENTS):
        for draft in coder.read(some[first : first + DOCUMENTS], until=parse_sentences):
            if draft.failure is None:
                yield from _of_document(draft, gold[str(draft.document.input_id)], coder.resources)


def _of_document(
    draft: Draft, coded: Sequence[GoldSentence], resources: Resources
) -> Iterator[Case]:
    _, pages, notes = walk_through(
        draft.document, draft.sentences, draft.hits, draft.trees, resources.actors, resources.places
    )
    bearings = Bearings(pages, notes)
    phrases = find_stateless(pages, notes, gathered=True)
    at = {place: phrase for phrase in phrases for place in phrase.parties}
    parties = (
        party
        for sentence in coded
        for act in sentence.acts
        for party in (*act.actors, *act.recipients)
    )
    seen = set[tuple[Span, str]]()
    for party in parties:
        country = country_of(party.code)
        if party.span is None or (party.span, country) in seen:
            continue
        seen.add((party.span, country))
        phrase = _phrase(draft, party.span, at)
        if phrase is not None:
            yield _case(str(draft.document.input_id), phrase, country, bearings)


def _phrase(draft: Draft, span: Span, at: Mapping[Place, Stateless]) -> Stateless | None:
    """The phrase that a coder's words are: of their tokens first that of their head."""
    for tree in draft.trees.values():
        own = tree.sentence.span
        if own.part == span.part and own.start <= span.start < own.end:
            for i in phrase_tokens(tree, span):
                if (tree.sentence.index, i) in at:
                    return at[tree.sentence.index, i]
    return None


def _case(document: str, phrase: Stateless, country: str, bearings: Bearings) -> Case:
    found = bearings.evidence(phrase)
    states, options = list(found), list(found.values())
    options.append(dict.fromkeys(against(phrase), 1.0))
    rows = np.array([[found.get(name, 0.0) for name in names()] for found in options])
    right = states.index(country) if country in states else len(states)
    told = any(party.country is not None for party in phrase.parties.values())
    return Case(document, tuple(states), rows, right, country != NOBODY, told)


@cache
def names() -> list[str]:
    """The evidence that has a weight."""
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        return [row["evidence"] for row in csv.DictReader(file)]


def fitted(made: Sequence[Case]) -> np.ndarray:
    """The weights under which the coders' choices are likeliest, drawn to 0."""
    matrix = np.concatenate([case.rows for case in made])
    starts = np.cumsum([0, *(len(case.rows) for case in made)])
    right = starts[:-1] + [case.right for case in made]
    of = np.repeat(np.arange(len(made)), np.diff(starts))
    least = np.array([-np.inf if n in FREE or n.startswith(NONE) else 0.0 for n in names()])
    weights = np.zeros(matrix.shape[1])
    for _ in range(ROUNDS):
        score = np.exp(matrix @ weights)
        chance = score / np.add.reduceat(score, starts[:-1])[of]
        slope = matrix.T @ chance - matrix[right].sum(axis=0) + PULL * weights
        weights = np.maximum(weights - STEP * slope, least)
    return weights


def check(made: Sequence[Case]) -> None:
    """Print how the states of each fifth are chosen by what the others teach."""
    found = Counter[str]()
    fold = [int(hashlib.md5(case.document.encode()).hexdigest(), 16) // 7 % FOLDS for case in made]
    for left in range(FOLDS):
        weights = fitted([case for case, own in zip(made, fold, strict=True) if own != left])
        for case, own in zip(made, fold, strict=True):
            if own == left and not case.told:
                found[_outcome(case, weights)] += 1
    print(dict(sorted(found.items())))


def _outcome(case: Case, weights: np.ndarray) -> str:
    score = np.exp(case.rows @ weights)
    best = int(score[:-1].argmax()) if case.options else 0
    given = bool(case.options) and score[best] / score.sum() >= SURE
    if not case.known:
        return "false" if given else "rightly none"
    return "missed" if not given else "right" if best == case.right else "wrong"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    made = list(cases(asked.data))
    print(
        f"{len(made)} phrases, {sum(not case.told for case in made)} of them left open by the rules"
    )
    if asked.check:
        check(made)
        return
    learnt = dict(zip(names(), fitted(made).round(2).tolist(), strict=True))
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "weight": learnt[row["evidence"]]} for row in rows)


if __name__ == "__main__":
    main()
