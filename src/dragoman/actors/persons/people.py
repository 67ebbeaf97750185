"""The persons of one document: what it says of each, gathered from all that it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, combinations

from ..tables.read import INTERNATIONAL
from ..tables.wording import Wording
from ..words.layers import GENERATIONS, PARTICLES


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


_FEW = 5
# Names of more words than this are tried one by one: they have too many parts to list.


class People:
    """Persons under the words of their names.

    A long document has thousands of Johns: whom a name means is looked up by the parts of names,
    never by going through all who share a word.
    """

    __slots__ = ("_all", "_at_end", "_inner", "_long", "_names", "_of_words", "_with")

    def __init__(self) -> None:
        self._all: list[Person] = []
        self._names: list[list[tuple[str, ...]]] = []
        """The words of every name that each person has had, the present one first."""
        self._at_end: dict[str, set[int]] = {}
        """Persons by the first and the last word of a name; `_inner` by those between."""
        self._inner: dict[str, set[int]] = {}
        self._of_words: dict[frozenset[str], set[int]] = {}
        """Persons by all words of a name; `_with` by any of them, but for the `_long` names."""
        self._with: dict[frozenset[str], set[int]] = {}
        self._long: set[int] = set()

    def __iter__(self) -> Iterator[Person]:
        return iter(self._all)

    def find(self, name: str) -> Person | None:
        """The person whom a full or last name means; None where it fits none or several."""
        number = self._number(name_words(name))
        return None if number is None else self._all[number]

    def _number(self, words: tuple[str, ...]) -> int | None:
        if not words:
            return None
        if len(words) == 1:
            fitting = self._at_end.get(words[0]) or self._inner.get(words[0], set())
        else:
            fitting = {n for n in self._alike(words) if self._fits(words, n)}
        if len(fitting) == 1:
            return next(iter(fitting))
        exact = self._of_words.get(frozenset(words), set()) & fitting
        exact = {n for n in exact if words in self._names[n]}
        return exact.pop() if len(exact) == 1 else None

    def _fits(self, words: tuple[str, ...], number: int) -> bool:
        return any(_same(words, known) for known in self._names[number])

    def _alike(self, words: tuple[str, ...]) -> Iterable[int]:
        """Those who have a name that holds all of these words, or of which these hold all."""
        whole = frozenset(words)
        if len(whole) > _FEW:
            return range(len(self._all))
        parts = (self._of_words.get(part, ()) for part in _parts(whole))
        return chain(self._with.get(whole, ()), self._long, *parts)

    def _add(self, number: int, words: tuple[str, ...]) -> None:
        """Add a name that a person goes by."""
        self._names[number].append(words)
        for word in (words[0], words[-1]):
            self._at_end.setdefault(word, set()).add(number)
        for word in words[1:-1]:
            self._inner.setdefault(word, set()).add(number)
        whole = frozenset(words)
        self._of_words.setdefault(whole, set()).add(number)
        if len(whole) > _FEW:
            self._long.add(number)
            return
        for part in _parts(whole):
            self._with.setdefault(part, set()).add(number)

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
        for name in (self._all[number].name, called or said.name):
            if (each := name_words(name)) and each not in self._names[number]:
                self._add(number, each)

    def holders(self, country: str, role: str | None) -> list[Person]:
        """Those of a country whose office is named alike: for "his Moroccan counterpart"."""
        return [p for p in self._all if p.country == country and p.role == role and not p.former]


def _same(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether one name is part of the other: a last name alone is, and a first ("Xi", "Saddam")."""
    shorter, longer = sorted((words, known), key=len)
    if not set(shorter) <= set(longer):
        return False
    return len(shorter) > 1 or shorter[0] in (longer[-1], longer[0])


def _parts(words: frozenset[str]) -> Iterator[frozenset[str]]:
    """Every choice of one or more of a few words."""
    for count in range(1, len(words) + 1):
        yield from map(frozenset, combinations(words, count))


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
