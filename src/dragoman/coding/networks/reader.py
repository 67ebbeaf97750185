"""The reader: which acts a sentence tells and who does them to whom, by a network taught on coded news.

It was taught by `training/reader` on news coded by hand. It sees what the rules read, and has learnt how
far to trust it. Its answers are weighed into the confidence of rules' readings, and stand by themselves
(as proposals) only where no rule reads.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ...data import data_path
from ...encoder import Decision, Encoder, Layer, Table, Weights, shares
from .ranker import numbered
from .side_head import Roles, SideHead
from .sight import FARTHEST, Sight

if TYPE_CHECKING:
    from ...encoder import Floats

KINDS = ("state", "person", "organisation", "group")


@dataclass(frozen=True, slots=True)
class Shares:
    """What was read in a sentence.

    `words` has for each token the shares of no act and of each type, of shape (tokens, 1 + types),
    each row summing to one; `whole` the probability that the sentence tells each type at all.
    """

    words: Floats
    whole: Floats


@dataclass(frozen=True, slots=True)
class States:
    """The states of the words of a sentence and of its lead (None without one), of shape (words, width)."""

    own: Floats
    lead: Floats | None

    def of(self, asked: Asked) -> Floats:
        """The state of the candidate asked about: nothing of one who stands before the lead."""
        import numpy as np

        found: Floats = np.zeros_like(self.own[0])
        if asked.token is not None:
            found = self.own[asked.token]
        elif asked.led is not None and self.lead is not None:
            found = self.lead[asked.led]
        return found


@dataclass(frozen=True, slots=True)
class Asked:
    """A question after the side of a candidate in an act of a sentence (by its place in the list).

    `token` is None for one whom only an earlier sentence names, `led` his token in the lead.
    """

    sentence: int
    trigger: int
    token: int | None
    relation: str
    event: str
    kind: str
    led: int | None = None


@dataclass(frozen=True, slots=True)
class Tables:
    """Embeddings of what is known of words beside their forms."""

    acts: Table
    deps: Table
    read: Table
    sides: Table
    heads: Table
    parties: Table
    lead: Table


@dataclass(frozen=True, slots=True)
class SentenceReader:
    """The network: an encoder, one head a word, one a sentence, one a question of sides."""

    types: tuple[str, ...]
    events: Mapping[str, int]
    acts: Mapping[str, int]
    deps: Mapping[str, int]
    relations: Mapping[str, int]
    tables: Tables
    encoder: Encoder
    decision: Decision
    whole: Layer
    judge: SideHead
    """Told of relation, type and kind."""

    @classmethod
    def load(cls, language: str = "en") -> SentenceReader:
        """The bundled reader of a language; loaded once a process."""
        return _load(language)

    def read(
        self, sights: Sequence[Sight], leads: Sequence[Sight | None]
    ) -> tuple[list[Shares], list[States]]:
        """The shares of each sentence, and the states of words to ask for sides by; `leads` are the
        beginnings of the sentences before (`sight.lead_of`)."""
        read = [self._read(each, lead) for each, lead in zip(sights, leads, strict=True)]
        return [told for told, _ in read], [states for _, states in read]

    def roles(self, states: Sequence[States], asked: Sequence[Asked]) -> list[Roles]:
        """The shares of each candidate's sides; `states` are those of the sentences asked about."""
        import numpy as np

        if not asked:
            return []
        kinds = {name: k for k, name in enumerate(KINDS, 1)}
        triggers = np.stack([states[a.sentence].own[a.trigger] for a in asked])
        candidates = np.stack([states[a.sentence].of(a) for a in asked])
        told = (
            [self.relations.get(a.relation, 0) for a in asked],
            [self.events[a.event] for a in asked],
            [kinds.get(a.kind, 0) for a in asked],
        )
        return self.judge(triggers, candidates, told)

    def _read(self, seen: Sight, lead: Sight | None) -> tuple[Shares, States]:
        import numpy as np

        words, added, start = seen.words, self._added(seen, 0), 0
        if lead is not None:
            words, start = (*lead.words, *words), len(lead)
            added = np.concatenate([self._added(lead, 1), added])
        both = self.encoder(words, added)
        states = both[start:]
        read = shares(self.decision(states))
        whole = 1 / (1 + np.exp(-self.whole(states.max(0))))
        found = States(states, both[:start] if start else None)
        return Shares(read, whole.astype(np.float32)), found

    def _added(self, seen: Sight, lead: int) -> Floats:
        import numpy as np

        own = self.tables
        told = (
            (own.acts, [self.acts.get(act, 0) for act in seen.acts]),
            (own.deps, [self.deps.get(dep, 0) for dep in seen.deps]),
            (own.read, [self.events.get(event, 0) for event in seen.read]),
            (own.sides, seen.sides),
            (own.heads, [FARTHEST + head for head in seen.heads]),
            (own.parties, seen.parties),
            (own.lead, [lead] * len(seen)),
        )
        total = np.zeros((len(seen), own.acts.rows.shape[1]), np.float32)
        for table, index in told:
            total += table[np.array(index)]
        return total


@cache
def _load(language: str) -> SentenceReader:
    raw = json.loads(data_path("reader", language, "numbers.json").read_text("utf-8"))
    w = Weights.load(data_path("reader", language, "weights.npz"))
    names = ("act", "dep", "read", "sides", "head", "party", "lead")
    judge = SideHead(
        trigger=w.layer("judge.trigger"),
        candidate=w.layer("judge.candidate"),
        tables=tuple(w.table(f"judge.{name}.weight") for name in ("relation", "act", "kind")),
        decision=w.decision("judge.a", "judge.b"),
    )
    return SentenceReader(
        types=tuple(raw["types"]),
        events=numbered(raw["types"]),
        acts=numbered(raw["acts"]),
        deps=numbered(raw["deps"]),
        relations=numbered(raw["relations"]),
        tables=Tables(*(w.table(f"{name}.weight") for name in names)),
        encoder=Encoder.load("reader", language),
        decision=w.decision("a", "b"),
        whole=w.layer("whole"),
        judge=judge,
    )
