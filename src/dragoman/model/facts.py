"""What binds, what was said, who held what, who stands with whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .document import Part, Span
from .event import Context, EventDate, EventPlace
from .party import Party

AgreementForm = Literal["treaty", "memorandum", "ceasefire", "contract", "declaration", "other"]
StageName = Literal[
    "proposed",
    "negotiating",
    "initialled",
    "signed",
    "ratified",
    "in force",
    "extended",
    "suspended",
    "violated",
    "withdrawn",
    "expired",
]
TieKind = Literal["alliance", "partnership", "rivalry", "membership", "informal"]
StatementKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class AgreementParty:
    """A party to an agreement: `order` counts from 1 where the text tells who came before whom."""

    party: Party
    joined: EventDate | None = None
    left: EventDate | None = None
    order: int | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of an agreement with its own evidence."""

    stage: StageName
    date: EventDate | None
    place: EventPlace | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement as one document tells it; agreements across documents come with resolution."""

    id: str
    document: str
    input_id: str | None
    names: tuple[str, ...]
    subject: str | None
    form: AgreementForm
    parties: tuple[AgreementParty, ...]
    signatories: tuple[Party, ...]
    stages: tuple[Stage, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Words said or written by a speaker; `venues` are the papers or places they appeared in."""

    id: str
    document: str
    input_id: str | None
    part: Part
    speaker: Party
    office: str | None
    words: str
    span: Span
    kind: StatementKind
    venues: tuple[str, ...]
    addressee: Party | None
    contexts: tuple[Context, ...]
    date: EventDate | None


@dataclass(frozen=True, slots=True)
class Office:
    """A person in an office as the text tells it; `as_of` is the date that the telling holds for."""

    id: str
    document: str
    input_id: str | None
    part: Part
    person: str
    office: str
    country: str | None
    sector: str | None
    former: bool
    as_of: EventDate | None
    span: Span


@dataclass(frozen=True, slots=True)
class Tie:
    """A standing relation between parties, not an act."""

    id: str
    document: str
    input_id: str | None
    part: Part
    parties: tuple[Party, ...]
    kind: TieKind
    span: Span
    said_by: Party | None
    date: EventDate | None
