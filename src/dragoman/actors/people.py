"""The persons of one document: what it says of each, gathered from all that it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .layers import PARTICLES


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the document shows them; `office` and `role` are of the present office."""

    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    role: str | None = None
    gender: str | None = None
    former: bool = False
    via: str = "none"
    first: tuple[int, int] = (0, 0)
    """Sentence and token of the mention that gave the country."""

    @property
    def id(self) -> str:
        return "person." + re.sub(r"\W+", "-", self.name.lower()).strip("-")


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell persons apart, lower-cased."""
    return tuple(
        word for word in re.findall(r"\w+", name.lower()) if word not in PARTICLES and len(word) > 1
    )


class People:
    """Persons under the words of their names."""

    __slots__ = ("_all", "_by_word")

    def __init__(self) -> None:
        self._all: list[Person] = []
        self._by_word: dict[str, list[int]] = {}

    def __iter__(self) -> Iterator[Person]:
        return iter(self._all)

    def find(self, name: str) -> Person | None:
        """The person whom a full or last name means; None where it fits none or several."""
        number = self._number(name_words(name))
        return None if number is None else self._all[number]

    def _number(self, words: tuple[str, ...]) -> int | None:
        if not words:
            return None
        seen = dict.fromkeys(n for word in words for n in self._by_word.get(word, ()))
        fitting = []
        for number in seen:
            known = name_words(self._all[number].name)
            # A first name alone means nobody else: "Benjamin" is not Benjamin Netanyahu, but "Xi" is Xi.
            shorter, longer = sorted((words, known), key=len)
            if set(shorter) <= set(longer) and (
                len(shorter) > 1 or self._telling(shorter[0], longer)
            ):
                fitting.append(number)
        if len(fitting) == 1:
            return fitting[0]
        exact = [n for n in fitting if name_words(self._all[n].name) == words]
        return exact[0] if len(exact) == 1 else None

    def _telling(self, word: str, full: tuple[str, ...]) -> bool:
        return word == full[-1] or len(word) <= 3 or word == full[0]

    def learn(self, said: Person) -> None:
        """Add what a mention says of a person; what was said before stays, gaps are filled."""
        words = name_words(said.name)
        if not words:
            return
        number = self._number(words)
        if number is None:
            number = len(self._all)
            self._all.append(said)
        else:
            self._all[number] = _merged(self._all[number], said)
        for word in name_words(self._all[number].name):
            under = self._by_word.setdefault(word, [])
            if number not in under:
                under.append(number)

    def holders(self, country: str, role: str | None) -> list[Person]:
        """Those of a country whose office is named alike: for "his Moroccan counterpart"."""
        return [p for p in self._all if p.country == country and p.role == role and not p.former]


def _merged(known: Person, said: Person) -> Person:
    """The present office wins over a former one, the fuller name over the shorter."""
    name = said.name if len(name_words(said.name)) > len(name_words(known.name)) else known.name
    first, second = (
        (said, known) if known.former and not said.former and said.role else (known, said)
    )
    merged = replace(first, name=name, gender=first.gender or second.gender)
    if merged.country is None and second.country is not None:
        merged = replace(merged, country=second.country, via=second.via, first=second.first)
    if not merged.sectors:
        merged = replace(merged, sectors=second.sectors, office=second.office, role=second.role)
    return merged
