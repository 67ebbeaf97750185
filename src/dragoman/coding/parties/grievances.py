"""Whom a crowd is against where the clause of its protest names nobody.

`sang anti-government songs` and `marched against a tax` are against the crowd's own government; `rioted
after Chile exploded a bomb` is against Chile. Without such words nobody is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...lexicon.functions import Functions
from ...lexicon.party_finder import PartyFinder
from ...model import Party, Reading, Tree
from ..cue_words import cue_words

_RULER = ("GOV",)


@dataclass(frozen=True, slots=True)
class Words:
    """The shipped words of a language."""

    crowds: frozenset[str]
    grievance: frozenset[str]
    against: frozenset[str]
    before: frozenset[str]
    since: frozenset[str]
    objects: frozenset[str]
    wants: frozenset[str]


load_words = cue_words(Words, "grievances")
"""The words of a language."""


def with_grievances(
    readings: Sequence[Reading], functions: Functions, parties: PartyFinder, language: str = "en"
) -> tuple[Reading, ...]:
    """The readings, protests that name nobody given whom the rest of the sentence shows."""
    words = load_words(language)
    return tuple(
        _against(reading, functions, parties, words)
        if reading.event in words.crowds and not reading.recipients and not reading.reciprocal
        else reading
        for reading in readings
    )


def _against(reading: Reading, functions: Functions, parties: PartyFinder, words: Words) -> Reading:
    own = {party.country for party in reading.actors}
    moved = _mover(reading, functions, parties, words)
    if moved:
        return replace(reading, recipients=moved)
    if len(own) == 1 and (country := next(iter(own))) is not None:
        for i in _grounds(reading, functions, words):
            ruler = _ruler(functions.tree, i, country)
            return replace(reading, recipients=(ruler,))
    return reading


def _mover(
    reading: Reading, functions: Functions, parties: PartyFinder, words: Words
) -> tuple[Party, ...]:
    """Who did what a clause below the protest says moved it: a ruler, or another state."""
    tree = functions.tree
    crowd = {party.id for party in reading.actors}
    own = {party.country for party in reading.actors}
    for c in tree.children[reading.trigger]:
        first = next((i for i in tree.subtree(c) if tree[i].dep != "punct"), c)
        if tree.forms[first] not in words.since or not functions.is_verb(c):
            continue
        found = tuple(
            party
            for party in parties.all_of(functions.subject(c), acting=True).parties
            if party.id not in crowd
            and party.country is not None
            and (party.sectors[:1] == _RULER or party.country not in own)
        )
        if found:
            return found
    return ()


def _grounds(reading: Reading, functions: Functions, words: Words) -> Iterator[int]:
    """Words of the sentence's clause that show a grievance against the crowd's own state."""
    tree = functions.tree
    places = {reading.trigger, *reading.tokens}
    clause = {
        c
        for i in places
        for c in (i, *tree.children[i])
        if tree.relations[c] in ("advcl", "conj", "acl", "xcomp") or c in places
    }
    for i in sorted(clause):
        for c in tree.children[i]:
            base = tree.relations[c]
            case = functions.case_of(c)
            if (base in ("obl", "nmod") and case in words.against and _rules(tree, c, words)) or (
                base == "obj" and tree.lemmas[i] in words.objects and _rules(tree, c, words)
            ):
                yield c
            elif tree.lemmas[i] in words.wants:
                yield from (g for g in tree.subtree(c) if _rules(tree, g, words))
            else:
                yield from _prefixed(tree, c, words)
    for i in places:
        yield from _prefixed(tree, i, words)


def _rules(tree: Tree, i: int, words: Words) -> bool:
    return tree.lemmas[i] in words.grievance


def _prefixed(tree: Tree, i: int, words: Words) -> Iterator[int]:
    """`anti-government songs`: the noun behind the prefix, in a word with a hyphen."""
    for c in tree.children[i]:
        if (
            c > 1
            and _rules(tree, c, words)
            and tree[c - 1].text == "-"
            and tree.forms[c - 2] in words.before
        ):
            yield c


def _ruler(tree: Tree, i: int, country: str) -> Party:
    """The government of the crowd's state, shown by the word of its grievance."""
    span = tree.span(i)
    text = tree.text_of(span)
    return Party(f"{country}.GOV", text, span, text, country, _RULER, "organisation", "sentence")
