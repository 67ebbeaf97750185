"""Parties that no list and no rule knows: phrases that have a side in an act, and their likeliest state.

`The council urged both to talk`, `its partners pledged aid`, `Doe was jailed`: the words name nobody whom
lists and roles know. Two small heads over the states of words that the reader gives say which side such a
phrase has in an act, and which of the states that the document names it is of, if any
(`training/reader/strangers.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from ...actors.referring.descriptions import Descriptions
from ...actors.referring.references import UNFIT
from ...data import data_path
from ...encoder import Decision, Layer, Table, Weights, shares
from ...model import Party, Span, Tree
from ..status.cues import load_cues
from ..tree_reader import TreeReader
from .namings import Namings
from .ranker import numbered
from .reader import States
from .side_head import Roles, SideHead
from .sight import Candidate, Relations, Sight, owns_strangers

if TYPE_CHECKING:
    from ...encoder import Floats

LEAST = 0.5
"""The least share of a side with which a stranger is a candidate. Chosen on coded news that nothing was taught on."""
SURE = 0.5
"""The least probability of a state that a stranger is given."""
TAGS = ("NOUN", "PROPN", "PRON")
PARTS = frozenset(
    {
        *(
            "compound",
            "flat",
            "flat:name",
            "fixed",
            "goeswith",
            "det",
            "case",
            "mark",
            "punct",
            "cc",
        ),
        *("expl", "nmod:unmarked", "obl:unmarked"),
    }
)
"""Relations of words that head no phrase of their own."""
_SOME = frozenset({"a", "an", "another"})
_BEFORE = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "flat"})
"""Relations of what stands before the head of a phrase and belongs to its words."""


def strangers(reader: TreeReader, seen: Sight) -> list[int]:
    """The heads of phrases in a sentence that name no party."""
    known = {each.token for each in seen.candidates}
    return [
        token.i
        for token in reader.tree.tokens[: len(seen)]
        if token.upos in TAGS
        and token.i not in known
        and token.dep not in PARTS
        and reader.functions.antecedent(token.i) == token.i
        and not owns_strangers(reader, token.i)
        and not _names_nobody(reader.tree, token.i, reader.lexicon.language)
    ]


def _names_nobody(tree: Tree, i: int, language: str) -> bool:
    """`Nobody attacked`, `who attacked?`: words that deny that there is anyone, or ask who it is."""
    if tree[i].xpos == "WP":
        return True
    told = tree.forms[i] if i == 0 else f"{tree.forms[i - 1]} {tree.forms[i]}"
    nobody = [cue.words for cue in load_cues(language).at("argument")]
    return any(tree.forms[i] in words or told in words for words in nobody)


@dataclass(frozen=True, slots=True)
class StateHead:
    """What tells the state of a phrase: the evidence on each, and the phrase's word."""

    phrase: Layer
    deps: Table
    tags: Table
    decision: Decision


@dataclass(frozen=True, slots=True)
class StrangerNetwork:
    """The two heads, and the numbers of what they are told."""

    events: Mapping[str, int]
    relations: Mapping[str, int]
    deps: Mapping[str, int]
    side: SideHead
    """Told of relation, type, dependency and tag."""
    state: StateHead

    @classmethod
    def load(cls, language: str = "en") -> StrangerNetwork:
        """The bundled heads of a language; loaded once a process."""
        return _load(language)

    def roles(
        self, own: Floats, trigger: int, event: str, asked: Sequence[tuple[int, str]], tree: Tree
    ) -> list[Roles]:
        """The shares of the sides of phrases in an act; `asked` gives each its head and how it stands."""
        tokens = [token for token, _ in asked]
        relations = [self.relations.get(way, 0) for _, way in asked]
        types = [self.events[event]] * len(asked)
        told = (relations, types, *self._grammar(tokens, tree))
        return self.side(own[[trigger]], own[tokens], told)

    def likeliest(self, own: Floats, token: int, evidence: Floats, tree: Tree) -> tuple[int, float]:
        """The place of the likeliest state among the rows of evidence, and its probability."""
        import numpy as np

        head = self.state
        deps, tags = self._grammar([token], tree)
        about = [head.phrase(own[[token]]), head.deps[np.array(deps)], head.tags[np.array(tags)]]
        same = np.repeat(np.concatenate(about, axis=-1), len(evidence), axis=0)
        gathered = np.concatenate([evidence, same], axis=-1)
        found = shares(head.decision(gathered)[:, 0])
        best = int(found.argmax())
        return best, float(found[best])

    def _grammar(self, tokens: Sequence[int], tree: Tree) -> tuple[list[int], list[int]]:
        """The numbers of the dependency and the tag of each token."""
        told = [tree.tokens[i] for i in tokens]
        deps = [self.deps.get(token.dep, 0) for token in told]
        return deps, [TAGS.index(token.upos) for token in told]


