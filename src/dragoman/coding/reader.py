"""The reader: which acts a sentence tells and who does them to whom, by a network taught on coded news.

It was taught by `training/reader` on news coded by hand. It sees what the rules read, and has learnt how
far to trust it. It begins from the ranker's network and shares its words. Its answers are weighed into
the confidence of rules' readings, and stand by themselves (as proposals) only where no rule reads.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..data import data_path
from .encoder import Block, Layer, Norm, Table, Weights, gelu
from .encoder import shares as shares_of
from .ranker import Ranker
from .sight import FARTHEST, Sight

if TYPE_CHECKING:
    from .encoder import Floats

BATCH = 16
"""Sentences read at once: more of them wait for the longest."""
KINDS = ("state", "person", "organisation", "group")
_HIDDEN = float("-1e9")


@dataclass(frozen=True, slots=True)
class Shares:
    """What was read in a sentence.

    `words` has for each token the shares of no act and of each type, of shape (tokens, 1 + types),
    each row summing to one; `whole` the probability that the sentence tells each type at all.
    """

    words: Floats
    whole: Floats


@dataclass(frozen=True, slots=True)
class Roles:
    """The shares of a candidate at a trigger: no side, actor, recipient; they sum to one."""

    none: float
    actor: float
    recipient: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A question after the side of a candidate in an act of a sentence (by its place in the list).

    `token` is None for one whom only an earlier sentence names.
    """

    sentence: int
    trigger: int
    token: int | None
    relation: str
    event: str
    kind: str


@dataclass(frozen=True, slots=True)
class Tables:
    """Embeddings of what the reader sees beside the ranker's words."""

    acts: Table
    deps: Table
    shapes: Table
    side: Table
    read: Table
    sides: Table
    heads: Table
    parties: Table
    norm: Norm


@dataclass(frozen=True, slots=True)
class Judge:
    """What tells sides: a trigger and a candidate, alone and together, and how they stand."""

    trigger: Layer
    candidate: Layer
    relations: Table
    types: Table
    kinds: Table
    gather: Layer
    decide: Layer


