"""Coverage: news over time, raw acts beside normalised ones, periods that rest on one outlet."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dragoman.analysis.holdings import Holdings, holdings
from dragoman.register import MentionFilter
from tests.analysis.made import register, report


@pytest.fixture
def found(tmp_path: Path) -> Holdings:
    many = [
        report(n, "", published="2021-05-02", outlet=("Gazette", "Herald")[n % 2])
        for n in range(10, 18)
    ]
    book = register(
        tmp_path / "r",
        report(1, "NOR > CHL SUPPORT 2021-03-04; NOR > CHL ASSAULT 2021-03-04", outlet="Gazette"),
        report(
            2, "NOR > PER AID 2021-05-01; NOR > CHL AID", published="2021-05-03", outlet="Herald"
        ),
        report(3, "NOR > PER AID 2021-05-01 future", published="2021-05-03", outlet="Courier"),
        *many,
    )
    with book:
        return holdings(book)


def test_documents_outlets_languages_and_countries_are_counted_by_publication(found: Holdings) -> None:  # fmt: skip
    march, _, may = found.rows
    assert (march.documents, dict(march.outlets), dict(march.languages)) == (1, {"Gazette": 1}, {"en": 1})  # fmt: skip
    assert (may.documents, len(may.outlets)) == (10, 3)
    assert dict(may.countries) == {"NOR": 2, "PER": 2, "CHL": 1}
    outlets = sum((Counter(row.outlets) for row in found.rows), Counter())
    assert outlets == {"Gazette": 5, "Herald": 5, "Courier": 1}


def test_raw_acts_stand_beside_normalised_ones(found: Holdings) -> None:
    march, april, may = found.rows
    assert (march.acts, march.cooperation, march.conflict) == (2, 1, 1)
    assert march.per_thousand(march.conflict) == 1000
    assert may.per_thousand(may.acts) == 100
    assert april.per_thousand(april.acts) is None, "without news there is no rate"
    assert found.undated_acts == 1


def test_what_rests_on_one_outlet_or_on_little_news_is_warned_of(found: Holdings) -> None:
    march, april, may = found.rows
    assert march.warnings == ("only one document", "its acts rest on one outlet: Gazette")
    assert "no document published" in april.warnings[0]
    assert may.warnings == ("its acts rest on one outlet: Herald",)


def test_an_outlet_that_dominates_a_period_is_told(tmp_path: Path) -> None:
    news = [report(n, "", outlet="Gazette" if n else "Herald") for n in range(10)]
    with register(tmp_path / "r", *news) as book:
        (row,) = holdings(book).rows
    assert row.warnings == ("90% of its news is of one outlet: Gazette",)
    assert row.top_share == 0.9


def test_days_and_filter_bound_what_is_counted(tmp_path: Path) -> None:
    book = register(tmp_path / "r", report(1, "NOR > CHL AID 2021-03-04; CHL > NOR AID 2021-03-05"))
    with book:
        told = holdings(
            book,
            "day",
            since=date(2021, 3, 3),
            until=date(2021, 3, 5),
            where=MentionFilter(actor="NOR"),
        )
    assert [(row.acts, row.documents) for row in told.rows] == [(0, 0), (1, 0), (0, 1)]


def test_a_register_without_news_has_no_periods(tmp_path: Path) -> None:
    with register(tmp_path / "r", report(1, "")) as book:
        book.remove([row["id"] for row in book.documents()])
        assert holdings(book).rows == ()
