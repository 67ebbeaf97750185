"""Gives a party without a state the one that all the evidence of the document speaks for."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ...data import data_path
from ...model import Party
from ..cast import Place
from ..notes import Notes, Page
from .bearings import Bearings
from .finding import find_stateless
from .stateless import Stateless

SURE = 0.5
"""So probable must a state be to be given: likelier than all others and none together."""

ENOUGH = 5
"""Sentences that a text must have: a shorter one says too little of what it is on."""

WEIGHTS = data_path("actors", "ascribing.csv")
NONE = "none"


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of evidence on a state is worth, and what speaks for none of them."""

    evidence: Mapping[str, float]
    none: Mapping[str, float]

    @classmethod
    def load(cls) -> Weights:
        """The shipped weights; loaded once a process."""
        return _load()

    def choose(
        self, options: Mapping[str, Mapping[str, float]], none: Sequence[str]
    ) -> tuple[str | None, float]:
        """The likeliest state, and its probability among all and none."""
        scores = {
            code: sum(self.evidence.get(name, 0.0) * x for name, x in found.items())
            for code, found in options.items()
        }
        if not scores:
            return None, 0.0
        best = max(scores, key=lambda code: scores[code])
        nobody = sum(self.none.get(name, 0.0) for name in none)
        total = sum(math.exp(score - scores[best]) for score in (*scores.values(), nobody))
        return best, 1 / total


def ascribe(pages: Sequence[Page], notes: Notes) -> dict[Place, tuple[Party, ...]]:
    """The parties without a state for which one is sure enough, with it, at their places."""
    given: dict[Place, tuple[Party, ...]] = {}
    if len(pages) < ENOUGH:
        return given
    stateless = find_stateless(pages, notes)
    if not stateless:
        return given
    bearings, weights = Bearings(pages, notes), Weights.load()
    for phrase in stateless:
        options = bearings.evidence(phrase)
        code, probability = weights.choose(options, against(phrase))
        if code is None or probability < SURE:
            continue
        for place, party in phrase.parties.items():
            given[place] = (_of(party, code),)
    return given


def against(phrase: Stateless) -> list[str]:
    """What speaks for no state of the document."""
    found = [NONE, f"{NONE} {phrase.kind}"]
    mention = phrase.mention
    if mention is None or not mention.definite:
        found.append(f"{NONE} indefinite")
    return found


def _of(party: Party, code: str) -> Party:
    """The party as one of a state."""
    id = party.id if party.id.startswith("person.") else ".".join((code, *party.sectors[:1]))
    return replace(party, id=id, country=code, via="document")


@cache
def _load() -> Weights:
    with WEIGHTS.open(encoding="utf-8", newline="") as stream:
        rows = [(row["evidence"], float(row["weight"])) for row in csv.DictReader(stream)]
    return Weights(
        {name: weight for name, weight in rows if not name.startswith(NONE)},
        {name: weight for name, weight in rows if name.startswith(NONE)},
    )
