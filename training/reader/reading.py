"""The reader's network for training: the same as `dragoman.coding.networks.reader` runs, in PyTorch."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from dragoman.coding.networks.reader import KINDS
from dragoman.coding.networks.sight import FARTHEST

sys.path.append(str(Path(__file__).parents[1]))
from minilm import Encoder, Rows

JUDGED = 96
NO_ANSWER = -100
"""The side of a candidate of whom the coding says nothing: inside a party's phrase, and read as another country;
and the type of a word of a sentence that is not coded."""
DROP = 0.2


@dataclass(frozen=True)
class Known:
    """Names that the network has numbers of, from 1; 0 is any other."""

    types: tuple[str, ...]
    acts: tuple[str, ...]
    deps: tuple[str, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True)
class Batch:
    """Fields of shape (sentences, words): what is shown, the type that each word tells, and which words
    are hidden; and of each sentence its types and whether it was written for this."""

    rows: Rows
    acts: Tensor
    deps: Tensor
    read: Tensor
    sides: Tensor
    heads: Tensor
    parties: Tensor
    lead: Tensor
    there: Tensor
    labels: Tensor
    hidden: Tensor
    types: Tensor
    written: Tensor

    @property
    def own(self) -> Tensor:
        """The words of the sentence itself."""
        return self.there & (self.lead == 0)


class Reading(nn.Module):
    """An encoder of sentences, and what tells types of words, types of sentences, and sides."""

    def __init__(self, known: Known, encoder: nn.Module | None = None) -> None:
        super().__init__()
        types = len(known.types)
        self.known = known
        self.enc = encoder or Encoder()
        width = self.enc.width
        self.act = nn.Embedding(len(known.acts) + 1, width)
        self.dep = nn.Embedding(len(known.deps) + 1, width)
        self.read, self.sides = nn.Embedding(types + 1, width), nn.Embedding(4, width)
        self.head, self.party = nn.Embedding(2 * FARTHEST + 1, width), nn.Embedding(3, width)
        self.lead = nn.Embedding(2, width)
        for table in (self.act, self.dep, self.read, self.sides, self.head, self.party, self.lead):
            nn.init.zeros_(table.weight)  # at first the encoder's states, unchanged
        self.written = nn.Parameter(torch.zeros(width))
        self.drop = nn.Dropout(DROP)
        self.a, self.b = nn.Linear(width, width), nn.Linear(width, types + 1)
        self.whole = nn.Linear(width, types)
        self.judge = Judging(width, types, len(known.relations))

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """States of the words, scores of the types at each, and of the types of each sentence."""
        added = self.act(batch.acts) + self.dep(batch.deps) + self.read(batch.read)
        added = added + self.sides(batch.sides) + self.head(batch.heads) + self.party(batch.parties)
        added = added + self.lead(batch.lead)
        # what was written tells more acts a sentence than news does: that is learnt here, and left behind
        added = added + batch.written[:, None, None] * self.written
        states = self.enc(batch.rows, added, batch.hidden)
        hidden = nn.functional.gelu(self.a(self.drop(states)), approximate="tanh")
        highest = states.masked_fill(~batch.own[..., None], -1e4).max(1).values
        return states, self.b(self.drop(hidden)), self.whole(self.drop(highest))


class Judging(nn.Module):
    """Tells the side of a candidate: three scores a question."""

    def __init__(self, width: int, types: int, relations: int) -> None:
        super().__init__()
        self.trigger, self.candidate = nn.Linear(width, JUDGED), nn.Linear(width, JUDGED)
        self.relation = nn.Embedding(relations + 1, JUDGED)
        self.act, self.kind = nn.Embedding(types + 1, JUDGED), nn.Embedding(len(KINDS) + 1, JUDGED)
        self.drop = nn.Dropout(DROP)
        self.a, self.b = nn.Linear(6 * JUDGED, JUDGED), nn.Linear(JUDGED, 3)

    def forward(self, states: Tensor, asked: Tensor) -> Tensor:
        """`asked` of shape (6, questions): sentence, trigger, token or -1, relation, type, kind."""
        sentence, trigger, token, relation, event, kind = asked
        first = self.trigger(states[sentence, trigger])
        there = (token >= 0)[:, None]
        second = self.candidate(states[sentence, token.clamp(min=0)] * there)
        gathered = torch.cat(
            [
                first,
                second,
                first * second,
                self.relation(relation),
                self.act(event),
                self.kind(kind),
            ],
            -1,
        )
        hidden = nn.functional.gelu(self.a(self.drop(gathered)), approximate="tanh")
        return self.b(self.drop(hidden))
