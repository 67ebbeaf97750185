"""The other side of a dispute, where an act of words names nobody.

`Chile condemned the Peruvian raid and warned that it would answer`: it warned Peru. `Peru accused
Chile of spying. Santiago denied it and demanded proof`: it asked Peru.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...model import Party, Reading, Tree
from ...ontology import quad
from ..acts.one_side import COMMON, of_event, same_side
from ..cue_words import cue_words
from .antecedents import is_of_a_deed

DISPUTES = frozenset({"ACCUSE", "THREATEN", "REJECT", "REQUEST"})
"""Types of words that go to the other side of a dispute."""

HOSTILE = DISPUTES - {"REQUEST"}
"""Those of them that answer no friendly act."""

_DENIAL = "REJECT"
_FRIENDLY = (1, 2)
"""Quad classes of cooperation."""

MEETING = 6
"""Sentences for which a meeting is the one that the talk is of."""

TOGETHER = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})
"""Types of what those who met do together."""

BACK = 2
"""Sentences looked back: further off the dispute may be another."""


@dataclass(frozen=True, slots=True)
class Words:
    """The shipped words of a language, as `counterparts.yaml` says what each list is."""

    calling: frozenset[str]
    wanted: frozenset[str]
    definite: frozenset[str]
    met: frozenset[str]
    pairs: frozenset[str]


load_words = cue_words(Words, "counterparts")
"""The words of a language."""


def with_counterparts(
    readings: Sequence[Reading],
    trees: Mapping[int, Tree],
    language: str = "en",
    organs: frozenset[str] = frozenset(),
) -> tuple[Reading, ...]:
    """The readings of a document in order, words of dispute given the party that they are about.

    That is who stands against the same state in another act of the sentence or just before it; a
    call for a thing (`called for calm`) goes to everybody.
    """
    done: list[Reading] = []
    for place, reading in enumerate(readings):
        found: tuple[Party, ...] = ()
        tree = trees[reading.sentence]
        if (
            reading.event in DISPUTES
            and not reading.recipients
            and not reading.reciprocal
            and not _to_all(reading, tree, load_words(language))
            and not is_of_a_deed(reading, tree, language)
        ):
            near = _near(place, readings)
            found = next((side for other in near if (side := _against(reading, other, organs))), ())
        done.append(replace(reading, recipients=found) if found else reading)
    return tuple(done)


def _to_all(reading: Reading, tree: Tree, words: Words) -> bool:
    """Whether a request only names what is wanted: `called for elections`."""
    return (
        not reading.operators
        and tree.lemmas[reading.trigger] in words.calling
        and any(
            tree.forms[case] in words.wanted
            for child in tree.dependents(reading.trigger, "obl", "nmod")
            for case in tree.dependents(child, "case")
        )
    )


def with_partner(reading: Reading, before: Sequence[Reading]) -> Reading | None:
    """A talk of which one side is named, with the other of the meeting that is told of; None if not.

    `The minister met Chile's envoy. She discussed trade`: with him, as long as no other meeting came.
    """
    if reading.status != "actual" or reading.said_by is not None or len(reading.actors) != 1:
        return None
    [one] = reading.actors
    for other in reversed(before):
        if reading.sentence - other.sentence > MEETING:
            return None
        if other.event != reading.event or other.sentence == reading.sentence:
            continue
        sides = {party.country for party in other.actors}
        if not other.reciprocal or len(other.actors) != 2 or len(sides - {None}) != 2:
            return None
        partner = [party for party in other.actors if party.country != one.country]
        if len(partner) != 1 or other.status != "actual":
            return None
        return replace(reading, actors=(one, *of_event((partner[0],))), reciprocal=True)
    return None


def with_partners(
    reading: Reading, tree: Tree, before: Sequence[Reading], language: str = "en"
) -> Reading | None:
    """A talk of nobody named, with those of the last of the contacts `before` it; None if not.

    `The ministers of Chile and Peru met. The talks lasted an hour`: the noun stands for that meeting.
    """
    if reading.operators or not _told_again(reading.trigger, tree, load_words(language)):
        return None  # `the talks are expected to end the war`: what they are for
    for other in reversed(before):
        if reading.sentence - other.sentence > MEETING:
            return None
        if other.sentence == reading.sentence:
            continue
        sides = _sides(other)
        if not sides:
            return None
        return replace(reading, actors=of_event(sides), reciprocal=True)
    return None


def _sides(contact: Reading) -> tuple[Party, ...]:
    """Those who met, guest and host alike; none where one side alone is named."""
    sides = (*contact.actors, *contact.recipients)
    return sides if len(sides) > 1 else ()


def as_pair(reading: Reading, before: Sequence[Reading], language: str = "en") -> Reading:
    """A reading whose actors are `the two leaders` or `both sides`, with those of the last meeting."""
    if reading.event not in TOGETHER or len(reading.actors) != 1 or reading.recipients:
        return reading
    [one] = reading.actors
    said, words = one.text.lower().split(), load_words(language)
    meant = words.pairs.intersection(said[:2]) or (said[:1] == ["the"] and said[-1] in words.met)
    if one.country is not None or not meant:
        return reading
    for other in reversed(before):
        if reading.sentence - other.sentence > MEETING:
            break
        if other.event == "CONSULT" and (sides := _sides(other)):
            sure = max(reading.confidence, other.confidence / 2)
            return replace(reading, actors=of_event(sides), reciprocal=True, confidence=sure)
    return reading


def _told_again(trigger: int, tree: Tree, words: Words) -> bool:
    """Whether a talk is one told before: `the meeting`, `these talks`, `the two discussed`."""
    tokens = tree.tokens
    if tokens[trigger].upos not in ("NOUN", "PROPN"):
        subject = [c for c in tree.children[trigger] if tokens[c].dep.startswith("nsubj")]
        return any(tree.lemmas[c] in words.pairs for c in subject)
    below = tree.children[trigger]
    return any(
        tree.forms[c] in words.definite for c in below if tokens[c].dep in ("det", "nmod:poss")
    )


def _near(place: int, readings: Sequence[Reading]) -> Iterator[Reading]:
    """The acts of the same sentence, then those before it, nearest first."""
    own = readings[place].sentence
    first = bisect_left(readings, own, key=_sentence)
    last = bisect_right(readings, own, key=_sentence)
    yield from (readings[i] for i in range(first, last) if i != place)
    for i in range(first - 1, -1, -1):
        if readings[i].sentence < own - BACK:
            return
        yield readings[i]


def _sentence(reading: Reading) -> int:
    return reading.sentence


def _against(reading: Reading, other: Reading, organs: frozenset[str]) -> tuple[Party, ...]:
    """Who stands in another act against those who speak; nobody in what is done together."""
    if other.reciprocal or (reading.event in HOSTILE and quad(other.event) in _FRIENDLY):
        return ()
    own = {party.country for party in reading.actors} - COMMON

    def ours(party: Party) -> bool:
        return same_side(reading.actors, (party,), organs)

    if reading.event == _DENIAL and (teller := _teller(other, ours)):
        return of_event(teller)
    for one, facing in ((other.actors, other.recipients), (other.recipients, other.actors)):
        known = tuple(party for party in facing if party.country is not None)
        abroad = tuple(party for party in known if party.country not in own)
        if any(party.country in own for party in one) and abroad:
            return of_event(abroad)
        if any(map(ours, one)):
            return of_event(tuple(party for party in known if not ours(party)))
    return ()


def _teller(other: Reading, ours: Callable[[Party], bool]) -> tuple[Party, ...]:
    """Who tells of others what they then deny: `Chile said Peru had shelled a village. Lima denied it.`"""
    teller = other.said_by
    if teller is None or teller.country is None or ours(teller):
        return ()
    return (teller,) if not other.actors or any(map(ours, other.actors)) else ()
