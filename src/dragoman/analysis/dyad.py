"""Everything between two actors over time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ..model.joined import JoinedStatement
from ..model.schema import Row
from ..register import MentionFilter, Register
from ..register.filters import Unit
from ..register.known import names_party, require_known
from ..resolution.agreements.standing import OnDay, on_day
from ..resolution.gather import agreements_of, statements_of
from .coverage import coverage
from .happening import Happening, happenings, one_a_day, unit_of
from .joined import binding_by_day, country_part, shared_by
from .periods import By, as_day
from .series import Series, series


@dataclass(frozen=True, slots=True)
class Dyad:
    """What a register tells of two actors.

    `unit` says whether `happenings` are events or mentions of events. `binding` gives, for each
    period of the series, how many agreements are known to have bound both on its last day.
    `agreements` stand as on the last day of the series, or as last told.
    """

    pair: tuple[str, str]
    unit: Unit
    series: Series
    happenings: tuple[Happening, ...]
    agreements: tuple[OnDay, ...]
    binding: tuple[int, ...]
    ties: tuple[Row, ...]
    statements: tuple[JoinedStatement, ...]

    @property
    def visits(self) -> tuple[Happening, ...]:
        return tuple(each for each in self.happenings if each.visit)


def dyad(
    book: Register,
    pair: tuple[str, str],
    *,
    by: By = "month",
    where: MentionFilter | None = None,
    daily: bool = False,
) -> Dyad:
    """Gather what a register has of `pair` (codes such as MAR or `MAR GOV`, ids, words of names).

    `where` narrows the happenings; without it those that took place count (status actual).
    `daily` keeps at most one a direction, day and type. Raises QueryError for a party that neither
    the lists of actors nor the register know.
    """
    require_known((("pair", name) for name in pair), lambda name: names_party(book, name))
    chosen = replace(where or MentionFilter(status="actual"), between=pair)
    unit = unit_of(book)
    found = happenings(book, chosen, unit)
    if daily:
        found = one_a_day(found)
    since = as_day(chosen.since) if chosen.since else None
    until = as_day(chosen.until) if chosen.until else None
    counted = series(found, coverage(book, by), by, since=since, until=until)
    shared = shared_by(agreements_of(book), pair)
    last = counted.rows[-1].period.end if counted.rows else until
    return Dyad(
        pair=pair,
        unit=unit,
        series=counted,
        happenings=tuple(found),
        agreements=tuple(on_day(a, last or a.last_seen or date.max, pair) for a in shared),
        binding=tuple(binding_by_day(shared, pair, [row.period.end for row in counted.rows])),
        ties=tuple(book.ties(between=pair)),
        statements=tuple(_statements(book, pair, chosen)),
    )


def _statements(
    book: Register, pair: tuple[str, str], chosen: MentionFilter
) -> list[JoinedStatement]:
    """What one says to the other, or of it; none where the register has no words to join them by."""
    if book.wordless():
        return []
    found: dict[str, JoinedStatement] = {}
    for speaker, other in (pair, pair[::-1]):
        about = country_part(other)
        for each in statements_of(book, speaker=speaker, since=chosen.since, until=chosen.until):
            to = (each.addressee_country, each.addressee)
            if about in each.about or about in to:
                found[each.id] = each
    return sorted(found.values(), key=lambda s: (s.first_seen or date.max, s.evidence[0]))
