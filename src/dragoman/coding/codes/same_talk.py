"""A talk that a report tells again was held as it first said: `Readout of a call with Chile`, then `the two spoke`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ...model import Reading, Tree
from ..cue_words import cue_words
from .cameo import cameo_of
from .modes import mode_rules
from .phrases import ngrams, openings

_TALK, _BY_PHONE = "CONSULT", "phone"
_Parties = frozenset[str | None]


@dataclass(frozen=True, slots=True)
class Words:
    """The shipped words of a language."""

    plain: frozenset[str]


load_words = cue_words(Words, "same_talk")
"""The words of a language."""


def with_medium(
    readings: Sequence[Reading], trees: Mapping[int, Tree], language: str
) -> list[Reading]:
    """The readings of a document; talks without a mode between those who first telephoned get it.

    Those who first met did not telephone where no word says so (`they also spoke about trade`).
    """
    if not any(each.event == _TALK and _BY_PHONE in each.modes for each in readings):
        return list(readings)
    called = _called(readings, trees)
    return [
        _told(each, called.get(_parties(each)), trees[each.sentence], language)
        if each.event == _TALK
        else each
        for each in readings
    ]


def _called(readings: Sequence[Reading], trees: Mapping[int, Tree]) -> dict[_Parties, bool]:
    """Whether those who talk did so by telephone where the text tells it first, or in the title."""
    called: dict[_Parties, bool] = {}
    title: set[_Parties] = set()
    for each in readings:
        if each.event == _TALK and each.status == "actual":
            by_phone = _BY_PHONE in each.modes
            if trees[each.sentence].sentence.part != "title":
                called.setdefault(_parties(each), by_phone)
            elif by_phone:
                title.add(_parties(each))
    return called | dict.fromkeys(title, True)


def _told(reading: Reading, called: bool | None, tree: Tree, language: str) -> Reading:
    modes = reading.modes
    if called and not modes and reading.status == "actual":
        modes = (_BY_PHONE,)
    elif called is False and _BY_PHONE in modes and _leaves_open(reading, tree, language):
        modes = tuple(mode for mode in modes if mode != _BY_PHONE)
    if modes == reading.modes:
        return reading
    return replace(reading, modes=modes, cameo=cameo_of(reading.event, modes, reading.contexts))


def _leaves_open(reading: Reading, tree: Tree, language: str) -> bool:
    """Whether neither the verb of a talk nor its sentence says how they talked."""
    if tree.lemmas[reading.trigger] not in load_words(language).plain:
        return False
    words = _words(language)
    return words.isdisjoint(ngrams(tree, range(len(tree)), openings(words)))


@cache
def _words(language: str) -> frozenset[str]:
    """The words that say that one talked by telephone."""
    rules = mode_rules(language)[_TALK]
    return frozenset(
        word for rule in rules if rule.mode == _BY_PHONE for word in rule.act | rule.clause
    )


def _parties(reading: Reading) -> _Parties:
    return frozenset(party.country for party in (*reading.actors, *reading.recipients))
