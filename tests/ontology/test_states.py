"""State systems by date: the number of a country is that of its state of the day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from dragoman.errors import LookupFailed
from dragoman.ontology import SYSTEMS, countries, country, state_on, states, states_between


@pytest.mark.parametrize(
    ("code", "day", "system", "number"),
    [
        ("DEU", "1990-10-02", "cow", 260),
        ("DEU", "1990-10-03", "cow", 255),
        ("DEU", "1990-10-03", "gw", 260),
        ("YEM", "1990-05-21", "cow", 678),
        ("YEM", "1990-05-22", "cow", 679),
        ("YEM", "1990-05-22", "gw", 678),
        ("SRB", "2006-06-05", "cow", 345),
        ("SRB", "2006-06-05", "gw", 340),
        ("CZE", "1992-12-31", "cow", 315),
        ("CZE", "1993-01-01", "cow", 316),
        ("TON", "2000-01-01", "cow", 955),
        ("TON", "2000-01-01", "gw", 972),
    ],
)
def test_a_country_has_the_number_of_its_state_of_the_day(code: str, day: str, system: str, number: int) -> None:  # fmt: skip
    found = state_on(code, date.fromisoformat(day), system)
    assert found is not None and found.number == number


@pytest.mark.parametrize(("code", "day"), [("SSD", "2011-07-08"), ("KOS", "2008-02-19"), ("SYR", "1960-01-01"), ("HKG", "2020-01-01")])  # fmt: skip
def test_before_its_entry_and_between_memberships_there_is_no_state(code: str, day: str) -> None:
    assert state_on(code, date.fromisoformat(day)) is None


@pytest.mark.parametrize("system", SYSTEMS)
def test_no_two_states_bear_one_code_on_one_day(system: str) -> None:
    bearers = sorted((s for s in states(system) if s.bears_code), key=lambda s: (s.iso3, s.start))
    for one, following in pairwise(bearers):
        if one.iso3 == following.iso3:
            assert one.end is not None and one.end < following.start, (one, following)


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_system_had_195_members_at_the_end_of_2016(system: str) -> None:
    last = date(2016, 12, 31)
    assert len(list(states_between(last, last, system))) == 195


def test_numbers_of_today_are_those_of_the_countries() -> None:
    today = {each.iso3: each.number for each in states("cow") if each.end is None}
    assert today == {each.iso3: each.cow for each in countries() if each.cow is not None}


def test_every_state_has_a_known_code_and_an_unknown_system_is_named() -> None:
    assert all(country(each.iso3).iso3 == each.iso3 for name in SYSTEMS for each in states(name))
    with pytest.raises(LookupFailed, match="cow"):
        states("coww")
