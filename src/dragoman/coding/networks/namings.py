"""Which states a document names and where, as evidence on whose a phrase is that names none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from ...actors.tables.read import INTERNATIONAL
from ...model import Tree
from ..tree_reader import TreeReader
from .sight import ACTOR, RECIPIENT, Sight

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

MOST = 8
"""States of a document that are weighed beside those named near by: those named most."""

_GATHERED = frozenset({"document", "none"})
"""How a country was found that is itself gathered from the document."""
_TAKEN = _GATHERED | {"coreference"}
FEATURES = (
    "share", "most", "title", "home", "author", "noun",
    "before", "after", "how_near_before", "how_near_after", "inside", "under", "over",
    "subject", "actor", "recipient", "sentence_before", "two_before", "four_before", "never",
    "subject_before", "actor_before", "recipient_before", "nearest", "international", "none",
)  # fmt: skip
"""What is told of a state, in the order of `Namings.evidence`; the last says that it is none."""


class _Naming(NamedTuple):
    """A phrase of a party: where, of which state, how that is known, and how it stands."""

    sentence: int
    token: int
    country: str
    via: str
    lemma: str
    side: int
    head: int
    subject: bool


class Namings:
    """The states that a document names, by sentence."""

    __slots__ = ("_author", "_counts", "_home", "_nouns", "_of", "_title", "_trees")

    def __init__(self, sights: Mapping[int, Sight], readers: Mapping[int, TreeReader]) -> None:
        self._trees = {index: reader.tree for index, reader in readers.items()}
        self._of = {index: _namings(self._trees[index], seen) for index, seen in sights.items()}
        cast = next((reader.cast for reader in readers.values()), None)
        self._home = cast.home if cast else None
        self._author = cast.author if cast else None
        firm = [n for each in self._of.values() for n in each if n.via not in _TAKEN]
        self._counts = Counter(n.country for n in firm)
        self._nouns = {(n.lemma, n.country) for n in firm}
        titles = (i for i, tree in self._trees.items() if tree.sentence.part == "title")
        self._title = next((n.country for i in titles for n in self._of[i]), None)

    def options(self, index: int) -> list[str]:
        """The states that a phrase of a sentence may be of, those that the document names most first."""
        found = [code for code, _ in self._counts.most_common(MOST)]
        near = (n.country for at in (index, index - 1) for n in self._of.get(at, ()))
        return list(dict.fromkeys([*found, *near, *([self._home] if self._home else [])]))

    def evidence(self, index: int, token: int, options: list[str]) -> Floats:
        """What speaks for each option, and last for none of them: (options + 1, FEATURES)."""
        import numpy as np

        rows = [self._row(index, token, code, code == options[0]) for code in options]
        rows.append([0.0] * (len(FEATURES) - 1) + [1.0])
        return np.array(rows, np.float32)

    def _row(self, index: int, token: int, code: str, most: bool) -> list[float]:
        tree = self._trees[index]
        here = [n for n in self._of[index] if n.country == code and n.token != token]
        last = [n for n in self._of.get(index - 1, ()) if n.country == code]
        before = [n.token for n in here if n.token < token]
        after = [n.token for n in here if n.token > token]
        low, high = min(tree.subtree(token)), max(tree.subtree(token))
        back = self._back(index, code)
        found = (
            self._counts[code] / max(self._counts.total(), 1),
            most,
            code == self._title,
            code == self._home,
            code == self._author,
            (tree.lemmas[token], code) in self._nouns,
            bool(before),
            bool(after),
            1 / (token - max(before)) if before else 0.0,
            1 / (min(after) - token) if after else 0.0,
            any(low <= n.token <= high for n in here),
            any(n.head == token for n in here),
            any(n.token == tree.tokens[token].head for n in here),
            any(n.subject for n in here),
            any(n.side & ACTOR for n in here),
            any(n.side & RECIPIENT for n in here),
            back == 1,
            back == 2,
            0 < back <= 4,
            back == 0,
            any(n.subject for n in last),
            any(n.side & ACTOR for n in last),
            any(n.side & RECIPIENT for n in last),
            code == self._nearest(index, token),
            code in INTERNATIONAL,
            False,
        )
        return [float(each) for each in found]

    def _back(self, index: int, code: str) -> int:
        """How many sentences before one a state is told last; 0 where it never is."""
        told = (
            i
            for i, each in self._of.items()
            if i < index and any(n.country == code and n.via not in _GATHERED for n in each)
        )
        return index - max(told, default=index)

    def _nearest(self, index: int, token: int) -> str | None:
        told = (n for n in self._of[index] if n.via not in _GATHERED and n.token != token)
        nearest = min(told, key=lambda n: abs(n.token - token), default=None)
        return nearest.country if nearest else None


def _namings(tree: Tree, seen: Sight) -> list[_Naming]:
    tokens = tree.tokens
    return [
        _Naming(
            tree.sentence.index,
            each.token,
            party.country,
            party.via,
            tree.lemmas[each.token],
            seen.sides[each.token],
            each.head,
            tokens[each.token].dep.startswith("nsubj"),
        )
        for each in seen.candidates
        for party in each.parties
        if party.country is not None
    ]
