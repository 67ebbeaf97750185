"""Questions to the agreements and statements of a copy, which are joined over all reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..model.joined import JoinedAgreement, JoinedStatement
from ..model.joined_rows import joined_agreement_row
from ..model.schema import Row
from ..resolution.standing import BINDING, MAY_BIND, OnDay, bound, is_party, on_day
from .copy import Copy

_CODES = re.compile(r"[A-Z]{3}( [A-Z]{3})*")


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
    found = [each for each in copy.statements if _holds(each, asked)]
    found.sort(key=lambda s: (s.first_seen or date.min, s.id), reverse=True)
    return found


def _holds(each: JoinedStatement, asked: Said) -> bool:
    if asked.speaker is not None and not _speaks(each, asked.speaker):
        return False
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


def _speaks(each: JoinedStatement, wanted: str) -> bool:
    if _CODES.fullmatch(wanted):
        return all(code == each.country or code in each.sectors for code in wanted.split(" "))
    return each.speaker == wanted or wanted.lower() in each.name.lower()


def _is_about(each: JoinedStatement, wanted: str) -> bool:
    code = country_part(wanted)
    if code in each.about or code in (each.addressee_country, each.addressee):
        return True
    return wanted.lower() in (each.addressee or "").lower()


def country_part(code: str) -> str:
    """The state of a code with sectors: agreements and statements are about states."""
    return code.split(" ")[0] if _CODES.fullmatch(code) else code


def agreements_between(copy: Copy, parties: Sequence[str], day: date | None = None) -> list[OnDay]:
    """The agreements to which all of `parties` are parties; with a day, those that may bind on it."""
    codes = [country_part(one) for one in parties]
    found = []
    for each in copy.agreements:
        if not all(any(is_party(p, code) for p in each.parties) for code in codes):
            continue
        standing = on_day(each, day or each.last_seen or date.max)
        if day and not (standing.standing in MAY_BIND and bound(each, codes, day)):
            continue
        found.append(standing)
    found.sort(key=lambda o: (o.agreement.first_seen or date.min, o.agreement.id), reverse=True)
    return found


def binding_on(agreements: Sequence[JoinedAgreement], pair: Sequence[str], day: date) -> int:
    """How many are known to bind both on a day."""
    codes = [country_part(one) for one in pair]
    return sum(on_day(a, day).standing in BINDING and bound(a, codes, day) for a in agreements)


def agreement_on(each: OnDay, day: date | None) -> Row:
    """The row of an agreement; with a day how it stands on it, and what is not known."""
    row = joined_agreement_row(each.agreement)
    if day is None:
        return row
    return {**row, "on": day.isoformat(), "standing": each.standing, "open": list(each.unknown)}
