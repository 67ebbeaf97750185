"""What no rule reads: acts that the reader proposes, and how sure it is of what the rules read.

A proposal is marked: its entry is `ranker`, so that it is never taken for a rule's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import TYPE_CHECKING

from ..lexicon.parties import beside, unique
from ..model import Party, Reading
from ..ontology import event_type
from .confidence import load_calibration
from .draft import Draft
from .ranker import Ranker
from .reader import Asked, Roles, SentenceReader, Shares
from .sight import Candidate, Relations, sight, told_before
from .tree_reader import TreeReader, TreeReadings

if TYPE_CHECKING:
    from .encoder import Floats

ENTRY = "ranker"
LEAST = 0.4
"""The least share of a type at a word that is proposed: chosen on coded news that the reader was not
taught on, where the proposals are about as often of the right type as the rules' readings."""
ACTS, BEARS, PERHAPS = 0.5, 0.35, 0.15
"""The least share of an actor and of a recipient, and of the likeliest where none reaches it: nearly every
act has both sides."""
AROUND = 2
"""Words about a rule's trigger where the reader may see the same act."""
JOINT = frozenset({"CONSULT", "COOPERATE"})
"""Types that several doers and nobody else do together."""
SUFFERED = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SANCTION"})
"""Types that news tells of whom they befall, without a doer."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the reader made of one opened tree."""

    reader: TreeReader
    candidates: tuple[Candidate, ...]
    shares: Shares
    states: Floats


@dataclass(frozen=True, slots=True)
class Guess:
    """A type at a word of the tree `index`, how likely it is, and who may have a side in it."""

    index: int
    trigger: int
    event: str
    share: float
    candidates: Sequence[Candidate]


@dataclass(frozen=True, slots=True)
class Proposer:
    """The networks: one asked of whole sentences, one of pairs."""

    ranker: Ranker
    reader: SentenceReader

    def over(
        self, readers: Mapping[int, TreeReader], read: Mapping[int, TreeReadings]
    ) -> dict[int, TreeReadings]:
        """The readings of a document weighed, and acts added that no rule reads in their sentence."""
        everything = {index: sight(reader, read[index]) for index, reader in readers.items()}
        sights = {index: seen for index, seen in everything.items() if seen.candidates}
        shares, states = self.reader.read(list(sights.values()))
        done = dict(read)
        looks = {
            index: Look(
                readers[index], (*seen.candidates, *told_before(everything, index)), each, state
            )
            for (index, seen), each, state in zip(sights.items(), shares, states, strict=True)
        }
        for index, look in looks.items():
            weighed = tuple(self._weighed(reading, look.shares) for reading in read[index].readings)
            done[index] = replace(read[index], readings=weighed)
        for index, drafts in self._drafts(looks, read).items():
            kept, unfit = readers[index].finished(drafts)
            found = done[index]
            readings = sorted((*found.readings, *kept), key=lambda reading: reading.trigger)
            done[index] = replace(found, readings=tuple(readings), unfit=(*found.unfit, *unfit))
        return done

    def _weighed(self, reading: Reading, shares: Shares) -> Reading:
        told = reader_evidence(reading, shares, self.reader.types)
        return replace(reading, confidence=load_calibration("read").probability(told))

    def _drafts(
        self, looks: Mapping[int, Look], read: Mapping[int, TreeReadings]
    ) -> dict[int, list[Draft]]:
        """The proposals of each tree that has any."""
        guesses: list[Guess] = []
        asked: list[Asked] = []
        order = list(looks)
        for place, index in enumerate(order):
            look = looks[index]
            told = {reading.event for reading in read[index].readings}
            relations = Relations(look.reader.functions)
            for trigger, event, share in self._triggers(look.shares, told):
                others = [c for c in look.candidates if c.before or c.token != trigger]
                guesses.append(Guess(index, trigger, event, share, others))
                for each in others:
                    near = each.before or relations.of(trigger, each.token)
                    token = None if each.before else each.token
                    asked.append(Asked(place, trigger, token, near, event, each.kind))
        roles = iter(self.reader.roles([looks[index].states for index in order], asked))
        found: dict[int, list[Draft]] = {}
        for guess in guesses:
            sides = _sides(guess, [next(roles) for _ in guess.candidates])
            if _stands(guess.event, *sides):
                found.setdefault(guess.index, []).append(_draft(guess, *sides))
        return found

    def _triggers(self, shares: Shares, told: set[str]) -> Iterator[tuple[int, str, float]]:
        """Words at which a type is likely of which the sentence has no reading yet, likeliest first."""
        best = shares.words[:, 1:].argmax(1)
        likely = shares.words[:, 1:].max(1)
        known = set(told)
        for i in (-likely).argsort(kind="stable").tolist():
            if likely[i] < LEAST:
                return
            event = self.reader.types[best[i]]
            if event not in known:
                known.add(event)
                yield i, event, float(likely[i])


def reader_evidence(reading: Reading, shares: Shares, types: Sequence[str]) -> dict[str, float]:
    """What was thought of a reading before, and how likely the reader finds its type there and at all."""
    k = types.index(reading.event)
    low, high = max(0, reading.trigger - AROUND), reading.trigger + AROUND + 1
    near = shares.words[low:high, 1 + k]
    before = reading.confidence
    return {
        "before": log(before / (1 - before)),
        "word": float(near.max()) if len(near) else 0.0,
        "whole": float(shares.whole[k]),
    }


Judged = tuple[Candidate, Roles]


def _sides(guess: Guess, roles: Sequence[Roles]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The likely actors and recipients; whoever acts is not done to."""
    both = list(zip(guess.candidates, roles, strict=True))
    doers = [c for c, r in both if r.actor >= max(ACTS, r.recipient)]
    bearers = [c for c, r in both if r.recipient >= BEARS and c not in doers]
    if not doers:
        doers = [c for c, r in _likeliest(both, lambda r: r.actor) if r.actor > r.recipient]
    if not bearers and guess.event not in JOINT:
        bearers = [c for c, _ in _likeliest(both, lambda r: r.recipient) if c not in doers]
    actors = unique(party for each in doers for party in each.parties)
    recipients = unique(party for each in bearers for party in each.parties)
    return actors, beside(recipients, actors)


def _likeliest(both: Sequence[Judged], share: Callable[[Roles], float]) -> Sequence[Judged]:
    """The candidate with the greatest share, if that is worth a guess."""
    best = max(both, key=lambda each: share(each[1]), default=None)
    return [best] if best is not None and share(best[1]) >= PERHAPS else []


def _stands(event: str, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> bool:
    """Whether a proposal has the sides that its type needs."""
    if event in JOINT:
        return len(actors) > 1 or bool(actors and recipients)
    if event_type(event).requires_recipient and not recipients:
        return False
    return bool(actors) or (event in SUFFERED and bool(recipients))


def _draft(guess: Guess, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> Draft:
    trigger = guess.trigger
    return Draft(
        trigger=trigger,
        chain=(trigger,),
        tokens=(trigger,),
        inner=trigger,
        event=guess.event,
        modes=(),
        contexts=(),
        cameo=None,
        actors=actors,
        partners=(),
        recipients=recipients,
        joint=guess.event in JOINT and not recipients,
        statuses=frozenset(),
        entry=ENTRY,
        actorless=not actors,
        share=guess.share,
    )
