"""What the stages pass on: the draft of a document's coding, and what they read by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import wraps

from .actors import ActorHit, ActorIndex, Cast
from .coding.networks.propose import Proposer
from .coding.networks.ranker import Ranker
from .coding.networks.reader import SentenceReader
from .coding.networks.strangers import StrangerNetwork
from .config import Settings
from .data import uncollected
from .lexicon import Lexicon
from .model import (
    Agreement,
    Coding,
    Context,
    Document,
    EventMention,
    Office,
    Reading,
    Reject,
    Rejection,
    Sentence,
    Statement,
    Tie,
    Tree,
)
from .places import PlaceIndex
from .syntax import Parser


@dataclass(frozen=True, slots=True)
class Resources:
    """What the stages read by: loaded once a process, never changed."""

    parser: Parser
    actors: ActorIndex
    lexicon: Lexicon
    places: PlaceIndex
    proposer: Proposer | None = None
    """What weighs the rules' readings and proposes acts that no rule reads; None where it is switched off."""
    least: float = 0.0
    """Readings less sure than this are withheld."""

    @property
    def ranker(self) -> Ranker | None:
        """The network of pairs; loaded when first asked for."""
        return Ranker.load() if self.proposer is not None else None

    @classmethod
    def load(cls, settings: Settings) -> Resources:
        parser = Parser.load(settings.model)
        return cls(
            parser,
            ActorIndex.load(settings.actors),
            Lexicon.load(settings.lexicon),
            PlaceIndex.load(),
            Proposer(SentenceReader.load(), StrangerNetwork.load()) if settings.ranker else None,
            settings.min_confidence,
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A document on its way: every stage fills in a little more."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    hits: Mapping[int, tuple[ActorHit, ...]] = field(default_factory=dict)
    chosen: tuple[Sentence, ...] = ()
    trees: Mapping[int, Tree] = field(default_factory=dict)
    cast: Cast | None = None
    readings: tuple[Reading, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    contexts: tuple[Context, ...] = ()
    mentions: tuple[EventMention, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    statements: tuple[Statement, ...] = ()
    offices: tuple[Office, ...] = ()
    ties: tuple[Tie, ...] = ()
    failure: str | None = None

    @property
    def ready(self) -> Cast:
        """The cast, for stages after the one that makes it."""
        assert self.cast is not None
        return self.cast

    def coding(self) -> Coding:
        document = self.document
        if self.failure is not None:
            name = document.input_id or document.url or document.id
            reject = Reject(name, None, self.failure, document.id, document.origin)
            return Coding(document, rejects=(reject,))
        return Coding(
            document,
            self.mentions,
            self.agreements,
            self.statements,
            self.offices,
            self.ties,
            self.contexts,
            self.rejections,
        )


Stage = Callable[[Sequence[Draft], Resources], list[Draft]]


def each(stage: Callable[[Draft, Resources], Draft]) -> Stage:
    """Make a stage of a function on one draft; what it raises is that document's failure alone."""

    @wraps(stage)
    def over(drafts: Sequence[Draft], resources: Resources) -> list[Draft]:
        done = []
        for draft in drafts:
            if draft.failure is None:
                try:
                    with uncollected():
                        draft = stage(draft, resources)
                except Exception as fault:
                    draft = replace(draft, failure=_failure(stage.__name__, fault))
            done.append(draft)
        return done

    return over


def _failure(stage: str, fault: Exception) -> str:
    return f"{stage} failed: {type(fault).__name__}: {fault}"


def one_by_one(
    stage: Stage, drafts: Sequence[Draft], resources: Resources, fault: Exception
) -> list[Draft]:
    """A stage over a batch again, each draft by itself, so that only the faulty one fails."""
    if len(drafts) == 1:
        return [replace(drafts[0], failure=_failure(stage.__name__, fault))]
    return [done for draft in drafts for done in stage([draft], resources)]
