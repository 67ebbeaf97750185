"""Acts that are referred to: "Pakistan tested a bomb. Norway condemned the explosion."

Who condemns or welcomes an act judges the one who did it (PLOVER manual, ACCUSE and SUPPORT: the
recipient is the party blamed or praised). Where the sentence does not name that party, the noun
leads back to the act as the document told it before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ..data import shipped_yaml
from ..model import Party, Reading, Tree

NEAREST = 12
"""Sentences looked back: what lies further off is another story."""

KIN = 4
"""Letters that a noun and the word of its act begin with in common: explo-sion, explo-de."""


@dataclass(frozen=True, slots=True)
class Nouns:
    """Which nouns refer back to an act, and to which."""

    judging: frozenset[str]
    definite: frozenset[str]
    acts: frozenset[str]
    kin: Mapping[str, frozenset[str]]


@cache
def load_nouns(language: str) -> Nouns:
    raw = shipped_yaml("cues", language, "antecedents.yaml")
    kin = {str(noun): frozenset(map(str, words)) for noun, words in raw["kin"].items()}
    return Nouns(frozenset(raw["judging"]), frozenset(raw["definite"]), frozenset(raw["acts"]), kin)


def refer_back(
    readings: Sequence[Reading], trees: Mapping[int, Tree], language: str = "en"
) -> tuple[Reading, ...]:
    """Give judgements of an act their recipient: the actors of the act that the noun refers to.

    `readings` are in the order of the document. Nothing is given where no earlier act fits, or
    where its actor is the one who judges.
    """
    nouns = load_nouns(language)
    return tuple(
        _referred(reading, readings[:place], trees, nouns) for place, reading in enumerate(readings)
    )


def _referred(
    reading: Reading, before: Sequence[Reading], trees: Mapping[int, Tree], nouns: Nouns
) -> Reading:
    if reading.recipients or reading.reciprocal or reading.event not in nouns.judging:
        return reading
    noun = _noun(reading, trees[reading.sentence], nouns)
    if noun is None:
        return reading
    own = {party.country for party in reading.actors}
    for act in reversed(before):
        if reading.sentence - act.sentence > NEAREST:
            break
        if act.event in nouns.judging and noun in nouns.acts:
            continue
        blamed = tuple(
            replace(party, via="event") for party in act.actors if party.country not in (None, *own)
        )
        if blamed and _names(noun, act, trees[act.sentence], nouns):
            return replace(reading, recipients=_once(blamed))
    return reading


def _noun(reading: Reading, tree: Tree, nouns: Nouns) -> str | None:
    """The definite noun of an act that is judged: the object, or what a preposition brings in."""
    for child in tree.dependents(reading.trigger, "obj", "nsubj:pass", "obl"):
        token = tree[child]
        definite = any(tree[c].text.lower() in nouns.definite for c in tree.children[child])
        case = tree.dependents(child, "case")
        timed = bool(case) and tree[case[0]].text.lower() in (
            "on",
            "in",
            "during",
            "after",
            "before",
        )
        if token.upos == "NOUN" and definite and not timed:
            return token.lemma.lower()
    return None


def _names(noun: str, act: Reading, tree: Tree, nouns: Nouns) -> bool:
    if noun in nouns.acts:
        return True
    words = {tree[i].lemma.lower() for i in act.tokens}
    words |= {tree[c].lemma.lower() for c in tree.dependents(act.trigger, "obj", "compound")}
    if words & nouns.kin.get(noun, frozenset()):
        return True
    return any(word[:KIN] == noun[:KIN] for word in words if len(word) >= KIN)


def _once(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple({party.id: party for party in parties}.values())
