"""Mentions of drawn sentences against gold of news: whole documents are coded, so that who "they"
are is known, and what the drawn sentences tell is compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..errors import InputError
from ..model import Coding, EventMention
from .acts import HEADLINE, LEVELS, Act, Level, closest, matched
from .calibration import Judged
from .events import Scores
from .news import GoldAct, GoldSentence
from .resampling import Intervals, intervals, total

ErrorKind = Literal["extra", "missed", "wrong actors", "wrong recipients", "wrong status"]


@dataclass(frozen=True, slots=True)
class SentenceOutcome:
    """A drawn sentence, what was coded in it, and which of both agree (by index) at each level.

    `closest` pairs those of one type, as alike as can be: what modes and dates are compared on.
    """

    sentence: GoldSentence
    text: str
    mentions: tuple[EventMention, ...]
    right: Mapping[Level, tuple[tuple[int, int], ...]]
    closest: tuple[tuple[int, int], ...]

    def scores(self, level: Level, event: str | None = None) -> Scores:
        """Counts of the sentence, of one type or of all."""
        acts, mentions = self.sentence.acts, self.mentions
        return Scores(
            sum(event in (None, acts[i].event) for i, _ in self.right[level]),
            sum(event in (None, mention.event) for mention in mentions),
            sum(event in (None, act.event) for act in acts),
        )


@dataclass(frozen=True, slots=True)
class MentionError:
    """One error: what gold has, what was coded, either of them None where there is none."""

    kind: ErrorKind
    outcome: SentenceOutcome
    act: GoldAct | None
    mention: EventMention | None


@dataclass(frozen=True, slots=True)
class MentionScores:
    """Figures over drawn sentences; all are counted from the outcomes."""

    outcomes: tuple[SentenceOutcome, ...]
    unread: tuple[str, ...] = ()
    """Documents that could not be coded: their gold is missed."""

    def at(self, level: Level) -> Scores:
        return total([each.scores(level) for each in self.outcomes])

    def intervals(self, level: Level) -> Intervals:
        by_document: dict[str, list[Scores]] = defaultdict(list)
        for each in self.outcomes:
            by_document[each.sentence.document].append(each.scores(level))
        return intervals([total(parts) for parts in by_document.values()])

    def types(self, level: Level = HEADLINE) -> dict[str, Scores]:
        """Scores by event type."""
        events = {act.event for each in self.outcomes for act in each.sentence.acts}
        events |= {mention.event for each in self.outcomes for mention in each.mentions}
        return {
            event: total([each.scores(level, event) for each in self.outcomes])
            for event in sorted(events)
        }

    @property
    def pairs(self) -> list[tuple[GoldAct, EventMention]]:
        """Gold acts and the mentions of their type that are most like them."""
        return [
            (each.sentence.acts[i], each.mentions[j])
            for each in self.outcomes
            for i, j in each.closest
        ]

    @property
    def judged(self) -> list[Judged]:
        """Each mention's confidence, and whether type and parties are right."""
        return [
            (mention.confidence, j in {right for _, right in each.right[HEADLINE]})
            for each in self.outcomes
            for j, mention in enumerate(each.mentions)
        ]

    @property
    def quiet(self) -> tuple[int, int]:
        """Sentences in which gold has nothing, and those of them in which nothing is coded."""
        empty = [each for each in self.outcomes if not each.sentence.acts]
        return len(empty), sum(not each.mentions for each in empty)

    @property
    def errors(self) -> list[MentionError]:
        """What is coded wrongly, the surest first, then what is missed."""
        found = [error for each in self.outcomes for error in _errors(each)]
        return sorted(found, key=lambda e: -e.mention.confidence if e.mention else 1.0)

    @property
    def error_kinds(self) -> Counter[str]:
        return Counter(error.kind for error in self.errors)


def score_mentions(
    gold: Sequence[GoldSentence], codings: Iterable[Coding], *, least: float = 0.0
) -> MentionScores:
    """Score whole coded documents; only mentions whose trigger begins in a drawn sentence count.

    Mentions less sure than `least` are left out. Raises InputError where a document of the gold is
    not among the codings: gold that is passed over would flatter recall.
    """
    found = {coding.document.input_id: coding for coding in codings}
    missing = sorted({each.document for each in gold} - set(filter(None, found)))
    if missing:
        raise InputError(
            f"{len(missing)} documents of the gold are not among the inputs: "
            f"{', '.join(missing[:5])} ... Give the news that they were drawn from."
        )
    outcomes = tuple(_outcome(each, found[each.document], least) for each in gold)
    failed = sorted({each.document for each in gold if found[each.document].rejects})
    return MentionScores(outcomes, tuple(failed))


def _outcome(sentence: GoldSentence, coding: Coding, least: float) -> SentenceOutcome:
    if sentence.span.end > len(coding.document.part(sentence.span.part)):
        raise InputError(
            f"{sentence.document}: a drawn sentence ends at {sentence.span.end}, behind the end of "
            f"the {sentence.span.part}: this is not the text that was coded by hand."
        )
    # the surest first: of two mentions that answer alike, the surer one is right
    mentions = sorted(
        (m for m in coding.mentions if sentence.holds(m.trigger) and m.confidence >= least),
        key=lambda m: (-m.confidence, m.trigger),
    )
    acts, coded = [each.act for each in sentence.acts], [Act.of(m) for m in mentions]

    def touch(i: int, j: int) -> int:
        trigger = sentence.acts[i].trigger
        other = mentions[j].trigger
        return int(trigger is not None and trigger.start < other.end and other.start < trigger.end)

    return SentenceOutcome(
        sentence,
        sentence.span.of(coding.document),
        tuple(mentions),
        {level: tuple(matched(acts, coded, level)) for level in LEVELS},
        tuple(closest(acts, coded, touch)),
    )


def _errors(outcome: SentenceOutcome) -> Iterable[MentionError]:
    acts, mentions = outcome.sentence.acts, outcome.mentions
    for i, j in outcome.closest:
        if (kind := _difference(acts[i], mentions[j])) is not None:
            yield MentionError(kind, outcome, acts[i], mentions[j])
    answered = {i for i, _ in outcome.closest}
    used = {j for _, j in outcome.closest}
    for i, act in enumerate(acts):
        if i not in answered:
            yield MentionError("missed", outcome, act, None)
    for j, mention in enumerate(mentions):
        if j not in used:
            yield MentionError("extra", outcome, None, mention)


def _difference(act: GoldAct, mention: EventMention) -> ErrorKind | None:
    gold, coded = act.act, Act.of(mention)
    if gold.reciprocal:
        same = gold.actors | gold.recipients == coded.actors | coded.recipients
        if not same:
            return "wrong actors"
    elif gold.actors != coded.actors:
        return "wrong actors"
    elif gold.recipients != coded.recipients:
        return "wrong recipients"
    return "wrong status" if gold.status != coded.status else None
