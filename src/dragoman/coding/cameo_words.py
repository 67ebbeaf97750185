"""CAMEO codes made finer by words: `cameo.yaml` says which words of an act, or which sides, show which code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ..data import data_path
from ..lexicon.read import load_yaml
from ..model import Party, Reading, Tree
from .modes import all_forms, ngrams

APPEAL, DEMAND = "02", "10"
"""Roots of one family: what is asked for has the same members under both."""
_REQUEST = "REQUEST"
_STATE = "STATE"


@dataclass(frozen=True, slots=True)
class CodeRule:
    """When one code takes the place of coarser ones; an empty condition holds always."""

    to: str
    of: frozenset[str]
    trigger: frozenset[str]
    below: frozenset[str]
    also: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    unless: frozenset[str]

    def holds(self, reading: Reading, tree: Tree, words: set[str]) -> bool:
        """Whether the words under the act's own, and its sides, are those of the rule."""
        i = reading.trigger
        return (
            (not self.trigger or tree.lemmas[i] in self.trigger or tree.forms[i] in self.trigger)
            and all(not some or not some.isdisjoint(words) for some in (self.below, self.also))
            and (not self.actors or _is_of(reading.actors, self.actors))
            and (not self.recipients or _is_of(reading.recipients, self.recipients))
            and self.unless.isdisjoint(tree.relations[c] for c in tree.children[i])
        )

    def code(self, base: str) -> str:
        """The code that takes the place of `base`."""
        return base + self.to if len(self.to) == 1 else self.to


@dataclass(frozen=True, slots=True)
class CodeWords:
    """The rules by event type, and the words of asking that part the two roots of requests."""

    rules: Mapping[str, tuple[CodeRule, ...]]
    appeals: frozenset[str]
    demands: frozenset[str]


@cache
def code_words(language: str = "en") -> CodeWords:
    """The shipped words of a language."""
    raw = load_yaml(data_path("cues", language, "cameo.yaml"))
    rules = {event: tuple(map(_rule, rows)) for event, rows in raw["codes"].items()}
    return CodeWords(rules, all_forms(raw["appeals"]), all_forms(raw["demands"]))


def with_codes_by_words(
    readings: Sequence[Reading], tree: Tree, language: str = "en"
) -> tuple[Reading, ...]:
    """The readings of a sentence, their codes as fine as its words allow."""
    words = code_words(language)
    return tuple(
        replace(reading, cameo=code)
        if reading.cameo
        and (code := _by_words(reading, reading.cameo, tree, words)) != reading.cameo
        else reading
        for reading in readings
    )


def _by_words(reading: Reading, code: str, tree: Tree, words: CodeWords) -> str:
    told: set[str] | None = None
    for rule in words.rules.get(reading.event, ()):
        if code not in rule.of:
            continue
        if told is None:
            told = ngrams(tree, tree.subtree(reading.trigger))
        if rule.holds(reading, tree, told):
            code = rule.code(code)
            if len(code) > len("140"):
                break
    return _rooted(code, tree.lemmas[reading.trigger], words) if reading.event == _REQUEST else code


def _rooted(code: str, asking: str, words: CodeWords) -> str:
    """The code of a request under the root of the word that asks: `urged`, or `demanded`."""
    root, member = code[:2], code[2:]
    if root == DEMAND and asking in words.appeals:
        return APPEAL + member
    return DEMAND + member if root == APPEAL and asking in words.demands else code


def _is_of(parties: Sequence[Party], sectors: frozenset[str]) -> bool:
    return any(
        not sectors.isdisjoint(party.sectors)
        or (_STATE in sectors and party.kind == "state" and not party.sectors)
        for party in parties
    )


def _rule(row: Mapping[str, Any]) -> CodeRule:
    def words(key: str) -> frozenset[str]:
        return all_forms(row.get(key) or ())

    def names(key: str) -> frozenset[str]:
        return frozenset(map(str, row.get(key) or ()))

    return CodeRule(
        to=str(row["to"]),
        of=names("of"),
        trigger=words("trigger"),
        below=words("below"),
        also=words("also"),
        actors=names("actors"),
        recipients=names("recipients"),
        unless=names("unless"),
    )
