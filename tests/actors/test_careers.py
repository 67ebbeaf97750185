"""The same name on three days: a minister, a head, a former one. And how much of the time is covered."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors import ActorIndex
from dragoman.actors.persons.careers import standing, terms
from dragoman.actors.tables.coverage import coverage
from dragoman.errors import LookupFailed


@pytest.mark.parametrize(
    ("name", "day", "code", "offices", "former"),
    [
        ("Boris Johnson", date(2017, 5, 1), "GBR GOV", ("foreign minister",), False),
        ("Boris Johnson", date(2020, 5, 1), "GBR GOV", ("head of government",), False),
        ("Boris Johnson", date(2024, 5, 1), "GBR ELI GOV", ("head of government",), True),
        ("Fumio Kishida", date(2015, 5, 1), "JPN GOV", ("foreign minister",), False),
        ("Fumio Kishida", date(2023, 5, 1), "JPN GOV", ("head of government",), False),
        ("Fumio Kishida", date(2025, 5, 1), "JPN ELI GOV", ("head of government",), True),
        ("Hailemariam Desalegn", date(2011, 5, 1), "ETH GOV", ("foreign minister",), False),
        ("Hailemariam Desalegn", date(2015, 5, 1), "ETH GOV", ("head of government",), False),
        ("Hailemariam Desalegn", date(2020, 5, 1), "ETH ELI GOV", ("head of government",), True),
        ("Dominique de Villepin", date(2003, 5, 1), "FRA GOV", ("foreign minister",), False),
        ("Dominique de Villepin", date(2006, 5, 1), "FRA GOV", ("head of government",), False),
        ("Dominique de Villepin", date(2010, 5, 1), "FRA ELI GOV", ("head of government",), True),
        ("Michael Sata", date(2008, 5, 1), "ZMB OPP", ("other",), False),
        ("Michael Sata", date(2013, 5, 1), "ZMB GOV", ("head of state",), False),
        ("Rashad al-Alimi", date(2024, 5, 1), "YEM GOV", ("head of state",), False),
        ("Katerina Sakellaropoulou", date(2019, 5, 1), "GRC", (), False),
    ],
)
def test_a_name_has_the_office_of_the_day(
    name: str, day: date, code: str, offices: tuple[str, ...], former: bool
) -> None:
    (found,) = standing(name, day, ActorIndex.load())
    assert (found.code, found.offices, found.former) == (code, offices, former)


def test_a_last_name_gives_everybody_who_bears_it() -> None:
    found = standing("Blair", date(2000, 5, 1), ActorIndex.load())
    assert {(each.person, each.code) for each in found} >= {
        ("Tony Blair", "GBR GOV"),
        ("Bill Blair", "CAN"),
    }


def test_terms_are_told_from_the_earliest_on() -> None:
    told = terms("Boris Johnson", ActorIndex.load())
    assert [offices for _, offices in told] == [("foreign minister",), ("head of government",)]


def test_a_name_that_nobody_bears_is_a_fault_with_the_nearest_ones() -> None:
    with pytest.raises(LookupFailed, match="Boris Johnson"):
        standing("Boris Jonson", date(2020, 5, 1), ActorIndex.load())


def test_accents_and_other_spellings_mean_the_same_person() -> None:
    index, day = ActorIndex.load(), date(2015, 5, 1)
    for names in (("Karolos Papoulias",), ("Hesham Kandil", "Hisham Qandil"), ("Rumen Radev",),
                  ("Óscar Valdés", "Oscar Valdes"), ("Mohammed Badie", "Mohamed Badie")):  # fmt: skip
        found = {each.person for name in names for each in standing(name, day, index)}
        assert len(found) == 1


@pytest.mark.parametrize(
    ("office", "least"),
    [
        ("head of state", 0.99),
        ("head of government", 0.95),
        ("either head", 0.99),
        ("foreign minister", 0.98),
        ("defence minister", 0.93),
    ],
)
def test_the_years_of_states_are_covered(office: str, least: float) -> None:
    (found,) = (each for each in coverage() if each.office == office)
    assert found.share >= least
    assert found.known + sum(map(len, found.missing.values())) == found.asked
