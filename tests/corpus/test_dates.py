"""Dates are read only where they can be read one way."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dragoman.corpus.dates import dateline_date, day_order, month_names, parse_date

DAY = date(2016, 5, 17)


@pytest.mark.parametrize(
    "value",
    [
        DAY,
        datetime(2016, 5, 17, 23, 59, tzinfo=UTC),
        "2016-05-17",
        "2016-05-17T23:59:00-11:00",
        "2016-05-17 14:02",
        "2016/05/17",
        "2016.5.17",
        "20160517",
        20160517,
        "20160517140200",
        20160517140200,
        "20160517T140200Z",
        1463443200,
        "1463443200",
        1463443200.5,
        1463443200000,
        "1463443200000",
        1463443200000000,
        1463443200000000000,
        "Tue, 17 May 2016 14:02:00 +0200",
        "Tue, 17 May 16 14:02 GMT",
        "Tuesday, 17-May-16 14:02:00 GMT",
        "Tue May 17 20:19:24 +0000 2016",
        "May 17, 2016",
        "May 17th, 2016 at 3:00pm",
        "17 May, 2016",
        "17. Mai 2016",
        "17 mai 2016 à 14h30",
        "17 de mayo de 2016",
        "17 мая 2016 г.",
        "17 مايو 2016",
        "١٧ مايو ٢٠١٦",
        "17 أيار/مايو 2016",
        "2016年5月17日",
        "2016년 5월 17일",
        "17/05/2016",
        "05/17/2016",
        "17.05.2016 14:02",
    ],
)
def test_styles_that_name_one_day(value: object) -> None:
    assert parse_date(value) == DAY


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "yesterday",
        "2 days ago",
        "Monday",
        "2016",
        "2016-05",
        "May 2016",
        "17 May",
        "03/04/2016",
        "14.9.12",
        "03-04-16",
        "2016-13-45",
        "30 February 2016",
        "99999999",
        "17 listopad 2016",
        "Updated 3 mai 2016, published 1 mai 2016",
        0,
        12,
        True,
        float("nan"),
        float("inf"),
        10**400,
        [2016, 5, 17],
        "x" * 500,
    ],
)
def test_what_names_no_day_is_unknown(value: object) -> None:
    assert parse_date(value) is None


def test_a_numeric_date_follows_the_order_of_its_file() -> None:
    assert day_order(["03/04/2016", "17/05/2016", None]) == "day first"
    assert day_order(["03/04/2016", "05/17/2016"]) == "month first"
    assert day_order(["05/17/2016", "17/05/2016"]) is None
    assert day_order(["03/04/2016"]) is None
    assert parse_date("03/04/2016", "day first") == date(2016, 4, 3)
    assert parse_date("03/04/2016", "month first") == date(2016, 3, 4)
    assert parse_date("04/04/2016") == date(2016, 4, 4)


def test_month_names_of_many_languages() -> None:
    names = month_names()
    assert names["mayo"] == names["мая"] == names["مايو"] == {5}
    assert names["listopad"] == {10, 11}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("GENEVA, 24 November 2013 - Iran agreed", date(2013, 11, 24)),
        ("PARIS (Reuters) - Nov 3, 2015 - A court", date(2015, 11, 3)),
        ("WASHINGTON, D.C., Nov. 3, 2015 — The", date(2015, 11, 3)),
        ("BEIJING, Nov. 3, 2015 (Xinhua) -- China", date(2015, 11, 3)),
        ("LONDON 3 May 2011 (Reuters) - The", date(2011, 5, 3)),
        ("ST. PETERSBURG, Russia (AP) - Nov. 3, 2015 - A", date(2015, 11, 3)),
        ("November 24, 2021\nIsrael and Morocco", date(2021, 11, 24)),
    ],
)
def test_a_full_dateline_gives_the_date(text: str, day: date) -> None:
    assert dateline_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "KABUL, March 4 - The government",
        "OSLO - Norway and Kenya signed on Tuesday",
        "On 3 November 2015 - the day of the vote - the",
        "Nov 24, 2021, was the day on which",
        "The deal of 3 May 2011 - which nobody read - fell",
        "Israel and Morocco signed, 24 November 2021 - they said",
        "PARIS (Reuters) - Nov 3, 2015 the minister said",
        "",
    ],
)
def test_a_date_in_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline_date(text) is None
