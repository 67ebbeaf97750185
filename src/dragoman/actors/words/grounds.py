"""Towns and provinces whose courts, police and people are of the state they lie in: "a Lyon court"."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from functools import cache
from typing import Literal, Protocol

from ...data import data_path
from ...model import Tree
from ..tables.entry import ActorHit
from ..tables.wording import Wording

_THERE = frozenset({"in", "near", "outside"})
_LINKS = frozenset({"da", "de", "do", "del", "di", "dos"})
KNOWN_FROM = 50_000
"""Inhabitants from which a town is known without its state being named in the text."""
TOLD_FROM = 15_000
"""The same where the words say that it is one: "the mayor of Jenin"."""


class Region(Protocol):
    """A province or region; `country` is None where no one state holds it beyond doubt."""

    @property
    def country(self) -> str | None: ...


class Town(Protocol):
    """A populated place."""

    @property
    def country(self) -> str: ...

    @property
    def population(self) -> int: ...


class Gazetteer(Protocol):
    """What is asked of the gazetteer."""

    def area(self, name: str) -> Region | None:
        """The region of that name."""
        ...

    def city(self, name: str, near: Collection[str] = ()) -> tuple[Town | None, bool]:
        """The town of that name, and whether the name is beyond doubt."""
        ...

    def division(self, name: str, country: str | None = None) -> Town | None:
        """The division of that name in a country."""
        ...

    def meant(
        self, name: str, near: Collection[str] = (), kind: Literal["city", "division"] | None = None
    ) -> tuple[Town | None, bool]:
        """The town or division of that name, and whether the name is beyond doubt."""
        ...


class Grounds:
    """The states of towns and provinces in one document, which prefers the states that it names."""

    __slots__ = ("_gazetteer", "_named")

    def __init__(self, gazetteer: Gazetteer | None, named: Collection[str]) -> None:
        self._gazetteer = gazetteer
        self._named = named

    def at(self, tree: Tree, first: int, last: int, *, told: bool = False) -> str | None:
        """The state of the place that the tokens `[first, last)` name; as `state` has it."""
        token, name = tree[last - 1], tree.text_of(tree.span(first, last - 1))
        proper = token.upos == "PROPN"
        if proper and (around := self.around(tree, last)) is not None:
            return around
        if proper or told or token.xpos == "NNP":
            division = tree.forms[last : last + 1] and tree.forms[last] in Wording.load().divisions
            there = first > 0 and tree.forms[first - 1] in _THERE
            return self.state(name, told=told and proper, division=bool(division), there=there)
        return self.province(name)

    def state(
        self, name: str, *, told: bool = False, division: bool = False, there: bool = False
    ) -> str | None:
        """The state that a town or province of that name lies in; None where it cannot be told.

        `told` where the words say that it is one, `division` where they say that it is a province,
        `there` where something is in it ("in Gwoza"): then a small town will do, where the text names
        no state that could have another of that name.
        """
        code = self.province(name)
        if code is not None or self._gazetteer is None or self._gazetteer.area(name) is not None:
            return code
        place, sure = self._gazetteer.meant(name, self._named, "division" if division else "city")
        if place is None and not division:
            place, sure = self._gazetteer.meant(name, self._named)
            told = True  # no town, and a province has a name in the news
        if place is None or not sure or self._is_shared(name, place.country):
            return None
        least = TOLD_FROM if told else KNOWN_FROM
        known = division or place.country in self._named or (there and not self._named)
        known = known or place.population >= least
        return place.country if known else None

    def is_province(self, name: str) -> bool:
        """Whether a place that has a state is one with a government of its own, and no mere town."""
        gazetteer = self._gazetteer
        if gazetteer is None or gazetteer.area(name) is not None:
            return gazetteer is not None
        known = self.province(name) is not None or gazetteer.division(name) is not None
        return known and gazetteer.city(name)[0] is None

    def _is_shared(self, name: str, code: str) -> bool:
        """Whether another state that the text names has a province of that name: "Punjab"."""
        assert self._gazetteer is not None
        rivals = (state for state in self._named if state != code)
        return any(self._gazetteer.division(name, state) is not None for state in rivals)

    def around(self, tree: Tree, last: int) -> str | None:
        """The state of the province told right behind a name: "Birmingham, Alabama"; None where none is told."""
        if tree.forms[last : last + 1] != (",",):
            return None
        for end in (last + 3, last + 2):
            words = tree.tokens[last + 1 : end]
            proper = len(words) == end - last - 1 and all(w.upos == "PROPN" for w in words)
            acts = any(w.dep.startswith("nsubj") for w in words)
            if proper and not acts:
                code = self.province(tree.text_of(tree.span(last + 1, end - 1)))
                if code is not None:
                    return code
        return None

    def province(self, name: str) -> str | None:
        """The state of the province of that name or adjective: "Bavarian", "Sindh"."""
        known = _provinces().get(name)
        if known is not None or self._gazetteer is None:
            return known
        area = self._gazetteer.area(name)
        return area.country if area is not None else None


def is_end_of_name(tree: Tree, first: int, hit: ActorHit) -> bool:
    """Whether a capital ends the longer name of another town: "Mocimboa da Praia"."""
    linked = first > 1 and tree.forms[first - 1] in _LINKS and tree[first - 2].upos == "PROPN"
    return linked and all(entry.form == "capital" for entry in hit.entries)


def done_to_towns(tree: Tree, i: int) -> bool:
    """Whether a name is the object of what is done to no person: "shelled Kharkiv"."""
    if tree[i].dep == "flat":
        i = tree[i].head
    over = tree.lemmas[tree[i].head].lower()
    return tree[i].dep in ("obj", "nsubj:pass") and over in Wording.load().only_to_towns


@cache
def _provinces() -> Mapping[str, str]:
    with data_path("actors", "provinces.csv").open(encoding="utf-8", newline="") as stream:
        return {row["name"]: row["country"] for row in csv.DictReader(stream)}