@dataclass(frozen=True, slots=True)
class SentenceReader:
    """The network: embeddings, blocks, one head a token, one a sentence, one a question of sides."""

    words: Ranker
    types: tuple[str, ...]
    relations: Mapping[str, int]
    tables: Tables
    blocks: tuple[Block, ...]
    norm: Norm
    gather: Layer
    decide: Layer
    whole: Layer
    judge: Judge

    @classmethod
    def load(cls, language: str = "en") -> SentenceReader:
        """The bundled reader of a language; loaded once a process."""
        return _load(language)

    def read(self, sights: Sequence[Sight]) -> tuple[list[Shares], list[Floats]]:
        """The shares of each sentence, and the states of its tokens to ask for sides by.

        Sentences of like length are read together, and none sees another.
        """
        shares: dict[int, Shares] = {}
        states: dict[int, Floats] = {}
        order = sorted(range(len(sights)), key=lambda k: len(sights[k]))
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            for k, found, state in zip(some, *self._read([sights[k] for k in some]), strict=True):
                shares[k], states[k] = found, state
        everything = range(len(sights))
        return [shares[k] for k in everything], [states[k] for k in everything]

    def roles(self, states: Sequence[Floats], asked: Sequence[Asked]) -> list[Roles]:
        """The shares of each candidate's sides; `states` are those of the sentences asked about."""
        import numpy as np

        if not asked:
            return []
        judge = self.judge
        types = {name: k for k, name in enumerate(self.types, 1)}
        kinds = {name: k for k, name in enumerate(KINDS, 1)}
        trigger = judge.trigger(np.stack([states[a.sentence][a.trigger] for a in asked]))
        nowhere = np.zeros_like(states[0][0])
        candidate = judge.candidate(
            np.stack([nowhere if a.token is None else states[a.sentence][a.token] for a in asked])
        )
        gathered = np.concatenate(
            [
                trigger,
                candidate,
                trigger * candidate,
                judge.relations[np.array([self.relations.get(a.relation, 0) for a in asked])],
                judge.types[np.array([types[a.event] for a in asked])],
                judge.kinds[np.array([kinds.get(a.kind, 0) for a in asked])],
            ],
            axis=-1,
        )
        scores = shares_of(judge.decide(gelu(judge.gather(gathered))))
        return [Roles(*row) for row in scores.tolist()]

    def _read(self, sights: Sequence[Sight]) -> tuple[list[Shares], list[Floats]]:
        import numpy as np

        length = max(len(each) for each in sights)
        there = np.zeros((len(sights), length), np.float32)
        for k, each in enumerate(sights):
            there[k, : len(each)] = 1
        states = self._embedded(sights, length)
        closed = (1 - there) * np.float32(_HIDDEN)
        for block in self.blocks:
            states = block(states, closed)
        states = self.norm(states)
        words = shares_of(self.decide(gelu(self.gather(states))))
        highest = (states + closed[..., None]).max(1)
        whole = 1 / (1 + np.exp(-self.whole(highest)))
        shares = [Shares(words[k, : len(e)], whole[k]) for k, e in enumerate(sights)]
        return shares, [states[k, : len(e)] for k, e in enumerate(sights)]

    def _embedded(self, sights: Sequence[Sight], length: int) -> Floats:
        import numpy as np

        known, e, own = self.words.vocabulary, self.words.embeddings, self.tables
        endings = len(e.endings.scales)
        types = {name: k for k, name in enumerate(self.types, 1)}
        tokens = np.zeros((4, len(sights), length), np.int64)
        seen = np.zeros((6, len(sights), length), np.int64)
        for k, each in enumerate(sights):
            size = len(each)
            tokens[:, k, :size] = np.array([known.token(w, endings) for w in each.words]).T
            seen[:, k, :size] = (
                [known.acts.get(act, 0) for act in each.acts],
                [known.deps.get(dep, 0) for dep in each.deps],
                [types.get(event, 0) for event in each.read],
                each.sides,
                [FARTHEST + head for head in each.heads],
                each.parties,
            )
        total = e.vectors[tokens[0]] @ e.projection
        total += e.words[tokens[1]] + e.endings[tokens[2]] + own.shapes[tokens[3]]
        tables = (own.acts, own.deps, own.read, own.sides, own.heads, own.parties)
        for table, index in zip(tables, seen, strict=True):
            total += table[index]
        nothing = np.zeros(1, np.int64)
        total += e.places[np.arange(length)] + own.side[nothing]
        total += e.path[nothing] + e.links[nothing]
        return own.norm(total)


@cache
def _load(language: str) -> SentenceReader:
    import numpy as np

    raw = json.loads(data_path("reader", language, "vocabulary.json").read_text("utf-8"))
    with np.load(data_path("reader", language, "weights.npz")) as stored:
        w = Weights({name: stored[name] for name in stored.files})
    tables = Tables(
        acts=w.table("act"),
        deps=w.table("dep"),
        shapes=w.table("c"),
        side=w.table("role"),
        read=w.table("read"),
        sides=w.table("sides"),
        heads=w.table("head"),
        parties=w.table("party"),
        norm=w.norm("n0"),
    )
    judge = Judge(
        trigger=w.layer("judge.trigger"),
        candidate=w.layer("judge.candidate"),
        relations=w.table("judge.relation"),
        types=w.table("judge.act"),
        kinds=w.table("judge.kind"),
        gather=w.layer("judge.a"),
        decide=w.layer("judge.b"),
    )
    return SentenceReader(
        words=Ranker.load(language),
        types=tuple(raw["types"]),
        relations={name: k for k, name in enumerate(raw["relations"], 1)},
        tables=tables,
        blocks=w.blocks("blocks"),
        norm=w.norm("n"),
        gather=w.layer("a"),
        decide=w.layer("b"),
        whole=w.layer("whole"),
        judge=judge,
    )
