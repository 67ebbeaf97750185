"""Which party somebody means who types a code, a name or some words.

A code, or a name that the lists of actors know for one alone, says it exactly: `UK` is GBR, `ELN`
is `grp.eln`. All else is words that must stand whole in a party's name or in the words of a text
for it: `US` is no part of Russia.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman import ontology
from dragoman.errors import ConfigError

from .words import cased_words, folded_words, have

_CODES = re.compile(r"[A-Z]{3}( [A-Z]{3})*")

GOVERNS = "GOV"
"""The sector that a state's own name stands for: agreements are made by governments."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A party that is asked for: codes, all of which one party must have; else an id or words.

    `names` are those of a listed actor with that id: "ELN rebels" is a phrase of its own, with the
    id of any rebels of the country.
    """

    text: str
    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the lists know it, so that a register without it can be asked for it too."""
        return bool(self.codes or self.names)

    def in_words(self, text: str) -> bool:
        """Whether a party's name or words have it."""
        if self.names:
            return any(have(cased_words(text), cased_words(name)) for name in self.names)
        return have(folded_words(text), folded_words(self.text))

    def is_speaker(self, id: str, country: str | None, sectors: Sequence[str], name: str) -> bool:
        """Whether a party of which all is known is meant."""
        if self.codes:
            return all(code == country or code in sectors for code in self.codes)
        return id == self.text or self.in_words(name)

    def is_member(self, country: str | None, name: str) -> bool:
        """Whether a party to an agreement, of which country and name are known, is meant."""
        if not self.codes:
            return self.in_words(name)
        first, *sectors = self.codes
        if country != first:
            return False
        if name.casefold() in self.state:
            return set(sectors) <= {GOVERNS}
        told = _sectors().get(_listed().get(name.casefold(), ""))
        return set(sectors) <= set(told) if told is not None else GOVERNS not in sectors

    @property
    def state(self) -> frozenset[str]:
        """The names of the state whose code stands first, in small letters."""
        return _names_of(self.codes[0])


@lru_cache(1024)
def wanted_party(name: str) -> Wanted:
    """What a party that was typed stands for. Raises ConfigError where there is no word in it."""
    text = party_of(name)
    if coded(text):
        return Wanted(text, tuple(text.split(" ")))
    from dragoman.actors.tables.read import body_names

    if not folded_words(text):
        raise ConfigError(f"No actor is named by {name!r}. Give a code such as MAR, or a name.")
    return Wanted(text, names=body_names(text))


@cache
def _names_of(code: str) -> frozenset[str]:
    return frozenset(name for name, id in _listed().items() if id == code)


def party_of(name: str) -> str:
    """A party as it was typed; codes for the name of a country, the id for that of a listed actor.

    "Norway" then finds the Norwegian minister too, whose name and words do not have it.
    """
    text = " ".join(name.split())
    if coded(text):
        return text
    if found := _listed().get(text.casefold()):
        return found
    words = text.split(" ")
    at = len(words)
    while at > 1 and words[at - 1].upper() in _sector_codes():
        at -= 1
    country = _listed().get(" ".join(words[:at]).casefold(), "")
    return " ".join((country, *words[at:])).upper() if coded(country) else text


def coded(text: str) -> bool:
    """Whether a text is codes that there are."""
    codes = _country_codes() | _sector_codes()
    return bool(_CODES.fullmatch(text)) and set(text.split(" ")) <= codes


def names_known() -> tuple[str, ...]:
    """Names of countries and of listed actors that stand for one of them."""
    return tuple(dict.fromkeys((*(each.name for each in ontology.countries()), *_plain())))


@cache
def _country_codes() -> frozenset[str]:
    from dragoman.actors.tables.read import names

    codes = {each.iso3 for each in ontology.countries()}
    return frozenset(codes | {entry.id for _, entry in names() if entry.kind == "state"})


@cache
def _sector_codes() -> frozenset[str]:
    """Sectors and international codes, each of which may stand after or for a country's."""
    known = (*ontology.sectors(), *ontology.international_codes())
    return frozenset(each.code for each in known)


@cache
def _plain() -> Mapping[str, str]:
    """Names as they are written, with the code or id that each stands for alone."""
    from dragoman.actors.tables.read import names

    found: dict[str, set[str]] = {}
    for name, entry in names():
        found.setdefault(name, set()).add(entry.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


@cache
def _listed() -> Mapping[str, str]:
    """The same in any case, and codes of countries; the ontology's name of a country goes first."""
    found: dict[str, str] = {}
    for name, id in _plain().items():
        found.setdefault(name.casefold(), id)
    for each in ontology.countries():
        found[each.name.casefold()] = each.iso3
        found.setdefault(each.iso3.casefold(), each.iso3)
    return found


@cache
def _sectors() -> Mapping[str, tuple[str, ...]]:
    from dragoman.actors.tables.read import names

    return {entry.id: entry.sectors for _, entry in names() if entry.kind != "state"}
