"""Which states belong to an organisation, and when."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from dragoman.actors.tables.memberships import members
from dragoman.actors.tables.read import organisation_ids
from dragoman.data import data_path
from dragoman.errors import LookupFailed
from dragoman.ontology import country


def codes(organisation: str, year: int) -> set[str]:
    return {each.country for each in members(organisation, date(year, 7, 1))}


@pytest.mark.parametrize(
    ("organisation", "year", "count"),
    [
        ("EU", 1960, 6),
        ("European Union", 2010, 27),
        ("EU", 2024, 27),
        ("NATO", 1990, 16),
        ("igo.nato", 2025, 32),
        ("United Nations", 2025, 193),
        ("African Union", 2025, 55),
        ("OIC", 2025, 57),
        ("Council of Europe", 2025, 46),
        ("GCC", 2025, 6),
        ("OECD", 2025, 38),
        ("G7", 2025, 7),
    ],
)
def test_there_were_as_many_members(organisation: str, year: int, count: int) -> None:
    assert len(codes(organisation, year)) == count


def test_who_left_is_no_member_and_who_came_back_is_one() -> None:
    assert "GBR" in codes("EU", 2019) and "GBR" not in codes("EU", 2021)
    assert "MAR" in codes("African Union", 1975)
    assert "MAR" not in codes("African Union", 2000)
    assert "MAR" in codes("African Union", 2020)


def test_the_years_of_joining_and_leaving_are_not_sure() -> None:
    [british] = [m for m in members("EU", date(2020, 6, 1)) if m.country == "GBR"]
    assert not british.is_sure(date(2020, 6, 1))
    assert british.is_sure(date(2010, 6, 1))


def test_without_a_day_all_that_ever_were_are_given() -> None:
    assert {"GBR", "HRV"} <= {each.country for each in members("EU")}


def test_an_unknown_organisation_names_the_nearest() -> None:
    with pytest.raises(LookupFailed, match="NATO"):
        members("NATOO")


def test_rows_name_states_organisations_and_years_that_can_be() -> None:
    ids = {id for _, id in organisation_ids()}
    with data_path("actors", "memberships.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            assert row["organisation"] in ids
            assert country(row["country"]).iso3 == row["country"]
            since, until = row["from"], row["until"]
            assert not since or 1930 < int(since) < 2027, row
            assert not until or not since or int(since) <= int(until), row
