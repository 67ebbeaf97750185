"""Dates that stand elsewhere than at their act, kind by kind, on parsed sentences: no model."""

from __future__ import annotations

import pytest

from tests.temporal.test_attachment import said_by, told

TODAY, MONDAY = "2024-03-13", "2024-03-11"


@pytest.mark.parametrize(
    ("beginning", "trigger", "days"),
    [
        # the words of time stand above the act, or are who brought it
        ("The minister attended a rally", "rally", "2024-03-10"),
        ("Monday saw", "clashes", MONDAY),
        # the verb right before
        ("The 40 prisoners", "released", TODAY),
        # a verb that was read as an adjective
        ("The army said its jets", "bombed", MONDAY),
        # what is done with the words of today
        ("Today I am pleased", "recognises", TODAY),
        ("As part of today", "designating", TODAY),
        ('" I hereby', "withdraw", "2024-03-12"),
        # a clause of the same moment, a sufferer beside another
        ("At least ten people", "killed", MONDAY),
        ("Police on Monday fired tear gas as", "marched", MONDAY),
        ("A Palestinian was", "killed", MONDAY),
        # errands, occasions and what is only reported
        ("The president will travel", "talks", "2024-03-15"),
        ("Peru and Chile participated", "participated", "2024-03-04"),
        ("Clashes were reported", "Clashes", MONDAY),
        # days to come behind "for", days that were behind an infinitive of purpose
        ("Unions have called", "called", "2024-03-15"),
        ("Police used tear gas", "disperse", MONDAY),
        ("Police used tear gas", "used", MONDAY),
        # behind the place of what is condemned
        ("Norway condemned the kidnapping", "kidnapping", "2024-03-04/2024-03-10"),
    ],
)
def test_a_date_is_of_an_act_that_stands_elsewhere(beginning: str, trigger: str, days: str) -> None:
    assert told(beginning, trigger) == days


@pytest.mark.parametrize(
    ("beginning", "trigger"),
    [
        ("The raids came at a time when", "raids"),
        ("Norway condemned the kidnapping", "condemned"),
        ("The general , an officer", "charged"),
        ("The governor resigned on Friday", "protests"),
    ],
)
def test_and_not_of_one_that_only_stands_near(beginning: str, trigger: str) -> None:
    assert told(beginning, trigger) is None


def test_the_day_after_a_verb_of_saying_is_no_part_of_the_name_behind_it() -> None:
    council = "Security Council members said Friday Peru"
    assert said_by(council, "show", "members") == "2024-03-08"


def test_a_term_is_of_what_is_asked_for_and_not_of_the_asking() -> None:
    assert said_by("The minister urged Peru to hold a vote by", "urged", "minister") is None
