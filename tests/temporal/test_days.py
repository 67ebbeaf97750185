"""Steps over the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.temporal.days import step_back


@pytest.mark.parametrize(
    ("count", "unit", "found"),
    [
        (1, "decade", date(2014, 2, 28)),
        (-1, "decade", date(2034, 2, 28)),
        (2, "year", date(2022, 2, 28)),
        (1, "month", date(2024, 1, 29)),
        (3, "fortnight", date(2024, 1, 18)),
    ],
)
def test_a_step_keeps_the_day_or_takes_the_last_of_a_shorter_month(
    count: int, unit: str, found: date
) -> None:
    assert step_back(date(2024, 2, 29), count, unit) == found
