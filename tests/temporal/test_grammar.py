"""What is an expression of time, and which days it allows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.temporal import Interval, find, interval

WEDNESDAY = date(2024, 3, 13)


def days(text: str, *, future: bool = False, published: date | None = WEDNESDAY) -> str:
    (expression,) = find(text)
    found = interval(expression, published, future=future)
    if isinstance(found, str):
        return found
    return f"{found.start} {found.end} {found.precision}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 24 November 2021", "2021-11-24 2021-11-24 day"),
        ("November 24th, 2021", "2021-11-24 2021-11-24 day"),
        ("Nov. 24, 2021", "2021-11-24 2021-11-24 day"),
        ("Thursday, 12 March 2020", "2020-03-12 2020-03-12 day"),
        ("2021-11-24", "2021-11-24 2021-11-24 day"),
        ("13/02/2021", "2021-02-13 2021-02-13 day"),
        ("in March 2015", "2015-03-01 2015-03-31 month"),
        ("It joined in 2014.", "2014-01-01 2014-12-31 year"),
        ("the 2015 talks", "2015-01-01 2015-12-31 year"),
        ("in the 1990s", "1990-01-01 1999-12-31 decade"),
        ("in the third quarter of 2019", "2019-07-01 2019-09-30 quarter"),
        ("from 3 to 5 May 2019", "2019-05-03 2019-05-05 range"),
        ("from 30 April to 5 May 2019", "2019-04-30 2019-05-05 range"),
        ("between 2014 and 2016", "2014-01-01 2016-12-31 range"),
    ],
)
def test_absolute_dates_need_no_publication_date(text: str, expected: str) -> None:
    assert days(text, published=None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Monday", "2024-03-11 2024-03-11 day"),
        ("on Wednesday", "2024-03-13 2024-03-13 day"),
        ("last Wednesday", "2024-03-06 2024-03-06 day"),
        ("yesterday", "2024-03-12 2024-03-12 day"),
        ("two days ago", "2024-03-11 2024-03-11 day"),
        ("last week", "2024-03-04 2024-03-10 week"),
        ("this month", "2024-03-01 2024-03-13 month"),
        ("earlier this year", "2024-01-01 2024-03-13 range"),
        ("three years ago", "2021-01-01 2021-12-31 year"),
        ("over the weekend", "2024-03-09 2024-03-10 range"),
        ("on 24 November", "2023-11-24 2023-11-24 day"),
        ("in May", "2023-05-01 2023-05-31 month"),
        ("since 2014", "2014-01-01 2024-03-13 range"),
    ],
)
def test_relative_dates_are_reckoned_from_the_publication(text: str, expected: str) -> None:
    assert days(text) == expected


@pytest.mark.parametrize("text", ["on Monday", "yesterday", "last week", "two days ago"])
def test_relative_dates_without_a_publication_date_are_unknown_and_say_why(text: str) -> None:
    assert days(text, published=None) == f'relative date "{text}" and no publication date'


def test_what_is_to_come_lies_after_the_report() -> None:
    assert days("on Monday", future=True) == "2024-03-18 2024-03-18 day"
    assert days("on 24 November", future=True) == "2024-11-24 2024-11-24 day"
    assert days("by Friday", future=True) == "2024-03-13 2024-03-15 range"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("the same day", "refers to a date told elsewhere"),
        ("until 2014", "sets no beginning"),
        ("03/04/2021", "may be month first or day first"),
        ("on 31 February 2021", "is no day of the calendar"),
    ],
)
def test_what_cannot_be_reckoned_gives_a_reason(text: str, reason: str) -> None:
    assert reason in days(text)


@pytest.mark.parametrize(
    "text",
    [
        "2014 soldiers marched.",
        "A crowd of 2014 people marched.",
        "The index fell to 2014.5 points.",
        "May said that the troops may march.",
        "They praised the Good Friday accord.",
        "It cost $1999 and 2,014 euros.",
    ],
)
def test_plain_numbers_names_and_verbs_are_no_dates(text: str) -> None:
    assert find(text) == ()


@given(
    st.text(
        st.sampled_from("0123456789 -/.,MayMondaylastyearofthe1990s2014inby\u202f’"), max_size=60
    ),
    st.none() | st.dates(),
)
def test_odd_text_gives_an_interval_in_order_or_a_reason(text: str, published: date | None) -> None:
    for expression in find(text):
        found = interval(expression, published)
        assert isinstance(found, str) or (isinstance(found, Interval) and found.start <= found.end)
        assert text[expression.start : expression.end].startswith(expression.text)
