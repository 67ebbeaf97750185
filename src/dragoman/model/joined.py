"""What several documents tell of one agreement or one statement: records that stand after resolution.

Every value carries the evidence it was read from: document, part and span.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .document import Part
from .event import EventDate, EventPlace
from .facts import AgreementForm, StageName, StatementKind

Day = date


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Words of one document: `[start, end)` in code points of one of its parts."""

    document: str
    part: Part
    start: int
    end: int
    input_id: str | None = None


@dataclass(frozen=True, slots=True)
class DayTold:
    """A date with the document in which its words stand."""

    date: EventDate
    document: str


@dataclass(frozen=True, slots=True)
class JoinedParty:
    """A party to an agreement: when it came and went, and in which order, where a text tells it."""

    country: str | None
    name: str
    joined: DayTold | None
    left: DayTold | None
    order: int | None
    evidence: tuple[Evidence, ...]

    @property
    def key(self) -> str:
        """The country code, or the name of a party that has none."""
        return self.country or self.name


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed."""

    id: str
    name: str
    country: str | None
    sectors: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class JoinedStage:
    """One stage of an agreement; `told` is the first day on which a report told it as done."""

    stage: StageName
    date: EventDate | None
    place: EventPlace | None
    told: Day | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class JoinedAgreement:
    """One agreement as all documents tell it; `tellings` are the rows of single documents."""

    id: str
    names: tuple[str, ...]
    subject: str | None
    form: AgreementForm
    parties: tuple[JoinedParty, ...]
    signatories: tuple[Signatory, ...]
    stages: tuple[JoinedStage, ...]
    evidence: tuple[Evidence, ...]
    tellings: tuple[str, ...]
    outlets: tuple[str, ...]
    reports: int
    independent_reports: int
    first_seen: Day | None
    last_seen: Day | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stance:
    """How a speaker stands to an actor in the words: the PLOVER intensity of the act of saying."""

    towards: str
    name: str
    event: str
    score: float
    mention: str


@dataclass(frozen=True, slots=True)
class JoinedStatement:
    """One statement as all documents give it: `words` are those of the fullest direct report.

    `about` are the countries, or the ids of actors without one, that the words tell of.
    """

    id: str
    speaker: str
    name: str
    country: str | None
    sectors: tuple[str, ...]
    office: str | None
    words: str
    kind: StatementKind
    venues: tuple[str, ...]
    outlets: tuple[str, ...]
    addressee: str | None
    addressee_country: str | None
    about: tuple[str, ...]
    contexts: tuple[str, ...]
    stances: tuple[Stance, ...]
    date: DayTold | None
    evidence: tuple[Evidence, ...]
    tellings: tuple[str, ...]
    reports: int
    independent_reports: int
    first_seen: Day | None
    last_seen: Day | None
