"""Who is who in one document: the answer of the resolving pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model import Party, Span

Place = tuple[int, int]
"""Sentence index and token."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """A person named with an office: "Kari Lund, who was formerly head of the navy"."""

    person: str
    office: str
    country: str | None
    sector: str | None
    former: bool
    span: Span
    sentence: int
    party: Party
    verb: int | None = None
    """The token of the verb by which the office was just taken or left, where one says so."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of a document by the tokens that head their phrases."""

    parties: Mapping[Place, tuple[Party, ...]] = field(default_factory=dict)
    reasons: Mapping[Place, str] = field(default_factory=dict)
    introductions: tuple[Introduction, ...] = ()
    home: str | None = None
    """The state that the document clearly is on: persons of whom it tells no other are its own."""
    author: str | None = None
    """The state whose government gives the document out."""
    countries: frozenset[str] = field(init=False, repr=False, compare=False)
    """The countries of all parties, gathered once: each name of a place asks for them."""
    _here: Mapping[int, frozenset[str]] = field(init=False, repr=False, compare=False)
    _named: Mapping[int, Mapping[int, tuple[Party, ...]]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        here: dict[int, set[str]] = {}
        named: dict[int, dict[int, tuple[Party, ...]]] = {}
        for (sentence, token), parties in self.parties.items():
            named.setdefault(sentence, {})[token] = parties
            found = here.setdefault(sentence, set())
            found.update(party.country for party in parties if party.country is not None)
        object.__setattr__(self, "countries", frozenset[str]().union(*here.values()))
        object.__setattr__(self, "_named", named)
        object.__setattr__(self, "_here", {key: frozenset(found) for key, found in here.items()})

    def at(self, sentence: int, token: int) -> tuple[Party, ...]:
        """The parties that the phrase headed by this token names; () where it names none."""
        return self.parties.get((sentence, token), ())

    def in_sentence(self, sentence: int, tokens: int) -> dict[int, tuple[Party, ...]]:
        """The parties by the tokens of a sentence of so many that head their phrases, in order."""
        named = self._named.get(sentence, {})
        return {i: named[i] for i in sorted(named) if named[i] and i < tokens}

    def countries_of(self, sentence: int) -> frozenset[str]:
        """The countries of the parties of one sentence."""
        return self._here.get(sentence, frozenset())

    def unresolved(self, sentence: int, token: int) -> str | None:
        """Why a pronoun or description at this token has no party; None where it has or is none."""
        return self.reasons.get((sentence, token))
