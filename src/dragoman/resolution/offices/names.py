"""Who is meant by the names that reports give to holders of an office: "Lund" and "Kari Lund" are one.

A name is taken for another's only within one office of one state. All names are gathered before any
is settled, so that their order does not matter; each is looked up, none is compared with all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from ...actors.persons.leaders import can_mean, titles
from ...actors.persons.people import Person
from ...actors.tables.terms import Term, leader_terms, surnames
from ...actors.words.layers import GENERATIONS, PARTICLES
from ...model import stable_id
from ...register.words import folded_words

LAST = "last "
"""How `who` begins for a last name that nobody's full name is known to."""

Seat = tuple[str, str | None]
"""An office, in lower case, and the state that it is told of."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name that reports give to who holds or held an office, and the days of those reports."""

    person: str
    office: str
    country: str | None
    reports: int = 1
    first: date | None = None
    last: date | None = None
    former: bool = False
    """Whether any of the reports tells of it as past."""

    @property
    def seat(self) -> Seat:
        return self.office, self.country


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant: `who` tells persons apart, `actor` is the id of one whom the lists know.

    `may_be` are the full names of those whom a last name alone fits, where they are several.
    """

    who: str
    id: str
    name: str
    actor: str | None = None
    may_be: tuple[str, ...] = ()

    @property
    def full(self) -> bool:
        """Whether more than a last name is known."""
        return not self.who.startswith(LAST)


def persons_meant(told: Iterable[Named]) -> dict[Named, Meant]:
    """Who each name means; a last name alone the one full name of that office that it fits."""
    given = list(told)
    bare = {one: _untitled(one) for one in given}
    full = {one: who for one in given if (who := _full(one, bare[one])) is not None}
    fitting: dict[tuple[str, Seat], set[str]] = defaultdict(set)
    for one, who in full.items():
        for last in _lasts(bare[one], one.country):
            fitting[last, one.seat].add(who)
    chosen, unsure = dict(full), dict[Named, set[str]]()
    for one in given:
        if one in full:
            continue
        last = _folded(bare[one])
        fits = fitting.get((last, one.seat), set()).union(_leaders(last, one))
        if len(fits) == 1:
            (chosen[one],) = fits
        else:
            chosen[one], unsure[one] = f"{LAST}{last}", fits
    names = _shown(chosen, full)
    known = _known_by_id()
    return {
        one: Meant(
            who,
            stable_id("office held", who, *one.seat),
            names[who, one.seat],
            Person(known[who]).id if who in known else None,
            tuple(sorted(names.get((f, one.seat)) or known[f] for f in unsure.get(one, ()))),
        )
        for one, who in chosen.items()
    }


def _shown(chosen: Mapping[Named, str], full: Mapping[Named, str]) -> dict[tuple[str, Seat], str]:
    """What each is called: as the lists have it, else by the full name that most reports give."""
    known = _known_by_id()
    names: dict[tuple[str, Seat], str] = {}
    for one in sorted(chosen, key=lambda one: (one not in full, -one.reports, one.person)):
        who = chosen[one]
        names.setdefault((who, one.seat), known.get(who) or one.person)
    return names


def _full(one: Named, bare: str) -> str | None:
    """Who bears a full name: by id one whom the lists know for that state; None for a last name."""
    for name in (one.person,) if bare == one.person else (one.person, bare):
        known = _known_by_name().get((_folded(name), one.country))
        if known and len(known) == 1 and not _is_last(name):
            return next(iter(known))
    return None if _is_last(bare) else f"name {' '.join(folded_words(bare))}"


def _untitled(one: Named) -> str:
    """The name without titles before it: "Minister Lund" is Lund; a title alone is a name."""
    words, known, own = one.person.split(), titles(), one.office.split()
    while len(words) > 1 and (words[0].lower() in known or words[0].lower() in own):
        words = words[1:]
    return " ".join(words)


@lru_cache(100_000)
def _is_last(name: str) -> bool:
    """Whether it is one name, with what belongs to it: "de Klerk", "al-Assad", "Lund Jr."."""
    words = [word.strip(",").lower() for word in name.split()]
    return sum(word not in PARTICLES and word not in GENERATIONS for word in words) <= 1


@lru_cache(100_000)
def _folded(name: str) -> str:
    """A name in lower case without accents, articles and particles, where anything else is in it."""
    words = folded_words(name)
    own = [word for word in words if word not in PARTICLES and word not in GENERATIONS]
    return " ".join(own or words)


def _lasts(name: str, country: str | None) -> Iterator[str]:
    """The last names of a full one: "al-Assad" of "Bashar al-Assad", without its article."""
    yield from dict.fromkeys(_folded(word) for word in surnames(name, country))


def _leaders(last: str, one: Named) -> Iterator[str]:
    """Those of the lists with that last name whose office the title can mean, on days of the reports."""
    for term in _known_by_last().get((last, one.country), ()):
        since, until = term.entry.since or date.min, term.entry.until or date.max
        begun = one.last is None or since <= one.last
        lasted = one.first is None or one.former or one.first <= until
        if begun and lasted and can_mean(one.office, term.entry):
            yield term.entry.id


@cache
def _known_by_id() -> Mapping[str, str]:
    return {term.entry.id: term.entry.name for term in leader_terms()}


@cache
def _known_by_name() -> Mapping[tuple[str, str | None], frozenset[str]]:
    known: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for term in leader_terms():
        for name in term.names:
            known[_folded(name), term.entry.country].add(term.entry.id)
    return {key: frozenset(ids) for key, ids in known.items()}


@cache
def _known_by_last() -> Mapping[tuple[str, str | None], tuple[Term, ...]]:
    known: dict[tuple[str, str | None], dict[Term, None]] = defaultdict(dict)
    for term in leader_terms():
        for name in term.names:
            for last in _lasts(name, term.entry.country):
                known[last, term.entry.country][term] = None
    return {key: tuple(terms) for key, terms in known.items()}
