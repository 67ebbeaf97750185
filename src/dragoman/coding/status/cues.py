"""Cues as data: words, where they must stand about a predicate, and the status they give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from ...data import data_path
from ...errors import LexiconError
from ...lexicon.read import load_yaml
from ...model import STATUS_ORDER, Status, Tree

FILES = ("negation", "hypothetical", "future", "historical")
PLACES = (
    "dependent",
    "determiner",
    "argument",
    "mark",
    "consequent",
    "auxiliary",
    "adverbial",
    "modifier",
    "case",
    "be_to",
    "bare_infinitive",
    "purpose",
    "past_perfect",
    "lately",
    "year",
    "decade",
    "series",
    "achievement",
    "predecessor",
    "partial",
    "used_to",
    "about_to",
    "fulfilled",
    "chance",
    "seized",
    "asked",
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One rule; `unless` and `only` name a condition on the clause."""

    status: Status
    where: str
    words: frozenset[str]
    unless: str | None
    only: str | None


@dataclass(frozen=True, slots=True)
class Cues:
    """All status cues of a language by place, and the words of attribution."""

    by_place: Mapping[str, tuple[Cue, ...]]
    said: frozenset[str]
    phrases: frozenset[str]
    nouns: frozenset[str]
    shifting: frozenset[str]

    def at(self, where: str) -> tuple[Cue, ...]:
        """The cues that stand at `where`."""
        return self.by_place.get(where, ())


@cache
def load_cues(language: str = "en") -> Cues:
    """The shipped cues; LexiconError names the file that is malformed."""
    by_place: dict[str, list[Cue]] = {}
    for name in FILES:
        path = data_path("cues", language, f"{name}.yaml")
        for row in load_yaml(path):
            where = row["where"]
            if where not in PLACES or row["status"] not in STATUS_ORDER:
                raise LexiconError(f"{path}: cue {row!r}: no such place or status.")
            cue = Cue(
                cast(Status, row["status"]),
                where,
                frozenset(str(word).lower() for word in row["words"]),
                row.get("unless"),
                row.get("only"),
            )
            by_place.setdefault(where, []).append(cue)
    raw = load_yaml(data_path("cues", language, "attribution.yaml"))
    return Cues(
        {where: tuple(cues) for where, cues in by_place.items()},
        frozenset(raw["verbs"]),
        frozenset(raw["phrases"]),
        frozenset(raw["nouns"]),
        frozenset(raw["shifting"]),
    )


class Cued:
    """The cues that stand in one tree."""

    __slots__ = ("_tree", "cues")

    def __init__(self, tree: Tree, cues: Cues) -> None:
        self._tree = tree
        self.cues = cues

    def among(self, where: str, indices: Sequence[int]) -> Iterator[Cue]:
        """The cues of a place that some tokens are: by form or lemma, alone or with the word before."""
        if indices:
            words = self._said(indices)
            yield from (cue for cue in self.cues.at(where) if not words.isdisjoint(cue.words))

    def _said(self, indices: Iterable[int]) -> set[str]:
        """What cues know some tokens by."""
        forms, lemmas = self._tree.forms, self._tree.lemmas
        words: set[str] = set()
        for c in indices:
            words.add(forms[c])
            words.add(lemmas[c])
            if c > 0:
                words.add(f"{forms[c - 1]} {forms[c]}")
        return words
