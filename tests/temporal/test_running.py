"""Days that clauses of one moment share, and those that the parse hangs a word too low: no model."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.temporal import find, resolve
from tests.temporal import test_attachment
from tests.temporal.test_attachment import WEDNESDAY

BLOCKS = Path(__file__).with_name("running.txt").read_text(encoding="utf-8").split("\n\n")
MONDAY, TUESDAY, THURSDAY = "2024-03-11", "2024-03-12", "2024-03-07"
SATURDAY, SUNDAY = "2024-03-09", "2024-03-10"


def told(beginning: str, trigger: str) -> str | None:
    return test_attachment.told(beginning, trigger, blocks=BLOCKS)


@pytest.mark.parametrize(
    ("beginning", "trigger", "day"),
    [
        ("Insurgents withdrew", "withdrew", SUNDAY),
        ("Soldiers overran", "overran", MONDAY),
        ("Gunmen shot dead", "shot", MONDAY),
    ],
)
def test_a_past_that_the_tagger_takes_for_a_present_has_the_day_behind_it(
    beginning: str, trigger: str, day: str
) -> None:
    assert told(beginning, trigger) == day


def test_a_day_behind_what_a_verb_makes_of_its_object_is_the_verbs() -> None:
    assert told("The rebels had taken", "taken") == MONDAY


def test_a_day_behind_a_bare_gerund_of_purpose_is_the_verbs() -> None:
    assert told("Agents seized four", "seized") == MONDAY


def test_a_day_behind_an_hour_goes_through_it() -> None:
    assert told("Soldiers left their", "left") == TUESDAY
    assert told("Soldiers left their", "seized") == TUESDAY


def test_today_behind_what_was_to_be_done_is_not_of_the_clause_before() -> None:
    assert told("Turkey bombed hills", "bombed") is None
    assert told("Turkey bombed hills", "debate") == "2024-03-13"


def test_a_participle_of_the_subject_between_commas_shares_its_day() -> None:
    assert told("The envoys of Togo", "rejected") == MONDAY


def test_a_participle_behind_a_noun_shares_the_day_that_closes_the_clause() -> None:
    assert told("A bomber rammed", "rammed") == SATURDAY
    assert told("Gunmen ambushed pilgrims", "ambushed") == TUESDAY
    assert told("Gunmen ambushed pilgrims", "killing") == TUESDAY


def test_words_do_not_share_the_day_of_a_participle() -> None:
    assert told("The minister criticised", "criticised") is None
    assert told("The minister criticised", "protesting") == MONDAY


def test_a_relative_clause_that_tells_what_an_act_did_has_its_day() -> None:
    assert told("Rebels staged a raid", "killed") == SUNDAY
    assert told("The army blamed", "killed") == MONDAY


def test_a_clause_with_as_that_is_read_as_a_noun_is_of_the_same_moment() -> None:
    assert told("Police killed a man", "killed") == MONDAY
    assert told("Police killed a man", "arrested") == MONDAY


def test_a_participle_led_by_and_is_a_conjunct() -> None:
    assert told("At least ten people", "killed") == THURSDAY
    assert told("At least ten people", "injured") == THURSDAY


def test_a_day_behind_the_place_of_what_one_is_accused_of_is_of_that() -> None:
    assert told("Prosecutors accused", "accused") is None
    assert told("Prosecutors accused", "torturing") == SATURDAY


def test_what_has_been_so_since_an_act_with_a_day_runs_to_the_report() -> None:
    assert told("The Chilean army", "blockaded") == "2024-03-11/2024-03-13"
    assert told("Chile has bombed", "bombed") == "2024-03-07/2024-03-13"
    assert told("Peru held its first", "held") is None


@pytest.mark.parametrize(
    ("before", "text", "days"),
    [
        ("Troops fled on Monday. ", "Jets struck the port at noon.", (11, 11)),
        ("Troops fled on Monday. ", "Jets struck the port shortly before dawn.", (11, 11)),
        ("Troops fled on Monday. ", "Jets have struck two ports since.", (11, 13)),
    ],
)
def test_hours_and_since_count_from_the_day_told_before(
    before: str, text: str, days: tuple[int, int]
) -> None:
    (expression,) = find(text)
    found = resolve(text, expression, WEDNESDAY, before=before)
    assert not isinstance(found, str)
    assert (found.start.day, found.end.day) == days


@pytest.mark.parametrize(
    "text",
    [
        "Jets have struck two ports since the accord.",
        "The port has since been struck.",
        "The ban has long since.",
        "Crowds gathered for dawn prayers.",
    ],
)
def test_since_before_a_clause_and_hours_in_a_name_are_no_days(text: str) -> None:
    assert not find(text)
