"""Parties found together: each once, and those that are none of another side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Party

_TAKEN_UP = frozenset({"coreference", "event"})
"""Ways in which a party is known through words told before."""
_OWNED = ("his ", "her ", "its ", "their ")


@dataclass(frozen=True, slots=True)
class Found:
    """Parties found in a phrase; `owned` where its head named none and an owner stood in."""

    parties: tuple[Party, ...] = ()
    owned: bool = False

    def __bool__(self) -> bool:
        return bool(self.parties)


NONE = Found()


def unique(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties, each once by id and code, in order."""
    seen: dict[Key, Party] = {}
    for party in parties:
        seen.setdefault(key(party), party)
    return tuple(seen.values())


def whole(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties but for states named within the words of one of their own: `Kenyan` of `Kenyan teachers`."""
    if len(parties) < 2:
        return parties
    return tuple(
        party
        for party in parties
        if party.sectors
        or not any(
            other.sectors and other.country == party.country and _within(party, other)
            for other in parties
        )
    )


def _within(one: Party, other: Party) -> bool:
    inner, outer = one.span, other.span
    return inner.part == outer.part and outer.start <= inner.start and inner.end <= outer.end


def beside(parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties that are none of `others`."""
    if not parties or not others:
        return parties
    return tuple(
        party
        for party in parties
        if all(key(party) != key(other) or _two(party, other) for other in others)
    )


def _two(one: Party, other: Party) -> bool:
    return two_offices(one, other) or two_groups(one, other)


def two_groups(one: Party, other: Party) -> bool:
    """Whether two of one code are told by words that differ: `soldiers` and `six members of the guard`.

    One with a name of its own, or that takes up whom the text told before, is the same again.
    """
    first, second = one.text.lower(), other.text.lower()
    return (
        bool(one.sectors)
        and one.id == other.id == ".".join((one.country or "---", *one.sectors))
        and one.span.part == other.span.part
        and (one.span.end <= other.span.start or other.span.end <= one.span.start)
        and not (_again(one) or _again(other))
        and first.split()[-1] != second.split()[-1]
    )


def two_offices(one: Party, other: Party) -> bool:
    """Whether two persons of one code are told by titles that differ: `the premier`, `the defence minister`.

    A name may be that of whoever bears the title, and a shorter title the longer one again.
    """
    titles = [party.text.partition(" of ")[0] for party in (one, other)]
    first, second = map(str.lower, titles)
    return (
        one.kind == other.kind == "person"
        and one.span.part == other.span.part
        and not (_again(one) or _again(other))
        and all(title.split()[-1].islower() for title in titles)
        and not first.endswith(second)
        and not second.endswith(first)
    )


def _again(party: Party) -> bool:
    """Whether the words only take up whom the text told before: "the minister", but not "his minister"."""
    return party.via in _TAKEN_UP and not party.text.lower().startswith(_OWNED)


Key = tuple[str, str | None, tuple[str, ...]]
"""What a party is told from others by: its id, and the country and sectors that make its code."""


def key(party: Party) -> Key:
    """The id and the code of a party, without making the code's text."""
    return party.id, party.country, party.sectors
