"""What a phrase of one tree says of a party, before the document is asked what it leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...model import Span
from ..tables.entry import Entry
from .changes import Change

MentionKind = Literal["actor", "role", "counterpart", "name", "gathering", "pair"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names a party: tokens `[first, last)` of a sentence.

    `heads` are the tokens by which the phrase can be asked for: a parser may take the title or the
    name for the head. `owners` are the states and organisations that the phrase names as those of
    the role; `person` is the name of the holder; `holder` the token of a possessor that the
    document must say more of ("his" counterpart, "Putin's" spokesman).
    """

    kind: MentionKind
    sentence: int
    first: int
    last: int
    heads: tuple[int, ...]
    text: str
    span: Span
    sectors: tuple[str, ...] = ()
    owners: tuple[Entry, ...] = ()
    via: str = "none"
    holder: int | None = None
    role: str | None = None
    """The role's name in the data, singular."""
    role_kind: str | None = None
    told: bool = False
    """Whether more than the noun tells the sector: "police unit", "Dockers Union"."""
    office: str | None = None
    """The words of the role in the text."""
    person: str | None = None
    gender: str | None = None
    former: bool = False
    once: bool = False
    """Whether the office was held at the time that is told of: "then-president"."""
    change: Change | None = None
    """The verb by which the office was just taken or left."""
    predicative: bool = False
    """Whether the office is said of the person in a clause of its own: "who was chief of staff"."""
    plural: bool = False
    definite: bool = False
    foreign: bool = False
    """Whether the words say that the role is not simply of the state that the text is on."""
    unlike: str | None = None
    """The state whose the words say that the role is not: Iran in "Iranian-funded groups"."""
    among: frozenset[str] = frozenset()
    """The states in one of which the town lies whose the role is; none where it is known in which."""
    place: Entry | None = None
    """The state of the place where the role is said to be: "officials in Tbilisi"."""
    places: tuple[Entry, ...] = ()
    """All such states: "the police in Kenya and Uganda"."""
    instead: tuple[int, ...] = ()
    """Tokens of the owner that the parser takes for the head of the phrase."""

    @property
    def entry(self) -> Entry:
        """The entry of a mention that is a phrase of the index."""
        return self.owners[0]