@dataclass(slots=True)
class _Asked:
    """A sentence whose strangers are asked for: their heads, and the parties made of them so far."""

    tree: Tree
    states: States
    heads: Sequence[int]
    relations: Relations
    made: dict[int, Party] = field(default_factory=dict)


class Strangers:
    """The strangers of one document, each made a party when it first has a side."""

    __slots__ = ("_asked", "_namings", "_network", "_readers", "_sights", "_states")

    def __init__(
        self,
        network: StrangerNetwork,
        sights: Mapping[int, Sight],
        readers: Mapping[int, TreeReader],
        states: Mapping[int, States],
    ) -> None:
        self._network = network
        self._sights = sights
        self._readers = readers
        self._states = states
        self._asked: dict[int, _Asked] = {}
        self._namings: Namings | None = None

    def beside(self, index: int, trigger: int, event: str) -> Iterator[tuple[Candidate, Roles]]:
        """Those that are likely to have a side in what the word `trigger` of a sentence tells."""
        asked = self._of(index)
        heads = [i for i in asked.heads if i != trigger]
        if not heads:
            return
        tree = asked.tree
        ways = [(i, asked.relations.of(trigger, i)) for i in heads]
        told = self._network.roles(asked.states.own, trigger, event, ways, tree)
        for i, roles in zip(heads, told, strict=True):
            if max(roles.actor, roles.recipient) >= LEAST:
                yield Candidate(i, (self.party(index, i),), tree.tokens[i].head), roles

    def party(self, index: int, i: int) -> Party:
        """The phrase that a word of a sentence heads, as a party of its likeliest state."""
        made = self._of(index).made
        return made.get(i) or made.setdefault(i, self._party(index, i))

    def at(self, index: int, i: int) -> Party | None:
        """The same for a phrase that need not be a stranger's; None where the reader saw nothing of it."""
        states = self._states.get(index)
        seen = states is not None and i < len(states.own)
        return self.party(index, i) if seen and self._of(index).tree[i].upos in TAGS else None

    def _of(self, index: int) -> _Asked:
        return self._asked.get(index) or self._asked.setdefault(index, self._ask(index))

    def _ask(self, index: int) -> _Asked:
        reader = self._readers[index]
        heads = strangers(reader, self._sights[index])
        return _Asked(reader.tree, self._states[index], heads, Relations(reader.functions))

    def _party(self, index: int, i: int) -> Party:
        asked = self._asked[index]
        if self._namings is None:  # few documents have a stranger with a side
            self._namings = Namings(self._sights, self._readers)
        options = self._namings.options(index)
        tree, state = asked.tree, None
        if options and not self._is_other(index, i):
            evidence = self._namings.evidence(index, i, options)
            place, sure = self._network.likeliest(asked.states.own, i, evidence, tree)
            state = options[place] if place < len(options) and sure >= SURE else None
        span = _span(tree, i)
        text = tree.text_of(span)
        name = "-".join(text.lower().split())
        via = "document" if state else "none"
        return Party(f"{state or '---'}.{name}", text, span, text, state, (), "group", via)

    def _is_other(self, index: int, i: int) -> bool:
        """Whether words say that a phrase is none of the states named: "a Gulf state", which is no Chile."""
        reader = self._readers[index]
        forms, tree = Descriptions.load().forms, reader.tree
        some = any(tree.forms[c] in _SOME for c in tree.dependents(i, "det"))
        return (some and tree.forms[i] in forms) or reader.cast.unresolved(index, i) == UNFIT


def _span(tree: Tree, i: int) -> Span:
    """The words of the phrase that a noun heads, up to the noun."""
    first = i
    for c in reversed([c for c in tree.children[i] if c < i]):
        if tree.tokens[c].dep not in _BEFORE or max(tree.subtree(c)) != first - 1:
            break
        first = min(tree.subtree(c))
    return tree.span(first, i)


@cache
def _load(language: str) -> StrangerNetwork:
    raw = json.loads(data_path("strangers", language, "numbers.json").read_text("utf-8"))
    w = Weights.load(data_path("strangers", language, "weights.npz"))
    return StrangerNetwork(
        {name: k for k, name in enumerate(raw["types"])},
        numbered(raw["relations"]),
        numbered(raw["deps"]),
        SideHead(
            trigger=w.layer("side.act"),
            candidate=w.layer("side.phrase"),
            tables=tuple(
                w.table(f"side.{name}.weight") for name in ("relations", "types", "deps", "tags")
            ),
            decision=w.decision("side.gather", "side.decide"),
        ),
        StateHead(
            phrase=w.layer("state.phrase"),
            deps=w.table("state.deps.weight"),
            tags=w.table("state.tags.weight"),
            decision=w.decision("state.gather", "state.decide"),
        ),
    )
