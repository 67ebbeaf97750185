"""Weekdays that another day of the sentence sets right, days quoted, and those of which no day is known."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model import Document
from dragoman.syntax import Parser, split
from dragoman.temporal import date_of

WEDNESDAY = date(2024, 6, 12)


def told(text: str, word: str) -> tuple[str | None, str | None]:
    """The first day of the act at a word, in a report of a Wednesday, and the reason where there is one."""
    document = Document.create(text, published=WEDNESDAY, language="en")
    [tree] = Parser.load().parse(split(document))
    trigger = next(token.i for token in tree.tokens if token.text == word)
    when, reason = date_of(tree, trigger, document, status="actual")
    return when.start.isoformat() if when else None, reason


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Chad closed its border on Thursday after rebels seized a post on Wednesday.", "seized", "2024-06-05"),
        ("Chad closed its border on Thursday following talks with Sudan on Wednesday.", "talks", "2024-06-05"),
        ("Chad closed its border on Thursday before rebels seized a post on Friday.", "seized", "2024-06-07"),
        ("Chad closed its border on Wednesday after rebels seized a post on Monday.", "seized", "2024-06-10"),
        ("Chad closed its border on Thursday after rebels seized a post on June 12.", "seized", "2024-06-12"),
        ("Chad closed its border on Thursday, and rebels seized a post on Wednesday.", "seized", "2024-06-12"),
    ],
)  # fmt: skip
def test_what_was_before_a_day_was_on_the_weekday_before_it(text: str, word: str, day: str) -> None:
    assert told(text, word)[0] == day


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ('"We jailed him yesterday," an envoy told reporters on Monday.', "jailed", "2024-06-09"),
        ("“We signed the treaty today,” an envoy said on Sunday.", "signed", "2024-06-09"),
        ("We jailed him yesterday, an envoy told reporters on Monday.", "jailed", "2024-06-11"),
        ('"We jailed him yesterday," an envoy told reporters.', "jailed", "2024-06-11"),
    ],
)
def test_a_quoted_day_counts_from_that_of_the_saying(text: str, word: str, day: str) -> None:
    assert told(text, word)[0] == day


@pytest.mark.parametrize("day", ["Easter Sunday", "Independence Day", "Eid al-Fitr"])
def test_a_feast_whose_day_is_not_known_is_no_day_of_the_report(day: str) -> None:
    assert told(f"Chad signed a treaty on {day}.", "signed") == (
        None,
        f'"{day}" is a day that its country and year set',
    )
    assert told("Chad signed a treaty during Ramadan.", "signed")[0] is None


def test_a_feast_in_the_name_of_an_agreement_is_no_day() -> None:
    assert told("Chad signed on the Good Friday Agreement.", "signed")[0] == "2024-06-11"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("the week before last", "2024-05-27"),
        ("the month before last", "2024-04-01"),
        ("the year before last", "2022-01-01"),
        ("on May Day", "2024-05-01"),
    ],
)
def test_the_one_before_last(words: str, day: str) -> None:
    assert told(f"Chad signed a treaty {words}.", "signed")[0] == day


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        # what was done far back is behind its own verb
        ("Japan lifted sanctions imposed on Russia in 2014.", "lifted", "2024-06-11"),
        ("Japan lifted sanctions imposed on Russia in 2014.", "imposed", "2014-01-01"),
        ("Japan lifted sanctions on Russia in 2014.", "lifted", "2014-01-01"),
        # a law does what it does from its day on
        ("Peru passed a law banning the group last year.", "banning", "2023-01-01"),
        ("Peru met a man banning the group last year.", "banning", "2024-06-11"),
        # what was spoken of last week was not done yesterday
        ("China criticised last week a visit to Taiwan.", "visit", None),
        ("China criticised on Tuesday a visit to Taiwan.", "visit", "2024-06-11"),
        ("China criticised a visit to Taiwan.", "visit", "2024-06-11"),
    ],
)
def test_an_act_has_no_day_of_another_time(text: str, word: str, day: str | None) -> None:
    assert told(text, word)[0] == day
