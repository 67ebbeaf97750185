"""Events end to end: type, actor countries and recipient countries all right, in the same sentence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..model import Coding, EventMention
from .gold import GoldEvent

Level = Literal["event", "actor", "recipient"]
"""How much must be right: the type; the actors' countries too; the recipients' countries too."""

LEVELS: tuple[Level, ...] = ("event", "actor", "recipient")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One gold event and the mention that answers it at the strictest level, or one without the other."""

    document: str
    sentence: str
    gold: GoldEvent | None
    mention: EventMention | None


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts of right, coded and gold events at one level; shares lie in [0, 1]."""

    right: int
    coded: int
    gold: int

    @property
    def precision(self) -> float:
        return self.right / self.coded if self.coded else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class EventScores:
    """Scores by level and, at the strictest, by event type; `outcomes` are for looking at."""

    levels: Mapping[Level, Scores]
    types: Mapping[str, Scores]
    outcomes: tuple[Outcome, ...]


def score_events(gold: Iterable[GoldEvent], codings: Iterable[Coding]) -> EventScores:
    """Score codings against gold; only documents that have gold are counted, by input id.

    A mention answers a gold event of its sentence; each answers one at most.
    """
    wanted: dict[str, list[GoldEvent]] = defaultdict(list)
    for event in gold:
        wanted[event.document].append(event)
    right: Counter[tuple[Level, str]] = Counter()
    coded: Counter[str] = Counter()
    outcomes: list[Outcome] = []
    for coding in codings:
        name = coding.document.input_id
        if name is None or name not in wanted:
            continue
        coded.update(mention.event for mention in coding.mentions)
        for level in LEVELS:
            pairs, missed, extra = _align(wanted[name], coding, level)
            right.update((level, event.event) for event, _ in pairs)
            if level == LEVELS[-1]:
                outcomes += [Outcome(name, e.sentence, e, m) for e, m in pairs]
                outcomes += [Outcome(name, e.sentence, e, None) for e in missed]
                outcomes += [Outcome(name, _words(m, coding), None, m) for m in extra]
    golds = Counter(event.event for events in wanted.values() for event in events)
    levels = {
        level: Scores(sum(right[level, event] for event in golds), coded.total(), golds.total())
        for level in LEVELS
    }
    types = {
        event: Scores(right[LEVELS[-1], event], coded[event], golds[event])
        for event in sorted({*golds, *coded})
    }
    return EventScores(levels, types, tuple(outcomes))


def _words(mention: EventMention, coding: Coding) -> str:
    return mention.sentence.of(coding.document)


def _align(
    gold: Sequence[GoldEvent], coding: Coding, level: Level
) -> tuple[list[tuple[GoldEvent, EventMention]], list[GoldEvent], list[EventMention]]:
    free = list(coding.mentions)
    pairs: list[tuple[GoldEvent, EventMention]] = []
    missed: list[GoldEvent] = []
    for event in gold:
        answer = next((m for m in free if _answers(event, m, coding, level)), None)
        if answer is None:
            missed.append(event)
        else:
            free.remove(answer)
            pairs.append((event, answer))
    return pairs, missed, free


def _answers(event: GoldEvent, mention: EventMention, coding: Coding, level: Level) -> bool:
    if mention.event != event.event or mention.status != event.status:
        return False
    # Anywhere in it: gold sentences begin after a dateline, ours with it.
    if event.sentence.strip() not in _words(mention, coding):
        return False
    if level == "event":
        return True
    if {p.country or "---" for p in mention.actors} != _countries(event.actors):
        return False
    return level == "actor" or {p.country or "---" for p in mention.recipients} == _countries(
        event.recipients
    )


def _countries(parties: Iterable[str]) -> set[str]:
    return {party.split()[0] for party in parties}
