"""The persons of one document: what it says of each, gathered from all that it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .layers import GENERATIONS, PARTICLES
from .read import INTERNATIONAL
from .wording import Wording


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
    """The words of a name that tell persons apart, lower-cased: "Junior" after it does not."""
    return tuple(
        word
        for word in re.findall(r"\w+", name.lower())
        if word not in PARTICLES and len(word) > 1 and word not in GENERATIONS
    )


class People:
    """Persons under the words of their names."""

    __slots__ = ("_all", "_by_word", "_names")

    def __init__(self) -> None:
        self._all: list[Person] = []
        self._by_word: dict[str, list[int]] = {}
        self._names: list[list[tuple[str, ...]]] = []
        """The words of every name that each person has had, the present one first."""

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
        fitting = [n for n in seen if any(_same(words, known) for known in self._names[n])]
        fitting = fitting or [n for n in seen if any(_inside(words, k) for k in self._names[n])]
        if len(fitting) == 1:
            return fitting[0]
        exact = [n for n in fitting if words in self._names[n]]
        return exact[0] if len(exact) == 1 else None

    def learn(self, said: Person, *, called: str | None = None) -> None:
        """Add what a mention says of a person; what was said before stays, gaps are filled.

        `called` is another name of the same person, as the text has it.
        """
        words = name_words(said.name)
        if not words:
            return
        number = self._number(words)
        if number is None:
            number = len(self._all)
            self._all.append(said)
            self._names.append([])
        else:
            self._all[number] = _merged(self._all[number], said)
        names = self._names[number]
        for name in (self._all[number].name, called or said.name):
            if (each := name_words(name)) not in names:
                names.append(each)
        for word in dict.fromkeys(word for each in names for word in each):
            under = self._by_word.setdefault(word, [])
            if number not in under:
                under.append(number)

    def holders(self, country: str, role: str | None) -> list[Person]:
        """Those of a country whose office is named alike: for "his Moroccan counterpart"."""
        return [p for p in self._all if p.country == country and p.role == role and not p.former]


def _same(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether one name is part of the other: a last name alone is, and a first ("Xi", "Saddam")."""
    shorter, longer = sorted((words, known), key=len)
    if not set(shorter) <= set(longer):
        return False
    return len(shorter) > 1 or shorter[0] in (longer[-1], longer[0])


def _inside(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether a lone name is a middle one of a long name: the first of two last names."""
    return len(words) == 1 and words[0] in known[1:-1]


def _merged(known: Person, said: Person) -> Person:
    """The present office wins over a former one, the fuller name over the shorter.

    What the text says wins over what the data know: a namesake has another country.
    """
    if known.via == "data" and said.office is not None:
        if said.country is None:
            said = replace(said, country=known.country, via="name")
        sectors = said.sectors or known.sectors
        former = said.former or (known.former and not said.role)
        name = max((known.name, said.name), key=lambda each: len(name_words(each)))
        return replace(said, name=name, sectors=sectors, former=former)
    name = said.name if len(name_words(said.name)) > len(name_words(known.name)) else known.name
    if (own := _national(known, said) or _national(said, known)) is not None:
        return replace(own, name=name)
    first, second = (
        (said, known) if known.former and not said.former and said.role else (known, said)
    )
    merged = replace(first, name=name, gender=first.gender or second.gender)
    if merged.country is None and second.country is not None:
        merged = replace(merged, country=second.country, via=second.via, first=second.first)
    if not merged.sectors:
        merged = replace(merged, sectors=second.sectors, office=second.office, role=second.role)
    return merged


def _national(known: Person, said: Person) -> Person | None:
    """Who ruled one state and is sent to another or speaks between its sides: he is of the first."""
    sent = said.role in Wording.load().not_local and said.role != "leader"
    both = known.country not in (None, said.country, *INTERNATIONAL) and said.country is not None
    if not (both and sent and known.former) or said.country in INTERNATIONAL:
        return None
    return replace(known, gender=known.gender or said.gender)
