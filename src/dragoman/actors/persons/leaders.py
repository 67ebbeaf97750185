"""Leaders of the data as of the document's day: by full name, by title and last name, by last name."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from ...data import shipped_yaml
from ...model import Document, Tree
from ..tables.entry import ActorHit, Entry
from ..tables.index import ActorIndex
from ..tables.read import INTERNATIONAL
from ..tables.terms import Term, leader_terms, offices, surnames
from .people import Person


@dataclass(frozen=True, slots=True)
class Surnames:
    """`data/actors/leaders/surnames.yaml`, typed, with the last names that are not telling."""

    titles: Mapping[str, frozenset[str]]
    common: frozenset[str]
    shared: frozenset[str]
    ranks: frozenset[str]
    family_first: frozenset[str]


_PAIR = re.compile(r"(?<=[\w,] )([A-Z][\w'’-]+) (?=(\S{1,60}))")
_BOUND = re.compile(r"\b")

_HEADS = frozenset({"head of state", "head of government"})
_ALIKE = 2
"""Letters in which two spellings of a first name agree."""
_OTHER = "other"
"""An office of which many are known; a bare last name means one who led a state or a ministry first."""


class _Bearers:
    """Who bears each last name, of which states; and which are first names too."""

    def __init__(self) -> None:
        self.persons: dict[str, set[str]] = {}
        self._states: dict[str, set[str | None]] = {}
        self._firsts: set[str] = set()

    def learn(self, term: Term) -> None:
        country = term.entry.country
        for name in term.names:
            keys = surnames(name, country)
            for key in keys:
                self.persons.setdefault(key, set()).add(term.entry.id)
                self._states.setdefault(key, set()).add(country)
            first = name.split()[0]
            if first not in keys:
                self._firsts.add(first)

    def shared(self) -> frozenset[str]:
        """What persons of two states are called, or what is a first name."""
        several = {k for k, held in self._states.items() if len(held) > 1 < len(self.persons[k])}
        return frozenset(several | self._firsts)


@cache
def _surnames() -> Surnames:
    """A last name tells nobody where leaders of two states bore it, or where it is a first name; where it is that of one
    who led, only of those."""
    data = shipped_yaml("actors", "leaders", "surnames.yaml")
    common = frozenset(map(str, data["common"]))
    leading, others = _Bearers(), _Bearers()
    for term in leader_terms():
        (others if term.office == _OTHER else leading).learn(term)
    shared = leading.shared() | (others.shared() - leading.persons.keys())
    return Surnames(
        {role: frozenset(held) for role, held in data["titles"].items()},
        common,
        shared - common,
        frozenset(data["ranks"]),
        frozenset(data["family_first"]),
    )


@cache
def titles() -> frozenset[str]:
    """What stands before a last name without being part of it, in lower case."""
    known = _surnames()
    return frozenset((*known.titles, *(rank.lower() for rank in known.ranks)))


def can_mean(role: str, entry: Entry) -> bool:
    """Whether the role before a last name can mean an office of the entry: "minister" a foreign one."""
    fitting, held = _surnames().titles.get(role), offices()
    if fitting is None:
        return False
    return not fitting.isdisjoint(held.get(entry, fitting) | _any(held, entry))


class Leaders:
    """Who a name means in one document."""

    __slots__ = ("_day", "_full", "_index", "_lasts", "_named", "_text")

    def __init__(
        self,
        document: Document,
        index: ActorIndex,
        named: Collection[str] = frozenset(),
        full: Mapping[str, frozenset[str]] = MappingProxyType({}),
    ) -> None:
        """`full` has the first names that the document tells beside last names."""
        self._full = full
        self._day = document.published
        self._named = named
        self._text = f"{document.title or ''}\n{document.text}"
        self._index = index
        self._lasts: frozenset[str] | None = None

    def named(self, hit: ActorHit) -> Person | None:
        """The person of a full name; None where the day leaves namesakes of two states.

        A title and a last name by which one is known ("King Abdullah") are his who bears both today; nobody's where two do.
        """
        firsts = self._full.get(hit.text, frozenset())
        if firsts and not any(self._may_be_called(e, firsts, hit.text) for e in hit.entries):
            return None  # "Roe" is the Henry Roe of whom the text tells, and not who is known by it
        person = person_on(hit.entries, self._day)
        if person is None or not person.former:
            return person
        title, _, last = person.name.partition(" ")
        known = (entry for entry in self._index.leaders(last) if can_mean(title.lower(), entry))
        heirs = [entry for entry in known if self._day is None or entry.holds(self._day)]
        return person_on(heirs, self._day) if heirs else person

    def recalled(self, name: str, role: str | None, *, former: bool = False) -> Person | None:
        """The leader of this last name, under the role that the text gives, or under none.

        Under a role his office must be one that the role can mean; without one the name must be
        telling, and nobody else may bear it in the document.
        """
        rank, _, rest = name.partition(" ")
        name = rest if rest and rank in _surnames().ranks else name
        words = name.split()
        if not words or name.islower() or (len(words) > 1 and role is None):
            return None
        last = words[-1]
        if last[:1].isupper() and last[1:3] == "l-":
            last = last[0].lower() + last[1:]  # "Al-Doe" of a title, "al-Doe" in a row of names
        turned = self._turned(name) if role is not None else ()
        known: Iterable[Entry] = (
            turned or self._index.leaders(last) or self._index.leaders(words[-1])
        )
        if len(words) > 1 and not turned:
            known = [entry for entry in known if _is_called(entry, words)]
        elif role is None:
            if not known:
                return None  # before the text is searched: of most names no table knows anything
            if name in _surnames().common or self._has_namesake(name):
                return None
            if name in _surnames().shared:
                known = [entry for entry in known if self._heads(entry)]
        if role is not None:
            known = [entry for entry in known if can_mean(role, entry)]
        known = tuple(known)
        if self._day is not None and not former:
            present = tuple(entry for entry in known if entry.holds(self._day))
            telling = role is None or not (last in _surnames().common or self._has_namesake(last))
            known = present or (self._gone(known) if telling else ())
        if role is None:
            known = tuple(entry for entry in known if _leads(entry)) or known
        if not known or len({entry.country for entry in known}) > 1:
            return None
        if len({entry.id for entry in known}) > 1:
            # Two of one state: what they share is known, who it is is not.
            shared = {entry.sectors for entry in known}
            sectors = known[0].sectors if len(shared) == 1 else ()
            over = all(e.until and self._day and e.until < self._day for e in known)
            return Person(name, known[0].country, sectors, former=over, via="data", first=(-1, -1))
        return person_on(known, self._day)

    def _turned(self, name: str) -> tuple[Entry, ...]:
        """Who is meant where a text has the family name first: "Prime Minister Abe Shinzo"."""
        family, _, given = name.partition(" ")
        if not given or " " in given:
            return ()
        known = self._index.entries(f"{given} {family}")
        first = _surnames().family_first
        return tuple(e for e in known if e.form == "person" and e.country in first)

    def _heads(self, entry: Entry) -> bool:
        """Whether somebody heads a state that the text names, on its day."""
        held = offices().get(entry, frozenset())
        now = self._day is None or entry.holds(self._day)
        return now and entry.country in self._named and not held.isdisjoint(_HEADS)

    def filled(self, person: Person, state: str) -> bool:
        """Whether the data know who holds the one office that a person's role means in a state on the
        document's day, and it is somebody else."""
        meant = _surnames().titles.get(person.role or "", frozenset())
        if len(meant) != 1 or self._day is None or person.former:
            return False
        words = {word.lower() for word in person.name.split()}
        holding = [
            term
            for term in leader_terms()
            if term.entry.country == state and term.office in meant and term.entry.holds(self._day)
        ]
        called = (key.lower() for t in holding for name in t.names for key in surnames(name, state))
        return bool(holding) and words.isdisjoint(called)

    def _gone(self, known: Sequence[Entry]) -> tuple[Entry, ...]:
        """Who has left office, where nobody of another state ever bore the name: news calls him so still."""
        alone = len({entry.country for entry in known}) == 1
        over = all(entry.until and self._day and entry.until < self._day for entry in known)
        return tuple(known) if alone and over else ()

    def _may_be_called(self, entry: Entry, firsts: Collection[str], last: str) -> bool:
        """Whether one of the first names, by its first letters, is one of the person's: "Volodimir", "V."; or "Bill"."""
        own = {*entry.name.lower().split()}.difference(last.lower().split())
        begun = tuple(first[:_ALIKE].lower().rstrip(".") for first in firsts)
        return any(word.startswith(begun) for word in own) or any(
            other.id == entry.id
            for first in firsts
            for other in self._index.entries(f"{first} {last}")
        )

    def _has_namesake(self, name: str) -> bool:
        """Whether a full name of the document that is no leader's ends in this one: the bare name means that one."""
        if firsts := self._full.get(name):
            known = self._index.leaders(name)
            return not all(any(self._may_be_called(e, {f}, name) for e in known) for f in firsts)
        if self._lasts is None:
            self._lasts = _last_names(self._text)
        return name in self._lasts


