"""Golden lines: read, written, compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon import compare, format_reading, parse_line
from dragoman.model import Party, Reading, Span, Status


def party(country: str | None, *sectors: str) -> Party:
    code = ".".join((country or "x", *sectors))
    return Party(code, code, Span(0, 1), code, country, sectors, "state", "name")


def reading(
    actors: tuple[Party, ...],
    recipients: tuple[Party, ...] = (),
    event: str = "RETREAT",
    *,
    modes: tuple[str, ...] = (),
    status: Status = "actual",
    said_by: Party | None = None,
) -> Reading:
    joint = len(actors) > 1 and not recipients
    return Reading(
        0,
        0,
        (0,),
        event,
        modes,
        (),
        None,
        actors,
        recipients,
        joint,
        status,
        (),
        said_by,
        "e",
        (),
        (),
        0.5,
    )


FULL = "RUS GOV > GEO  RETREAT/withdraw  negated  said by GEO GOV"


def test_a_full_line_is_read_and_written_back() -> None:
    full = reading(
        (party("RUS", "GOV"),),
        (party("GEO"),),
        modes=("withdraw",),
        status="negated",
        said_by=party("GEO", "GOV"),
    )
    assert parse_line(FULL).takes(full)
    assert format_reading(full) == FULL


def test_what_is_not_written_is_not_compared() -> None:
    full = reading((party("RUS", "MIL"),), (party("GEO"),), modes=("withdraw",))
    assert parse_line("RUS > GEO  RETREAT").takes(full)
    assert not parse_line("RUS GOV > GEO  RETREAT").takes(full)
    assert not parse_line("RUS > GEO  RETREAT  negated").takes(full)
    assert not parse_line("RUS  RETREAT").takes(full)


def test_a_joint_act_is_not_several_actors() -> None:
    both = reading((party("NOR"), party("CHL")), event="SUPPORT")
    assert parse_line("CHL + NOR  SUPPORT").takes(both)
    assert not parse_line("CHL, NOR  SUPPORT").takes(both)


def test_an_unknown_country_is_dashes() -> None:
    assert parse_line("--- REB > MMR  ASSAULT").takes(
        reading((party(None, "REB"),), (party("MMR"),), event="ASSAULT")
    )


def test_readings_are_paired_once_each() -> None:
    twice = [reading((party("NOR"),)), reading((party("NOR"),))]
    missing, surplus = compare(["NOR  RETREAT"], twice)
    assert not missing and len(surplus) == 1


def test_contexts_that_are_named_must_hold_and_those_with_not_must_not() -> None:
    raid = replace(reading((party("NOR"),)), contexts=("military", "terrorism"))
    assert parse_line("NOR  RETREAT  [terrorism]").takes(raid)
    assert parse_line("NOR  RETREAT  [terrorism, military, not cyber]").takes(raid)
    assert not parse_line("NOR  RETREAT  [cyber]").takes(raid)
    assert not parse_line("NOR  RETREAT  [terrorism, not military]").takes(raid)


def test_a_cameo_code_is_compared_digit_by_digit() -> None:
    freed = replace(reading((party("NOR"),)), cameo="0841")
    assert parse_line("NOR  RETREAT  cameo 0841").takes(freed)
    assert not parse_line("NOR  RETREAT  cameo 084").takes(freed)


def test_the_statuses_beside_the_first_are_compared_where_they_are_written() -> None:
    unsure = replace(reading((party("NOR"),), status="negated"), also=("future",))
    assert parse_line("NOR  RETREAT  negated").takes(unsure)
    assert parse_line("NOR  RETREAT  negated+future").takes(unsure)
    assert not parse_line("NOR  RETREAT  negated+historical").takes(unsure)


def test_details_are_written_as_they_are_read() -> None:
    line = "NOR > CHL  RETREAT/withdraw  negated+future  [military, diplomatic]  cameo 0874"
    full = replace(
        reading((party("NOR"),), (party("CHL"),), modes=("withdraw",), status="negated"),
        also=("future",),
        contexts=("military", "diplomatic"),
        cameo="0874",
    )
    assert format_reading(full, details=True) == line
    assert format_reading(full) == "NOR > CHL  RETREAT/withdraw  negated"
    assert parse_line(line).takes(full)


@pytest.mark.parametrize(
    "line",
    ["NOR SUPPORT", "norway  SUPPORT", "NOR  SUPPORT  perhaps", "NOR  SUPPORT  negated+perhaps"],
)
def test_a_bad_line_is_told(line: str) -> None:
    with pytest.raises(LexiconError, match="Golden line"):
        parse_line(line)
