"""Gold of news without its text: drawn sentences by offset, and the acts that a coder read in each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from ..errors import InputError, LookupFailed
from ..model import STATUS_ORDER, Part, Span, Status
from ..ontology import event_type
from .acts import Act, country_of
from .gold import text_of


@dataclass(frozen=True, slots=True)
class GoldParty:
    """A party by its code, `MAR GOV`; `span` is None where an earlier sentence names it."""

    code: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class GoldDate:
    """When the sentence says that the act was: the closed interval of days.

    An open bound is None: the words tell a time ("for weeks") but no day that can be reckoned.
    """

    start: date | None
    end: date | None

    @property
    def closed(self) -> bool:
        """Whether both bounds are known, so that an answer can be right or wrong."""
        return self.start is not None and self.end is not None


@dataclass(frozen=True, slots=True)
class GoldAct:
    """One act as a coder read it; `said_by` is the code of its source."""

    event: str
    modes: tuple[str, ...]
    trigger: Span | None
    actors: tuple[GoldParty, ...]
    recipients: tuple[GoldParty, ...]
    reciprocal: bool
    status: Status
    said_by: str | None
    date: GoldDate | None
    place: str | None
    """The country of the place that the sentence names for the act."""
    cameo: str | None = None
    """The finest CAMEO code that the words support, where a coder gave one."""

    @property
    def act(self) -> Act:
        return Act(
            self.event,
            frozenset(country_of(party.code) for party in self.actors),
            frozenset(country_of(party.code) for party in self.recipients),
            self.reciprocal,
            self.status,
        )

    def __str__(self) -> str:
        link = " + " if self.reciprocal else ", "
        sides = link.join(party.code for party in self.actors) or "nobody"
        if self.recipients:
            sides += " > " + ", ".join(party.code for party in self.recipients)
        said = f"  said by {self.said_by}" if self.said_by else ""
        return f"{sides}  {'/'.join((self.event, *self.modes))}  {self.status}{said}"


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A drawn sentence, named by its document's input id and its span, and all acts that it tells."""

    document: str
    span: Span
    half: str
    acts: tuple[GoldAct, ...]

    def holds(self, span: Span) -> bool:
        """Whether `span` begins in the sentence."""
        return span.part == self.span.part and self.span.start <= span.start < self.span.end


def read_sentences(path: Path) -> list[GoldSentence]:
    """Read gold of news from JSON lines. Raises InputError that names the line and what is wrong."""
    found = []
    for number, line in enumerate(text_of(path).splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            found.append(_sentence(json.loads(line)))
        except json.JSONDecodeError as fault:
            raise InputError(f"{where}: not JSON ({fault}). Write one object a line.") from fault
        except LookupFailed as fault:
            raise InputError(f"{where}: {fault}") from None
        except KeyError as fault:
            raise InputError(f"{where}: it lacks {fault}. See docs/evaluation.md.") from None
        except (TypeError, ValueError, AttributeError) as fault:
            raise InputError(f"{where}: {fault}. See docs/evaluation.md.") from None
    return found


def _sentence(row: Mapping[str, Any]) -> GoldSentence:
    part = row["part"]
    if part not in ("title", "body"):
        raise ValueError(f"part is {part!r}, neither title nor body")
    span = _span(row["span"], part)
    if span is None:
        raise ValueError("the sentence has no span")
    acts = tuple(read_act(each, part) for each in row["events"])
    return GoldSentence(str(row["document"]), span, str(row["half"]), acts)


def read_act(row: Mapping[str, Any], part: Part = "body") -> GoldAct:
    """One act of a row. Raises KeyError, ValueError or LookupFailed where it is malformed."""
    event_type(row["event"])
    status = row.get("status") or "actual"
    if status not in STATUS_ORDER:
        raise ValueError(f"no status {status!r}")
    when, where = row.get("date"), row.get("place")
    return GoldAct(
        row["event"],
        tuple(row.get("modes") or ()),
        _span(row.get("trigger"), part),
        _parties(row.get("actors"), part),
        _parties(row.get("recipients"), part),
        bool(row.get("reciprocal")),
        status,
        row.get("said_by"),
        GoldDate(_day(when["start"]), _day(when["end"])) if when else None,
        where["country"] if where else None,
        row.get("cameo"),
    )


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _parties(rows: list[Mapping[str, Any]] | None, part: Part) -> tuple[GoldParty, ...]:
    return tuple(GoldParty(row["code"], _span(row.get("span"), part)) for row in rows or ())


def _span(value: object, part: Part) -> Span | None:
    # a coder's own file tells words where this has offsets
    if not isinstance(value, list):
        return None
    start, end = cast(list[int], value)
    return Span(int(start), int(end), part)