def known_by_last_name(document: Document, index: ActorIndex) -> Callable[[str], bool]:
    """Says of a word whether in this document it is, alone, the last name of a leader of the data."""
    leaders = Leaders(document, index)
    return lambda word: leaders.recalled(word, None) is not None


def told_in_full(trees: Iterable[Tree]) -> Mapping[str, frozenset[str]]:
    """The last names of persons, each with the first names that sentences tell, where the tagger sees them."""
    found: dict[str, set[str]] = {}
    for tree in trees:
        for name in tree.names:
            words = [tree[i].text for i in range(name.first, name.last)]
            titled = words[0].lower() in titles() or not words[0][0].isupper()
            if name.label == "PER" and len(words) > 1 and words[-1].isalpha() and not titled:
                found.setdefault(words[-1], set()).add(words[0])
    return {last: frozenset(firsts) for last, firsts in found.items()}


def _last_names(text: str) -> frozenset[str]:
    """What stands behind a capitalised word that is no title or rank, up to each bound of its word.

    "Ana Doe-Roe’s" gives "Doe", "Doe-Roe" and "Doe-Roe’s".
    """
    known = _surnames()
    words = {
        word
        for first, word in _PAIR.findall(text)
        if first.lower() not in known.titles and first not in known.ranks
    }
    return frozenset(word[: end.start()] for word in words for end in _BOUND.finditer(word))


