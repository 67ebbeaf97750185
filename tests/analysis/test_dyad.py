"""A dyad's series counts acts by their own days, beside the news there was, and says what it rests on."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.analysis.coverage import coverage
from dragoman.analysis.dyad import Dyad, dyad
from dragoman.analysis.happening import one_a_day
from dragoman.analysis.periods import By, period_of, periods
from dragoman.errors import QueryError
from dragoman.ontology import intensity
from dragoman.register import MentionFilter

from .made import register, report

PAIR = ("NOR", "CHL")


def of(folder: Path, *acts: str, by: By = "month", daily: bool = False) -> Dyad:
    """Each report from an outlet of its own."""
    book = register(folder, *(report(n, act, outlet=f"Paper {n}") for n, act in enumerate(acts)))
    with book:
        return dyad(book, PAIR, by=by, daily=daily)


def test_acts_both_ways_and_joint_ones_count_and_those_with_others_do_not(tmp_path: Path) -> None:
    found = of(
        tmp_path / "r",
        "NOR > CHL SUPPORT 2021-03-04; CHL > NOR ACCUSE 2021-03-04",
        "NOR = CHL CONSULT 2021-03-04; NOR > PER AID 2021-03-04; PER = CHL CONSULT 2021-03-04",
    )
    (row,) = found.series.rows
    assert (row.forth, row.back, row.joint, row.count) == (1, 1, 1, 3)


def test_cooperation_and_conflict_are_summed_apart(tmp_path: Path) -> None:
    found = of(
        tmp_path / "r",
        "NOR > CHL SUPPORT 2021-03-04; NOR > CHL ASSAULT 2021-03-05; CHL > NOR ACCUSE 2021-03-06",
    )
    (row,) = found.series.rows
    assert (row.cooperation, row.cooperation_sum) == (1, intensity("SUPPORT"))
    assert (row.conflict, row.conflict_sum) == (2, intensity("ASSAULT") + intensity("ACCUSE"))
    assert row.conflict_mean == row.conflict_sum / 2


def test_what_has_no_day_or_too_wide_a_one_is_counted_in_no_period(tmp_path: Path) -> None:
    found = of(
        tmp_path / "r",
        "NOR > CHL SUPPORT; NOR > CHL AID 2021-03",
        "NOR > CHL SUPPORT 2021-03-04",
        by="week",
    )
    assert [row.count for row in found.series.rows] == [1]
    assert (len(found.series.undated), len(found.series.wide)) == (1, 1)
    assert len(found.happenings) == 3


def test_what_did_not_take_place_does_not_count(tmp_path: Path) -> None:
    found = of(tmp_path / "r", "NOR > CHL AID 2021-03-04 future; NOR > CHL SUPPORT 2021-03-04")
    assert [each.event for each in found.happenings] == ["SUPPORT"]


def test_copies_of_a_report_are_one_independent_report(tmp_path: Path) -> None:
    act, same = "NOR > CHL SUPPORT 2021-03-04", "The very same report."
    book = register(
        tmp_path / "r",
        report(1, act, outlet="Gazette", text=same),
        report(2, act, outlet="Herald", text=same),
        report(3, act, outlet="Courier"),
    )
    with book:
        (row,) = dyad(book, PAIR).series.rows
    assert (row.reports, row.independent_reports, row.outlets) == (3, 2, 3)


def test_more_news_is_not_more_events(tmp_path: Path) -> None:
    many = [report(n, "", published="2021-04-02", outlet=f"Paper {n}") for n in range(10, 18)]
    book = register(
        tmp_path / "r",
        report(1, "NOR > CHL SUPPORT 2021-03-04", published="2021-03-04", outlet="Gazette"),
        report(2, "NOR > CHL SUPPORT 2021-04-04; NOR > CHL AID 2021-04-05", published="2021-04-05"),
        *many,
    )
    with book:
        march, april = dyad(book, PAIR).series.rows
        assert coverage(book, "year")[period_of(date(2021, 1, 1), "year")].documents == 10
    assert (march.documents, april.documents) == (1, 9)
    assert march.count < april.count
    assert march.per_thousand is not None and april.per_thousand is not None
    assert march.per_thousand > april.per_thousand


def test_a_period_on_one_outlet_or_without_news_is_warned_of(tmp_path: Path) -> None:
    book = register(
        tmp_path / "r",
        report(1, "NOR > CHL SUPPORT 2021-03-04", published="2021-03-04", outlet="Gazette"),
        report(2, "NOR > CHL SUPPORT 2021-05-04", published="2021-06-01", outlet="Herald"),
        report(3, "NOR > CHL SUPPORT 2021-05-04", published="2021-06-01", outlet="Courier"),
    )
    with book:
        march, april, may = dyad(book, PAIR).series.rows
    assert march.warnings[0] == "rests on one outlet: Gazette"
    assert april.count == 0 and "no document published in it" in april.warnings[0]
    assert may.outlets == 2 and not any("rests on" in each for each in may.warnings)


def test_one_a_day_keeps_one_a_direction_day_and_type(tmp_path: Path) -> None:
    acts = (
        "NOR > CHL SUPPORT 2021-03-04; NOR > CHL SUPPORT 2021-03-04; CHL > NOR SUPPORT 2021-03-04"
    )
    more = "NOR > CHL SUPPORT 2021-03-05; NOR > CHL AID 2021-03-04; NOR > CHL SUPPORT; NOR > CHL SUPPORT"
    every = of(tmp_path / "all", acts, more)
    daily = of(tmp_path / "daily", acts, more, daily=True)
    assert every.series.rows[0].count == 5
    assert daily.series.rows[0].count == 4
    assert len(daily.series.undated) == 2
    assert one_a_day(daily.happenings) == list(daily.happenings)


def test_one_a_day_takes_a_stretch_of_few_days_for_the_day_told_within_it(tmp_path: Path) -> None:
    acts = "; ".join(f"NOR > CHL SUPPORT {when}" for when in ("2021-04-13", "2021-04-14", "2021-04", "2021-04"))  # fmt: skip
    found = list(of(tmp_path / "r", acts).happenings)
    (night,) = (replace(each, id="night", end=date(2021, 4, 14)) for each in found if each.end == date(2021, 4, 13))  # fmt: skip
    kept = one_a_day([night, *found])
    assert [str(each.start) for each in kept] == ["2021-04-01", "2021-04-13", "2021-04-14"]
    assert night not in kept
    assert one_a_day([night]) == [night]


def test_ties_visits_and_statements_stand_beside_the_acts(tmp_path: Path) -> None:
    found = of(
        tmp_path / "r",
        "NOR > CHL CONSULT/visit 2021-03-04",
        "NOR = CHL tie; NOR = PER tie",
        "CHL = NOR says; PER = NOR says",
    )
    assert [each.event for each in found.visits] == ["CONSULT"]
    assert [tie["kind"] for tie in found.ties] == ["alliance"]
    assert [(said.speaker, said.addressee_country) for said in found.statements] == [("CHL", "NOR")]


def test_days_asked_for_bound_the_series_and_empty_periods_are_in_it(tmp_path: Path) -> None:
    book = register(tmp_path / "r", report(1, "NOR > CHL SUPPORT 2021-03-04; NOR > CHL AID 2022-01-01"))  # fmt: skip
    with book:
        where = MentionFilter(status="actual", since="2021-01-01", until="2021-04-30")
        found = dyad(book, PAIR, where=where)
    assert [row.count for row in found.series.rows] == [0, 0, 1, 0]


def test_a_register_without_resolved_events_says_that_it_counts_mentions(tmp_path: Path) -> None:
    assert of(tmp_path / "r", "NOR > CHL SUPPORT 2021-03-04").unit == "mentions"


def test_one_state_is_no_dyad_with_itself(tmp_path: Path) -> None:
    """What Norway does together with Chile is not between Norway and Norway."""
    told = report(0, "NOR = CHL CONSULT 2021-03-04; NOR > NOR COERCE 2021-03-04")
    with register(tmp_path / "r", told) as book:
        inside = dyad(book, ("NOR", "NOR"))
        between = dyad(book, PAIR)
    assert [each.event for each in inside.happenings] == ["COERCE"]
    assert [each.event for each in between.happenings] == ["CONSULT"]


@pytest.mark.parametrize(
    ("day", "by", "label", "start", "end"),
    [
        ("2021-01-01", "week", "2020-W53", "2020-12-28", "2021-01-03"),
        ("2024-02-29", "month", "2024-02", "2024-02-01", "2024-02-29"),
        ("2021-12-31", "month", "2021-12", "2021-12-01", "2021-12-31"),
        ("2021-12-31", "year", "2021", "2021-01-01", "2021-12-31"),
        ("9999-12-31", "month", "9999-12", "9999-12-01", "9999-12-31"),
        ("9999-12-31", "week", "9999-W52", "9999-12-27", "9999-12-31"),
    ],
)
def test_periods_are_iso_weeks_months_and_years(day: str, by: By, label: str, start: str, end: str) -> None:  # fmt: skip
    period = period_of(date.fromisoformat(day), by)
    assert (period.label, period.start.isoformat(), period.end.isoformat()) == (label, start, end)


@pytest.mark.parametrize("by", ["week", "month", "year"])
def test_periods_follow_each_other_without_a_gap(by: By) -> None:
    found = list(periods(date(2019, 12, 15), date(2021, 3, 3), by))
    assert all((b.start - a.end).days == 1 for a, b in itertools.pairwise(found))
    assert found[0].start <= date(2019, 12, 15) and found[-1].end >= date(2021, 3, 3)


@pytest.mark.parametrize("by", ["day", "week", "month", "year"])
def test_periods_end_where_the_calendar_does(by: By) -> None:
    *_, last = periods(date(9999, 11, 30), date.max, by)
    assert last.end == date.max


def test_a_party_that_nobody_knows_is_told_with_the_nearest(tmp_path: Path) -> None:
    book = register(tmp_path / "r", report(1, "NOR = CHL CONSULT 2021-03-04"))
    with book, pytest.raises(QueryError, match="Did you mean Norway"):
        dyad(book, ("CHL", "Norwya"))
