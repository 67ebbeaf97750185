"""Examples as tensors, from which batches are cut where they lie: on the CPU or on an accelerator."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from dragoman.coding.networks.ranker import numbered
from dragoman.coding.networks.reader import KINDS
from dragoman.coding.networks.sight import FARTHEST, Sight
from dragoman.encoder import Pieces
from dragoman.ontology import event_types

sys.path.append(str(Path(__file__).parents[1]))
from minilm import Stored, spread
from reading import NO_ANSWER, Batch, Known

if TYPE_CHECKING:
    from examples import Example

OFTEN = 8
"""Questions in which a relation must have been met to have a number."""
TYPES = tuple(kind.code for kind in event_types())
FIELDS = ("acts", "deps", "read", "sides", "heads", "parties", "labels", "lead")


def known_of(taught: Sequence[Example]) -> Known:
    """What the examples are told by; of relations those that are met often."""
    met = Counter(q.relation for e in taught for act in e.acts for q in act.questions)
    return Known(
        TYPES,
        tuple(sorted({act for e in taught for act in e.seen.acts if act})),
        tuple(sorted({dep for e in taught for dep in e.seen.deps})),
        tuple(sorted(name for name, count in met.items() if count >= OFTEN)),
    )


@dataclass(frozen=True)
class Bank:
    """Sentences end to end, each behind its lead.

    `words` has one row a word and a column for each of FIELDS; `asked` one a question: trigger, token or
    -1, relation, type, kind, side; `starts` and `firsts_asked` say where each sentence begins in them.
    `types` says of each sentence which it tells, `told` whether that is known.
    """

    rows: Stored
    words: Tensor
    asked: Tensor
    starts: Tensor
    firsts_asked: Tensor
    types: Tensor
    told: Tensor
    written: Tensor

    @classmethod
    def of(cls, taught: Sequence[Example], known: Known, *, coded: bool = True) -> Bank:
        """The examples with the numbers that a network has of things; raw ones are not coded."""
        numbers = _Numbers(known)
        words = [row for e in taught for row in numbers.words(e, coded=coded)]
        asked = [list(numbers.asked(e)) for e in taught]
        return cls(
            Stored.of([_words(e) for e in taught], Pieces.load()),
            torch.tensor(words, dtype=torch.int16),
            torch.tensor([row for rows in asked for row in rows], dtype=torch.int16).view(-1, 6),
            torch.tensor([0, *accumulate(len(_words(e)) for e in taught)]),
            torch.tensor([0, *accumulate(map(len, asked))]),
            torch.tensor([[t in e.types for t in TYPES] for e in taught]),
            torch.full((len(taught),), coded),
            torch.tensor([e.written for e in taught]),
        )

    def __len__(self) -> int:
        return len(self.types)

    def to(self, device: str) -> Bank:
        return Bank(*(getattr(self, name).to(device) for name in self.__dataclass_fields__))

    @property
    def lengths(self) -> Tensor:
        return self.starts[1:] - self.starts[:-1]

    def words_of(self, index: Tensor) -> tuple[Tensor, Tensor]:
        """Where the words of some sentences lie, of shape (sentences, words), and which are there."""
        return spread(self.starts, index)

    def questions_of(self, index: Tensor) -> tuple[Tensor, Tensor]:
        """Where the questions about some sentences lie, and of which of these each is."""
        where, there = spread(self.firsts_asked, index)
        return where[there], there.nonzero()[:, 0]

    def batch(self, index: Tensor) -> tuple[Batch, Tensor]:
        """Some sentences, and the questions: seven rows, the last the answer."""
        where, there = self.words_of(index)
        fields = self.words[where].long() * there[..., None]
        acts, deps, read, sides, heads, parties, labels, lead = fields.unbind(-1)
        batch = Batch(
            self.rows.at(index),
            *(acts, deps, read, sides, heads, parties, lead, there),
            labels.masked_fill(~there | ~self.told[index][:, None], NO_ANSWER),
            torch.zeros_like(there),
            self.types[index].float(),
            self.written[index].float(),
        )
        asked, sentence = self.questions_of(index)
        return batch, torch.cat([sentence[None], self.asked[asked].long().T])


def _words(each: Example) -> tuple[str, ...]:
    """The words of the lead, if there is one, and of the sentence."""
    return (*(each.lead.words if each.lead else ()), *each.seen.words)


class _Numbers:
    """What a network has numbers of."""

    def __init__(self, known: Known) -> None:
        self._acts, self._deps = numbered(known.acts), numbered(known.deps)
        self._relations, self._types = numbered(known.relations), numbered(known.types)

    def words(self, each: Example, *, coded: bool) -> Iterator[tuple[int, ...]]:
        labels = [0 if coded else NO_ANSWER] * len(each.seen)
        for act in reversed(each.acts) if coded else ():
            labels[act.trigger] = self._types[act.event]
        if each.lead:
            yield from self._seen(each.lead, [NO_ANSWER] * len(each.lead), 1)
        yield from self._seen(each.seen, labels, 0)

    def _seen(self, seen: Sight, labels: list[int], lead: int) -> Iterator[tuple[int, ...]]:
        yield from zip(
            [self._acts.get(act, 0) for act in seen.acts],
            [self._deps.get(dep, 0) for dep in seen.deps],
            [self._types.get(event, 0) for event in seen.read],
            seen.sides,
            [FARTHEST + head for head in seen.heads],
            seen.parties,
            labels,
            [lead] * len(seen),
            strict=True,
        )

    def asked(self, each: Example) -> Iterator[tuple[int, ...]]:
        start = len(each.lead) if each.lead else 0
        for act in each.acts:
            for q in act.questions:
                led = -1 if q.led is None else q.led
                token = led if q.token is None else start + q.token
                kind = KINDS.index(q.kind) + 1 if q.kind in KINDS else 0
                relation = self._relations.get(q.relation, 0)
                yield start + act.trigger, token, relation, self._types[act.event], kind, q.side
