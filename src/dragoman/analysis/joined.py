"""Questions to the agreements, statements and office-holders of a copy: joined over all reports."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ..model.joined import JoinedAgreement, JoinedStatement
from ..model.joined_rows import joined_agreement_row
from ..model.schema import Row
from ..register.filters import Condition
from ..register.parties import wanted_party
from ..resolution.agreements.standing import (
    BINDING,
    MAY_BIND,
    OnDay,
    among,
    bound,
    on_day,
    standings,
)
from ..resolution.offices.holders import ORDER

if TYPE_CHECKING:
    from .copy import Copy


@dataclass(frozen=True, slots=True)
class Said:
    """Which statements: by whom, of whom (or to whom), in which context, of which days."""

    speaker: str | None = None
    about: str | None = None
    context: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


def statements_by(copy: Copy, asked: Said) -> list[JoinedStatement]:
    """Those that all of `asked` holds of, the newest first, the undated last."""
    said: Iterable[JoinedStatement] = copy.statements
    if asked.speaker is not None:
        said = _by_speaker(copy.statements, asked.speaker)
    found = [each for each in said if _holds(each, asked)]
    found.sort(key=lambda s: (s.first_seen or date.min, s.id), reverse=True)
    return found


def _holds(each: JoinedStatement, asked: Said) -> bool:
    if asked.about is not None and not _is_about(each, asked.about):
        return False
    if asked.context and not set(asked.context) & set(each.contexts):
        return False
    first, last = asked.since or date.min, asked.until or date.max
    if each.date is not None:
        return each.date.date.start <= last and first <= each.date.date.end
    if each.first_seen is None or each.last_seen is None:
        return asked.since is None and asked.until is None
    return each.first_seen <= last and first <= each.last_seen


def _by_speaker(said: Iterable[JoinedStatement], wanted: str) -> list[JoinedStatement]:
    asked = wanted_party(wanted)
    return [e for e in said if asked.is_speaker(e.speaker, e.country, e.sectors, e.name)]


def _is_about(each: JoinedStatement, wanted: str) -> bool:
    code = country_part(wanted)
    if code in each.about or code in (each.addressee_country, each.addressee):
        return True
    return wanted_party(wanted).in_words(each.addressee or "")


def country_part(code: str) -> str:
    """The state of a code with sectors: what statements are about is known by state."""
    return (wanted_party(code).codes or (code,))[0]


def shared_by(
    agreements: Iterable[JoinedAgreement], parties: Sequence[str]
) -> list[JoinedAgreement]:
    """The agreements to which all of `parties` are parties."""
    return [each for each in agreements if among(each, parties)]


def agreements_between(copy: Copy, parties: Sequence[str], day: date | None = None) -> list[OnDay]:
    """The agreements that all of `parties` share, the newest first; with a day, those that may bind on it."""
    found = []
    for each in shared_by(copy.agreements, parties):
        standing = on_day(each, day or each.last_seen or date.max, parties)
        if day and not (standing.standing in MAY_BIND and bound(each, parties, day)):
            continue
        found.append(standing)
    found.sort(key=lambda o: (o.agreement.first_seen or date.min, o.agreement.id), reverse=True)
    return found


def binding_on(agreements: Sequence[JoinedAgreement], pair: Sequence[str], day: date) -> int:
    """How many are known to bind both on a day."""
    return sum(on_day(a, day).standing in BINDING and bound(a, pair, day) for a in agreements)


def binding_by_day(
    agreements: Sequence[JoinedAgreement], pair: Sequence[str], days: Sequence[date]
) -> list[int]:
    """The same for each of many days: the stages of an agreement are put in order once."""
    counts = [0] * len(days)
    for each in agreements:
        told = standings(each)
        begins = [day for day, _ in told]
        for at, day in enumerate(days):
            place = bisect_right(begins, day)
            if place and told[place - 1][1] in BINDING and bound(each, pair, day):
                counts[at] += 1
    return counts


def agreement_on(each: OnDay, day: date | None) -> Row:
    """The row of an agreement; with a day how it stands on it, and what is not known."""
    row = joined_agreement_row(each.agreement)
    if day is None:
        return row
    return {**row, "on": day.isoformat(), "standing": each.standing, "open": list(each.unknown)}


def holders(copy: Copy, where: Condition, *, limit: int, offset: int = 0) -> Sequence[Row]:
    """Office-holders of which a condition holds, by name; all that tells of each beside it."""
    return copy.dicts(
        f"SELECT * FROM holders WHERE {where.sql} ORDER BY {ORDER} "
        f"LIMIT {int(limit)} OFFSET {int(offset)}",
        where.parameters,
    )
