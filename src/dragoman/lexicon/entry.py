"""The records of the lexicon: what an entry says, after its YAML has been checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from ..model import Status

Kind = Literal["verb", "noun", "adjective"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Function = Literal[
    "subject",
    "object",
    "indirect",
    "complement",
    "infinitive",
    "content",
    "owner",
    "oblique",
    "purpose",
    "topic",
]
FUNCTIONS: tuple[Function, ...] = get_args(Function)


class Site(NamedTuple):
    """Where a slot stands: a grammatical function, and for obliques the prepositions allowed.

    Sites, fillers and slots are NamedTuples, not dataclasses: what is found for one is remembered by
    it, and its hash must cost nothing.
    """

    function: Function
    cases: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return "/".join(sorted(self.cases)) if self.cases else self.function


class Filler(NamedTuple):
    """What may stand in a slot: all that is named must hold. The default takes anything."""

    nouns: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    party: bool | None = None
    sectors: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    @property
    def weight(self) -> int:
        """How narrow the filler is: the narrower of two entries that match is taken."""
        return (
            4 * bool(self.nouns or self.verbs)
            + 2 * bool(self.sectors or self.kinds)
            + (self.party is True)
        )


class Slot(NamedTuple):
    """One argument position and what must (or must not) stand in it."""

    site: Site
    filler: Filler


@dataclass(frozen=True, slots=True)
class Code:
    """What a predicate is coded as; `cameo` is None where the entry leaves it to the ontology."""

    event: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    subtype: str | None = None
    """A type of the user's own that extends `event`."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the golden lines that it must give; no line means no reading."""

    text: str
    expect: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One act: its predicate words, the slots about them, its parties and its code.

    `phrases` are the predicate's words by kind: `(("verb", ("call", "off")), ...)`.
    `origin` is the file it was read from, for messages.
    """

    id: str
    phrases: tuple[tuple[Kind, tuple[str, ...]], ...]
    slots: tuple[Slot, ...]
    without: tuple[Slot, ...]
    actor: tuple[Site, ...]
    recipient: tuple[Site, ...] | None
    joint: tuple[Site, ...]
    code: Code
    status: Status | None
    examples: tuple[Example, ...]
    origin: str
    spoken: bool = False
    """Whether the actor is who says it: `Chile's raid was an outrage, the Peruvian minister said`."""

    @property
    def weight(self) -> int:
        """How narrow the entry's slots are together."""
        return sum(1 + slot.filler.weight for slot in self.slots) + len(self.without)


RECIPIENT_OF: dict[Kind, tuple[Site, ...]] = {
    "verb": (Site("object"),),
    "noun": (),
    "adjective": (),
}
"""Where the recipient stands when an entry does not say."""
