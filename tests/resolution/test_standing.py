"""How an agreement stands on a day is said by its stages, and what is not told is said too."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.resolution.agreements.joining import join_agreements
from dragoman.resolution.agreements.standing import OnDay, among, bound, on_day

from .told import agreement


def standing(stages: str, day: str, parties: str = "NOR CHL", told: str | None = None) -> OnDay:
    (found,) = join_agreements([agreement("a", "Lima Treaty", parties, stages, day=told)])
    return on_day(found, date.fromisoformat(day))


@pytest.mark.parametrize(
    ("stages", "day", "expected"),
    [
        ("signed 2021-11-24", "2021-12-01", "signed"),
        ("signed 2021-11-24", "2021-11-23", "not yet"),
        ("signed 2021-11-24; in force 2022-02-01", "2022-01-31", "signed"),
        ("signed 2021-11-24; in force 2022-02-01", "2022-02-01", "in force"),
        ("in force 2022-02-01; suspended 2022-03-01", "2022-04-01", "suspended"),
        ("in force 2022-02-01; suspended 2022-03-01; extended 2022-05-01", "2022-06-01", "in force"),
        ("in force 2022-02-01; violated 2022-03-01", "2022-04-01", "in force"),
        ("in force 2022-02-01; expired 2023-02-01", "2023-02-02", "ended"),
        ("negotiating 2021-01-01", "2021-02-01", "in the making"),
        ("", "2021-02-01", "unknown"),
    ],
)  # fmt: skip
def test_the_latest_stage_tells(stages: str, day: str, expected: str) -> None:
    assert standing(stages, day).standing == expected


def test_an_agreement_has_ended_between_those_of_whom_one_has_left() -> None:
    told = agreement("a", "Lima Treaty", "NOR CHL PER/left:2022-01-01", "in force 2021-02-01")
    (found,) = join_agreements([told])
    day = date(2022, 3, 1)
    assert on_day(found, day).standing == on_day(found, day, ("NOR", "CHL")).standing == "in force"
    assert on_day(found, day, ("NOR", "PER")).standing == "ended"
    assert on_day(found, date(2021, 3, 1), ("NOR", "PER")).standing == "in force"


def test_a_state_asked_for_twice_has_two_sides_in_it() -> None:
    (treaty,) = join_agreements([agreement("a", "Lima Treaty", "NOR CHL", "signed")])
    assert among(treaty, ("NOR", "CHL")) and among(treaty, ("NOR",)) and among(treaty, ())
    assert not among(treaty, ("NOR", "NOR")) and not among(treaty, ("NOR", "PER"))


def test_a_stage_of_an_unknown_day_is_sure_from_its_report_on() -> None:
    assert standing("signed", "2021-03-02", told="2021-03-01").standing == "signed"
    before = standing("signed", "2021-02-01", told="2021-03-01")
    assert before.standing == "unknown"
    assert any("published on 2021-03-01" in each for each in before.unknown)


def test_a_year_that_is_not_over_leaves_it_open() -> None:
    found = standing("signed 2021", "2021-06-01")
    assert found.standing == "unknown"
    assert any("whether it was signed by then" in each for each in found.unknown)


def test_signed_is_not_in_force_and_no_end_is_no_promise() -> None:
    unknown = " ".join(standing("signed 2021-11-24", "2021-12-01").unknown)
    assert "whether it was in force" in unknown and "an end: no text tells one" in unknown


def test_one_of_two_that_withdraws_ends_it_and_one_of_many_does_not() -> None:
    stages = "in force 2019-01-01; withdrawn 2020-01-31"
    assert standing(stages, "2020-02-01", "NOR CHL/left:2020-01-31").standing == "ended"
    many = standing(stages, "2020-02-01", "NOR PER CHL/left:2020-01-31")
    assert many.standing == "in force"
    assert not bound(many.agreement, ("NOR", "CHL"), date(2020, 2, 1))
    assert bound(many.agreement, ("NOR", "CHL"), date(2020, 1, 1))
    assert bound(many.agreement, ("NOR", "PER"), date(2020, 2, 1))


def test_who_joined_later_is_bound_from_its_day() -> None:
    (found,) = join_agreements([agreement("a", "Andes Accords", "NOR/1 BOL/1 PER/joined:2019-05-01")])  # fmt: skip
    assert not bound(found, ("NOR", "PER"), date(2019, 4, 30))
    assert bound(found, ("NOR", "PER"), date(2019, 5, 1))


def test_a_later_party_without_a_day_is_told_as_unknown() -> None:
    found = standing("signed 2018-01-01", "2020-01-01", "NOR/1 BOL/1 PER/2")
    assert any(each.startswith("when PER joined") for each in found.unknown)
