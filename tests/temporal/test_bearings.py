"""Days of nouns and clauses that the parse hangs from the verb above, and days that one tells more exactly: no model."""

from __future__ import annotations

from pathlib import Path

from tests.temporal import test_attachment

BLOCKS = Path(__file__).with_name("bearings.txt").read_text(encoding="utf-8").split("\n\n")
LAST_WEEK, MONDAY, NEXT_MONDAY = "2024-03-04/2024-03-10", "2024-03-11", "2024-03-18"


def told(beginning: str, trigger: str) -> str | None:
    return test_attachment.told(beginning, trigger, blocks=BLOCKS)


def test_days_before_a_dated_noun_are_reckoned_from_it() -> None:
    assert told("Soldiers arrested", "arrested") == "2024-03-06"


def test_days_before_an_undated_noun_stay_unknown() -> None:
    assert told("Norwegian agents", "raided") is None


def test_the_day_of_a_deed_is_not_that_of_what_came_of_it() -> None:
    assert told("The government 's decision", "sparked") is None
    assert told("The murder of", "murder") == "2024-03-04"
    assert told("The murder of", "send") is None
    assert told("The killing of", "killing") == "2024-03-07"
    assert told("The killing of", "condemned") is None


def test_what_something_led_to_keeps_the_day_behind_it() -> None:
    assert told("The riots led", "declare") == MONDAY
    assert told("The riots led", "riots") is None


def test_a_day_behind_what_an_act_was_done_in_spite_of_is_of_that() -> None:
    assert told("Peru executed", "plea") == LAST_WEEK
    assert told("Peru executed", "executed") is None


def test_a_second_day_of_a_verb_is_that_of_the_noun_before_it() -> None:
    assert told("The Chilean court", "attack") == "2018-05-01/2018-05-31"
    assert told("The Chilean court", "jailed") == "2024-03-12"


def test_what_a_statement_goes_on_to_do_has_the_day_of_the_statement() -> None:
    assert told("In a statement", "condemned") == "2024-03-09"
    assert told("In a statement", "demanded") == "2024-03-09"


def test_what_is_done_at_an_occasion_has_its_day() -> None:
    assert told("Norway hosted", "demanded") == "2024-03-01/2024-03-13"


def test_the_plain_present_of_a_timetable_is_to_come() -> None:
    assert told("The king begins", "visit") == "2024-03-17"


def test_what_is_called_from_a_day_on_is_to_come() -> None:
    assert told("Unions called", "strike") == NEXT_MONDAY


def test_the_same_day_that_something_was_done_is_the_one_told_before() -> None:
    assert told("Chilean workers", "raided") == "2024-03-08"


def test_days_that_lead_back_to_a_deed_by_its_subject_are_the_deeds() -> None:
    assert told("Pakistani jets", "bombed") == "2024-01-18"
    assert told("Pakistani jets", "strike") == "2024-01-16"


def test_what_is_done_in_the_course_of_something_was_not_done_when_that_began() -> None:
    assert told("During the siege", "shelled") is None


def test_what_those_decide_who_meet_has_the_day_of_their_meeting() -> None:
    assert told("Lawmakers of Angola", "deployment") == "2024-03-08"
