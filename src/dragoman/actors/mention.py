"""What a phrase of one tree says of a party, before the document is asked what it leaves open."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Span
from .entry import Entry
from .roles import Role


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names a party: tokens `[first, last)` of a sentence.

    `heads` are the tokens by which the phrase can be asked for: a parser may take the title or the
    name for the head. `owners` are the states or organisations named in the phrase; `person` is
    the name of the holder; `counterpart` marks "his Moroccan counterpart".
    """

    sentence: int
    first: int
    last: int
    heads: tuple[int, ...]
    text: str
    span: Span
    role: Role | None = None
    sectors: tuple[str, ...] = ()
    owners: tuple[Entry, ...] = ()
    via: str = "none"
    person: str | None = None
    former: bool = False
    counterpart: bool = False
    plural: bool = False
    entries: tuple[Entry, ...] = ()
    """The entries of a phrase of the index that stands alone."""
    office: str | None = None
    """The words of the office, without country and modifiers."""
    holder: int | None = None
    """The token of the possessive ("his", "Gantz's") of a counterpart."""
