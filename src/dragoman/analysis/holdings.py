"""How much news a register holds over time, and what acts it tells of beside that.

A rise in acts may be a rise in news: raw counts stand beside counts by a thousand documents, and a
period whose news or acts rest on one outlet is warned of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from ..register import MentionFilter, Register, Rows
from ..register.filters import Unit, every
from .coverage import News, ranked
from .happening import unit_of
from .periods import By, Period, as_day, period_of, periods
from .series import PER

FEW = 5
"""So few documents say nothing about a period."""
MOST_SHARE = 0.8
"""From this share of the documents on, an outlet is told to dominate a period."""


@dataclass(slots=True)
class _Told:
    """Counts of one period as they are gathered."""

    news: News = field(default_factory=News)
    countries: dict[str, int] = field(default_factory=dict)
    acts: int = 0
    cooperation: int = 0
    conflict: int = 0
    tellers: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class NewsPeriod:
    """The news of one period and the acts dated in it.

    `documents` were published in it; `languages` and `outlets` count them; `countries` counts the
    documents that have a mention with a party of each. `acts` are dated in the period, whenever they
    were told; `tellers` are the outlets that tell them. What is `per_thousand` is by a thousand
    documents of the period, None where it has none.
    """

    period: Period
    documents: int
    outlets: Mapping[str, int]
    unnamed: int
    languages: Mapping[str, int]
    countries: Mapping[str, int]
    acts: int
    cooperation: int
    conflict: int
    tellers: int
    warnings: tuple[str, ...]

    @property
    def top_outlet(self) -> str | None:
        return next(iter(self.outlets), None)

    @property
    def top_share(self) -> float | None:
        """The share of the period's documents that the first outlet published."""
        return next(iter(self.outlets.values()), 0) / self.documents if self.documents else None

    def per_thousand(self, amount: int) -> float | None:
        return amount * PER / self.documents if self.documents else None


@dataclass(frozen=True, slots=True)
class Holdings:
    """Periods in order without gaps; what has no day, and acts wider than a period, are in none."""

    by: By
    of: Unit
    rows: tuple[NewsPeriod, ...]
    undated_documents: int
    undated_acts: int
    wide_acts: int


def holdings(
    book: Register,
    by: By = "month",
    *,
    since: date | None = None,
    until: date | None = None,
    where: MentionFilter | None = None,
    of: Unit | None = None,
) -> Holdings:
    """The news of a register over time, beside the acts that `where` chooses (else all actual ones).

    The days asked for bound the periods; without them these go from the first document to the last.
    Raises ConfigError for a filter that cannot be read.
    """
    unit = of or unit_of(book)
    told: dict[date, _Told] = defaultdict(_Told)
    _documents(book, by, told)
    _countries(book, by, told)
    published = sorted(told)
    undated, wide = _acts(book, by, unit, where or MentionFilter(status="actual"), told)
    first = since or (published[0] if published else None)
    last = until or (period_of(published[-1], by).end if published else None)
    rows = (
        tuple(_row(each, told.get(each.start, _Told())) for each in periods(first, last, by))
        if first and last
        else ()
    )
    lost = next(iter(book.sql("SELECT count(*) AS n FROM documents WHERE published IS NULL")))["n"]
    return Holdings(by, unit, rows, lost, undated, wide)


def _documents(book: Register, by: By, told: dict[date, _Told]) -> None:
    asked = (
        f"SELECT date_trunc('{by}', published::DATE)::DATE AS start, outlet, language, "
        "count(*) AS n FROM documents WHERE published IS NOT NULL GROUP BY ALL ORDER BY ALL"
    )
    for row in book.sql(asked):
        told[as_day(row["start"])].news.add(row["outlet"], row["language"], row["n"])


def _countries(book: Register, by: By, told: dict[date, _Told]) -> None:
    asked = (
        f"SELECT date_trunc('{by}', d.published::DATE)::DATE AS start, party.country AS country, "
        "count(DISTINCT d.id) AS n FROM (SELECT document, unnest(list_concat(actors, recipients)) "
        "AS party FROM mentions) JOIN documents d ON d.id = document "
        "WHERE d.published IS NOT NULL AND party.country IS NOT NULL GROUP BY ALL ORDER BY ALL"
    )
    for row in book.sql(asked):
        told[as_day(row["start"])].countries[row["country"]] = row["n"]


def _acts(
    book: Register, by: By, unit: Unit, where: MentionFilter, told: dict[date, _Told]
) -> tuple[int, int]:
    """Count acts into the periods of their days: the undated, and those wider than a period."""
    chosen = every(where.conditions(unit))
    tellers = "outlets" if unit == "events" else "[outlet]"
    source = "events" if unit == "events" else "mentions LEFT JOIN (SELECT id AS told_in, outlet FROM documents) ON told_in = document"  # fmt: skip
    asked = (
        f"SELECT date_trunc('{by}', date.\"start\"::DATE)::DATE AS start, "
        f"date_trunc('{by}', date.\"end\"::DATE)::DATE AS last, count(*) AS n, "
        "count_if(quad <= 2)::BIGINT AS cooperation, count_if(quad > 2)::BIGINT AS conflict, "
        f"list_distinct(flatten(list({tellers}))) AS tellers FROM {source} WHERE {chosen.sql} "
        "GROUP BY start, last ORDER BY start, last"
    )
    undated = wide = 0
    for row in Rows(book.session(), asked, chosen.parameters):
        if row["start"] is None:
            undated += row["n"]
        elif row["start"] != row["last"]:
            wide += row["n"]
        else:
            here = told[as_day(row["start"])]
            here.acts += row["n"]
            here.cooperation += row["cooperation"]
            here.conflict += row["conflict"]
            here.tellers |= {name for name in row["tellers"] or () if name}
    return undated, wide


def _row(period: Period, told: _Told) -> NewsPeriod:
    documents, outlets = told.news.documents, ranked(told.news.outlets)
    return NewsPeriod(
        period=period,
        documents=documents,
        outlets=outlets,
        unnamed=told.news.unnamed,
        languages=ranked(told.news.languages),
        countries=ranked(told.countries),
        acts=told.acts,
        cooperation=told.cooperation,
        conflict=told.conflict,
        tellers=len(told.tellers),
        warnings=tuple(_warnings(documents, outlets, told)),
    )


def _warnings(documents: int, outlets: Mapping[str, int], told: _Told) -> Iterable[str]:
    if not documents:
        yield "no document published in it: nothing told is not nothing done"
        if told.acts and len(told.tellers) == 1:
            yield f"its acts rest on one outlet: {next(iter(told.tellers))}"
        return
    if documents < FEW:
        yield f"only {documents} documents" if documents > 1 else "only one document"
    if told.acts and len(told.tellers) == 1:
        yield f"its acts rest on one outlet: {next(iter(told.tellers))}"
    elif len(outlets) == 1 and not told.news.unnamed:
        yield f"its news rests on one outlet: {next(iter(outlets))}"
    elif outlets and next(iter(outlets.values())) >= MOST_SHARE * documents:
        name, count = next(iter(outlets.items()))
        yield f"{count / documents:.0%} of its news is of one outlet: {name}"