def person_on(entries: Sequence[Entry], day: date | None) -> Person | None:
    """The person as of the day: in office, before it (no sector yet), or after it (former).

    Without a day only what holds of all the terms is said.
    """
    former = False
    chosen: Sequence[Entry] = entries
    if day is not None:
        chosen = [entry for entry in entries if entry.holds(day)]
        if not chosen:
            over = [entry for entry in entries if entry.until is not None and entry.until < day]
            former = bool(over)
            last = max((entry.until or day for entry in over), default=None)
            chosen = [entry for entry in over if entry.until == last] or entries
    if len({entry.country for entry in chosen}) > 1:
        return None
    first = chosen[0]
    early = day is not None and not former and not first.holds(day)
    if early and first.country in INTERNATIONAL:
        return None  # who comes to lead a body of states is of his own state before
    same = len({entry.sectors for entry in chosen}) == 1
    sectors = first.sectors if same and not early else ()
    return Person(first.name, first.country, sectors, former=former, via="data", first=(-1, -1))


def _is_called(entry: Entry, words: Sequence[str]) -> bool:
    """Whether the first and last of the words are of the person's name: "Oscar Doe" of "Oscar Luigi Doe"."""
    own = entry.name.split()
    return words[0] in own[:1] and words[-1] in own


def _leads(entry: Entry) -> bool:
    """Whether an entry is of an office that the tables name."""
    return not offices().get(entry, frozenset()) <= {_OTHER}


def _any(held: Mapping[Entry, frozenset[str]], entry: Entry) -> frozenset[str]:
    """What an office that the table does not name can be."""
    if "" not in held.get(entry, frozenset()):
        return frozenset()
    return _HEADS
